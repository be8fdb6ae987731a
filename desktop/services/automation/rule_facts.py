"""What a shop's rule may look at, read for many orders at once, and whether its conditions hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from desktop.models.catalogue import Category, Product, Sku, Stock
from desktop.models.member import Member, MemberTag, MemberTotal, Recipient
from desktop.models.order import Order, OrderLine, OrderTag
from desktop.models.shop_rules import Compare
from desktop.models.vocabulary import OrderStatus
from desktop.services.automation.rule_draft import Group, Join, Leaf
from desktop.services.transaction import Reading

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Facts:
    """One order as the rules see it: values of itself and of its member by field, and of every line."""

    order_id: int
    order_no: str
    status: OrderStatus
    values: Values
    lines: tuple[Values, ...]


def facts_of(reading: Reading, order_ids: Sequence[int]) -> dict[int, Facts]:
    """By id, without orders that are history: a few statements however many there are."""
    earlier = aliased(Order)
    first = ~(
        select(earlier.id)
        .where(earlier.member_id == Order.member_id, earlier.id < Order.id,
               earlier.status != OrderStatus.CANCELLED.value)
        .exists()
    )  # fmt: skip
    rows = reading.execute(
        select(Order.id, Order.order_no, Order.status, Order.member_id, Order.cash_fen, Order.points, Order.channel,
               Order.remark, Order.placed_at, first.label("first"), Recipient.region, Member.tier, Member.joined_at,
               func.coalesce(MemberTotal.orders, 0).label("orders"))
        .outerjoin(Recipient, Recipient.id == Order.recipient_id)
        .outerjoin(Member, Member.id == Order.member_id)
        .outerjoin(MemberTotal, MemberTotal.member_id == Order.member_id)
        .where(Order.id.in_(order_ids), Order.history.is_(False))
    ).all()  # fmt: skip
    tags = _sets(reading, select(OrderTag.order_id, OrderTag.tag).where(OrderTag.order_id.in_(order_ids)))
    members = sorted({row.member_id for row in rows if row.member_id is not None})
    member_tags = _sets(reading, select(MemberTag.member_id, MemberTag.tag).where(MemberTag.member_id.in_(members)))
    lines = _lines(reading, order_ids)
    return {
        row.id: Facts(
            row.id, row.order_no, OrderStatus(row.status),
            {
                "order.cash_fen": row.cash_fen, "order.points": row.points, "order.channel": row.channel,
                "order.tag": tags.get(row.id, frozenset()), "order.region": row.region or "",
                "order.remark": bool(row.remark.strip()), "order.first": bool(row.first),
                "member.tier": row.tier or "", "member.orders": int(row.orders),
                "member.days": (row.placed_at - row.joined_at).days if row.joined_at else 0,
                "member.tag": member_tags.get(row.member_id or 0, frozenset()),
            },
            tuple(lines.get(row.id, ())),
        )
        for row in rows
    }  # fmt: skip


def _sets(reading: Reading, statement: Any) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    for key, tag in reading.execute(statement):
        found.setdefault(key, set()).add(tag)
    return {key: frozenset(those) for key, those in found.items()}


def _lines(reading: Reading, order_ids: Sequence[int]) -> dict[int, list[Values]]:
    rows = reading.execute(
        select(OrderLine.order_id, OrderLine.sku_code, OrderLine.title, OrderLine.qty, Category.name.label("category"),
               func.coalesce(Stock.on_hand - Stock.reserved, 0).label("stock"))
        .outerjoin(Sku, Sku.id == OrderLine.sku_id)
        .outerjoin(Product, Product.id == Sku.product_id)
        .outerjoin(Category, Category.id == Product.category_id)
        .outerjoin(Stock, Stock.sku_id == OrderLine.sku_id)
        .where(OrderLine.order_id.in_(order_ids))
        .order_by(OrderLine.order_id, OrderLine.position)
    )  # fmt: skip
    found: dict[int, list[Values]] = {}
    for row in rows:
        found.setdefault(row.order_id, []).append(
            {"line.sku": row.sku_code, "line.product": row.title, "line.category": row.category or "",
             "line.qty": row.qty, "line.stock": int(row.stock)}
        )  # fmt: skip
    return found


def holds(condition: Group, facts: Facts) -> bool:
    """Whether the order is one that the rule means."""
    if not condition.parts:
        return True
    of_lines = [part for part in condition.parts if isinstance(part, Leaf) and part.field.startswith("line.")]
    others = [part for part in condition.parts if part not in of_lines]
    told = [holds(part, facts) if isinstance(part, Group) else _fits(part, facts.values) for part in others]
    if of_lines:
        together = all if condition.join is Join.ALL else any
        told.append(any(together(_fits(leaf, line) for leaf in of_lines) for line in facts.lines))
    return all(told) if condition.join is Join.ALL else any(told)


def _fits(leaf: Leaf, values: Values) -> bool:
    found, wanted = values[leaf.field], leaf.value
    if leaf.compare is Compare.AT_LEAST:
        return bool(found >= wanted)
    if leaf.compare is Compare.AT_MOST:
        return bool(found <= wanted)
    if leaf.compare in (Compare.IS, Compare.IS_NOT):
        return bool((found == wanted) is (leaf.compare is Compare.IS))
    return bool((wanted in found) is (leaf.compare is Compare.CONTAINS))
