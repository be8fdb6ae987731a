"""MendsSheet 等人批准的修正: mends that colleagues proposed, each approved or turned down by somebody else.

sheet = MendsSheet(window, desk, zone) .decided()
"""

from __future__ import annotations

from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import AdjustmentState, Permission
from desktop.services.mends import acts
from desktop.services.mends.acts import MendRow
from desktop.views.cells import Text
from desktop.views.desk import Desk
from desktop.views.dialogs import Sheet
from desktop.views.formats import exact, moment
from desktop.views.mends.sheets import MendSheet
from desktop.views.mends.words import cause_word, cause_words, subject_word
from desktop.views.table import Column, RowId, RowTable
from desktop.views.table_view import TableView
from desktop.views.texts import sentence
from desktop.views.words import actor_word

translate = QCoreApplication.translate


class MendsSheet(Sheet):
    decided = Signal()

    def __init__(self, window: QWidget, desk: Desk, zone: ZoneInfo) -> None:
        super().__init__(
            window, translate("mends", "等人批准的修正"), translate("approvals", "自己提的，要别人来批"), icon="scale",
            width=860,
        )  # fmt: skip
        self.desk = desk
        self.table: RowTable[MendRow] = RowTable(
            [
                Column("subject", self.tr("修哪里"), 190, _subject, stretch=True),
                Column("cause", self.tr("原因"), 84, _cause),
                Column("reason", self.tr("提的人怎么说"), 160, _reason),
                Column("who", self.tr("谁提的"), 84, _who),
                Column("at", self.tr("时间"), 104, partial(_at, zone, desk.office.clock())),
            ],
            row_id=_id_of,
        )
        self.view = TableView(self.table, name=self.tr("等人批准的修正"), density="compact")
        self.view.setMinimumHeight(160)
        self.least_height = 420
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
            self, acts.find_mends, state=AdjustmentState.PROPOSED, limit=acts.PAGE_MOST, then=self._show,
            failed=self._explain, key="proposed",
        )  # fmt: skip

    def _show(self, rows: tuple[MendRow, ...]) -> None:
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
        for button in (self.approve, self.reject):
            button.setEnabled(row_id is not None and self.desk.may(Permission.MEND))

    def _open(self, _row_id: RowId) -> None:
        self._decide(True)

    def _decide(self, approve: bool) -> None:
        selected = self.view.selected_id()
        row = self.table.row_of(selected) if selected is not None else None
        if row is not None:
            sheet = MendSheet(self.window(), self.desk, row, approve=approve)
            sheet.decided.connect(self._done)
            sheet.open()

    def _done(self) -> None:
        self.decided.emit()
        self._ask()


def _id_of(row: MendRow) -> int:
    return row.id


def _subject(row: MendRow) -> Text:
    words = subject_word(row.subject, row.number)
    return Text(words, tip=words)


def _cause(row: MendRow) -> Text:
    return Text(cause_word(row.diagnosis.value), tip=cause_words(row.diagnosis.value))


def _reason(row: MendRow) -> Text:
    return Text(row.reason, tip=row.reason)


def _who(row: MendRow) -> Text:
    return Text(actor_word(row.proposed_by), "dim")


def _at(zone: ZoneInfo, now: datetime, row: MendRow) -> Text:
    return Text(moment(row.proposed_at, now, zone), "dim", tip=exact(row.proposed_at, zone))
