"""A person at the real window: what she presses and types, what she reads, how many acts it took her.

An act is a click or a shortcut; typed text counts as none (LOOK's daily tasks count so).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.vocabulary import Preset
from desktop.services.order_rows import OrderRow
from desktop.views.main_window import MainWindow
from desktop.views.order_acts.act_sheet import ActSheet
from desktop.views.overlay import Overlay, overlays_of
from desktop.views.workplace import Workplace
from tests.people import Shop
from tests.views.windows import sign_in

W = TypeVar("W", bound=Overlay)


class Person:
    def __init__(self, qtbot: QtBot, window: MainWindow, shop: Shop, preset: Preset) -> None:
        self._stand(qtbot, window, sign_in(qtbot, window, shop, preset))

    @classmethod
    def at(cls, qtbot: QtBot, window: MainWindow, place: Workplace) -> Person:
        """Somebody who has signed in already."""
        made = cls.__new__(cls)
        made._stand(qtbot, window, place)
        return made

    def _stand(self, qtbot: QtBot, window: MainWindow, place: Workplace) -> None:
        self.qtbot, self.window = qtbot, window
        self.acts = 0
        self.place: Workplace = place
        self.settle()

    # what she waits for

    def until(self, condition: Callable[[], Any]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=60_000)

    def settle(self) -> None:
        """Until nothing is asked any more."""
        self.until(self._calm)

    def _calm(self) -> bool:
        sheet = self.place.acts.sheet
        pausing = sheet is not None and sheet._pause.isActive()
        return not self.place.desk.tasks.busy and not pausing

    # what she does

    def press(self, button: QAbstractButton) -> None:
        self.acts += 1
        assert button.isVisible() and button.isEnabled(), button.text() or button.accessibleName()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def write(self, edit: QWidget, text: str) -> None:
        """As keys, or as the input method brings what has no key."""
        if text.isascii():
            QTest.keyClicks(edit, text)
        else:
            paste(edit, text)

    def find(self, text: str) -> None:
        """/ brings the search box, Enter searches."""
        search = self.place.orders.bar.search
        QTest.keyClicks(self.place.orders.view, "/")
        self.until(search.edit.hasFocus)
        search.edit.selectAll()
        self.write(search.edit, text)
        QTest.keyClick(search.edit, Qt.Key.Key_Return)
        self.settle()

    def open(self, order: OrderRow) -> None:
        """She presses the order's row, and its pane stands there."""
        table, view = self.place.orders.table, self.place.orders.view
        self.until(lambda: table.row_of(order.id) is not None)
        line = table.place_of(order.id)
        view.scrollTo(table.index(line, 1))
        self.acts += 1
        box = view.visualRect(table.index(line, 1))
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
        self.until(lambda: self.place.pane.order_id == order.id)
        self.settle()

    def next_step(self, words: str) -> ActSheet | None:
        """The pane's button that begins with these words; the dialog it opened, if it did."""

        def steps() -> list[QAbstractButton]:
            found = self.place.pane.foot.findChildren(QAbstractButton)
            return [one for one in found if one.isVisible() and one.text().startswith(words)]

        self.until(steps)
        self.press(steps()[0])
        self.settle()
        return self.place.acts.sheet

    def submit(self, sheet: ActSheet) -> None:
        """Ctrl+Enter, the default button of every dialog."""
        self.acts += 1
        QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.settle()

    # what she reads

    def offered(self) -> list[str]:
        row = self.place.orders.table.row_of(self.place.pane.order_id or 0)
        return [one.key for one in self.place.acts.offered(row)] if row is not None else []

    def words(self, widget: QWidget) -> str:
        """Everything that stands in a part of the window, a label a line."""
        labels = [one for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
        return "\n".join(one.toolTip() or one.text() for one in labels)

    def reads(self, words: str, widget: QWidget) -> None:
        """These words come to stand in that part of the window."""
        self.until(lambda: words in self.words(widget))

    def over(self, kind: type[W]) -> W:
        """The overlay of that kind that is open."""

        def found() -> list[W]:
            return [one for one in overlays_of(self.window) if isinstance(one, kind)]

        self.until(found)
        return found()[0]


def edit_of(field: QWidget) -> QLineEdit:
    found = field.findChild(QLineEdit)
    assert found is not None
    return found


def paste(edit: QWidget, text: str) -> None:
    """Text that comes in one piece, as from the input method or the clipboard."""
    edit.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(edit, event)
