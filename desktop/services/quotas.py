"""How many units of a SKU a member may take within a period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import and_, select, update

from desktop.models.catalogue import QuotaUse, Sku, Stock
from desktop.models.vocabulary import Permission
from desktop.services.errors import LimitReached
from desktop.services.rules import RuleDocument, rules_at
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
    period = quota_period(reading, rules_at(reading, reading.now).document)
    mine = and_(QuotaUse.sku_id == Sku.id, QuotaUse.member_id == member_id, QuotaUse.period == period)
    rows = reading.execute(
        select(Sku.code, Stock.on_hand - Stock.reserved, Sku.limit_per_member, QuotaUse.used)
        .join(Stock, Stock.sku_id == Sku.id)
        .outerjoin(QuotaUse, mine)
        .where(Sku.code.in_(sorted(skus)))
    ).all()
    return [Room(code, max(free, 0), limit, used or 0) for code, free, limit, used in rows]


def quota_period(reading: Reading, document: RuleDocument) -> str:
    if document.quota_period == "MONTH":
        return read_settings(reading).shop_day(reading.now).isoformat()[:7]
    return "ALL"


def use_quota(
    tx: Tx, member_id: int, period: str, units: Mapping[int, int], limits: Mapping[int, tuple[str, int | None]]
) -> None:
    """Count units per SKU against limits (code, limit) by SKU id. Raises LimitReached."""
    for sku_id, qty in sorted(units.items()):
        code, limit = limits[sku_id]
        if limit is None or qty == 0:
            continue
        key = {"member_id": member_id, "sku_id": sku_id, "period": period}
        tx.execute(upsert(tx, QuotaUse, [{**key, "used": 0}], keys=list(key)))
        changed = tx.execute(
            update(QuotaUse)
            .where(
                QuotaUse.member_id == member_id,
                QuotaUse.sku_id == sku_id,
                QuotaUse.period == period,
                QuotaUse.used + qty <= limit,
            )  # fmt: skip
            .values(used=QuotaUse.used + qty)
        )
        if changed.rowcount != 1:
            raise LimitReached(code, limit, used_quota(tx, member_id, sku_id, period))


def give_back_quota(tx: Tx, member_id: int, period: str, units: Mapping[int, int]) -> None:
    for sku_id, qty in sorted(units.items()):
        tx.execute(
            update(QuotaUse)
            .where(
                QuotaUse.member_id == member_id,
                QuotaUse.sku_id == sku_id,
                QuotaUse.period == period,
                QuotaUse.used >= qty,
            )  # fmt: skip
            .values(used=QuotaUse.used - qty)
        )


def used_quota(reading: Reading, member_id: int, sku_id: int, period: str) -> int:
    used = reading.scalar(
        select(QuotaUse.used).where(
            QuotaUse.member_id == member_id, QuotaUse.sku_id == sku_id, QuotaUse.period == period
        )
    )
    return used or 0
