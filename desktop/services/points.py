"""The points ledger: how a member's buckets change, each change one appended entry. Figures: grain 'points'.

Whoever changes a member's lots changes her balance first: that row is the lock.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Executable, insert, select, update

from desktop.models.built import built_once
from desktop.models.ledger import Balance, PointsEntry
from desktop.models.vocabulary import PointsVerb
from desktop.services.errors import InsufficientPoints, NotFound
from desktop.services.lots import shift_lots, spendable, take_soonest
from desktop.services.settings import read_settings
from desktop.services.transaction import PointsMove, Reading, Tx, insert_rows

_BUCKETS = (Balance.available, Balance.frozen, Balance.pending, Balance.debt)


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """Points per bucket."""

    available: int
    frozen: int
    pending: int
    debt: int

    def after(self, move: Move) -> BalanceRow:
        return BalanceRow(
            self.available + move.available, self.frozen + move.frozen, self.pending + move.pending,
            self.debt + move.debt,
        )  # fmt: skip

    def before(self, move: Move) -> BalanceRow:
        return BalanceRow(
            self.available - move.available, self.frozen - move.frozen, self.pending - move.pending,
            self.debt - move.debt,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Move:
    """An entry to be: signed change per bucket, unique on (cause, verb)."""

    verb: PointsVerb
    cause: str
    available: int = 0
    frozen: int = 0
    pending: int = 0
    debt: int = 0
    order_id: int | None = None
    reverses_id: int | None = None
    rule_version_id: int | None = None
    reason: str = ""


def shop_today(reading: Reading) -> date:
    return read_settings(reading).shop_day(reading.now)


@built_once
def _balance(member_id: int) -> Executable:
    return select(*_BUCKETS).where(Balance.member_id == member_id)


@built_once
def _locked(member_ids: list[int]) -> Executable:
    return (
        select(Balance.member_id, *_BUCKETS)
        .where(Balance.member_id.in_(member_ids))
        .order_by(Balance.member_id)
        .with_for_update()
    )


@built_once
def _changed(member_id: int, available: int, frozen: int, pending: int, debt: int) -> Executable:
    after = {
        "available": Balance.available + available, "frozen": Balance.frozen + frozen,
        "pending": Balance.pending + pending, "debt": Balance.debt + debt,
    }  # fmt: skip
    return (
        update(Balance)
        .where(Balance.member_id == member_id, *(bucket >= 0 for bucket in after.values()))
        .values(**after)
        .returning(*_BUCKETS)
    )


def balance_of(reading: Reading, member_id: int) -> BalanceRow:
    row = reading.execute(_balance(member_id)).one_or_none()
    if row is None:
        raise NotFound("member", str(member_id))
    return BalanceRow(*row)


def open_balance(tx: Tx, member_id: int) -> None:
    tx.execute(insert(Balance), {"member_id": member_id, "available": 0, "frozen": 0, "pending": 0, "debt": 0})


def lock_balance(tx: Tx, member_id: int) -> BalanceRow:
    return lock_balances(tx, [member_id])[member_id]


def lock_balances(tx: Tx, member_ids: Collection[int]) -> dict[int, BalanceRow]:
    """Several members' balances by member, locked in ascending order. Raises NotFound."""
    rows = tx.execute(_locked(sorted(member_ids))).all()
    found = {row.member_id: BalanceRow(*row[1:]) for row in rows}
    for member_id in member_ids:
        if member_id not in found:
            raise NotFound("member", str(member_id))
    return found


def change_balance(
    tx: Tx, member_id: int, *, available: int = 0, frozen: int = 0, pending: int = 0, debt: int = 0
) -> BalanceRow | None:
    """The guarded change, which locks the row. Returns the balance after; None where a bucket would go negative."""
    row = tx.execute(_changed(member_id, available, frozen, pending, debt)).one_or_none()
    return BalanceRow(*row) if row else None


def post(tx: Tx, member_id: int, move: Move) -> tuple[int, BalanceRow]:
    """The change of the balance and its entry. Returns the entry's id and the balance after.

    Raises InsufficientPoints when a bucket would go negative.
    """
    after = change_balance(
        tx, member_id, available=move.available, frozen=move.frozen, pending=move.pending, debt=move.debt
    )
    if after is None:
        now = balance_of(tx, member_id)
        raise InsufficientPoints(max(-move.available - now.available, 1), now.available, now.frozen)
    return write_entries(tx, [(member_id, move, after)])[0], after


def write_entries(tx: Tx, entries: Sequence[tuple[int, Move, BalanceRow]]) -> list[int]:
    """Append (member, move, balance after) in one statement; the balances have changed already. Returns the ids."""
    rows = [
        {
            "member_id": member_id, "verb": move.verb.value, "d_available": move.available, "d_frozen": move.frozen,
            "d_pending": move.pending, "d_debt": move.debt, "available_after": after.available,
            "frozen_after": after.frozen, "pending_after": after.pending, "debt_after": after.debt,
            "cause": move.cause, "order_id": move.order_id, "reverses_id": move.reverses_id,
            "rule_version_id": move.rule_version_id, "actor": tx.actor.key, "reason": move.reason, "at": tx.now,
        }
        for member_id, move, after in entries
    ]  # fmt: skip
    ids = insert_rows(tx, PointsEntry.id, rows)
    today = shop_today(tx)
    for member_id, move, after in entries:
        tx.moves.append(
            PointsMove(member_id, move.verb, move.available, move.frozen, move.pending, move.debt, after.available,
                       after.frozen, after.pending, after.debt)
        )  # fmt: skip
        moved = max(abs(move.available), abs(move.frozen), abs(move.pending), abs(move.debt))
        if move.verb is PointsVerb.ADJUST:
            moved = move.available + move.frozen + move.pending - move.debt
        tx.add_figure("points", today, move.verb.value, n=1, points=moved)
    return ids


def settle(tx: Tx, member_id: int, balance: BalanceRow) -> None:
    """SETTLE what is owed from what has become available; balance is the member's as it stands."""
    amount = min(balance.debt, balance.available)
    if amount == 0:
        return
    post(tx, member_id, Move(PointsVerb.SETTLE, tx.cause("settle"), available=-amount, debt=-amount))
    shift_lots(tx, take_soonest(spendable(tx, member_id), amount), available=-1)
