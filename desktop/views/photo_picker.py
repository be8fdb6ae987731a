"""PhotoPicker: photos by a file dialog, dropped, or pasted; each is looked at off the GUI thread before it is taken.

picker = PhotoPicker(desk, most=9)      .photos() -> (bytes, …) · .changed · .take_files([path]) · .paste()
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from desktop.views.buttons import Button, IconButton, reveal
from desktop.views.desk import Desk
from desktop.views.evidence import Evidence, PhotoRefused, pasted_photo, photo_problem, read_photo
from desktop.views.file_dialogs import ask_files
from desktop.views.flow import Flow
from desktop.views.icons import draw
from desktop.views.labels import clear, label, say
from desktop.views.texts import filled, sentence
from desktop.views.theme import color

SIDE = 56


class PhotoTile(QAbstractButton):
    """A square with a photo, or an icon where it isn't opened."""

    def __init__(self, name: str, image: QImage | None = None) -> None:
        super().__init__()
        self._image = image
        self.setFixedSize(SIDE, SIDE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(name)
        say(self, name)

    def has_image(self) -> bool:
        return self._image is not None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box, outline = QRectF(self.rect()), QPainterPath()
        outline.addRoundedRect(box, 8, 8)
        painter.fillPath(outline, color("sunken"))
        if self._image is None:
            draw(painter, box.adjusted(18, 18, -18, -18), "image", "text2")
        else:
            painter.setClipPath(outline)
            painter.drawImage(box, self._image)
            painter.setClipping(False)
        if self.hasFocus() or self.underMouse():
            painter.setPen(color("focus" if self.hasFocus() else "border_strong"))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


class PhotoPicker(QWidget):
    changed = Signal()

    def __init__(self, desk: Desk, *, most: int) -> None:
        super().__init__()
        self._desk, self._most, self._waiting = desk, most, 0
        self._taken: list[Evidence] = []
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(10)
        self.pick = Button(self.tr("选照片"), "image", size="small")
        self.pick.clicked.connect(self._ask_files)
        self.hint = label(
            self.tr("也可以拖进来，或按 Ctrl+V 粘贴。JPEG、PNG、WebP，大的会缩到 2 MB 以内"), "caption", wrap=True
        )
        row.addWidget(self.pick)
        row.addWidget(self.hint, 1)
        column.addLayout(row)
        self._strip = QWidget()
        self._tiles = Flow(self._strip, spacing=8)
        reveal(self._strip, False)
        column.addWidget(self._strip)
        self.problem = label("", "error", wrap=True)
        reveal(self.problem, False)
        column.addWidget(self.problem)
        paste = QShortcut(QKeySequence.StandardKey.Paste, self)
        paste.setContext(Qt.ShortcutContext.WindowShortcut)
        paste.activated.connect(self.paste)

    def photos(self) -> tuple[bytes, ...]:
        return tuple(one.content for one in self._taken)

    def is_reading(self) -> bool:
        return self._waiting > 0

    def take_files(self, paths: Sequence[Path]) -> None:
        self._say("")
        room = self._room()
        for path in paths[:room]:
            self._waiting += 1
            self._desk.call(self, read_photo, path, then=self._take, failed=self._refused)
        if len(paths) > room:
            self._say(filled(self.tr("一笔售后最多 {0} 张照片，多的没有加上"), self._most))

    def paste(self) -> None:
        """Files or a picture on the clipboard; words go where they are typed."""
        held = QGuiApplication.clipboard().mimeData()
        files = [Path(url.toLocalFile()) for url in held.urls() if url.isLocalFile()]
        if files:
            self.take_files(files)
            return
        image = QGuiApplication.clipboard().image()
        if not image.isNull() and self._room():
            self._say("")
            self._waiting += 1
            self._desk.call(self, pasted_photo, image, then=self._take, failed=self._refused)

    def drop(self, content: bytes) -> None:
        """One that has been kept elsewhere goes out of the list."""
        self._taken = [one for one in self._taken if one.content != content]
        self._show()

    def _room(self) -> int:
        return max(0, self._most - len(self._taken) - self._waiting)

    def _take(self, made: Evidence) -> None:
        self._waiting -= 1
        if made.content not in self.photos():
            self._taken.append(made)
        self._show()

    def _refused(self, fact: Exception) -> None:
        self._waiting -= 1
        self._say(photo_problem(fact) if isinstance(fact, PhotoRefused) else sentence(fact))
        self.changed.emit()

    def _remove(self, made: Evidence, checked: bool = False) -> None:
        self._taken.remove(made)
        self._show()

    def _show(self) -> None:
        clear(self._tiles)
        for made in self._taken:
            tile, cross = (
                PhotoTile(made.name, made.thumb),
                IconButton("x", filled(self.tr("拿掉 {0}"), made.name), size=12),
            )
            cross.setParent(tile)
            # on a disc of its own: a photo may be as light or as dark as the cross
            cross.setObjectName("photocross")
            cross.setFixedSize(20, 20)
            cross.move(SIDE - 22, 2)
            cross.clicked.connect(partial(self._remove, made))
            tile.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._tiles.addWidget(tile)
        reveal(self._strip, bool(self._taken))
        self.changed.emit()

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        reveal(self.problem, bool(words))

    def _ask_files(self) -> None:
        ask_files(self, self.tr("选售后照片"), self.tr("照片 (*.jpg *.jpeg *.png *.webp)"), self._picked)

    def _picked(self, names: list[str]) -> None:
        self.take_files([Path(name) for name in names])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()) or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.take_files([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()
