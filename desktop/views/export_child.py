"""The export's own process, as the window sees it: one table at a time, told by signals.

child = ExportChild(desk)
child.start(path, wish)      a wish of services.table_errands for that path
.progress(done, total) · .done(number of rows) · .refused(Exception | str)
child.stop() leaves nothing behind, its process neither; False: too late, the table is being put into its place
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.services.errands import write_errand
from desktop.services.order_table import CouldNotWrite
from desktop.services.spreadsheets.typed_writing import drop_unfinished
from desktop.views.children import ChildTalk, refusal_of
from desktop.views.desk import Desk

VERB = "table-child"


class ExportChild(QObject):
    progress = Signal(int, int)
    done = Signal(int)
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._path = Path()
        self._kept = self._answered = False
        self._talk = ChildTalk(VERB, self)
        self._talk.heard.connect(self._hear)
        self._talk.gone.connect(self._gone)
        # who signs out leaves no process behind
        desk.destroyed.connect(self._talk.end)

    @property
    def busy(self) -> bool:
        return self._talk.busy and not self._answered

    def start(self, path: Path, wish: dict[str, Any]) -> None:
        self._kept, self._answered, self._path = False, False, path
        self._talk.start(write_errand(self._desk.office, self._desk.actor, **wish))

    def stop(self) -> bool:
        if self._kept and not self._answered:
            return False
        if self._talk.busy:
            self._talk.end()
            drop_unfinished(self._path)
        return True

    def _hear(self, told: dict[str, Any]) -> None:
        match told["kind"]:
            case "progress":
                self.progress.emit(told["done"], told["total"])
            case "ready":
                self._kept = True
                self._talk.say("keep")
            case "done":
                self._answered = True
                self.done.emit(told["rows"])
            case "refused":
                self._answered = True
                self.refused.emit(refusal_of(told, {CouldNotWrite.__name__: CouldNotWrite}))

    def _gone(self, words: str) -> None:
        if not self._answered:
            self._answered = True
            drop_unfinished(self._path)
            self.refused.emit(words or self.tr("导出中断了，没有留下文件。再试一次"))
