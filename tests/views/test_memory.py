"""What a PC remembers of its window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.views.memory import Memory


def test_the_next_start_finds_the_columns_of_the_last(qtbot: QtBot, tmp_path: Path) -> None:
    state = {"columns": ["order_no", "status"], "widths": {"order_no": 140}, "filter": {"search": "咖啡豆"}}
    Memory(tmp_path / "desk.ini").keep("orders/zhangmin", state)
    assert Memory(tmp_path / "desk.ini").recall("orders/zhangmin") == state


def test_the_window_comes_back_as_large_as_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    window, again = QWidget(), QWidget()
    for widget in (window, again):
        qtbot.addWidget(widget)
    window.resize(777, 555)
    Memory(tmp_path / "desk.ini").keep_window(window)
    assert Memory(tmp_path / "desk.ini").recall_window(again)
    assert (again.width(), again.height()) == (777, 555)


def test_a_damaged_file_counts_as_empty(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "desk.ini").write_text('[orders]\nzhangmin={not json\n[General]\nwindow="zz"\n', encoding="utf-8")
    memory = Memory(tmp_path / "desk.ini")
    window = QWidget()
    qtbot.addWidget(window)
    assert memory.recall("orders/zhangmin") is None
    assert not memory.recall_window(window)


def test_without_a_file_nothing_is_left(qtbot: QtBot) -> None:
    Memory().keep("login", "zhangmin")
    assert Memory().recall("login") is None
