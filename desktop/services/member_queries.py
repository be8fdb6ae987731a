"""The list of members: pages by keyset, counts, rows to refresh.

A page is found in two steps, each bounded: ids by the index of the sort, with every condition looked up by an index
per member; then the rows of those ids. A condition that few members meet drives the search instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Select, and_, cast, func, or_, select
from sqlalchemy.orm import aliased

from desktop.models.ledger import Balance, Lot
from desktop.models.member import Member, MemberTotal
from desktop.models.vocabulary import AccessAct, Permission
from desktop.services.errors import Invalid, NotFound
from desktop.services.keyset import read_cursor, write_cursor
from desktop.services.members import SEARCH_MOST, is_recorded_search, named_by
from desktop.services.person_search import HITS_MOST
from desktop.services.points import shop_today
from desktop.services.relief import Relief, best_first, without
from desktop.services.rules import current_rules
from desktop.services.transaction import AccessNote, Reading, query

COUNT_MOST = 10_000
PAGE_MOST = 500
FEW = 2_000
SOON_DAYS = 30
TIERS_MOST = 40
# (value, id, what a cursor holds): the columns stand together in one index
SORTS: dict[str, tuple[Any, Any, type]] = {
    "joined": (Member.id, Member.id, int),
    "account": (Member.account, Member.id, str),
    "available": (Balance.available, Balance.member_id, int),
    "last_order": (MemberTotal.last_order_at, MemberTotal.member_id, datetime),
    "spent": (MemberTotal.fen, MemberTotal.member_id, int),
}


@dataclass(frozen=True, slots=True)
class MemberFilter:
    """search names a member by account, card, phone or its tail, name or initials; debt and expiring narrow."""

    search: str = ""
    tier: str = ""
    debt: bool = False
    expiring: bool = False

    @property
    def active(self) -> tuple[str, ...]:
        """Names of the conditions that narrow."""
        held = {"search": self.search.strip(), "tier": self.tier, "debt": self.debt, "expiring": self.expiring}
        return tuple(name for name, value in held.items() if value)


@dataclass(frozen=True, slots=True)
class MemberListRow:
    """Masks, balance by bucket, and what the member's orders come to (fen of the shop's own currency).

    expiring: points that run out within SOON_DAYS. merged_into is the id of the member who stands for her now.
    """

    id: int
    account: str
    card_no: str
    name: str
    phone: str
    tier: str
    joined_at: datetime
    available: int
    frozen: int
    pending: int
    debt: int
    orders: int
    placed: int
    spent_points: int
    spent_fen: int
    last_order_at: datetime | None
    expiring: int
    merged_into: int | None
    erased_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class MemberPage:
    """next is the cursor of the page after, None at the end."""

    rows: tuple[MemberListRow, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class MemberCounts:
    """Up to COUNT_MOST each: all, with a debt, with points that run out soon."""

    members: int
    debt: int
    expiring: int


def _searched(chosen: MemberFilter, **_others: object) -> AccessNote | None:
    return AccessNote(AccessAct.SEARCH_PHONE, "members") if is_recorded_search(chosen.search) else None


@query(Permission.SEE, accessed=_searched)
def find_members_page(
    reading: Reading,
    chosen: MemberFilter,
    *,
    sort: str = "joined",
    descending: bool = True,
    after: str | None = None,
    limit: int = 100,
) -> MemberPage:
    """A page of members; by last order only who has ordered. Raises Invalid."""
    if not 1 <= limit <= PAGE_MOST:
        raise Invalid("limit", "out_of_range", PAGE_MOST)
    value, key, parts = _conditions(reading, chosen, sort)
    if after is not None:
        last_value, last_id = read_cursor(after, sort, descending, SORTS[sort][2])
        later = and_(value == last_value, key < last_id if descending else key > last_id)
        parts.append(or_(value < last_value if descending else value > last_value, later))
    order = (value.desc(), key.desc()) if descending else (value.asc(), key.asc())
    found = reading.execute(
        select(key.label("id"), value.label("value")).where(*parts).order_by(*order).limit(limit + 1)
    ).all()
    shown = found[:limit]
    cursor = write_cursor(sort, descending, shown[-1].value, shown[-1].id) if len(found) > limit else None
    return MemberPage(_rows(reading, [row.id for row in shown]), cursor)


@query(Permission.SEE, accessed=_searched)
def count_members(reading: Reading, chosen: MemberFilter, *, sort: str = "joined") -> int:
    """How many members a list by `sort` shows, up to COUNT_MOST + 1."""
    _, key, parts = _conditions(reading, chosen, sort)
    return _count(reading, select(key).where(*parts))


@query(Permission.SEE, accessed=_searched)
def member_reliefs(reading: Reading, chosen: MemberFilter, *, sort: str = "joined") -> tuple[Relief, ...]:
    """For a list that shows nothing: which single condition to take away, the one that shows most first."""
    counts = {name: count_members(reading, without(chosen, name), sort=sort) for name in chosen.active}
    return best_first(Relief(name, min(n, COUNT_MOST), n > COUNT_MOST) for name, n in counts.items())


@query(Permission.SEE)
def member_counts(reading: Reading) -> MemberCounts:
    return MemberCounts(
        _count(reading, select(Member.id).where(*_alive(Member))),
        _count(reading, _indebted()),
        _count(reading, _with_expiring(soon(reading))),
    )


@query(Permission.SEE)
def members_by_id(reading: Reading, member_ids: tuple[int, ...]) -> tuple[MemberListRow, ...]:
    """Today's rows of members that are on screen, in this order; gone ones are left out."""
    return _rows(reading, list(member_ids[:PAGE_MOST]))


@query(Permission.SEE)
def member_id_of(reading: Reading, number: str) -> int:
    """By account or card number; one who was merged leads to whom she was merged into. Raises NotFound."""
    written = number.strip()
    same = select(func.coalesce(Member.merged_into, Member.id)).where(
        or_(Member.account == written, Member.card_no == written)
    )
    member_id = reading.scalar(same.order_by(Member.account != written).limit(1))
    if member_id is None:
        raise NotFound("member", number)
    return int(member_id)


@query(Permission.SEE)
def member_tiers(reading: Reading) -> tuple[str, ...]:
    """Tiers of today's rules, and others that members have: each found by one step in the index."""
    found, last = set(current_rules(reading).document.tier_names), ""
    for _ in range(TIERS_MOST):
        following = reading.scalar(select(func.min(Member.tier)).where(Member.tier > last))
        if following is None:
            break
        last = str(following)
        found.add(last)
    return tuple(sorted(found))


def row_of_member(reading: Reading, member_id: int) -> MemberListRow:
    rows = _rows(reading, [member_id])
    if not rows:
        raise NotFound("member", str(member_id))
    return rows[0]


def soon(reading: Reading) -> date:
    """The last day that counts as soon."""
    return shop_today(reading) + timedelta(days=SOON_DAYS)


def _conditions(reading: Reading, chosen: MemberFilter, sort: str) -> tuple[Any, Any, list[ColumnElement[bool]]]:
    if sort not in SORTS:
        raise Invalid("sort", "unknown")
    if len(chosen.search) > SEARCH_MOST:
        raise Invalid("search", "too_long", SEARCH_MOST)
    value, key, _ = SORTS[sort]
    parts: list[ColumnElement[bool]] = [value.is_not(None)] if sort == "last_order" else []
    text = chosen.search.strip()
    if text:
        parts.append(key.in_(_found(reading, text)))
    else:
        parts += _about(key, *_alive(Member)) if key is not Member.id else _alive(Member)
    if chosen.tier:
        parts += _met_by(
            reading, key, select(Member.id).where(Member.tier == chosen.tier), Member.tier == chosen.tier, Member.id
        )
    if chosen.debt:
        parts += _met_by(reading, key, _indebted(), Balance.debt > 0, Balance.member_id)
    if chosen.expiring:
        running = _with_expiring(soon(reading))
        parts += _met_by(reading, key, running, _runs_out(soon(reading)), Lot.member_id)
    return value, key, parts


def _met_by(
    reading: Reading, key: Any, who: Select[Any], condition: ColumnElement[bool], owner: Any
) -> list[ColumnElement[bool]]:
    """Where few meet a condition they are named; else it is looked up member by member."""
    few = list(reading.execute(who.limit(FEW + 1)).scalars())
    if len(few) <= FEW:
        return [key.in_(few)]
    if owner.class_ is key.class_:
        return [condition]
    return [select(1).where(owner == key, condition).correlate(key.class_).exists()]


def _about(key: Any, *conditions: ColumnElement[bool]) -> list[ColumnElement[bool]]:
    return [select(1).where(Member.id == key, *conditions).correlate(key.class_).exists()]


def _alive(member: Any) -> list[ColumnElement[bool]]:
    return [member.merged_into.is_(None), member.erased_at.is_(None)]


def _indebted() -> Select[Any]:
    return select(Balance.member_id).where(Balance.debt > 0)


def _runs_out(day: date) -> ColumnElement[bool]:
    return and_(Lot.available > 0, Lot.expires_on <= day)


def _with_expiring(day: date) -> Select[Any]:
    return select(Lot.member_id).where(_runs_out(day)).distinct()


def _found(reading: Reading, text: str) -> list[int]:
    """The newest whom the text names; merged and erased ones only by their very number."""
    exactly = or_(Member.account == text, Member.card_no == text)
    named = select(Member.id).where(named_by(reading, text), or_(and_(*_alive(Member)), exactly))
    return list(reading.execute(named.order_by(Member.id.desc()).limit(HITS_MOST)).scalars())


def _count(reading: Reading, hits: Select[Any]) -> int:
    return int(reading.scalar(select(func.count()).select_from(hits.limit(COUNT_MOST + 1).subquery())))


def _rows(reading: Reading, ids: Sequence[int]) -> tuple[MemberListRow, ...]:
    if not ids:
        return ()
    lot = aliased(Lot)
    expiring = (
        select(cast(func.coalesce(func.sum(lot.available), 0), BigInteger))
        .where(lot.member_id == Member.id, lot.available > 0, lot.expires_on <= soon(reading))
        .correlate(Member)
        .scalar_subquery()
    )
    found = reading.execute(
        select(
            Member.id, Member.account, func.coalesce(Member.card_no, ""), Member.name_mask, Member.phone_mask,
            Member.tier, Member.joined_at, Balance.available, Balance.frozen, Balance.pending, Balance.debt,
            MemberTotal.orders, MemberTotal.placed, MemberTotal.points, MemberTotal.fen, MemberTotal.last_order_at,
            expiring, Member.merged_into, Member.erased_at, Member.version,
        )
        .join(Balance, Balance.member_id == Member.id)
        .join(MemberTotal, MemberTotal.member_id == Member.id)
        .where(Member.id.in_(ids))
    )  # fmt: skip
    by_id = {row[0]: MemberListRow(*row) for row in found}
    return tuple(_in_order(by_id, ids))


def _in_order(rows: dict[int, MemberListRow], ids: Iterable[int]) -> Iterable[MemberListRow]:
    return (rows[one] for one in ids if one in rows)
