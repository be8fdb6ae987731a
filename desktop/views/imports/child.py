"""The import's own process, as the window sees it: one at a time, told by signals.

    child = ImportChild(desk)
    child.preview(paths) · child.load(paths) · child.take_back(batch) · child.save_rejects(paths, target)
    .recognised(Recognised) · .progress(Progress) · .done(list[Outcome]) · .saved(list[str]) · .taken_back(int)
    .refused(Exception | str) · child.ask_stop("keep" | "take_back") · child.end()

The ticket with the keys goes down its stdin; a window that dies closes it, and the child stops between transactions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal

from desktop.services import import_child
from desktop.services.import_batches import BatchInUse
from desktop.services.spreadsheets.tables import FileRefused
from desktop.views.children import ErrandChild
from desktop.views.imports.report import Outcome, Progress, Recognised


class ImportChild(ErrandChild):
    verb = "import-child"
    facts = (FileRefused, BatchInUse)
    ends_with_desk = False
    recognised = Signal(object)
    progress = Signal(object)
    done = Signal(list)
    saved = Signal(list)
    taken_back = Signal(int)

    def preview(self, paths: Sequence[Path]) -> None:
        self._start("preview", paths)

    def load(self, paths: Sequence[Path]) -> None:
        self._start("load", paths)

    def save_rejects(self, paths: Sequence[Path], target: Path) -> None:
        self._start("preview", paths, rejects=target)

    def take_back(self, batch: int) -> None:
        self._start("take_back", (), batch=batch)

    def ask_stop(self, wish: str) -> None:
        """'keep' or 'take_back', after the transaction that runs."""
        self.talk.say(wish)

    def end(self) -> None:
        """At once; for what changes nothing."""
        self.talk.end()

    def _start(self, act: str, paths: Sequence[Path], *, rejects: Path | None = None, batch: int | None = None) -> None:
        self.begin(
            import_child.write_ticket(self.desk.office, self.desk.actor, act, paths, rejects=rejects, batch=batch)
        )

    def hear(self, told: Mapping[str, Any]) -> None:
        match told["kind"]:
            case "progress":
                self.progress.emit(Progress(told["phase"], told["done"], told["total"]))
            case "recognised":
                self.recognised.emit(Recognised.from_json(told))
            case "done" if told["rejects"]:
                self.saved.emit(told["rejects"])
            case "done":
                self.done.emit([Outcome.from_json(one) for one in told["results"]])
            case "taken_back":
                self.taken_back.emit(told["members_kept"])

    def broken_words(self) -> str:
        return self.tr("导入中断了。已经导入的都在，再选同样的文件会接着做")
