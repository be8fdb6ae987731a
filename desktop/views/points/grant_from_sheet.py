"""GrantFromSheet 按表格送积分: a file, what it would give and what not, the giving piece by piece, a result per row.

sheet = GrantFromSheet(window, desk)     sheet.given(words for the toast) once points have gone
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.errors import Refused
from desktop.services.grants import REFERENCE_MOST
from desktop.services.grants_by_sheet import (
    PieceTold,
    SheetForeseen,
    SheetPiece,
    foresee_sheet,
    give_sheet,
    pieces_of,
)
from desktop.services.spreadsheets.grants_sheet import read_grants, write_empty
from desktop.services.spreadsheets.writing import write_rest
from desktop.views.buttons import Button, reveal
from desktop.views.command_sheet import PAUSE_MS, said_beneath
from desktop.views.desk import Desk
from desktop.views.dialogs import Sheet
from desktop.views.drop_field import DropField
from desktop.views.file_dialogs import ask_file, ask_place, read_tables, written_tables
from desktop.views.file_words import file_problem
from desktop.views.form import Field, TextEdit
from desktop.views.formats import points_text
from desktop.views.icons import IconTile
from desktop.views.labels import label
from desktop.views.notices import ProgressRow
from desktop.views.piece_run import PieceRun
from desktop.views.points.grant_rows import (
    GrantsRead,
    LinesView,
    Outcome,
    SheetLine,
    open_rows,
    outcomes,
)
from desktop.views.table_height import fit_height
from desktop.views.texts import filled, sentence

translate = QCoreApplication.translate
_SHOWN_MOST, _SHOWN_LEAST, _ROOMY = 8, 5, 700


class GrantFromSheet(Sheet):
    given = Signal(str)

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(
            window, translate("points", "按表格送积分"),
            translate("points", "先告诉你会送多少，点了才送；同一批的同一行只送一次"),
            icon="gift", width=760,
        )  # fmt: skip
        self._desk = desk
        self.read: GrantsRead | None = None
        self.foreseen: SheetForeseen | None = None
        self.told: list[PieceTold] = []
        self._pieces: list[SheetPiece] = []
        self._done = self._turn = 0
        self._running = False
        self.run = PieceRun(desk, self)
        self.run.told.connect(self._hear)
        self.run.finished.connect(self._ended)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(PAUSE_MS)
        self._typing.timeout.connect(self._foresee)
        self._make_parts()
        for widget in (
            self.drop,
            self.summary,
            self.batch_field,
            self.progress,
            self.open_words,
            self.lines,
            self.results,
        ):
            self.add(widget)
        self.save_rest = Button(self.tr("存下没送的行"), "download", kind="link")
        self.save_rest.clicked.connect(self._save_rest)
        self.template = Button(self.tr("存一张空表格"), "file-spreadsheet", kind="link")
        self.template.clicked.connect(self._ask_where)
        for button in (self.save_rest, self.template):
            self.add_foot(button)
        self.leave = self.add_button(self.tr("不送"), slot=self.dismiss)
        self.other = self.add_button(self.tr("换一个文件"), "file-spreadsheet", slot=self.ask_file)
        self.again = self.add_button(self.tr("接着送"), "rotate-ccw", kind="primary", slot=self.go_on)
        self.go = self.add_button("", "gift", kind="primary", slot=self.submit, default=True)
        self._show_state("choose")

    def _make_parts(self) -> None:
        self.drop = _DropSheet()
        self.drop.pick.clicked.connect(self.ask_file)
        self.drop.chosen.connect(self._dropped)
        self.summary = label("", "strong", wrap=True)
        self.batch = TextEdit(name=self.tr("批次"))
        self.batch.setMaxLength(REFERENCE_MOST)
        self.batch.textEdited.connect(self._batch_typed)
        hint = self.tr("同名的一批再来一次，送过的行不会再送")
        self.batch_field = Field(self.tr("批次"), self.batch, required=True, hint=hint)
        self.progress = ProgressRow()
        self.progress.cancelled.connect(self.run.stop)
        self.open_words = label("", "strong")
        self.lines = LinesView(self.tr("送不了的行"), self.tr("原因"))
        self.results = LinesView(self.tr("每行的结果"), self.tr("结果"))

    # the file

    def ask_file(self) -> None:
        ask_file(self, self.tr("选送积分的表格"), read_tables(), self.choose_file)

    def _dropped(self, paths: list[Path]) -> None:
        self.choose_file(str(paths[0]))

    def choose_file(self, name: str) -> None:
        """Read off the GUI thread, then asked about."""
        self.show_error("")
        self.set_busy(self.tr("正在读表格"))
        self._desk.tasks.run(self, partial(_read, Path(name)), then=self._take, failed=self._not_read)

    def _take(self, read: GrantsRead) -> None:
        self.set_busy("")
        self.read, self.told, self._done = read, [], 0
        self.batch.setText(read.path.name[:REFERENCE_MOST])
        self.batch_field.set_error("")
        self.foreseen = None
        self._show_state("check")
        self._foresee()

    def _not_read(self, fact: Exception) -> None:
        self.set_busy("")
        if not isinstance(fact, OSError | Refused):
            raise fact
        self.show_error(file_problem(fact, columns=self.tr("会员号（或卡号）、积分、原因")))

    # before

    def _batch_typed(self, _text: str) -> None:
        self.foreseen = None
        self._turn += 1
        self.go.setEnabled(False)
        self._typing.start()

    def _foresee(self) -> None:
        assert self.read is not None
        self._typing.stop()
        self._turn += 1
        self.go.setEnabled(False)
        self.batch_field.set_error("")
        if not self.read.rows:
            self._show_foreseen(SheetForeseen(0, 0, 0, 0, ()))
            return
        self.summary.setText(self.tr("正在核对每一行…"))
        self._desk.ask(
            self, foresee_sheet, self.batch.text(), self.read.rows, then=self._show_foreseen, failed=self._not_foreseen,
            key="foresee",
        )  # fmt: skip

    def _show_foreseen(self, told: SheetForeseen) -> None:
        """Twenty thousand lines are put in words off the GUI thread."""
        assert self.read is not None
        then = partial(self._show_checked, self._turn, told)
        self._desk.tasks.run(self, partial(open_rows, self.read, told.refused), then=then, failed=_raise)

    def _show_checked(self, turn: int, told: SheetForeseen, lines: list[SheetLine]) -> None:
        if turn != self._turn or self.read is None:
            return
        self.foreseen = told
        rows = points_text(len(self.read.rows) + len(self.read.unread))
        words = [filled(self.tr("{0} 行里没有一行能送"), rows)]
        if told.rows:
            able, points, members = points_text(told.rows), points_text(told.points), points_text(told.members)
            words = [filled(self.tr("{0} 行里 {1} 行能送：共 {2} 积分，给 {3} 位会员"), rows, able, points, members)]
        if told.repeated:
            words.append(filled(self.tr("{0} 行这一批送过，不再送"), points_text(told.repeated)))
        self.summary.setText(_clauses(words))
        self._show_lines(self.lines, lines)
        self.open_words.setText(filled(self.tr("{0} 行送不了，原因如下"), points_text(len(lines))))
        for widget in (self.open_words, self.lines, self.save_rest):
            reveal(widget, bool(lines))
        self.go.setText(filled(self.tr("送出 {0} 笔，共 {1} 积分"), points_text(told.rows), points_text(told.points)))
        reveal(self.go, bool(told.rows))
        self.go.setEnabled(bool(told.rows))
        self.place()

    def _not_foreseen(self, fact: Exception) -> None:
        self.summary.setText("")
        if not said_beneath(fact, {"batch": self.batch_field}):
            self.show_error(sentence(fact))

    # the giving

    def submit(self) -> None:
        if self.read is not None and self.foreseen is not None and self.foreseen.rows and not self._running:
            self._pieces = pieces_of(self.batch.text(), self.read.rows)
            self._run()

    def go_on(self) -> None:
        """What has no answer yet: a piece in doubt is asked about again under its own id."""
        self.told = [one for one in self.told if one.fact is None]
        answered = {one.piece.command_id for one in self.told}
        self._pieces = [one for one in self._pieces if one.command_id not in answered]
        self._run()

    def _run(self) -> None:
        self.show_error("")
        self._running, self._done = True, 0
        self._show_state("run")
        self.progress.begin(self.tr("正在送积分"))
        self.progress.show_progress(0, sum(len(one.rows) for one in self._pieces))
        self.run.start(partial(give_sheet, self._desk.office, self._desk.actor, list(self._pieces)))

    def _hear(self, told: PieceTold) -> None:
        self.told.append(told)
        self._done += len(told.piece.rows)
        self.progress.show_progress(self._done, sum(len(one.rows) for one in self._pieces))

    def _ended(self) -> None:
        assert self.read is not None
        work = partial(outcomes, self.read, list(self.told))
        self._desk.tasks.run(self, work, then=self._show_outcome, failed=_raise)

    def _show_outcome(self, lines: list[SheetLine]) -> None:
        self._running = False
        points = sum(one.given.points for one in self.told if one.given)
        given = sum(one.given.granted for one in self.told if one.given)
        self.summary.setText(self._result_words(lines, given, points))
        self._show_lines(self.results, lines)
        self._show_state("result")
        reveal(self.save_rest, lines[0].outcome is Outcome.LEFT)
        open_pieces = len(self._pieces) > sum(one.fact is None for one in self.told if one.piece in self._pieces)
        reveal(self.again, open_pieces)
        self.place()
        if given:
            words = filled(self.tr("按表格送出 {0} 笔，共 {1} 积分"), points_text(given), points_text(points))
            self.given.emit(words)

    def _result_words(self, lines: list[SheetLine], given: int, points: int) -> str:
        left = sum(one.outcome is Outcome.LEFT for one in lines)
        before = sum(one.outcome is Outcome.BEFORE for one in lines)
        words = [filled(self.tr("已送出 {0} 笔，共 {1} 积分"), points_text(given), points_text(points))]
        if before:
            words.append(filled(self.tr("{0} 行这一批以前送过"), points_text(before)))
        if left:
            words.append(filled(self.tr("{0} 行没有送"), points_text(left)))
        return _clauses(words)

    # what is left, and the empty one

    def _save_rest(self, checked: bool = False) -> None:
        assert self.read is not None
        shown = self.results.lines if self.told else self.lines.lines
        reasons = {one.number: one.words for one in shown if one.outcome is Outcome.LEFT}
        self.save_rest.setEnabled(False)
        work = partial(write_rest, self.read.path, reasons, self.tr("没送的"))
        self._desk.tasks.run(self, work, then=self._saved, failed=self._not_saved)

    def _saved(self, path: Path) -> None:
        self.save_rest.setText(filled(self.tr("存好了：{0}"), path.name))
        self.save_rest.setToolTip(str(path))

    def _not_saved(self, fact: Exception) -> None:
        self.save_rest.setEnabled(True)
        self._not_read(fact)

    def _ask_where(self, checked: bool = False) -> None:
        name = self.tr("送积分")
        ask_place(self, self.tr("空表格存到哪里"), f"{name}.xlsx", written_tables(), self.save_template)

    def save_template(self, name: str) -> None:
        path = Path(name)
        then = partial(self._template_saved, path)
        self._desk.tasks.run(self, partial(write_empty, path), then=then, failed=self._not_read)

    def _template_saved(self, path: Path, _rows: int) -> None:
        self.template.setText(filled(self.tr("存好了：{0}"), path.name))
        self.template.setToolTip(str(path))

    # how it stands

    def _show_lines(self, view: LinesView, lines: list[SheetLine]) -> None:
        view.show_lines(lines)
        fit_height(view, _SHOWN_MOST if self.host().height() >= _ROOMY else _SHOWN_LEAST)

    def _show_state(self, state: str) -> None:
        reveal(self.drop, state == "choose")
        reveal(self.template, state == "choose")
        reveal(self.summary, state in ("check", "result"))
        reveal(self.batch_field, state == "check")
        reveal(self.progress, state == "run")
        reveal(self.results, state == "result")
        reveal(self.other, state == "check")
        for widget in (self.open_words, self.lines, self.save_rest, self.again, self.go):
            reveal(widget, False)
        self.save_rest.setText(self.tr("存下没送的行"))
        self.save_rest.setEnabled(True)
        reveal(self.leave, state != "run")
        self.leave.setText(self.tr("关闭") if state == "result" else self.tr("不送"))
        self._cross.setEnabled(state != "run")
        self.place()

    def dismiss(self) -> None:
        if not self._running:
            super().dismiss()

    def hideEvent(self, event: QHideEvent) -> None:
        """A window that closes begins no further piece."""
        self.run.stop()
        super().hideEvent(event)


class _DropSheet(DropField):
    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(IconTile("file-spreadsheet", "accent", 44), 0, middle)
        column.addWidget(label(self.tr("把表格拖到这里"), "h2"), 0, middle)
        words = self.tr("CSV 或 XLSX，列名写 会员号（或卡号）、积分、原因；到期日可以不写")
        column.addWidget(label(words, "muted"), 0, middle)
        row = QHBoxLayout()
        self.pick = Button(self.tr("选文件"), "folder", kind="primary")
        row.addStretch(1)
        row.addWidget(self.pick)
        row.addStretch(1)
        column.addSpacing(4)
        column.addLayout(row)


def _clauses(words: list[str]) -> str:
    said = words[0]
    for one in words[1:]:
        said = filled(translate("grant sheet", "{0}，{1}"), said, one)
    return said


def _raise(fact: Exception) -> None:
    raise fact


def _read(path: Path) -> GrantsRead:
    rows, unread = read_grants(path)
    return GrantsRead(path, tuple(rows), tuple(unread))
