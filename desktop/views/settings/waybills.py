"""电子面单: the service that gives waybill numbers and labels, and who sends; connecting it.

card = WaybillsCard(desk, heading)      card.show_row(row | None) · card.done(str) after a change · card.failed(str)
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from desktop.services.couriers.kuaidi100_waybills import ENDPOINT
from desktop.services.settings import ShopSettings, shop_settings
from desktop.services.waybill_account import WaybillAccountRow, connect_waybills, disconnect_waybills
from desktop.views.command_sheet import Command, SendingSheet
from desktop.views.desk import Desk
from desktop.views.dialogs import confirm
from desktop.views.form import Choice, Field, PasswordEdit, TextEdit
from desktop.views.labels import clear
from desktop.views.notices import Effect, EffectBox
from desktop.views.settings.account_row import AccountRow, AccountsCard
from desktop.views.texts import filled, translate
from desktop.views.words import carrier_word


class WaybillsCard(AccountsCard):
    def __init__(self, desk: Desk, heading: QHBoxLayout) -> None:
        super().__init__(desk, heading)
        self.row: AccountRow | None = None

    def show_row(self, row: WaybillAccountRow | None) -> None:
        clear(self.rows)
        said = self.tr("没接通，运单号要一笔一笔填")
        if row is not None:
            said = filled(self.tr("已接通，{0} 月结 {1}"), carrier_word(row.carrier), row.partner_id)
        self.row = AccountRow(self.tr("快递100"), said, connected=row is not None)
        self.row.pressed.connect(partial(self._pressed, row))
        self.rows.addWidget(self.row)

    def _pressed(self, row: WaybillAccountRow | None, key: str) -> None:
        if key == "disconnect":
            confirm(
                self.window(), self.tr("断开电子面单？"), self.tr("密钥从这家店里删掉。已取的号和面单留着。"),
                act=self.tr("断开"), slot=self._disconnect,
            )  # fmt: skip
            return
        sheet = WaybillsSheet(self.window(), self.desk, row)
        sheet.connected.connect(self.done)
        sheet.open()

    def _disconnect(self) -> None:
        self.desk.do(self, disconnect_waybills, then=self._gone, failed=self.refuse)

    def _gone(self, _: bool) -> None:
        self.done.emit(self.tr("电子面单断开了"))


class WaybillsSheet(SendingSheet):
    connected = Signal(str)

    def __init__(self, window: QWidget, desk: Desk, row: WaybillAccountRow | None) -> None:
        super().__init__(
            window, desk, translate("waybills", "接通电子面单"), translate("waybills", "授权码在快递100企业后台，月结账号问快递网点"),
            icon="receipt-text", width=640,
        )  # fmt: skip
        self._known = row
        keep = self.tr("已存好，不换就空着") if row is not None else ""
        self.carrier = Choice((), name=self.tr("快递公司"))
        texts = {
            "partner_id": self.tr("月结账号"), "template": self.tr("面单模板编号"), "sender_name": self.tr("寄件人"),
            "sender_phone": self.tr("寄件电话"), "sender_address": self.tr("寄件地址"), "endpoint": self.tr("接口地址"),
        }  # fmt: skip
        secrets = {"key": self.tr("授权码"), "secret": self.tr("签名密钥"), "partner_key": self.tr("月结密码")}
        needed = {"partner_id", "sender_name", "sender_phone", "sender_address"}
        self.fields = {"carrier": Field(self.tr("快递公司"), self.carrier, required=True)}
        self.edits: dict[str, TextEdit] = {}
        for name, title in texts.items():
            self.edits[name] = TextEdit(ENDPOINT if name == "endpoint" else "")
            self.fields[name] = Field(title, self.edits[name], required=name in needed)
        for name, title in secrets.items():
            self.edits[name] = PasswordEdit(keep, leading="key-round")
            self.fields[name] = Field(title, self.edits[name], required=row is None and name != "partner_key")
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        order = ("carrier", "partner_id", "key", "secret", "partner_key", "template", "sender_name", "sender_phone")
        for at, name in enumerate(order):
            grid.addWidget(self.fields[name], at // 2, at % 2)
        grid.addWidget(self.fields["sender_address"], 4, 0, 1, 2)
        grid.addWidget(self.fields["endpoint"], 5, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        holder = QWidget()
        grid.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(grid)
        self.add(holder)
        effects = EffectBox()
        effects.show_effects([
            Effect("shield-check", self.tr("客人资料"), (self.tr("取号时把收件人和地址给快递公司，每次记进「谁看过」"),)),
            Effect("lock", self.tr("面单图片"), (self.tr("加密存在店里，清除客人资料时一起失效"),)),
        ])  # fmt: skip
        self.add(effects)
        self.add_button(self.tr("不接了") if row is None else self.tr("不改了"), slot=self.dismiss)
        words = self.tr("接通") if row is None else self.tr("保存")
        self.save = self.add_button(words, "save", kind="primary", slot=self.submit, default=True)
        if row is not None:
            for name in texts:
                value = str(getattr(row, name))
                self.edits[name].setText("" if name == "endpoint" and value == ENDPOINT else value)
        desk.ask(self, shop_settings, then=self._offer, failed=self.refuse, key="settings")

    def _offer(self, settings: ShopSettings) -> None:
        codes = list(settings.carriers)
        if self._known is not None and self._known.carrier not in codes:
            codes.append(self._known.carrier)
        self.carrier.show_choices([(code, carrier_word(code)) for code in codes])
        self.carrier.choose(self._known.carrier if self._known is not None else codes[0])

    def places(self) -> Mapping[str, Field]:
        return self.fields

    def submit(self) -> None:
        values = {"carrier": self.carrier.key(), **{name: edit.text() for name, edit in self.edits.items()}}
        self.transmit(Command(connect_waybills, (), values), self.tr("正在保存"))

    def succeeded(self, answer: WaybillAccountRow, command: Command) -> None:
        self.connected.emit(self.tr("电子面单接通了"))
        self.close_overlay()
