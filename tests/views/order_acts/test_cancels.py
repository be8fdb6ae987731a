"""Cancelling from the dialog: what goes back is shown lot by lot before, and that is what goes back."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLabel

from desktop.models.vocabulary import OrderStatus
from desktop.services import marks
from desktop.services.order_rows import OrderRow
from tests.orders_made import S, an_order_in, row_of
from tests.people import Shop
from tests.views.order_acts.bench import Bench
from tests.views.order_acts.test_ship import an_order


def an_order_of_three_lots(shop: Shop) -> OrderRow:
    """8,800 points of three lots, one of which has expired since, and ¥59.00 with ¥12.00 freight."""
    member = shop.a_member("周全", tier="金卡")
    for amount, until in ((1_200, date(2026, 11, 25)), (3_100, date(2026, 12, 31)), (5_740, None)):
        shop.a_lot(member, amount, until)
    order = shop.pay(shop.place(member, (shop.a_sku("空气炸锅", points=8_800, fen=5_900, stock=12, code="40110"), 1)))
    shop.clock.forward(days=3)
    return order


def lots(bench: Bench) -> list[str]:
    return [one.text() for one in bench.sheet().lots.findChildren(QLabel) if one.text()]


def test_a_paid_order_gives_points_back_lot_by_lot_as_shown(bench: Bench) -> None:
    order = an_order_of_three_lots(bench.shop)
    bench.start("cancel_paid_order", order)
    assert "已过期，新批次 2026-12-27 到期" in lots(bench)
    assert lots(bench)[-1] == "可用 1,240 → 10,040"
    assert "¥71.00 退回微信支付" in bench.effects()
    assert "空气炸锅  预留 1 → 0，可售 11 → 12" in bench.effects()
    assert bench.sheet().go.text() == "取消订单，退还 8,800 积分和 ¥71.00"
    bench.sheet().reasons.choice.choose("mind")
    bench.submit()
    assert order.member_id is not None
    assert bench.shop.balance(order.member_id)[0] == 10_040
    assert bench.shop.stock("40110") == (12, 0)
    row = bench.rows[-1]
    assert (row.status, row.refund_due_fen) == (OrderStatus.CANCELLED, 7_100)


def test_a_paid_order_isnt_cancelled_without_a_reason(bench: Bench) -> None:
    order = an_order_of_three_lots(bench.shop)
    bench.start("cancel_paid_order", order)
    bench.submit()
    assert bench.sheet().reasons.field.error() == "请填原因"
    assert row_of(bench.shop, order).status is OrderStatus.TO_SHIP


def test_some_units_are_cancelled_and_the_rest_stays(bench: Bench) -> None:
    order = an_order(bench.shop)
    bench.start("cancel_lines", order)
    assert bench.sheet().go.text() == "取消所选商品"
    bench.sheet().picker.rows[1].tick.setChecked(True)
    bench.sheet().picker.rows[1].stepper._step(-1)
    bench.settle()
    assert bench.sheet().go.text() == "取消 1 件，退还 1,800 积分和 ¥14.00"
    bench.sheet().reasons.choice.choose("stock")
    bench.submit()
    row = bench.rows[-1]
    assert (row.status, row.units_cancelled) == (OrderStatus.TO_SHIP, 1)


def test_nothing_ticked_is_said(bench: Bench) -> None:
    bench.start("cancel_lines", an_order(bench.shop))
    bench.submit()
    assert bench.sheet()._none.text() == "勾选要取消的商品"


def test_an_unpaid_order_unfreezes_as_shown(bench: Bench) -> None:
    order = bench.shop.an_order(points=500, fen=900)
    bench.start("cancel_order", order)
    assert "可用 0 → 500" in bench.effects()
    assert "冻结 500 → 0" in bench.effects()
    assert bench.sheet().go.text() == "取消订单，解冻 500 积分"
    bench.submit()
    assert order.member_id is not None
    assert bench.shop.balance(order.member_id) == (500, 0, 0, 0)
    assert len(bench.toaster.toasts) == 1
    assert not bench.toaster.toasts[-1].action.text()


def test_a_stale_cancel_keeps_the_reason_and_says_who(bench: Bench) -> None:
    order = an_order_in(bench.shop, S.PAID)
    bench.start("cancel_paid_order", order)
    bench.sheet().reasons.choice.choose("late")
    bench.sheet().reasons.more.setText("等了一周")
    bench.shop.do(marks.hold_order, order.id, reason="等颜色")
    bench.submit()
    assert bench.error().startswith("李想 刚刚做了「挂起」")
    assert bench.sheet().reasons.reason() == "等得太久：等了一周"
    bench.submit()
    assert bench.rows[-1].status is OrderStatus.CANCELLED
