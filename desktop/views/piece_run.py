"""PieceRun: many pieces one after another on a thread of the pool, each answer told to the window as it comes.

run = PieceRun(desk, parent)
run.start(partial(run_bulk, office, actor, plans)) → told(answer, which has its fact) each, finished()
run.stop() after the piece that runs
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from desktop.services.errors import SessionEnded
from desktop.views.desk import Desk


class PieceRun(QObject):
    told = Signal(object)
    finished = Signal()
    _came = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stop = threading.Event()
        self._came.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    def start(self, work: Callable[..., None], *, failed: Callable[[Exception], object] | None = None) -> None:
        """work is given told, and stopped to ask between two pieces. Without failed what breaks it ends it and is a
        fault."""
        self._stop.clear()
        told = partial(work, told=self._tell, stopped=self._stop.is_set)
        self._desk.tasks.run(self, told, then=self._over, failed=failed or self._broke)

    def stop(self) -> None:
        self._stop.set()

    def _tell(self, answer: Any) -> None:
        """On the pool's thread."""
        if shiboken6.isValid(self):
            self._came.emit(answer)
        else:
            self._stop.set()

    def _hear(self, answer: Any) -> None:
        if isinstance(answer.fact, SessionEnded):
            self._desk.session_ended.emit(answer.fact.reason)
        self.told.emit(answer)

    def _over(self, _nothing: object) -> None:
        self.finished.emit()

    def _broke(self, error: Exception) -> None:
        self.finished.emit()
        raise error
