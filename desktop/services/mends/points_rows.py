"""What the tables hold of one member's points, and what other rows say of her entries: lots, freezes, adjustments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from desktop.models.ledger import Adjustment, Allocation, Balance, Freeze, Lot, PointsEntry
from desktop.models.order import Order
from desktop.models.vocabulary import AdjustmentState, FreezeState, PointsVerb
from desktop.services.findings import Entry
from desktop.services.mends.steps import MEND, POINTS
from desktop.services.transaction import Reading

V = PointsVerb
Change = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    id: int
    verb: str
    change: Change
    after: Change
    cause: str
    order_id: int | None
    at: datetime
    reverses: int | None


@dataclass(frozen=True, slots=True)
class Lost:
    """An entry that other rows speak of and that isn't there."""

    verb: PointsVerb
    change: Change
    follows: str = ""
    order_id: int | None = None


@dataclass(slots=True)
class Books:
    """All that the tables hold of one member's points."""

    member_id: int
    balance: Change
    lines: list[Line]
    lots: list[Any]
    freezes: list[Any]
    allocations: list[Any]
    proofs: dict[int, Change]
    lost: list[Lost]


def read_books(reading: Reading, member_id: int) -> Books | None:
    buckets = reading.execute(
        select(*(getattr(Balance, name) for name in POINTS)).where(Balance.member_id == member_id)
    ).one_or_none()
    if buckets is None:
        return None
    lines = [
        Line(row.id, row.verb, tuple(row[2:6]), tuple(row[6:10]), row.cause, row.order_id, row.at, row.reverses_id)
        for row in reading.execute(
            select(
                PointsEntry.id, PointsEntry.verb, *(getattr(PointsEntry, f"d_{name}") for name in POINTS),
                *(getattr(PointsEntry, f"{name}_after") for name in POINTS), PointsEntry.cause, PointsEntry.order_id,
                PointsEntry.at, PointsEntry.reverses_id,
            )
            .where(PointsEntry.member_id == member_id)
            .order_by(PointsEntry.id)
        )
    ]  # fmt: skip
    lots = reading.execute(
        select(Lot.id, Lot.entry_id, Lot.parent_id, Lot.order_id, Lot.origin, Lot.earned, Lot.available, Lot.frozen,
               Lot.pending, Lot.expired, Lot.rolled_back)
        .where(Lot.member_id == member_id)
        .order_by(Lot.id)
    ).all()  # fmt: skip
    freezes = reading.execute(
        select(Freeze.id, Freeze.order_id, Freeze.entry_id, Freeze.settled_entry_id, Freeze.amount, Freeze.state)
        .where(Freeze.member_id == member_id)
        .order_by(Freeze.id)
    ).all()
    allocations = reading.execute(
        select(Allocation.freeze_id, Allocation.lot_id, Allocation.amount, Allocation.reverted)
        .join(Freeze, Freeze.id == Allocation.freeze_id)
        .where(Freeze.member_id == member_id)
    ).all()
    books = Books(member_id, tuple(buckets), lines, list(lots), list(freezes), list(allocations), {}, [])
    told = dict(_told(reading, books))
    here = {line.id for line in lines}
    elsewhere = set(told) - here
    known = here | set(
        reading.execute(select(PointsEntry.id).where(PointsEntry.id.in_(sorted(elsewhere)))).scalars()
        if elsewhere
        else ()
    )
    books.proofs = {entry_id: lost.change for entry_id, lost in told.items() if entry_id in here}
    books.lost = [lost for entry_id, lost in told.items() if entry_id not in known]
    if all(line.verb != V.MERGE.value for line in lines):
        books.lost += _lost_by_sums(reading, books)
    return books


def _told(reading: Reading, books: Books) -> Iterator[tuple[int, Lost]]:
    """By the entry's id, what lots, freezes and adjustments say that it moved."""
    for lot in books.lots:
        if lot.parent_id is None:
            change = (0, 0, lot.earned, 0) if lot.origin == V.EARN.value else (lot.earned, 0, 0, 0)
            yield lot.entry_id, Lost(V(lot.origin), change, f"lot:{lot.id}", lot.order_id)
    for freeze in books.freezes:
        n = freeze.amount
        yield freeze.entry_id, Lost(V.FREEZE, (-n, n, 0, 0), f"freeze:{freeze.id}", freeze.order_id)
        if freeze.settled_entry_id is not None:
            spent = freeze.state == FreezeState.CONSUMED.value
            verb, change = (V.CONSUME, (0, -n, 0, 0)) if spent else (V.UNFREEZE, (n, -n, 0, 0))
            yield freeze.settled_entry_id, Lost(verb, change, f"settled:{freeze.id}", freeze.order_id)
    for number, points, entry_id in reading.execute(
        select(Adjustment.id, Adjustment.points, Adjustment.entry_id).where(
            Adjustment.member_id == books.member_id, Adjustment.state == AdjustmentState.POSTED.value,
            Adjustment.entry_id.is_not(None),
        )
    ):  # fmt: skip
        yield entry_id, Lost(V.ADJUST, (points, 0, 0, 0), f"adjustment:{number}")
    expired = {f"lot:{lot.id}": lot.expired for lot in books.lots if lot.expired}
    for line in books.lines:
        if line.verb == V.EXPIRE.value and line.cause in expired:
            yield line.id, Lost(V.EXPIRE, (-expired[line.cause], 0, 0, 0))


def _lost_by_sums(reading: Reading, books: Books) -> Iterator[Lost]:
    """Entries that no row points at: points that a lot says ran out, points that an order says came back."""
    ran_out = {line.cause for line in books.lines if line.verb == V.EXPIRE.value}
    mends = sum(line.change[0] for line in books.lines if line.cause.startswith(MEND) and line.verb == V.EXPIRE.value)
    for lot in books.lots:
        if lot.expired and f"lot:{lot.id}" not in ran_out:
            if mends <= -lot.expired:
                mends += lot.expired
            else:
                yield Lost(V.EXPIRE, (-lot.expired, 0, 0, 0), order_id=None)
    back: Counter[int | None] = Counter()
    for line in books.lines:
        if line.verb == V.REVERT.value:
            back[line.order_id] += line.change[0]
    for order_id, points in reading.execute(
        select(Order.id, Order.points_back).where(
            Order.member_id == books.member_id, Order.points_back > 0, Order.history.is_(False)
        )
    ):
        if points != back[order_id]:
            yield Lost(V.REVERT, (points - back[order_id], 0, 0, 0), order_id=order_id)


def member_of(reading: Reading, kind: str, number: int) -> int | None:
    """Whose points a break is about."""
    table: Any = {"lot": Lot, "freeze": Freeze, "entry": PointsEntry, "order": Order, "adjustment": Adjustment}[kind]
    found: int | None = reading.scalar(select(table.member_id).where(table.id == number))
    return found


def entries_of_order(reading: Reading, order_id: int) -> Iterator[Entry]:
    rows = reading.execute(
        select(PointsEntry.id, PointsEntry.verb, PointsEntry.at,
               *(getattr(PointsEntry, f"d_{name}") for name in POINTS))
        .where(PointsEntry.order_id == order_id)
        .order_by(PointsEntry.id)
        .limit(20)
    )  # fmt: skip
    for row in rows:
        yield Entry("points_entry", row.id, "beside", row.verb, order_id, row.at, named(tuple(row[3:])))


def line_entry(line: Line, part: str = "") -> Entry:
    values = {**named(line.change), **{f"{name}_after": v for name, v in zip(POINTS, line.after, strict=True) if v}}
    return Entry("points_entry", line.id, part, line.verb, line.order_id, line.at, values)


def minus(one: Change, *others: Change) -> Change:
    return tuple(values[0] - sum(values[1:]) for values in zip(one, *others, strict=True))


def named(change: Change) -> dict[str, int]:
    return {name: amount for name, amount in zip(POINTS, change, strict=True) if amount}
