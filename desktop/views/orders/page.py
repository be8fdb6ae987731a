"""OrdersPage: every order of the shop, found, sorted, ticked, and acted on from its menu.

    page = OrdersPage(desk, acts)
    page.order_selected(id | None) · page.place_requested · page.import_requested
    page.told("已复制单号"): for a toast
    page.changed(changes) from live · page.reload() · page.show_order(id) · page.search_for(text) · page.focus_search()
    page.state() / page.restore(state)         sort, filter, columns, widths, density; JSON-able

What others did is told by live: rows on screen are read again where they stand, so selection, ticks, scrolling and
what is being typed stay. Orders that came in are put in their place while the list stands at its top; further down a
line tells how many there are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.services.changes import Change
from desktop.services.order_filter import OrderFilter
from desktop.services.order_queries import SORTS, OrderCount
from desktop.services.order_rows import OrderRow
from desktop.views.desk import Desk
from desktop.views.notices import Banner
from desktop.views.order_acts.acts import OrderActs
from desktop.views.orders.bar import FilterBar
from desktop.views.orders.columns import OrderCells, order_columns, sort_words
from desktop.views.orders.conditions import ChipWords, chip, chips, filter_from, filter_state, tab_of, with_tab
from desktop.views.orders.emptiness import Emptiness
from desktop.views.orders.filter_panel import FilterPanel
from desktop.views.orders.foot import ListFoot, sum_of
from desktop.views.orders.head import OrdersHead
from desktop.views.orders.list_view import OrderList
from desktop.views.orders.listing import Listing
from desktop.views.orders.live_rows import LiveRows
from desktop.views.orders.looks import ListLooks
from desktop.views.orders.row_acts import RowActs
from desktop.views.orders.shop_facts import ShopFacts
from desktop.views.overlay import overlays_of
from desktop.views.table import RowTable
from desktop.views.texts import filled, sentence

MINUTE_MS = 60_000


class OrdersPage(QWidget):
    order_selected = Signal(object)
    place_requested = Signal()
    import_requested = Signal()
    told = Signal(str)

    def __init__(self, desk: Desk, acts: OrderActs) -> None:
        super().__init__()
        self._desk, self._acts = desk, acts
        self._remembered: Mapping[str, Any] = {}
        self._chosen, self._sort, self._descending = OrderFilter(), "placed", True
        self._focused, self._going = False, False
        self.facts = ShopFacts(desk, self)
        self.cells = OrderCells(desk.office.clock, self.facts.zone)
        self.table: RowTable[OrderRow] = RowTable(
            order_columns(self.cells), row_id=lambda row: row.id, checkable=True, parent=self
        )
        self.listing = Listing(desk, self)
        self.head, self.bar, self.view, self.foot = OrdersHead(desk), FilterBar(), OrderList(self.table), ListFoot()
        self.live = LiveRows(self.table, self.view, self.listing)
        self.empty = Emptiness(self.view, self.listing, desk)
        self.rows, self.looks = RowActs(self.table, self.view, self.foot, acts), ListLooks(self.view)
        self.banner = Banner("danger")
        self._lay_out()
        self._wire()
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self._time_passed)
        self._minute.start()
        self.view.set_loading(True)
        self.facts.ask()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._told = QFrame()
        self._told.setObjectName("filterbar")
        told = QHBoxLayout(self._told)
        told.setContentsMargins(20, 0, 20, 8)
        told.addWidget(self.banner)
        for part in (self.head, self.bar, self._told):
            column.addWidget(part)
        self._tell("")
        column.addWidget(self.view, 1)
        column.addWidget(self.foot)
        self.view.show_sort(self._sort, self._descending)

    def _wire(self) -> None:
        self.head.tab_chosen.connect(self._tab_chosen)
        self.head.place_pressed.connect(self.place_requested)
        self.head.import_pressed.connect(self.import_requested)
        self.bar.searched.connect(self._search)
        self.bar.entered.connect(self._go_to_found)
        self.bar.chip_removed.connect(self._remove)
        self.bar.chip_edited.connect(self.open_filter)
        self.bar.filter_pressed.connect(self.open_filter)
        self.bar.columns_pressed.connect(self._pick_columns)
        self.looks.sort_chosen.connect(self._show_sorted)
        self.bar.density_pressed.connect(partial(self.looks.pick_density, self.bar.density))
        self.banner.acted.connect(self._again)
        self.view.selected.connect(self.order_selected)
        self.view.opened.connect(self.order_selected)
        self.view.sort_requested.connect(self._sort_by)
        self.view.near_end.connect(self.listing.load_more)
        self.empty.place_pressed.connect(self.place_requested)
        self.empty.import_pressed.connect(self.import_requested)
        self.empty.clear_pressed.connect(self._clear)
        self.empty.lift_pressed.connect(self._remove)
        self.empty.by_placing_pressed.connect(partial(self._sort_by, "placed", True))
        self.view.newcomers_pressed.connect(self._show_newcomers)
        self.rows.copied.connect(self._say_copied)
        self._acts.done.connect(self._acted)
        self.facts.known.connect(self._settle)
        self.facts.named.connect(self._show_chips)
        self.facts.failed.connect(self._show_failed)
        self.listing.asked.connect(self._show_loading)
        self.listing.arrived.connect(self._show_rows)
        self.listing.appended.connect(self.table.append_rows)
        self.listing.counted.connect(self._show_count)
        self.live.moved.connect(self._rows_moved)
        self.listing.failed.connect(self._show_failed)

    def _settle(self) -> None:
        self.cells.zone = self.facts.zone
        if self._remembered:
            self._restore(self._remembered)
        self._show()
        self.head.recount()

    # asking

    @property
    def chosen(self) -> OrderFilter:
        return self._chosen

    def show_filter(self, chosen: OrderFilter) -> None:
        """A list by that filter, sorted as before. What was ticked in the list before is let go."""
        if chosen != self._chosen:
            self._chosen = chosen
            self.table.clear_checks()
            self._show()

    def reload(self) -> None:
        """The same list as it is now; ticks and the selected row stay."""
        if not self.facts.are_known:
            self.facts.ask()
        else:
            self.listing.reload()
            self.head.recount()

    def search_for(self, text: str) -> None:
        """The list narrowed to what is searched, and nothing else."""
        self.bar.search.set_text(text)
        self.show_filter(OrderFilter(search=text))

    def focus_search(self) -> None:
        self.bar.search.take_focus()

    def _show(self) -> None:
        if not self.facts.are_known:
            return
        self.head.show_tab(tab_of(self._chosen))
        self._show_chips()
        self.view.show_sort(self._sort, self._descending)
        self.listing.show(self._chosen, self._sort, self._descending)

    def _show_chips(self) -> None:
        self.bar.show_filter(chips(self._chosen, self.facts.today(), self.facts.names))

    def _tab_chosen(self, tab: str) -> None:
        self.show_filter(with_tab(self._chosen, tab))

    def _search(self, text: str) -> None:
        self.show_filter(replace(self._chosen, search=text.strip()))

    def _go_to_found(self) -> None:
        """Enter in the search box leads on to the list, and opens the only order that was found."""
        self._going = self.listing.reading
        if not self._going and self.table.rowCount():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            if self.table.rowCount() == 1:
                self.view.select(self.table.id_at(0))

    def _remove(self, condition: str) -> None:
        if condition == "search":
            self.bar.search.set_text("")
        self.show_filter(self._chosen.without(condition))

    def _sort_by(self, key: str, descending: bool) -> None:
        """A header was pressed: by deadline, the most urgent come first."""
        self._show_sorted(key, descending and (key == self._sort or key != "ship_by"))

    def _show_sorted(self, key: str, descending: bool) -> None:
        self._sort, self._descending = key, descending
        self._show()

    def _pick_columns(self) -> None:
        self.looks.pick_columns(self.bar.columns, self._sort, self._descending)

    def _again(self) -> None:
        if not self.facts.are_known:
            self.facts.ask()
        else:
            self.listing.again()
            self.head.recount()

    # what arrives

    def _show_loading(self) -> None:
        self.live.forget()
        self.view.set_loading(True)
        self.foot.show_loading()

    def _show_rows(self, rows: tuple[OrderRow, ...], same: bool) -> None:
        self._tell("")
        here = self.view.selected_id()
        if not same and here is not None and here not in {row.id for row in rows}:
            self.view.select(None)
        self.table.set_rows(rows)
        if not same:
            self.view.scrollToTop()
        if not rows:
            self.empty.tell(self._words)
        self.view.set_loading(False)
        self.rows.renew()
        self.live.refresh()
        self._take_first_focus()
        if self._going and self.bar.search.text().strip() == self._chosen.search:
            self._go_to_found()
        self._going = False

    def _take_first_focus(self) -> None:
        """The keys of the list work at once, unless somebody types somewhere already."""
        typing = isinstance(QApplication.focusWidget(), QLineEdit) or bool(overlays_of(self))
        if not self._focused and self.isVisible() and not typing:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focused = True

    def _words(self, condition: str) -> ChipWords:
        return chip(condition, self._chosen, self.facts.today(), self.facts.names)

    def _clear(self) -> None:
        self.bar.search.set_text("")
        self.show_filter(OrderFilter())

    def _show_count(self, count: OrderCount | None) -> None:
        self.foot.show_count(count, sort_words(self._sort, self._descending))

    def _show_failed(self, error: Exception, stands: bool = False) -> None:
        """Rows that still answer the question stay; others would lie."""
        if not stands:
            self.table.set_rows([])
            self.empty.tell_unread()
            self.foot.show_nothing()
        elif self.listing.complete:
            self._show_count(sum_of(self.table.rows()))
        self.view.set_loading(False)
        self._tell(sentence(error))

    def _tell(self, text: str) -> None:
        self.banner.show_text("danger", text, action=self.tr("重试") if text else "")
        self._told.setVisible(bool(text))

    # what others did, and what I did

    def changed(self, changes: list[Change]) -> None:
        if not self.facts.are_known:
            return
        self.live.changed({one.order_id for one in changes if one.order_id is not None})
        self.head.recount()

    def _acted(self, row: OrderRow) -> None:
        self.live.put(row)
        self.head.recount()

    def _rows_moved(self) -> None:
        """Rows were read again or came in."""
        self.rows.renew()
        if self.listing.complete:
            self._show_count(sum_of(self.table.rows()))

    def _show_newcomers(self) -> None:
        self.reload()
        self.view.scrollToTop()

    def _time_passed(self) -> None:
        self.live.say_times_again()
        self.head.recount()

    def _say_copied(self, count: int) -> None:
        words = self.tr("已复制单号") if count == 1 else filled(self.tr("已复制 {0} 个单号"), count)
        self.told.emit(words)

    # going to an order

    def show_order(self, order_id: int) -> None:
        """Its row where it is loaded; the pane shows it in any case."""
        if self.table.place_of(order_id) < 0:
            self.view.select(None)
            self.order_selected.emit(order_id)
        elif self.view.selected_id() == order_id:
            self.order_selected.emit(order_id)
        else:
            self.view.select(order_id)

    # filter and looks

    def open_filter(self, condition: str = "") -> None:
        panel = FilterPanel(
            self.window(),
            self.bar.filter,
            self._desk,
            self._chosen,
            self.facts.today(),
            sort=self._sort,
            names=self.facts.names,
        )
        panel.applied.connect(self.show_filter)
        panel.open()
        panel.focus_on(condition)

    def state(self) -> dict[str, Any]:
        if not self.facts.are_known:
            return dict(self._remembered)
        return {
            "sort": self._sort, "descending": self._descending, "filter": filter_state(self._chosen, self.facts.today()),
            **self.looks.state(),
        }  # fmt: skip

    def restore(self, state: Mapping[str, Any]) -> None:
        self._remembered = state
        if self.facts.are_known:
            self._restore(state)
            self._show()

    def _restore(self, state: Mapping[str, Any]) -> None:
        self.looks.restore(state)
        if state.get("sort") in SORTS and isinstance(state.get("descending"), bool):
            self._sort, self._descending = state["sort"], state["descending"]
        if isinstance(state.get("filter"), dict):
            self._chosen = filter_from(state["filter"], self.facts.today())
