"""A shop on SQLite, a desk at it, and acts that only remember what was asked of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.vocabulary import Preset
from desktop.services.order_rows import OrderRow
from desktop.views.buttons import Button
from desktop.views.desk import Desk
from desktop.views.order_pane.pane import OrderPane
from desktop.views.tasks import Tasks
from tests.founded import a_founded_shop
from tests.people import Shop


@dataclass(frozen=True)
class Step:
    key: str
    words: str
    icon: str = "truck"
    primary: bool = False
    danger: bool = False


class Acts(QObject):
    """Offers what the test says and remembers what was started."""

    done = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.steps: tuple[Step, ...] = ()
        self.started: list[tuple[str, int]] = []
        self.marked: list[tuple[str, int, dict[str, Any]]] = []

    def offered(self, row: OrderRow) -> tuple[Step, ...]:
        return self.steps

    def start(self, key: str, order_id: int) -> None:
        self.started.append((key, order_id))

    def mark(self, act: Callable[..., OrderRow], order_id: int, **values: Any) -> None:
        self.marked.append((act.__name__, order_id, values))


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """One for all stories of a file: each makes its own orders."""
    with a_founded_shop("sqlite", tmp_path_factory.mktemp("shop")) as opened:
        yield opened


@pytest.fixture
def acts(qapp: QApplication) -> Acts:
    return Acts()


MakeDesk = Callable[[Preset], Desk]


@pytest.fixture
def desk_of(shop: Shop) -> Iterator[MakeDesk]:
    """A desk of somebody with that role."""
    tasks = Tasks()

    def make(preset: Preset) -> Desk:
        return Desk(shop.office, shop.person(preset), tasks)

    yield make
    tasks.close()


@pytest.fixture
def desk(desk_of: MakeDesk) -> Desk:
    return desk_of(Preset.OWNER)


@pytest.fixture
def window(qtbot: QtBot, desk_of: MakeDesk) -> Iterator[QWidget]:
    """Closed before the desk's threads are."""
    made = QWidget()
    made.resize(700, 760)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


@pytest.fixture
def pane(window: QWidget, desk: Desk, acts: Acts) -> OrderPane:
    return pane_in(window, desk, acts)


def pane_in(window: QWidget, desk: Desk, acts: Acts) -> OrderPane:
    made = OrderPane(desk, acts)
    made.setParent(window)
    made.setGeometry(340, 0, 352, 740)
    made.show()
    return made


def press(part: QWidget, words: str) -> None:
    """The button with these words."""
    next(one for one in part.findChildren(Button) if one.text() == words and one.isVisible()).click()
