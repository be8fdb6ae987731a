"""The ledgers as they are read: what moved a member's points, and what an order moved of points and stock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, select

from desktop.models.catalogue import Sku, StockEntry
from desktop.models.ledger import Lot, PointsEntry
from desktop.models.order import Order
from desktop.models.vocabulary import Permission, PointsVerb, StockVerb
from desktop.services.access import staff_names
from desktop.services.errors import Invalid
from desktop.services.transaction import Reading, query

ENTRIES_MOST = 1_000
ENTRIES_PAGE = 20


@dataclass(frozen=True, slots=True)
class PointsLine:
    """One entry of the points ledger: signed changes, what was there after it; at is UTC, actor a name."""

    id: int
    at: datetime
    verb: PointsVerb
    order_no: str
    available: int
    frozen: int
    pending: int
    debt: int
    available_after: int
    frozen_after: int
    pending_after: int
    debt_after: int
    reverses: int | None
    actor: str
    reason: str
    order_id: int | None = None


@dataclass(frozen=True, slots=True)
class EntryPage:
    """Newest first; next is the id before which the page after begins, None at the end."""

    rows: tuple[PointsLine, ...]
    next: int | None


@dataclass(frozen=True, slots=True)
class StockLine:
    """One entry of the stock ledger: signed changes in units and what was there after it."""

    id: int
    at: datetime
    verb: StockVerb
    sku: str
    on_hand: int
    reserved: int
    on_hand_after: int
    reserved_after: int
    actor: str


@dataclass(frozen=True, slots=True)
class LotLine:
    """Points that came in together and what is left of them; expires_on is their last shop day."""

    id: int
    origin: str
    earned: int
    available: int
    frozen: int
    pending: int
    mature_on: date | None
    expires_on: date | None


@dataclass(frozen=True, slots=True)
class OrderLedger:
    """Oldest first."""

    points: tuple[PointsLine, ...]
    stock: tuple[StockLine, ...]


@dataclass(frozen=True, slots=True)
class MemberLedger:
    """The newest ENTRIES_MOST entries, newest first, and every lot that still holds points, soonest to expire first."""

    entries: tuple[PointsLine, ...]
    lots: tuple[LotLine, ...]


@query(Permission.SEE)
def order_ledger(reading: Reading, order_id: int) -> OrderLedger:
    names = staff_names(reading)
    rows = reading.execute(
        select(StockEntry.id, StockEntry.at, StockEntry.verb, Sku.code, StockEntry.d_on_hand, StockEntry.d_reserved,
               StockEntry.on_hand_after, StockEntry.reserved_after, StockEntry.actor)
        .join(Sku, Sku.id == StockEntry.sku_id)
        .where(StockEntry.order_id == order_id)
        .order_by(StockEntry.id)
        .limit(ENTRIES_MOST)
    )  # fmt: skip
    stock = tuple(
        StockLine(row.id, row.at, StockVerb(row.verb), row.code, row.d_on_hand, row.d_reserved, row.on_hand_after,
                  row.reserved_after, names.get(row.actor, row.actor))
        for row in rows
    )  # fmt: skip
    return OrderLedger(_points(reading, PointsEntry.order_id == order_id, PointsEntry.id.asc()), stock)


@query(Permission.SEE)
def member_ledger(reading: Reading, member_id: int) -> MemberLedger:
    lots = reading.execute(
        select(Lot.id, Lot.origin, Lot.earned, Lot.available, Lot.frozen, Lot.pending, Lot.mature_on, Lot.expires_on)
        .where(Lot.member_id == member_id, Lot.available + Lot.frozen + Lot.pending > 0)
        .order_by(Lot.expires_on.is_(None), Lot.expires_on, Lot.id)
        .limit(ENTRIES_MOST)
    )
    entries = _points(reading, PointsEntry.member_id == member_id, PointsEntry.id.desc())
    return MemberLedger(entries, tuple(LotLine(*row) for row in lots))


@query(Permission.SEE)
def member_entries(
    reading: Reading, member_id: int, *, before: int | None = None, limit: int = ENTRIES_PAGE
) -> EntryPage:  # fmt: skip
    """A page of what moved a member's points. Raises Invalid."""
    if not 1 <= limit <= ENTRIES_MOST:
        raise Invalid("limit", "out_of_range", ENTRIES_MOST)
    which = PointsEntry.member_id == member_id
    if before is not None:
        which = and_(which, PointsEntry.id < before)
    rows = _points(reading, which, PointsEntry.id.desc(), limit + 1)
    return EntryPage(rows[:limit], rows[limit - 1].id if len(rows) > limit else None)


def _points(
    reading: Reading, which: ColumnElement[bool], order: ColumnElement[int], most: int = ENTRIES_MOST
) -> tuple[PointsLine, ...]:
    names = staff_names(reading)
    rows = reading.execute(
        select(PointsEntry.id, PointsEntry.at, PointsEntry.verb, Order.order_no, PointsEntry.d_available,
               PointsEntry.d_frozen, PointsEntry.d_pending, PointsEntry.d_debt, PointsEntry.available_after,
               PointsEntry.frozen_after, PointsEntry.pending_after, PointsEntry.debt_after, PointsEntry.reverses_id,
               PointsEntry.actor, PointsEntry.reason, PointsEntry.order_id)
        .outerjoin(Order, Order.id == PointsEntry.order_id)
        .where(which)
        .order_by(order)
        .limit(most)
    ).all()  # fmt: skip
    return tuple(
        PointsLine(row.id, row.at, PointsVerb(row.verb), row.order_no or "", row.d_available, row.d_frozen,
                   row.d_pending, row.d_debt, row.available_after, row.frozen_after, row.pending_after,
                   row.debt_after, row.reverses_id, names.get(row.actor, row.actor), row.reason, row.order_id)
        for row in rows
    )  # fmt: skip
