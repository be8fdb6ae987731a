"""WaybillsView 面单: numbers that were taken, the newest first, each with its label to print and the way back.

view.reload() · view.order_asked(id) · view.print_asked([order id]) · view.done after a change
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from desktop.models.shipping import WaybillState
from desktop.services.couriers.waybills import WaybillAnswer
from desktop.services.waybills import WaybillRow, give_back_waybill, waybill_requests
from desktop.views.desk import Desk
from desktop.views.dialogs import confirm
from desktop.views.shipping.columns import WaybillTable
from desktop.views.shipping.requests_view import RequestsView
from desktop.views.shipping_words import waybill_problem_words
from desktop.views.texts import filled, translate
from desktop.views.toast import Toaster


class WaybillsView(RequestsView):
    print_asked = Signal(list)

    def __init__(self, desk: Desk, toaster: Toaster) -> None:
        title, words = (
            translate("WaybillsView", "还没有取过号"),
            translate("WaybillsView", "接通电子面单后，待发货里可以取号并打印"),
        )
        super().__init__(
            desk, toaster, WaybillTable(), waybill_requests, name=translate("WaybillsView", "电子面单"),
            empty=("receipt-text", title, words),
        )  # fmt: skip

    def pressed(self, row: WaybillRow, column: str) -> None:
        if column == "print":
            self.print_asked.emit([row.order_id])
        elif column == "cancel":
            confirm(
                self.window(), filled(self.tr("取消运单号 {0}？"), row.waybill),
                self.tr("号还给快递公司，打好的面单作废，请撕掉。这笔订单可以再取新号。"), act=self.tr("取消运单号"),
                slot=partial(self._give_back, row),
            )  # fmt: skip

    def _give_back(self, row: WaybillRow) -> None:
        then, reason = partial(self._given_back, row), self.tr("不寄了")
        self.desk.call(self, give_back_waybill, row.id, reason=reason, then=then, failed=self.refused)

    def _given_back(self, row: WaybillRow, answer: WaybillAnswer) -> None:
        if answer.state is WaybillState.CANCELLED:
            self.toaster.say(filled(self.tr("运单号 {0} 已取消"), row.waybill))
        else:
            words = filled(self.tr("运单号 {0} 没有取消：{1}"), row.waybill, waybill_problem_words(answer.problem))
            self.toaster.say(words, tone="danger", seconds=10)
        self.done.emit()
