"""What sets a shop's rule off: acts on record since the last look, and orders that have waited long enough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Text, and_, cast, func, literal, or_, select

from desktop.models.automation import ShopRule, ShopRuleRun, StreamPosition
from desktop.models.journal import Audit
from desktop.models.order import Order
from desktop.models.shop_rules import Trigger
from desktop.models.vocabulary import OrderStatus, Permission
from desktop.services.audit import sealed_through
from desktop.services.automation.rule_draft import DRAFT, RuleDraft, When
from desktop.services.transaction import Reading, query

READER = "shop_rules"
EVENTS, CANDIDATES = 500, 500
_S = OrderStatus

_UNDER_WAY = (_S.UNPAID, _S.PAID, _S.TO_SHIP, _S.SHIPPED)
# which rows of the audit are which event
_ROWS: dict[Trigger, ColumnElement[bool]] = {
    Trigger.PLACED: Audit.act == "place_order",
    Trigger.PAID: or_(
        and_(Audit.act == "confirm_payment", Audit.to_status == _S.PAID.value),
        and_(Audit.act.in_(("place_order", "edit_order")), Order.cash_fen == 0),
    ),
    Trigger.RELEASED: Audit.act == "release_order",
    Trigger.HELD: Audit.act == "hold_order",
    Trigger.SHIPPED: and_(Audit.act == "ship_order", Audit.to_status == _S.SHIPPED.value),
    Trigger.COMPLETED: Audit.act == "complete_order",
    Trigger.CANCELLED: and_(Audit.to_status == _S.CANCELLED.value, Audit.from_status != _S.CANCELLED.value),
    Trigger.RETURN_ASKED: Audit.act == "request_return",
}


@dataclass(frozen=True, slots=True)
class ActiveRule:
    id: int
    name: str
    version: int
    draft: RuleDraft
    active_since: datetime
    looked_at: datetime | None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to an order, by its row of the audit. depth counts the rules that led to it."""

    id: int
    order_id: int
    triggers: frozenset[Trigger]
    at: datetime
    depth: int

    @property
    def key(self) -> str:
        return f"audit:{self.id}"


@dataclass(frozen=True, slots=True)
class Events:
    """through: everything up to there has been looked at once these are dealt with; it was up to last before."""

    events: tuple[Event, ...]
    through: int
    last: int


@query(Permission.RUN_CLOCK)
def active_rules(reading: Reading) -> tuple[ActiveRule, ...]:
    """In the order in which they are asked."""
    rows = reading.execute(
        select(ShopRule.id, ShopRule.name, ShopRule.version, ShopRule.document, ShopRule.active_since,
               ShopRule.looked_at)
        .where(ShopRule.active, ShopRule.deleted_at.is_(None))
        .order_by(ShopRule.place, ShopRule.id)
    )  # fmt: skip
    return tuple(
        ActiveRule(row.id, row.name, row.version, DRAFT.validate_json(row.document), row.active_since, row.looked_at)
        for row in rows
    )


@query(Permission.RUN_CLOCK)
def events_since(reading: Reading, since: datetime) -> Events:
    """What came after the last look and not before since, EVENTS of it.

    Only sealed rows: no lower id can still be on its way to a commit.
    """
    sealed = sealed_through(reading)
    last = reading.scalar(select(StreamPosition.position).where(StreamPosition.reader == READER)) or 0
    rows = reading.execute(
        select(Audit.id, Audit.order_id, Audit.at, ShopRuleRun.depth,
               *(on.label(trigger.value) for trigger, on in _ROWS.items()))
        .join(Order, Order.id == Audit.order_id)
        .outerjoin(ShopRuleRun, ShopRuleRun.command_id == Audit.command_id)
        .where(Audit.id > last, Audit.id <= sealed, Audit.at >= since, or_(*_ROWS.values()), Order.history.is_(False))
        .order_by(Audit.id)
        .limit(EVENTS)
    ).all()  # fmt: skip
    events = tuple(
        Event(row.id, row.order_id, frozenset(one for one in _ROWS if getattr(row, one.value)), row.at,
              (row.depth or 0) + 1)
        for row in rows
    )  # fmt: skip
    return Events(events, events[-1].id if len(events) == EVENTS else max(sealed, last), last)


@query(Permission.RUN_CLOCK)
def orders_waiting(
    reading: Reading, rule_id: int, version: int, when: When, after: int, day: date | None
) -> list[tuple[int, str]]:
    """(order, event) of orders that have waited as long as the rule says and that it has not acted on, by id."""
    event = waiting_event(when, day)
    acted = (
        select(ShopRuleRun.id)
        .where(ShopRuleRun.rule_id == rule_id, ShopRuleRun.version == version, ShopRuleRun.order_id == Order.id,
               ShopRuleRun.event == event)
        .exists()
    )  # fmt: skip
    rows = reading.execute(
        select(Order.id, event.label("event"))
        .where(*waits(reading, when), Order.history.is_(False), Order.id > after, ~acted)
        .order_by(Order.id)
        .limit(CANDIDATES)
    )
    return [(row.id, row.event) for row in rows]


def waiting_event(when: When, day: date | None) -> ColumnElement[str]:
    """What the rule acts on once: the wait of an order, each of its holds, each day."""
    if when.trigger is Trigger.HELD_FOR:
        return literal("held:", Text) + cast(_last_hold(Audit.id), Text)
    return literal(f"day:{day}" if day else when.trigger.value.casefold(), Text)


def waits(reading: Reading, when: When) -> Sequence[ColumnElement[bool]]:
    long_ago = reading.now - timedelta(hours=when.hours)
    if when.trigger is Trigger.UNPAID_FOR:
        return Order.status == _S.UNPAID.value, Order.placed_at <= long_ago
    if when.trigger is Trigger.UNSHIPPED_FOR:
        return Order.status.in_((_S.PAID.value, _S.TO_SHIP.value)), Order.paid_at <= long_ago
    if when.trigger is Trigger.HELD_FOR:
        return Order.hold_reason.is_not(None), _last_hold(Audit.at) <= long_ago
    return (Order.status.in_([one.value for one in _UNDER_WAY]),)


def event_rows(trigger: Trigger) -> ColumnElement[bool]:
    return _ROWS[trigger]


def _last_hold(column: Any) -> Any:
    held = select(func.max(column)).where(Audit.order_id == Order.id, Audit.act == "hold_order")
    return held.correlate(Order).scalar_subquery()
