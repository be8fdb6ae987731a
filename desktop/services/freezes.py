"""Points taken for an order: frozen, given free again, consumed, given back. Lots follow the allocation.

Each verb takes at most six statements, however many lots there are. The caller has the order locked, so that its
freeze stands still.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Executable, Update, and_, case, insert, or_, select, update

from desktop.models.built import built_once
from desktop.models.ledger import Allocation, Freeze, Lot
from desktop.models.vocabulary import FreezeState, PointsVerb
from desktop.services.errors import InsufficientPoints
from desktop.services.expiry import empty_past_lots, expire_at_once, expiring, past_and_unspent
from desktop.services.lots import Portion, child_lots, is_past, shift_lots, spendable, take_soonest
from desktop.services.points import (
    BalanceRow,
    Move,
    balance_of,
    change_balance,
    post,
    settle,
    shop_today,
    write_entries,
)
from desktop.services.transaction import Reading, Tx, insert_row

# with what it returns, all rows go in one statement
_ALLOCATE = insert(Allocation).returning(Allocation.lot_id)


def freeze(tx: Tx, member_id: int, amount: int, *, order_id: int) -> int | None:
    """FREEZE the soonest-expiring lots for an order, after the lots past their last day have expired.

    Returns the freeze id; None for no points. Raises InsufficientPoints.
    """
    if amount == 0:
        return None
    move = Move(PointsVerb.FREEZE, tx.cause("freeze"), available=-amount, frozen=amount, order_id=order_id)
    after = change_balance(tx, member_id, available=-amount, frozen=amount)
    today = shop_today(tx)
    lots = spendable(tx, member_id)
    live = [portion for portion in lots if not is_past(portion.expires_on, today)]
    there = sum(portion.amount for portion in live)
    if after is None or there < amount:
        frozen = balance_of(tx, member_id).frozen if after is None else after.frozen - amount
        raise InsufficientPoints(amount - there, there, frozen)
    entries: list[tuple[int, Move, BalanceRow]] = []
    if len(live) < len(lots):
        past = [portion for portion in lots if is_past(portion.expires_on, today)]
        balance = after.before(move)
        for portion in past:
            gone = expiring(portion.lot_id, portion.amount)
            balance = balance.after(gone)
            entries.append((member_id, gone, balance))
        after = balance.after(move)
        change_balance(tx, member_id, available=-sum(portion.amount for portion in past))
        empty_past_lots(tx, and_(Lot.member_id == member_id, past_and_unspent(today)))
    entry = write_entries(tx, [*entries, (member_id, move, after)])[-1]
    portions = take_soonest(live, amount)
    shift_lots(tx, portions, available=-1, frozen=1)
    freeze_id = insert_row(
        tx, Freeze.id, member_id=member_id, order_id=order_id, entry_id=entry, amount=amount,
        state=FreezeState.OPEN.value,
    )  # fmt: skip
    tx.execute(
        _ALLOCATE,
        [{"freeze_id": freeze_id, "lot_id": p.lot_id, "amount": p.amount, "reverted": 0} for p in portions],
    )
    return freeze_id


def unfreeze(tx: Tx, member_id: int, *, order_id: int, grace_days: int) -> int:
    """UNFREEZE an order's open freeze into its lots. Returns how many points; 0 when nothing was frozen.

    For an expired lot a child stands, which lasts grace_days longer than the root did; past that too, it expires here.
    """
    found = _allocated(tx, order_id, FreezeState.OPEN)
    if not found:
        return 0
    freeze_id, amount = found[0].freeze_id, found[0].frozen
    move = Move(PointsVerb.UNFREEZE, f"freeze:{freeze_id}", available=amount, frozen=-amount, order_id=order_id)
    entry, balance = post(tx, member_id, move)
    _settle_freeze(tx, freeze_id, FreezeState.RELEASED, entry)
    today = shop_today(tx)
    tx.execute(_lots_given_back(freeze_id, today))
    grace = timedelta(days=grace_days)
    late = [
        (row.portion, (row.portion.root_expires_on or row.portion.expires_on or today) + grace)
        for row in found
        if is_past(row.portion.expires_on, today)
    ]
    balance = expire_at_once(tx, member_id, child_lots(tx, member_id, entry, late, today), balance)
    settle(tx, member_id, balance)
    return amount


@built_once
def _open_freeze(order_id: int) -> Executable:
    return select(Freeze.id, Freeze.amount).where(Freeze.order_id == order_id, Freeze.state == FreezeState.OPEN.value)


def consume(tx: Tx, member_id: int, *, order_id: int) -> int:
    """CONSUME an order's open freeze. Returns how many points; 0 when nothing was frozen."""
    found = tx.execute(_open_freeze(order_id)).one_or_none()
    if found is None:
        return 0
    move = Move(PointsVerb.CONSUME, f"freeze:{found.id}", frozen=-found.amount, order_id=order_id)
    entry, _ = post(tx, member_id, move)
    _settle_freeze(tx, found.id, FreezeState.CONSUMED, entry)
    tx.execute(_lots_spent(found.id))
    return int(found.amount)


def revert_plan(reading: Reading, order_id: int, amount: int) -> list[Portion]:
    """Which lots amount points of the order's consumed freeze would go back to: the last taken first."""
    return _plan(_allocated(reading, order_id, FreezeState.CONSUMED), order_id, amount)


def revert(tx: Tx, member_id: int, amount: int, *, order_id: int, cause: str, grace_days: int) -> None:
    """REVERT: consumed points back to their lots; an expired lot gets a child that lasts today + grace."""
    if amount == 0:
        return
    found = _allocated(tx, order_id, FreezeState.CONSUMED)
    if not found:
        raise AssertionError(f"order {order_id} took no points that could go back")
    plan = sorted(_plan(found, order_id, amount), key=_by_lot)
    move = Move(PointsVerb.REVERT, cause, available=amount, order_id=order_id, reverses_id=found[0].settled_entry_id)
    entry, balance = post(tx, member_id, move)
    amounts = {portion.lot_id: portion.amount for portion in plan}
    tx.execute(
        update(Allocation)
        .where(Allocation.freeze_id == found[0].freeze_id, Allocation.lot_id.in_(list(amounts)))
        .values(reverted=Allocation.reverted + case(amounts, value=Allocation.lot_id))
    )
    today = shop_today(tx)
    shift_lots(tx, [p for p in plan if not is_past(p.expires_on, today)], available=1)
    until = today + timedelta(days=grace_days)
    child_lots(tx, member_id, entry, [(p, until) for p in plan if is_past(p.expires_on, today)], today)
    settle(tx, member_id, balance)


@dataclass(frozen=True, slots=True)
class _Taken:
    """A portion of a freeze of frozen points, with what was given back of it."""

    freeze_id: int
    frozen: int
    settled_entry_id: int | None
    portion: Portion
    reverted: int


def _allocated(reading: Reading, order_id: int, state: FreezeState) -> list[_Taken]:
    """The portions of the order's freeze in that state, in the order in which they were taken."""
    rows = reading.execute(
        select(Freeze.id, Freeze.amount, Freeze.settled_entry_id, Lot.id, Allocation.amount, Lot.expires_on,
               Lot.root_expires_on, Lot.origin, Allocation.reverted)
        .join(Allocation, Allocation.freeze_id == Freeze.id)
        .join(Lot, Lot.id == Allocation.lot_id)
        .where(Freeze.order_id == order_id, Freeze.state == state.value)
        .order_by(Lot.expires_on.is_(None), Lot.expires_on, Lot.id)
    )  # fmt: skip
    return [_Taken(row[0], row[1], row[2], Portion(*row[3:8]), row[8]) for row in rows]


def _plan(found: list[_Taken], order_id: int, amount: int) -> list[Portion]:
    left = amount
    plan = []
    for row in reversed(found):
        portion = row.portion
        part = min(left, portion.amount - row.reverted)
        if part > 0:
            plan.append(replace(portion, amount=part))
            left -= part
    if left and found:
        raise AssertionError(f"order {order_id} gives back {left} points more than it took")
    return plan


@built_once
def _settled(freeze_id: int, state: str, entry_id: int) -> Executable:
    return (
        update(Freeze)
        .where(Freeze.id == freeze_id, Freeze.state == FreezeState.OPEN.value)
        .values(state=state, settled_entry_id=entry_id)
    )


def _settle_freeze(tx: Tx, freeze_id: int, state: FreezeState, entry_id: int) -> None:
    changed = tx.execute(_settled(freeze_id, state.value, entry_id))
    if changed.rowcount != 1:
        raise AssertionError(f"freeze {freeze_id} is settled twice")


def _part(freeze_id: int) -> Any:
    """What the freeze took of the lot at hand."""
    return (
        select(Allocation.amount)
        .where(Allocation.freeze_id == freeze_id, Allocation.lot_id == Lot.id)
        .correlate(Lot)
        .scalar_subquery()
    )


@built_once
def _lots_spent(freeze_id: int) -> Executable:
    """What the freeze took leaves the frozen points of its lots, all of them in one statement."""
    return _of_freeze(freeze_id).values(frozen=Lot.frozen - _part(freeze_id))


@built_once
def _lots_given_back(freeze_id: int, today: date) -> Executable:
    """The same, and what hasn't expired is available again."""
    live = or_(Lot.expires_on.is_(None), Lot.expires_on >= today)
    part = _part(freeze_id)
    return _of_freeze(freeze_id).values(frozen=Lot.frozen - part, available=Lot.available + case((live, part), else_=0))


def _of_freeze(freeze_id: int) -> Update:
    return update(Lot).where(Lot.id.in_(select(Allocation.lot_id).where(Allocation.freeze_id == freeze_id)))


def _by_lot(portion: Portion) -> int:
    return portion.lot_id
