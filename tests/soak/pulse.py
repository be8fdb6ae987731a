"""When a person does the next thing. She doesn't wait for the window: a thread of its own keeps the time."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterator, Mapping
from heapq import heapify, heapreplace

from PySide6.QtCore import QObject, Signal


class Pulse(QObject):
    """due(what, time.monotonic() when it was due), for each of the rhythms {what: seconds from one to the next}."""

    due = Signal(str, float)

    def __init__(self, rhythms: Mapping[str, float], begins: float, ends: float, seed: int) -> None:
        super().__init__()
        self._stop = threading.Event()
        self._plan = _plan(rhythms, begins, ends, random.Random(seed))
        self._thread = threading.Thread(target=self._beat, name="pulse", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join()

    def _beat(self) -> None:
        for at, what in self._plan:
            if self._stop.wait(max(0.0, at - time.monotonic())):
                return
            self.due.emit(what, at)
        self.due.emit("end", time.monotonic())


def _plan(
    rhythms: Mapping[str, float], begins: float, ends: float, chance: random.Random
) -> Iterator[tuple[float, str]]:
    """Each rhythm from a moment of its own, a little uneven."""
    coming = [(begins + pause * chance.random(), what) for what, pause in sorted(rhythms.items())]
    heapify(coming)
    while coming[0][0] < ends:
        at, what = coming[0]
        yield at, what
        heapreplace(coming, (at + rhythms[what] * chance.uniform(0.7, 1.3), what))
