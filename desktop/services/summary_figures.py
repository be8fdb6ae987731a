"""What the summary of a month, or of any period, is made of: the same figures as `pointsdesk figures`."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from desktop.models.catalogue import Product, Sku
from desktop.models.order import Order
from desktop.models.vocabulary import OrderKind, OrderStatus, Permission
from desktop.services.errors import Invalid
from desktop.services.figures import FigureRow, figures, read_grain, read_sums
from desktop.services.goods_names import called
from desktop.services.settings import ShopSettings, read_settings
from desktop.services.transaction import Reading, query

GOODS_MOST = 15
DAYS_MOST = 3_700


@dataclass(frozen=True, slots=True)
class GoodsRow:
    """A SKU's share of the sales; amount in minor units of currency."""

    code: str
    title: str
    currency: str
    units: int
    points: int
    amount: int


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """Payments or refunds by method, on their own days."""

    method: str
    currency: str
    times: int
    amount: int


@dataclass(frozen=True, slots=True)
class PointsRow:
    """Entries of a verb and the points that they moved, without sign."""

    verb: str
    times: int
    points: int


@dataclass(frozen=True, slots=True)
class SummaryFigures:
    """since and until are shop days, inclusive. days, months and statuses are rows of `figures`; totals one per
    currency, earlier those of the period before. hours[weekday from Monday][hour] counts orders."""

    shop: str
    zone: str
    since: date
    until: date
    days: tuple[FigureRow, ...]
    months: tuple[FigureRow, ...]
    statuses: tuple[FigureRow, ...]
    totals: tuple[FigureRow, ...]
    earlier: tuple[FigureRow, ...]
    hours: tuple[tuple[int, ...], ...]
    goods: tuple[GoodsRow, ...]
    payments: tuple[MoneyRow, ...]
    refunds: tuple[MoneyRow, ...]
    points: tuple[PointsRow, ...]
    minor_units: dict[str, int]

    @property
    def month(self) -> bool:
        """Whether it is one whole calendar month."""
        return (self.since, self.until) == month_days(self.since)


def month_days(day: date) -> tuple[date, date]:
    """First and last day of the month that day is in."""
    return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])


def period_before(since: date, until: date) -> tuple[date, date]:
    """The month before a month; else as many days just before."""
    if (since, until) == month_days(since):
        return month_days(since - timedelta(days=1))
    return since - (until - since) - timedelta(days=1), since - timedelta(days=1)


@query(Permission.FIGURES)
def summary_figures(reading: Reading, since: date, until: date) -> SummaryFigures:
    """Raises Invalid for a period that is reversed, out of range or longer than ten years."""
    if since > until:
        raise Invalid("days", "range_reversed")
    if since.year < 1900 or until.year > 2999 or (until - since).days >= DAYS_MOST:
        raise Invalid("days", "out_of_range", DAYS_MOST)
    by_day = figures(reading, "day", since, until)
    statuses = figures(reading, "status", since, until).rows
    settings = read_settings(reading)
    payments, refunds = _money(reading, "payment", since, until), _money(reading, "refund", since, until)
    goods = _goods(reading, since, until)
    currencies = {row.currency for row in (*by_day.total, *statuses)}
    currencies |= {row.currency for row in (*payments, *refunds)} | {row.currency for row in goods}
    return SummaryFigures(
        shop=settings.shop_name,
        zone=settings.zone,
        since=since,
        until=until,
        days=by_day.rows,
        months=figures(reading, "month", since, until).rows,
        statuses=tuple(sorted(statuses, key=_by_status)),
        totals=by_day.total,
        earlier=figures(reading, "day", *period_before(since, until)).total,
        hours=_hours(reading, since, until),
        goods=goods,
        payments=payments,
        refunds=refunds,
        points=_points(reading, since, until),
        minor_units={one: _minor_units(reading, settings, one, since, until) for one in sorted(currencies)},
    )


def _by_status(row: FigureRow) -> tuple[int, str]:
    return list(OrderStatus).index(OrderStatus(row.key)), row.currency


def _hours(reading: Reading, since: date, until: date) -> tuple[tuple[int, ...], ...]:
    counts = [[0] * 24 for _ in range(7)]
    for day, key, n, *_ in read_grain(reading, "order", since, until):
        hour, status, _, kind, _ = key.split("|")
        if kind == OrderKind.SALE and status != OrderStatus.CANCELLED:
            counts[day.weekday()][int(hour)] += n
    return tuple(map(tuple, counts))


def _goods(reading: Reading, since: date, until: date) -> tuple[GoodsRow, ...]:
    sums = [(units, points, fen, key) for key, _, fen, points, units in read_sums(reading, "sku", since, until)]
    best = sorted((one for one in sums if one[0] > 0), key=_best_first)[:GOODS_MOST]
    names = {
        sku_id: (code, called(title, spec))
        for sku_id, code, title, spec in reading.execute(
            select(Sku.id, Sku.code, Product.title, Sku.spec)
            .join(Product, Product.id == Sku.product_id)
            .where(Sku.id.in_([int(key.partition("|")[0]) for *_, key in best]))
        )
    }
    made = []
    for units, points, fen, key in best:
        sku, _, currency = key.partition("|")
        code, title = names.get(int(sku), ("", sku))
        made.append(GoodsRow(code, title, currency, units, points, fen))
    return tuple(made)


def _best_first(one: tuple[int, int, int, str]) -> tuple[int, int, int, str]:
    units, points, fen, key = one
    return -units, -points, -fen, key


def _money(reading: Reading, grain: str, since: date, until: date) -> tuple[MoneyRow, ...]:
    rows = [
        MoneyRow(key.partition("|")[0], key.partition("|")[2], n, fen)
        for key, n, fen, *_ in read_sums(reading, grain, since, until)
        if n or fen
    ]
    return tuple(sorted(rows, key=_most_money_first))


def _most_money_first(row: MoneyRow) -> tuple[str, int, str]:
    return row.currency, -row.amount, row.method


def _points(reading: Reading, since: date, until: date) -> tuple[PointsRow, ...]:
    return tuple(
        PointsRow(verb, n, points)
        for verb, n, _, points, _ in sorted(read_sums(reading, "points", since, until))
        if n or points
    )


def _minor_units(reading: Reading, settings: ShopSettings, currency: str, since: date, until: date) -> int:
    """As the period's own orders in that currency have it; two where it has none."""
    if currency == "CNY":
        return 2
    start, end = settings.span(since, until)
    one = select(Order.minor_units).where(
        Order.currency == currency, Order.placed_at >= start, Order.placed_at < end
    )  # fmt: skip
    units = reading.scalar(one.limit(1))
    return 2 if units is None else int(units)
