"""Figures from rollups: small deltas appended by every act, folded by the worker, read as folded + unfolded.

Grains and keys (parts joined by '|'):
    order    hour|status|channel|kind|currency   n orders, fen cash due, points taken, units     (placing day)
    tab      status|kind                         n orders                                        (day EPOCH)
    sku      sku id|currency                     fen, points, units not cancelled of SALE lines   (placing day)
    tier     tier|currency                       n orders, fen, points                           (placing day)
    payment  method|currency, refund likewise    n, fen                                          (its own day)
    points   verb                                n entries, points (an ADJUST's with its sign)    (its own day)
    member   source                              n who came                                      (day of joining)
    staff    actor|act                           n                                               (its own day)
    return   sku id|currency|kind|reason         n, units asked for; fen, points refunded        (its own day)
    return_tab  state|kind                       n after-sales                                   (day EPOCH)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from sqlalchemy import Executable, Subquery, delete, func, select, union_all

from desktop.models.built import built_once
from desktop.models.journal import Figure, FigureDelta
from desktop.models.vocabulary import OrderKind, OrderStatus, Permission
from desktop.services.errors import Invalid
from desktop.services.member_totals import MEMBER, count_for_member
from desktop.services.transaction import Reading, Tx, action, insert_rows, query, upsert

EPOCH = date(1970, 1, 1)
FOLD_PAST = 5_000
# whose deltas pass a multiple of this looks how many wait: counting them would cost every act a statement
FOLD_LOOK = 500
MEASURES = ("n", "fen", "points", "units")


class Counted(Protocol):
    """What of an order the figures need."""

    @property
    def kind(self) -> str: ...
    @property
    def shop_day(self) -> date: ...
    @property
    def shop_hour(self) -> int: ...
    @property
    def channel(self) -> str: ...
    @property
    def currency(self) -> str: ...
    @property
    def cash_fen(self) -> int: ...
    @property
    def points(self) -> int: ...
    @property
    def units(self) -> int: ...
    @property
    def tier(self) -> str: ...
    @property
    def member_id(self) -> int | None: ...


class CountedLine(Protocol):
    @property
    def sku_id(self) -> int | None: ...
    @property
    def qty(self) -> int: ...
    @property
    def cash_fen(self) -> int: ...
    @property
    def points(self) -> int: ...


@dataclass(frozen=True, slots=True)
class FigureRow:
    """Money in minor units of currency: net = gross + credit; credits count CREDIT orders."""

    key: str
    currency: str
    orders: int
    credits: int
    gross_fen: int
    credit_fen: int
    net_fen: int
    points: int


@dataclass(frozen=True, slots=True)
class FigureTable:
    rows: tuple[FigureRow, ...]
    total: tuple[FigureRow, ...]


def count_order(tx: Tx, order: Counted, status: OrderStatus, sign: int = 1) -> None:
    """Add (or with sign −1 take away) an order in a status."""
    key = f"{order.shop_hour:02}|{status}|{order.channel}|{order.kind}|{order.currency}"
    tx.add_figure(
        "order", order.shop_day, key, n=sign, fen=sign * order.cash_fen, points=sign * order.points,
        units=sign * order.units,
    )  # fmt: skip
    tx.add_figure("tab", EPOCH, f"{status}|{order.kind}", n=sign)
    sold = order.kind == OrderKind.SALE and status is not OrderStatus.CANCELLED
    if order.member_id is not None:
        count_for_member(
            tx, order.member_id, sale=sold, sign=sign, currency=order.currency, fen=order.cash_fen, points=order.points
        )
    if sold:
        tx.add_figure(
            "tier", order.shop_day, f"{order.tier}|{order.currency}", n=sign, fen=sign * order.cash_fen,
            points=sign * order.points,
        )  # fmt: skip


def count_lines(tx: Tx, order: Counted, lines: Iterable[CountedLine], sign: int = 1) -> None:
    """Add a SALE's lines to the SKU grain, or take them away at its cancel."""
    if order.kind != OrderKind.SALE:
        return
    for line in lines:
        if line.sku_id is not None:
            tx.add_figure(
                "sku", order.shop_day, f"{line.sku_id}|{order.currency}", fen=sign * line.cash_fen,
                points=sign * line.points, units=sign * line.qty,
            )  # fmt: skip


def move_order_figures(tx: Tx, order: Counted, origin: OrderStatus, target: OrderStatus) -> None:
    count_order(tx, order, origin, -1)
    count_order(tx, order, target, 1)


def kept_and_fresh(grain: str, since: date, until: date) -> Subquery:
    """Rows of a grain, folded and unfolded, to be summed: columns day, key and MEASURES; days inclusive."""
    return union_all(
        *(
            select(table.day, table.key, table.n, table.fen, table.points, table.units).where(
                table.grain == grain, table.day >= since, table.day <= until
            )
            for table in (Figure, FigureDelta)
        )
    ).subquery()


def read_grain(
    reading: Reading, grain: str, since: date = date.min, until: date = date.max
) -> list[tuple[date, str, int, int, int, int]]:
    """(day, key, n, fen, points, units) of a grain, folded and unfolded together, days inclusive."""
    rows = reading.execute(_by_day(grain, since, until))
    return [(day, key, int(n), int(fen), int(points), int(units)) for day, key, n, fen, points, units in rows]


@built_once
def _by_day(grain: str, since: date, until: date) -> Executable:
    both = kept_and_fresh(grain, since, until)
    sums = [func.sum(both.c[name]) for name in MEASURES]
    return select(both.c.day, both.c.key, *sums).group_by(both.c.day, both.c.key)


def read_sums(reading: Reading, grain: str, since: date, until: date) -> list[tuple[str, int, int, int, int]]:
    """(key, n, fen, points, units) of a grain over all days from since to until."""
    rows = reading.execute(_by_key(grain, since, until))
    return [(key, int(n), int(fen), int(points), int(units)) for key, n, fen, points, units in rows]


@built_once
def _by_key(grain: str, since: date, until: date) -> Executable:
    both = kept_and_fresh(grain, since, until)
    return select(both.c.key, *(func.sum(both.c[name]) for name in MEASURES)).group_by(both.c.key)


def status_counts(reading: Reading) -> dict[OrderStatus, int]:
    """How many orders stand in each status: the tabs."""
    counts = dict.fromkeys(OrderStatus, 0)
    for _, key, n, *_ in read_grain(reading, "tab"):
        counts[OrderStatus(key.partition("|")[0])] += n
    return counts


def order_key(by: str, day: date, key: str) -> str:
    hour, status, channel, _, _ = key.split("|")
    match by:
        case "day":
            return day.isoformat()
        case "month":
            return day.isoformat()[:7]
        case "status":
            return status
        case "hour":
            return hour
        case "weekday":
            return str(day.isoweekday())
        case "channel":
            return channel
        case _:
            raise Invalid("by", "unknown")


@query(Permission.FIGURES)
def figures(reading: Reading, by: str, since: date | None = None, until: date | None = None) -> FigureTable:
    """Orders, gross, credit, net and points by day, month, status, hour, weekday or channel of placing.

    Only by status counts cancelled orders; replacements are outside of sales. One total per currency.
    """
    sums: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0] * 5)
    totals: dict[str, list[int]] = defaultdict(lambda: [0] * 5)
    order_key(by, EPOCH, "00|||SALE|")
    for day, key, n, fen, points, _ in read_grain(reading, "order", since or date.min, until or date.max):
        _, status, _, kind, currency = key.split("|")
        if kind == OrderKind.REPLACEMENT or (status == OrderStatus.CANCELLED and by != "status"):
            continue
        credit = kind == OrderKind.CREDIT
        measured = (0, n, 0, fen, points) if credit else (n, 0, fen, 0, points)
        targets = [sums[order_key(by, day, key), currency]]
        if status != OrderStatus.CANCELLED:
            targets.append(totals[currency])
        for target in targets:
            for place, value in enumerate(measured):
                target[place] += value
    rows = [_row(key, currency, values) for (key, currency), values in sorted(sums.items()) if any(values)]
    return FigureTable(tuple(rows), tuple(_row("", currency, values) for currency, values in sorted(totals.items())))


def _row(key: str, currency: str, values: list[int]) -> FigureRow:
    orders, credits_, gross, credit, points = values
    return FigureRow(key, currency, orders, credits_, gross, credit, gross + credit, points)


def delta_rows(tx: Tx) -> list[dict[str, Any]]:
    """What the transaction moved in the figures."""
    return [
        {"grain": grain, "day": day, "key": key, "n": n, "fen": fen, "points": points, "units": units}
        for (grain, day, key), (n, fen, points, units) in tx.figures.items()
        if grain != MEMBER and (n or fen or points or units)
    ]


def append_deltas(tx: Tx) -> None:
    """What an act adds to the figures. Where no worker has folded for long, the act folds what waits."""
    rows = delta_rows(tx)
    if not rows:
        return
    ids = insert_rows(tx, FigureDelta.id, rows)
    if max(ids) // FOLD_LOOK > (min(ids) - 1) // FOLD_LOOK:
        waiting = int(tx.scalar(select(func.count()).select_from(FigureDelta)))
        if waiting > FOLD_PAST:
            fold(tx)


@action(Permission.RUN_CLOCK)
def fold_figures(tx: Tx) -> int:
    """Fold what is appended into the figures. Returns how many deltas."""
    folded = fold(tx)
    tx.record("fold_figures", "figures", 0, after={"deltas": folded})
    return folded


def fold(tx: Tx) -> int:
    taken = tx.execute(delete(FigureDelta).returning(FigureDelta.grain, FigureDelta.day, FigureDelta.key,
                                                     FigureDelta.n, FigureDelta.fen, FigureDelta.points,
                                                     FigureDelta.units)).all()  # fmt: skip
    sums: dict[tuple[str, date, str], list[int]] = {}
    for grain, day, key, *values in taken:
        row = sums.setdefault((grain, day, key), [0, 0, 0, 0])
        for place, value in enumerate(values):
            row[place] += value
    rows: list[dict[str, Any]] = [
        {"grain": grain, "day": day, "key": key, **dict(zip(MEASURES, values, strict=True))}
        for (grain, day, key), values in sorted(sums.items())
    ]
    for start in range(0, len(rows), 500):
        tx.execute(upsert(tx, Figure, rows[start : start + 500], keys=["grain", "day", "key"], add=MEASURES))
    return len(taken)
