"""How axes are cut, and changes put in words."""

from __future__ import annotations

import pytest

from desktop.views.charts.marks import nice_ticks, shown_ticks
from desktop.views.dashboard.words import change


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [(0, 148, (0, 40, 80, 120, 160)), (0, 0, (0, 1)), (0, 3, (0, 1, 2, 3)), (-50, 100, (-80, -40, 0, 40, 80, 120))],
)
def test_ticks_are_round_and_hold_the_values(low: float, high: float, ticks: tuple[float, ...]) -> None:
    assert nice_ticks(low, high, whole=True) == ticks


def test_the_last_place_always_has_its_word() -> None:
    assert shown_ticks(30, 8) == [1, 5, 9, 13, 17, 21, 25, 29]
    assert shown_ticks(3, 10) == [0, 1, 2]
    assert shown_ticks(5, 0) == [4]
    assert shown_ticks(0, 4) == []


@pytest.mark.parametrize(
    ("now", "before", "falling", "told"),
    [
        (112, 100, False, ("+12%", "good")), (1_021, 1_000, False, ("+2.1%", "good")),
        (80, 100, False, ("−20%", "danger")), (80, 100, True, ("−20%", "good")), (100, 100, False, ("持平", "")),
        (5, 0, False, ("", "")), (5, -3, False, ("", "")),
    ],
)  # fmt: skip
def test_a_change_reads_as_a_share_of_what_was_before(
    now: int, before: int, falling: bool, told: tuple[str, str]
) -> None:
    assert change(now, before, falling=falling) == told
