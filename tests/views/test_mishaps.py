"""What nobody foresaw: told, kept, and nothing personal in it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.views.mishaps import MOST_BYTES, Mishaps


@pytest.fixture
def mishaps(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mishaps]:
    monkeypatch.setattr(sys, "excepthook", _quiet)
    made = Mishaps(tmp_path / "logs" / "desk.log")
    made.install()
    yield made
    made.uninstall()


def _quiet(*_error: object) -> None:
    """The tests' own hook fails a test for every error that it sees."""


def happens(text: str) -> None:
    try:
        raise ValueError(text)
    except ValueError:
        kind, error, trace = sys.exc_info()
        assert kind is not None and error is not None
        sys.excepthook(kind, error, trace)


def test_the_person_is_told_and_the_file_says_where(qtbot: QtBot, mishaps: Mishaps, tmp_path: Path) -> None:
    with qtbot.waitSignal(mishaps.happened, timeout=2_000) as told:
        happens("何小明 19900009516")
    kept = (tmp_path / "logs" / "desk.log").read_text(encoding="utf-8")
    assert told.args is not None and told.args[0].startswith("出了意外")
    assert "ValueError" in kept and "test_mishaps.py" in kept
    assert "何小明" not in kept and "9516" not in kept


def test_the_file_does_not_grow_for_ever(mishaps: Mishaps, tmp_path: Path) -> None:
    file = tmp_path / "logs" / "desk.log"
    file.parent.mkdir()
    file.write_text("x" * (MOST_BYTES + 1), encoding="utf-8")
    happens("again")
    assert file.stat().st_size < 10_000


def test_a_full_disk_takes_nothing_from_the_message(qtbot: QtBot, mishaps: Mishaps, tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("no folder", encoding="utf-8")
    with qtbot.waitSignal(mishaps.happened, timeout=2_000) as told:
        happens("again")
    assert told.args == ["出了意外，这一步没有做成。填的内容还在，可以再试"]
