"""How many units of a SKU a member may take within a period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Executable, and_, func, select, update
from sqlalchemy.orm import aliased

from desktop.models.built import built_once
from desktop.models.catalogue import QuotaUse, Sku, Stock
from desktop.models.vocabulary import Permission
from desktop.services.errors import LimitReached
from desktop.services.goods_names import goods_name
from desktop.services.points import lock_balance
from desktop.services.rule_document import RuleDocument
from desktop.services.rules import rules_at
from desktop.services.settings import read_settings
from desktop.services.transaction import Reading, Tx, query, upsert


@dataclass(frozen=True, slots=True)
class Room:
    """What may still be taken of a SKU: free units in stock, and used of the member's limit (None: no limit)."""

    sku: str
    free: int
    limit: int | None
    used: int


@query(Permission.SEE)
def room_for(reading: Reading, member_id: int | None, skus: Sequence[str]) -> list[Room]:
    """Stock and today's quota of SKUs by code, in no order; without a member nothing is used yet."""
    document = rules_at(reading, reading.now).document
    period = quota_period(reading, document)
    rows = reading.execute(
        select(Sku.id, Sku.code, Stock.on_hand - Stock.reserved, Sku.limit_per_member)
        .join(Stock, Stock.sku_id == Sku.id)
        .where(Sku.code.in_(sorted(skus)))
    ).all()
    used = _used(reading, member_id, period, [row.id for row in rows], together=document.quota_by_product)
    return [Room(code, max(free, 0), limit, used.get(sku_id, 0)) for sku_id, code, free, limit in rows]


def quota_period(reading: Reading, document: RuleDocument) -> str:
    """The period of the shop's day that units count in: ALL, 2026-11-24, 2026-W48, 2026-11 or 2026."""
    today = read_settings(reading).shop_day(reading.now)
    match document.quota_period:
        case "DAY":
            return today.isoformat()
        case "WEEK":
            year, week, _ = today.isocalendar()
            return f"{year}-W{week:02}"
        case "MONTH":
            return today.isoformat()[:7]
        case "YEAR":
            return f"{today.year}"
        case _:
            return "ALL"


def use_quota(
    tx: Tx, member_id: int, period: str, units: Mapping[int, int], limits: Mapping[int, tuple[str, int | None]],
    *, together: bool = False,
) -> None:  # fmt: skip
    """Count units per SKU against limits (code, limit) by SKU id. Raises LimitReached.

    together: all the SKUs of a product that have a limit count against it.
    """
    if together:
        # what several rows add up to can't be guarded in one of them
        lock_balance(tx, member_id)
    for sku_id, qty in sorted(units.items()):
        code, limit = limits[sku_id]
        if limit is None or qty == 0:
            continue
        key = {"member_id": member_id, "sku_id": sku_id, "period": period}
        tx.execute(upsert(tx, QuotaUse, [{**key, "used": 0}], keys=list(key)))
        used = _used(tx, member_id, period, [sku_id], together=together)[sku_id] if together else 0
        changed = tx.execute(_used_more(member_id, sku_id, period, qty, limit))
        if changed.rowcount != 1 or used + qty > limit:
            used = used or used_quota(tx, member_id, sku_id, period)
            raise LimitReached(code, limit, used, goods_name(tx, sku_id))


def give_back_quota(tx: Tx, member_id: int, period: str, units: Mapping[int, int]) -> None:
    for sku_id, qty in sorted(units.items()):
        tx.execute(_used_less(member_id, sku_id, period, qty))


@built_once
def _used_more(member_id: int, sku_id: int, period: str, qty: int, limit: int) -> Executable:
    return (
        update(QuotaUse)
        .where(
            QuotaUse.member_id == member_id, QuotaUse.sku_id == sku_id, QuotaUse.period == period,
            QuotaUse.used + qty <= limit,
        )
        .values(used=QuotaUse.used + qty)
    )  # fmt: skip


@built_once
def _used_less(member_id: int, sku_id: int, period: str, qty: int) -> Executable:
    return (
        update(QuotaUse)
        .where(
            QuotaUse.member_id == member_id, QuotaUse.sku_id == sku_id, QuotaUse.period == period,
            QuotaUse.used >= qty,
        )
        .values(used=QuotaUse.used - qty)
    )  # fmt: skip


def used_quota(reading: Reading, member_id: int, sku_id: int, period: str) -> int:
    used = reading.scalar(
        select(QuotaUse.used).where(
            QuotaUse.member_id == member_id, QuotaUse.sku_id == sku_id, QuotaUse.period == period
        )
    )
    return used or 0


def _used(
    reading: Reading, member_id: int | None, period: str, sku_ids: Sequence[int], *, together: bool
) -> dict[int, int]:
    """Units by SKU, or with together those of all the product's SKUs; 0 where there are none."""
    mine = and_(QuotaUse.member_id == member_id, QuotaUse.period == period)
    counted = aliased(Sku)
    same = counted.product_id == Sku.product_id if together else counted.id == Sku.id
    rows = reading.execute(
        select(Sku.id, func.coalesce(func.sum(QuotaUse.used), 0))
        .join(counted, same)
        .outerjoin(QuotaUse, and_(QuotaUse.sku_id == counted.id, mine))
        .where(Sku.id.in_(sorted(sku_ids)))
        .group_by(Sku.id)
    )
    return {sku_id: int(used) for sku_id, used in rows}
