"""The import's own process, as the window sees it: one at a time, told by signals.

    child = ImportChild(desk)
    child.preview(paths) · child.load(paths) · child.take_back(batch) · child.save_rejects(paths, target)
    .recognised(Recognised) · .progress(Progress) · .done(list[Outcome]) · .saved(list[str]) · .taken_back(int)
    .refused(Exception | str) · child.ask_stop("keep" | "take_back") · child.end()

The ticket with the keys goes down its stdin; a window that dies closes it, and the child stops between transactions.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, Signal

from desktop.models.vocabulary import Permission
from desktop.services import errors, import_child
from desktop.services.import_batches import BatchInUse
from desktop.services.spreadsheets.tables import FileRefused
from desktop.views.children import end, make_process
from desktop.views.desk import Desk
from desktop.views.imports.report import Outcome, Progress, Recognised

VERB = "import-child"
_FACTS: dict[str, type[Exception]] = {
    one.__name__: one
    for one in (
        FileRefused, BatchInUse, errors.KeyUnavailable, errors.SessionEnded, errors.DatabaseGone,
        errors.PasswordChangeDue,
    )
}  # fmt: skip


class ImportChild(QObject):
    recognised = Signal(object)
    progress = Signal(object)
    done = Signal(list)
    saved = Signal(list)
    taken_back = Signal(int)
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._process: QProcess | None = None
        self._answered = False

    @property
    def busy(self) -> bool:
        return self._process is not None

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
        if self._process is not None:
            self._process.write(f"{wish}\n".encode("ascii"))

    def end(self) -> None:
        """At once; for what changes nothing."""
        process = self._let_go()
        if process is not None:
            end(process)

    def _start(self, act: str, paths: Sequence[Path], *, rejects: Path | None = None, batch: int | None = None) -> None:
        self.end()
        self._answered = False
        process = make_process(self, [VERB], {})
        self._process = process
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._failed)
        process.start()
        process.write(
            import_child.write_ticket(self._desk.office, self._desk.actor, act, paths, rejects=rejects, batch=batch)
        )

    def _let_go(self) -> QProcess | None:
        """The process that was ours; nothing of it is heard any more."""
        process, self._process = self._process, None
        if process is not None:
            process.readyReadStandardOutput.disconnect(self._read)
            process.finished.disconnect(self._finished)
            process.errorOccurred.disconnect(self._failed)
            process.deleteLater()
        return process

    def _read(self) -> None:
        while (process := self._process) is not None and process.canReadLine():
            self._hear(json.loads(bytes(process.readLine().data())))

    def _hear(self, told: dict[str, Any]) -> None:
        match told["kind"]:
            case "progress":
                self.progress.emit(Progress(told["phase"], told["done"], told["total"]))
            case "recognised":
                self.recognised.emit(Recognised.from_json(told))
            case "done":
                self._answered = True
                if told["rejects"]:
                    self.saved.emit(told["rejects"])
                else:
                    self.done.emit([Outcome.from_json(one) for one in told["results"]])
            case "taken_back":
                self._answered = True
                self.taken_back.emit(told["members_kept"])
            case "refused":
                self._answered = True
                self.refused.emit(_fact(told))

    def _finished(self, _code: int = 0, _status: object = None) -> None:
        process = self._process
        self._read()
        if process is not self._process:
            return
        self._let_go()
        if not self._answered:
            self._answered = True
            self.refused.emit(self.tr("导入中断了。已经导入的都在，再选同样的文件会接着做"))

    def _failed(self, error: QProcess.ProcessError) -> None:
        process = self._process
        if error is QProcess.ProcessError.FailedToStart and process is not None:
            words = process.errorString()
            self._let_go()
            self._answered = True
            self.refused.emit(words)


def _fact(told: dict[str, Any]) -> object:
    """The fact that the child was refused with, or its sentence."""
    if told.get("error") == "NotPermitted":
        return errors.NotPermitted(Permission(told["fields"]["permission"]))
    kind = _FACTS.get(told.get("error", ""))
    return kind(**told["fields"]) if kind is not None else told["sentence"]
