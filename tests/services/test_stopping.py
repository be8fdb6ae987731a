"""A question that nobody waits for any more is stopped at the database, and nothing else ever is."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterator

import psycopg
import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select, text

from desktop.models.member import Member
from desktop.models.vocabulary import Permission
from desktop.services import stopping
from desktop.services.errors import Stopped, TooWide
from desktop.services.stopping import Stop
from desktop.services.transaction import QUERIES, Reading, query
from desktop.views import tasks
from desktop.views.desk import Desk
from desktop.views.tasks import Tasks
from tests.people import Shop

_ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {0}) SELECT count(*) FROM n"
_begun = threading.Event()


def count_to(reading: Reading, end: int) -> int:
    """A question that takes as long as it is told to."""
    # a result that is only half read, as one is when the next question fails
    half = reading.execute(text(_ENDLESS.format(3_000).replace("count(*)", "i")))
    half.fetchone()
    _begun.set()
    return int(reading.scalar(text(_ENDLESS.format(end))))


def how_many_then(reading: Reading, end: int) -> tuple[bool, int]:
    """Whether counting so far was too much, and how many members there are."""
    try:
        with reading.stop.within_bounds(reading.connection):
            reading.scalar(text(_ENDLESS.format(end)))
    except TooWide:
        return True, int(reading.scalar(select(func.count()).select_from(Member)))
    return False, int(reading.scalar(select(func.count()).select_from(Member)))


@pytest.fixture(autouse=True)
def questions() -> Iterator[None]:
    _begun.clear()
    for question in (count_to, how_many_then):
        query(Permission.SEE)(question)
    yield
    for question in (count_to, how_many_then):
        del QUERIES[question.__name__]


def backend(shop: Shop) -> int:
    """Which connection of the pool comes next; a whole one comes back."""
    with shop.engine.connect() as connection:
        return id(connection.connection.dbapi_connection)


def stopped_soon(shop: Shop, stop: Stop) -> None:
    """Counting for hours, stopped by somebody else a moment after it began."""

    def somebody() -> None:
        _begun.wait(20)
        stop()

    other = threading.Thread(target=somebody)
    other.start()
    try:
        with pytest.raises(Stopped):
            shop.office.ask_until(stop, shop.owner, count_to, 10**10)
    finally:
        other.join()


def test_a_question_is_stopped_in_its_midst_and_its_connection_answers_the_next(shop: Shop) -> None:
    member, before = shop.a_member(points=500), backend(shop)
    began = time.monotonic()
    stopped_soon(shop, Stop())
    assert time.monotonic() - began < 5
    assert backend(shop) == before
    assert shop.ask(count_to, 100_000) == 100_000
    shop.place(member, (shop.a_sku(points=100, stock=5), 1))


def test_what_was_stopped_before_it_began_is_not_asked(shop: Shop) -> None:
    stop = Stop()
    stop()
    with pytest.raises(Stopped):
        shop.office.ask_until(stop, shop.owner, count_to, 10**10)
    assert not _begun.is_set()


def test_a_stop_at_any_moment_hits_its_own_question_or_nothing(shop: Shop) -> None:
    """Two hundred questions, stopped before, during or after: what the connection does next, a write too, goes well."""
    chance = random.Random(7)
    stopped = 0
    for number in range(200):
        stop = Stop()
        other = threading.Timer(chance.uniform(0, 0.008), stop)
        other.start()
        try:
            assert shop.office.ask_until(stop, shop.owner, count_to, 3_000) == 3_000
        except Stopped:
            stopped += 1
        if number % 10:
            assert shop.ask(count_to, 2) == 2
        else:
            shop.a_member()
        other.join()
    assert 0 < stopped < 200


def test_a_connection_of_which_nobody_knows_whether_it_was_stopped_is_thrown_away(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    if shop.office.database != "PostgreSQL":
        return

    def unsure(connection: psycopg.Connection, *, timeout: float) -> None:
        connection.cancel()
        raise psycopg.errors.CancellationTimeout

    stop, before = Stop(), backend(shop)
    monkeypatch.setattr(psycopg.Connection, "cancel_safe", unsure)
    stopped_soon(shop, stop)
    monkeypatch.undo()
    assert backend(shop) != before
    assert shop.ask(count_to, 2) == 2


def test_a_question_past_its_bound_ends_and_the_reading_goes_on(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stopping, "MS_MOST", 200)
    shop.a_member()
    assert shop.ask(how_many_then, 5_000) == (False, 1)
    assert shop.ask(how_many_then, 10**8) == (True, 1)
    # the bound was of that one question only
    assert shop.ask(count_to, 300_000) == 300_000


def test_the_newest_question_takes_the_place_of_all_that_still_run(qtbot: QtBot, shop: Shop) -> None:
    """Typing quickly asks at every key: each older question ends, nobody hears of it, and no thread is held."""
    pool, page = Tasks(), QObject()
    desk = Desk(shop.office, shop.owner, pool)
    told: list[object] = []
    desk.refused.connect(told.append)
    for _ in range(3 * tasks.THREADS):
        _begun.clear()
        desk.ask(page, count_to, 10**10, then=told.append, failed=told.append, key="page")
        qtbot.waitUntil(_begun.is_set, timeout=20_000)
    desk.ask(page, count_to, 7, then=told.append, failed=told.append, key="page")
    qtbot.waitUntil(lambda: not pool.busy, timeout=20_000)
    assert told == [7]
    # whoever leaves doesn't wait for what she asked last
    desk.ask(page, count_to, 10**10, then=told.append, failed=told.append)
    began = time.monotonic()
    pool.close()
    assert time.monotonic() - began < 5
