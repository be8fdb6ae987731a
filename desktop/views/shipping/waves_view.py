"""WavesView 波次: waves that are being picked, and those that were. Each with its pick list and what comes next.

view.reload() · view.make(ids) a wave of these orders · view.make_next() of the most urgent · view.done after a change
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.shipping import WaveState
from desktop.models.vocabulary import Permission
from desktop.services.errors import Refused
from desktop.services.waves import (
    WaveMade,
    WaveRow,
    cancel_wave,
    finish_wave,
    make_wave,
    next_for_wave,
    orders_of_wave,
    pick_waves,
)
from desktop.views.buttons import Button, reveal
from desktop.views.desk import Desk
from desktop.views.dialogs import confirm
from desktop.views.form import Choice
from desktop.views.labels import label
from desktop.views.paper.slip_sheet import PickListSheet
from desktop.views.shipping.columns import WaveTable
from desktop.views.table import RowId
from desktop.views.table_view import TableView
from desktop.views.texts import filled, listed, sentence
from desktop.views.toast import Toaster

SIZES = (10, 20, 50, 100)
_NAMED_MOST = 3


class WavesView(QWidget):
    done = Signal()

    def __init__(self, desk: Desk, toaster: Toaster) -> None:
        super().__init__()
        self._desk, self._toaster, self.zone = desk, toaster, ZoneInfo("UTC")
        self.many = Choice([(str(one), filled(self.tr("{0} 笔"), one)) for one in SIZES], name=self.tr("一个波次几笔"))
        self.many.choose("20")
        self.next = Button(self.tr("最急的建一个波次"), "plus", size="small")
        self.next.clicked.connect(self.make_next)
        bar = QFrame()
        bar.setObjectName("filterbar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(20, 7, 20, 7)
        row.setSpacing(8)
        row.addWidget(label(self.tr("按发货期限取还没有波次的"), "caption"))
        row.addWidget(self.many)
        row.addWidget(self.next)
        row.addStretch(1)
        reveal(bar, desk.may(Permission.SHIP))
        self.table = WaveTable(may_ship=desk.may(Permission.SHIP))
        self.view = TableView(self.table, name=self.tr("拣货波次"))
        self.view.opened.connect(self._open)
        self.view.act_pressed.connect(self._pressed)
        self.view.show_empty("boxes", self.tr("还没有波次"), self.tr("几笔订单一起拣，货位走一趟就够"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.view, 1)

    def reload(self) -> None:
        self._desk.ask(self, pick_waves, then=self._show, key="list")

    def _show(self, rows: tuple[WaveRow, ...]) -> None:
        self.table.now, self.table.zone = self._desk.office.clock(), self.zone
        self.table.set_rows(rows)

    # making

    def make_next(self, checked: bool = False) -> None:
        self._desk.ask(self, next_for_wave, int(self.many.key()), then=self.make, key="next")

    def make(self, ids: Sequence[int]) -> None:
        if not ids:
            self._toaster.say(self.tr("没有要拣的订单了"), tone="warn")
            return
        self._desk.do(self, make_wave, tuple(ids), then=self._made, failed=self._refused)

    def _made(self, made: WaveMade) -> None:
        words = filled(self.tr("波次 {0} 建好了，{1} 笔"), made.wave_id, made.orders)
        if made.left_out:
            named = listed(made.left_out[:_NAMED_MOST])
            words = filled(
                self.tr("波次 {0} 建好了，{1} 笔；{2} 笔没有进来（{3}），挂起、已发或在别的波次里"), made.wave_id,
                made.orders, len(made.left_out), named,
            )  # fmt: skip
        self._toaster.say(words, seconds=8)
        self.done.emit()
        self._print(made.wave_id)

    def _refused(self, fact: Exception) -> None:
        self._toaster.say(sentence(fact), tone="danger", seconds=8)
        if isinstance(fact, Refused):
            self.done.emit()

    # what comes next

    def _open(self, wave_id: RowId) -> None:
        self._pressed(wave_id, "list")

    def _pressed(self, wave_id: RowId, column: str) -> None:
        row = self.table.row_of(wave_id)
        if row is None or row.state is WaveState.CANCELLED:
            return
        if column == "list":
            self._print(row.id)
        elif column == "finish":
            self._do(finish_wave, self.tr("波次 {0} 拣完了，{1} 笔可以核对发货"), row.id)
        elif column == "cancel":
            confirm(
                self.window(), filled(self.tr("取消波次 {0}？"), row.id),
                self.tr("它的订单可以进别的波次。拣下来的货请放回货位。"), act=self.tr("取消波次"),
                slot=partial(self._do, cancel_wave, self.tr("波次 {0} 取消了，{1} 笔放了回去"), row.id),
            )  # fmt: skip

    def _do(self, act: Any, words: str, wave_id: int) -> None:
        then = partial(self._ended, words, wave_id)
        self._desk.do(self, act, wave_id, then=then, failed=self._refused)

    def _ended(self, words: str, wave_id: int, orders: int) -> None:
        self._toaster.say(filled(words, wave_id, orders))
        self.done.emit()

    def _print(self, wave_id: int) -> None:
        if self._desk.may(Permission.PRINT):
            then = partial(self._show_list, wave_id)
            self._desk.ask(self, orders_of_wave, wave_id, then=then, failed=self._refused, key="list of orders")

    def _show_list(self, wave_id: int, ids: tuple[int, ...]) -> None:
        sheet = PickListSheet(self.window(), self._desk, self._toaster, wave_id, ids)
        sheet.logged.connect(self.done)
        sheet.open()
