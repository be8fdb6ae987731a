"""Pictures from files that somebody chose: read within bounds, decoded small and the right side up, encoded to keep.

file_content(path, most) -> bytes             raises Unusable("too_heavy" | "unreadable")
shrunk(content, side, pixels_most) -> QImage  raises Unusable("unknown" | "too_large" | "broken")
encoded(image, "PNG" | "JPEG") -> bytes
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter


class Unusable(Exception):
    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


def file_content(path: Path, most: int) -> bytes:
    try:
        if path.stat().st_size > most:
            raise Unusable("too_heavy")
        return path.read_bytes()
    except OSError as error:
        raise Unusable("unreadable") from error


def shrunk(content: bytes, side: int, pixels_most: int) -> QImage:
    """A JPEG, PNG or WebP by its content: at most side pixels a side."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if bytes(reader.format().data()) not in (b"jpeg", b"png", b"webp"):
        raise Unusable("unknown")
    if size.isEmpty():
        raise Unusable("broken")
    if size.width() * size.height() > pixels_most:
        raise Unusable("too_large")
    if max(size.width(), size.height()) > side:
        fitted = size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(fitted.expandedTo(QSize(1, 1)))
    image = reader.read()
    if image.isNull():
        raise Unusable("broken")
    return image


def encoded(image: QImage, kind: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind.encode()))
    if kind == "JPEG":
        writer.setQuality(85)
    writer.write(image)
    return bytes(buffer.data().data())
