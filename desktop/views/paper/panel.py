"""PaperPanel: a paper from its making to its preview, with what can be done with it. Shared by page and sheet.

panel = PaperPanel(desk, toaster, empty="还没有生成")
panel.make_summary(since, until) · panel.make_slips(ids, reason="配货")   .made(Printed) · .shown(state)
panel.ask_where("汇总.pdf") · panel.ask_printer()                         into a file, to a printer
panel.came_out                                                           all pages are saved, or with the printer
panel.tools                                                              page number and zoom, for its owner to place
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from desktop.models.shipping import LabelSize
from desktop.services.errors import SessionEnded
from desktop.services.reports.rows import Printed
from desktop.views.buttons import IconButton, reveal
from desktop.views.desk import Desk
from desktop.views.labels import label
from desktop.views.notices import Banner, EmptyState, ProgressRow
from desktop.views.paper.child import PaperChild
from desktop.views.paper.output import ask_printer, ask_where, print_pdf, save_pdf
from desktop.views.paper.preview import PaperPreview
from desktop.views.paper.words import missing_words, not_printed_words, not_written_words
from desktop.views.texts import filled, sentence
from desktop.views.toast import Toaster

EMPTY, MAKING, MADE, TROUBLE = range(4)


class PaperPanel(QWidget):
    made = Signal(object)
    shown = Signal(int)
    again = Signal()
    came_out = Signal()

    def __init__(self, desk: Desk, toaster: Toaster, *, empty: str) -> None:
        super().__init__()
        self._desk, self._toaster = desk, toaster
        self.state = EMPTY
        self.printed: Printed | None = None
        self.child = PaperChild(desk, self)
        self.child.progress.connect(self._progressed)
        self.child.done.connect(self._done)
        self.child.refused.connect(self._refused)
        self.zoom_out = IconButton("minus", self.tr("缩小"), outline=True)
        self.zoom_in = IconButton("plus", self.tr("放大"), outline=True)
        self.page = label("", "caption")
        self.missing = Banner("warn")
        self.preview = PaperPreview(desk)
        self._empty = EmptyState("file-chart-column", empty)
        self._trouble = EmptyState("unplug", "")
        self._working, self._row = QWidget(), ProgressRow()
        self._row.setFixedWidth(400)
        self._row.cancelled.connect(self.stop)
        self._build()
        self.zoom_in.clicked.connect(self._zoom_in)
        self.zoom_out.clicked.connect(self._zoom_out)
        self.preview.page_changed.connect(self._say_page)
        self._trouble.acted.connect(self._again)
        self._show(EMPTY)

    def _build(self) -> None:
        self.tools = QWidget()
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for part in (self.page, self.zoom_out, self.zoom_in):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.missing)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        outer = QVBoxLayout(self._working)
        outer.setContentsMargins(40, 40, 40, 40)
        outer.addStretch(1)
        outer.addWidget(self._row, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(2)
        for page in (self._empty, self._working, self.preview, self._trouble):
            self._stack.addWidget(page)
        column.addWidget(holder, 1)

    def make_summary(self, since: date, until: date) -> None:
        self._begin()
        self.child.summary(since, until)

    def make_slips(self, order_ids: Sequence[int], *, reason: str) -> None:
        self._begin()
        self.child.slips(order_ids, reason=reason)

    def make_pick_list(self, wave_id: int, *, reason: str) -> None:
        self._begin()
        self.child.pick_list(wave_id, reason=reason)

    def make_labels(self, order_ids: Sequence[int], *, reason: str) -> None:
        self._begin()
        self.child.labels(order_ids, reason=reason)

    def make_address_labels(self, order_ids: Sequence[int], size: LabelSize, *, reason: str) -> None:
        self._begin()
        self.child.address_labels(order_ids, size, reason=reason)

    def stop(self) -> None:
        """Nothing of what was being made is left; a paper that was there before shows again."""
        self.child.end()
        self._show(MADE if self.printed is not None else EMPTY)

    def _begin(self) -> None:
        self._row.begin(self.tr("正在生成"))
        self._show(MAKING)

    def _progressed(self, done: int, total: int) -> None:
        self._row.show_progress(done, total)

    def _done(self, printed: Printed) -> None:
        self.printed = printed
        self.missing.show_text("warn", missing_words(printed.missing))
        self.preview.show_pdf(printed.pdf)
        self._show(MADE)
        self.made.emit(printed)

    def _refused(self, fact: object) -> None:
        if isinstance(fact, SessionEnded):
            self._desk.session_ended.emit(fact.reason)
        words = sentence(fact) if isinstance(fact, Exception) else str(fact)
        again: list[Any] = [("again", self.tr("再试"), "refresh-cw", True)]
        self._trouble.show_state("unplug", self.tr("没有生成"), words, again)
        self._show(TROUBLE)

    def _again(self, _key: str) -> None:
        self.again.emit()

    def _show(self, state: int) -> None:
        self.state = state
        self._stack.setCurrentIndex({EMPTY: 0, MAKING: 1, MADE: 2, TROUBLE: 3}[state])
        there = state == MADE
        reveal(self.tools, there)
        if not there:
            self.missing.show_text("warn", "")
        self.shown.emit(state)

    def _say_page(self, page: int, pages: int) -> None:
        self.page.setText(filled(self.tr("第 {0} / {1} 页"), page, pages))

    def _zoom_in(self) -> None:
        self.preview.zoom(1)

    def _zoom_out(self) -> None:
        self.preview.zoom(-1)

    # out of the window

    def ask_where(self, name: str) -> None:
        """name is what the file is called at first."""
        if self.state == MADE:
            ask_where(self, name, self.save_to)

    def save_to(self, name: str) -> None:
        if name and self.printed is not None:
            save_pdf(self._desk.tasks, self, self.printed.pdf, Path(name), then=self._saved, failed=self._not_out)

    def _saved(self, path: Path) -> None:
        self._toaster.say(filled(self.tr("存好了：{0}"), path), seconds=8)
        self.came_out.emit()

    def ask_printer(self) -> None:
        if self.printed is not None and self.state == MADE:
            ask_printer(self, self.printed.pages, self.print_on)

    def print_on(self, printer: Any) -> None:
        if self.printed is not None:
            self._toaster.say(self.tr("正在送往打印机"), tone="info")
            print_pdf(self._desk.tasks, self, self.printed.pdf, printer, then=self._sent, failed=self._not_out)

    def _sent(self, pages: int) -> None:
        if pages:
            self._toaster.say(filled(self.tr("已送到打印机：{0} 页"), pages))
            if self.printed is not None and pages == self.printed.pages:
                self.came_out.emit()
        else:
            self._toaster.say(not_printed_words(), tone="danger", seconds=10)

    def _not_out(self, error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        self._toaster.say(not_written_words(error), tone="danger", seconds=10)
