"""The platform's own dialogs: which file to read, which folder, where to put a new file. They don't block; then is
called with the path when one was chosen.

    ask_file(sheet, "选商品图片", "图片 (*.png *.jpg)", then)                 ask_files(…) -> a list of paths
    ask_place(page, "差异存到哪里", "对账差异.xlsx", written_tables(), then)    the suffix is the name's, unless another is chosen
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

translate = QCoreApplication.translate
Then = Callable[[str], object]


def ask_file(owner: QWidget, title: str, kind: str, then: Then) -> None:
    """kind is a name filter; every other file can be chosen too."""
    dialog = _reading(owner, title, kind, QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(then)
    dialog.open()


def ask_files(owner: QWidget, title: str, kind: str, then: Callable[[list[str]], object]) -> None:
    dialog = _reading(owner, title, kind, QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(then)
    dialog.open()


def ask_folder(owner: QWidget, title: str, then: Then, *, start: str = "") -> None:
    dialog = _dialog(owner, title)
    if start:
        dialog.setDirectory(start)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.fileSelected.connect(then)
    dialog.open()


def ask_place(owner: QWidget, title: str, name: str, kinds: Sequence[str], then: Then) -> None:
    """name is what is offered, with its suffix, with or without a folder. The platform asks before it writes over a
    file.
    """
    suffix = Path(name).suffix
    dialog = _dialog(owner, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(sorted(kinds, key=lambda kind: f"*{suffix}" not in kind))
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(name)
    dialog.fileSelected.connect(then)
    dialog.open()


def read_tables() -> str:
    return translate("files", "表格 (*.csv *.tsv *.txt *.xlsx *.xls *.xlsm)")


def written_tables() -> tuple[str, str]:
    return translate("files", "Excel 表格 (*.xlsx)"), translate("files", "CSV 表格 (*.csv)")


def certificates() -> str:
    return translate("files", "证书 (*.crt *.pem *.cer)")


def _reading(owner: QWidget, title: str, kind: str, mode: QFileDialog.FileMode) -> QFileDialog:
    dialog = _dialog(owner, title)
    dialog.setFileMode(mode)
    dialog.setNameFilters([kind, translate("files", "所有文件 (*)")])
    return dialog


def _dialog(owner: QWidget, title: str) -> QFileDialog:
    dialog = QFileDialog(owner, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog
