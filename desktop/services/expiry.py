"""Points that run out: a lot can be spent through its last shop day, and what is left and not frozen then goes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import and_, func, select, update

from desktop.models.ledger import Balance, Lot
from desktop.models.vocabulary import PointsVerb
from desktop.services.points import BalanceRow, Move, change_balance, lock_balances, shop_today, write_entries
from desktop.services.transaction import Tx


def past_and_unspent(today: date) -> Any:
    """The lots that EXPIRE takes."""
    return and_(Lot.available > 0, Lot.expires_on < today)


def expiring(lot_id: int, points: int) -> Move:
    return Move(PointsVerb.EXPIRE, f"lot:{lot_id}", available=-points)


def expire_members(tx: Tx, member_ids: Collection[int]) -> dict[int, int]:
    """EXPIRE the lots of members that are past their last day: one entry per lot, five statements for them all.

    Returns points by member, without those of whom nothing was past. Raises NotFound.
    """
    balances = lock_balances(tx, member_ids)
    past = and_(Lot.member_id.in_(sorted(balances)), past_and_unspent(shop_today(tx)))
    lots = tx.execute(select(Lot.member_id, Lot.id, Lot.available).where(past).order_by(Lot.member_id, Lot.id)).all()
    if not lots:
        return {}
    entries: list[tuple[int, Move, BalanceRow]] = []
    gone: dict[int, int] = {}
    for member_id, lot_id, points in lots:
        move = expiring(lot_id, points)
        balances[member_id] = balances[member_id].after(move)
        entries.append((member_id, move, balances[member_id]))
        gone[member_id] = gone.get(member_id, 0) + points
    lost = select(func.sum(Lot.available)).where(Lot.member_id == Balance.member_id, past).scalar_subquery()
    tx.execute(
        update(Balance).where(Balance.member_id.in_(sorted(gone))).values(available=Balance.available - lost)
    )  # fmt: skip
    write_entries(tx, entries)
    empty_past_lots(tx, past)
    return gone


def empty_past_lots(tx: Tx, past: Any) -> None:
    tx.execute(update(Lot).where(past).values(expired=Lot.expired + Lot.available, available=0))


def expire_at_once(
    tx: Tx, member_id: int, lots: Sequence[tuple[int, int]], balance: BalanceRow
) -> BalanceRow:  # fmt: skip
    """EXPIRE of lots (id, points) that were past when they were made. Returns the balance after."""
    if not lots:
        return balance
    change_balance(tx, member_id, available=-sum(points for _, points in lots))
    entries = []
    for lot_id, points in lots:
        move = expiring(lot_id, points)
        balance = balance.after(move)
        entries.append((member_id, move, balance))
    write_entries(tx, entries)
    return balance
