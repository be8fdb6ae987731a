"""Verify: every invariant of the shop checked against its ledgers, each break with a diagnosis.

The permission is SEE: breaks name subjects by id and figures, never a person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Executable, func, or_, select

from desktop.models.built import built_once
from desktop.models.catalogue import Stock, StockEntry
from desktop.models.journal import Audit
from desktop.models.ledger import Balance, Lot, PointsEntry
from desktop.models.order import Fulfilment, FulfilmentLine, Order, OrderLine, Payment, Refund
from desktop.models.vocabulary import (
    FulfilmentState,
    OrderKind,
    OrderStatus,
    PaymentRowState,
    Permission,
)
from desktop.services.audit import audit_breaks
from desktop.services.card_queries import stock_follows_cards
from desktop.services.findings import Break
from desktop.services.import_digests import imported_orders_stand_as_imported
from desktop.services.member_totals import totals_breaks
from desktop.services.mends.diagnosis import explained
from desktop.services.recounts import recount_breaks
from desktop.services.refunds import NOT_COUNTED
from desktop.services.return_breaks import returned_units, returns_add_up, withheld_money
from desktop.services.top_ups import every_top_up_has_its_account
from desktop.services.transaction import Reading, query
from desktop.services.verify_points import POINTS_CHECKS


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """checked counts rows per check; ok is True when nothing is broken."""

    ok: bool
    checked: dict[str, int]
    breaks: tuple[Break, ...]


@query(Permission.SEE)
def verify(reading: Reading) -> VerifyReport:
    """Check everything in one snapshot; each break with its cause, the rows that differ and what would mend it."""
    breaks: list[Break] = []
    for check in CHECKS:
        breaks += check(reading)
    checked = {str(name): int(rows) for name, rows in reading.execute(_how_many()).mappings().one().items()}
    return VerifyReport(not breaks, checked, explained(reading, breaks))


@built_once
def _how_many() -> Executable:
    tables = {
        "balances": Balance, "lots": Lot, "points_entries": PointsEntry, "stock": Stock, "orders": Order, "audit": Audit
    }  # fmt: skip
    return select(
        *(select(func.count()).select_from(table).scalar_subquery().label(name) for name, table in tables.items())
    )


_STOCK = ("on_hand", "reserved", "damaged")


def stock_follows_its_ledger(reading: Reading) -> Iterator[Break]:
    for sku_id, *values in reading.execute(_stock_and_its_entries()):
        for name, have, total in zip(_STOCK, values[:3], values[3:], strict=True):
            if have != int(total):
                yield Break("stock", f"sku:{sku_id}:{name}", int(total), have, "stock_altered_or_entry_missing")
    for sku_id, have, opened in reading.execute(_reserved_otherwise()):
        yield Break("reserved", f"sku:{sku_id}", int(opened), have, "stock_or_line_altered")


@built_once
def _stock_and_its_entries() -> Executable:
    sums = (
        select(StockEntry.sku_id, *(func.sum(getattr(StockEntry, f"d_{name}")).label(name) for name in _STOCK))
        .group_by(StockEntry.sku_id)
        .subquery()
    )
    return select(
        Stock.sku_id,
        *(getattr(Stock, name) for name in _STOCK),
        *(func.coalesce(sums.c[name], 0) for name in _STOCK),
    ).outerjoin(sums, sums.c.sku_id == Stock.sku_id)


@built_once
def _reserved_otherwise() -> Executable:
    reserved = (
        select(OrderLine.sku_id, func.sum(OrderLine.qty - OrderLine.shipped - OrderLine.cancelled).label("open"))
        .join(Order, Order.id == OrderLine.order_id)
        .where(Order.history.is_(False), OrderLine.sku_id.is_not(None))
        .group_by(OrderLine.sku_id)
        .subquery()
    )
    return (
        select(Stock.sku_id, Stock.reserved, func.coalesce(reserved.c.open, 0))
        .outerjoin(reserved, reserved.c.sku_id == Stock.sku_id)
        .where(Stock.reserved != func.coalesce(reserved.c.open, 0))
    )


def status_is_the_last_act(reading: Reading) -> Iterator[Break]:
    for order_id, status, told, act in reading.execute(_in_another_status()):
        diagnosis = "never_recorded" if told is None else f"status_altered_after_{act}"
        yield Break("status", f"order:{order_id}", told, status, diagnosis)


@built_once
def _in_another_status() -> Executable:
    last = (
        select(Audit.order_id, func.max(Audit.id).label("id"))
        .where(Audit.subject.in_(("order", "return")), Audit.to_status.is_not(None))
        .group_by(Audit.order_id)
        .subquery()
    )
    return (
        select(Order.id, Order.status, Audit.to_status, Audit.act)
        .outerjoin(last, last.c.order_id == Order.id)
        .outerjoin(Audit, Audit.id == last.c.id)
        .where(or_(Audit.to_status.is_(None), Audit.to_status != Order.status))
    )


def units_add_up(reading: Reading) -> Iterator[Break]:
    for order_id, *values in reading.execute(_of_other_units_than_their_lines()):
        have, told = values[:3], [int(value) for value in values[3:]]
        if have != told:
            yield Break("units", f"order:{order_id}", str(told), str(have), "order_or_line_altered")
    for line_id, have, total in reading.execute(_shipped_otherwise()):
        yield Break("shipped", f"line:{line_id}", int(total), have, "line_or_fulfilment_altered")


@built_once
def _of_other_units_than_their_lines() -> Executable:
    lines = (
        select(
            OrderLine.order_id,
            func.sum(OrderLine.qty).label("units"),
            func.sum(OrderLine.shipped).label("shipped"),
            func.sum(OrderLine.cancelled).label("cancelled"),
        )
        .group_by(OrderLine.order_id)
        .subquery()
    )
    return (
        select(Order.id, Order.units, Order.units_shipped, Order.units_cancelled, lines.c.units, lines.c.shipped,
               lines.c.cancelled)
        .join(lines, lines.c.order_id == Order.id)
        .where(
            or_(
                Order.units != lines.c.units,
                Order.units_shipped != lines.c.shipped,
                Order.units_cancelled != lines.c.cancelled,
            ),
            or_(Order.history.is_(False), Order.units_shipped + Order.units_cancelled < Order.units),
        )
    )  # fmt: skip


@built_once
def _shipped_otherwise() -> Executable:
    sent = (
        select(FulfilmentLine.line_id, func.sum(FulfilmentLine.qty).label("qty"))
        .join(Fulfilment, Fulfilment.id == FulfilmentLine.fulfilment_id)
        .where(Fulfilment.state == FulfilmentState.SHIPPED.value)
        .group_by(FulfilmentLine.line_id)
        .subquery()
    )
    return (
        select(OrderLine.id, OrderLine.shipped, func.coalesce(sent.c.qty, 0))
        .join(Order, Order.id == OrderLine.order_id)
        .outerjoin(sent, sent.c.line_id == OrderLine.id)
        .where(Order.history.is_(False), OrderLine.shipped != func.coalesce(sent.c.qty, 0))
    )


def prices_add_up(reading: Reading) -> Iterator[Break]:
    """Line equation, and what lines still hold against what the order took less what it gave back."""
    for line_id, cash, due in reading.execute(_lines_of_another_price()):
        yield Break("price", f"line:{line_id}", due, cash, "line_altered")
    for order_id, points, cash, earn, *lines in reading.execute(_kept_by_orders_and_lines()):
        for name, have, told in zip(("points", "cash", "earn"), (points, cash, earn), lines, strict=True):
            if have != int(told):
                yield Break("price", f"order:{order_id}:{name}", int(told), have, "order_or_line_altered")


@built_once
def _lines_of_another_price() -> Executable:
    due = OrderLine.goods_fen - OrderLine.coupon_fen - OrderLine.deduction_fen
    return (
        select(OrderLine.id, OrderLine.cash_fen, due)
        .join(Order, Order.id == OrderLine.order_id)
        .where(Order.history.is_(False), OrderLine.cash_fen != due)
    )


@built_once
def _kept_by_orders_and_lines() -> Executable:
    def kept(name: str) -> Any:
        column = getattr(OrderLine, name)
        return func.sum(column - column * (OrderLine.cancelled + func.coalesce(back.c.units, 0)) // OrderLine.qty)

    back, withheld = returned_units(), withheld_money()
    held = (
        select(
            OrderLine.order_id,
            kept("points").label("points"),
            kept("cash_fen").label("cash"),
            kept("earn_points").label("earn"),
        )
        .outerjoin(back, back.c.line_id == OrderLine.id)
        .group_by(OrderLine.order_id)
        .subquery()
    )
    return (
        select(
            Order.id,
            Order.points - Order.points_back,
            Order.cash_fen - Order.cash_back_fen - Order.freight_fen + Order.freight_back_fen - withheld,
            Order.earn_points - Order.earn_back,
            held.c.points,
            held.c.cash,
            held.c.earn,
        )
        .join(held, held.c.order_id == Order.id)
        .where(
            Order.history.is_(False),
            or_(Order.paid_at.is_not(None), Order.status == OrderStatus.UNPAID.value),
        )  # fmt: skip
    )


def refunds_stay_below_payments(reading: Reading) -> Iterator[Break]:
    for payment_id, captured, refunded in reading.execute(_refunded_beyond()):
        yield Break("refund", f"payment:{payment_id}", f"<= {captured}", int(refunded), "refund_or_payment_altered")
    for order_id, due, captured in reading.execute(_paid_otherwise()):
        yield Break("payment", f"order:{order_id}", due, int(captured), "payment_or_amount_altered")


@built_once
def _refunded_beyond() -> Executable:
    sums = (
        select(Refund.payment_id, func.sum(Refund.amount_fen).label("fen"))
        .where(Refund.state.not_in(NOT_COUNTED))
        .group_by(Refund.payment_id)
        .subquery()
    )
    return (
        select(Payment.id, Payment.amount_fen, sums.c.fen)
        .join(sums, sums.c.payment_id == Payment.id)
        .where(sums.c.fen > Payment.amount_fen)
    )


@built_once
def _paid_otherwise() -> Executable:
    paid = (
        select(Payment.order_id, func.sum(Payment.amount_fen).label("fen"))
        .where(Payment.state == PaymentRowState.CAPTURED.value)
        .group_by(Payment.order_id)
        .subquery()
    )
    return (
        select(Order.id, Order.cash_fen, func.coalesce(paid.c.fen, 0))
        .outerjoin(paid, paid.c.order_id == Order.id)
        .where(Order.history.is_(False), Order.kind == OrderKind.SALE.value, Order.paid_at.is_not(None),
               Order.cash_fen != func.coalesce(paid.c.fen, 0))
    )  # fmt: skip


CHECKS: tuple[Callable[[Reading], Iterator[Break]], ...] = (
    *POINTS_CHECKS,
    stock_follows_its_ledger,
    stock_follows_cards,
    every_top_up_has_its_account,
    status_is_the_last_act,
    units_add_up,
    prices_add_up,
    refunds_stay_below_payments,
    returns_add_up,
    imported_orders_stand_as_imported,
    audit_breaks,
    recount_breaks,
    totals_breaks,
)
