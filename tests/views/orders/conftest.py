"""The order page of a real shop, with somebody at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import insert, select

from desktop.models.journal import FigureDelta
from desktop.models.order import Order
from desktop.models.vocabulary import Preset
from desktop.services.changes import Feed
from desktop.services.order_rows import OrderRow
from desktop.views import suggest
from desktop.views.desk import Desk
from desktop.views.order_acts.acts import OrderActs
from desktop.views.orders import place_quote
from desktop.views.orders.page import OrdersPage
from desktop.views.tasks import Tasks
from desktop.views.toast import Toaster
from tests.people import Shop
from tests.views.orders.place_desk import PlaceDesk


def numbers(page: OrdersPage) -> list[str]:
    return [row.order_no for row in page.list.table.rows()]


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def some_orders(shop: Shop, count: int) -> list[OrderRow]:
    """Orders of 1, 2, 3 … points each, placed a minute apart."""
    member = shop.a_member(points=10**6)
    sku = shop.a_sku(points=1, stock=10**6)
    made = []
    for number in range(count):
        made.append(shop.place(member, (sku, number + 1)))
        shop.clock.forward(minutes=1)
    return made


def many_orders(shop: Shop, count: int) -> list[str]:
    """Numbers of that many orders, oldest first, a minute apart: one that was placed, and copies of its row."""
    first = shop.an_order(points=1)
    with shop.office.transaction() as connection:
        row = dict(connection.execute(select(Order.__table__).where(Order.id == first.id)).mappings().one())
        rows = [
            {**row, "id": row["id"] + n, "order_no": f"JF9{n:08}", "placed_at": row["placed_at"] + timedelta(minutes=n)}
            for n in range(1, count)
        ]
        connection.execute(insert(Order), rows)
        key = "{shop_hour:02}|{status}|{channel}|{kind}|{currency}".format(**row)
        connection.execute(
            insert(FigureDelta).values(
                grain="order", day=row["shop_day"], key=key, n=len(rows), fen=len(rows) * row["cash_fen"],
                points=len(rows) * row["points"], units=len(rows) * row["units"],
            )
        )  # fmt: skip
    return [first.order_no, *(made["order_no"] for made in rows)]


@dataclass
class Counter:
    """A shop with its order page open in front of somebody."""

    shop: Shop
    bot: QtBot
    tasks: Tasks
    feed: Feed | None = None
    acts: OrderActs = field(init=False)
    windows: list[QWidget] = field(default_factory=list)

    def open(self, preset: Preset = Preset.OWNER, state: dict[str, object] | None = None) -> OrdersPage:
        self.feed = Feed(self.shop.office)
        desk = Desk(self.shop.office, self.shop.person(preset), self.tasks)
        window = QWidget()
        window.resize(1366, 768)
        desk.setParent(window)
        self.acts = OrderActs(desk, window, Toaster(window))
        page = OrdersPage(desk, self.acts)
        if state is not None:
            page.restore(state)
        page.setParent(window)
        page.resize(window.size())
        self.windows.append(window)
        window.show()
        self.bot.waitExposed(window)
        self.settle()
        return page

    def settle(self) -> None:
        """Until every question is answered, and what was put into layouts is shown."""
        self.bot.waitUntil(lambda: not self.tasks.busy, timeout=10_000)
        QCoreApplication.sendPostedEvents()

    def tell(self, page: OrdersPage) -> None:
        """What has happened in the shop since reaches the page, as live would bring it."""
        assert self.feed is not None
        page.changed(self.feed.poll())
        self.settle()


@pytest.fixture
def counter(qtbot: QtBot, sqlite_shop: Shop) -> Iterator[Counter]:
    opened = Counter(sqlite_shop, qtbot, Tasks())
    yield opened
    for window in opened.windows:
        window.hide()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    opened.tasks.close()


@pytest.fixture
def clerk(qtbot: QtBot, sqlite_shop: Shop, monkeypatch: pytest.MonkeyPatch) -> Iterator[PlaceDesk]:
    monkeypatch.setattr(place_quote, "PAUSE_MS", 5)
    monkeypatch.setattr(suggest, "PAUSE_MS", 5)
    tasks = Tasks()
    yield PlaceDesk(sqlite_shop, qtbot, tasks)
    qtbot.waitUntil(lambda: not tasks.busy, timeout=10_000)
    tasks.close()
