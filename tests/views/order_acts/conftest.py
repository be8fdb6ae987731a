from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.models.vocabulary import Preset
from desktop.views import command_sheet
from tests.people import Shop
from tests.views.order_acts.bench import Bench

Benches = Callable[[Preset], Bench]


@pytest.fixture
def bench_of(qtbot: QtBot, sqlite_shop: Shop, monkeypatch: pytest.MonkeyPatch) -> Iterator[Benches]:
    """The desk of somebody with that role."""
    monkeypatch.setattr(command_sheet, "PAUSE_MS", 1)
    made: list[Bench] = []

    def at(preset: Preset) -> Bench:
        made.append(Bench.at(qtbot, sqlite_shop, preset))
        return made[-1]

    yield at
    for bench in made:
        bench.close()


@pytest.fixture
def bench(bench_of: Benches) -> Bench:
    return bench_of(Preset.OWNER)
