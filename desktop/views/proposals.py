"""ProposalsSheet 等人批准的…: what colleagues proposed, each approved or turned down by somebody else.

A sheet of it says what it lists (columns), how it asks for it (ask_rows) and which dialog decides (decision).
"""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.views.cells import Text
from desktop.views.desk import Desk
from desktop.views.dialogs import Sheet
from desktop.views.formats import exact, moment
from desktop.views.second_person import SecondPersonSheet
from desktop.views.table import Column, RowId, RowTable
from desktop.views.table_view import TableView
from desktop.views.texts import sentence
from desktop.views.words import actor_word

translate = QCoreApplication.translate


class Proposal(Protocol):
    @property
    def id(self) -> int: ...
    @property
    def reason(self) -> str: ...
    @property
    def proposed_by(self) -> str: ...
    @property
    def proposed_at(self) -> datetime: ...


class ProposalsSheet(Sheet):
    decided = Signal()

    def __init__(
        self, window: QWidget, desk: Desk, title: str, *, icon: str, columns: list[Column[Any]], zone: ZoneInfo,
        height: int,
    ) -> None:  # fmt: skip
        super().__init__(window, title, translate("approvals", "自己提的，要别人来批"), icon=icon, width=860)
        self.desk = desk
        self.table: RowTable[Any] = RowTable(
            [
                *columns,
                Column("who", self.tr("谁提的"), 84, _who),
                Column("at", self.tr("时间"), 104, partial(_at, zone, desk.office.clock())),
            ],
            row_id=_id_of,
        )
        self.view = TableView(self.table, name=title, density="compact")
        self.view.setMinimumHeight(160)
        self.least_height = height
        self.view.opened.connect(self._open)
        self.view.selected.connect(self.offer)
        self.add(self.view, 1)
        self.reject = self.add_button(self.tr("驳回"), "x", slot=partial(self._decide, False))
        self.approve = self.add_button(
            self.tr("批准"), "check", kind="primary", slot=partial(self._decide, True), default=True
        )  # fmt: skip
        self.offer(None)
        self._ask()

    def ask_rows(self) -> None:
        raise NotImplementedError  # each lists proposals of its own; Qt's metaclass leaves no room for ABC's

    def decision(self, row: Any, *, approve: bool) -> SecondPersonSheet:
        raise NotImplementedError  # and shows in its own way what approving does

    def may_approve(self) -> bool:
        raise NotImplementedError  # each takes a right of its own

    def offer(self, row_id: RowId | None) -> None:
        raise NotImplementedError  # who may not approve may turn down her own, or nothing at all

    def take_focus(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        self.view.set_loading(True)
        self.ask_rows()

    def show_rows(self, rows: tuple[Any, ...]) -> None:
        self.view.set_loading(False)
        self.table.set_rows(rows)
        if rows:
            self.view.select(self.view.selected_id() or rows[0].id)
        else:
            self.view.show_empty("check", self.tr("没有等人批准的"))
        self.offer(self.view.selected_id())

    def explain(self, error: Exception) -> None:
        self.view.set_loading(False)
        self.show_error(sentence(error))

    def _open(self, _row_id: RowId) -> None:
        self._decide(self.may_approve())

    def _decide(self, approve: bool) -> None:
        selected = self.view.selected_id()
        row = self.table.row_of(selected) if selected is not None else None
        if row is not None:
            sheet = self.decision(row, approve=approve)
            sheet.decided.connect(self._done)
            sheet.open()

    def _done(self) -> None:
        self.decided.emit()
        self._ask()


def reason_cell(row: Proposal) -> Text:
    return Text(row.reason, tip=row.reason)


def _id_of(row: Proposal) -> int:
    return row.id


def _who(row: Proposal) -> Text:
    return Text(actor_word(row.proposed_by), "dim")


def _at(zone: ZoneInfo, now: datetime, row: Proposal) -> Text:
    return Text(moment(row.proposed_at, now, zone), "dim", tip=exact(row.proposed_at, zone))
