"""What a file that was dropped on the window is, told by how it begins: a bill, a filled shipping sheet, or records.

kind_of(Path("发货.xlsx")) -> Dropped.SHEET        a few kilobytes are read; of a workbook no more than a sheet may be
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from desktop.services.shipping_sheet import is_sheet
from desktop.services.spreadsheets.formats import LAYOUTS
from desktop.services.spreadsheets.layouts import recognise
from desktop.services.spreadsheets.tables import FileRefused, Table, open_table
from desktop.services.statements.archive import bills_within, is_archive
from desktop.services.statements.layouts import bill_in, provider_of

_HEAD, _BOOK_MOST = 16_384, 8 * 2**20
_BOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


class Dropped(StrEnum):
    """RECORDS is also what nobody knows: the import says what it can read."""

    BILL = "BILL"
    SHEET = "SHEET"
    RECORDS = "RECORDS"


def kinds_of(paths: Sequence[Path]) -> tuple[tuple[Path, Dropped], ...]:
    return tuple((path, kind_of(path)) for path in paths)


def kind_of(path: Path) -> Dropped:
    try:
        if not path.is_file():
            return Dropped.RECORDS
        if is_archive(path):
            return Dropped.BILL if bills_within(path) else Dropped.RECORDS
        with path.open("rb") as file:
            start = file.read(_HEAD)
        if start.startswith(_BOOKS):
            header = open_table(path).header if path.stat().st_size <= _BOOK_MOST else ()
        elif bill_in(start):
            return Dropped.BILL
        else:
            header = _first_line(start)
    except (FileRefused, OSError):
        return Dropped.RECORDS
    if provider_of(header):
        return Dropped.BILL
    return Dropped.SHEET if is_sheet(header) and not _is_records(path, header) else Dropped.RECORDS


def _is_records(path: Path, header: tuple[str, ...]) -> bool:
    try:
        recognise(Table(path, "", header), LAYOUTS)
    except FileRefused:
        return False
    return True


def _first_line(start: bytes) -> tuple[str, ...]:
    """Of a text in one of the usual encodings, by whichever mark parts it most."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            line = start[: start.rfind(b"\n") + 1 or None].decode(encoding).partition("\n")[0]
        except UnicodeDecodeError:
            continue
        mark = max(",;\t", key=line.count)
        return tuple(cell.strip().strip('"').strip() for cell in line.split(mark))
    return ()
