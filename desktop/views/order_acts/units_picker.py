"""UnitsPicker: which lines of an order, and how many units of each.

picker = UnitsPicker(lines)                          .chosen() -> {line id: units}; .left(); .changed
picker.show_lines(lines, most={line id: units})     what was chosen stays, as far as there are units
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.goods_names import called
from desktop.services.order_detail import LineRow
from desktop.views.buttons import Stepper
from desktop.views.icons import IconTile
from desktop.views.labels import Card, ElidedLabel, clear, hline, label
from desktop.views.scrolling import scrolled
from desktop.views.texts import filled

# a longer order scrolls within its list, so that waybill and effects stay in sight
SEEN = 4


class UnitRow(QWidget):
    """One line: tick, name, SKU and shelf, a stepper, how many the order has."""

    changed = Signal()

    def __init__(self, line: LineRow, most: int, units: int) -> None:
        super().__init__()
        self.line, self.most = line, most
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 14, 8)
        row.setSpacing(12)
        name = called(line.title, line.spec)
        self.tick = QCheckBox()
        self.tick.setChecked(units > 0)
        self.tick.setAccessibleName(name)
        self.tick.toggled.connect(self._ticked)
        row.addWidget(self.tick)
        row.addWidget(IconTile("package", "plain", 36))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(ElidedLabel(name, "strong"))
        caption = filled(self.tr("SKU {0}"), line.sku_code) if line.sku_code else self.tr("没有 SKU")
        if line.shelf:
            caption = filled(self.tr("SKU {0} · 货架 {1}"), line.sku_code, line.shelf)
        words.addWidget(ElidedLabel(caption, "caption"))
        row.addLayout(words, 1)
        self.stepper = Stepper(units or most, least=1, most=max(most, 1), name=filled(self.tr("{0} 的件数"), name))
        self.stepper.changed.connect(self._stepped)
        self.stepper.setEnabled(units > 0)
        row.addWidget(self.stepper)
        said = (
            filled(self.tr("本单共 {0} 件"), line.qty)
            if most == line.qty
            else filled(self.tr("还剩 {0} / {1} 件"), most, line.qty)
        )
        note = label(said, "caption")
        note.setMinimumWidth(84)
        note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(note)

    def units(self) -> int:
        return self.stepper.value() if self.tick.isChecked() else 0

    def _ticked(self, on: bool) -> None:
        self.stepper.setEnabled(on)
        self.changed.emit()

    def _stepped(self, value: int) -> None:
        self.changed.emit()


class UnitsPicker(Card):
    changed = Signal()

    def __init__(
        self, lines: Sequence[LineRow] = (), *, most: Mapping[int, int] | None = None, ticked: bool = True
    ) -> None:
        super().__init__(margins=(1, 1, 1, 1))
        inner = QWidget()
        self._lines = QVBoxLayout(inner)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._area = scrolled(inner)
        self.box.addWidget(self._area)
        self.rows: list[UnitRow] = []
        self._ticked = ticked
        self.show_lines(lines, most=most)

    def show_lines(self, lines: Sequence[LineRow], *, most: Mapping[int, int] | None = None, keep: bool = True) -> None:
        """Lines with open units; most says how many of each, all that are open when None."""
        before = {row.line.id: row.units() for row in self.rows} if keep else {}
        clear(self._lines)
        self.rows = []
        for line in lines:
            left = line.open_units if most is None else most.get(line.id, 0)
            if left <= 0:
                continue
            units = min(before.get(line.id, left if self._ticked else 0), left)
            made = UnitRow(line, left, units)
            made.changed.connect(self.changed)
            if self.rows:
                self._lines.addWidget(hline())
            self.rows.append(made)
            self._lines.addWidget(made)
        heights = [row.sizeHint().height() + 1 for row in self.rows]
        whole = sum(heights) - 1 if heights else 0
        self._area.setFixedHeight(min(whole, sum(heights[:SEEN]) + heights[0] // 2) if heights else 0)

    def chosen(self) -> dict[int, int]:
        return {row.line.id: row.units() for row in self.rows if row.units()}

    def left(self) -> dict[int, int]:
        """Units per line that aren't chosen."""
        found = {row.line.id: row.most - row.units() for row in self.rows}
        return {line_id: units for line_id, units in found.items() if units}
