"""What becomes of every row of a filled shipping sheet; nothing is shipped by asking.

matches = office.ask(actor, match_sheet, sheet.rows)          a verdict for every row; Verdict.SHIPS alone may go
act, values = parcels_act(matches of one order)               what ships them: one parcel or several, together

Rows of one order are one parcel each, rows with the same waybill one together; then each names goods and units.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import select

from desktop.models.catalogue import Sku
from desktop.models.order import Fulfilment, Order, OrderLine
from desktop.models.vocabulary import DeliveryKind, FulfilmentState, OrderStatus, Permission
from desktop.services.bulk import BULK_MOST
from desktop.services.bulk_waybills import named_carrier
from desktop.services.carriers import carrier_name, recognise
from desktop.services.errors import Invalid
from desktop.services.fulfilment import Parcel, check_parcel
from desktop.services.goods_names import called
from desktop.services.masks import mask_name
from desktop.services.order_rows import OrderRow, as_order_row, select_order_rows
from desktop.services.order_state import CLAIMED
from desktop.services.shipping_sheet import SheetRow
from desktop.services.split_parcels import OwnParcel
from desktop.services.together import keys_of
from desktop.services.tracking_formats import bare
from desktop.services.transaction import Reading, query

T = TypeVar("T")
_BETWEEN = re.compile(r"[；;，,、\s]+")


class Verdict(StrEnum):
    SHIPS = "SHIPS"
    DONE = "DONE"
    UNKNOWN_NUMBER = "UNKNOWN_NUMBER"
    WRONG_STATUS = "WRONG_STATUS"
    WAYBILL_MISSING = "WAYBILL_MISSING"
    WAYBILL_MALFORMED = "WAYBILL_MALFORMED"
    NO_CARRIER = "NO_CARRIER"
    OTHER_CARRIER = "OTHER_CARRIER"
    WAYBILL_USED = "WAYBILL_USED"
    TWICE = "TWICE"
    NAME_DIFFERS = "NAME_DIFFERS"
    TOO_MANY = "TOO_MANY"
    CODE_MISSING = "CODE_MISSING"
    CODE_UNKNOWN = "CODE_UNKNOWN"
    UNITS_UNCLEAR = "UNITS_UNCLEAR"
    UNITS_TOO_MANY = "UNITS_TOO_MANY"


@dataclass(frozen=True, slots=True)
class Packed:
    """Units of a line that a row sends."""

    line_id: int
    title: str
    units: int


@dataclass(frozen=True, slots=True)
class Match:
    """detail names what stands in the way: the order that has the waybill, the courier that nobody knows.

    sure: the sheet names the courier, or the number does beyond doubt. packed: what goes, None for all that waits.
    """

    row: SheetRow
    verdict: Verdict
    order: OrderRow | None = None
    parcel: Parcel | None = None
    detail: str = ""
    sure: bool = True
    packed: tuple[Packed, ...] | None = None


def parcels_act(matches: Sequence[Match]) -> tuple[str, dict[str, Any]]:
    """The act that sends the rows of one order, with its values."""
    lines: dict[Parcel, Counter[int]] = {}
    for one in matches:
        assert one.parcel is not None
        packed = lines.setdefault(one.parcel, Counter())
        for piece in one.packed or ():
            packed[piece.line_id] += piece.units
    if len(lines) == 1:
        (parcel, packed), whole = next(iter(lines.items())), any(one.packed is None for one in matches)
        return "ship_order", {"parcel": parcel, "lines": None if whole else dict(packed)}
    own = tuple(OwnParcel(parcel, dict(packed)) for parcel, packed in lines.items())
    return "ship_parcels", {"parcels": own}


@query(Permission.SHIP)
def match_sheet(reading: Reading, rows: tuple[SheetRow, ...]) -> tuple[Match, ...]:
    """What becomes of every row; nothing is shipped. A name is compared as its mask, so no key is needed."""
    numbers = {row.order_no.upper() for row in rows if row.order_no} | {row.order_no for row in rows if row.order_no}
    orders: dict[str, OrderRow] = {}
    for piece in _pieces(sorted(numbers)):
        for found in reading.execute(select_order_rows().where(Order.order_no.in_(piece))):
            order = as_order_row(found)
            orders[order.order_no.upper()] = order
    used = _used(reading, sorted({bare(row.waybill) for row in rows if row.waybill}))
    shared = _shared(reading, rows, orders)
    beside: dict[str, list[SheetRow]] = {}
    for row in rows:
        if row.waybill:
            beside.setdefault(row.order_no.upper(), []).append(row)
    goods = _Goods(
        reading, [orders[row.order_no.upper()].id for row in rows if row.code and row.order_no.upper() in orders]
    )
    couriers: dict[tuple[int, str], str] = {}
    going: set[int] = set()
    made = []
    for row in rows:
        match = _judge(row, orders.get(row.order_no.upper()), used, shared)
        if match.verdict is Verdict.SHIPS and match.order is not None and match.parcel is not None:
            known = couriers.setdefault((match.order.id, match.parcel.waybill), match.parcel.carrier)
            going.add(match.order.id)
            if known != match.parcel.carrier:
                match = Match(row, Verdict.OTHER_CARRIER, match.order, detail=carrier_name(known))
            elif len(going) > BULK_MOST:
                match = Match(row, Verdict.TOO_MANY, match.order, detail=str(BULK_MOST))
            else:
                match = _pack(match, beside[row.order_no.upper()], goods)
        made.append(match)
    return tuple(made)


def _pack(match: Match, rows: Sequence[SheetRow], goods: _Goods) -> Match:
    """What of the order goes with this row; rows are all of the order that have a waybill."""
    row, order = match.row, match.order
    assert order is not None
    if row.code:
        return goods.take(match, order.id)
    if len(rows) == 1:
        return match
    same = len({bare(one.waybill) for one in rows}) == 1
    return Match(row, Verdict.TWICE if same else Verdict.CODE_MISSING, order)


class _Goods:
    """What of these orders may still go by parcel, counted down row by row."""

    def __init__(self, reading: Reading, order_ids: Sequence[int]) -> None:
        self._left: dict[int, list[tuple[int, str, str, set[str]]]] = {}
        self._units: Counter[int] = Counter()
        free = OrderLine.qty - OrderLine.shipped - OrderLine.cancelled - CLAIMED
        for piece in _pieces(sorted(set(order_ids))):
            for row in reading.execute(
                select(OrderLine.order_id, OrderLine.id, OrderLine.title, OrderLine.spec, OrderLine.sku_code,
                       Sku.barcode, free.label("free"))
                .outerjoin(Sku, Sku.id == OrderLine.sku_id)
                .where(OrderLine.order_id.in_(piece), OrderLine.delivery_kind == DeliveryKind.PARCEL.value)
                .order_by(OrderLine.order_id, OrderLine.position, OrderLine.id)
            ):  # fmt: skip
                codes = {code.casefold() for code in (row.sku_code, row.barcode) if code}
                title = called(row.title, row.spec)
                self._left.setdefault(row.order_id, []).append((row.id, title, row.sku_code, codes))
                self._units[row.id] = row.free

    def take(self, match: Match, order_id: int) -> Match:
        row, lines = match.row, self._left.get(order_id, [])
        codes = [code for code in _BETWEEN.split(row.code) if code]
        wanted: list[tuple[int, str]] = []
        for code in codes:
            named = [(line_id, title) for line_id, title, _, known in lines if code.casefold() in known]
            if not any(self._units[line_id] for line_id, _ in named):
                return Match(row, Verdict.CODE_UNKNOWN, match.order, detail=code)
            wanted += named
        open_units = sum(self._units[line_id] for line_id, _ in wanted)
        if row.units and not (row.units.isdecimal() and int(row.units) > 0):
            return Match(row, Verdict.UNITS_UNCLEAR, match.order, detail=row.units)
        units = int(row.units) if row.units else open_units
        if units > open_units:
            return Match(row, Verdict.UNITS_TOO_MANY, match.order, detail=str(open_units))
        if units < open_units and len(codes) > 1:
            return Match(row, Verdict.UNITS_UNCLEAR, match.order, detail=row.units)
        packed = []
        for line_id, title in wanted:
            going = min(units, self._units[line_id])
            if going:
                packed.append(Packed(line_id, title, going))
                self._units[line_id] -= going
                units -= going
        return replace(match, packed=tuple(packed))


def _shared(reading: Reading, rows: Sequence[SheetRow], orders: Mapping[str, OrderRow]) -> frozenset[str]:
    """Waybills that stand beside several orders, unless these go to one member at one place."""
    found: dict[str, set[int]] = {}
    for row in rows:
        order = orders.get(row.order_no.upper())
        if row.waybill and order is not None:
            found.setdefault(bare(row.waybill), set()).add(order.id)
    several = {waybill: ids for waybill, ids in found.items() if len(ids) > 1}
    keys = keys_of(reading, tuple(one for ids in several.values() for one in ids))
    return frozenset(
        waybill
        for waybill, ids in several.items()
        if any(one not in keys for one in ids) or len({keys[one] for one in ids}) > 1
    )


def _used(reading: Reading, waybills: Sequence[str]) -> dict[str, list[tuple[int, str]]]:
    """(order id, number) of the orders that a waybill has gone with."""
    found: dict[str, list[tuple[int, str]]] = {}
    for piece in _pieces(waybills):
        for waybill, order_id, number in reading.execute(
            select(Fulfilment.waybill, Order.id, Order.order_no)
            .join(Order, Order.id == Fulfilment.order_id)
            .where(Fulfilment.waybill.in_(piece), Fulfilment.state == FulfilmentState.SHIPPED.value)
            .order_by(Fulfilment.id)
        ):
            found.setdefault(waybill, []).append((order_id, number))
    return found


def _judge(
    row: SheetRow, order: OrderRow | None, used: Mapping[str, list[tuple[int, str]]], shared: frozenset[str]
) -> Match:
    """The first thing that stands in the way, in the order in which a person would ask."""
    if order is None:
        return Match(row, Verdict.UNKNOWN_NUMBER, detail=row.order_no)
    waybill = bare(row.waybill)
    if not waybill:
        return Match(row, Verdict.WAYBILL_MISSING, order)
    gone = used.get(waybill, [])
    if any(order_id == order.id for order_id, _ in gone):
        return Match(row, Verdict.DONE, order)
    if order.status is not OrderStatus.TO_SHIP:
        return Match(row, Verdict.WRONG_STATUS, order, detail=order.status.value)
    if waybill in shared:
        return Match(row, Verdict.TWICE, order)
    if gone:
        return Match(row, Verdict.WAYBILL_USED, order, detail=gone[0][1])
    carrier, sure = named_carrier(row.carrier) if row.carrier else "", True
    if row.carrier and not carrier:
        return Match(row, Verdict.NO_CARRIER, order, detail=row.carrier)
    if not carrier:
        guess = recognise(waybill)
        if guess is None:
            return Match(row, Verdict.NO_CARRIER, order)
        carrier, sure = guess.carrier, guess.sure and not guess.wrong_check
    parcel = Parcel(carrier, waybill)
    try:
        check_parcel(parcel)
    except Invalid:
        return Match(row, Verdict.WAYBILL_MALFORMED, order, detail=row.waybill)
    if row.name and order.recipient_name and not _same_name(row.name, order.recipient_name):
        return Match(row, Verdict.NAME_DIFFERS, order, detail=order.recipient_name)
    return Match(row, Verdict.SHIPS, order, parcel, carrier_name(carrier), sure)


def _same_name(told: str, mask: str) -> bool:
    return told == mask or mask_name(told) == mask


def _pieces(values: Sequence[T]) -> list[Sequence[T]]:
    return [values[start : start + 500] for start in range(0, len(values), 500)]
