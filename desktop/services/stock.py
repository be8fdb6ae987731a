"""The stock ledger: every change of stock is an appended entry and a guarded update in one statement each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Executable, bindparam, case, insert, select, update

from desktop.models.catalogue import Sku, Stock, StockEntry
from desktop.models.vocabulary import DeliveryKind, ExceptionKind, Permission, StockVerb
from desktop.services.access import staff_names
from desktop.services.errors import ChangedByOther, Invalid, NotFound, OutOfStock
from desktop.services.exception_cases import close_case, open_case
from desktop.services.goods_names import goods_name
from desktop.services.transaction import Reading, StockMove, Tx, action, into

QTY_MOST, AT_ONCE = 1_000_000, 500
# verb → signs of (on_hand, reserved, damaged) per unit; a COUNT's units are the signed difference
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
    StockVerb.COUNT: (1, 0, 0),
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


@dataclass(frozen=True, slots=True)
class Arrived:
    """qty units of a SKU that came in."""

    sku_id: int
    qty: int


@dataclass(frozen=True, slots=True)
class Counted:
    """How many units of a SKU a person found, and how many the books had on hand (seen) when she counted."""

    sku_id: int
    found: int
    seen: int


def move_stock(
    tx: Tx, verb: StockVerb, units: Mapping[int, int], *, cause: str, order_id: int | None = None, reason: str = "",
    reserved_too: bool = False,
) -> None:  # fmt: skip
    """Change stock of several SKUs, ascending, each by a guarded update. Raises OutOfStock with nothing done.

    A COUNT without a difference is entered too: somebody has counted. reserved_too: a WRITE_OFF of what is no good,
    whoever has reserved it.
    """
    moving = {sku_id: qty for sku_id, qty in sorted(units.items()) if qty or verb is StockVerb.COUNT}
    if not moving:
        return
    no_more = verb is StockVerb.RESERVE or (verb is StockVerb.WRITE_OFF and not reserved_too)
    values = {
        f"{name}_{at}": value for at, one in enumerate(moving.items()) for name, value in zip("sq", one, strict=True)
    }
    found = {row.sku_id: row for row in tx.execute(_moved(SIGNS[verb], no_more, len(moving)), values)}
    entries = []
    for sku_id, qty in moving.items():
        row = found.get(sku_id)
        if row is None:
            raise _short(tx, sku_id, qty)
        d_hand, d_reserved, d_damaged = (sign * qty for sign in SIGNS[verb])
        tx.moves.append(StockMove(sku_id, verb, d_hand, d_reserved, row.on_hand, row.reserved))
        _watch_reserved(tx, sku_id, row, short_before=row.on_hand - d_hand < row.reserved - d_reserved)
        entries.append(_entry(tx, verb, sku_id, (d_hand, d_reserved, d_damaged), row, cause, order_id, reason))
    tx.execute(into(StockEntry), entries)


@cache
def _moved(signs: tuple[int, int, int], no_more: bool, count: int) -> Executable:
    """So many SKUs s_0, s_1, … by q_0, q_1, … units; no_more: than are free. Those that can't aren't moved."""
    skus = [bindparam(f"s_{at}", type_=Stock.sku_id.type) for at in range(count)]
    qty = case(*((Stock.sku_id == sku, bindparam(f"q_{at}", type_=Stock.on_hand.type)) for at, sku in enumerate(skus)))
    columns = (Stock.on_hand, Stock.reserved, Stock.damaged)
    moved = {column.key: column + sign * qty for column, sign in zip(columns, signs, strict=True) if sign}
    # PostgreSQL locks them ascending, as everybody does
    locked = select(Stock.sku_id).where(Stock.sku_id.in_(skus)).order_by(Stock.sku_id).with_for_update()
    enough = [value >= 0 for value in moved.values()] + ([Stock.on_hand - Stock.reserved >= qty] if no_more else [])
    return (
        update(Stock).where(Stock.sku_id.in_(locked), *enough).values(moved).returning(Stock.sku_id, *columns)
    )  # fmt: skip


def _watch_reserved(tx: Tx, sku_id: int, row: Any, *, short_before: bool) -> None:
    """Fewer units than orders have reserved, which only a stock-take finds, need a person until more come in."""
    cause = f"oversold:{sku_id}"
    if row.on_hand < row.reserved:
        open_case(tx, ExceptionKind.OVERSOLD, cause, facts={"on_hand": row.on_hand, "reserved": row.reserved})
    elif short_before:
        close_case(tx, cause, "stock_moved")


def _entry(
    tx: Tx, verb: StockVerb, sku_id: int, deltas: tuple[int, int, int], row: Any, cause: str,
    order_id: int | None, reason: str,
) -> dict[str, object]:  # fmt: skip
    _, on_hand, reserved, damaged = row
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
    return OutOfStock(row.code, max(left, 0), wanted, goods_name(tx, sku_id))


def open_stock(tx: Tx, sku_id: int, on_hand: int, *, shelf: str = "", low_level: int = 0, cause: str = "") -> None:
    """The first stock row of a SKU, with its INIT entry."""
    tx.execute(insert(Stock).values(sku_id=sku_id, on_hand=0, reserved=0, damaged=0, low_level=low_level, shelf=shelf))
    if on_hand:
        move_stock(tx, StockVerb.INIT, {sku_id: on_hand}, cause=cause or f"sku:{sku_id}")


@action(Permission.RECEIVE_GOODS)
def receive_goods(tx: Tx, sku: str, *, qty: int, reason: str = "") -> StockRow:
    """Goods came in: on hand rises by qty units."""
    return receive_several(tx, (Arrived(_sku_id(tx, sku), qty),), reason=reason)[0]


@action(Permission.RECEIVE_GOODS)
def receive_several(tx: Tx, goods: tuple[Arrived, ...], *, reason: str = "") -> tuple[StockRow, ...]:
    """One delivery of several SKUs, all or none; an audit row each. Raises Invalid, NotFound."""
    units = _each_once([(one.sku_id, one.qty) for one in goods], least=1)
    _refuse_cards(tx, units)
    stock_rows(tx, units, lock=True)
    move_stock(tx, StockVerb.RECEIVE, units, cause=tx.cause("receive"), reason=reason)
    for sku_id, qty in units.items():
        tx.record("receive_goods", "sku", sku_id, after={"qty": qty}, reason=reason)
    return stock_rows(tx, units)


@action(Permission.COUNT_STOCK)
def write_off(tx: Tx, sku: str, *, qty: int, reason: str) -> StockRow:
    """Goods that can't be sold leave the books. Raises OutOfStock below what orders have reserved."""
    units = _each_once([(_sku_id(tx, sku), qty)], least=1)
    if not reason.strip():
        raise Invalid("reason", "missing")
    _refuse_cards(tx, units)
    move_stock(tx, StockVerb.WRITE_OFF, units, cause=tx.cause("write_off"), reason=reason)
    for sku_id in units:
        tx.record("write_off", "sku", sku_id, after={"qty": qty}, reason=reason)
    return stock_rows(tx, units)[0]


@action(Permission.COUNT_STOCK)
def count_stock(tx: Tx, counts: tuple[Counted, ...], *, reason: str = "") -> tuple[StockRow, ...]:
    """A stock-take: on hand becomes what was found, by an entry of the difference each. All or none.

    Fewer than orders have reserved is allowed: what was found is there. Raises ChangedByOther where the books have
    moved since they were seen, for then nobody knows whether the units were counted before or after.
    """
    found = _each_once([(one.sku_id, one.found) for one in counts], least=0)
    seen = {one.sku_id: one.seen for one in counts}
    _refuse_cards(tx, found)
    before = {row.sku_id: row for row in stock_rows(tx, found, lock=True)}
    for sku_id in sorted(found):
        if before[sku_id].on_hand != seen[sku_id]:
            raise _moved_since(tx, sku_id)
    differences = {sku_id: qty - seen[sku_id] for sku_id, qty in found.items()}
    move_stock(tx, StockVerb.COUNT, differences, cause=tx.cause("count"), reason=reason)
    for sku_id, qty in found.items():
        tx.record("count_stock", "sku", sku_id, before={"on_hand": seen[sku_id]}, after={"on_hand": qty}, reason=reason)
    return stock_rows(tx, found)


def stock_rows(reading: Reading, sku_ids: Iterable[int], *, lock: bool = False) -> tuple[StockRow, ...]:
    """Ascending by SKU. Raises NotFound for one that isn't there."""
    wanted = sorted(sku_ids)
    columns = select(Stock.sku_id, Stock.on_hand, Stock.reserved, Stock.damaged)
    statement = columns.where(Stock.sku_id.in_(wanted)).order_by(Stock.sku_id)
    rows = tuple(StockRow(*row) for row in reading.execute(statement.with_for_update() if lock else statement))
    missing = set(wanted).difference(row.sku_id for row in rows)
    if missing:
        raise NotFound("sku", str(min(missing)))
    return rows


def _refuse_cards(tx: Tx, sku_ids: Iterable[int]) -> None:
    """The stock of codes moves with the codes themselves, never by hand."""
    sealed = Sku.id.in_(sorted(sku_ids)), Sku.delivery_kind == DeliveryKind.VIRTUAL.value
    if tx.scalar(select(Sku.id).where(*sealed).limit(1)) is not None:
        raise Invalid("sku", "stock_follows_codes")


def _each_once(units: list[tuple[int, int]], *, least: int) -> dict[int, int]:
    if not units:
        raise Invalid("qty", "missing")
    if len(units) > AT_ONCE or len(dict(units)) < len(units):
        raise Invalid("lines", "too_many" if len(units) > AT_ONCE else "twice", AT_ONCE)
    if not all(least <= qty <= QTY_MOST for _, qty in units):
        raise Invalid("qty", "out_of_range", QTY_MOST)
    return dict(sorted(units))


def _sku_id(tx: Tx, code: str) -> int:
    sku_id: int | None = tx.scalar(select(Sku.id).where(Sku.code == code))
    if sku_id is None:
        raise NotFound("sku", code)
    return sku_id


def _moved_since(tx: Tx, sku_id: int) -> ChangedByOther:
    """Whose entry of the ledger moved what is on hand last."""
    row = tx.execute(
        select(StockEntry.verb, StockEntry.actor, StockEntry.at)
        .where(StockEntry.sku_id == sku_id, StockEntry.d_on_hand != 0)
        .order_by(StockEntry.id.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return ChangedByOther("", None, "")
    return ChangedByOther(staff_names(tx).get(row.actor, row.actor), row.at, row.verb)
