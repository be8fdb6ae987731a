"""order_sums: what a list comes to that holds more orders than are summed one by one: from the figures, exactly."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from sqlalchemy import and_, or_, select

from desktop.models.order import Order
from desktop.models.vocabulary import MINOR_UNITS, Permission
from desktop.services.figures import EPOCH, read_sums
from desktop.services.order_filter import OrderFilter
from desktop.services.order_queries import CashSum, OrderCount, dated
from desktop.services.settings import read_settings
from desktop.services.transaction import Reading, query

# conditions that the figures keep apart by; a weekday would take all days one by one
KEPT_APART = {"statuses", "days", "channel", "hour", "kind", "currency"}
# how far two zones can be apart
_ZONES_APART = timedelta(hours=26)


@query(Permission.SEE)
def order_sums(reading: Reading, chosen: OrderFilter, *, sort: str = "placed") -> OrderCount | None:
    """How many orders a list by `sort` shows and their sums, of one moment. None where the figures don't tell: by other
    conditions than KEPT_APART, in a list by a moment that not every order has, and where days may mean others.
    """
    if not set(chosen.active) <= KEPT_APART or dated(sort) or not _days_mean_the_same(reading, chosen):
        return None
    orders, points, cash = 0, 0, defaultdict[str, int](int)
    for key, n, fen, of_points, _ in read_sums(reading, "order", chosen.since or EPOCH, chosen.until or date.max):
        if n and _is_of(chosen, key):
            orders += n
            points += of_points
            cash[key.rpartition("|")[2]] += fen
    sums = tuple(CashSum(currency, MINOR_UNITS.get(currency, 2), fen) for currency, fen in sorted(cash.items()))
    return OrderCount(orders, False, points, sums)


def _is_of(chosen: OrderFilter, key: str) -> bool:
    hour, status, channel, kind, currency = key.split("|")
    return (
        (not chosen.statuses or status in chosen.statuses)
        and chosen.hour in (None, int(hour))
        and chosen.channel in (None, "", channel)
        and chosen.kind in (None, kind)
        and chosen.currency in (None, "", currency)
    )


def _days_mean_the_same(reading: Reading, chosen: OrderFilter) -> bool:
    """The figures go by the day that an order got when it was placed, a list by moments in the shop's zone of today:
    once the zone was changed, orders around the ends of a range may be of the one and not of the other."""
    start, end = read_settings(reading).span(chosen.since, chosen.until)
    for edge, day in ((start, chosen.since), (end, chosen.until and chosen.until + timedelta(days=1))):
        if edge is None or day is None:
            continue
        before, after = Order.placed_at < edge, Order.placed_at >= edge
        strays = select(Order.id).where(
            Order.placed_at >= edge - _ZONES_APART,
            Order.placed_at < edge + _ZONES_APART,
            or_(and_(before, Order.shop_day >= day), and_(after, Order.shop_day < day)),
        )
        if reading.scalar(select(strays.exists())):
            return False
    return True
