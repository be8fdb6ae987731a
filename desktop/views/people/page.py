"""PeoplePage 员工: who works here and where they are signed in, and the roles with their rights."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.models.vocabulary import Permission
from desktop.services import audit_queries, roles, staff_sessions
from desktop.services.audit_queries import ActPage, AuditFilter
from desktop.services.changes import Change
from desktop.services.roles import People, RoleRow
from desktop.services.staff import Activation
from desktop.services.staff_rows import StaffRow
from desktop.services.staff_sessions import SessionRow
from desktop.views.buttons import Button
from desktop.views.desk import Desk
from desktop.views.dialogs import confirm
from desktop.views.pages import Page
from desktop.views.people.columns import RoleTable, StaffTable
from desktop.views.people.panes import RolePane, StaffPane
from desktop.views.people.role_editor import RoleEditor
from desktop.views.people.sheets import AddSheet, CodeSheet, DisableSheet, PersonSheet, ResetSheet, RoleSheet
from desktop.views.shell import PageHead
from desktop.views.table import RowId
from desktop.views.table_view import TableView
from desktop.views.tabs import Tab, TabBar
from desktop.views.texts import filled, sentence
from desktop.views.toast import Toaster
from desktop.views.words import role_word

PEOPLE_ACTS = frozenset({
    "enter_staff", "disable_staff", "renew_staff", "change_role", "create_role", "edit_role", "delete_role",
    "end_session", "change_password", "recover_owner",
})  # fmt: skip
_DONE_MOST = 12


class PeoplePage(Page):
    def __init__(self, desk: Desk, toaster: Toaster) -> None:
        super().__init__(desk, toaster)
        self._known: People | None = None
        self.head = PageHead(self.tr("员工"))
        self.new_role = Button(self.tr("新建角色"), "shield")
        self.new_role.clicked.connect(self._new_role)
        self.add = Button(self.tr("添加员工"), "user-plus", kind="primary")
        self.add.clicked.connect(self._add)
        self.head.add_button(self.new_role)
        self.head.add_button(self.add)
        self.tabs = TabBar([Tab("staff", self.tr("员工")), Tab("roles", self.tr("角色"))], name=self.tr("员工和角色"))
        self.tabs.changed.connect(self.show_tab)
        self.staff, self.roles = StaffTable(), RoleTable()
        self.staff_view = TableView(self.staff, name=self.tr("员工"))
        self.roles_view = TableView(self.roles, name=self.tr("角色"))
        self.staff_view.selected.connect(self._person_selected)
        self.roles_view.selected.connect(self._role_selected)
        self.pane, self.role_pane = StaffPane(), RolePane()
        self.pane.setParent(self)
        self.role_pane.setParent(self)
        for pane, view in ((self.pane, self.staff_view), (self.role_pane, self.roles_view)):
            pane.hide()
            pane.closed.connect(partial(view.select, None))
        self.pane.asked.connect(self._act_on_person)
        self.role_pane.asked.connect(self._act_on_role)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.staff_view)
        self._stack.addWidget(self.roles_view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        for one in (self.staff_view, self.roles_view):
            one.show_empty("users", "")

    @property
    def now(self) -> datetime:
        return self.desk.office.clock()

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self._known.zone if self._known else "UTC")

    def reload(self) -> None:
        if self._known is None:
            self.staff_view.set_loading(True)
        self.desk.ask(self, roles.people, then=self._show, key="people")

    def changed(self, changes: Sequence[Change]) -> None:
        if any(one.act in PEOPLE_ACTS for one in changes):
            self.reload()
        elif (row := self.person()) is not None and any(one.actor == f"staff:{row.id}" for one in changes):
            self._ask_about(row)

    def list_view(self) -> QWidget:
        return self.staff_view if self.tabs.current() == "staff" else self.roles_view

    def show_subject(self, subject_id: int) -> None:
        self.tabs.choose("staff")
        self.show_tab("staff")
        self.staff_view.select(subject_id)

    def show_tab(self, key: str) -> None:
        self._stack.setCurrentWidget(self.staff_view if key == "staff" else self.roles_view)
        self._show_pane()

    def person(self) -> StaffRow | None:
        chosen = self.staff_view.selected_id()
        return self.staff.row_of(chosen) if chosen is not None else None

    def role(self) -> RoleRow | None:
        chosen = self.roles_view.selected_id()
        return self.roles.row_of(chosen) if chosen is not None else None

    def _show(self, known: People) -> None:
        self._known = known
        self.staff_view.set_loading(False)
        self.staff.now, self.staff.zone = self.now, self.zone
        self.staff.set_rows(known.staff)
        self.roles.set_rows(known.roles)
        active = sum(row.active for row in known.staff)
        waiting = sum(row.active and row.must_change for row in known.staff)
        note = (
            filled(self.tr("{0} 位在用，{1} 位等激活"), active, waiting)
            if waiting
            else filled(self.tr("{0} 位在用"), active)
        )
        self.head.note.setText(note)
        self.tabs.show_counts({"staff": len(known.staff), "roles": len(known.roles)})
        self._show_pane()

    def _person_selected(self, _chosen: RowId | None) -> None:
        self._show_pane()

    def _role_selected(self, _chosen: RowId | None) -> None:
        self._show_pane()

    def _show_pane(self) -> None:
        if self.tabs.current() == "staff":
            row = self.person()
            if row is not None:
                self.pane.show_person(row, self.now, self.zone, myself=row.id == self.desk.actor.staff_id)
                self._ask_about(row)
            self.detail_asked.emit(self.pane if row is not None else None)
            return
        role = self.role()
        if role is not None:
            self.role_pane.show_role(role)
        self.detail_asked.emit(self.role_pane if role is not None else None)

    def _ask_about(self, row: StaffRow) -> None:
        self.desk.ask(
            self, staff_sessions.sessions_of, row.id, then=partial(self._show_sessions, row.id), key="sessions"
        )
        if self.desk.may(Permission.READ_AUDIT):
            self.desk.ask(
                self, audit_queries.find_acts, AuditFilter(actor=f"staff:{row.id}"), limit=_DONE_MOST,
                then=partial(self._show_done, row.id), key="done",
            )  # fmt: skip
        else:
            self.pane.show_acts_done(None, self.now, self.zone)

    def _show_sessions(self, staff_id: int, sessions: Sequence[SessionRow]) -> None:
        if self.staff_view.selected_id() == staff_id:
            self.pane.show_sessions(sessions, self.now, self.zone)

    def _show_done(self, staff_id: int, page: ActPage) -> None:
        if self.staff_view.selected_id() == staff_id:
            self.pane.show_acts_done(page.rows, self.now, self.zone)

    def _open(self, sheet: PersonSheet, then: Any) -> None:
        sheet.done.connect(then)
        sheet.done.connect(self._reload_after)
        sheet.open()

    def _reload_after(self, _answer: object) -> None:
        self.reload()

    def _add(self) -> None:
        if self._known is not None:
            self._open(AddSheet(self.window(), self.desk, self._known.roles), self._show_code)

    def _show_code(self, given: Activation) -> None:
        known = self._known.staff if self._known else ()
        name = next((row.name for row in known if row.login == given.login), "")
        CodeSheet(self.window(), given, name, now=self.now, zone=self.zone).open()

    def _act_on_person(self, key: str) -> None:
        row = self.person()
        if row is None or self._known is None:
            return
        kind, _, rest = key.partition(":")
        if kind == "role":
            self._open(RoleSheet(self.window(), self.desk, row, self._known.roles), self._say_role)
        elif kind == "reset":
            self._open(ResetSheet(self.window(), self.desk, row), self._show_code)
        elif kind == "disable":
            self._open(DisableSheet(self.window(), self.desk, row), self._say_disabled)
        elif kind == "end":
            confirm(
                self, filled(self.tr("结束 {0} 的登录"), row.name),
                self.tr("她那边的窗口马上锁上，没保存的内容还在，输入密码可以接着用。"), act=self.tr("结束登录"),
                slot=partial(self._end_session, int(rest)), icon="log-out",
            )  # fmt: skip

    def _end_session(self, session_id: int) -> None:
        self.desk.do(self, staff_sessions.end_session, session_id, then=self._session_ended, failed=self._say_failed)

    def _session_ended(self, row: SessionRow) -> None:
        self.toaster.say(filled(self.tr("{0} 上的登录已结束"), row.pc))
        self._show_pane()

    def _say_failed(self, fact: Exception) -> None:
        self.toaster.say(sentence(fact), tone="danger", seconds=8)
        self._show_pane()

    def _say_role(self, row: StaffRow) -> None:
        self.toaster.say(filled(self.tr("{0} 现在是{1}"), row.name, role_word(row.role)))

    def _say_disabled(self, row: StaffRow) -> None:
        self.toaster.say(filled(self.tr("{0} 已停用"), row.name))

    def _new_role(self) -> None:
        self._edit_role()

    def _edit_role(self, *, role: RoleRow | None = None, start: RoleRow | None = None) -> None:
        self._open(RoleEditor(self.window(), self.desk, role=role, start=start), self._role_saved)

    def _role_saved(self, row: RoleRow) -> None:
        self.toaster.say(filled(self.tr("角色{0}已保存"), row.name))

    def _act_on_role(self, key: str) -> None:
        row = self.role()
        if row is None:
            return
        if key == "edit":
            self._edit_role(role=row)
        elif key == "copy":
            self._edit_role(start=row)
        else:
            confirm(
                self, filled(self.tr("删除角色 {0}"), row.name), self.tr("没有人用它。删了不能恢复，可以再建一个。"),
                act=self.tr("删除角色"), slot=partial(self._delete_role, row), icon="trash-2",
            )  # fmt: skip

    def _delete_role(self, row: RoleRow) -> None:
        self.desk.do(
            self, roles.delete_role, row.id, seen_name=row.name, seen_rights=row.rights, then=self._role_deleted,
            failed=self._say_failed,
        )  # fmt: skip

    def _role_deleted(self, name: str) -> None:
        self.toaster.say(filled(self.tr("角色{0}已删除"), name))
        self.reload()
