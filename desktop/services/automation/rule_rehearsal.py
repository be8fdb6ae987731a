"""A rule tried on the last thirty days: which orders it would have acted on. Reads only, page by page.

page = rehearse_rule(reading, draft) ; while page.next: page = rehearse_rule(reading, draft, after=page.next)

What happened is read from the audit; an order is judged as it stands today, for what it was then isn't kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, extract, func, or_, select

from desktop.models.journal import Audit
from desktop.models.order import Order
from desktop.models.shop_rules import CLOCK, Trigger
from desktop.models.vocabulary import OrderStatus, Permission
from desktop.services.automation.rule_draft import RuleDraft, When, check_draft
from desktop.services.automation.rule_events import event_rows, waits
from desktop.services.automation.rule_facts import facts_of, holds
from desktop.services.transaction import Reading, query

DAYS = timedelta(days=30)
PAGE = 500
OVERLAP = 1_000


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """at: when it would have acted. status is today's."""

    order_id: int
    order_no: str
    status: OrderStatus
    at: datetime


@dataclass(frozen=True, slots=True)
class RehearsalPage:
    """looked: how many events this page had; total: of how many in all, told by the first page and 0 on the others;
    next: go on from there, None at the end.
    """

    rows: tuple[Rehearsed, ...]
    looked: int
    total: int
    next: int | None


@query(Permission.SEE)
def rehearse_rule(reading: Reading, draft: RuleDraft, *, after: int = 0) -> RehearsalPage:
    """PAGE events after the given one. Raises Invalid."""
    check_draft(draft)
    found = _waited(reading, draft.when, after) if draft.when.trigger in CLOCK else _happened(reading, draft, after)
    key, statement, everything = found
    rows = reading.execute(statement.order_by(key).limit(PAGE)).all()
    total = 0 if after else int(reading.scalar(everything))
    facts = facts_of(reading, sorted({row.order_id for row in rows}))
    told = tuple(
        Rehearsed(row.order_id, facts[row.order_id].order_no, facts[row.order_id].status, row.at)
        for row in rows
        if row.order_id in facts and holds(draft.condition, facts[row.order_id])
    )
    return RehearsalPage(told, len(rows), total, rows[-1].key if len(rows) == PAGE else None)


def _happened(reading: Reading, draft: RuleDraft, after: int) -> tuple[Any, Any, Any]:
    since = reading.now - DAYS
    wanted = (event_rows(draft.when.trigger), Audit.at >= since, Order.history.is_(False))
    # older rows aren't walked through: a number may come a little after a later one
    first = reading.scalar(select(Audit.id).where(Audit.at >= since).order_by(Audit.at, Audit.id).limit(1)) or 0
    after = max(after, first - OVERLAP)
    joined = select(Audit.id.label("key"), Audit.order_id, Audit.at).join(Order, Order.id == Audit.order_id)
    count = select(func.count()).select_from(Audit).join(Order, Order.id == Audit.order_id).where(*wanted)
    return Audit.id, joined.where(*wanted, Audit.id > after), count


def _waited(reading: Reading, when: When, after: int) -> tuple[Any, Any, Any]:
    """Orders of those days that wait that long now, or have."""
    wanted: tuple[ColumnElement[bool], ...] = (
        Order.history.is_(False), Order.placed_at >= reading.now - DAYS, or_(and_(*waits(reading, when)),
                                                                            _has_waited(reading, when)),
    )  # fmt: skip
    statement = select(Order.id.label("key"), Order.id.label("order_id"), Order.placed_at.label("at"))
    return Order.id, statement.where(*wanted, Order.id > after), select(func.count()).where(*wanted)


def _has_waited(reading: Reading, when: When) -> ColumnElement[bool]:
    begun, ended = {
        Trigger.UNPAID_FOR: (Order.placed_at, func.coalesce(Order.paid_at, Order.cancelled_at)),
        Trigger.UNSHIPPED_FOR: (Order.paid_at, func.coalesce(Order.shipped_at, Order.cancelled_at)),
    }.get(when.trigger, (None, None))
    if begun is None or ended is None:
        # how long a hold that is over has lasted isn't kept, and every day asks about orders under way
        return Order.id < 0
    if reading.on_postgresql:
        return extract("epoch", ended) - extract("epoch", begun) >= when.hours * 3600
    return func.julianday(ended) - func.julianday(begun) >= when.hours / 24
