"""A year goes by in a shop, and at its end every point is where it belongs."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.orders_made import a_shop, everything
from tests.year import kept
from tests.year.life import Year


@pytest.mark.slow
def test_a_year_with_faults_ends_with_every_point_accounted_for() -> None:
    asked = [sys.executable, "-X", "utf8", "-m", "tests.year", "--orders", "5000", "--members", "500"]
    done = subprocess.run(asked, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    books, told = done.stdout.splitlines()
    issued, *_ = points = [int(one.replace(",", "")) for one in re.findall(r"\d[\d,]*", books)]
    available, frozen, pending, spent, expired, debt = points[1:]
    assert issued == available + frozen + pending + spent + expired - debt
    assert min(issued, available, spent, expired) > 10_000
    orders, _members, versions, acts, faults = (int(one.replace(",", "")) for one in re.findall(r"\d[\d,]*", told)[:5])
    assert (orders, versions) == (5_000, 7)
    assert faults > acts * 0.01
    assert "verify ok" in told


class BrokenOff(Exception):
    """Somebody wanted the machine."""


@pytest.mark.slow
def test_a_year_that_was_broken_off_goes_on_from_the_evening_that_was_put_down(tmp_path: Path) -> None:
    def until(last: int) -> Callable[[int], None]:
        def told(day: int) -> None:
            if day == last:
                raise BrokenOff

        return told

    (tmp_path / "copy").mkdir()
    with a_shop("sqlite", tmp_path) as shop:
        year = Year(shop, orders=600, members=12, seed=3, faults=0.0)
        with pytest.raises(BrokenOff):
            year.go_by(until(2))
        kept.keep(tmp_path / "kept", year, 1.5)
        with pytest.raises(BrokenOff):
            year.go_by(until(5))
        begun = kept.taken_up(tmp_path / "kept", tmp_path / "copy")
        assert begun is not None
        again, seconds = begun
        with closing(again.shop), pytest.raises(BrokenOff):
            again.go_by(until(5))
        assert seconds == 1.5
        assert (again.placed, again.refused, again.chance.getstate()) == (
            year.placed,
            year.refused,
            year.chance.getstate(),
        )
        assert [everything(again.shop)[name] for name in ("lot", "balance")] == [
            everything(shop)[name] for name in ("lot", "balance")
        ]
        assert year.placed > 4
