"""InputWatch: what arrives at the window before any widget has it. Idle time, the scanner, files dropped anywhere.

    watch = InputWatch(window)      .watch() once the window is shown
    watch.idle                      nobody has touched anything for watch.idle_minutes (0: never)
    watch.scanned(text)             8 or more keys less than 35 ms apart, then Enter, while no dialog is open
    watch.dropped(list[Path])       local files

A scan into a line of text at page level is taken out of it again; in a dialog the field keeps it.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from desktop.views.overlay import overlays_of

LEAST_KEYS, MOST_APART_MS = 8, 35
_TOUCHES = {
    QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel,
    QEvent.Type.TouchBegin, QEvent.Type.InputMethod,
}  # fmt: skip
_DRAGS = {QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop}


class InputWatch(QObject):
    idle = Signal()
    scanned = Signal(str)
    dropped = Signal(list)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._handle: QObject | None = None
        self._keys, self._last, self._before = "", 0, ""
        self.takes_files = False
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.idle)

    def watch(self) -> None:
        handle = self._window.windowHandle()
        if handle is not None and handle is not self._handle:
            self._handle = handle
            handle.installEventFilter(self)

    def wait_for_idle(self, minutes: int) -> None:
        """Starts the clock anew; 0 stops it."""
        self.timer.setInterval(minutes * 60_000)
        if minutes:
            self.timer.start()
        else:
            self.timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _TOUCHES and self.timer.isActive():
            self.timer.start()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if kind in _DRAGS and self.takes_files and isinstance(event, QDropEvent):
            return self._drag(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        focus = QApplication.focusWidget()
        if overlays_of(self._window) or isinstance(focus, QPlainTextEdit | QTextEdit):
            self._keys = ""
            return False
        quick = event.timestamp() - self._last < MOST_APART_MS
        self._last = event.timestamp()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            keys, self._keys = self._keys, ""
            if not quick or len(keys) < LEAST_KEYS:
                return False
            if isinstance(focus, QLineEdit):
                focus.setText(self._before)
            self.scanned.emit(keys.strip())
            return True
        if not event.text() or not event.text().isprintable():
            return False
        if not quick or not self._keys:
            self._keys = ""
            self._before = focus.text() if isinstance(focus, QLineEdit) else ""
        self._keys += event.text()
        return False

    def _drag(self, event: QDropEvent) -> bool:
        paths = local_files(event.mimeData())
        if not paths or overlays_of(self._window):
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(paths)
        return True


def local_files(dragged: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile() and url.toLocalFile()]
