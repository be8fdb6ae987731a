"""What the clock does to orders beside cancelling and completing them: holds that end, releases, ship-by alarms."""

from __future__ import annotations

from sqlalchemy import select, update

from desktop.models.order import Order, OrderException
from desktop.models.vocabulary import ExceptionKind, OrderStatus, Permission, RestReason
from desktop.services.automation.due import alarms_that_are_over, late_orders, rested_orders
from desktop.services.errors import NotFound
from desktop.services.fulfilment import go_on, release_order
from desktop.services.marks import unhold_order
from desktop.services.order_rows import OrderRow
from desktop.services.order_state import read_order
from desktop.services.transaction import Tx, action, upsert


@action(Permission.RUN_CLOCK)
def end_hold(tx: Tx, order_id: int) -> OrderRow:
    """A hold whose time is over; a paid order that rested for nothing else goes on. Raises NotFound: not due."""
    order = read_order(tx, order_id, lock=True)
    if order.history or order.hold_reason is None or order.hold_until is None or order.hold_until > tx.now:
        raise NotFound("due_hold", str(order_id))
    rested_for_it = order.status is OrderStatus.PAID and order.rest_reason == RestReason.HELD.value
    row = unhold_order(tx, order_id)
    return go_on(tx, order_id) if rested_for_it else row


@action(Permission.RUN_CLOCK)
def release_rested(tx: Tx, order_id: int) -> OrderRow:
    """PAID → TO_SHIP for an order whose stock has come. Raises NotFound: it rests for something else, or went on."""
    read_order(tx, order_id, lock=True)
    if tx.scalar(rested_orders(tx).where(Order.id == order_id)) is None:
        raise NotFound("rested_order", str(order_id))
    return release_order(tx, order_id)


@action(Permission.RUN_CLOCK)
def raise_ship_alarms(tx: Tx, order_ids: tuple[int, ...]) -> int:
    """An exception for every order that should have gone by now, once per deadline. Returns how many are new."""
    late = sorted(tx.execute(late_orders(tx).where(Order.id.in_(order_ids))).scalars())
    if not late:
        raise NotFound("late_order", " ".join(map(str, order_ids[:3])))
    rows = [
        {"order_id": order_id, "kind": ExceptionKind.SHIP_LATE.value, "cause": f"ship_by:{order_id}",
         "opened_at": tx.now, "closed_at": None}
        for order_id in late
    ]  # fmt: skip
    tx.execute(upsert(tx, OrderException, rows, keys=["cause"], replace=["opened_at", "closed_at"]))
    for order_id in late:
        tx.record("ship_alarm", "order", order_id, order_id=order_id)
    return len(late)


@action(Permission.RUN_CLOCK)
def close_ship_alarms(tx: Tx, exception_ids: tuple[int, ...]) -> int:
    over = sorted(tx.execute(alarms_that_are_over(tx).where(OrderException.id.in_(exception_ids))).scalars())
    if not over:
        raise NotFound("ship_alarm", " ".join(map(str, exception_ids[:3])))
    closed = update(OrderException).where(OrderException.id.in_(over), OrderException.closed_at.is_(None))
    tx.execute(closed.values(closed_at=tx.now))
    orders = tx.execute(select(OrderException.order_id).where(OrderException.id.in_(over))).scalars().all()
    for order_id in sorted(orders):
        tx.record("ship_alarm_over", "order", order_id, order_id=order_id)
    return len(over)
