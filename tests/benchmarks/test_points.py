"""Points at size: a night in which many lots run out, and why a busy member has what she has."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from sqlalchemy import func, select

from desktop.models.ledger import Balance, Lot, PointsEntry
from desktop.services import fulfilment, points_story, worker
from tests.benchmarks.beside import beside, by_the_driver, once, sent_to
from tests.benchmarks.many_points import POINTS, many_lots
from tests.people import SF, Shop

pytestmark = pytest.mark.slow


def test_a_night_in_which_many_lots_run_out(shop: Shop, size: int, benchmark: BenchmarkFixture) -> None:
    members = many_lots(shop, size, shop.clock.now.date())
    shop.clock.forward(days=1)
    by = shop.worker()
    done = once(benchmark, lambda: worker.run_once(shop.office, by), lots=size, members=len(members))
    assert (done.expired, done.broken) == (len(members), [])
    assert shop.count(select(func.count()).where(Lot.expired == POINTS, Lot.available == 0)) == size
    assert shop.count(select(func.sum(Balance.available))) == 0
    assert [found for found in shop.breaks() if found.startswith(("balance", "lot", "points"))] == []
    beside(benchmark, _written_by_the_driver(shop, size))


def _written_by_the_driver(shop: Shop, size: int) -> float:
    """As many rows of the ledger, and as many lots and balances, changed by the driver alone and checked by nobody."""
    names = [column.name for column in PointsEntry.__table__.columns if column.name != "id"]
    value = "?" if shop.office.database == "SQLite" else "%s"
    with shop.engine.connect().execution_options(pointsdesk_write=True) as connection:
        connection.begin()
        cursor = connection.connection.cursor()
        cursor.execute(f"SELECT {', '.join(names)} FROM points_entry LIMIT {size}")
        cause = names.index("cause")
        rows = [(*row[:cause], f"raw:{number}", *row[cause + 1 :]) for number, row in enumerate(cursor.fetchall())]
        began = time.perf_counter()
        places = ", ".join([value] * len(names))
        cursor.executemany(f"INSERT INTO points_entry ({', '.join(names)}) VALUES ({places})", rows)
        cursor.execute("UPDATE lot SET expired = expired + available, available = 0")
        cursor.execute("UPDATE balance SET available = 0")
        took = time.perf_counter() - began
        cursor.close()
        connection.rollback()
    return took


def test_why_a_member_with_many_entries_has_what_she_has(shop: Shop, size: int, benchmark: BenchmarkFixture) -> None:
    """A tenth as many entries as the size: 10,000 of 100,000."""
    orders = max(size // 40, 5)
    member, sku = shop.a_member(), shop.a_sku(points=40, fen=2_000, stock=orders)
    for _ in range(orders):
        shop.a_lot(member, 60, shop.clock.now.date() + timedelta(days=400))
        order = shop.pay(shop.place(member, (sku, 1)))
        shop.do(fulfilment.ship_order, order.id, parcel=SF)
    entries = shop.count(select(func.count()).where(PointsEntry.member_id == member))
    assert entries == 4 * orders, "granted, frozen, used and earned for each"
    with sent_to(shop.engine) as sent:
        story = shop.ask(points_story.points_story, member)
    assert story.balance.available == 20 * orders
    benchmark(shop.ask, points_story.points_story, member)
    benchmark.extra_info.update(entries=entries, lots=len(story.lots))
    beside(benchmark, by_the_driver(shop.engine, sent))
