"""How many units of a SKU a member may take within a period."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select, update

from desktop.models.catalogue import QuotaUse
from desktop.services.errors import LimitReached
from desktop.services.rules import RuleDocument
from desktop.services.settings import read_settings
from desktop.services.transaction import Reading, Tx, upsert


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
