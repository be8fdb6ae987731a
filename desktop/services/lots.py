"""Lots: points that came in together and run out together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import case, insert, select, update

from desktop.models.ledger import Lot
from desktop.services.transaction import Tx


@dataclass(frozen=True, slots=True)
class Portion:
    """amount points of a lot that can be spent through expires_on (None: for ever)."""

    lot_id: int
    amount: int
    expires_on: date | None
    root_expires_on: date | None
    origin: str


def take_soonest(portions: Sequence[Portion], amount: int) -> list[Portion]:
    """amount points from portions in their order. Raises AssertionError when lots and balance disagree."""
    taken = []
    for portion in portions:
        part = min(amount, portion.amount)
        if part:
            taken.append(Portion(portion.lot_id, part, portion.expires_on, portion.root_expires_on, portion.origin))
            amount -= part
    if amount:
        raise AssertionError("the lots hold less than the balance says")
    return taken


def spendable(tx: Tx, member_id: int) -> list[Portion]:
    rows = tx.execute(
        select(Lot.id, Lot.available, Lot.expires_on, Lot.root_expires_on, Lot.origin)
        .where(Lot.member_id == member_id, Lot.available > 0)
        .order_by(Lot.expires_on.is_(None), Lot.expires_on, Lot.id)
    ).all()
    return [Portion(*row) for row in rows]


def shift_lots(tx: Tx, portions: Sequence[Portion], *, available: int = 0, frozen: int = 0) -> None:
    """Move each portion's points in its lot by the given signs, all lots in one statement."""
    if not portions:
        return
    amounts = {portion.lot_id: portion.amount for portion in portions}
    part = case(amounts, value=Lot.id)
    values: dict[str, Any] = {
        "available": Lot.available + available * part,
        "frozen": Lot.frozen + frozen * part,
    }
    tx.execute(update(Lot).where(Lot.id.in_(sorted(amounts))).values(**values))


def child_lot(tx: Tx, member_id: int, entry_id: int, portion: Portion, *, expires_on: date) -> None:
    new_lot(
        tx, member_id, entry_id, portion.origin, portion.amount, available=portion.amount, expires_on=expires_on,
        root_expires_on=portion.root_expires_on or portion.expires_on, parent_id=portion.lot_id,
    )  # fmt: skip


def new_lot(
    tx: Tx, member_id: int, entry_id: int, origin: str, earned: int, *, available: int = 0, pending: int = 0,
    order_id: int | None = None, expires_on: date | None = None, root_expires_on: date | None = None,
    parent_id: int | None = None,
) -> int:  # fmt: skip
    lot_id: int = tx.execute(
        insert(Lot)
        .values(
            member_id=member_id, entry_id=entry_id, parent_id=parent_id, order_id=order_id, origin=origin,
            earned=earned, available=available, frozen=0, pending=pending, expired=0, rolled_back=0,
            created_at=tx.now, expires_on=expires_on, root_expires_on=root_expires_on or expires_on,
        )
        .returning(Lot.id)
    ).scalar_one()  # fmt: skip
    return lot_id


def is_past(expires_on: date | None, today: date) -> bool:
    return expires_on is not None and expires_on < today
