"""Plain labels 地址标签: recipient, order number and goods, for parcels whose waybill is written or stuck on otherwise.

Who may reveal prints the person in full, everybody else the masks; either way it is on record before it is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from desktop.models.member import Recipient
from desktop.models.order import Order, OrderLine
from desktop.models.vocabulary import DeliveryKind, OrderStatus, Permission
from desktop.services.errors import NotFound
from desktop.services.goods_names import called
from desktop.services.prints import PRINTS_MOST, has_label, on_paper, wanted_orders
from desktop.services.recipients import shown_recipient
from desktop.services.reports.rows import AddressLabel, AddressLabels
from desktop.services.settings import read_settings
from desktop.services.transaction import Reading, query
from desktop.services.waybill_account import read_account

_ENDED = (OrderStatus.COMPLETED, OrderStatus.CANCELLED)


@query(Permission.PRINT, accessed=on_paper)
def address_labels(reading: Reading, order_ids: Sequence[int], *, reason: str) -> AddressLabels:
    """One label for each order, in the order of order_ids, on record for reason before anything is read.

    Raises Invalid for none or more than PRINTS_MOST, NotFound for an order that isn't there or goes nowhere.
    """
    ids = wanted_orders(order_ids)
    revealed = reading.actor.may(Permission.REVEAL) and reading.actor.keys is not None
    rows = reading.execute(
        select(Order.id, Order.order_no, Order.status, Order.hold_reason, Recipient.uid, Recipient.name_sealed,
               Recipient.phone_sealed, Recipient.address_sealed, Recipient.name_mask, Recipient.phone_mask,
               Recipient.region)
        .outerjoin(Recipient, Recipient.id == Order.recipient_id)
        .where(Order.id.in_(ids))
    ).all()  # fmt: skip
    found = {row.id: row for row in rows}
    for order_id in ids:
        if order_id not in found:
            raise NotFound("order", str(order_id))
        if found[order_id].uid is None:
            raise NotFound("label_address", found[order_id].order_no)
    if revealed:
        reading.persons.load([row.uid for row in rows])
    goods = _goods(reading, ids)
    account, shop = read_account(reading), read_settings(reading).shop_name
    sender = (shop, "", "")
    if account is not None:
        sender = (account.row.sender_name, account.row.sender_phone, account.row.sender_address)
    labels = tuple(_label(reading, found[order_id], goods.get(order_id, ()), revealed) for order_id in ids)
    return AddressLabels(shop, sender, labels)


def _label(reading: Reading, row: Any, goods: Sequence[tuple[str, int]], revealed: bool) -> AddressLabel:
    name, phone, address = shown_recipient(reading, row, revealed)
    held = "" if row.status in _ENDED else row.hold_reason or ""
    return AddressLabel(row.order_no, name, phone, f"{row.region}{address}", tuple(goods), held)


def _goods(reading: Reading, ids: Sequence[int]) -> dict[int, list[tuple[str, int]]]:
    """(title, units) of what is still to go by parcel; of an order that is all gone, of what went."""
    found: dict[int, list[tuple[str, int, int]]] = {}
    for order_id, title, spec, qty, cancelled, shipped in reading.execute(
        select(OrderLine.order_id, OrderLine.title, OrderLine.spec, OrderLine.qty, OrderLine.cancelled,
               OrderLine.shipped)
        .where(
            OrderLine.order_id.in_(ids), OrderLine.delivery_kind == DeliveryKind.PARCEL.value,
            OrderLine.qty > OrderLine.cancelled,
        )
        .order_by(OrderLine.order_id, OrderLine.position, OrderLine.id)
    ):  # fmt: skip
        found.setdefault(order_id, []).append((called(title, spec), qty - cancelled, shipped))
    made = {}
    for order_id, lines in found.items():
        still = [(title, units - shipped) for title, units, shipped in lines if units > shipped]
        made[order_id] = still or [(title, units) for title, units, _ in lines]
    return made


@query(Permission.PRINT)
def unlabelled_orders(reading: Reading) -> tuple[int, ...]:
    """Orders with a parcel to go and no label yet, of either kind, the most urgent first; held ones are left out."""
    rows = reading.execute(
        select(Order.id)
        .where(Order.status == OrderStatus.TO_SHIP.value, Order.hold_reason.is_(None), *wants_label())
        .order_by(Order.ship_by.is_(None), Order.ship_by, Order.id)
        .limit(PRINTS_MOST)
    )
    return tuple(rows.scalars())


def wants_label() -> list[Any]:
    parcels = select(OrderLine.id).where(
        OrderLine.order_id == Order.id, OrderLine.delivery_kind == DeliveryKind.PARCEL.value,
        OrderLine.qty > OrderLine.shipped + OrderLine.cancelled,
    )  # fmt: skip
    return [Order.recipient_id.is_not(None), parcels.correlate(Order).exists(), ~has_label()]
