"""Points that come in: given outright, or earned by an order, pending until they mature; and taken back again."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import Executable, func, select, update

from desktop.models.built import built_once
from desktop.models.ledger import Lot
from desktop.models.vocabulary import PointsVerb
from desktop.services.lots import new_lot, shift_lots, spendable, take_soonest
from desktop.services.points import Move, lock_balance, post, settle, shop_today
from desktop.services.rule_document import expiry_of
from desktop.services.rules import Rules
from desktop.services.settings import read_settings
from desktop.services.transaction import Reading, Tx


def grant(
    tx: Tx,
    member_id: int,
    amount: int,
    *,
    verb: PointsVerb,
    cause: str,
    expires_on: date | None,
    reason: str = "",
    rule_version_id: int | None = None,
) -> int:
    """INIT, GRANT or an ADJUST upwards: points that can be spent at once, as one lot. Returns the lot's id."""
    move = Move(verb, cause, available=amount, reason=reason, rule_version_id=rule_version_id)
    entry, balance = post(tx, member_id, move)
    lot_id = new_lot(tx, member_id, entry, verb.value, amount, available=amount, expires_on=expires_on)
    settle(tx, member_id, balance)
    return lot_id


def earn(tx: Tx, member_id: int, amount: int, *, order_id: int, rules: Rules, cause: str) -> None:
    """EARN: pending points of a paid order. They mature when it is completed."""
    if amount == 0:
        return
    move = Move(PointsVerb.EARN, cause, pending=amount, order_id=order_id, rule_version_id=rules.id)
    entry, _ = post(tx, member_id, move)
    new_lot(tx, member_id, entry, PointsVerb.EARN.value, amount, pending=amount, order_id=order_id)


def mature_order(tx: Tx, order_id: int, rules: Rules) -> None:
    """At completion: the order's pending lot may be spent from the later of today and its pending days."""
    settings = read_settings(tx)
    today = shop_today(tx)
    for lot in tx.execute(_pending(order_id)).all():
        ripe = settings.shop_day(lot.created_at) + timedelta(days=rules.document.pending_days)
        tx.execute(_ripening(lot.id, max(today, ripe)))
        if ripe <= today:
            activate_lot(tx, lot.id, rules)


def activate_lot(tx: Tx, lot_id: int, rules: Rules) -> None:
    """ACTIVATE: what is pending of a lot becomes available and gets its term. Nothing pending: nothing done."""
    lot = tx.execute(_lot(lot_id)).one()
    lock_balance(tx, lot.member_id)
    amount = tx.execute(_lot(lot_id)).one().pending
    if not amount:
        return
    move = Move(PointsVerb.ACTIVATE, f"lot:{lot_id}", pending=-amount, available=amount, order_id=lot.order_id,
                rule_version_id=rules.id)  # fmt: skip
    _, balance = post(tx, lot.member_id, move)
    expires = expiry_of(rules.document, shop_today(tx))
    tx.execute(_active(lot_id, amount, expires))
    settle(tx, lot.member_id, balance)


@built_once
def _pending(order_id: int) -> Executable:
    return select(Lot.id, Lot.created_at).where(Lot.order_id == order_id, Lot.pending > 0).order_by(Lot.id)


@built_once
def _ripening(lot_id: int, day: date) -> Executable:
    return update(Lot).where(Lot.id == lot_id).values(mature_on=day)


@built_once
def _lot(lot_id: int) -> Executable:
    return select(Lot.member_id, Lot.order_id, Lot.pending).where(Lot.id == lot_id)


@built_once
def _active(lot_id: int, amount: int, expires_on: date | None) -> Executable:
    return (
        update(Lot)
        .where(Lot.id == lot_id)
        .values(
            pending=Lot.pending - amount, available=Lot.available + amount, expires_on=expires_on,
            root_expires_on=expires_on,
        )
    )  # fmt: skip


def roll_back_earned(tx: Tx, member_id: int, amount: int, *, order_id: int, cause: str) -> int:
    """ROLLBACK points that an order earned. Returns how many were taken back."""
    if amount == 0:
        return 0
    own = tx.scalar(
        select(Lot.id)
        .where(Lot.order_id == order_id, Lot.origin == PointsVerb.EARN.value, Lot.parent_id.is_(None))
        .order_by(Lot.id)
        .limit(1)
    )
    return 0 if own is None else roll_back_lot(tx, member_id, own, amount, cause=cause, order_id=order_id)


def roll_back_lot(
    tx: Tx, member_id: int, lot_id: int, amount: int, *, cause: str, order_id: int | None = None, reason: str = ""
) -> int:
    """ROLLBACK an EARN or GRANT: its own lot, then other available lots, then debt.

    In all never more than the lot brought less what of it expired, in its children too. Returns how many points.
    """
    balance = lock_balance(tx, member_id)
    own = tx.execute(
        select(Lot.pending, Lot.available, Lot.earned, Lot.rolled_back, Lot.entry_id).where(Lot.id == lot_id)
    ).one()
    amount = min(amount, own.earned - expired_of(tx, lot_id) - own.rolled_back)
    if amount <= 0:
        return 0
    from_pending = min(amount, own.pending)
    from_own = min(amount - from_pending, own.available)
    others = min(amount - from_pending - from_own, balance.available - from_own)
    debt = amount - from_pending - from_own - others
    move = Move(PointsVerb.ROLLBACK, cause, available=-(from_own + others), pending=-from_pending, debt=debt,
                order_id=order_id, reverses_id=own.entry_id, reason=reason)  # fmt: skip
    post(tx, member_id, move)
    tx.execute(
        update(Lot)
        .where(Lot.id == lot_id)
        .values(
            pending=Lot.pending - from_pending,
            available=Lot.available - from_own,
            rolled_back=Lot.rolled_back + amount,
        )  # fmt: skip
    )
    if others:
        rest = [portion for portion in spendable(tx, member_id) if portion.lot_id != lot_id]
        shift_lots(tx, take_soonest(rest, others), available=-1)
    return amount


def expired_of(reading: Reading, lot_id: int) -> int:
    """What of a lot has expired, in the lots that stood for its points later too."""
    family = select(Lot.id, Lot.expired).where(Lot.id == lot_id).cte("family", recursive=True)
    family = family.union_all(select(Lot.id, Lot.expired).join(family, Lot.parent_id == family.c.id))
    return int(reading.scalar(select(func.coalesce(func.sum(family.c.expired), 0))))
