"""取号并打印: two acts for all of them; what failed stays with its reason; a number is cancelled; the account is connected."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.models.shipping import Paper, WaybillState
from desktop.models.vocabulary import Preset
from desktop.services import marks
from desktop.services.prints import print_log
from desktop.services.waybill_account import connect_waybills, waybill_account
from desktop.services.waybills import waybill_requests
from desktop.views.buttons import Button
from desktop.views.dialogs import Sheet
from desktop.views.main_window import MainWindow
from desktop.views.overlay import overlays_of
from desktop.views.paper import panel
from desktop.views.paper.panel import MADE
from desktop.views.paper.slip_sheet import LabelSheet
from desktop.views.settings.page import SettingsPage
from desktop.views.settings.waybills import WaybillsSheet
from desktop.views.shipping.page import WAYBILLS, ShippingPage
from desktop.views.shipping.take_sheet import TakeSheet
from tests.doubles.label_press import LabelPress, a_label_press
from tests.journeys.person import Person
from tests.people import Shop

LONG = 60_000


@pytest.fixture
def press() -> Iterator[LabelPress]:
    with a_label_press() as double:
        yield double


def the_page(person: Person) -> ShippingPage:
    person.place.show_page("shipping")
    person.settle()
    page = person.place.pages["shipping"]
    assert isinstance(page, ShippingPage)
    return page


@pytest.mark.parametrize("count", [5, pytest.param(50, marks=pytest.mark.slow)])
def test_numbers_are_taken_and_labels_printed_in_two_acts(
    count: int, qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, press: LabelPress, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = sqlite_shop
    shop.do(connect_waybills, **press.account())
    member, sku = shop.a_member(points=10_000), shop.a_sku(points=10, stock=100)
    orders = [shop.place(member, (sku, 1)) for _ in range(count)]
    asked: list[Any] = []
    monkeypatch.setattr(panel, "ask_printer", lambda _host, _pages, slot: asked.append(slot))
    monkeypatch.setattr(panel, "print_pdf", lambda tasks, owner, pdf, printer, then, failed: then(printer))
    warehouse = Person(qtbot, window, shop, Preset.WAREHOUSE)
    page = the_page(warehouse)
    warehouse.press(page.take)
    sheet = warehouse.over(TakeSheet)
    qtbot.waitUntil(lambda: not [one for one in overlays_of(window) if one is sheet], timeout=LONG)
    labels = warehouse.over(LabelSheet)
    qtbot.waitUntil(lambda: labels.panel.state == MADE and bool(asked), timeout=LONG)
    warehouse.acts += 1  # the system's dialog, which is open already: Enter
    assert labels.panel.printed is not None and labels.panel.printed.pages == count
    asked[0](count)
    warehouse.until(lambda: len(shop.ask(print_log)) == count)
    assert warehouse.acts == 2
    assert {row.paper for row in shop.ask(print_log)} == {Paper.LABEL}
    assert len(press.numbers) == count
    warehouse.settle()
    warehouse.press(page.take)
    warehouse.until(lambda: any("都取过号了" in warehouse.words(one) for one in warehouse.place.shell.toaster.toasts))
    page.show_tab(WAYBILLS)
    warehouse.until(lambda: len(page.waybills.table.rows()) == count)
    row = page.waybills.table.rows()[0]
    assert row.order_id == orders[-1].id
    page.waybills.view.act_pressed.emit(row.id, "cancel")
    question = warehouse.over(Sheet)
    warehouse.press(next(one for one in question.findChildren(Button) if one.text() == "取消运单号"))
    warehouse.until(lambda: press.cancelled == [row.waybill])
    warehouse.until(lambda: page.waybills.table.rows()[0].state is WaybillState.CANCELLED)
    warehouse.settle()


def test_what_got_no_number_stays_with_its_reason_and_the_rest_can_be_printed(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, press: LabelPress, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = sqlite_shop
    shop.do(connect_waybills, **press.account())
    orders = [shop.an_order(points=10) for _ in range(4)]
    monkeypatch.setattr(panel, "ask_printer", lambda _host, _pages, _slot: None)
    warehouse = Person(qtbot, window, shop, Preset.WAREHOUSE)
    page = the_page(warehouse)
    page.table.check_only([order.id for order in orders])
    shop.do(marks.hold_order, orders[3].id, reason="等客户")
    press.faults = ["", "poor", "lost"]
    warehouse.press(page.take)
    sheet = warehouse.over(TakeSheet)
    warehouse.until(sheet.summary.isVisible)
    assert sheet.summary.text() == "1 笔取到了号，3 笔没有，原因如下"
    reasons = [row.reason for row in sheet.table.rows()]
    assert reasons[0] == "快递公司说：账号单量不足" and "同一个号" in reasons[1] and "等客户" in reasons[2]
    assert sheet.go.text() == "打印 1 张面单"
    warehouse.press(sheet.go)
    labels = warehouse.over(LabelSheet)
    qtbot.waitUntil(lambda: labels.panel.state == MADE, timeout=LONG)
    labels.dismiss()
    warehouse.settle()
    assert [row.state.value for row in shop.ask(waybill_requests)] == ["UNKNOWN", "FAILED", "GIVEN"]


def test_the_owner_connects_the_service_and_says_who_sends(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, press: LabelPress
) -> None:
    shop = sqlite_shop
    owner = Person(qtbot, window, shop, Preset.OWNER)
    shipping = the_page(owner)
    assert shipping.take.isHidden()
    owner.place.show_page("settings")
    owner.settle()
    page = owner.place.pages["settings"]
    assert isinstance(page, SettingsPage)
    assert page.waybills.row is not None
    page.waybills.row.buttons["connect"].click()
    sheet = owner.over(WaybillsSheet)
    owner.until(lambda: sheet.carrier.key() == "shunfeng")
    sheet.submit()
    owner.until(lambda: sheet.fields["partner_id"].error())
    for name, value in press.account().items():
        if name in sheet.edits:
            sheet.edits[name].setText(value)
    sheet.submit()
    owner.until(lambda: shop.ask(waybill_account) is not None)
    owner.settle()
    said = page.waybills.row.state.text()
    assert "月结 7551234567" in said
    the_page(owner).reload()
    owner.until(lambda: not shipping.take.isHidden())
    owner.settle()
