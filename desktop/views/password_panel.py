"""PasswordPanel: password, caps lock hint, error, and a button that may have to wait. Used by login and lock screen.

    panel = PasswordPanel("登录") → .submitted(password)
    panel.set_busy("正在登录") / set_busy("") · show_error("账号或密码不对") · show_wait(8) · clear() · take_focus()
While it waits or is busy nothing is submitted; what was typed stays until clear().
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.views.buttons import Button
from desktop.views.form import Field, PasswordEdit
from desktop.views.icons import Glyph
from desktop.views.labels import label
from desktop.views.notices import Banner


class PasswordPanel(QWidget):
    submitted = Signal(str)
    forgotten = Signal()

    def __init__(self, act: str, *, forgot: bool = True) -> None:
        super().__init__()
        self._act, self._left, self._busy = act, 0, False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.edit = PasswordEdit(size="large")
        self.edit.installEventFilter(self)
        self.edit.returnPressed.connect(self.submit)
        column.addWidget(Field(self.tr("密码"), self.edit))
        row = QHBoxLayout()
        row.setSpacing(6)
        self._caps_icon, self._caps = Glyph("keyboard", "points", 14), label(self.tr("大写锁定开着"), "warn")
        row.addWidget(self._caps_icon)
        row.addWidget(self._caps)
        row.addStretch(1)
        self._forgot = Button(self.tr("忘了密码？"), kind="link")
        self._forgot.clicked.connect(self.forgotten)
        if forgot:
            row.addWidget(self._forgot)
        column.addLayout(row)
        self.error = Banner("danger")
        column.addWidget(self.error)
        self.button = Button(act, kind="primary", size="large")
        self.button.clicked.connect(self.submit)
        column.addWidget(self.button)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._tick)
        self._show_caps(False)

    def submit(self) -> None:
        if self.button.isEnabled() and self.edit.text():
            self.submitted.emit(self.edit.text())

    def set_busy(self, words: str = "") -> None:
        self._busy = bool(words)
        self.edit.setReadOnly(self._busy)
        self._show_button(words)

    def show_error(self, text: str) -> None:
        """Says it and selects the password, so that typing replaces it; "" takes the sentence away."""
        self.error.show_text("danger", text)
        if text:
            self.take_focus()

    def show_wait(self, seconds: int) -> None:
        """The button counts down and can't be pressed before it reaches none."""
        self._left = seconds
        if seconds > 0:
            self._timer.start()
        self._show_button()

    def seconds_left(self) -> int:
        return self._left

    def clear(self) -> None:
        self.edit.clear()

    def take_focus(self) -> None:
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit.selectAll()

    def _tick(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self._left = 0
            self._timer.stop()
        self._show_button()

    def _show_button(self, words: str = "") -> None:
        waiting = self.tr("请等 {0} 秒再试").replace("{0}", str(self._left))
        self.button.setText(words or (waiting if self._left else self._act))
        self.button.setEnabled(not self._busy and not self._left)

    def _show_caps(self, on: bool) -> None:
        # Kept in the layout when off, so that the button doesn't jump under the mouse.
        for widget in (self._caps_icon, self._caps):
            policy = widget.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            widget.setSizePolicy(policy)
            widget.setHidden(not on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            typed = event.text()
            if event.key() == Qt.Key.Key_CapsLock:
                self._show_caps(False)
            elif len(typed) == 1 and typed.isascii() and typed.isalpha():
                shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._show_caps(typed.isupper() != shift)
        return False
