"""Garbage: cycles are collected on the window's own thread only.

Python collects wherever it happens to be when enough was made: on a pool thread that reads rows it would take down
widgets that a closed page has left in a cycle, and Qt's objects must go on the thread that they live on.

    garbage = Garbage(app)       from now on nothing is collected by itself; .stop() gives it back to Python
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500


class Garbage(QObject):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # what the program is made of stays, and needn't be looked through again
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """The oldest generation that is due by Python's own measures."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return

    def stop(self) -> None:
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
