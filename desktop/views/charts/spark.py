"""Sparkline: the course of one figure beside it; painted by hand, since a plot per card costs more than the page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from desktop.views.theme import color

_DOT = 2.5


class Sparkline(QWidget):
    """Decorative: the figure and its change stand beside it in words."""

    def __init__(self, token: str, width: int = 62, height: int = 26) -> None:
        super().__init__()
        self._token = token
        self._values: tuple[float, ...] = ()
        self.setFixedSize(width, height)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_values(self, values: Sequence[float]) -> None:
        self._values = tuple(values)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if len(self._values) < 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        low, high = min(*self._values, 0), max(self._values)
        span, wide, tall = (high - low) or 1, self.width() - 2 * _DOT - 1, self.height() - 2 * _DOT - 1
        points = [
            QPointF(_DOT + wide * n / (len(self._values) - 1), _DOT + tall * (1 - (value - low) / span))
            for n, value in enumerate(self._values)
        ]
        ink = color(self._token)
        ground = color(self._token)
        ground.setAlpha(28)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        foot = self.height() - _DOT
        painter.drawPolygon(QPolygonF([QPointF(points[0].x(), foot), *points, QPointF(points[-1].x(), foot)]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(points[-1], _DOT, _DOT)
