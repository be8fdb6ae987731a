"""Timeline: the steps of an order, one line each.

Timeline([Step("下单，冻结 8,800 积分", "done", "11-22 17:38"), Step("等待发货", "current", "最晚 11-24 16:53")])
.show_steps([...]); the state is done, current, future or failed; `tip` is the exact time on hover
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.views.icons import draw
from desktop.views.labels import ElidedLabel, clear, label, say
from desktop.views.theme import color, font

_HEIGHT, _DOT = 22, 15


@dataclass(frozen=True, slots=True)
class Step:
    text: str
    state: str
    right: str = ""
    tip: str = ""


class _StepRow(QWidget):
    def __init__(self, step: Step, before: Step | None, after: Step | None) -> None:
        super().__init__()
        self._step, self._before, self._after = step, before, after
        self.setFixedHeight(_HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 0, 0)
        row.setSpacing(8)
        role = {"current": "strong", "future": "muted", "failed": "danger"}.get(step.state, "")
        right = label(step.right, "caption")
        right.setToolTip(step.tip)
        row.addWidget(ElidedLabel(step.text, role), 1)
        row.addWidget(right)
        say(self, f"{step.text} {step.right}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, x = self.height() / 2, 8.0
        dot = QRectF(x - _DOT / 2, middle - _DOT / 2, _DOT, _DOT)
        if self._before is not None:
            self._line(painter, x, 0, dot.top(), self._step.state)
        if self._after is not None:
            self._line(painter, x, dot.bottom(), self.height(), self._after.state)
        state = self._step.state
        if state in ("done", "failed"):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("accent" if state == "done" else "danger"))
            painter.drawEllipse(dot)
            draw(painter, dot.adjusted(3, 3, -3, -3), "check" if state == "done" else "x", "on_accent")
            return
        painter.setBrush(color("surface"))
        painter.setPen(QPen(color("accent" if state == "current" else "border_strong"), 1.5))
        painter.drawEllipse(dot.adjusted(1, 1, -1, -1))
        if state == "current":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("accent"))
            painter.drawEllipse(dot.adjusted(4, 4, -4, -4))

    @staticmethod
    def _line(painter: QPainter, x: float, top: float, bottom: float, state: str) -> None:
        token = "border_strong" if state == "future" else "accent"
        painter.fillRect(QRectF(x - 0.75, top, 1.5, bottom - top), color(token))


class Timeline(QWidget):
    def __init__(self, steps: Sequence[Step] = ()) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.show_steps(steps)

    def show_steps(self, steps: Sequence[Step]) -> None:
        clear(self._column)
        for at, step in enumerate(steps):
            before = steps[at - 1] if at else None
            after = steps[at + 1] if at + 1 < len(steps) else None
            self._column.addWidget(_StepRow(step, before, after))


class StepTrail(QWidget):
    """选文件 — 识别与对应 — 预览 — 导入: where a wizard stands. .show_at(index) from 0."""

    def __init__(self, titles: Sequence[str], at: int = 0) -> None:
        super().__init__()
        self._titles, self._at = list(titles), at
        measure = QFontMetricsF(font(13, 600))
        self._widths = [measure.horizontalAdvance(title) for title in self._titles]
        self.setFixedSize(int(sum(self._widths) + 28 * len(titles) + 46 * (len(titles) - 1)) + 4, 24)
        self.show_at(at)

    def show_at(self, at: int) -> None:
        self._at = at
        self.setAccessibleName(self._titles[at])
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = 1.0
        for number, (title, width) in enumerate(zip(self._titles, self._widths, strict=True)):
            dot, reached = QRectF(x, 2, 20, 20), number <= self._at
            painter.setPen(Qt.PenStyle.NoPen if reached else QPen(color("border_strong"), 1))
            painter.setBrush(color("accent" if reached else "surface"))
            painter.drawEllipse(dot)
            if number < self._at:
                draw(painter, dot.adjusted(4, 4, -4, -4), "check", "on_accent")
            else:
                painter.setPen(color("on_accent" if reached else "text2"))
                painter.setFont(font(12, 600))
                painter.drawText(dot.adjusted(0, -1, 0, -1), Qt.AlignmentFlag.AlignCenter, str(number + 1))
            painter.setPen(color("text" if reached else "text2"))
            painter.setFont(font(13, 600 if number == self._at else 400))
            painter.drawText(QRectF(x + 27, 0, width + 4, 23), Qt.AlignmentFlag.AlignVCenter, title)
            x += 28 + width
            if number + 1 < len(self._titles):
                token = "accent" if number < self._at else "border_strong"
                painter.fillRect(QRectF(x + 10, 11, 26, 1.5), color(token))
                x += 46
