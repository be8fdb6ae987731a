"""The calendar under a field for a day."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.date_field import Calendar, DateEdit
from desktop.views.theme import apply_theme, color


def test_a_calendar_that_stands_open_follows_the_scheme(qtbot: QtBot, qapp: QApplication) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(911, 512)
    edit = DateEdit("从")
    edit.setParent(host)
    host.show()
    edit.open_calendar()
    (calendar,) = host.findChildren(Calendar)
    apply_theme(qapp, "dark")
    assert calendar.headerTextFormat().background().color() == color("surface")
    assert calendar.headerTextFormat().foreground().color() == color("text2")
    assert calendar.weekdayTextFormat(Qt.DayOfWeek.Sunday).foreground().color() == color("text2")
