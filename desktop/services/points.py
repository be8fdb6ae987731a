"""The points ledger: verbs that change a member's buckets, each one appended entry with its lots.

Every verb takes the member's balance row first (the lock), then lots ascending by id. Figures: grain 'points'.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import and_, case, insert, select, update

from desktop.models.ledger import Allocation, Balance, Freeze, Lot, PointsEntry
from desktop.models.vocabulary import FreezeState, PointsVerb
from desktop.services.errors import InsufficientPoints, NotFound
from desktop.services.lots import Portion, child_lot, is_past, new_lot, shift_lots, spendable, take_soonest
from desktop.services.rules import Rules, expiry_of
from desktop.services.settings import read_settings
from desktop.services.transaction import PointsMove, Reading, Tx


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """Points per bucket."""

    available: int
    frozen: int
    pending: int
    debt: int


def shop_today(reading: Reading) -> date:
    return read_settings(reading).shop_day(reading.now)


def balance_of(reading: Reading, member_id: int) -> BalanceRow:
    row = reading.execute(
        select(Balance.available, Balance.frozen, Balance.pending, Balance.debt).where(Balance.member_id == member_id)
    ).one_or_none()
    if row is None:
        raise NotFound("member", str(member_id))
    return BalanceRow(*row)


def open_balance(tx: Tx, member_id: int) -> None:
    tx.execute(insert(Balance).values(member_id=member_id, available=0, frozen=0, pending=0, debt=0))


def lock_balance(tx: Tx, member_id: int) -> BalanceRow:
    row = tx.execute(
        select(Balance.available, Balance.frozen, Balance.pending, Balance.debt)
        .where(Balance.member_id == member_id)
        .with_for_update()
    ).one_or_none()
    if row is None:
        raise NotFound("member", str(member_id))
    return BalanceRow(*row)


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
    """INIT or GRANT: points that can be spent at once, as one lot. Returns the lot's id."""
    lock_balance(tx, member_id)
    entry = _post(tx, member_id, verb, available=amount, cause=cause, reason=reason, rule_version_id=rule_version_id)
    lot_id = new_lot(tx, member_id, entry, verb.value, amount, available=amount, expires_on=expires_on)
    _settle(tx, member_id)
    return lot_id


def earn(tx: Tx, member_id: int, amount: int, *, order_id: int, rules: Rules, cause: str) -> None:
    """EARN: pending points of a paid order. They mature when it is completed."""
    if amount == 0:
        return
    lock_balance(tx, member_id)
    entry = _post(tx, member_id, PointsVerb.EARN, pending=amount, cause=cause, order_id=order_id,
                  rule_version_id=rules.id)  # fmt: skip
    new_lot(tx, member_id, entry, PointsVerb.EARN.value, amount, pending=amount, order_id=order_id)


def mature_order(tx: Tx, order_id: int, rules: Rules) -> None:
    """At completion: the order's pending lot may be spent from the later of today and its pending days."""
    settings = read_settings(tx)
    today = shop_today(tx)
    lots = tx.execute(
        select(Lot.id, Lot.member_id, Lot.created_at).where(Lot.order_id == order_id, Lot.pending > 0).order_by(Lot.id)
    ).all()
    for lot in lots:
        ripe = settings.shop_day(lot.created_at) + timedelta(days=rules.document.pending_days)
        tx.execute(update(Lot).where(Lot.id == lot.id).values(mature_on=max(today, ripe)))
        if ripe <= today:
            activate_lot(tx, lot.id, rules)


def activate_lot(tx: Tx, lot_id: int, rules: Rules) -> None:
    """ACTIVATE: what is pending of a lot becomes available and gets its term. Nothing pending: nothing done."""
    lot = tx.execute(select(Lot.member_id, Lot.order_id).where(Lot.id == lot_id)).one()
    lock_balance(tx, lot.member_id)
    amount = tx.scalar(select(Lot.pending).where(Lot.id == lot_id))
    if not amount:
        return
    _post(tx, lot.member_id, PointsVerb.ACTIVATE, pending=-amount, available=amount, cause=f"lot:{lot_id}",
          order_id=lot.order_id, rule_version_id=rules.id)  # fmt: skip
    expires = expiry_of(rules.document, shop_today(tx))
    tx.execute(
        update(Lot)
        .where(Lot.id == lot_id)
        .values(
            pending=Lot.pending - amount,
            available=Lot.available + amount,
            expires_on=expires,
            root_expires_on=expires,
        )  # fmt: skip
    )
    _settle(tx, lot.member_id)


def freeze(tx: Tx, member_id: int, amount: int, *, order_id: int) -> int | None:
    """FREEZE the soonest-expiring lots for an order. Returns the freeze id; None for no points."""
    if amount == 0:
        return None
    balance = lock_balance(tx, member_id)
    balance = expire_member(tx, member_id, balance)
    if balance.available < amount:
        raise InsufficientPoints(amount - balance.available, balance.available, balance.frozen)
    entry = _post(tx, member_id, PointsVerb.FREEZE, available=-amount, frozen=amount, cause=tx.cause("freeze"),
                  order_id=order_id)  # fmt: skip
    portions = take_soonest(spendable(tx, member_id), amount)
    shift_lots(tx, portions, available=-1, frozen=1)
    freeze_id: int = tx.execute(
        insert(Freeze)
        .values(member_id=member_id, order_id=order_id, entry_id=entry, amount=amount, state=FreezeState.OPEN.value)
        .returning(Freeze.id)
    ).scalar_one()
    tx.execute(
        insert(Allocation),
        [{"freeze_id": freeze_id, "lot_id": p.lot_id, "amount": p.amount, "reverted": 0} for p in portions],
    )
    return freeze_id


def unfreeze(tx: Tx, member_id: int, *, order_id: int, grace_days: int) -> int:
    """UNFREEZE an order's open freeze into its lots. Returns how many points; 0 when nothing was frozen."""
    lock_balance(tx, member_id)
    freeze_id, amount = _settle_freeze(tx, order_id, FreezeState.RELEASED)
    if freeze_id is None:
        return 0
    entry = _post(tx, member_id, PointsVerb.UNFREEZE, available=amount, frozen=-amount, cause=f"freeze:{freeze_id}",
                  order_id=order_id)  # fmt: skip
    tx.execute(update(Freeze).where(Freeze.id == freeze_id).values(settled_entry_id=entry))
    portions = [portion for portion, _ in _allocated(tx, freeze_id)]
    today = shop_today(tx)
    live = [p for p in portions if not is_past(p.expires_on, today)]
    late = [p for p in portions if is_past(p.expires_on, today)]
    shift_lots(tx, live, available=1, frozen=-1)
    shift_lots(tx, late, frozen=-1)
    for portion in late:
        root = portion.root_expires_on or portion.expires_on or today
        child_lot(tx, member_id, entry, portion, expires_on=root + timedelta(days=grace_days))
    expire_member(tx, member_id, balance_of(tx, member_id))
    _settle(tx, member_id)
    return amount


def consume(tx: Tx, member_id: int, *, order_id: int) -> int:
    """CONSUME an order's open freeze. Returns how many points; 0 when nothing was frozen."""
    lock_balance(tx, member_id)
    freeze_id, amount = _settle_freeze(tx, order_id, FreezeState.CONSUMED)
    if freeze_id is None:
        return 0
    entry = _post(tx, member_id, PointsVerb.CONSUME, frozen=-amount, cause=f"freeze:{freeze_id}", order_id=order_id)
    tx.execute(update(Freeze).where(Freeze.id == freeze_id).values(settled_entry_id=entry))
    shift_lots(tx, [portion for portion, _ in _allocated(tx, freeze_id)], frozen=-1)
    return amount


def revert_plan(reading: Reading, order_id: int, amount: int) -> list[Portion]:
    """Which lots amount points of the order's consumed freeze would go back to: the last taken first."""
    freeze_id = reading.scalar(
        select(Freeze.id).where(Freeze.order_id == order_id, Freeze.state == FreezeState.CONSUMED.value)
    )
    if freeze_id is None:
        return []
    left = amount
    plan = []
    for portion, reverted in reversed(_allocated(reading, freeze_id)):
        part = min(left, portion.amount - reverted)
        if part > 0:
            plan.append(Portion(portion.lot_id, part, portion.expires_on, portion.root_expires_on, portion.origin))
            left -= part
    if left:
        raise AssertionError(f"order {order_id} gives back {left} points more than it took")
    return plan


def revert(tx: Tx, member_id: int, amount: int, *, order_id: int, cause: str, grace_days: int) -> None:
    """REVERT: consumed points back to their lots; an expired lot gets a child that lasts today + grace."""
    if amount == 0:
        return
    lock_balance(tx, member_id)
    plan = sorted(revert_plan(tx, order_id, amount), key=_by_lot)
    freeze_row = tx.execute(
        select(Freeze.id, Freeze.settled_entry_id).where(
            Freeze.order_id == order_id, Freeze.state == FreezeState.CONSUMED.value
        )
    ).one()
    entry = _post(tx, member_id, PointsVerb.REVERT, available=amount, cause=cause, order_id=order_id,
                  reverses_id=freeze_row.settled_entry_id)  # fmt: skip
    amounts = {portion.lot_id: portion.amount for portion in plan}
    tx.execute(
        update(Allocation)
        .where(Allocation.freeze_id == freeze_row.id, Allocation.lot_id.in_(list(amounts)))
        .values(reverted=Allocation.reverted + case(amounts, value=Allocation.lot_id))
    )
    today = shop_today(tx)
    shift_lots(tx, [p for p in plan if not is_past(p.expires_on, today)], available=1)
    for portion in plan:
        if is_past(portion.expires_on, today):
            child_lot(tx, member_id, entry, portion, expires_on=today + timedelta(days=grace_days))
    _settle(tx, member_id)


def rollback(tx: Tx, member_id: int, amount: int, *, order_id: int, cause: str) -> None:
    """ROLLBACK points that an order earned: its own lot, then other available lots, then debt."""
    if amount == 0:
        return
    balance = lock_balance(tx, member_id)
    own = tx.execute(
        select(Lot.id, Lot.pending, Lot.available, Lot.expired, Lot.earned, Lot.rolled_back)
        .where(Lot.order_id == order_id, Lot.origin == PointsVerb.EARN.value)
        .order_by(Lot.id)
        .limit(1)
    ).one_or_none()
    if own is None:
        return
    amount = min(amount, own.earned - own.expired - own.rolled_back)
    if amount <= 0:
        return
    from_pending = min(amount, own.pending)
    from_own = min(amount - from_pending, own.available)
    others = min(amount - from_pending - from_own, balance.available - from_own)
    debt = amount - from_pending - from_own - others
    entry = _post(tx, member_id, PointsVerb.ROLLBACK, available=-(from_own + others), pending=-from_pending, debt=debt,
                  cause=cause, order_id=order_id)  # fmt: skip
    assert entry
    tx.execute(
        update(Lot)
        .where(Lot.id == own.id)
        .values(
            pending=Lot.pending - from_pending,
            available=Lot.available - from_own,
            rolled_back=Lot.rolled_back + amount,
        )  # fmt: skip
    )
    if others:
        rest = [portion for portion in spendable(tx, member_id) if portion.lot_id != own.id]
        shift_lots(tx, take_soonest(rest, others), available=-1)


def expire_member(tx: Tx, member_id: int, balance: BalanceRow) -> BalanceRow:
    """EXPIRE the member's lots past their last shop day. Returns the balance after; the caller holds its lock."""
    today = shop_today(tx)
    for lot_id, amount in tx.execute(
        select(Lot.id, Lot.available)
        .where(Lot.member_id == member_id, Lot.available > 0, Lot.expires_on < today)
        .order_by(Lot.id)
    ).all():
        _post(tx, member_id, PointsVerb.EXPIRE, available=-amount, cause=f"lot:{lot_id}")
        tx.execute(
            update(Lot).where(Lot.id == lot_id).values(available=Lot.available - amount, expired=Lot.expired + amount)
        )
        balance = BalanceRow(balance.available - amount, balance.frozen, balance.pending, balance.debt)
    return balance


def _allocated(reading: Reading, freeze_id: int) -> list[tuple[Portion, int]]:
    """A freeze's portions in the order in which they were taken, with what was given back of each."""
    rows = reading.execute(
        select(Lot.id, Allocation.amount, Lot.expires_on, Lot.root_expires_on, Lot.origin, Allocation.reverted)
        .join(Lot, Lot.id == Allocation.lot_id)
        .where(Allocation.freeze_id == freeze_id)
        .order_by(Lot.expires_on.is_(None), Lot.expires_on, Lot.id)
    ).all()
    return [(Portion(*row[:5]), row[5]) for row in rows]


def _settle_freeze(tx: Tx, order_id: int, state: FreezeState) -> tuple[int | None, int]:
    row = tx.execute(
        update(Freeze)
        .where(and_(Freeze.order_id == order_id, Freeze.state == FreezeState.OPEN.value))
        .values(state=state.value)
        .returning(Freeze.id, Freeze.amount)
    ).one_or_none()
    return (row.id, row.amount) if row else (None, 0)


def _settle(tx: Tx, member_id: int) -> None:
    balance = balance_of(tx, member_id)
    amount = min(balance.debt, balance.available)
    if amount == 0:
        return
    _post(tx, member_id, PointsVerb.SETTLE, available=-amount, debt=-amount, cause=tx.cause("settle"))
    shift_lots(tx, take_soonest(spendable(tx, member_id), amount), available=-1)


def _post(
    tx: Tx, member_id: int, verb: PointsVerb, *, available: int = 0, frozen: int = 0, pending: int = 0, debt: int = 0,
    cause: str, order_id: int | None = None, reverses_id: int | None = None, rule_version_id: int | None = None,
    reason: str = "",
) -> int:  # fmt: skip
    """The entry and the guarded change of the balance. Raises InsufficientPoints when a bucket would go negative."""
    after = tx.execute(
        update(Balance)
        .where(
            Balance.member_id == member_id,
            Balance.available + available >= 0,
            Balance.frozen + frozen >= 0,
            Balance.pending + pending >= 0,
            Balance.debt + debt >= 0,
        )
        .values(
            available=Balance.available + available,
            frozen=Balance.frozen + frozen,
            pending=Balance.pending + pending,
            debt=Balance.debt + debt,
        )
        .returning(Balance.available, Balance.frozen, Balance.pending, Balance.debt)
    ).one_or_none()
    if after is None:
        now = balance_of(tx, member_id)
        raise InsufficientPoints(max(-available - now.available, 1), now.available, now.frozen)
    entry_id: int = tx.execute(
        insert(PointsEntry)
        .values(
            member_id=member_id, verb=verb.value, d_available=available, d_frozen=frozen, d_pending=pending,
            d_debt=debt, available_after=after.available, frozen_after=after.frozen, pending_after=after.pending,
            debt_after=after.debt, cause=cause, order_id=order_id, reverses_id=reverses_id,
            rule_version_id=rule_version_id, actor=tx.actor.key, reason=reason, at=tx.now,
        )
        .returning(PointsEntry.id)
    ).scalar_one()  # fmt: skip
    tx.moves.append(PointsMove(member_id, verb, available, frozen, pending, debt, *after))
    moved = max(abs(available), abs(frozen), abs(pending), abs(debt))
    if verb is PointsVerb.ADJUST:
        moved = available + frozen + pending - debt
    tx.add_figure("points", shop_today(tx), verb.value, n=1, points=moved)
    return entry_id


def _by_lot(portion: Portion) -> int:
    return portion.lot_id
