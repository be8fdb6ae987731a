"""Most windows are shown over SQLite; where the database matters a test takes `shop`, which is both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import servers
from tests.people import Shop


@pytest.fixture
def sqlite_shop(tmp_path: Path) -> Iterator[Shop]:
    opened = Shop.found(servers.fresh_sqlite_url(tmp_path))
    yield opened
    opened.close()
