"""Shops to measure in. POINTSDESK_SIZE is how much there is of what is measured, 1,000 unless told.

POINTSDESK_SHOP names a shop that is there already (its secrets by POINTSDESK_SECRETS); else one is made for each database.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from desktop.services import demo, opening, staff
from desktop.services.office import Office
from desktop.services.transaction import Actor
from desktop.shop_secrets import ShopSecrets
from tests import servers
from tests.conftest import KINDS
from tests.orders_made import a_shop
from tests.people import NOON, Shop

DemoOf = Callable[[int, int], tuple[Office, Actor]]
THERE = os.environ.get("POINTSDESK_SHOP", "")


@dataclass
class Hall:
    """A whole shop, its owner signed in."""

    office: Office
    owner: Actor

    def one(self, column: Any, *where: Any, at: int = 0) -> Any:
        with self.office.engine.connect() as connection:
            return connection.scalar(select(column).where(*where).order_by(column).offset(at).limit(1))


def signed_in(office: Office) -> Actor:
    person = demo.DEMO_STAFF[0]
    return staff.sign_in(office, person.login, person.password, pc="", costs=staff.login_costs(office))


@pytest.fixture(scope="session")
def size() -> int:
    return int(os.environ.get("POINTSDESK_SIZE", "1000"))


@pytest.fixture(
    scope="session", params=[THERE] if THERE else KINDS, ids=lambda kind: kind.partition(":")[0].partition("+")[0]
)
def hall(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, size: int) -> Iterator[Hall]:
    folder = tmp_path_factory.mktemp("hall")
    if request.param in KINDS:
        url = servers.fresh_sqlite_url(folder) if request.param == "sqlite" else servers.fresh_postgres_url()
        office, _ = demo.make_demo(url, ShopSecrets(folder), lambda: NOON, orders=size, days=400, newest=0)
    else:
        url = request.param
        office = opening.open_shop(url, ShopSecrets(Path(os.environ["POINTSDESK_SECRETS"])), lambda: NOON)
    yield Hall(office, signed_in(office))
    office.engine.dispose()
    if request.param == "postgresql":
        servers.shared_postgres().drop(url)


@pytest.fixture(params=KINDS)
def shop(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shop]:
    with a_shop(request.param, tmp_path) as made:
        yield made


@pytest.fixture
def sqlite_shop(tmp_path: Path) -> Iterator[Shop]:
    """For what has nothing to do with the database."""
    with a_shop("sqlite", tmp_path) as made:
        yield made


@pytest.fixture(params=KINDS)
def demo_of(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[DemoOf]:
    """Makes a demo shop of so many orders in so many days, written in bulk, with its owner signed in."""
    url = servers.fresh_sqlite_url(tmp_path) if request.param == "sqlite" else servers.fresh_postgres_url()
    made: list[Office] = []

    def make(orders: int, days: int) -> tuple[Office, Actor]:
        office, _ = demo.make_demo(url, ShopSecrets(tmp_path), lambda: NOON, orders=orders, days=days, newest=0)
        made.append(office)
        return office, signed_in(office)

    yield make
    for office in made:
        office.engine.dispose()
    if request.param != "sqlite":
        servers.shared_postgres().drop(url)
