"""What the clock does to orders beside cancelling and completing them: holds that end, releases, ship-by alarms."""

from __future__ import annotations

from desktop.models.order import Order
from desktop.models.vocabulary import ExceptionKind, OrderStatus, Permission, RestReason
from desktop.services.automation.due import late_orders, rested_orders
from desktop.services.errors import NotFound
from desktop.services.exception_cases import open_case
from desktop.services.fulfilment import go_on, release_order
from desktop.services.marks import unhold_order
from desktop.services.order_rows import OrderRow
from desktop.services.order_state import read_order
from desktop.services.settings import read_settings
from desktop.services.transaction import Tx, action


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
    settled = read_settings(tx).auto_release and tx.scalar(rested_orders().where(Order.id == order_id)) is not None
    if not settled:
        raise NotFound("rested_order", str(order_id))
    return release_order(tx, order_id)


@action(Permission.RUN_CLOCK)
def raise_ship_alarms(tx: Tx, order_ids: tuple[int, ...]) -> int:
    """An exception for every order that should have gone by now, once per deadline. Returns how many are new."""
    late = sorted(tx.execute(late_orders(tx.now).where(Order.id.in_(order_ids))).scalars())
    if not late:
        raise NotFound("late_order", " ".join(map(str, order_ids[:3])))
    for order_id in late:
        order = read_order(tx, order_id, lock=True)
        if order.status is not OrderStatus.TO_SHIP or order.ship_by is None:
            continue
        facts = {"ship_by": order.ship_by.isoformat(), "units": order.open_units}
        open_case(
            tx, ExceptionKind.SHIP_LATE, f"ship_by:{order_id}", order_id=order_id, facts=facts, since=order.ship_by,
            amount_fen=order.cash_fen,
        )  # fmt: skip
        tx.record("ship_alarm", "order", order_id, order_id=order_id)
    return len(late)
