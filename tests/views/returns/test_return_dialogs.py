"""Whole after-sales told by clicking: asked for, agreed to, received, refunded, exchanged, refused, overtaken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from desktop.models.after_sales import ReturnKind, ReturnReason, ReturnState
from desktop.models.order import Refund
from desktop.models.returns import Attachment, ReturnCase
from desktop.models.vocabulary import OrderKind, Preset, RefundState
from desktop.services import return_matters, returns, stock
from desktop.services.return_cases import ReturnRow
from desktop.views.order_acts.request_return import FastRefundSheet, RequestReturnSheet
from desktop.views.overlay import overlays_of
from desktop.views.return_acts.decide import ApproveSheet, AssignSheet, RejectSheet
from desktop.views.return_acts.photos import AddPhotosSheet
from desktop.views.return_acts.receive import ReceiveSheet
from desktop.views.return_acts.refund import RefundSheet
from desktop.views.return_acts.reship import ReshipSheet
from desktop.views.returns.find_order import FindOrderSheet
from desktop.views.returns.page import ReturnsPage
from tests.goods_calls import PNG
from tests.orders_made import row_of
from tests.people import Shop
from tests.return_calls import a_case, case_for_test, refunded, sent
from tests.views.returns.counter import Counter, words

K, R = ReturnKind, ReturnState
Counters = Callable[[Preset], Counter]


def state_of(shop: Shop, case: ReturnRow) -> ReturnState:
    return shop.ask(case_for_test, case.id).state


def closed(counter: Counter) -> None:
    counter.until(lambda: not overlays_of(counter.window))
    counter.settle()


def test_a_return_from_the_order_to_its_last_point(counter_of: Counters, sqlite_shop: Shop, tmp_path: Path) -> None:
    """Asked for with a photo, agreed to, one of two spoilt, refunded: money, points by lot, stock, record."""
    shop = sqlite_shop
    order = sent(shop, points=100, fen=1_000, qty=3)
    counter = counter_of(Preset.MANAGER)
    counter.place.show_order(order.id)
    counter.settle()
    counter.place.acts.start("request_return", order.id)
    request = counter.sheet(RequestReturnSheet)
    assert request.picker.chosen() == {shop.lines(order)[0]: 3}
    request.submit()
    assert request.reason.error() == "请选原因"
    request.picker.rows[0].stepper._step(-1)
    request.why.setCurrentIndex(1)
    request.why.activated.emit(1)
    (tmp_path / "外壳.png").write_bytes(PNG)
    (tmp_path / "报价单.xlsx").write_bytes(b"PK")
    request.picker_of_photos.take_files([tmp_path / "外壳.png", tmp_path / "报价单.xlsx"])
    counter.settle()
    assert "报价单.xlsx 不是 JPEG、PNG 或 WebP 照片" in request.picker_of_photos.problem.text()
    counter.until(lambda: request.go.text() == "申请退货退款 2 件")
    counter.click(request, "申请退货退款 2 件")
    closed(counter)
    assert shop.count(select(func.count()).select_from(Attachment)) == 1
    case = shop.ask(case_for_test, shop.count(select(ReturnCase.id)))
    assert (case.state, case.units, case.reason) == (R.REQUESTED, 2, ReturnReason.QUALITY)
    counter.place.shell.toaster.toasts[-1].action.click()
    page = counter.select(case)
    assert counter.place.shell.current_page() == "returns"

    counter.click(page.pane.foot, "同意")
    counter.click(counter.sheet(ApproveSheet), "同意，等退货寄回")
    closed(counter)
    counter.until(lambda: page.pane.foot.words()[:1] == ["收退货"])
    counter.click(page.pane.foot, "收退货")
    receive = counter.sheet(ReceiveSheet)
    assert receive.rows[0].received() == returns.Received(0, 2, 0)
    receive.rows[0].damaged._step(-1)
    counter.until(lambda: "回库 1" in words(receive.effects) and "残次 +1" in words(receive.effects))
    counter.click(receive, "收下 2 件")
    closed(counter)
    counter.until(lambda: page.pane.foot.words()[:1] == ["退还 200 积分和 ¥20.00"])
    counter.click(page.pane.foot, "退还 200 积分和 ¥20.00")
    refund = counter.sheet(RefundSheet)
    for part in ("合计 1 个批次", "可用 0 → 200", "¥20.00 退回微信支付", "要人去退，再登记到账", "待退款", "已完成"):
        counter.until(lambda part=part: part in words(refund))  # type: ignore[misc]  # of this turn
    counter.click(refund, "退还 200 积分和 ¥20.00")
    closed(counter)
    assert (state_of(shop, case), refunded(shop, order)) == (R.DONE, [(2_000, RefundState.APPROVED)])
    counter.until(lambda: "售后退 200 积分、¥20.00" in words(page.pane.progress))
    assert shop.breaks() == []


def test_a_refund_says_what_is_too_much_and_asks_why_it_is_less(counter_of: Counters, sqlite_shop: Shop) -> None:
    shop = sqlite_shop
    case = a_case(shop, K.RETURN_REFUND, R.TO_REFUND)
    counter = counter_of(Preset.OWNER)
    counter.select(case).acts.start("refund_return", case.id)
    refund = counter.sheet(RefundSheet)
    assert "最多 ¥10.00" in refund.cash.beneath.text()
    for typed, said in (("12", "最多还能退 ¥10.00"), ("许多", "写一个金额")):
        refund.amount.setText(typed)
        refund.amount.textEdited.emit(typed)
        counter.until(lambda said=said: said in words(refund))  # type: ignore[misc]  # what is typed in this turn
    refund.amount.setText("6.50")
    refund.amount.textEdited.emit("6.50")
    counter.until(lambda: refund.go.text() == "退还 100 积分和 ¥6.50")
    refund.submit()
    counter.until(lambda: refund.why.error() == "请填原因")
    refund._why.setText("配件少了一件，商定")
    counter.click(refund, "已在别处退了")
    counter.until(lambda: "¥6.50 已在别处退回" in words(refund.effects))
    refund.submit()
    assert "请填流水号" in refund.reference.error()
    refund._reference.setText("收据 0087")
    refund.submit()
    closed(counter)
    assert shop.count(select(ReturnCase.withheld_fen)) == 350
    row = (
        shop.count(select(Refund.amount_fen)),
        shop.count(select(Refund.state)),
        shop.count(select(Refund.reference)),
    )
    assert row == (650, RefundState.DONE.value, "收据 0087")
    page = counter.select(case)
    assert {"比分摊少退", "已到账"} <= set(words(page.pane.money).split("\n"))
    assert shop.breaks() == []


def test_an_exchange_makes_its_replacement_and_leads_to_it(counter_of: Counters, sqlite_shop: Shop) -> None:
    shop = sqlite_shop
    case = a_case(shop, K.EXCHANGE, R.TO_RESHIP)
    counter = counter_of(Preset.SERVICE)
    page = counter.select(case)
    counter.click(page.pane.foot, "补发")
    sheet = counter.sheet(ReshipSheet)
    counter.until(lambda: "0 积分，0 元，不占限兑" in words(sheet.effects))
    counter.click(sheet, "生成补发单，1 件")
    closed(counter)
    matter = shop.ask(return_matters.return_matter, case.id)
    replacement = matter.detail.replacement
    assert replacement is not None and replacement.kind is OrderKind.REPLACEMENT
    counter.until(lambda: replacement.order_no in _links(page))
    assert "补发" not in page.pane.foot.words()
    counter.click(page.pane.person, replacement.order_no)
    counter.until(lambda: counter.place.pane.order_id == replacement.id)
    counter.until(lambda: "这是它的补发单" in words(counter.place.pane.returns))


def _links(page: ReturnsPage) -> list[str]:
    return [one.text() for one in page.pane.person.findChildren(QAbstractButton)]


def test_what_is_short_is_said_before_it_is_tried(counter_of: Counters, sqlite_shop: Shop) -> None:
    shop = sqlite_shop
    case = a_case(shop, K.EXCHANGE, R.TO_RESHIP)
    (out,) = shop.ask(return_matters.return_matter, case.id).goes_out
    shop.do(stock.write_off, out.code, qty=out.free, reason="盘亏")
    counter = counter_of(Preset.MANAGER)
    counter.select(case).acts.start("reship_return", case.id)
    sheet = counter.sheet(ReshipSheet)
    assert "只剩 0 件可售，要换 1 件" in sheet.fields[out.line_id].error()
    sheet.submit()
    counter.until(lambda: bool(sheet.error.text()))
    assert state_of(shop, case) is R.TO_RESHIP


def test_of_two_clerks_the_second_is_told_who_was_first(counter_of: Counters, sqlite_shop: Shop) -> None:
    shop = sqlite_shop
    case = a_case(shop, K.RETURN_REFUND, R.REQUESTED)
    counter = counter_of(Preset.SERVICE)
    counter.select(case).acts.start("reject_return", case.id)
    sheet = counter.sheet(RejectSheet)
    sheet.submit()
    counter.until(lambda: "请填原因" in sheet.reasons.field.error())
    sheet.reasons.choice.setCurrentIndex(0)
    sheet.reasons.more.setText("电话里说过")
    shop.do(returns.approve_return, case.id)
    sheet.submit()
    counter.until(lambda: "李想 刚刚做了「同意售后」" in sheet.error.text())
    assert sheet.reasons.reason() == "超过售后期限：电话里说过"
    counter.until(lambda: "不能拒绝售后。现在可以：" in sheet.error.text())
    assert "李想 刚刚做了「同意售后」" in sheet.error.text()
    assert state_of(shop, case) is R.TO_RECEIVE


def test_a_small_refund_takes_three_acts_from_the_order(counter_of: Counters, sqlite_shop: Shop, qtbot: QtBot) -> None:
    """Open, say why, confirm."""
    shop = sqlite_shop
    order = sent(shop, points=100, fen=1_000)
    counter = counter_of(Preset.SERVICE)
    counter.place.show_order(order.id)
    counter.settle()
    counter.until(lambda: "快速退款" in counter.place.pane.foot.words())
    counter.click(counter.place.pane.foot, "快速退款")  # 1
    sheet = counter.sheet(FastRefundSheet)
    assert sheet.why.hasFocus()
    QTest.keyClick(sheet.why, Qt.Key.Key_Down)  # 2
    counter.until(lambda: sheet.go.text() == "退还 100 积分和 ¥10.00")
    QTest.keyClick(sheet.why, Qt.Key.Key_Return)  # 3
    closed(counter)
    assert refunded(shop, order) == [(1_000, RefundState.APPROVED)]
    assert row_of(shop, order).returns_open == 0
    assert shop.breaks() == []


def test_above_the_limit_the_way_out_is_told(counter_of: Counters, sqlite_shop: Shop) -> None:
    order = sent(sqlite_shop, fen=9_900)
    counter = counter_of(Preset.MANAGER)
    counter.place.acts.start("fast_refund", order.id)
    sheet = counter.sheet(FastRefundSheet)
    counter.until(lambda: "连积分值 ¥50.00 以内才能一步退完" in sheet.error.text())


def test_a_new_one_is_asked_for_by_the_orders_number(counter_of: Counters, sqlite_shop: Shop) -> None:
    shop = sqlite_shop
    order, unpaid = sent(shop, fen=1_000), shop.an_order(fen=500)
    counter = counter_of(Preset.SERVICE)
    page = counter.page()
    counter.click(page.head, "新建售后")
    find = counter.sheet(FindOrderSheet)
    for number, said in (
        ("", "请填订单号"),
        ("JF404", "没有找到订单 JF404"),
        (unpaid.order_no, "订单现在是「未支付」"),
    ):
        find.number.setText(number)
        find.submit()
        counter.until(lambda said=said: said in find.field.error())  # type: ignore[misc]  # of this turn
    find.number.setText(order.order_no)
    find.submit()
    request = counter.sheet(RequestReturnSheet)
    request.choice.choose(K.EXCHANGE.value)
    request.choice.changed.emit(K.EXCHANGE.value)
    request.why.setCurrentIndex(2)
    request.submit()
    closed(counter)
    case = shop.ask(case_for_test, shop.count(select(ReturnCase.id)))
    assert (case.kind, case.state) == (K.EXCHANGE, R.REQUESTED)
    counter.until(lambda: page.pane.case_id == case.id and page.view.selected_id() == case.id)


def test_photos_are_added_and_a_case_is_given_to_somebody(
    counter_of: Counters, sqlite_shop: Shop, tmp_path: Path
) -> None:
    shop = sqlite_shop
    case = a_case(shop, K.REFUND_ONLY, R.REQUESTED)
    counter = counter_of(Preset.SERVICE)
    page = counter.select(case)
    page.acts.start("add_return_photo", case.id)
    sheet = counter.sheet(AddPhotosSheet)
    assert not sheet.go.isEnabled()
    (tmp_path / "a.png").write_bytes(PNG)
    sheet.picker.take_files([tmp_path / "a.png", tmp_path / "gone.png"])
    counter.until(lambda: sheet.go.text() == "加 1 张照片" and "读不了 gone.png" in sheet.picker.problem.text())
    counter.click(sheet, "加 1 张照片")
    closed(counter)
    counter.until(lambda: "看 1 张照片" in page.pane.evidence.header.action.text())
    page.acts.start("assign_return", case.id)
    counter.sheet(AssignSheet).submit()
    closed(counter)
    assert shop.ask(return_matters.return_matter, case.id).assignee_login == "service"
    counter.until(lambda: getattr(page.table.row_of(case.id), "assignee", "") == "Service")


@pytest.mark.parametrize(
    ("act", "state", "left"),
    [
        ("withdraw_return", R.REQUESTED, R.WITHDRAWN), ("refuse_goods", R.TO_RECEIVE, R.REJECTED),
        ("approve_all_the_same", R.TO_RECEIVE, R.TO_RESHIP), ("refund_instead", R.TO_RESHIP, R.TO_REFUND),
    ],
)  # fmt: skip
def test_every_other_way_of_an_exchange(
    counter_of: Counters, sqlite_shop: Shop, act: str, state: ReturnState, left: ReturnState
) -> None:
    case = a_case(sqlite_shop, K.EXCHANGE, state)
    counter = counter_of(Preset.MANAGER)
    counter.select(case).acts.start(act, case.id)
    counter.until(lambda: bool(overlays_of(counter.window)))
    counter.settle()
    (sheet,) = overlays_of(counter.window)
    reasons = getattr(sheet, "reasons", None)
    if reasons is not None:
        reasons.choice.setCurrentIndex(0)
    sheet.submit()  # type: ignore[attr-defined]  # each of them is a dialog of an act
    closed(counter)
    assert state_of(sqlite_shop, case) is left
    assert sqlite_shop.breaks() == []
