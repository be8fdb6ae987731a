"""A clerk at the after-sale page, in the real window over a real shop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.return_cases import ReturnRow
from desktop.views.chips import Chip
from desktop.views.main_window import MainWindow
from desktop.views.overlay import Overlay, overlays_of
from desktop.views.returns.page import ReturnsPage
from desktop.views.workplace import Workplace
from tests.people import Shop

W = TypeVar("W", bound=Overlay)


@dataclass
class Counter:
    qtbot: QtBot
    shop: Shop
    window: MainWindow
    place: Workplace

    def page(self) -> ReturnsPage:
        """The page of after-sales, on screen and at rest."""
        if self.place.shell.current_page() != "returns":
            self.place.show_page("returns")
        self.settle()
        page = self.place.pages["returns"]
        assert isinstance(page, ReturnsPage)
        return page

    def settle(self) -> None:
        self.until(lambda: not self.place.desk.tasks.busy)

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=10_000)

    def select(self, case: ReturnRow) -> ReturnsPage:
        page = self.page()
        page.show_subject(case.id)
        self.until(lambda: page.pane.matter is not None and page.pane.matter.row.id == case.id)
        self.settle()
        return page

    def sheet(self, kind: type[W]) -> W:
        """The open dialog, its rehearsal told."""
        self.until(lambda: any(isinstance(one, kind) for one in overlays_of(self.window)))
        self.settle()
        return next(one for one in overlays_of(self.window) if isinstance(one, kind))

    def click(self, within: QWidget, words: str) -> None:
        """The button that says so."""

        def found() -> list[QAbstractButton]:
            shown = [one for one in within.findChildren(QAbstractButton) if one.isVisibleTo(within)]
            return [one for one in shown if words in (one.text() or one.accessibleName())]

        self.until(lambda: bool(found()))
        QTest.mouseClick(found()[0], Qt.MouseButton.LeftButton)
        self.settle()

    def press(self, widget: QWidget, key: Qt.Key) -> None:
        QTest.keyClick(widget, key)
        self.settle()

    def toast(self) -> str:
        return str(self.place.shell.toaster.toasts[-1].accessibleName())


def words(widget: QWidget) -> str:
    """Every word of it that is shown."""
    said = [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    chips = [one.spec.text for one in widget.findChildren(Chip) if one.isVisibleTo(widget)]
    return "\n".join([*said, *chips])
