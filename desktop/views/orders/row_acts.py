"""RowActs: what is done with the rows of the list. Ticks and their sum, copying numbers, the menu of a row.

    rows = RowActs(table, view, foot, acts, listing)
    rows.copied(how many) · rows.rows_copied(how many) · rows.renew() after rows were replaced · rows.menu_of(id) · rows.show_count(count)
    rows.take(then) → then(rows, how many are ticked; None: more than were counted)
        of those ticked by a rule the first BULK_MOST, read now

Ticked rows are remembered: after a reload they may stand on a page that isn't read yet.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from desktop.services.bulk import BULK_MOST
from desktop.services.order_queries import OrderCount
from desktop.services.order_rows import OrderRow
from desktop.services.spreadsheets.writing import guarded
from desktop.views.icons import icon
from desktop.views.order_acts.acts import OrderActs
from desktop.views.orders.foot import ListFoot, sum_of
from desktop.views.orders.list_view import OrderList
from desktop.views.orders.listing import Listing
from desktop.views.table import RowTable

Taken = Callable[[list[OrderRow], int | None], object]


class RowActs(QObject):
    copied = Signal(int)
    rows_copied = Signal(int)

    def __init__(
        self, table: RowTable[OrderRow], view: OrderList, foot: ListFoot, acts: OrderActs, listing: Listing
    ) -> None:
        super().__init__(view)
        self._table, self._view, self._foot, self._acts, self._listing = table, view, foot, acts, listing
        self._count = OrderCount(0, False, None, None)
        self._ticked: dict[int, OrderRow] = {}
        view.checks_changed.connect(self._show)
        view.copy_wanted.connect(self.copy)
        view.copy_rows_wanted.connect(self.copy_rows)
        view.menu_wanted.connect(self._open_menu)
        foot.copy_pressed.connect(self.copy)
        foot.clear_pressed.connect(table.clear_checks)

    def ticked(self) -> list[OrderRow]:
        """Those ticked one by one."""
        return [] if self._table.checks.by_rule else list(self._ticked.values())

    def some(self) -> bool:
        return self._table.checks.by_rule or bool(self._ticked)

    def take(self, then: Taken) -> None:
        checks = self._table.checks
        if not checks.by_rule:
            then(self.ticked(), len(self._ticked))
            return
        without = {one for one in checks.left_out() if isinstance(one, int)}
        self._listing.ask_first(BULK_MOST, without, then=partial(self._taken, then), failed=self._not_taken)

    def _taken(self, then: Taken, rows: list[OrderRow]) -> None:
        count = self._all_ticked()
        then(rows, None if count.capped and len(rows) == BULK_MOST else max(len(rows), count.orders))

    def _not_taken(self, error: Exception) -> None:
        self._listing.failed.emit(error, True)

    def renew(self) -> None:
        self._show(self._table.checked_ids())

    def show_count(self, count: OrderCount | None) -> None:
        """How many the list finds; None: not counted yet."""
        if count is not None:
            self._count = count
            self.renew()

    def copy(self) -> None:
        """Numbers of the ticked orders, else of the selected one; a line each."""
        self._take_or_selected(self._copy)

    def _show(self, ids: list[Any]) -> None:
        checks = self._table.checks
        remembered: list[Any] = checks.left_out() if checks.by_rule else ids
        now = {one: self._table.row_of(one) or self._ticked.get(one) for one in remembered}
        self._ticked = {one: row for one, row in now.items() if row is not None}
        if checks.by_rule:
            self._foot.show_all_ticked(self._all_ticked())
        else:
            self._foot.show_ticked(self.ticked())

    def _all_ticked(self) -> OrderCount:
        """By a rule: what the list finds without those that were left out."""
        count, out = self._count, sum_of(self._ticked.values())
        left = replace(count, orders=max(0, count.orders - len(self._table.checks.left_out())))
        if count.points is None or count.cash is None:
            return left
        less = {one.currency: one.amount for one in out.cash or ()}
        cash = tuple(replace(one, amount=one.amount - less.get(one.currency, 0)) for one in count.cash)
        return replace(left, points=count.points - (out.points or 0), cash=cash)

    def copy_rows(self) -> None:
        """Whole rows as they are shown, with their heads: what a spreadsheet takes."""
        self._take_or_selected(self._copy_rows)

    def _take_or_selected(self, then: Taken) -> None:
        here = self._view.selected_id()
        selected = None if here is None else self._table.row_of(here)
        if self.some():
            self.take(then)
        elif selected is not None:
            then([selected], 1)

    def _copy_rows(self, rows: list[OrderRow], _ticked: int | None) -> None:
        keys = self._view.columns_shown()
        heads = [column.title for column in self._table.columns if column.key in keys]
        lines = [heads, *(self._table.texts(row, keys) for row in rows)]
        QGuiApplication.clipboard().setText("\n".join("\t".join(map(pasted, line)) for line in lines))
        self.rows_copied.emit(len(rows))

    def _copy_cell(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)

    def _copy(self, rows: list[OrderRow], _ticked: int | None) -> None:
        if rows:
            QGuiApplication.clipboard().setText("\n".join(row.order_no for row in rows))
            self.copied.emit(len(rows))

    def menu_of(self, order_id: int, cell: str = "") -> QMenu | None:
        """What this person may do on the order now, and what can be done with its row; None when it isn't loaded."""
        row = self._table.row_of(order_id)
        if row is None:
            return None
        menu = QMenu(self._view)
        for offer in self._acts.offered(row):
            made = menu.addAction(icon(offer.icon, "danger_text" if offer.danger else "text"), offer.words)
            made.triggered.connect(partial(self._start, offer.key, row.id))
        menu.addSeparator()
        menu.addAction(icon("copy"), self.tr("复制单号")).triggered.connect(partial(self._copy, [row], 1))
        if cell:
            menu.addAction(icon("copy"), self.tr("复制这一格")).triggered.connect(partial(self._copy_cell, cell))
        rows = menu.addAction(icon("file-spreadsheet"), self.tr("复制整行，可贴进表格"))
        rows.triggered.connect(self.copy_rows if self.some() else partial(self._copy_rows, [row], 1))
        ticked = order_id in self._table.checks
        words = self.tr("取消选择") if ticked else self.tr("选择这笔")
        tick = menu.addAction(icon("list-checks"), words)
        tick.triggered.connect(partial(self._table.check, order_id, not ticked))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _start(self, key: str, order_id: int, _checked: bool = False) -> None:
        self._acts.start(key, order_id)

    def _open_menu(self, order_id: int, where: QPoint, cell: str) -> None:
        menu = self.menu_of(order_id, cell)
        if menu is not None:
            menu.popup(where)


def pasted(text: str) -> str:
    """A cell's words without what would part a spreadsheet's cells, or run in one."""
    return guarded(" ".join(text.split()))
