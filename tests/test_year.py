"""A year goes by in a shop, and at its end every point is where it belongs."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest


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
