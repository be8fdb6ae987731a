"""Bubble: the dark box beside a bar or a point, with its exact values."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.views.theme import color, font

_PAD, _LINE, _AWAY = 10, 17, 12


class Bubble(QWidget):
    """Lies over its parent and never takes the mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self._lines: tuple[str, str] = ("", "")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName("")
        self.hide()

    def text(self) -> str:
        return " ".join(self._lines) if self.isVisible() else ""

    def show_at(self, point: QPointF, lines: tuple[str, str]) -> None:
        """Right of the point, or left where there is no room; always within the parent."""
        self._lines = lines
        wide = max(
            QFontMetricsF(font(11)).horizontalAdvance(lines[0]),
            QFontMetricsF(font(12, 600)).horizontalAdvance(lines[1]),
        )
        size = QSize(round(wide) + 2 * _PAD + 2, 2 * _LINE + 8)
        host = self._host
        left = point.x() + _AWAY
        if left + size.width() > host.width():
            left = point.x() - _AWAY - size.width()
        top = min(max(0.0, point.y() - 6), host.height() - size.height())
        self.setGeometry(round(max(0.0, left)), round(top), size.width(), size.height())
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("tooltip"))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        painter.setPen(color("on_tooltip"))
        for line, (text, weight, size) in enumerate(((self._lines[0], 400, 11), (self._lines[1], 600, 12))):
            painter.setFont(font(size, weight))
            room = QRectF(_PAD, 4 + line * _LINE, self.width() - _PAD, _LINE)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
