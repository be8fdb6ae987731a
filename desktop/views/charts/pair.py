"""PairChart: two lines over the same days, what is (dashed, grey) and what would be (whole, coloured).

chart.show_pair(marks, others, summary)      marks are the whole line's, others the values of the dashed one
PairKey("is" | "would")                      a sample of a line, for beside its name
"""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.views.charts.marks import Mark
from desktop.views.charts.plot import Layer
from desktop.views.charts.upright import UprightPlot
from desktop.views.theme import color

_TOKENS = {"is": "text3", "would": "chart3"}
_DOT = 3.0


def line_pen(which: str) -> QPen:
    pen = pg.mkPen(color(_TOKENS[which]), width=2)
    assert isinstance(pen, QPen)
    if which == "is":
        pen.setStyle(Qt.PenStyle.DashLine)
    return pen


class _Ends(Layer):
    """The last point of both lines, and the day that is looked at."""

    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        plot = self.plot
        if not isinstance(plot, PairChart) or not plot.marks:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide, high = self.pixel()
        if 0 <= plot.current < len(plot.marks):
            view = self.boundingRect()
            painter.fillRect(QRectF(plot.current - wide / 2, view.top(), wide, view.height()), color("text3"))
        painter.setPen(Qt.PenStyle.NoPen)
        for place in {len(plot.marks) - 1, plot.current} - {-1}:
            for which, value in (("is", plot.others[place]), ("would", plot.marks[place].value)):
                painter.setBrush(color(_TOKENS[which]))
                painter.drawEllipse(QPointF(place, value), _DOT * wide, _DOT * high)


class PairChart(UprightPlot):
    margin = 0.35

    def __init__(self, name: str) -> None:
        self.others: tuple[float, ...] = ()
        self._is, self._would = pg.PlotCurveItem(antialias=True), pg.PlotCurveItem(antialias=True)
        super().__init__(name)
        for item in (self._is, self._would, _Ends(self)):
            self.addItem(item, ignoreBounds=True)

    def show_pair(self, marks: Sequence[Mark], others: Sequence[float], summary: str) -> None:
        self.others = tuple(others)
        self.show_marks(marks, summary)

    def values(self) -> list[float]:
        return [*super().values(), *self.others]

    def draw(self) -> None:
        super().draw()
        days = list(range(len(self.marks)))
        self._is.setData(days, list(self.others))
        self._would.setData(days, [mark.value for mark in self.marks])

    def restyle(self) -> None:
        super().restyle()
        self._is.setPen(line_pen("is"))
        self._would.setPen(line_pen("would"))


class PairKey(QWidget):
    def __init__(self, which: str) -> None:
        super().__init__()
        self._which = which
        self.setFixedSize(22, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(line_pen(self._which))
        painter.drawLine(QPointF(1, 7.5), QPointF(21, 7.5))
