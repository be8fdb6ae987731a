"""The soak in short: what holds on a machine that does other things too. For the times, python -m tests.soak."""

from __future__ import annotations

import sys

import pytest

from tests.soak.company import a_company
from tests.soak.figures import figures

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="the tests' PostgreSQL")]
SECONDS, DESKS, ACTS = 20, 3, 4


def test_clerks_at_work_together_leave_nothing_behind_and_see_the_same() -> None:
    with a_company(DESKS) as company:
        company.work(SECONDS, ACTS)
        found = list(figures(company, SECONDS, ACTS))
    print(*found, sep="\n")
    assert [str(one) for one in found if not one.holds and not one.timed] == []
    assert sum(sum(seat.told["done"].values()) for seat in company.seats) > 0
