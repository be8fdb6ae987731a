"""AutomationPage 自动化: the shop's rules, the clock's jobs with their last runs, and what I was told."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.models.vocabulary import JobState, Permission
from desktop.services.automation.board import Board, automation_board
from desktop.services.automation.rule_log import read_staff_notices, rule_log
from desktop.services.automation.shop_rules import ShopRuleRow, delete_shop_rule, move_shop_rule, switch_shop_rule
from desktop.services.changes import Change
from desktop.views.automation.editor import RuleSheet
from desktop.views.automation.log_sheet import LogSheet
from desktop.views.automation.tables import JobsTable, NoticesTable, RulesTable
from desktop.views.buttons import Button
from desktop.views.desk import Desk
from desktop.views.dialogs import confirm
from desktop.views.pages import Page
from desktop.views.shell import PageHead
from desktop.views.table import RowId
from desktop.views.table_view import TableView
from desktop.views.tabs import Tab, TabBar
from desktop.views.texts import filled
from desktop.views.toast import Toaster

RULES, JOBS, NOTICES = "rules", "jobs", "notices"
# what a rule does in two lines
_ROW = 44
ACTS = frozenset({
    "save_shop_rule", "switch_shop_rule", "move_shop_rule", "delete_shop_rule", "run_shop_rule", "read_staff_notices",
})  # fmt: skip


class AutomationPage(Page):
    def __init__(self, desk: Desk, toaster: Toaster) -> None:
        super().__init__(desk, toaster)
        self._board: Board | None = None
        self.head = PageHead(self.tr("自动化"))
        self.up = self._button(self.tr("上移"), "arrow-up", partial(self._move, True))
        self.down = self._button(self.tr("下移"), "arrow-down", partial(self._move, False))
        self.log = self._button(self.tr("做过什么"), "history", self._show_log)
        self.switch = self._button(self.tr("关掉"), "pause", self._switch)
        self.delete = self._button(self.tr("删除"), "trash-2", self._delete)
        self.edit = self._button(self.tr("修改"), "pencil", self._edit)
        self.new = self._button(self.tr("新规则"), "plus", self._new, kind="primary")
        self.read_all = self._button(self.tr("都知道了"), "check", self._read_all)
        self.tabs = TabBar(
            [Tab(RULES, self.tr("自动规则")), Tab(JOBS, self.tr("定时任务")), Tab(NOTICES, self.tr("给我的提醒"))],
            name=self.tr("自动化"),
        )
        self.tabs.changed.connect(self.show_tab)
        self.rules, self.jobs, self.notices = RulesTable(), JobsTable(), NoticesTable()
        self.views = {
            RULES: TableView(self.rules, name=self.tr("自动规则"), row_height=_ROW),
            JOBS: TableView(self.jobs, name=self.tr("定时任务"), row_height=_ROW),
            NOTICES: TableView(self.notices, name=self.tr("给我的提醒")),
        }
        self._stack = QStackedWidget()
        for view in self.views.values():
            self._stack.addWidget(view)
        self.views[RULES].selected.connect(self._show_buttons)
        self.views[RULES].opened.connect(self._edit)
        self.views[RULES].empty_acted.connect(self._new)
        self.views[NOTICES].act_pressed.connect(self._notice_pressed)
        self.views[NOTICES].opened.connect(self._open_notice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self.tabs):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        self._show_buttons()

    def _button(self, words: str, icon: str, slot: Any, kind: str = "") -> Button:
        made = Button(words, icon, kind=kind)
        made.clicked.connect(slot)
        self.head.add_button(made)
        return made

    def reload(self) -> None:
        if self._board is None:
            self.views[self.tabs.current()].set_loading(True)
        self.desk.ask(self, automation_board, then=self._show, key="board")

    def changed(self, changes: Sequence[Change]) -> None:
        if any(one.act in ACTS or one.actor == "worker" for one in changes):
            self.reload()

    def list_view(self) -> QWidget:
        return self.views[self.tabs.current()]

    def show_list(self, name: str) -> None:
        self.tabs.choose(name)
        self.show_tab(name)

    def show_tab(self, key: str) -> None:
        self._stack.setCurrentWidget(self.views[key])
        self._show_buttons()

    def rule(self) -> ShopRuleRow | None:
        chosen = self.views[RULES].selected_id()
        return self.rules.row_of(chosen) if chosen is not None else None

    def _show(self, board: Board) -> None:
        self._board = board
        now, zone = self.desk.office.clock(), ZoneInfo(board.zone)
        for table in (self.jobs, self.notices):
            table.moments.now, table.moments.zone = now, zone
        self.rules.places = {row.id: place for place, row in enumerate(board.rules, start=1)}
        self.rules.names = dict(board.colleagues)
        self.rules.set_rows(board.rules)
        self.jobs.set_rows(board.jobs)
        self.notices.set_rows(board.notices)
        for view in self.views.values():
            view.set_loading(False)
        unread = sum(not one.read for one in board.notices)
        self.tabs.show_counts({RULES: len(board.rules), JOBS: len(board.jobs), NOTICES: unread})
        new = [("new", self.tr("写第一条规则"), "plus", True)] if self.desk.may(Permission.PUBLISH_RULES) else []
        self.views[RULES].show_empty(
            "zap", self.tr("还没有自动规则"), self.tr("比如：大额先挂起，48 小时没发出就提醒仓库"), new
        )
        self.views[JOBS].show_empty(
            "clock", self.tr("还没有跑过"), self.tr("打开着程序就会自己做，也可以用 pointsdesk worker")
        )
        self.views[NOTICES].show_empty("bell", self.tr("没有提醒"))
        self.head.note.setText(self._note(board))
        self._show_buttons()

    def _note(self, board: Board) -> str:
        failed = sum(job.state is JobState.FAILED or bool(job.broken) for job in board.jobs)
        if failed:
            return filled(self.tr("{0} 项任务要看一看"), failed)
        on = sum(row.active for row in board.rules)
        if board.waiting:
            return filled(self.tr("{0} 条规则开着，{1} 条给客人的消息等着发"), on, board.waiting)
        return filled(self.tr("{0} 条规则开着"), on)

    def _show_buttons(self, *_: object) -> None:
        tab, row, may = self.tabs.current(), self.rule(), self.desk.may(Permission.PUBLISH_RULES)
        for button in (self.up, self.down, self.edit, self.switch, self.delete):
            button.setVisible(tab == RULES and may)
            button.setEnabled(row is not None)
        self.log.setVisible(tab == RULES)
        self.log.setEnabled(row is not None)
        self.new.setVisible(tab == RULES and may)
        self.read_all.setVisible(tab == NOTICES)
        self.read_all.setEnabled(any(not one.read for one in (self._board.notices if self._board else ())))
        if row is not None:
            place = self.rules.places.get(row.id, 1)
            self.up.setEnabled(place > 1)
            self.down.setEnabled(place < len(self.rules.places))
            self.switch.setText(self.tr("关掉") if row.active else self.tr("打开"))
            self.switch.show_icon("pause" if row.active else "play")

    # rules

    def _new(self, *_: object) -> None:
        self._open(None)

    def _edit(self, *_: object) -> None:
        row = self.rule()
        if row is not None and self.desk.may(Permission.PUBLISH_RULES):
            self._open(row)

    def _open(self, row: ShopRuleRow | None) -> None:
        if self._board is None:
            return
        sheet = RuleSheet(self.window(), self.desk, self._board.colleagues, ZoneInfo(self._board.zone), row)
        sheet.saved.connect(self._saved)
        sheet.open()

    def _saved(self, row: ShopRuleRow) -> None:
        self.toaster.say(filled(self.tr("规则「{0}」第 {1} 版发布了"), row.name, row.version))
        self.reload()

    def _move(self, up: bool, *_: object) -> None:
        row = self.rule()
        if row is not None:
            self.desk.do(self, move_shop_rule, row.id, up=up, then=self._again)

    def _switch(self, *_: object) -> None:
        row = self.rule()
        if row is not None:
            self.desk.do(self, switch_shop_rule, row.id, active=not row.active, then=self._switched)

    def _switched(self, row: ShopRuleRow) -> None:
        words = self.tr("规则「{0}」打开了，管以后的事") if row.active else self.tr("规则「{0}」关掉了")
        self.toaster.say(filled(words, row.name))
        self.reload()

    def _delete(self, *_: object) -> None:
        row = self.rule()
        if row is not None:
            confirm(
                self.window(), filled(self.tr("删除规则「{0}」？"), row.name), self.tr("它做过的事和记录都留着，以后不再管。"),
                act=self.tr("删除规则"), slot=partial(self._really_delete, row),
            )  # fmt: skip

    def _really_delete(self, row: ShopRuleRow) -> None:
        self.desk.do(self, delete_shop_rule, row.id, seen=row.version, then=self._again)

    def _show_log(self, *_: object) -> None:
        row = self.rule()
        if row is not None and self._board is not None:
            sheet = LogSheet(self.window(), self.desk, row.name, ZoneInfo(self._board.zone))
            sheet.order_asked.connect(self.order_asked)
            sheet.open()
            self.desk.ask(sheet, rule_log, rule_id=row.id, then=sheet.show_runs)

    def _again(self, *_: object) -> None:
        self.reload()

    # notices

    def _notice_pressed(self, chosen: RowId, key: str) -> None:
        if key == "read":
            self._read((int(chosen),))
        else:
            self._open_notice(chosen)

    def _open_notice(self, chosen: RowId) -> None:
        row = self.notices.row_of(chosen)
        if row is not None and row.order_id is not None:
            self.order_asked.emit(row.order_id)

    def _read_all(self, *_: object) -> None:
        self._read(tuple(one.id for one in (self._board.notices if self._board else ()) if not one.read))

    def _read(self, ids: tuple[int, ...]) -> None:
        if ids:
            self.desk.do(self, read_staff_notices, ids, then=self._again)
