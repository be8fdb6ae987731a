"""The demo shop's tables in memory while it is filled in bulk: rows as the services would have written them.

A row is a namespace with a table's columns, or a plain dict where it is only ever appended. Ids follow on what the
database has, in the order of the acts, so they are the services' own. Whenever the books are full they are written,
and what is over is forgotten: memory follows the orders under way, not all there ever were.
"""

from __future__ import annotations

import heapq
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Connection, func, select, text

from desktop.models.base import Base
from desktop.models.catalogue import RuleVersion, Sku, Stock
from desktop.models.journal import Audit, AuditSeal, Command, Figure, FigureDelta, Outbox
from desktop.models.staff import Staff, StaffSession
from desktop.services.audit import START
from desktop.services.demo_rows import change_rows, insert_rows
from desktop.services.figures import MEASURES, delta_rows
from desktop.services.keys import PersonKeys, audit_key
from desktop.services.member_totals import recount_totals
from desktop.services.office import Office, audit_rows
from desktop.services.placing import LINES_MOST, LineWish, Offer, read_offers
from desktop.services.rules import Rules, rules_by_id
from desktop.services.settings import read_settings
from desktop.services.transaction import Actor, Reading, Tx

# a SimpleNamespace with a table's columns
Row = Any
# parents before children
WRITTEN = (
    "rule_version", "staff_session", "person_key", "member", "balance", "recipient", "search_token", "orders",
    "order_line", "points_entry", "lot", "freeze", "allocation", "stock_entry", "quota_use", "fulfilment",
    "fulfilment_line", "payment", "refund", "order_note", "order_tag", "order_exception", "task", "notice", "audit",
    "audit_seal", "access", "access_subject", "outbox", "command", "figure", "figure_delta",
)  # fmt: skip
# no other row refers to them, and they change until the end
AT_THE_END = {"quota_use", "figure", "figure_delta"}
FULL = 150_000


@dataclass(slots=True)
class MemberFile:
    """A member with what belongs to her; paid counts orders that were ever paid."""

    row: Row
    balance: Row
    lots: list[Row] = field(default_factory=list)
    paid: int = 0


@dataclass(slots=True)
class OrderFile:
    """An order with its lines, parcels (with units by line id), money and work; questions by their cause."""

    row: Row
    member: MemberFile
    recipient: Row | None
    lines: list[Row] = field(default_factory=list)
    parcels: list[tuple[Row, dict[int, int]]] = field(default_factory=list)
    payments: list[Row] = field(default_factory=list)
    refunds: list[Row] = field(default_factory=list)
    questions: dict[str, Row] = field(default_factory=dict)
    tasks: list[Row] = field(default_factory=list)
    notices: list[Row] = field(default_factory=list)
    freezes: list[tuple[Row, list[tuple[Row, Row]]]] = field(default_factory=list)
    earned: Row | None = None
    tags: set[str] = field(default_factory=set)

    def changing(self) -> Iterator[tuple[str, list[Row]]]:
        """Its rows that an act may change, by table."""
        yield "orders", [self.row]
        yield "order_line", self.lines
        yield "freeze", [freeze for freeze, _ in self.freezes]
        yield "allocation", [allocation for _, pairs in self.freezes for _, allocation in pairs]
        yield "fulfilment", [parcel for parcel, _ in self.parcels]
        yield "payment", self.payments
        yield "order_exception", list(self.questions.values())
        yield "refund", self.refunds
        yield "task", self.tasks
        yield "notice", self.notices


class BulkTx(Tx):
    """An act's transaction on the books; it has no database to ask."""

    def __init__(self, books: Books, actor: Actor, now: datetime, command_id: str) -> None:
        super().__init__(books.nowhere, actor, now, command_id, books.office.shop_secret)
        self.books = books
        self.cached_settings = books.settings
        self.persons = books.persons or self.persons


class Books:
    """What a shop just set up has, read once. chance makes order numbers and pick-up codes."""

    persons: PersonKeys | None = None

    def __init__(self, office: Office, actor: Actor, chance: random.Random) -> None:
        self.office = office
        self.chance = chance
        self.key = audit_key(office.shop_secret)
        self.rows: dict[str, list[Any]] = defaultdict(list)
        self.members: dict[int, MemberFile] = {}
        self.orders: dict[int, OrderFile] = {}
        self.recipients: dict[int, Row] = {}
        self.quotas: dict[tuple[int, int, str], Row] = {}
        self.sessions: dict[int, Row] = {}
        self.lots: dict[int, Row] = {}
        self.refunds: dict[int, tuple[OrderFile, Row]] = {}
        self.over: list[int] = []
        self.touched: dict[int, OrderFile] = {}
        self.changed_lots: dict[int, Row] = {}
        self.changed_members: dict[int, MemberFile] = {}
        self.changed_sessions: dict[int, Row] = {}
        self._numbers: tuple[str, set[int]] = ("", set())
        self._since_writing = 0
        self.expiries: list[tuple[date, int]] = []
        self.ripening: list[tuple[date, int]] = []
        self.ripen_by: dict[int, Rules] = {}
        self.figures: dict[tuple[str, date, str], list[int]] = {}
        self.deltas: list[dict[str, Any]] = []
        self._columns = {name: tuple(table.columns.keys()) for name, table in Base.metadata.tables.items()}
        with office.engine.connect() as connection:
            self.nowhere: Connection = connection
            reading = Reading(connection, actor, office.clock(), office.shop_secret)
            self.settings = read_settings(reading)
            self._ids: dict[str, int] = {
                name: connection.execute(select(func.coalesce(func.max(table.c.id), 0))).scalar_one()
                for name, table in Base.metadata.tables.items()
                if "id" in table.columns and name != Command.__tablename__ and name in WRITTEN
            }
            self._written = dict(self._ids)
            self.rules: list[tuple[datetime, Rules]] = [
                (since, rules_by_id(reading, number))
                for number, since in connection.execute(
                    select(RuleVersion.id, RuleVersion.effective_at).order_by(RuleVersion.effective_at, RuleVersion.id)
                )
            ]
            codes = list(connection.execute(select(Sku.code).order_by(Sku.id)).scalars())
            self.offers: dict[str, Offer] = {
                offer.code: offer
                for start in range(0, len(codes), LINES_MOST)
                for offer in read_offers(reading, [LineWish(code, 1) for code in codes[start : start + LINES_MOST]])
            }
            self.stock: dict[int, Row] = {
                row.sku_id: SimpleNamespace(**row._mapping)
                for row in connection.execute(select(Stock.sku_id, Stock.on_hand, Stock.reserved, Stock.damaged))
            }
            people = connection.execute(select(Staff.id, Staff.login, Staff.name)).all()
            self.staff_names = {row.id: row.name for row in people}
            self.staff_ids = {row.login: row.id for row in people}
            self.digest = START
            self.unsealed = [
                (row.id, row.mac) for row in connection.execute(select(Audit.id, Audit.mac).order_by(Audit.id))
            ]
            self.unsealed_acts = len(self.unsealed)

    def add(self, table: type[Base], **values: Any) -> Row:
        """A row that may still change, with its id where the table has one."""
        name = table.__tablename__
        row = SimpleNamespace(**{**dict.fromkeys(self._columns[name]), **values})
        if name in self._ids:
            row.id = self.next_id(name)
        self.rows[name].append(row)
        return row

    def append(self, table: type[Base], row: dict[str, Any]) -> int:
        """A row that stands as it is. Returns its id."""
        name = table.__tablename__
        row["id"] = number = self.next_id(name)
        self.rows[name].append(row)
        return number

    def next_id(self, name: str) -> int:
        self._since_writing += 1
        self._ids[name] += 1
        return self._ids[name]

    def order_number(self, day: str) -> str:
        """JF, the shop day as yymmdd and six digits that no order of the day has."""
        if self._numbers[0] != day:
            self._numbers = (day, set())
        while (number := self.chance.randrange(1_000_000)) in self._numbers[1]:
            pass
        self._numbers[1].add(number)
        return f"JF{day}{number:06}"

    def change_lot(self, member: MemberFile, lot: Row) -> None:
        """A lot has changed; one that was used up and forgotten is known again."""
        self.changed_lots[lot.id] = lot
        if lot.id not in self.lots:
            self.lots[lot.id] = lot
            member.lots.append(lot)
            member.lots.sort(key=lambda known: int(known.id))

    def rules_at(self, moment: datetime) -> Rules:
        return next(rules for since, rules in reversed(self.rules) if since <= moment)

    def rules_by_id(self, number: int) -> Rules:
        return next(rules for _, rules in self.rules if rules.id == number)

    def close_act(self, tx: BulkTx, act: str, digest: bytes, answer: str) -> None:
        """What the office writes before it commits: audit, events, deltas and the command."""
        session = self.sessions[tx.actor.session_id]
        session.last_seq += len(tx.recorded)
        self.changed_sessions[session.id] = session
        for row in audit_rows(tx, session.last_seq, self.key):
            self.unsealed.append((self.append(Audit, row), row["mac"]))
            self.unsealed_acts += row["act"] != "seal_audit"
        for event in tx.events:
            self.append(Outbox, event)
        self.deltas += delta_rows(tx)
        self.rows[Command.__tablename__].append(
            {
                "id": tx.command_id, "actor": tx.actor.key, "act": act, "content_hash": digest, "answer": answer,
                "at": tx.now,
            }
        )  # fmt: skip

    def fold(self) -> int:
        """The deltas into the figures. Returns how many."""
        taken, self.deltas = self.deltas, []
        for delta in taken:
            sums = self.figures.setdefault((delta["grain"], delta["day"], delta["key"]), [0, 0, 0, 0])
            for place, measure in enumerate(MEASURES):
                sums[place] += delta[measure]
        return len(taken)

    def remember_expiry(self, lot: Row) -> None:
        if lot.expires_on is not None:
            heapq.heappush(self.expiries, (lot.expires_on, lot.id))

    @property
    def full(self) -> bool:
        return self._since_writing >= FULL

    def write(self, *, final: bool) -> None:
        """What is new and what has changed, in one transaction; then what is over is forgotten."""
        if final:
            self.rows[Figure.__tablename__] = [
                {"grain": grain, "day": day, "key": key, **dict(zip(MEASURES, sums, strict=True))}
                for (grain, day, key), sums in self.figures.items()
            ]
            for delta in self.deltas:
                self.append(FigureDelta, delta)
        changed = self._changed()
        with self.office.transaction() as connection:
            for name in WRITTEN:
                if final or name not in AT_THE_END:
                    change_rows(connection, name, changed[name])
                    self._insert(connection, name)
            if final:
                change_rows(connection, Stock.__tablename__, list(self.stock.values()))
                recount_totals(connection)
        self._forget()

    def _changed(self) -> dict[str, list[Row]]:
        """Rows that the database has already and that acts have changed since."""
        found: dict[str, list[Row]] = defaultdict(list)
        for file in self.touched.values():
            for name, rows in file.changing():
                found[name] += rows
        found["lot"] += self.changed_lots.values()
        found["balance"] += [member.balance for member in self.changed_members.values()]
        found["staff_session"] += self.changed_sessions.values()
        parents = {"allocation": ("freeze", "freeze_id"), "balance": ("member", "member_id")}
        for name in found:
            parent, key = parents.get(name, (name, "id"))
            found[name] = [row for row in found[name] if getattr(row, key) <= self._written[parent]]
        return found

    def _insert(self, connection: Connection, name: str) -> None:
        rows = self.rows.pop(name, [])
        insert_rows(connection, name, rows)
        if rows and name in self._ids and connection.dialect.name == "postgresql":
            # the sequence moves past the ids that were used; the shop's role may not set it
            connection.execute(
                text("SELECT max(nextval(pg_get_serial_sequence(:name, 'id'))) FROM generate_series(1, :count)"),
                {"name": name, "count": len(rows)},
            )
        if name in ("member", "recipient"):
            for row in rows:
                row.name_sealed = row.phone_sealed = row.address_sealed = None

    def _forget(self) -> None:
        for number in self.over:
            for refund in self.orders.pop(number).refunds:
                del self.refunds[refund.id]
        for lot in self.changed_lots.values():
            if not (lot.available or lot.frozen or lot.pending):
                del self.lots[lot.id]
                member = self.members[lot.member_id]
                member.lots = [known for known in member.lots if known is not lot]
        for changes in (self.touched, self.changed_lots, self.changed_members, self.changed_sessions):
            changes.clear()
        self.over.clear()
        self._written = dict(self._ids)
        self._since_writing = 0


__all__ = ["AuditSeal", "Books", "BulkTx", "MemberFile", "OrderFile", "Row", "StaffSession"]
