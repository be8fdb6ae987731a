"""What other PCs change reaches the screen: a thread waits for it; screens hear of a change at once, and of a stream of
them twice a second, for eight clerks at work change something twenty times a second and each refresh costs.
"""

from __future__ import annotations

import threading
import time

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.services.changes import Announcements, Change, Feed
from desktop.services.office import Office

SPACING_MS = 500


class Live(QObject):
    """changed carries a list of Change since `began`: what was read before that is to be read once more.

    reachable(False) says that the database can't be reached just now. standing: it has begun.
    """

    changed = Signal(list)
    began = Signal()
    reachable = Signal(bool)
    _heard = Signal(list)

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = threading.Event()
        self.standing = False
        self._waiting: list[Change] = []
        self._told_at = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tell)
        self._heard.connect(self._collect, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._listen, args=(office,), name="live", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Nothing more is told; deletes itself once its thread has ended, which nobody waits for."""
        self._stop.set()
        self._waiting.clear()
        self._timer.timeout.disconnect(self._tell)
        self._timer.timeout.connect(self._leave)
        self._timer.setSingleShot(False)
        self._timer.start(SPACING_MS)

    def close(self) -> None:
        """Waits for the thread, at most five seconds."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(5)

    def _leave(self) -> None:
        if not self._thread.is_alive():
            self._timer.stop()
            self.deleteLater()

    def _listen(self, office: Office) -> None:
        feed: Feed | None = None
        reached = True
        for reachable in Announcements(office.engine, self._stop):
            if self._stop.is_set():
                return
            if reachable != reached:
                reached = reachable
                self.reachable.emit(reachable)
            if not reachable:
                continue
            changes, feed = Feed.next(office, feed)
            if feed is not None and not self.standing:
                self.standing = True
                self.began.emit()
            if changes and not self._stop.is_set():
                self._heard.emit(changes)

    def _collect(self, changes: list[Change]) -> None:
        self._waiting += changes
        if not self._timer.isActive():
            gone = (time.monotonic() - self._told_at) * 1000
            self._timer.start(max(0, round(SPACING_MS - gone)))

    def _tell(self) -> None:
        self._told_at = time.monotonic()
        changes, self._waiting = self._waiting, []
        self.changed.emit(changes)
