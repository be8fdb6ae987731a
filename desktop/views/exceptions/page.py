"""ExceptionsPage 异常: what needs a person, the most urgent first, each with its cause and the next right step."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.models.vocabulary import Permission
from desktop.services.changes import Change
from desktop.services.exceptions import queries
from desktop.services.exceptions.evidence import ExceptionCase, exception_case
from desktop.services.exceptions.queries import (
    GROUPS,
    PAGE_MOST,
    ExceptionCounts,
    ExceptionFilter,
    ExceptionPage,
    ExceptionRow,
    Scope,
)
from desktop.views.buttons import Button, SegmentedControl, reveal
from desktop.views.desk import Desk
from desktop.views.exceptions.columns import ExceptionTable
from desktop.views.exceptions.delay_view import DelayView
from desktop.views.exceptions.doing import Doing
from desktop.views.exceptions.pane import ExceptionPane
from desktop.views.exceptions.steps import steps_of
from desktop.views.exceptions.words import group_word
from desktop.views.labels import ElidedLabel
from desktop.views.pages import Page
from desktop.views.shell import PageHead
from desktop.views.spaced import Spaced
from desktop.views.table import RowId
from desktop.views.table_view import TableView
from desktop.views.tabs import Tab, TabBar
from desktop.views.texts import filled, sentence
from desktop.views.toast import Toaster

ALL, DELAYS = "all", "delays"
_PAGE, _ROW = 100, 44


class ExceptionsPage(Page):
    def __init__(self, desk: Desk, toaster: Toaster) -> None:
        super().__init__(desk, toaster)
        self._group, self._reading = ALL, False
        self._next: str | None = None
        self._wanted: int | None = None
        self._starting: int | None = None
        self._doing: Doing | None = None
        self.counts: ExceptionCounts | None = None
        self.head = PageHead(self.tr("异常"))
        self.first = Button(self.tr("从最急的开始"), "play", kind="primary")
        self.first.clicked.connect(self._start_first)
        self.mends = Button(self.tr("等批准的修正"), "scale")
        self.mends.clicked.connect(self._show_mends)
        reveal(self.mends, desk.may(Permission.MEND))
        self.head.add_button(self.mends)
        self.head.add_button(self.first)
        groups = [Tab(key, group_word(key)) for key in (ALL, *GROUPS)]
        self.tabs = TabBar([*groups, Tab(DELAYS, self.tr("延误"), icon="hourglass", gap=True)], name=self.tr("哪一类"))
        self.tabs.changed.connect(self.show_tab)
        self.scope = SegmentedControl(
            [(Scope.OPEN.value, self.tr("待处理")), (Scope.MINE.value, self.tr("我的")),
             (Scope.SNOOZED.value, self.tr("稍后")), (Scope.CLOSED.value, self.tr("已了结"))],
            name=self.tr("看哪些"),
        )  # fmt: skip
        self.scope.changed.connect(self._scoped)
        self.take = Button(self.tr("我来处理"), "user-check", size="small")
        self.later = Button(self.tr("稍后提醒"), "alarm-clock", size="small")
        self.take.clicked.connect(self._take_ticked)
        self.later.clicked.connect(self._snooze_ticked)
        self.ticked = ElidedLabel("", "caption")
        self.bar = self._bar()
        self.table = ExceptionTable()
        self.view = TableView(self.table, name=self.tr("异常"), row_height=_ROW)
        self.view.selected.connect(self._selected)
        self.view.opened.connect(self._open_main)
        self.view.act_pressed.connect(self._pressed)
        self.view.near_end.connect(self._more)
        self.view.checks_changed.connect(self._ticks)
        self.view.empty_acted.connect(self._show_all)
        self.pane = ExceptionPane()
        self.pane.setParent(self)
        self.pane.hide()
        self.pane.closed.connect(partial(self.view.select, None))
        self.pane.asked.connect(self._start)
        self.pane.order_asked.connect(self.order_asked)
        self.delays = DelayView(desk)
        self.delays.orders_asked.connect(self.orders_asked)
        listed = QWidget()
        inside = QVBoxLayout(listed)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.bar)
        inside.addWidget(self.view, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(listed)
        self._stack.addWidget(self.delays)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self.tabs):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        self._again = Spaced(self, self._refresh)
        self._ticks([])

    def _bar(self) -> QFrame:
        made = QFrame()
        made.setObjectName("filterbar")
        row = QHBoxLayout(made)
        row.setContentsMargins(20, 7, 20, 7)
        row.setSpacing(8)
        row.addWidget(self.scope)
        row.addWidget(self.ticked, 1)
        row.addWidget(self.take)
        row.addWidget(self.later)
        return made

    @property
    def doing(self) -> Doing:
        """Made when first needed: its dialogs stand in the window that the page is in by then."""
        if self._doing is None:
            self._doing = Doing(self.desk, self, self.toaster)
            self._doing.done.connect(self._refresh)
            self._doing.order_asked.connect(self.order_asked)
            self._doing.member_asked.connect(self.member_asked)
            self._doing.list_asked.connect(self.list_asked)
            self._doing.goods_asked.connect(self._ask_goods)
        return self._doing

    def chosen(self) -> ExceptionFilter:
        return ExceptionFilter(Scope(self.scope.value()), GROUPS.get(self._group, ()))

    # reading

    def reload(self) -> None:
        self.desk.ask(self, queries.exception_counts, then=self._count, key="counts")
        if self._group == DELAYS:
            self.delays.reload()
            return
        self.view.set_loading(True)
        self._ask(_PAGE)

    def changed(self, changes: Sequence[Change]) -> None:
        self._again.want()

    def _refresh(self) -> None:
        """The same rows again, with what came and without what went; the selected one stays."""
        self.desk.ask(self, queries.exception_counts, then=self._count, key="counts")
        if self._group != DELAYS:
            self._ask(min(PAGE_MOST, max(_PAGE, len(self.table.rows()))))
        chosen = self.view.selected_id()
        if chosen is not None:
            self._read_case(int(chosen))

    def _ask(self, limit: int) -> None:
        self._reading = True
        chosen = self.chosen()
        self.desk.ask(
            self, queries.exception_list, chosen, limit=limit, then=partial(self._show, chosen), failed=self._explain,
            key="list",
        )  # fmt: skip

    def _more(self) -> None:
        if self._next is None or self._reading:
            return
        self._reading = True
        self.desk.ask(
            self, queries.exception_list, self.chosen(), after=self._next, limit=_PAGE, then=self._append,
            failed=self._explain, key="list",
        )  # fmt: skip

    def _show(self, chosen: ExceptionFilter, page: ExceptionPage) -> None:
        self._reading, self._next = False, page.next
        self.table.now, self.table.zone = page.now, ZoneInfo(page.zone)
        self.table.show_scope(chosen.scope)
        self.delays.zone = self.table.zone
        self.view.set_loading(False)
        self.table.set_rows(self.table.sections(page.rows))
        self.table.check_only([one for one in self.table.checked_ids() if self.table.place_of(one) >= 0])
        self._say_empty(chosen)
        if self._wanted is not None:
            self.view.select(self._wanted)
            self._wanted = None

    def _append(self, page: ExceptionPage) -> None:
        self._reading, self._next = False, page.next
        rows = self.table.rows()
        self.table.append_rows(self.table.sections(page.rows, rows[-1].urgency if rows else None))

    def _explain(self, fact: Exception) -> None:
        self._reading = False
        self.view.set_loading(False)
        self.head.note.setText(sentence(fact))

    def _say_empty(self, chosen: ExceptionFilter) -> None:
        every = [("all", self.tr("看全部待处理"), "x", True)]
        if chosen == ExceptionFilter():
            self.view.show_empty("circle-check", self.tr("没有要人处理的"), self.tr("订单都在自己往前走"))
        elif chosen.scope is Scope.MINE:
            self.view.show_empty("user-check", self.tr("你手上没有异常"), self.tr("可以从待处理里领"), every)
        elif chosen.scope is Scope.SNOOZED:
            self.view.show_empty("alarm-clock", self.tr("没有先放着的"), "", every)
        else:
            self.view.show_empty("inbox", self.tr("这一类没有"), "", every)

    def _count(self, counts: ExceptionCounts) -> None:
        self.counts = counts
        told: dict[str, int | str | None] = {
            key: sum(counts.kinds.get(kind, 0) for kind in kinds) for key, kinds in GROUPS.items()
        }
        self.tabs.show_counts({**told, ALL: counts.open})
        if counts.open:
            said = filled(self.tr("{0} 件要人处理，{1} 件紧急，{2} 件在你手上，{3} 件先放着"), counts.open,
                          counts.urgent, counts.mine, counts.snoozed)  # fmt: skip
        else:
            said = filled(self.tr("没有要人处理的，{0} 件先放着"), counts.snoozed)
        self.head.note.setText(said)
        self.first.setEnabled(counts.open > 0)

    # choosing

    def show_tab(self, key: str) -> None:
        self._group = key
        self.tabs.choose(key)
        self._stack.setCurrentIndex(int(key == DELAYS))
        if key == DELAYS:
            self.view.select(None)
        self.table.clear_checks()
        self.reload()

    def show_list(self, name: str) -> None:
        if name in (ALL, DELAYS, *GROUPS):
            self.scope.choose(Scope.OPEN.value)
            self.show_tab(name)

    def show_subject(self, subject_id: int) -> None:
        self._wanted = subject_id
        self.show_list(ALL)

    def list_view(self) -> QWidget | None:
        return self.delays.steps_view if self._group == DELAYS else self.view

    def _scoped(self, _key: str) -> None:
        self.table.clear_checks()
        self.reload()

    def _show_all(self, _key: str) -> None:
        self.show_list(ALL)

    def _selected(self, chosen: RowId | None) -> None:
        if chosen is None:
            self.detail_asked.emit(None)
        else:
            self._read_case(int(chosen))

    def _read_case(self, exception_id: int) -> None:
        self.desk.ask(self, exception_case, exception_id, then=self._show_case, failed=self._no_case, key="case")

    def _show_case(self, case: ExceptionCase) -> None:
        if self.view.selected_id() != case.row.id:
            return
        steps = steps_of(case, self.doing.offered(case), self.desk.may, self.desk.actor.staff_id)
        self.pane.show_case(case, steps)
        self.detail_asked.emit(self.pane)
        if self._starting == case.row.id:
            self._starting = None
            self.pane.start_main()

    def _no_case(self, fact: Exception) -> None:
        self._starting = None
        self.toaster.say(sentence(fact), tone="warn", seconds=8)

    # doing

    def _start_first(self, checked: bool = False) -> None:
        self.show_list(ALL)
        rows = self.table.rows()
        if rows:
            self.view.select(rows[0].id)
            self.view.setFocus()

    def _show_mends(self, checked: bool = False) -> None:
        self.doing.show_waiting(self.table.zone)

    def _open_main(self, chosen: RowId) -> None:
        """Enter or the row's button: the next right step, once the case is read."""
        self._starting = int(chosen)
        if self.view.selected_id() != chosen:
            self.view.select(chosen)
        else:
            self._read_case(int(chosen))

    def _pressed(self, chosen: RowId, column: str) -> None:
        row: ExceptionRow | None = self.table.row_of(chosen)
        if column == "subject":
            if row is not None and row.order_id is not None:
                self.order_asked.emit(row.order_id)
            return
        self._open_main(chosen)

    def _start(self, key: str) -> None:
        if self.pane.case is not None:
            self.doing.start(key, self.pane.case)

    def _ticks(self, _ids: Any) -> None:
        rows = self._ticked_rows()
        self.ticked.setText(filled(self.tr("选了 {0} 件"), len(rows)) if rows else "")
        open_ = bool(rows) and self.scope.value() != Scope.CLOSED.value and self.desk.may(Permission.NOTE)
        for button in (self.take, self.later):
            reveal(button, open_)

    def _ticked_rows(self) -> list[ExceptionRow]:
        return [row for one in self.table.checked_ids() if (row := self.table.row_of(one)) is not None]

    def _take_ticked(self, checked: bool = False) -> None:
        if rows := self._ticked_rows():
            self.doing.take(rows)

    def _snooze_ticked(self, checked: bool = False) -> None:
        if rows := self._ticked_rows():
            self.doing.snooze(rows, self.table.zone)

    def _ask_goods(self, sku_id: int) -> None:
        self.subject_asked.emit("goods", sku_id)
