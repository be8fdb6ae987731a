"""The year's days: what is sold, which rules are in force from when, how many orders come on a day."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from desktop.services.rule_document import Campaign, Coupon, RuleDocument, Tier

DAYS = 365
# per SKU: points, fen, at most per member and period
GOODS = {
    "MUG": (600, 0, None), "CARD": (1_500, 0, 6), "BEANS": (300, 1_990, None), "LAMP": (900, 4_900, 12),
    "TEA": (0, 3_980, None), "BOOK": (0, 5_600, None), "RICE": (0, 8_990, None), "SOAP": (0, 990, None),
}  # fmt: skip
FIRST = RuleDocument(
    points_per_yuan=12, pending_days=7, expiry_months=3, grace_days=10, freight_fen=600, freight_free_from_fen=9_900,
    quota_period="MONTH", coupons=(Coupon("NEW12", "新客立减", 1_200, 2_000),),
)  # fmt: skip


def rules_of_the_year(first: date) -> dict[int, RuleDocument]:
    """Day of the year → what is published on it: seven versions, the founding's not among them."""
    tiers = (Tier("银卡", 110, from_fen=30_000), Tier("金卡", 150, from_fen=90_000))
    double = Campaign("双倍月", first + timedelta(150), first + timedelta(180), percent=200)
    extra = Campaign("好书加赠", first + timedelta(260), first + timedelta(300), skus=("BOOK",), extra_per_unit=50)
    tiered = replace(FIRST, tiers=tiers, tier_demotion="NIGHTLY", points_per_yuan=10)
    return {
        0: FIRST,
        50: replace(FIRST, points_per_yuan=15, expiry_months=2, grace_days=3),
        100: tiered,
        149: replace(tiered, campaigns=(double,)),
        200: replace(tiered, expiry_kind="YEAR_END", pending_days=0, freight_fen=0),
        255: replace(tiered, campaigns=(extra,), deduction_share_percent=30, points_for_yuan=120),
        310: replace(tiered, expiry_months=1, grace_days=0, pending_days=15, quota_period="WEEK"),
    }


def orders_of_the_days(first: date, orders: int) -> Iterator[int]:
    """More at weekends, most in the weeks of November; in all so many."""
    days = [first + timedelta(day) for day in range(DAYS)]
    weights = [(1.3 if day.weekday() >= 5 else 1.0) * (1.8 if day.month == 11 else 1.0) for day in days]
    done, sum_of_days = 0, 0.0
    for weight in weights:
        sum_of_days += weight
        until = math.floor(orders * sum_of_days / sum(weights) + 1e-9)
        yield until - done
        done = until
