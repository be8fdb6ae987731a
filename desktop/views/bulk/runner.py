"""BulkRun: many acts one after another on a thread of the pool, each result told to the window as it comes.

run = BulkRun(desk, parent) · run.start(plans) → told(Result) each, finished() · run.stop() after the act that runs
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import partial

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from desktop.services.bulk import Plan, Result, run_bulk
from desktop.services.errors import SessionEnded
from desktop.views.desk import Desk


class BulkRun(QObject):
    told = Signal(object)
    finished = Signal()
    _came = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stop = threading.Event()
        self._came.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    def start(self, plans: Sequence[Plan]) -> None:
        self._stop.clear()
        work = partial(
            run_bulk, self._desk.office, self._desk.actor, list(plans), told=self._tell, stopped=self._stop.is_set
        )
        self._desk.tasks.run(self, work, then=self._over, failed=self._broke)

    def stop(self) -> None:
        self._stop.set()

    def _tell(self, result: Result) -> None:
        """On the pool's thread."""
        if shiboken6.isValid(self):
            self._came.emit(result)
        else:
            self._stop.set()

    def _hear(self, result: Result) -> None:
        if isinstance(result.fact, SessionEnded):
            self._desk.session_ended.emit(result.fact.reason)
        self.told.emit(result)

    def _over(self, _nothing: object) -> None:
        self.finished.emit()

    def _broke(self, error: Exception) -> None:
        self.finished.emit()
        raise error
