"""What stands beside an order: hold, assignee, priority, tags and notes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select

from desktop.models.order import OrderNote, OrderTag
from desktop.models.staff import Staff
from desktop.models.vocabulary import OrderStatus, Permission, RestReason
from desktop.services.errors import Invalid, NotAllowedNow, NotFound
from desktop.services.order_rows import OrderRow
from desktop.services.order_state import changed_by_other, put_order, take_order
from desktop.services.transaction import Tx, action, insert_row, upsert

NOTE_MOST, TAG_MOST, REASON_MOST = 2_000, 30, 200
PRIORITIES = range(-1, 3)


@action(Permission.HOLD)
def hold_order(
    tx: Tx, order_id: int, *, reason: str, until: datetime | None = None, seen: int | None = None
) -> OrderRow:
    """Release, ship, deadline and auto-complete wait; payment, cancel and notes don't."""
    if not 1 <= len(reason.strip()) <= REASON_MOST:
        raise Invalid("reason", "missing" if not reason.strip() else "too_long", REASON_MOST)
    if until is not None and until <= tx.now:
        raise Invalid("until", "past")
    order = take_order(tx, order_id, "hold_order", seen)
    return put_order(
        tx, order, "hold_order", values={"hold_reason": reason.strip(), "hold_until": until}, event="order.held",
        before={"reason": order.hold_reason}, after={"until": until.isoformat() if until else None}, reason=reason,
    )  # fmt: skip


@action(Permission.HOLD)
def unhold_order(tx: Tx, order_id: int, *, seen: int | None = None) -> OrderRow:
    order = take_order(tx, order_id, "unhold_order", seen)
    if order.hold_reason is None:
        raise NotAllowedNow("unhold_order", order.status, ("hold_order",), because="not_held")
    values: dict[str, object] = {"hold_reason": None, "hold_until": None}
    if order.status is OrderStatus.PAID and order.rest_reason == RestReason.HELD.value:
        values["rest_reason"] = RestReason.MANUAL.value
    return put_order(
        tx, order, "unhold_order", values=values, before={"reason": order.hold_reason}, event="order.unheld"
    )


@action(Permission.ASSIGN)
def assign_order(tx: Tx, order_id: int, *, login: str | None, still: str | None = None) -> OrderRow:
    """Give the order to a colleague by login, or to nobody.

    still: the login that must have it, "" for nobody. Raises ChangedByOther where somebody else has it by now.
    """
    order = take_order(tx, order_id, "assign_order")
    has = select(Staff.login).where(Staff.id == (order.assignee_id or 0))
    if still is not None and (tx.scalar(has) or "") != still:
        raise changed_by_other(tx, order, "assign_order")
    staff_id = None
    if login is not None:
        staff_id = tx.scalar(select(Staff.id).where(Staff.login == login, Staff.active))
        if staff_id is None:
            raise NotFound("staff", login)
    return put_order(
        tx, order, "assign_order", values={"assignee_id": staff_id}, before={"staff": order.assignee_id},
        after={"staff": staff_id},
    )  # fmt: skip


@action(Permission.SET_PRIORITY)
def set_priority(tx: Tx, order_id: int, *, priority: int, still: int | None = None) -> OrderRow:
    """still: the priority that it must have. Raises ChangedByOther where it has another one by now."""
    if priority not in PRIORITIES:
        raise Invalid("priority", "out_of_range", PRIORITIES[-1])
    order = take_order(tx, order_id, "set_priority")
    if still is not None and order.priority != still:
        raise changed_by_other(tx, order, "set_priority")
    return put_order(
        tx, order, "set_priority", values={"priority": priority}, before={"priority": order.priority},
        after={"priority": priority},
    )  # fmt: skip


@action(Permission.TAG)
def tag_order(tx: Tx, order_id: int, *, tag: str) -> OrderRow:
    tag = tag.strip()
    if not 1 <= len(tag) <= TAG_MOST:
        raise Invalid("tag", "missing" if not tag else "too_long", TAG_MOST)
    order = take_order(tx, order_id, "tag_order")
    tx.execute(upsert(tx, OrderTag, [{"order_id": order_id, "tag": tag}], keys=["order_id", "tag"]))
    return put_order(tx, order, "tag_order", after={"tag": tag})


@action(Permission.TAG)
def untag_order(tx: Tx, order_id: int, *, tag: str) -> OrderRow:
    order = take_order(tx, order_id, "untag_order")
    gone = tx.execute(delete(OrderTag).where(OrderTag.order_id == order_id, OrderTag.tag == tag))
    if gone.rowcount == 0:
        raise NotFound("tag", tag)
    return put_order(tx, order, "untag_order", before={"tag": tag})


@action(Permission.NOTE)
def note_order(tx: Tx, order_id: int, *, body: str) -> OrderRow:
    """A note for colleagues, class 内部: personal data doesn't belong here."""
    if not 1 <= len(body.strip()) <= NOTE_MOST:
        raise Invalid("body", "missing" if not body.strip() else "too_long", NOTE_MOST)
    order = take_order(tx, order_id, "note_order")
    note_id = insert_row(tx, OrderNote.id, order_id=order_id, body=body.strip(), author=tx.actor.key, at=tx.now)
    return put_order(tx, order, "note_order", after={"note": note_id})
