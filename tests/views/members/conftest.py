"""The page of members with its card beside it, over a real shop."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.vocabulary import Preset
from desktop.services.changes import Feed
from desktop.services.transaction import Actor
from desktop.views.chips import Chip
from desktop.views.desk import Desk
from desktop.views.members.page import MembersPage
from desktop.views.overlay import overlays_of
from desktop.views.tasks import Tasks
from desktop.views.toast import Toaster
from tests.people import Shop

W = TypeVar("W", bound=QWidget)


@dataclass
class Counter:
    """A shop with the page of members open in front of somebody."""

    shop: Shop
    bot: QtBot
    tasks: Tasks
    feed: Feed | None = None
    orders_asked: list[object] = field(default_factory=list)
    order_asked: list[int] = field(default_factory=list)
    windows: list[QWidget] = field(default_factory=list)

    def open(self, who: Preset | Actor = Preset.OWNER) -> MembersPage:
        self.feed = Feed(self.shop.office)
        actor = self.shop.person(who) if isinstance(who, Preset) else who
        window = QWidget()
        window.resize(1366, 768)
        desk = Desk(self.shop.office, actor, self.tasks, window)
        row = QHBoxLayout(window)
        page = MembersPage(desk, Toaster(window))
        page.card.setFixedWidth(352)
        row.addWidget(page, 1)
        row.addWidget(page.card)
        page.detail_asked.connect(self._show_detail)
        page.orders_asked.connect(self.orders_asked.append)
        page.order_asked.connect(self.order_asked.append)
        self.windows.append(window)
        self.page = page
        window.show()
        self.bot.waitExposed(window)
        page.reload()
        self.settle()
        return page

    def _show_detail(self, widget: QWidget | None) -> None:
        self.page.card.setVisible(widget is not None)

    def settle(self) -> None:
        """Until every question is answered, and what was put into layouts is shown."""
        self.bot.waitUntil(lambda: not self.tasks.busy, timeout=30_000)
        QCoreApplication.sendPostedEvents()

    def show(self, member_id: int) -> None:
        self.page.show_subject(member_id)
        self.settle()

    def tell(self) -> None:
        """What has happened in the shop since reaches the page, as live would bring it."""
        assert self.feed is not None
        self.page.changed(self.feed.poll())
        self.settle()

    def sheet(self, kind: type[W]) -> W:
        return next(one for one in overlays_of(self.windows[-1]) if isinstance(one, kind))


def accounts(page: MembersPage) -> list[str]:
    return [row.account for row in page.table.rows()]


def words(widget: QWidget) -> str:
    """Everything that is to be read on it."""
    chips = [one.spec.text for one in widget.findChildren(Chip) if one.isVisible()]
    return " ".join([*(one.text() for one in widget.findChildren(QLabel) if one.isVisible()), *chips])


@pytest.fixture
def counter(qtbot: QtBot, sqlite_shop: Shop) -> Iterator[Counter]:
    opened = Counter(sqlite_shop, qtbot, Tasks())
    yield opened
    for window in opened.windows:
        window.hide()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    opened.tasks.close()
