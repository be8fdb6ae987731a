"""A bill is read and taken in by a process of its own, so that the window stays awake.

child = StatementChild(desk)
child.start(path)      .taken(Imported) · .refused(Exception | str)
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.services.errands import write_errand
from desktop.services.spreadsheets.tables import FileRefused
from desktop.services.statements.acts import Imported
from desktop.services.statements.errand import statement_wish
from desktop.services.statements.layouts import StatementRefused
from desktop.views.children import ChildTalk, refusal_of
from desktop.views.desk import Desk

VERB = "statement-child"
_FACTS: dict[str, type[Exception]] = {one.__name__: one for one in (FileRefused, StatementRefused)}


class StatementChild(QObject):
    taken = Signal(object)
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._answered = True
        self._talk = ChildTalk(VERB, self)
        self._talk.heard.connect(self._hear)
        self._talk.gone.connect(self._gone)
        # who signs out leaves no process behind
        desk.destroyed.connect(self._talk.end)

    @property
    def busy(self) -> bool:
        return not self._answered

    def start(self, path: Path) -> None:
        self._answered = False
        self._talk.start(write_errand(self._desk.office, self._desk.actor, **statement_wish(path)))

    def _hear(self, told: dict[str, Any]) -> None:
        self._answered = True
        if told["kind"] == "done":
            self.taken.emit(Imported(told["statement_id"], told["new"], told["known"], told["repeated"]))
        else:
            self.refused.emit(refusal_of(told, _FACTS))

    def _gone(self, words: str) -> None:
        if not self._answered:
            self._answered = True
            self.refused.emit(words or self.tr("读账单中断了，什么都没收进来。再试一次"))
