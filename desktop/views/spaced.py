"""Spaced: asks at once, then at most once a pause however often it is wanted; the last wish is always followed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

PAUSE_MS = 2_000


class Spaced(QObject):
    def __init__(self, parent: QObject, ask: Callable[[], None], pause_ms: int = PAUSE_MS) -> None:
        super().__init__(parent)
        self._ask, self._wanted = ask, False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(pause_ms)
        self._pause.timeout.connect(self._over)

    def want(self) -> None:
        if self._pause.isActive():
            self._wanted = True
            return
        self._wanted = False
        self._pause.start()
        self._ask()

    def _over(self) -> None:
        if self._wanted:
            self.want()
