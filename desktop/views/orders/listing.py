"""Listing: what the order list asks the shop. Pages by keyset, the count, rows that others changed, rows that came in.

    listing = Listing(desk)
    listing.show(chosen, "placed", True) → asked, then arrived(rows, False) and counted(OrderCount | None)
    listing.reload() → arrived(rows, True): the same question again · listing.load_more() → appended(rows)
    listing.changed(ids, loaded) · listing.refresh(ids on screen) → refreshed(rows) · came_in(rows that fit, not loaded)
    listing.ask_reliefs() → relieved(reliefs) · failed(error, whether what is loaded still answers), then again()

A newer question overtakes the older: what was still under way for it is dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.services.order_filter import OrderFilter, looks_for_phone
from desktop.services.order_lists import reliefs
from desktop.services.order_queries import (
    PAGE_MOST,
    OrderCount,
    OrderPage,
    count_orders,
    find_orders,
    rows_by_id,
    rows_that_fit,
)
from desktop.services.order_rows import OrderRow
from desktop.views.desk import Desk
from desktop.views.orders.columns import sort_place
from desktop.views.orders.foot import sum_of

PAGE = 100
DATED = ("paid", "ship_by")
COUNT_AGAIN_MS = 2_000


class Listing(QObject):
    asked = Signal()
    arrived = Signal(object, bool)
    appended = Signal(object)
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
        self._next: str | None = None
        self._reading_first, self._reading_more = False, False
        self._loaded = 0
        self._once_more: Callable[[], None] = self.reload
        self._broken = False
        self._stale: set[int] = set()
        self._refreshing = False
        self._strange: set[int] = set()
        self._looking = False
        self._recount = QTimer(self)
        self._recount.setSingleShot(True)
        self._recount.setInterval(COUNT_AGAIN_MS)
        self._recount.timeout.connect(self._count)

    @property
    def reading(self) -> bool:
        """Whether the rows shown are about to be replaced."""
        return self._reading_first

    @property
    def complete(self) -> bool:
        """Whether every order that the question finds is loaded."""
        return not self._reading_first and self._next is None

    # pages

    def show(self, chosen: OrderFilter, sort: str, descending: bool) -> None:
        self.chosen, self.sort, self.descending = chosen, sort, descending
        self._ask_first(False)

    def reload(self) -> None:
        self._ask_first(True)

    def again(self) -> None:
        """Ask once more what failed."""
        self._once_more()

    def _ask_first(self, same: bool) -> None:
        """The same question again brings as many rows as were loaded, so that the place in the list stays."""
        self._question += 1
        self._reading_first, self._reading_more, self._broken = True, False, False
        self._strange.clear()
        self._stale.clear()
        self._recount.stop()
        self.asked.emit()
        self._desk.ask(
            self, find_orders, self.chosen, sort=self.sort, descending=self.descending,
            limit=max(PAGE, min(self._loaded, PAGE_MOST)) if same else PAGE, then=partial(self._first, same), failed=partial(self._first_failed, same), key="page",
        )  # fmt: skip

    def _first(self, same: bool, page: OrderPage) -> None:
        self._reading_first = False
        self._next, self._loaded = page.next, len(page.rows)
        self.arrived.emit(page.rows, same)
        if page.next is None:
            self.counted.emit(sum_of(page.rows))
        else:
            self.counted.emit(None)
            self._count()
        self._look()

    def load_more(self) -> None:
        if self._next is None or self._reading_first or self._reading_more:
            return
        self._reading_more = True
        self._desk.ask(
            self, find_orders, self.chosen, sort=self.sort, descending=self.descending, after=self._next, limit=PAGE,
            then=self._more, failed=self._more_failed, key="page",
        )  # fmt: skip

    def _more(self, page: OrderPage) -> None:
        self._reading_more = False
        self._next = page.next
        self._loaded += len(page.rows)
        self.appended.emit(page.rows)

    def _first_failed(self, same: bool, error: Exception) -> None:
        self._reading_first, self._broken = False, not same
        self._once_more = partial(self._ask_first, same)
        if not same:
            self._next, self._loaded = None, 0
        self.failed.emit(error, same)

    def _more_failed(self, error: Exception) -> None:
        self._reading_more = False
        self._once_more = self.load_more
        self.failed.emit(error, True)

    # counts

    def _count(self) -> None:
        self._desk.ask(
            self, count_orders, self.chosen, sort=self.sort, then=self._counted, failed=self._leave, key="count"
        )

    def _counted(self, count: OrderCount) -> None:
        if not self._reading_first:
            self.counted.emit(count)

    def ask_reliefs(self) -> None:
        self._desk.ask(
            self, reliefs, self.chosen, sort=self.sort, then=self.relieved.emit, failed=self._leave, key="reliefs"
        )

    def _leave(self, error: Exception) -> None:
        """A number beside the list couldn't be read: the list stands, and the window tells of the database."""

    # what others did

    def changed(self, ids: Iterable[int], loaded: Iterable[int]) -> None:
        """ids were changed; loaded are those of them that the list holds."""
        if self._broken:
            return
        held = set(loaded)
        self._stale |= held
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
            self, rows_by_id, tuple(wanted), then=self._refreshed, failed=partial(self._not_refreshed, wanted)
        )

    def _refreshed(self, rows: tuple[OrderRow, ...]) -> None:
        self._refreshing = False
        self.refreshed.emit(rows)

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
