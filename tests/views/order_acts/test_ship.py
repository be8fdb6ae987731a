"""Shipping from the dialog: what it shows beforehand is what happens, once, and can be taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.models.vocabulary import DeliveryKind, OrderStatus
from desktop.services import fulfilment, marks
from desktop.services.card_queries import cards_just_issued
from desktop.services.errors import CardsShown
from desktop.services.order_rows import OrderRow
from desktop.views.order_acts import waybill_fields
from desktop.views.order_pane.codes import SecretsSheet
from desktop.views.overlay import overlays_of
from desktop.views.overtaken import MINE
from tests.orders_made import parcel_of, row_of
from tests.people import SF, Shop
from tests.views.order_acts.bench import Bench


def an_order(shop: Shop) -> OrderRow:
    """Two lines: one juicer cup and two boxes, paid and released."""
    member = shop.a_member("萧邦", points=20_000, tier="金卡")
    cup = shop.a_sku("便携榨汁杯", points=4_800, fen=3_600, stock=42, code="30142")
    box = shop.a_sku("不锈钢保鲜盒三件套", points=1_800, fen=1_400, stock=118, code="11890")
    return shop.pay(shop.place(member, (cup, 1), (box, 2)))


def type_waybill(bench: Bench, waybill: str) -> None:
    bench.sheet().waybill.waybill.control.setText(waybill)


def test_the_dialog_shows_what_will_happen_and_that_is_what_happens(bench: Bench) -> None:
    order = an_order(bench.shop)
    bench.start("ship_order", order)
    assert bench.sheet()._none.isHidden(), "nothing is wrong yet, and takes no room"
    type_waybill(bench, SF.waybill)
    assert "便携榨汁杯  在库 42 → 41，预留 1 → 0" in bench.effects()
    assert "不锈钢保鲜盒三件套  在库 118 → 116，预留 2 → 0" in bench.effects()
    assert "8,400 积分支付时已扣，不再变动" in bench.effects()
    assert bench.effects().endswith("待发货\n已发货")
    bench.submit()
    assert bench.shop.stock("30142") == (41, 0)
    assert bench.shop.stock("11890") == (116, 0)
    assert bench.rows[-1].status is OrderStatus.SHIPPED
    assert bench.acts.sheet is None


def test_the_courier_is_recognised_from_the_number(bench: Bench) -> None:
    bench.start("ship_order", an_order(bench.shop))
    type_waybill(bench, "YT7438291056382")
    assert bench.sheet().waybill.parcel().carrier == "yuantong"
    assert bench.sheet().waybill.words() == "已识别为圆通速递 运单号格式吻合"


def test_another_courier_is_remembered_for_numbers_of_that_shape(bench: Bench) -> None:
    bench.start("ship_order", an_order(bench.shop))
    type_waybill(bench, "78561234567890")
    bench.sheet().waybill._chosen("yunda")
    bench.submit()
    assert bench.rows[-1].status is OrderStatus.SHIPPED
    bench.start("ship_order", an_order_of_one(bench.shop))
    type_waybill(bench, "78999999999999")
    assert bench.sheet().waybill.parcel().carrier == "yunda"


def an_order_of_one(shop: Shop) -> OrderRow:
    return shop.an_order(fen=900, paid=True)


def test_a_misread_digit_is_warned_of_and_can_still_go(bench: Bench) -> None:
    bench.start("ship_order", an_order(bench.shop))
    type_waybill(bench, "1Z5R89390357567128")
    assert "像 UPS 的单号，但校验位不对" in bench.sheet().waybill.words()
    bench.submit()
    assert bench.rows[-1].status is OrderStatus.SHIPPED


def test_a_missing_waybill_is_said_beneath_its_field(bench: Bench) -> None:
    bench.start("ship_order", an_order(bench.shop))
    bench.sheet().waybill._chosen("shunfeng")
    bench.submit()
    assert bench.sheet().waybill.waybill.error() == "请填运单号"
    assert bench.rows == []


def test_the_rest_waits_when_only_some_goes(bench: Bench) -> None:
    order = an_order(bench.shop)
    bench.start("ship_order", order)
    bench.sheet().picker.rows[1].tick.setChecked(False)
    type_waybill(bench, SF.waybill)
    bench.settle()
    assert "已发 0/3 件 → 1/3 件" in bench.effects()
    bench.submit()
    assert (bench.rows[-1].status, bench.rows[-1].units_shipped) == (OrderStatus.TO_SHIP, 1)


def test_two_parcels_go_one_after_another(bench: Bench) -> None:
    order = an_order(bench.shop)
    bench.start("ship_order", order)
    bench.sheet().picker.rows[1].tick.setChecked(False)
    type_waybill(bench, SF.waybill)
    bench.sheet().more.click()
    assert bench.sheet().go.text() == "发货 2 个包裹"
    type_waybill(bench, "YT7438291056382")
    bench.settle()
    assert bench.effects().endswith("待发货\n已发货")
    bench.submit()
    assert [row.units_shipped for row in bench.rows] == [1, 3]
    assert (bench.rows[-1].status, bench.rows[-1].parcels) == (OrderStatus.SHIPPED, 2)


def test_a_second_parcel_needs_something_to_put_in(bench: Bench) -> None:
    bench.start("ship_order", an_order(bench.shop))
    type_waybill(bench, SF.waybill)
    bench.sheet().more.click()
    assert "留给下一个包裹" in bench.sheet()._none.text()


def test_goods_for_pick_up_are_handed_over_against_the_code(bench: Bench) -> None:
    shop = bench.shop
    member = shop.a_member(points=500)
    order = shop.place(member, (shop.a_sku("自提咖啡", points=500, pickup=True), 1))
    bench.start("ship_order", order)
    assert bench.sheet().go.text() == "交付 1 件"
    bench.sheet().code.control.setText("000000")
    bench.submit()
    assert bench.error() == "提货码不对，请客人再出示一次"
    bench.sheet().code.control.setText(bench.sheet().case.detail.pickup_code)
    bench.submit()
    assert (bench.rows[-1].status, bench.rows[-1].pickups) == (OrderStatus.SHIPPED, 1)


def test_undo_brings_the_parcel_back(bench: Bench) -> None:
    order = an_order(bench.shop)
    bench.start("ship_order", order)
    type_waybill(bench, SF.waybill)
    bench.submit()
    assert bench.toast() == f"{order.order_no} 已发货，顺丰速运 {SF.waybill}"
    bench.undo()
    assert row_of(bench.shop, order).status is OrderStatus.TO_SHIP
    assert bench.shop.stock("30142") == (42, 1)
    assert bench.rows[-1].status is OrderStatus.TO_SHIP


def test_a_stale_dialog_says_who_did_what_and_keeps_the_waybill(bench: Bench) -> None:
    order = an_order(bench.shop)
    bench.start("ship_order", order)
    type_waybill(bench, SF.waybill)
    bench.shop.do(fulfilment.ship_order, order.id, parcel=fulfilment.Parcel("yunda", "YD1234567890123"),
                  lines={bench.shop.lines(order)[0]: 1})  # fmt: skip
    bench.submit()
    assert bench.error().startswith("李想 刚刚做了「发货」")
    assert bench.sheet().waybill.parcel().waybill == SF.waybill
    assert [row.line.title for row in bench.sheet().picker.rows] == ["不锈钢保鲜盒三件套"]
    bench.sheet().between.choices["act"].choose(MINE)
    bench.submit()
    assert bench.rows[-1].status is OrderStatus.SHIPPED


def test_a_held_order_says_so_instead_of_opening(bench: Bench) -> None:
    order = an_order(bench.shop)
    bench.shop.do(marks.hold_order, order.id, reason="等颜色")
    bench.start("ship_order", order)
    assert bench.acts.sheet is None
    assert "等颜色" in bench.toast()


def test_a_long_order_scrolls_in_its_list_and_the_waybill_stays_in_sight(bench: Bench) -> None:
    shop = bench.shop
    lines = [(shop.a_sku(f"双层玻璃杯 {number}", points=10), 1) for number in range(12)]
    bench.start("ship_order", shop.place(shop.a_member(points=500), *lines))
    sheet = bench.sheet()
    last = sheet.picker.rows[-1].tick
    bench.qtbot.waitUntil(lambda: last.visibleRegion().isEmpty())
    assert not sheet.waybill.waybill.control.visibleRegion().isEmpty()
    assert "另外 9 种商品也一样" in bench.effects()


def test_tab_brings_a_hidden_line_into_sight(bench: Bench) -> None:
    shop = bench.shop
    lines = [(shop.a_sku(f"双层玻璃杯 {number}", points=10), 1) for number in range(12)]
    bench.start("ship_order", shop.place(shop.a_member(points=500), *lines))
    sheet = bench.sheet()
    last = sheet.picker.rows[-1].tick
    bench.qtbot.waitUntil(lambda: last.visibleRegion().isEmpty())
    sheet.waybill.waybill.control.setFocus()
    for _ in range(40):
        sheet.focusNextPrevChild(False)
        if last.hasFocus():
            break
    bench.qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())


def test_a_scanners_enter_moves_to_the_button_and_the_next_enter_ships(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waybill_fields, "SCAN_SECONDS", 5.0)
    bench.start("ship_order", an_order(bench.shop))
    scan(bench, bench.sheet().waybill.waybill.control, SF.waybill)
    assert bench.rows == []
    QTest.keyClick(bench.sheet().go, Qt.Key.Key_Return)
    bench.settle()
    assert bench.rows[-1].status is OrderStatus.SHIPPED


def test_another_scan_takes_the_place_of_the_first_from_wherever_the_focus_is(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waybill_fields, "SCAN_SECONDS", 5.0)
    bench.start("ship_order", an_order(bench.shop))
    scan(bench, bench.sheet().waybill.waybill.control, SF.waybill)
    QTest.keyClick(bench.sheet().go, Qt.Key.Key_Y)
    scan(bench, bench.sheet().waybill.waybill.control, "T7438291056382")
    assert bench.sheet().waybill.parcel() == fulfilment.Parcel("yuantong", "YT7438291056382")
    assert bench.rows == []


def test_a_persons_enter_ships_from_the_field(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waybill_fields, "SCAN_SECONDS", 0.0)
    bench.start("ship_order", an_order(bench.shop))
    scan(bench, bench.sheet().waybill.waybill.control, SF.waybill)
    assert bench.rows[-1].status is OrderStatus.SHIPPED


def scan(bench: Bench, control: QWidget, text: str) -> None:
    QTest.keyClicks(control, text)
    QTest.keyClick(control, Qt.Key.Key_Return)
    bench.settle()


def test_codes_are_issued_shown_once_to_be_handed_on_and_never_taken_back(bench: Bench, qtbot: QtBot) -> None:
    shop = bench.shop
    sku = shop.a_sku("视频月卡", points=100, codes=("VIP-2026-AAAA-0001", "VIP-2026-AAAA-0002"))
    order = shop.place(shop.a_member(points=200), (sku, 2), recipient=None)
    bench.start("ship_order", order)
    assert bench.sheet().go.text() == "发出 2 个卡密"
    assert not bench.sheet().waybill.isVisible()
    bench.submit()
    assert bench.toast() == f"{order.order_no} 的卡密已发出"
    assert not bench.toaster.toasts[-1].action.isVisible()
    qtbot.waitUntil(lambda: any(isinstance(one, SecretsSheet) for one in overlays_of(bench.window)), timeout=10_000)
    shown = next(one for one in overlays_of(bench.window) if isinstance(one, SecretsSheet))
    shown.copy.click()
    assert QGuiApplication.clipboard().text() == "视频月卡  VIP-2026-AAAA-0001\n视频月卡  VIP-2026-AAAA-0002"
    shown.dismiss()
    with pytest.raises(CardsShown):
        shop.ask(cards_just_issued, order.id, parcel_of(shop, order))
    row = row_of(shop, order)
    keys = [one.key for one in bench.acts.offered(row)]
    assert "undo_shipment" not in keys


def test_a_top_up_is_entered_with_account_and_reference_and_not_taken_back(bench: Bench) -> None:
    shop = bench.shop
    sku = shop.a_sku("话费 50 元", points=100, delivery=DeliveryKind.TOPUP)
    order = shop.place(shop.a_member(points=100), (sku, 1), recipient=None)
    bench.start("ship_order", order)
    sheet = bench.sheet()
    assert sheet.go.text() == "登记充值 1 件"
    assert "话费 50 元  在库 10 → 9" in bench.effects()
    bench.submit()
    assert sheet.charge.account.error() == "请填充值账号"
    sheet.charge.account.control.setText("13700005678")
    sheet.charge.reference.control.setText("TX-1")
    bench.submit()
    assert bench.toast() == f"{order.order_no} 的充值已登记"
    assert not bench.toaster.toasts[-1].action.isVisible()
    assert "undo_shipment" not in [one.key for one in bench.acts.offered(row_of(shop, order))]
