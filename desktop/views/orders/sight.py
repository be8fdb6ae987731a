"""Sight: brings the rows of the lines that come into view, and lets go of those that were passed long ago.

    sight = Sight(table, view, listing)
    sight.look() · sight.reload()      the list anew, where it stands

One page is on its way at a time; when it has come, what is in view by then is looked at again.
"""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.services.order_queries import PAGE_MOST
from desktop.services.order_rows import OrderRow
from desktop.views.orders.list_view import OrderList
from desktop.views.orders.listing import Listing
from desktop.views.table import RowTable

# lines that are read before they come into view, either way
AHEAD = 40
# how many rows are here before those far from view are let go, and how far that is
HERE_MOST, FAR = 4_000, 1_000


class Sight(QObject):
    def __init__(self, table: RowTable[OrderRow], view: OrderList, listing: Listing) -> None:
        super().__init__(view)
        self._table, self._view, self._listing = table, view, listing
        view.lines_moved.connect(self.look)
        listing.placed.connect(self._put)
        listing.totalled.connect(self._set_total)

    def reload(self) -> None:
        """At the top as many rows as were in view or above it; else those around the view."""
        lines = self._view.lines_on_screen()
        if lines.stop + AHEAD <= PAGE_MOST:
            self._listing.reload(0, lines.stop + AHEAD)
        else:
            self._listing.reload(max(0, lines.start - AHEAD), len(lines) + 2 * AHEAD)

    def look(self) -> None:
        lines = self._view.lines_on_screen()
        around = range(max(0, lines.start - AHEAD), min(self._table.rowCount(), lines.stop + AHEAD))
        missing = next((at for some in (lines, around) for at in some if self._table.waits_at(at)), None)
        if missing is None:
            self._let_go(lines)
            return
        first = missing
        while first > around.start and self._table.waits_at(first - 1):
            first -= 1
        above = self._table.id_at(first - 1)
        self._listing.read(first, None if above is None else self._table.row_of(above))

    def _put(self, line: int, rows: tuple[OrderRow, ...]) -> None:
        self._table.put_rows(line, rows)
        self.look()

    def _set_total(self, total: int) -> None:
        self._table.set_count(total)
        self.look()

    def _let_go(self, lines: range) -> None:
        if self._table.rows_here() > HERE_MOST:
            self._table.keep_only(range(lines.start - FAR, lines.stop + FAR), self._view.selected_id())
