"""Exchanges: the replacement that goes out, comes back, is cancelled, or is itself returned."""

from __future__ import annotations

import pytest

from desktop.models.after_sales import ReturnKind, ReturnState
from desktop.models.vocabulary import OrderStatus, PaymentState, RefundState
from desktop.services import cancels, editing, fulfilment, replacements, return_refunds, returns
from desktop.services.errors import (
    NotAllowedNow,
    OutOfStock,
    ReturnNotAllowedNow,
)
from desktop.services.order_rows import OrderRow
from desktop.services.placing import LineWish
from desktop.services.return_cases import ReturnRow
from tests.orders_made import parcel_of, row_for_test, row_of
from tests.people import SF, Shop
from tests.return_calls import all_good, ask_for, refunded, sent

K, R, S = ReturnKind, ReturnState, OrderStatus


def replacement_of(shop: Shop, case: ReturnRow) -> OrderRow:
    assert case.replacement_order_id is not None
    return shop.ask(row_for_test, case.replacement_order_id)


def test_an_exchange_ends_with_its_first_parcel_and_comes_back_with_it(shop: Shop) -> None:
    order = sent(shop, points=100, fen=1_000, qty=2)
    case = all_good(shop, shop.do(returns.approve_return, ask_for(shop, order, K.EXCHANGE, 2).id))
    assert (case.state, shop.do(returns.assign_return, case.id, login="lixiang").state) == (R.TO_RESHIP, R.TO_RESHIP)
    case = shop.do(replacements.reship_return, case.id)
    new = replacement_of(shop, case)
    assert (new.kind, new.status, new.points, new.cash_fen, new.units) == ("REPLACEMENT", S.TO_SHIP, 0, 0, 2)
    assert (new.payment_state, new.member_id, case.state) == (PaymentState.PAID, order.member_id, R.TO_RESHIP)
    with pytest.raises(ReturnNotAllowedNow) as refused:
        shop.do(replacements.reship_return, case.id)
    assert refused.value.because == "replacement_made"
    (piece,) = shop.lines(new)
    shop.do(fulfilment.ship_order, new.id, parcel=SF, lines={piece: 1})
    assert row_of(shop, order).returns_open == 0
    shop.do(fulfilment.undo_shipment, new.id, fulfilment_id=parcel_of(shop, new), reason="贴错面单")
    assert row_of(shop, order).returns_open == 1
    shop.do(cancels.cancel_paid_order, new.id, reason="没有货了")
    case = shop.do(return_refunds.refund_instead, case.id, reason="没有货了")
    assert (case.state, case.replacement_order_id) == (R.TO_REFUND, None)
    case = shop.do(return_refunds.refund_return, case.id)
    assert (case.points, case.cash_fen, row_of(shop, order).returns_open) == (200, 2_000, 0)
    assert shop.breaks() == []


def test_a_replacement_goes_as_a_whole_or_not_at_all_and_its_lines_stay(shop: Shop) -> None:
    order = sent(shop, points=100, fen=1_000, qty=2)
    case = all_good(shop, shop.do(returns.approve_return, ask_for(shop, order, K.EXCHANGE, 2).id))
    other = shop.a_sku("大号", points=300)
    (line,) = shop.lines(order)
    case = shop.do(replacements.reship_return, case.id, instead={line: other})
    new = replacement_of(shop, case)
    assert (new.title, shop.stock(other)) == ("大号", (10, 2))
    (piece,) = shop.lines(new)
    with pytest.raises(NotAllowedNow) as refused:
        shop.do(cancels.cancel_lines, new.id, lines={piece: 1}, reason="缺货")
    assert refused.value.because == "replacement_in_part"
    with pytest.raises(NotAllowedNow) as refused:
        shop.do(editing.edit_order, new.id, lines=(LineWish(other, 1),), replaced={piece: 2})
    assert refused.value.because == "replacement"
    shop.do(cancels.cancel_lines, new.id, lines={piece: 2}, reason="缺货")
    case = shop.do(replacements.reship_return, case.id)
    shop.do(fulfilment.ship_order, case.replacement_order_id or 0, parcel=SF)
    assert row_of(shop, order).returns_open == 0
    assert shop.breaks() == []


def test_an_after_sale_on_a_replacement_refunds_the_units_that_it_stands_for(shop: Shop) -> None:
    """Even on a replacement's replacement: one unit that hasn't gone, then one that had."""
    member, sku = shop.a_member(points=300), shop.a_sku(points=100, fen=3_333)
    order = shop.do(fulfilment.ship_order, shop.pay(shop.place(member, (sku, 3))).id, parcel=SF)
    case = all_good(shop, shop.do(returns.approve_return, ask_for(shop, order, K.EXCHANGE, 2).id))
    first = replacement_of(shop, shop.do(replacements.reship_return, case.id))
    stopped = shop.do(returns.approve_return, ask_for(shop, first, K.REFUND_ONLY).id)
    stopped = shop.do(return_refunds.refund_return, stopped.id)
    assert (stopped.points, stopped.cash_fen, row_of(shop, first).units_cancelled) == (100, 3_333, 1)
    assert shop.breaks() == []
    shop.do(fulfilment.ship_order, first.id, parcel=SF)
    again = all_good(shop, shop.do(returns.approve_return, ask_for(shop, first, K.EXCHANGE).id))
    second = replacement_of(shop, shop.do(replacements.reship_return, again.id))
    shop.do(fulfilment.ship_order, second.id, parcel=SF)
    back = all_good(shop, shop.do(returns.approve_return, ask_for(shop, second).id))
    back = shop.do(return_refunds.refund_return, back.id)
    assert (back.points, back.cash_fen) == (100, 3_333)
    assert [fen for fen, _ in refunded(shop, order)] == [3_333, 3_333]
    assert shop.balance(member)[0] == 200
    assert shop.breaks() == []


def test_a_replacement_that_is_refunded_before_it_went_ends_its_exchange(shop: Shop) -> None:
    order = sent(shop, fen=1_000)
    case = all_good(shop, shop.do(returns.approve_return, ask_for(shop, order, K.EXCHANGE).id))
    new = replacement_of(shop, shop.do(replacements.reship_return, case.id))
    stopped = shop.do(returns.approve_return, ask_for(shop, new, K.REFUND_ONLY).id)
    shop.do(return_refunds.refund_return, stopped.id)
    assert (row_of(shop, new).status, row_of(shop, order).returns_open) == (S.CANCELLED, 0)
    assert refunded(shop, order) == [(1_000, RefundState.APPROVED)]
    assert shop.breaks() == []


def test_a_replacement_waits_for_stock(shop: Shop) -> None:
    member, sku = shop.a_member(points=100), shop.a_sku(points=100, stock=1)
    order = shop.do(fulfilment.ship_order, shop.place(member, (sku, 1)).id, parcel=SF)
    case = shop.do(returns.approve_return, ask_for(shop, order, K.EXCHANGE).id)
    case = shop.do(returns.approve_all_the_same, case.id, reason="路上丢了")
    with pytest.raises(OutOfStock):
        shop.do(replacements.reship_return, case.id)
    assert shop.breaks() == []
