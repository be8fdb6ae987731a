"""Tabs stand side by side in whatever room there is: long words cost icons first, then the counts of other tabs."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from desktop.views.buttons import Button
from desktop.views.tabs import Tab, TabBar

WORDS = ("Unpaid", "To ship", "Completed", "Cancelled")


def a_bar(qtbot: QtBot, width: int) -> TabBar:
    bar = TabBar([Tab(word, word) for word in WORDS] + [Tab("late", "Late", icon="clock", gap=True)])
    qtbot.addWidget(bar)
    bar.add_right(Button("Views", kind="link"))
    bar.show_counts(dict.fromkeys((*WORDS, "late"), 1_234))
    bar.resize(width, 41)
    bar.show()
    return bar


def shown(bar: TabBar) -> list[QAbstractButton]:
    return [one for one in bar.findChildren(QAbstractButton) if one.isVisible()]


def widths(bar: TabBar) -> int:
    return sum(one.width() for one in shown(bar))


@pytest.mark.parametrize("width", [320, 430, 520, 640, 900])
def test_tabs_dont_run_into_each_other(qtbot: QtBot, width: int) -> None:
    bar = a_bar(qtbot, width)
    row = sorted((one.geometry() for one in shown(bar)), key=lambda box: box.left())
    assert all(before.right() < after.left() for before, after in pairwise(row))
    assert row[-1].right() < width


def test_with_room_again_all_comes_back(qtbot: QtBot) -> None:
    bar = a_bar(qtbot, 900)
    roomy = widths(bar)
    bar.resize(520, 41)
    assert widths(bar) < roomy
    bar.resize(900, 41)
    assert widths(bar) == roomy


def test_a_tab_without_room_is_chosen_in_the_menu_and_stands_in_the_row_then(qtbot: QtBot) -> None:
    bar = a_bar(qtbot, 320)
    assert "Late 1,234" not in [one.accessibleName() for one in shown(bar)]
    late = next(act for act in bar.menu().actions() if act.text() == "Late 1,234")
    with qtbot.waitSignal(bar.changed) as told:
        late.trigger()
    assert told.args == ["late"]
    assert bar.current() == "late"
    assert "Late 1,234" in [one.accessibleName() for one in shown(bar)]


def test_the_chosen_tab_keeps_its_count(qtbot: QtBot) -> None:
    bar = a_bar(qtbot, 520)
    before = {one.accessibleName(): one.width() for one in bar.findChildren(QAbstractButton)}
    bar.choose("Completed")
    after = {one.accessibleName(): one.width() for one in bar.findChildren(QAbstractButton)}
    assert after["Completed 1,234"] > before["Completed 1,234"]
