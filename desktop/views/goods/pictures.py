"""Pictures of goods: a chosen file becomes a small PNG or JPEG, off the GUI thread.

small_picture(path) -> bytes          raises PictureRefused("not_a_picture" | "too_heavy" | "too_large" | "broken" | "unreadable")
picture_problem(refused) -> "……"      its sentence
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter

from desktop.services.errors import Refused
from desktop.services.goods import PICTURE_MOST
from desktop.services.office import Office
from desktop.services.transaction import Actor
from desktop.views.texts import filled

translate = QCoreApplication.translate
FILE_MOST = 5 * 1024 * 1024
PIXELS_MOST = 60_000_000
SIDE = 512


@dataclass(eq=False)
class PictureRefused(Refused):
    """Why a file can't be a picture of goods."""

    problem: str
    file: str


def small_picture(_office: Office, _actor: Actor, path: Path) -> bytes:
    """The picture of a file by its content, whatever its name: at most SIDE pixels a side, as bytes to keep."""
    try:
        if path.stat().st_size > FILE_MOST:
            raise PictureRefused("too_heavy", path.name)
        content = path.read_bytes()[: FILE_MOST + 1]
    except OSError as error:
        raise PictureRefused("unreadable", path.name) from error
    kind = _kind(content)
    if not kind:
        raise PictureRefused("not_a_picture", path.name)
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.isEmpty():
        raise PictureRefused("broken", path.name)
    if size.width() * size.height() > PIXELS_MOST:
        raise PictureRefused("too_large", path.name)
    if max(size.width(), size.height()) > SIDE:
        fitted = size.scaled(SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(fitted.expandedTo(QSize(1, 1)))
    image = reader.read()
    if image.isNull():
        raise PictureRefused("broken", path.name)
    made = _encoded(image, "PNG") if image.hasAlphaChannel() else b""
    if not made or len(made) > PICTURE_MOST:
        made = _encoded(_on_white(image), "JPEG")
    return made


def picture_problem(refused: PictureRefused) -> str:
    words = {
        "not_a_picture": translate("goods", "{0} 不是 PNG、JPEG 或 WebP 图片。图片没有换，请选别的文件"),
        "too_heavy": translate("goods", "{0} 超过 5 MB。请先压缩，或选小一点的图片"),
        "too_large": translate("goods", "{0} 的尺寸太大，打不开。请先缩小"),
        "broken": translate("goods", "{0} 不完整，打不开。请重新下载或另存一份"),
        "unreadable": translate("goods", "读不了 {0}，请看看文件还在不在、有没有权限"),
    }
    return filled(words[refused.problem], refused.file)


def _kind(content: bytes) -> str:
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    return "webp" if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else ""


def _on_white(image: QImage) -> QImage:
    flat = QImage(image.size(), QImage.Format.Format_RGB32)
    flat.fill(Qt.GlobalColor.white)
    painter = QPainter(flat)
    painter.drawImage(0, 0, image)
    painter.end()
    return flat


def _encoded(image: QImage, kind: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind.encode()))
    if kind == "JPEG":
        writer.setQuality(85)
    writer.write(image)
    return bytes(buffer.data().data())
