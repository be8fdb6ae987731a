"""发货中心: one order with two scans and a key, pieces verified by scanner, all missing slips in three acts, the log."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop.models.journal import Access
from desktop.models.shipping import Paper
from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services import marks
from desktop.services.fulfilment import ship_order
from desktop.services.order_detail import order_detail
from desktop.services.prints import print_log
from desktop.services.waves import make_wave
from desktop.views.buttons import Button
from desktop.views.dialogs import Sheet
from desktop.views.main_window import MainWindow
from desktop.views.order_acts.pack import PackSheet
from desktop.views.order_pane.story import told
from desktop.views.overlay import overlays_of
from desktop.views.paper import panel
from desktop.views.paper.panel import MADE
from desktop.views.paper.slip_sheet import PickListSheet, SlipSheet
from desktop.views.shipping.filled_sheet import ShipFromSheet
from desktop.views.shipping.page import LOG, WAVES, ShippingPage
from tests.journeys.person import Person
from tests.orders_made import an_order_in, row_of
from tests.people import SF, Shop

S = OrderStatus
LONG = 60_000


@pytest.fixture
def beeps(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    heard: list[bool] = []
    monkeypatch.setattr(QApplication, "beep", lambda: heard.append(True))
    return heard


def at_the_page(person: Person) -> ShippingPage:
    person.place.show_page("shipping")
    person.settle()
    page = person.place.pages["shipping"]
    assert isinstance(page, ShippingPage)
    return page


def burst(widget: Any, text: str) -> None:
    """What a scanner types, with its Enter."""
    QTest.keyClicks(widget, text)
    QTest.keyClick(widget, Qt.Key.Key_Return)


def test_an_order_goes_with_two_scans_and_one_key(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, beeps: list[bool]
) -> None:
    shop = sqlite_shop
    order = shop.an_order(points=100)
    warehouse = Person(qtbot, window, shop, Preset.WAREHOUSE)
    page = at_the_page(warehouse)
    assert [one.order.id for one in page.table.rows()] == [order.id]
    window.inputs.scanned.emit(order.order_no)
    sheet = warehouse.over(PackSheet)
    warehouse.until(lambda: sheet.pieces)
    assert not sheet.code.isVisible()
    burst(sheet.focusWidget(), SF.waybill)
    assert sheet.go.hasFocus()
    QTest.keyClick(sheet.go, Qt.Key.Key_Return)
    warehouse.until(lambda: row_of(shop, order).status is S.SHIPPED)
    warehouse.settle()
    assert page.table.rows() == [] and beeps == []
    window.inputs.scanned.emit("JF999999999999")
    warehouse.until(lambda: beeps)
    # from any other page the scanner still finds an order there
    warehouse.place.show_page("orders")
    window.inputs.scanned.emit(order.order_no)
    warehouse.until(lambda: warehouse.place.selected == order.id)
    warehouse.settle()


def test_a_scan_on_another_page_leads_to_packing_in_one_act(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop
) -> None:
    shop = sqlite_shop
    order, later = shop.an_order(points=100), shop.an_order(points=100)
    warehouse = Person(qtbot, window, shop, Preset.WAREHOUSE)
    toaster = warehouse.place.shell.toaster

    def offered(number: str) -> list[QAbstractButton]:
        told = [one for one in toaster.toasts if number in warehouse.words(one)]
        return [one.action for one in told if one.action.isVisible()]

    window.inputs.scanned.emit(order.order_no)
    warehouse.until(lambda: warehouse.place.selected == order.id and offered(order.order_no))
    warehouse.settle()
    before = warehouse.acts
    warehouse.press(offered(order.order_no)[0])
    sheet = warehouse.over(PackSheet)
    assert (sheet.case.row.id, warehouse.acts - before) == (order.id, 1)
    sheet.dismiss()
    warehouse.settle()
    # without a mouse: the same code once more
    for _ in range(2):
        window.inputs.scanned.emit(later.order_no)
        warehouse.until(lambda: warehouse.place.selected == later.id)
        warehouse.settle()
    assert warehouse.over(PackSheet).case.row.id == later.id
    warehouse.over(PackSheet).dismiss()
    warehouse.settle()
    # what has gone is only shown, and what no order has is searched for
    shop.do(ship_order, order.id, parcel=SF)
    window.inputs.scanned.emit(SF.waybill)
    warehouse.until(lambda: warehouse.place.selected == order.id)
    window.inputs.scanned.emit("JF999999999999")
    warehouse.until(lambda: any("没有找到" in warehouse.words(one) for one in toaster.toasts))
    warehouse.settle()


def test_a_wrong_piece_beeps_and_counts_nothing_and_only_the_right_ones_let_it_go(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, beeps: list[bool]
) -> None:
    shop = sqlite_shop
    cup, beans = shop.a_sku("双层玻璃杯", points=10), shop.a_sku(points=10)
    order = shop.place(shop.a_member(points=1_000), (cup, 1), (beans, 2))
    warehouse = Person(qtbot, window, shop, Preset.WAREHOUSE)
    page = at_the_page(warehouse)
    page.bar.scan.setText(order.order_no)
    QTest.keyClick(page.bar.scan, Qt.Key.Key_Return)
    sheet = warehouse.over(PackSheet)
    warehouse.until(lambda: sheet.pieces and sheet.code.hasFocus())
    assert not sheet.go.isEnabled() and sheet.said.text() == "核对了 0 件，还差 3 件"
    burst(sheet.code, "SKU9999")
    assert (beeps, sheet.said.text()) == ([True], "不对：SKU9999 不在这笔订单里，没有计数")
    assert sheet.said.property("role") == "error" and sheet.counted.total() == 0
    burst(sheet.code, cup)
    burst(sheet.code, cup)
    assert (len(beeps), sheet.said.text()) == (2, "多了：双层玻璃杯 已经够数，放回去")
    assert sheet.part.text() == "先发核对过的 1 件"
    for _ in range(2):
        burst(sheet.code, beans)
    assert sheet.said.text() == "3 件都对，扫面单" and sheet.go.isEnabled() and sheet.part.isHidden()
    burst(sheet.focusWidget(), SF.waybill)
    QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Return)
    warehouse.until(lambda: row_of(shop, order).status is S.SHIPPED)
    warehouse.settle()
    # what was found goes first, the rest stays
    other = shop.place(shop.a_member(points=1_000), (cup, 1), (beans, 1))
    held = shop.do(marks.hold_order, shop.an_order(points=1).id, reason="等客户")
    page.reload()
    warehouse.until(lambda: page.table.row_of(held.id) is not None)
    page.view.opened.emit(other.id)
    second = warehouse.over(PackSheet)
    warehouse.until(lambda: second.code.hasFocus())
    burst(second.code, cup)
    second.waybill.set_parcel("shunfeng", "SF1407382950626")
    warehouse.press(second.part)
    warehouse.until(lambda: row_of(shop, other).units_shipped == 1)
    warehouse.settle()
    # a held order can't be packed: the toast says why
    page.view.opened.emit(held.id)
    warehouse.settle()
    assert warehouse.place.shell.toaster.toasts
    assert page.acts.sheet is None
    assert shop.breaks() == []


def test_all_missing_slips_are_printed_in_three_acts_and_logged(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = sqlite_shop
    orders = [an_order_in(shop, S.TO_SHIP) for _ in range(3)]
    chosen: list[Any] = []
    monkeypatch.setattr(panel, "ask_printer", lambda _host, _pages, slot: chosen.append(slot))
    monkeypatch.setattr(panel, "print_pdf", lambda tasks, owner, pdf, printer, then, failed: then(printer))
    warehouse = Person(qtbot, window, shop, Preset.WAREHOUSE)
    page = at_the_page(warehouse)
    warehouse.until(lambda: page.print_all.text() == "打印全部未打印的 3 张")
    warehouse.press(page.print_all)
    sheet = warehouse.over(SlipSheet)
    qtbot.waitUntil(lambda: sheet.panel.state == MADE, timeout=LONG)
    assert shop.count(select(Access.reason).where(Access.act == "PRINT")) == "打印配货单"
    warehouse.press(sheet.go)
    warehouse.acts += 1  # the system's dialog: Enter
    chosen[0](2)
    warehouse.settle()
    assert page.counts is not None and page.counts.unprinted == 3, "only some pages came out"
    chosen[0](sheet.panel.printed.pages if sheet.panel.printed else 0)
    warehouse.until(lambda: page.counts is not None and page.counts.unprinted == 0)
    assert warehouse.acts == 3
    assert not page.print_all.isEnabled()
    page.show_tab("UNPRINTED")
    warehouse.settle()
    assert page.table.rows() == []
    page.show_tab(LOG)
    warehouse.until(lambda: len(page.log.table.rows()) == 3)
    assert {row.order_id for row in page.log.table.rows()} == {order.id for order in orders}
    story = told(shop.ask(order_detail, orders[0].id))
    assert ("打印了配货单", "Warehouse", True) in [(one.text, one.who, one.quiet) for one in story]


def test_a_filled_sheet_ships_what_fits_and_saves_the_rest(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, tmp_path: Path
) -> None:
    shop = sqlite_shop
    going, held, unprinted = (shop.an_order(points=100) for _ in range(3))
    shop.do(marks.hold_order, held.id, reason="等客户")
    manager = Person(qtbot, window, shop, Preset.MANAGER)
    page = at_the_page(manager)
    out = tmp_path / "发货.csv"
    page.files.write((going.id, unprinted.id), str(out))
    manager.until(out.exists)
    assert page.sheet_out.isVisible()
    filled = tmp_path / "回来.csv"
    filled.write_text(
        f"订单号,运单号\n{going.order_no},{SF.waybill}\n{held.order_no},SF1407382950626\nJF1,SF1407382950635\n",
        encoding="utf-8",
    )
    page.files.read(str(filled))
    sheet = manager.over(ShipFromSheet)
    manager.until(lambda: sheet.ready)
    assert sheet.summary.text() == "3 行对得上 2 笔，其中 1 笔现在不能发，原因见下"
    assert [sheet.refused.table.index(0, at).data() for at in (0, 3)] == ["4", "没有这个订单号"]
    assert sheet.go.text() == "发货 1 笔"
    manager.press(sheet.go)
    manager.until(sheet.outcome.isVisible)
    assert row_of(shop, going).status is S.SHIPPED
    manager.press(sheet.save_rest)
    kept = tmp_path / "回来-没发的.csv"
    manager.until(kept.exists)
    manager.settle()
    said = kept.read_text(encoding="utf-8-sig")
    assert "没有这个订单号" in said and "等客户" in said and going.order_no not in said
    sheet.dismiss()
    # once more: nothing is shipped twice
    page.files.read(str(filled))
    manager.until(lambda: any(one.summary.text() for one in overlays_of(window) if isinstance(one, ShipFromSheet)))
    again = manager.over(ShipFromSheet)
    manager.until(lambda: again.ready)
    assert not again.go.isEnabled()
    broken = tmp_path / "别的.csv"
    broken.write_text("订单号,金额\n1,2\n", encoding="utf-8")
    page.files.read(str(broken))
    manager.until(lambda: any("没有这些列：运单号" in manager.words(one) for one in manager.place.shell.toaster.toasts))


def test_times_are_the_shops_whichever_list_is_opened_first(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop
) -> None:
    sqlite_shop.do(make_wave, (sqlite_shop.an_order(points=10).id,))
    warehouse = Person(qtbot, window, sqlite_shop, Preset.WAREHOUSE)
    warehouse.place.show_page("shipping")
    page = warehouse.place.pages["shipping"]
    assert isinstance(page, ShippingPage)
    page.show_list("waves")
    warehouse.until(lambda: len(page.waves.table.rows()) == 1)
    assert str(page.waves.table.zone) == "Asia/Shanghai"


def test_a_wave_of_the_most_urgent_is_listed_picked_and_cancelled(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop
) -> None:
    shop = sqlite_shop
    orders = [shop.an_order(points=10) for _ in range(3)]
    warehouse = Person(qtbot, window, shop, Preset.WAREHOUSE)
    page = at_the_page(warehouse)
    page.table.check_only([orders[0].id, orders[1].id])
    assert page.bar.wave_some.text() == "建波次 2 笔"
    warehouse.press(page.bar.wave_some)
    sheet = warehouse.over(PickListSheet)
    qtbot.waitUntil(lambda: sheet.panel.state == MADE, timeout=LONG)
    sheet.panel.came_out.emit()
    warehouse.until(lambda: not [one for one in overlays_of(window) if isinstance(one, PickListSheet)])
    assert {(row.paper, row.copy) for row in shop.ask(print_log)} == {(Paper.PICK_LIST, 1)}
    page.show_tab(WAVES)
    warehouse.until(lambda: page.waves.table.rows())
    wave = page.waves.table.rows()[0].id
    page.waves.view.act_pressed.emit(wave, "finish")
    warehouse.until(lambda: page.counts is not None and page.counts.picked == 2)
    page.show_tab("PICKED")
    warehouse.until(lambda: len(page.table.rows()) == 2)
    page.show_tab(WAVES)
    warehouse.press(page.waves.next)
    other = warehouse.over(PickListSheet)
    other.close_overlay()
    warehouse.until(lambda: len(page.waves.table.rows()) == 2)
    warehouse.press(page.waves.next)
    warehouse.until(
        lambda: any("没有要拣的订单了" in warehouse.words(one) for one in warehouse.place.shell.toaster.toasts)
    )
    page.waves.view.act_pressed.emit(wave, "cancel")
    warehouse.until(lambda: [one for one in overlays_of(window) if isinstance(one, Sheet)])
    question = warehouse.over(Sheet)
    warehouse.press(next(one for one in question.findChildren(Button) if one.text() == "取消波次"))
    warehouse.until(lambda: page.counts is not None and page.counts.picked == 0)
    warehouse.settle()


def test_another_order_to_the_same_place_is_told_and_goes_along(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop
) -> None:
    shop = sqlite_shop
    member, sku = shop.a_member(points=1_000), shop.a_sku(points=10)
    first, second = shop.place(member, (sku, 1)), shop.place(member, (sku, 1))
    warehouse = Person(qtbot, window, shop, Preset.WAREHOUSE)
    page = at_the_page(warehouse)
    page.view.opened.emit(first.id)
    sheet = warehouse.over(PackSheet)
    warehouse.until(lambda: sheet.hint.text() == f"另有 1 单同收件人：{second.order_no}")
    assert not sheet.needs_verifying
    sheet.hint.acted.emit()
    warehouse.until(lambda: sheet.units == 2)
    for _ in range(2):
        burst(sheet.code, sku)
    burst(sheet.focusWidget(), SF.waybill)
    QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Return)
    warehouse.until(lambda: row_of(shop, second).status is S.SHIPPED)
    warehouse.settle()
    assert row_of(shop, first).status is S.SHIPPED
    said = [warehouse.words(one) for one in warehouse.place.shell.toaster.toasts]
    assert [sum(order.order_no in one for one in said) for order in (first, second)] == [1, 1]
