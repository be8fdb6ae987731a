"""Money that goes back: proposed, approved, then sent to a connected provider or recorded by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select, update

from desktop.models.order import Order, OrderException, Payment, Refund
from desktop.models.provider import RefundSending
from desktop.models.vocabulary import (
    REFUND_MOVES,
    ExceptionKind,
    PaymentRowState,
    PaymentState,
    Permission,
    RefundState,
)
from desktop.services.errors import Invalid, NotFound, NotPermitted, RefundRefused
from desktop.services.exception_cases import close_case, open_case
from desktop.services.order_rows import OrderRow, order_row
from desktop.services.order_state import OrderInHand, changed_by_other, read_order
from desktop.services.settings import read_settings
from desktop.services.transaction import Reading, RefundMove, Tx, action, insert_row

# why a refund failed, where a person says so
BY_HAND = "by_hand"
NOT_COUNTED = (RefundState.DROPPED.value, RefundState.FAILED.value)
# a refund that nothing follows on
SETTLED = (RefundState.DONE, RefundState.DROPPED)


@dataclass(frozen=True, slots=True)
class TakenRefund:
    id: int
    order_id: int
    payment_id: int
    amount_fen: int
    state: RefundState


def captured_payment(tx: Tx, order_id: int) -> tuple[int, int] | None:
    """(payment id, fen) of the payment that stands for the order."""
    row = tx.execute(
        select(Payment.id, Payment.amount_fen)
        .where(Payment.order_id == order_id, Payment.state == PaymentRowState.CAPTURED.value)
        .order_by(Payment.id)
        .limit(1)
    ).one_or_none()
    return (row.id, row.amount_fen) if row else None


def propose_refund(
    tx: Tx, order_id: int, payment_id: int, captured_fen: int, amount_fen: int, *, cause: str, reason: str,
    approve: bool,
) -> int:  # fmt: skip
    """A refund of a payment, approved at once when approve and within the actor's limit. Raises RefundRefused."""
    counted = tx.scalar(
        select(func.coalesce(func.sum(Refund.amount_fen), 0)).where(
            Refund.payment_id == payment_id, Refund.state.not_in(NOT_COUNTED)
        )
    )
    if amount_fen <= 0 or amount_fen > captured_fen - counted:
        raise RefundRefused("above_captured", captured_fen - counted)
    approved = approve and may_approve(tx, amount_fen)
    state = RefundState.APPROVED if approved else RefundState.PROPOSED
    tx.moves.append(RefundMove(amount_fen, state))
    return insert_row(
        tx, Refund.id, order_id=order_id, payment_id=payment_id, cause=cause, amount_fen=amount_fen, state=state.value,
        reason=reason, proposed_by=tx.actor.key, proposed_at=tx.now, approved_by=tx.actor.key if approved else None,
    )  # fmt: skip


def may_approve(reading: Reading, amount_fen: int) -> bool:
    if reading.actor.may(Permission.REFUND_ABOVE):
        return True
    return reading.actor.may(Permission.REFUND_TO_LIMIT) and amount_fen <= read_settings(reading).refund_limit_fen


def refund_for_act(tx: Tx, order: OrderInHand, amount_fen: int, *, cause: str, reason: str) -> int | None:
    """The refund that a cancel makes, when money was captured for what is given back."""
    if amount_fen <= 0:
        return None
    payment = captured_payment(tx, order.id)
    if payment is None:
        return None
    return propose_refund(tx, order.id, payment[0], payment[1], amount_fen, cause=cause, reason=reason, approve=True)


@action(Permission.REFUND_TO_LIMIT, Permission.REFUND_ABOVE)
def approve_refund(tx: Tx, refund_id: int, *, seen: int | None = None) -> OrderRow:
    refund = take_refund(tx, refund_id, seen)
    if not may_approve(tx, refund.amount_fen):
        raise NotPermitted(Permission.REFUND_ABOVE)
    return move_refund(tx, refund, RefundState.APPROVED, "approve_refund", {"approved_by": tx.actor.key})


@action(Permission.REFUND_TO_LIMIT, Permission.REFUND_ABOVE)
def drop_refund(tx: Tx, refund_id: int, *, reason: str, seen: int | None = None) -> OrderRow:
    refund = take_refund(tx, refund_id, seen)
    if not may_approve(tx, refund.amount_fen):
        raise NotPermitted(Permission.REFUND_ABOVE)
    if not reason.strip():
        raise Invalid("reason", "missing")
    return move_refund(tx, refund, RefundState.DROPPED, "drop_refund", {}, reason)


@action(Permission.REFUND_TO_LIMIT, Permission.REFUND_ABOVE)
def record_refund_done(tx: Tx, refund_id: int, *, reference: str, seen: int | None = None) -> OrderRow:
    """The money has gone back elsewhere: reference is the provider's or the bank's."""
    if not 1 <= len(reference.strip()) <= 100:
        raise Invalid("reference", "missing" if not reference.strip() else "too_long", 100)
    refund = take_refund(tx, refund_id, seen)
    return move_refund(
        tx, refund, RefundState.DONE, "record_refund_done", {"done_at": tx.now, "reference": reference.strip()}
    )


@action(Permission.REFUND_TO_LIMIT, Permission.REFUND_ABOVE)
def record_refund_failed(tx: Tx, refund_id: int, *, reason: str, seen: int | None = None) -> OrderRow:
    if not reason.strip():
        raise Invalid("reason", "missing")
    refund = take_refund(tx, refund_id, seen)
    row = move_refund(tx, refund, RefundState.FAILED, "record_refund_failed", {}, reason)
    open_case(
        tx, ExceptionKind.REFUND_FAILED, f"refund:{refund_id}", order_id=refund.order_id,
        facts={"fen": refund.amount_fen, "why": BY_HAND}, amount_fen=refund.amount_fen,
    )  # fmt: skip
    return row


def take_refund(tx: Tx, refund_id: int, seen: int | None) -> TakenRefund:
    """The refund, its order locked. Raises NotFound, ChangedByOther when the order isn't as it was seen."""
    order_id = tx.scalar(select(Refund.order_id).where(Refund.id == refund_id))
    if order_id is None:
        raise NotFound("refund", str(refund_id))
    order = read_order(tx, order_id, lock=True)
    if seen is not None and seen != order.version:
        raise changed_by_other(tx, order)
    row = tx.execute(select(Refund.payment_id, Refund.amount_fen, Refund.state).where(Refund.id == refund_id)).one()
    return TakenRefund(refund_id, order_id, row.payment_id, row.amount_fen, RefundState(row.state))


def move_refund(
    tx: Tx, refund: TakenRefund, to: RefundState, act: str, values: dict[str, object], reason: str = ""
) -> OrderRow:
    if to not in REFUND_MOVES[refund.state]:
        raise RefundRefused(f"{refund.state.value}_to_{to.value}", refund.amount_fen)
    if to is RefundState.APPROVED and refund.state is RefundState.FAILED:
        _check_cap(tx, refund)
    tx.execute(update(Refund).where(Refund.id == refund.id).values(state=to.value, **values))
    changes: dict[str, object] = {"version": Order.version + 1, "changed_at": tx.now, "changed_by": tx.actor.name}
    close_case(tx, f"refund:{refund.id}", act)
    if to in SETTLED or to is RefundState.FAILED:
        tx.execute(update(RefundSending).where(RefundSending.refund_id == refund.id).values(ask_at=None))
    if to in SETTLED:
        close_case(tx, f"payment:{refund.payment_id}", act)
        changes["payment_state"] = _badge(tx, refund.order_id)
    if to is RefundState.DONE:
        method, currency = tx.execute(
            select(Payment.method, Payment.currency).where(Payment.id == refund.payment_id)
        ).one()
        tx.add_figure("refund", read_settings(tx).shop_day(tx.now), f"{method}|{currency}", n=1, fen=refund.amount_fen)
    tx.execute(update(Order).where(Order.id == refund.order_id).values(**changes, last_act=act))
    tx.record(
        act, "refund", refund.id, order_id=refund.order_id, before={"state": refund.state.value},
        after={"state": to.value, "fen": refund.amount_fen}, reason=reason,
    )  # fmt: skip
    row = order_row(tx, refund.order_id)
    if to is RefundState.DONE:
        tx.emit("refund.completed", f"order:{row.id}", row.version, {"order": row.order_no, "fen": refund.amount_fen})
    return row


def _check_cap(tx: Tx, refund: TakenRefund) -> None:
    captured = tx.scalar(select(Payment.amount_fen).where(Payment.id == refund.payment_id))
    counted = tx.scalar(
        select(func.coalesce(func.sum(Refund.amount_fen), 0)).where(
            Refund.payment_id == refund.payment_id, Refund.state.not_in(NOT_COUNTED)
        )
    )
    if refund.amount_fen > captured - counted:
        raise RefundRefused("above_captured", captured - counted)


@dataclass(frozen=True, slots=True)
class Money:
    """A payment and what of it has gone back, in minor units; aside: it never stood for the order."""

    fen: int
    done_fen: int
    aside: bool
    in_question: bool = False


def badge_of(paid: bool, moneys: Sequence[Money]) -> PaymentState:
    """The badge of the money: a payment in question first, then what stands for the order, then what went back."""
    if any(money.in_question for money in moneys):
        return PaymentState.UNVERIFIED
    standing = [money for money in moneys if not money.aside] if paid else moneys
    done, captured = sum(money.done_fen for money in standing), sum(money.fen for money in standing)
    if not done:
        return PaymentState.PAID if paid else PaymentState.UNPAID
    return PaymentState.REFUNDED if done >= captured else PaymentState.PARTLY_REFUNDED


def _badge(tx: Tx, order_id: int) -> str:
    back = (
        select(Refund.payment_id, func.sum(Refund.amount_fen).label("fen"))
        .where(Refund.order_id == order_id, Refund.state == RefundState.DONE.value)
        .group_by(Refund.payment_id)
        .subquery()
    )
    opened = select(OrderException.cause, OrderException.closed_at).where(OrderException.order_id == order_id)
    questions = {cause: closed_at is None for cause, closed_at in tx.execute(opened)}
    moneys = [
        Money(fen, int(done), f"payment:{payment_id}" in questions, questions.get(f"payment:{payment_id}", False))
        for payment_id, fen, done in tx.execute(
            select(Payment.id, Payment.amount_fen, func.coalesce(back.c.fen, 0))
            .outerjoin(back, back.c.payment_id == Payment.id)
            .where(Payment.order_id == order_id)
        )
    ]
    paid = tx.scalar(select(Order.paid_at).where(Order.id == order_id)) is not None
    return badge_of(paid, moneys).value
