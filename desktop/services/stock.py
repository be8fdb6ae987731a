"""The stock ledger: every change of stock is an appended entry and a guarded update in one statement each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, insert, select, update

from desktop.models.catalogue import Sku, Stock, StockEntry
from desktop.models.vocabulary import Permission, StockVerb
from desktop.services.errors import Invalid, NotFound, OutOfStock
from desktop.services.transaction import StockMove, Tx, action

# verb → signs of (on_hand, reserved, damaged) per unit
SIGNS: dict[StockVerb, tuple[int, int, int]] = {
    StockVerb.INIT: (1, 0, 0),
    StockVerb.RECEIVE: (1, 0, 0),
    StockVerb.RETURN_GOOD: (1, 0, 0),
    StockVerb.RETURN_DAMAGED: (0, 0, 1),
    StockVerb.WRITE_OFF: (-1, 0, 0),
    StockVerb.RESERVE: (0, 1, 0),
    StockVerb.RELEASE: (0, -1, 0),
    StockVerb.SHIP: (-1, -1, 0),
    StockVerb.UNSHIP: (1, 1, 0),
}


@dataclass(frozen=True, slots=True)
class StockRow:
    sku_id: int
    on_hand: int
    reserved: int
    damaged: int

    @property
    def free(self) -> int:
        return self.on_hand - self.reserved


def move_stock(
    tx: Tx, verb: StockVerb, units: Mapping[int, int], *, cause: str, order_id: int | None = None, reason: str = ""
) -> None:
    """Change stock of several SKUs, ascending, each by a guarded update. Raises OutOfStock with nothing done."""
    entries = []
    for sku_id, qty in sorted(units.items()):
        if qty == 0:
            continue
        d_hand, d_reserved, d_damaged = (sign * qty for sign in SIGNS[verb])
        guard = [Stock.sku_id == sku_id]
        if verb is StockVerb.RESERVE:
            guard.append(Stock.on_hand - Stock.reserved >= qty)
        if d_hand < 0:
            guard.append(Stock.on_hand >= -d_hand)
        if d_reserved < 0:
            guard.append(Stock.reserved >= -d_reserved)
        row = tx.execute(
            update(Stock)
            .where(and_(*guard))
            .values(
                on_hand=Stock.on_hand + d_hand,
                reserved=Stock.reserved + d_reserved,
                damaged=Stock.damaged + d_damaged,
            )
            .returning(Stock.on_hand, Stock.reserved, Stock.damaged)
        ).one_or_none()
        if row is None:
            raise _short(tx, sku_id, qty)
        tx.moves.append(StockMove(sku_id, verb, d_hand, d_reserved, row.on_hand, row.reserved))
        entries.append(_entry(tx, verb, sku_id, (d_hand, d_reserved, d_damaged), row, cause, order_id, reason))
    if entries:
        tx.execute(insert(StockEntry), entries)


def _entry(
    tx: Tx, verb: StockVerb, sku_id: int, deltas: tuple[int, int, int], row: Any, cause: str,
    order_id: int | None, reason: str,
) -> dict[str, object]:  # fmt: skip
    on_hand, reserved, damaged = row
    return {
        "sku_id": sku_id,
        "verb": verb.value,
        "d_on_hand": deltas[0],
        "d_reserved": deltas[1],
        "d_damaged": deltas[2],
        "on_hand_after": on_hand,
        "reserved_after": reserved,
        "damaged_after": damaged,
        "cause": cause,
        "order_id": order_id,
        "actor": tx.actor.key,
        "reason": reason,
        "at": tx.now,
    }


def _short(tx: Tx, sku_id: int, wanted: int) -> OutOfStock:
    row = tx.execute(
        select(Sku.code, Stock.on_hand, Stock.reserved)
        .join(Stock, Stock.sku_id == Sku.id, isouter=True)
        .where(Sku.id == sku_id)
    ).one()
    left = (row.on_hand or 0) - (row.reserved or 0)
    return OutOfStock(sku_code=row.code, left=max(left, 0), wanted=wanted)


def open_stock(tx: Tx, sku_id: int, on_hand: int, *, shelf: str = "", low_level: int = 0, cause: str = "") -> None:
    """The first stock row of a SKU, with its INIT entry."""
    tx.execute(insert(Stock).values(sku_id=sku_id, on_hand=0, reserved=0, damaged=0, low_level=low_level, shelf=shelf))
    if on_hand:
        move_stock(tx, StockVerb.INIT, {sku_id: on_hand}, cause=cause or f"sku:{sku_id}")


@action(Permission.RECEIVE_GOODS)
def receive_goods(tx: Tx, sku: str, *, qty: int, reason: str = "") -> StockRow:
    """Goods came in: on hand rises by qty units."""
    if not 1 <= qty <= 1_000_000:
        raise Invalid("qty", "out_of_range", 1_000_000)
    sku_id = tx.scalar(select(Sku.id).where(Sku.code == sku))
    if sku_id is None:
        raise NotFound("sku", sku)
    move_stock(tx, StockVerb.RECEIVE, {sku_id: qty}, cause=tx.cause("receive"), reason=reason)
    tx.record("receive_goods", "sku", sku_id, after={"qty": qty}, reason=reason)
    row = tx.execute(select(Stock.on_hand, Stock.reserved, Stock.damaged).where(Stock.sku_id == sku_id)).one()
    return StockRow(sku_id, *row)
