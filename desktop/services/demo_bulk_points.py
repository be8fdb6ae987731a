"""The points ledger on the demo's books: the verbs of services.points with the same entries, lots and figures."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from datetime import date, timedelta

from desktop.models.ledger import Allocation, Freeze, Lot, PointsEntry
from desktop.models.vocabulary import FreezeState, PointsVerb
from desktop.services.demo_books import BulkTx, MemberFile, OrderFile, Row
from desktop.services.lots import is_past
from desktop.services.points import shop_today
from desktop.services.rule_document import expiry_of
from desktop.services.rules import Rules

Part = tuple[Row, int]


def grant(
    tx: BulkTx, member: MemberFile, amount: int, *, verb: PointsVerb, cause: str, expires_on: date | None,
    reason: str = "", rule_version_id: int | None = None,
) -> None:  # fmt: skip
    entry = post(tx, member, verb, available=amount, cause=cause, reason=reason, rule_version_id=rule_version_id)
    new_lot(tx, member, entry, verb.value, amount, available=amount, expires_on=expires_on)
    settle(tx, member)


def earn(tx: BulkTx, file: OrderFile, amount: int, rules: Rules, cause: str) -> None:
    if amount == 0:
        return
    entry = post(tx, file.member, PointsVerb.EARN, pending=amount, cause=cause, order_id=file.row.id,
                 rule_version_id=rules.id)  # fmt: skip
    file.earned = new_lot(tx, file.member, entry, PointsVerb.EARN.value, amount, pending=amount, order_id=file.row.id)


def mature(tx: BulkTx, file: OrderFile, rules: Rules) -> None:
    lot = file.earned
    if lot is None or not lot.pending:
        return
    today = shop_today(tx)
    ripe = tx.books.settings.shop_day(lot.created_at) + timedelta(days=rules.document.pending_days)
    lot.mature_on = max(today, ripe)
    tx.books.change_lot(file.member, lot)
    if ripe <= today:
        activate(tx, file.member, lot, rules)
    else:
        heapq.heappush(tx.books.ripening, (lot.mature_on, lot.id))
        tx.books.ripen_by[lot.id] = rules


def activate(tx: BulkTx, member: MemberFile, lot: Row, rules: Rules) -> None:
    amount = lot.pending
    if not amount:
        return
    post(tx, member, PointsVerb.ACTIVATE, pending=-amount, available=amount, cause=f"lot:{lot.id}",
         order_id=lot.order_id, rule_version_id=rules.id)  # fmt: skip
    lot.pending -= amount
    lot.available += amount
    lot.expires_on = lot.root_expires_on = expiry_of(rules.document, shop_today(tx))
    tx.books.change_lot(member, lot)
    tx.books.remember_expiry(lot)
    settle(tx, member)


def freeze(tx: BulkTx, file: OrderFile, amount: int) -> None:
    if amount == 0:
        return
    member = file.member
    expire(tx, member)
    entry = post(tx, member, PointsVerb.FREEZE, available=-amount, frozen=amount, cause=tx.cause("freeze"),
                 order_id=file.row.id)  # fmt: skip
    parts = take(spendable(member), amount)
    for lot, part in parts:
        lot.available -= part
        lot.frozen += part
        tx.books.change_lot(member, lot)
    row = tx.books.add(
        Freeze, member_id=member.row.id, order_id=file.row.id, entry_id=entry, amount=amount,
        state=FreezeState.OPEN.value,
    )  # fmt: skip
    pairs = [
        (lot, tx.books.add(Allocation, freeze_id=row.id, lot_id=lot.id, amount=part, reverted=0)) for lot, part in parts
    ]
    file.freezes.append((row, pairs))


def unfreeze(tx: BulkTx, file: OrderFile, grace_days: int) -> None:
    found = _settled(file, FreezeState.RELEASED)
    if found is None:
        return
    row, pairs = found
    member, today = file.member, shop_today(tx)
    entry = post(tx, member, PointsVerb.UNFREEZE, available=row.amount, frozen=-row.amount, cause=f"freeze:{row.id}",
                 order_id=file.row.id)  # fmt: skip
    row.settled_entry_id = entry
    late = []
    for lot, allocation in _in_order(pairs):
        lot.frozen -= allocation.amount
        tx.books.change_lot(member, lot)
        if is_past(lot.expires_on, today):
            root = lot.root_expires_on or lot.expires_on
            late.append(child_lot(tx, member, entry, lot, allocation.amount, root + timedelta(days=grace_days)))
        else:
            lot.available += allocation.amount
    expire(tx, member, late)
    settle(tx, member)


def consume(tx: BulkTx, file: OrderFile) -> None:
    found = _settled(file, FreezeState.CONSUMED)
    if found is None:
        return
    row, pairs = found
    row.settled_entry_id = post(tx, file.member, PointsVerb.CONSUME, frozen=-row.amount, cause=f"freeze:{row.id}",
                                order_id=file.row.id)  # fmt: skip
    for lot, allocation in _in_order(pairs):
        lot.frozen -= allocation.amount
        tx.books.change_lot(file.member, lot)


def revert(tx: BulkTx, file: OrderFile, amount: int, *, cause: str, grace_days: int) -> None:
    if amount == 0:
        return
    row, pairs = next(f for f in file.freezes if f[0].state == FreezeState.CONSUMED.value)
    left, plan = amount, []
    for lot, allocation in reversed(_in_order(pairs)):
        part = min(left, allocation.amount - allocation.reverted)
        if part > 0:
            plan.append((lot, part, allocation))
            left -= part
    if left:
        raise AssertionError(f"order {file.row.id} gives back {left} points more than it took")
    plan.sort(key=lambda planned: planned[0].id)
    entry = post(tx, file.member, PointsVerb.REVERT, available=amount, cause=cause, order_id=file.row.id,
                 reverses_id=row.settled_entry_id)  # fmt: skip
    today = shop_today(tx)
    for lot, part, allocation in plan:
        allocation.reverted += part
        if is_past(lot.expires_on, today):
            child_lot(tx, file.member, entry, lot, part, today + timedelta(days=grace_days))
        else:
            lot.available += part
            tx.books.change_lot(file.member, lot)
    settle(tx, file.member)


def rollback(tx: BulkTx, file: OrderFile, amount: int, *, cause: str) -> None:
    own, member = file.earned, file.member
    if amount == 0 or own is None:
        return
    amount = min(amount, own.earned - _expired_of(member, own) - own.rolled_back)
    if amount <= 0:
        return
    pending = min(amount, own.pending)
    from_own = min(amount - pending, own.available)
    others = min(amount - pending - from_own, member.balance.available - from_own)
    post(tx, member, PointsVerb.ROLLBACK, available=-(from_own + others), pending=-pending,
         debt=amount - pending - from_own - others, cause=cause, order_id=file.row.id, reverses_id=own.entry_id)  # fmt: skip
    own.pending -= pending
    own.available -= from_own
    own.rolled_back += amount
    tx.books.change_lot(member, own)
    for lot, part in take([lot for lot in spendable(member) if lot is not own], others):
        lot.available -= part
        tx.books.change_lot(member, lot)


def _expired_of(member: MemberFile, own: Row) -> int:
    """With the lots that stood for its points later."""
    family = {own.id}
    for lot in sorted(member.lots, key=lambda lot: int(lot.id)):
        if lot.parent_id in family:
            family.add(lot.id)
    return sum(lot.expired for lot in member.lots if lot.id in family)


def expire(tx: BulkTx, member: MemberFile, lots: Sequence[Row] | None = None) -> int:
    """EXPIRE what is past of lots, or of all the member's. Returns how many points."""
    today, gone = shop_today(tx), 0
    for lot in member.lots if lots is None else lots:
        if lot.available and is_past(lot.expires_on, today):
            amount = lot.available
            post(tx, member, PointsVerb.EXPIRE, available=-amount, cause=f"lot:{lot.id}")
            lot.available = 0
            lot.expired += amount
            tx.books.change_lot(member, lot)
            gone += amount
    return gone


def settle(tx: BulkTx, member: MemberFile) -> None:
    amount = min(member.balance.debt, member.balance.available)
    if amount == 0:
        return
    post(tx, member, PointsVerb.SETTLE, available=-amount, debt=-amount, cause=tx.cause("settle"))
    for lot, part in take(spendable(member), amount):
        lot.available -= part
        tx.books.change_lot(member, lot)


def spendable(member: MemberFile) -> list[Row]:
    """The soonest-expiring first."""
    return sorted((lot for lot in member.lots if lot.available), key=_soonest)


def take(lots: Sequence[Row], amount: int) -> list[Part]:
    taken = []
    for lot in lots:
        part = min(amount, lot.available)
        if part:
            taken.append((lot, part))
            amount -= part
    if amount:
        raise AssertionError("the lots hold less than the balance says")
    return taken


def child_lot(tx: BulkTx, member: MemberFile, entry: int, lot: Row, amount: int, expires_on: date) -> Row:
    return new_lot(tx, member, entry, lot.origin, amount, available=amount, expires_on=expires_on,
            root_expires_on=lot.root_expires_on or lot.expires_on, parent_id=lot.id)  # fmt: skip


def new_lot(
    tx: BulkTx, member: MemberFile, entry: int, origin: str, earned: int, *, available: int = 0, pending: int = 0,
    order_id: int | None = None, expires_on: date | None = None, root_expires_on: date | None = None,
    parent_id: int | None = None,
) -> Row:  # fmt: skip
    lot = tx.books.add(
        Lot, member_id=member.row.id, entry_id=entry, parent_id=parent_id, order_id=order_id, origin=origin,
        earned=earned, available=available, frozen=0, pending=pending, expired=0, rolled_back=0, created_at=tx.now,
        expires_on=expires_on, root_expires_on=root_expires_on or expires_on,
    )  # fmt: skip
    tx.books.change_lot(member, lot)
    tx.books.remember_expiry(lot)
    return lot


def post(
    tx: BulkTx, member: MemberFile, verb: PointsVerb, *, available: int = 0, frozen: int = 0, pending: int = 0,
    debt: int = 0, cause: str, order_id: int | None = None, reverses_id: int | None = None,
    rule_version_id: int | None = None, reason: str = "",
) -> int:  # fmt: skip
    balance = member.balance
    balance.available += available
    balance.frozen += frozen
    balance.pending += pending
    balance.debt += debt
    tx.books.changed_members[member.row.id] = member
    if min(balance.available, balance.frozen, balance.pending, balance.debt) < 0:
        raise AssertionError(f"member {member.row.id} has no points left for {verb}")
    moved = max(abs(available), abs(frozen), abs(pending), abs(debt))
    tx.add_figure("points", shop_today(tx), verb.value, n=1, points=moved)
    return tx.books.append(
        PointsEntry,
        {
            "member_id": member.row.id, "verb": verb.value, "d_available": available, "d_frozen": frozen,
            "d_pending": pending, "d_debt": debt, "available_after": balance.available,
            "frozen_after": balance.frozen, "pending_after": balance.pending, "debt_after": balance.debt,
            "cause": cause, "order_id": order_id, "reverses_id": reverses_id, "rule_version_id": rule_version_id,
            "actor": tx.actor.key, "reason": reason, "at": tx.now,
        },
    )  # fmt: skip


def _settled(file: OrderFile, state: FreezeState) -> tuple[Row, list[tuple[Row, Row]]] | None:
    for row, pairs in file.freezes:
        if row.state == FreezeState.OPEN.value:
            row.state = state.value
            return row, pairs
    return None


def _in_order(pairs: list[tuple[Row, Row]]) -> list[tuple[Row, Row]]:
    """Lots with their allocations, in the order in which they were taken."""
    return sorted(pairs, key=lambda pair: _soonest(pair[0]))


def _soonest(lot: Row) -> tuple[bool, date, int]:
    return lot.expires_on is None, lot.expires_on or date.max, lot.id
