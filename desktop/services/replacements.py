"""The order that an exchange sends out: 0 points, 0 cash, no quota, earns nothing, outside of sales figures."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import insert, select

from desktop.models.catalogue import Sku
from desktop.models.order import Order, OrderLine
from desktop.models.returns import ReplacementLine
from desktop.models.vocabulary import DeliveryKind, OrderKind, OrderStatus, PaymentState, Permission, SaleMode
from desktop.services.errors import Invalid, NotFound
from desktop.services.figures import count_order
from desktop.services.fulfilment import after_payment
from desktop.services.order_state import read_order
from desktop.services.placing import (
    LineWish,
    Offer,
    add_lines,
    new_order_no,
    nothing_back,
    pickup_code,
    price_values,
    read_offers,
    reserve_lines,
    title_values,
)
from desktop.services.prices import LinePrice, Price
from desktop.services.return_cases import CaseInHand, ReturnRow, put_case, refusal, return_row, take_case
from desktop.services.settings import read_settings
from desktop.services.transaction import Tx, action, insert_row


@action(Permission.HANDLE_RETURNS)
def reship_return(
    tx: Tx, case_id: int, *, instead: dict[int, str] | None = None, seen: int | None = None
) -> ReturnRow:  # fmt: skip
    """Make the REPLACEMENT of an exchange, which waits at 待补发 until its first parcel goes.

    instead maps line ids to SKUs on sale that go in place of what was bought: another size, another colour. The
    order goes to the same recipient. Raises OutOfStock, NotSellable, NotFound, Invalid.
    """
    case = take_case(tx, case_id, "reship_return", seen)
    if case.replacement_order_id is not None:
        raise refusal(case, "reship_return", "replacement_made")
    offers = _offers(tx, case, instead or {})
    wishes = [LineWish(offer.code, line.qty) for offer, line in zip(offers, case.lines, strict=True)]
    if case.order.recipient_id is None and any(offer.delivery is DeliveryKind.PARCEL for offer in offers):
        raise Invalid("recipient", "missing")
    nothing = Price(
        tuple(LinePrice(*(0,) * len(LinePrice.__dataclass_fields__)) for _ in offers),
        goods_points=0, goods_fen=0, freight_fen=0, coupon_fen=0, coupon_code="", deduction_points=0, deduction_fen=0,
        most_deduction=0, earn_points=0,
    )  # fmt: skip
    order_id = _insert_order(tx, case, nothing, offers, wishes)
    placed = add_lines(tx, order_id, offers, wishes, nothing, period=None)
    tx.execute(
        insert(ReplacementLine),
        [
            {"line_id": new.id, "case_id": case.id, "root_line_id": line.root_line_id}
            for new, line in zip(placed, case.lines, strict=True)
        ],
    )
    reserve_lines(tx, order_id, placed, cause=f"order:{order_id}:v1")
    order = read_order(tx, order_id)
    count_order(tx, order, OrderStatus.PAID)
    tx.record(
        "reship_return", "order", order_id, order_id=order_id, to_status=OrderStatus.PAID,
        after={"return": case.id, "original": case.order.id, "recipient": case.order.recipient_id},
    )  # fmt: skip
    placed_event = {"order": order.order_no, "status": order.status.value, "version": 1, "act": "reship_return"}
    tx.emit("order.status_changed", f"order:{order_id}", 1, placed_event)
    after_payment(tx, order_id, cause=f"return:{case.id}:order:{order_id}")
    put_case(tx, case, "reship_return", values={"replacement_order_id": order_id}, after={"replacement": order_id})
    return return_row(tx, case.id)


def _offers(tx: Tx, case: CaseInHand, instead: dict[int, str]) -> list[Offer]:
    """What goes out for each line of the case, in their order, for nothing."""
    if set(instead) - {line.line_id for line in case.lines}:
        raise NotFound("line", str(min(set(instead) - {line.line_id for line in case.lines})))
    rows = tx.execute(
        select(OrderLine.id, Sku.id.label("sku_id"), Sku.code, OrderLine.title, OrderLine.spec, Sku.sale_mode,
               Sku.delivery_kind)
        .join(Sku, Sku.id == OrderLine.sku_id)
        .where(OrderLine.id.in_([line.line_id for line in case.lines]))
    ).all()  # fmt: skip
    same = {
        row.id: Offer(row.sku_id, row.code, row.title, row.spec, SaleMode(row.sale_mode),
                      DeliveryKind(row.delivery_kind), 0, 0, None)
        for row in rows
    }  # fmt: skip
    others = iter(read_offers(tx, [LineWish(code, 1) for _, code in sorted(instead.items())]) if instead else ())
    found = dict(zip(sorted(instead), others, strict=True))
    return [
        replace(found.get(line.line_id) or same[line.line_id], price_points=0, price_fen=0) for line in case.lines
    ]  # fmt: skip


def _insert_order(tx: Tx, case: CaseInHand, nothing: Price, offers: list[Offer], wishes: list[LineWish]) -> int:
    settings = read_settings(tx)
    local = settings.local(tx.now)
    original = case.order
    values: dict[str, Any] = tx.execute(
        select(Order.source, Order.minor_units).where(Order.id == original.id)
    ).one()._asdict()  # fmt: skip
    return insert_row(
        tx, Order.id, **values, order_no=new_order_no(tx, local.strftime("%y%m%d")), kind=OrderKind.REPLACEMENT.value,
        status=OrderStatus.PAID.value, history=False, member_id=original.member_id, recipient_id=original.recipient_id,
        channel=original.channel, currency=original.currency, rule_version_id=original.rule_version_id,
        tier=original.tier, **price_values(nothing), **nothing_back(), **title_values(offers, wishes),
        payment_state=PaymentState.PAID.value, pay_method="", returns_open=0, priority=0, remark="",
        original_order_id=original.id,
        pickup_code=pickup_code() if any(o.delivery is DeliveryKind.PICKUP for o in offers) else None,
        placed_at=tx.now, shop_day=local.date(), shop_hour=local.hour, paid_at=tx.now, version=1, changed_at=tx.now,
        changed_by=tx.actor.name, last_act="reship_return",
    )  # fmt: skip
