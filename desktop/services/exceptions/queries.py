"""Questions about exceptions: the list by urgency page by page, how many wait of each kind, today's rows of some."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import and_, case, func, or_, select

from desktop.models.catalogue import Product, Sku
from desktop.models.member import Member
from desktop.models.order import Order, OrderException
from desktop.models.staff import Staff
from desktop.models.vocabulary import ExceptionKind, OrderStatus, Permission
from desktop.services.access import staff_names
from desktop.services.errors import Invalid
from desktop.services.keyset import read_cursor, write_cursor
from desktop.services.settings import read_settings
from desktop.services.transaction import Reading, query

K = ExceptionKind
PAGE_MOST, COUNTED_MOST = 500, 20_000


class Scope(StrEnum):
    """Open ones wait for somebody now; snoozed ones later; mine are open and hers."""

    OPEN = "OPEN"
    MINE = "MINE"
    SNOOZED = "SNOOZED"
    CLOSED = "CLOSED"


class Urgency(StrEnum):
    """NOW: its time is up; TODAY: it is up before the shop's day ends."""

    NOW = "NOW"
    TODAY = "TODAY"
    LATER = "LATER"


GROUPS: dict[str, tuple[ExceptionKind, ...]] = {
    "payment": (
        K.PAYMENT_FAILING, K.PAYMENT_UNKNOWN, K.LATE_PAYMENT, K.SECOND_PAYMENT, K.WRONG_AMOUNT, K.REFUND_FAILED,
        K.REFUND_UNKNOWN,
    ),
    "late": (K.SHIP_LATE,),
    "stock": (K.OUT_OF_STOCK, K.OVERSOLD),
    "risk": (K.RISKY,),
    "parcel": (K.PARCEL_STUCK, K.PARCEL_RETURNED),
    "storefront": (K.WEBHOOK_DEAD,),
    "books": (K.LEDGER_BREAK,),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ExceptionFilter:
    """owner: a login, "" for nobody's. order_id: of one order."""

    scope: Scope = Scope.OPEN
    kinds: tuple[ExceptionKind, ...] = ()
    owner: str | None = None
    order_id: int | None = None


@dataclass(frozen=True, slots=True)
class ExceptionRow:
    """One exception of a list. number names what it is about: an order's, a SKU's code, a member's account, "".

    facts are ids, states and figures as services.exception_cases was told them; due_at is until when somebody has to
    act; version and status are of its order.
    """

    id: int
    kind: ExceptionKind
    subject: str
    subject_id: int
    order_id: int | None
    number: str
    title: str
    version: int | None
    status: OrderStatus | None
    currency: str
    minor_units: int
    cash_fen: int
    points: int
    facts: Mapping[str, Any]
    opened_at: datetime
    due_at: datetime
    urgency: Urgency
    owner_id: int | None
    owner: str
    snoozed_until: datetime | None
    snooze_reason: str
    closed_at: datetime | None
    closed_by: str
    closed_how: str
    closed_reason: str


@dataclass(frozen=True, slots=True)
class ExceptionPage:
    """next is the cursor of the page after, None at the end."""

    rows: tuple[ExceptionRow, ...]
    next: str | None
    now: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class ExceptionCounts:
    """Of those that wait now: by kind, urgent ones, hers, by owner ('' nobody); snoozed ones apart. Counted up to COUNTED_MOST."""

    kinds: dict[ExceptionKind, int]
    urgent: int
    mine: int
    snoozed: int
    owners: tuple[tuple[str, int], ...]
    now: datetime

    @property
    def open(self) -> int:
        return sum(self.kinds.values())


_COLUMNS = (
    OrderException.id, OrderException.kind, OrderException.subject, OrderException.subject_id,
    OrderException.order_id, OrderException.facts, OrderException.opened_at, OrderException.due_at,
    OrderException.owner_id, OrderException.snoozed_until, OrderException.snooze_reason, OrderException.closed_at,
    OrderException.closed_by, OrderException.closed_how, OrderException.closed_reason,
    Order.order_no, Order.title, Order.version, Order.status, Order.currency, Order.minor_units, Order.cash_fen,
    Order.points, Staff.name.label("owner"), Sku.code, Product.title.label("product"), Member.account,
)  # fmt: skip


@query(Permission.SEE)
def exception_list(
    reading: Reading, chosen: ExceptionFilter, *, after: str | None = None, limit: int = 100
) -> ExceptionPage:
    """A page by keyset: the most urgent first; closed ones newest first."""
    if not 1 <= limit <= PAGE_MOST:
        raise Invalid("limit", "out_of_range", PAGE_MOST)
    closed = chosen.scope is Scope.CLOSED
    column: Any = OrderException.closed_at if closed else OrderException.due_at
    parts = _conditions(reading, chosen)
    if after is not None:
        value, last_id = read_cursor(after, "exceptions", closed, datetime)
        later = and_(column == value, OrderException.id < last_id if closed else OrderException.id > last_id)
        parts.append(or_(column < value if closed else column > value, later))
    order = (column.desc(), OrderException.id.desc()) if closed else (column, OrderException.id)
    page = select(OrderException.id).where(*parts).order_by(*order).limit(limit + 1).subquery()
    found = reading.execute(_rows().where(OrderException.id.in_(select(page.c.id))).order_by(*order)).all()
    rows = _made(reading, found[:limit])
    cursor = None
    if len(found) > limit:
        last = rows[-1]
        cursor = write_cursor("exceptions", closed, last.closed_at if closed else last.due_at, last.id)
    return ExceptionPage(rows, cursor, reading.now, read_settings(reading).zone)


@query(Permission.SEE)
def exception_rows(reading: Reading, exception_ids: tuple[int, ...]) -> tuple[ExceptionRow, ...]:
    """Today's rows of exceptions that are on screen; gone ones are left out."""
    found = reading.execute(_rows().where(OrderException.id.in_(exception_ids[:PAGE_MOST]))).all()
    return _made(reading, found)


@query(Permission.SEE)
def exception_counts(reading: Reading) -> ExceptionCounts:
    seen = (
        select(OrderException.kind, OrderException.owner_id, OrderException.snoozed_until, OrderException.due_at)
        .where(OrderException.closed_at.is_(None))
        .order_by(OrderException.due_at)
        .limit(COUNTED_MOST)
        .subquery()
    )
    later = case((seen.c.snoozed_until > reading.now, 1), else_=0)
    up = case((seen.c.due_at <= reading.now, 1), else_=0)
    rows = reading.execute(
        select(seen.c.kind, seen.c.owner_id, later, up, func.count()).group_by(seen.c.kind, seen.c.owner_id, later, up)
    ).all()
    kinds: Counter[ExceptionKind] = Counter()
    owners: Counter[int | None] = Counter()
    urgent = snoozed = 0
    for kind, owner_id, is_later, is_up, n in rows:
        if is_later:
            snoozed += n
            continue
        kinds[ExceptionKind(kind)] += n
        owners[owner_id] += n
        urgent += n * is_up
    ids = [one for one in owners if one is not None]
    names: dict[int, str] = dict(reading.execute(select(Staff.id, Staff.name).where(Staff.id.in_(ids))).all())
    people = sorted(
        ((names.get(one or 0, ""), n) for one, n in owners.items()), key=lambda pair: (not pair[0], -pair[1])
    )
    return ExceptionCounts(
        {kind: kinds[kind] for kind in ExceptionKind if kinds[kind]}, urgent, owners[reading.actor.staff_id], snoozed,
        tuple(people), reading.now,
    )  # fmt: skip


def _conditions(reading: Reading, chosen: ExceptionFilter) -> list[Any]:
    parts: list[Any] = [
        OrderException.closed_at.is_not(None) if chosen.scope is Scope.CLOSED else OrderException.closed_at.is_(None)
    ]
    awake = or_(OrderException.snoozed_until.is_(None), OrderException.snoozed_until <= reading.now)
    if chosen.scope is Scope.SNOOZED:
        parts.append(OrderException.snoozed_until > reading.now)
    elif chosen.scope is not Scope.CLOSED:
        parts.append(awake)
    if chosen.scope is Scope.MINE:
        parts.append(OrderException.owner_id == reading.actor.staff_id)
    if chosen.kinds:
        parts.append(OrderException.kind.in_([kind.value for kind in chosen.kinds]))
    if chosen.owner == "":
        parts.append(OrderException.owner_id.is_(None))
    elif chosen.owner is not None:
        who = select(Staff.id).where(Staff.login == chosen.owner).scalar_subquery()
        parts.append(OrderException.owner_id == who)
    if chosen.order_id is not None:
        parts.append(OrderException.order_id == chosen.order_id)
    return parts


def _rows() -> Any:
    return (
        select(*_COLUMNS)
        .select_from(OrderException)
        .outerjoin(Order, Order.id == OrderException.order_id)
        .outerjoin(Staff, Staff.id == OrderException.owner_id)
        .outerjoin(Sku, and_(Sku.id == OrderException.subject_id, OrderException.subject == "sku"))
        .outerjoin(Product, Product.id == Sku.product_id)
        .outerjoin(Member, and_(Member.id == OrderException.subject_id, OrderException.subject == "member"))
    )


def _made(reading: Reading, found: Any) -> tuple[ExceptionRow, ...]:
    settings = read_settings(reading)
    tonight = settings.start_of(settings.shop_day(reading.now) + timedelta(days=1))
    closers = staff_names(reading) if any(row.closed_by for row in found) else {}
    return tuple(
        ExceptionRow(
            row.id, ExceptionKind(row.kind), row.subject, row.subject_id, row.order_id,
            row.order_no or row.code or row.account or "", row.title or row.product or "", row.version,
            OrderStatus(row.status) if row.status else None, row.currency or "CNY",
            2 if row.minor_units is None else row.minor_units, row.cash_fen or 0, row.points or 0,
            json.loads(row.facts), row.opened_at, row.due_at, _urgency(row.due_at, reading.now, tonight),
            row.owner_id, row.owner or "", row.snoozed_until, row.snooze_reason, row.closed_at,
            closers.get(row.closed_by, row.closed_by) or "", row.closed_how or "", row.closed_reason,
        )
        for row in found
    )  # fmt: skip


def _urgency(due_at: datetime, now: datetime, tonight: datetime) -> Urgency:
    if due_at <= now:
        return Urgency.NOW
    return Urgency.TODAY if due_at < tonight else Urgency.LATER
