"""OrdersPage: every order of the shop, found, sorted, ticked, and acted on from its menu.

    page = OrdersPage(desk, acts)
    page.order_selected(id | None) · page.place_requested · page.import_requested
    page.told("已复制单号"): for a toast
    page.changed(changes) from live · page.reload() · page.show_order(id) · page.search_for(text) · page.focus_search()
    page.table · page.view · page.listing      the loaded rows, where they are seen, what is asked for them
    page.state() / page.restore(state)         sort, filter, columns, widths, density; JSON-able

What others did is told by live: rows on screen are read again where they stand, so selection, ticks, scrolling and
what is being typed stay. Orders that came in are put in their place while the list stands at its top; further down a
line tells how many there are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from desktop.services.changes import Change
from desktop.services.order_filter import OrderFilter
from desktop.services.order_filter_state import day_span, filter_from, filter_state
from desktop.services.order_queries import SORTS
from desktop.services.order_rows import OrderRow
from desktop.services.order_table import TableAsked
from desktop.services.order_words import Meaning, condition_text, with_meanings
from desktop.services.saved_views import ViewContent, ViewRow
from desktop.views.desk import Desk
from desktop.views.order_acts.acts import OrderActs
from desktop.views.orders.bar import FilterBar
from desktop.views.orders.bulk_acts import BulkActs
from desktop.views.orders.conditions import chips, tab_of, with_tab
from desktop.views.orders.export_sheet import OrdersExport
from desktop.views.orders.filter_panel import FilterPanel
from desktop.views.orders.head import OrdersHead
from desktop.views.orders.list_part import ListPart
from desktop.views.orders.saved_views import SavedViews
from desktop.views.orders.shop_facts import ShopFacts
from desktop.views.overlay import overlays_of
from desktop.views.spaced import Spaced

MINUTE_MS = 60_000
RECOUNT_MS = 1_000


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
        self._folder: Path | None = None
        self.facts = ShopFacts(desk, self)
        self.head, self.bar, self.list = OrdersHead(desk), FilterBar(self.facts), ListPart(desk, acts, self.facts)
        self._recount = Spaced(self, self.head.recount, RECOUNT_MS)
        self.views = SavedViews(desk, acts.toaster, now=self.content, parent=self)
        self._shown_view: tuple[str, ViewContent] = ("", ViewContent({}))
        self.bulk = BulkActs(desk, acts, self.list)
        self.table, self.view, self.listing = self.list.table, self.list.view, self.list.listing
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.bar)
        column.addWidget(self.list, 1)
        self._wire()
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self._time_passed)
        self._minute.start()
        self.facts.ask()

    def _wire(self) -> None:
        self.facts.known.connect(self._settle)
        self.facts.named.connect(self._show_chips)
        self.head.tab_chosen.connect(self._tab_chosen)
        self.head.place_pressed.connect(self.place_requested)
        self.head.import_pressed.connect(self.import_requested)
        self.head.export_pressed.connect(self.export)
        self.head.views_pressed.connect(partial(self.views.open_menu, self.head.views))
        self.views.chosen.connect(self.show_view)
        self.bar.searched.connect(self._search)
        self.bar.typed.connect(self._take_typed)
        self.bar.chip_unmade.connect(self._unmake)
        self.bar.entered.connect(self._go_to_found)
        self.bar.chip_removed.connect(self._remove)
        self.bar.chip_edited.connect(self.open_filter)
        self.bar.filter_pressed.connect(self.open_filter)
        self.bar.columns_pressed.connect(self._pick_columns)
        self.bar.density_pressed.connect(partial(self.list.looks.pick_density, self.bar.density))
        self.list.selected.connect(self.order_selected)
        self.list.told.connect(self.told)
        self.bulk.order_asked.connect(self.show_order)
        self.list.again_pressed.connect(self._again)
        self.list.arrived.connect(self._arrived)
        self.view.sort_requested.connect(self._sort_by)
        self.list.looks.sort_chosen.connect(self._show_sorted)
        self.list.empty.place_pressed.connect(self.place_requested)
        self.list.empty.import_pressed.connect(self.import_requested)
        self.list.empty.clear_pressed.connect(self._clear)
        self.list.empty.lift_pressed.connect(self._remove)
        self.list.empty.days_pressed.connect(self._narrow_to)
        self.list.empty.by_placing_pressed.connect(partial(self._show_sorted, "placed", True))
        self._acts.done.connect(self._acted)

    def _settle(self) -> None:
        if self._remembered:
            self._restore(self._remembered)
        if self.facts.start is not None:
            self._take_view(self.facts.start)
        self._show()
        self.head.recount()

    # what is asked

    @property
    def chosen(self) -> OrderFilter:
        return self._chosen

    def show_filter(self, chosen: OrderFilter) -> None:
        """A list by that filter, sorted as before. What was ticked in the list before is let go."""
        if chosen != self._chosen:
            self._chosen = chosen
            self.table.clear_checks()
            self._show()

    def content(self) -> ViewContent:
        """What a saved view keeps of the list as it stands."""
        kept = filter_state(self._chosen, self.facts.today())
        return ViewContent(kept, self._sort, self._descending, tuple(self.view.columns_shown()))

    def show_view(self, view: ViewRow) -> None:
        """The list as it was saved; nothing is searched in it."""
        self.bar.search.set_text("")
        self.table.clear_checks()
        self._take_view(view)
        self._show()

    def _take_view(self, view: ViewRow) -> None:
        self.list.looks.restore({"columns": list(view.content.columns)})
        self._chosen = filter_from(view.content.filter, self.facts.today())
        self._sort, self._descending = view.content.sort, view.content.descending
        self._shown_view = (view.name, self.content())

    def search_for(self, text: str) -> None:
        """The list narrowed to what is searched, and nothing else."""
        self.bar.search.set_text(text)
        self.show_filter(OrderFilter(search=text.strip()))

    def focus_search(self) -> None:
        self.bar.search.take_focus()

    def _show(self) -> None:
        if self.facts.are_known:
            self.head.show_tab(tab_of(self._chosen))
            self.head.show_view(self._shown_view[0] if self._shown_view[1] == self.content() else "")
            self._show_chips()
            self.list.ask(self._chosen, self._sort, self._descending)

    def _show_chips(self) -> None:
        self.bar.show_filter(chips(self._chosen, self.facts.today(), self.facts.names))

    def _tab_chosen(self, tab: str) -> None:
        self.show_filter(with_tab(self._chosen, tab))

    def _search(self, text: str) -> None:
        self.show_filter(replace(self._chosen, search=text.strip()))

    def _take_typed(self, meanings: list[Meaning], searched: str | None) -> None:
        """Words became conditions; a phone that stands beside them waits to be searched for."""
        text = self._chosen.search if searched is None else searched
        self.show_filter(with_meanings(replace(self._chosen, search=text), meanings))

    def _unmake(self, condition: str) -> None:
        """The chip's text is in the line again, to be typed on."""
        self.bar.take_back(condition_text(condition, self._chosen, self.facts.words(), self.facts.today()))
        self.show_filter(self._chosen.without(condition))

    def _remove(self, condition: str) -> None:
        if condition == "search":
            self.bar.search.set_text("")
        self.show_filter(self._chosen.without(condition))

    def _narrow_to(self, days: str) -> None:
        """Only the orders of those days are looked through."""
        if days == "own":
            self.open_filter("days")
        else:
            since, until = day_span(days, self.facts.today())
            self.show_filter(replace(self._chosen, since=since, until=until))

    def _clear(self) -> None:
        self.search_for("")

    def _sort_by(self, key: str, descending: bool) -> None:
        """A header was pressed: by deadline, the most urgent come first."""
        self._show_sorted(key, descending and (key == self._sort or key != "ship_by"))

    def _show_sorted(self, key: str, descending: bool) -> None:
        self._sort, self._descending = key, descending
        self._show()

    def open_filter(self, condition: str = "") -> None:
        panel = FilterPanel(
            self.window(), self.bar, self._desk, self._chosen, self.facts.today(), sort=self._sort,
            names=self.facts.names,
        )  # fmt: skip
        panel.applied.connect(self.show_filter)
        panel.kept.connect(self._keep_draft)
        panel.open()
        panel.focus_on(condition)

    def _keep_draft(self, chosen: OrderFilter) -> None:
        """The panel's conditions are shown and get a name."""
        self.show_filter(chosen)
        self.views.save_as(self.content())

    def _pick_columns(self) -> None:
        self.list.looks.pick_columns(self.bar.columns, self._sort, self._descending)

    def export(self) -> None:
        """The list as it stands, its filter, sort and columns, into a file."""
        asked = TableAsked(self._chosen, self._sort, self._descending, tuple(self.view.columns_shown()), "")
        titles = {column.key: column.title for column in self.table.columns}
        sheet = OrdersExport(
            self.window(), self._desk, asked, titles, shows=self.list.foot.count.full_text(), folder=self._folder
        )
        view = self._shown_view[0] if self._shown_view[1] == self.content() else ""
        parts = [self.tr("订单"), view or "-".join(words for _, _, words in chips(
            self._chosen, self.facts.today(), self.facts.names
        )[:2]), self.facts.today().isoformat()]  # fmt: skip
        sheet.set_name("-".join(part for part in parts if part))
        sheet.written.connect(self._exported)
        sheet.open()

    def _exported(self, path: Path) -> None:
        self._folder = path.parent

    # what arrives

    def reload(self) -> None:
        """The same list as it is now; ticks and the selected row stay."""
        if self.facts.are_known:
            self.list.reload()
            self.head.recount()
        else:
            self.facts.ask()

    def _again(self) -> None:
        if self.facts.are_known:
            self.listing.again()
            self.head.recount()
        else:
            self.facts.ask()

    def _arrived(self) -> None:
        """The keys of the first list work at once, unless somebody types somewhere already."""
        typing = isinstance(QApplication.focusWidget(), QLineEdit) or bool(overlays_of(self))
        if not self._focused and self.isVisible() and not typing:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focused = True
        if self._going and self.bar.text_searched() == self._chosen.search:
            self.list.go_in()
        self._going = False

    def _go_to_found(self) -> None:
        """Enter in the search box leads on to the list."""
        self._going = self.listing.reading
        if not self._going:
            self.list.go_in()

    def show_order(self, order_id: int) -> None:
        """Its row where it is loaded; the pane shows it in any case."""
        self.list.show_order(order_id)

    # what others did, and what I did

    def changed(self, changes: list[Change]) -> None:
        if self.facts.are_known:
            self.list.live.changed({one.order_id for one in changes if one.order_id is not None})
            self._recount.want()

    def _acted(self, row: OrderRow) -> None:
        self.list.live.put(row)
        self.head.recount()

    def _time_passed(self) -> None:
        self.list.live.say_times_again()
        self.head.recount()

    # what stays

    def state(self) -> dict[str, Any]:
        if not self.facts.are_known:
            return dict(self._remembered)
        return {
            "sort": self._sort, "descending": self._descending, "filter": filter_state(self._chosen, self.facts.today()),
            "folder": str(self._folder) if self._folder is not None else "", **self.list.looks.state(),
        }  # fmt: skip

    def restore(self, state: Mapping[str, Any]) -> None:
        self._remembered = state
        if self.facts.are_known:
            self._restore(state)
            self._show()

    def _restore(self, state: Mapping[str, Any]) -> None:
        self.list.looks.restore(state)
        if state.get("sort") in SORTS and isinstance(state.get("descending"), bool):
            self._sort, self._descending = state["sort"], state["descending"]
        folder = state.get("folder")
        if isinstance(folder, str) and folder and Path(folder).is_dir():
            self._folder = Path(folder)
        if isinstance(state.get("filter"), dict):
            self._chosen = filter_from(state["filter"], self.facts.today())
