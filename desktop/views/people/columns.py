"""The two tables of the staff page: who works here, and which roles there are."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication

from desktop.services.roles import RoleRow
from desktop.services.staff_rows import StaffRow
from desktop.views.cells import Chips, Person, Text
from desktop.views.chips import ChipSpec
from desktop.views.labels import initial
from desktop.views.moments import Moments
from desktop.views.table import Column, RowTable
from desktop.views.texts import filled, listed
from desktop.views.words import role_word

translate = QCoreApplication.translate


def state_chip(row: StaffRow, now: datetime) -> ChipSpec:
    """How her account stands."""
    if not row.active:
        return ChipSpec(translate("people", "已停用"), "neutral", "ban")
    if row.must_change and row.code_until is not None and row.code_until < now:
        return ChipSpec(translate("people", "激活码过期"), "danger", "clock")
    if row.must_change:
        return ChipSpec(translate("people", "等她激活"), "warn", "hourglass")
    return ChipSpec(translate("people", "在岗"), "good", "circle-check")


class StaffTable(Moments, RowTable[StaffRow]):
    def __init__(self) -> None:
        super().__init__(
            [
                Column("name", translate("people", "员工"), 160, _name, stretch=True),
                Column("role", translate("people", "角色"), 100, _role),
                Column("state", translate("people", "状态"), 116, self._state),
                Column("last", translate("people", "最近登录"), 116, self._last, gives_way=1),
                Column("pc", translate("people", "电脑"), 104, _pc, gives_way=1),
                Column("eye", translate("people", "客人资料"), 112, _eye, gives_way=1),
                Column("password", translate("people", "密码"), 84, _password, gives_way=1),
            ],
            row_id=_staff_id,
        )

    def _state(self, row: StaffRow) -> Chips:
        return Chips((state_chip(row, self.now),))

    def _last(self, row: StaffRow) -> Text:
        if row.last_in is None:
            return Text(translate("people", "还没登录过"), "dim")
        return self.when(row.last_in)


class RoleTable(RowTable[RoleRow]):
    def __init__(self) -> None:
        super().__init__(
            [
                Column("name", translate("people", "角色"), 150, _role_name),
                Column("kind", translate("people", "来源"), 100, _kind, gives_way=1),
                Column("rights", translate("people", "权限"), 90, partial(_count_rights), gives_way=1),
                Column("eye", translate("people", "客人资料"), 110, _role_eye, gives_way=1),
                Column("people", translate("people", "谁在用"), 160, _users, stretch=True),
            ],
            row_id=_role_id,
        )


def _staff_id(row: StaffRow) -> int:
    return row.id


def _role_id(row: RoleRow) -> int:
    return row.id


def _name(row: StaffRow) -> Person:
    return Person(row.name, row.login, avatar=initial(row.name))


def _role(row: StaffRow) -> Text:
    return Text(role_word(row.role), "" if row.active else "dim")


def _pc(row: StaffRow) -> Text:
    return Text(row.pc or "—", "dim")


def eye_text(shown: bool) -> Text:
    return (
        Text(translate("people", "能显示"), "warn", icon="eye")
        if shown
        else Text(translate("people", "只看遮住的"), "dim")
    )


def _eye(row: StaffRow) -> Text:
    return eye_text(row.holds_key)


def _password(row: StaffRow) -> Text:
    if row.must_change:
        return Text(translate("people", "要先改"), "warn")
    return Text(translate("people", "已设好"), "dim")


def _role_name(row: RoleRow) -> Text:
    return Text(role_word(row.name), "strong")


def _kind(row: RoleRow) -> Chips:
    if row.preset:
        return Chips((ChipSpec(translate("people", "预设"), "neutral", "lock"),))
    return Chips((ChipSpec(translate("people", "自建"), "info", "pencil"),))


def _count_rights(row: RoleRow) -> Text:
    return Text(filled(translate("people", "{0} 项"), len(row.rights)))


def _role_eye(row: RoleRow) -> Text:
    return eye_text("REVEAL" in row.rights)


def _users(row: RoleRow) -> Text:
    return Text(users_text(row) or "—", "" if row.people else "dim")


def users_text(row: RoleRow) -> str:
    """周敏、林晓彤；停用 1 位"""
    names = listed(row.people)
    if not row.former:
        return names
    former = filled(translate("people", "停用 {0} 位"), row.former)
    return filled(translate("people", "{0}；{1}"), names, former) if names else former
