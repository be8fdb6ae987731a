"""After-sales in every state by name, and one example of every act on one.

a_case(shop, ReturnKind.EXCHANGE, ReturnState.TO_RESHIP) -> ReturnRow of one unit of three, which had gone
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from desktop.models.after_sales import ReturnKind, ReturnReason, ReturnState
from desktop.models.order import Refund
from desktop.models.returns import ReturnLine
from desktop.models.vocabulary import Permission
from desktop.services import fulfilment, replacements, return_refunds, returns
from desktop.services.order_rows import OrderRow
from desktop.services.return_cases import ReturnRow, return_row
from desktop.services.returns import Received
from desktop.services.transaction import Reading, query
from tests.goods_calls import PNG
from tests.people import SF, Shop

K, R = ReturnKind, ReturnState
Arguments = tuple[tuple[Any, ...], dict[str, Any]]
DAMAGED = ReturnReason.DAMAGED


@query(Permission.SEE)
def case_for_test(reading: Reading, case_id: int) -> ReturnRow:
    return return_row(reading, case_id)


def ask_for(
    shop: Shop, order: OrderRow, kind: ReturnKind = K.RETURN_REFUND, qty: int = 1, **more: Any
) -> ReturnRow:  # fmt: skip
    """An after-sale of units of the order's first line."""
    lines = more.pop("lines", None) or {shop.lines(order)[0]: qty}
    return shop.do(returns.request_return, order.id, kind=kind, lines=lines, reason=DAMAGED, **more)


def sent(shop: Shop, *, points: int = 0, fen: int = 0, qty: int = 1) -> OrderRow:
    """An order whose every unit has gone."""
    order = shop.an_order(points=points, fen=fen, qty=qty, paid=True)
    return shop.do(fulfilment.ship_order, order.id, parcel=SF)


def refunded(shop: Shop, order: OrderRow) -> list[tuple[int, str]]:
    with shop.engine.connect() as connection:
        found = select(Refund.amount_fen, Refund.state).where(Refund.order_id == order.id).order_by(Refund.id)
        return [(row.amount_fen, row.state) for row in connection.execute(found)]


def all_good(shop: Shop, case: ReturnRow) -> ReturnRow:
    """The goods are back, and can be sold again."""
    with shop.engine.connect() as connection:
        rows = connection.execute(
            select(ReturnLine.line_id, ReturnLine.qty).where(ReturnLine.case_id == case.id)
        ).all()  # fmt: skip
    return shop.do(returns.receive_return, case.id, units={line: Received(good=qty) for line, qty in rows})


def move_to(shop: Shop, case: ReturnRow, state: ReturnState) -> ReturnRow:
    """By the shop's own acts to that state."""
    if state is R.WITHDRAWN:
        return shop.do(returns.withdraw_return, case.id)
    if state is R.REJECTED:
        return shop.do(returns.reject_return, case.id, reason="超过时间")
    if state is case.state:
        return case
    case = shop.do(returns.approve_return, case.id)
    if case.state is R.TO_RECEIVE and state is not R.TO_RECEIVE:
        case = all_good(shop, case)
    if state is R.DONE and case.state is R.TO_REFUND:
        case = shop.do(return_refunds.refund_return, case.id)
    elif state is R.DONE:
        case = shop.do(replacements.reship_return, case.id)
        shop.do(fulfilment.release_order, case.replacement_order_id or 0)
        shop.do(fulfilment.ship_order, case.replacement_order_id or 0, parcel=SF)
        case = shop.ask(case_for_test, case.id)
    return case


def a_case(shop: Shop, kind: ReturnKind, state: ReturnState, qty: int = 1) -> ReturnRow:
    from tests.orders_made import S, an_order_in

    return move_to(shop, ask_for(shop, an_order_in(shop, S.SHIPPED), kind, qty), state)


def _on(kind: ReturnKind, state: ReturnState, **kwargs: Any) -> Callable[[Shop], Arguments]:
    return lambda shop: ((a_case(shop, kind, state).id,), kwargs)


def _received(shop: Shop) -> Arguments:
    case = a_case(shop, K.RETURN_REFUND, R.TO_RECEIVE)
    (line,) = lines_of_case(shop, case)
    return (case.id,), {"units": {line: Received(good=1)}}


def lines_of_case(shop: Shop, case: ReturnRow) -> list[int]:
    with shop.engine.connect() as connection:
        found = select(ReturnLine.line_id).where(ReturnLine.case_id == case.id).order_by(ReturnLine.line_id)
        return list(connection.execute(found).scalars())


def _fast(shop: Shop) -> Arguments:
    from tests.orders_made import S, an_order_in

    order = an_order_in(shop, S.SHIPPED)
    return (order.id,), {"lines": {shop.lines(order)[0]: 1}, "reason": DAMAGED}


CALLS: dict[str, Callable[[Shop], Arguments]] = {
    "add_return_photo": _on(K.REFUND_ONLY, R.REQUESTED, photo=PNG),
    "approve_all_the_same": _on(K.RETURN_REFUND, R.TO_RECEIVE, reason="老客户"),
    "approve_return": _on(K.RETURN_REFUND, R.REQUESTED),
    "assign_return": _on(K.RETURN_REFUND, R.REQUESTED, login="lixiang"),
    "fast_refund": _fast,
    "receive_return": _received,
    "refund_instead": _on(K.EXCHANGE, R.TO_RESHIP),
    "refund_return": _on(K.RETURN_REFUND, R.TO_REFUND),
    "refuse_goods": _on(K.RETURN_REFUND, R.TO_RECEIVE, reason="不是原来的商品"),
    "reject_return": _on(K.RETURN_REFUND, R.REQUESTED, reason="超过时间"),
    "reship_return": _on(K.EXCHANGE, R.TO_RESHIP),
    "withdraw_return": _on(K.RETURN_REFUND, R.REQUESTED),
}
