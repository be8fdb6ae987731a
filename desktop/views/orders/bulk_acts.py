"""BulkActs: the ticked orders' acts, opened from the line under the list; what wasn't done stays ticked.

bulk = BulkActs(desk, acts, list_part) · bulk.start("ship_order") · bulk.print_slips() · bulk.undo_last() ·
bulk.order_asked(id)
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.models.vocabulary import Permission
from desktop.services.bulk import RIGHTS, Plan, Result, run_bulk
from desktop.services.bulk_undo import WITH_REASON, has_way_back, shipments_of, ways_back
from desktop.services.order_rows import OrderRow
from desktop.services.undo import UNDO_SECONDS
from desktop.views.bulk.beside import AssignManySheet, HoldManySheet, PriorityManySheet, ReleaseManySheet, TagManySheet
from desktop.views.bulk.sheet import BulkSheet
from desktop.views.bulk.ship import ShipManySheet
from desktop.views.bulk.undo import UndoManySheet
from desktop.views.desk import Desk
from desktop.views.order_acts.acts import OrderActs
from desktop.views.orders.list_part import ListPart
from desktop.views.piece_run import PieceRun
from desktop.views.texts import filled, sentence
from desktop.views.toast import Toast

_SHEETS = {
    "release_order": ReleaseManySheet, "hold_order": HoldManySheet, "tag_order": TagManySheet,
    "assign_order": AssignManySheet, "set_priority": PriorityManySheet,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Done:
    """A bulk act that is done: its results, who had each order before, and when it was, by the monotonic clock."""

    act: str
    results: list[Result]
    before: dict[int, str]
    at: float


class BulkActs(QObject):
    order_asked = Signal(int)

    def __init__(self, desk: Desk, acts: OrderActs, part: ListPart) -> None:
        super().__init__(part)
        self._desk, self._acts, self._part = desk, acts, part
        self._last: Done | None = None
        self._toast: Toast | None = None
        self._came: list[Result] = []
        part.foot.undo_pressed.connect(self.undo_last)
        part.foot.offer(RIGHTS, desk.may)
        part.foot.bulk_pressed.connect(self.start)
        part.foot.print_pressed.connect(self.print_slips)

    def start(self, act: str) -> None:
        if self._desk.may(RIGHTS.get(act, Permission.SHIP)):
            self._part.rows.take(partial(self._start, act))

    def _start(self, act: str, rows: list[OrderRow], ticked: int | None) -> None:
        window = self._part.window()
        if not rows:
            return
        if act == "ship_order":
            sheet: BulkSheet = ShipManySheet(window, self._desk, rows, self._acts.choices)
        else:
            sheet = _SHEETS[act](window, self._desk, rows)
        sheet.acted.connect(self._acts.done)
        sheet.finished.connect(partial(self._finished, sheet))
        sheet.order_asked.connect(self.order_asked)
        sheet.say_part_of(ticked)
        sheet.open()

    def print_slips(self) -> None:
        if self._desk.may(Permission.PRINT):
            self._part.rows.take(self._print)

    def _print(self, rows: list[OrderRow], _ticked: int | None) -> None:
        if rows:
            self._acts.print_slips([row.id for row in rows])

    def _finished(self, sheet: BulkSheet, results: list[Result], left: list[int]) -> None:
        self._part.table.check_only(left)
        done = [result for result in results if result.row is not None]
        if not done:
            return
        for result in done:
            if sheet.act == "ship_order":
                self._acts.choices.learn(result.plan.values["parcel"])
        words, toast = sheet.done_words(len(done)), None
        self._last = Done(sheet.act, done, {one.row.id: one.before for one in sheet.ready}, time.monotonic())
        if has_way_back(done):
            toast = self._acts.toaster.offer(words, self.tr("撤销"), self.undo_last, seconds=UNDO_SECONDS)
            self._part.foot.offer_undo(words)
        elif not left:
            self._acts.toaster.say(words)
        self._toast = toast

    def undo_last(self) -> None:
        """The last bulk act as a whole: at once within the minute, later with the reason that it takes then."""
        last, self._last = self._last, None
        if last is None:
            return
        self._part.foot.offer_undo("")
        if self._toast is not None and self._toast in self._acts.toaster.toasts:
            self._toast.leave()
        commands = tuple((one.plan.row.id, one.plan.command_id) for one in last.results)
        if last.act == "ship_order":
            self._desk.ask(self, shipments_of, commands, then=partial(self._undo, last), failed=self._say)
        else:
            self._undo(last, {})

    def _undo(self, last: Done, sent: dict[str, int]) -> None:
        """Each taken back by itself; what somebody has changed since stays as they left it."""
        back = ways_back(last.results, last.before, sent)
        late = time.monotonic() - last.at > UNDO_SECONDS
        if late and back[0].act in WITH_REASON:
            self._open(UndoManySheet(self._part.window(), self._desk, back))
            return
        self._came = []
        run = PieceRun(self._desk, self)
        run.told.connect(self._took_back)
        run.finished.connect(partial(self._all_back, run, back))
        run.start(partial(run_bulk, self._desk.office, self._desk.actor, list(back)))

    def _took_back(self, result: Result) -> None:
        self._came.append(result)
        if result.row is not None:
            self._acts.done.emit(result.row)

    def _all_back(self, run: PieceRun, back: list[Plan]) -> None:
        run.deleteLater()
        if sum(one.row is not None for one in self._came) == len(back):
            self._acts.toaster.say(filled(self.tr("{0} 笔都撤销了"), len(back)))
        else:
            self._open(UndoManySheet(self._part.window(), self._desk, back, self._came))

    def _open(self, sheet: UndoManySheet) -> None:
        sheet.acted.connect(self._acts.done)
        sheet.finished.connect(self._retried)
        sheet.order_asked.connect(self.order_asked)
        sheet.open()

    def _retried(self, _results: list[Result], left: list[int]) -> None:
        self._part.table.check_only(left)

    def _say(self, fact: Exception) -> None:
        self._acts.toaster.say(sentence(fact), tone="danger", seconds=10)
