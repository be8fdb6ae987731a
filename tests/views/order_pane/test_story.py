"""Every act on record is a sentence in the shop's words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.models.vocabulary import ORDER_MOVES, OrderStatus
from desktop.services import cancels, editing, erasure, fulfilment, marks, order_detail
from desktop.services.order_detail import OrderDetail
from desktop.services.order_rows import OrderRow
from desktop.views.order_pane.ahead import Ahead, ahead
from desktop.views.order_pane.progress import folded
from desktop.views.order_pane.story import told
from tests import servers
from tests.orders_made import an_order_in, parcel_of
from tests.people import HOME, SF, Shop
from tests.scenes import CELLS, OTHERS

S = OrderStatus
# what the last line says after the act of this cell of the workflow table
SAID = {
    ("confirm_payment", S.UNPAID, S.PAID): "支付 ¥42.00，积分已扣",
    ("confirm_payment", S.CANCELLED, S.PAID): "取消后付了 ¥42.00，订单恢复",
    ("release_order", S.PAID, S.TO_SHIP): "放行，待发货",
    ("unrelease_order", S.TO_SHIP, S.PAID): "退回待放行：地址待核",
    ("ship_order", S.TO_SHIP, S.TO_SHIP): "包裹 1 已发出，还差 1 件",
    ("ship_order", S.TO_SHIP, S.SHIPPED): "包裹 2 已发出，全部发完",
    ("undo_shipment", S.SHIPPED, S.TO_SHIP): "撤回包裹 1，3 件退回待发：贴错面单",
    ("undo_shipment", S.TO_SHIP, S.TO_SHIP): "撤回包裹 1，1 件退回待发：贴错面单",
    ("complete_order", S.SHIPPED, S.COMPLETED): "完成",
    ("cancel_order", S.UNPAID, S.CANCELLED): "取消订单，解冻 300 积分：不要了",
    ("cancel_paid_order", S.PAID, S.CANCELLED): "取消订单，退 300 积分、¥42.00：缺货",
    ("cancel_paid_order", S.TO_SHIP, S.CANCELLED): "取消订单，退 300 积分、¥42.00：缺货",
    ("cancel_lines", S.PAID, S.PAID): "取消 1 件，退 100 积分、¥10.00：缺货",
    ("cancel_lines", S.PAID, S.CANCELLED): "取消 3 件，退 300 积分、¥42.00：缺货",
    ("cancel_lines", S.TO_SHIP, S.TO_SHIP): "取消 2 件，退 200 积分、¥20.00：缺货",
    ("cancel_lines", S.TO_SHIP, S.SHIPPED): "取消 2 件，退 200 积分、¥20.00：缺货",
    ("cancel_lines", S.TO_SHIP, S.CANCELLED): "取消 3 件，退 300 积分、¥42.00：缺货",
    ("edit_order", S.UNPAID, S.UNPAID): "改了商品，现为 100 积分、¥19.00",
    ("edit_order", S.PAID, S.PAID): "1 件换成 1 件，退 50 积分、¥5.00",
    ("edit_order", S.TO_SHIP, S.TO_SHIP): "1 件换成 1 件，退 50 积分、¥5.00",
    ("hold_order", S.UNPAID, S.UNPAID): "挂起：等客户",
    ("unhold_order", S.PAID, S.PAID): "解除挂起",
    ("assign_order", S.TO_SHIP, S.TO_SHIP): "领单",
    ("set_priority", S.SHIPPED, S.SHIPPED): "优先级改为「加急」",
    ("correct_waybill", S.SHIPPED, S.SHIPPED): "包裹 1 运单更正为 中通快递 75312345678901",
    ("tag_order", S.COMPLETED, S.COMPLETED): "加标签「易碎」",
    ("untag_order", S.CANCELLED, S.CANCELLED): "去掉标签「易碎」",
    ("note_order", S.CANCELLED, S.CANCELLED): "写了备注",
    ("request_return", S.COMPLETED, S.COMPLETED): "申请仅退款 1 件（收到时破损）",
}
CASES = [(act, *move) for act, moves in ORDER_MOVES.items() for move in sorted(moves) if (act, *move) in SAID]


def read(shop: Shop, order: OrderRow) -> OrderDetail:
    return shop.ask(order_detail.order_detail, order.id)


def last(shop: Shop, order: OrderRow) -> str:
    return told(read(shop, order))[-1].text


def test_every_act_of_the_table_has_its_sentence() -> None:
    assert {act for act, _, _ in CASES} == set(ORDER_MOVES)


@pytest.mark.parametrize(("act", "origin", "target"), CASES)
def test_the_act_is_told(shop: Shop, act: str, origin: OrderStatus, target: OrderStatus) -> None:
    call = CELLS[act][origin, target](shop)
    call.run(shop)
    assert call.order is not None
    texts = [one.text for one in told(read(shop, call.order))]
    assert SAID[act, origin, target] in texts[-2:]


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        ("approve_refund", "同意退款 ¥42.00"),
        ("drop_refund", "不退 ¥42.00：已另行处理"),
        ("record_refund_done", "退款 ¥42.00 已到账"),
        ("record_refund_failed", "退款 ¥42.00 没有成功：渠道退回"),
    ],
)
def test_a_refunds_step_is_told(shop: Shop, act: str, sentence: str) -> None:
    row = OTHERS[act](shop).run(shop)
    assert last(shop, row) == sentence


def test_an_order_paid_with_points_needs_no_cash(shop: Shop) -> None:
    order = shop.place(shop.a_member(points=500), (shop.a_sku(points=500), 1))
    assert [one.text for one in told(read(shop, order))][:2] == ["下单，冻结 500 积分", "500 积分付清，不用付现金"]


def test_an_order_without_points_says_what_is_due(shop: Shop) -> None:
    order = shop.place(shop.a_member(), (shop.a_sku(fen=9_900), 1))
    assert last(shop, order) == "下单，应付 ¥99.00"


def test_the_shop_releases_by_itself(tmp_path: Path) -> None:
    shop = Shop.found(servers.fresh_sqlite_url(tmp_path))
    assert last(shop, shop.an_order(fen=9_900, paid=True)) == "自动放行，待发货"
    shop.close()


def test_a_deadline_cancels_by_itself(shop: Shop) -> None:
    order = an_order_in(shop, S.CANCELLED, part="deadline")
    line = told(read(shop, order))[-1]
    assert (line.text, line.who, line.ended) == ("超时未付，自动取消，解冻 300 积分", "", True)


@pytest.mark.parametrize(
    ("fen", "sentence"), [(None, "又付了一次 ¥42.00，建议退款"), (4_100, "付了 ¥41.00，金额不对，建议退款")]
)
def test_money_that_doesnt_fit_is_told(shop: Shop, fen: int | None, sentence: str) -> None:
    order = an_order_in(shop, S.PAID if fen is None else S.UNPAID)
    shop.pay(order, f"odd{order.id}", fen)
    assert last(shop, order) == sentence


def test_a_payment_after_a_persons_cancel_is_told(shop: Shop) -> None:
    order = an_order_in(shop, S.CANCELLED)
    shop.pay(order, f"late{order.id}")
    assert last(shop, order) == "取消后到账 ¥42.00，建议退款"


def test_a_payment_told_twice_changed_nothing(shop: Shop) -> None:
    order = shop.pay(an_order_in(shop, S.UNPAID), "again-and-again")
    shop.pay(order, "again-and-again")
    assert last(shop, order) == "同一笔付款又通知一次，没有变化"


def test_a_new_receiver_and_remark_are_told_without_the_person(shop: Shop) -> None:
    order = an_order_in(shop, S.PAID)
    shop.do(editing.edit_order, order.id, recipient=HOME, remark="请放门卫")
    assert last(shop, order) == "改了收货人，改了买家备注"


def test_an_order_given_to_a_colleague_names_her(shop: Shop) -> None:
    order = an_order_in(shop, S.PAID)
    shop.do(marks.assign_order, order.id, login="lixiang")
    detail = read(shop, order)
    as_seen_by_another = replace(detail.timeline[-1], actor="张敏")
    handed = replace(detail, timeline=(*detail.timeline[:-1], as_seen_by_another))
    assert told(handed)[-1].text == "交给 李想"
    shop.do(marks.assign_order, order.id, login=None)
    assert last(shop, order) == "放回待领"


def test_what_is_handed_over_at_the_counter_is_told(shop: Shop) -> None:
    order = shop.place(shop.a_member(points=200), (shop.a_sku(points=100, pickup=True), 2))
    if order.status is S.PAID:
        order = shop.do(fulfilment.release_order, order.id)
    code = read(shop, order).pickup_code
    shop.do(fulfilment.ship_order, order.id, pickup_code=code, lines={shop.lines(order)[0]: 1})
    shop.do(fulfilment.ship_order, order.id, pickup_code=code)
    assert [one.text for one in told(read(shop, order))][-2:] == ["自提 1 件，还差 1 件", "自提 1 件，全部取走"]


def test_the_units_that_were_left_are_counted_at_every_step(shop: Shop) -> None:
    order = an_order_in(shop, S.TO_SHIP)
    line = shop.lines(order)[0]
    shop.do(fulfilment.ship_order, order.id, parcel=SF, lines={line: 1})
    shop.do(fulfilment.undo_shipment, order.id, fulfilment_id=parcel_of(shop, order), reason="贴错面单")
    shop.do(fulfilment.ship_order, order.id, parcel=SF, lines={line: 2})
    shop.do(cancels.cancel_lines, order.id, lines={line: 1}, reason="缺货")
    texts = [one.text for one in told(read(shop, order))]
    assert texts[-4:] == [
        "包裹 1 已发出，还差 2 件",
        "撤回包裹 1，1 件退回待发：贴错面单",
        "包裹 2 已发出，还差 1 件",
        "取消 1 件，退 100 积分、¥10.00：缺货",
    ]


def test_an_act_that_nobody_knows_reads_decently(shop: Shop) -> None:
    detail = read(shop, an_order_in(shop, S.PAID))
    odd = replace(detail.timeline[-1], act="TELEPORT_ORDER")
    assert [one.text for one in told(replace(detail, timeline=(odd,)))] == ["有一处改动"]


def test_failed_payments_and_what_is_done_with_exceptions_are_said_in_words(shop: Shop) -> None:
    detail = read(shop, an_order_in(shop, S.PAID))
    last = detail.timeline[-1]
    failed = replace(last, act="record_failed_payment", after={"method": "wechat", "code": "BALANCE"})
    snoozed = replace(last, act="snooze_exception", reason="等买家回话")
    assert [(one.text, one.quiet) for one in told(replace(detail, timeline=(failed, snoozed)))] == [
        ("付款没有成功（微信支付）", False), ("稍后处理：等买家回话", True),
    ]  # fmt: skip


def test_a_phone_typed_into_a_reason_stays_out_of_the_story(shop: Shop) -> None:
    order = shop.do(marks.hold_order, an_order_in(shop, S.PAID).id, reason="等 13800138000 回电")
    assert last(shop, order) == "挂起：原因里有电话，已隐去"


def test_what_is_still_to_come_has_its_deadlines(shop: Shop) -> None:
    order = an_order_in(shop, S.TO_SHIP, part="shipped")
    assert ahead(read(shop, order)) == (Ahead("全部发货", order.ship_by), Ahead("签收后完成"))


def test_a_held_order_waits(shop: Shop) -> None:
    order = shop.do(marks.hold_order, an_order_in(shop, S.UNPAID).id, reason="等客户")
    assert ahead(read(shop, order))[0] == Ahead("等待付款", None, "挂起中")


def test_a_resting_order_says_why(shop: Shop) -> None:
    assert ahead(read(shop, an_order_in(shop, S.PAID)))[0] == Ahead("等人放行")


def test_a_refund_that_isnt_done_is_still_to_come(shop: Shop) -> None:
    order = shop.do(cancels.cancel_paid_order, an_order_in(shop, S.PAID).id, reason="缺货")
    assert ahead(read(shop, order)) == (Ahead("退款 ¥42.00", None, "待退款"),)


def test_a_long_story_keeps_its_start_and_its_end(shop: Shop) -> None:
    order = an_order_in(shop, S.TO_SHIP)
    for _ in range(4):
        shop.do(marks.hold_order, order.id, reason="等客户")
        shop.do(marks.note_order, order.id, body="打过电话")
        shop.do(marks.unhold_order, order.id)
    story = told(read(shop, order))
    kept = [one.text for one in folded(story)]
    assert kept == ["下单，冻结 300 积分", *["挂起：等客户", "解除挂起"] * 3]
    assert "写了备注" in [one.text for one in story]


def test_an_erasure_is_told_quietly(shop: Shop) -> None:
    order = shop.do(cancels.cancel_order, shop.an_order(points=100, fen=100).id, reason="不要了")
    shop.do(erasure.erase_member, order.member_id or 0, reason="本人要求")
    last = told(shop.ask(order_detail.order_detail, order.id))[-1]
    assert (last.text, last.quiet) == ("客人资料已按要求清除", True)
