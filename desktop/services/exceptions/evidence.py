"""One exception in full: what happened, what it rests on, and what its order allows now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from desktop.models.catalogue import Sku, Stock
from desktop.models.journal import Audit, Outbox
from desktop.models.order import Fulfilment, Order, OrderLine, Payment, Refund
from desktop.models.provider import RefundSending
from desktop.models.tracking import Tracking, TrackingEvent
from desktop.models.vocabulary import ExceptionKind, OrderStatus, Permission, RefundState
from desktop.services.access import staff_names
from desktop.services.errors import NotFound
from desktop.services.exceptions.failed_payments import FailedTry, failed_tries
from desktop.services.exceptions.queries import ExceptionRow, exception_rows
from desktop.services.order_rows import OrderRow, order_row
from desktop.services.risks import alike_orders
from desktop.services.settings import read_settings
from desktop.services.staff import colleagues
from desktop.services.transaction import Reading, query

SHOWN = 8
K = ExceptionKind


@dataclass(frozen=True, slots=True)
class PaymentSeen:
    """A payment of the order and, where it was kept aside, why."""

    at: datetime
    method: str
    reference: str
    fen: int
    problem: str


@dataclass(frozen=True, slots=True)
class RefundSeen:
    """asked: how often the provider was asked about it; problem is its last word."""

    fen: int
    state: RefundState
    asked: int
    problem: str
    reason: str


@dataclass(frozen=True, slots=True)
class ParcelSeen:
    """The parcel's newest stations, newest first."""

    fulfilment_id: int
    carrier: str
    waybill: str
    state: str
    stations: tuple[tuple[datetime, str], ...]


@dataclass(frozen=True, slots=True)
class StockSeen:
    """A SKU that units are missing of; waiting: orders that hold open units of it, oldest first."""

    sku_id: int
    code: str
    title: str
    on_hand: int
    reserved: int
    low_level: int
    waiting: tuple[OrderSeen, ...]


@dataclass(frozen=True, slots=True)
class OrderSeen:
    """Another order beside it; units are of the SKU in question, else of the whole order."""

    id: int
    order_no: str
    status: OrderStatus
    placed_at: datetime
    units: int
    points: int
    member_name: str


@dataclass(frozen=True, slots=True)
class EventsSeen:
    """Uncollected events of one topic."""

    topic: str
    n: int
    oldest: datetime


@dataclass(frozen=True, slots=True)
class HandledSeen:
    """What somebody did with the exception itself."""

    at: datetime
    who: str
    act: str
    reason: str


@dataclass(frozen=True, slots=True)
class ExceptionCase:
    """One moment of an exception; order is None where it is about none. colleagues are (login, name)."""

    row: ExceptionRow
    order: OrderRow | None
    payments: tuple[PaymentSeen, ...]
    tries: tuple[FailedTry, ...]
    refunds: tuple[RefundSeen, ...]
    parcel: ParcelSeen | None
    stock: tuple[StockSeen, ...]
    same_address: tuple[OrderSeen, ...]
    events: tuple[EventsSeen, ...]
    history: tuple[HandledSeen, ...]
    colleagues: tuple[tuple[str, str], ...]
    now: datetime
    zone: str


@query(Permission.SEE)
def exception_case(reading: Reading, exception_id: int) -> ExceptionCase:
    """Raises NotFound."""
    rows = exception_rows(reading, (exception_id,))
    if not rows:
        raise NotFound("exception", str(exception_id))
    row = rows[0]
    order_id, kind = row.order_id, row.kind
    order = None if order_id is None else order_row(reading, order_id)
    settings = read_settings(reading)
    money = order_id if order_id is not None and row.subject in ("payment", "refund", "order") else None
    return ExceptionCase(
        row, order,
        () if money is None else _payments(reading, money),
        failed_tries(reading, order_id) if order_id is not None and kind is K.PAYMENT_FAILING else (),
        () if money is None else _refunds(reading, money),
        _parcel(reading, row.subject_id) if row.subject == "parcel" else None,
        _stock(reading, row),
        _same_address(reading, order_id, settings.risky_address_days) if kind is K.RISKY and order_id else (),
        _events(reading) if kind is K.WEBHOOK_DEAD else (),
        _history(reading, exception_id),
        tuple(colleagues(reading)),
        reading.now, settings.zone,
    )  # fmt: skip


def _payments(reading: Reading, order_id: int) -> tuple[PaymentSeen, ...]:
    rows = reading.execute(
        select(Payment.at, Payment.method, Payment.reference, Payment.amount_fen, Payment.problem)
        .where(Payment.order_id == order_id)
        .order_by(Payment.id)
        .limit(SHOWN)
    )
    return tuple(PaymentSeen(at, method, reference, fen, problem or "") for at, method, reference, fen, problem in rows)


def _refunds(reading: Reading, order_id: int) -> tuple[RefundSeen, ...]:
    rows = reading.execute(
        select(Refund.amount_fen, Refund.state, RefundSending.asked, RefundSending.problem, Refund.reason)
        .outerjoin(RefundSending, RefundSending.refund_id == Refund.id)
        .where(Refund.order_id == order_id)
        .order_by(Refund.id)
        .limit(SHOWN)
    )
    return tuple(
        RefundSeen(fen, RefundState(state), asked or 0, problem or "", reason)
        for fen, state, asked, problem, reason in rows
    )


def _parcel(reading: Reading, fulfilment_id: int) -> ParcelSeen | None:
    row = reading.execute(
        select(Fulfilment.carrier, Fulfilment.waybill, Tracking.state)
        .outerjoin(Tracking, Tracking.fulfilment_id == Fulfilment.id)
        .where(Fulfilment.id == fulfilment_id)
    ).one_or_none()
    if row is None:
        return None
    stations = reading.execute(
        select(TrackingEvent.at, TrackingEvent.text)
        .where(TrackingEvent.fulfilment_id == fulfilment_id)
        .order_by(TrackingEvent.at.desc(), TrackingEvent.id.desc())
        .limit(SHOWN)
    ).all()
    return ParcelSeen(
        fulfilment_id, row.carrier, row.waybill, row.state or "", tuple((at, text) for at, text in stations)
    )


def _stock(reading: Reading, row: ExceptionRow) -> tuple[StockSeen, ...]:
    """The SKU itself, or those of the order that are short."""
    short = select(Sku.id, Sku.code, Stock.on_hand, Stock.reserved, Stock.low_level).join(Stock, Stock.sku_id == Sku.id)
    if row.kind is K.OVERSOLD:
        found = reading.execute(short.where(Sku.id == row.subject_id)).all()
    elif row.kind is K.OUT_OF_STOCK and row.order_id is not None:
        lines = select(OrderLine.sku_id).where(OrderLine.order_id == row.order_id)
        missing = short.where(Sku.id.in_(lines), Stock.on_hand < Stock.reserved)
        found = reading.execute(missing.order_by(Sku.id).limit(SHOWN)).all()
    else:
        return ()
    return tuple(
        StockSeen(one.id, one.code, *_waiting(reading, one.id, one.on_hand, one.reserved, one.low_level))
        for one in found
    )


def _waiting(
    reading: Reading, sku_id: int, on_hand: int, reserved: int, low_level: int
) -> tuple[str, int, int, int, tuple[OrderSeen, ...]]:
    still = OrderLine.qty - OrderLine.shipped - OrderLine.cancelled
    rows = reading.execute(
        select(Order.id, Order.order_no, Order.status, Order.placed_at, still, Order.points, OrderLine.title)
        .join(OrderLine, OrderLine.order_id == Order.id)
        .where(
            OrderLine.sku_id == sku_id, still > 0,
            Order.status.in_([one.value for one in (OrderStatus.UNPAID, OrderStatus.PAID, OrderStatus.TO_SHIP)]),
        )
        .order_by(OrderLine.order_id.desc())
        .limit(SHOWN)
    ).all()  # fmt: skip
    title = rows[0].title if rows else ""
    seen = (
        OrderSeen(one.id, one.order_no, OrderStatus(one.status), one.placed_at, one[4], one.points, "")
        for one in reversed(rows)
    )
    return title, on_hand, reserved, low_level, tuple(seen)


def _same_address(reading: Reading, order_id: int, days: int) -> tuple[OrderSeen, ...]:
    ids = alike_orders(order_id, reading.now - timedelta(days=days)).limit(SHOWN)
    rows = [order_row(reading, one) for one in reading.execute(ids).scalars()]
    return tuple(
        OrderSeen(one.id, one.order_no, one.status, one.placed_at, one.units, one.points, one.member_name)
        for one in rows
    )


def _events(reading: Reading) -> tuple[EventsSeen, ...]:
    """Of the oldest that wait: a sample that an index gives."""
    waiting = (
        select(Outbox.topic, Outbox.created_at)
        .where(Outbox.state == "PENDING")
        .order_by(Outbox.next_at, Outbox.id)
        .limit(1_000)
        .subquery()
    )
    rows = reading.execute(
        select(waiting.c.topic, func.count(), func.min(waiting.c.created_at))
        .group_by(waiting.c.topic)
        .order_by(func.count().desc())
        .limit(SHOWN)
    )
    return tuple(EventsSeen(topic, n, oldest) for topic, n, oldest in rows)


def _history(reading: Reading, exception_id: int) -> tuple[HandledSeen, ...]:
    """Newest first."""
    names = staff_names(reading)
    rows = reading.execute(
        select(Audit.at, Audit.actor, Audit.act, Audit.reason)
        .where(Audit.subject == "exception", Audit.subject_id == exception_id)
        .order_by(Audit.id.desc())
        .limit(SHOWN)
    )
    return tuple(HandledSeen(at, names.get(actor, actor), act, reason) for at, actor, act, reason in rows)
