"""Which table a file is, told by its header: names in any order, aliases, spare columns allowed.

sheet = recognise(open_table(path), LAYOUTS)      Raises FileRefused("unrecognised")
for row in sheet.rows(): row["placed"]            "" where the file lacks the column
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Concatenate, ParamSpec, TypeVar

from desktop.services import masks
from desktop.services.spreadsheets.records import Place, Rejected
from desktop.services.spreadsheets.tables import FileRefused, Table
from desktop.services.spreadsheets.values import BadCell, refuse_unreadable

PERSONAL = ("name", "nickname", "address", "detail_address", "birthday")
P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Layout:
    """One kind of table. fields: what a column means → its names; needed ones must all be there.

    aside: a table that belongs to the format and holds nothing to load.
    """

    key: str
    format: str
    fields: Mapping[str, tuple[str, ...]]
    needed: frozenset[str]
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One data row by meaning."""

    place: Place
    cells: Sequence[str]
    columns: Mapping[str, int]

    def __getitem__(self, name: str) -> str:
        at = self.columns.get(name, -1)
        return self.cells[at] if 0 <= at < len(self.cells) else ""

    def read(self, name: str, reader: Callable[Concatenate[str, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """reader's value of a cell. Raises BadCell that knows its column."""
        try:
            return reader(self[name], *args, **kwargs)
        except BadCell as bad:
            bad.column = name
            bad.value = bad.value or self[name]
            raise


@dataclass(frozen=True, slots=True)
class Sheet:
    """A recognised table: columns by meaning, and the names of those that mean nothing here."""

    table: Table
    layout: Layout
    columns: Mapping[str, int]
    spare: tuple[str, ...] = field(default=())

    @property
    def name(self) -> str:
        return self.table.name

    def rows(self) -> Iterator[Row]:
        for number, cells in self.table.rows():
            yield Row(Place(self.name, number), cells, self.columns)

    def heading(self, name: str) -> str:
        """The file's own word for a column."""
        at = self.columns.get(name, -1)
        return self.table.header[at] if at >= 0 else name

    def rejected(self, row: Row, key: str, bad: BadCell) -> Rejected:
        """The row as refused for a cell."""
        value = bad.value
        if bad.column.removeprefix("receiver_") in PERSONAL:
            value = masks.mask_name(value)
        return Rejected(
            row.place, printable(key.strip()), bad.code, self.heading(bad.column) if bad.column else "",
            printable(value),
        )  # fmt: skip


def recognise(table: Table, layouts: Sequence[Layout]) -> Sheet:
    """The layout of which most columns are known. Raises FileRefused('unrecognised')."""
    places: dict[str, int] = {}
    for at, word in enumerate(table.header):
        places.setdefault(_plain(word), at)
    best: Sheet | None = None
    for layout in layouts:
        columns = {
            name: places[_plain(alias)]
            for name, aliases in layout.fields.items()
            for alias in reversed(aliases)
            if _plain(alias) in places
        }
        if layout.needed <= columns.keys() and (best is None or len(columns) > len(best.columns)):
            known = set(columns.values())
            spare = tuple(word for at, word in enumerate(table.header) if word and at not in known)
            best = Sheet(table, layout, columns, spare)
    if best is None:
        raise FileRefused("unrecognised", table.name, "、".join(table.header[:8]))
    return best


def printable(value: str) -> str:
    """value where every terminal, file and database takes it, at most 60 characters."""
    return value[:60].encode("utf-8", "replace").decode().replace("\0", "␀")


def check_readable(row: Row) -> None:
    """Raises BadCell for a row that holds NUL or lone surrogates anywhere."""
    for cell in row.cells:
        refuse_unreadable(cell)


def _plain(word: str) -> str:
    return "".join(unicodedata.normalize("NFKC", word).casefold().split()).strip("*\"'")
