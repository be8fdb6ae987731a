"""ChargeFields: how units are topped up, by the shop's provider or by hand, and which account.

fields = ChargeFields(case.detail.top_up, may_send=…)      fields.show_service(row | None) · fields.show_waiting(case.detail.top_up)
fields.by_provider() · fields.account_text() · fields.top_up() · fields.changed when the way is another one
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.top_ups import TopUp
from desktop.services.topping.queries import WaitingTopUp
from desktop.services.topping.service import TopUpServiceRow
from desktop.views.buttons import SegmentedControl, reveal
from desktop.views.form import Field, TextEdit
from desktop.views.notices import Banner
from desktop.views.texts import filled
from desktop.views.top_up_words import top_up_problem_words

PROVIDER, HAND = "provider", "hand"


class ChargeFields(QWidget):
    changed = Signal()

    def __init__(self, waiting: WaitingTopUp, *, may_send: bool) -> None:
        super().__init__()
        self._may_send, self._connected, self._waiting = may_send, False, waiting
        self.before = Banner("warn")
        self.way = SegmentedControl(
            [(PROVIDER, self.tr("由充值平台充")), (HAND, self.tr("已经充好，登记"))], PROVIDER, name=self.tr("怎么充")
        )
        self.way.changed.connect(self._chose)
        hint = self.tr("手机号、QQ 号或卡号")
        if waiting.account:
            hint = filled(self.tr("下单时给了 {0}，不换就空着"), waiting.account)
        self._account, self._reference = TextEdit(hint), TextEdit(self.tr("充值平台给的单号"))
        self.account = Field(
            self.tr("充值账号"), self._account, required=not waiting.account,
            hint=self.tr("加密保存，列表里只显示头尾"),
        )  # fmt: skip
        self.reference = Field(
            self.tr("流水号"), self._reference, required=True, hint=self.tr("先在充值平台充好，再登记。登记后不能撤回")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self.before, self.way, self.account, self.reference):
            column.addWidget(widget)
        self._show()

    def show_service(self, row: TopUpServiceRow | None) -> None:
        self._connected = row is not None
        self._show()
        self.changed.emit()

    def show_waiting(self, waiting: WaitingTopUp) -> None:
        self._waiting = waiting
        self._show()

    def by_provider(self) -> bool:
        return self._connected and self._may_send and self.way.value() == PROVIDER

    def account_text(self) -> str:
        return self._account.text()

    def top_up(self) -> TopUp:
        return TopUp(self._account.text(), self._reference.text())

    def _show(self) -> None:
        reveal(self.way, self._connected and self._may_send)
        reveal(self.reference, not self.by_provider())
        self.before.show_text("warn", self._said())

    def _said(self) -> str:
        """What came of it before."""
        for row in reversed(self._waiting.requests):
            if row.alive:
                return filled(self.tr("{0} 正在由充值平台充，充好自动算发出，不用再提交"), row.account)
            return filled(self.tr("{0} 上次没充成。{1}"), row.account, top_up_problem_words(row.problem))
        return ""

    def _chose(self, _key: str) -> None:
        self._show()
        self.changed.emit()
