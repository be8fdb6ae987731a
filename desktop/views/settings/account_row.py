"""Accounts with somebody outside the shop: a card of them, and one with what can be done with it.

card.done(str) after a change, with what to say · card.failed(str)
row = AccountRow("微信支付", "已接通，商户 1900000109", connected=True)      row.pressed("connect" | "change" | "disconnect")
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.views.buttons import Button
from desktop.views.desk import Desk
from desktop.views.labels import Card, label
from desktop.views.texts import sentence


class AccountsCard(Card):
    done = Signal(str)
    failed = Signal(str)

    def __init__(self, desk: Desk, heading: QHBoxLayout) -> None:
        super().__init__()
        self.desk = desk
        self.box.setSpacing(10)
        self.box.addLayout(heading)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(8)
        self.box.addLayout(self.rows)

    def refuse(self, fact: Exception) -> None:
        self.failed.emit(sentence(fact))


class AccountRow(QWidget):
    pressed = Signal(str)

    def __init__(self, name: str, said: str, *, connected: bool) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        title = label(name)
        title.setFixedWidth(140)
        line.addWidget(title)
        self.state = label(said, "good_caption" if connected else "caption")
        line.addWidget(self.state, 1)
        self.buttons: dict[str, Button] = {}
        acts = [("connect", self.tr("接通"), "plus")]
        if connected:
            acts = [("change", self.tr("修改"), "pencil"), ("disconnect", self.tr("断开"), "x")]
        for key, words, icon in acts:
            button = Button(words, icon, size="small")
            button.setAccessibleName(" ".join((words, name)))
            button.clicked.connect(partial(self._press, key))
            self.buttons[key] = button
            line.addWidget(button)

    def _press(self, key: str, checked: bool = False) -> None:
        self.pressed.emit(key)
