"""Thirty days of orders played under new rules before these are published."""

from __future__ import annotations

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from desktop.services.rule_document import RuleDocument
from desktop.services.rule_replay import Replay, replay_rules
from tests.benchmarks.beside import beside, by_the_driver, once, sent_to
from tests.benchmarks.conftest import DemoOf

pytestmark = pytest.mark.slow


def test_thirty_days_are_played_under_a_draft(demo_of: DemoOf, size: int, benchmark: BenchmarkFixture) -> None:
    """Three tenths of the size in orders: 1,000 a day of 100,000."""
    office, owner = demo_of(size * 3 // 10, 30)

    def played() -> Replay:
        replay, after = Replay(), None
        while True:
            page = office.ask(owner, replay_rules, RuleDocument(points_per_yuan=2), after=after)
            replay.add(page)
            after = page.next
            if after is None:
                return replay

    with sent_to(office.engine) as sent:
        replay = once(benchmark, played, orders=size * 3 // 10)
    assert replay.looked > size // 5
    beside(benchmark, by_the_driver(office.engine, sent))
