from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.models.vocabulary import Preset
from desktop.views import command_sheet
from tests.people import Shop
from tests.views.returns.counter import Counter
from tests.views.windows import a_window, cheap_passwords, sign_in


@pytest.fixture
def counter_of(
    qtbot: QtBot, sqlite_shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Preset], Counter]]:
    """The window of somebody with that role."""
    monkeypatch.setattr(command_sheet, "PAUSE_MS", 1)
    cheap_passwords(sqlite_shop)
    with a_window(qtbot, sqlite_shop.office) as window:

        def at(preset: Preset) -> Counter:
            place = sign_in(qtbot, window, sqlite_shop, preset)
            return Counter(qtbot, sqlite_shop, window, place)

        yield at
