"""A screen reader has a name for every control, and the Tab key reaches it: login, desk, every dialog."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QScrollArea, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.vocabulary import OrderStatus
from desktop.services.order_rows import OrderRow
from desktop.views.main_window import MainWindow
from desktop.views.members.page import MembersPage
from desktop.views.overlay import overlays_of
from desktop.views.workplace import Workplace
from tests.orders_made import an_order_in
from tests.people import Shop
from tests.views.windows import sign_in

S = OrderStatus
DIALOGS = {
    "confirm_payment": S.UNPAID, "edit_order": S.PAID, "cancel_order": S.UNPAID, "cancel_paid_order": S.PAID,
    "cancel_lines": S.TO_SHIP, "ship_order": S.TO_SHIP, "unrelease_order": S.TO_SHIP, "undo_shipment": S.SHIPPED,
    "correct_waybill": S.SHIPPED, "complete_order": S.SHIPPED, "hold_order": S.PAID, "assign_order": S.PAID,
    "set_priority": S.PAID, "note_order": S.PAID, "tag_order": S.PAID,
}  # fmt: skip


def controls(top: QWidget) -> list[QWidget]:
    """What stands there and takes keys or clicks for itself."""
    return [
        one
        for one in top.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus and not isinstance(one, QScrollArea)
    ]


def nameless(top: QWidget) -> list[str]:
    found = []
    for one in controls(top):
        spoken = QAccessible.queryAccessibleInterface(one)
        if not spoken.text(QAccessible.Text.Name).strip():
            found.append(f"{type(one).__name__} in {type(one.parentWidget()).__name__}")
    return found


def calm(qtbot: QtBot, place: Workplace) -> None:
    def rests() -> bool:
        sheet = place.acts.sheet
        return not place.desk.tasks.busy and not (sheet is not None and sheet._pause.isActive())

    qtbot.waitUntil(rests, timeout=15_000)


def shown(qtbot: QtBot, place: Workplace, order: OrderRow) -> None:
    place.orders.show_order(order.id)
    qtbot.waitUntil(lambda: place.pane.order_id == order.id, timeout=10_000)
    calm(qtbot, place)


def test_the_login_page_names_its_controls(window: MainWindow) -> None:
    assert window.login is not None
    assert controls(window)
    assert nameless(window) == []


def test_the_desk_with_an_order_open_names_its_controls(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop) -> None:
    order = an_order_in(sqlite_shop, S.TO_SHIP, part="shipped")
    place = sign_in(qtbot, window, sqlite_shop)
    shown(qtbot, place, order)
    assert any(isinstance(one, QAbstractItemView) for one in controls(window))
    assert nameless(window) == []


@pytest.mark.parametrize("act", sorted(DIALOGS))
def test_a_dialog_names_its_controls_and_itself(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, act: str) -> None:
    order = an_order_in(sqlite_shop, DIALOGS[act])
    place = sign_in(qtbot, window, sqlite_shop)
    shown(qtbot, place, order)
    place.acts.start(act, order.id)
    qtbot.waitUntil(lambda: bool(overlays_of(window)), timeout=10_000)
    calm(qtbot, place)
    (sheet,) = overlays_of(window)
    assert sheet.accessibleName()
    assert controls(sheet)
    assert nameless(sheet) == []


def test_placing_and_importing_name_their_controls(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop) -> None:
    place = sign_in(qtbot, window, sqlite_shop)
    calm(qtbot, place)
    for ask in (place.orders.place_requested, place.orders.import_requested):
        ask.emit()
        qtbot.waitUntil(lambda: bool(overlays_of(window)), timeout=10_000)
        calm(qtbot, place)
        (sheet,) = overlays_of(window)
        assert sheet.accessibleName()
        assert nameless(sheet) == []
        sheet.dismiss()
        qtbot.waitUntil(lambda: not overlays_of(window), timeout=10_000)


def test_the_page_of_members_its_card_and_its_dialogs_name_their_controls(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop
) -> None:
    order = an_order_in(sqlite_shop, S.TO_SHIP)
    place = sign_in(qtbot, window, sqlite_shop)
    place.show_member(order.member_id or 0)
    page = place.pages["members"]
    assert isinstance(page, MembersPage)
    qtbot.waitUntil(lambda: page.card.edit.isVisible() and not place.desk.tasks.busy, timeout=15_000)
    assert nameless(window) == []
    for ask in (page.add_member, page.card.ask_edit):
        ask()
        qtbot.waitUntil(lambda: not place.desk.tasks.busy, timeout=15_000)
        (sheet,) = overlays_of(window)
        assert sheet.accessibleName()
        assert nameless(sheet) == []
        sheet.dismiss()
        qtbot.waitUntil(lambda: not overlays_of(window), timeout=10_000)


def test_tab_walks_through_every_control_of_the_desk_and_back_to_where_it_began(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop
) -> None:
    order = an_order_in(sqlite_shop, S.TO_SHIP)
    place = sign_in(qtbot, window, sqlite_shop)
    shown(qtbot, place, order)
    place.orders.focus_search()
    first = QApplication.focusWidget()
    assert first is not None
    reached = [first]
    while len(reached) < 200:
        QTest.keyClick(reached[-1], Qt.Key.Key_Tab)
        there = QApplication.focusWidget()
        assert there is not None
        if there is first:
            break
        reached.append(there)
    assert QApplication.focusWidget() is first
    missed = [one for one in controls(window) if one.isEnabled() and one not in reached]
    assert [f"{type(one).__name__} {one.accessibleName()}" for one in missed] == []


def test_a_control_without_a_name_is_noticed(qtbot: QtBot) -> None:
    top = QWidget()
    qtbot.addWidget(top)
    for made in (QToolButton(top), QLineEdit(top)):
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    top.show()
    assert sorted(nameless(top)) == ["QLineEdit in QWidget", "QToolButton in QWidget"]
