"""PointsStorySheet 为什么是 1,240: from the balance down to lots, entries, orders and rules.

sheet = PointsStorySheet(window, desk, member_id, account, zone)
sheet.order_asked(id): an order's number was pressed · sheet.changed(): a grant was taken back
Enter or a press on a lot shows what became of it; → and ← open and close it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import Permission, PointsVerb
from desktop.services import points_story
from desktop.services.points_story import LotStory, PointsStory, StoryLot
from desktop.views.buttons import reveal
from desktop.views.desk import Desk
from desktop.views.dialogs import Sheet
from desktop.views.formats import points_text
from desktop.views.points.acts import TakeBackSheet
from desktop.views.points.story_rows import StoryLine, story_columns, story_lines
from desktop.views.table import RowId, RowTable
from desktop.views.table_view import TableView
from desktop.views.texts import filled, sentence

translate = QCoreApplication.translate


class PointsStorySheet(Sheet):
    order_asked = Signal(int)
    changed = Signal()

    def __init__(self, window: QWidget, desk: Desk, member_id: int, account: str, zone: ZoneInfo) -> None:
        super().__init__(window, translate("PointsStorySheet", "积分怎么来的"), account, icon="coins", width=860)
        self.desk, self._member_id = desk, member_id
        self._story: PointsStory | None = None
        self._lots: dict[int, StoryLot] = {}
        self._opened: dict[int, LotStory] = {}
        self._unfolded: frozenset[str] = frozenset()
        self.table: RowTable[StoryLine] = RowTable(story_columns(zone, desk.office.clock()), row_id=_id_of)
        self.view = TableView(self.table, name=self.tr("积分怎么来的"), density="compact")
        self.view.setMinimumHeight(160)
        self.least_height = 560
        self.view.set_loading(True)
        self.view.opened.connect(self._toggle)
        self.view.folded.connect(self._fold)
        self.view.act_pressed.connect(self._pressed)
        self.view.selected.connect(self._offer)
        self.view.near_end.connect(self._ask_more)
        self.add(self.view, 1)
        self.take_back = self.add_button(self.tr("收回这批"), "undo-2", slot=self._take_back)
        reveal(self.take_back, False)
        self.add_button(self.tr("关闭"), slot=self.dismiss)
        self._ask()

    def take_focus(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        self.desk.ask(
            self, points_story.points_story, self._member_id, then=self._show, failed=self._explain, key="story"
        )

    def _ask_more(self) -> None:
        if self._story is not None and self._story.next is not None:
            self.desk.ask(
                self, points_story.points_story, self._member_id, after=self._story.next, then=self._append,
                failed=self._explain, key="story",
            )  # fmt: skip

    def _show(self, story: PointsStory) -> None:
        self.view.set_loading(False)
        self._story, self._lots = story, {lot.id: lot for lot in story.lots}
        self.title.setText(filled(self.tr("可用 {0} 积分是怎么来的"), points_text(story.balance.available)))
        self.setAccessibleName(self.title.text())
        self._draw()
        if not self.table.rowCount():
            self.view.show_empty("coins", self.tr("现在没有积分"), self.tr("进出都在会员卡的积分流水里"))

    def _append(self, page: PointsStory) -> None:
        assert self._story is not None
        self._story = replace(self._story, next=page.next)
        self._lots |= {lot.id: lot for lot in page.lots}
        self._draw()

    def _draw(self) -> None:
        if self._story is None:
            return
        balance = self._story.balance
        self.table.set_rows(
            story_lines(
                (balance.available, balance.frozen, balance.pending, balance.debt), list(self._lots.values()),
                self._story.debts, self._opened, self._unfolded, whole=self._story.next is None,
            )
        )  # fmt: skip

    def _explain(self, error: Exception) -> None:
        self.view.set_loading(False)
        self.show_error(sentence(error))

    # opening and closing lots

    def _pressed(self, line_id: RowId, key: str) -> None:
        line = self.table.row_of(line_id)
        if line is None:
            return
        if key == "order" and line.entry.order_id is not None:
            self.close_overlay()
            self.order_asked.emit(line.entry.order_id)
        elif key == "what":
            self._toggle(line_id)

    def _toggle(self, line_id: RowId) -> None:
        line = self.table.row_of(line_id)
        if line is not None:
            self._fold(line_id, not line.open)

    def _fold(self, line_id: RowId, on: bool) -> None:
        line = self.table.row_of(line_id)
        if line is None or line.lot is None or not line.is_lot or on is line.open:
            return
        self._unfolded = self._unfolded | {line.id} if on else self._unfolded - {line.id}
        if on and line.lot.id not in self._opened:
            self.desk.ask(
                self, points_story.lot_story, line.lot.id, then=partial(self._opens, line.lot.id), failed=self._explain
            )
        else:
            self._draw()

    def _opens(self, lot_id: int, story: LotStory) -> None:
        self._opened[lot_id] = story
        self._draw()

    # taking a grant back

    def _offer(self, line_id: RowId | None) -> None:
        reveal(self.take_back, self._grant(line_id) is not None)

    def _grant(self, line_id: RowId | None) -> StoryLot | None:
        """The lot at hand where it was given and not bought, and who looks may take it back."""
        line = self.table.row_of(line_id) if line_id is not None else None
        may = self.desk.may(Permission.MEND) or self.desk.may(Permission.APPROVE_ADJUSTMENT)
        if line is None or line.lot is None or not may:
            return None
        lot = line.lot
        given = lot.entry.verb is PointsVerb.GRANT and lot.parent is None
        return lot if given and lot.earned > lot.expired + lot.rolled_back else None

    def _take_back(self) -> None:
        lot = self._grant(self.view.selected_id())
        if lot is not None:
            sheet = TakeBackSheet(self.window(), self.desk, lot)
            sheet.taken.connect(self._taken)
            sheet.open()

    def _taken(self) -> None:
        self._opened.clear()
        self._unfolded = frozenset()
        self._ask()
        self.changed.emit()


def _id_of(line: StoryLine) -> str:
    return line.id
