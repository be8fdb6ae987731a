"""电子面单: the service that gives waybill numbers and labels, and who sends; connecting it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from desktop.services.couriers.kuaidi100_waybills import ENDPOINT
from desktop.services.settings import ShopSettings, shop_settings
from desktop.services.waybill_account import WaybillAccountRow, connect_waybills, disconnect_waybills
from desktop.views.desk import Desk
from desktop.views.form import Choice, Field, PasswordEdit, TextEdit
from desktop.views.notices import Effect
from desktop.views.settings.account_row import AccountSheet, ServiceCard, ServiceWords
from desktop.views.texts import filled, translate
from desktop.views.words import carrier_word


def waybills_card(desk: Desk, heading: QHBoxLayout) -> ServiceCard:
    words = ServiceWords(
        translate("waybills", "快递100"), translate("waybills", "没接通，运单号要一笔一笔填"), translate("waybills", "断开电子面单？"),
        translate("waybills", "密钥从这家店里删掉。已取的号和面单留着。"), translate("waybills", "电子面单断开了"),
    )  # fmt: skip
    return ServiceCard(desk, heading, words, _said, WaybillsSheet, disconnect_waybills)


def _said(row: WaybillAccountRow) -> str:
    return filled(translate("waybills", "已接通，{0} 月结 {1}"), carrier_word(row.carrier), row.partner_id)


class WaybillsSheet(AccountSheet):
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
        self.add_end(connect_waybills, [
            Effect("shield-check", self.tr("客人资料"), (self.tr("取号时把收件人和地址给快递公司，每次记进「谁看过」"),)),
            Effect("lock", self.tr("面单图片"), (self.tr("加密存在店里，清除客人资料时一起失效"),)),
        ], known=row is not None, done=self.tr("电子面单接通了"))  # fmt: skip
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

    def values(self) -> dict[str, Any]:
        return {"carrier": self.carrier.key(), **{name: edit.text() for name, edit in self.edits.items()}}
