"""打印配货单: from the pane's menu, by Ctrl+P; on record first, then looked at, then printed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop.models.journal import Access
from desktop.models.vocabulary import OrderStatus, Preset
from desktop.views.main_window import MainWindow
from desktop.views.overlay import overlays_of
from desktop.views.paper.panel import MADE, MAKING, TROUBLE
from desktop.views.paper.slip_sheet import SlipSheet
from tests import papers
from tests.orders_made import an_order_in
from tests.people import Shop
from tests.views.windows import sign_in

LONG = 60_000


def sheet_of(window: MainWindow) -> SlipSheet:
    (found,) = [one for one in overlays_of(window) if isinstance(one, SlipSheet)]
    return found


def test_the_slip_of_the_selected_order_is_one_key_away(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop) -> None:
    order = an_order_in(sqlite_shop, OrderStatus.TO_SHIP)
    place = sign_in(qtbot, window, sqlite_shop, Preset.WAREHOUSE)
    place.show_order(order.id)
    qtbot.waitUntil(lambda: place.selected == order.id and not place.desk.tasks.busy, timeout=LONG)
    row = place.orders.table.row_of(order.id)
    assert row is not None and "print_slip" in [one.key for one in place.acts.offered(row)]
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    sheet = sheet_of(window)
    assert (sheet.panel.state, sheet.go.isEnabled()) == (MAKING, False)
    qtbot.waitUntil(lambda: sheet.panel.state == MADE, timeout=LONG)
    assert sheet.panel.printed is not None
    said = papers.text(sheet.panel.printed.pdf)
    assert order.order_no in said and "何小明" in said
    assert sqlite_shop.count(select(Access.reason).where(Access.act == "PRINT")) == "打印配货单"
    assert sheet.go.isEnabled() and sheet.accessibleName() == "打印配货单"
    qtbot.waitUntil(lambda: sheet.panel.preview.drawn, timeout=LONG)
    sheet.dismiss()


def test_the_slips_of_all_ticked_orders_are_one_key_away(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop) -> None:
    orders = [an_order_in(sqlite_shop, OrderStatus.TO_SHIP) for _ in range(3)]
    place = sign_in(qtbot, window, sqlite_shop, Preset.WAREHOUSE)
    qtbot.waitUntil(lambda: place.orders.table.rowCount() == 3 and not place.desk.tasks.busy, timeout=LONG)
    place.orders.table.check_only([orders[0].id, orders[2].id])
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    sheet = sheet_of(window)
    assert sheet.go.text() == "打印 2 张…"
    qtbot.waitUntil(lambda: sheet.panel.state == MADE, timeout=LONG)
    assert sheet.panel.printed is not None
    said = papers.text(sheet.panel.printed.pdf)
    assert [order.order_no in said for order in orders] == [True, False, True]


def test_an_order_that_is_gone_is_said_and_can_be_tried_again(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop
) -> None:
    place = sign_in(qtbot, window, sqlite_shop, Preset.MANAGER)
    place.acts.print_slips((4_711,))
    sheet = sheet_of(window)
    qtbot.waitUntil(lambda: sheet.panel.state == TROUBLE, timeout=LONG)
    assert not sheet.go.isEnabled()
    sheet.panel.again.emit()
    assert sheet.panel.state == MAKING
    sheet.close_overlay()
    assert not sheet.panel.child.busy


def test_who_may_not_print_is_offered_no_slip(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop) -> None:
    order = an_order_in(sqlite_shop, OrderStatus.TO_SHIP)
    place = sign_in(qtbot, window, sqlite_shop, Preset.FINANCE)
    assert "print_slip" not in [one.key for one in place.acts.offered(order)]
    place.show_order(order.id)
    qtbot.waitUntil(lambda: place.selected == order.id, timeout=LONG)
    place.print_out()
    assert overlays_of(window) == []
