"""ListPart: the rows that answer the page's question, with their foot, their trouble and their emptiness.

part = ListPart(desk, acts, facts)
part.ask(chosen, "placed", True) · part.show_failed(error, stands=False)
part.selected(id | None) · part.arrived when rows came · part.again_pressed · part.told("已复制单号")
part.show_order(id) · part.go_in() · part.reload()
part.table, view, foot, banner, listing, sight, live, empty, rows, looks: its own parts
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.errors import TooWide
from desktop.services.order_filter import OrderFilter
from desktop.services.order_queries import OrderCount
from desktop.services.order_rows import OrderRow
from desktop.views.desk import Desk
from desktop.views.notices import Banner
from desktop.views.order_acts.acts import OrderActs
from desktop.views.orders.columns import OrderCells, order_columns, sort_words
from desktop.views.orders.conditions import ChipWords, chip
from desktop.views.orders.emptiness import Emptiness
from desktop.views.orders.foot import ListFoot, sum_of
from desktop.views.orders.list_view import OrderList
from desktop.views.orders.listing import Listing
from desktop.views.orders.live_rows import LiveRows
from desktop.views.orders.looks import ListLooks
from desktop.views.orders.row_acts import RowActs
from desktop.views.orders.shop_facts import ShopFacts
from desktop.views.orders.sight import Sight
from desktop.views.table import RowTable
from desktop.views.texts import filled, sentence


class ListPart(QWidget):
    selected = Signal(object)
    arrived = Signal()
    again_pressed = Signal()
    told = Signal(str)

    def __init__(self, desk: Desk, acts: OrderActs, facts: ShopFacts) -> None:
        super().__init__()
        self._facts, self._to_top = facts, False
        self._cells = OrderCells(desk.office.clock, facts.zone)
        self.table: RowTable[OrderRow] = RowTable(
            order_columns(self._cells), row_id=lambda row: row.id, checkable=True, parent=self
        )
        self.listing = Listing(desk, self)
        self.view, self.foot, self.banner = OrderList(self.table), ListFoot(), Banner("danger")
        self.sight = Sight(self.table, self.view, self.listing)
        self.live = LiveRows(self.table, self.view, self.listing)
        self.empty = Emptiness(self.view, self.listing, desk)
        self.rows, self.looks = RowActs(self.table, self.view, self.foot, acts, self.listing), ListLooks(self.view)
        self._lay_out()
        self._wire()
        self.view.set_loading(True)

    def _lay_out(self) -> None:
        self._trouble = QFrame()
        self._trouble.setObjectName("filterbar")
        line = QHBoxLayout(self._trouble)
        line.setContentsMargins(20, 0, 20, 8)
        line.addWidget(self.banner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._trouble)
        column.addWidget(self.view, 1)
        column.addWidget(self.foot)
        self._tell("")

    def _wire(self) -> None:
        self._facts.known.connect(self._know)
        self._facts.failed.connect(self.show_failed)
        self.banner.acted.connect(self.again_pressed)
        self.view.selected.connect(self.selected)
        self.view.opened.connect(self.selected)
        self.view.newcomers_pressed.connect(self._bring_newcomers)
        self.rows.copied.connect(self._say_copied)
        self.rows.rows_copied.connect(self._say_rows_copied)
        self.listing.asked.connect(self._show_loading)
        self.listing.arrived.connect(self._show_rows)
        self.listing.counted.connect(self._show_count)
        self.listing.failed.connect(self.show_failed)
        self.live.moved.connect(self._rows_moved)

    def _know(self) -> None:
        self._cells.zone = self._facts.zone

    # asking

    def ask(self, chosen: OrderFilter, sort: str, descending: bool) -> None:
        self.view.show_sort(sort, descending)
        self.listing.show(chosen, sort, descending)

    def reload(self) -> None:
        """The same list as it is now, where it stands."""
        self.sight.reload()

    def _bring_newcomers(self) -> None:
        self._to_top = True
        self.listing.reload()

    # what arrives

    def _show_loading(self) -> None:
        self.live.forget()
        self.view.set_loading(True)
        self.foot.show_loading()

    def _show_rows(self, rows: tuple[OrderRow, ...], same: bool, line: int) -> None:
        self._tell("")
        here = self.view.selected_id()
        if not same and here is not None and here not in {row.id for row in rows}:
            self.view.select(None)
        self.table.set_rows(
            rows, first=line, count=self.table.rowCount() if same and not self.listing.complete else None
        )
        if not same or self._to_top:
            self.view.scrollToTop()
        self._to_top = False
        if not rows:
            self.empty.tell(partial(self._words, self.listing.chosen))
        self.view.set_loading(False)
        self.rows.renew()
        self.live.refresh()
        self.sight.look()
        self.arrived.emit()

    def _words(self, chosen: OrderFilter, condition: str) -> ChipWords:
        return chip(condition, chosen, self._facts.today(), self._facts.names)

    def _show_count(self, count: OrderCount | None) -> None:
        self.rows.show_count(count)
        self.foot.show_count(count, sort_words(self.listing.sort, self.listing.descending))

    def show_failed(self, error: Exception, stands: bool = False) -> None:
        """Rows that still answer the question stay; others would lie."""
        too_wide = isinstance(error, TooWide) and not stands
        if not stands:
            self.table.set_rows([])
            self.foot.show_nothing()
            if too_wide:
                self.empty.tell_too_wide(self._facts.today())
            else:
                self.empty.tell_unread()
        elif self.listing.complete:
            self._show_count(sum_of(self.table.rows()))
        self.view.set_loading(False)
        self._tell("" if too_wide else sentence(error))

    def _tell(self, text: str) -> None:
        self.banner.show_text("danger", text, action=self.tr("重试") if text else "")
        self._trouble.setVisible(bool(text))

    def _rows_moved(self) -> None:
        """Rows were read again or came in."""
        self.rows.renew()
        if self.listing.complete:
            self._show_count(sum_of(self.table.rows()))

    def _say_copied(self, count: int) -> None:
        words = self.tr("已复制单号") if count == 1 else filled(self.tr("已复制 {0} 个单号"), count)
        self.told.emit(words)

    def _say_rows_copied(self, count: int) -> None:
        words = self.tr("已复制这一行") if count == 1 else filled(self.tr("已复制 {0} 行"), count)
        self.told.emit(words)

    # going to an order

    def show_order(self, order_id: int) -> None:
        """Its row where it is loaded; it is told as selected in any case."""
        if self.table.place_of(order_id) < 0:
            self.view.select(None)
            self.selected.emit(order_id)
        elif self.view.selected_id() == order_id:
            self.selected.emit(order_id)
        else:
            self.view.select(order_id)

    def go_in(self) -> None:
        """The keys are the list's now; the only order there is opens."""
        if self.table.rowCount():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.table.rowCount() == 1:
            self.view.select(self.table.id_at(0))
