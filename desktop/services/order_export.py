"""Orders, members and goods of this shop as the records that its own table holds: what goes out comes in unchanged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select

from desktop.models.catalogue import Category, Product, Sku, Stock
from desktop.models.ledger import Balance
from desktop.models.member import Member, Recipient
from desktop.models.order import Fulfilment, Order, OrderLine, OrderTag
from desktop.models.vocabulary import (
    AccessAct,
    DeliveryKind,
    FulfilmentState,
    OrderKind,
    OrderStatus,
    Permission,
    SaleMode,
)
from desktop.services.spreadsheets.records import ImportedLine, ImportedMember, ImportedOrder, ImportedSku, Place
from desktop.services.transaction import AccessNote, Reading, query

NOWHERE = Place("", 0)
_PERSONAL = ("name", "phone", "address")
_ORDER = tuple(
    getattr(Order, name)
    for name in (
        "id", "order_no", "kind", "status", "source", "external_no", "channel", "currency", "minor_units",
        "goods_points", "goods_fen", "freight_fen", "coupon_fen", "deduction_points", "deduction_fen", "points",
        "cash_fen", "earn_points", "pay_method", "placed_at", "paid_at", "shipped_at", "completed_at", "cancelled_at",
        "remark",
    )
)  # fmt: skip


def _exported(ids: Sequence[int], *, reason: str, revealed: bool = False) -> AccessNote:
    return AccessNote(AccessAct.EXPORT, reason, tuple(("order", order_id) for order_id in ids))


@query(Permission.EXPORT, accessed=_exported)
def export_orders(reading: Reading, ids: Sequence[int], *, reason: str, revealed: bool = False) -> list[ImportedOrder]:
    """At most some hundred orders at once, by id. revealed takes the right to reveal; else persons stay masks."""
    if revealed:
        reading.require(Permission.REVEAL)
    return list(read_back(reading, ids, revealed=revealed).values())


@dataclass(frozen=True, slots=True)
class MemberPiece:
    """Members by id; last is where the next piece goes on, None at the end."""

    members: tuple[ImportedMember, ...]
    last: int | None


def _members_exported(after: int = 0, limit: int = 500, *, reason: str) -> AccessNote:
    return AccessNote(AccessAct.EXPORT, reason)


@query(Permission.EXPORT, accessed=_members_exported)
def export_members(reading: Reading, after: int = 0, limit: int = 500, *, reason: str) -> list[ImportedMember]:
    """Members by id after one, masked; a merged or erased one is left out. On record for reason."""
    return list(members_after(reading, after, limit, reason=reason).members)


@query(Permission.EXPORT, accessed=_members_exported)
def members_after(reading: Reading, after: int = 0, limit: int = 500, *, reason: str) -> MemberPiece:
    """The same, piece by piece."""
    limit = min(limit, 2_000)
    rows = reading.execute(
        select(Member.id, Member.account, Member.source, Member.external_no, Member.name_mask, Member.phone_mask,
               Member.tier, Member.card_no, Member.joined_at, Balance.available)
        .join(Balance, Balance.member_id == Member.id)
        .where(Member.id > after, Member.merged_into.is_(None), Member.erased_at.is_(None))
        .order_by(Member.id)
        .limit(limit)
    ).all()  # fmt: skip
    made = tuple(
        ImportedMember(
            NOWHERE, row.source, row.external_no or row.account, row.account, _second(row.joined_at),
            name=row.name_mask, phone=row.phone_mask, tier=row.tier, card_no=row.card_no or "", points=row.available,
        )
        for row in rows
    )  # fmt: skip
    return MemberPiece(made, rows[-1].id if len(rows) == limit else None)


@query(Permission.EXPORT)
def export_skus(reading: Reading) -> list[ImportedSku]:
    """Every SKU by code."""
    rows = reading.execute(
        select(Sku.code, Sku.spec, Sku.sale_mode, Sku.delivery_kind, Sku.price_points, Sku.price_fen,
               Sku.limit_per_member, Sku.barcode, Sku.active, Product.title, Category.name, Stock.on_hand, Stock.shelf)
        .join(Product, Product.id == Sku.product_id)
        .join(Stock, Stock.sku_id == Sku.id)
        .outerjoin(Category, Category.id == Product.category_id)
        .order_by(Sku.code)
    )  # fmt: skip
    return [
        ImportedSku(
            NOWHERE, "template", row.code, row.code, row.code, row.title, row.code, spec=row.spec,
            category=row.name or "", mode=SaleMode(row.sale_mode), delivery=DeliveryKind(row.delivery_kind),
            price_points=row.price_points, price_fen=row.price_fen, limit=row.limit_per_member, stock=row.on_hand,
            shelf=row.shelf, barcode=row.barcode or "", active=row.active,
        )
        for row in rows
    ]  # fmt: skip


def same_as_here(reading: Reading, said: ImportedOrder, order_id: int) -> bool:
    """Whether the file says of the order what this shop's own export of it says, masked or not."""
    masked = read_back(reading, [order_id], revealed=False)[order_id]
    said = _compared(said)
    here = _compared(masked)
    if replace(said, name="", phone="", address="") != replace(here, name="", phone="", address=""):
        return False
    if all(getattr(said, name) == getattr(here, name) for name in _PERSONAL):
        return True
    if reading.actor.keys is None:
        return False
    revealed = read_back(reading, [order_id], revealed=True)[order_id]
    return all(getattr(said, name) in (getattr(here, name), getattr(revealed, name)) for name in _PERSONAL)


def _compared(order: ImportedOrder) -> ImportedOrder:
    lines = tuple(replace(line, sku="") for line in order.lines)
    return replace(order, place=NOWHERE, member="", events=(), lines=lines)


def read_back(reading: Reading, ids: Sequence[int], *, revealed: bool) -> dict[int, ImportedOrder]:
    """Orders by id in the order of ids; the first parcel stands for all."""
    rows = reading.execute(
        select(*_ORDER, Member.account, Recipient.uid, Recipient.name_sealed, Recipient.phone_sealed,
               Recipient.address_sealed, Recipient.name_mask, Recipient.phone_mask, Recipient.region)
        .outerjoin(Member, Member.id == Order.member_id)
        .outerjoin(Recipient, Recipient.id == Order.recipient_id)
        .where(Order.id.in_(ids))
    ).all()  # fmt: skip
    if revealed:
        reading.persons.load([row.uid for row in rows if row.uid is not None])
    lines = _lines(reading, ids)
    parcels = _parcels(reading, ids)
    tags: dict[int, list[str]] = {}
    for order_id, tag in reading.execute(select(OrderTag.order_id, OrderTag.tag).where(OrderTag.order_id.in_(ids))):
        tags.setdefault(order_id, []).append(tag)
    made = {
        row.id: _order(
            reading, row, lines.get(row.id, ()), parcels.get(row.id, ("", "")), tags.get(row.id, ()), revealed
        )
        for row in rows
    }
    return {order_id: made[order_id] for order_id in ids if order_id in made}


def _order(
    reading: Reading, row: Any, lines: Sequence[ImportedLine], parcel: tuple[str, str], tags: Sequence[str],
    revealed: bool,
) -> ImportedOrder:  # fmt: skip
    def person(column: str, sealed: bytes | None, mask: str) -> str:
        if not revealed or sealed is None:
            return mask
        return reading.persons.unseal(row.uid, "recipient", column, sealed)

    return ImportedOrder(
        NOWHERE, row.source, row.external_no or row.order_no, row.order_no, OrderKind(row.kind),
        OrderStatus(row.status), _second(row.placed_at), member_account=row.account or "", channel=row.channel,
        currency=row.currency, minor_units=row.minor_units, goods_points=row.goods_points, goods_fen=row.goods_fen,
        freight_fen=row.freight_fen, coupon_fen=row.coupon_fen, deduction_points=row.deduction_points,
        deduction_fen=row.deduction_fen, points=row.points, cash_fen=row.cash_fen, earn_points=row.earn_points,
        pay_method=row.pay_method, paid_at=_maybe(row.paid_at), shipped_at=_maybe(row.shipped_at),
        completed_at=_maybe(row.completed_at), cancelled_at=_maybe(row.cancelled_at), carrier=parcel[0],
        waybill=parcel[1], name=person("name", row.name_sealed, row.name_mask or ""),
        phone=person("phone", row.phone_sealed, row.phone_mask or ""), region=row.region or "",
        address=person("address", row.address_sealed, ""), remark=row.remark, tags=tuple(sorted(tags)),
        lines=tuple(lines),
    )  # fmt: skip


def _lines(reading: Reading, ids: Sequence[int]) -> dict[int, list[ImportedLine]]:
    found: dict[int, list[ImportedLine]] = {}
    rows = reading.execute(
        select(OrderLine.order_id, OrderLine.sku_code, OrderLine.title, OrderLine.spec, OrderLine.qty,
               OrderLine.unit_points, OrderLine.unit_fen, OrderLine.points, OrderLine.cash_fen, OrderLine.earn_points)
        .where(OrderLine.order_id.in_(ids))
        .order_by(OrderLine.order_id, OrderLine.position)
    )  # fmt: skip
    for order_id, *values in rows:
        found.setdefault(order_id, []).append(ImportedLine(*values))
    return found


def _parcels(reading: Reading, ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    rows = reading.execute(
        select(Fulfilment.order_id, Fulfilment.carrier, Fulfilment.waybill)
        .where(Fulfilment.order_id.in_(ids), Fulfilment.state == FulfilmentState.SHIPPED.value)
        .order_by(Fulfilment.id.desc())
    )
    return {order_id: (carrier, waybill) for order_id, carrier, waybill in rows}


def _second(at: datetime) -> datetime:
    return at.replace(microsecond=0)


def _maybe(at: datetime | None) -> datetime | None:
    return _second(at) if at is not None else None
