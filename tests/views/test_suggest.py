"""A line with suggestions: what is asked, offered, marked and chosen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.views import suggest
from desktop.views.suggest import SuggestEdit, Suggestion

FRUIT = [Suggestion("1", "苹果"), Suggestion("2", "梨", "产自莱阳", "1,200 积分", "可售 3 件")]


@pytest.fixture
def line(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[SuggestEdit]:
    """A focused line in a window, with another line below."""
    monkeypatch.setattr(suggest, "PAUSE_MS", 1)
    window = QWidget()
    column = QVBoxLayout(window)
    edit = SuggestEdit(name="水果", tab_chooses=True, on_focus=True)
    column.addWidget(edit)
    column.addWidget(QLineEdit())
    window.resize(600, 500)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    edit.setFocus()
    yield edit
    window.hide()


def ask(qtbot: QtBot, line: SuggestEdit, text: str) -> None:
    with qtbot.waitSignal(line.asked) as asked:
        QTest.keyClicks(line, text)
    assert asked.args == [text]


def test_what_was_typed_is_asked_for_after_a_pause_and_enter_takes_the_marked_row(
    qtbot: QtBot, line: SuggestEdit
) -> None:
    ask(qtbot, line, "a")
    line.offer("a", FRUIT)
    assert line.offered() == ["1", "2"]
    QTest.keyClick(line, Qt.Key.Key_Down)
    with qtbot.waitSignal(line.chosen) as chosen:
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert chosen.args == ["2"]
    assert line.offered() == []


def test_an_answer_to_what_no_longer_stands_there_is_ignored(qtbot: QtBot, line: SuggestEdit) -> None:
    ask(qtbot, line, "a")
    QTest.keyClicks(line, "b")
    line.offer("a", FRUIT)
    assert line.offered() == []


def test_enter_never_takes_a_row_of_an_older_text(qtbot: QtBot, line: SuggestEdit) -> None:
    ask(qtbot, line, "a")
    line.offer("a", FRUIT)
    QTest.keyClicks(line, "b")
    with qtbot.assertNotEmitted(line.chosen), qtbot.waitSignal(line.submitted) as submitted:
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert submitted.args == ["ab"]


def test_escape_closes_the_list_and_nothing_else(qtbot: QtBot, line: SuggestEdit) -> None:
    ask(qtbot, line, "a")
    line.offer("a", FRUIT)
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert line.offered() == []
    assert line.text() == "a"
    assert line.hasFocus()


def test_tab_takes_the_marked_row_of_what_was_typed(qtbot: QtBot, line: SuggestEdit) -> None:
    ask(qtbot, line, "a")
    line.offer("a", FRUIT)
    with qtbot.waitSignal(line.chosen) as chosen:
        QTest.keyClick(line, Qt.Key.Key_Tab)
    assert chosen.args == ["1"]


def test_the_list_goes_when_the_focus_goes(qtbot: QtBot, line: SuggestEdit) -> None:
    ask(qtbot, line, "a")
    line.offer("a", FRUIT)
    line.window().findChildren(QLineEdit)[-1].setFocus()
    assert line.offered() == []


def test_a_short_list_is_asked_for_by_tab_and_by_the_arrow_but_not_when_the_focus_comes_back_by_itself(
    qtbot: QtBot, line: SuggestEdit
) -> None:
    line.clearFocus()
    with qtbot.assertNotEmitted(line.asked):
        line.setFocus(Qt.FocusReason.OtherFocusReason)
    with qtbot.waitSignal(line.asked):
        QTest.keyClick(line, Qt.Key.Key_Down)
    line.clearFocus()
    with qtbot.waitSignal(line.asked):
        line.setFocus(Qt.FocusReason.TabFocusReason)


def test_nothing_found_is_said_in_words(qtbot: QtBot, line: SuggestEdit) -> None:
    ask(qtbot, line, "a")
    line.offer("a", [], nothing="没有这种水果")
    assert line.offered() == []
    with qtbot.waitSignal(line.submitted):
        QTest.keyClick(line, Qt.Key.Key_Return)
