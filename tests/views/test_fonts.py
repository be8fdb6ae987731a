"""The fonts that ship with the program are there wherever its folder lies."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.config import resource
from desktop.views import theme


def test_fonts_are_found_in_a_folder_with_chinese_and_spaces(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "积分 掌柜"
    shutil.copytree(resource("fonts"), home)
    monkeypatch.setattr(theme, "resource", lambda _name: home)
    assert "Noto Sans SC" in theme.load_fonts.__wrapped__()


def test_a_font_whose_file_qt_cannot_open_is_read_for_it(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def opens_nothing(_file: str) -> int:
        return -1

    monkeypatch.setattr(QFontDatabase, "addApplicationFont", opens_nothing)
    assert "Noto Sans SC" in theme.load_fonts.__wrapped__()


def test_no_letter_is_rounded_to_whole_pixels(qtbot: QtBot, qapp: QApplication) -> None:
    """Windows does so at 100 % unless it is asked not to: bold digits grew by half a pixel each."""
    theme.apply_theme(qapp, "light")
    label = QLabel("JF261130985410")
    label.setProperty("role", "caption_strong")
    qtbot.addWidget(label)
    label.ensurePolished()
    assert label.font().pixelSize() == 12
    for font in (theme.font(12, 600), qapp.font(), label.font()):
        assert font.hintingPreference() == QFont.HintingPreference.PreferVerticalHinting
