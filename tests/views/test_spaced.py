"""What many changes ask for is asked seldom, and for the last time after the last of them."""

from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.views.spaced import Spaced


def test_a_burst_is_asked_at_its_beginning_and_after_its_end(qtbot: QtBot) -> None:
    changes, asked = [0], list[int]()
    parent = QObject()
    one = Spaced(parent, lambda: asked.append(changes[-1]), 40)
    for change in range(1, 21):
        changes.append(change)
        one.want()
    assert asked == [1]
    qtbot.waitUntil(lambda: asked == [1, 20])
    qtbot.wait(120)
    assert asked == [1, 20]
    changes.append(21)
    one.want()
    assert asked == [1, 20, 21]
