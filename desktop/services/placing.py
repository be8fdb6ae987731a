"""Placing an order: price under today's rules, points frozen, stock reserved, quota used."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Executable, insert, select

from desktop.models.built import built_once
from desktop.models.catalogue import Category, Product, Sku
from desktop.models.member import Recipient
from desktop.models.order import Order, OrderLine
from desktop.models.vocabulary import (
    DeliveryKind,
    OrderKind,
    OrderStatus,
    PaymentState,
    Permission,
    SaleMode,
    StockVerb,
)
from desktop.services.errors import Invalid, NotFound, NotSellable, PriceChanged
from desktop.services.figures import count_lines, count_order
from desktop.services.freezes import consume, freeze
from desktop.services.fulfilment import after_payment
from desktop.services.goods_names import called
from desktop.services.members import living_member
from desktop.services.order_rows import OrderRow, order_row
from desktop.services.order_state import LineInHand, lines_of, put_order, read_order
from desktop.services.prices import Price, Wanted, price
from desktop.services.quotas import quota_period, use_quota
from desktop.services.recipients import RecipientDraft, save_recipient
from desktop.services.rule_document import RuleDocument
from desktop.services.rules import rules_at
from desktop.services.settings import read_settings
from desktop.services.stock import move_stock
from desktop.services.top_ups import keep_account
from desktop.services.transaction import Reading, Tx, action, insert_row, query

LINES_MOST = 200
REMARK_MOST = 500
CHANNELS = ("desk", "h5", "mini", "app", "web")


@dataclass(frozen=True, slots=True)
class LineWish:
    """qty units of a SKU by its code."""

    sku: str
    qty: int


@dataclass(frozen=True, slots=True)
class Offer:
    """What the catalogue sells a SKU for today."""

    sku_id: int
    code: str
    title: str
    spec: str
    mode: SaleMode
    delivery: DeliveryKind
    price_points: int
    price_fen: int
    limit: int | None
    category: str = ""


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the buyer was told that the order costs."""

    points: int
    cash_fen: int


@dataclass(frozen=True, slots=True)
class Quote:
    """The live price of a basket under rule version number."""

    rule_number: int
    price: Price
    offers: tuple[Offer, ...]


@query(Permission.SEE)
def quote(
    reading: Reading, lines: Sequence[LineWish], *, tier: str = "", deduct_points: int = 0, coupon: str = ""
) -> Quote:
    """What lines cost now. Raises NotFound, NotSellable, DeductionRefused, Invalid."""
    rules = rules_at(reading, reading.now)
    offers = read_offers(reading, lines)
    priced = price(
        rules.document, wanted_of(offers, lines), tier=tier, deduct_points=deduct_points, coupon=coupon,
        day=read_settings(reading).shop_day(reading.now),
    )  # fmt: skip
    return Quote(rules.number, priced, tuple(offers))


@built_once
def _offered(codes: list[str]) -> Executable:
    return (
        select(Sku.id, Sku.code, Product.title, Sku.spec, Sku.sale_mode, Sku.delivery_kind, Sku.price_points,
               Sku.price_fen, Sku.limit_per_member, Sku.active, Product.active, Category.name)
        .join(Product, Product.id == Sku.product_id)
        .outerjoin(Category, Category.id == Product.category_id)
        .where(Sku.code.in_(codes))
    )  # fmt: skip


def read_offers(reading: Reading, lines: Sequence[LineWish]) -> list[Offer]:
    if not lines:
        raise Invalid("lines", "missing")
    if len(lines) > LINES_MOST:
        raise Invalid("lines", "too_many", LINES_MOST)
    codes = {line.sku for line in lines}
    rows = reading.execute(_offered(sorted(codes))).all()
    offers = {}
    for row in rows:
        if not row[9] or not row[10]:
            raise NotSellable(row.code, called(row.title, row.spec))
        offers[row.code] = Offer(
            row[0],
            row[1],
            row[2],
            row[3],
            SaleMode(row[4]),
            DeliveryKind(row[5]),
            row[6],
            row[7],
            row[8],
            row[11] or "",
        )
    for line in lines:
        if line.sku not in offers:
            raise NotFound("sku", line.sku)
    return [offers[line.sku] for line in lines]


def wanted_of(offers: Sequence[Offer], lines: Sequence[LineWish]) -> list[Wanted]:
    return [
        Wanted(line.qty, offer.mode, offer.price_points, offer.price_fen, offer.delivery, offer.category, offer.code)
        for offer, line in zip(offers, lines, strict=True)
    ]


@action(Permission.PLACE_ORDERS)
def place_order(
    tx: Tx,
    member_id: int,
    *,
    lines: tuple[LineWish, ...],
    recipient: RecipientDraft | None = None,
    recipient_id: int | None = None,
    deduct_points: int = 0,
    coupon: str = "",
    channel: str = "desk",
    remark: str = "",
    agreed: Agreed | None = None,
    top_up_account: str = "",
) -> OrderRow:
    """Place an order for a member. Parcels need a recipient, new or one of the member's; what is to be topped up may
    have its account already, else it is asked for when it goes.

    Raises InsufficientPoints, OutOfStock, LimitReached, NotSellable, DeductionRefused, Invalid, NotFound, Erased, and
    PriceChanged when the price isn't what was agreed.
    """
    if channel not in CHANNELS:
        raise Invalid("channel", "unknown")
    if len(remark) > REMARK_MOST:
        raise Invalid("remark", "too_long", REMARK_MOST)
    tier = living_member(tx, member_id)
    settings = read_settings(tx)
    rules = rules_at(tx, tx.now)
    offers = read_offers(tx, lines)
    local = settings.local(tx.now)
    priced = price(
        rules.document, wanted_of(offers, lines), tier=tier, deduct_points=deduct_points, coupon=coupon,
        day=local.date(),
    )  # fmt: skip
    if agreed is not None and agreed != Agreed(priced.points, priced.cash_fen):
        raise PriceChanged(priced.points, priced.cash_fen)
    parcels = any(offer.delivery is DeliveryKind.PARCEL for offer in offers)
    recipient_id = _recipient(tx, member_id, recipient, recipient_id, needed=parcels)
    order_id = insert_row(
        tx,
        Order.id,
        order_no=new_order_no(tx, local.strftime("%y%m%d")),
        kind=OrderKind.SALE.value,
        status=OrderStatus.UNPAID.value,
        history=False,
        source=channel,
        member_id=member_id,
        recipient_id=recipient_id,
        channel=channel,
        currency="CNY",
        minor_units=2,
        rule_version_id=rules.id,
        tier=tier,
        **price_values(priced),
        **nothing_back(),
        **title_values(offers, lines),
        payment_state=PaymentState.UNPAID.value,
        pay_method="",
        returns_open=0,
        priority=0,
        remark=remark,
        pickup_code=pickup_code() if any(o.delivery is DeliveryKind.PICKUP for o in offers) else None,
        placed_at=tx.now,
        shop_day=local.date(),
        shop_hour=local.hour,
        pay_by=tx.now + timedelta(minutes=settings.pay_minutes),
        version=1,
        changed_at=tx.now,
        changed_by=tx.actor.name,
        last_act="place_order",
    )
    freeze(tx, member_id, priced.points, order_id=order_id)
    placed = add_lines(tx, order_id, offers, lines, priced, period=quota_period(tx, rules.document))
    take_quota(tx, member_id, rules.document, placed)
    reserve_lines(tx, order_id, placed, cause=f"order:{order_id}:v1")
    if top_up_account.strip() and any(offer.delivery is DeliveryKind.TOPUP for offer in offers):
        keep_account(tx, order_id, member_id, top_up_account)
    order = read_order(tx, order_id)
    count_order(tx, order, OrderStatus.UNPAID)
    count_lines(tx, order, placed)
    tx.record(
        "place_order", "order", order_id, order_id=order_id, to_status=OrderStatus.UNPAID,
        after={"points": priced.points, "fen": priced.cash_fen, "rule": rules.number, "recipient": recipient_id},
    )  # fmt: skip
    placed_event = {"order": order.order_no, "status": order.status.value, "version": 1, "act": "place_order"}
    tx.emit("order.status_changed", f"order:{order_id}", 1, placed_event)
    if priced.cash_fen == 0:
        return settle_without_cash(tx, order_id, cause=f"order:{order_id}")
    return order_row(tx, order_id)


def settle_without_cash(tx: Tx, order_id: int, *, cause: str) -> OrderRow:
    """No cash due: the points are consumed at once and the order is paid."""
    order = read_order(tx, order_id)
    assert order.member_id is not None
    consume(tx, order.member_id, order_id=order_id)
    put_order(
        tx, order, "confirm_payment", to=OrderStatus.PAID, after={"points": order.points, "fen": 0},
        values={"paid_at": tx.now, "payment_state": PaymentState.PAID.value, "pay_by": None},
    )  # fmt: skip
    return after_payment(tx, order_id, cause=cause)


def add_lines(
    tx: Tx, order_id: int, offers: Sequence[Offer], lines: Sequence[LineWish], priced: Price, *, period: str | None,
    first: int = 1, for_edit: str | None = None,
) -> list[LineInHand]:  # fmt: skip
    """Insert priced lines and read them back, only those."""
    rows = [
        {
            "order_id": order_id,
            "position": position,
            "sku_id": offer.sku_id,
            "sku_code": offer.code,
            "title": offer.title,
            "spec": offer.spec,
            "sale_mode": offer.mode.value,
            "delivery_kind": offer.delivery.value,
            "qty": line.qty,
            "unit_points": offer.price_points,
            "unit_fen": offer.price_fen,
            "goods_points": allotted.goods_points,
            "goods_fen": allotted.goods_fen,
            "coupon_fen": allotted.coupon_fen,
            "deduction_points": allotted.deduction_points,
            "deduction_fen": allotted.deduction_fen,
            "points": allotted.points,
            "cash_fen": allotted.cash_fen,
            "freight_fen": allotted.freight_fen,
            "earn_points": allotted.earn_points,
            "shipped": 0,
            "cancelled": 0,
            "quota_period": period,
            "for_edit": for_edit,
        }
        for position, (offer, line, allotted) in enumerate(zip(offers, lines, priced.lines, strict=True), start=first)
    ]
    tx.execute(insert(OrderLine), rows)
    return [line for line in lines_of(tx, order_id) if line.position >= first]


def units_by_sku(lines: Iterable[LineInHand]) -> Counter[int]:
    units: Counter[int] = Counter()
    for line in lines:
        if line.sku_id is not None:
            units[line.sku_id] += line.qty
    return units


def reserve_lines(tx: Tx, order_id: int, lines: Iterable[LineInHand], *, cause: str) -> None:
    move_stock(tx, StockVerb.RESERVE, units_by_sku(lines), cause=cause, order_id=order_id)


@built_once
def _limits(sku_ids: list[int]) -> Executable:
    return select(Sku.id, Sku.code, Sku.limit_per_member).where(Sku.id.in_(sku_ids))


def take_quota(tx: Tx, member_id: int, document: RuleDocument, lines: Iterable[LineInHand]) -> str:
    """Use quota for lines in today's period, which is returned. Raises LimitReached."""
    units = units_by_sku(lines)
    rows = tx.execute(_limits(sorted(units))).all()
    period = quota_period(tx, document)
    use_quota(
        tx,
        member_id,
        period,
        units,
        {row.id: (row.code, row.limit_per_member) for row in rows},
        together=document.quota_by_product,
    )
    return period


def price_values(priced: Price) -> dict[str, Any]:
    return {
        "goods_points": priced.goods_points,
        "goods_fen": priced.goods_fen,
        "freight_fen": priced.freight_fen,
        "coupon_fen": priced.coupon_fen,
        "coupon_code": priced.coupon_code,
        "deduction_points": priced.deduction_points,
        "deduction_fen": priced.deduction_fen,
        "points": priced.points,
        "cash_fen": priced.cash_fen,
        "earn_points": priced.earn_points,
    }


def nothing_back() -> dict[str, int]:
    return {"points_back": 0, "cash_back_fen": 0, "earn_back": 0, "freight_back_fen": 0}


def title_values(offers: Sequence[Offer], lines: Sequence[LineWish]) -> dict[str, Any]:
    return {
        "title": " ".join(part for part in (offers[0].title, offers[0].spec) if part),
        "line_count": len(lines),
        "units": sum(line.qty for line in lines),
        "units_shipped": 0,
        "units_cancelled": 0,
    }


@built_once
def _numbered(order_no: str) -> Executable:
    return select(Order.id).where(Order.order_no == order_no)


def new_order_no(tx: Tx, day: str) -> str:
    """JF, the shop day as yymmdd and six digits that no order has."""
    while True:
        number = f"JF{day}{secrets.randbelow(1_000_000):06}"
        if tx.scalar(_numbered(number)) is None:
            return number


def pickup_code() -> str:
    return f"{secrets.randbelow(100_000_000):08}"


def _recipient(
    tx: Tx, member_id: int, draft: RecipientDraft | None, recipient_id: int | None, *, needed: bool
) -> int | None:
    if draft is not None:
        return save_recipient(tx, draft, member_id)
    if recipient_id is not None:
        owner = tx.scalar(select(Recipient.member_id).where(Recipient.id == recipient_id))
        if owner != member_id:
            raise NotFound("recipient", str(recipient_id))
        return recipient_id
    if needed:
        raise Invalid("recipient", "missing")
    return None
