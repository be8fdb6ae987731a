"""The rollups of figures against a recount from the tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import Executable, case, func, select

from desktop.models.built import built_once
from desktop.models.ledger import PointsEntry
from desktop.models.member import Member
from desktop.models.order import Order, OrderLine
from desktop.models.vocabulary import OrderKind, OrderStatus, PointsVerb
from desktop.services.figures import read_grain
from desktop.services.findings import Break
from desktop.services.transaction import Reading


def recount_breaks(reading: Reading) -> Iterator[Break]:
    """For the grains that tables can tell."""
    for grain, recounted in (
        ("order", recount_orders(reading)), ("sku", _recount_skus(reading)), ("tier", _recount_tiers(reading)),
    ):  # fmt: skip
        kept = {(day, key): values for day, key, *values in read_grain(reading, grain) if any(values)}
        for place in sorted(set(kept) | set(recounted)):
            have, told = kept.get(place, [0, 0, 0, 0]), recounted.get(place, [0, 0, 0, 0])
            if have != told:
                yield Break("figures", f"{grain}:{place[0]}:{place[1]}", str(told), str(have), "rollup_altered")
    counted: dict[str, int] = defaultdict(int)
    for status, kind, n in reading.execute(_orders_by_status()):
        counted[f"{status}|{kind}"] = n
    for _, key, n, *_ in read_grain(reading, "tab"):
        right = counted.pop(key, 0)
        if right != n:
            yield Break("figures", f"tab:{key}", right, n, "rollup_altered")
    for key, n in counted.items():
        yield Break("figures", f"tab:{key}", n, 0, "rollup_altered")
    yield from _points_breaks(reading)
    yield from _member_breaks(reading)


@built_once
def _orders_by_status() -> Executable:
    return select(Order.status, Order.kind, func.count()).group_by(Order.status, Order.kind)


def _points_breaks(reading: Reading) -> Iterator[Break]:
    """By verb over all days: the shop's zone, which decides an entry's day, may have been another then."""
    kept: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for _, verb, n, _, points, _ in read_grain(reading, "points"):
        kept[verb][0] += n
        kept[verb][1] += points
    counted = {verb: [n, int(points)] for verb, n, points in reading.execute(_entries_by_verb())}
    for verb in sorted({*kept, *counted}):
        have, told = kept.get(verb, [0, 0]), counted.get(verb, [0, 0])
        if have != told:
            yield Break("figures", f"points:{verb}", str(told), str(have), "rollup_altered")


@built_once
def _entries_by_verb() -> Executable:
    buckets = (PointsEntry.d_available, PointsEntry.d_frozen, PointsEntry.d_pending, PointsEntry.d_debt)
    most: Any = func.abs(buckets[0])
    for bucket in buckets[1:]:
        most = case((func.abs(bucket) > most, func.abs(bucket)), else_=most)
    net = PointsEntry.d_available + PointsEntry.d_frozen + PointsEntry.d_pending - PointsEntry.d_debt
    most = case((PointsEntry.verb == PointsVerb.ADJUST.value, net), else_=most)
    return select(PointsEntry.verb, func.count(), func.sum(most)).group_by(PointsEntry.verb)


def _member_breaks(reading: Reading) -> Iterator[Break]:
    """By source over all days, as with points."""
    kept: dict[str, int] = defaultdict(int)
    for _, source, n, *_ in read_grain(reading, "member"):
        kept[source] += n
    counted: dict[str, int] = dict.fromkeys(kept, 0)
    for source, n in reading.execute(_members_by_source()):
        counted[source] = n
    for source in sorted(counted):
        if kept.get(source, 0) != counted[source]:
            yield Break("figures", f"member:{source}", counted[source], kept.get(source, 0), "rollup_altered")


@built_once
def _members_by_source() -> Executable:
    return select(Member.source, func.count()).group_by(Member.source)


def _recount_tiers(reading: Reading) -> dict[tuple[date, str], list[int]]:
    rows = reading.execute(_sales_by_tier())
    found = {(day, f"{tier}|{currency}"): [*(int(v) for v in values), 0] for day, tier, currency, *values in rows}
    return {place: values for place, values in found.items() if any(values)}


@built_once
def _sales_by_tier() -> Executable:
    return (
        select(Order.shop_day, Order.tier, Order.currency, func.count(), func.sum(Order.cash_fen),
               func.sum(Order.points))
        .where(Order.kind == OrderKind.SALE.value, Order.status != OrderStatus.CANCELLED.value)
        .group_by(Order.shop_day, Order.tier, Order.currency)
    )  # fmt: skip


def recount_orders(reading: Reading) -> dict[tuple[date, str], list[int]]:
    return {
        (day, f"{hour:02}|{status}|{channel}|{kind}|{currency}"): [int(value) for value in values]
        for day, hour, status, channel, kind, currency, *values in reading.execute(_orders_by_hour())
    }


@built_once
def _orders_by_hour() -> Executable:
    return (
        select(Order.shop_day, Order.shop_hour, Order.status, Order.channel, Order.kind, Order.currency, func.count(),
               func.sum(Order.cash_fen), func.sum(Order.points), func.sum(Order.units))
        .group_by(Order.shop_day, Order.shop_hour, Order.status, Order.channel, Order.kind, Order.currency)
    )  # fmt: skip


def _recount_skus(reading: Reading) -> dict[tuple[date, str], list[int]]:
    rows = reading.execute(_lines_by_sku())
    found = {(day, f"{sku}|{currency}"): [0, *(int(v) for v in values)] for day, sku, currency, *values in rows}
    return {place: values for place, values in found.items() if any(values)}


@built_once
def _lines_by_sku() -> Executable:
    def kept(column: Any) -> Any:
        return func.sum(column - column * OrderLine.cancelled // OrderLine.qty)

    return (
        select(Order.shop_day, OrderLine.sku_id, Order.currency, kept(OrderLine.cash_fen), kept(OrderLine.points),
               func.sum(OrderLine.qty - OrderLine.cancelled))
        .join(Order, Order.id == OrderLine.order_id)
        .where(Order.kind == OrderKind.SALE.value, OrderLine.sku_id.is_not(None), OrderLine.qty > 0)
        .group_by(Order.shop_day, OrderLine.sku_id, Order.currency)
    )  # fmt: skip
