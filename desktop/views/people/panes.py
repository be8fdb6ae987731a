"""The panes of the staff page: one person with her sessions and what she did last, and one role with its rights."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.vocabulary import Permission
from desktop.services.audit_queries import ActRow
from desktop.services.roles import RoleRow
from desktop.services.staff_rows import StaffRow
from desktop.services.staff_sessions import SessionRow
from desktop.views.buttons import Button
from desktop.views.chips import Chip, ChipSpec
from desktop.views.formats import exact, moment
from desktop.views.icons import Glyph
from desktop.views.labels import ElidedLabel, KeyValueRow, SectionHeader, clear, hline, initial, label, say
from desktop.views.people.columns import state_chip, users_text
from desktop.views.rights import GROUPS, group_word, right_word
from desktop.views.side_pane import SidePane
from desktop.views.texts import filled, listed, translate
from desktop.views.words import act_word, role_word


class StaffPane(SidePane):
    def __init__(self) -> None:
        super().__init__(self.tr("员工详情"))
        self.chip = Chip(ChipSpec(""))
        row = QHBoxLayout()
        row.addWidget(self.chip)
        row.addStretch(1)
        self.body.addLayout(row)
        self._facts, self._sessions, self._acts_done = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._open = SectionHeader(self.tr("登录"))
        self._did = SectionHeader(self.tr("最近做的"))
        for part in (self._facts, self._sessions, self._acts_done):
            part.setSpacing(5)
        self.body.addLayout(self._facts)
        self.body.addWidget(hline())
        self.body.addWidget(self._open)
        self.body.addLayout(self._sessions)
        self._line = hline()
        self.body.addWidget(self._line)
        self.body.addWidget(self._did)
        self.body.addLayout(self._acts_done)
        self.body.addStretch(1)

    def show_person(self, row: StaffRow, now: datetime, zone: ZoneInfo, *, myself: bool) -> None:
        self.title.setText(row.name)
        self.note.setText(f"{row.login} · {role_word(row.role)}")
        self.face.show_character(initial(row.name))
        self.chip.show_spec(state_chip(row, now))
        clear(self._facts)
        code = row.code_until if row.must_change else None
        facts = [
            (self.tr("角色"), role_word(row.role)),
            (self.tr("客人资料"), self.tr("能显示") if row.holds_key else self.tr("只看遮住的")),
            (
                self.tr("密码"),
                filled(self.tr("等她激活，码到 {0}"), exact(code, zone)[:16]) if code else self.tr("已设好"),
            ),
            (self.tr("加入"), exact(row.created_at, zone)[:10]),
        ]
        for key, value in facts:
            self._facts.addWidget(KeyValueRow(key, value))
        acts = [("role", self.tr("换角色"), "id-card", "")]
        if row.active:
            acts.append(("reset", self.tr("重发激活码"), "key-round", ""))
            acts.append(("disable", self.tr("停用"), "ban", ""))
        else:
            acts = [("reset", self.tr("重新启用"), "user-check", "primary"), *acts]
        self.show_acts([one for one in acts if not (myself and one[0] in ("disable", "reset"))])

    def show_sessions(self, sessions: Sequence[SessionRow], now: datetime, zone: ZoneInfo) -> None:
        clear(self._sessions)
        count = sum(one.ended_at is None for one in sessions)
        self._open.note.setText(filled(self.tr("开着 {0} 个"), count) if count else self.tr("现在没有登录"))
        for one in sessions[: max(count, 6)]:
            self._sessions.addWidget(self._session(one, now, zone))
        if not sessions:
            self._sessions.addWidget(label(self.tr("还没登录过"), "caption"))

    def _session(self, one: SessionRow, now: datetime, zone: ZoneInfo) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        is_open = one.ended_at is None
        row.addWidget(Glyph("monitor", "good" if is_open else "text2", 15))
        row.addWidget(label(one.pc, "caption_strong" if is_open else "caption"))
        since = ElidedLabel(filled(self.tr("{0} 起"), moment(one.started_at, now, zone)), "caption")
        since.setToolTip(exact(one.started_at, zone))
        row.addWidget(since, 1)
        if is_open and one.mine:
            row.addWidget(label(self.tr("就是这里"), "caption"))
        elif is_open:
            end = Button(self.tr("结束"), kind="link")
            end.setAccessibleName(filled(self.tr("结束 {0} 的登录"), one.pc))
            end.clicked.connect(partial(self._ask, f"end:{one.id}"))
            row.addWidget(end)
        else:
            row.addWidget(label(end_word(one.end_reason), "caption"))
        say(made, f"{one.pc} {since.full_text()}")
        return made

    def show_acts_done(self, acts: Sequence[ActRow] | None, now: datetime, zone: ZoneInfo) -> None:
        """None: who asks may not read the audit."""
        for part in (self._line, self._did):
            part.setVisible(acts is not None)
        clear(self._acts_done)
        for one in acts or ():
            what = f"{act_word(one.act)} {one.subject_name}".strip()
            self._acts_done.addWidget(KeyValueRow(what, moment(one.at, now, zone)))
        if acts is not None and not acts:
            self._acts_done.addWidget(label(self.tr("还没有做过什么"), "caption"))


class RolePane(SidePane):
    def __init__(self) -> None:
        super().__init__(self.tr("角色详情"))
        self._rights = QVBoxLayout()
        self._rights.setSpacing(5)
        self.body.addLayout(self._rights)
        self.body.addStretch(1)

    def show_role(self, row: RoleRow) -> None:
        self.title.setText(role_word(row.name))
        kind = self.tr("预设，不能改") if row.preset else self.tr("自建")
        self.note.setText(filled(self.tr("{0} · {1} 项权限"), kind, len(row.rights)))
        self.face.show_character(role_word(row.name))
        clear(self._rights)
        self._rights.addWidget(KeyValueRow(self.tr("谁在用"), users_text(row) or self.tr("没有人")))
        for key, group in GROUPS:
            held = [right for right in group if right in row.rights]
            if held:
                self._rights.addWidget(hline())
                self._rights.addWidget(label(group_word(key), "caption_strong"))
                words = listed(map(right_word, held))
                self._rights.addWidget(label(words, "warn" if Permission.REVEAL in held else "", wrap=True))
        copy = ("copy", self.tr("照着新建"), "copy", "")
        if row.preset:
            self.show_acts([copy])
            return
        acts = [("edit", self.tr("修改"), "pencil", "primary"), copy]
        if not row.people and not row.former:
            acts.append(("delete", self.tr("删除"), "trash-2", ""))
        self.show_acts(acts)


def end_word(reason: str) -> str:
    """Why a session is over."""
    known = {
        "signed_out": translate("session end", "退出了"),
        "locked": translate("session end", "锁过屏"),
        "disabled": translate("session end", "停用"),
        "reset": translate("session end", "重发激活码"),
        "role_changed": translate("session end", "换了角色"),
        "password_changed": translate("session end", "改了密码"),
        "recovered": translate("session end", "用恢复词找回"),
        "ended": translate("session end", "被结束"),
    }
    return known.get(reason, translate("session end", "结束了"))
