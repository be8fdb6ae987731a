"""One member in full, by her masks: balances and what holds them, habits, newest orders, addresses, notes and tags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from desktop.models.catalogue import Category, Product, Sku
from desktop.models.ledger import Freeze, Lot
from desktop.models.member import Member, MemberNote, MemberTag
from desktop.models.order import Order, OrderLine
from desktop.models.vocabulary import FreezeState, OrderKind, OrderStatus, Permission
from desktop.services.access import LOOKS_TOLD, LookRow, count_looks, looks_at, staff_names
from desktop.services.ledger_queries import EntryPage, member_entries
from desktop.services.member_queries import MemberListRow, row_of_member
from desktop.services.member_totals import CURRENCY
from desktop.services.members import RecipientRow, addresses_of
from desktop.services.order_detail import NoteRow
from desktop.services.order_rows import OrderRow, as_order_row, select_order_rows
from desktop.services.settings import read_settings
from desktop.services.transaction import Reading, query

HABIT_ORDERS = 500
HABIT_DAYS = 90
ORDERS_SHOWN = 5
NOTES_MOST = 200
_LEAST_FOR_A_HABIT = 3
# where the parts of a day begin, by the shop's clock
DAY_PARTS = (0, 6, 12, 18)


@dataclass(frozen=True, slots=True)
class Habits:
    """By the member's newest HABIT_ORDERS orders: counted is how many those are, cut whether there are more.

    recent: within HABIT_DAYS, not cancelled. Averages are over sales that weren't cancelled, cash in the shop's own
    currency. favourites are categories, or titles of goods without one. weekday 1–7 and part (an index of DAY_PARTS)
    go together; None where nothing stands out yet.
    """

    first_at: datetime | None
    counted: int
    cut: bool
    recent: int
    mean_points: int | None
    mean_fen: int | None
    cancelled: int
    favourites: tuple[str, ...]
    weekday: int | None
    part: int | None


@dataclass(frozen=True, slots=True)
class MemberDetail:
    """lots hold the available points, the first of them to run out on first_expiry; freezes are open orders;
    pending_from is the day on which the first pending points ripen, None where that waits for an order. looks are told to
    whoever may read the audit."""

    row: MemberListRow
    zone: str
    merged_account: str
    birthday_known: bool
    lots: int
    first_expiry: date | None
    freezes: int
    pending_from: date | None
    habits: Habits
    orders: tuple[OrderRow, ...]
    entries: EntryPage
    addresses: tuple[RecipientRow, ...]
    notes: tuple[NoteRow, ...]
    tags: tuple[str, ...]
    looks: tuple[LookRow, ...]
    look_count: int


@query(Permission.SEE)
def member_detail(reading: Reading, member_id: int) -> MemberDetail:
    """One member's card. Raises NotFound."""
    row = row_of_member(reading, member_id)
    lots = reading.execute(
        select(func.count(), func.min(Lot.expires_on)).where(Lot.member_id == member_id, Lot.available > 0)
    ).one()
    freezes = select(func.count()).where(Freeze.member_id == member_id, Freeze.state == FreezeState.OPEN.value)
    ripens = select(func.min(Lot.mature_on)).where(Lot.member_id == member_id, Lot.pending > 0)
    merged = select(Member.account).where(Member.id == row.merged_into)
    birthday = select(Member.birthday_sealed.is_not(None)).where(Member.id == member_id)
    told = reading.actor.may(Permission.READ_AUDIT)
    tags = select(MemberTag.tag).where(MemberTag.member_id == member_id).order_by(MemberTag.tag)
    return MemberDetail(
        row=row,
        zone=read_settings(reading).zone,
        merged_account=str(reading.scalar(merged) or "") if row.merged_into is not None else "",
        birthday_known=bool(reading.scalar(birthday)),
        lots=int(lots[0]),
        first_expiry=lots[1],
        freezes=int(reading.scalar(freezes)),
        pending_from=reading.scalar(ripens) if row.pending else None,
        habits=habits_of(reading, member_id),
        orders=_newest_orders(reading, member_id),
        entries=member_entries(reading, member_id),
        addresses=tuple(addresses_of(reading, member_id)),
        notes=_notes(reading, member_id),
        tags=tuple(reading.execute(tags).scalars()),
        looks=looks_at(reading, "member", member_id, limit=LOOKS_TOLD) if told else (),
        look_count=count_looks(reading, "member", member_id) if told else 0,
    )


def habits_of(reading: Reading, member_id: int) -> Habits:
    newest = reading.execute(
        select(Order.id, Order.placed_at, Order.shop_day, Order.shop_hour, Order.kind, Order.status, Order.points,
               Order.cash_fen, Order.currency)
        .where(Order.member_id == member_id)
        .order_by(Order.placed_at.desc(), Order.id.desc())
        .limit(HABIT_ORDERS + 1)
    ).all()  # fmt: skip
    read = newest[:HABIT_ORDERS]
    sales = [row for row in read if row.kind == OrderKind.SALE.value]
    kept = [row for row in sales if row.status != OrderStatus.CANCELLED.value]
    paid = [row for row in kept if row.currency == CURRENCY]
    since = reading.now - timedelta(days=HABIT_DAYS)
    weekday, part = _usual_time(kept)
    return Habits(
        first_at=reading.scalar(select(func.min(Order.placed_at)).where(Order.member_id == member_id)),
        counted=len(sales),
        cut=len(newest) > HABIT_ORDERS,
        recent=sum(row.placed_at >= since for row in kept),
        mean_points=round(sum(row.points for row in kept) / len(kept)) if kept else None,
        mean_fen=round(sum(row.cash_fen for row in paid) / len(paid)) if paid else None,
        cancelled=len(sales) - len(kept),
        favourites=_favourites(reading, [row.id for row in kept]),
        weekday=weekday,
        part=part,
    )


def _usual_time(orders: Sequence[Any]) -> tuple[int | None, int | None]:
    """The weekday with its part of the day that comes most often, where it comes again and again."""
    times = Counter(
        (row.shop_day.isoweekday(), max(at for at, hour in enumerate(DAY_PARTS) if hour <= row.shop_hour))
        for row in orders
    )
    if not times:
        return None, None
    (weekday, part), n = min(times.items(), key=lambda found: (-found[1], found[0]))
    return (weekday, part) if n >= _LEAST_FOR_A_HABIT else (None, None)


def _favourites(reading: Reading, order_ids: Sequence[int]) -> tuple[str, ...]:
    """The two kinds of goods that were bought most."""
    if not order_ids:
        return ()
    kind = func.coalesce(Category.name, Product.title, OrderLine.title)
    units = func.sum(OrderLine.qty - OrderLine.cancelled)
    rows = reading.execute(
        select(kind)
        .select_from(OrderLine)
        .outerjoin(Sku, Sku.id == OrderLine.sku_id)
        .outerjoin(Product, Product.id == Sku.product_id)
        .outerjoin(Category, Category.id == Product.category_id)
        .where(OrderLine.order_id.in_(order_ids))
        .group_by(kind)
        .having(units > 0)
        .order_by(units.desc(), kind)
        .limit(2)
    )
    return tuple(str(name) for (name,) in rows)


def _newest_orders(reading: Reading, member_id: int) -> tuple[OrderRow, ...]:
    newest = select_order_rows().where(Order.member_id == member_id)
    rows = reading.execute(newest.order_by(Order.placed_at.desc(), Order.id.desc()).limit(ORDERS_SHOWN))
    return tuple(as_order_row(row) for row in rows)


def _notes(reading: Reading, member_id: int) -> tuple[NoteRow, ...]:
    names = staff_names(reading)
    rows = reading.execute(
        select(MemberNote.at, MemberNote.author, MemberNote.body)
        .where(MemberNote.member_id == member_id)
        .order_by(MemberNote.id.desc())
        .limit(NOTES_MOST)
    )
    return tuple(NoteRow(at, names.get(author, author), body) for at, author, body in rows)
