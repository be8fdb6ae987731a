"""What the last thirty days would have been under other rules: read page by page, added up, nothing written.

replay = Replay(draft, current); page = replay_rules(…) until page.next is None: replay.add(page)

Orders are priced twice by one arithmetic, under the rules in force today and under the draft, so that what differs
differs by the rules alone. A deduction that the draft allows less of is cut to what it allows, a coupon that it doesn't
know is left out.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import and_, func, or_, select

from desktop.models.catalogue import Category, Product, Sku
from desktop.models.member import Member
from desktop.models.order import Order, OrderLine
from desktop.models.vocabulary import DeliveryKind, OrderKind, Permission, SaleMode
from desktop.services.errors import DeductionRefused, Invalid
from desktop.services.prices import Price, Wanted, price
from desktop.services.rule_document import RuleDocument, check_document
from desktop.services.rules import rules_at
from desktop.services.transaction import Reading, query

DAYS = 30
PAGE, PAGE_MOST = 1_000, 5_000
MEMBERS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Worth:
    """What orders earn in points, what is deducted with points, freight and what is paid, in fen."""

    earned: int = 0
    deduction_fen: int = 0
    freight_fen: int = 0
    cash_fen: int = 0

    def __add__(self, other: Worth) -> Worth:
        return Worth(
            self.earned + other.earned, self.deduction_fen + other.deduction_fen, self.freight_fen + other.freight_fen,
            self.cash_fen + other.cash_fen,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Changed:
    """An order that the draft prices otherwise; account "" for one without a member."""

    member_id: int | None
    account: str
    tier: str
    before: Worth
    after: Worth


@dataclass(frozen=True, slots=True)
class ReplayPage:
    """total: how many orders there are in all, told by the first page and 0 on the others; before and after are of the
    looked ones; next: go on behind it, None at the end.
    """

    looked: int
    total: int
    before: Worth
    after: Worth
    changed: tuple[Changed, ...]
    by_day: tuple[tuple[date, int, int], ...]
    next: tuple[datetime, int] | None


@dataclass(frozen=True, slots=True)
class MemberChange:
    member_id: int
    account: str
    tier: str
    orders: int
    earned: int
    cash_fen: int


@dataclass(slots=True)
class Replay:
    """Pages added up. by_day: points earned on a shop day under the rules in force, and under the draft."""

    looked: int = 0
    total: int = 0
    changed: int = 0
    before: Worth = field(default_factory=Worth)
    after: Worth = field(default_factory=Worth)
    by_day: dict[date, tuple[int, int]] = field(default_factory=dict)
    by_tier: dict[str, tuple[int, int]] = field(default_factory=dict)
    _earned: Counter[int] = field(default_factory=Counter)
    _cash: Counter[int] = field(default_factory=Counter)
    _orders: Counter[int] = field(default_factory=Counter)
    _known: dict[int, tuple[str, str]] = field(default_factory=dict)

    def add(self, page: ReplayPage) -> None:
        self.looked += page.looked
        self.total = max(page.total, self.total, self.looked)
        self.changed += len(page.changed)
        self.before, self.after = self.before + page.before, self.after + page.after
        for day, before, after in page.by_day:
            old = self.by_day.get(day, (0, 0))
            self.by_day[day] = (old[0] + before, old[1] + after)
        for one in page.changed:
            earned = one.after.earned - one.before.earned
            orders, sum_ = self.by_tier.get(one.tier, (0, 0))
            self.by_tier[one.tier] = (orders + 1, sum_ + earned)
            if one.member_id is not None:
                self._known[one.member_id] = (one.account, one.tier)
                self._orders[one.member_id] += 1
                self._earned[one.member_id] += earned
                self._cash[one.member_id] += one.after.cash_fen - one.before.cash_fen

    def members(self) -> list[MemberChange]:
        """Those for whom most would change: in points first, then in money."""
        ids = sorted(self._known, key=lambda one: (-abs(self._earned[one]), -abs(self._cash[one]), one))
        return [
            MemberChange(one, *self._known[one], self._orders[one], self._earned[one], self._cash[one])
            for one in ids[:MEMBERS_SHOWN]
        ]


@query(Permission.PUBLISH_RULES)
def replay_rules(
    reading: Reading, draft: RuleDocument, *, after: tuple[datetime, int] | None = None, limit: int = PAGE
) -> ReplayPage:
    """A page of the last DAYS days' orders in yuan, oldest first. Raises Invalid for a draft that can't be."""
    check_document(draft)
    if not 1 <= limit <= PAGE_MOST:
        raise Invalid("limit", "out_of_range", PAGE_MOST)
    current = rules_at(reading, reading.now).document
    wanted = and_(
        Order.placed_at >= reading.now - timedelta(days=DAYS), Order.placed_at <= reading.now,
        Order.history.is_(False), Order.kind == OrderKind.SALE.value, Order.currency == "CNY",
    )  # fmt: skip
    total = 0 if after else int(reading.scalar(select(func.count()).select_from(Order).where(wanted)))
    behind = wanted
    if after is not None:
        at, last = after
        behind = and_(wanted, or_(Order.placed_at > at, and_(Order.placed_at == at, Order.id > last)))
    orders = reading.execute(
        select(Order.id, Order.placed_at, Order.shop_day, Order.tier, Order.member_id, Order.coupon_code,
               Order.deduction_points, Member.account)
        .outerjoin(Member, Member.id == Order.member_id)
        .where(behind)
        .order_by(Order.placed_at, Order.id)
        .limit(limit)
    ).all()  # fmt: skip
    lines = _lines_of(reading, [row.id for row in orders])
    before, later, changed = Worth(), Worth(), []
    days: dict[date, list[int]] = {}
    for row in orders:
        was, would = (_worth(document, row, lines.get(row.id, [])) for document in (current, draft))
        before, later = before + was, later + would
        day = days.setdefault(row.shop_day, [0, 0])
        day[0] += was.earned
        day[1] += would.earned
        if was != would:
            changed.append(Changed(row.member_id, row.account or "", row.tier, was, would))
    following = (orders[-1].placed_at, orders[-1].id) if len(orders) == limit else None
    by_day = tuple((day, was_earned, would_earn) for day, (was_earned, would_earn) in sorted(days.items()))
    return ReplayPage(len(orders), total, before, later, tuple(changed), by_day, following)


def _lines_of(reading: Reading, order_ids: list[int]) -> dict[int, list[Wanted]]:
    """What was bought, in the order of the lines, with the category that the goods have today."""
    rows = reading.execute(
        select(OrderLine.order_id, OrderLine.qty, OrderLine.sale_mode, OrderLine.unit_points, OrderLine.unit_fen,
               OrderLine.delivery_kind, OrderLine.sku_code, Category.name)
        .outerjoin(Sku, Sku.id == OrderLine.sku_id)
        .outerjoin(Product, Product.id == Sku.product_id)
        .outerjoin(Category, Category.id == Product.category_id)
        .where(OrderLine.order_id.in_(order_ids))
        .order_by(OrderLine.order_id, OrderLine.position, OrderLine.id)
    )  # fmt: skip
    found: dict[int, list[Wanted]] = {}
    for order_id, qty, mode, points, fen, delivery, sku, category in rows:
        wanted = Wanted(qty, SaleMode(mode), points, fen, DeliveryKind(delivery), category or "", sku)
        found.setdefault(order_id, []).append(wanted)
    return found


def _worth(document: RuleDocument, row: Any, lines: list[Wanted]) -> Worth:
    told = _priced(document, row, lines, row.deduction_points, row.coupon_code)
    return Worth(told.earn_points, told.deduction_fen, told.freight_fen, told.cash_fen)


def _priced(document: RuleDocument, row: Any, lines: list[Wanted], deducted: int, coupon: str) -> Price:
    try:
        return price(document, lines, tier=row.tier, deduct_points=deducted, coupon=coupon, day=row.shop_day)
    except DeductionRefused as refused:
        most = min(deducted, refused.most)
        return _priced(document, row, lines, most - most % document.deduction_unit, coupon)
    except Invalid:
        if not coupon:
            raise
        return _priced(document, row, lines, deducted, "")
