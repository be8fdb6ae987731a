"""RowActs: what is done with the rows of the list. Ticks and their sum, copying numbers, the menu of a row.

    rows = RowActs(table, view, foot, acts)
    rows.copied(how many) · rows.renew() after rows were replaced · rows.menu_of(id)

Ticked rows are remembered: after a reload they may stand on a page that isn't read yet.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from desktop.services.order_rows import OrderRow
from desktop.views.icons import icon
from desktop.views.order_acts.acts import OrderActs
from desktop.views.orders.foot import ListFoot
from desktop.views.orders.list_view import OrderList
from desktop.views.table import RowTable


class RowActs(QObject):
    copied = Signal(int)

    def __init__(self, table: RowTable[OrderRow], view: OrderList, foot: ListFoot, acts: OrderActs) -> None:
        super().__init__(view)
        self._table, self._view, self._foot, self._acts = table, view, foot, acts
        self._ticked: dict[int, OrderRow] = {}
        view.checks_changed.connect(self._show)
        view.copy_wanted.connect(self.copy)
        view.menu_wanted.connect(self._open_menu)
        foot.copy_pressed.connect(self.copy)
        foot.clear_pressed.connect(table.clear_checks)

    def ticked(self) -> list[OrderRow]:
        return list(self._ticked.values())

    def renew(self) -> None:
        self._show(self._table.checked_ids())

    def copy(self) -> None:
        """Numbers of the ticked orders, else of the selected one; a line each."""
        here = self._view.selected_id()
        selected = None if here is None else self._table.row_of(here)
        self._copy(self.ticked() or ([] if selected is None else [selected]))

    def _show(self, ids: list[Any]) -> None:
        now = {one: self._table.row_of(one) or self._ticked.get(one) for one in ids}
        self._ticked = {one: row for one, row in now.items() if row is not None}
        self._foot.show_ticked(self.ticked())

    def _copy(self, rows: list[OrderRow]) -> None:
        if rows:
            QGuiApplication.clipboard().setText("\n".join(row.order_no for row in rows))
            self.copied.emit(len(rows))

    def menu_of(self, order_id: int) -> QMenu | None:
        """What this person may do on the order now, and what can be done with its row; None when it isn't loaded."""
        row = self._table.row_of(order_id)
        if row is None:
            return None
        menu = QMenu(self._view)
        for offer in self._acts.offered(row):
            made = menu.addAction(icon(offer.icon, "danger_text" if offer.danger else "text"), offer.words)
            made.triggered.connect(partial(self._start, offer.key, row.id))
        menu.addSeparator()
        menu.addAction(icon("copy"), self.tr("复制单号")).triggered.connect(partial(self._copy, [row]))
        ticked = order_id in self._ticked
        words = self.tr("取消选择") if ticked else self.tr("选择这笔")
        tick = menu.addAction(icon("list-checks"), words)
        tick.triggered.connect(partial(self._table.check, order_id, not ticked))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _start(self, key: str, order_id: int, _checked: bool = False) -> None:
        self._acts.start(key, order_id)

    def _open_menu(self, order_id: int, where: QPoint) -> None:
        menu = self.menu_of(order_id)
        if menu is not None:
            menu.popup(where)
