"""Why is it 1,240? A member's balance told down to the acts; what runs out when; what all points are worth.

balance → buckets → lots with what is left of them → the entries that moved a lot → order, rule version, person, reason
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, func, or_, select

from desktop.models.catalogue import RuleVersion
from desktop.models.ledger import Allocation, Balance, Freeze, Lot, PointsEntry
from desktop.models.member import Member
from desktop.models.order import Order
from desktop.models.vocabulary import Permission, PointsVerb
from desktop.services.access import staff_names
from desktop.services.errors import Invalid, NotFound
from desktop.services.points import BalanceRow, balance_of, shop_today
from desktop.services.rule_document import months_later
from desktop.services.rules import current_rules
from desktop.services.transaction import Reading, query

LOTS_PAGE, LOTS_MOST, DEBTS_SHOWN = 50, 500, 20
MONTHS = 12


@dataclass(frozen=True, slots=True)
class StoryEntry:
    """points is what the entry moved of the lot at hand (of the debt, where it tells one); rule is a version's number,
    actor a name, at UTC."""

    id: int
    at: datetime
    verb: PointsVerb
    points: int
    order_id: int | None
    order_no: str
    rule: int | None
    actor: str
    reason: str


@dataclass(frozen=True, slots=True)
class StoryLot:
    """What came in together by entry, and what is left of it; parent is the lot for which it stands."""

    id: int
    origin: str
    earned: int
    available: int
    frozen: int
    pending: int
    expired: int
    rolled_back: int
    mature_on: date | None
    expires_on: date | None
    parent: int | None
    entry: StoryEntry


@dataclass(frozen=True, slots=True)
class PointsStory:
    """lots, soonest to run out first, add up to the balance's first three buckets; next is the lot after which the next
    page begins, None at the end. debts: the newest entries that made or settled what is owed."""

    member_id: int
    account: str
    balance: BalanceRow
    lots: tuple[StoryLot, ...]
    next: int | None
    debts: tuple[StoryEntry, ...]


@dataclass(frozen=True, slots=True)
class LotStory:
    """Everything that named the lot, oldest first, and the lots that stand for its points since it had expired."""

    lot: StoryLot
    entries: tuple[StoryEntry, ...]
    children: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MonthEnding:
    """Points whose last day is in the month that begins on month."""

    month: date
    points: int


@dataclass(frozen=True, slots=True)
class ExpiryForecast:
    """MONTHS months from this one; later and never are beyond, past is what tonight takes."""

    months: tuple[MonthEnding, ...]
    past: int
    later: int
    never: int


@dataclass(frozen=True, slots=True)
class Liability:
    """All that members hold, and its worth in fen by today's rules (points_for_yuan points are 1.00)."""

    available: int
    frozen: int
    pending: int
    debt: int
    members: int
    fen: int
    points_for_yuan: int
    rule: int


_LOT = (Lot.id, Lot.origin, Lot.earned, Lot.available, Lot.frozen, Lot.pending, Lot.expired, Lot.rolled_back,
        Lot.mature_on, Lot.expires_on, Lot.parent_id)  # fmt: skip
_LOT_NAMES = ("id", "origin", "earned", "available", "frozen", "pending", "expired", "rolled_back", "mature_on",
              "expires_on", "parent")  # fmt: skip
_ENTRY = (PointsEntry.id, PointsEntry.at, PointsEntry.verb, PointsEntry.order_id, Order.order_no, RuleVersion.number,
          PointsEntry.actor, PointsEntry.reason)  # fmt: skip


@query(Permission.SEE)
def points_story(
    reading: Reading, member_id: int, *, after: int | None = None, limit: int = LOTS_PAGE
) -> PointsStory:  # fmt: skip
    """A page of the lots that hold a member's points. Raises NotFound, Invalid."""
    if not 1 <= limit <= LOTS_MOST:
        raise Invalid("limit", "out_of_range", LOTS_MOST)
    account = reading.scalar(select(Member.account).where(Member.id == member_id))
    if account is None:
        raise NotFound("member", str(member_id))
    names = staff_names(reading)
    wanted = select(Lot.id).where(Lot.member_id == member_id, Lot.available + Lot.frozen + Lot.pending > 0)
    if after is not None:
        last = reading.execute(select(Lot.expires_on).where(Lot.id == after)).one_or_none()
        if last is None:
            raise NotFound("lot", str(after))
        wanted = wanted.where(_behind(last.expires_on, after))
    soonest = Lot.expires_on.is_(None), Lot.expires_on, Lot.id
    # first which, from the lots alone; what explains them is joined for the page only
    ids = list(reading.execute(wanted.order_by(*soonest).limit(limit + 1)).scalars())
    rows = reading.execute(_lots().where(Lot.id.in_(ids[:limit])).order_by(*soonest)).all()
    balance = balance_of(reading, member_id)
    debts: tuple[StoryEntry, ...] = ()
    if after is None and balance.debt:
        owed = _entries(PointsEntry.d_debt).where(PointsEntry.member_id == member_id, PointsEntry.d_debt != 0)
        newest = reading.execute(owed.order_by(PointsEntry.id.desc()).limit(DEBTS_SHOWN))
        debts = tuple(_entry(row, names) for row in newest)
    return PointsStory(
        member_id, str(account), balance, tuple(_lot(row, names) for row in rows),
        ids[limit - 1] if len(ids) > limit else None, debts,
    )  # fmt: skip


@query(Permission.SEE)
def lot_story(reading: Reading, lot_id: int) -> LotStory:
    """A lot's entries: how it came, matured, was frozen, used, given back and ran out. Raises NotFound."""
    names = staff_names(reading)
    row = reading.execute(_lots().where(Lot.id == lot_id)).one_or_none()
    if row is None:
        raise NotFound("lot", str(lot_id))
    lot = _lot(row, names)
    told = {lot.entry.id: lot.entry}
    by_itself = func.abs(PointsEntry.d_available)
    named = _entries(by_itself).where(PointsEntry.cause == f"lot:{lot_id}")
    frozen, settled = (
        _entries(Allocation.amount)
        .join(Freeze, entry == PointsEntry.id)
        .join(Allocation, Allocation.freeze_id == Freeze.id)
        .where(Allocation.lot_id == lot_id)
        for entry in (Freeze.entry_id, Freeze.settled_entry_id)
    )
    back = (
        _entries(Allocation.reverted)
        .join(Freeze, Freeze.settled_entry_id == PointsEntry.reverses_id)
        .join(Allocation, Allocation.freeze_id == Freeze.id)
        .where(Allocation.lot_id == lot_id, Allocation.reverted > 0, PointsEntry.verb == PointsVerb.REVERT.value)
    )
    taken_back = _entries(by_itself).where(
        PointsEntry.reverses_id == lot.entry.id, PointsEntry.verb == PointsVerb.ROLLBACK.value
    )
    for statement in (named, frozen, settled, back, taken_back):
        told |= {entry.id: entry for entry in (_entry(one, names) for one in reading.execute(statement))}
    children = reading.execute(select(Lot.id).where(Lot.parent_id == lot_id).order_by(Lot.id)).scalars()
    return LotStory(lot, tuple(told[key] for key in sorted(told)), tuple(children))


@query(Permission.SEE)
def expiry_forecast(reading: Reading, member_id: int | None = None) -> ExpiryForecast:
    """Available points by the month in which they run out, of a member or of the whole shop (right: figures)."""
    if member_id is None:
        reading.require(Permission.FIGURES)
    today = shop_today(reading)
    held = select(Lot.expires_on, func.sum(Lot.available)).where(Lot.available > 0).group_by(Lot.expires_on)
    if member_id is not None:
        held = held.where(Lot.member_id == member_id)
    first = today.replace(day=1)
    months = {months_later(first, ahead): 0 for ahead in range(MONTHS)}
    past = later = never = 0
    for expires_on, points in reading.execute(held):
        if expires_on is None:
            never += int(points)
        elif expires_on < today:
            past += int(points)
        elif expires_on.replace(day=1) in months:
            months[expires_on.replace(day=1)] += int(points)
        else:
            later += int(points)
    return ExpiryForecast(tuple(MonthEnding(*one) for one in months.items()), past, later, never)


@query(Permission.FIGURES)
def points_liability(reading: Reading) -> Liability:
    rules = current_rules(reading)
    buckets = (Balance.available, Balance.frozen, Balance.pending, Balance.debt)
    holds = Balance.available + Balance.frozen + Balance.pending > 0
    sums = reading.execute(select(*(func.coalesce(func.sum(bucket), 0) for bucket in buckets))).one()
    available, frozen, pending, debt = (int(value) for value in sums)
    members = int(reading.scalar(select(func.count()).select_from(Balance).where(holds)))
    fen = (available + frozen + pending) * 100 // rules.document.points_for_yuan
    return Liability(
        available, frozen, pending, debt, members, fen, rules.document.points_for_yuan, rules.number
    )  # fmt: skip


def _behind(expires_on: date | None, lot_id: int) -> Any:
    """Lots that come after that one when the soonest to run out come first."""
    later = and_(Lot.expires_on.is_(None), Lot.id > lot_id)
    if expires_on is None:
        return later
    return or_(
        Lot.expires_on > expires_on, and_(Lot.expires_on == expires_on, Lot.id > lot_id), Lot.expires_on.is_(None)
    )


def _lots() -> Any:
    return _joined(select(*_LOT, *_ENTRY).select_from(Lot).join(PointsEntry, PointsEntry.id == Lot.entry_id))


def _entries(points: Any) -> Any:
    return _joined(select(*_ENTRY, points).select_from(PointsEntry))


def _joined(statement: Any) -> Any:
    return statement.outerjoin(Order, Order.id == PointsEntry.order_id).outerjoin(
        RuleVersion, RuleVersion.id == PointsEntry.rule_version_id
    )


def _lot(row: Any, names: Any) -> StoryLot:
    values = list(row)
    earned = values[2]
    entry = _entry([*values[len(_LOT) :], earned], names)
    return StoryLot(**dict(zip(_LOT_NAMES, values, strict=False)), entry=entry)


def _entry(row: Iterable[Any], names: Any) -> StoryEntry:
    entry_id, at, verb, order_id, order_no, rule, actor, reason, points = row
    return StoryEntry(
        entry_id, at, PointsVerb(verb), int(points), order_id, order_no or "", rule, names.get(actor, actor), reason
    )
