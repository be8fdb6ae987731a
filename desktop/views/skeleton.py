"""Skeleton: grey bars where a table's rows will be, while they are being read.

Breathing is what every skeleton is: it paints with breath() and runs from start() to stop().
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QTableView, QWidget

from desktop.views.cells import MARGIN, bar_color
from desktop.views.theme import color

_LENGTHS = (1.0, 0.92, 0.8, 0.95, 0.86, 1.0, 0.9)


class Breathing(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phase = 0
        self._timer = QTimer(self)
        self._timer.setInterval(120)
        self._timer.timeout.connect(self._breathe)

    def start(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def breath(self, least: float = 0.75) -> float:
        """The opacity of this moment, from least to 1."""
        return least + (1 - least) * abs(self._phase - 8) / 8

    def _breathe(self) -> None:
        self._phase = (self._phase + 1) % 16
        self.update()


class Skeleton(Breathing):
    """Lies over the view's rows and follows its columns; breathes until stop()."""

    def __init__(self, view: QTableView, left_of: Callable[[int], int]) -> None:
        super().__init__(view)
        self._view, self._left_of = view, left_of
        self.hide()

    def start(self) -> None:
        self.setGeometry(self._view.viewport().geometry())
        self.setAccessibleName(self.tr("正在读取"))
        super().start()
        self.show()
        self.raise_()

    def stop(self) -> None:
        super().stop()
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), color("surface"))
        height = self._view.verticalHeader().defaultSectionSize()
        breath = self.breath()
        for row in range(self.height() // height + 1):
            painter.setOpacity(max(0.25, 1 - row * 0.055) * breath)
            self._row(painter, row, row * height, height)
            painter.setOpacity(1)
            painter.fillRect(0, (row + 1) * height - 1, self.width(), 1, color("hairline"))

    def _row(self, painter: QPainter, row: int, top: int, height: int) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(bar_color())
        model, head = self._view.model(), self._view.horizontalHeader()
        for section in range(head.count()):
            if self._view.isColumnHidden(section):
                continue
            x, width = self._left_of(section), head.sectionSize(section)
            left = x + MARGIN + (10 if section == 0 else 0)
            room = x + width - left - MARGIN
            title = model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
            if not title:
                bar = QRectF(left, top + height / 2 - 6, 14, 12)
            else:
                long = min(room, 140) * _LENGTHS[(row + section) % len(_LENGTHS)]
                aligned = model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
                right = bool(Qt.AlignmentFlag(aligned) & Qt.AlignmentFlag.AlignRight)
                bar = QRectF(left + room - long if right else left, top + height / 2 - 6, long, 12)
            painter.drawRoundedRect(bar, 6, 6)
