"""One order in several parcels at once: each with its own waybill and goods, all of them or none.

office.do(actor, ship_parcels, 7, parcels=(OwnParcel(Parcel(…), {31: 1}), OwnParcel(Parcel(…), {31: 1, 32: 2})), seen=3)
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.models.vocabulary import Permission
from desktop.services.errors import Invalid
from desktop.services.fulfilment import Parcel, ship_order
from desktop.services.order_rows import OrderRow
from desktop.services.transaction import Tx, action

PARCELS_MOST = 50


@dataclass(frozen=True, slots=True)
class OwnParcel:
    """lines maps line ids to units."""

    parcel: Parcel
    lines: dict[int, int]


@action(Permission.SHIP)
def ship_parcels(tx: Tx, order_id: int, *, parcels: tuple[OwnParcel, ...], seen: int | None = None) -> OrderRow:
    """Raises Invalid for one waybill twice, and what ship_order raises; then nothing has gone."""
    if not 1 <= len(parcels) <= PARCELS_MOST:
        raise Invalid("parcels", "too_many" if parcels else "missing", PARCELS_MOST)
    if len({one.parcel for one in parcels}) < len(parcels):
        raise Invalid("waybill", "twice")
    first, *rest = parcels
    row = ship_order(tx, order_id, parcel=first.parcel, lines=first.lines, seen=seen)
    for one in rest:
        row = ship_order(tx, order_id, parcel=one.parcel, lines=one.lines)
    return row
