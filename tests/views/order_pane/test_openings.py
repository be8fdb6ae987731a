"""An opening counts after 400 ms on the row and is on record within two seconds, several in one batch."""

from __future__ import annotations

from collections.abc import Callable, Iterator

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


@pytest.fixture
def written(shop: Shop) -> Callable[[], list[list[int]]]:
    """The orders of every access row that this story has written, row by row."""
    before = shop.count(select(func.coalesce(func.max(Access.id), 0)))

    def rows() -> list[list[int]]:
        found: dict[int, list[int]] = {}
        with shop.engine.connect() as connection:
            for access_id, order_id in connection.execute(
                select(Access.id, AccessSubject.subject_id)
                .join(AccessSubject, AccessSubject.access_id == Access.id)
                .where(Access.act == AccessAct.OPEN.value, Access.id > before)
                .order_by(Access.id, AccessSubject.subject_id)
            ):
                found.setdefault(access_id, []).append(order_id)
        return list(found.values())

    return rows


Written = Callable[[], list[list[int]]]


def test_stepping_over_ten_rows_writes_only_those_rested_on(qtbot: QtBot, openings: Openings, written: Written) -> None:
    for order_id in range(1, 11):
        openings.rest_on(order_id)
        if order_id in (4, 10):
            qtbot.waitUntil(lambda: not openings.resting, timeout=2_000)
    qtbot.waitUntil(lambda: bool(written()), timeout=3_000)
    assert written() == [[4, 10]]


def test_what_is_due_is_written_on_leaving(qtbot: QtBot, openings: Openings, written: Written) -> None:
    openings.rest_on(7)
    qtbot.waitUntil(lambda: not openings.resting, timeout=2_000)
    openings.rest_on(None)
    openings.flush()
    qtbot.waitUntil(lambda: written() == [[7]], timeout=1_000)


def test_a_row_passed_in_less_than_its_time_is_not_written(qtbot: QtBot, openings: Openings, written: Written) -> None:
    openings.rest_on(7)
    openings.rest_on(None)
    assert not openings.resting
    assert openings.take_due() == []
    assert written() == []


def test_an_opening_waits_while_the_database_is_away(
    qtbot: QtBot, shop: Shop, desk: Desk, openings: Openings, written: Written, monkeypatch: pytest.MonkeyPatch
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
    qtbot.waitUntil(lambda: written() == [[7]], timeout=1_000)
