"""Money that arrives: on time, late, twice or wrong. Only the right one moves the order."""

from __future__ import annotations

import hashlib
from datetime import datetime

from sqlalchemy import Executable, func, or_, select, update

from desktop.models.built import built_once
from desktop.models.order import Order, OrderLine, Payment, Refund
from desktop.models.vocabulary import (
    ExceptionKind,
    OrderStatus,
    PaymentRowState,
    PaymentState,
    Permission,
    RefundState,
)
from desktop.services.earning import earn
from desktop.services.errors import Invalid, ReferenceTaken, Refused
from desktop.services.exception_cases import close_case, open_case
from desktop.services.figures import count_lines
from desktop.services.freezes import consume, freeze
from desktop.services.fulfilment import after_payment
from desktop.services.members import living_member
from desktop.services.order_rows import OrderRow, order_row
from desktop.services.order_state import OrderInHand, changed_by_other, lines_of, put_order, read_order
from desktop.services.placing import reserve_lines, take_quota
from desktop.services.refunds import propose_refund
from desktop.services.rules import rules_by_id
from desktop.services.settings import read_settings
from desktop.services.transaction import Tx, action, insert_row

# who recorded what an import wrote: the file's order numbers, no provider's references
IMPORTED = "import"
METHODS = ("wechat", "alipay", "unionpay", "bank", "cash", "other")


@action(Permission.CONFIRM_PAYMENT)
def confirm_payment(
    tx: Tx,
    order_id: int,
    *,
    method: str,
    reference: str,
    amount_fen: int,
    paid_at: datetime | None = None,
    seen: int | None = None,
) -> OrderRow:
    """Record a payment of amount_fen minor units by its provider's reference, and what follows from it.

    The same payment (method, reference) again changes nothing; for another order it is refused by ReferenceTaken. A
    late one revives an order that only the deadline had cancelled; a second, wrong or too late one is kept, opens an
    exception and proposes its refund.
    """
    reference = reference.strip()
    if method not in METHODS:
        raise Invalid("method", "unknown")
    if not 1 <= len(reference) <= 100:
        raise Invalid("reference", "too_long" if reference else "missing", 100)
    if not 0 <= amount_fen <= 10**12:
        raise Invalid("amount_fen", "out_of_range", 10**12)
    order = read_order(tx, order_id, lock=True)
    known = tx.execute(_known(order_id, method, reference)).one_or_none()
    if known is not None:
        tx.record("repeat_payment", "payment", known.id, order_id=order_id, after={"method": method})
        return order_row(tx, order_id)
    if seen is not None and seen != order.version:
        raise changed_by_other(tx, order)
    if method != "cash":
        _refuse_taken(tx, order_id, method, reference)
    right = amount_fen == order.cash_fen
    if order.status is OrderStatus.UNPAID and right:
        payment_id = _keep(tx, order, method, reference, amount_fen, paid_at, None)
        return _pay(tx, order, payment_id, method, amount_fen)
    if order.status is OrderStatus.CANCELLED and order.paid_at is None and right:
        return _pay_late(tx, order, method, reference, amount_fen, paid_at)
    problem = ExceptionKind.SECOND_PAYMENT if order.paid_at is not None else ExceptionKind.WRONG_AMOUNT
    return _keep_aside(tx, order, method, reference, amount_fen, paid_at, problem)


@built_once
def _known(order_id: int, method: str, reference: str) -> Executable:
    return select(Payment.id, Payment.amount_fen).where(
        Payment.order_id == order_id, Payment.method == method, Payment.reference == reference
    )


@built_once
def _taken_by(order_id: int, method: str, reference: str) -> Executable:
    goes_back = select(Refund.id).where(Refund.payment_id == Payment.id, Refund.state != RefundState.DROPPED.value)
    return (
        select(Order.order_no)
        .join(Payment, Payment.order_id == Order.id)
        .where(
            Payment.method == method, Payment.reference == reference, Payment.order_id != order_id,
            Payment.recorded_by != IMPORTED,
            or_(Payment.state == PaymentRowState.CAPTURED.value, goes_back.exists()),
        )
        .order_by(Payment.id)
        .limit(1)
    )  # fmt: skip


def _refuse_taken(tx: Tx, order_id: int, method: str, reference: str) -> None:
    """A payment kept aside whose refund was dropped was another order's. What an import wrote is no provider's word."""
    if tx.on_postgresql:
        # two orders with it in the same moment: the second waits, and finds the first
        word = hashlib.sha256(f"payment:{method}:{reference}".encode()).digest()
        tx.execute(select(func.pg_advisory_xact_lock(int.from_bytes(word[:8], "big", signed=True))))
    other = tx.scalar(_taken_by(order_id, method, reference))
    if other is not None:
        raise ReferenceTaken(reference, other)


def _pay(tx: Tx, order: OrderInHand, payment_id: int, method: str, amount_fen: int) -> OrderRow:
    values = {
        "paid_at": tx.now, "payment_state": PaymentState.PAID.value, "pay_method": method, "pay_by": None,
        "cancelled_at": None, "cancel_cause": None,
    }  # fmt: skip
    close_case(tx, f"unpaid:{order.id}", "confirm_payment")
    if not order.history:
        assert order.member_id is not None and order.rule_version_id is not None
        consume(tx, order.member_id, order_id=order.id)
        rules = rules_by_id(tx, order.rule_version_id)
        earn(tx, order.member_id, order.earn_points, order_id=order.id, rules=rules, cause=f"payment:{payment_id}")
    tx.add_figure("payment", read_settings(tx).shop_day(tx.now), f"{method}|{order.currency}", n=1, fen=amount_fen)
    put_order(
        tx, order, "confirm_payment", to=OrderStatus.PAID, values=values,
        after={"method": method, "fen": amount_fen, "points": order.points},
    )  # fmt: skip
    return after_payment(tx, order.id, cause=f"payment:{payment_id}")


def _pay_late(
    tx: Tx, order: OrderInHand, method: str, reference: str, amount_fen: int, paid_at: datetime | None
) -> OrderRow:
    """At the stored price and version: stock, quota and points all again, or a refund of all of it."""
    payment_id = _keep(tx, order, method, reference, amount_fen, paid_at, None)
    if order.cancel_cause == "deadline" and not order.history:
        try:
            with tx.savepoint():
                return _revive(tx, order, payment_id, method, amount_fen)
        except Refused as refusal:
            problem = str(refusal)
    else:
        problem = "cancelled_by_a_person"
    late = {"state": PaymentRowState.UNVERIFIED.value, "problem": ExceptionKind.LATE_PAYMENT.value}
    tx.execute(update(Payment).where(Payment.id == payment_id).values(**late))
    return _hand_back(tx, order, payment_id, amount_fen, ExceptionKind.LATE_PAYMENT, problem)


def _revive(tx: Tx, order: OrderInHand, payment_id: int, method: str, amount_fen: int) -> OrderRow:
    assert order.member_id is not None and order.rule_version_id is not None
    living_member(tx, order.member_id)
    lines = lines_of(tx, order.id)
    freeze(tx, order.member_id, order.points, order_id=order.id)
    period = take_quota(tx, order.member_id, rules_by_id(tx, order.rule_version_id).document, lines)
    reserve_lines(tx, order.id, lines, cause=f"payment:{payment_id}")
    count_lines(tx, order, lines)
    tx.execute(update(OrderLine).where(OrderLine.order_id == order.id).values(cancelled=0, quota_period=period))
    tx.execute(update(Order).where(Order.id == order.id).values(units_cancelled=0))
    return _pay(tx, order, payment_id, method, amount_fen)


def _keep_aside(
    tx: Tx, order: OrderInHand, method: str, reference: str, amount_fen: int, paid_at: datetime | None,
    problem: ExceptionKind,
) -> OrderRow:  # fmt: skip
    payment_id = _keep(tx, order, method, reference, amount_fen, paid_at, problem.value)
    return _hand_back(tx, order, payment_id, amount_fen, problem, problem.value)


def _hand_back(
    tx: Tx, order: OrderInHand, payment_id: int, amount_fen: int, kind: ExceptionKind, problem: str
) -> OrderRow:
    """The payment is kept, its whole refund proposed, the order stays where it is and an exception opens."""
    if amount_fen:
        propose_refund(
            tx, order.id, payment_id, amount_fen, amount_fen, cause=f"payment:{payment_id}", reason=kind.value,
            approve=False,
        )  # fmt: skip
    facts = {"fen": amount_fen, "due_fen": order.cash_fen, "why": problem}
    open_case(tx, kind, f"payment:{payment_id}", order_id=order.id, facts=facts, amount_fen=amount_fen)
    tx.execute(
        update(Order)
        .where(Order.id == order.id)
        .values(
            payment_state=PaymentState.UNVERIFIED.value, version=order.version + 1, changed_at=tx.now,
            changed_by=tx.actor.name, last_act="confirm_payment",
        )
    )  # fmt: skip
    tx.record(
        "confirm_payment", "payment", payment_id, order_id=order.id,
        after={"fen": amount_fen, "kept_aside": kind.value}, reason=problem,
    )  # fmt: skip
    tx.emit("order.payment_kept_aside", f"order:{order.id}", order.version + 1,
            {"order": order.order_no, "fen": amount_fen, "why": kind.value})  # fmt: skip
    return order_row(tx, order.id)


def _keep(
    tx: Tx, order: OrderInHand, method: str, reference: str, amount_fen: int, paid_at: datetime | None,
    problem: str | None,
) -> int:  # fmt: skip
    state = PaymentRowState.UNVERIFIED if problem else PaymentRowState.CAPTURED
    return insert_row(
        tx, Payment.id, order_id=order.id, method=method, reference=reference, amount_fen=amount_fen,
        currency=order.currency, state=state.value, problem=problem, at=paid_at or tx.now, recorded_at=tx.now,
        recorded_by=tx.actor.key,
    )  # fmt: skip
