"""新建售后: which order it is for, by its number; then the dialog that asks for it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import allowed_acts
from desktop.services.errors import HistoryOnly, NotAllowedNow
from desktop.services.order_cases import OrderCase, order_case
from desktop.services.order_queries import order_id_of
from desktop.views.desk import Desk
from desktop.views.dialogs import Sheet
from desktop.views.form import Field, TextEdit
from desktop.views.labels import label
from desktop.views.texts import sentence


class FindOrderSheet(Sheet):
    """found(OrderCase) comes as the sheet closes."""

    found = Signal(object)

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(window, self.tr("新建售后"), self.tr("哪一笔订单的售后"), icon="undo-2", width=460)
        self._desk = desk
        self.number = TextEdit("JF…", leading="clipboard-list", clearable=True)
        self.number.textEdited.connect(self._typed)
        self.field = Field(self.tr("订单号"), self.number, required=True)
        self.add(self.field)
        self.add(label(self.tr("只记得电话或姓名？在订单管理里搜到订单，再从它的「更多」申请"), "caption", wrap=True))
        self.add_button(self.tr("取消"), slot=self.dismiss)
        self.add_button(self.tr("下一步"), "arrow-right", kind="primary", slot=self.submit, default=True)

    def submit(self) -> None:
        number = self.number.text().strip()
        if not number:
            self.field.set_error(self.tr("请填订单号"))
            return
        if not self._busy:
            self.set_busy(self.tr("正在找订单"))
            self._desk.ask(self, order_id_of, number, then=self._read, failed=self._not_found, key="order")

    def _read(self, order_id: int) -> None:
        self._desk.ask(self, order_case, order_id, then=self._show, failed=self._not_found, key="order")

    def _show(self, case: OrderCase) -> None:
        self.set_busy("")
        allowed = allowed_acts(case.row.status)
        if "request_return" not in allowed:
            self._not_found(NotAllowedNow("request_return", case.row.status, tuple(sorted(allowed))))
        elif not case.detail.lines:
            self._not_found(HistoryOnly("request_return"))
        else:
            self.found.emit(case)
            self.close_overlay()

    def _not_found(self, fact: Exception) -> None:
        self.set_busy("")
        self.field.set_error(sentence(fact))
        self.number.setFocus()

    def _typed(self, text: str) -> None:
        self.field.set_error("")
