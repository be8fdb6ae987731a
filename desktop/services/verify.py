"""Verify: every invariant of the shop checked against its ledgers, each break with a diagnosis.

The permission is SEE: breaks name subjects by id and figures, never a person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, case, func, literal, or_, select
from sqlalchemy.orm import aliased

from desktop.models.catalogue import Stock, StockEntry
from desktop.models.journal import Audit
from desktop.models.ledger import Allocation, Balance, Freeze, Lot, PointsEntry
from desktop.models.order import Fulfilment, FulfilmentLine, Order, OrderLine, Payment, Refund
from desktop.models.vocabulary import (
    FreezeState,
    FulfilmentState,
    OrderKind,
    OrderStatus,
    PaymentRowState,
    Permission,
    PointsVerb,
)
from desktop.services.audit import audit_breaks
from desktop.services.figures import recount_breaks
from desktop.services.findings import Break
from desktop.services.import_digests import imported_orders_stand_as_imported
from desktop.services.member_totals import totals_breaks
from desktop.services.refunds import NOT_COUNTED
from desktop.services.return_breaks import returned_units, returns_add_up
from desktop.services.transaction import Reading, query

BUCKETS = ("available", "frozen", "pending", "debt")


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """checked counts rows per check; ok is True when nothing is broken."""

    ok: bool
    checked: dict[str, int]
    breaks: tuple[Break, ...]


@query(Permission.SEE)
def verify(reading: Reading) -> VerifyReport:
    """Check everything in one snapshot."""
    breaks: list[Break] = []
    checked: dict[str, int] = {}
    for check in CHECKS:
        breaks += check(reading)
    for name, table in (
        ("balances", Balance), ("lots", Lot), ("points_entries", PointsEntry), ("stock", Stock), ("orders", Order),
        ("audit", Audit),
    ):  # fmt: skip
        checked[name] = reading.scalar(select(func.count()).select_from(table))
    return VerifyReport(not breaks, checked, tuple(breaks))


def balances_follow_the_ledger(reading: Reading) -> Iterator[Break]:
    sums = (
        select(
            PointsEntry.member_id,
            *(func.sum(getattr(PointsEntry, f"d_{bucket}")).label(bucket) for bucket in BUCKETS),
            func.max(PointsEntry.id).label("last"),
        )
        .group_by(PointsEntry.member_id)
        .subquery()
    )
    last = PointsEntry
    rows = reading.execute(
        select(
            Balance.member_id,
            *(getattr(Balance, bucket) for bucket in BUCKETS),
            *(func.coalesce(sums.c[bucket], 0) for bucket in BUCKETS),
            *(func.coalesce(getattr(last, f"{bucket}_after"), 0) for bucket in BUCKETS),
        )
        .outerjoin(sums, sums.c.member_id == Balance.member_id)
        .outerjoin(last, last.id == sums.c.last)
    )
    for member_id, *values in rows:
        kept, summed, after = values[:4], [int(value) for value in values[4:8]], values[8:]
        for bucket, have, total, told in zip(BUCKETS, kept, summed, after, strict=True):
            if have != total:
                diagnosis = "balance_altered" if told == total else "entry_missing_or_altered"
                yield Break("balance", f"member:{member_id}:{bucket}", total, have, diagnosis)
            elif told != total:
                yield Break("points_ledger", f"member:{member_id}:{bucket}", told, total, "entry_missing_or_duplicate")


def lots_hold_the_balances(reading: Reading) -> Iterator[Break]:
    sums = (
        select(
            Lot.member_id,
            *(func.sum(getattr(Lot, bucket)).label(bucket) for bucket in BUCKETS[:3]),
        )
        .group_by(Lot.member_id)
        .subquery()
    )
    rows = reading.execute(
        select(
            Balance.member_id,
            *(getattr(Balance, bucket) for bucket in BUCKETS[:3]),
            *(func.coalesce(sums.c[bucket], 0) for bucket in BUCKETS[:3]),
        ).outerjoin(sums, sums.c.member_id == Balance.member_id)
    )
    for member_id, *values in rows:
        for bucket, have, held in zip(BUCKETS, values[:3], values[3:], strict=False):
            if have != int(held):
                yield Break("lots", f"member:{member_id}:{bucket}", have, int(held), "lot_or_balance_altered")
    frozen = (
        select(Allocation.lot_id, func.sum(Allocation.amount).label("amount"))
        .join(Freeze, Freeze.id == Allocation.freeze_id)
        .where(Freeze.state == FreezeState.OPEN.value)
        .group_by(Allocation.lot_id)
        .subquery()
    )
    for lot_id, have, allocated in reading.execute(
        select(Lot.id, Lot.frozen, func.coalesce(frozen.c.amount, 0))
        .outerjoin(frozen, frozen.c.lot_id == Lot.id)
        .where(Lot.frozen != func.coalesce(frozen.c.amount, 0))
    ):
        yield Break("lot_frozen", f"lot:{lot_id}", int(allocated), have, "lot_altered")


def stock_follows_its_ledger(reading: Reading) -> Iterator[Break]:
    names = ("on_hand", "reserved", "damaged")
    sums = (
        select(StockEntry.sku_id, *(func.sum(getattr(StockEntry, f"d_{name}")).label(name) for name in names))
        .group_by(StockEntry.sku_id)
        .subquery()
    )
    rows = reading.execute(
        select(
            Stock.sku_id,
            *(getattr(Stock, name) for name in names),
            *(func.coalesce(sums.c[name], 0) for name in names),
        ).outerjoin(sums, sums.c.sku_id == Stock.sku_id)
    )
    for sku_id, *values in rows:
        for name, have, total in zip(names, values[:3], values[3:], strict=True):
            if have != int(total):
                yield Break("stock", f"sku:{sku_id}:{name}", int(total), have, "stock_altered_or_entry_missing")
    reserved = (
        select(OrderLine.sku_id, func.sum(OrderLine.qty - OrderLine.shipped - OrderLine.cancelled).label("open"))
        .join(Order, Order.id == OrderLine.order_id)
        .where(Order.history.is_(False), OrderLine.sku_id.is_not(None))
        .group_by(OrderLine.sku_id)
        .subquery()
    )
    for sku_id, have, opened in reading.execute(
        select(Stock.sku_id, Stock.reserved, func.coalesce(reserved.c.open, 0))
        .outerjoin(reserved, reserved.c.sku_id == Stock.sku_id)
        .where(Stock.reserved != func.coalesce(reserved.c.open, 0))
    ):
        yield Break("reserved", f"sku:{sku_id}", int(opened), have, "stock_or_line_altered")


def status_is_the_last_act(reading: Reading) -> Iterator[Break]:
    last = (
        select(Audit.order_id, func.max(Audit.id).label("id"))
        .where(Audit.subject.in_(("order", "return")), Audit.to_status.is_not(None))
        .group_by(Audit.order_id)
        .subquery()
    )
    for order_id, status, told, act in reading.execute(
        select(Order.id, Order.status, Audit.to_status, Audit.act)
        .outerjoin(last, last.c.order_id == Order.id)
        .outerjoin(Audit, Audit.id == last.c.id)
        .where(or_(Audit.to_status.is_(None), Audit.to_status != Order.status))
    ):
        diagnosis = "never_recorded" if told is None else f"status_altered_after_{act}"
        yield Break("status", f"order:{order_id}", told, status, diagnosis)


def units_add_up(reading: Reading) -> Iterator[Break]:
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
    for order_id, *values in reading.execute(
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
    ):  # fmt: skip
        have, told = values[:3], [int(value) for value in values[3:]]
        if have != told:
            yield Break("units", f"order:{order_id}", str(told), str(have), "order_or_line_altered")
    sent = (
        select(FulfilmentLine.line_id, func.sum(FulfilmentLine.qty).label("qty"))
        .join(Fulfilment, Fulfilment.id == FulfilmentLine.fulfilment_id)
        .where(Fulfilment.state == FulfilmentState.SHIPPED.value)
        .group_by(FulfilmentLine.line_id)
        .subquery()
    )
    for line_id, have, total in reading.execute(
        select(OrderLine.id, OrderLine.shipped, func.coalesce(sent.c.qty, 0))
        .join(Order, Order.id == OrderLine.order_id)
        .outerjoin(sent, sent.c.line_id == OrderLine.id)
        .where(Order.history.is_(False), OrderLine.shipped != func.coalesce(sent.c.qty, 0))
    ):
        yield Break("shipped", f"line:{line_id}", int(total), have, "line_or_fulfilment_altered")


def prices_add_up(reading: Reading) -> Iterator[Break]:
    """Line equation, and what lines still hold against what the order took less what it gave back."""
    for line_id, cash, due in reading.execute(
        select(OrderLine.id, OrderLine.cash_fen,
               OrderLine.goods_fen - OrderLine.coupon_fen - OrderLine.deduction_fen)
        .join(Order, Order.id == OrderLine.order_id)
        .where(Order.history.is_(False),
               OrderLine.cash_fen != OrderLine.goods_fen - OrderLine.coupon_fen - OrderLine.deduction_fen)
    ):  # fmt: skip
        yield Break("price", f"line:{line_id}", due, cash, "line_altered")

    def kept(name: str) -> Any:
        column = getattr(OrderLine, name)
        return func.sum(column - column * (OrderLine.cancelled + func.coalesce(back.c.units, 0)) // OrderLine.qty)

    back = returned_units()
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
    rows = reading.execute(
        select(
            Order.id,
            Order.points - Order.points_back,
            Order.cash_fen - Order.cash_back_fen - Order.freight_fen + Order.freight_back_fen,
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
    for order_id, points, cash, earn, *lines in rows:
        for name, have, told in zip(("points", "cash", "earn"), (points, cash, earn), lines, strict=True):
            if have != int(told):
                yield Break("price", f"order:{order_id}:{name}", int(told), have, "order_or_line_altered")


def points_taken_are_kept_or_given_back(reading: Reading) -> Iterator[Break]:
    def total(*verbs: PointsVerb) -> Any:
        moved = PointsEntry.d_available + PointsEntry.d_frozen
        return func.coalesce(func.sum(case((PointsEntry.verb.in_([v.value for v in verbs]), moved), else_=0)), 0)

    ledger = (
        select(
            PointsEntry.order_id,
            (-total(PointsVerb.CONSUME)).label("consumed"),
            total(PointsVerb.REVERT).label("reverted"),
        )
        .where(PointsEntry.order_id.is_not(None))
        .group_by(PointsEntry.order_id)
        .subquery()
    )
    consumed, reverted = func.coalesce(ledger.c.consumed, 0), func.coalesce(ledger.c.reverted, 0)
    paid = Order.paid_at.is_not(None)
    for order_id, taken, back, have_taken, have_back in reading.execute(
        select(Order.id, case((paid, Order.points), else_=literal(0)), Order.points_back, consumed, reverted)
        .outerjoin(ledger, ledger.c.order_id == Order.id)
        .where(Order.history.is_(False),
               or_(case((paid, Order.points), else_=literal(0)) != consumed, Order.points_back != reverted))
    ):  # fmt: skip
        if taken != have_taken:
            yield Break("points_taken", f"order:{order_id}", taken, int(have_taken), "consume_missing_or_altered")
        if back != have_back:
            yield Break("points_back", f"order:{order_id}", back, int(have_back), "revert_missing_or_altered")
    open_freeze = select(Freeze.order_id).where(Freeze.state == FreezeState.OPEN.value)
    for order_id, status in reading.execute(
        select(Order.id, Order.status).where(
            Order.history.is_(False), Order.points > 0,
            or_(and_(Order.status == OrderStatus.UNPAID.value, Order.id.not_in(open_freeze)),
                and_(Order.status != OrderStatus.UNPAID.value, Order.id.in_(open_freeze))),
        )
    ):  # fmt: skip
        yield Break("freeze", f"order:{order_id}", "open only while unpaid", status, "freeze_or_status_altered")


def freezes_are_settled_once(reading: Reading) -> Iterator[Break]:
    """A freeze is what its entry took and its allocations hold; its state is the verb that settled it."""
    taken, settled = aliased(PointsEntry), aliased(PointsEntry)
    held = (
        select(Allocation.freeze_id, func.sum(Allocation.amount).label("amount"))
        .group_by(Allocation.freeze_id)
        .subquery()
    )
    wanted = case(
        {FreezeState.CONSUMED.value: PointsVerb.CONSUME.value, FreezeState.RELEASED.value: PointsVerb.UNFREEZE.value},
        value=Freeze.state, else_="",
    )  # fmt: skip
    verb, allocated = func.coalesce(settled.verb, ""), func.coalesce(held.c.amount, 0)
    for freeze_id, amount, have, told, found, frozen, moved in reading.execute(
        select(Freeze.id, Freeze.amount, allocated, wanted, verb, func.coalesce(taken.d_frozen, 0),
               func.coalesce(-settled.d_frozen, Freeze.amount))
        .outerjoin(held, held.c.freeze_id == Freeze.id)
        .outerjoin(taken, and_(taken.id == Freeze.entry_id, taken.verb == PointsVerb.FREEZE.value))
        .outerjoin(settled, settled.id == Freeze.settled_entry_id)
        .where(or_(allocated != Freeze.amount, wanted != verb, taken.d_frozen.is_(None),
                   taken.d_frozen != Freeze.amount, -settled.d_frozen != Freeze.amount))
    ):  # fmt: skip
        if int(have) != amount:
            yield Break("allocation", f"freeze:{freeze_id}", amount, int(have), "freeze_or_allocation_altered")
        if (told, amount, amount) != (found, frozen, moved):
            yield Break("settled", f"freeze:{freeze_id}", f"{told} {amount}", f"{found} {frozen} {moved}",
                        "freeze_altered")  # fmt: skip
    for (entry_id,) in reading.execute(
        select(PointsEntry.id)
        .outerjoin(Freeze, Freeze.entry_id == PointsEntry.id)
        .where(PointsEntry.verb == PointsVerb.FREEZE.value, Freeze.id.is_(None))
    ):
        yield Break("settled", f"entry:{entry_id}", "a freeze", "none", "freeze_altered")
    back = (
        select(Freeze.order_id, func.sum(Allocation.reverted).label("points"))
        .join(Allocation, Allocation.freeze_id == Freeze.id)
        .group_by(Freeze.order_id)
        .subquery()
    )
    for order_id, told, have in reading.execute(
        select(Order.id, Order.points_back, back.c.points)
        .join(back, back.c.order_id == Order.id)
        .where(Order.points_back != back.c.points)
    ):
        yield Break("allocation_back", f"order:{order_id}", told, int(have), "allocation_altered")


def refunds_stay_below_payments(reading: Reading) -> Iterator[Break]:
    sums = (
        select(Refund.payment_id, func.sum(Refund.amount_fen).label("fen"))
        .where(Refund.state.not_in(NOT_COUNTED))
        .group_by(Refund.payment_id)
        .subquery()
    )
    for payment_id, captured, refunded in reading.execute(
        select(Payment.id, Payment.amount_fen, sums.c.fen)
        .join(sums, sums.c.payment_id == Payment.id)
        .where(sums.c.fen > Payment.amount_fen)
    ):
        yield Break("refund", f"payment:{payment_id}", f"<= {captured}", int(refunded), "refund_or_payment_altered")
    paid = (
        select(Payment.order_id, func.sum(Payment.amount_fen).label("fen"))
        .where(Payment.state == PaymentRowState.CAPTURED.value)
        .group_by(Payment.order_id)
        .subquery()
    )
    for order_id, due, captured in reading.execute(
        select(Order.id, Order.cash_fen, func.coalesce(paid.c.fen, 0))
        .outerjoin(paid, paid.c.order_id == Order.id)
        .where(Order.history.is_(False), Order.kind == OrderKind.SALE.value, Order.paid_at.is_not(None),
               Order.cash_fen != func.coalesce(paid.c.fen, 0))
    ):  # fmt: skip
        yield Break("payment", f"order:{order_id}", due, int(captured), "payment_or_amount_altered")


CHECKS: tuple[Callable[[Reading], Iterator[Break]], ...] = (
    balances_follow_the_ledger,
    lots_hold_the_balances,
    stock_follows_its_ledger,
    status_is_the_last_act,
    units_add_up,
    prices_add_up,
    points_taken_are_kept_or_given_back,
    freezes_are_settled_once,
    refunds_stay_below_payments,
    returns_add_up,
    imported_orders_stand_as_imported,
    audit_breaks,
    recount_breaks,
    totals_breaks,
)
