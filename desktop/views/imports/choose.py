"""The first step: files dropped or chosen, and what the shop understands."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop.views.buttons import Button
from desktop.views.drop_field import DropField
from desktop.views.file_dialogs import ask_files, ask_folder, read_tables
from desktop.views.icons import IconTile
from desktop.views.labels import label
from desktop.views.notices import Banner


class ChooseFiles(DropField):
    """A field to drop on, with buttons for who would rather look."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 24, 40, 24)
        column.setSpacing(8)
        middle = Qt.AlignmentFlag.AlignHCenter
        self.problem = Banner("danger")
        column.addWidget(self.problem)
        column.addStretch(2)
        column.addWidget(IconTile("upload", "accent", 56), 0, middle)
        column.addSpacing(6)
        column.addWidget(label(self.tr("把文件或文件夹拖到这里"), "h2"), 0, middle)
        column.addWidget(
            label(self.tr("CSV、XLSX、XLS 都行，按列名认出是什么表，几个文件可以一起来"), "muted"), 0, middle
        )
        column.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        self.files = Button(self.tr("选文件"), "files", kind="primary")
        self.folder = Button(self.tr("选文件夹"), "folder")
        self.files.clicked.connect(self._ask_files)
        self.folder.clicked.connect(self._ask_folder)
        row.addWidget(self.files)
        row.addWidget(self.folder)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        for words in (
            self.tr("本店模板：订单、会员、商品。导出什么，就能再导入什么"),
            self.tr("mall 商城：oms_order 等数据表，整个文件夹一起拖进来"),
            self.tr("UCI Online Retail：英镑发票，C 开头是冲红"),
        ):
            column.addWidget(label(words, "caption"), 0, middle)
        column.addStretch(2)

    def _ask_files(self) -> None:
        ask_files(self, self.tr("选要导入的文件"), read_tables(), self._picked)

    def _ask_folder(self) -> None:
        ask_folder(self, self.tr("选一个文件夹"), self._picked_folder)

    def _picked(self, names: list[str]) -> None:
        self.chosen.emit([Path(name) for name in names])

    def _picked_folder(self, name: str) -> None:
        self.chosen.emit([Path(name)])
