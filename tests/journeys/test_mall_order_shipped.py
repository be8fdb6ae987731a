"""A real mall's order, imported: found by the tail of a phone, revealed, shipped; an auditor can do none of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop.models.journal import Access
from desktop.models.order import Order
from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services.order_rows import OrderRow
from desktop.views.imports.sheet import DONE, PREVIEW, ImportSheet
from desktop.views.main_window import MainWindow
from desktop.views.order_acts.ship import ShipSheet
from desktop.views.order_pane.reasons import ReasonPopover
from tests.journeys.person import Person, edit_of
from tests.orders_made import row_for_test, row_of
from tests.people import Shop
from tests.views.windows import a_window, cheap_passwords

MALL = Path(__file__).parent.parent / "data" / "mall"
NUMBER = "202005170100000001"


def test_a_mall_order_is_found_revealed_and_shipped_and_an_auditor_only_looks(qtbot: QtBot, shop: Shop) -> None:
    cheap_passwords(shop)
    with a_window(qtbot, shop.office) as window:
        imported(Person(qtbot, window, shop, Preset.MANAGER))
        window.sign_out()
        order = order_of(shop, NUMBER)
        assert order.status is OrderStatus.TO_SHIP

        clerk = Person(qtbot, window, shop, Preset.WAREHOUSE)
        clerk.find("0001")
        clerk.open(order)
        assert "大梨" not in clerk.words(clerk.place.pane)
        revealed(clerk, "联系派送")
        assert shop.count(select(Access.reason).order_by(Access.id.desc()).limit(1)) == "联系派送"

        sheet = clerk.next_step("发货")
        assert isinstance(sheet, ShipSheet)
        clerk.write(edit_of(sheet.waybill.waybill), "SF1407382950617")
        clerk.settle()
        clerk.submit(sheet)
        clerk.until(lambda: row_of(shop, order).status is OrderStatus.SHIPPED)
        clerk.reads("包裹 1 已发出", clerk.place.pane.progress)
        assert not clerk.place.pane.looks.isVisible()
        window.sign_out()

        an_auditor_only_looks(window, qtbot, shop, order)
    assert shop.breaks() == []


def imported(manager: Person) -> None:
    manager.place.import_files([MALL])
    sheet = manager.over(ImportSheet)
    manager.until(lambda: sheet.state == PREVIEW)
    manager.press(sheet.go)
    manager.until(lambda: sheet.state == DONE)
    manager.press(sheet.ready)
    manager.settle()
    manager.until(lambda: manager.place.orders.table.rowCount() == 65)


def order_of(shop: Shop, number: str) -> OrderRow:
    order_id = shop.count(select(Order.id).where(Order.external_no == number))
    return shop.ask(row_for_test, order_id)


def revealed(clerk: Person, reason: str) -> None:
    person = clerk.place.pane.person
    clerk.press(person.eye)
    popover = clerk.over(ReasonPopover)
    clerk.write(popover.own, reason)
    QTest.keyClick(popover.own, Qt.Key.Key_Return)
    clerk.reads("大梨", person)
    clerk.reads("19900000001", person)


def an_auditor_only_looks(window: MainWindow, qtbot: QtBot, shop: Shop, order: OrderRow) -> None:
    auditor = Person(qtbot, window, shop, Preset.AUDITOR)
    auditor.find("0001")
    auditor.open(order)
    assert auditor.offered() == []
    assert not auditor.place.pane.person.eye.isVisible()
    assert "大梨" not in auditor.words(auditor.place.pane)
    auditor.reads("联系派送", auditor.place.pane.looks)
    assert auditor.place.orders.head.buttons == {}
