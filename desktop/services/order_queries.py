"""Questions about orders: pages by keyset, counts, tabs, rows to refresh."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, or_, select

from desktop.models.order import (
    Order,
    OrderTag,
    Task,
)
from desktop.models.vocabulary import AccessAct, OrderStatus, Permission
from desktop.services.errors import Invalid, NotFound
from desktop.services.figures import status_counts
from desktop.services.keyset import read_cursor, write_cursor
from desktop.services.order_filter import OrderFilter, conditions, looks_for_phone
from desktop.services.order_rows import OrderRow, as_order_row, select_order_rows
from desktop.services.transaction import AccessNote, Reading, query

COUNT_MOST = 10_000
PAGE_MOST = 500
SORTS: dict[str, Any] = {
    "placed": Order.placed_at,
    "paid": Order.paid_at,
    "ship_by": Order.ship_by,
    "points": Order.points,
    "cash": Order.cash_fen,
    "number": Order.order_no,
}
_TIMES = {"placed", "paid", "ship_by"}


def _kind(sort: str) -> type:
    return datetime if sort in _TIMES else str if sort == "number" else int


@dataclass(frozen=True, slots=True)
class OrderPage:
    """next is the cursor of the page after, None at the end."""

    rows: tuple[OrderRow, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class CashSum:
    """One currency's sum in its minor units."""

    currency: str
    minor_units: int
    amount: int


@dataclass(frozen=True, slots=True)
class OrderCount:
    """orders up to COUNT_MOST (capped then); points and a sum per currency, None when capped."""

    orders: int
    capped: bool
    points: int | None
    cash: tuple[CashSum, ...] | None


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
    limit: int = 100,
) -> OrderPage:
    """A page of orders by keyset. Raises Invalid for an unknown sort, a foreign cursor or reversed ranges."""
    if sort not in SORTS:
        raise Invalid("sort", "unknown")
    if not 1 <= limit <= PAGE_MOST:
        raise Invalid("limit", "out_of_range", PAGE_MOST)
    column = SORTS[sort]
    parts = [*conditions(reading, chosen), *dated(sort)]
    if after is not None:
        value, last_id = read_cursor(after, sort, descending, _kind(sort))
        later = and_(column == value, Order.id < last_id if descending else Order.id > last_id)
        parts.append(or_(column < value if descending else column > value, later))
    order = (column.desc(), Order.id.desc()) if descending else (column.asc(), Order.id.asc())
    found = reading.execute(select_order_rows().where(*parts).order_by(*order).limit(limit + 1)).all()
    rows = tuple(as_order_row(row) for row in found[:limit])
    cursor = _cursor(rows[-1], sort, descending) if len(found) > limit else None
    return OrderPage(rows, cursor)


@query(Permission.SEE, accessed=phone_search)
def count_orders(reading: Reading, chosen: OrderFilter, *, sort: str = "placed") -> OrderCount:
    """How many orders a list by `sort` shows, and their sums, up to COUNT_MOST."""
    parts = [*conditions(reading, chosen), *dated(sort)]
    columns = select(Order.points, Order.cash_fen, Order.currency, Order.minor_units)
    hits = columns.where(*parts).limit(COUNT_MOST + 1).subquery()
    rows = reading.execute(
        select(hits.c.currency, hits.c.minor_units, func.count(), func.sum(hits.c.points), func.sum(hits.c.cash_fen))
        .group_by(hits.c.currency, hits.c.minor_units)
        .order_by(hits.c.currency)
    ).all()
    n = sum(row[2] for row in rows)
    if n > COUNT_MOST:
        return OrderCount(COUNT_MOST, True, None, None)
    sums = tuple(CashSum(currency, units, int(cash)) for currency, units, _, _, cash in rows)
    return OrderCount(n, False, sum(int(row[3]) for row in rows), sums)


def dated(sort: str) -> list[Any]:
    """A list by a moment holds only orders that have it."""
    return [SORTS[sort].is_not(None)] if sort in {"paid", "ship_by"} else []


@query(Permission.SEE)
def tab_counts(reading: Reading) -> dict[OrderStatus, int]:
    return status_counts(reading)


@query(Permission.SEE)
def rows_by_id(reading: Reading, order_ids: tuple[int, ...]) -> tuple[OrderRow, ...]:
    """Today's rows of orders that are on screen; gone ones are left out."""
    found = reading.execute(select_order_rows().where(Order.id.in_(order_ids[:PAGE_MOST]))).all()
    return tuple(as_order_row(row) for row in found)


@query(Permission.SEE, accessed=lambda chosen, _ids, **_others: phone_search(chosen))
def rows_that_fit(
    reading: Reading, chosen: OrderFilter, order_ids: tuple[int, ...], *, sort: str = "placed"
) -> tuple[OrderRow, ...]:
    """Of these orders the ones that a list by `sort` shows: what has newly come into it."""
    parts = [*conditions(reading, chosen), *dated(sort), Order.id.in_(order_ids[:PAGE_MOST])]
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


def _cursor(row: OrderRow, sort: str, descending: bool) -> str:
    names = {"placed": "placed_at", "paid": "paid_at", "ship_by": "ship_by", "points": "points", "cash": "cash_fen",
             "number": "order_no"}  # fmt: skip
    return write_cursor(sort, descending, getattr(row, names[sort]), row.id)
