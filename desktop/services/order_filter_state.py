"""An OrderFilter as plain values that outlive it: over a restart, in a saved view.

filter_state(chosen, today) -> {"statuses": ["TO_SHIP"], "since": "last_week", …}     what was searched is left out
filter_from(values, today) -> OrderFilter                what it doesn't understand, it leaves out
day_span("last_week", today) -> (Monday, Sunday) · day_key(since, until, today) -> "last_week"
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from desktop.models.vocabulary import OrderKind, OrderStatus, PaymentState, RefundState
from desktop.services.order_filter import RANGES, OrderFilter

DAY_KEYS = ("today", "last_week", "last_30")
NAMED_DAYS = (*DAY_KEYS, "yesterday", "this_week", "this_month", "last_month", "last_7")
_KINDS: dict[str, type[StrEnum]] = {"payment": PaymentState, "kind": OrderKind, "refund": RefundState}
_YES_NO = {"held", "overdue", "printed", "returns_open", "exception"}
_NUMBERS = {*RANGES["points"], *RANGES["cash"], "hour", "weekday"}


def day_span(key: str, today: date) -> tuple[date, date]:
    """A whole week or month, also where it isn't over yet. Raises ValueError for an unknown key."""
    monday, first = today - timedelta(days=today.weekday()), today.replace(day=1)
    match key:
        case "today":
            return today, today
        case "yesterday":
            return (today - timedelta(days=1),) * 2
        case "this_week":
            return monday, monday + timedelta(days=6)
        case "last_week":
            return monday - timedelta(days=7), monday - timedelta(days=1)
        case "this_month":
            return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        case "last_month":
            return (first - timedelta(days=1)).replace(day=1), first - timedelta(days=1)
        case "last_7":
            return today - timedelta(days=6), today
        case "last_30":
            return today - timedelta(days=29), today
    raise ValueError(key)


def day_key(since: date | None, until: date | None, today: date, keys: Sequence[str] = DAY_KEYS) -> str:
    """Which of keys; "any" without days, "own" for a span that has no name among them."""
    if since is None and until is None:
        return "any"
    return next((key for key in keys if day_span(key, today) == (since, until)), "own")


def filter_state(chosen: OrderFilter, today: date) -> dict[str, Any]:
    """Named days by their name, so that 今天 is the day on which it is read. Searched text may name a person."""
    kept: dict[str, Any] = {}
    key = day_key(chosen.since, chosen.until, today, NAMED_DAYS)
    for field in fields(chosen):
        value = getattr(chosen, field.name)
        if value == field.default or field.name == "search":
            continue
        if isinstance(value, date):
            named = key in NAMED_DAYS and field.name in RANGES["days"]
            value = key if named else value.isoformat()
        kept[field.name] = [one.value for one in value] if isinstance(value, tuple) else value
    return kept


def filter_from(values: Mapping[str, Any], today: date) -> OrderFilter:
    kept: dict[str, Any] = {}
    for field in fields(OrderFilter):
        value = values.get(field.name)
        if value is None or field.name == "search":
            continue
        try:
            kept[field.name] = _value(field.name, value, today)
        except (ValueError, TypeError):
            continue
    return OrderFilter(**kept)


def _value(name: str, value: Any, today: date) -> Any:
    if name == "statuses":
        return tuple(OrderStatus(one) for one in value)
    if name in (*RANGES["days"], *RANGES["refunded"]):
        span = day_span(value, today) if value in NAMED_DAYS else (date.fromisoformat(value),) * 2
        return span[name.endswith("until")]
    if name in _KINDS:
        return _KINDS[name](value)
    wanted = bool if name in _YES_NO else int if name in _NUMBERS else str
    if type(value) is not wanted:
        raise TypeError(name)
    return value
