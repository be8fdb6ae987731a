"""Days that figures are asked for."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.services.errors import Invalid
from desktop.services.periods import PERIODS, Span, cut, earlier, span_of, steps_of

TODAY = date(2026, 11, 24)


def days(since: str, until: str) -> Span:
    return Span(date.fromisoformat(since), date.fromisoformat(until))


@pytest.mark.parametrize(
    ("key", "span", "before", "step"),
    [
        ("today", days("2026-11-24", "2026-11-24"), days("2026-11-23", "2026-11-23"), "hour"),
        ("last_7", days("2026-11-18", "2026-11-24"), days("2026-11-11", "2026-11-17"), "day"),
        ("last_30", days("2026-10-26", "2026-11-24"), days("2026-09-26", "2026-10-25"), "day"),
        ("this_month", days("2026-11-01", "2026-11-24"), days("2026-10-01", "2026-10-24"), "day"),
        ("last_month", days("2026-10-01", "2026-10-31"), days("2026-09-01", "2026-09-30"), "day"),
        ("last_12", days("2025-12-01", "2026-11-24"), days("2024-12-01", "2025-11-24"), "month"),
    ],
)
def test_a_named_period_and_the_one_before_it(key: str, span: Span, before: Span, step: str) -> None:
    assert span_of(key, TODAY) == span
    assert earlier(span, "before", key) == before
    assert steps_of(span) == step


@pytest.mark.parametrize("key", [key for key in PERIODS if key != "own"])
def test_the_parts_of_a_period_follow_without_gap(key: str) -> None:
    span = span_of(key, TODAY)
    parts = cut(span)
    assert (parts[0].since, parts[-1].until) == (span.since, span.until)
    assert sum(part.days for part in parts) == span.days
    assert len(parts) == {"last_12": 12}.get(key, span.days)


def test_the_year_before_ends_where_february_does() -> None:
    assert earlier(days("2028-02-01", "2028-02-29"), "year") == days("2027-02-01", "2027-02-28")


def test_this_month_is_compared_with_no_more_of_a_shorter_month() -> None:
    assert earlier(days("2026-03-01", "2026-03-31"), "before", "this_month") == days("2026-02-01", "2026-02-28")


def test_own_days_are_compared_with_as_many_before() -> None:
    span = span_of("own", TODAY, date(2026, 11, 10), date(2026, 11, 12))
    assert earlier(span, "before") == days("2026-11-07", "2026-11-09")


@pytest.mark.parametrize(
    ("since", "until", "problem"),
    [
        (None, TODAY, "missing"), (TODAY, date(2026, 11, 1), "range_reversed"),
        (date(1, 1, 1), TODAY, "out_of_range"), (date(1990, 1, 1), TODAY, "out_of_range"),
    ],
)  # fmt: skip
def test_own_days_that_cant_be_are_refused(since: date | None, until: date | None, problem: str) -> None:
    with pytest.raises(Invalid) as refused:
        span_of("own", TODAY, since, until)
    assert refused.value.problem == problem


def test_unknown_periods_are_refused() -> None:
    with pytest.raises(Invalid):
        span_of("moon", TODAY)
    with pytest.raises(Invalid):
        earlier(Span(TODAY, TODAY), "moon")
