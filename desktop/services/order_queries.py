"""Questions about orders: pages by keyset, landmarks on the way through a long list, counts, tabs, rows to refresh."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, literal, select, tuple_

from desktop.models.order import (
    Order,
    OrderTag,
    Task,
)
from desktop.models.vocabulary import AccessAct, OrderStatus, Permission
from desktop.services.errors import Invalid, NotFound, TooWide
from desktop.services.figures import status_counts
from desktop.services.keyset import read_cursor, write_cursor
from desktop.services.order_filter import OrderFilter, conditions, looks_for_phone, without_index
from desktop.services.order_rows import OrderRow, as_order_row, order_rows, select_order_rows
from desktop.services.transaction import AccessNote, Reading, query

COUNT_MOST = 10_000
PAGE_MOST = 500
SKIP_MOST = 10_000
LANDMARK = 5_000
LANDMARKS_MOST = 20
SORTS: dict[str, Any] = {
    "placed": Order.placed_at,
    "paid": Order.paid_at,
    "ship_by": Order.ship_by,
    "points": Order.points,
    "cash": Order.cash_fen,
    "number": Order.order_no,
}
Place = tuple[Any, int]
_SHARE = 0.45
_TIMES = {"placed", "paid", "ship_by"}


def _kind(sort: str) -> type:
    return datetime if sort in _TIMES else str if sort == "number" else int


@dataclass(frozen=True, slots=True)
class OrderPage:
    """next is the cursor of the page after, None at the end."""

    rows: tuple[OrderRow, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class Landmarks:
    """Cursors LANDMARK rows apart; rest is how many rows come after the last of them, None while there are more."""

    cursors: tuple[str, ...]
    rest: int | None


@dataclass(frozen=True, slots=True)
class CashSum:
    """One currency's sum in its minor units."""

    currency: str
    minor_units: int
    amount: int


@dataclass(frozen=True, slots=True)
class OrderCount:
    """orders up to COUNT_MOST (capped then); points and a sum per currency, None when capped or past the bound.

    Where even counting went past the bound, orders is 0 and capped: there are many. unsummed: nobody will tell the sums
    of so many (see order_sums).
    """

    orders: int
    capped: bool
    points: int | None
    cash: tuple[CashSum, ...] | None
    unsummed: bool = False

    @property
    def many(self) -> bool:
        return self.capped and not self.orders


def phone_search(chosen: OrderFilter, **_others: object) -> AccessNote | None:
    return AccessNote(AccessAct.SEARCH_PHONE, "orders") if looks_for_phone(chosen.search) else None


@query(Permission.SEE, accessed=phone_search)
def find_orders(
    reading: Reading,
    chosen: OrderFilter,
    *,
    sort: str = "placed",
    descending: bool = True,
    after: str | None = None,
    skip: int = 0,
    limit: int = 100,
) -> OrderPage:
    """A page of orders by keyset, skip rows further than the cursor; skipping costs what reading would, so it is for
    going on from a landmark. Raises Invalid for an unknown sort, a foreign cursor or reversed ranges, TooWide.
    """
    if not 1 <= limit <= PAGE_MOST:
        raise Invalid("limit", "out_of_range", PAGE_MOST)
    if not 0 <= skip <= SKIP_MOST:
        raise Invalid("skip", "out_of_range", SKIP_MOST)
    walk = _Walk(reading, chosen, sort, descending)
    place = walk.place_of(after)
    if skip and (place := walk.further(place, skip)) is None:
        return OrderPage((), None)
    ids = [ident for _, ident in walk.places(place, limit + 1)]
    found = {row.id: row for row in order_rows(reading, ids[:limit])}
    rows = tuple(found[ident] for ident in ids[:limit])
    return OrderPage(rows, cursor_of(rows[-1], sort, descending) if len(ids) > limit else None)


@query(Permission.SEE, accessed=phone_search)
def order_landmarks(
    reading: Reading, chosen: OrderFilter, *, sort: str = "placed", descending: bool = True, after: str | None = None
) -> Landmarks:
    """Where every LANDMARK-th order of a long list stands, from the cursor on; some of them at a time."""
    walk = _Walk(reading, chosen, sort, descending)
    place, cursors = walk.place_of(after), list[str]()
    while len(cursors) < LANDMARKS_MOST:
        if (next_one := walk.further(place, LANDMARK)) is None:
            return Landmarks(tuple(cursors), walk.left(place, LANDMARK))
        place = next_one
        cursors.append(write_cursor(sort, descending, *place))
    return Landmarks(tuple(cursors), None)


class _Walk:
    """On through a list: the conditions, and in which order it goes. Each step raises TooWide past the bound."""

    def __init__(self, reading: Reading, chosen: OrderFilter, sort: str, descending: bool) -> None:
        if sort not in SORTS:
            raise Invalid("sort", "unknown")
        self._reading, self._chosen, self._sort, self._descending = reading, chosen, sort, descending
        self._column = SORTS[sort]

    def place_of(self, cursor: str | None) -> Place | None:
        return None if cursor is None else read_cursor(cursor, self._sort, self._descending, _kind(self._sort))

    def places(self, place: Place | None, count: int, skip: int = 0) -> list[Place]:
        """Where the next orders stand."""
        return self._either(lambda made: made.limit(count).offset(skip or None), place)

    def further(self, place: Place | None, by: int) -> Place | None:
        """The place `by` rows on; None where there are no more so many."""
        return next(iter(self.places(place, 1, by - 1)), None)

    def left(self, place: Place | None, most: int) -> int:
        return len(self.places(place, most))

    def _either(self, end: Callable[[Select[Any]], Select[Any]], place: Place | None) -> list[Place]:
        """Along the list, which soon shows a page where many fit, or from what few orders a condition brings.

        SQLite gets half of the bound for each; a search mostly brings few.
        """
        if self._reading.on_postgresql:
            return self._asked(end(self._onward(place, True)), 1)
        first = not self._chosen.search.strip()
        try:
            return self._asked(end(self._onward(place, first)), _SHARE)
        except TooWide:
            return self._asked(end(self._onward(place, not first)), _SHARE)

    def _asked(self, statement: Select[Any], share: float) -> list[Place]:
        with self._reading.stop.within_bounds(self._reading.connection, share):
            return [(value, int(ident)) for value, ident in self._reading.execute(statement)]

    def _onward(self, place: Place | None, along: bool) -> Select[Any]:
        """What comes after that place, or from the beginning."""
        column = self._column
        by = column.expression if along or self._reading.on_postgresql else without_index(column)
        parts = conditions(self._reading, self._chosen, along=column if along else None)
        parts += [by.is_not(None)] if dated(self._sort) else []
        if place is not None:
            here = tuple_(literal(place[0], column.type), literal(place[1]))
            parts.append(tuple_(column, Order.id) < here if self._descending else tuple_(column, Order.id) > here)
        order = (by.desc(), Order.id.desc()) if self._descending else (by.asc(), Order.id.asc())
        return select(column, Order.id).where(*parts).order_by(*order)


@query(Permission.SEE, accessed=phone_search)
def count_orders(reading: Reading, chosen: OrderFilter, *, sort: str = "placed") -> OrderCount:
    """How many orders a list by `sort` shows, and their sums, up to COUNT_MOST and as far as the bound allows."""
    parts = [*conditions(reading, chosen), *dated(sort)]
    hits = select(Order.id).where(*parts).limit(COUNT_MOST + 1).subquery()
    orders = 0
    try:
        with reading.stop.within_bounds(reading.connection):
            orders = int(reading.scalar(select(func.count()).select_from(hits)))
            if orders > COUNT_MOST:
                return OrderCount(COUNT_MOST, True, None, None)
            rows = reading.execute(
                select(Order.currency, Order.minor_units, func.sum(Order.points), func.sum(Order.cash_fen))
                .where(*parts)
                .group_by(Order.currency, Order.minor_units)
                .order_by(Order.currency)
            ).all()
    except TooWide:
        return OrderCount(orders, not orders, None, None)
    sums = tuple(CashSum(currency, units, int(cash)) for currency, units, _, cash in rows)
    return OrderCount(orders, False, sum(int(row[2]) for row in rows), sums)


def dated(sort: str) -> list[Any]:
    """A list by a moment holds only orders that have it."""
    return [SORTS[sort].is_not(None)] if sort in {"paid", "ship_by"} else []


@query(Permission.SEE)
def tab_counts(reading: Reading) -> dict[OrderStatus, int]:
    return status_counts(reading)


@query(Permission.SEE)
def rows_by_id(reading: Reading, order_ids: tuple[int, ...]) -> tuple[OrderRow, ...]:
    """Today's rows of orders that are on screen; gone ones are left out."""
    return tuple(order_rows(reading, order_ids[:PAGE_MOST]))


@query(Permission.SEE, accessed=lambda chosen, _ids, **_others: phone_search(chosen))
def rows_that_fit(
    reading: Reading, chosen: OrderFilter, order_ids: tuple[int, ...], *, sort: str = "placed"
) -> tuple[OrderRow, ...]:
    """Of these orders the ones that a list by `sort` shows: what has newly come into it."""
    parts = [*conditions(reading, chosen, along=Order.id), *dated(sort), Order.id.in_(order_ids[:PAGE_MOST])]
    with reading.stop.within_bounds(reading.connection):
        return tuple(as_order_row(row) for row in reading.execute(select_order_rows().where(*parts)).all())


@query(Permission.SEE)
def order_id_of(reading: Reading, order_no: str) -> int:
    written = order_no.strip()
    same = select(Order.id).where(Order.order_no.in_((written, written.upper())))
    order_id = reading.scalar(same.order_by(Order.order_no != written).limit(1))
    if order_id is None:
        raise NotFound("order", order_no)
    return int(order_id)


@query(Permission.SEE)
def known_tags(reading: Reading) -> tuple[str, ...]:
    rows = reading.execute(select(OrderTag.tag).distinct().order_by(OrderTag.tag).limit(200)).scalars()
    return tuple(rows)


@query(Permission.SEE)
def open_tasks(reading: Reading) -> int:
    """Ship notices that wait for somebody with the right to ship."""
    count = select(func.count()).select_from(Task).where(Task.permission == Permission.SHIP.value)
    return int(reading.scalar(count.where(Task.closed_at.is_(None))))


def cursor_of(row: OrderRow, sort: str, descending: bool) -> str:
    """Behind which the list goes on after this row."""
    return write_cursor(sort, descending, getattr(row, SORTS[sort].key), row.id)
