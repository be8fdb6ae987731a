"""PrintLogView 打印记录: what came out, the newest first. view.reload() · view.order_asked(id)"""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.prints import PrintRow, print_log
from desktop.views.desk import Desk
from desktop.views.shipping.columns import PrintTable
from desktop.views.table import RowId
from desktop.views.table_view import TableView


class PrintLogView(QWidget):
    order_asked = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self.zone = desk, ZoneInfo("UTC")
        self.table = PrintTable()
        self.view = TableView(self.table, name=self.tr("打印记录"))
        self.view.act_pressed.connect(self._pressed)
        self.view.opened.connect(self._opened)
        self.view.near_end.connect(self._more)
        self.view.show_empty("printer", self.tr("还没有打印过"), self.tr("打印的配货单和面单，都记在这里"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)

    def reload(self) -> None:
        self._desk.ask(self, print_log, then=self._show, key="list")

    def _show(self, rows: tuple[PrintRow, ...]) -> None:
        self.table.now, self.table.zone = self._desk.office.clock(), self.zone
        self.table.set_rows(rows)

    def _more(self) -> None:
        rows = self.table.rows()
        if rows:
            self._desk.ask(self, print_log, before=rows[-1].id, then=self.table.append_rows, key="more")

    def _opened(self, row_id: RowId) -> None:
        self._pressed(row_id, "number")

    def _pressed(self, row_id: RowId, _column: str) -> None:
        row = self.table.row_of(row_id)
        if row is not None:
            self.order_asked.emit(row.order_id)
