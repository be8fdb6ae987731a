"""Where time goes: how old the orders of each status are now, whose they are, and which step took longest of late.

By indexes of what is open and of the acts of a period, never all orders: at most COUNT_MOST orders of a status are
looked at, the oldest of them, and the newest STEPS_MOST moves of each step.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from desktop.models.journal import Audit
from desktop.models.order import Order, OrderException
from desktop.models.staff import Staff
from desktop.models.vocabulary import OrderStatus, Permission
from desktop.services.errors import Invalid
from desktop.services.order_queries import COUNT_MOST
from desktop.services.settings import read_settings
from desktop.services.transaction import Reading, query

S = OrderStatus
STEPS_MOST = 1_000
DAYS_MOST = 400
# a step by the status in which it waits, and the acts that end it
STEPS: dict[OrderStatus, tuple[str, ...]] = {
    S.UNPAID: ("confirm_payment", "place_order"),
    S.PAID: ("release_order",),
    S.TO_SHIP: ("ship_order",),
    S.SHIPPED: ("complete_order",),
}


@dataclass(frozen=True, slots=True)
class StepAge:
    """Orders that wait in a status now: how many (up to COUNT_MOST), seconds since they came to it."""

    status: OrderStatus
    orders: int
    median: int
    ninety: int
    oldest: int


@dataclass(frozen=True, slots=True)
class StepTook:
    """Orders that left a status in the period: seconds that they had been in it, of the newest STEPS_MOST."""

    status: OrderStatus
    orders: int
    median: int
    ninety: int


@dataclass(frozen=True, slots=True)
class PersonAge:
    """What waits with a colleague: orders assigned to her, exceptions that she has; login "" is nobody's."""

    login: str
    name: str
    orders: int
    median: int
    oldest: int
    exceptions: int


@dataclass(frozen=True, slots=True)
class Delays:
    """slowest is the step with the highest median of the period, None where nothing moved."""

    ages: tuple[StepAge, ...]
    took: tuple[StepTook, ...]
    people: tuple[PersonAge, ...]
    slowest: OrderStatus | None
    since: date
    until: date
    now: datetime


@query(Permission.SEE)
def delays(reading: Reading, since: date, until: date) -> Delays:
    """Between two days of the shop, both included. Raises Invalid for reversed days or more than DAYS_MOST."""
    if until < since:
        raise Invalid("until", "before_since")
    if (until - since).days > DAYS_MOST:
        raise Invalid("since", "too_far", DAYS_MOST)
    waiting = {status: _waiting(reading, status) for status in STEPS}
    start, end = read_settings(reading).span(since, until)
    took = tuple(_took(reading, status, start, end) for status in STEPS)
    moved = [one for one in took if one.orders]
    slowest = max(moved, key=_median).status if moved else None
    ages = tuple(_age(status, [seconds for seconds, _ in found]) for status, found in waiting.items())
    return Delays(ages, took, _people(reading, waiting), slowest, since, until, reading.now)


def _waiting(reading: Reading, status: OrderStatus) -> list[tuple[int, int | None]]:
    """(seconds, whose) of the orders in a status; since when: the act that brought them there, else what they keep."""
    columns: dict[OrderStatus, Any] = {
        S.UNPAID: Order.placed_at, S.PAID: func.coalesce(_came(S.PAID), Order.paid_at, Order.placed_at),
        S.TO_SHIP: func.coalesce(_came(S.TO_SHIP), Order.paid_at, Order.placed_at),
        S.SHIPPED: func.coalesce(Order.shipped_at, Order.placed_at),
    }  # fmt: skip
    rows = reading.execute(
        select(columns[status], Order.assignee_id)
        .where(Order.status == status.value, Order.history.is_(False))
        .order_by(Order.placed_at, Order.id)
        .limit(COUNT_MOST)
    )
    return [(_seconds(reading.now, since), staff_id) for since, staff_id in rows]


def _came(status: OrderStatus) -> Any:
    """When the order came to the status last, by its own few rows of the audit."""
    return (
        select(func.max(Audit.at))
        .where(Audit.order_id == Order.id, Audit.to_status == status.value, Audit.from_status != status.value)
        .correlate(Order)
        .scalar_subquery()
    )


def _took(reading: Reading, status: OrderStatus, start: datetime | None, end: datetime | None) -> StepTook:
    left, came = aliased(Audit), aliased(Audit)
    moves = (
        select(left.id, left.order_id, left.at)
        .where(
            left.act.in_(STEPS[status]), left.at >= start, left.at < end, left.from_status == status.value,
            left.to_status != status.value,
        )
        .order_by(left.at.desc(), left.id.desc())
        .limit(STEPS_MOST)
        .subquery()
    )  # fmt: skip
    before = (
        select(func.max(came.at))
        .where(
            came.order_id == moves.c.order_id, came.id < moves.c.id, came.to_status == status.value,
            came.from_status != status.value,
        )
        .correlate(moves)
        .scalar_subquery()
    )  # fmt: skip
    rows = reading.execute(
        select(moves.c.at, func.coalesce(before, Order.placed_at)).join(Order, Order.id == moves.c.order_id)
    )
    seconds = sorted(_seconds(at, since) for at, since in rows)
    return StepTook(status, len(seconds), _share(seconds, 50), _share(seconds, 90))


def _people(reading: Reading, waiting: dict[OrderStatus, list[tuple[int, int | None]]]) -> tuple[PersonAge, ...]:
    ages: dict[int | None, list[int]] = defaultdict(list)
    for found in waiting.values():
        for seconds, staff_id in found:
            ages[staff_id].append(seconds)
    owned = reading.execute(
        select(OrderException.owner_id, func.count().label("n"))
        .where(OrderException.closed_at.is_(None))
        .group_by(OrderException.owner_id)
    )
    ours: dict[int | None, int] = {row.owner_id: row.n for row in owned}
    ids = [one for one in {*ages, *ours} if one is not None]
    staff = {row.id: row for row in reading.execute(select(Staff.id, Staff.login, Staff.name).where(Staff.id.in_(ids)))}
    made = []
    for staff_id in sorted(ids):
        one, spent = staff[staff_id], sorted(ages.get(staff_id, []))
        made.append(PersonAge(one.login, one.name, *_person(spent), int(ours.get(staff_id, 0))))
    made.sort(key=_load)
    nobody = sorted(ages.get(None, []))
    return (*made, PersonAge("", "", *_person(nobody), int(ours.get(None, 0))))


def _person(found: list[int]) -> tuple[int, int, int]:
    return len(found), _share(found, 50), found[-1] if found else 0


def _load(person: PersonAge) -> tuple[int, str]:
    return -(person.orders + person.exceptions), person.login


def _age(status: OrderStatus, seconds: list[int]) -> StepAge:
    found = sorted(seconds)
    return StepAge(status, len(found), _share(found, 50), _share(found, 90), found[-1] if found else 0)


def _share(found: Sequence[int], percent: int) -> int:
    """The least that so many percent of the sorted values don't pass: the nearest rank."""
    return found[max(0, -(-len(found) * percent // 100) - 1)] if found else 0


def _seconds(now: datetime, since: datetime) -> int:
    return max(0, int((now - since).total_seconds()))


def _median(step: StepTook) -> int:
    return step.median
