"""What verify asks of after-sales: units, amounts, refunds, replacements, and how many are open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import BigInteger, Executable, Subquery, and_, case, cast, func, or_, select

from desktop.models.after_sales import IDLE_RETURNS, OPEN_RETURNS, ReturnKind, ReturnState
from desktop.models.built import built_once
from desktop.models.order import Order, OrderLine, Refund
from desktop.models.returns import ReplacementLine, ReturnCase, ReturnLine
from desktop.models.vocabulary import OrderKind
from desktop.services.figures import read_grain
from desktop.services.findings import Break
from desktop.services.refunds import NOT_COUNTED
from desktop.services.transaction import Reading


def _sum(column: Any) -> Any:
    return cast(func.coalesce(func.sum(column), 0), BigInteger)


def returned_units() -> Subquery:
    """Columns line_id and units: of a line that was paid for, what had gone and was refunded."""
    return (
        select(ReturnLine.root_line_id.label("line_id"), _sum(ReturnLine.returned).label("units"))
        .group_by(ReturnLine.root_line_id)
        .subquery()
    )


def withheld_money() -> Any:
    """By how much the after-sales of an order that was paid for gave back less than their units were allotted."""
    found = select(_sum(ReturnCase.withheld_fen)).where(ReturnCase.root_order_id == Order.id)
    return found.correlate(Order).scalar_subquery()


def returns_add_up(reading: Reading) -> Iterator[Break]:
    yield from _units(reading)
    yield from _open_ones(reading)
    yield from _amounts(reading)
    yield from _replacements(reading)


def _units(reading: Reading) -> Iterator[Break]:
    """Each unit in at most one after-sale that isn't rejected or withdrawn, and refunded at most once."""
    for line_id, live_units, gone, waiting, open_units in reading.execute(_in_two_after_sales()):
        yield Break("return_units", f"line:{line_id}", f"<= {gone} + {open_units}", f"{live_units} + {waiting}",
                    "unit_in_two_after_sales")  # fmt: skip
    for line_id, shipped, units in reading.execute(_returned_beyond()):
        yield Break("returned", f"line:{line_id}", f"<= {shipped}", units, "refunded_twice")


@built_once
def _in_two_after_sales() -> Executable:
    live = case((ReturnCase.state.not_in(IDLE_RETURNS), ReturnLine.qty - ReturnLine.unshipped), else_=0)
    claimed = case((ReturnCase.state.in_(OPEN_RETURNS), ReturnLine.unshipped), else_=0)
    sums = (
        select(ReturnLine.line_id, _sum(live).label("live"), _sum(claimed).label("claimed"))
        .join(ReturnCase, ReturnCase.id == ReturnLine.case_id)
        .group_by(ReturnLine.line_id)
        .subquery()
    )
    still = OrderLine.qty - OrderLine.shipped - OrderLine.cancelled
    return (
        select(OrderLine.id, sums.c.live, OrderLine.shipped, sums.c.claimed, still)
        .join(sums, sums.c.line_id == OrderLine.id)
        .where(or_(sums.c.live > OrderLine.shipped, sums.c.claimed > still))
    )


@built_once
def _returned_beyond() -> Executable:
    back = returned_units()
    return (
        select(OrderLine.id, OrderLine.shipped, back.c.units)
        .join(back, back.c.line_id == OrderLine.id)
        .where(back.c.units > OrderLine.shipped)
    )


def _open_ones(reading: Reading) -> Iterator[Break]:
    """orders.returns_open is what a recount finds; so are the figures of every state and reason."""
    for order_id, kept, counted in reading.execute(_with_more_or_fewer_open()):
        yield Break("returns_open", f"order:{order_id}", counted, kept, "order_altered")
    yield from figure_breaks(reading)


@built_once
def _with_more_or_fewer_open() -> Executable:
    open_cases = (
        select(ReturnCase.order_id, func.count().label("n"))
        .where(ReturnCase.state.in_(OPEN_RETURNS))
        .group_by(ReturnCase.order_id)
        .subquery()
    )
    found = func.coalesce(open_cases.c.n, 0)
    return (
        select(Order.id, Order.returns_open, found)
        .outerjoin(open_cases, open_cases.c.order_id == Order.id)
        .where(Order.returns_open != found)
    )


def figure_breaks(reading: Reading) -> Iterator[Break]:
    counted_states = {f"{state}|{kind}": n for state, kind, n in reading.execute(_counted_by_state())}
    kept_states = {key: n for _, key, n, *_ in read_grain(reading, "return_tab") if n}
    for key in sorted({*counted_states, *kept_states}):
        if counted_states.get(key, 0) != kept_states.get(key, 0):
            yield Break("figures", f"return_tab:{key}", counted_states.get(key, 0), kept_states.get(key, 0),
                        "rollup_altered")  # fmt: skip
    yield from _by_reason(reading)


@built_once
def _counted_by_state() -> Executable:
    return select(ReturnCase.state, ReturnCase.kind, func.count()).group_by(ReturnCase.state, ReturnCase.kind)


def _by_reason(reading: Reading) -> Iterator[Break]:
    """Over all days: the shop's zone, which decides a day, may have been another then."""
    kept: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for _, key, *values in read_grain(reading, "return"):
        kept[key] = [have + value for have, value in zip(kept[key], values, strict=True)]
    told: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for sku, currency, kind, reason, *values in reading.execute(_counted_by_reason()):
        told[f"{'' if sku is None else sku}|{currency}|{kind}|{reason}"] = [int(value) for value in values]
    for key in sorted({*kept, *told}):
        if kept[key] != told[key]:
            yield Break("figures", f"return:{key}", str(told[key]), str(kept[key]), "rollup_altered")


@built_once
def _counted_by_reason() -> Executable:
    return (
        select(OrderLine.sku_id, Order.currency, ReturnCase.kind, ReturnCase.reason, func.count(),
               _sum(ReturnLine.cash_fen), _sum(ReturnLine.points), _sum(ReturnLine.qty))
        .select_from(ReturnLine)
        .join(ReturnCase, ReturnCase.id == ReturnLine.case_id)
        .join(OrderLine, OrderLine.id == ReturnLine.line_id)
        .join(Order, Order.id == ReturnCase.order_id)
        .group_by(OrderLine.sku_id, Order.currency, ReturnCase.kind, ReturnCase.reason)
    )  # fmt: skip


def _amounts(reading: Reading) -> Iterator[Break]:
    """What an after-sale says that it gave back, against its lines and its refund."""
    for case_id, *values in reading.execute(_of_other_amounts_than_their_lines()):
        yield Break("return_amounts", f"return:{case_id}", str(values[3:]), str(values[:3]), "return_or_line_altered")
    for case_id, fen, refunded in reading.execute(_of_another_amount_than_their_refund()):
        yield Break("return_refund", f"return:{case_id}", fen, refunded, "return_or_refund_altered")
    for refund_id, fen in reading.execute(_refunds_of_no_after_sale()):
        yield Break("return_refund", f"refund:{refund_id}", 0, fen, "refund_without_after_sale")


@built_once
def _of_other_amounts_than_their_lines() -> Executable:
    lines = (
        select(
            ReturnLine.case_id,
            *(_sum(getattr(ReturnLine, name)).label(name) for name in ("points", "cash_fen", "earn_points")),
        )
        .group_by(ReturnLine.case_id)
        .subquery()
    )
    return (
        select(ReturnCase.id, ReturnCase.points, ReturnCase.cash_fen - ReturnCase.freight_fen, ReturnCase.earn_points,
               lines.c.points, lines.c.cash_fen, lines.c.earn_points)
        .join(lines, lines.c.case_id == ReturnCase.id)
        .where(or_(ReturnCase.points != lines.c.points, ReturnCase.earn_points != lines.c.earn_points,
                   ReturnCase.cash_fen - ReturnCase.freight_fen != lines.c.cash_fen))
    )  # fmt: skip


@built_once
def _of_another_amount_than_their_refund() -> Executable:
    return (
        select(ReturnCase.id, ReturnCase.cash_fen, func.coalesce(Refund.amount_fen, 0))
        .outerjoin(Refund, Refund.id == ReturnCase.refund_id)
        .where(ReturnCase.refund_id.is_not(None), or_(ReturnCase.cash_fen != Refund.amount_fen,
                                                      Refund.order_id != ReturnCase.root_order_id))
    )  # fmt: skip


@built_once
def _refunds_of_no_after_sale() -> Executable:
    # what cancels gave back has a cause of its own
    return (
        select(Refund.id, Refund.amount_fen)
        .outerjoin(ReturnCase, ReturnCase.refund_id == Refund.id)
        .where(Refund.cause.like("return:%"), Refund.state.not_in(NOT_COUNTED), ReturnCase.id.is_(None))
    )


def _replacements(reading: Reading) -> Iterator[Break]:
    """Every replacement that the shop made refers to an exchange, and one that waits or is done to its own order."""
    for (order_id,) in reading.execute(_replacements_of_no_exchange()):
        yield Break("replacement", f"order:{order_id}", "an exchange", "none", "replacement_without_after_sale")
    for case_id, order_id in reading.execute(_with_the_replacement_of_another()):
        yield Break("replacement", f"return:{case_id}", "its own replacement", f"order:{order_id}", "return_altered")


@built_once
def _replacements_of_no_exchange() -> Executable:
    made = select(OrderLine.order_id).join(ReplacementLine, ReplacementLine.line_id == OrderLine.id)
    return select(Order.id).where(
        Order.kind == OrderKind.REPLACEMENT.value, Order.history.is_(False),
        or_(Order.id.not_in(made), Order.original_order_id.is_(None)),
    )  # fmt: skip


@built_once
def _with_the_replacement_of_another() -> Executable:
    wrong = or_(Order.original_order_id != ReturnCase.order_id, ReturnCase.kind != ReturnKind.EXCHANGE.value)
    done_unsent = and_(ReturnCase.state == ReturnState.DONE.value, Order.units_shipped == 0, Order.units_cancelled == 0)
    return (
        select(ReturnCase.id, Order.id)
        .join(Order, Order.id == ReturnCase.replacement_order_id)
        .where(or_(wrong, done_unsent))
    )
