"""DropField: a dashed field that takes files of this PC, lit while they are over it.

field.chosen(list[Path]) · dropped_paths(mime) says what is dragged
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.views.theme import color


def dropped_paths(data: QMimeData) -> list[Path]:
    """Files and folders of this PC in what is dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class DropField(QWidget):
    chosen = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self._over = False
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self._lit(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._lit(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._lit(False)
        event.acceptProposedAction()
        self.chosen.emit(dropped_paths(event.mimeData()))

    def _lit(self, over: bool) -> None:
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(color("accent_soft" if self._over else "surface"))
        painter.setPen(QPen(color("accent" if self._over else "border_strong"), 1.2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 10, 10)
