"""The nightly reconciliation of a whole shop: every invariant, every row of the audit."""

from __future__ import annotations

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from desktop.services import verify
from tests.benchmarks.beside import beside, by_the_driver, once, sent_to
from tests.benchmarks.conftest import DemoOf

pytestmark = pytest.mark.slow


def test_a_whole_shop_is_reconciled(demo_of: DemoOf, size: int, benchmark: BenchmarkFixture) -> None:
    office, owner = demo_of(size, 400)
    with sent_to(office.engine) as sent:
        report = once(benchmark, lambda: office.ask(owner, verify.verify), orders=size)
    assert report.ok
    benchmark.extra_info.update(report.checked)
    beside(benchmark, by_the_driver(office.engine, sent, times=1))
