"""Why a paid order needs a look before it goes: a dear first order, many orders to one address, many members on one phone.

Addresses and phones are sealed; that two are the same is told by their search tokens, so no key is needed here.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import Executable, and_, distinct, func, or_, select, tuple_

from desktop.models.built import built_once
from desktop.models.catalogue import Stock
from desktop.models.member import Recipient, SearchToken
from desktop.models.order import Order, OrderLine
from desktop.models.vocabulary import OrderStatus
from desktop.services.order_state import OrderInHand
from desktop.services.settings import read_settings
from desktop.services.transaction import Reading

# of a parcel locker's or a call centre's: the newest so many are looked at
ALIKE_MOST = 500


def risks_of(reading: Reading, order: OrderInHand) -> dict[str, Any]:
    """{rule: figures} of the rules that the order breaks: first_points, same_address, same_phone. Empty: none."""
    if order.history or order.member_id is None:
        return {}
    found: dict[str, Any] = {}
    settings = read_settings(reading)
    limit = settings.risky_first_order_points
    if order.points >= limit and not reading.scalar(
        select(func.count())
        .select_from(Order)
        .where(Order.member_id == order.member_id, Order.paid_at.is_not(None), Order.id != order.id)
    ):
        found["first_points"] = {"points": order.points, "limit": limit}
    tokens = _tokens(reading, order)
    if settings.risky_address_orders and tokens["A"]:
        days = settings.risky_address_days
        orders, members = reading.execute(
            select(func.count(), func.count(distinct(Order.member_id))).where(
                Order.recipient_id.in_(_alike(tokens["A"], "R")),
                Order.placed_at > reading.now - timedelta(days=days),
                Order.status != OrderStatus.CANCELLED.value,
            )
        ).one()
        if members > 1 and orders >= settings.risky_address_orders:
            found["same_address"] = {"orders": orders, "members": members, "days": days}
    if settings.risky_phone_members and tokens["P"]:
        members = len(
            set(reading.execute(_alike(tokens["P"], "M")).scalars())
            | set(
                reading.execute(
                    select(Recipient.member_id)
                    .distinct()
                    .where(Recipient.id.in_(_alike(tokens["P"], "R")), Recipient.member_id.is_not(None))
                ).scalars()
            )
        )
        if members >= settings.risky_phone_members:
            found["same_phone"] = {"members": members}
    return found


@built_once
def _tokens_of(recipient_id: int, member_id: int) -> Executable:
    return select(SearchToken.kind, SearchToken.data_key_id, SearchToken.token).where(
        SearchToken.kind.in_(("A", "P")),
        or_(
            and_(SearchToken.subject == "R", SearchToken.subject_id == recipient_id),
            and_(SearchToken.subject == "M", SearchToken.subject_id == member_id),
        ),
    )


def _tokens(reading: Reading, order: OrderInHand) -> dict[str, list[tuple[Any, ...]]]:
    """Where the order goes and the phones it goes by."""
    found: dict[str, list[tuple[Any, ...]]] = {"A": [], "P": []}
    for row in reading.execute(_tokens_of(order.recipient_id or 0, order.member_id or 0)):
        found[row.kind].append(tuple(row))
    return found


def _alike(tokens: list[tuple[Any, ...]], subject: str) -> Any:
    """Ids of the recipients (R) or members (M) with one of the tokens, the newest of them."""
    return (
        select(SearchToken.subject_id)
        .where(
            tuple_(SearchToken.kind, SearchToken.data_key_id, SearchToken.token).in_(tokens),
            SearchToken.subject == subject,
        )
        .order_by(SearchToken.subject_id.desc())
        .limit(ALIKE_MOST)
    )


def alike_orders(order_id: int, since: Any) -> Any:
    """Ids of other orders since then that go to the order's address, newest first."""
    mine = (
        select(SearchToken.kind, SearchToken.data_key_id, SearchToken.token)
        .join(Order, Order.recipient_id == SearchToken.subject_id)
        .where(Order.id == order_id, SearchToken.subject == "R", SearchToken.kind == "A")
        .subquery()
    )
    same = (
        select(SearchToken.subject_id)
        .join(mine, and_(mine.c.kind == SearchToken.kind, mine.c.data_key_id == SearchToken.data_key_id,
                         mine.c.token == SearchToken.token))
        .where(SearchToken.subject == "R")
        .order_by(SearchToken.subject_id.desc())
        .limit(ALIKE_MOST)
    )  # fmt: skip
    return (
        select(Order.id)
        .where(Order.recipient_id.in_(same), Order.placed_at > since, Order.id != order_id)
        .order_by(Order.placed_at.desc(), Order.id.desc())
    )


@built_once
def _short(order_id: int) -> Executable:
    return (
        select(OrderLine.sku_code, OrderLine.title, Stock.on_hand, Stock.reserved)
        .join(Stock, Stock.sku_id == OrderLine.sku_id)
        .where(OrderLine.order_id == order_id, Stock.on_hand < Stock.reserved)
        .order_by(OrderLine.position)
        .limit(1)
    )


def shortage_of(reading: Reading, order_id: int) -> dict[str, Any] | None:
    """The first SKU of the order that has fewer units than orders have reserved; None where all are there."""
    row = reading.execute(_short(order_id)).one_or_none()
    if row is None:
        return None
    return {"sku": row.sku_code, "title": row.title, "on_hand": row.on_hand, "reserved": row.reserved}
