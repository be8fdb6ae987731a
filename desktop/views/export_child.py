"""The export's own process, as the window sees it: one table at a time, told by signals.

child = ExportChild(desk)
child.start(path, wish)      a wish of services.table_errands for that path
.progress(done, total) · .done(number of rows) · .refused(Exception | str)
child.stop() leaves nothing behind, its process neither; False: too late, the table is being put into its place
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.services.errands import write_errand
from desktop.services.list_files import CouldNotWrite
from desktop.services.spreadsheets.typed_writing import drop_unfinished
from desktop.views.children import ErrandChild
from desktop.views.desk import Desk


class ExportChild(ErrandChild):
    verb = "table-child"
    facts = (CouldNotWrite,)
    progress = Signal(int, int)
    done = Signal(int)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._path = Path()
        self._kept = False

    @property
    def busy(self) -> bool:
        return self.talk.busy and not self.answered

    def start(self, path: Path, wish: dict[str, Any]) -> None:
        self._kept, self._path = False, path
        self.begin(write_errand(self.desk.office, self.desk.actor, **wish))

    def stop(self) -> bool:
        if self._kept and not self.answered:
            return False
        if self.talk.busy:
            self.talk.end()
            drop_unfinished(self._path)
        return True

    def hear(self, told: Mapping[str, Any]) -> None:
        match told["kind"]:
            case "progress":
                self.progress.emit(told["done"], told["total"])
            case "ready":
                self._kept = True
                self.talk.say("keep")
            case "done":
                self.done.emit(told["rows"])

    def _gone(self, words: str) -> None:
        if not self.answered:
            drop_unfinished(self._path)
        super()._gone(words)

    def broken_words(self) -> str:
        return self.tr("导出中断了，没有留下文件。再试一次")
