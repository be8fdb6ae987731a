"""The demo shop's tables in memory while it is filled in bulk: rows as the services would have written them.

A row is a namespace with a table's columns and stays changeable until write(): what an act only appends may be a
plain dict. Ids follow on what the database has, in the order of the acts, so they are the services' own.
"""

from __future__ import annotations

import heapq
import random
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, text, update

from desktop.models.base import Base
from desktop.models.catalogue import RuleVersion, Sku, Stock
from desktop.models.journal import Audit, AuditSeal, Command, Figure, FigureDelta, Outbox
from desktop.models.staff import Staff, StaffSession
from desktop.services.audit import START
from desktop.services.figures import MEASURES
from desktop.services.keys import audit_key
from desktop.services.office import Office, audit_rows, delta_rows
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
    "fulfilment_line", "payment", "refund", "order_note", "order_tag", "order_exception", "task", "audit",
    "audit_seal", "access", "access_subject", "outbox", "command", "figure", "figure_delta",
)  # fmt: skip
BATCH = 5_000


@dataclass(slots=True)
class MemberFile:
    """A member with what belongs to her; paid counts orders that were ever paid."""

    row: Row
    balance: Row
    lots: list[Row] = field(default_factory=list)
    paid: int = 0


@dataclass(slots=True)
class OrderFile:
    """An order with its lines, parcels (with units by line id), money and work."""

    row: Row
    member: MemberFile
    recipient: Row | None
    lines: list[Row] = field(default_factory=list)
    parcels: list[tuple[Row, dict[int, int]]] = field(default_factory=list)
    payments: list[Row] = field(default_factory=list)
    refunds: list[Row] = field(default_factory=list)
    tasks: list[Row] = field(default_factory=list)
    freezes: list[tuple[Row, list[Row]]] = field(default_factory=list)
    earned: Row | None = None
    tags: set[str] = field(default_factory=set)


class BulkTx(Tx):
    """An act's transaction on the books; it has no database to ask."""

    def __init__(self, books: Books, actor: Actor, now: datetime, command_id: str) -> None:
        super().__init__(books.nowhere, actor, now, command_id, books.office.shop_secret)
        self.books = books
        self.cached_settings = books.settings


class Books:
    """What a shop just set up has, read once. chance makes order numbers and pick-up codes."""

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
        self.order_numbers: set[str] = set()
        self.expiries: list[tuple[date, int]] = []
        self.ripening: list[tuple[date, int]] = []
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
        self._ids[name] += 1
        return self._ids[name]

    def rules_at(self, moment: datetime) -> Rules:
        return next(rules for since, rules in reversed(self.rules) if since <= moment)

    def rules_by_id(self, number: int) -> Rules:
        return next(rules for _, rules in self.rules if rules.id == number)

    def close_act(self, tx: BulkTx, act: str, digest: bytes, answer: str) -> None:
        """What the office writes before it commits: audit, events, deltas and the command."""
        session = self.sessions[tx.actor.session_id]
        session.last_seq += len(tx.recorded)
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

    def write(self) -> None:
        """Everything in one transaction; the sequences of PostgreSQL move past the ids that were used."""
        self.rows[Figure.__tablename__] = [
            {"grain": grain, "day": day, "key": key, **dict(zip(MEASURES, sums, strict=True))}
            for (grain, day, key), sums in self.figures.items()
        ]
        for delta in self.deltas:
            self.append(FigureDelta, delta)
        with self.office.transaction() as connection:
            for name in WRITTEN:
                self._write_table(connection, name)
            connection.execute(
                update(Stock)
                .where(Stock.sku_id == bindparam("sku"))
                .values({name: bindparam(f"new_{name}") for name in ("on_hand", "reserved", "damaged")}),
                [
                    {"sku": s.sku_id, "new_on_hand": s.on_hand, "new_reserved": s.reserved, "new_damaged": s.damaged}
                    for s in self.stock.values()
                ],
            )

    def _write_table(self, connection: Connection, name: str) -> None:
        """Rows as tuples straight to the driver: half the time of an insert() of dicts."""
        rows = self.rows.pop(name, [])
        if not rows:
            return
        table, dialect = Base.metadata.tables[name], connection.dialect
        columns = [column for column in table.columns if column.key in _keys(rows[0])]
        quote = dialect.identifier_preparer.quote
        marks = ", ".join(["?" if dialect.name == "sqlite" else "%s"] * len(columns))
        names = ", ".join(quote(column.name) for column in columns)
        statement = f"INSERT INTO {quote(table.name)} ({names}) VALUES ({marks})"
        processors = {column.key: column.type.dialect_impl(dialect).bind_processor(dialect) for column in columns}
        memos = {key: _Converted(process) for key, process in processors.items() if process is not None}
        for start in range(0, len(rows), BATCH):
            batch = [_keys(row) for row in rows[start : start + BATCH]]
            values = [
                [memo[row[key]] for row in batch]
                if (memo := memos.get(key)) is not None
                else [row[key] for row in batch]
                for key in processors
            ]
            connection.exec_driver_sql(statement, list(zip(*values, strict=True)))
        if name in self._ids and dialect.name == "postgresql":
            connection.execute(
                text("SELECT max(nextval(pg_get_serial_sequence(:name, 'id'))) FROM generate_series(1, :count)"),
                {"name": name, "count": len(rows)},
            )


def _keys(row: Any) -> Mapping[str, Any]:
    return row if isinstance(row, dict) else row.__dict__


class _Converted(dict[Any, Any]):
    """A column's values as its driver takes them: moments and days come again and again."""

    def __init__(self, process: Callable[[Any], Any]) -> None:
        super().__init__()
        self._process = process

    def __missing__(self, value: Any) -> Any:
        self[value] = made = self._process(value)
        return made


__all__ = ["AuditSeal", "Books", "BulkTx", "MemberFile", "OrderFile", "Row", "StaffSession"]
