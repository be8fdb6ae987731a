"""BulkActs: the ticked orders' acts, opened from the line under the list; what wasn't done stays ticked.

bulk = BulkActs(desk, acts, list_part) · bulk.start("ship_order") · bulk.print_slips() · bulk.order_asked(id)
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.models.vocabulary import Permission
from desktop.services.bulk import RIGHTS, Plan, Result, ways_back
from desktop.views.bulk.beside import AssignManySheet, HoldManySheet, ReleaseManySheet, TagManySheet
from desktop.views.bulk.runner import BulkRun
from desktop.views.bulk.sheet import BulkSheet
from desktop.views.bulk.ship import ShipManySheet
from desktop.views.desk import Desk
from desktop.views.order_acts.acts import OrderActs
from desktop.views.orders.list_part import ListPart
from desktop.views.texts import filled

UNDO_SECONDS = 60
_SHEETS = {
    "release_order": ReleaseManySheet, "hold_order": HoldManySheet, "tag_order": TagManySheet,
    "assign_order": AssignManySheet,
}  # fmt: skip


class BulkActs(QObject):
    order_asked = Signal(int)

    def __init__(self, desk: Desk, acts: OrderActs, part: ListPart) -> None:
        super().__init__(part)
        self._desk, self._acts, self._part = desk, acts, part
        self._undone = 0
        part.foot.offer(RIGHTS, desk.may)
        part.foot.bulk_pressed.connect(self.start)
        part.foot.print_pressed.connect(self.print_slips)

    def start(self, act: str) -> None:
        rows, window = self._part.rows.ticked(), self._part.window()
        if not rows or not self._desk.may(RIGHTS.get(act, Permission.SHIP)):
            return
        if act == "ship_order":
            sheet: BulkSheet = ShipManySheet(window, self._desk, rows, self._acts.choices)
        else:
            sheet = _SHEETS[act](window, self._desk, rows)
        sheet.acted.connect(self._acts.done)
        sheet.finished.connect(partial(self._finished, sheet))
        sheet.order_asked.connect(self.order_asked)
        sheet.open()

    def print_slips(self) -> None:
        ticked = [row.id for row in self._part.rows.ticked()]
        if ticked and self._desk.may(Permission.PRINT):
            self._acts.print_slips(ticked)

    def _finished(self, sheet: BulkSheet, results: list[Result], left: list[int]) -> None:
        self._part.table.check_only(left)
        done = [result for result in results if result.row is not None]
        if not done:
            return
        for result in done:
            if sheet.act == "ship_order":
                self._acts.choices.learn(result.plan.values["parcel"])
        back = ways_back(done, {one.row.id: one.before for one in sheet.ready})
        words = sheet.done_words(len(done))
        if back:
            self._acts.toaster.offer(words, self.tr("撤销"), partial(self._undo, back), seconds=UNDO_SECONDS)
        elif not left:
            self._acts.toaster.say(words)

    def _undo(self, back: list[Plan]) -> None:
        """Each taken back by itself; what somebody has changed since stays as they left it."""
        self._undone = 0
        run = BulkRun(self._desk, self)
        run.told.connect(self._took_back)
        run.finished.connect(partial(self._all_back, run, len(back)))
        run.start(back)

    def _took_back(self, result: Result) -> None:
        if result.row is not None:
            self._undone += 1
            self._acts.done.emit(result.row)

    def _all_back(self, run: BulkRun, wanted: int) -> None:
        run.deleteLater()
        if self._undone == wanted:
            self._acts.toaster.say(filled(self.tr("{0} 笔都撤销了"), wanted))
        else:
            words = filled(
                self.tr("撤销了 {0} 笔，{1} 笔已经有人接着处理，没有动"), self._undone, wanted - self._undone
            )
            self._acts.toaster.say(words, tone="warn", seconds=10)
