"""ApprovalsSheet 等人批准的积分: what colleagues proposed, each approved or turned down by somebody else.

sheet = ApprovalsSheet(window, desk, zone) .decided() · .member_asked(id)
"""

from __future__ import annotations

from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import AdjustmentState, Permission
from desktop.services import adjustments
from desktop.services.adjustments import AdjustmentRow
from desktop.services.transaction import Rehearsal
from desktop.views.buttons import reveal
from desktop.views.cells import Amount, Text
from desktop.views.desk import Desk
from desktop.views.dialogs import Sheet
from desktop.views.formats import exact, moment, signed
from desktop.views.points.moves import moved_buckets
from desktop.views.second_person import SecondPersonSheet
from desktop.views.table import Column, RowId, RowTable
from desktop.views.table_view import TableView
from desktop.views.texts import filled, sentence
from desktop.views.words import actor_word

translate = QCoreApplication.translate


class ApprovalsSheet(Sheet):
    decided = Signal()
    member_asked = Signal(int)

    def __init__(self, window: QWidget, desk: Desk, zone: ZoneInfo) -> None:
        super().__init__(
            window, translate("approvals", "等人批准的积分"), translate("approvals", "自己提的，要别人来批"),
            icon="user-check", width=860,
        )  # fmt: skip
        self.desk = desk
        now = desk.office.clock()
        self.table: RowTable[AdjustmentRow] = RowTable(
            [
                Column("member", self.tr("会员"), 96, _member),
                Column("points", self.tr("积分"), 84, _points, align="right"),
                Column("reason", self.tr("原因"), 160, _reason, stretch=True),
                Column("who", self.tr("谁提的"), 84, _who),
                Column("at", self.tr("时间"), 104, partial(_at, zone, now)),
            ],
            row_id=_id_of,
        )
        self.view = TableView(self.table, name=self.tr("等人批准的积分"), density="compact")
        self.view.setMinimumHeight(160)
        self.least_height = 460
        self.view.act_pressed.connect(self._pressed)
        self.view.opened.connect(self._open)
        self.view.selected.connect(self._offer)
        self.add(self.view, 1)
        self.reject = self.add_button(self.tr("驳回"), "x", slot=partial(self._decide, False))
        self.approve = self.add_button(
            self.tr("批准"), "check", kind="primary", slot=partial(self._decide, True), default=True
        )  # fmt: skip
        self._offer(None)
        self._ask()

    def take_focus(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        self.view.set_loading(True)
        self.desk.ask(
            self, adjustments.find_adjustments, state=AdjustmentState.PROPOSED, limit=adjustments.PAGE_MOST,
            then=self._show, failed=self._explain, key="proposed",
        )  # fmt: skip

    def _show(self, rows: tuple[AdjustmentRow, ...]) -> None:
        self.view.set_loading(False)
        self.table.set_rows(rows)
        if rows:
            self.view.select(self.view.selected_id() or rows[0].id)
        else:
            self.view.show_empty("check", self.tr("没有等人批准的"))
        self._offer(self.view.selected_id())

    def _explain(self, error: Exception) -> None:
        self.view.set_loading(False)
        self.show_error(sentence(error))

    def _offer(self, row_id: RowId | None) -> None:
        approves = self.desk.may(Permission.APPROVE_ADJUSTMENT)
        reveal(self.approve, approves)
        self.approve.setEnabled(row_id is not None)
        self.reject.setEnabled(row_id is not None)

    def _pressed(self, row_id: RowId, key: str) -> None:
        row = self.table.row_of(row_id)
        if key == "member" and row is not None:
            self.close_overlay()
            self.member_asked.emit(row.member_id)

    def _open(self, _row_id: RowId) -> None:
        self._decide(self.desk.may(Permission.APPROVE_ADJUSTMENT))

    def _decide(self, approve: bool) -> None:
        selected = self.view.selected_id()
        row = self.table.row_of(selected) if selected is not None else None
        if row is not None:
            sheet = DecisionSheet(self.window(), self.desk, row, approve=approve)
            sheet.decided.connect(self._done)
            sheet.open()

    def _done(self) -> None:
        self.decided.emit()
        self._ask()


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


def _id_of(row: AdjustmentRow) -> int:
    return row.id


def _member(row: AdjustmentRow) -> Text:
    return Text(row.account, "link")


def _points(row: AdjustmentRow) -> Amount:
    return Amount(signed(row.points))


def _reason(row: AdjustmentRow) -> Text:
    return Text(row.reason, tip=row.reason)


def _who(row: AdjustmentRow) -> Text:
    return Text(actor_word(row.proposed_by), "dim")


def _at(zone: ZoneInfo, now: Any, row: AdjustmentRow) -> Text:
    return Text(moment(row.proposed_at, now, zone), "dim", tip=exact(row.proposed_at, zone))
