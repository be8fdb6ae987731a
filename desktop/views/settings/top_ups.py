"""充值: the provider that charges buyers' accounts, and connecting it.

card = TopUpsCard(desk, heading)      card.show_row(row | None) · card.done(str) after a change · card.failed(str)
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.services.topping.service import TopUpServiceRow, connect_top_ups, disconnect_top_ups
from desktop.views.command_sheet import Command, SendingSheet
from desktop.views.desk import Desk
from desktop.views.dialogs import confirm
from desktop.views.form import Field, PasswordEdit, TextEdit
from desktop.views.labels import clear
from desktop.views.notices import Effect, EffectBox
from desktop.views.settings.account_row import AccountRow, AccountsCard
from desktop.views.texts import filled, translate


class TopUpsCard(AccountsCard):
    def __init__(self, desk: Desk, heading: QHBoxLayout) -> None:
        super().__init__(desk, heading)
        self.row: AccountRow | None = None

    def show_row(self, row: TopUpServiceRow | None) -> None:
        clear(self.rows)
        said = self.tr("没接通，在别处充好再登记")
        if row is not None:
            said = filled(self.tr("已接通，商户号 {0}"), row.merchant)
        self.row = AccountRow(self.tr("充值平台"), said, connected=row is not None)
        self.row.pressed.connect(partial(self._pressed, row))
        self.rows.addWidget(self.row)

    def _pressed(self, row: TopUpServiceRow | None, key: str) -> None:
        if key == "disconnect":
            confirm(
                self.window(), self.tr("断开充值平台？"),
                self.tr("密钥从这家店里删掉。正在充的查不到结果，要等再接通。"), act=self.tr("断开"),
                slot=self._disconnect,
            )  # fmt: skip
            return
        sheet = TopUpsSheet(self.window(), self.desk, row)
        sheet.connected.connect(self.done)
        sheet.open()

    def _disconnect(self) -> None:
        self.desk.do(self, disconnect_top_ups, then=self._gone, failed=self.refuse)

    def _gone(self, _: bool) -> None:
        self.done.emit(self.tr("充值平台断开了"))


class TopUpsSheet(SendingSheet):
    connected = Signal(str)

    def __init__(self, window: QWidget, desk: Desk, row: TopUpServiceRow | None) -> None:
        super().__init__(
            window, desk, translate("top_ups", "接通充值平台"),
            translate("top_ups", "平台要支持 docs/top-up-provider.md 里的接口，商户号和密钥向平台要"), icon="zap", width=560,
        )  # fmt: skip
        keep = self.tr("已存好，不换就空着") if row is not None else ""
        self.merchant, self.key = TextEdit(), PasswordEdit(keep, leading="key-round")
        self.endpoint = TextEdit("https://")
        self.fields = {
            "merchant": Field(self.tr("商户号"), self.merchant, required=True),
            "key": Field(self.tr("签名密钥"), self.key, required=row is None),
            "endpoint": Field(self.tr("接口地址"), self.endpoint, required=True),
        }
        for field in self.fields.values():
            self.add(field)
        if row is not None:
            self.merchant.setText(row.merchant)
            self.endpoint.setText(row.endpoint)
        effects = EffectBox()
        effects.show_effects([
            Effect("zap", self.tr("充值"), (self.tr("发货时提交，每件只充一次；没回音就查，不重复提交"),)),
            Effect("circle-check", self.tr("充好"), (self.tr("自动算发出，流水号记在订单里，不能撤回"),)),
            Effect("triangle-alert", self.tr("没充成"), (self.tr("写明原因，商品等人处理"),)),
            Effect("shield-check", self.tr("客人资料"), (self.tr("只给充值账号，每次记进「谁看过」"),)),
        ])  # fmt: skip
        self.add(effects)
        self.add_button(self.tr("不接了") if row is None else self.tr("不改了"), slot=self.dismiss)
        words = self.tr("接通") if row is None else self.tr("保存")
        self.save = self.add_button(words, "save", kind="primary", slot=self.submit, default=True)

    def places(self) -> Mapping[str, Field]:
        return self.fields

    def submit(self) -> None:
        values = {"merchant": self.merchant.text(), "key": self.key.text(), "endpoint": self.endpoint.text()}
        self.transmit(Command(connect_top_ups, (), values), self.tr("正在保存"))

    def succeeded(self, answer: TopUpServiceRow, command: Command) -> None:
        self.connected.emit(self.tr("充值平台接通了"))
        self.close_overlay()
