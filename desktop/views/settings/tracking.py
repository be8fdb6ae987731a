"""快递查询: the service that is asked where parcels are, and connecting it.

card = TrackingCard(desk, heading)      card.show_row(row | None) · card.done(str) after a change · card.failed(str)
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.services.couriers.kuaidi100 import ENDPOINT
from desktop.services.tracking_account import TrackingRow, connect_tracking, disconnect_tracking
from desktop.views.command_sheet import Command, SendingSheet
from desktop.views.desk import Desk
from desktop.views.dialogs import confirm
from desktop.views.form import Field, PasswordEdit, TextEdit
from desktop.views.labels import clear
from desktop.views.notices import Effect, EffectBox
from desktop.views.settings.account_row import AccountRow, AccountsCard
from desktop.views.texts import filled, translate


class TrackingCard(AccountsCard):
    def __init__(self, desk: Desk, heading: QHBoxLayout) -> None:
        super().__init__(desk, heading)
        self.row: AccountRow | None = None

    def show_row(self, row: TrackingRow | None) -> None:
        clear(self.rows)
        said = self.tr("没接通，签收要客人确认或到期完成")
        if row is not None:
            said = filled(self.tr("已接通，客户编号 {0}"), row.customer)
        self.row = AccountRow(self.tr("快递100"), said, connected=row is not None)
        self.row.pressed.connect(partial(self._pressed, row))
        self.rows.addWidget(self.row)

    def _pressed(self, row: TrackingRow | None, key: str) -> None:
        if key == "disconnect":
            confirm(
                self.window(), self.tr("断开快递100？"), self.tr("密钥从这家店里删掉。已查到的物流留着，以后不再更新。"),
                act=self.tr("断开"), slot=self._disconnect,
            )  # fmt: skip
            return
        sheet = TrackingSheet(self.window(), self.desk, row)
        sheet.connected.connect(self.done)
        sheet.open()

    def _disconnect(self) -> None:
        self.desk.do(self, disconnect_tracking, then=self._gone, failed=self.refuse)

    def _gone(self, _: bool) -> None:
        self.done.emit(self.tr("快递100断开了"))


class TrackingSheet(SendingSheet):
    connected = Signal(str)

    def __init__(self, window: QWidget, desk: Desk, row: TrackingRow | None) -> None:
        super().__init__(
            window, desk, translate("tracking", "接通快递100"), translate("tracking", "客户编号和密钥在快递100企业后台的「我的信息」里"),
            icon="truck", width=520,
        )  # fmt: skip
        keep = self.tr("已存好，不换就空着") if row is not None else ""
        self.customer, self.key = TextEdit(), PasswordEdit(keep, leading="key-round")
        self.endpoint = TextEdit(ENDPOINT)
        self.fields = {
            "customer": Field(self.tr("客户编号"), self.customer, required=True),
            "key": Field(self.tr("授权密钥"), self.key, required=row is None),
            "endpoint": Field(self.tr("接口地址"), self.endpoint),
        }
        for field in self.fields.values():
            self.add(field)
        if row is not None:
            self.customer.setText(row.customer)
            self.endpoint.setText("" if row.endpoint == ENDPOINT else row.endpoint)
        effects = EffectBox()
        effects.show_effects([
            Effect("truck", self.tr("物流"), (self.tr("发货两小时后开始查，签收前几小时一次"),)),
            Effect("circle-check", self.tr("签收"), (self.tr("全部签收后，按签收时间到期完成"),)),
            Effect("triangle-alert", self.tr("异常"), (self.tr("三天不动或退回的，提醒有人处理"),)),
            Effect("shield-check", self.tr("客人资料"), (self.tr("只给运单号，顺丰和中通加电话后四位"),)),
        ])  # fmt: skip
        self.add(effects)
        self.add_button(self.tr("不接了") if row is None else self.tr("不改了"), slot=self.dismiss)
        words = self.tr("接通") if row is None else self.tr("保存")
        self.save = self.add_button(words, "save", kind="primary", slot=self.submit, default=True)

    def places(self) -> Mapping[str, Field]:
        return self.fields

    def submit(self) -> None:
        values = {"customer": self.customer.text(), "key": self.key.text(), "endpoint": self.endpoint.text()}
        self.transmit(Command(connect_tracking, (), values), self.tr("正在保存"))

    def succeeded(self, answer: TrackingRow, command: Command) -> None:
        self.connected.emit(self.tr("快递100接通了"))
        self.close_overlay()
