"""ApprovalsSheet 等人批准的积分: what colleagues proposed, each approved or turned down by somebody else.

sheet = ApprovalsSheet(window, desk, zone) .decided() · .member_asked(id)
"""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import AdjustmentState, Permission
from desktop.services import adjustments
from desktop.services.adjustments import AdjustmentRow
from desktop.services.transaction import Rehearsal
from desktop.views.buttons import reveal
from desktop.views.cells import Amount, Text
from desktop.views.desk import Desk
from desktop.views.formats import signed
from desktop.views.points.moves import moved_buckets
from desktop.views.proposals import ProposalsSheet, reason_cell
from desktop.views.second_person import SecondPersonSheet
from desktop.views.table import Column, RowId
from desktop.views.texts import filled
from desktop.views.words import actor_word

translate = QCoreApplication.translate


class ApprovalsSheet(ProposalsSheet):
    member_asked = Signal(int)

    def __init__(self, window: QWidget, desk: Desk, zone: ZoneInfo) -> None:
        columns: list[Column[Any]] = [
            Column("member", translate("approvals", "会员"), 96, _member),
            Column("points", translate("approvals", "积分"), 84, _points, align="right"),
            Column("reason", translate("approvals", "原因"), 160, reason_cell, stretch=True),
        ]
        super().__init__(
            window, desk, translate("approvals", "等人批准的积分"), icon="user-check", columns=columns, zone=zone,
            height=460,
        )  # fmt: skip
        self.view.act_pressed.connect(self._pressed)

    def ask_rows(self) -> None:
        self.desk.ask(
            self, adjustments.find_adjustments, state=AdjustmentState.PROPOSED, limit=adjustments.PAGE_MOST,
            then=self.show_rows, failed=self.explain, key="proposed",
        )  # fmt: skip

    def may_approve(self) -> bool:
        return self.desk.may(Permission.APPROVE_ADJUSTMENT)

    def offer(self, row_id: RowId | None) -> None:
        reveal(self.approve, self.may_approve())
        self.approve.setEnabled(row_id is not None)
        self.reject.setEnabled(row_id is not None)

    def decision(self, row: AdjustmentRow, *, approve: bool) -> DecisionSheet:
        return DecisionSheet(self.window(), self.desk, row, approve=approve)

    def _pressed(self, row_id: RowId, key: str) -> None:
        row = self.table.row_of(row_id)
        if key == "member" and row is not None:
            self.close_overlay()
            self.member_asked.emit(row.member_id)


class DecisionSheet(SecondPersonSheet):
    """Approving shows what it does to the balance."""

    def __init__(self, window: QWidget, desk: Desk, row: AdjustmentRow, *, approve: bool) -> None:
        title = (
            translate("approvals", "批准 {0} 的 {1} 积分")
            if approve
            else translate("approvals", "驳回 {0} 的 {1} 积分")
        )
        super().__init__(
            window, desk, filled(title, row.account, signed(row.points)),
            filled(translate("approvals", "{0}：{1}"), actor_word(row.proposed_by), row.reason), row.id,
            approve=approve, approving=adjustments.approve_adjustment, rejecting=adjustments.reject_adjustment,
        )  # fmt: skip
        self._row = row

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        effect = moved_buckets(rehearsal.points)
        self.effects.show_effects([effect] if effect is not None else [])

    def show_untried(self) -> None:
        self.show_nothing(filled(self.tr("{0} 积分入账"), signed(self._row.points)))


def _member(row: AdjustmentRow) -> Text:
    return Text(row.account, "link")


def _points(row: AdjustmentRow) -> Amount:
    return Amount(signed(row.points))
