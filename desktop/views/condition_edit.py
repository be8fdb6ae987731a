"""ConditionEdit: the line of a search box that knows conditions. It offers what a word could become and marks what is wrong.

edit = ConditionEdit()
edit.asked(text) → edit.offer(text, suggestions, nothing="积分要是数字") · edit.chosen(key)      as SuggestEdit has it
edit.mark_wrong([(0, 6)])      words from one letter to before another, until the text changes
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from desktop.views.suggest import SuggestEdit
from desktop.views.theme import color

_LIST_WIDTH, _WAVE = 300, 2.0


class ConditionEdit(SuggestEdit):
    def __init__(self) -> None:
        super().__init__(tab_chooses=True, list_width=_LIST_WIDTH, unmarked=True)
        self._wrong: list[tuple[int, int]] = []
        self.textChanged.connect(self._unmark)

    def mark_wrong(self, words: Sequence[tuple[int, int]]) -> None:
        self._wrong = list(words)
        self.update()

    def wrong(self) -> list[str]:
        """The words that are marked."""
        return [self.text()[start:end] for start, end in self._wrong]

    def _unmark(self, _text: str) -> None:
        self.mark_wrong([])

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color("danger"), 1.3))
        painter.setClipRect(self.rect())
        width = self.fontMetrics().horizontalAdvance
        # where the text begins, however far it has been scrolled
        left = self.cursorRect().center().x() - width(self.text()[: self.cursorPosition()])
        bottom = (self.height() + self.fontMetrics().height()) / 2 + 0.5
        for start, end in self._wrong:
            x, stop, up = float(left + width(self.text()[:start])), left + width(self.text()[:end]), True
            wave = []
            while x <= stop:
                wave.append(QPointF(x, bottom - (_WAVE if up else 0)))
                x, up = x + _WAVE, not up
            painter.drawPolyline(wave)
