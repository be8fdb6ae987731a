"""The demo shop's story: who does what when, out of a seed, before anything is done.

    Story(orders=2000, seed=7, days=400, end=now).steps -> Step, Step, …      in time, all before end

A step names orders and members by their number in the story, so it can be played through the services or in bulk
(demo_player). Points, stock and quotas are counted by their lower bounds: every step is one that the shop allows.
"""

from __future__ import annotations

import math
import random
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from desktop.models.vocabulary import Preset
from desktop.services.demo_cast import Cast, Good, goods
from desktop.services.recipients import RecipientDraft
from desktop.services.rule_document import Coupon, RuleDocument

ZONE = ZoneInfo("Asia/Shanghai")
PAY_MINUTES = 24 * 60
RISKY_POINTS = 50_000
TIERS = (("", 52), ("银卡", 27), ("金卡", 16), ("钻石", 5))
# shop hours 0 to 23: quiet nights, a peak at noon, a higher one in the evening
HOURS = (2, 1, 1, 1, 1, 2, 4, 8, 14, 20, 24, 26, 30, 22, 18, 18, 20, 22, 24, 30, 40, 42, 30, 12)
WEEKDAYS = (90, 85, 88, 92, 110, 135, 125)
FIRST_RULES = RuleDocument(
    tier_percent={"银卡": 110, "金卡": 130, "钻石": 150}, freight_fen=1_200, freight_free_from_fen=9_900,
    coupons=(Coupon("NEW12", "新客立减", 1_200, 2_000),), quota_period="MONTH",
)  # fmt: skip
MEMBER_DAY = Coupon("VIP30", "会员日满减", 3_000, 15_000)
# part of the shop's days gone → what the rules say from then on
LATER_RULES = (
    (0.35, replace(FIRST_RULES, coupons=(*FIRST_RULES.coupons, MEMBER_DAY), deduction_share_percent=40)),
    (0.72, replace(FIRST_RULES, coupons=(*FIRST_RULES.coupons, MEMBER_DAY), grace_days=45, points_per_yuan=2)),
)
GIFTS = ("生日礼", "签到奖励", "会员日赠送", "门店消费补登", "老友回馈")
PERSON = {preset: preset.value for preset in Preset}
STOREFRONT, WORKER = "STOREFRONT", "WORKER"


@dataclass(frozen=True, slots=True)
class Step:
    """who (a preset's name, STOREFRONT, WORKER) does act to an order or a member; more are its arguments.

    In more, units {position: n}, parcel_no, refund_no, pickup and address stand for ids that only the shop knows.
    """

    at: datetime
    who: str
    act: str
    order: int | None = None
    member: int | None = None
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Someone:
    """A member of the story: safe counts points that are there in any case; paid is when something was first paid."""

    number: int
    name: str
    phone: str
    tier: str
    joined: datetime
    addresses: list[RecipientDraft]
    safe: int = 0
    paid: datetime | None = None
    taken: dict[tuple[str, str], int] = field(default_factory=dict)


class Story:
    """All steps of a shop of so many orders that has been open for days. The same arguments, the same steps.

    fresh more orders come from fresh_from on, by members of their own; from then on nobody else orders.
    """

    def __init__(
        self, *, orders: int, seed: int, days: int, end: datetime, fresh: int = 0, fresh_from: datetime | None = None
    ) -> None:
        self.seed = seed
        self.chance = random.Random(seed)
        self.end = end.astimezone(UTC).replace(microsecond=0)
        self.days = days
        self.start = self.end - timedelta(days=days)
        self.cast = Cast(self.chance)
        self.goods = goods()
        self.good_weights = [good.weight for good in self.goods]
        self.free = {good.draft.code: good.draft.stock for good in self.goods}
        self.rules = [(self.start, FIRST_RULES)]
        self.unsorted: list[Step] = []
        self._shop_days()
        self.members = self._members(max(12, orders * 22 // 100))
        self.regulars = len(self.members)
        self._crowds = [self.members, self.members]
        self.fresh_from = self.end
        if fresh and fresh_from is not None:
            self.fresh_from = fresh_from.astimezone(UTC).replace(microsecond=0)
            newcomers = self._members(max(12, fresh * 22 // 100), self.regulars)
            self._crowds = [self.members, newcomers]
            self.members = [*self.members, *newcomers]
        self.placed_at = self._moments_of_two(orders, fresh) if fresh else self._moments(orders)

    def add(self, at: datetime, who: str, act: str, **more: Any) -> None:
        """A step, unless the story ends before it."""
        at = at.replace(microsecond=0)
        if at < self.end:
            order, member = more.pop("order", None), more.pop("member", None)
            self.unsorted.append(Step(at, who, act, order, member, more))

    @property
    def steps(self) -> list[Step]:
        return sorted(self.unsorted, key=lambda step: step.at)

    def rules_at(self, at: datetime) -> RuleDocument:
        return next(document for since, document in reversed(self.rules) if since <= at)

    def local(self, at: datetime) -> datetime:
        return at.astimezone(ZONE)

    def working_hour(self, at: datetime) -> datetime:
        """The same moment, or the next morning (from 8:30 to 19:00) when nobody is there."""
        here = self.local(at)
        opens = here.replace(hour=8, minute=30 + self.chance.randrange(25), second=self.chance.randrange(60))
        if here < opens:
            return opens.astimezone(UTC)
        if here.hour >= 19:
            return (opens + timedelta(days=1)).astimezone(UTC)
        return at

    def who_orders(self, at: datetime) -> Someone:
        """A member who has joined; earlier ones order more often."""
        crowd = self.crowd(at)
        known = bisect_left(crowd, at - timedelta(hours=1), key=lambda someone: someone.joined)
        return crowd[int(known * self.chance.random() ** 1.5)]

    def crowd(self, at: datetime) -> list[Someone]:
        """Those whose orders come at that time, by when they joined."""
        return self._crowds[at >= self.fresh_from]

    def give(self, someone: Someone, points: int, before: datetime) -> None:
        """Points that last, some time before they are needed."""
        since = max(someone.joined + timedelta(minutes=20), before - timedelta(days=25))
        at = since + (before - since) * self.chance.random() * 0.95
        points = math.ceil(points / 500) * 500
        day = self.local(at).date()
        self.add(
            at, PERSON[Preset.MANAGER], "grant_points", member=someone.number, points=points,
            reason=self.chance.choice(GIFTS), expires_on=date(day.year + 3, day.month, 1),
        )  # fmt: skip
        someone.safe += points

    def take_stock(self, good: Good, qty: int, before: datetime) -> None:
        """Count units of a good as gone; new ones come in when few are left."""
        code = good.draft.code
        if self.free[code] - qty < 4:
            more = self.chance.choice((24, 36, 48, 60, 96))
            at = max(self.start + timedelta(hours=3), before - timedelta(hours=self.chance.uniform(0.5, 30)))
            self.add(at, PERSON[Preset.WAREHOUSE], "receive_goods", sku=code, qty=more, reason="采购到货")
            self.free[code] += more
        self.free[code] -= qty

    def _shop_days(self) -> None:
        """Every night the clock's work, every Monday new sessions, now and then new rules."""
        for part, document in LATER_RULES:
            at = (self.start + timedelta(days=self.days * part)).replace(minute=0, second=0)
            self.rules.append((at, document))
            self.add(at, PERSON[Preset.OWNER], "publish_rules", document=document)
        self.add(self.start, WORKER, "week")
        first = self.local(self.start).date()
        for number in range(1, self.days + 2):
            day = first + timedelta(days=number)
            midnight = datetime(day.year, day.month, day.day, tzinfo=ZONE).astimezone(UTC)
            self.add(midnight + timedelta(minutes=10), WORKER, "night")
            if day.isoweekday() == 1:
                self.add(midnight + timedelta(hours=7), WORKER, "week")
        self.add(self.end - timedelta(seconds=30), WORKER, "night")

    def _members(self, number: int, after: int = 0) -> list[Someone]:
        span = (self.end - self.start) - timedelta(hours=30)
        opened = self.start + timedelta(minutes=10)
        first = max(6, number // 4)
        joined = sorted(
            opened + timedelta(hours=self.chance.uniform(0, 10)) if place < first
            else opened + timedelta(hours=10) + span * self.chance.random() ** 0.8
            for place in range(number)
        )  # fmt: skip
        names, weights = [name for name, _ in TIERS], [weight for _, weight in TIERS]
        return [
            self._member(place, at, self.chance.choices(names, weights)[0])
            for place, at in enumerate(joined, start=after)
        ]

    def _member(self, number: int, joined: datetime, tier: str) -> Someone:
        joined = joined.replace(microsecond=0)
        name, phone = self.cast.name(), self.cast.phone()
        someone = Someone(number, name, phone, tier, joined, [self.cast.address(name, phone)])
        worth = {"": 1, "银卡": 3, "金卡": 6, "钻石": 15}[tier]
        points = self.chance.randrange(2, 16) * 100 * worth
        day = self.local(joined).date()
        self.add(
            joined, PERSON[Preset.MANAGER], "add_member", member=number, name=name, phone=phone, tier=tier,
            card_no=f"88{number + 1:08}", points=points, expires_on=date(day.year + 3, day.month, 1),
        )  # fmt: skip
        someone.safe = points
        if self.chance.random() < 0.45:
            at = joined + timedelta(days=self.chance.uniform(0.01, 12))
            self.add(
                at.replace(microsecond=0), PERSON[Preset.MANAGER], "grant_points", member=number,
                points=self.chance.randrange(1, 9) * 50, reason="新会员礼，限时使用",
                expires_on=self.local(at).date() + timedelta(days=self.chance.choice((7, 14, 30, 60))),
            )  # fmt: skip
        return someone

    def _moments(self, orders: int) -> list[datetime]:
        """When orders are placed: growth, weekdays, member days on the 18th; the last days are busy."""
        fresh = min(max(24, orders // 40), orders // 4)
        recent = min(orders // 5, 90)
        last = self.end - timedelta(minutes=3)
        found = self._today(fresh // 5, last)
        found += [self._at_an_hour(last - timedelta(hours=30), last) for _ in range(fresh - len(found))]
        found += [self._at_an_hour(last - timedelta(days=7), last - timedelta(hours=28)) for _ in range(recent)]
        return sorted(found + self._over_the_days(orders - fresh - recent, last))

    def _moments_of_two(self, orders: int, fresh: int) -> list[datetime]:
        """Those of the regulars until fresh_from, then those of the newcomers."""
        last = self.end - timedelta(minutes=3)
        late = [self._at_an_hour(self.fresh_from, last) for _ in range(fresh)]
        return sorted(self._over_the_days(orders, self.fresh_from) + late)

    def _over_the_days(self, orders: int, last: datetime) -> list[datetime]:
        since = self.start + timedelta(hours=14)
        days = [day for number in range(self.days) if (day := since + timedelta(days=number)) < last]
        weights = [
            (0.5 + number / self.days) * WEEKDAYS[self.local(day).weekday()] * (2.2 if self.local(day).day == 18 else 1)
            for number, day in enumerate(days)
        ]
        return [
            self._at_an_hour(day, min(day + timedelta(days=1), last))
            for day in self.chance.choices(days, weights, k=orders)
        ]

    def _today(self, orders: int, last: datetime) -> list[datetime]:
        """Some orders of the shop's day, however early it is; none in its first minutes."""
        midnight = self.local(last).replace(hour=0, minute=1, second=0, microsecond=0).astimezone(UTC)
        since = max(midnight, last - timedelta(hours=9))
        if last - since < timedelta(minutes=20):
            return []
        return [(since + (last - since) * self.chance.random()).replace(microsecond=0) for _ in range(orders)]

    def _at_an_hour(self, since: datetime, until: datetime) -> datetime:
        while True:
            at = since + (until - since) * self.chance.random()
            if self.chance.random() * max(HOURS) < HOURS[self.local(at).hour]:
                return max(at.replace(microsecond=0), self.start + timedelta(hours=13))
