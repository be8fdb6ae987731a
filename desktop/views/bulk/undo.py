"""UndoManySheet: a bulk act taken back later, with a reason; or what of it couldn't be, with why, order by order.

sheet = UndoManySheet(window, desk, plans)               asks for the reason first
sheet = UndoManySheet(window, desk, plans, results)      the run is over: what is left, to be tried again with one
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.services.bulk import Plan, Readiness, Result
from desktop.services.bulk_undo import WITH_REASON
from desktop.services.errors import Invalid
from desktop.views.bulk.sheet import BulkSheet
from desktop.views.buttons import reveal
from desktop.views.desk import Desk
from desktop.views.form import Field
from desktop.views.order_acts.reason_fields import ReasonFields
from desktop.views.texts import filled


class UndoManySheet(BulkSheet):
    def __init__(self, window: QWidget, desk: Desk, plans: Sequence[Plan], results: Sequence[Result] = ()) -> None:
        self._back = {plan.row.id: plan for plan in plans}
        self._over = list(results)
        self.act = plans[0].act
        super().__init__(window, desk, [plan.row for plan in plans], title=self.tr("撤销批量操作"), icon="undo-2")
        self._plans = list(plans)

    def make_form(self) -> None:
        self.reasons = self.first = ReasonFields(
            self.tr("撤销原因"),
            [
                ("wrong", self.tr("选错了订单")),
                ("address", self.tr("地址要改")),
                ("carrier", self.tr("快递没有收走")),
            ],
        )
        self.fields_box.addWidget(self.reasons)
        reveal(self.reasons, self.act in WITH_REASON)

    def fields(self) -> Mapping[str, Field]:
        return {"reason": self.reasons.field}

    def open(self) -> None:
        super().open()
        if self._over:
            self.results, self._over = self._over, []
            self._ended()
            reveal(self.again, self.act in WITH_REASON)

    def _ask(self) -> None:
        """Nothing is foreseen: each order says by itself whether it can still be taken back."""
        self._show_ready(tuple(Readiness(row, None) for row in self.rows))

    def submit(self) -> None:
        if self._running:
            return
        if self.act in WITH_REASON and not self.reasons.reason():
            self.refuse(Invalid("reason", "missing"))
            return
        self.show_error("")
        self._begin(tuple(Readiness(row, None) for row in self.rows))

    def values_for(self, one: Readiness) -> Mapping[str, Any] | Invalid:
        values = dict(self._back[one.row.id].values)
        if "seen" in values:
            values["seen"] = one.row.version
        return {**values, "reason": self.reasons.reason()} if self.act in WITH_REASON else values

    def act_words(self, count: int) -> str:
        return filled(self.tr("撤销 {0} 笔"), count)

    def summary_words(self, all_: int, able: int) -> str:
        return filled(self.tr("{0} 笔一笔一笔撤销；已经有人接着处理的不动"), all_)

    def done_words(self, count: int) -> str:
        return filled(self.tr("{0} 笔已撤销"), count)
