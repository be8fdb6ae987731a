"""Most windows are shown over SQLite; where the database matters a test takes `shop`, which is both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.views.main_window import MainWindow
from desktop.views.theme import apply_theme
from tests.founded import a_founded_shop
from tests.people import Shop
from tests.views.windows import a_window, cheap_passwords


@pytest.fixture
def sqlite_shop(tmp_path: Path) -> Iterator[Shop]:
    with a_founded_shop("sqlite", tmp_path) as opened:
        yield opened


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> None:
    """Sizes are measured in the shop's typeface and style, whichever test came before."""
    apply_theme(qapp, "light")


@pytest.fixture
def window(qtbot: QtBot, sqlite_shop: Shop) -> Iterator[MainWindow]:
    """A program over a shop whose passwords cost no second, at its login page."""
    cheap_passwords(sqlite_shop)
    with a_window(qtbot, sqlite_shop.office) as made:
        yield made
