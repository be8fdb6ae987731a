"""From a key to the picture: a main window that says when it has painted, and a clock over what a person waits for.

watch = Stopwatch(window, patience)
watch.wait("row", since, lambda: view.selected_id() == 7)      ends with the first picture in which that is true
watch.took                                                     seconds by what was waited for
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from desktop.views.main_window import MainWindow


class PaintedWindow(MainWindow):
    painted = Signal()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest:
            self.painted.emit()
        return done


class Stopwatch(QObject):
    """What hasn't come within patience (seconds) is told with as much; lost counts it."""

    def __init__(self, window: PaintedWindow, patience: float) -> None:
        super().__init__(window)
        self.took: dict[str, list[float]] = {}
        self.lost: list[str] = []
        self._patience, self._from = patience, 0.0
        self._waiting: list[tuple[str, float, Callable[[], bool]]] = []
        window.painted.connect(self._look)
        self._timer = QTimer(self)
        self._timer.setInterval(1_000)
        self._timer.timeout.connect(self._give_up)
        self._timer.start()

    def count_from(self, moment: float) -> None:
        """What was asked for before it belongs to the warming up: imports, statements built for the first time."""
        self._from = moment

    def wait(self, what: str, since: float, there: Callable[[], bool]) -> None:
        """since: time.monotonic() when the key was pressed."""
        if since < self._from:
            what = f"{what} (cold)"
        self._waiting.append((what, since, there))

    def overtaken(self, what: str) -> None:
        """By what she did next: it took as long as until now, at least."""
        now = time.monotonic()
        for one in [one for one in self._waiting if one[0].startswith(what)]:
            self._waiting.remove(one)
            self.took.setdefault(one[0], []).append(now - one[1])

    def waits_for(self, what: str) -> bool:
        return any(one.startswith(what) for one, *_ in self._waiting)

    def _look(self) -> None:
        now = time.monotonic()
        seen = [one for one in self._waiting if one[2]()]
        for what, since, _ in seen:
            self.took.setdefault(what, []).append(now - since)
        self._waiting = [one for one in self._waiting if one not in seen]

    def _give_up(self) -> None:
        now = time.monotonic()
        for one in [one for one in self._waiting if now - one[1] > self._patience]:
            self._waiting.remove(one)
            self.took.setdefault(one[0], []).append(self._patience)
            self.lost.append(one[0])
