"""SheetStep: the recovery sheet before the shop is there, so that no shop is ever without one. Printed, saved or copied out."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout

from desktop.config import utc_now
from desktop.services.reports.rows import Printed
from desktop.services.reports.words import Words
from desktop.views.buttons import Button
from desktop.views.first_minute.step import Step
from desktop.views.labels import Card, clear, label
from desktop.views.notices import Banner
from desktop.views.paper.output import ask_printer, ask_where, print_pdf, save_pdf
from desktop.views.paper.words import not_printed_words, not_written_words, paper_words
from desktop.views.tasks import Tasks
from desktop.views.texts import filled

translate = QCoreApplication.translate
COLUMNS = 5


class SheetStep(Step):
    def __init__(self, tasks: Tasks) -> None:
        super().__init__(
            translate("SheetStep", "收好恢复单"),
            translate("SheetStep", "这 25 个词能打开店里的一切。忘了密码、换了电脑，只有它救得回来；程序里不留第二份"),
            translate("SheetStep", "开店"), "store",
        )  # fmt: skip
        self._tasks = tasks
        self._shop, self._owner, self._words = "", "", ""
        self.sheet = Card("well", (12, 10, 12, 10))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(4)
        self.sheet.box.addLayout(self._grid)
        self.add(self.sheet)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.print, self.save = Button(self.tr("打印…"), "printer"), Button(self.tr("存成 PDF…"), "download")
        self.print.clicked.connect(partial(self._make, self._ask_printer))
        self.save.clicked.connect(partial(self._make, self._ask_where))
        row.addWidget(self.print, 1)
        row.addWidget(self.save, 1)
        self.body.addLayout(row)
        self.done = Banner("good")
        self.body.addWidget(self.done)
        self.kept = QCheckBox(self.tr("恢复单已经打印、存好或抄下来了"))
        self.kept.toggled.connect(self._allow)
        self.body.addWidget(self.kept)
        self._allow()

    def show_words(self, shop: str, owner: str, words: str) -> None:
        if words != self._words:
            self.kept.setChecked(False)
            self.done.show_text("good", "")
        self._shop, self._owner, self._words = shop, owner, words
        clear(self._grid)
        for at, word in enumerate(words.split()):
            number = label(str(at + 1), "caption")
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(number, at // COLUMNS, 2 * (at % COLUMNS))
            self._grid.addWidget(label(word, "strong", selectable=True), at // COLUMNS, 2 * (at % COLUMNS) + 1)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(2 * column + 1, 1)

    @property
    def words(self) -> list[str]:
        return self._words.split()

    def take_focus(self) -> None:
        self.print.setFocus()

    def submit(self) -> None:
        if self.kept.isChecked():
            self.went_on.emit()

    def begin(self, words: str = "") -> None:
        super().begin(words)
        for widget in (self.print, self.save, self.kept):
            widget.setEnabled(not words)
        self._allow()

    def _allow(self, _on: bool = False) -> None:
        self.go.setEnabled(self.kept.isChecked() and self.kept.isEnabled())

    def _make(self, then: Any, _checked: bool = False) -> None:
        work = partial(_pdf, self._shop, self._owner, self._words, utc_now().astimezone(), paper_words())
        self._tasks.run(self, work, then=then, failed=self._not_out)

    def _ask_where(self, made: Printed) -> None:
        name = "".join(letter for letter in self._shop if letter.isalnum() or letter in " -_")
        ask_where(self, filled(self.tr("{0} 恢复单.pdf"), name), partial(self.save_to, made))

    def save_to(self, made: Printed, name: str) -> None:
        save_pdf(self._tasks, self, made.pdf, Path(name), then=self._saved, failed=self._not_out)

    def _saved(self, path: Path) -> None:
        self.done.show_text("good", filled(self.tr("存好了：{0}。打印以后把文件删掉，别留在电脑里"), path))

    def _ask_printer(self, made: Printed) -> None:
        ask_printer(self, made.pages, partial(self._print_on, made))

    def _print_on(self, made: Printed, printer: Any) -> None:
        print_pdf(self._tasks, self, made.pdf, printer, then=self._sent, failed=self._not_out)

    def _sent(self, pages: int) -> None:
        if pages:
            self.done.show_text("good", self.tr("已送到打印机。看清楚 25 个词都印出来了"))
        else:
            self.error.show_text("danger", not_printed_words())

    def _not_out(self, error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        self.error.show_text("danger", not_written_words(error))


def _pdf(shop: str, owner: str, words: str, at: datetime, paper: dict[str, str]) -> Printed:
    """On a pool thread: brings reportlab with it."""
    from desktop.services.reports.recovery_sheet import recovery_sheet_pdf

    return recovery_sheet_pdf(shop, owner, words, at, Words(paper))
