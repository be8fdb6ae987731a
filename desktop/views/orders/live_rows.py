"""LiveRows: keeps the loaded rows true while others work, without moving anything under the reader's hand.

    live = LiveRows(table, view, listing)
    live.changed(ids) · live.put(row after my own act) · live.moved when rows were renewed or came in
    live.say_times_again() each minute · live.forget() when a new list is read

Changed rows are read again when they are on screen, at the latest when they are scrolled to. Orders that newly fit are
put in their place while the list stands at its top; else the view's line counts them.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.services.order_rows import OrderRow
from desktop.views.orders.list_view import OrderList
from desktop.views.orders.listing import Listing
from desktop.views.table import RowTable


class LiveRows(QObject):
    moved = Signal()

    def __init__(self, table: RowTable[OrderRow], view: OrderList, listing: Listing) -> None:
        super().__init__(view)
        self._table, self._view, self._listing = table, view, listing
        self._newcomers: set[int] = set()
        listing.refreshed.connect(self._renew)
        listing.came_in.connect(self._take_in)
        listing.placed.connect(self._come)
        view.lines_moved.connect(self.refresh)

    def changed(self, ids: set[int]) -> None:
        self._listing.changed(ids, [one for one in ids if self._table.place_of(one) >= 0])
        self.refresh()

    def put(self, row: OrderRow) -> None:
        self._table.update_rows([row])
        self.moved.emit()

    def forget(self) -> None:
        self._newcomers.clear()
        self._view.show_newcomers(0)

    def say_times_again(self) -> None:
        """“剩 3 小时”, “今天”: what the cells say ages."""
        self._table.update_rows(self._on_screen())

    def _on_screen(self) -> list[OrderRow]:
        ids = (self._table.id_at(line) for line in self._view.lines_on_screen())
        return [row for one in ids if one is not None and (row := self._table.row_of(one)) is not None]

    def refresh(self) -> None:
        """Read again what is on screen and was changed."""
        ids = [row.id for row in self._on_screen()]
        here = self._view.selected_id()
        self._listing.refresh([*ids, *([here] if isinstance(here, int) else [])])

    def _come(self, _line: int, _rows: object) -> None:
        self.refresh()

    def _renew(self, rows: tuple[OrderRow, ...]) -> None:
        self._table.update_rows(row for row in rows if not self._is_older(row))
        self.moved.emit()
        self.refresh()

    def _is_older(self, row: OrderRow) -> bool:
        """Read before an act of mine that has put its row here meanwhile."""
        here = self._table.row_of(row.id)
        return here is not None and row.version < here.version

    def _take_in(self, rows: tuple[OrderRow, ...]) -> None:
        """Rows that belong further down come with their lines."""
        strange = [row for row in rows if self._table.place_of(row.id) < 0]
        above = self._table.rows_from_top() if self._view.at_top() else self._on_screen()
        if not self._listing.complete:
            strange = [row for row in strange if above and self._listing.stands_before(row, above[-1])]
        if not strange:
            return
        if self._view.at_top():
            for row in strange:
                self._insert(row)
            self.moved.emit()
        else:
            self._newcomers.update(row.id for row in strange)
            self._view.show_newcomers(len(self._newcomers))

    def _insert(self, row: OrderRow) -> None:
        rows = self._table.rows_from_top()
        line = next((at for at, other in enumerate(rows) if self._listing.stands_before(row, other)), len(rows))
        self._table.insert_row(line, row)
        self._listing.came_at_top()
