"""The worker's round of the shop's rules: events since the last look, then what has waited long enough."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from sqlalchemy import update

from desktop.models.automation import ShopRule, StreamPosition
from desktop.models.shop_rules import CLOCK, Trigger
from desktop.models.vocabulary import Permission
from desktop.services.automation.nightly import open_days
from desktop.services.automation.rule_deeds import run_shop_rule
from desktop.services.automation.rule_events import (
    CANDIDATES,
    EVENTS,
    READER,
    ActiveRule,
    active_rules,
    events_since,
    orders_waiting,
)
from desktop.services.automation.rule_facts import facts_of, holds
from desktop.services.automation.slots import close, take_slot
from desktop.services.automation.steps import Steps, at_work
from desktop.services.errors import LeaseLost, Refused
from desktop.services.office import Office
from desktop.services.settings import read_settings, shop_settings
from desktop.services.transaction import Actor, Reading, conflict_insert, query

JOB = "shop_rules"
LOOK_EVERY = timedelta(minutes=1)


@query(Permission.RUN_CLOCK)
def meant_orders(reading: Reading, rules: tuple[ActiveRule, ...], order_ids: tuple[int, ...]) -> set[tuple[int, int]]:
    """(rule, order) whose conditions hold now."""
    facts = facts_of(reading, order_ids)
    return {
        (rule.id, order_id) for rule in rules for order_id, seen in facts.items() if holds(rule.draft.condition, seen)
    }  # fmt: skip


@query(Permission.RUN_CLOCK)
def shop_moment(reading: Reading, day: date, at: str) -> datetime:
    """When the shop's clock shows at on a day."""
    hour, minute = map(int, at.split(":"))
    settings = read_settings(reading)
    return datetime.combine(day, time(hour, minute), settings.zone_info)


def run_rules(office: Office, actor: Actor) -> int:
    """Returns how many times a rule acted on an order."""
    rules = office.ask(actor, active_rules)
    if not rules or not any(_has_work(office, actor, rules)):
        return 0
    today = office.ask(actor, shop_settings).shop_day(office.clock())
    with at_work(office, actor, JOB, today.isoformat()) as steps:
        if steps is not None:
            steps.done = _on_events(steps, tuple(rule for rule in rules if rule.draft.when.trigger not in CLOCK))
            for rule in rules:
                if rule.draft.when.trigger in CLOCK and _is_time(office, rule):
                    daily = rule.draft.when.trigger is Trigger.EVERY_DAY
                    steps.done += _on_days(steps, rule) if daily else _on_waiting(steps, rule, None)
                    _looked(office, rule)
    return steps.done if steps is not None else 0


def _has_work(office: Office, actor: Actor, rules: tuple[ActiveRule, ...]) -> Iterator[bool]:
    """Quiet rounds leave nothing behind."""
    yield any(rule.draft.when.trigger in CLOCK and _is_time(office, rule) for rule in rules)
    since = min((rule.active_since for rule in rules if rule.draft.when.trigger not in CLOCK), default=None)
    if since is not None:
        found = office.ask(actor, events_since, since)
        yield found.through > found.last


def _on_events(steps: Steps, rules: tuple[ActiveRule, ...]) -> int:
    if not rules:
        return 0
    acted = 0
    since = min(rule.active_since for rule in rules)
    while True:
        found = steps.office.ask(steps.actor, events_since, since)
        ids = tuple(sorted({event.order_id for event in found.events}))
        meant = steps.office.ask(steps.actor, meant_orders, rules, ids) if ids else set()
        for event in found.events:
            for rule in rules:
                if (
                    rule.draft.when.trigger in event.triggers
                    and event.at >= rule.active_since
                    and (rule.id, event.order_id) in meant
                ):
                    acted += _run(steps, rule, event.order_id, event.key, event.depth)
        if found.through > found.last:
            _pass(steps.office, found.through)
        if len(found.events) < EVENTS:
            return acted


def _on_waiting(steps: Steps, rule: ActiveRule, day: date | None) -> int:
    acted, after = 0, 0
    while True:
        waiting = steps.office.ask(
            steps.actor, orders_waiting, rule.id, rule.version, rule.draft.when, after, day
        )  # fmt: skip
        ids = tuple(order_id for order_id, _ in waiting)
        meant = steps.office.ask(steps.actor, meant_orders, (rule,), ids) if ids else set()
        for order_id, event in waiting:
            if (rule.id, order_id) in meant:
                acted += _run(steps, rule, order_id, event, 1)
        if len(waiting) < CANDIDATES:
            return acted
        after = ids[-1]


def _on_days(steps: Steps, rule: ActiveRule) -> int:
    """Each day's slot once, also when its hour was missed; not for hours before the rule was there."""
    at, acted, job = rule.draft.when.at, 0, f"{JOB}:{rule.id}:{rule.version}"
    hour, minute = map(int, at.split(":"))
    since = steps.office.ask(steps.actor, shop_settings).shop_day(rule.active_since)
    for day in steps.office.ask(steps.actor, open_days, job, time(hour, minute), since):
        if steps.office.ask(steps.actor, shop_moment, day, at) < rule.active_since:
            continue
        lease = take_slot(steps.office, steps.actor, job, day.isoformat())
        if lease is None:
            break
        done = _on_waiting(steps, rule, day)
        close(steps.office, lease, done=done)
        acted += done
    return acted


def _run(steps: Steps, rule: ActiveRule, order_id: int, event: str, depth: int) -> int:
    """1 when the rule acted; 0 where it had, or the order changed meanwhile."""
    try:
        steps.do(run_shop_rule, rule.id, rule.version, order_id, event=event, depth=depth)
    except LeaseLost:
        raise
    except Refused as refusal:
        steps.skipped.append(f"{order_id}: {refusal}")
        return 0
    return 1


def _is_time(office: Office, rule: ActiveRule) -> bool:
    now = office.clock()
    return rule.looked_at is None or not now - LOOK_EVERY < rule.looked_at <= now


def _looked(office: Office, rule: ActiveRule) -> None:
    with office.reaching(), office.transaction() as connection:
        connection.execute(update(ShopRule).where(ShopRule.id == rule.id).values(looked_at=office.clock()))


def _pass(office: Office, through: int) -> None:
    """Forward only: who comes late with an older position changes nothing."""
    with office.reaching(), office.transaction() as connection:
        row = conflict_insert(StreamPosition, on_postgresql=connection.dialect.name == "postgresql").values(
            reader=READER, position=through
        )
        connection.execute(
            row.on_conflict_do_update(
                index_elements=["reader"], set_={"position": row.excluded.position},
                where=StreamPosition.position < row.excluded.position,
            )
        )  # fmt: skip
