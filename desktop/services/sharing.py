"""Fair sharing out of orders among colleagues: whoever has least on their hands gets the next one."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from desktop.models.order import Order
from desktop.models.staff import Staff
from desktop.models.vocabulary import OrderStatus, Permission
from desktop.services.transaction import Reading, query


@dataclass(frozen=True, slots=True)
class Load:
    """A colleague and how many orders are hers that still have to go out."""

    login: str
    name: str
    orders: int


@query(Permission.ASSIGN)
def loads(reading: Reading) -> tuple[Load, ...]:
    """Everybody active, by name."""
    going = Order.status.in_([OrderStatus.PAID.value, OrderStatus.TO_SHIP.value])
    held = reading.execute(
        select(Order.assignee_id, func.count()).where(going, Order.assignee_id.is_not(None)).group_by(Order.assignee_id)
    )
    orders = {row[0]: row[1] for row in held}
    people = reading.execute(
        select(Staff.id, Staff.login, Staff.name).where(Staff.active).order_by(Staff.name, Staff.id)
    )
    return tuple(Load(login, name, orders.get(staff_id, 0)) for staff_id, login, name in people)


def share_out(order_ids: Sequence[int], among: Sequence[Load]) -> dict[int, str]:
    """Order id → login. In turn, the earlier in `among` first where two have the same on their hands."""
    waiting = [(load.orders, at) for at, load in enumerate(among)]
    heapq.heapify(waiting)
    shared = {}
    for order_id in order_ids:
        has, at = waiting[0]
        heapq.heapreplace(waiting, (has + 1, at))
        shared[order_id] = among[at].login
    return shared
