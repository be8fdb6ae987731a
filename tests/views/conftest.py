"""Most windows are shown over SQLite; where the database matters a test takes `shop`, which is both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.founded import a_founded_shop
from tests.people import Shop


@pytest.fixture
def sqlite_shop(tmp_path: Path) -> Iterator[Shop]:
    with a_founded_shop("sqlite", tmp_path) as opened:
        yield opened
