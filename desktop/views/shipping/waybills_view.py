"""WaybillsView 面单: numbers that were taken, the newest first, each with its label to print and the way back.

view.reload() · view.order_asked(id) · view.print_asked([order id]) · view.done after a change
"""

from __future__ import annotations

from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.shipping import WaybillState
from desktop.services.couriers.waybills import WaybillAnswer
from desktop.services.waybills import WaybillRow, give_back_waybill, waybill_requests
from desktop.views.desk import Desk
from desktop.views.dialogs import confirm
from desktop.views.shipping.columns import WaybillTable
from desktop.views.shipping_words import waybill_problem_words
from desktop.views.table import RowId
from desktop.views.table_view import TableView
from desktop.views.texts import filled, sentence
from desktop.views.toast import Toaster


class WaybillsView(QWidget):
    order_asked = Signal(int)
    print_asked = Signal(list)
    done = Signal()

    def __init__(self, desk: Desk, toaster: Toaster) -> None:
        super().__init__()
        self._desk, self._toaster, self.zone = desk, toaster, ZoneInfo("UTC")
        self.table = WaybillTable()
        self.view = TableView(self.table, name=self.tr("电子面单"))
        self.view.act_pressed.connect(self._pressed)
        self.view.show_empty("receipt-text", self.tr("还没有取过号"), self.tr("接通电子面单后，待发货里可以取号并打印"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)

    def reload(self) -> None:
        self._desk.ask(self, waybill_requests, then=self._show, key="list")

    def _show(self, rows: tuple[WaybillRow, ...]) -> None:
        self.table.now, self.table.zone = self._desk.office.clock(), self.zone
        self.table.set_rows(rows)

    def _pressed(self, request_id: RowId, column: str) -> None:
        row = self.table.row_of(request_id)
        if row is None:
            return
        if column == "number":
            self.order_asked.emit(row.order_id)
        elif column == "print":
            self.print_asked.emit([row.order_id])
        elif column == "cancel":
            confirm(
                self.window(), filled(self.tr("取消运单号 {0}？"), row.waybill),
                self.tr("号还给快递公司，打好的面单作废，请撕掉。这笔订单可以再取新号。"), act=self.tr("取消运单号"),
                slot=partial(self._give_back, row),
            )  # fmt: skip

    def _give_back(self, row: WaybillRow) -> None:
        then, reason = partial(self._given_back, row), self.tr("不寄了")
        self._desk.call(self, give_back_waybill, row.id, reason=reason, then=then, failed=self._refused)

    def _given_back(self, row: WaybillRow, answer: WaybillAnswer) -> None:
        if answer.state is WaybillState.CANCELLED:
            self._toaster.say(filled(self.tr("运单号 {0} 已取消"), row.waybill))
        else:
            words = filled(self.tr("运单号 {0} 没有取消：{1}"), row.waybill, waybill_problem_words(answer.problem))
            self._toaster.say(words, tone="danger", seconds=10)
        self.done.emit()

    def _refused(self, fact: Exception) -> None:
        self._toaster.say(sentence(fact), tone="danger", seconds=8)
        self.done.emit()
