"""The fonts that ship with the program are there wherever its folder lies."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.config import resource
from desktop.views import theme


def families_of_a_new_program(before: str) -> str:
    """A font that is there twice, from file and from data, would be drawn wider in all stories that follow."""
    told = f"""
from pathlib import Path
from PySide6.QtGui import QFontDatabase, QGuiApplication
from desktop.views import theme
{before}
app = QGuiApplication([])
print(theme.load_fonts())
"""
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", told], capture_output=True, check=True, encoding="utf-8")
    return done.stdout


def test_fonts_are_found_in_a_folder_with_chinese_and_spaces(tmp_path: Path) -> None:
    home = tmp_path / "积分 掌柜"
    shutil.copytree(resource("fonts"), home)
    assert "Noto Sans SC" in families_of_a_new_program(f"theme.resource = lambda _name: Path({str(home)!r})")


def test_a_font_whose_file_qt_cannot_open_is_read_for_it() -> None:
    assert "Noto Sans SC" in families_of_a_new_program("QFontDatabase.addApplicationFont = lambda _file: -1")


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
