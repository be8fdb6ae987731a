"""What people do with an exception itself: take it, give it to a colleague, put it off, settle it by their judgement.

What mends the cause is an act of its own (release, ship, receive …) and closes the exception by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from desktop.models.order import Order, OrderException
from desktop.models.provider import RefundSending
from desktop.models.staff import Staff
from desktop.models.vocabulary import ExceptionKind, OrderStatus, Permission
from desktop.services.errors import AlreadySo, Invalid, NotFound, NotPermitted
from desktop.services.exception_cases import JUDGED
from desktop.services.order_state import read_order
from desktop.services.transaction import Tx, action

K, P = ExceptionKind, Permission
AT_ONCE, REASON_MOST = 500, 200
SNOOZE_MOST = timedelta(days=14)
# the kinds that a person's word settles, and whose word: she talked with the courier or the buyer
JUDGES: dict[ExceptionKind, Permission] = {
    K.PARCEL_STUCK: P.CORRECT_WAYBILL,
    K.PARCEL_RETURNED: P.CORRECT_WAYBILL,
    K.PAYMENT_FAILING: P.CANCEL_UNPAID,
}


@dataclass(frozen=True, slots=True)
class Handled:
    """How many were done; closed ones are over already, others are somebody else's."""

    done: int
    closed: int
    others: int


@dataclass(frozen=True, slots=True)
class _Taken:
    id: int
    kind: ExceptionKind
    subject_id: int
    order_id: int | None
    owner_id: int | None
    snoozed_until: datetime | None


@action(Permission.NOTE, Permission.ASSIGN)
def take_exceptions(tx: Tx, exception_ids: tuple[int, ...]) -> Handled:
    """They are hers, as far as they are nobody's. Raises AlreadySo where none was left for her to take."""
    mine = _staff_id(tx, tx.actor.login)
    rows = _open(tx, exception_ids)
    free = [row for row in rows if row.owner_id is None]
    if not free:
        raise AlreadySo("take_exceptions")
    _own(tx, free, mine, "take_exception")
    others = sum(row.owner_id not in (None, mine) for row in rows)
    return Handled(len(free), len(set(exception_ids)) - len(rows), others)


@action(Permission.ASSIGN, Permission.NOTE)
def assign_exceptions(tx: Tx, exception_ids: tuple[int, ...], *, login: str | None) -> Handled:
    """Whosever they were, they are a colleague's now, or nobody's. Who may not assign may only give back her own."""
    rows = _open(tx, exception_ids)
    if not tx.actor.may(P.ASSIGN):
        if login is not None:
            raise NotPermitted(P.ASSIGN)
        rows = [row for row in rows if row.owner_id == tx.actor.staff_id]
    target = None if login is None else _staff_id(tx, login)
    changed = [row for row in rows if row.owner_id != target]
    if not changed:
        raise AlreadySo("assign_exceptions")
    _own(tx, changed, target, "assign_exception")
    return Handled(len(changed), len(set(exception_ids)) - len(rows), 0)


@action(Permission.NOTE)
def snooze_exceptions(tx: Tx, exception_ids: tuple[int, ...], *, until: datetime, reason: str) -> Handled:
    """Out of the list until then, with the reason. Raises Invalid: until is past, or further off than SNOOZE_MOST."""
    if until <= tx.now:
        raise Invalid("until", "past")
    if until > tx.now + SNOOZE_MOST:
        raise Invalid("until", "too_far", SNOOZE_MOST.days)
    reason = _reason(reason)
    rows = _open(tx, exception_ids)
    if not rows:
        raise NotFound("exception", " ".join(map(str, exception_ids[:3])))
    _write(tx, rows, {"snoozed_until": until, "snooze_reason": reason})
    for row in rows:
        tx.record(
            "snooze_exception", "exception", row.id, order_id=row.order_id, after={"until": until.isoformat()},
            reason=reason,
        )  # fmt: skip
    return Handled(len(rows), len(set(exception_ids)) - len(rows), 0)


@action(Permission.NOTE)
def wake_exceptions(tx: Tx, exception_ids: tuple[int, ...]) -> Handled:
    """Back in the list before their time."""
    rows = [row for row in _open(tx, exception_ids) if row.snoozed_until is not None]
    if not rows:
        raise AlreadySo("wake_exceptions")
    _write(tx, rows, {"snoozed_until": None, "snooze_reason": ""})
    for row in rows:
        tx.record("wake_exception", "exception", row.id, order_id=row.order_id)
    return Handled(len(rows), len(set(exception_ids)) - len(rows), 0)


@action(*sorted(set(JUDGES.values())))
def settle_exception(tx: Tx, exception_id: int, *, reason: str) -> Handled:
    """Closed by a person's word, for kinds that have no act of ours; the same facts don't open it again.

    Raises NotFound: it is over. Raises Invalid: the kind is mended by an act, not by a word.
    """
    reason = _reason(reason)
    row = _one(tx, exception_id)
    if row.kind not in JUDGES:
        raise Invalid("kind", "needs_its_act")
    tx.require(JUDGES[row.kind])
    _write(
        tx, [row],
        {"closed_at": tx.now, "closed_by": tx.actor.key, "closed_how": JUDGED, "closed_reason": reason,
         "snoozed_until": None},
    )  # fmt: skip
    tx.record(
        "settle_exception", "exception", row.id, order_id=row.order_id, after={"kind": row.kind.value}, reason=reason
    )
    return Handled(1, 0, 0)


@action(Permission.REPLY, Permission.SHIP, Permission.CONFIRM_PAYMENT)
def contact_buyer(tx: Tx, exception_id: int, *, how: str) -> Handled:
    """On record that she reached for the buyer about it, and how: copied, phone."""
    if how not in ("copied", "phone"):
        raise Invalid("how", "unknown")
    row = _one(tx, exception_id)
    tx.record("contact_buyer", "exception", row.id, order_id=row.order_id, after={"how": how})
    return Handled(1, 0, 0)


@action(Permission.CONFIRM_PAYMENT, Permission.REFUND_TO_LIMIT, Permission.REFUND_ABOVE)
def ask_provider_again(tx: Tx, exception_id: int) -> Handled:
    """The worker asks the payment provider in its next round instead of waiting. Raises Invalid for other kinds."""
    row = _one(tx, exception_id)
    if row.kind is K.PAYMENT_UNKNOWN and row.order_id is not None:
        order = read_order(tx, row.order_id, lock=True)
        if order.status is not OrderStatus.UNPAID:
            raise NotFound("exception", str(exception_id))
        tx.execute(update(Order).where(Order.id == order.id).values(pay_by=tx.now))
    elif row.kind is K.REFUND_UNKNOWN:
        tx.execute(
            update(RefundSending)
            .where(RefundSending.refund_id == row.subject_id, RefundSending.ask_at.is_not(None))
            .values(ask_at=tx.now)
        )
    else:
        raise Invalid("kind", "needs_its_act")
    tx.record("ask_provider_again", "exception", row.id, order_id=row.order_id)
    return Handled(1, 0, 0)


def _open(tx: Tx, exception_ids: tuple[int, ...]) -> list[_Taken]:
    """Those that are still open, locked."""
    wanted = sorted(set(exception_ids))
    if not 1 <= len(wanted) <= AT_ONCE:
        raise Invalid("exception_ids", "too_many" if wanted else "missing", AT_ONCE)
    rows = tx.execute(
        select(
            OrderException.id, OrderException.kind, OrderException.subject_id, OrderException.order_id,
            OrderException.owner_id, OrderException.snoozed_until,
        )
        .where(OrderException.id.in_(wanted), OrderException.closed_at.is_(None))
        .order_by(OrderException.id)
        .with_for_update()
    )  # fmt: skip
    return [_Taken(row.id, ExceptionKind(row.kind), *row[2:]) for row in rows]


def _one(tx: Tx, exception_id: int) -> _Taken:
    rows = _open(tx, (exception_id,))
    if not rows:
        raise NotFound("exception", str(exception_id))
    return rows[0]


def _own(tx: Tx, rows: list[_Taken], owner_id: int | None, act: str) -> None:
    _write(tx, rows, {"owner_id": owner_id})
    for row in rows:
        tx.record(
            act, "exception", row.id, order_id=row.order_id, before={"staff": row.owner_id}, after={"staff": owner_id}
        )


def _write(tx: Tx, rows: list[_Taken], values: dict[str, Any]) -> None:
    tx.execute(update(OrderException).where(OrderException.id.in_([row.id for row in rows])).values(**values))


def _staff_id(tx: Tx, login: str) -> int:
    staff_id: int | None = tx.scalar(select(Staff.id).where(Staff.login == login, Staff.active))
    if staff_id is None:
        raise NotFound("staff", login)
    return staff_id


def _reason(text: str) -> str:
    if not 1 <= len(text.strip()) <= REASON_MOST:
        raise Invalid("reason", "missing" if not text.strip() else "too_long", REASON_MOST)
    return text.strip()
