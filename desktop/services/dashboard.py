"""What the dashboard shows, all of it summed by the database from the figures' rollups; never from orders.

board(reading, Period("last_30"), currency="") -> Board     cards, chart steps, hours, points
top_products(reading, since, until, currency=…, by="units") -> five SKUs
todo(reading) -> Todo                                        what waits, counted from indexes, up to COUNT_MOST
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Executable, func, select

from desktop.models.built import built_once
from desktop.models.catalogue import Product, Sku
from desktop.models.vocabulary import MINOR_UNITS, OrderKind, OrderStatus, Permission, PointsVerb
from desktop.services.errors import Invalid
from desktop.services.figures import kept_and_fresh, read_sums
from desktop.services.order_filter import HOME_CURRENCY, iso_weekday
from desktop.services.periods import Span, cut, earlier, span_of, steps_of
from desktop.services.settings import read_settings
from desktop.services.transaction import Reading, query

TOP = 5
RANKS = ("units", "amount", "points")
ISSUED = {PointsVerb.INIT: 1, PointsVerb.EARN: 1, PointsVerb.GRANT: 1, PointsVerb.ADJUST: 1, PointsVerb.ROLLBACK: -1}
USED = {PointsVerb.CONSUME: 1, PointsVerb.REVERT: -1}
EXPIRED = {PointsVerb.EXPIRE: 1}
_Sums = tuple[int, int, int, int]
_NOTHING: _Sums = (0, 0, 0, 0)
_CANCELLED = f"__|{OrderStatus.CANCELLED}|%"
# how a key ends before its currency; replacements are outside of sales
_TAILS = {"SALE|": OrderKind.SALE, "EDIT|": OrderKind.CREDIT}


@dataclass(frozen=True, slots=True)
class Period:
    """A name of periods.PERIODS, for "own" with its days, and what it is compared with."""

    key: str = "last_30"
    since: date | None = None
    until: date | None = None
    comparison: str = "before"


@dataclass(frozen=True, slots=True)
class Step:
    """A bar: a day, a month, or an hour of the one day. Sales that weren't cancelled; net = gross + credit."""

    since: date
    until: date
    hour: int | None
    orders: int
    gross: int
    net: int
    points: int


@dataclass(frozen=True, slots=True)
class Measure:
    """A card: the period, the one that it is compared with, and (where there are days) its course: what has begun.

    before is None where a day that isn't over would be compared with a whole one.
    """

    now: int
    before: int | None
    course: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Board:
    """Amounts in minor units of currency. hours[weekday][hour] counts orders, Monday first; now is the shop's clock.

    currencies occur in the period, the home one first; every amount and every count of orders is of one of them.
    average is gross per order; refunds stand on the day that they were done. Today is compared with the earlier day up
    to this hour; what is known by the day only isn't compared then.
    """

    span: Span
    before: Span
    step: str
    now: datetime
    currencies: tuple[str, ...]
    currency: str
    minor_units: int
    steps: tuple[Step, ...]
    hours: tuple[tuple[int, ...], ...]
    orders: Measure
    net: Measure
    average: Measure
    points: Measure
    members: Measure
    refunds: Measure
    refund_count: Measure
    issued: Measure
    used: Measure
    expired: Measure

    @property
    def empty(self) -> bool:
        """Nothing was ordered, nobody came and no points moved."""
        told = (self.orders, self.net, self.members, self.refund_count, self.issued, self.used, self.expired)
        return not any(measure.now for measure in told)


@dataclass(frozen=True, slots=True)
class TopProduct:
    """Units that weren't cancelled, fen and points of SALE lines by day of placing."""

    sku: str
    title: str
    spec: str
    units: int
    fen: int
    points: int


@query(Permission.FIGURES)
def board(reading: Reading, period: Period, currency: str = "") -> Board:
    """Without a currency the home one, else the one with most orders. Raises Invalid for days that can't be."""
    if currency and currency not in MINOR_UNITS:
        raise Invalid("currency", "unknown")
    settings = read_settings(reading)
    today = settings.shop_day(reading.now)
    span = span_of(period.key, today, period.since, period.until)
    before = earlier(span, period.comparison, period.key)
    daily = _daily(reading, span)
    totals = {one: sum(sums[0] for sums in days.values()) for one, days in daily.items()}
    currencies = tuple(sorted(totals, key=lambda one: (one != HOME_CURRENCY, -totals[one], one)))
    chosen = currency or (currencies[0] if currencies else HOME_CURRENCY)
    hours = _hours(reading, span, chosen)
    steps = _by_hour(span, hours) if span.days == 1 else _by_days(span, daily.get(chosen, {}))
    parts = cut(span)
    hour = settings.local(reading.now).hour
    begun = [step for step in steps if step.since < today or (step.since == today and (step.hour or 0) <= hour)]
    so_far = span == Span(today, today)
    was = _total(reading, before, chosen, until_hour=hour if so_far else 23)
    now = _add(daily.get(chosen, {}).values())
    refunds, refunds_then = (_days_of(reading, "refund", one, f"%|{chosen}") for one in (span, before))
    members, members_then = (_days_of(reading, "member", one) for one in (span, before))
    flows, flows_then = (_verbs(reading, one) for one in (span, before))

    def by_day(now: int, then: int, course: tuple[int, ...] = ()) -> Measure:
        return Measure(now, None if so_far else then, course)

    return Board(
        span=span, before=before, step=steps_of(span), now=settings.local(reading.now), currencies=currencies,
        currency=chosen, minor_units=MINOR_UNITS.get(chosen, 2), steps=steps,
        hours=tuple(tuple(hours.get((weekday, hour), _NOTHING)[0] for hour in range(24)) for weekday in range(1, 8)),
        orders=Measure(now[0], was[0], tuple(step.orders for step in begun)),
        net=Measure(now[2], was[2], tuple(step.net for step in begun)),
        average=Measure(_per(now[1], now[0]), _per(was[1], was[0]), tuple(_per(s.gross, s.orders) for s in begun)),
        points=Measure(now[3], was[3], tuple(step.points for step in begun)),
        members=by_day(_add(members.values())[0], _add(members_then.values())[0], _course(parts, members, 0)),
        refunds=by_day(_add(refunds.values())[1], _add(refunds_then.values())[1], _course(parts, refunds, 1)),
        refund_count=by_day(_add(refunds.values())[0], _add(refunds_then.values())[0]),
        issued=by_day(_moved(ISSUED, flows), _moved(ISSUED, flows_then)),
        used=by_day(_moved(USED, flows), _moved(USED, flows_then)),
        expired=by_day(_moved(EXPIRED, flows), _moved(EXPIRED, flows_then)),
    )  # fmt: skip


@query(Permission.FIGURES)
def top_products(
    reading: Reading, since: date, until: date, *, currency: str = HOME_CURRENCY, by: str = "units"
) -> tuple[TopProduct, ...]:
    """The TOP SKUs of the days by units, amount or points. Raises Invalid."""
    if by not in RANKS:
        raise Invalid("by", "unknown")
    if currency not in MINOR_UNITS:
        raise Invalid("currency", "unknown")
    both = kept_and_fresh("sku", since, until)
    measures = {"units": func.sum(both.c.units), "amount": func.sum(both.c.fen), "points": func.sum(both.c.points)}
    ranked = (
        select(both.c.key, *measures.values())
        .where(both.c.key.like(f"%|{currency}"))
        .group_by(both.c.key)
        .having(measures[by] > 0)
        .order_by(measures[by].desc(), both.c.key)
        .limit(TOP)
    )
    found = [(int(key.partition("|")[0]), int(n), int(fen), int(points)) for key, n, fen, points in
             reading.execute(ranked)]  # fmt: skip
    named = select(Sku.id, Sku.code, Product.title, Sku.spec).join(Product, Product.id == Sku.product_id)
    names = {row.id: row for row in reading.execute(named.where(Sku.id.in_([sku for sku, *_ in found])))}
    return tuple(
        TopProduct(names[sku].code, names[sku].title, names[sku].spec, n, fen, points)
        for sku, n, fen, points in found
        if sku in names
    )


def _daily(reading: Reading, span: Span) -> dict[str, dict[date, _Sums]]:
    """(orders, gross, net, points) by currency and day."""
    both = kept_and_fresh("order", span.since, span.until)
    tail = _tail(reading, both.c.key)
    rows = reading.execute(
        select(both.c.day, tail, func.sum(both.c.n), func.sum(both.c.fen), func.sum(both.c.points))
        .where(both.c.key.not_like(_CANCELLED))
        .group_by(both.c.day, tail)
    )
    found: dict[str, dict[date, _Sums]] = defaultdict(dict)
    for day, end, *sums in rows:
        kind, currency = _TAILS.get(end[:5]), end[5:]
        if kind is not None and any(sums):
            found[currency][day] = _plus(found[currency].get(day, _NOTHING), _counted(kind, *(int(n) for n in sums)))
    return dict(found)


def _total(reading: Reading, span: Span, currency: str, *, until_hour: int) -> _Sums:
    """The same over all days, each until the end of that hour."""
    both = kept_and_fresh("order", span.since, span.until)
    tail = _tail(reading, both.c.key)
    rows = reading.execute(
        select(tail, func.sum(both.c.n), func.sum(both.c.fen), func.sum(both.c.points))
        .where(
            both.c.key.not_like(_CANCELLED),
            both.c.key.like(f"%|{currency}"),
            func.substr(both.c.key, 1, 2) <= f"{until_hour:02}",
        )
        .group_by(tail)
    )
    kinds = ((_TAILS.get(end[:5]), sums) for end, *sums in rows)
    return _add(_counted(kind, *(int(n) for n in sums)) for kind, sums in kinds if kind is not None)


def _hours(reading: Reading, span: Span, currency: str) -> dict[tuple[int, int], _Sums]:
    """The same by weekday and hour; the weekday is worked out once for all orders of an hour."""
    both = kept_and_fresh("order", span.since, span.until)
    hour, tail = func.substr(both.c.key, 1, 2).label("hour"), _tail(reading, both.c.key).label("tail")
    inner = (
        select(both.c.day, hour, tail, *(func.sum(both.c[name]).label(name) for name in ("n", "fen", "points")))
        .where(both.c.key.not_like(_CANCELLED), both.c.key.like(f"%|{currency}"))
        .group_by(both.c.day, hour, tail)
        .subquery()
    )
    weekday = iso_weekday(reading, inner.c.day)
    rows = reading.execute(
        select(weekday, inner.c.hour, inner.c.tail,
               *(func.sum(inner.c[name]) for name in ("n", "fen", "points")))
        .group_by(weekday, inner.c.hour, inner.c.tail)
    )  # fmt: skip
    found: dict[tuple[int, int], _Sums] = {}
    for day_of_week, hour_text, end, *sums in rows:
        kind = _TAILS.get(end[:5])
        if kind is not None:
            place = (int(day_of_week), int(hour_text))
            found[place] = _plus(found.get(place, _NOTHING), _counted(kind, *(int(n) for n in sums)))
    return found


def _counted(kind: str, n: int, fen: int, points: int) -> _Sums:
    """What DOMAIN counts: a credit lowers the amount and is no order."""
    return (0, 0, fen, points) if kind == OrderKind.CREDIT else (n, fen, fen, points)


def _tail(reading: Reading, key: ColumnElement[str]) -> ColumnElement[str]:
    """The end of an order's key, which tells kind and currency: "SALE|CNY". Codes of currencies have three letters."""
    if reading.on_postgresql:
        return func.right(key, 8)
    return func.substr(key, -8)


def _days_of(reading: Reading, grain: str, span: Span, like: str = "%") -> dict[date, _Sums]:
    rows = reading.execute(_by_day(grain, span.since, span.until, like))
    return {day: (int(n), int(fen), 0, 0) for day, n, fen in rows}


@built_once
def _by_day(grain: str, since: date, until: date, like: str) -> Executable:
    both = kept_and_fresh(grain, since, until)
    return (
        select(both.c.day, func.sum(both.c.n), func.sum(both.c.fen)).where(both.c.key.like(like)).group_by(both.c.day)
    )


def _verbs(reading: Reading, span: Span) -> dict[str, int]:
    return {verb: points for verb, _, _, points, _ in read_sums(reading, "points", span.since, span.until)}


def _moved(verbs: dict[PointsVerb, int], told: dict[str, int]) -> int:
    return sum(sign * told.get(verb, 0) for verb, sign in verbs.items())


def _by_days(span: Span, daily: dict[date, _Sums]) -> tuple[Step, ...]:
    steps = []
    for part in cut(span):
        sums = _add(daily.get(part.since + timedelta(days=n), _NOTHING) for n in range(part.days))
        steps.append(Step(part.since, part.until, None, *sums))
    return tuple(steps)


def _by_hour(span: Span, hours: dict[tuple[int, int], _Sums]) -> tuple[Step, ...]:
    weekday = span.since.isoweekday()
    return tuple(
        Step(span.since, span.since, hour, *hours.get((weekday, hour), _NOTHING)) for hour in range(24)
    )  # fmt: skip


def _course(parts: Iterable[Span], daily: dict[date, _Sums], place: int) -> tuple[int, ...]:
    course = tuple(
        sum(daily.get(part.since + timedelta(days=n), _NOTHING)[place] for n in range(part.days)) for part in parts
    )
    return course if len(course) > 1 else ()


def _add(many: Iterable[_Sums]) -> _Sums:
    sums = _NOTHING
    for one in many:
        sums = _plus(sums, one)
    return sums


def _plus(one: _Sums, other: _Sums) -> _Sums:
    return (one[0] + other[0], one[1] + other[1], one[2] + other[2], one[3] + other[3])


def _per(amount: int, orders: int) -> int:
    """Rounded half up, in minor units."""
    return (2 * amount + orders) // (2 * orders) if orders else 0
