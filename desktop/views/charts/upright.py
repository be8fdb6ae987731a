"""BarChart and LineChart: values over days, months or hours.

bars = BarChart("每日订单"); bars.show_marks(marks, "近 30 天 2,498 笔")
LineChart("订单金额", axis_text=words_for_a_tick)         names its highest and its last point
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import ceil, floor

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

from desktop.views.charts.marks import nice_ticks, shown_ticks
from desktop.views.charts.plot import TICK_SIZE, Layer, Plot, Rules
from desktop.views.formats import points_text
from desktop.views.theme import color, font

_WIDE, _ROUND = 0.34, 2.5
_FAINT = 110
# a line of words at a point, and how far it stands off
_LINE, _OFF = 14.0, 7.0


def whole_text(value: float) -> str:
    return points_text(round(value))


class UprightPlot(Plot):
    """Values upwards from zero, words under them."""

    whole = False
    margin = 0.5

    def __init__(self, name: str, *, axis_text: Callable[[float], str] = whole_text) -> None:
        super().__init__(name)
        self._axis_text = axis_text
        self.addItem(Rules(self), ignoreBounds=True)

    def set_axis_text(self, axis_text: Callable[[float], str]) -> None:
        """For the marks that are shown next."""
        self._axis_text = axis_text

    def draw(self) -> None:
        values = self.values()
        self.ticks = nice_ticks(min(values, default=0.0), max(values, default=0.0), whole=self.whole)
        self.set_left_ticks([(tick, self._axis_text(tick)) for tick in self.ticks])
        count = max(len(self.marks), 1)
        self.getViewBox().setRange(
            xRange=(-self.margin, count - 1 + self.margin), yRange=(self.ticks[0], self.top()), padding=0,
            disableAutoRange=True,
        )  # fmt: skip
        metrics = QFontMetricsF(font(TICK_SIZE))
        widest = max((metrics.horizontalAdvance(mark.tick) for mark in self.marks), default=1.0)
        room = int((self.width() - self.getAxis("left").width()) / (widest + 22))
        self.getAxis("bottom").setTicks([[(n, self.marks[n].tick) for n in shown_ticks(len(self.marks), room)]])

    def values(self) -> list[float]:
        """All that the axis has to hold."""
        return [mark.value for mark in self.marks]

    def top(self) -> float:
        """The value at the upper edge."""
        return self.ticks[-1]

    def place_at(self, point: QPointF) -> int:
        place = round(point.x())
        return place if 0 <= place < len(self.marks) else -1

    def point_of(self, place: int) -> QPointF:
        return QPointF(place, self.marks[place].value)


class _Bars(Layer):
    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        wide, high = self.pixel()
        for place, mark in enumerate(self.plot.marks):
            if mark.value <= 0:
                continue
            ink = color("chart1")
            if mark.faint:
                ink.setAlpha(_FAINT)
            if place == self.plot.current:
                ink = color("accent_text")
            painter.setBrush(ink)
            painter.drawPath(_bar(place, mark.value, _ROUND * wide, _ROUND * high))


def _bar(place: int, value: float, round_x: float, round_y: float) -> QPainterPath:
    """Rounded at its top only."""
    left, right = place - _WIDE, place + _WIDE
    round_x, round_y = min(round_x, _WIDE), min(round_y, value)
    path = QPainterPath(QPointF(left, 0))
    path.lineTo(left, value - round_y)
    path.quadTo(left, value, left + round_x, value)
    path.lineTo(right - round_x, value)
    path.quadTo(right, value, right, value - round_y)
    path.lineTo(right, 0)
    path.closeSubpath()
    return path


class BarChart(UprightPlot):
    whole = True
    margin = 0.6

    def __init__(self, name: str, *, axis_text: Callable[[float], str] = whole_text) -> None:
        super().__init__(name, axis_text=axis_text)
        self.addItem(_Bars(self), ignoreBounds=True)


class _Dots(Layer):
    """The highest and the last point with their values, and the one that is looked at."""

    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        marks = self.plot.marks
        if not marks:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide, high = self.pixel()
        last = len(marks) - 1
        highest = max(range(len(marks)), key=lambda place: marks[place].value)
        named = {last} | ({highest} if marks[highest].value > 0 else set())
        if {self.plot.current} & set(range(len(marks))):
            view = self.boundingRect()
            painter.fillRect(QRectF(self.plot.current - wide / 2, view.top(), wide, view.height()), color("text3"))
        painter.setPen(Qt.PenStyle.NoPen)
        for place in {*named, self.plot.current} - {-1}:
            for size, ink in ((4.5, "surface"), (3.0, "chart3")):
                painter.setBrush(color(ink))
                painter.drawEllipse(QPointF(place, marks[place].value), size * wide, size * high)
        self._write(painter, sorted(named), wide, high)

    def _write(self, painter: QPainter, places: list[int], wide: float, high: float) -> None:
        """In pixels, beside their points, where the words hide least of the curve."""
        marks, view, metrics = self.plot.marks, self.boundingRect(), QFontMetricsF(font(11, 600))
        if len(places) == 2 and (places[1] - places[0]) / wide < 70:
            places = [max(places, key=lambda place: marks[place].value)]
        curve = [QPointF((n - view.left()) / wide, (view.bottom() - mark.value) / high) for n, mark in enumerate(marks)]
        room = QRectF(0, 0, view.width() / wide, view.height() / high)
        painter.setFont(font(11, 600))
        painter.setPen(color("text"))
        for place in places:
            text = marks[place].said[1].partition(" ")[0]
            box = spot_for(QSizeF(metrics.horizontalAdvance(text), _LINE), curve, place, room)
            painter.save()
            painter.translate(view.left(), view.bottom())
            painter.scale(wide, -high)
            painter.drawText(QPointF(box.left(), box.bottom() - 3), text)
            painter.restore()


def spot_for(size: QSizeF, curve: Sequence[QPointF], place: int, room: QRectF) -> QRectF:
    """Above, right of, left of or below a point of the curve: the first of those within the room that hide least."""
    point = curve[place]
    middle = min(max(point.x() - size.width() / 2, 0), room.right() - size.width())
    tops = (point.y() - _OFF - size.height(), point.y() - size.height() / 2, point.y() + _OFF)
    corners = (
        QPointF(middle, tops[0]), QPointF(point.x() + _OFF, tops[1]), QPointF(point.x() - _OFF - size.width(), tops[1]),
        QPointF(middle, tops[2]),
    )  # fmt: skip
    boxes = [QRectF(corner, size) for corner in corners]
    return min([box for box in boxes if room.contains(box)] or boxes, key=lambda box: _hidden(box, curve))


def _hidden(box: QRectF, curve: Sequence[QPointF]) -> int:
    """Over how many pixels the curve runs behind the box."""
    count = 0
    for one, other in pairwise(curve):
        left, right = max(one.x(), box.left()), min(other.x(), box.right())
        for x in range(ceil(left), floor(right) + 1):
            share = (x - one.x()) / (other.x() - one.x())
            count += box.top() <= one.y() + share * (other.y() - one.y()) <= box.bottom()
    return count


class LineChart(UprightPlot):
    margin = 0.35

    def top(self) -> float:
        """High enough for the words over the highest point."""
        low, highest = self.ticks[0], max((mark.value for mark in self.marks), default=0.0)
        share = min(0.5, (_LINE + _OFF + 1) / max(float(self.getViewBox().height()), 1.0))
        return max(super().top(), (highest - share * low) / (1 - share))

    def __init__(self, name: str, *, axis_text: Callable[[float], str] = whole_text) -> None:
        self._curve = pg.PlotCurveItem(antialias=True, fillLevel=0)
        super().__init__(name, axis_text=axis_text)
        self.addItem(self._curve, ignoreBounds=True)
        self.addItem(_Dots(self), ignoreBounds=True)

    def draw(self) -> None:
        super().draw()
        self._curve.setData(list(range(len(self.marks))), [mark.value for mark in self.marks])

    def restyle(self) -> None:
        super().restyle()
        ink = color("chart3")
        ground = QColor(ink)
        ground.setAlpha(30)
        self._curve.setPen(pg.mkPen(ink, width=2))
        self._curve.setBrush(ground)
