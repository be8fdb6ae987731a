"""ReturnListing: what the list of after-sales asks the shop: pages by keyset, counts, rows that others changed.

listing.show(chosen, sort) → arrived(rows, more) · listing.reload() · listing.load_more() → appended(rows, more)
listing.refresh(ids) → refreshed(rows) · listing.recount() → counted(ReturnCounts) · failed(error, stands)
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.services.order_queries import PAGE_MOST
from desktop.services.return_queries import QueuePage, ReturnFilter, return_counts, return_queue, return_rows
from desktop.views.desk import Desk

PAGE = 100


class ReturnListing(QObject):
    arrived = Signal(object, bool)
    appended = Signal(object, bool)
    refreshed = Signal(object)
    counted = Signal(object)
    failed = Signal(Exception, bool)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.chosen, self.sort = ReturnFilter(), "due"
        self._next: str | None = None
        self._loaded = 0
        self._reading_more = False

    def show(self, chosen: ReturnFilter, sort: str) -> None:
        self.chosen, self.sort, self._loaded = chosen, sort, 0
        self.reload()

    def reload(self) -> None:
        """As many rows as were loaded, so that the place in the list stays."""
        self._reading_more = False
        self._desk.ask(
            self, return_queue, self.chosen, sort=self.sort, limit=max(PAGE, min(self._loaded, PAGE_MOST)),
            then=self._first, failed=partial(self._failed, self._loaded > 0), key="page",
        )  # fmt: skip

    def load_more(self) -> None:
        if self._next is not None and not self._reading_more:
            self._reading_more = True
            self._desk.ask(
                self, return_queue, self.chosen, sort=self.sort, after=self._next, limit=PAGE, then=self._more,
                failed=partial(self._failed, True), key="page",
            )  # fmt: skip

    def refresh(self, ids: Iterable[int]) -> None:
        wanted = tuple(dict.fromkeys(ids))[:PAGE_MOST]
        if wanted:
            self._desk.ask(self, return_rows, wanted, then=self.refreshed.emit, failed=self._leave, key="refresh")

    def recount(self) -> None:
        self._desk.ask(self, return_counts, then=self.counted.emit, failed=self._leave, key="counts")

    def _first(self, page: QueuePage) -> None:
        self._next, self._loaded = page.next, len(page.rows)
        self.arrived.emit(page.rows, page.next is not None)

    def _more(self, page: QueuePage) -> None:
        self._reading_more, self._next = False, page.next
        self._loaded += len(page.rows)
        self.appended.emit(page.rows, page.next is not None)

    def _failed(self, stands: bool, error: Exception) -> None:
        self._reading_more = False
        self.failed.emit(error, stands)

    def _leave(self, error: Exception) -> None:
        """What stands on screen stays; the window tells of the database."""
