"""Waybills as they come from a courier's sheet: pasted as a column, or as rows that name their order.

read_pasted("SF1407382950617\\nSF1407382950626", ["JF1", "JF2"]) -> Pasted({}, ("SF1407…", "SF1407…"), ())
read_pasted("JF2\\tSF1407382950617\\t顺丰速运", …) -> Pasted({"JF2": ("SF1407…", "shunfeng")}, (), ())
faults({1: Slip("SF…", "shunfeng"), …}) -> {order id: Invalid}
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from desktop.services.carriers import carrier_name, carriers, recognise
from desktop.services.errors import Invalid
from desktop.services.fulfilment import Parcel, check_parcel
from desktop.services.settings import ShopSettings
from desktop.services.tracking_formats import bare

_BETWEEN = re.compile(r"[\t,，;；]+| {2,}")
_NUMBER = re.compile(r"(?=.*\d)[A-Za-z0-9-]{4,40}")


@dataclass(frozen=True, slots=True)
class Pasted:
    """(waybill, carrier code or "") by the order that a row names, or as a column in the order of the list.

    unread: lines without a waybill, with several numbers and no order of these, or of another order.
    """

    by_order: Mapping[str, tuple[str, str]]
    column: tuple[tuple[str, str], ...]
    unread: tuple[str, ...]


@cache
def _by_name() -> dict[str, str]:
    codes: dict[str, str] = {}
    for code, name in carriers().items():
        codes.setdefault(name, code)
    return codes | {carrier_name(code): code for code in ShopSettings().carriers}


def named_carrier(cell: str) -> str:
    """A courier named in full or by its code; the usual ones also by how their name begins (顺丰)."""
    if cell in _by_name() or cell.casefold() in carriers():
        return _by_name().get(cell) or cell.casefold()
    if len(cell) < 2 or cell.isascii():
        return ""
    return next((code for code in ShopSettings().carriers if carrier_name(code).startswith(cell)), "")


def read_pasted(text: str, order_nos: Iterable[str]) -> Pasted:
    known = {number.upper(): number for number in order_nos}
    by_order: dict[str, tuple[str, str]] = {}
    column: list[tuple[str, str]] = []
    unread: list[str] = []
    single: list[str] = []
    for line in text.splitlines():
        cells = [cell.strip().strip("'\"") for cell in _BETWEEN.split(line.strip()) if cell.strip()]
        if not cells:
            continue
        order = next((known[cell.upper()] for cell in cells if cell.upper() in known), "")
        rest = [cell for cell in cells if cell.upper() not in known]
        carrier = next((code for cell in rest if (code := named_carrier(cell))), "")
        numbers = [bare(cell) for cell in rest if not named_carrier(cell) and _NUMBER.fullmatch(bare(cell))]
        if not numbers or (not order and len(numbers) > 1):
            unread.append(line.strip())
            continue
        sure = (number for number in numbers if (found := recognise(number)) is not None and found.sure)
        number = next(sure, numbers[0])
        if order:
            by_order[order] = (number, carrier)
        else:
            column.append((number, carrier))
            single.append(line.strip())
    if by_order:
        # rows that name orders: one without is of an order that isn't among these
        return Pasted(by_order, (), (*unread, *single))
    return Pasted({}, tuple(column), tuple(unread))


def faults(parcels: Mapping[int, Parcel]) -> dict[int, Invalid]:
    """What is wrong with the parcels, by order id: missing or malformed waybills, unknown couriers, one waybill twice."""
    found: dict[int, Invalid] = {}
    times = Counter((parcel.carrier, parcel.waybill) for parcel in parcels.values() if parcel.waybill)
    for order_id, parcel in parcels.items():
        try:
            if not parcel.waybill:
                raise Invalid("waybill", "missing", 40)
            check_parcel(parcel)
        except Invalid as fact:
            found[order_id] = fact
        else:
            if times[parcel.carrier, parcel.waybill] > 1:
                found[order_id] = Invalid("waybill", "twice")
    return found
