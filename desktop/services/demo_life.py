"""One order of the demo's story being written: its basket and price, and what people do with it, in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from desktop.models.vocabulary import AccessAct, DeliveryKind, Permission, Preset, SaleMode
from desktop.services import demo_words as words
from desktop.services.demo_cast import DEMO_STAFF, Good
from desktop.services.demo_story import PAY_MINUTES, PERSON, RISKY_POINTS, STOREFRONT, WORKER, Someone, Story
from desktop.services.fulfilment import Parcel
from desktop.services.placing import LineWish
from desktop.services.prices import Wanted, price
from desktop.services.recipients import RecipientDraft

OWNER, MANAGER, SERVICE = PERSON[Preset.OWNER], PERSON[Preset.MANAGER], PERSON[Preset.SERVICE]
WAREHOUSE, FINANCE = PERSON[Preset.WAREHOUSE], PERSON[Preset.FINANCE]
CHANNELS = (("mini", 46), ("h5", 20), ("app", 16), ("web", 7), ("desk", 11))
METHODS = (("wechat", 62), ("alipay", 27), ("unionpay", 6), ("bank", 3), ("cash", 2))
CARRIERS = (
    ("shunfeng", "SF", 13, 38), ("zhongtong", "75", 12, 20), ("yuantong", "YT", 13, 14), ("yunda", "43", 13, 10),
    ("jd", "JDVA", 11, 9), ("ems", "12", 11, 5), ("jtexpress", "JT", 13, 4),
)  # fmt: skip
COMPLETE_DAYS = 7
BASKET_POINTS = 45_000


@dataclass(frozen=True, slots=True)
class Pick:
    """qty units of a good in a basket."""

    good: Good
    qty: int


class Life:
    """An order's life; at is the moment that it has come to. Methods add the steps of what is done next."""

    def __init__(self, story: Story, number: int, at: datetime, *, fast: bool = False) -> None:
        self.story = story
        self.chance = story.chance
        self.number = number
        self.at = at
        self.fast = fast
        self.someone: Someone = story.who_orders(at)
        self.placed = at
        self.picks: list[Pick] = []
        self.cash_fen = 0
        self.line_fen: dict[int, int] = {}
        self.units_left: dict[int, int] = {}
        self.shipped_at = at
        self.shipped_units: dict[int, int] = {}
        self.parcels = 0
        self.refunds = 0

    # time

    def later(self, least: float, most: float) -> datetime:
        """Move on by so many hours, from least to most."""
        self.at += timedelta(hours=self.chance.uniform(least, most))
        return self.at

    def in_office(self, least: float, most: float) -> datetime:
        """Move on by so many hours, to when people work."""
        self.at = self.story.working_hour(self.later(least, most))
        return self.at

    def does(self, who: str, act: str, **more: Any) -> None:
        self.story.add(self.at, who, act, order=self.number, **more)

    def looks(self, who: str, act: AccessAct, permission: Permission, reason: str = "") -> None:
        at = max(self.placed + timedelta(seconds=40), self.at - timedelta(minutes=self.chance.uniform(1, 9)))
        self.story.add(at, who, "look", order=self.number, look=act, permission=permission, reason=reason)

    def one_of(self, choices: Sequence[tuple[Any, ...]]) -> tuple[Any, ...]:
        return self.chance.choices(choices, [choice[-1] for choice in choices])[0]

    # the basket

    def fill(self, *, units: int = 1, cash: bool = False, pickup: bool = False, limited: bool = True) -> None:
        """A basket of at least so many units; cash: something in it costs money; limited: quotas may apply."""
        for _ in range(60):
            self.picks = self._some(pickup, limited)
            fen = sum(p.qty * p.good.draft.price_fen for p in self.picks)
            points = sum(p.qty * p.good.draft.price_points for p in self.picks)
            enough = sum(p.qty for p in self.picks) >= units and (fen > 0 or not cash)
            if enough and points <= BASKET_POINTS and self.affordable():
                return
        plain = next(g for g in self.story.goods if g.draft.price_fen and g.draft.limit is None)
        self.picks = [Pick(plain, max(units, 1))]

    def fill_dear(self) -> None:
        """Something that costs so many points that a first order of it is risky."""
        dear = [g for g in self.story.goods if g.draft.price_points >= RISKY_POINTS]
        self.picks = [Pick(self.chance.choice(dear), 1)]

    def affordable(self) -> bool:
        """Whether quotas leave room for the basket."""
        return all(self._may_take(pick) for pick in self.picks)

    def costs_money(self, position: int) -> bool:
        """Whether a unit of that line, or freight with it, was paid in cash at all."""
        return self.line_fen.get(position, 0) > 0

    def take_newcomer(self) -> bool:
        """Let somebody order who has never paid an order; whether there is anybody."""
        known = [s for s in self.story.crowd(self.at) if s.paid is None and s.joined <= self.at - timedelta(hours=1)]
        if known:
            self.someone = self.chance.choice(known)
        return bool(known)

    def _some(self, pickup: bool, limited: bool) -> list[Pick]:
        lines = self.chance.choices((1, 2, 3, 4), (66, 23, 8, 3))[0]
        kind = DeliveryKind.PICKUP if pickup else DeliveryKind.PARCEL
        able = [
            (good, weight)
            for good, weight in zip(self.story.goods, self.story.good_weights, strict=True)
            if good.draft.delivery is kind
            and good.draft.price_points < RISKY_POINTS
            and (limited or good.draft.limit is None)
        ]
        goods = {good.draft.code: good for good in self.chance.choices(*zip(*able, strict=True), k=lines)}
        return [Pick(good, self.chance.choices((1, 2, 3, 4, 6), (72, 17, 6, 4, 1))[0]) for good in goods.values()]

    def _may_take(self, pick: Pick) -> bool:
        limit = pick.good.draft.limit
        return limit is None or self.someone.taken.get(self._period(pick), 0) + pick.qty <= limit

    def _period(self, pick: Pick) -> tuple[str, str]:
        return pick.good.draft.code, self.story.local(self.placed).date().isoformat()[:7]

    # from placing to payment

    def place(self) -> None:
        """Place what is in the basket, at the rules of the day, with points that the member has by then."""
        story, someone = self.story, self.someone
        document = story.rules_at(self.at)
        wanted = [
            Wanted(p.qty, p.good.draft.mode, p.good.draft.price_points, p.good.draft.price_fen, p.good.draft.delivery)
            for p in self.picks
        ]
        plain = price(document, wanted, tier=someone.tier)
        coupons = [c.code for c in document.coupons if plain.goods_fen >= c.from_fen and plain.goods_fen]
        coupon = self.chance.choice(coupons) if coupons and self.chance.random() < 0.13 else ""
        deduct = 0
        priced = price(document, wanted, tier=someone.tier, coupon=coupon) if coupon else plain
        most = priced.most_deduction
        if most and any(w.mode is SaleMode.CASH for w in wanted) and self.chance.random() < 0.22:
            unit = document.deduction_unit
            deduct = unit * self.chance.randint(1, most // unit)
            priced = price(document, wanted, tier=someone.tier, deduct_points=deduct, coupon=coupon)
        if someone.safe < priced.points:
            story.give(someone, int(priced.points * self.chance.uniform(1.05, 2.4)) + 200, self.at)
        someone.safe -= priced.points
        for pick in self.picks:
            story.take_stock(pick.good, pick.qty, self.at)
            someone.taken[self._period(pick)] = someone.taken.get(self._period(pick), 0) + pick.qty
        self.cash_fen = priced.cash_fen
        self.line_fen = {
            position: line.cash_fen // pick.qty
            for position, (line, pick) in enumerate(zip(priced.lines, self.picks, strict=True), start=1)
        }
        self.units_left = {position: pick.qty for position, pick in enumerate(self.picks, start=1)}
        channel = self.one_of(CHANNELS)[0]
        more: dict[str, Any] = {}
        if any(p.good.draft.delivery is DeliveryKind.PARCEL for p in self.picks):
            more["address"] = self._address()
        self.does(
            SERVICE if channel == "desk" else STOREFRONT, "place_order", member=someone.number,
            lines=tuple(LineWish(p.good.draft.code, p.qty) for p in self.picks), deduct_points=deduct, coupon=coupon,
            channel=channel, remark=self.chance.choice(words.REMARKS) if self.chance.random() < 0.12 else "", **more,
        )  # fmt: skip
        if not self.cash_fen:
            self._was_paid()

    def _address(self) -> int:
        """Mostly the first one; now and then another, or a present to somebody else."""
        addresses = self.someone.addresses
        if self.chance.random() < 0.07:
            other = self.chance.random() < 0.5
            cast = self.story.cast
            name = cast.name() if other else self.someone.name
            addresses.append(cast.address(name, cast.phone() if other else self.someone.phone))
            return len(addresses) - 1
        return self.chance.randrange(len(addresses))

    def new_address(self) -> RecipientDraft:
        self.someone.addresses.append(self.story.cast.address(self.someone.name, self.someone.phone))
        return self.someone.addresses[-1]

    def marks(self) -> None:
        """What colleagues put beside an order that is under way."""
        staff = [person.login for person in DEMO_STAFF if person.preset in (Preset.MANAGER, Preset.SERVICE)]
        for part, who, act, more in (
            (0.16, SERVICE, "assign_order", {"login": self.chance.choice(staff)}),
            (0.05, SERVICE, "set_priority", {"priority": self.chance.choice((1, 1, 2, -1))}),
            (0.11, SERVICE, "tag_order", {"tag": self.chance.choice(words.TAGS)}),
            (0.09, self.chance.choice((SERVICE, WAREHOUSE)), "note_order", {"body": self.chance.choice(words.NOTES)}),
        ):
            if self.chance.random() < part:
                self.later(0.01, 0.1)
                self.does(who, act, **more)
        if self.chance.random() < (0.5 if self.fast else 0.12):
            self.looks(SERVICE, AccessAct.OPEN, Permission.SEE)

    def pay(self, fen: int | None = None) -> None:
        """Mostly at once, sometimes hours later; at the counter and by bank it is finance that confirms."""
        amount = self.cash_fen if fen is None else fen
        if not amount:
            return
        method = self.one_of(METHODS)[0]
        if method in ("bank", "cash"):
            who = FINANCE
            self.in_office(0.1, 4)
        else:
            who = STOREFRONT
            self.later(*((0.004, 0.06) if self.chance.random() < 0.76 else (0.3, 15)))
        self.at = min(self.at, self.placed + timedelta(minutes=PAY_MINUTES - self.chance.randint(4, 40)))
        self.does(who, "confirm_payment", method=method, reference=self.digits("4200", 16), amount_fen=amount)
        if fen is None:
            self._was_paid()

    def pay_late(self, *, revived: bool = True) -> None:
        """For an order that is cancelled already."""
        self.does(STOREFRONT, "confirm_payment", method=self.one_of(METHODS[:2])[0], reference=self.digits("4200", 16),
                  amount_fen=self.cash_fen)  # fmt: skip
        if revived:
            self._was_paid()

    def pay_again(self) -> None:
        """The same amount once more, by another transaction."""
        self.does(STOREFRONT, "confirm_payment", method="alipay", reference=self.digits("2088", 16),
                  amount_fen=self.cash_fen)  # fmt: skip

    def _was_paid(self) -> None:
        if self.someone.paid is None or self.at < self.someone.paid:
            self.someone.paid = self.at

    def deadline(self) -> None:
        """Nobody paid: the clock cancels a few seconds past the deadline."""
        self.at = self.placed + timedelta(minutes=PAY_MINUTES, seconds=self.chance.randint(2, 7))
        self.does(WORKER, "cancel_order")

    # from shipping to receipt

    def ship(self, units: dict[int, int] | None = None, *, after: tuple[float, float] = (2, 26)) -> None:
        """The warehouse sends units by position; without them all that is left to send."""
        gone = units or dict(self.units_left)
        self.in_office(*after)
        if self.chance.random() < 0.3:
            self.looks(WAREHOUSE, AccessAct.PRINT, Permission.PRINT, "打印面单")
        if self.chance.random() < 0.06:
            self.looks(WAREHOUSE, AccessAct.REVEAL, Permission.REVEAL, self.chance.choice(words.REVEALS))
        self.does(WAREHOUSE, "ship_order", parcel=self.parcel(), **({"units": units} if units else {}))
        self._gone(gone)

    def hand_over(self) -> None:
        """The member comes to the counter with the code."""
        self.in_office(3, 90)
        self.does(self.chance.choice((SERVICE, WAREHOUSE)), "ship_order", pickup=True)
        self._gone(dict(self.units_left))

    def _gone(self, units: dict[int, int]) -> None:
        self.parcels += 1
        self.shipped_units = units
        self.units_left = {
            place: left - units.get(place, 0) for place, left in self.units_left.items() if left > units.get(place, 0)
        }
        self.shipped_at = self.at.replace(microsecond=0)

    def parcel(self) -> Parcel:
        carrier, prefix, digits, _ = self.one_of(CARRIERS)
        return Parcel(carrier, self.digits(prefix, digits))

    def receive(self) -> None:
        """The member confirms the receipt, or the clock does it after a week."""
        if self.chance.random() < 0.62:
            self.at = self.shipped_at + timedelta(hours=self.chance.uniform(26, 150))
            self.does(STOREFRONT, "complete_order")
        else:
            self.at = self.shipped_at + timedelta(days=COMPLETE_DAYS, seconds=self.chance.randint(2, 7))
            self.does(WORKER, "complete_order")

    def settle_refund(self, *, proposed: bool, fails: bool = False) -> None:
        """Finance approves, the money goes back, sometimes only at the second try."""
        number = self.refunds
        self.refunds += 1
        if proposed:
            self.in_office(3, 30)
            self.does(FINANCE, "approve_refund", refund_no=number)
        self.in_office(4, 40)
        if fails:
            self.does(FINANCE, "record_refund_failed", refund_no=number, reason=self.chance.choice(words.REFUND_FAILS))
            self.in_office(30, 120)
            self.does(FINANCE, "approve_refund", refund_no=number)
            self.in_office(2, 20)
        self.does(FINANCE, "record_refund_done", refund_no=number, reference=self.digits("TK", 14))

    def digits(self, prefix: str, count: int) -> str:
        return prefix + "".join(self.chance.choices("0123456789", k=count))
