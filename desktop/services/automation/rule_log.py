"""Which rule did what to which order, and what colleagues are told within the program."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from desktop.models.automation import ShopRule, ShopRuleRun, StaffNotice
from desktop.models.order import Order
from desktop.models.shop_rules import Deed, Outcome
from desktop.models.vocabulary import Permission
from desktop.services.errors import NotFound, NotPermitted
from desktop.services.transaction import Reading, Tx, action, query

LOG_MOST, NOTICES_MOST = 200, 100


@dataclass(frozen=True, slots=True)
class Done:
    deed: Deed
    outcome: Outcome
    why: str


@dataclass(frozen=True, slots=True)
class RunRow:
    """A rule acted on an order: event is the audit row or the wait that set it off, depth how long the chain was."""

    id: int
    rule_id: int
    rule: str
    version: int
    order_id: int
    order_no: str
    event: str
    depth: int
    did: tuple[Done, ...]
    at: datetime


@query(Permission.SEE)
def rule_log(reading: Reading, *, rule_id: int | None = None, order_id: int | None = None) -> list[RunRow]:
    """Newest first, LOG_MOST of them; of one rule, one order, or all."""
    asked = (
        select(ShopRuleRun.id, ShopRuleRun.rule_id, ShopRule.name, ShopRuleRun.version, ShopRuleRun.order_id,
               Order.order_no, ShopRuleRun.event, ShopRuleRun.depth, ShopRuleRun.did, ShopRuleRun.at)
        .join(ShopRule, ShopRule.id == ShopRuleRun.rule_id)
        .join(Order, Order.id == ShopRuleRun.order_id)
        .order_by(ShopRuleRun.id.desc())
        .limit(LOG_MOST)
    )  # fmt: skip
    if rule_id is not None:
        asked = asked.where(ShopRuleRun.rule_id == rule_id)
    if order_id is not None:
        asked = asked.where(ShopRuleRun.order_id == order_id)
    return [
        RunRow(
            row.id, row.rule_id, row.name, row.version, row.order_id, row.order_no, row.event, row.depth,
            tuple(Done(Deed(one["deed"]), Outcome(one["outcome"]), one["why"]) for one in json.loads(row.did)), row.at,
        )
        for row in reading.execute(asked)
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class StaffNoticeRow:
    """rule is the name of the rule that wrote it."""

    id: int
    order_id: int | None
    order_no: str
    rule: str
    body: str
    at: datetime
    read: bool


@query(Permission.SEE)
def my_notices(reading: Reading, *, unread: bool = True) -> list[StaffNoticeRow]:
    """What the asking person was told, newest first, NOTICES_MOST of it."""
    asked = (
        select(StaffNotice.id, StaffNotice.order_id, Order.order_no, ShopRule.name, StaffNotice.body, StaffNotice.at,
               StaffNotice.read_at)
        .outerjoin(Order, Order.id == StaffNotice.order_id)
        .outerjoin(ShopRule, ShopRule.id == StaffNotice.rule_id)
        .where(StaffNotice.staff_id == (reading.actor.staff_id or 0))
        .order_by(StaffNotice.id.desc())
        .limit(NOTICES_MOST)
    )  # fmt: skip
    if unread:
        asked = asked.where(StaffNotice.read_at.is_(None))
    return [
        StaffNoticeRow(row.id, row.order_id, row.order_no or "", row.name or "", row.body, row.at,
                       row.read_at is not None)
        for row in reading.execute(asked)
    ]  # fmt: skip


@action(Permission.SEE)
def read_staff_notices(tx: Tx, notice_ids: tuple[int, ...]) -> int:
    """The actor has read them: her own, no one else's. Returns how many were new to her. Raises NotFound.

    Notices belong to people: NotPermitted for storefront and worker.
    """
    if tx.actor.staff_id is None:
        raise NotPermitted(Permission.SEE)
    unread = (
        StaffNotice.id.in_(notice_ids), StaffNotice.staff_id == tx.actor.staff_id, StaffNotice.read_at.is_(None)
    )  # fmt: skip
    read = tx.execute(update(StaffNotice).where(*unread).values(read_at=tx.now)).rowcount
    if not read:
        raise NotFound("staff_notice", " ".join(map(str, notice_ids[:3])))
    tx.record("read_staff_notices", "staff_notice", 0, after={"notices": read})
    return int(read)
