"""SheetFiles: the shipping sheet out into a file, and a filled one in.

files = SheetFiles(desk, page, toaster)     files.ask_where(ids) · files.ask_file() · files.read(path)
files.finished(results, ids left) · files.order_asked(id)      of the dialog that shows what becomes of every row
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.services.sheet_matches import Match, match_sheet
from desktop.services.shipping_sheet import FilledSheet, read_sheet, write_sheet
from desktop.views.desk import Desk
from desktop.views.file_dialogs import ask_file, ask_place, read_tables, written_tables
from desktop.views.file_words import file_problem
from desktop.views.shipping.filled_sheet import ShipFromSheet
from desktop.views.texts import filled
from desktop.views.toast import Toaster


class SheetFiles(QObject):
    finished = Signal(object, object)
    order_asked = Signal(int)

    def __init__(self, desk: Desk, page: QWidget, toaster: Toaster) -> None:
        super().__init__(page)
        self._desk, self._page, self._toaster = desk, page, toaster

    def ask_where(self, ids: Sequence[int]) -> None:
        name, then = filled(self.tr("发货表 {0} 笔"), len(ids)), partial(self.write, tuple(ids))
        ask_place(self._page, self.tr("发货表存到哪里"), f"{name}.xlsx", written_tables(), then)

    def write(self, ids: tuple[int, ...], name: str) -> None:
        path = Path(name)
        self._desk.tasks.run(
            self, partial(write_sheet, self._desk.office, self._desk.actor, path, ids, reason=self.tr("导出发货表")),
            then=partial(self._written, path), failed=self._refused,
        )  # fmt: skip

    def _written(self, path: Path, rows: int) -> None:
        words = filled(self.tr("存好了 {0} 笔：{1}。填上快递公司和运单号，再导入"), rows, path)
        self._toaster.say(words, seconds=10)

    def ask_file(self) -> None:
        ask_file(self._page, self.tr("选填好的发货表"), read_tables(), self.read)

    def read(self, name: str) -> None:
        self._desk.tasks.run(self, partial(read_sheet, Path(name)), then=self._match, failed=self._refused)

    def _match(self, sheet: FilledSheet) -> None:
        then = partial(self._matched, sheet)
        self._desk.ask(self, match_sheet, sheet.rows, then=then, failed=self._refused, key="match")

    def _matched(self, sheet: FilledSheet, matches: tuple[Match, ...]) -> None:
        made = ShipFromSheet(self._page.window(), self._desk, sheet, matches)
        made.finished.connect(self.finished)
        made.order_asked.connect(self.order_asked)
        made.open()

    def _refused(self, fact: Exception) -> None:
        self._toaster.say(file_problem(fact), tone="danger", seconds=12)
