"""FirstPassword: the form that replaces an activation code by a person's own password.

form = FirstPassword() → .chosen(code, password)     both checked here: 12 characters, typed twice alike
form.start(code) · set_busy(words) · show_error(sentence) · cancelled
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.views.buttons import Button
from desktop.views.form import Field, PasswordEdit
from desktop.views.labels import label
from desktop.views.notices import Banner

LEAST = 12


class FirstPassword(QWidget):
    chosen = Signal(str, str)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label(self.tr("设一个自己的密码"), "h1"))
        column.addWidget(label(self.tr("激活码只能用这一次。以后用新密码登录，谁也看不到它。"), "muted", wrap=True))
        self.code, self.fresh, self.again = (PasswordEdit(size="large") for _ in range(3))
        self.code_field = Field(self.tr("激活码或现在的密码"), self.code, required=True)
        hint = self.tr("至少 12 个字，可以是一句话")
        self.fresh_field = Field(self.tr("新密码"), self.fresh, required=True, hint=hint)
        self.again_field = Field(self.tr("再输一次"), self.again, required=True)
        for field in (self.code_field, self.fresh_field, self.again_field):
            column.addWidget(field)
        self.error = Banner("danger")
        column.addWidget(self.error)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._back = Button(self.tr("返回"), size="large")
        self.button = Button(self.tr("保存并登录"), kind="primary", size="large")
        self._back.clicked.connect(self.cancelled)
        self.button.clicked.connect(self.submit)
        for edit in (self.code, self.fresh, self.again):
            edit.returnPressed.connect(self.submit)
        row.addWidget(self._back)
        row.addWidget(self.button, 1)
        column.addLayout(row)

    def start(self, code: str) -> None:
        self.code.setText(code)
        self.fresh.clear()
        self.again.clear()
        self.show_error("")
        (self.fresh if code else self.code).setFocus()

    def submit(self) -> None:
        if not self.button.isEnabled():
            return
        self.code_field.set_error("" if self.code.text() else self.tr("填店主给你的激活码"))
        short = LEAST - len(self.fresh.text())
        missing = self.tr("还差 {0} 个字").replace("{0}", str(short))
        same = self.fresh.text() == self.code.text()
        self.fresh_field.set_error(missing if short > 0 else self.tr("不能和激活码一样") if same else "")
        alike = self.fresh.text() == self.again.text()
        self.again_field.set_error("" if alike or short > 0 else self.tr("两次输入的不一样"))
        if self.code.text() and short <= 0 and not same and alike:
            self.chosen.emit(self.code.text(), self.fresh.text())

    def set_busy(self, words: str = "") -> None:
        self.button.setText(words or self.tr("保存并登录"))
        for widget in (self.button, self._back, self.code, self.fresh, self.again):
            widget.setEnabled(not words)

    def show_error(self, text: str) -> None:
        self.error.show_text("danger", text)
