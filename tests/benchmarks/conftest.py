from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.services import demo, staff
from desktop.services.office import Office
from desktop.services.transaction import Actor
from desktop.shop_secrets import ShopSecrets
from tests import servers
from tests.conftest import KINDS
from tests.orders_made import a_shop
from tests.people import NOON, Shop

DemoOf = Callable[[int, int], tuple[Office, Actor]]


@pytest.fixture(scope="session")
def size() -> int:
    return int(os.environ.get("POINTSDESK_SIZE", "1000"))


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
        person = demo.DEMO_STAFF[0]
        return office, staff.sign_in(office, person.login, person.password, pc="", costs=staff.login_costs(office))

    yield make
    for office in made:
        office.engine.dispose()
    if request.param != "sqlite":
        servers.shared_postgres().drop(url)
