"""The pane shows one order as a whole, follows it, and keeps what a person has before her."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services import cancels, fulfilment, marks, order_detail
from desktop.services.errors import DatabaseGone
from desktop.services.order_rows import OrderRow
from desktop.views import formats
from desktop.views.buttons import Button
from desktop.views.chips import TokenChip
from desktop.views.labels import ElidedLabel
from desktop.views.order_pane.looks import LooksSheet
from desktop.views.order_pane.pane import OrderPane
from desktop.views.order_pane.tags import TagPopover
from desktop.views.overlay import overlays_of
from tests.orders_made import an_order_in
from tests.people import SF, Shop
from tests.views.order_pane.conftest import Acts, MakeDesk, Step, pane_in, press

S = OrderStatus


def words(pane: OrderPane) -> str:
    """Everything that can be read in the pane."""
    found = [one for one in pane.findChildren(QLabel) if one.isVisibleTo(pane)]
    return "\n".join(one.full_text() if isinstance(one, ElidedLabel) else one.text() for one in found)


def show(qtbot: QtBot, pane: OrderPane, order: OrderRow) -> None:
    pane.show_order(order.id)
    qtbot.waitUntil(lambda: pane.head.isVisible() and pane.head.number.text() == order.order_no, timeout=5_000)


def test_nothing_is_selected_at_first(pane: OrderPane) -> None:
    assert "没有选中订单" in words(pane)
    assert pane.order_id is None


def test_an_order_half_gone_shows_what_has_gone_and_what_has_not(qtbot: QtBot, shop: Shop, pane: OrderPane) -> None:
    member = shop.a_member(points=8_800, tier="金卡")
    quilt, coffee = shop.a_sku("纯棉四件套", points=6_800, fen=9_900), shop.a_sku("小粒咖啡豆", points=2_000, fen=3_000)
    order = shop.pay(shop.place(member, (quilt, 1), (coffee, 1), coupon="NEW12"), "half-gone")
    if order.status is S.PAID:
        order = shop.do(fulfilment.release_order, order.id)
    shop.do(fulfilment.ship_order, order.id, parcel=SF, lines={shop.lines(order)[0]: 1})
    show(qtbot, pane, order)
    said = words(pane)
    for expected in (
        "何**", "金卡", "199****9516", "江苏省南京市鼓楼区", "纯棉四件套 × 1", "包裹 1 已发", "待发货", "8,800 积分", "新客立减",
        "¥117.00", "包裹 1 已发出，还差 1 件", "履约 1/2", "SF1407382950617", "签收后完成", "规则 v1",
    ):  # fmt: skip
        assert expected in said
    assert pane.head.chip_words() == ["待发货", "已付", "1/2 件", "剩 2 天 0 小时"]
    assert "何小明" not in said
    assert "19900009516" not in said


@pytest.mark.parametrize(
    ("status", "part", "chips"),
    [
        (S.UNPAID, "", ["未支付", "付款剩 30 分钟"]),
        (S.PAID, "", ["已支付", "已付", "等人放行"]),
        (S.TO_SHIP, "shipped", ["待发货", "已付", "1/3 件", "剩 2 天 0 小时"]),
        (S.SHIPPED, "", ["已发货", "已付"]),
        (S.COMPLETED, "", ["已完成", "已付"]),
        (S.CANCELLED, "", ["已取消", "未付"]),
    ],
)
def test_the_head_says_how_the_order_stands(
    qtbot: QtBot, shop: Shop, pane: OrderPane, status: OrderStatus, part: str, chips: list[str]
) -> None:
    show(qtbot, pane, an_order_in(shop, status, part=part))
    assert pane.head.chip_words() == chips


def test_a_held_order_says_why_and_until_when(qtbot: QtBot, shop: Shop, pane: OrderPane) -> None:
    order = an_order_in(shop, S.TO_SHIP)
    shop.do(marks.hold_order, order.id, reason="等客户", until=shop.clock.now + timedelta(days=1))
    show(qtbot, pane, order)
    until = formats.moment(shop.clock.now + timedelta(days=1), shop.clock.now, ZoneInfo("Asia/Shanghai"))
    assert f"挂起到 {until}：等客户" in pane.head.chip_words()


def test_a_late_parcel_is_overdue(qtbot: QtBot, shop: Shop, pane: OrderPane) -> None:
    order = an_order_in(shop, S.TO_SHIP)
    shop.clock.forward(hours=50)
    show(qtbot, pane, order)
    assert "超时 2 小时 0 分" in pane.head.chip_words()


def test_what_others_change_is_shown_and_the_place_and_the_typed_note_stay(
    qtbot: QtBot, shop: Shop, pane: OrderPane
) -> None:
    pane.resize(352, 360)
    order = an_order_in(shop, S.TO_SHIP)
    show(qtbot, pane, order)
    pane.editor.edit.setPlainText("客人说周五")
    bar = pane.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 200)
    bar.setValue(150)
    shop.do(marks.hold_order, order.id, reason="等客户")
    pane.refresh({order.id})
    qtbot.waitUntil(lambda: "挂起：等客户" in pane.head.chip_words())
    assert bar.value() == 150
    assert pane.editor.edit.toPlainText() == "客人说周五"


def test_another_orders_change_asks_nothing(
    qtbot: QtBot, shop: Shop, pane: OrderPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = an_order_in(shop, S.TO_SHIP)
    show(qtbot, pane, order)
    monkeypatch.setattr(pane, "_ask", pytest.fail)
    pane.refresh({order.id + 1})


def test_a_note_being_typed_waits_for_its_own_order(qtbot: QtBot, shop: Shop, pane: OrderPane) -> None:
    first, second = an_order_in(shop, S.PAID), an_order_in(shop, S.PAID)
    show(qtbot, pane, first)
    pane.editor.edit.setPlainText("客人说周五")
    show(qtbot, pane, second)
    assert pane.editor.edit.toPlainText() == ""
    show(qtbot, pane, first)
    assert pane.editor.edit.toPlainText() == "客人说周五"


def test_a_note_is_saved_from_the_keyboard(qtbot: QtBot, shop: Shop, pane: OrderPane) -> None:
    order = an_order_in(shop, S.PAID)
    show(qtbot, pane, order)
    pane.editor.edit.setPlainText("请用气泡袋")
    qtbot.keyClick(pane.editor.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)  # type: ignore[no-untyped-call]
    qtbot.waitUntil(lambda: "请用气泡袋" in words(pane), timeout=5_000)
    assert pane.editor.edit.toPlainText() == ""
    assert [note.body for note in shop.ask(order_detail.order_detail, order.id).notes] == ["请用气泡袋"]


def test_a_phone_in_a_note_is_warned_of(qtbot: QtBot, shop: Shop, pane: OrderPane) -> None:
    show(qtbot, pane, an_order_in(shop, S.PAID))
    pane.editor.edit.setPlainText("改打 13800138000")
    assert pane.editor.warning.isVisible()
    pane.editor.edit.setPlainText("改打座机")
    assert not pane.editor.warning.isVisible()


def test_a_note_that_cant_be_saved_stays(qtbot: QtBot, shop: Shop, pane: OrderPane) -> None:
    show(qtbot, pane, an_order_in(shop, S.PAID))
    pane.editor.edit.setPlainText("长" * 2_001)
    pane.editor.save.click()
    qtbot.waitUntil(lambda: pane.editor.error.isVisible())
    assert "写的还在" in pane.editor.error.text()
    assert len(pane.editor.edit.toPlainText()) == 2_001


def test_the_offered_acts_are_started_for_the_order_shown(
    qtbot: QtBot, shop: Shop, pane: OrderPane, acts: Acts
) -> None:
    acts.steps = (Step("ship_order", "发货 3 件", primary=True), Step("hold_order", "挂起", "pause"))
    order = an_order_in(shop, S.TO_SHIP)
    show(qtbot, pane, order)
    assert pane.foot.words() == ["发货 3 件", "挂起"]
    press(pane.foot, "发货 3 件")
    assert acts.started == [("ship_order", order.id)]


def test_the_menu_has_every_act_with_the_dangerous_ones_last(
    qtbot: QtBot, shop: Shop, pane: OrderPane, acts: Acts
) -> None:
    acts.steps = (
        Step("ship_order", "发货 3 件", primary=True),
        Step("cancel_paid_order", "取消并退款", "ban", danger=True),
        Step("hold_order", "挂起", "pause"),
        Step("edit_order", "修改订单", "pencil"),
    )
    show(qtbot, pane, an_order_in(shop, S.TO_SHIP))
    pane.head.menu.aboutToShow.emit()
    entries = [action.text() for action in pane.head.menu.actions()]
    assert entries == ["发货 3 件", "挂起", "修改订单", "", "取消并退款"]


def test_an_act_done_elsewhere_in_the_window_is_shown(qtbot: QtBot, shop: Shop, pane: OrderPane, acts: Acts) -> None:
    order = an_order_in(shop, S.TO_SHIP)
    show(qtbot, pane, order)
    acts.done.emit(shop.do(fulfilment.ship_order, order.id, parcel=SF))
    qtbot.waitUntil(lambda: pane.head.chip_words()[0] == "已发货", timeout=5_000)


def test_a_refund_shows_its_state_and_its_next_step(qtbot: QtBot, shop: Shop, pane: OrderPane, acts: Acts) -> None:
    acts.steps = (Step("record_refund_done", "登记退款到账", "banknote"),)
    order = shop.do(cancels.cancel_paid_order, an_order_in(shop, S.PAID).id, reason="缺货")
    show(qtbot, pane, order)
    said = words(pane)
    assert "待退款" in said and "缺货" in said
    pane.settlement.asked.emit("record_refund_done")
    assert acts.started == [("record_refund_done", order.id)]


def test_an_order_that_is_gone_says_so(qtbot: QtBot, pane: OrderPane) -> None:
    pane.show_order(99_999)
    qtbot.waitUntil(lambda: "这笔订单不在了" in words(pane), timeout=5_000)


def test_without_the_database_the_pane_says_so_and_tries_again(
    qtbot: QtBot, shop: Shop, pane: OrderPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = an_order_in(shop, S.PAID)

    def away(*_: object, **__: object) -> None:
        raise DatabaseGone(outcome_known=True)

    with monkeypatch.context() as patch:
        patch.setattr(shop.office, "ask_until", away)
        pane.show_order(order.id)
        qtbot.waitUntil(lambda: "没有读到这笔订单" in words(pane), timeout=5_000)
    pane._again("again")
    qtbot.waitUntil(lambda: order.order_no in words(pane), timeout=5_000)


def test_a_refresh_that_fails_keeps_the_order_on_screen(
    qtbot: QtBot, shop: Shop, pane: OrderPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = an_order_in(shop, S.PAID)
    show(qtbot, pane, order)

    def away(*_: object, **__: object) -> None:
        raise DatabaseGone(outcome_known=True)

    with monkeypatch.context() as patch:
        patch.setattr(shop.office, "ask_until", away)
        pane.refresh({order.id})
        qtbot.waitUntil(lambda: pane.stale.isVisible(), timeout=5_000)
    assert order.order_no in words(pane)


def test_a_slow_answer_shows_a_skeleton(
    qtbot: QtBot, shop: Shop, pane: OrderPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pane._desk, "ask", _never)
    pane.show_order(an_order_in(shop, S.PAID).id)
    qtbot.waitUntil(lambda: pane._skeleton.isVisible(), timeout=2_000)


def _never(*_: object, **__: object) -> None:
    """An answer that doesn't come."""


def test_a_tag_is_put_on_and_taken_off_in_place(qtbot: QtBot, shop: Shop, pane: OrderPane, acts: Acts) -> None:
    order = an_order_in(shop, S.PAID)
    shop.do(marks.tag_order, order.id, tag="送礼")
    show(qtbot, pane, order)
    pane.tags.findChildren(TokenChip)[0].removed.emit("送礼")
    pane.tags.add.click()
    (popover,) = overlays_of(pane)
    assert isinstance(popover, TagPopover)
    popover.edit.setText("易碎")
    popover.edit.returnPressed.emit()
    assert acts.marked == [
        ("untag_order", order.id, {"tag": "送礼"}),
        ("tag_order", order.id, {"tag": "易碎"}),
    ]


def test_tags_that_the_shop_uses_are_suggested(qtbot: QtBot, shop: Shop, pane: OrderPane) -> None:
    known, order = an_order_in(shop, S.PAID), an_order_in(shop, S.PAID)
    for tag in ("加冰", "加冰袋", "怕晒"):
        shop.do(marks.tag_order, known.id, tag=tag)
    shop.do(marks.tag_order, order.id, tag="加冰")
    show(qtbot, pane, order)
    pane.tags.ask_tag()
    (popover,) = overlays_of(pane)
    assert isinstance(popover, TagPopover)
    popover.edit.setText("冰")
    qtbot.waitUntil(lambda: popover.suggestions() == ["加冰袋"], timeout=5_000)
    popover.close_overlay()


def test_an_order_that_nobody_has_is_taken_with_one_click(
    qtbot: QtBot, shop: Shop, pane: OrderPane, acts: Acts
) -> None:
    acts.steps = (Step("assign_order", "领单", "user-check"),)
    order = an_order_in(shop, S.PAID)
    show(qtbot, pane, order)
    press(pane.tags, "领单")
    assert acts.marked == [("assign_order", order.id, {"login": "lixiang"})]
    shop.do(marks.assign_order, order.id, login="lixiang")
    pane.refresh({order.id})
    qtbot.waitUntil(
        lambda: any(one.text() == "换人" and one.isVisible() for one in pane.tags.findChildren(Button)), timeout=5_000
    )
    press(pane.tags, "换人")
    assert acts.started == [("assign_order", order.id)]


def test_the_auditor_gets_no_note_no_tag_and_no_eye(
    qtbot: QtBot, shop: Shop, window: QWidget, desk_of: MakeDesk, acts: Acts
) -> None:
    order = an_order_in(shop, S.PAID)
    pane = pane_in(window, desk_of(Preset.AUDITOR), acts)
    show(qtbot, pane, order)
    assert not pane.editor.isVisible()
    assert not pane.person.eye.isVisible()
    assert "加标签" not in words(pane)
    assert not pane.foot.isVisible()


def test_escape_closes(qtbot: QtBot, shop: Shop, pane: OrderPane) -> None:
    show(qtbot, pane, an_order_in(shop, S.PAID))
    with qtbot.waitSignal(pane.closed):
        qtbot.keyClick(pane, Qt.Key.Key_Escape)  # type: ignore[no-untyped-call]


def test_an_order_that_was_looked_at_is_on_record_when_the_pane_is_left(
    qtbot: QtBot, shop: Shop, pane: OrderPane
) -> None:
    order = an_order_in(shop, S.PAID)
    show(qtbot, pane, order)
    qtbot.waitUntil(lambda: not pane._openings.resting, timeout=2_000)
    pane.hide()
    qtbot.waitUntil(lambda: shop.ask(order_detail.order_detail, order.id).look_count == 1, timeout=1_000)


def test_what_is_due_can_be_written_by_who_signs_out(qtbot: QtBot, shop: Shop, pane: OrderPane) -> None:
    order = an_order_in(shop, S.PAID)
    show(qtbot, pane, order)
    qtbot.waitUntil(lambda: not pane._openings.resting, timeout=2_000)
    (note,) = pane.take_due()
    assert note.subjects == (("order", order.id),)
    assert pane.take_due() == []


def test_many_notes_are_folded_to_the_newest(qtbot: QtBot, shop: Shop, pane: OrderPane) -> None:
    order = an_order_in(shop, S.PAID)
    for number in range(1, 8):
        shop.do(marks.note_order, order.id, body=f"第 {number} 次联系")
    show(qtbot, pane, order)
    assert "第 7 次联系" in words(pane)
    assert "第 1 次联系" not in words(pane)
    pane.notes.header.action.click()
    qtbot.waitUntil(lambda: "第 1 次联系" in words(pane), timeout=2_000)


def test_everybody_who_looked_is_listed(qtbot: QtBot, shop: Shop, pane: OrderPane) -> None:
    order = an_order_in(shop, S.PAID)
    for reason in ("联系派送", "核对地址", "客人来电", "处理售后"):
        shop.ask(order_detail.reveal_recipient, order.id, reason=reason)
    show(qtbot, pane, order)
    assert pane.looks.header.action.text() == "全部 4 次"
    pane.looks.header.action.click()
    (sheet,) = overlays_of(pane)
    assert isinstance(sheet, LooksSheet)
    qtbot.waitUntil(lambda: [look.reason for look in sheet.rows()][-1:] == ["联系派送"], timeout=5_000)
    sheet.dismiss()


def test_a_long_basket_is_folded(qtbot: QtBot, shop: Shop, pane: OrderPane) -> None:
    skus = [shop.a_sku(f"双层玻璃杯 {number}", points=1) for number in range(1, 11)]
    order = shop.place(shop.a_member(points=10), *((sku, 1) for sku in skus))
    show(qtbot, pane, order)
    assert "双层玻璃杯 10 × 1" not in words(pane)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in pane.goods.findChildren(Button)), timeout=2_000)
    press(pane.goods, "展开全部 10 种商品")
    qtbot.waitUntil(lambda: "双层玻璃杯 10 × 1" in words(pane), timeout=2_000)
