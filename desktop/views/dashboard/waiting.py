"""BoardSkeleton: grey cards where the figures will be, while they are read for the first time."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from desktop.views.skeleton import Breathing
from desktop.views.theme import color

_GAP, _SIDE = 12, 20
# height's share of a row, and its cards' shares of the width
_ROWS = ((0, (1, 1, 1, 1, 1, 1)), (10, (14, 11)), (11, (40, 31, 26)))
_KPI = 92


class BoardSkeleton(Breathing):
    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("正在读取"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        breath = self.breath(0.7)
        room = self.height() - 16 - _KPI - 2 * _GAP
        top = 0.0
        for share, cards in _ROWS:
            height = room * share / 21 if share else _KPI
            left, wide = float(_SIDE), self.width() - 2 * _SIDE - _GAP * (len(cards) - 1)
            for part in cards:
                box = QRectF(left, top, wide * part / sum(cards), height)
                self._card(painter, box, breath)
                left += box.width() + _GAP
            top += height + _GAP

    def _card(self, painter: QPainter, box: QRectF, breath: float) -> None:
        painter.setOpacity(1)
        painter.setPen(color("border"))
        painter.setBrush(color("surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.bar_color())
        painter.setOpacity(breath)
        painter.drawRoundedRect(QRectF(box.left() + 16, box.top() + 14, min(90, box.width() / 2), 12), 6, 6)
        if box.height() > _KPI + 1:
            painter.drawRoundedRect(box.adjusted(16, 44, -16, -16), 6, 6)
        else:
            painter.drawRoundedRect(QRectF(box.left() + 16, box.top() + 40, box.width() * 0.6, 20), 6, 6)
