"""An unpaid order at its deadline: the payment providers are asked before anything is cancelled.

Money that arrived is entered; what can't be told waits and is asked again; what is certainly unpaid is closed at the
provider first, so that nobody can pay for an order that the next moment cancels.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import partial

from sqlalchemy import select, update

from desktop.models.order import Order, OrderException
from desktop.models.vocabulary import ExceptionKind, OrderStatus, Permission
from desktop.services.automation.asking import asked_at_once
from desktop.services.automation.steps import Steps
from desktop.services.cancels import cancel_order
from desktop.services.errors import LeaseLost, NotFound, ReferenceTaken, Refused
from desktop.services.exception_cases import open_case
from desktop.services.office import Office
from desktop.services.order_state import read_order
from desktop.services.payments import confirm_payment
from desktop.services.provider_accounts import open_account
from desktop.services.providers.provider import PaymentAnswer, PaymentStanding, Provider
from desktop.services.refund_sending import open_accounts
from desktop.services.transaction import Actor, Reading, Tx, action, query

ASK_AGAIN = timedelta(minutes=5)


def open_providers(office: Office, actor: Actor) -> dict[str, Provider]:
    """By payment method."""
    accounts = office.ask(actor, open_accounts)
    return {account.row.method: open_account(account, office.shop_secret) for account in accounts}


@query(Permission.RUN_CLOCK)
def overdue_numbers(reading: Reading, order_ids: tuple[int, ...]) -> dict[int, str]:
    """Order numbers by id, without what was paid, cancelled or given more time meanwhile."""
    rows = reading.execute(
        select(Order.id, Order.order_no)
        .where(Order.id.in_(order_ids), Order.status == OrderStatus.UNPAID.value, Order.pay_by <= reading.now)
        .order_by(Order.pay_by, Order.id)
    )
    return dict(rows.all())


@action(Permission.RUN_CLOCK)
def put_off_deadline(tx: Tx, order_id: int, *, why: str) -> bool:
    """A provider didn't say whether the order is paid: it gets five minutes more and an exception."""
    order = read_order(tx, order_id, lock=True)
    if order.status is not OrderStatus.UNPAID or order.pay_by is None or order.pay_by > tx.now:
        raise NotFound("overdue_order", str(order_id))
    tx.execute(update(Order).where(Order.id == order_id).values(pay_by=tx.now + ASK_AGAIN))
    cause = f"unpaid:{order_id}"
    told = tx.scalar(
        select(OrderException.facts).where(OrderException.cause == cause, OrderException.closed_at.is_(None))
    )
    asked = json.loads(told).get("asked", 0) + 1 if told else 1
    open_case(
        tx, ExceptionKind.PAYMENT_UNKNOWN, cause, order_id=order_id, facts={"asked": asked, "why": why},
        amount_fen=order.cash_fen,
    )  # fmt: skip
    tx.record("put_off_deadline", "order", order_id, order_id=order_id, after={"why": why})
    return True


def standing_of(providers: Mapping[str, Provider], order_no: str, office: Office) -> tuple[str, PaymentAnswer]:
    """(method, answer) of the provider that was paid, or that doesn't tell; else of one that will take nothing more."""
    answered = ("", PaymentAnswer(PaymentStanding.CLOSED))
    for method, provider in providers.items():
        answer = provider.payment_standing(order_no, office.clock())
        if answer.standing is PaymentStanding.NOT_PAID:
            answer = provider.close_payment(order_no, office.clock())
        if answer.standing is PaymentStanding.PAID:
            return method, answer
        if answer.standing is not PaymentStanding.CLOSED:
            answered = (method, answer)
    return answered


def settle_overdue(steps: Steps, order_ids: Sequence[int], providers: Mapping[str, Provider]) -> int:
    """What becomes of overdue orders. Returns how many were cancelled. Some are asked about at the same time, and what
    isn't asked within ASKING waits for the next round: a slow provider holds up nothing else.
    """
    if not providers:
        return steps.each(cancel_order, order_ids)
    numbers = steps.office.ask(steps.actor, overdue_numbers, tuple(order_ids))
    ask = partial(standing_of, providers, office=steps.office)
    cancelled = 0
    for order_id, (method, answer) in asked_at_once(ask, list(numbers.items())):
        try:
            cancelled += _settled(steps, order_id, method, answer)
        except LeaseLost:
            raise
        except Refused as refusal:
            steps.skipped.append(f"{order_id}: {refusal}")
    return cancelled


def _settled(steps: Steps, order_id: int, method: str, answer: PaymentAnswer) -> int:
    if answer.standing is PaymentStanding.CLOSED:
        return steps.one(cancel_order, order_id)
    if answer.standing is not PaymentStanding.PAID:
        steps.do(put_off_deadline, order_id, why=answer.problem or answer.standing.value)
        return 0
    try:
        steps.do(
            confirm_payment, order_id, method=method, reference=answer.reference, amount_fen=answer.amount_fen,
            paid_at=answer.paid_at,
        )  # fmt: skip
    except ReferenceTaken:
        steps.do(put_off_deadline, order_id, why="reference_taken")
    return 0
