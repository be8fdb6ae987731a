"""快递查询: the service that is asked where parcels are, and connecting it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.services.couriers.kuaidi100 import ENDPOINT
from desktop.services.tracking_account import TrackingRow, connect_tracking, disconnect_tracking
from desktop.views.desk import Desk
from desktop.views.form import Field, PasswordEdit, TextEdit
from desktop.views.notices import Effect
from desktop.views.settings.account_row import AccountSheet, ServiceCard, ServiceWords
from desktop.views.texts import filled, translate


def tracking_card(desk: Desk, heading: QHBoxLayout) -> ServiceCard:
    words = ServiceWords(
        translate("tracking", "快递100"), translate("tracking", "没接通，签收要客人确认或到期完成"),
        translate("tracking", "断开快递100？"),
        translate("tracking", "密钥从这家店里删掉。已查到的物流留着，以后不再更新。"), translate("tracking", "快递100断开了"),
    )  # fmt: skip
    return ServiceCard(desk, heading, words, _said, TrackingSheet, disconnect_tracking)


def _said(row: TrackingRow) -> str:
    return filled(translate("tracking", "已接通，客户编号 {0}"), row.customer)


class TrackingSheet(AccountSheet):
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
        self.add_end(connect_tracking, [
            Effect("truck", self.tr("物流"), (self.tr("发货两小时后开始查，签收前几小时一次"),)),
            Effect("circle-check", self.tr("签收"), (self.tr("全部签收后，按签收时间到期完成"),)),
            Effect("triangle-alert", self.tr("异常"), (self.tr("三天不动或退回的，提醒有人处理"),)),
            Effect("shield-check", self.tr("客人资料"), (self.tr("只给运单号，顺丰和中通加电话后四位"),)),
        ], known=row is not None, done=self.tr("快递100接通了"))  # fmt: skip

    def values(self) -> dict[str, Any]:
        return {"customer": self.customer.text(), "key": self.key.text(), "endpoint": self.endpoint.text()}
