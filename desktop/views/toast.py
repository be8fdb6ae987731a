"""Toasts: a sentence at the bottom of the page, with an act to take back for 60 seconds.

    toaster = Toaster(page_area)
    toaster.say("已复制单号")                                         gone after 4 seconds
    toaster.say("没有保存：数据库没有回应", tone="danger", seconds=10)
    toaster.offer("已发货 3 笔，面单已送打印机", "撤销", self._undo, seconds=60)   counts down; pressed once only
    wait = Patience(toaster); wait.begin("正在打开「发货」", self._give_up); wait.end()   shown where it takes a moment

Tones: good, info, warn, danger. At most three are shown; the oldest leaves first.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.views.buttons import Button, IconButton, reveal
from desktop.views.icons import Glyph
from desktop.views.labels import label, say
from desktop.views.overlay import paint_shadow

_TONES = {
    "good": ("circle-check", "tooltip_good"),
    "info": ("info", "tooltip_link"),
    "warn": ("triangle-alert", "tooltip_warn"),
    "danger": ("circle-x", "tooltip_danger"),
}
_ROOM = 24
PATIENCE_MS = 300


class Toast(QWidget):
    """One toast with its shadow; closes itself."""

    def __init__(
        self, toaster: Toaster, text: str, tone: str, seconds: int, action: str, slot: Callable[[], object] | None
    ) -> None:
        super().__init__(toaster.host())
        self._toaster, self._left, self._slot = toaster, seconds, slot
        self.frame = QFrame(self)
        self.frame.setObjectName("toast")
        row = QHBoxLayout(self.frame)
        row.setContentsMargins(16, 10, 10, 10)
        row.setSpacing(10)
        row.addWidget(Glyph(*_TONES[tone]))
        self._words = label("", wrap=len(text) > 48)
        row.addWidget(self._words, 1)
        row.addSpacing(24 if action else 4)
        self.action = Button(action, kind="link")
        self.action.clicked.connect(self._act)
        reveal(self.action, bool(action))
        row.addWidget(self.action)
        self._count = label("", "caption")
        reveal(self._count, bool(action) and seconds > 0)
        row.addWidget(self._count)
        cross = IconButton("x", self.tr("关闭"), token="tooltip_dim", size=14)
        cross.clicked.connect(self.leave)
        row.addWidget(cross)
        self._show_words(text)
        self._show_left()
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._tick)
        if seconds:
            self._timer.start()

    def renew(self, text: str, slot: Callable[[], object], *, seconds: int) -> None:
        """Says something newer in its place, and stays as long as a new one would."""
        self._slot, self._left = slot, seconds
        self._show_words(text)
        self._show_left()
        self._toaster.place()

    def _show_words(self, text: str) -> None:
        self._words.setText(text)
        self._words.setMinimumWidth(min(480, self._words.fontMetrics().horizontalAdvance(text) + 4))
        say(self, text)

    def seconds_left(self) -> int:
        return self._left

    def leave(self) -> None:
        self._timer.stop()
        self._toaster.forget(self)

    def lay_out(self) -> None:
        size = self.frame.sizeHint()
        self.frame.setGeometry(_ROOM, _ROOM, size.width(), size.height())
        self.resize(size.width() + 2 * _ROOM, size.height() + 2 * _ROOM)

    def _tick(self) -> None:
        self._left -= 1
        self._show_left()
        if self._left <= 0:
            self.leave()

    def _show_left(self) -> None:
        self._count.setText(self.tr("{0} 秒").replace("{0}", str(self._left)))

    def _act(self) -> None:
        slot, self._slot = self._slot, None
        self.leave()
        if slot is not None:
            slot()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_shadow(QPainter(self), QRectF(self.frame.geometry()), 8)


class Toaster(QObject):
    """Keeps the toasts of one page area, stacked above its lower edge."""

    def __init__(self, host: QWidget, *, above: int = 24) -> None:
        super().__init__(host)
        self._host, self._above = host, above
        self.toasts: list[Toast] = []
        host.installEventFilter(self)

    def host(self) -> QWidget:
        return self._host

    def say(self, text: str, *, tone: str = "good", seconds: int = 4) -> Toast:
        return self._show(Toast(self, text, tone, seconds, "", None))

    def offer(
        self, text: str, action: str, slot: Callable[[], object], *, seconds: int = 60, tone: str = "good"
    ) -> Toast:
        return self._show(Toast(self, text, tone, seconds, action, slot))

    def stay(self, text: str, action: str = "", slot: Callable[[], object] | None = None) -> Toast:
        """Until somebody makes it leave."""
        return self._show(Toast(self, text, "info", 0, action, slot))

    def forget(self, toast: Toast) -> None:
        if toast in self.toasts:
            self.toasts.remove(toast)
            toast.hide()
            toast.deleteLater()
            self.place()

    def _show(self, toast: Toast) -> Toast:
        while len(self.toasts) >= 3:
            self.toasts[0].leave()
        self.toasts.append(toast)
        toast.show()
        toast.raise_()
        self.place()
        QAccessible.updateAccessibility(QAccessibleEvent(toast, QAccessible.Event.Alert))
        return toast

    def place(self) -> None:
        bottom = self._host.height() - self._above
        for toast in reversed(self.toasts):
            toast.lay_out()
            toast.move((self._host.width() - toast.width()) // 2, bottom - toast.height() + _ROOM)
            bottom -= toast.frame.height() + 10

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.toasts:
            self.place()
        return False


class Patience(QObject):
    """Says what is being waited for, where that takes longer than a moment; with a way to wait no longer."""

    def __init__(self, toaster: Toaster, parent: QObject | None = None) -> None:
        super().__init__(parent or toaster)
        self._toaster = toaster
        self._words = ""
        self._give_up: Callable[[], object] | None = None
        self.toast: Toast | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE_MS)
        self._timer.timeout.connect(self._say)

    def begin(self, words: str, give_up: Callable[[], object] | None = None) -> None:
        self.end()
        self._words, self._give_up = words, give_up
        self._timer.start()

    def end(self) -> None:
        self._timer.stop()
        toast, self.toast = self.toast, None
        if toast is not None and toast in self._toaster.toasts:
            toast.leave()

    def _say(self) -> None:
        action = self.tr("不等了") if self._give_up is not None else ""
        self.toast = self._toaster.stay(self._words, action, self._give_up)
