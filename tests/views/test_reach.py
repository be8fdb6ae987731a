"""The database goes away and comes back while somebody works."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.models import schema
from desktop.models.database import open_engine
from desktop.models.vocabulary import Preset
from desktop.views.main_window import MainWindow
from desktop.views.notices import Banner
from desktop.views.workplace import Workplace
from tests import servers
from tests.conftest import KINDS
from tests.people import Shop
from tests.views.windows import a_window, cheap_passwords, sign_in

pytestmark = pytest.mark.skipif("postgresql" not in KINDS, reason="a file is always there; a server may not be")


@pytest.fixture(scope="module")
def server() -> Iterator[servers.Postgres]:
    with servers.running(durable=True) as started:
        yield started


@pytest.fixture
def far_shop(server: servers.Postgres) -> Iterator[Shop]:
    url = server.create()
    engine = open_engine(url)
    schema.migrate(engine)
    engine.dispose()
    shop = Shop.found(url)
    cheap_passwords(shop)
    yield shop
    shop.close()


@pytest.fixture
def window(qtbot: QtBot, far_shop: Shop, server: servers.Postgres) -> Iterator[MainWindow]:
    with a_window(qtbot, far_shop.office) as made:
        yield made


def banner(place: Workplace) -> Banner:
    return place.banner


def test_the_window_says_so_and_goes_on_when_the_server_is_back(
    qtbot: QtBot, window: MainWindow, far_shop: Shop, server: servers.Postgres
) -> None:
    place = sign_in(qtbot, window, far_shop, Preset.SERVICE)
    qtbot.waitUntil(lambda: not place.desk.tasks.busy, timeout=5_000)
    server.stop("immediate")
    try:
        qtbot.waitUntil(lambda: banner(place).isVisible(), timeout=10_000)
        assert banner(place).text().startswith("数据库连不上了，正在自动重连")
    finally:
        server.up()
    qtbot.waitUntil(lambda: not banner(place).isVisible(), timeout=20_000)
    assert place.reach.reached


def test_a_login_without_a_database_says_what_is_the_matter(
    qtbot: QtBot, window: MainWindow, far_shop: Shop, server: servers.Postgres
) -> None:
    far_shop.person(Preset.SERVICE)
    server.stop("immediate")
    try:
        view = window.login
        assert view is not None
        view.login.setText("service")
        view.panel.edit.setText("correct horse 77SERVICE")
        view.panel.submit()
        qtbot.waitUntil(lambda: bool(view.panel.error.text()), timeout=20_000)
        assert view.panel.error.text().startswith("数据库连不上")
    finally:
        server.up()
    sign_in(qtbot, window, far_shop, Preset.SERVICE)
