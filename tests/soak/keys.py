"""What a clerk does at the keys and buttons of her window, each timed until its picture is there."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.views.order_acts.marks import HoldSheet
from desktop.views.overlay import overlays_of
from desktop.views.workplace import Workplace
from tests.soak.stopwatch import PaintedWindow, Stopwatch

ROWS_DOWN = 12


class Keys(QObject):
    """row(), search() and hold() begin something at the moment it was due, unless she is at something else."""

    def __init__(
        self, window: PaintedWindow, place: Workplace, watch: Stopwatch, words: Sequence[str], chance: random.Random
    ) -> None:
        super().__init__(place)
        self._window, self._place, self._watch, self._chance = window, place, watch, chance
        self._words = words
        self.done: Counter[str] = Counter()
        self._view, self._listing = place.orders.view, place.orders.listing
        self._box = place.orders.bar.search.edit

    def row(self, since: float) -> None:
        """J walks down; what has come in is brought up; then from the top again."""
        if self._busy() or self._listing.reading:
            return
        pill = self._view.newcomers_line()
        at = self._view.currentIndex().row()
        if pill is not None and self._chance.random() < 0.3:
            QTest.mouseClick(pill, Qt.MouseButton.LeftButton)
            self._wait("newcomers", since, lambda: not self._listing.reading)
        elif at < 0 or at > self._view.lines_on_screen().start + ROWS_DOWN:
            line = self._view.lines_on_screen().start + 1
            box = self._view.visualRect(self._place.orders.table.index(line, 2))
            before = self._view.selected_id()
            QTest.mouseClick(self._view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
            self._row_changed(since, before)
        else:
            before = self._view.selected_id()
            QTest.keyClick(self._view, Qt.Key.Key_J)
            self._row_changed(since, before)

    def _row_changed(self, since: float, before: object) -> None:
        chosen = self._view.selected_id()
        if chosen is None or chosen == before:
            return
        self._watch.overtaken("pane")
        self._wait("row", since, lambda: True)
        self._wait("pane", since, lambda: self._pane_shows(chosen))

    def _pane_shows(self, order_id: object) -> bool:
        shown = self._place.pane._shown
        return shown is not None and shown.detail.row.id == order_id == self._place.pane.order_id

    def search(self, since: float) -> None:
        """A number or a name, and Enter; the next time Esc shows all again."""
        if self._busy() or self._listing.reading:
            return
        if self._box.text():
            self._box.setFocus()
            QTest.keyClick(self._box, Qt.Key.Key_Escape)
            self._list_arrives("all", since, "")
            return
        text = self._chance.choice(self._words)
        self._place.orders.focus_search()
        if text.isascii():
            QTest.keyClicks(self._box, text)
        else:
            event = QInputMethodEvent()
            event.setCommitString(text)
            QApplication.sendEvent(self._box, event)
        self._wait("typed", since, lambda: self._box.text() == text)
        QTest.keyClick(self._box, Qt.Key.Key_Return)
        self._list_arrives("search", since, text)

    def _list_arrives(self, what: str, since: float, text: str) -> None:
        self._wait(what, since, lambda: self._listing.chosen.search == text and not self._listing.reading)

    def hold(self, since: float) -> None:
        """By the menu of the pane: held with a reason, or let go again. A dialog that is open is answered first."""
        sheet, pane = self._place.acts.sheet, self._place.pane
        if isinstance(sheet, HoldSheet):
            self._answer(sheet, since)
            return
        if self._busy() or pane._shown is None or pane.order_id is None:
            return
        keys = {offer.key: offer.words for offer in pane._shown.offered}
        key = next((one for one in ("unhold_order", "hold_order") if one in keys), None)
        if key is None:
            return
        pane.foot._fill_menu()
        next(one for one in pane.foot.menu.actions() if one.text() == keys[key]).trigger()
        if key == "hold_order":
            self._wait("dialog", since, lambda: isinstance(self._place.acts.sheet, HoldSheet))
        self.done[key] += 1

    def _answer(self, sheet: HoldSheet, since: float) -> None:
        """A reason and Ctrl+Enter; where a colleague was first the dialog is closed."""
        if self._watch.waits_for("dialog") or self._watch.waits_for("held"):
            return
        if sheet.reasons.reason():
            sheet.dismiss()
            return
        QTest.keyClicks(sheet.reasons.more, "ask first")
        QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self._wait("held", since, lambda: self._place.acts.sheet is not sheet or not sheet.error.isHidden())

    def close_dialogs(self) -> None:
        for overlay in overlays_of(self._window):
            overlay.dismiss()

    def _busy(self) -> bool:
        return bool(overlays_of(self._window))

    def _wait(self, what: str, since: float, there: Callable[[], bool]) -> None:
        self._watch.wait(what, since, there)
