"""MemberListing: what the member list asks the shop. Pages by keyset, how many there are, rows that others changed.

    listing.show(chosen, "joined", True) → arrived(rows) and counted(n | None) · listing.reload() the same again
    listing.load_more() → appended(rows) · listing.refresh(ids) → refreshed(rows) · failed(error, stands)

A newer question overtakes the older: what was still under way for it is dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.services.member_queries import (
    PAGE_MOST,
    MemberFilter,
    MemberListRow,
    MemberPage,
    count_members,
    find_members_page,
    member_reliefs,
    members_by_id,
)
from desktop.services.members import is_recorded_search
from desktop.services.relief import Relief
from desktop.views.desk import Desk

PAGE = 100


class MemberListing(QObject):
    asked = Signal()
    arrived = Signal(object)
    appended = Signal(object)
    counted = Signal(object)
    refreshed = Signal(object)
    failed = Signal(Exception, bool)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.chosen, self.sort, self.descending = MemberFilter(), "joined", True
        self._next: str | None = None
        self._loaded = 0
        self._reading_more, self._refreshing = False, False
        self._again: set[int] = set()

    @property
    def recorded(self) -> bool:
        """Whether asking once more would be another look on record."""
        return is_recorded_search(self.chosen.search)

    def show(self, chosen: MemberFilter, sort: str, descending: bool) -> None:
        self.chosen, self.sort, self.descending = chosen, sort, descending
        self._loaded = 0
        self.reload()

    def reload(self) -> None:
        """As many rows as were loaded, so that the place in the list stays."""
        self._reading_more = False
        self.asked.emit()
        self._desk.ask(
            self, find_members_page, self.chosen, sort=self.sort, descending=self.descending,
            limit=max(PAGE, min(self._loaded, PAGE_MOST)), then=self._first,
            failed=partial(self._first_failed, self._loaded > 0), key="page",
        )  # fmt: skip

    def _first(self, page: MemberPage) -> None:
        self._next, self._loaded = page.next, len(page.rows)
        self.arrived.emit(page.rows)
        if page.next is None:
            self.counted.emit(len(page.rows))
        else:
            self.counted.emit(None)
            self._desk.ask(
                self, count_members, self.chosen, sort=self.sort, then=self.counted.emit, failed=self._leave,
                key="count",
            )  # fmt: skip

    def _first_failed(self, stands: bool, error: Exception) -> None:
        self.failed.emit(error, stands)

    def load_more(self) -> None:
        if self._next is None or self._reading_more:
            return
        self._reading_more = True
        self._desk.ask(
            self, find_members_page, self.chosen, sort=self.sort, descending=self.descending, after=self._next,
            limit=PAGE, then=self._more, failed=self._more_failed, key="page",
        )  # fmt: skip

    def _more(self, page: MemberPage) -> None:
        self._reading_more = False
        self._next = page.next
        self._loaded += len(page.rows)
        self.appended.emit(page.rows)

    def _more_failed(self, error: Exception) -> None:
        self._reading_more = False
        self.failed.emit(error, True)

    def ask_reliefs(self, then: Callable[[tuple[Relief, ...]], object]) -> None:
        self._desk.ask(self, member_reliefs, self.chosen, sort=self.sort, then=then, failed=self._leave, key="reliefs")

    def refresh(self, ids: Iterable[int]) -> None:
        """Read rows again that others may have changed; while that is under way, once more after it."""
        wanted = tuple(dict.fromkeys(ids))[:PAGE_MOST]
        if not wanted:
            return
        if self._refreshing:
            self._again.update(wanted)
            return
        self._refreshing = True
        self._desk.ask(self, members_by_id, wanted, then=self._refreshed, failed=self._not_refreshed)

    def _refreshed(self, rows: tuple[MemberListRow, ...]) -> None:
        self._refreshing = False
        self.refreshed.emit(rows)
        again, self._again = self._again, set()
        self.refresh(sorted(again))

    def _not_refreshed(self, error: Exception) -> None:
        """The rows stand as they were; the window tells of the database."""
        self._refreshing = False

    def _leave(self, error: Exception) -> None:
        """A number beside the list couldn't be read: the list stands."""
