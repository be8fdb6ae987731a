"""PointsActs: everything about points that opens from the page of members.

acts = PointsActs(page, desk)
acts.start("grant" | "adjust" | "merge" | "forecast", detail) · acts.story(shown)
acts.from_sheet() gives points row by row of a file
acts.buttons: for the page's head, how many adjustments wait for a second person, and what all points are worth
acts.ask_waiting() counts those that wait
acts.moved: points went somewhere · acts.said(words) · acts.order_asked(id) · acts.member_asked(id)
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import AdjustmentState, Permission
from desktop.services import adjustments
from desktop.services.adjustments import AdjustmentRow
from desktop.services.member_detail import MemberDetail
from desktop.services.settings import ShopSettings
from desktop.views.buttons import Button, reveal
from desktop.views.desk import Desk
from desktop.views.members.shown import MemberShown
from desktop.views.points.acts import AdjustSheet, GrantSheet, MergeSheet
from desktop.views.points.approvals import ApprovalsSheet
from desktop.views.points.grant_from_sheet import GrantFromSheet
from desktop.views.points.story_sheet import PointsStorySheet
from desktop.views.texts import filled

WAITING_MOST = 100
_SHEETS: dict[str, Callable[[QWidget, Desk, MemberDetail], GrantSheet | AdjustSheet | MergeSheet]] = {
    "grant": GrantSheet, "adjust": AdjustSheet, "merge": MergeSheet,
}  # fmt: skip


class PointsActs(QObject):
    moved = Signal()
    said = Signal(str)
    order_asked = Signal(int)
    member_asked = Signal(int)

    def __init__(self, page: QWidget, desk: Desk) -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        self.zone = ShopSettings().zone_info
        self.waiting = Button("", "user-check")
        self.waiting.clicked.connect(self.approvals)
        reveal(self.waiting, False)
        self.buttons = [self.waiting]
        if desk.may(Permission.FIGURES):
            self.liability = Button(self.tr("积分负债"), "hourglass")
            self.liability.clicked.connect(partial(self._forecast, None, ""))
            self.buttons.append(self.liability)
        if desk.may(Permission.IMPORT):
            self.by_sheet = Button(self.tr("按表格送积分"), "gift")
            self.by_sheet.clicked.connect(self.from_sheet)
            self.buttons.append(self.by_sheet)

    def start(self, key: str, detail: MemberDetail) -> None:
        if key == "forecast":
            self._forecast(detail.row.id, detail.row.account)
            return
        sheet = _SHEETS[key](self._page.window(), self._desk, detail)
        if isinstance(sheet, MergeSheet):
            sheet.merged_into.connect(self.member_asked)
        sheet.done.connect(self._done)
        sheet.open()

    def story(self, shown: MemberShown) -> None:
        sheet = PointsStorySheet(self._page.window(), self._desk, shown.row.id, shown.row.account, shown.zone)
        sheet.order_asked.connect(self.order_asked)
        sheet.changed.connect(self.moved)
        sheet.open()

    def from_sheet(self, _checked: bool = False) -> None:
        sheet = GrantFromSheet(self._page.window(), self._desk)
        sheet.given.connect(self._done)
        sheet.open()

    def approvals(self) -> None:
        sheet = ApprovalsSheet(self._page.window(), self._desk, self.zone)
        sheet.decided.connect(self.moved)
        sheet.member_asked.connect(self.member_asked)
        sheet.open()

    def ask_waiting(self) -> None:
        """Up to WAITING_MOST of them."""
        self._desk.ask(
            self, adjustments.find_adjustments, state=AdjustmentState.PROPOSED, limit=WAITING_MOST,
            then=self._count, failed=self._leave, key="waiting",
        )  # fmt: skip

    def _count(self, rows: tuple[AdjustmentRow, ...]) -> None:
        number = f"{WAITING_MOST}+" if len(rows) == WAITING_MOST else str(len(rows))
        self.waiting.setText(filled(self.tr("等批准 {0}"), number))
        decides = self._desk.may(Permission.PROPOSE_ADJUSTMENT) or self._desk.may(Permission.APPROVE_ADJUSTMENT)
        reveal(self.waiting, bool(rows) and decides)

    def _leave(self, error: Exception) -> None:
        """The number stays as it was."""

    def _done(self, words: str) -> None:
        self.said.emit(words)
        self.moved.emit()

    def _forecast(self, member_id: int | None, account: str, _checked: bool = False) -> None:
        # pyqtgraph takes its time, and most days nobody looks here
        from desktop.views.points.forecast_sheet import ForecastSheet

        ForecastSheet(self._page.window(), self._desk, member_id, account).open()
