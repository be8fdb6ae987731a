"""HeatMap: counts by weekday and hour as cells; a mark per cell, Monday 0 h first. HeatScale is its legend."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.views.charts.plot import TICK_SIZE, Layer, Plot
from desktop.views.theme import color, font

HOURS, DAYS = 24, 7
_GAP, _ROUND = 1.2, 2.0
_UP_AND_DOWN = {Qt.Key.Key_Up: -HOURS, Qt.Key.Key_Down: HOURS}


def heat(share: float) -> QColor:
    """From nothing (0) to the most (1)."""
    if share <= 0:
        return color("sunken")
    ground, ink, part = color("surface"), color("chart1"), 0.16 + 0.84 * share
    pairs = ((ground.red(), ink.red()), (ground.green(), ink.green()), (ground.blue(), ink.blue()))
    return QColor(*(round(a + (b - a) * part) for a, b in pairs))


class _Cells(Layer):
    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide, high = self.pixel()
        most = max((mark.value for mark in self.plot.marks), default=0) or 1
        for place, mark in enumerate(self.plot.marks):
            row, column = divmod(place, HOURS)
            cell = QRectF(column - 0.5, row - 0.5, 1, 1).adjusted(_GAP * wide, _GAP * high, -_GAP * wide, -_GAP * high)
            painter.setBrush(heat(mark.value / most))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(cell, _ROUND * wide, _ROUND * high)
            if place == self.plot.current:
                pen = painter.pen()
                pen.setStyle(Qt.PenStyle.SolidLine)
                pen.setCosmetic(True)
                pen.setWidthF(2)
                pen.setColor(color("text"))
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(cell, _ROUND * wide, _ROUND * high)


class HeatMap(Plot):
    def __init__(self, name: str, *, days: Sequence[str], hours: Sequence[str]) -> None:
        """days are the rows' words, hours those under the columns ("" for none)."""
        super().__init__(name)
        view = self.getViewBox()
        view.invertY(True)
        view.setRange(xRange=(-0.5, HOURS - 0.5), yRange=(-0.5, DAYS - 0.5), padding=0, disableAutoRange=True)
        self.set_left_ticks(list(enumerate(days)))
        self.getAxis("bottom").setTicks([[(hour, text) for hour, text in enumerate(hours) if text]])
        self.addItem(_Cells(self), ignoreBounds=True)

    def draw(self) -> None:
        self.scene().update()

    def place_at(self, point: QPointF) -> int:
        column, row = round(point.x()), round(point.y())
        return row * HOURS + column if 0 <= column < HOURS and 0 <= row < DAYS else -1

    def point_of(self, place: int) -> QPointF:
        row, column = divmod(place, HOURS)
        return QPointF(column, row)

    def step(self, key: Qt.Key) -> int:
        to = self.current + _UP_AND_DOWN.get(key, 0)
        if key in _UP_AND_DOWN and self.current >= 0 and 0 <= to < len(self.marks):
            return to
        return super().step(key)


class HeatScale(QWidget):
    """0 ▢▢▢▢▢ 14 笔"""

    _CELL, _SPACE = 12, 5

    def __init__(self) -> None:
        super().__init__()
        self._most = ""
        self.setFixedHeight(18)

    def show_most(self, text: str) -> None:
        self._most = text
        self.setFixedWidth(self.sizeHint().width())
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(font(TICK_SIZE))
        return QSize(round(metrics.horizontalAdvance(self._most)) + 5 * (self._CELL + self._SPACE) + 24, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(TICK_SIZE))
        painter.setPen(color("text2"))
        painter.drawText(QRectF(0, 0, 12, 18), Qt.AlignmentFlag.AlignVCenter, "0")
        left = 14.0
        for share in (0.0, 0.25, 0.5, 0.75, 1.0):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(heat(share))
            painter.drawRoundedRect(QRectF(left, 3, self._CELL, self._CELL), 2, 2)
            left += self._CELL + self._SPACE
        painter.setPen(color("text2"))
        painter.drawText(QRectF(left + 2, 0, self.width() - left, 18), Qt.AlignmentFlag.AlignVCenter, self._most)
