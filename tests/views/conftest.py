"""Most windows are shown over SQLite; where the database matters a test takes `shop`, which is both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.views.theme import apply_theme
from tests.founded import a_founded_shop
from tests.people import Shop


@pytest.fixture
def sqlite_shop(tmp_path: Path) -> Iterator[Shop]:
    with a_founded_shop("sqlite", tmp_path) as opened:
        yield opened


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> None:
    """Sizes are measured in the shop's typeface and style, whichever test came before."""
    apply_theme(qapp, "light")
