"""RequestsView: what was asked of a service outside, the newest first, each with what can be done about it.

RequestsView(desk, toaster, table, waybill_requests, name=…, empty=(icon, title, words))
view.reload() · view.order_asked(id) · view.done after a change; a subclass sees to the other columns in pressed()
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.views.desk import Desk
from desktop.views.table import RowId
from desktop.views.table_view import TableView
from desktop.views.texts import sentence
from desktop.views.toast import Toaster


class RequestsView(QWidget):
    order_asked = Signal(int)
    done = Signal()

    def __init__(
        self, desk: Desk, toaster: Toaster, table: Any, question: Callable[..., Sequence[Any]], *, name: str,
        empty: tuple[str, str, str],
    ) -> None:  # fmt: skip
        """table is a RowTable with Moments."""
        super().__init__()
        self.desk, self.toaster, self.zone = desk, toaster, ZoneInfo("UTC")
        self.table, self._question = table, question
        self.view = TableView(table, name=name)
        self.view.act_pressed.connect(self._pressed)
        self.view.show_empty(*empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)

    def reload(self) -> None:
        self.desk.ask(self, self._question, then=self._show, key="list")

    def _show(self, rows: Sequence[Any]) -> None:
        self.table.now, self.table.zone = self.desk.office.clock(), self.zone
        self.table.set_rows(rows)

    def _pressed(self, request_id: RowId, column: str) -> None:
        row = self.table.row_of(request_id)
        if row is None:
            return
        if column == "number":
            self.order_asked.emit(row.order_id)
        else:
            self.pressed(row, column)

    def pressed(self, row: Any, column: str) -> None:
        raise NotImplementedError  # each service has columns of its own; Qt's metaclass leaves no room for ABC's

    def refused(self, fact: Exception) -> None:
        self.toaster.say(sentence(fact), tone="danger", seconds=8)
        self.done.emit()
