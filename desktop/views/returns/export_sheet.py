"""ReturnsExport: what the list of after-sales shows, as a file.

sheet = ReturnsExport(window, desk, asked, shows=count_words)      asked: ReturnsAsked without its reason
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.models.after_sales import ReturnKind, ReturnReason, ReturnState
from desktop.services.return_table import ReturnsAsked, ReturnWording
from desktop.services.table_errands import returns_wish
from desktop.views.after_sale_words import return_kind_word, return_reason_word, return_state_word
from desktop.views.desk import Desk
from desktop.views.export_sheet import ExportSheet
from desktop.views.texts import filled


class ReturnsExport(ExportSheet):
    def __init__(self, window: QWidget, desk: Desk, asked: ReturnsAsked, *, shows: str) -> None:
        self._asked = asked
        super().__init__(window, desk, shows=shows, folder=None)

    def own_words(self) -> str:
        return self.tr("只导出你领的售后；全部售后请店长或财务来导")

    def reason_choices(self) -> list[tuple[str, str]]:
        return [
            ("check", self.tr("对账")), ("report", self.tr("做报表")), ("supplier", self.tr("找供应商退换")),
            ("partner", self.tr("给合作方")),
        ]  # fmt: skip

    def done_words(self, count: int) -> str:
        return filled(self.tr("已导出 {0} 件：{1}"), f"{count:,}", self.path.name)

    def wish(self, reason: str) -> dict[str, Any]:
        wording = ReturnWording(
            self._titles(), {one.value: return_kind_word(one) for one in ReturnKind},
            {one.value: return_reason_word(one.value) for one in ReturnReason},
            {one.value: return_state_word(one) for one in ReturnState},
        )  # fmt: skip
        return returns_wish(replace(self._asked, reason=reason), self.path, wording)

    def _titles(self) -> dict[str, str]:
        return {
            "due": self.tr("期限"), "number": self.tr("售后单"), "order": self.tr("订单"),
            "requested": self.tr("申请时间"), "goods": self.tr("商品"), "units": self.tr("件数"),
            "member": self.tr("会员"), "reason": self.tr("原因"), "kind": self.tr("类型"),
            "points": self.tr("退还积分"), "cash": self.tr("退还金额"), "state": self.tr("状态"),
            "owner": self.tr("处理人"),
        }  # fmt: skip
