"""What a person with a scanner asks: which order is this, and which goods go into its parcel.

order_to_pack("JF261130000012") -> id          by its number, or a waybill that it has
pack_lines(order_id)            -> PackLine    what is still to go by parcel, by shelf, with the codes that name it
count_up(lines, counted, "6901234567892")      -> line id, or WrongItem: not in this order, or more than it has
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from desktop.models.catalogue import Sku, Stock
from desktop.models.dispatch import WaybillRequest
from desktop.models.order import Fulfilment, Order, OrderLine
from desktop.models.vocabulary import DeliveryKind, Permission
from desktop.services.errors import NotFound, Refused
from desktop.services.order_state import CLAIMED
from desktop.services.transaction import Reading, query

SCAN_MOST = 100


@dataclass(eq=False)
class WrongItem(Refused):
    """What was scanned isn't in the order (surplus False), or all its units were counted already."""

    code: str
    title: str
    surplus: bool


@dataclass(frozen=True, slots=True)
class PackLine:
    """units are those that may still go: open, by parcel, in no after-sale. codes: the SKU's and its barcode."""

    id: int
    shelf: str
    code: str
    codes: tuple[str, ...]
    title: str
    spec: str
    units: int


@query(Permission.SEE)
def order_to_pack(reading: Reading, text: str) -> int:
    """The order that was scanned. Raises NotFound."""
    written = text.strip()[:SCAN_MOST]
    both = (written, written.upper())
    for found in (
        select(Order.id).where(Order.order_no.in_(both)),
        select(Fulfilment.order_id).where(Fulfilment.waybill.in_(both)).order_by(Fulfilment.id.desc()),
        select(WaybillRequest.order_id).where(WaybillRequest.waybill.in_(both)).order_by(WaybillRequest.id.desc()),
        select(Order.id).where(Order.external_no == written).order_by(Order.id.desc()),
    ):
        order_id = reading.scalar(found.limit(1))
        if order_id is not None:
            return int(order_id)
    raise NotFound("order", written)


@query(Permission.SEE)
def pack_lines(reading: Reading, *order_ids: int) -> tuple[PackLine, ...]:
    """Of one order, or of several that go together."""
    units = OrderLine.qty - OrderLine.shipped - OrderLine.cancelled - CLAIMED
    rows = reading.execute(
        select(OrderLine.id, func.coalesce(Stock.shelf, ""), OrderLine.sku_code, Sku.barcode, OrderLine.title,
               OrderLine.spec, units)
        .outerjoin(Sku, Sku.id == OrderLine.sku_id)
        .outerjoin(Stock, Stock.sku_id == OrderLine.sku_id)
        .where(OrderLine.order_id.in_(order_ids), OrderLine.delivery_kind == DeliveryKind.PARCEL.value)
        .order_by(func.coalesce(Stock.shelf, ""), OrderLine.position, OrderLine.id)
    )  # fmt: skip
    return tuple(
        PackLine(line_id, shelf, code, tuple(_plain(one) for one in (code, barcode) if one), title, spec, left)
        for line_id, shelf, code, barcode, title, spec, left in rows
        if left > 0
    )


def count_up(lines: Sequence[PackLine], counted: Mapping[int, int], scanned: str) -> int:
    """The line whose next unit this is. Raises WrongItem, and nothing is counted."""
    code = _plain(scanned)
    same = [line for line in lines if code in line.codes]
    for line in same:
        if counted.get(line.id, 0) < line.units:
            return line.id
    raise WrongItem(scanned.strip(), same[0].title if same else "", surplus=bool(same))


def _plain(code: str) -> str:
    return code.strip().casefold()
