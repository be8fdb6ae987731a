"""Who may take an act back: she herself within a minute, while it is the order's last; later by right and reason."""

from __future__ import annotations

import json

from sqlalchemy import select

from desktop.models.journal import Audit
from desktop.models.vocabulary import ActorKind, Permission
from desktop.services.errors import Invalid, NotPermitted
from desktop.services.order_state import QUIET_ACTS, OrderInHand
from desktop.services.transaction import Tx

UNDO_SECONDS = 60


def may_undo(tx: Tx, order: OrderInHand, act: str, permission: Permission, reason: str, **made: int | None) -> None:
    """Her own last act within a minute needs no reason, when it made what is undone; else the right and a reason.

    Notes, tags, assignee and priority that came after it don't stand in the way.
    """
    last = tx.execute(
        select(Audit.act, Audit.actor, Audit.at, Audit.after)
        .where(Audit.order_id == order.id, Audit.act.not_in(QUIET_ACTS))
        .order_by(Audit.id.desc())
        .limit(1)
    ).one_or_none()
    own = (
        last is not None
        and tx.actor.kind is ActorKind.STAFF
        and last.actor == tx.actor.key
        and last.act == act
        and (tx.now - last.at).total_seconds() <= UNDO_SECONDS
        and made.items() <= json.loads(last.after).items()
    )
    if own:
        return
    if not tx.actor.may(permission):
        raise NotPermitted(permission)
    if not reason.strip():
        raise Invalid("reason", "missing")


def cancelled_since(tx: Tx, order_id: int, fulfilment_id: int) -> bool:
    """Whether units were cancelled after this parcel went, by the audit's order: its clocks may be of several PCs."""
    gone = False
    told = tx.execute(
        select(Audit.act, Audit.after)
        .where(Audit.order_id == order_id, Audit.act.in_(("ship_order", "cancel_lines", "refund_return")))
        .order_by(Audit.id)
    ).all()
    told = [row for row in told if row.act != "refund_return" or json.loads(row.after).get("units")]
    recorded = any(act == "ship_order" and json.loads(after).get("fulfilment") == fulfilment_id for act, after in told)
    for act, after in told:
        if act == "ship_order":
            gone = gone or json.loads(after).get("fulfilment") == fulfilment_id
        elif gone or not recorded:
            return True
    return False
