"""Lots: points that came in together and run out together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Executable, case, select, update

from desktop.models.built import built_once
from desktop.models.ledger import Lot
from desktop.services.transaction import Tx, insert_row, insert_rows


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
            taken.append(replace(portion, amount=part))
            amount -= part
    if amount:
        raise AssertionError("the lots hold less than the balance says")
    return taken


def spendable(tx: Tx, member_id: int) -> list[Portion]:
    """What is available of each lot, the soonest to expire first; past ones too, until they are expired."""
    return [Portion(*row) for row in tx.execute(_spendable(member_id))]


@built_once
def _spendable(member_id: int) -> Executable:
    return (
        select(Lot.id, Lot.available, Lot.expires_on, Lot.root_expires_on, Lot.origin)
        .where(Lot.member_id == member_id, Lot.available > 0)
        .order_by(Lot.expires_on.is_(None), Lot.expires_on, Lot.id)
    )


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


def child_lots(
    tx: Tx, member_id: int, entry_id: int, portions: Sequence[tuple[Portion, date]], today: date
) -> list[tuple[int, int]]:
    """A lot with a new last day for each portion of an expired one, in one statement.

    Returns (lot, points) of those whose new last day is past too: they hold nothing, and their EXPIRE is to follow.
    """
    if not portions:
        return []
    rows = [
        _row(
            tx, member_id, entry_id, portion.origin, portion.amount, expires_on=expires_on,
            available=0 if is_past(expires_on, today) else portion.amount,
            expired=portion.amount if is_past(expires_on, today) else 0,
            root_expires_on=portion.root_expires_on or portion.expires_on, parent_id=portion.lot_id,
        )
        for portion, expires_on in portions
    ]  # fmt: skip
    ids = insert_rows(tx, Lot.id, rows)
    return [(lot_id, row["expired"]) for lot_id, row in zip(ids, rows, strict=True) if row["expired"]]


def new_lot(
    tx: Tx, member_id: int, entry_id: int, origin: str, earned: int, *, available: int = 0, pending: int = 0,
    order_id: int | None = None, expires_on: date | None = None,
) -> int:  # fmt: skip
    row = _row(
        tx, member_id, entry_id, origin, earned, available=available, pending=pending, order_id=order_id,
        expires_on=expires_on, root_expires_on=expires_on,
    )  # fmt: skip
    return insert_row(tx, Lot.id, **row)


def _row(
    tx: Tx, member_id: int, entry_id: int, origin: str, earned: int, *, expires_on: date | None,
    root_expires_on: date | None, available: int = 0, pending: int = 0, expired: int = 0, order_id: int | None = None,
    parent_id: int | None = None,
) -> dict[str, Any]:  # fmt: skip
    return {
        "member_id": member_id, "entry_id": entry_id, "parent_id": parent_id, "order_id": order_id, "origin": origin,
        "earned": earned, "available": available, "frozen": 0, "pending": pending, "expired": expired,
        "rolled_back": 0, "created_at": tx.now, "expires_on": expires_on, "root_expires_on": root_expires_on,
    }  # fmt: skip


def is_past(expires_on: date | None, today: date) -> bool:
    return expires_on is not None and expires_on < today
