"""What a points rule says: one document, kept whole in each version. Nothing here reads the shop."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from pydantic import TypeAdapter, ValidationError

from desktop.services.errors import Invalid

EXPIRY_KINDS = ("MONTHS", "YEAR_END")
QUOTA_PERIODS = ("ALL", "DAY", "WEEK", "MONTH", "YEAR")
DEMOTIONS = ("NEVER", "NIGHTLY", "YEARLY")
WORDS_MOST, WORD_MOST = 1_000, 64
# whole numbers, from and to
RANGES: dict[str, tuple[int, int]] = {
    "points_per_yuan": (0, 10_000),
    "points_for_yuan": (1, 1_000_000),
    "deduction_share_percent": (0, 100),
    "deduction_unit": (1, 1_000_000),
    "pending_days": (0, 365),
    "expiry_months": (1, 120),
    "grace_days": (0, 365),
    "freight_fen": (0, 10_000_000),
    "adjust_limit": (0, 1_000_000_000),
    "freight_free_from_fen": (0, 1_000_000_000),
    "tier_months": (1, 120),
}
PERCENT_MOST, EXTRA_MOST = 10_000, 1_000_000


@dataclass(frozen=True, slots=True)
class Coupon:
    """off_fen is taken from goods cash of at least from_fen."""

    code: str
    label: str
    off_fen: int
    from_fen: int = 0


@dataclass(frozen=True, slots=True)
class Tier:
    """percent of the ordinary points is what cash earns in this tier. Who reaches one of its thresholds within the
    rules' tier_months is promoted to it; without a threshold nobody comes to it but by hand.
    """

    name: str
    percent: int = 100
    from_points: int | None = None
    from_fen: int | None = None

    def reached(self, points: int, fen: int) -> bool:
        """points earned and fen spent within the months."""
        by_points = self.from_points is not None and points >= self.from_points
        return by_points or (self.from_fen is not None and fen >= self.from_fen)


@dataclass(frozen=True, slots=True)
class Campaign:
    """From day since through day until cash earns percent of the ordinary points, and extra points per unit.

    Of goods in one of the categories or one of the SKUs (all where both are empty), for members of tiers (all where
    empty).
    """

    name: str
    since: date
    until: date
    categories: tuple[str, ...] = ()
    skus: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()
    percent: int = 100
    extra_per_unit: int = 0

    def counts_for(self, day: date, tier: str, category: str, sku: str) -> bool:
        fits = category in self.categories or sku in self.skus or not (self.categories or self.skus)
        return fits and self.since <= day <= self.until and (not self.tiers or tier in self.tiers)


@dataclass(frozen=True, slots=True)
class RuleDocument:
    """points_per_yuan is what 1.00 in cash earns, before the tier's percent; points_for_yuan is what 1.00 costs in
    points when cash is deducted. adjust_limit is what one person may adjust alone. Shares in percent, terms in days or
    months, money in fen. With expiry_kind YEAR_END a term runs on to the end of its year. tiers rise in their order;
    tier_percent is for those that aren't among them. A quota counts within quota_period, of each SKU for itself or of a
    product's SKUs together.
    """

    points_per_yuan: int = 1
    tier_percent: dict[str, int] = field(default_factory=dict)
    points_for_yuan: int = 100
    deduction_share_percent: int = 50
    deduction_unit: int = 100
    pending_days: int = 7
    expiry_months: int = 12
    grace_days: int = 30
    freight_fen: int = 0
    freight_free_from_fen: int = 9_900
    quota_period: str = "ALL"
    adjust_limit: int = 1_000
    coupons: tuple[Coupon, ...] = ()
    expiry_kind: str = "MONTHS"
    tiers: tuple[Tier, ...] = ()
    tier_months: int = 12
    tier_demotion: str = "NEVER"
    campaigns: tuple[Campaign, ...] = ()
    quota_by_product: bool = False

    def percent_of(self, tier: str) -> int:
        for one in self.tiers:
            if one.name == tier:
                return one.percent
        return self.tier_percent.get(tier, 100)

    @property
    def tier_names(self) -> tuple[str, ...]:
        """In the order in which they rise, then those with a percent only."""
        return tuple(dict.fromkeys([*(one.name for one in self.tiers), *self.tier_percent]))


DOCUMENT = TypeAdapter(RuleDocument)


def months_later(day: date, months: int) -> date:
    """The same day of a later (or with a negative number earlier) month, or its last one."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def expiry_of(document: RuleDocument, active_day: date) -> date:
    """The last shop day of points that can be spent from active_day on."""
    last = months_later(active_day, document.expiry_months) - timedelta(days=1)
    return date(last.year, 12, 31) if document.expiry_kind == "YEAR_END" else last


def check_document(document: RuleDocument) -> None:
    """Refuse what can't be: Invalid names the field."""
    try:
        DOCUMENT.validate_json(DOCUMENT.dump_json(document))
    except ValidationError as error:
        raise Invalid(str(error.errors()[0]["loc"][0]), "wrong_type") from None
    for name, (least, most) in RANGES.items():
        if not least <= getattr(document, name) <= most:
            raise Invalid(name, "out_of_range", most)
    for name, known in (
        ("quota_period", QUOTA_PERIODS), ("expiry_kind", EXPIRY_KINDS), ("tier_demotion", DEMOTIONS),
    ):  # fmt: skip
        if getattr(document, name) not in known:
            raise Invalid(name, "unknown")
    percents = [*document.tier_percent.values(), *(tier.percent for tier in document.tiers)]
    if any(not 0 <= percent <= PERCENT_MOST for percent in percents):
        raise Invalid("tier_percent", "out_of_range", PERCENT_MOST)
    _check_words(document)
    codes = [coupon.code for coupon in document.coupons]
    if len(set(codes)) != len(codes) or any(c.off_fen < 0 or c.from_fen < 0 for c in document.coupons):
        raise Invalid("coupons", "out_of_range")
    _check_tiers(document.tiers)
    _check_campaigns(document.campaigns)


def _check_words(document: RuleDocument) -> None:
    words = [
        *document.tier_percent, *(word for c in document.coupons for word in (c.code, c.label)),
        *(tier.name for tier in document.tiers),
        *(word for c in document.campaigns for word in (c.name, *c.categories, *c.skus, *c.tiers)),
    ]  # fmt: skip
    if len(words) > WORDS_MOST or any(len(word) > WORD_MOST for word in words):
        raise Invalid("document", "too_long", WORD_MOST)


def _check_tiers(tiers: Sequence[Tier]) -> None:
    """Each has a name of its own, and none is easier to reach than the one below it."""
    names = [tier.name for tier in tiers]
    if len(set(names)) != len(names) or any(not name.strip() for name in names):
        raise Invalid("tiers", "twice" if all(name.strip() for name in names) else "missing")
    for kind in ("from_points", "from_fen"):
        steps = [getattr(tier, kind) for tier in tiers if getattr(tier, kind) is not None]
        if any(step < 0 for step in steps) or steps != sorted(steps):
            raise Invalid("tiers", "range_reversed")


def _check_campaigns(campaigns: Sequence[Campaign]) -> None:
    for one in campaigns:
        if not one.name.strip():
            raise Invalid("campaigns", "missing")
        if one.until < one.since:
            raise Invalid("campaigns", "range_reversed")
        if not 0 <= one.percent <= PERCENT_MOST or not 0 <= one.extra_per_unit <= EXTRA_MOST:
            raise Invalid("campaigns", "out_of_range", PERCENT_MOST)
