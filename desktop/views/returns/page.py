"""ReturnsPage 售后: what waits, most urgent first; each with its pane, its next step, and its story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.models.after_sales import ReturnKind, ReturnState
from desktop.models.vocabulary import Permission
from desktop.services.changes import Change
from desktop.services.order_cases import OrderCase
from desktop.services.order_queries import COUNT_MOST
from desktop.services.return_cases import ReturnRow
from desktop.services.return_matters import ReturnMatter
from desktop.services.return_queries import QueueRow, ReturnCounts, ReturnFilter, return_no
from desktop.services.return_table import COLUMNS, ReturnsAsked
from desktop.services.settings import ShopSettings, shop_settings
from desktop.services.transaction import AccessNote
from desktop.views.after_sale_words import return_state_word
from desktop.views.buttons import Button
from desktop.views.command_sheet import Command
from desktop.views.desk import Desk
from desktop.views.labels import ElidedLabel
from desktop.views.notices import Banner, InMargins
from desktop.views.order_acts.request_return import RequestReturnSheet
from desktop.views.overlay import overlays_of
from desktop.views.pages import Page, PageAct
from desktop.views.return_acts.acts import ReturnActs
from desktop.views.return_acts.offers import step_act, waits_for
from desktop.views.returns.bar import ReturnBar
from desktop.views.returns.columns import ReturnCells, return_columns
from desktop.views.returns.emptiness import emptiness
from desktop.views.returns.export_sheet import ReturnsExport
from desktop.views.returns.find_order import FindOrderSheet
from desktop.views.returns.listing import ReturnListing
from desktop.views.returns.pane import ReturnPane
from desktop.views.shell import PageHead
from desktop.views.table import RowTable
from desktop.views.table_view import TableView
from desktop.views.tabs import Tab, TabBar
from desktop.views.texts import filled, sentence
from desktop.views.toast import Toaster

MINE, LATE, ALL = "mine", "late", "all"
ROW_HEIGHT = 46


class ReturnsPage(Page):
    def __init__(self, desk: Desk, toaster: Toaster) -> None:
        super().__init__(desk, toaster)
        self._waits = waits_for(desk.may)
        self._tab, self._text = MINE if self._waits else ALL, ""
        self._counts: ReturnCounts | None = None
        self._focused, self._more = False, False
        self.acts = ReturnActs(desk, self, toaster)
        self.listing = ReturnListing(desk, self)
        self.pane = ReturnPane(desk, self.acts)
        self.pane.setParent(self)
        self.pane.hide()
        self._make_parts()
        self._lay_out()
        self._wire()

    def _make_parts(self) -> None:
        self.head = PageHead(self.tr("售后"))
        self.new = Button(self.tr("新建售后"), "plus", kind="primary")
        self.out = Button(self.tr("导出"), "download")
        if self.desk.may(Permission.EXPORT) or self.desk.may(Permission.EXPORT_OWN_VIEW):
            self.head.add_button(self.out)
        if self.desk.may(Permission.REQUEST_RETURN):
            self.head.add_button(self.new)
        mine = [Tab(MINE, self.tr("要我处理"))] if self._waits else []
        states = [
            Tab(state.value, return_state_word(state), gap=state is ReturnState.DONE) for state in ReturnState
        ]  # fmt: skip
        late = Tab(LATE, self.tr("已超时"), "triangle-alert", "danger_text")
        tabs = [*mine, late, *states, Tab(ALL, self.tr("全部"))]
        self._titles = {one.key: one.text for one in tabs}
        self.tabs = TabBar(tabs, name=self.tr("售后状态"))
        self.tabs.choose(self._tab)
        self.bar = ReturnBar()
        self.banner = Banner("danger")
        zone = ShopSettings().zone_info
        self._cells = ReturnCells(self.desk.office.clock, zone, self.desk.may)
        self.table: RowTable[QueueRow] = RowTable(return_columns(self._cells), row_id=_id_of, parent=self)
        self.view = TableView(self.table, name=self.tr("售后"), row_height=ROW_HEIGHT)
        self.foot = ElidedLabel("", "caption")

    def _lay_out(self) -> None:
        foot = QFrame()
        foot.setObjectName("tablebar")
        foot.setFixedHeight(44)
        beneath = QHBoxLayout(foot)
        beneath.setContentsMargins(20, 0, 20, 0)
        beneath.addWidget(self.foot, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self.tabs, self.bar):
            column.addWidget(part)
        column.addWidget(InMargins(self.banner))
        column.addWidget(self.view, 1)
        column.addWidget(foot)

    def _wire(self) -> None:
        self.new.clicked.connect(self.new_return)
        self.out.clicked.connect(self.export)
        self.tabs.changed.connect(self._tab_chosen)
        self.bar.searched.connect(self._searched)
        self.bar.narrowed.connect(self._show)
        self.banner.acted.connect(self.reload)
        self.view.selected.connect(self._selected)
        self.view.opened.connect(self._next_step)
        self.view.act_pressed.connect(self._act_pressed)
        self.view.near_end.connect(self.listing.load_more)
        self.view.empty_acted.connect(self._clear)
        self.listing.arrived.connect(self._arrived)
        self.listing.appended.connect(self._appended)
        self.listing.refreshed.connect(self._refreshed)
        self.listing.counted.connect(self._show_counts)
        self.listing.failed.connect(self._failed)
        self.acts.done.connect(self._done)
        self.pane.closed.connect(self._close_pane)
        self.pane.order_asked.connect(self.order_asked)

    # what is asked

    def reload(self) -> None:
        self.banner.show_text("danger", "")
        self.view.set_loading(True)
        self.desk.ask(self, shop_settings, then=self._know, failed=partial(self._failed, stands=True), key="settings")
        self.listing.recount()
        self.pane.refresh()

    def _know(self, known: ShopSettings) -> None:
        self._cells.zone = known.zone_info
        self._show()

    def _show(self) -> None:
        sort = "due" if self._tab in (MINE, LATE, *(state.value for state in _OPEN)) else "requested"
        chosen = self.chosen()
        if (chosen, sort) == (self.listing.chosen, self.listing.sort):
            self.listing.reload()
        else:
            self.view.set_loading(True)
            self.listing.show(chosen, sort)

    def chosen(self) -> ReturnFilter:
        found = ReturnFilter(search=self._text)
        if self._tab == MINE:
            found = replace(found, states=self._waits)
        elif self._tab == LATE:
            found = replace(found, overdue=True)
        elif self._tab != ALL:
            found = replace(found, states=(ReturnState(self._tab),))
        kind = self.bar.kind_chosen()
        if kind is not None:
            found = replace(found, kinds=(kind,))
        return replace(found, assignee=self.bar.assignee(self.desk.actor.login))

    def _tab_chosen(self, key: str) -> None:
        self._tab = key
        self._say_kinds()
        self._show()

    def _searched(self, text: str) -> None:
        """A number is looked for among all of them, whatever tab is open."""
        self._text = text.strip()
        if self._text and self._tab != ALL:
            self._tab = ALL
            self.tabs.choose(ALL)
        self._show()

    def _clear(self, key: str) -> None:
        if key == "new":
            self.new_return()
            return
        self.bar.clear()
        self._text, self._tab = "", ALL
        self.tabs.choose(ALL)
        self._show()

    # what arrives

    def _arrived(self, rows: tuple[QueueRow, ...], more: bool) -> None:
        self._more = more
        self.banner.show_text("danger", "")
        self.view.set_loading(False)
        self.table.set_rows(rows)
        self._say_empty()
        self._say_foot()
        if not self._focused and self.isVisible():
            # the keys of the list work at once, unless somebody types somewhere already
            if not isinstance(QApplication.focusWidget(), QLineEdit) and not overlays_of(self):
                self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            self._focused = True
        if self.pane.isVisible() and self.view.selected_id() is None and self.pane.case_id is not None:
            self.view.select(self.pane.case_id)

    def _appended(self, rows: tuple[QueueRow, ...], more: bool) -> None:
        self._more = more
        self.table.append_rows(rows)
        self._say_foot()

    def _refreshed(self, rows: tuple[QueueRow, ...]) -> None:
        self.table.update_rows(rows)
        self._say_foot()

    def _failed(self, error: Exception, stands: bool) -> None:
        self.view.set_loading(False)
        if not stands:
            self.table.set_rows(())
            self.view.show_empty("undo-2", self.tr("没有读到售后"))
        self.banner.show_text("danger", sentence(error), action=self.tr("重试"))

    def _show_counts(self, counts: ReturnCounts) -> None:
        self._counts = counts
        late = f"{COUNT_MOST:,}+" if counts.overdue >= COUNT_MOST else counts.overdue
        mine = sum(counts.states[state] for state in self._waits)
        told = {state.value: n for state, n in counts.states.items()}
        self.tabs.show_counts({**told, MINE: mine, LATE: late, ALL: sum(counts.states.values())})
        open_ones = sum(counts.states[state] for state in _OPEN)
        note = filled(self.tr("没办完 {0} 件"), f"{open_ones:,}")
        if counts.overdue:
            note = filled(self.tr("{0} · {1} 件已超时"), note, late)
        self.head.note.setText(note)
        self._say_kinds()

    def _say_kinds(self) -> None:
        """How many of each kind there are in the tab; of those that are late nobody counts them apart."""
        if self._counts is None or self._tab == LATE:
            self.bar.show_kinds(None)
            return
        states = {MINE: self._waits, ALL: tuple(ReturnState)}.get(self._tab) or (ReturnState(self._tab),)
        kinds = self._counts.kinds
        self.bar.show_kinds({kind: sum(kinds[state][kind] for state in states) for kind in ReturnKind})

    def _say_empty(self) -> None:
        narrowed = bool(self._text) or self.bar.narrows()
        may_ask = self.desk.may(Permission.REQUEST_RETURN)
        self.view.show_empty(*emptiness(self._tab, narrowed=narrowed, may_ask=may_ask))

    def _say_foot(self) -> None:
        loaded = self.table.rowCount()
        words = self.tr("已列出 {0} 件，往下还有") if self._more else self.tr("共 {0} 件")
        order = self.tr("按期限，最急的在前") if self.listing.sort == "due" else self.tr("按申请时间，新的在前")
        self.foot.setText(f"{filled(words, f'{loaded:,}')} · {order}")

    # the pane

    def _selected(self, case_id: int | None) -> None:
        if case_id is not None:
            self._open_pane(case_id)

    def _open_pane(self, case_id: int) -> None:
        self.pane.show_return(case_id)
        self.detail_asked.emit(self.pane)

    def _close_pane(self) -> None:
        self.view.select(None)
        self.pane.show_return(None)
        self.detail_asked.emit(None)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_subject(self, subject_id: int) -> None:
        """One of them, whether it is in the list or not."""
        self.view.select(subject_id)
        self._open_pane(subject_id)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_list(self, name: str) -> None:
        """A tab, with nothing else narrowing it; "mine" is all of them for who has nothing to do there."""
        self._clear("")
        self._tab = name if name != MINE or self._waits else ALL
        self.tabs.choose(self._tab)
        self._say_kinds()
        self._show()

    def focus_search(self) -> None:
        self.bar.search.take_focus()

    def list_view(self) -> QWidget | None:
        return self.view

    def acts_here(self) -> Mapping[str, PageAct]:
        matter = self.pane.matter if self.pane.isVisible() else None
        acts: dict[str, PageAct] = {}
        if matter is not None:
            group = filled(self.tr("售后 {0}"), return_no(matter.row.id))
            acts = {
                one.key: PageAct(one.words, one.icon, partial(self.acts.start, one.key, matter.row.id), group)
                for one in self.pane.offered
            }
        if self.desk.may(Permission.REQUEST_RETURN):
            acts["new_return"] = PageAct(self.tr("新建售后"), "plus", self.new_return, self.tr("售后"), "xjsh")
        if self.desk.may(Permission.EXPORT) or self.desk.may(Permission.EXPORT_OWN_VIEW):
            acts["export"] = PageAct(self.tr("导出列表"), "download", self.export, self.tr("售后"), "dclb")
        return acts

    def take_due(self) -> list[AccessNote]:
        return self.pane.take_due()

    # acts

    def _act_pressed(self, case_id: int, column: str) -> None:
        self._next_step(case_id)

    def _next_step(self, case_id: int) -> None:
        """The row's own next step, where it is hers; else its pane is what there is to open."""
        row = self.table.row_of(case_id)
        key = step_act(row, self.desk.may) if row is not None else ""
        if key:
            self.acts.start(key, case_id)

    def new_return(self) -> None:
        sheet = FindOrderSheet(self.window(), self.desk)
        sheet.found.connect(self._request)
        sheet.open()

    def _request(self, case: OrderCase) -> None:
        sheet = RequestReturnSheet(self.window(), self.desk, case)
        sheet.acted.connect(self._requested)
        sheet.open()

    def export(self) -> None:
        """The list as it stands, its tab, conditions and order, into a file."""
        asked = ReturnsAsked(self.listing.chosen, self.listing.sort, COLUMNS, "")
        sheet = ReturnsExport(self.window(), self.desk, asked, shows=self.foot.full_text())
        day = self.desk.office.clock().astimezone(self._cells.zone).date()
        parts = (self.tr("售后"), self._titles[self._tab], self._text, day.isoformat())
        sheet.set_name("-".join(part for part in parts if part))
        sheet.open()

    def _requested(self, row: ReturnRow, command: Command) -> None:
        self.toaster.say(filled(self.tr("{0} 申请了售后 {1}"), row.order_no, return_no(row.id)))
        self._done(row.id)
        self.show_subject(row.id)

    def _done(self, case_id: int) -> None:
        """What was acted on stays selected, in the list as it is now."""
        self._read_list()
        if self.pane.case_id == case_id:
            self.pane.refresh()

    def _read_list(self) -> None:
        self.listing.reload()
        self.listing.recount()

    # what others did

    def changed(self, changes: Sequence[Change]) -> None:
        """An act on an order may change what its after-sales give back; a new or decided one changes the list."""
        orders = {one.order_id for one in changes}
        if any("return" in one.act or one.act in _MOVE_LIST for one in changes):
            self._read_list()
        else:
            self.listing.refresh(row.id for row in self.table.rows() if row.order_id in orders)
        matter = self.pane.matter
        if matter is not None and not orders.isdisjoint(_orders_of(matter)):
            self.pane.refresh()


_OPEN = (ReturnState.REQUESTED, ReturnState.TO_RECEIVE, ReturnState.TO_REFUND, ReturnState.TO_RESHIP)
_MOVE_LIST = frozenset({"refuse_goods", "approve_all_the_same", "fast_refund", "refund_instead"})


def _orders_of(matter: ReturnMatter) -> set[int]:
    """Its order, the paid one, and the replacement."""
    others = (matter.detail.root, matter.detail.replacement)
    return {matter.row.order_id, *(other.id for other in others if other is not None)}


def _id_of(row: QueueRow) -> int:
    return row.id
