"""The platform's dialogs as a person answers them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.file_dialogs import ask_file, ask_files, ask_folder, ask_place, read_tables, written_tables


def opened(qtbot: QtBot, owner: QWidget) -> QFileDialog:
    qtbot.waitUntil(lambda: owner.findChild(QFileDialog) is not None)
    dialog = owner.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    return dialog


def test_a_file_several_or_a_folder_is_handed_on_and_the_dialog_is_gone(qtbot: QtBot, tmp_path: Path) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    (tmp_path / "订单.csv").write_text("a", encoding="utf-8")
    told: list[object] = []
    asked: list[tuple[Callable[[], None], Path]] = [
        (partial(ask_file, owner, "选文件", read_tables(), told.append), tmp_path / "订单.csv"),
        (partial(ask_files, owner, "选文件", read_tables(), told.append), tmp_path / "订单.csv"),
        (partial(ask_folder, owner, "选文件夹", told.append, start=str(tmp_path)), tmp_path),
    ]
    for ask, chosen in asked:
        ask()
        dialog = opened(qtbot, owner)
        if chosen.is_file():
            assert dialog.nameFilters() == [read_tables(), "所有文件 (*)"]
            dialog.setDirectory(str(tmp_path))
            dialog.selectFile(chosen.name)
        else:
            assert Path(dialog.directory().absolutePath()) == tmp_path
        dialog.accept()
        qtbot.waitUntil(lambda: owner.findChild(QFileDialog) is None)
    assert told == [str(tmp_path / "订单.csv"), [str(tmp_path / "订单.csv")], str(tmp_path)]


def test_a_place_is_offered_in_its_folder_with_the_names_own_kind_first(qtbot: QtBot, tmp_path: Path) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    told: list[str] = []
    ask_place(owner, "存到哪里", str(tmp_path / "拒绝的行.csv"), written_tables(), told.append)
    dialog = opened(qtbot, owner)
    assert dialog.selectedNameFilter() == "CSV 表格 (*.csv)"
    assert dialog.selectedFiles() == [str(tmp_path / "拒绝的行.csv")]
    dialog.selectFile("改了名")
    dialog.accept()
    assert told == [str(tmp_path / "改了名.csv")]
