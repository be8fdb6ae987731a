"""OrdersExport: what the list of orders shows, as a file.

sheet = OrdersExport(window, desk, asked, titles, shows=count_words, folder=folder)      asked: TableAsked without its reason
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop.models.vocabulary import OrderStatus, Permission
from desktop.services.order_table import PERSONS, TableAsked, Wording
from desktop.services.table_errands import table_wish
from desktop.views.chips import status_word
from desktop.views.desk import Desk
from desktop.views.export_sheet import ExportSheet
from desktop.views.texts import filled
from desktop.views.words import channel_word

CHANNELS = ("desk", "h5", "mini", "app", "web", "template", "mall", "uci")


class OrdersExport(ExportSheet):
    def __init__(
        self, window: QWidget, desk: Desk, asked: TableAsked, titles: dict[str, str], *, shows: str, folder: Path | None
    ) -> None:
        self._asked, self._titles = asked, titles
        super().__init__(window, desk, shows=shows, folder=folder)

    def add_fields(self, column: QVBoxLayout) -> None:
        self.revealed = QCheckBox(self.tr("带上收货人姓名、电话和地址（会记进「谁看过」）"))
        if self._desk.may(Permission.REVEAL):
            column.addWidget(self.revealed)

    def own_words(self) -> str:
        return self.tr("只导出你领的单；全部订单请店长或财务来导")

    def reason_choices(self) -> list[tuple[str, str]]:
        return [
            ("check", self.tr("对账")), ("ship", self.tr("安排发货")), ("report", self.tr("做报表")),
            ("partner", self.tr("给合作方")),
        ]  # fmt: skip

    def done_words(self, count: int) -> str:
        return filled(self.tr("已导出 {0} 笔：{1}"), f"{count:,}", self.path.name)

    def wish(self, reason: str) -> dict[str, Any]:
        asked = replace(self._asked, reason=reason, revealed=self.revealed.isChecked())
        persons = dict(zip(PERSONS, (self.tr("收货人"), self.tr("电话"), self.tr("地址")), strict=True))
        wording = Wording(
            {**self._titles, **persons}, {one.value: status_word(one) for one in OrderStatus},
            {one: channel_word(one) for one in CHANNELS}, held=self.tr("挂起"), more=self.tr(" 等 {0} 件"),
        )  # fmt: skip
        return table_wish(asked, self.path, wording)
