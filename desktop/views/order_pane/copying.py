"""CopyButton: puts a text on the clipboard and says so by a tick."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from desktop.views.buttons import IconButton

_TICK_MS = 1_500


class CopyButton(IconButton):
    """name says what is copied: 复制单号."""

    def __init__(self, text: str, name: str, *, size: int = 14) -> None:
        super().__init__("copy", name, size=size)
        self.text_to_copy, self._name = text, name
        self.setProperty("kind", "mini")
        self.setFixedSize(size + 6, size + 6)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._back)
        self.clicked.connect(self._copy)

    def show_text(self, text: str) -> None:
        self.text_to_copy = text
        self._back()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text_to_copy)
        self.show_icon("check")
        self.rename(self.tr("已复制"))
        self._timer.start()

    def _back(self) -> None:
        self.show_icon("copy")
        self.rename(self._name)
