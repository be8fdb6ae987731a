"""AuditPage 审计与谁看过: who did what, and who looked at what, searched, and each record in full."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.services import audit_queries, look_queries
from desktop.services.audit_queries import ActEntry, ActPage, ActRow, AuditChoices, AuditFilter
from desktop.services.bulk import Plan, Result, batch_of
from desktop.services.bulk_undo import RIGHTS_BACK, BulkDone, bulk_done
from desktop.services.changes import Change
from desktop.services.look_queries import LookEntry, LookLine, LookPage
from desktop.views.audit.bar import LOOKS, AuditBar
from desktop.views.audit.columns import ActTable, LookTable, leads_to_order
from desktop.views.audit.panes import EntryPane
from desktop.views.bulk.undo import UndoManySheet
from desktop.views.desk import Desk
from desktop.views.labels import ElidedLabel
from desktop.views.pages import Page
from desktop.views.shell import PageHead
from desktop.views.table import RowId
from desktop.views.table_view import TableView
from desktop.views.tabs import Tab, TabBar
from desktop.views.texts import filled, sentence
from desktop.views.toast import Toaster

ACTS = "acts"
_PAGE = 100
# the first pages of what few rows fit are looked through on their own
_THROUGH_MOST = 20


class AuditPage(Page):
    def __init__(self, desk: Desk, toaster: Toaster) -> None:
        super().__init__(desk, toaster)
        self._known = False
        self._tab = ACTS
        self._asked: dict[str, AuditFilter | None] = {ACTS: None, LOOKS: None}
        self._next: dict[str, str | None] = {ACTS: None, LOOKS: None}
        self._reading: dict[str, bool] = {ACTS: False, LOOKS: False}
        self._through = 0
        self.head = PageHead(self.tr("审计与谁看过"), self.tr("只能追加，不能改也不能删"))
        self.tabs = TabBar([Tab(ACTS, self.tr("谁做了")), Tab(LOOKS, self.tr("谁看过"))], name=self.tr("哪一本"))
        self.tabs.changed.connect(self.show_tab)
        self.bar = AuditBar()
        self.bar.changed.connect(self._search)
        self.acts, self.looks = ActTable(), LookTable()
        self.views = {
            ACTS: TableView(self.acts, name=self.tr("谁做了")), LOOKS: TableView(self.looks, name=self.tr("谁看过"))
        }  # fmt: skip
        self.pane = EntryPane(self.acts.moments)
        self.pane.setParent(self)
        self.pane.hide()
        self.pane.order_asked.connect(self.order_asked)
        self.pane.member_asked.connect(self.member_asked)
        self.pane.closed.connect(self._close_pane)
        self.pane.batch_asked.connect(self._undo_batch)
        self._batch: tuple[int, tuple[Plan, ...]] = (0, ())
        self._stack = QStackedWidget()
        for key, view in self.views.items():
            view.selected.connect(partial(self._selected, key))
            view.opened.connect(partial(self._lead, key))
            view.act_pressed.connect(partial(self._pressed, key))
            view.near_end.connect(partial(self._more, key))
            view.empty_acted.connect(self._empty_acted)
            self._stack.addWidget(view)
        foot = QFrame()
        foot.setObjectName("tablebar")
        foot.setFixedHeight(44)
        beneath = QHBoxLayout(foot)
        beneath.setContentsMargins(20, 0, 20, 0)
        self.foot = ElidedLabel("", "caption")
        beneath.addWidget(self.foot, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self.tabs, self.bar):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        column.addWidget(foot)

    def reload(self) -> None:
        self.desk.ask(self, audit_queries.audit_choices, then=self._show_choices, key="choices")

    def changed(self, changes: Sequence[Change]) -> None:
        """New records come in while the list stands at its top; what is read further down isn't moved."""
        view = self.views[ACTS]
        if self._known and self._tab == ACTS and view.verticalScrollBar().value() == 0:
            self._ask(ACTS)

    def focus_search(self) -> None:
        self.bar.search.take_focus()

    def list_view(self) -> QWidget:
        return self.views[self._tab]

    def show_tab(self, tab: str) -> None:
        self._tab = tab
        self.tabs.choose(tab)
        self.bar.show_tab(tab)
        self._stack.setCurrentWidget(self.views[tab])
        self._search()
        self._selected(tab, self.views[tab].selected_id())

    def _show_choices(self, choices: AuditChoices) -> None:
        self._known = True
        zone = ZoneInfo(choices.zone)
        now = self.desk.office.clock()
        for table in (self.acts, self.looks):
            table.moments.zone, table.moments.now = zone, now
        self.bar.today = now.astimezone(zone).date()
        self.bar.show_people(choices.people)
        self._asked = {ACTS: None, LOOKS: None}
        self._search()

    def _search(self) -> None:
        chosen = self.bar.chosen(self._tab)
        if chosen is not None and self._known and chosen != self._asked[self._tab]:
            self.views[self._tab].set_loading(True)
            self._ask(self._tab)

    def _ask(self, tab: str) -> None:
        chosen = self.bar.chosen(tab)
        if chosen is None:
            return
        self._asked[tab], self._reading[tab], self._through = chosen, True, 0
        self.desk.ask(
            self, _QUESTIONS[tab], chosen, limit=_PAGE, then=partial(self._show, tab, chosen),
            failed=partial(self._explain, tab), key=tab,
        )  # fmt: skip

    def _more(self, tab: str) -> None:
        chosen, after = self._asked[tab], self._next[tab]
        if chosen is None or after is None or self._reading[tab]:
            return
        self._reading[tab] = True
        self.desk.ask(
            self, _QUESTIONS[tab], chosen, after=after, limit=_PAGE, then=partial(self._append, tab),
            failed=partial(self._explain, tab), key=tab,
        )  # fmt: skip

    def _show(self, tab: str, chosen: AuditFilter, page: ActPage | LookPage) -> None:
        self._reading[tab], self._next[tab] = False, page.next
        table: Any = self.views[tab].table
        table.moments.now = self.desk.office.clock()
        table.set_rows(page.rows)
        if not page.rows and page.next is not None:
            self._look_on(tab)
            return
        self._show_state(tab, chosen, page.unknown)

    def _append(self, tab: str, page: ActPage | LookPage) -> None:
        self._reading[tab], self._next[tab] = False, page.next
        table: Any = self.views[tab].table
        table.append_rows(page.rows)
        if not page.rows and page.next is not None:
            self._look_on(tab)
            return
        chosen = self._asked[tab]
        if chosen is not None:
            self._show_state(tab, chosen, page.unknown)

    def _look_on(self, tab: str) -> None:
        """Nothing fitted in so many rows: the next ones are looked through by itself, up to a bound."""
        self._through += 1
        if self._through < _THROUGH_MOST:
            self._more(tab)
            return
        chosen = self._asked[tab]
        if chosen is not None:
            self._show_state(tab, chosen, False)

    def _show_state(self, tab: str, chosen: AuditFilter, unknown: bool) -> None:
        view = self.views[tab]
        view.set_loading(False)
        rows = view.table.rowCount()
        self.tabs.show_counts({tab: f"{rows}+" if self._next[tab] else str(rows)})
        if self._next[tab]:
            self.foot.setText(filled(self.tr("先列出最近 {0} 条，往下还有"), f"{rows:,}"))
        else:
            self.foot.setText(filled(self.tr("一共 {0} 条，新的在前"), f"{rows:,}"))
        clear = ("clear", self.tr("清空条件"), "x", True)
        if unknown:
            title = filled(self.tr("没有订单号或会员号是 {0}"), chosen.about)
            view.show_empty("search", title, self.tr("请写完整的号码"), [clear])
        elif rows == 0 and self._next[tab]:
            title = self.tr("翻了很多条还没有找到")
            view.show_empty("search", title, self.tr("选个日子或人，缩小些再找"), [clear])
        elif chosen == AuditFilter():
            view.show_empty("inbox", self.tr("还没有记录"))
        else:
            view.show_empty("inbox", self.tr("没有符合的记录"), self.tr("换个条件，或都清空"), [clear])

    def _explain(self, tab: str, fact: Exception) -> None:
        self._reading[tab] = False
        self.views[tab].set_loading(False)
        self.foot.setText(sentence(fact))

    def _empty_acted(self, _key: str) -> None:
        self.bar.clear()

    def _selected(self, tab: str, chosen: RowId | None) -> None:
        if tab != self._tab:
            return
        if chosen is None:
            self.detail_asked.emit(None)
        elif tab == ACTS:
            self.desk.ask(self, audit_queries.act_entry, int(chosen), then=self._show_act, key="entry")
        else:
            self.desk.ask(self, look_queries.look_entry, int(chosen), then=self._show_look, key="entry")

    def _show_act(self, entry: ActEntry) -> None:
        self.pane.show_act(entry)
        self.detail_asked.emit(self.pane)
        self._batch = (entry.row.id, ())
        right = RIGHTS_BACK.get(entry.row.act)
        if right is not None and self.desk.may(right) and batch_of(entry.command_id):
            self._ask_batch()

    # the bulk act that an entry was part of

    def _ask_batch(self) -> None:
        entry_id, _ = self._batch
        self.desk.ask(self, bulk_done, entry_id, then=partial(self._offer_batch, entry_id), key="batch")

    def _offer_batch(self, entry_id: int, done: BulkDone | None) -> None:
        if entry_id == self._batch[0]:
            self._batch = (entry_id, done.plans if done is not None else ())
            self.pane.offer_batch(len(self._batch[1]))

    def _undo_batch(self) -> None:
        sheet = UndoManySheet(self.window(), self.desk, self._batch[1])
        sheet.order_asked.connect(self.order_asked)
        sheet.finished.connect(self._undone)
        sheet.open()

    def _undone(self, results: list[Result], _left: list[int]) -> None:
        done = sum(one.row is not None for one in results)
        if done:
            self.toaster.say(filled(self.tr("{0} 笔已撤销"), done))
            self._ask_batch()
            self._ask(ACTS)

    def _show_look(self, entry: LookEntry) -> None:
        self._batch = (0, ())
        self.pane.show_look(entry)
        self.detail_asked.emit(self.pane)

    def _close_pane(self) -> None:
        self.views[self._tab].select(None)
        self.detail_asked.emit(None)

    def _pressed(self, tab: str, row_id: RowId, _key: str) -> None:
        self._lead(tab, row_id)

    def _lead(self, tab: str, row_id: RowId) -> None:
        """To the order or member that a record is about."""
        row: ActRow | LookLine | None = self.views[tab].table.row_of(row_id)
        if isinstance(row, ActRow):
            if leads_to_order(row) and row.order_id is not None:
                self.order_asked.emit(row.order_id)
            elif row.subject == "member" and row.subject_name:
                self.member_asked.emit(row.subject_id)
        elif row is not None and row.count == 1:
            if row.orders:
                self.order_asked.emit(row.orders[0][0])
            elif row.members:
                self.member_asked.emit(row.members[0][0])


_QUESTIONS: dict[str, Any] = {ACTS: audit_queries.find_acts, LOOKS: look_queries.find_looks}
