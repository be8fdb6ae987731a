"""What a closed page leaves in a cycle goes on the window's own thread, whichever thread made it due."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.views.garbage import Garbage
from desktop.views.tasks import Tasks


class Left(QObject):
    gone_on: list[str] = []

    def __init__(self) -> None:
        super().__init__()
        self.itself = self

    def __del__(self) -> None:
        self.gone_on.append(threading.current_thread().name)


@pytest.fixture
def garbage(qtbot: QtBot) -> Iterator[Garbage]:
    was_on = gc.isenabled()
    made = Garbage()
    yield made
    made.stop()
    if not was_on:
        gc.disable()


def test_a_pool_thread_that_makes_much_takes_nothing_of_the_window_down(qtbot: QtBot, garbage: Garbage) -> None:
    Left.gone_on.clear()
    for _ in range(3):
        Left()
    tasks = Tasks()

    kept: list[list[int]] = []

    def much() -> None:
        kept.extend([number] for number in range(300_000))

    with qtbot.waitSignal(tasks.busy_changed, check_params_cb=lambda busy: not busy, timeout=20_000):
        tasks.run(garbage, much, then=None, failed=_fell_over)
    qtbot.waitUntil(lambda: len(Left.gone_on) == 3, timeout=20_000)
    assert set(Left.gone_on) == {threading.main_thread().name}
    tasks.close()


def _fell_over(error: Exception) -> None:
    raise error
