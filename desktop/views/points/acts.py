"""The dialogs that move a member's points by hand: 送积分, 调积分, 收回送的积分, 合并会员.

GrantSheet(window, desk, detail) · AdjustSheet(…) · MergeSheet(…)   .done(words for the toast)
TakeBackSheet(window, desk, lot).taken()
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import AdjustmentState, Permission
from desktop.services import adjustments, grants, members, merges
from desktop.services.adjustments import AdjustmentRow
from desktop.services.errors import Invalid
from desktop.services.member_detail import MemberDetail
from desktop.services.members import MemberRow
from desktop.services.points_story import StoryLot
from desktop.services.transaction import Rehearsal
from desktop.services.two_persons import REASON_MOST
from desktop.views.buttons import SegmentedControl, reveal
from desktop.views.command_sheet import PAUSE_MS, Command, RehearsingSheet
from desktop.views.date_field import DateEdit
from desktop.views.desk import Desk
from desktop.views.form import Choice, Field, PointsEdit, TextEdit
from desktop.views.formats import points_text, signed
from desktop.views.labels import label
from desktop.views.notices import Effect
from desktop.views.points.moves import moved_buckets
from desktop.views.texts import field_problem, filled

translate = QCoreApplication.translate


class PointsSheet(RehearsingSheet):
    """How many points, why, and what that does to the member's buckets."""

    done = Signal(str)

    def __init__(self, window: QWidget, desk: Desk, title: str, account: str, *, icon: str) -> None:
        super().__init__(window, desk, title, account, icon=icon, width=560)
        self.points = PointsEdit(name=self.tr("积分"))
        self.reason = TextEdit(self.tr("本人和同事都看得到"), name=self.tr("原因"))
        self.reason.setMaxLength(REASON_MOST)
        self.points.textEdited.connect(self.changed)
        self.fields = {
            "points": Field(self.tr("积分"), self.points, required=True),
            "reason": Field(self.tr("原因"), self.reason, required=True),
        }

    def places(self) -> Mapping[str, Field]:
        return self.fields

    def take_focus(self) -> None:
        self.points.setFocus()

    def typed(self, *, trial: bool) -> tuple[int, str] | None:
        """Points above zero and the reason; in a trial a reason may still be missing."""
        for field in self.fields.values():
            field.set_error("")
        try:
            points = self.points.points() or 0
        except ValueError:
            points = 0
        reason = self.reason.text().strip()
        if trial:
            if not points:
                self.show_nothing(self.tr("填了积分，这里就告诉你余额会怎么变"))
                return None
            return points, reason or "—"
        if not points:
            self.fields["points"].set_error(self.tr("要填 1 或以上的整数"))
            self.points.setFocus()
            return None
        if not reason:
            self.fields["reason"].set_error(field_problem(Invalid("reason", "missing")))
            self.reason.setFocus()
            return None
        return points, reason

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        effect = moved_buckets(rehearsal.points)
        self.effects.show_effects([effect] if effect is not None else [])


class GrantSheet(PointsSheet):
    def __init__(self, window: QWidget, desk: Desk, detail: MemberDetail) -> None:
        super().__init__(window, desk, translate("points", "送积分"), detail.row.account, icon="gift")
        self._member_id = detail.row.id
        self.until = DateEdit(self.tr("按规则"))
        self.until.textChanged.connect(self.changed)
        self.fields["expires_on"] = Field(self.tr("有效到"), self.until, hint=self.tr("留空就按现行规则"))
        for name in ("points", "expires_on", "reason"):
            self.add(self.fields[name])
        self.add_effects()
        self.add_button(self.tr("不送"), slot=self.dismiss)
        self.go = self.add_act(self.tr("送积分"), "gift")

    def command(self, *, trial: bool = False) -> Command | None:
        typed = self.typed(trial=trial)
        if typed is None:
            return None
        until: date | None = None
        try:
            until = self.until.day()
        except ValueError:
            if not trial:
                self.fields["expires_on"].set_error(self.tr("日期写成 2027-06-30 这样"))
            return None
        return Command(
            grants.grant_points, (self._member_id,), {"points": typed[0], "reason": typed[1], "expires_on": until}
        )

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        super().show_rehearsal(rehearsal)
        self.go.setText(filled(self.tr("送 {0} 积分"), points_text(self.points.points() or 0)))

    def succeeded(self, answer: Any, command: Command) -> None:
        self.close_overlay()
        self.done.emit(filled(self.tr("已送 {0} 积分给 {1}"), points_text(command.kwargs["points"]), answer.account))


class AdjustSheet(PointsSheet):
    """Up or down. Above the rules' limit, or without the right to approve, it waits for somebody else."""

    def __init__(self, window: QWidget, desk: Desk, detail: MemberDetail) -> None:
        super().__init__(
            window, desk, translate("points", "调积分"), detail.row.account, icon="scale"
        )  # fmt: skip
        self._member_id = detail.row.id
        self.way = SegmentedControl([("up", self.tr("加")), ("down", self.tr("减"))], "up", name=self.tr("加还是减"))
        self.way.changed.connect(self.changed)
        self.add(Field(self.tr("加还是减"), self.way))
        for name in ("points", "reason"):
            self.add(self.fields[name])
        self.add_effects()
        self.add_button(self.tr("不调"), slot=self.dismiss)
        self.go = self.add_act(self.tr("调积分"), "check")

    def command(self, *, trial: bool = False) -> Command | None:
        typed = self.typed(trial=trial)
        if typed is None:
            return None
        points = typed[0] if self.way.value() == "up" else -typed[0]
        return Command(adjustments.propose_adjustment, (self._member_id,), {"points": points, "reason": typed[1]})

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        row: AdjustmentRow = rehearsal.answer
        waits = row.state is AdjustmentState.PROPOSED
        self.go.setText(self.tr("提交，等人批准") if waits else filled(self.tr("调 {0} 积分"), signed(row.points)))
        if not waits:
            super().show_rehearsal(rehearsal)
            return
        line = filled(self.tr("{0} 先不入账"), signed(row.points))
        self.effects.show_effects([Effect("user-check", self.tr("积分"), (line,), self.tr("要另一位同事批准"))])

    def succeeded(self, answer: Any, command: Command) -> None:
        row: AdjustmentRow = answer
        self.close_overlay()
        posted = row.state is AdjustmentState.POSTED
        words = self.tr("{0} 的积分已调 {1}") if posted else self.tr("{0} 的 {1} 积分等人批准")
        self.done.emit(filled(words, row.account, signed(row.points)))


class TakeBackSheet(PointsSheet):
    """A grant, or part of it, taken back: from its own lot, then others, then as debt."""

    taken = Signal()

    def __init__(self, window: QWidget, desk: Desk, lot: StoryLot) -> None:
        left = lot.earned - lot.expired - lot.rolled_back
        super().__init__(
            window, desk, translate("points", "收回送的积分"),
            filled(translate("points", "还能收回 {0}"), points_text(left)), icon="undo-2",
        )  # fmt: skip
        self._entry_id = lot.entry.id
        self.points.set_points(left)
        for field in self.fields.values():
            self.add(field)
        self.add_effects()
        self.add_button(self.tr("不收回"), slot=self.dismiss)
        self.go = self.add_act(self.tr("收回"), "undo-2", kind="danger")

    def command(self, *, trial: bool = False) -> Command | None:
        typed = self.typed(trial=trial)
        if typed is None:
            return None
        return Command(grants.roll_back_grant, (self._entry_id,), {"points": typed[0], "reason": typed[1]})

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        super().show_rehearsal(rehearsal)
        self.go.setText(filled(self.tr("收回 {0} 积分"), points_text(self.points.points() or 0)))

    def succeeded(self, answer: Any, command: Command) -> None:
        self.close_overlay()
        self.taken.emit()


class MergeSheet(RehearsingSheet):
    """Everything of this member goes to another; this one is closed and leads there."""

    done = Signal(str)
    merged_into = Signal(int)

    def __init__(self, window: QWidget, desk: Desk, detail: MemberDetail) -> None:
        super().__init__(
            window, desk, filled(translate("points", "把 {0} 合并到另一位"), detail.row.account),
            translate("points", "订单、积分、地址、备注都归另一位，以后撤销不了"), icon="users", tone="danger", width=560,
        )  # fmt: skip
        self._gone = detail.row.id
        self.search = TextEdit(self.tr("会员号、卡号或手机号"), name=self.tr("合并到谁"))
        self.into = Choice([], name=self.tr("合并到谁"))
        self.reason = TextEdit(self.tr("比如：同一个人注册了两次"), name=self.tr("原因"))
        self.reason.setMaxLength(merges.REASON_MOST)
        self.fields = {
            "into": Field(self.tr("合并到谁"), self.search, required=True),
            "reason": Field(self.tr("原因"), self.reason, required=True),
        }
        self.none = label("", "caption", wrap=True)
        self.add(self.fields["into"])
        self.add(self.into)
        self.add(self.none)
        self.add(self.fields["reason"])
        reveal(self.into, False)
        reveal(self.none, False)
        self.add_effects()
        self.add_button(self.tr("不合并"), slot=self.dismiss)
        self.go = self.add_button(self.tr("合并"), "check", kind="danger", slot=self.submit)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(PAUSE_MS)
        self._typing.timeout.connect(self._find)
        self.search.textEdited.connect(self._typed)
        self.into.changed.connect(self.changed)

    def places(self) -> Mapping[str, Field]:
        return self.fields

    def take_focus(self) -> None:
        self.search.setFocus()

    def _typed(self, _text: str) -> None:
        self.into.show_choices([])
        reveal(self.into, False)
        self._typing.start()

    def _find(self) -> None:
        text = self.search.text().strip()
        self.desk.ask(self, members.find_members, text, then=partial(self._found, text), key="into")

    def _found(self, text: str, rows: list[MemberRow]) -> None:
        others = [row for row in rows if row.id != self._gone]
        self.into.show_choices([(str(row.id), _name(row)) for row in others])
        reveal(self.into, bool(others))
        reveal(self.none, bool(text) and not others)
        self.none.setText(self.tr("没有找到别的会员"))
        self.place()
        self.rehearse()

    def command(self, *, trial: bool = False) -> Command | None:
        into, reason = self.into.key(), self.reason.text().strip()
        if trial:
            if not into:
                self.show_nothing(self.tr("选好另一位，这里就告诉你积分和订单会怎么变"))
                return None
            return Command(merges.merge_members, (self._gone, int(into)), {"reason": reason or "—"})
        self.fields["into"].set_error("" if into else self.tr("先找到另一位会员"))
        self.fields["reason"].set_error("" if reason else field_problem(Invalid("reason", "missing")))
        if not into or not reason:
            (self.reason if into else self.search).setFocus()
            return None
        return Command(merges.merge_members, (self._gone, int(into)), {"reason": reason})

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        told: merges.Merged = rehearsal.answer
        moves = [move for move in rehearsal.points if move.member_id == told.member.id]
        effects = [moved_buckets(moves)]
        if told.orders:
            orders = filled(self.tr("{0} 笔订单归 {1}"), points_text(told.orders), told.member.account)
            effects.append(Effect("clipboard-list", self.tr("订单"), (orders,)))
        closed = filled(self.tr("{0} 不再单独使用，打开它会去到 {1}"), told.account, told.member.account)
        effects.append(Effect("users", self.tr("会员"), (closed,)))
        self.effects.show_effects([effect for effect in effects if effect is not None])

    def succeeded(self, answer: Any, command: Command) -> None:
        told: merges.Merged = answer
        self.close_overlay()
        self.done.emit(filled(self.tr("{0} 已合并到 {1}"), told.account, told.member.account))
        self.merged_into.emit(told.member.id)


def _name(row: MemberRow) -> str:
    words = [row.account, row.name, row.phone, row.tier]
    points = filled(translate("points", "{0} 积分"), points_text(row.balance.available))
    return "  ".join(part for part in (*words, points) if part)


def point_acts(desk: Desk) -> list[tuple[str, str, str]]:
    """(key, words, icon) of what who sits here may do to a living member's points."""
    offered = (
        ("grant", translate("points", "送积分"), "gift", (Permission.IMPORT, Permission.GRANT_POINTS)),
        ("adjust", translate("points", "调积分"), "scale", (Permission.PROPOSE_ADJUSTMENT,)),
        ("merge", translate("points", "合并会员"), "users", (Permission.MERGE_MEMBERS,)),
    )
    return [(key, words, icon) for key, words, icon, rights in offered if any(desk.may(right) for right in rights)]
