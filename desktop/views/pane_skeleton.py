"""Grey bars where a detail pane's content will be, while it is being read."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent

from desktop.views.cells import bar_color
from desktop.views.skeleton import Breathing
from desktop.views.theme import color

# sections as (top, [(left bar, right bar), …]) in shares of the width
_BLOCKS = (
    (90, ((0.62, 0.0),)),
    (128, ((0.16, 0.28), (0.58, 0.16), (0.66, 0.14))),
    (246, ((0.22, 0.14), (0.34, 0.2), (0.5, 0.16), (0.3, 0.14))),
    (380, ((0.14, 0.18), (0.46, 0.24), (0.5, 0.24), (0.42, 0.24), (0.55, 0.26))),
    (545, ((0.2, 0.0), (0.6, 0.16), (0.52, 0.2))),
)


class PaneSkeleton(Breathing):
    """Breathes while it is seen."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setAccessibleName(words)

    def showEvent(self, event: QShowEvent) -> None:
        self.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        breath = self.breath()
        painter.setBrush(bar_color())
        left, wide = 18.0, self.width() - 36.0
        painter.setOpacity(breath)
        painter.drawRoundedRect(QRectF(left, 16, 130, 16), 8, 8)
        for at, width in enumerate((66, 44, 58)):
            painter.drawRoundedRect(QRectF(left + at * 74, 43, width, 20), 10, 10)
        for number, (top, lines) in enumerate(_BLOCKS):
            painter.setOpacity(max(0.3, 1 - number * 0.14) * breath)
            for line, (first, last) in enumerate(lines):
                y = top + line * 24
                painter.drawRoundedRect(QRectF(left, y, wide * first, 11), 5.5, 5.5)
                if last:
                    painter.drawRoundedRect(QRectF(left + wide * (1 - last), y, wide * last, 11), 5.5, 5.5)
        painter.setOpacity(1)
        for y in (73, 113, 232, 366, 531):
            painter.fillRect(QRectF(left if y > 80 else 0, y, wide if y > 80 else self.width(), 1), color("hairline"))
