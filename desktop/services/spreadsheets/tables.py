"""Tables out of files: CSV in any of the usual encodings, XLSX and XLS, told apart by content and not by name.

    table = open_table(Path("orders.csv"))
    table.header -> ("订单号", …)     for number, cells in table.rows(): …     table.encoding -> "utf-8", "gb18030", "xlsx"

Row numbers are those of the file (the header is line 1); empty rows are left out. A CSV streams; a workbook is read
whole, after the sizes inside its ZIP are summed against a cap. Raises FileRefused with a code:
empty, too_large, too_many_columns, too_many_rows, zip_bomb, broken, binary, unknown_encoding, no_header.
"""

from __future__ import annotations

import codecs
import csv
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from desktop.services.errors import Refused

FILE_MOST = 512 * 2**20
BOOK_MOST = 64 * 2**20
INFLATED_MOST = 512 * 2**20
COLUMNS_MOST = 500
ROWS_MOST = 2_000_000
CELL_MOST = 32_767
_LINE_MOST = 4 * 2**20
_BLOCK = 2**20
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, ""), (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
GUARDED = "=+-@\t\r"


@dataclass(eq=False)
class FileRefused(Refused):
    """A file that isn't read at all; detail is a name, a limit or a number."""

    code: str
    file: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One table; damaged rows hold lone surrogates, which every reader of values refuses."""

    path: Path
    encoding: str
    header: tuple[str, ...]
    _book: list[list[Any]] | None = field(default=None, repr=False)
    _first: int = 1
    _delimiter: str = ","

    @property
    def name(self) -> str:
        return self.path.name

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        source = _csv_rows(self.path, self.encoding, self._delimiter) if self._book is None else _book_rows(self._book)
        for count, (number, cells) in enumerate(source):
            if count > ROWS_MOST:
                raise FileRefused("too_many_rows", self.name, str(ROWS_MOST))
            if number <= self._first:
                continue
            if len(cells) > COLUMNS_MOST and any(cells[COLUMNS_MOST:]):
                raise FileRefused("too_many_columns", self.name, str(COLUMNS_MOST))
            yield number, cells


def open_table(path: Path) -> Table:
    """The file's first table. Raises FileRefused, OSError."""
    size = path.stat().st_size
    if size == 0:
        raise FileRefused("empty", path.name)
    with path.open("rb") as file:
        start = file.read(65_536)
    if start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
        return _open_book(path, size, zipped=start.startswith(b"PK"))
    if size > FILE_MOST:
        raise FileRefused("too_large", path.name, str(FILE_MOST // 2**20))
    encoding = _encoding_of(path, start)
    delimiter = _delimiter_of(path, encoding)
    for number, cells in _csv_rows(path, encoding, delimiter):
        return Table(path, encoding, _header(path, cells), None, number, delimiter)
    raise FileRefused("empty", path.name)


def _header(path: Path, cells: list[str]) -> tuple[str, ...]:
    while cells and not cells[-1].strip():
        cells = cells[:-1]
    if len(cells) > COLUMNS_MOST:
        raise FileRefused("too_many_columns", path.name, str(COLUMNS_MOST))
    if not cells:
        raise FileRefused("no_header", path.name)
    return tuple(cell.strip()[:200] for cell in cells)


def _encoding_of(path: Path, start: bytes) -> str:
    """BOM, then strict utf-8, then strict gb18030; else utf-8 where only a few lines are damaged."""
    for mark, name in _BOMS:
        if start.startswith(mark):
            if not name:
                raise FileRefused("unknown_encoding", path.name)
            return name
    if start.count(0) * 100 > len(start):
        raise FileRefused("binary", path.name)
    for name in ("utf-8", "gb18030"):
        if _decodes(path, name):
            return name
    damaged = lines = 0
    with path.open("rb") as file:
        for line in file:
            lines += 1
            damaged += _is_damaged(line)
            if lines == 1 and damaged:
                raise FileRefused("unknown_encoding", path.name)
    if damaged * 20 > lines and damaged > 3:
        raise FileRefused("unknown_encoding", path.name)
    return "utf-8-damaged"


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        try:
            while block := file.read(_BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _is_damaged(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


def _text(path: Path, encoding: str) -> Any:
    if encoding == "utf-8-damaged":
        return path.open(encoding="utf-8", errors="surrogateescape", newline="")
    return path.open(encoding=encoding, newline="")


def _delimiter_of(path: Path, encoding: str) -> str:
    """Comma, semicolon or tab, whichever the first line has most."""
    with _text(path, encoding) as file:
        first = str(file.readline(_LINE_MOST))
    return max(",;\t", key=lambda mark: (first.count(mark), mark == ","))


def _csv_rows(path: Path, encoding: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    limit = csv.field_size_limit(_LINE_MOST)
    try:
        with _text(path, encoding) as file:
            reader = csv.reader(file, delimiter=delimiter)
            before = 0
            for cells in reader:
                number, before = before + 1, reader.line_num
                if any(cells):
                    yield number, [_unguarded(cell) for cell in cells]
    except csv.Error:
        raise FileRefused("broken", path.name, str(before + 1)) from None
    except UnicodeDecodeError:
        raise FileRefused("unknown_encoding", path.name) from None
    finally:
        csv.field_size_limit(limit)


def _unguarded(cell: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from running the cell."""
    return cell[1:] if len(cell) > 1 and cell[0] == "'" and cell[1] in GUARDED else cell


def _open_book(path: Path, size: int, *, zipped: bool) -> Table:
    if size > BOOK_MOST:
        raise FileRefused("too_large", path.name, str(BOOK_MOST // 2**20))
    if zipped:
        _refuse_bomb(path)
    from python_calamine import CalamineError, CalamineWorkbook, ZipError

    try:
        book = CalamineWorkbook.from_path(str(path))
        names = book.sheet_names
        sheet = book.get_sheet_by_index(0) if names else None
        if sheet is not None and (sheet.width > COLUMNS_MOST * 4 or sheet.total_width > 16_384 * 4):
            raise FileRefused("too_many_columns", path.name, str(COLUMNS_MOST))
        if sheet is not None and sheet.width * sheet.height > 40_000_000:
            raise FileRefused("too_many_rows", path.name, str(ROWS_MOST))
        rows: list[list[Any]] = sheet.to_python(skip_empty_area=False) if sheet is not None else []
    except (CalamineError, ZipError, OSError, ValueError):
        raise FileRefused("broken", path.name) from None
    kind = "xlsx" if zipped else "xls"
    for number, cells in _book_rows(rows):
        return Table(path, kind, _header(path, cells), rows, number)
    raise FileRefused("empty", path.name)


def _refuse_bomb(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            inflated = sum(member.file_size for member in archive.infolist())
            largest = max((m.file_size / max(m.compress_size, 1) for m in archive.infolist()), default=0)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise FileRefused("broken", path.name) from None
    if inflated > INFLATED_MOST or (largest > 1_000 and inflated > 50 * 2**20):
        raise FileRefused("zip_bomb", path.name, str(INFLATED_MOST // 2**20))


def _book_rows(rows: list[list[Any]]) -> Iterator[tuple[int, list[str]]]:
    for number, values in enumerate(rows, start=1):
        cells = [_cell(value) for value in values]
        if any(cells):
            yield number, cells


def _cell(value: Any) -> str:
    """As a person would type it; a number that a sheet can't have kept exactly comes in scientific notation."""
    match value:
        case str():
            return _unguarded(value)
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            if abs(value) >= 1e15:
                return f"{value:.14E}"
            return str(int(value)) if value.is_integer() else repr(value)
        case int():
            return f"{value:.14E}" if abs(value) >= 10**15 else str(value)
        case datetime():
            return value.isoformat(sep=" ")
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value)
        case _:
            return ""
