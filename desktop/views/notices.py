"""What a page says about itself: EffectBox, Banner, EmptyState, Spinner, ProgressRow.

EffectBox([Effect("boxes", "库存", ("在库 42 → 41",), "出库 1"), Effect("truck", "订单", (chip, "→", chip))])
    rows of 将会发生; each line is a text, or a tuple of texts and ChipSpecs; framed=False leaves the box away
Banner("danger" | "warn" | "info" | "good", "订单取消后不能恢复"), action="重试" → .acted
EmptyState("inbox", "没有符合条件的订单", "去掉条件就有 42 笔", [("clear", "清空筛选", "x", True)]) → .acted(key)
Spinner() turns while visible · ProgressRow("正在导入") .show_progress(done, total, words) → .cancelled
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.views.buttons import Button, reveal
from desktop.views.chips import Chip, ChipSpec
from desktop.views.icons import Glyph, draw
from desktop.views.labels import clear, label, repolish, say

Line = str | tuple[str | ChipSpec, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing that an act will change: icon, title, a line per change, and a grey note (or one per line)."""

    icon: str
    title: str
    lines: tuple[Line, ...]
    note: str | tuple[str, ...] = ""


class EffectBox(QFrame):
    """将会发生: shown before the act, so that nobody is surprised after it."""

    def __init__(self, effects: Sequence[Effect] = (), *, framed: bool = True) -> None:
        super().__init__()
        if framed:
            self.setProperty("role", "well")
        self._grid = QGridLayout(self)
        margin = 16 if framed else 0
        self._grid.setContentsMargins(margin, 12 if framed else 0, margin, 12 if framed else 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnMinimumWidth(1, 72)
        self._grid.setColumnStretch(2, 1)
        self.show_effects(effects)

    def show_effects(self, effects: Sequence[Effect]) -> None:
        clear(self._grid)
        for gone in range(self._grid.rowCount()):
            # a grid keeps the heights of rows that nothing stands in any more
            self._grid.setRowMinimumHeight(gone, 0)
        row = 0
        for effect in effects:
            self._grid.addWidget(Glyph(effect.icon, "text2"), row, 0)
            first = 2 if effect.title else 1
            if effect.title:
                self._grid.addWidget(label(effect.title, "strong"), row, 1)
            notes = (effect.note,) if isinstance(effect.note, str) else effect.note
            for at, line in enumerate(effect.lines):
                self._grid.addWidget(
                    _noted(_line(line), notes[at] if at < len(notes) else ""), row, first, 1, 3 - first
                )
                self._grid.setRowMinimumHeight(row, 22)
                row += 1
            self._grid.setRowMinimumHeight(row, 2)
            row += 1


def _noted(line: QWidget, note: str) -> QWidget:
    """Each line shares its own width: a long note of one doesn't make the others narrow."""
    if not note:
        return line
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    row.addWidget(line, 1)
    row.addWidget(label(note, "caption"))
    return made


def _line(line: Line) -> QWidget:
    if isinstance(line, str):
        return label(line, wrap=True)
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for part in line:
        if part == "→":
            row.addWidget(Glyph("arrow-right", "text2", 14))
        else:
            row.addWidget(Chip(part) if isinstance(part, ChipSpec) else label(part))
    row.addStretch(1)
    return made


_BANNER = {
    "danger": ("triangle-alert", "danger_text"),
    "warn": ("triangle-alert", "points"),
    "info": ("info", "accent_text"),
    "good": ("circle-check", "good"),
}


class InMargins(QWidget):
    """A page's banner in line with its head and its rows, a little apart from them; takes no room while it is hidden."""

    def __init__(self, banner: QWidget) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 8)
        row.addWidget(banner)
        banner.installEventFilter(self)
        self.setHidden(banner.isHidden())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.setVisible(event.type() == QEvent.Type.ShowToParent)
        return super().eventFilter(watched, event)


class Banner(QFrame):
    """A sentence across the page; hidden when it says nothing."""

    acted = Signal()

    def __init__(self, tone: str = "info", text: str = "", *, action: str = "") -> None:
        super().__init__()
        self.setObjectName("banner")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 7, 10, 7)
        row.setSpacing(8)
        self._icon = Glyph("info", "accent_text")
        self._text = label("", wrap=True)
        self._action = Button("", kind="link")
        self._action.clicked.connect(self.acted)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        self.show_text(tone, text, action=action)

    def text(self) -> str:
        return self._text.text()

    def show_text(self, tone: str, text: str, *, action: str = "") -> None:
        icon, token = _BANNER[tone]
        self._icon.show_icon(icon, token)
        self._text.setText(text)
        for widget in (self, self._text):
            widget.setProperty("tone", tone)
            repolish(widget)
        self._action.setText(action)
        reveal(self._action, bool(action))
        reveal(self, bool(text))
        say(self, text)


class EmptyState(QWidget):
    """Nothing here, why, and the way out. Actions are (key, words, icon, primary)."""

    acted = Signal(str)

    def __init__(
        self, icon: str, title: str, text: str = "", actions: Sequence[tuple[str, str, str, bool]] = ()
    ) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(6)
        self.show_state(icon, title, text, actions)

    def show_state(
        self,
        icon: str,
        title: str,
        text: Line = "",
        actions: Sequence[tuple[str, str, str, bool]] = (),
    ) -> None:
        clear(self._column)
        middle = Qt.AlignmentFlag.AlignHCenter
        self._column.addStretch(1)
        self._column.addWidget(Glyph(icon, "border_strong", 48), 0, middle)
        self._column.addSpacing(6)
        heading = label(title, "h3")
        heading.setAlignment(middle)
        self._column.addWidget(heading)
        if isinstance(text, str):
            said = label(text, "muted", wrap=True)
            said.setAlignment(middle)
            self._column.addWidget(said)
        else:
            self._column.addWidget(_line(text), 0, middle)
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 0)
        row.setSpacing(8)
        row.addStretch(1)
        for key, words, name, primary in actions:
            button = Button(words, name, kind="primary" if primary else "")
            button.clicked.connect(partial(self._press, key))
            row.addWidget(button)
        row.addStretch(1)
        self._column.addLayout(row)
        self._column.addStretch(1)
        say(self, title, text if isinstance(text, str) else "")

    def _press(self, key: str, checked: bool = False) -> None:
        self.acted.emit(key)


class Spinner(QWidget):
    """A turning ring; turns only while it is seen."""

    def __init__(self, size: int = 16, token: str = "text2") -> None:
        super().__init__()
        self._angle, self._token = 0, token
        self.setFixedSize(size, size)
        self.setAccessibleName(self.tr("正在读取"))
        self._timer = QTimer(self)
        self._timer.setInterval(80)
        self._timer.timeout.connect(self._turn)

    def _turn(self) -> None:
        self._angle = (self._angle + 30) % 360
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        half = self.width() / 2
        painter.translate(half, half)
        painter.rotate(self._angle)
        draw(painter, QRectF(-half, -half, self.width(), self.width()), "loader-circle", self._token)


class ProgressRow(QWidget):
    """Long work: words, a bar, and a cancel that leaves nothing half done."""

    cancelled = Signal()

    def __init__(self, words: str = "") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        self._words = label(words)
        self._figures = label("", "caption")
        self._cancel = Button(self.tr("停下"), kind="link")
        self._cancel.clicked.connect(self._stop)
        for widget in (Spinner(), self._words):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._figures)
        row.addWidget(self._cancel)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(words)
        column.addLayout(row)
        column.addWidget(self._bar)

    def begin(self, words: str) -> None:
        """From nothing, with its cancel to press; also after it was stopped once."""
        self._cancel.setEnabled(True)
        self._words.setText(words)
        self._bar.setAccessibleName(words)
        self.show_progress(0, 0)

    def show_progress(self, done: int, total: int, words: str = "") -> None:
        """total 0: not known yet, the bar runs to and fro."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._figures.setText(f"{done:,} / {total:,}" if total else "")
        if words:
            self._words.setText(words)

    def _stop(self) -> None:
        self._cancel.setEnabled(False)
        self._words.setText(self.tr("正在停下，没做完的不算"))
        self.cancelled.emit()
