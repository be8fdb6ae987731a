"""Hiding: a list whose conditions hide every row names them, says which one to take away, and offers to clear them all.

hiding = Hiding(view, "没有符合条件的商品", "就有 {0} 种")
hiding.tell({"state": ChipSpec("低库存")}, ask)      ask(then) asks for the Reliefs; the view's empty_acted says LIFT or CLEAR
hiding.condition                                   what LIFT takes away
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject

from desktop.services.relief import Relief
from desktop.views.chips import ChipSpec
from desktop.views.notices import Line
from desktop.views.table_view import TableView
from desktop.views.texts import filled

translate = QCoreApplication.translate
LIFT, CLEAR = "lift", "clear"
_WORDS_MOST = 24
Ask = Callable[[Callable[[tuple[Relief, ...]], object]], object]


class Hiding(QObject):
    def __init__(self, view: TableView, title: str, without: str) -> None:
        """without: how many rows there are without a condition, "就有 {0} 种"."""
        super().__init__(view)
        self._view, self._title, self._without = view, title, without
        self.condition = ""

    def tell(self, chips: Mapping[str, ChipSpec], ask: Ask | None = None, *, hint: str = "") -> None:
        """chips by condition; asked is where there is more than one to take away."""
        told: Line = (self.tr("条件："), *chips.values(), *([hint] if hint else []))
        self._view.show_empty("inbox", self._title, told, [(CLEAR, self.tr("清除条件"), "x", True)])
        if ask is not None and len(chips) > 1:
            ask(partial(self._tell_reliefs, chips))

    def _tell_reliefs(self, chips: Mapping[str, ChipSpec], reliefs: tuple[Relief, ...]) -> None:
        if self._view.table.rowCount():
            return
        if not reliefs:
            clear = (CLEAR, self.tr("清除条件"), "x", True)
            self._view.show_empty("inbox", self._title, several_words(), [clear])
            return
        best = reliefs[0]
        self.condition, number = best.condition, f"{best.rows:,}" + ("+" if best.capped else "")
        told = relief_line(chips[self.condition], self._without, number)
        ways = [lift_way(), (CLEAR, self.tr("清除条件"), "", False)]
        self._view.show_empty("inbox", self._title, told, ways)


def relief_line(chip: ChipSpec, without: str, number: str) -> Line:
    return translate("empty list", "去掉"), chip, filled(without, number)


def lift_way() -> tuple[str, str, str, bool]:
    return LIFT, translate("empty list", "去掉这个条件"), "x", True


def several_words() -> str:
    return translate("empty list", "只去掉一个条件也没有，要去掉几个才有")


def searched(text: str) -> str:
    """What was searched for, as a chip shows it."""
    text = text.strip()
    return text if len(text) <= _WORDS_MOST else text[: _WORDS_MOST - 1] + "…"
