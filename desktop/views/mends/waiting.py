"""MendsSheet 等人批准的修正: mends that colleagues proposed, each approved or turned down by somebody else.

sheet = MendsSheet(window, desk, zone) .decided()
"""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import AdjustmentState, Permission
from desktop.services.mends import acts
from desktop.services.mends.acts import MendRow
from desktop.views.cells import Text
from desktop.views.desk import Desk
from desktop.views.mends.sheets import MendSheet
from desktop.views.mends.words import cause_word, cause_words, subject_word
from desktop.views.proposals import ProposalsSheet, reason_cell
from desktop.views.table import Column, RowId

translate = QCoreApplication.translate


class MendsSheet(ProposalsSheet):
    def __init__(self, window: QWidget, desk: Desk, zone: ZoneInfo) -> None:
        columns: list[Column[Any]] = [
            Column("subject", translate("mends", "修哪里"), 190, _subject, stretch=True),
            Column("cause", translate("mends", "原因"), 84, _cause),
            Column("reason", translate("mends", "提的人怎么说"), 160, reason_cell),
        ]
        super().__init__(
            window, desk, translate("mends", "等人批准的修正"), icon="scale", columns=columns, zone=zone, height=420
        )

    def ask_rows(self) -> None:
        self.desk.ask(
            self, acts.find_mends, state=AdjustmentState.PROPOSED, limit=acts.PAGE_MOST, then=self.show_rows,
            failed=self.explain, key="proposed",
        )  # fmt: skip

    def may_approve(self) -> bool:
        return self.desk.may(Permission.MEND)

    def offer(self, row_id: RowId | None) -> None:
        for button in (self.approve, self.reject):
            button.setEnabled(row_id is not None and self.may_approve())

    def decision(self, row: MendRow, *, approve: bool) -> MendSheet:
        return MendSheet(self.window(), self.desk, row, approve=approve)


def _subject(row: MendRow) -> Text:
    words = subject_word(row.subject, row.number)
    return Text(words, tip=words)


def _cause(row: MendRow) -> Text:
    return Text(cause_word(row.diagnosis.value), tip=cause_words(row.diagnosis.value))
