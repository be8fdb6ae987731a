"""RowTable: the program's only Qt item model, over frozen rows.

    table = RowTable(
        [Column("order_no", "订单号", 125, lambda row: Text(row.order_no, "strong")),
         Column("placed_at", "下单", 90, cell_of_placed, sortable=True),
         Column("points", "积分", 80, cell_of_points, align="right", sortable=True)],
        row_id=lambda row: row.id, checkable=True)
    table.set_rows(rows) · append_rows(rows) · insert_row(line, row) · update_rows(rows) · remove_rows(ids)
    table.row_of(id) · rows() · id_at(line) · place_of(id)
    table.set_count(1_000_000) · put_rows(500_000, rows) · waits_at(line) · keep_only(range)
    table.checked_ids() · check(id, on) · check_only(ids) · check_all() · clear_checks() · checks: which they are

`Column.cell` is called once per row and column when rows arrive; data() only looks up. It may give a str.
A long list holds only some of its lines: set_count() says how many there are, put_rows() brings those from a line on,
keep_only() lets go of the others; a line that isn't here shows cells.WAITING and has no id.
Rows may hold a cells.Section between them: a heading that can't be selected. Ids are ints or strings, unique.
update_rows replaces rows by id where they stand (unknown ids are ignored), so selection and scrolling stay.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.views.cells import CELL_ROLE, WAITING, Cell, Section, Text
from desktop.views.checks import Checks

R = TypeVar("R")
ID_ROLE = CELL_ROLE + 1
RowId = int | str
CHECK_KEY = "check"
_NOWHERE = QModelIndex()
_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    "center": Qt.AlignmentFlag.AlignCenter,
}


@dataclass(frozen=True)
class Column(Generic[R]):
    """width in pixels, at least; stretch: takes what is left over; optional: hidden until it is picked; gives_way: left
    out while the window has no room for all, those with 1 before those with 2, and so on."""

    key: str
    title: str
    width: int
    cell: Callable[[R], Cell | str]
    align: str = "left"
    sortable: bool = False
    stretch: bool = False
    optional: bool = False
    gives_way: int = 0


@dataclass(frozen=True, slots=True)
class _Prepared(Generic[R]):
    """One line of the table: its id ("" for a Section), the frozen row, and a cell per column."""

    id: RowId
    row: R | Section
    cells: tuple[Cell | Section | None, ...]


_NOT_HERE: _Prepared[Any] = _Prepared("", None, ())


class RowTable(QAbstractTableModel, Generic[R]):
    checks_changed = Signal()
    rows_put = Signal(int, int)

    def __init__(
        self,
        columns: Sequence[Column[R]],
        *,
        row_id: Callable[[R], RowId],
        checkable: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._row_id = row_id
        self.checkable = checkable
        self.columns: tuple[Column[R], ...] = tuple(columns)
        self._lines: dict[int, _Prepared[R]] = {}
        self._count = 0
        self._at: dict[RowId, int] = {}
        self.checks = Checks()

    # rows

    def set_rows(self, rows: Iterable[R | Section], *, first: int = 0, count: int | None = None) -> None:
        """In the place of all; of a list of count lines those from the line first on."""
        self.beginResetModel()
        self._lines = {at: self._prepare(row) for at, row in enumerate(rows, first)}
        self._count = max(count or 0, first + len(self._lines))
        self._number()
        self.endResetModel()

    def append_rows(self, rows: Iterable[R | Section]) -> None:
        fresh = [line for row in rows if (line := self._prepare(row)).id == "" or line.id not in self._at]
        if not fresh:
            return
        first = self._count
        self.beginInsertRows(QModelIndex(), first, first + len(fresh) - 1)
        self._lines |= dict(enumerate(fresh, first))
        self._count += len(fresh)
        self._number()
        self.endInsertRows()

    def insert_row(self, line: int, row: R) -> None:
        """Before that line; a row that is there already only gets new."""
        made = self._prepare(row)
        if made.id in self._at:
            self.update_rows([row])
            return
        self.beginInsertRows(QModelIndex(), line, line)
        self._lines = {at + (at >= line): other for at, other in self._lines.items()} | {line: made}
        self._count += 1
        self._number()
        self.endInsertRows()

    def update_rows(self, rows: Iterable[R]) -> None:
        for row in rows:
            if (at := self._at.get(self._row_id(row))) is not None:
                self._lines[at] = self._prepare(row)
                self._redraw(at, at)

    def remove_rows(self, ids: Iterable[RowId]) -> None:
        for gone in sorted((self._at[one] for one in set(ids) if one in self._at), reverse=True):
            self.beginRemoveRows(QModelIndex(), gone, gone)
            self.checks.drop(self._lines.pop(gone).id)
            self._lines = {at - (at > gone): other for at, other in self._lines.items()}
            self._count -= 1
            self._number()
            self.endRemoveRows()
        self.checks_changed.emit()

    # a long list

    def set_count(self, count: int) -> None:
        """How many lines there are, those included that aren't here; lines that are here stay."""
        count = max(count, max(self._lines, default=-1) + 1)
        if count > self._count:
            self.beginInsertRows(QModelIndex(), self._count, count - 1)
            self._count = count
            self.endInsertRows()
        elif count < self._count:
            self.beginRemoveRows(QModelIndex(), count, self._count - 1)
            self._count = count
            self.endRemoveRows()

    def put_rows(self, first: int, rows: Sequence[R]) -> None:
        """Rows of the lines from first on. A row that stood at another line stands here now."""
        if not rows:
            return
        made = {at: self._prepare(row) for at, row in enumerate(rows, first)}
        for at, line in made.items():
            if (before := self._at.get(line.id, at)) not in made:
                del self._lines[before]
                self._redraw(before, before)
        self._lines |= made
        self._number()
        self.set_count(self._count)
        self._redraw(first, first + len(rows) - 1)
        self.rows_put.emit(first, first + len(rows) - 1)

    def waits_at(self, line: int) -> bool:
        """Whether there is such a line, and its row isn't here."""
        return 0 <= line < self._count and line not in self._lines

    def keep_only(self, lines: range, also: RowId | None = None) -> None:
        """Lets go of all rows but those of these lines and one more."""
        self._lines = {at: line for at, line in self._lines.items() if at in lines or line.id == also}
        self._number()

    def _redraw(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

    def rows(self) -> list[R]:
        """All that are here, from the top."""
        return [row for at in sorted(self._lines) if not isinstance(row := self._lines[at].row, Section)]

    def rows_from_top(self) -> list[R]:
        """Those without a gap from the first line on."""
        found = list[R]()
        for at in range(len(self._lines)):
            if (line := self._lines.get(at)) is None:
                break
            if not isinstance(line.row, Section):
                found.append(line.row)
        return found

    def rows_here(self) -> int:
        return len(self._lines)

    def row_of(self, row_id: RowId) -> R | None:
        at = self._at.get(row_id)
        row = None if at is None else self._lines[at].row
        return None if isinstance(row, Section) else row

    def place_of(self, row_id: RowId) -> int:
        """The line where this row stands, -1 when it isn't loaded."""
        return self._at.get(row_id, -1)

    def id_at(self, line: int) -> RowId | None:
        """None for a Section, for a line that isn't here, and past the end."""
        here = self._lines.get(line)
        return None if here is None or isinstance(here.row, Section) else here.id

    def looks_of(self, line: int) -> tuple[object, bool]:
        """What the line shows, made anew whenever it shows something else, and whether it is ticked."""
        here = self._lines.get(line, _NOT_HERE)
        return here, self.checkable and here.id in self.checks

    def section_lines(self) -> list[int]:
        return [at for at, line in self._lines.items() if isinstance(line.row, Section)]

    def texts(self, row: R, keys: Collection[str]) -> list[str]:
        """What the row's cells say in those columns, in the table's order."""
        cells = (column.cell(row) for column in self.columns if column.key in keys)
        return [cell if isinstance(cell, str) else cell.text for cell in cells]

    def _prepare(self, row: R | Section) -> _Prepared[R]:
        if isinstance(row, Section):
            return _Prepared("", row, (row,) * self.columnCount())
        made = [cell if not isinstance(cell := column.cell(row), str) else Text(cell) for column in self.columns]
        return _Prepared(self._row_id(row), row, (None, *made) if self.checkable else tuple(made))

    def _number(self) -> None:
        self._at = {line.id: at for at, line in self._lines.items() if line.id != ""}

    # checks

    def checked_ids(self) -> list[RowId]:
        """In the order in which they were checked; rows that left the list stay checked. None of them by a rule."""
        return self.checks.ids()

    def check(self, row_id: RowId, on: bool) -> None:
        self.checks.tick(row_id, on)
        if (at := self._at.get(row_id)) is not None:
            self._redraw(at, at)
        self.checks_changed.emit()

    def check_only(self, ids: Iterable[RowId]) -> None:
        self.checks.only(ids)
        self._checks_redrawn()

    def check_all(self) -> None:
        """Those that are here; of a list that isn't all here, by rule: all there are, whichever they will be."""
        if len(self._lines) == self._count:
            self.checks.only({**dict.fromkeys(self.checks.ids()), **dict.fromkeys(self._at)})
        else:
            self.checks.tick_all()
        self._checks_redrawn()

    def clear_checks(self) -> None:
        self.checks.clear()
        self._checks_redrawn()

    def _checks_redrawn(self) -> None:
        if self._count:
            self._redraw(0, self._count - 1)
        self.checks_changed.emit()

    # what Qt asks

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return len(self.columns) + int(self.checkable)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        line = self._lines.get(index.row())
        if line is not None and isinstance(line.row, Section):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        line = self._lines.get(index.row(), _NOT_HERE)
        cell = WAITING if line is _NOT_HERE else line.cells[index.column()]
        if role == CELL_ROLE:
            return cell
        if role == ID_ROLE:
            return line.id
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[self.columns[index.column() - int(self.checkable)].align]
        if cell is None:
            if role == Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if line.id in self.checks else Qt.CheckState.Unchecked
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return None if isinstance(cell, Section) else cell.tip or None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        at = section - int(self.checkable)
        if at < 0:
            return self.tr("选择") if role == Qt.ItemDataRole.AccessibleTextRole else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.columns[at].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[self.columns[at].align]
        return None
