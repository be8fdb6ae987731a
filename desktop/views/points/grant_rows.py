"""A sheet of points row by row: what can't be given before, what became of each after.

open_rows(read, foreseen)      the rows that get nothing       outcomes(read, told)      every row, those without first
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.services.grants_by_sheet import PieceTold, RefusedGrant, SheetGrant
from desktop.services.spreadsheets.grants_sheet import UnreadGrant
from desktop.views.cells import Text
from desktop.views.formats import points_text
from desktop.views.table import Column, RowTable
from desktop.views.table_view import TableView
from desktop.views.texts import sentence

translate = QCoreApplication.translate
# as many as are prepared at once; the rest when they are scrolled to
PAGE = 400


@dataclass(frozen=True, slots=True)
class GrantsRead:
    path: Path
    rows: tuple[SheetGrant, ...]
    unread: tuple[UnreadGrant, ...]


class Outcome(Enum):
    """In the order in which a person looks."""

    LEFT = 0
    BEFORE = 1
    GIVEN = 2


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line of the file; words say why it got nothing, or that it did."""

    number: int
    member: str
    points: str
    words: str
    outcome: Outcome = Outcome.LEFT


def open_rows(read: GrantsRead, refused: Iterable[RefusedGrant]) -> list[SheetLine]:
    """The rows that can't be read or given, by line."""
    rows = {row.number: row for row in read.rows}
    lines = [
        SheetLine(one.number, one.member, one.points, reason_words(one.problem, one.column)) for one in read.unread
    ]
    lines += [_refused(rows[one.number], one) for one in refused]
    return sorted(lines, key=_number)


def outcomes(read: GrantsRead, told: Iterable[PieceTold]) -> list[SheetLine]:
    """Every line with what became of it, the lines that got nothing first."""
    reasons = {one.number: one for piece in told if piece.given for one in piece.given.refused}
    before = {number for piece in told if piece.given for number in piece.given.before}
    done = {row.number for piece in told if piece.given for row in piece.piece.rows}
    doubt = {row.number: piece.fact for piece in told if piece.fact for row in piece.piece.rows}
    lines = open_rows(read, ())
    for row in read.rows:
        if row.number in reasons:
            lines.append(_refused(row, reasons[row.number]))
        elif row.number in before:
            lines.append(_line(row, translate("grant sheet", "这一批送过了"), Outcome.BEFORE))
        elif row.number in done:
            lines.append(_line(row, translate("grant sheet", "已送"), Outcome.GIVEN))
        elif (fact := doubt.get(row.number)) is not None:
            lines.append(_line(row, sentence(fact)))
        else:
            lines.append(_line(row, translate("grant sheet", "停下时还没轮到，没有送")))
    return sorted(lines, key=_outcome)


def _line(row: SheetGrant, words: str, outcome: Outcome = Outcome.LEFT) -> SheetLine:
    return SheetLine(row.number, row.member, points_text(row.points), words, outcome)


def _refused(row: SheetGrant, refused: RefusedGrant) -> SheetLine:
    return _line(row, reason_words(refused.problem, refused.column))


def _number(line: SheetLine) -> int:
    return line.number


def _outcome(line: SheetLine) -> tuple[int, int]:
    return line.outcome.value, line.number


class LinesView(TableView):
    """Prepares a page of its lines at a time: a sheet may have twenty thousand."""

    def __init__(self, name: str, last: str) -> None:
        table: RowTable[SheetLine] = RowTable(_columns(last), row_id=_number)
        super().__init__(table, name=name, density="compact")
        table.setParent(self)
        self.lines: Sequence[SheetLine] = ()
        self.near_end.connect(self._more)

    def show_lines(self, lines: Sequence[SheetLine]) -> None:
        self.lines = lines
        self.table.set_rows(lines[:PAGE])

    def _more(self) -> None:
        shown = self.table.rowCount()
        if shown < len(self.lines):
            self.table.append_rows(self.lines[shown : shown + PAGE])


def _columns(last: str) -> list[Column[SheetLine]]:
    return [
        Column("line", translate("grant sheet", "第几行"), 72, lambda one: Text(str(one.number), "dim")),
        Column("member", translate("grant sheet", "会员"), 150, lambda one: Text(one.member or "—", "strong")),
        Column("points", translate("grant sheet", "积分"), 90, lambda one: Text(one.points or "—"), align="right"),
        Column("reason", last, 240, _words, stretch=True),
    ]


def _words(line: SheetLine) -> Text:
    tone = {Outcome.LEFT: "danger", Outcome.BEFORE: "dim", Outcome.GIVEN: "good"}[line.outcome]
    return Text(line.words, tone, tip=line.words)


def reason_words(problem: str, column: str) -> str:
    """Why a row gives nothing, with what to do about it."""
    missing = {
        "member": translate("grant sheet", "没有会员号或卡号"), "points": translate("grant sheet", "没有填积分"),
        "reason": translate("grant sheet", "没有填原因"),
    }  # fmt: skip
    if problem == "missing" and column in missing:
        return missing[column]
    return {
        "unknown_member": translate("grant sheet", "没有这位会员，核对会员号或卡号"),
        "out_of_range": translate("grant sheet", "积分要在 1 到 10 亿之间"),
        "too_long": translate("grant sheet", "太长了，写短一点"),
        "past": translate("grant sheet", "到期日已经过了"),
        "given_otherwise": translate("grant sheet", "这一批的这一行给过别的会员或积分"),
        "bad_number": translate("grant sheet", "积分不是整数"),
        "bad_date": translate("grant sheet", "到期日读不出，写成 2027-06-30"),
        "excel_number": translate("grant sheet", "号码被表格软件改成了科学计数，位数丢了"),
        "excel_date": translate("grant sheet", "到期日变成了序号，把这一列改成文本"),
        "unreadable_character": translate("grant sheet", "有看不见的字符，重新打一遍"),
    }.get(problem, translate("grant sheet", "这一行读不出"))
