"""A buyer who can't get her money through: each try on record, and from the second one on a person is asked to help."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from desktop.models.journal import Audit
from desktop.models.order import Order
from desktop.models.vocabulary import ExceptionKind, OrderStatus, PaymentState, Permission
from desktop.services.errors import Invalid, NotAllowedNow
from desktop.services.exception_cases import open_case
from desktop.services.order_rows import OrderRow, order_row
from desktop.services.order_state import read_order
from desktop.services.payments import METHODS
from desktop.services.transaction import Reading, Tx, action

CODE_MOST, TRIES_SHOWN, HELP_AFTER = 100, 10, 2


@dataclass(frozen=True, slots=True)
class FailedTry:
    """code is the provider's word for why."""

    at: datetime
    method: str
    code: str


@action(Permission.CONFIRM_PAYMENT)
def record_failed_payment(tx: Tx, order_id: int, *, method: str, code: str) -> OrderRow:
    """The provider told that a payment of an unpaid order failed; the order waits on until its deadline."""
    if method not in METHODS:
        raise Invalid("method", "unknown")
    code = code.strip()
    if not 1 <= len(code) <= CODE_MOST:
        raise Invalid("code", "too_long" if code else "missing", CODE_MOST)
    order = read_order(tx, order_id, lock=True)
    if order.status is not OrderStatus.UNPAID:
        raise NotAllowedNow("record_failed_payment", order.status, ())
    tries = len(failed_tries(tx, order_id)) + 1
    values = {
        "payment_state": PaymentState.FAILED.value, "version": order.version + 1, "changed_at": tx.now,
        "changed_by": tx.actor.name, "last_act": "record_failed_payment",
    }  # fmt: skip
    tx.execute(update(Order).where(Order.id == order_id).values(**values))
    if tries >= HELP_AFTER:
        facts = {"tries": tries, "method": method, "code": code}
        open_case(
            tx, ExceptionKind.PAYMENT_FAILING, f"failing:{order_id}", order_id=order_id, facts=facts,
            amount_fen=order.cash_fen,
        )  # fmt: skip
    tx.record("record_failed_payment", "order", order_id, order_id=order_id, after={"method": method, "code": code})
    return order_row(tx, order_id)


def failed_tries(reading: Reading, order_id: int) -> tuple[FailedTry, ...]:
    """Newest first, at most TRIES_SHOWN."""
    rows = reading.execute(
        select(Audit.at, Audit.after)
        .where(Audit.order_id == order_id, Audit.act == "record_failed_payment")
        .order_by(Audit.id.desc())
        .limit(TRIES_SHOWN)
    )
    found = [(at, json.loads(after)) for at, after in rows]
    return tuple(FailedTry(at, told.get("method", ""), told.get("code", "")) for at, told in found)
