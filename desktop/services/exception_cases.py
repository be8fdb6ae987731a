"""Opening and closing what needs a person, in the transaction of the act that found or mended it.

    open_case(tx, ExceptionKind.RISKY, "risky:17", order_id=17, facts={…})      once per cause, however often it is told
    close_case(tx, "payment:3", "drop_refund")        follow_order(tx, …)       what an order's new status ends

A cause is a word and the number of what it is about. What comes back opens the same row again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Executable, select, update

from desktop.models.built import built_once
from desktop.models.order import OrderException
from desktop.models.vocabulary import ExceptionKind, OrderStatus
from desktop.services.order_rows import of_returned
from desktop.services.settings import ShopSettings, read_settings
from desktop.services.transaction import Tx, upsert

K, S = ExceptionKind, OrderStatus
JUDGED = "judged"
# how long each may wait for a person; half of it where much money is at stake
PATIENCE: dict[ExceptionKind, timedelta] = {
    K.LATE_PAYMENT: timedelta(hours=4),
    K.SECOND_PAYMENT: timedelta(hours=4),
    K.WRONG_AMOUNT: timedelta(hours=4),
    K.REFUND_FAILED: timedelta(hours=2),
    K.REFUND_UNKNOWN: timedelta(hours=4),
    K.PAYMENT_UNKNOWN: timedelta(hours=1),
    K.PAYMENT_FAILING: timedelta(hours=1),
    K.PARCEL_STUCK: timedelta(days=2),
    K.PARCEL_RETURNED: timedelta(days=1),
    K.SHIP_LATE: timedelta(hours=4),
    K.OUT_OF_STOCK: timedelta(hours=8),
    K.OVERSOLD: timedelta(days=1),
    K.RISKY: timedelta(hours=4),
    K.WEBHOOK_DEAD: timedelta(hours=2),
    K.LEDGER_BREAK: timedelta(days=1),
}
# what a cause's word is about, where it isn't the word itself
SUBJECTS = {
    "unpaid": "order", "failing": "order", "ship_by": "order", "short": "order", "risky": "order", "oversold": "sku",
}  # fmt: skip
# the statuses in which what the word says of an order can still be so
STANDS = {
    "failing": frozenset({S.UNPAID}),
    "risky": frozenset({S.PAID}),
    "short": frozenset({S.PAID}),
    "ship_by": frozenset({S.TO_SHIP}),
}
_REOPENED = (
    "order_id", "kind", "subject", "subject_id", "facts", "opened_at", "due_at", "snoozed_until", "snooze_reason",
    "closed_at", "closed_by", "closed_how", "closed_reason",
)  # fmt: skip


def open_case(
    tx: Tx, kind: ExceptionKind, cause: str, *, order_id: int | None = None, facts: Mapping[str, Any] | None = None,
    amount_fen: int = 0, since: datetime | None = None, about: tuple[str, int] | None = None,
) -> bool:  # fmt: skip
    """Whether it wasn't open. What a person judged stays closed while the facts are those that she saw.

    since: where its time began before it was found. about: (subject, id) where the cause doesn't say it.
    """
    row = case_values(
        read_settings(tx), kind, cause, tx.now, order_id=order_id, facts=facts, amount_fen=amount_fen, since=since,
        about=about,
    )  # fmt: skip
    known = tx.execute(
        select(OrderException.kind, OrderException.closed_at, OrderException.closed_how, OrderException.facts).where(
            OrderException.cause == cause
        )
    ).one_or_none()
    if known is not None and known.kind == kind.value:
        if known.closed_at is None:
            if known.facts != row["facts"]:
                tx.execute(update(OrderException).where(OrderException.cause == cause).values(facts=row["facts"]))
            return False
        if known.closed_how == JUDGED and known.facts == row["facts"]:
            return False
    tx.execute(upsert(tx, OrderException, [row], keys=["cause"], replace=_REOPENED))
    return True


def case_values(
    settings: ShopSettings, kind: ExceptionKind, cause: str, now: datetime, *, order_id: int | None = None,
    facts: Mapping[str, Any] | None = None, amount_fen: int = 0, since: datetime | None = None,
    about: tuple[str, int] | None = None,
) -> dict[str, Any]:  # fmt: skip
    """The row of a case that opens now. Its urgency: what its kind may wait, sooner where the amount is large."""
    word, _, number = cause.partition(":")
    subject, subject_id = about if about is not None else (SUBJECTS.get(word, word), int(number))
    patience = PATIENCE[kind] / (2 if amount_fen and amount_fen >= settings.refund_limit_fen else 1)
    return {
        "order_id": order_id, "kind": kind.value, "cause": cause, "subject": subject, "subject_id": subject_id,
        "facts": json.dumps(dict(facts or {}), ensure_ascii=False, sort_keys=True), "opened_at": since or now,
        "due_at": (since or now) + patience, "owner_id": None, "snoozed_until": None, "snooze_reason": "",
        "closed_at": None, "closed_by": None, "closed_how": None, "closed_reason": "",
    }  # fmt: skip


def close_case(tx: Tx, cause: str, how: str) -> None:
    """What needed a person is mended by the act how; nothing where it wasn't open."""
    _close(tx, [cause], how)


def has_open_cases() -> ColumnElement[bool]:
    """Whether a person is needed for anything of an order; what an UPDATE of it returns."""
    whose = OrderException.order_id == of_returned("id")
    return select(OrderException.id).where(whose, OrderException.closed_at.is_(None)).exists()


def follow_order(tx: Tx, order_id: int, act: str, status: OrderStatus, *, any_open: bool) -> None:
    """any_open: of has_open_cases. What the order's new standing ends. A held order waits because somebody wants it to: neither late nor unjudged;
    let go again, it is judged anew."""
    ended = [word for word, states in STANDS.items() if status not in states]
    if act == "hold_order":
        ended += [word for word in ("ship_by", "risky") if word not in ended]
    if ended and any_open:
        _close(tx, [f"{word}:{order_id}" for word in ended], act)
    if act == "unhold_order" and status is S.PAID:
        tx.execute(
            update(OrderException)
            .where(OrderException.cause == f"risky:{order_id}", OrderException.closed_how == "hold_order")
            .values(closed_at=None, closed_by=None, closed_how=None)
        )


def _close(tx: Tx, causes: list[str], how: str) -> None:
    tx.execute(_closed(causes, tx.now, tx.actor.key, how))


@built_once
def _closed(causes: list[str], now: datetime, by: str, how: str) -> Executable:
    return (
        update(OrderException)
        .where(OrderException.cause.in_(causes), OrderException.closed_at.is_(None))
        .values(closed_at=now, closed_by=by, closed_how=how, snoozed_until=None)
    )
