"""Every act of the shop is interrupted before each of its statements and on both sides of its commit.

Before the commit nothing of it is left; after, it is done, and the same command answers what it did.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from desktop.models.journal import Command
from tests import mends_made
from tests.conftest import KINDS
from tests.crashes import count_points
from tests.orders_made import a_shop, everything
from tests.people import Shop
from tests.scenes import ACTS, EXAMPLES

pytestmark = pytest.mark.slow
# all that an act sends is undone by its database in the same way, so the second of them is told every third statement
EVERY = {"SQLite": 1, "PostgreSQL": 3}


class Interrupted(BaseException):
    """Like a power cut: nothing of the act's own code gets to see it."""


class Way:
    """What an act passes; it is stopped at its statement number `at`, or at the commit where it has fewer."""

    def __init__(self, shop: Shop) -> None:
        self.at = self.passed = 0
        self.after_commit = False
        count_points(shop.engine, self._statement, committing=self._committing, committed=self._committed)

    def _committing(self) -> None:
        if self.at:
            raise Interrupted

    def _committed(self) -> None:
        if self.after_commit:
            raise Interrupted

    def _statement(self) -> None:
        self.passed += 1
        if self.passed == self.at:
            raise Interrupted


@pytest.fixture(scope="module", params=KINDS)
def busy_shop(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """One shop for all acts. In the evening everything adds up."""
    with a_shop(request.param, tmp_path_factory.mktemp("interrupted")) as shop:
        yield shop
        mends_made.heal(shop)
        assert shop.breaks() == []


@pytest.fixture(scope="module")
def way(busy_shop: Shop) -> Way:
    return Way(busy_shop)


@pytest.mark.parametrize("act", ACTS)
def test_an_interrupted_act_is_not_there_and_one_interrupted_after_its_commit_is_done(
    busy_shop: Shop, way: Way, act: str
) -> None:
    call = EXAMPLES[act](busy_shop)
    command = f"interrupted-{act}"
    before = everything(busy_shop)
    at = 1
    while True:
        way.at, way.passed = at, 0
        try:
            with pytest.raises(Interrupted):
                call.command(busy_shop, command)
        finally:
            way.at = 0
        if way.passed < at:
            break
        at += EVERY[busy_shop.office.database]
    assert at > 6, "it asks who acts, does something, and records it"
    assert everything(busy_shop) == before
    way.after_commit = True
    try:
        with pytest.raises(Interrupted):
            call.command(busy_shop, command)
    finally:
        way.after_commit = False
    done = everything(busy_shop)
    assert busy_shop.count(select(func.count()).where(Command.id == command)) == 1
    call.command(busy_shop, command)
    assert everything(busy_shop) == done
