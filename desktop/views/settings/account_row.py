"""Accounts with somebody outside the shop: a card of them, one with what can be done with it, the sheet that connects it.

card.done(str) after a change, with what to say · card.failed(str)
ServiceCard(desk, heading, words, said, sheet, disconnect)      of one account: .show_row(row | None)
row = AccountRow("微信支付", "已接通，商户 1900000109", connected=True)      row.pressed("connect" | "change" | "disconnect")
AccountSheet: .fields by the act's arguments, .add_end(act, effects, known=…, done=…) at the end of __init__, .values()
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.views.buttons import Button
from desktop.views.command_sheet import Command, SendingSheet
from desktop.views.desk import Desk
from desktop.views.dialogs import confirm
from desktop.views.form import Field
from desktop.views.labels import Card, clear, label
from desktop.views.notices import Effect, EffectBox
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


@dataclass(frozen=True, slots=True)
class ServiceWords:
    """name of the service, what is so without it, and of disconnecting: the question, what it leaves, that it is done."""

    name: str
    without: str
    question: str
    leaves: str
    gone: str


class ServiceCard(AccountsCard):
    """said tells of a row what shows that it is connected; sheet connects it, disconnect is the act."""

    def __init__(
        self, desk: Desk, heading: QHBoxLayout, words: ServiceWords, said: Callable[[Any], str],
        sheet: Callable[[QWidget, Desk, Any], AccountSheet], disconnect: Callable[..., bool],
    ) -> None:  # fmt: skip
        super().__init__(desk, heading)
        self.row: AccountRow | None = None
        self._words, self._said, self._sheet, self._disconnecting = words, said, sheet, disconnect

    def show_row(self, row: Any) -> None:
        clear(self.rows)
        said = self._words.without if row is None else self._said(row)
        self.row = AccountRow(self._words.name, said, connected=row is not None)
        self.row.pressed.connect(partial(self._pressed, row))
        self.rows.addWidget(self.row)

    def _pressed(self, row: Any, key: str) -> None:
        if key == "disconnect":
            confirm(self.window(), self._words.question, self._words.leaves, act=self.tr("断开"), slot=self._disconnect)
            return
        sheet = self._sheet(self.window(), self.desk, row)
        sheet.connected.connect(self.done)
        sheet.open()

    def _disconnect(self) -> None:
        self.desk.do(self, self._disconnecting, then=self._gone, failed=self.refuse)

    def _gone(self, _: bool) -> None:
        self.done.emit(self._words.gone)


class AccountSheet(SendingSheet):
    connected = Signal(str)
    fields: Mapping[str, Field]

    def add_end(self, act: Callable[..., Any], effects: Sequence[Effect], *, known: bool, done: str) -> None:
        """Under the fields. known: there is an account already; done is said once it is connected."""
        self._connect, self._connected = act, done
        told = EffectBox()
        told.show_effects(effects)
        self.add(told)
        self.add_button(self.tr("不改了") if known else self.tr("不接了"), slot=self.dismiss)
        words = self.tr("保存") if known else self.tr("接通")
        self.save = self.add_button(words, "save", kind="primary", slot=self.submit, default=True)

    def values(self) -> dict[str, Any]:
        """What the act is given. Each account has its own; ABC can't ask for it, since Qt's classes have a metaclass of
        their own.
        """
        raise NotImplementedError

    def places(self) -> Mapping[str, Field]:
        return self.fields

    def submit(self) -> None:
        self.transmit(Command(self._connect, (), self.values()), self.tr("正在保存"))

    def succeeded(self, answer: Any, command: Command) -> None:
        self.connected.emit(self._connected)
        self.close_overlay()
