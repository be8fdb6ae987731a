"""Where every row of a template goes in the large demo shop: one pass over the scratch file, before a row is copied.

Ids stay in the template's order: a row's copies follow each other, then come the next row's. So what happened later
has a higher id in the large shop too, sessions count their acts without gaps, and stock adds up entry by entry.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.services.demo_template import number_on

# whose row it is: a table's column that names a row of another one, parents first
OWNED_BY = {
    "recipient": ("member_id", "member"), "orders": ("member_id", "member"), "balance": ("member_id", "member"),
    "quota_use": ("member_id", "member"), "points_entry": ("member_id", "member"), "lot": ("member_id", "member"),
    "notice": ("member_id", "member"), "order_line": ("order_id", "orders"), "freeze": ("order_id", "orders"),
    "fulfilment": ("order_id", "orders"), "payment": ("order_id", "orders"), "refund": ("order_id", "orders"),
    "order_note": ("order_id", "orders"), "order_tag": ("order_id", "orders"), "task": ("order_id", "orders"),
    "order_exception": ("order_id", "orders"), "stock_entry": ("order_id", "orders"),
    "allocation": ("freeze_id", "freeze"), "fulfilment_line": ("fulfilment_id", "fulfilment"),
    "access_subject": ("subject_id", "orders"),
}  # fmt: skip
# acts of the whole shop, done once however many copies there are
ONCE = {"fold_figures", "seal_audit", "publish_rules"}
STORY = f"{2**64:032x}"  # command ids of a story are below
NOBODY, EVERYBODY = -1, 0


@dataclass
class Outline:
    """By a template row's id: first (of its copies), owner (the template's member, NOBODY for what is done once,
    EVERYBODY for what every copy does by itself). before: a stock entry's (on hand, reserved, damaged) before it.
    """

    path: Path
    copies: int
    base: dict[str, int] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)
    first: dict[str, array[int]] = field(default_factory=dict)
    owner: dict[str, array[int]] = field(default_factory=dict)
    regular: set[int] = field(default_factory=set)
    order_of: dict[str, int] = field(default_factory=dict)
    serial: array[int] = field(default_factory=lambda: array("q"))
    seq: array[int] = field(default_factory=lambda: array("q"))
    sessions: dict[int, int] = field(default_factory=dict)
    receiver: dict[int, int] = field(default_factory=dict)
    own: dict[int, bool] = field(default_factory=dict)
    before: array[int] = field(default_factory=lambda: array("q"))
    received: dict[int, tuple[int, int]] = field(default_factory=dict)
    stock: dict[int, list[int]] = field(default_factory=dict)
    seals: list[tuple[int, int, int, str]] = field(default_factory=list)
    sealed_rows: dict[int, int] = field(default_factory=dict)

    def times(self, owner: int) -> int:
        """How many copies there are of what is the owner's."""
        return self.copies if owner == EVERYBODY or owner in self.regular else 1

    def total(self, table: str) -> int:
        """The highest id that a table has in the large shop."""
        ids = self.first[table]
        return ids[-1] + self.times(self.owner[table][-1]) - 1 if len(ids) > 1 else 0


def outlined(path: Path, *, base: dict[str, int], copies: int, regulars: int) -> Outline:
    """base: the highest rowid of every table when the shop was set up."""
    outline = Outline(path, copies, base)
    with closing(sqlite3.connect(path)) as reading:
        cards = reading.execute("SELECT id, card_no FROM member ORDER BY id").fetchall()
        outline.regular = {number for number, card_no in cards if number_on(card_no) <= regulars}
        _number(outline, "member", [(number, number) for number, _ in cards])
        for table, (column, parent) in OWNED_BY.items():
            _owned(outline, reading, table, column, parent)
        _orders(outline, reading)
        _receivers(outline, reading)
        _journal(outline, reading)
        _stock(outline, reading)
        _seals(outline, reading)
    return outline


def _number(outline: Outline, table: str, rows: list[tuple[int, int]]) -> None:
    """rows: (rowid, owner) ascending. A row of the set-up keeps its id."""
    base = outline.base[table]
    last = max(rows[-1][0] if rows else 0, base)
    first, owner = array("q", range(last + 1)), array("q", [NOBODY]) * (last + 1)
    following = base + 1
    for number, whose in rows:
        if number > base:
            first[number], owner[number] = following, whose
            following += outline.times(whose)
    outline.first[table], outline.owner[table], outline.last[table] = first, owner, last


def _owned(outline: Outline, reading: sqlite3.Connection, table: str, column: str, parent: str) -> None:
    owners = outline.owner[parent]
    rows = reading.execute(f"SELECT rowid, {column} FROM {table} ORDER BY rowid")
    _number(outline, table, [(number, EVERYBODY if of is None else owners[of]) for number, of in rows])


def _orders(outline: Outline, reading: sqlite3.Connection) -> None:
    """Of an order's number: how many orders its day had before."""
    outline.serial = array("q", [0]) * len(outline.first["orders"])
    days: dict[str, int] = defaultdict(int)
    for number, order_no, member_id in reading.execute("SELECT id, order_no, member_id FROM orders ORDER BY id"):
        outline.order_of[order_no] = number
        outline.serial[number] = days[order_no[2:8]]
        days[order_no[2:8]] += outline.times(member_id)


def _receivers(outline: Outline, reading: sqlite3.Connection) -> None:
    """Whether a receiver is the member herself."""
    found = reading.execute(
        "SELECT r.id, r.name_sealed = m.name_sealed FROM recipient r JOIN member m ON m.id = r.member_id"
    )
    outline.own = {number: bool(own) for number, own in found}


def _journal(outline: Outline, reading: sqlite3.Connection) -> None:
    """Audit, commands and events: whose they are, and each session's running number."""
    orders, audit, commands = outline.owner["orders"], [], {}
    current: dict[int, int] = {}
    outline.seq = array("q", [0]) * (1 + (reading.execute("SELECT max(id) FROM audit").fetchone()[0] or 0))
    sessions: dict[int, int] = defaultdict(int)
    for number, session, act, subject, subject_id, order_id, after, command_id in reading.execute(
        "SELECT id, session_id, act, subject, subject_id, order_id, after, command_id FROM audit WHERE id > ?"
        " ORDER BY id",
        (outline.base["audit"],),
    ):
        if order_id is not None:
            owner = orders[order_id]
        else:
            owner = subject_id if subject == "member" else NOBODY if act in ONCE else EVERYBODY
        audit.append((number, owner))
        outline.seq[number] = sessions[session] + 1
        sessions[session] += outline.times(owner)
        command = int(command_id, 16)
        commands[command] = owner
        if act in ("place_order", "edit_order"):
            current[order_id] = json.loads(after)["recipient"] or 0
        if order_id is not None and current.get(order_id):
            outline.receiver[command] = current[order_id]
    outline.sessions = dict(sessions)
    _number(outline, "audit", audit)
    outline.base["number"] = 0
    _number(outline, "number", sorted(commands.items()))
    rows = reading.execute("SELECT rowid, id FROM command WHERE id < ? ORDER BY rowid", (STORY,))
    _number(outline, "command", [(rowid, commands[int(number, 16)]) for rowid, number in rows])
    events = reading.execute("SELECT id, aggregate FROM outbox ORDER BY id").fetchall()
    _number(outline, "outbox", [(n, orders[int(a[6:])] if a.startswith("order:") else NOBODY) for n, a in events])
    looks = reading.execute("SELECT access_id, subject_id FROM access_subject ORDER BY access_id")
    _number(outline, "access", [(number, orders[order_id]) for number, order_id in looks])


def _stock(outline: Outline, reading: sqlite3.Connection) -> None:
    entries = reading.execute(
        "SELECT id, sku_id, d_on_hand, d_reserved, d_damaged, cause FROM stock_entry ORDER BY id"
    ).fetchall()
    outline.before = array("q", [0, 0, 0]) * (outline.last["stock_entry"] + 1)
    owners, base = outline.owner["stock_entry"], outline.base["stock_entry"]
    now: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
    for number, sku_id, *moved, cause in entries:
        sums = now[sku_id]
        outline.before[3 * number : 3 * number + 3] = array("q", sums)
        times = outline.times(owners[number]) if number > base else 1
        now[sku_id] = [have + times * more for have, more in zip(sums, moved, strict=True)]
        if cause.startswith("receive:") and number > base:
            outline.received[int(cause.split(":")[1], 16)] = number, moved[0]
    outline.stock = dict(now)


def _seals(outline: Outline, reading: sqlite3.Connection) -> None:
    """(first audit id, last audit id, rows, time) of every seal, and how many rows each command to seal found."""
    found: list[tuple[Any, ...]] = reading.execute("SELECT last_id, at FROM audit_seal ORDER BY id").fetchall()
    acts = reading.execute("SELECT command_id FROM audit WHERE act = 'seal_audit' ORDER BY id").fetchall()
    base, before = outline.base["audit"], 0
    set_up = reading.execute("SELECT min(id), count(*) FROM audit WHERE id <= ?", (base,)).fetchone()
    for (last_id, at), (command_id,) in zip(found, acts, strict=True):
        last = outline.first["audit"][last_id] + outline.times(outline.owner["audit"][last_id]) - 1
        since = before + 1 if before else set_up[0]
        rows = last - before if before else last - base + set_up[1]
        outline.seals.append((since, last, rows, at))
        outline.sealed_rows[int(command_id, 16)] = rows
        before = last
