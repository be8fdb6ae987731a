"""How numbers stand on a screen."""

from __future__ import annotations

import pytest

from desktop.views.charts.upright import whole_text
from desktop.views.field_row import shown_number
from desktop.views.filling import filled


@pytest.mark.parametrize(
    "shown",
    [filled("可售 {0} · {1}", -1, "¥89.00"), whole_text(-1), shown_number(-1), shown_number(-100, money=True)],
)
def test_below_zero_stands_a_minus_and_no_hyphen(shown: str) -> None:
    assert "−1" in shown
    assert "-" not in shown


def test_text_keeps_its_hyphens() -> None:
    assert filled("{0} 到期", "2026-12-01") == "2026-12-01 到期"
