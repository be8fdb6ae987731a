"""Finding orders at size: every way that a clerk looks for one, beside the same questions by the driver alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from desktop.models.member import Member
from desktop.models.order import Fulfilment, Order
from desktop.models.vocabulary import OrderStatus
from desktop.services import order_detail, order_lists, order_queries
from desktop.services.order_filter import OrderFilter
from tests.benchmarks.beside import beside, by_the_driver, rounds, sent_to
from tests.benchmarks.conftest import Hall

pytestmark = pytest.mark.slow


def page(chosen: Callable[[Hall], OrderFilter], **way: Any) -> Callable[[Hall], Callable[[], Any]]:
    def asked(hall: Hall) -> Callable[[], Any]:
        filled = chosen(hall)
        return lambda: hall.office.ask(hall.owner, order_queries.find_orders, filled, **way)

    return asked


def searched(words: Callable[[Hall], str]) -> Callable[[Hall], Callable[[], Any]]:
    return page(lambda hall: OrderFilter(search=words(hall)))


def deep(hall: Hall) -> Callable[[], Any]:
    """The page behind the landmark in the middle of everything."""
    count = sum(hall.office.ask(hall.owner, order_queries.tab_counts).values())
    after, line = None, 0
    while line < count // 2:
        marks = hall.office.ask(hall.owner, order_queries.order_landmarks, OrderFilter(), after=after)
        if not marks.cursors:
            break
        after = marks.cursors[-1]
        line += len(marks.cursors) * order_queries.LANDMARK
    return lambda: hall.office.ask(hall.owner, order_queries.find_orders, OrderFilter(), after=after)


def dragged(hall: Hall) -> Callable[[], Any]:
    """As far from a landmark as any line is."""
    skip = min(order_queries.LANDMARK, sum(hall.office.ask(hall.owner, order_queries.tab_counts).values()) // 2)
    return lambda: hall.office.ask(hall.owner, order_queries.find_orders, OrderFilter(), skip=skip)


def a_month(hall: Hall) -> OrderFilter:
    day = hall.one(Order.shop_day)
    return OrderFilter(since=day + timedelta(days=200), until=day + timedelta(days=230))


def narrowed(hall: Hall) -> OrderFilter:
    month = a_month(hall)
    return OrderFilter(
        statuses=(OrderStatus.COMPLETED,), since=month.since, until=month.until, points_min=500, points_max=5_000
    )


def opened(hall: Hall) -> Callable[[], Any]:
    order_id = hall.one(Order.id, Order.status == OrderStatus.SHIPPED.value)
    return lambda: hall.office.ask(hall.owner, order_detail.order_detail, order_id)


WAYS: dict[str, Callable[[Hall], Callable[[], Any]]] = {
    "first page": page(lambda _hall: OrderFilter()),
    "first page by points": page(lambda _hall: OrderFilter(), sort="points"),
    "deep page": deep,
    "dragged to": dragged,
    "jump to a month": page(a_month),
    "order number": searched(lambda hall: str(hall.one(Order.order_no, at=700))),
    "member account": searched(lambda hall: str(hall.one(Member.account, at=70))),
    "phone tail": searched(lambda hall: "4321"),
    "name of one character": searched(lambda hall: "王"),
    "name of two characters": searched(lambda hall: "王芳"),
    "waybill": searched(lambda hall: str(hall.one(Fulfilment.waybill, Fulfilment.waybill != "", at=70))),
    "status, dates, points": page(narrowed),
    "counts of all tabs": lambda hall: lambda: hall.office.ask(hall.owner, order_lists.list_counts),
    "an order opened": opened,
}


@pytest.mark.parametrize("way", WAYS)
def test_an_order_is_found(hall: Hall, way: str, benchmark: BenchmarkFixture) -> None:
    ask = WAYS[way](hall)
    with sent_to(hall.office.engine) as sent:
        assert ask() is not None
    rounds(benchmark, ask, 15, warmup=3)
    benchmark.extra_info["database"] = hall.office.database
    beside(benchmark, by_the_driver(hall.office.engine, sent))
