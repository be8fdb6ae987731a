"""What a rule did lately, order by order."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.services.automation.rule_log import RunRow
from desktop.views.automation.tables import RunsTable
from desktop.views.desk import Desk
from desktop.views.dialogs import Sheet
from desktop.views.table import RowId
from desktop.views.table_view import TableView
from desktop.views.texts import filled, translate

_LIST_HEIGHT, _AROUND = 340, 210


class LogSheet(Sheet):
    order_asked = Signal(int)

    def __init__(self, host: QWidget, desk: Desk, rule: str, zone: ZoneInfo) -> None:
        super().__init__(
            host,
            filled(translate("automation", "规则「{0}」做过什么"), rule),
            translate("automation", "新的在前，双击打开订单"),
            icon="history",
            width=680,
        )
        self.table = RunsTable()
        self.table.moments.now, self.table.moments.zone = desk.office.clock(), zone
        self.view = TableView(self.table, name=self.tr("做过什么"))
        # in a low window the list scrolls, not the dialog around it as well
        self.view.setFixedHeight(min(_LIST_HEIGHT, self.host().height() - _AROUND))
        self.view.show_empty("inbox", self.tr("还没有做过什么"))
        self.view.set_loading(True)
        self.view.opened.connect(self._open_order)
        self.view.act_pressed.connect(self._open_order)
        self.add(self.view)
        self.add_button(self.tr("看完了"), slot=self.dismiss, default=True)

    def show_runs(self, rows: list[RunRow]) -> None:
        self.view.set_loading(False)
        self.table.set_rows(rows)

    def _open_order(self, chosen: RowId, _key: str = "") -> None:
        row = self.table.row_of(chosen)
        if row is not None:
            self.dismiss()
            self.order_asked.emit(row.order_id)
