"""Packing slips: which goods go into the parcels of these orders, from which shelf, to whom.

Who may reveal prints the person in full, everybody else the masks; either way it is on record before it is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select

from desktop.models.catalogue import Stock
from desktop.models.member import Recipient
from desktop.models.order import Order, OrderLine
from desktop.models.shipping import Paper
from desktop.models.vocabulary import FOR_GOOD, DeliveryKind, OrderStatus, Permission
from desktop.services.errors import NotFound
from desktop.services.prints import copies, on_paper, wanted_orders
from desktop.services.recipients import shown_recipient
from desktop.services.reports.rows import Slip, SlipLine, Slips
from desktop.services.settings import read_settings
from desktop.services.transaction import Reading, query


@query(Permission.PRINT, accessed=on_paper)
def packing_slips(reading: Reading, order_ids: Sequence[int], *, reason: str) -> Slips:
    """One slip for each order, in the order of order_ids, on record for reason before anything is read.

    Raises Invalid for none or more than PRINTS_MOST, NotFound for an order that isn't there.
    """
    ids = wanted_orders(order_ids)
    revealed = reading.actor.may(Permission.REVEAL) and reading.actor.keys is not None
    rows = reading.execute(
        select(Order.id, Order.order_no, Order.status, Order.placed_at, Order.remark, Order.hold_reason,
               Recipient.uid, Recipient.name_sealed, Recipient.phone_sealed, Recipient.address_sealed,
               Recipient.name_mask, Recipient.phone_mask, Recipient.region)
        .outerjoin(Recipient, Recipient.id == Order.recipient_id)
        .where(Order.id.in_(ids))
    ).all()  # fmt: skip
    if revealed:
        reading.persons.load([row.uid for row in rows if row.uid is not None])
    lines = _lines(reading, ids)
    before = copies(reading, ids, Paper.SLIP)
    made = {
        row.id: replace(_slip(reading, row, lines.get(row.id, ()), revealed), copy=before.get(row.id, 0) + 1)
        for row in rows
    }
    gone = next((order_id for order_id in ids if order_id not in made), None)
    if gone is not None:
        raise NotFound("order", str(gone))
    settings = read_settings(reading)
    return Slips(settings.shop_name, settings.zone, tuple(made[order_id] for order_id in ids))


def _slip(reading: Reading, row: Any, lines: Sequence[SlipLine], revealed: bool) -> Slip:
    name, phone, address = shown_recipient(reading, row, revealed)
    held = row.hold_reason if row.status not in (OrderStatus.COMPLETED, OrderStatus.CANCELLED) else None
    return Slip(
        row.order_no, row.status, row.placed_at, name, phone, f"{row.region or ''}{address}", row.remark, held or "",
        tuple(lines),
    )  # fmt: skip


def _lines(reading: Reading, ids: Sequence[int]) -> dict[int, list[SlipLine]]:
    found: dict[int, list[SlipLine]] = {}
    rows = reading.execute(
        select(OrderLine.order_id, func.coalesce(Stock.shelf, ""), OrderLine.sku_code, OrderLine.title, OrderLine.spec,
               OrderLine.qty, OrderLine.cancelled, OrderLine.shipped, OrderLine.delivery_kind)
        .outerjoin(Stock, Stock.sku_id == OrderLine.sku_id)
        .where(
            OrderLine.order_id.in_(ids), OrderLine.qty > OrderLine.cancelled,
            OrderLine.delivery_kind.not_in([kind.value for kind in FOR_GOOD]),
        )
        .order_by(OrderLine.order_id, func.coalesce(Stock.shelf, ""), OrderLine.position, OrderLine.id)
    )  # fmt: skip
    for order_id, shelf, code, title, spec, qty, cancelled, shipped, delivery in rows:
        pickup = delivery == DeliveryKind.PICKUP
        found.setdefault(order_id, []).append(
            SlipLine(shelf, code, title, spec, qty - cancelled, shipped, pickup)
        )  # fmt: skip
    return found
