"""TakeSheet: numbers and labels for up to fifty orders, asked one after another; the labels then go to the printer.

    sheet = TakeSheet(window, desk, order ids with their numbers) · sheet.taken([ids that have a label]) at the end

It begins by itself. Where every order got its number it closes, and whoever opened it prints; else it stays with the
reasons, and its button prints what there is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from desktop.services.errors import Invalid
from desktop.services.waybills import Taken, take_waybills
from desktop.views.bulk.leftovers import REASON_ROW
from desktop.views.buttons import reveal
from desktop.views.cells import Text
from desktop.views.desk import Desk
from desktop.views.dialogs import Sheet
from desktop.views.labels import label
from desktop.views.notices import ProgressRow
from desktop.views.piece_run import PieceRun
from desktop.views.shipping_words import waybill_problem_words
from desktop.views.table import Column, RowTable
from desktop.views.table_height import fit_height
from desktop.views.table_view import TableView
from desktop.views.texts import filled, sentence

translate = QCoreApplication.translate
_SHOWN_MOST = 6


@dataclass(frozen=True, slots=True)
class Result:
    order_id: int
    order_no: str
    waybill: str
    reason: str


class TakeSheet(Sheet):
    taken = Signal(list)

    def __init__(self, window: QWidget, desk: Desk, numbers: Mapping[int, str]) -> None:
        super().__init__(
            window, filled(translate("TakeSheet", "取号并打印 {0} 笔"), len(numbers)),
            translate("TakeSheet", "每笔只取一个号；没回音的，下次问的还是同一个号"),
            icon="receipt-text", width=720,
        )  # fmt: skip
        self._desk, self._numbers = desk, dict(numbers)
        self.results: list[Result] = []
        self.run = PieceRun(desk, self)
        self.run.told.connect(self._hear)
        self.run.finished.connect(self._ended)
        self.progress = ProgressRow()
        self.progress.cancelled.connect(self.run.stop)
        self.summary = label("", "strong", wrap=True)
        self.table: RowTable[Result] = RowTable(_columns(), row_id=lambda one: one.order_id)
        self.view = TableView(self.table, name=self.tr("取号结果"), row_height=REASON_ROW)
        self.table.setParent(self.view)
        for widget in (self.progress, self.summary, self.view):
            self.add(widget)
        self.leave = self.add_button(self.tr("关闭"), slot=self.dismiss)
        self.go = self.add_button("", "printer", kind="primary", slot=self._print, default=True)
        self._show(running=True)

    def open(self) -> None:
        super().open()
        self.progress.begin(self.tr("正在取号"))
        self.progress.show_progress(0, len(self._numbers))
        work = partial(
            take_waybills, self._desk.office, self._desk.actor, tuple(self._numbers), reason=self.tr("取电子面单")
        )
        self.run.start(work, failed=self._broke)

    def _hear(self, taken: Taken) -> None:
        reason = ""
        if taken.fact is not None:
            reason = sentence(taken.fact)
        elif taken.answer is not None and taken.answer.problem:
            reason = waybill_problem_words(taken.answer.problem)
        self.results.append(Result(taken.order_id, self._numbers[taken.order_id], taken.waybill, reason))
        self.progress.show_progress(len(self.results), len(self._numbers))

    def given(self) -> list[int]:
        return [one.order_id for one in self.results if one.waybill and not one.reason]

    def _ended(self) -> None:
        given = self.given()
        if given and len(given) == len(self._numbers):
            self._print()
            return
        told = {one.order_id for one in self.results}
        self.results += [
            Result(one, number, "", self.tr("停下时还没轮到，没有取"))
            for one, number in self._numbers.items() if one not in told
        ]  # fmt: skip
        self.table.set_rows([one for one in self.results if one.order_id not in given])
        fit_height(self.view, _SHOWN_MOST)
        self.summary.setText(
            filled(self.tr("{0} 笔取到了号，{1} 笔没有，原因如下"), len(given), len(self.results) - len(given))
        )
        self.go.setText(filled(self.tr("打印 {0} 张面单"), len(given)))
        self._show(running=False)

    def _broke(self, error: Exception) -> None:
        if not isinstance(error, Invalid):
            self._ended()
            raise error
        self._show(running=False)
        self.show_error(sentence(error))

    def _show(self, *, running: bool) -> None:
        reveal(self.progress, running)
        reveal(self.leave, not running)
        reveal(self.go, not running and bool(self.given()))
        for widget in (self.summary, self.view):
            reveal(widget, not running and bool(self.results))
        self._cross.setEnabled(not running)
        self._running = running
        self.place()

    def _print(self, checked: bool = False) -> None:
        given = self.given()
        self._running = False
        self.close_overlay()
        self.taken.emit(given)

    def dismiss(self) -> None:
        if not self._running:
            super().dismiss()

    def hideEvent(self, event: QHideEvent) -> None:
        """A window that closes asks for no further number."""
        self.run.stop()
        super().hideEvent(event)


def _columns() -> list[Column[Result]]:
    def reason(one: Result) -> Text:
        return Text(one.reason, "danger", tip=one.reason, wrap=True)

    return [
        Column("number", translate("take waybills", "订单号"), 150, lambda one: Text(one.order_no, "strong")),
        Column("waybill", translate("take waybills", "运单号"), 96, lambda one: Text(one.waybill or "—")),
        Column("reason", translate("take waybills", "原因"), 240, reason, stretch=True),
    ]
