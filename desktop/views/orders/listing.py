"""Listing: what the order list asks the shop. Rows by keyset, landmarks, the count, what others changed, what came in.

    listing = Listing(desk)
    listing.show(chosen, "placed", True) → asked, then arrived(rows, False, 0) and counted(OrderCount | None)
    listing.reload(line, limit) → arrived(rows, True, line): the same question again, from that line on
    listing.read(line, row above it | None) → placed(line, rows) · totalled(how many lines there are, as far as known)
    listing.changed(ids, loaded) · listing.refresh(ids on screen) → refreshed(rows) · came_in(rows that fit, not loaded)
    listing.ask_first(500, without, then=…) the first orders as they are now, but some: then(rows)
    listing.ask_reliefs() → relieved(reliefs) · failed(error, whether what is loaded still answers), then again()

A list of more than can be counted at once is walked along, a landmark every LANDMARK rows: from the one before it any
line is a short way. A newer question overtakes the older: what was still under way for it is stopped.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.services.errors import TooWide
from desktop.services.order_filter import OrderFilter, looks_for_phone
from desktop.services.order_lists import reliefs
from desktop.services.order_queries import (
    LANDMARK,
    PAGE_MOST,
    SKIP_MOST,
    Landmarks,
    OrderCount,
    OrderPage,
    count_orders,
    cursor_of,
    find_orders,
    order_landmarks,
    rows_by_id,
    rows_that_fit,
)
from desktop.services.order_rows import OrderRow
from desktop.services.order_sums import order_sums
from desktop.views.desk import Desk
from desktop.views.orders.columns import sort_place
from desktop.views.orders.foot import sum_of

PAGE = 100
DATED = ("paid", "ship_by")
COUNT_AGAIN_MS = 2_000
WALK_AGAIN_S = 20
# all days of three years are 300,000 rows of figures: 0.4 s of a core
SUM_AGAIN_MS = 10_000


class Listing(QObject):
    asked = Signal()
    arrived = Signal(object, bool, int)
    placed = Signal(int, object)
    totalled = Signal(int)
    counted = Signal(object)
    refreshed = Signal(object)
    came_in = Signal(object)
    relieved = Signal(object)
    failed = Signal(Exception, bool)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.chosen, self.sort, self.descending = OrderFilter(), "placed", True
        self._question = 0
        self._reading_first, self._reading_more, self._complete = False, False, False
        self._marks: list[str | None] = [None]
        self._total: int | None = None
        self._count_known: OrderCount | None = None
        self._sums: OrderCount | None = None
        self._unsummed = False
        self._came_before, self._walked_at = 0, 0.0
        self._reach, self._growing = 0, False
        self._once_more: Callable[[], None] = self.reload
        self._broken = False
        self._stale: set[int] = set()
        self._refreshing = False
        self._strange: set[int] = set()
        self._meanwhile: set[int] = set()
        self._looking = False
        self._recount = QTimer(self)
        self._recount.setSingleShot(True)
        self._recount.setInterval(COUNT_AGAIN_MS)
        self._recount.timeout.connect(self._count)

        self._sum_again = False
        self._sum_pause = QTimer(self)
        self._sum_pause.setSingleShot(True)
        self._sum_pause.setInterval(SUM_AGAIN_MS)
        self._sum_pause.timeout.connect(self._pause_over)

    @property
    def reading(self) -> bool:
        """Whether the rows shown are about to be replaced."""
        return self._reading_first

    @property
    def complete(self) -> bool:
        """Whether one page held every order that the question finds."""
        return not self._reading_first and self._complete

    # pages

    def show(self, chosen: OrderFilter, sort: str, descending: bool) -> None:
        self.chosen, self.sort, self.descending = chosen, sort, descending
        self._total, self._growing = None, False
        self._ask_first(False, 0, PAGE)

    def reload(self, line: int = 0, limit: int = PAGE) -> None:
        self._ask_first(True, line, min(max(limit, PAGE), PAGE_MOST))

    def again(self) -> None:
        """Ask once more what failed."""
        self._once_more()

    def _ask_first(self, same: bool, line: int, limit: int) -> None:
        self._question += 1
        self._reading_first, self._reading_more, self._broken = True, False, False
        for noted in (self._strange, self._stale, self._meanwhile):
            noted.clear()
        self._recount.stop()
        self._walked_at, self._sum_again = 0.0, False
        self._sum_pause.stop()
        if line == 0:
            self._marks, self._came_before = [None], 0
        self._count_known, self._sums, self._unsummed = None, None, False
        for number in ("count", "sums", "landmarks", "reliefs"):
            self._desk.forget(self, number)
        self.asked.emit()
        after, skip = self._mark_before(line)
        self._desk.ask(
            self, find_orders, self.chosen, sort=self.sort, descending=self.descending, after=after, skip=skip,
            limit=limit, then=partial(self._first, same, line),
            failed=partial(self._first_failed, same, line, limit), key="page",
        )  # fmt: skip

    def _first(self, same: bool, line: int, page: OrderPage) -> None:
        self._reading_first = False
        self._complete = page.next is None and line == 0
        self._reach = line + len(page.rows)
        self._note_meanwhile(page)
        self.arrived.emit(page.rows, same, line)
        if self._complete:
            self._total = len(page.rows)
            self.counted.emit(sum_of(page.rows))
        else:
            self.counted.emit(None)
            self._count()
        self._look()

    def read(self, line: int, above: OrderRow | None) -> None:
        """A page of rows from that line on, behind the row above it where that is here."""
        if self._reading_first or self._reading_more:
            return
        after, skip = self._mark_before(line) if above is None else (self._behind(above), 0)
        if skip > SKIP_MOST:
            return  # totalled tells once its landmark is known
        self._reading_more = True
        self._desk.ask(
            self, find_orders, self.chosen, sort=self.sort, descending=self.descending, after=after, skip=skip,
            limit=PAGE, then=partial(self._placed, line), failed=partial(self._not_placed, line, above), key="page",
        )  # fmt: skip

    def came_at_top(self) -> None:
        """A row was put in before all landmarks: they stand one line further down."""
        self._came_before += 1

    def _mark_before(self, line: int) -> tuple[str | None, int]:
        """A landmark above that line, and how many lines lie between."""
        at = max(0, min((line - self._came_before) // LANDMARK, len(self._marks) - 1))
        return self._marks[at], line - (at * LANDMARK + self._came_before if at else 0)

    def _behind(self, row: OrderRow) -> str:
        return cursor_of(row, self.sort, self.descending)

    def _placed(self, line: int, page: OrderPage) -> None:
        self._reading_more = False
        self._note_meanwhile(page)
        self.placed.emit(line, page.rows)
        self._reach = max(self._reach, line + len(page.rows))
        if page.next is None:
            self.totalled.emit(line + len(page.rows))
        elif self._growing:
            self._grow()

    def _note_meanwhile(self, page: OrderPage) -> None:
        """What was changed while the page was on its way may have been read before."""
        self._stale |= self._meanwhile.intersection(row.id for row in page.rows)
        self._meanwhile.clear()

    def _first_failed(self, same: bool, line: int, limit: int, error: Exception) -> None:
        self._reading_first, self._broken = False, not same
        self._once_more = partial(self._ask_first, same, line, limit)
        if not same:
            self._complete = False
        self.failed.emit(error, same)

    def _not_placed(self, line: int, above: OrderRow | None, error: Exception) -> None:
        self._reading_more = False
        self._once_more = partial(self.read, line, above)
        self.failed.emit(error, True)

    # counts

    def _count(self) -> None:
        self._desk.ask(
            self, count_orders, self.chosen, sort=self.sort, then=self._counted, failed=self._leave, key="count"
        )

    def _counted(self, count: OrderCount) -> None:
        if self._reading_first:
            return
        if count.many:
            self._grow()
        elif not count.capped:
            self._total = count.orders
            self.totalled.emit(count.orders)
        elif looks_for_phone(self.chosen.search):
            pass  # each question for a phone's digits goes on record
        elif time.monotonic() - self._walked_at > WALK_AGAIN_S or self._total is None:
            self._walk([None])
        self._sum(count)
        self._tell(count if self._total is None else replace(count, orders=self._total, capped=False))

    def _sum(self, count: OrderCount) -> None:
        """Of more than are counted one by one the figures may tell the sums: in a while, and not by every filter."""
        if count.points is not None:
            self._sums, self._unsummed = None, False
            return
        self._sum_again = self._sum_pause.isActive()
        if not self._sum_again:
            self._ask_sums()

    def _pause_over(self) -> None:
        if self._sum_again:
            self._ask_sums()

    def _ask_sums(self) -> None:
        self._sum_again = False
        self._sum_pause.start()
        self._desk.ask(self, order_sums, self.chosen, sort=self.sort, then=self._summed, failed=self._leave, key="sums")

    def _summed(self, sums: OrderCount | None) -> None:
        self._sums, self._unsummed = sums, sums is None
        if self._count_known is not None:
            self._tell(self._count_known)

    def _tell(self, count: OrderCount) -> None:
        """Number and sums are of one moment where there are sums."""
        self._count_known = count
        self.counted.emit(replace(count, unsummed=self._unsummed) if self._sums is None else self._sums)

    def _grow(self) -> None:
        """Nobody knows how long the list is: there is always one page more, until the last has come."""
        self._growing = True
        self.totalled.emit(self._reach + PAGE)

    def _walk(self, marks: list[str | None]) -> None:
        self._desk.ask(
            self, order_landmarks, self.chosen, sort=self.sort, descending=self.descending, after=marks[-1],
            then=partial(self._walked, marks), failed=partial(self._not_walked, marks), key="landmarks",
        )  # fmt: skip

    def _walked(self, marks: list[str | None], found: Landmarks) -> None:
        """The list is as long as has been walked, until its end is known."""
        marks += found.cursors
        if len(marks) > len(self._marks) or found.rest is not None:
            self._marks, self._came_before = marks, 0
        if found.rest is None:
            if self._total is None:
                self.totalled.emit((len(marks) - 1) * LANDMARK)
            self._walk(marks)
            return
        self._total, self._walked_at = (len(marks) - 1) * LANDMARK + found.rest, time.monotonic()
        self.totalled.emit(self._total)
        self._tell(OrderCount(self._total, False, None, None))

    def _not_walked(self, marks: list[str | None], error: Exception) -> None:
        if isinstance(error, TooWide) and self._total is None:
            self._reach = max(self._reach, (len(marks) - 1) * LANDMARK)
            self._grow()

    def ask_reliefs(self) -> None:
        self._desk.ask(
            self, reliefs, self.chosen, sort=self.sort, then=self.relieved.emit, failed=self._leave, key="reliefs"
        )

    def _leave(self, error: Exception) -> None:
        """A number beside the list couldn't be read: the list stands, and the window tells of the database."""

    def ask_first(
        self, most: int, without: Collection[int], *, then: Callable[[list[OrderRow]], object],
        failed: Callable[[Exception], object], after: str | None = None, rows: tuple[OrderRow, ...] = (),
    ) -> None:  # fmt: skip
        """So many orders from the top of the list, without those. A newer one overtakes it. rows: those from before
        the cursor after, which it goes on from.
        """

        def come(page: OrderPage) -> None:
            found = (*rows, *(row for row in page.rows if row.id not in without))
            if len(found) < most and page.next is not None:
                self.ask_first(most, without, then=then, failed=failed, after=page.next, rows=found)
            else:
                then(list(found[:most]))

        self._desk.ask(
            self, find_orders, self.chosen, sort=self.sort, descending=self.descending, after=after, limit=PAGE_MOST,
            then=come, failed=failed, key="first",
        )  # fmt: skip

    # what others did

    def changed(self, ids: Iterable[int], loaded: Iterable[int]) -> None:
        """ids were changed; loaded are those of them that the list holds."""
        if self._broken:
            return
        held = set(loaded)
        self._stale |= held
        if self._reading_first or self._reading_more:
            self._meanwhile.update(ids)
        strange = set(ids) - held
        if strange and not looks_for_phone(self.chosen.search):
            self._strange |= strange
            self._look()
        if not self.complete and not self._recount.isActive():
            self._recount.start()

    def refresh(self, on_screen: Iterable[int]) -> None:
        wanted = sorted(self._stale.intersection(on_screen))[:PAGE_MOST]
        if not wanted or self._refreshing:
            return
        self._refreshing = True
        self._stale.difference_update(wanted)
        self._desk.ask(
            self, rows_by_id, tuple(wanted), then=partial(self._refreshed, self._question),
            failed=partial(self._not_refreshed, wanted),
        )  # fmt: skip

    def _refreshed(self, question: int, rows: tuple[OrderRow, ...]) -> None:
        """Rows of the list before may be older than those of this one."""
        self._refreshing = False
        self.refreshed.emit(rows if question == self._question else ())

    def _not_refreshed(self, wanted: list[int], error: Exception) -> None:
        self._refreshing = False
        self._stale.update(wanted)

    def _look(self) -> None:
        if self._looking or not self._strange or self._reading_first:
            return
        self._looking = True
        ids = tuple(sorted(self._strange, reverse=True)[:PAGE_MOST])
        self._strange.clear()
        self._desk.ask(
            self, rows_that_fit, self.chosen, ids, sort=self.sort,
            then=partial(self._found, self._question), failed=partial(self._not_found, self._question),
        )  # fmt: skip

    def _found(self, question: int, rows: tuple[OrderRow, ...]) -> None:
        self._looking = False
        if question == self._question and rows and not self._reading_first:
            self.came_in.emit(rows)
        self._look()

    def _not_found(self, question: int, error: Exception) -> None:
        self._looking = False

    def stands_before(self, row: OrderRow, other: OrderRow) -> bool:
        """Whether row comes before other in this order of sorting."""
        one, two = (sort_place(row, self.sort), row.id), (sort_place(other, self.sort), other.id)
        return bool(one > two) if self.descending else bool(one < two)
