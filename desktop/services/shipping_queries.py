"""What the shipping centre 发货中心 lists: the orders that wait to go, and how many there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, func, select

from desktop.models.order import Order
from desktop.models.vocabulary import OrderStatus, Permission
from desktop.services.address_labels import wants_label
from desktop.services.order_rows import OrderRow, as_order_row, select_order_rows
from desktop.services.prints import has_slip
from desktop.services.together import keys_of
from desktop.services.topping.queries import refused_top_ups
from desktop.services.transaction import Reading, query
from desktop.services.waves import is_picked, waves_of

WAITING_MOST = 500
COUNT_MOST = 10_000
TOP_UPS_MOST = 100


class Waiting(StrEnum):
    """Which of the orders that wait to be shipped."""

    ALL = "ALL"
    UNPRINTED = "UNPRINTED"
    UNLABELLED = "UNLABELLED"
    PICKED = "PICKED"


@dataclass(frozen=True, slots=True)
class WaitingOrder:
    """wave: the pick wave that has it, picked once its goods were fetched. together: how many others of the list go to
    the same member at the same place.
    """

    order: OrderRow
    wave: int | None = None
    picked: bool = False
    together: int = 0


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """The most urgent WAITING_MOST of them; the counts tell how many come after."""

    rows: tuple[WaitingOrder, ...]
    now: datetime


@dataclass(frozen=True, slots=True)
class ShippingCounts:
    """Each up to COUNT_MOST + 1; unprinted and unlabelled without held ones, as they are printed together; late: past
    their time; top_ups: those that a provider refused, up to TOP_UPS_MOST.
    """

    waiting: int
    unprinted: int
    unlabelled: int
    picked: int
    late: int
    top_ups: int


@query(Permission.SEE)
def waiting_orders(reading: Reading, which: Waiting = Waiting.ALL) -> WaitingPage:
    """Orders that wait to be shipped, by their ship-by time; imported ones, which have none, last."""
    found = reading.execute(
        select_order_rows()
        .where(Order.status == OrderStatus.TO_SHIP.value, *_narrowed(which))
        .order_by(Order.ship_by.is_(None), Order.ship_by, Order.id)
        .limit(WAITING_MOST)
    ).all()
    orders = [as_order_row(row) for row in found]
    ids = tuple(order.id for order in orders)
    waves, keys = waves_of(reading, ids), keys_of(reading, ids)
    times = Counter(keys.values())
    rows = tuple(_waiting(order, waves, keys, times) for order in orders)
    return WaitingPage(rows, reading.now)


@query(Permission.SEE)
def shipping_counts(reading: Reading) -> ShippingCounts:
    def count(*narrowed: ColumnElement[bool]) -> int:
        hits = select(Order.id).where(Order.status == OrderStatus.TO_SHIP.value, *narrowed).limit(COUNT_MOST + 1)
        return int(reading.scalar(select(func.count()).select_from(hits.subquery())))

    return ShippingCounts(
        count(),
        count(*_narrowed(Waiting.UNPRINTED)),
        count(*_narrowed(Waiting.UNLABELLED)),
        count(*_narrowed(Waiting.PICKED)),
        count(Order.ship_by < reading.now),
        refused_top_ups(reading, TOP_UPS_MOST),
    )


def _waiting(
    order: OrderRow, waves: Mapping[int, tuple[int, bool]], keys: Mapping[int, tuple[Any, ...]], times: Counter[Any]
) -> WaitingOrder:
    wave, picked = waves.get(order.id, (None, False))
    return WaitingOrder(order, wave, picked, times[keys[order.id]] - 1 if order.id in keys else 0)


def _narrowed(which: Waiting) -> list[ColumnElement[bool]]:
    if which is Waiting.UNPRINTED:
        return [Order.hold_reason.is_(None), ~has_slip()]
    if which is Waiting.UNLABELLED:
        return [Order.hold_reason.is_(None), *wants_label()]
    if which is Waiting.PICKED:
        return [is_picked()]
    return []
