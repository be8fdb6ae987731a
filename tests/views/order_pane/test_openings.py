"""An opening counts after 400 ms on the row and is on record within two seconds, several in one batch."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from desktop.models.journal import Access, AccessSubject
from desktop.models.vocabulary import AccessAct
from desktop.services.errors import DatabaseGone
from desktop.views.desk import Desk
from desktop.views.order_pane.openings import Openings
from tests.people import Shop


@pytest.fixture
def openings(desk: Desk) -> Iterator[Openings]:
    made = Openings(desk)
    yield made
    made.rest_on(None)
    made.flush()


def opened(shop: Shop) -> list[tuple[int, int]]:
    """(access row, order id) of every opening on record."""
    with shop.engine.connect() as connection:
        rows = connection.execute(
            select(Access.id, AccessSubject.subject_id)
            .join(AccessSubject, AccessSubject.access_id == Access.id)
            .where(Access.act == AccessAct.OPEN.value)
            .order_by(Access.id, AccessSubject.subject_id)
        )
        return [(access_id, order_id) for access_id, order_id in rows]


def batches(shop: Shop) -> int:
    return int(shop.count(select(func.count()).select_from(Access)))


def test_stepping_over_ten_rows_writes_only_those_rested_on(qtbot: QtBot, shop: Shop, openings: Openings) -> None:
    for order_id in range(1, 11):
        openings.rest_on(order_id)
        if order_id in (4, 10):
            qtbot.waitUntil(lambda: not openings.resting, timeout=2_000)
    qtbot.waitUntil(lambda: batches(shop) > 0, timeout=3_000)
    assert [order_id for _, order_id in opened(shop)] == [4, 10]
    assert batches(shop) == 1


def test_what_is_due_is_written_on_leaving(qtbot: QtBot, shop: Shop, openings: Openings) -> None:
    openings.rest_on(7)
    qtbot.waitUntil(lambda: not openings.resting, timeout=2_000)
    openings.rest_on(None)
    openings.flush()
    qtbot.waitUntil(lambda: batches(shop) == 1, timeout=1_000)
    assert [order_id for _, order_id in opened(shop)] == [7]


def test_a_row_passed_in_less_than_its_time_is_not_written(qtbot: QtBot, shop: Shop, openings: Openings) -> None:
    openings.rest_on(7)
    openings.rest_on(None)
    openings.flush()
    qtbot.waitUntil(lambda: not openings.resting)
    assert batches(shop) == 0


def test_an_opening_waits_while_the_database_is_away(
    qtbot: QtBot, shop: Shop, desk: Desk, openings: Openings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> None:
        raise DatabaseGone(outcome_known=True)

    openings.rest_on(7)
    qtbot.waitUntil(lambda: not openings.resting, timeout=2_000)
    with monkeypatch.context() as patch:
        patch.setattr(shop.office, "note_access", away)
        with qtbot.waitSignal(desk.reachable):
            openings.flush()
    openings.flush()
    qtbot.waitUntil(lambda: batches(shop) == 1, timeout=1_000)
    assert [order_id for _, order_id in opened(shop)] == [7]
