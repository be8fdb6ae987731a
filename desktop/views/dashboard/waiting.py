"""BoardSkeleton: grey cards where the figures will be, while they are read for the first time."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from desktop.views.cells import bar_color
from desktop.views.dashboard.widths import CARDS_IN_A_ROW, FIGURES_IN_A_ROW
from desktop.views.skeleton import Breathing
from desktop.views.theme import color

_GAP, _SIDE = 12, 20
_KPI = 92
# least heights of the two rows of charts, and their shares of what is left over
_CHARTS, _LOWER = (186, 10), (240, 11)
Shares = tuple[int, ...]


class BoardSkeleton(Breathing):
    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("正在读取"))

    def rows(self) -> list[tuple[float, Shares]]:
        """Each row's height and its cards' shares of the width, as the cards will stand in a window this wide."""
        inner = self.width() - 2 * _SIDE
        figures: list[Shares] = [(1,) * 6] if inner >= FIGURES_IN_A_ROW else [(1,) * 3] * 2
        cards: list[Shares] = [(40, 31, 26)] if inner >= CARDS_IN_A_ROW else [(1,), (31, 26)]
        rest = self.height() - 16 - len(figures) * (_KPI + _GAP) - len(cards) * _GAP
        shares = _CHARTS[1] + len(cards) * _LOWER[1]
        charts, lower = (max(least, rest * share / shares) for least, share in (_CHARTS, _LOWER))
        return [*((_KPI, one) for one in figures), (charts, (14, 11)), *((lower, one) for one in cards)]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        breath = self.breath(0.7)
        top = 0.0
        for height, cards in self.rows():
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
        painter.setBrush(bar_color())
        painter.setOpacity(breath)
        painter.drawRoundedRect(QRectF(box.left() + 16, box.top() + 14, min(90, box.width() / 2), 12), 6, 6)
        if box.height() > _KPI + 1:
            painter.drawRoundedRect(box.adjusted(16, 44, -16, -16), 6, 6)
        else:
            painter.drawRoundedRect(QRectF(box.left() + 16, box.top() + 40, box.width() * 0.6, 20), 6, 6)
