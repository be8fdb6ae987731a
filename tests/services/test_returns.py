"""After-sales in the shop's words: what was asked for, what came back, what it gave back, what it was in the way of."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from desktop.models.after_sales import ReturnKind, ReturnReason, ReturnState
from desktop.models.catalogue import Sku, Stock
from desktop.models.journal import Audit, Outbox
from desktop.models.ledger import Lot, PointsEntry
from desktop.models.order import Order, Refund
from desktop.models.vocabulary import OrderStatus, PaymentState, Preset, RefundState
from desktop.services import cancels, editing, fulfilment, refunds, return_refunds, returns
from desktop.services.errors import (
    ChangedByOther,
    HistoryOnly,
    NotAllowedNow,
    NotPermitted,
    RefundRefused,
    ReturnNotAllowedNow,
    UnitsNotOpen,
    UnitsNotReturnable,
)
from desktop.services.placing import LineWish
from desktop.services.returns import Received
from tests.imports import order_file, run_import
from tests.orders_made import parcel_of, row_for_test, row_of
from tests.people import SF, Shop
from tests.return_calls import DAMAGED, all_good, ask_for, refunded, sent

K, R, S = ReturnKind, ReturnState, OrderStatus


def damaged(shop: Shop, sku: str) -> int:
    found: int = shop.count(select(Stock.damaged).join(Sku, Sku.id == Stock.sku_id).where(Sku.code == sku))
    return found


def test_goods_that_come_back_are_sorted_unit_by_unit_and_money_points_and_earnings_follow(shop: Shop) -> None:
    """Three of four units: one to be sold again, one spoilt, one that never came."""
    member = shop.a_member()
    soon = shop.a_lot(member, 150, date(2026, 11, 25))
    late = shop.a_lot(member, 250, date(2027, 3, 31))
    sku = shop.a_sku(points=100, fen=3_333)
    order = shop.pay(shop.place(member, (sku, 4)))
    order = shop.do(fulfilment.ship_order, order.id, parcel=SF)
    assert (shop.balance(member), shop.stock(sku)) == ((0, 0, 133, 0), (6, 0))
    case = ask_for(shop, order, K.RETURN_REFUND, 3, words="杯口有缺")
    assert (case.state, case.units, row_of(shop, order).returns_open) == (R.REQUESTED, 3, 1)
    case = shop.do(returns.approve_return, case.id)
    (line,) = shop.lines(order)
    case = shop.do(returns.receive_return, case.id, units={line: Received(1, 1, 1)})
    assert (case.state, shop.stock(sku), damaged(shop, sku)) == (R.TO_REFUND, (7, 0), 1)
    shop.clock.forward(days=2)
    case = shop.do(return_refunds.refund_return, case.id)
    assert (case.state, case.points, case.cash_fen) == (R.DONE, 300, 9_999)
    assert refunded(shop, order) == [(9_999, RefundState.APPROVED)]
    with shop.engine.connect() as connection:
        lots = connection.execute(
            select(Lot.id, Lot.parent_id, Lot.available).where(Lot.available > 0).order_by(Lot.id)
        ).all()
    # the last taken go back first: 250 to their very lot, 50 of the lot that has run out to a child of it
    assert [(lot.id if lot.parent_id is None else lot.parent_id, lot.available) for lot in lots] == [
        (late, 250),
        (soon, 50),
    ]
    assert shop.balance(member) == (300, 0, 34, 0)
    row = row_of(shop, order)
    assert (row.status, row.returns_open, row.payment_state) == (S.SHIPPED, 0, PaymentState.PAID)
    assert shop.breaks() == []


def test_money_alone_for_units_that_have_gone_moves_no_stock(shop: Shop) -> None:
    order = sent(shop, points=100, fen=1_000, qty=2)
    case = ask_for(shop, order, K.REFUND_ONLY)
    assert shop.do(returns.approve_return, case.id).state is R.TO_REFUND
    shop.do(return_refunds.refund_return, case.id)
    assert refunded(shop, order) == [(1_000, RefundState.APPROVED)]
    assert shop.balance(order.member_id or 0)[0] == 100
    assert shop.breaks() == []


def test_two_after_sales_of_one_line_and_a_cancel_give_back_cumulative_shares(shop: Shop) -> None:
    member, sku = shop.a_member(points=100), shop.a_sku(fen=3_333)
    order = shop.pay(shop.place(member, (sku, 3), coupon="NEW12", deduct_points=100))
    (line,) = shop.lines(order)
    order = shop.do(fulfilment.ship_order, order.id, parcel=SF, lines={line: 1})
    given = []
    for kind in (K.RETURN_REFUND, K.REFUND_ONLY):
        case = shop.do(returns.approve_return, ask_for(shop, order, kind, shipped_only=kind is K.RETURN_REFUND).id)
        case = all_good(shop, case) if case.state is R.TO_RECEIVE else case
        given.append(shop.do(return_refunds.refund_return, case.id).cash_fen)
        assert shop.breaks() == []
    shop.do(cancels.cancel_lines, order.id, lines={line: 1}, reason="缺货")
    given.append(refunded(shop, order)[-1][0])
    assert given == [2_899, 2_900, 2_900]
    assert shop.balance(member)[0] == 100
    assert row_of(shop, order).status is S.SHIPPED
    assert shop.breaks() == []


def test_money_alone_for_all_that_hasnt_gone_cancels_the_order_with_stock_limit_and_freight(shop: Shop) -> None:
    member, sku = shop.a_member(points=500), shop.a_sku(points=250, fen=1_000, limit=2)
    order = shop.pay(shop.place(member, (sku, 2)))
    case = shop.do(returns.approve_return, ask_for(shop, order, K.REFUND_ONLY, 2).id)
    case = shop.do(return_refunds.refund_return, case.id)
    assert (case.points, case.cash_fen) == (500, 2_000 + 1_200)
    row = row_of(shop, order)
    assert (row.status, row.units_cancelled, row.returns_open) == (S.CANCELLED, 2, 0)
    assert (shop.stock(sku), shop.balance(member)) == ((10, 0), (500, 0, 0, 0))
    assert shop.place(member, (sku, 2)).status is S.UNPAID
    assert shop.breaks() == []


def test_when_the_rest_is_refunded_what_had_gone_is_the_order(shop: Shop) -> None:
    order = shop.an_order(points=100, fen=1_000, qty=3, paid=True)
    (line,) = shop.lines(order)
    shop.do(fulfilment.ship_order, order.id, parcel=SF, lines={line: 1})
    case = shop.do(returns.approve_return, ask_for(shop, order, K.REFUND_ONLY, 2).id)
    case = shop.do(return_refunds.refund_return, case.id)
    row = row_of(shop, order)
    assert (row.status, row.units_cancelled, case.cash_fen) == (S.SHIPPED, 2, 2_000)
    with pytest.raises(NotAllowedNow) as refused:
        shop.do(fulfilment.undo_shipment, order.id, fulfilment_id=parcel_of(shop, order), reason="贴错面单")
    assert refused.value.because == "units_cancelled_since"
    assert shop.breaks() == []


def test_the_freight_goes_back_only_by_choice(shop: Shop) -> None:
    order = sent(shop, fen=1_000, qty=3)
    for freight, fen in ((False, 1_000), (True, 1_000 + 400), (True, 1_000 + 400)):
        case = shop.do(returns.approve_return, ask_for(shop, order, K.REFUND_ONLY).id)
        assert shop.do(return_refunds.refund_return, case.id, freight=freight).cash_fen == fen
    assert shop.breaks() == []


def test_a_unit_is_in_one_after_sale_at_most_unless_that_was_turned_down(shop: Shop) -> None:
    order = sent(shop, fen=1_000, qty=2)
    first = ask_for(shop, order, K.RETURN_REFUND, 2)
    with pytest.raises(UnitsNotReturnable) as refused:
        ask_for(shop, order, K.REFUND_ONLY)
    assert (refused.value.free, refused.value.wanted) == (0, 1)
    shop.do(returns.reject_return, first.id, reason="超过时间")
    second = ask_for(shop, order, K.REFUND_ONLY)
    shop.do(returns.withdraw_return, second.id)
    third = shop.do(returns.approve_return, ask_for(shop, order, K.REFUND_ONLY, 2).id)
    shop.do(return_refunds.refund_return, third.id)
    with pytest.raises(UnitsNotReturnable):
        ask_for(shop, order, K.REFUND_ONLY)
    assert shop.breaks() == []


def test_goods_cant_come_back_that_havent_gone(shop: Shop) -> None:
    order = shop.an_order(fen=1_000, qty=2, paid=True)
    for kind in (K.RETURN_REFUND, K.EXCHANGE):
        with pytest.raises(UnitsNotReturnable):
            ask_for(shop, order, kind)


def test_an_open_after_sale_is_in_the_way_of_what_would_move_its_units(shop: Shop) -> None:
    """Of two lines one waits: it doesn't go, isn't cancelled and isn't swapped; the other one is free."""
    member = shop.a_member(points=900)
    slow, quick = shop.a_sku(points=100, fen=1_000), shop.a_sku("双层玻璃杯", points=100, fen=1_000)
    order = shop.pay(shop.place(member, (slow, 2), (quick, 1)))
    first, second = shop.lines(order)
    case = ask_for(shop, order, K.REFUND_ONLY, lines={first: 1})
    for lines in (None, {first: 1}):
        with pytest.raises(NotAllowedNow) as refused:
            shop.do(fulfilment.ship_order, order.id, parcel=SF, lines=lines)
        assert refused.value.because == "after_sale_open"
    with pytest.raises(NotAllowedNow) as refused:
        shop.do(cancels.cancel_paid_order, order.id, reason="不要了")
    assert (refused.value.because, refused.value.allowed) == ("after_sale_open", ("cancel_lines",))
    with pytest.raises(UnitsNotOpen):
        shop.do(cancels.cancel_lines, order.id, lines={first: 2}, reason="缺货")
    with pytest.raises(UnitsNotOpen):
        shop.do(editing.edit_order, order.id, lines=(LineWish(quick, 1),), replaced={first: 2})
    order = shop.do(cancels.cancel_lines, order.id, lines={first: 1}, reason="缺货")
    order = shop.do(fulfilment.ship_order, order.id, parcel=SF, lines={second: 1})
    assert (order.status, order.units_shipped) == (S.TO_SHIP, 1)
    shop.do(returns.withdraw_return, case.id)
    order = shop.do(fulfilment.ship_order, order.id, parcel=SF)
    assert (order.status, order.returns_open) == (S.SHIPPED, 0)
    assert shop.breaks() == []


def test_a_parcel_whose_unit_is_in_an_after_sale_isnt_undone_and_completion_waits(shop: Shop) -> None:
    order = sent(shop, points=100, fen=1_000, qty=2)
    case = ask_for(shop, order)
    for done in (False, True):
        if done:
            case = all_good(shop, shop.do(returns.approve_return, case.id))
            shop.do(return_refunds.refund_return, case.id)
        else:
            with pytest.raises(NotAllowedNow) as refused:
                shop.do(fulfilment.complete_order, order.id)
            assert refused.value.because == "after_sale_open"
        with pytest.raises(NotAllowedNow) as refused:
            shop.do(fulfilment.undo_shipment, order.id, fulfilment_id=parcel_of(shop, order), reason="贴错面单")
        assert refused.value.because == "units_in_after_sale"
    assert shop.do(fulfilment.complete_order, order.id).status is S.COMPLETED
    assert shop.breaks() == []


def test_earnings_of_a_completed_order_are_taken_back_where_they_are_spent_already(shop: Shop) -> None:
    order = sent(shop, fen=10_000)
    member = order.member_id or 0
    shop.clock.forward(days=8)
    shop.do(fulfilment.complete_order, order.id)
    assert shop.balance(member) == (100, 0, 0, 0)
    shop.place(member, (shop.a_sku(points=100), 1))
    case = shop.do(returns.approve_return, ask_for(shop, order, K.REFUND_ONLY).id)
    shop.do(return_refunds.refund_return, case.id)
    assert shop.balance(member) == (0, 0, 0, 100)
    assert shop.breaks() == []


def test_what_came_back_is_refused_or_approved_all_the_same(shop: Shop) -> None:
    order = sent(shop, fen=1_000, qty=2)
    refused_ = shop.do(returns.approve_return, ask_for(shop, order).id)
    assert shop.do(returns.refuse_goods, refused_.id, reason="不是原来的商品").state is R.REJECTED
    kind = shop.do(returns.approve_return, ask_for(shop, order).id)
    kind = shop.do(returns.approve_all_the_same, kind.id, reason="老客户")
    assert kind.state is R.TO_REFUND
    assert shop.do(returns.withdraw_return, kind.id).state is R.WITHDRAWN
    moved = all_good(shop, shop.do(returns.approve_return, ask_for(shop, order).id))
    with pytest.raises(ReturnNotAllowedNow) as refused:
        shop.do(returns.withdraw_return, moved.id)
    assert (refused.value.because, refused.value.allowed) == ("goods_moved", ("refund_return",))
    assert shop.breaks() == []


def test_who_may_refund_only_so_much_leaves_the_rest_to_who_may_more(shop: Shop) -> None:
    shop.setting("refund_limit_fen", "1500")
    service, finance = shop.person(Preset.SERVICE), shop.person(Preset.FINANCE)
    order = sent(shop, fen=1_000, qty=3)
    dear = shop.office.do(service, returns.approve_return, ask_for(shop, order, K.REFUND_ONLY, 2).id)
    with pytest.raises(NotPermitted):
        shop.office.do(service, return_refunds.refund_return, dear.id)
    assert shop.office.do(finance, return_refunds.refund_return, dear.id).state is R.DONE
    cheap = shop.office.do(service, returns.approve_return, ask_for(shop, order, K.REFUND_ONLY).id)
    assert shop.office.do(service, return_refunds.refund_return, cheap.id).state is R.DONE
    assert shop.breaks() == []


def test_a_small_one_is_asked_for_approved_and_refunded_at_once(shop: Shop) -> None:
    """The limit counts points at what they are worth: 100 of them are 1.00."""
    shop.setting("fast_refund_fen", "1100")
    order = sent(shop, points=100, fen=1_000, qty=2)
    (line,) = shop.lines(order)
    service = shop.person(Preset.SERVICE)
    row = shop.office.do(service, return_refunds.fast_refund, order.id, lines={line: 1}, reason=DAMAGED)
    assert (row.state, row.points, row.cash_fen) == (R.DONE, 100, 1_000)
    shop.setting("fast_refund_fen", "1099")
    with pytest.raises(RefundRefused) as refused:
        shop.do(return_refunds.fast_refund, order.id, lines={line: 1}, reason=DAMAGED)
    assert (refused.value.problem, refused.value.most_fen) == ("above_fast_limit", 1_099)
    assert row_of(shop, order).returns_open == 0
    assert shop.breaks() == []


def test_the_storefront_asks_and_takes_back_and_decides_nothing(shop: Shop) -> None:
    order, storefront = sent(shop, fen=1_000), shop.storefront()
    case = shop.office.do(
        storefront, returns.request_return, order.id, kind=K.RETURN_REFUND, lines={shop.lines(order)[0]: 1},
        reason=ReturnReason.CHANGED_MIND, words="颜色不喜欢，电话 19900009516",
    )  # fmt: skip
    with pytest.raises(NotPermitted):
        shop.office.do(storefront, returns.approve_return, case.id)
    assert shop.office.do(storefront, returns.withdraw_return, case.id).state is R.WITHDRAWN
    with shop.engine.connect() as connection:
        told = " ".join(str(row) for row in connection.execute(select(Audit.before, Audit.after, Audit.reason)))
        events = " ".join(connection.execute(select(Outbox.payload)).scalars())
    assert "颜色" not in told + events
    assert "WITHDRAWN" in events


def test_of_two_who_decide_at_once_the_second_is_told_who_was_first(shop: Shop) -> None:
    case = ask_for(shop, sent(shop, fen=1_000), K.REFUND_ONLY)
    manager = shop.person(Preset.MANAGER)
    decided = shop.office.do(manager, returns.approve_return, case.id, seen=case.version)
    with pytest.raises(ChangedByOther) as changed:
        shop.do(returns.reject_return, case.id, reason="超过时间", seen=case.version)
    assert (changed.value.who, changed.value.what) == ("Manager", "approve_return")
    with pytest.raises(ReturnNotAllowedNow) as refused:
        shop.do(returns.approve_return, case.id)
    assert refused.value.allowed == ("refund_return", "withdraw_return")
    shop.office.do(manager, return_refunds.refund_return, case.id, seen=decided.version)
    with pytest.raises(ChangedByOther):
        shop.do(return_refunds.refund_return, case.id, seen=decided.version)
    assert shop.count(select(func.count()).select_from(Refund)) == 1


def test_a_refund_that_goes_through_shows_on_the_order(shop: Shop) -> None:
    order = sent(shop, fen=1_000, qty=2)
    case = shop.do(returns.approve_return, ask_for(shop, order, K.REFUND_ONLY).id)
    case = shop.do(return_refunds.refund_return, case.id)
    assert case.refund_id is not None
    row = shop.do(refunds.record_refund_done, case.refund_id, reference="R1")
    assert row.payment_state is PaymentState.PARTLY_REFUNDED
    assert shop.breaks() == []


def test_each_state_has_its_time_to_wait(shop: Shop) -> None:
    case, now = ask_for(shop, sent(shop, fen=1_000)), shop.clock.now
    assert case.due_at == now + timedelta(hours=48)
    case = shop.do(returns.approve_return, case.id)
    assert case.due_at == now + timedelta(days=15)
    assert all_good(shop, case).due_at == now + timedelta(hours=48)
    assert shop.do(return_refunds.refund_return, case.id).due_at is None


def test_an_imported_orders_after_sale_moves_money_and_proposes_its_points(shop: Shop, tmp_path: Path) -> None:
    """Its lines know no coupon: what was paid goes back, never more; stock and points stay as they are."""
    line = {"商品编码": "CUP", "商品名称": "双层玻璃杯", "数量": "3", "单价现金": "10.00", "收货人": "何小明"}
    money = {"商品金额": "30.00", "优惠金额": "7.00", "实付现金": "23.00", "状态": "待发货"}
    run_import(shop, order_file(tmp_path / "o.csv", {**line, **money}))
    order = shop.ask(row_for_test, shop.count(select(Order.id)))
    (cup,) = shop.lines(order)
    with pytest.raises(HistoryOnly):
        ask_for(shop, order, K.EXCHANGE)
    shop.do(fulfilment.ship_order, order.id, parcel=SF, lines={cup: 2})
    back = all_good(shop, shop.do(returns.approve_return, ask_for(shop, order, K.RETURN_REFUND, 2).id))
    assert shop.do(return_refunds.refund_return, back.id).cash_fen == 2_000
    rest = shop.do(returns.approve_return, ask_for(shop, order, K.REFUND_ONLY).id)
    assert shop.do(return_refunds.refund_return, rest.id).cash_fen == 300
    assert [fen for fen, _ in refunded(shop, order)] == [2_000, 300]
    assert row_of(shop, order).status is S.SHIPPED
    assert shop.count(select(func.count()).select_from(PointsEntry)) == 0
    assert shop.breaks() == []
