"""The scanner, files dropped anywhere, and nobody at the desk."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.dialogs import Sheet
from desktop.views.input_watch import MOST_APART_MS, InputWatch

NUMBER = "JF261122098211"


class Room(QWidget):
    """A page with a search line, a note and a button."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.search, self.note, self.button = QLineEdit("顺丰"), QPlainTextEdit(), QPushButton("发货")
        for widget in (self.search, self.note, self.button):
            column.addWidget(widget)
        self.watch = InputWatch(self)
        self.scans: list[str] = []
        self.files: list[list[Path]] = []
        self.watch.scanned.connect(self.scans.append)
        self.watch.dropped.connect(self.files.append)

    def handle(self) -> QWindow:
        found = self.windowHandle()
        assert found is not None
        return found


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    made = Room()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.watch.watch()
    return made


def tap(room: Room, letter: str) -> None:
    QTest.keyClick(room.handle(), letter)  # type: ignore[call-overload]  # the stubs lack the one for a character


def scan(room: Room, text: str) -> None:
    for letter in text:
        tap(room, letter)
    QTest.keyClick(room.handle(), Qt.Key.Key_Return)


def test_a_scan_is_heard_from_anywhere_on_the_page(room: Room) -> None:
    room.button.setFocus()
    scan(room, NUMBER)
    assert room.scans == [NUMBER]


def test_a_scan_into_the_search_line_leaves_what_stood_there(room: Room) -> None:
    room.search.setFocus()
    scan(room, NUMBER)
    assert (room.scans, room.search.text()) == ([NUMBER], "顺丰")


def test_seven_keys_are_no_scan(room: Room) -> None:
    room.button.setFocus()
    scan(room, NUMBER[:7])
    assert room.scans == []


def test_somebody_who_types_is_no_scanner(room: Room, qtbot: QtBot) -> None:
    room.search.setFocus()
    for letter in NUMBER[:9]:
        tap(room, letter)
        qtbot.wait(MOST_APART_MS + 10)
    QTest.keyClick(room.handle(), Qt.Key.Key_Return)
    assert (room.scans, room.search.text()) == ([], "顺丰" + NUMBER[:9])


def test_a_note_keeps_what_is_scanned_into_it(room: Room) -> None:
    room.note.setFocus()
    scan(room, NUMBER)
    assert (room.scans, room.note.toPlainText().strip()) == ([], NUMBER)


def test_a_dialog_keeps_what_is_scanned_into_it(room: Room) -> None:
    sheet = Sheet(room, "发货")
    sheet.open()
    scan(room, NUMBER)
    assert room.scans == []


def drop(room: Room, url: QUrl) -> bool:
    """Whether the window took it."""
    mime = QMimeData()
    mime.setUrls([url])
    event = QDropEvent(
        QPointF(50, 50), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    return room.watch.eventFilter(room.handle(), event)


def test_a_file_dropped_anywhere_is_heard(room: Room, tmp_path: Path) -> None:
    room.watch.takes_files = True
    assert drop(room, QUrl.fromLocalFile(str(tmp_path / "orders.csv")))
    assert room.files == [[tmp_path / "orders.csv"]]


def test_a_link_from_the_browser_is_no_file(room: Room) -> None:
    room.watch.takes_files = True
    assert not drop(room, QUrl("https://shop.example/orders.csv"))
    assert room.files == []


def test_nothing_is_taken_at_the_login_page(room: Room, tmp_path: Path) -> None:
    assert not drop(room, QUrl.fromLocalFile(str(tmp_path / "orders.csv")))
    assert room.files == []


def test_nobody_at_the_desk_is_noticed(room: Room, qtbot: QtBot) -> None:
    room.watch.wait_for_idle(1)
    room.watch.timer.setInterval(30)
    with qtbot.waitSignal(room.watch.idle, timeout=2_000):
        pass


def test_a_key_starts_the_wait_anew(room: Room) -> None:
    room.watch.timer.setTimerType(Qt.TimerType.PreciseTimer)
    room.watch.wait_for_idle(15)
    QTest.qWait(60)
    waited = room.watch.timer.remainingTime()
    tap(room, "a")
    assert room.watch.timer.remainingTime() > waited


def test_no_minutes_mean_never(room: Room) -> None:
    room.watch.wait_for_idle(15)
    room.watch.wait_for_idle(0)
    assert not room.watch.timer.isActive()
