"""Days that figures are asked for: named periods, what they are compared with, and the steps that they are cut into.

span_of("last_30", today) -> Span(since, until)        days are the shop's, both ends inclusive
earlier(span, "before", "this_month") -> the days before it; "year" -> the same days of the year before
steps_of(span) -> "hour" | "day" | "month"              cut(span) -> its days or months, a Span each
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.services.errors import Invalid

PERIODS = ("today", "last_7", "last_30", "this_month", "last_month", "last_12", "own")
COMPARISONS = ("before", "year")
DAYS_MOST = 3_660
# more days than a chart can show one by one
BY_MONTH_PAST = 92
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    since: date
    until: date

    @property
    def days(self) -> int:
        return (self.until - self.since).days + 1


def span_of(key: str, today: date, since: date | None = None, until: date | None = None) -> Span:
    """since and until are of the period "own". Raises Invalid for days that can't be."""
    first = today.replace(day=1)
    match key:
        case "today":
            return Span(today, today)
        case "last_7" | "last_30":
            return Span(today - timedelta(days=int(key[5:]) - 1), today)
        case "this_month":
            return Span(first, today)
        case "last_month":
            return Span((first - _DAY).replace(day=1), first - _DAY)
        case "last_12":
            return Span(_months_on(first, -11), today)
        case "own":
            return _own(since, until)
        case _:
            raise Invalid("period", "unknown")


def _own(since: date | None, until: date | None) -> Span:
    if since is None or until is None:
        raise Invalid("days", "missing")
    if since > until:
        raise Invalid("days", "range_reversed")
    if not 1900 <= since.year <= until.year <= 2999 or (until - since).days >= DAYS_MOST:
        raise Invalid("days", "out_of_range", DAYS_MOST)
    return Span(since, until)


def earlier(span: Span, comparison: str, key: str = "own") -> Span:
    """Months are compared with months, as far into them; other days with as many days before."""
    if comparison == "year":
        return Span(_months_on(span.since, -12), _months_on(span.until, -12))
    if comparison != "before":
        raise Invalid("comparison", "unknown")
    months = {"this_month": 1, "last_month": 1, "last_12": 12}.get(key)
    if months is None:
        return Span(span.since - timedelta(days=span.days), span.since - _DAY)
    if key == "last_month":
        return Span(_months_on(span.since, -1), span.since - _DAY)
    return Span(_months_on(span.since, -months), _months_on(span.until, -months))


def steps_of(span: Span) -> str:
    return "hour" if span.days == 1 else "month" if span.days > BY_MONTH_PAST else "day"


def cut(span: Span) -> tuple[Span, ...]:
    """Its days, or its months where they are many; the first and the last month as far as they belong to it."""
    if steps_of(span) != "month":
        return tuple(Span(day, day) for day in (span.since + timedelta(days=n) for n in range(span.days)))
    parts = []
    start = span.since
    while start <= span.until:
        after = _months_on(start.replace(day=1), 1)
        parts.append(Span(start, min(after - _DAY, span.until)))
        start = after
    return tuple(parts)


def _months_on(day: date, months: int) -> date:
    """The same day of another month, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
