"""The frozen row of an order: what lists show and every act on an order answers with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Executable, ScalarSelect, Select, cast, func, literal_column, select

from desktop.models.built import built_once
from desktop.models.dispatch import PrintLog
from desktop.models.member import Member, Recipient
from desktop.models.order import Fulfilment, Order, Refund
from desktop.models.shipping import Paper
from desktop.models.staff import Staff
from desktop.models.vocabulary import DeliveryKind, FulfilmentState, OrderKind, OrderStatus, PaymentState, RefundState
from desktop.services.errors import NotFound
from desktop.services.transaction import Reading


@dataclass(frozen=True, slots=True)
class OrderRow:
    """points whole, cash_fen in minor units of currency; names and phones are masks; times are UTC.

    refund_…_fen are the refunds that wait for somebody: proposed, approved and not yet done, failed. parcels and
    pickups count what has gone and was not undone; slips how often its packing slip came out.
    """

    id: int
    order_no: str
    kind: OrderKind
    status: OrderStatus
    history: bool
    channel: str
    placed_at: datetime
    paid_at: datetime | None
    pay_by: datetime | None
    ship_by: datetime | None
    member_id: int | None
    member_account: str
    member_name: str
    tier: str
    recipient_name: str
    phone_mask: str
    region: str
    title: str
    line_count: int
    points: int
    cash_fen: int
    currency: str
    minor_units: int
    units: int
    units_shipped: int
    units_cancelled: int
    payment_state: PaymentState
    returns_open: int
    rest_reason: str | None
    hold_reason: str | None
    hold_until: datetime | None
    assignee: str
    priority: int
    version: int
    changed_at: datetime
    refund_proposed_fen: int = 0
    refund_due_fen: int = 0
    refund_failed_fen: int = 0
    parcels: int = 0
    pickups: int = 0
    slips: int = 0


def _refunds_in(order_id: Any, *states: RefundState) -> ScalarSelect[int]:
    total = cast(func.coalesce(func.sum(Refund.amount_fen), 0), BigInteger)
    found = select(total).where(Refund.order_id == order_id, Refund.state.in_([state.value for state in states]))
    return found.correlate(Order).scalar_subquery()


def _gone(order_id: Any, kind: DeliveryKind) -> ScalarSelect[int]:
    return (
        select(func.count())
        .select_from(Fulfilment)
        .where(
            Fulfilment.order_id == order_id,
            Fulfilment.state == FulfilmentState.SHIPPED.value,
            Fulfilment.kind == kind.value,
        )
        .correlate(Order)
        .scalar_subquery()
    )


def _slips(order_id: Any) -> ScalarSelect[int]:
    found = select(func.count()).select_from(PrintLog)
    found = found.where(PrintLog.order_id == order_id, PrintLog.paper == Paper.SLIP.value)
    return found.correlate(Order).scalar_subquery()


def _counted(order_id: Any) -> tuple[ScalarSelect[int], ...]:
    return (
        _refunds_in(order_id, RefundState.PROPOSED),
        _refunds_in(order_id, RefundState.APPROVED, RefundState.SENT, RefundState.UNKNOWN),
        _refunds_in(order_id, RefundState.FAILED), _gone(order_id, DeliveryKind.PARCEL),
        _gone(order_id, DeliveryKind.PICKUP), _slips(order_id),
    )  # fmt: skip


_COLUMNS = (
    Order.id, Order.order_no, Order.kind, Order.status, Order.history, Order.channel, Order.placed_at, Order.paid_at,
    Order.pay_by, Order.ship_by, Order.member_id, Member.account, Member.name_mask, Order.tier,
    Recipient.name_mask, Recipient.phone_mask, Recipient.region, Order.title, Order.line_count, Order.points,
    Order.cash_fen, Order.currency, Order.minor_units, Order.units, Order.units_shipped, Order.units_cancelled,
    Order.payment_state, Order.returns_open, Order.rest_reason, Order.hold_reason, Order.hold_until, Staff.name,
    Order.priority, Order.version, Order.changed_at,
)  # fmt: skip
ROW_COLUMNS = len(_COLUMNS) + len(_counted(Order.id))
_JOINED: dict[Any, str] = {Member: "member_id", Recipient: "recipient_id", Staff: "assignee_id"}


def select_order_rows() -> Select[*tuple[Any, ...]]:
    """Order columns with member, recipient and assignee joined; rows go through as_order_row."""
    return (
        select(*_COLUMNS, *_counted(Order.id))
        .select_from(Order)
        .outerjoin(Member, Member.id == Order.member_id)
        .outerjoin(Recipient, Recipient.id == Order.recipient_id)
        .outerjoin(Staff, Staff.id == Order.assignee_id)
    )


def returned_columns() -> list[Any]:
    """The same columns for what an UPDATE of an order returns, which can't join."""
    joined = [
        select(column).where(column.class_.id == of_returned(_JOINED[column.class_])).scalar_subquery()
        if column.class_ in _JOINED
        else column
        for column in _COLUMNS
    ]
    return [*joined, *_counted(of_returned("id"))]


def of_returned(column: str) -> ColumnElement[int]:
    """SQLAlchemy names columns after RETURNING without their table, which a subquery there would take for its own."""
    return literal_column(f"orders.{column}", BigInteger())


def as_order_row(row: Iterable[Any]) -> OrderRow:
    values = list(row)
    values[2] = OrderKind(values[2])
    values[3] = OrderStatus(values[3])
    values[26] = PaymentState(values[26])
    for place in (11, 12, 14, 15, 16, 31):
        values[place] = values[place] or ""
    return OrderRow(*values)


@built_once
def _of_order(order_id: int) -> Executable:
    return select_order_rows().where(Order.id == order_id)


@built_once
def _of_orders(order_ids: Sequence[int]) -> Executable:
    return select_order_rows().where(Order.id.in_(order_ids))


def order_rows(reading: Reading, order_ids: Sequence[int]) -> list[OrderRow]:
    """In no order; gone ones are left out."""
    return [as_order_row(row) for row in reading.execute(_of_orders(order_ids))]


def order_row(reading: Reading, order_id: int) -> OrderRow:
    row = reading.execute(_of_order(order_id)).one_or_none()
    if row is None:
        raise NotFound("order", str(order_id))
    return as_order_row(row)
