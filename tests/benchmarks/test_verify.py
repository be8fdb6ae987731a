"""The nightly reconciliation of a whole shop: every invariant, every row of the audit."""

from __future__ import annotations

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from desktop.services import verify
from tests.benchmarks.beside import beside, by_the_driver, once, sent_to
from tests.benchmarks.conftest import Hall

pytestmark = pytest.mark.slow


def test_a_whole_shop_is_reconciled(hall: Hall, benchmark: BenchmarkFixture) -> None:
    with sent_to(hall.office.engine) as sent:
        report = once(benchmark, lambda: hall.office.ask(hall.owner, verify.verify))
    assert report.ok
    benchmark.extra_info.update(report.checked)
    beside(benchmark, by_the_driver(hall.office.engine, sent, times=1))
