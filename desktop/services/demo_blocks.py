"""A large demo shop: a template of some thousand orders played once, then copied in blocks into the database.

    plan = plan_of(1_000_000, days=400, end=now)      a story of how many orders is copied how often
    copy_story(office, …)                             its rows, as the services would have left them

Every copy has people, numbers, times, keys, tokens, digests and seals of its own. All processors make rows; memory
holds the template's outline and a few blocks, however many orders there are.
"""

from __future__ import annotations

import gc
import hashlib
import marshal
import math
import os
import shutil
import sqlite3
import tempfile
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

from sqlalchemy import insert, text

from desktop.models.journal import Figure
from desktop.models.vocabulary import Preset
from desktop.services.audit import START
from desktop.services.demo_books import WRITTEN
from desktop.services.demo_copies import BESIDE, Copies
from desktop.services.demo_load import PostgresLoad, SqliteLoad, columns_of, loading
from desktop.services.demo_outline import Outline, outlined
from desktop.services.demo_player import Clock, Player
from desktop.services.demo_spots import Means
from desktop.services.demo_story import Story
from desktop.services.demo_template import Template, scratch_office
from desktop.services.demo_times import Spread
from desktop.services.figures import MEASURES
from desktop.services.keys import audit_key
from desktop.services.member_totals import recount_totals
from desktop.services.office import Office
from desktop.services.recounts import recount_orders
from desktop.services.transaction import Actor, Reading

FRESH_LEAST, FRESH_MOST = 26, 10_000
ROWS_AT_ONCE = 5_000
# sealing a person costs as much as many rows
PEOPLE = {"member", "recipient"}
ONCE = ("rule_version", "staff_session", "figure")
COPIED = [name for name in WRITTEN if name not in BESIDE]
Say = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """block orders so many copies of, and fresh ones on top, from fresh_from on."""

    block: int
    copies: int
    fresh: int
    fresh_from: datetime


def plan_of(orders: int, *, days: int, end: datetime, block: int | None = None) -> Plan:
    """A block grows with the root of the orders: a million are 125 copies of eight thousand.

    The newest orders are nobody's copies: about as many as come in the last two thirds of a day.
    """
    block = block or 8 * math.isqrt(orders)
    fresh = min(max(orders // days, FRESH_LEAST), FRESH_MOST)
    copies = max(round((orders - fresh) / block), 1)
    block = (orders - fresh) // copies
    fresh = orders - copies * block
    # towards its end the shop sells half as much again as on the average
    return Plan(block, copies, fresh, end - timedelta(days=days * fresh / (1.6 * orders)))


def copy_story(
    office: Office, story: Story, plan: Plan, actors: Mapping[str, Actor], clock: Clock, *, url: str, say: Say
) -> Player:
    """url: of the tables' owner. Returns who played, for what comes after the story."""
    player, owner = Player(story, actors, clock), actors[Preset.OWNER.value]
    with _folder() as folder:
        outline = _template(office, story, plan, player, folder / "template.db", lambda part: say(0.15 * part))
        office.engine.dispose()
        assert owner.keys is not None
        means = Means(outline, Spread(story), owner.keys, audit_key(office.shop_secret), story.seed)
        with loading(url) as load:
            load.drop_indexes([*COPIED, *BESIDE])
            _write(means, load, url, lambda part: say(0.15 + 0.45 * part))
            load.finish(lambda part: say(0.6 + 0.35 * part))
        _recount(office, owner)
    player.go_on_after(outline.total("number"))
    say(1.0)
    return player


def _template(office: Office, story: Story, plan: Plan, player: Player, file: Path, say: Say) -> Outline:
    scratch = scratch_office(office, file)
    try:
        with closing(sqlite3.connect(file)) as reading:
            base = {
                name: reading.execute(f"SELECT coalesce(max(rowid), 0) FROM {name}").fetchone()[0]
                for name in (*COPIED, *ONCE)
            }
        owner = player.actors[Preset.OWNER.value]
        template = Template(scratch, owner, story.seed, regulars=story.regulars, copies=plan.copies)
        steps, done = story.steps, 0

        def tick() -> None:
            nonlocal done
            done += 1
            if done % 100 == 0:
                say(done / len(steps))

        player.play(steps, template, tick)
        template.write()
    finally:
        scratch.engine.dispose()
    return outlined(file, base=base, copies=plan.copies, regulars=story.regulars)


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="pointsdesk-template-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


# rows: made by all processors; a SQLite file has one writer, into PostgreSQL each writes its own

Task = tuple[str, int, int]
_copies: Copies
_own_load: SqliteLoad | PostgresLoad | None = None
_open = ExitStack()


def _begin(means: Means, url: str | None) -> None:
    global _copies, _own_load
    # rows by the hundred thousand with no circles among them
    gc.disable()
    _copies = Copies(means)
    if url is not None:
        _own_load = _open.enter_context(loading(url))


def _made(task: Task) -> tuple[list[tuple[str, bytes]], bytes]:
    """Rows by table, marshalled, unless this process has written them; and what a seal takes of audit rows."""
    rows = _copies.rows(*task)
    sealed = b"".join(row[0].to_bytes(8, "big") + row[-1] for row in rows.get("audit", ()))
    if _own_load is None:
        return [(table, marshal.dumps(found)) for table, found in rows.items()], sealed
    for table, found in rows.items():
        _own_load.write(table, found)
    return [], sealed


def _write(means: Means, load: SqliteLoad | PostgresLoad, url: str, say: Say) -> None:
    outline, processors = means.outline, os.cpu_count() or 1
    alone = isinstance(load, SqliteLoad)
    with closing(sqlite3.connect(outline.path)) as template:
        seals = _Seals(outline, template)
        _write_once(outline, template, load)
    tasks = deque(_tasks(outline))
    number, under_way = len(tasks), deque[Future[tuple[list[tuple[str, bytes]], bytes]]]()
    with ProcessPoolExecutor(
        max(processors - alone, 1), get_context("spawn"), initializer=_begin, initargs=(means, None if alone else url)
    ) as pool:
        while tasks or under_way:
            while tasks and len(under_way) < processors + 2:
                under_way.append(pool.submit(_made, tasks.popleft()))
            found, sealed = under_way.popleft().result()
            for table, content in found:
                load.write(table, marshal.loads(content))
            seals.take(sealed)
            say(1 - len(tasks) / number)
    load.write("audit_seal", seals.rows)


def _tasks(outline: Outline) -> list[Task]:
    """Pieces of all tables, side by side in the story's time."""
    found = []
    for table in COPIED:
        since, last = outline.base[table] + 1, outline.last[table]
        step = max(ROWS_AT_ONCE // outline.copies // (5 if table in PEOPLE else 1), 1)
        for at in range(since, last + 1, step):
            found.append(((at - since) / (last - since + 1), (table, at, min(at + step - 1, last))))
    return [task for _, task in sorted(found)]


def _write_once(outline: Outline, template: sqlite3.Connection, load: SqliteLoad | PostgresLoad) -> None:
    """What there is one of however many copies there are; figures are the whole shop's already."""
    for table in ONCE:
        names = columns_of(table)
        rows = template.execute(
            f"SELECT {', '.join(names)} FROM {table} WHERE rowid > ? ORDER BY rowid", (outline.base[table],)
        ).fetchall()
        if table == "staff_session":
            place = names.index("last_seq")
            rows = [(*row[:place], outline.sessions.get(row[0], 0), *row[place + 1 :]) for row in rows]
        load.write(table, [row for row in rows if table != "figure" or row[0] != "order"])
    load.run(
        "UPDATE stock SET on_hand = ?, reserved = ?, damaged = ? WHERE sku_id = ?",
        [(*now, sku_id) for sku_id, now in outline.stock.items()],
    )


class _Seals:
    """The chain of seals over audit rows as they come, in their order."""

    def __init__(self, outline: Outline, template: sqlite3.Connection) -> None:
        self.rows: list[tuple[int, int, int, int, bytes, str]] = []
        self._due = deque(outline.seals)
        self._digest = hashlib.sha256(START)
        self._left = self._size()
        before = template.execute("SELECT id, mac FROM audit WHERE id <= ? ORDER BY id", (outline.base["audit"],))
        self.take(b"".join(number.to_bytes(8, "big") + mac for number, mac in before))

    def take(self, content: bytes) -> None:
        while content and self._due:
            part, content = content[: self._left], content[self._left :]
            self._digest.update(part)
            self._left -= len(part)
            if not self._left:
                first, last, rows, at = self._due.popleft()
                digest = self._digest.digest()
                self.rows.append((len(self.rows) + 1, first, last, rows, digest, at))
                self._digest, self._left = hashlib.sha256(digest), self._size()

    def _size(self) -> int:
        return 40 * self._due[0][2] if self._due else 0


def _recount(office: Office, actor: Actor) -> None:
    """Members' totals and the orders by hour, from what was written; then the planner's statistics."""
    with office.transaction() as connection:
        recount_totals(connection)
        found = recount_orders(Reading(connection, actor, office.clock(), office.shop_secret))
        rows = [
            {"grain": "order", "day": day, "key": key, **dict(zip(MEASURES, sums, strict=True))}
            for (day, key), sums in found.items()
        ]
        for start in range(0, len(rows), 5_000):
            connection.execute(insert(Figure), rows[start : start + 5_000])
    if office.engine.dialect.name == "sqlite":
        with office.transaction() as connection:
            connection.execute(text("PRAGMA analysis_limit = 1000"))
            connection.execute(text("ANALYZE"))
