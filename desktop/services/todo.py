"""todo(reading) -> Todo: what waits for somebody, counted from indexes, each up to COUNT_MOST."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, or_, select

from desktop.models.after_sales import ReturnState
from desktop.models.order import Order, OrderException, Refund
from desktop.models.vocabulary import OrderStatus, Permission, RefundState
from desktop.services.figures import status_counts
from desktop.services.goods_list import running_low
from desktop.services.order_filter import is_held
from desktop.services.order_queries import COUNT_MOST
from desktop.services.return_queries import return_counts
from desktop.services.settings import read_settings
from desktop.services.transaction import Reading, query

WAITS_FOR_SHOP = (ReturnState.REQUESTED, ReturnState.TO_REFUND, ReturnState.TO_RESHIP)


@dataclass(frozen=True, slots=True)
class Todo:
    """Orders that wait for somebody; exceptions, refunds and low SKUs are counted
    themselves. late_since: when the latest was due.

    returns are after-sales that wait for the shop, not for the buyer's parcel; returns_late are past their time.
    """

    to_ship: int
    due_today: int
    late: int
    late_since: datetime | None
    held: int
    exceptions: int
    to_approve: int
    to_record: int
    returns: int
    returns_late: int
    low: int
    now: datetime


@query(Permission.FIGURES)
def todo(reading: Reading) -> Todo:
    settings, counts = read_settings(reading), return_counts(reading)
    waiting = Order.status == OrderStatus.TO_SHIP.value
    tonight = settings.start_of(settings.shop_day(reading.now) + timedelta(days=1))
    open_ = select(OrderException.id).where(
        OrderException.closed_at.is_(None),
        or_(OrderException.snoozed_until.is_(None), OrderException.snoozed_until <= reading.now),
    )
    return Todo(
        to_ship=status_counts(reading)[OrderStatus.TO_SHIP],
        due_today=_capped(reading, select(Order.id).where(waiting, Order.ship_by >= reading.now,
                                                          Order.ship_by < tonight)),
        late=_capped(reading, select(Order.id).where(waiting, Order.ship_by < reading.now)),
        late_since=reading.scalar(
            select(Order.ship_by).where(waiting, Order.ship_by < reading.now).order_by(Order.ship_by).limit(1)
        ),
        held=_capped(reading, select(Order.id).where(is_held())),
        exceptions=_capped(reading, open_),
        to_approve=_capped(reading, select(Refund.id).where(Refund.state == RefundState.PROPOSED.value)),
        to_record=_capped(reading, select(Refund.id).where(Refund.state == RefundState.APPROVED.value)),
        returns=sum(counts.states[state] for state in WAITS_FOR_SHOP),
        returns_late=counts.overdue,
        low=_capped(reading, running_low()),
        now=reading.now,
    )  # fmt: skip


def _capped(reading: Reading, wanted: Any) -> int:
    return int(reading.scalar(select(func.count()).select_from(wanted.limit(COUNT_MOST).subquery())))
