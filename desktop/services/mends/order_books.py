"""An order: its status as it was recorded, its counts as lines, parcels, after-sales and the ledger tell them; and the
payments and refunds that a break of its money rests on, which no entry can mend."""

from __future__ import annotations

from typing import Any

from sqlalchemy import and_, func, select

from desktop.models.after_sales import OPEN_RETURNS
from desktop.models.journal import Audit
from desktop.models.order import Fulfilment, FulfilmentLine, Order, OrderLine, Payment, Refund
from desktop.models.returns import ReturnCase
from desktop.models.vocabulary import FulfilmentState, OrderStatus, PaymentRowState
from desktop.services.findings import Diagnosis, Entry
from desktop.services.mends.finding import Finding
from desktop.services.mends.points_rows import entries_of_order
from desktop.services.mends.steps import Step
from desktop.services.refunds import NOT_COUNTED
from desktop.services.transaction import Reading

D = Diagnosis
SHOWN = 10


def order_finding(reading: Reading, order_id: int) -> Finding:
    """What can be set right: status, units, open after-sales, points given back."""
    finding = Finding("order", order_id)
    order = reading.execute(
        select(
            Order.id, Order.status, Order.history, Order.units, Order.units_shipped, Order.units_cancelled,
            Order.returns_open, Order.points, Order.points_back,
        ).where(Order.id == order_id)
    ).one_or_none()  # fmt: skip
    if order is None:
        return finding
    _status(reading, order, finding)
    if not order.history:
        _units(reading, order, finding)
    counted = int(
        reading.scalar(select(func.count()).where(ReturnCase.order_id == order_id, ReturnCase.state.in_(OPEN_RETURNS)))
    )
    if counted != order.returns_open:
        cases = reading.execute(select(ReturnCase.id).where(ReturnCase.order_id == order_id).limit(SHOWN)).scalars()
        rows = [Entry("order", order_id, values={"returns_open": order.returns_open})]
        rows += [Entry("return", one, "beside", order_id=order_id) for one in cases]
        change = {"returns_open": counted - order.returns_open}
        finding.found(D.ALTERED, rows, [Step("order", order_id, change)])
    return finding


def _status(reading: Reading, order: Any, finding: Finding) -> None:
    last = reading.execute(
        select(Audit.id, Audit.act, Audit.to_status, Audit.at)
        .where(
            Audit.order_id == order.id, Audit.subject.in_(("order", "return")), Audit.to_status.is_not(None)
        )
        .order_by(Audit.id.desc())
        .limit(1)
    ).one_or_none()  # fmt: skip
    if last is None:
        finding.found(D.MISSING, [Entry("order", order.id, verb=order.status, order_id=order.id)])
    elif last.to_status != order.status:
        rows = [
            Entry("order", order.id, verb=order.status, order_id=order.id),
            Entry("audit", last.id, "beside", last.to_status, order.id, last.at),
        ]
        known = last.to_status in {one.value for one in OrderStatus}
        key = f"{order.status}>{last.to_status}"
        finding.found(D.ALTERED, rows, [Step("order_status", order.id, key=key)] if known else ())


def _units(reading: Reading, order: Any, finding: Finding) -> None:
    """Parcels tell what of a line has gone, lines tell what of the order has."""
    sent = (
        select(FulfilmentLine.line_id, func.sum(FulfilmentLine.qty).label("qty"))
        .join(
            Fulfilment,
            and_(Fulfilment.id == FulfilmentLine.fulfilment_id, Fulfilment.state == FulfilmentState.SHIPPED.value),
        )
        .where(Fulfilment.order_id == order.id)
        .group_by(FulfilmentLine.line_id)
        .subquery()
    )
    lines = reading.execute(
        select(OrderLine.id, OrderLine.qty, OrderLine.shipped, OrderLine.cancelled, func.coalesce(sent.c.qty, 0))
        .outerjoin(sent, sent.c.line_id == OrderLine.id)
        .where(OrderLine.order_id == order.id)
        .order_by(OrderLine.id)
    ).all()
    told = [0, 0, 0]
    for line_id, qty, shipped, cancelled, gone in lines:
        row = Entry("order_line", line_id, order_id=order.id, values={"units": qty, "shipped": shipped, "sent": gone})
        if shipped != gone:
            fits = 0 <= gone <= qty - cancelled
            finding.found(
                D.ALTERED, [row], [Step("order_line", line_id, {"shipped": int(gone) - shipped})] if fits else ()
            )
        for place, units in enumerate((qty, int(gone), cancelled)):
            told[place] += units
    have = (order.units, order.units_shipped, order.units_cancelled)
    names = ("units", "units_shipped", "units_cancelled")
    if lines and tuple(told) != have:
        rows = [Entry("order", order.id, order_id=order.id, values=dict(zip(names, have, strict=True)))]
        changes = {name: right - now for name, right, now in zip(names, told, have, strict=True) if right != now}
        fits = told[1] + told[2] <= told[0]
        finding.found(D.ALTERED, rows, [Step("order", order.id, changes)] if fits else ())


def points_back_finding(reading: Reading, order_id: int) -> Finding:
    """What an order says of its points, where the member's own books are whole: the ledger is right."""
    finding = Finding("order", order_id)
    points, back = reading.execute(select(Order.points, Order.points_back).where(Order.id == order_id)).one()
    entries = list(entries_of_order(reading, order_id))
    reverted = sum(one.values.get("available", 0) for one in entries if one.verb == "REVERT")
    rows = [Entry("order", order_id, order_id=order_id, values={"points": points, "points_back": back}), *entries]
    if reverted != back:
        step = Step("order", order_id, {"points_back": reverted - back})
        finding.found(D.ALTERED, rows, [step] if 0 <= reverted <= points else ())
    return finding


def money_entries(reading: Reading, order_id: int) -> tuple[Diagnosis, list[Entry]]:
    """Payments and refunds of an order, and what they show: the same payment twice, none, or another amount."""
    due: int = reading.scalar(select(Order.cash_fen).where(Order.id == order_id)) or 0
    rows = [Entry("order", order_id, order_id=order_id, values={"fen": due})]
    captured: list[int] = []
    for one in reading.execute(
        select(Payment.id, Payment.method, Payment.amount_fen, Payment.state, Payment.at)
        .where(Payment.order_id == order_id)
        .order_by(Payment.id)
        .limit(SHOWN)
    ):
        if one.state == PaymentRowState.CAPTURED.value:
            captured.append(one.amount_fen)
        rows.append(Entry("payment", one.id, "", one.method, order_id, one.at, {"fen": one.amount_fen}))
    for one in reading.execute(
        select(Refund.id, Refund.state, Refund.amount_fen, Refund.proposed_at)
        .where(Refund.order_id == order_id, Refund.state.not_in(NOT_COUNTED))
        .order_by(Refund.id)
        .limit(SHOWN)
    ):
        rows.append(Entry("refund", one.id, "", one.state, order_id, one.proposed_at, {"fen": one.amount_fen}))
    if due and not captured:
        return D.MISSING, rows
    if len(captured) > 1 and len(set(captured)) < len(captured):
        return D.DUPLICATE, rows
    return D.ALTERED, rows


def line_entries(reading: Reading, order_id: int) -> list[Entry]:
    names = ("goods_fen", "coupon_fen", "deduction_fen", "cash_fen", "points")
    lines = reading.execute(
        select(OrderLine.id, *(getattr(OrderLine, name) for name in names))
        .where(OrderLine.order_id == order_id)
        .order_by(OrderLine.id)
        .limit(SHOWN)
    )
    return [
        Entry("order_line", row[0], order_id=order_id, values=dict(zip(names, row[1:], strict=True))) for row in lines
    ]
