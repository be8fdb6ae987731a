"""JoinStep: into a shop on PostgreSQL by a join file and its passphrase; without one by the server's address.

step.used(url) · step.other_asked
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from desktop import config, this_pc
from desktop.services.errors import JoinRefused
from desktop.services.join_file import read_join
from desktop.services.joining import use_join
from desktop.shop_secrets import ShopSecrets
from desktop.views.buttons import Button
from desktop.views.file_dialogs import ask_file
from desktop.views.first_minute.step import Step
from desktop.views.form import Field, TextEdit
from desktop.views.tasks import Tasks
from desktop.views.texts import sentence

translate = QCoreApplication.translate
_OF_FILE = frozenset({"not_a_join_file", "altered", "expired", "unreadable_file", "other_shop"})


class JoinStep(Step):
    used = Signal(str)
    other_asked = Signal()

    def __init__(self, tasks: Tasks, kept: ShopSecrets) -> None:
        super().__init__(
            translate("JoinStep", "用加入文件"),
            translate("JoinStep", "请店主在店里的电脑上做一个：设置，让另一台电脑加入。24 小时内有效"),
            translate("JoinStep", "加入这家店"), "log-in",
        )  # fmt: skip
        self._tasks, self._kept = tasks, kept
        self.file, self.passphrase = TextEdit(self.tr("选文件，或拖到这里")), TextEdit("XXXXX-XXXXX-XXXXX-XXXXX")
        self._fields = {
            "file": Field(self.tr("加入文件"), self.file, required=True),
            "passphrase": Field(self.tr("做文件时显示的口令"), self.passphrase, required=True,
                                hint=self.tr("大小写、横线都没关系")),
        }  # fmt: skip
        self.choose = Button(self.tr("选文件…"), "folder")
        self.choose.clicked.connect(self._ask_file)
        self.add_with(self._fields["file"], self.choose)
        self.add(self._fields["passphrase"])
        self.other = Button(self.tr("没有加入文件？填服务器地址，用恢复单或开新店"), kind="link")
        self.other.clicked.connect(self.other_asked)
        self.add(self.other)
        self.setAcceptDrops(True)

    def places(self) -> Mapping[str, Field]:
        return self._fields

    def take_focus(self) -> None:
        (self.passphrase if self.file.text() else self.file).setFocus()

    def begin(self, words: str = "") -> None:
        super().begin(words)
        for button in (self.choose, self.other):
            button.setEnabled(not words)
        self.setAcceptDrops(not words)

    def submit(self) -> None:
        problems = {}
        if not self.file.text().strip():
            problems["file"] = self.tr("选加入文件")
        if not self.passphrase.text().strip():
            problems["passphrase"] = self.tr("填做文件时显示的口令")
        if problems:
            self.show_problems(problems)
            return
        self.begin(self.tr("正在加入"))
        work = partial(_use, Path(self.file.text().strip()), self.passphrase.text(), self._kept)
        self._tasks.run(self, work, then=self._joined, failed=self.show_refused)

    def show_refused(self, fact: Exception) -> None:
        if not isinstance(fact, JoinRefused):
            super().show_refused(fact)
            return
        self.begin()
        self.show_problems({"file" if fact.code in _OF_FILE else "passphrase": sentence(fact)})

    def _joined(self, url: str) -> None:
        self.begin()
        self.used.emit(url)

    def _ask_file(self) -> None:
        ask_file(self, self.tr("加入文件"), self.tr("加入文件 (*.pdjoin)"), self.show_file)

    def show_file(self, name: str) -> None:
        self._fields["file"].set_error("")
        self.file.setText(name)
        self.passphrase.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.show_file(event.mimeData().urls()[0].toLocalFile())


def _use(file: Path, passphrase: str, kept: ShopSecrets) -> str:
    """On a pool thread."""
    return use_join(read_join(file), passphrase, kept, config.utc_now, pc=this_pc.pc_name())
