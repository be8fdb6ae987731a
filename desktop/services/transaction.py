"""What an act or a question works with: the actor, the transaction, and the registers that they are entered in."""

from __future__ import annotations

import copy
import inspect
import json
import typing
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any, Concatenate, ParamSpec, TypeVar

from pydantic import TypeAdapter
from sqlalchemy import Connection, CursorResult, Executable, insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import InstrumentedAttribute

from desktop.models.base import Base
from desktop.models.built import Bound
from desktop.models.vocabulary import (
    AccessAct,
    ActorKind,
    OrderStatus,
    Permission,
    PointsVerb,
    RefundState,
    StockVerb,
)
from desktop.services.errors import Invalid, NotPermitted
from desktop.services.keys import DataKeys, PersonKeys, audit_key
from desktop.services.stopping import Stop

P = ParamSpec("P")
R = TypeVar("R")
REASON_MOST = 500
_EVENT = json.JSONEncoder(ensure_ascii=False)


@dataclass(frozen=True)
class Actor:
    """Who acts: key is 'staff:7', 'worker' or 'storefront'. keys is None for who doesn't hold the data key."""

    kind: ActorKind
    key: str
    name: str
    session_id: int
    pc: str
    permissions: frozenset[Permission]
    staff_id: int | None = None
    login: str = ""
    role: str = ""
    must_change: bool = False
    keys: DataKeys | None = field(default=None, repr=False, compare=False)

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions


@dataclass(frozen=True, slots=True)
class AccessNote:
    """What an accessed query puts on record before it reads: subjects are ('order' | 'member', id)."""

    act: AccessAct
    reason: str
    subjects: tuple[tuple[str, int], ...] = ()


class Reading:
    """One read transaction of one actor at one moment."""

    def __init__(
        self, connection: Connection, actor: Actor, now: datetime, shop_secret: bytes, stop: Stop | None = None
    ) -> None:
        self.connection = connection
        self.stop = stop or Stop()
        self.shop_secret = shop_secret
        self.actor = actor
        self.now = now
        self.cached_settings: object | None = None
        self.settings_text: str | None = None
        self.persons = PersonKeys(connection, actor.keys)

    @property
    def audit_key(self) -> bytes:
        return audit_key(self.shop_secret)

    @property
    def on_postgresql(self) -> bool:
        return self.connection.dialect.name == "postgresql"

    def execute(self, statement: Executable | Bound, rows: Any = None) -> CursorResult[*tuple[Any, ...]]:
        if isinstance(statement, Bound):
            return statement.on(self.connection)
        return self.connection.execute(statement, rows)

    def scalar(self, statement: Executable | Bound) -> Any:
        return self.execute(statement).scalar()

    def require(self, permission: Permission) -> None:
        if not self.actor.may(permission):
            raise NotPermitted(permission)


@dataclass(frozen=True, slots=True)
class PointsMove:
    """One entry of the points ledger: its signed changes and the buckets after it."""

    member_id: int
    verb: PointsVerb
    available: int
    frozen: int
    pending: int
    debt: int
    available_after: int
    frozen_after: int
    pending_after: int
    debt_after: int


@dataclass(frozen=True, slots=True)
class StockMove:
    """One entry of the stock ledger: signed changes in units and what is there after it."""

    sku_id: int
    verb: StockVerb
    on_hand: int
    reserved: int
    on_hand_after: int
    reserved_after: int


@dataclass(frozen=True, slots=True)
class RefundMove:
    """A refund made by the act, in fen."""

    fen: int
    state: RefundState


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What an act would answer and move, tried in a transaction that was rolled back."""

    answer: Any
    points: tuple[PointsMove, ...]
    stock: tuple[StockMove, ...]
    refunds: tuple[RefundMove, ...]


@dataclass(slots=True)
class _Recorded:
    act: str
    subject: str
    subject_id: int
    order_id: int | None
    from_status: OrderStatus | None
    to_status: OrderStatus | None
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    reason: str


class Tx(Reading):
    """One write transaction. What record() and add_figure() collect is written just before the commit.

    erased: uids (hex) of members whose personal data goes with this commit.
    """

    def __init__(
        self, connection: Connection, actor: Actor, now: datetime, command_id: str, shop_secret: bytes
    ) -> None:
        super().__init__(connection, actor, now, shop_secret)
        self.command_id = command_id
        self.recorded: list[_Recorded] = []
        self.events: list[dict[str, Any]] = []
        self.figures: dict[tuple[str, date, str], list[int]] = {}
        self.moves: list[PointsMove | StockMove | RefundMove] = []
        self.erased: list[str] = []
        self.pieces = 0

    def record(
        self,
        act: str,
        subject: str,
        subject_id: int,
        *,
        order_id: int | None = None,
        from_status: OrderStatus | None = None,
        to_status: OrderStatus | None = None,
        before: Mapping[str, Any] | None = None,
        after: Mapping[str, Any] | None = None,
        reason: str = "",
    ) -> None:
        """The audit row of what was just done. Values are ids, states, amounts and masks, never personal.

        Raises Invalid for a reason past 500 characters.
        """
        if len(reason) > REASON_MOST:
            raise Invalid("reason", "too_long", REASON_MOST)
        self.recorded.append(
            _Recorded(act, subject, subject_id, order_id, from_status, to_status, before or {}, after or {}, reason)
        )

    def emit(self, topic: str, aggregate: str, version: int, payload: Mapping[str, Any]) -> None:
        """An event for the storefront, in the same transaction. Ids, states and amounts only."""
        self.events.append(
            {
                "event_id": uuid.uuid4().hex,
                "topic": topic,
                "aggregate": aggregate,
                "aggregate_version": version,
                "payload": _EVENT.encode(payload),
                "state": "PENDING",
                "attempts": 0,
                "next_at": self.now,
                "created_at": self.now,
            }
        )

    def add_figure(
        self, grain: str, day: date, key: str, *, n: int = 0, fen: int = 0, points: int = 0, units: int = 0
    ) -> None:
        sums = self.figures.setdefault((grain, day, key), [0, 0, 0, 0])
        for place, value in enumerate((n, fen, points, units)):
            sums[place] += value

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """All or nothing within the act: what a Refused leaves is neither written nor recorded."""
        recorded, events, moves = len(self.recorded), len(self.events), len(self.moves)
        figures = copy.deepcopy(self.figures)
        try:
            with self.connection.begin_nested():
                yield
        except BaseException:
            del self.recorded[recorded:]
            del self.events[events:]
            del self.moves[moves:]
            self.figures = figures
            raise

    def cause(self, word: str) -> str:
        """A cause of its own for an effect that has no row to be unique on."""
        self.pieces += 1
        return f"{word}:{self.command_id}:{self.pieces}"


@dataclass(frozen=True)
class Action:
    name: str
    permissions: tuple[Permission, ...]
    run: Callable[..., Any]
    answer: TypeAdapter[Any] = field(repr=False)
    arguments: inspect.Signature = field(repr=False)
    types: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True)
class Query:
    name: str
    permission: Permission
    run: Callable[..., Any]
    accessed: Callable[..., AccessNote | None] | None


ACTIONS: dict[str, Action] = {}
QUERIES: dict[str, Query] = {}


def action(
    *permissions: Permission,
) -> Callable[[Callable[Concatenate[Tx, P], R]], Callable[Concatenate[Tx, P], R]]:
    """Enter an act under its function's name: any one of the permissions opens it, the act may ask for more.

    It runs as a plain function within another act's transaction.
    """

    def enter(run: Callable[Concatenate[Tx, P], R]) -> Callable[Concatenate[Tx, P], R]:
        types = typing.get_type_hints(run)
        name = run.__name__
        ACTIONS[name] = Action(name, permissions, run, TypeAdapter(types.pop("return")), inspect.signature(run), types)
        return run

    return enter


def query(
    permission: Permission, accessed: Callable[..., AccessNote | None] | None = None
) -> Callable[[Callable[Concatenate[Reading, P], R]], Callable[Concatenate[Reading, P], R]]:
    """Enter a question. accessed gets the same arguments and says what to put on record before anything is read."""

    def enter(run: Callable[Concatenate[Reading, P], R]) -> Callable[Concatenate[Reading, P], R]:
        QUERIES[run.__name__] = Query(run.__name__, permission, run, accessed)
        return run

    return enter


@cache
def into(table: type[Base]) -> Executable:
    """INSERT of the rows that it is sent with; built once, for building one costs as much as sending it."""
    return insert(table)


def insert_row(tx: Tx, ident: InstrumentedAttribute[int], **values: Any) -> int:
    """Insert a row of values, none of them SQL. Returns its ident."""
    number: int = tx.execute(inserting(ident), values).scalar_one()
    return number


def insert_rows(tx: Tx, ident: InstrumentedAttribute[int], rows: list[dict[str, Any]]) -> list[int]:
    """Insert rows in as few statements as there are thousands of them. Returns their ident, in the rows' order.

    SQLite numbers the rows of a statement in their order but may answer in any; PostgreSQL answers in the order asked.
    """
    return sorted(tx.execute(inserting(ident, tx.on_postgresql), rows).scalars())


@cache
def inserting(ident: InstrumentedAttribute[int], in_order: bool = False) -> Executable:
    """INSERT that answers the ident of each row it is sent with."""
    return insert(ident.class_).returning(ident, sort_by_parameter_order=in_order)


def conflict_insert(table: type[Base], *, on_postgresql: bool) -> postgresql.Insert | sqlite.Insert:
    """INSERT that may go on with ON CONFLICT, which each database's dialect has by itself."""
    return (postgresql.insert if on_postgresql else sqlite.insert)(table)


def upsert(
    reading: Reading,
    table: type[Base],
    rows: list[dict[str, Any]],
    *,
    keys: Sequence[str],
    replace: Sequence[str] = (),
    add: Sequence[str] = (),
) -> Executable:
    """INSERT … ON CONFLICT (keys): replace takes the new value, add sums it, neither leaves the row as it is."""
    statement = conflict_insert(table, on_postgresql=reading.on_postgresql).values(rows)
    changes: dict[str, Any] = {name: statement.excluded[name] for name in replace}
    for name in add:
        changes[name] = getattr(table, name) + statement.excluded[name]
    if not changes:
        return statement.on_conflict_do_nothing(index_elements=list(keys))
    return statement.on_conflict_do_update(index_elements=list(keys), set_=changes)
