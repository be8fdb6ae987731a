"""充值: the provider that charges buyers' accounts, and connecting it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from shutil import copyfile
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.config import resource
from desktop.services.topping.service import TopUpServiceRow, connect_top_ups, disconnect_top_ups
from desktop.views.buttons import Button
from desktop.views.desk import Desk
from desktop.views.file_dialogs import ask_place
from desktop.views.form import Field, PasswordEdit, TextEdit
from desktop.views.notices import Effect
from desktop.views.settings.account_row import AccountSheet, ServiceCard, ServiceWords
from desktop.views.texts import filled, translate

_GUIDE = "top-up-provider.md"


def top_ups_card(desk: Desk, heading: QHBoxLayout) -> ServiceCard:
    words = ServiceWords(
        translate("top_ups", "充值平台"), translate("top_ups", "没接通，在别处充好再登记"), translate("top_ups", "断开充值平台？"),
        translate("top_ups", "密钥从这家店里删掉。正在充的查不到结果，要等再接通。"), translate("top_ups", "充值平台断开了"),
    )  # fmt: skip
    return ServiceCard(desk, heading, words, _said, TopUpsSheet, disconnect_top_ups)


def _said(row: TopUpServiceRow) -> str:
    return filled(translate("top_ups", "已接通，商户号 {0}"), row.merchant)


class TopUpsSheet(AccountSheet):
    def __init__(self, window: QWidget, desk: Desk, row: TopUpServiceRow | None) -> None:
        super().__init__(
            window, desk, translate("top_ups", "接通充值平台"),
            translate("top_ups", "商户号和密钥向平台要，平台照接口说明对接"), icon="zap", width=560,
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
        self.guide = Button(self.tr("存下接口说明"), "download", kind="link")
        self.guide.clicked.connect(self._ask_where)
        self.add_foot(self.guide)
        self.add_end(connect_top_ups, [
            Effect("zap", self.tr("充值"), (self.tr("发货时提交，每件只充一次；没回音就查，不重复提交"),)),
            Effect("circle-check", self.tr("充好"), (self.tr("自动算发出，流水号记在订单里，不能撤回"),)),
            Effect("triangle-alert", self.tr("没充成"), (self.tr("写明原因，商品等人处理"),)),
            Effect("shield-check", self.tr("客人资料"), (self.tr("只给充值账号，每次记进「谁看过」"),)),
        ], known=row is not None, done=self.tr("充值平台接通了"))  # fmt: skip

    def _ask_where(self, checked: bool = False) -> None:
        ask_place(self, self.tr("接口说明存到哪里"), _GUIDE, [self.tr("文本 (*.md *.txt)")], self.save_guide)

    def save_guide(self, name: str) -> None:
        copied = partial(copyfile, resource(f"docs/{_GUIDE}"), Path(name))
        self.desk.tasks.run(self, copied, then=self._saved, failed=self._not_saved)

    def _saved(self, path: Path) -> None:
        self.guide.setText(filled(self.tr("存好了：{0}"), path.name))
        self.guide.setToolTip(str(path))

    def _not_saved(self, fact: Exception) -> None:
        if not isinstance(fact, OSError):
            raise fact
        self.show_error(filled(self.tr("没有存成：{0}。换一个能写的文件夹再试"), fact.strerror or fact))

    def values(self) -> dict[str, Any]:
        return {"merchant": self.merchant.text(), "key": self.key.text(), "endpoint": self.endpoint.text()}
