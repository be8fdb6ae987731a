"""Nothing holds up the window: signing in, reading the list, opening an order and acting on it.

A busy machine makes every clock on the wall lie, so two things are measured instead: the processor time of the
window's own thread between two beats, and that this thread never asks the database anything. The house's bound is
50 ms on a quiet PC. Here stands what no busy machine makes of that (127 ms have been seen), and what a library imported
or a list read on this thread would still exceed.
"""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from desktop.models.vocabulary import OrderStatus, Preset
from desktop.views.dashboard.page import DashboardPage
from desktop.views.main_window import MainWindow
from desktop.views.order_acts.ship import ShipSheet
from tests.orders_made import an_order_in
from tests.people import Shop
from tests.views.windows import a_window, cheap_passwords, sign_in

MOST_MS = 400.0
BEAT_MS = 5


class Heartbeat(QObject):
    """The longest work of this thread between two beats, by what was going on."""

    def __init__(self) -> None:
        super().__init__()
        self.longest: dict[str, float] = {}
        self.doing = ""
        self._last = time.thread_time()
        self._timer = QTimer(self)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self.beat)
        self._timer.start()

    def beat(self) -> None:
        now = time.thread_time()
        took = (now - self._last) * 1000
        self._last = now
        self.longest[self.doing] = max(took, self.longest.get(self.doing, 0.0))

    def now(self, doing: str) -> None:
        self.beat()
        self.doing = doing
        self._last = time.thread_time()


@pytest.fixture(autouse=True)
def own_garbage() -> None:
    """What the stories before have left is not this window's to go through: a desk begins with little."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def busy_shop(sqlite_shop: Shop) -> Shop:
    cheap_passwords(sqlite_shop)
    for status in OrderStatus:
        for _ in range(4):
            an_order_in(sqlite_shop, status)
    return sqlite_shop


@pytest.fixture
def asked_here(busy_shop: Shop) -> Iterator[list[str]]:
    """Statements that the window's own thread has sent."""
    found: list[str] = []

    def listen(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if threading.current_thread() is threading.main_thread():
            found.append(statement)

    event.listen(busy_shop.engine, "before_cursor_execute", listen)
    yield found
    event.remove(busy_shop.engine, "before_cursor_execute", listen)


@pytest.fixture
def window(qtbot: QtBot, busy_shop: Shop) -> Iterator[MainWindow]:
    with a_window(qtbot, busy_shop.office) as made:
        yield made


def test_the_window_answers_while_a_person_works(
    qtbot: QtBot, window: MainWindow, busy_shop: Shop, asked_here: list[str]
) -> None:
    busy_shop.person(Preset.WAREHOUSE)
    asked_here.clear()
    heart = Heartbeat()
    heart.now("signing in")
    place = sign_in(qtbot, window, busy_shop, Preset.WAREHOUSE)
    heart.now("reading the list")
    qtbot.waitUntil(lambda: place.orders.table.rowCount() > 0 and not place.desk.tasks.busy, timeout=10_000)
    row = next(row for row in place.orders.table.rows() if row.status is OrderStatus.TO_SHIP)
    heart.now("opening an order")
    place.show_order(row.id)
    qtbot.waitUntil(lambda: place.selected == row.id and not place.desk.tasks.busy, timeout=10_000)
    heart.now("opening a dialog")
    place.acts.start("ship_order", row.id)
    qtbot.waitUntil(lambda: place.acts.sheet is not None and not place.desk.tasks.busy, timeout=10_000)
    heart.now("acting")
    sheet = place.acts.sheet
    assert isinstance(sheet, ShipSheet)
    sheet.waybill.set_parcel("shunfeng", "SF1407382950617")
    sheet.submit()
    qtbot.waitUntil(lambda: place.acts.sheet is None and not place.desk.tasks.busy, timeout=10_000)
    heart.now("")
    assert asked_here == []
    assert {doing: took for doing, took in heart.longest.items() if took > MOST_MS} == {}


def test_the_window_answers_while_the_dashboard_is_drawn(
    qtbot: QtBot, window: MainWindow, busy_shop: Shop, asked_here: list[str]
) -> None:
    """The library of the charts is imported on a thread; cards and charts are made and drawn one by one."""
    place = sign_in(qtbot, window, busy_shop, Preset.OWNER)
    qtbot.waitUntil(lambda: not place.desk.tasks.busy, timeout=10_000)
    asked_here.clear()
    heart = Heartbeat()
    heart.now("opening the dashboard")
    place.show_page("dashboard")
    page = place.pages["dashboard"]
    assert isinstance(page, DashboardPage)

    def drawn() -> bool:
        return page.view is not None and page.board is not None and not page.drawing and not place.desk.tasks.busy

    qtbot.waitUntil(drawn, timeout=20_000)
    heart.now("twelve months")
    page.bar.choose("last_12")
    qtbot.waitUntil(lambda: drawn() and page.board is not None and page.board.step == "month", timeout=20_000)
    heart.now("")
    assert asked_here == []
    assert {doing: took for doing, took in heart.longest.items() if took > MOST_MS} == {}
