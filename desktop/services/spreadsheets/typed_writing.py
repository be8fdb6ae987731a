"""A table whose cells keep their kind: text, whole numbers, money with two decimals, moments of the shop's clock.

XLSX: numbers and moments stay such, text is never a formula. CSV: utf-8 with a BOM, a text that a spreadsheet would
run gets an apostrophe. It is written in a folder of its own beside its place, with whatever the work needs on disk, and
put there whole, closed before it is.
"""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop.services.spreadsheets.writing import guarded

Value = str | int | float | datetime | None
CELL_MOST = 32_767
_FORMATS = {int: "#,##0", float: "#,##0.00", datetime: "yyyy-mm-dd hh:mm"}
_NARROW, _WIDE = 10, 40


def written(
    path: Path, titles: Sequence[str], rows: Iterable[Sequence[Value]], *, stopped: Callable[[], bool],
    keep: Callable[[], bool],
) -> int | None:  # fmt: skip
    """How many rows; None, and nothing new at path, when it was stopped or not to be kept. Raises OSError.

    keep is asked once, when the table lies whole beside its place.
    """
    drop_unfinished(path)
    folder = _unfinished(path)
    folder.mkdir()
    try:
        made = folder / path.name
        count = (_book if path.suffix.casefold() == ".xlsx" else _text)(made, titles, rows, stopped)
        if count is None or not keep():
            return None
        made.replace(path)
        return count
    finally:
        drop_unfinished(path)


def drop_unfinished(path: Path) -> None:
    """What a process that was killed has left of the table for path."""
    shutil.rmtree(_unfinished(path), ignore_errors=True)


def _unfinished(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def _book(
    path: Path, titles: Sequence[str], rows: Iterable[Sequence[Value]], stopped: Callable[[], bool]
) -> int | None:
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    path.open("wb").close()
    options = {"constant_memory": True, "strings_to_formulas": False, "tmpdir": str(path.parent)}
    book = xlsxwriter.Workbook(str(path), options)
    try:
        count = _fill(book, titles, rows, stopped)
    finally:
        try:
            book.close()
        except FileCreateError as problem:
            # it wraps what the system said
            raise next((one for one in problem.args if isinstance(one, OSError)), OSError(str(problem))) from problem
    return count


def _fill(book: Any, titles: Sequence[str], rows: Iterable[Sequence[Value]], stopped: Callable[[], bool]) -> int | None:
    page = book.add_worksheet()
    formats = {kind: book.add_format({"num_format": shape}) for kind, shape in _FORMATS.items()}
    bold = book.add_format({"bold": True})
    page.freeze_panes(1, 0)
    for at, title in enumerate(titles):
        page.set_column(at, at, min(_WIDE, max(_NARROW, 2 * len(title) + 8)))
        page.write_string(0, at, title, bold)
    count = 0
    for row in rows:
        if stopped():
            return None
        count += 1
        for at, value in enumerate(row):
            match value:
                case datetime():
                    page.write_datetime(count, at, value, formats[datetime])
                case int() | float():
                    page.write_number(count, at, value, formats[type(value)])
                case str():
                    page.write_string(count, at, value[:CELL_MOST])
    return None if stopped() else count


def _text(
    path: Path, titles: Sequence[str], rows: Iterable[Sequence[Value]], stopped: Callable[[], bool]
) -> int | None:
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([guarded(title) for title in titles])
        count = 0
        for row in rows:
            if stopped():
                return None
            count += 1
            writer.writerow([_plain(value) for value in row])
        return None if stopped() else count


def _plain(value: Value) -> str:
    match value:
        case None:
            return ""
        case datetime():
            return value.strftime("%Y-%m-%d %H:%M")
        case float():
            return f"{value:.2f}"
        case str():
            return guarded(value)
        case _:
            return str(value)
