"""Photos that go with an after-sale, made ready: known by their content, small enough to keep, with a thumbnail.

read_photo(office, actor, path)       for Desk.call; so is pasted_photo(office, actor, image)
-> Evidence(name, content, thumb)     raises PhotoRefused with the file's name

A photo that is too large to keep is made smaller; what a camera writes beside it goes in any case.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from desktop.services.errors import Invalid, Refused
from desktop.services.office import Office
from desktop.services.photo_files import PHOTO_MOST, clean_photo
from desktop.services.transaction import Actor
from desktop.views.texts import filled
from desktop.views.thumbs import square

translate = QCoreApplication.translate
FILE_MOST = 20 * 1024 * 1024
PIXELS_MOST = 80_000_000
SIDES, THUMB = (2_560, 1_600, 1_024), 128


@dataclass(frozen=True, slots=True)
class Evidence:
    name: str
    content: bytes
    thumb: QImage


@dataclass(eq=False)
class PhotoRefused(Refused):
    """problem: too_heavy, unreadable, or why clean_photo refuses it."""

    problem: str
    file: str


def read_photo(_office: Office, _actor: Actor, path: Path) -> Evidence:
    """The photo of a file by its content, whatever its name."""
    try:
        if path.stat().st_size > FILE_MOST:
            raise PhotoRefused("too_heavy", path.name)
        content = path.read_bytes()
    except OSError as error:
        raise PhotoRefused("unreadable", path.name) from error
    return _evidence(path.name, content)


def pasted_photo(_office: Office, _actor: Actor, image: QImage) -> Evidence:
    return _evidence(translate("evidence", "粘贴的图片"), _encoded(image, "PNG"))


def photo_problem(refused: PhotoRefused) -> str:
    words = {
        "unknown": translate("evidence", "{0} 不是 JPEG、PNG 或 WebP 照片，没有加上。请选别的文件"),
        "too_heavy": translate("evidence", "{0} 超过 20 MB，没有加上。请先压缩"),
        "too_large": translate("evidence", "{0} 的尺寸太大，缩不到 2 MB，没有加上"),
        "missing": translate("evidence", "{0} 是空的，没有加上"),
        "broken": translate("evidence", "{0} 不完整，打不开。请重新下载或另存一份"),
        "unreadable": translate("evidence", "读不了 {0}，请看看文件还在不在、有没有权限"),
    }
    return filled(words[refused.problem], refused.file)


def _evidence(name: str, content: bytes) -> Evidence:
    if len(content) > PHOTO_MOST:
        content = _smaller(name, content)
    try:
        _, kept = clean_photo(content)
    except Invalid as refused:
        raise PhotoRefused(refused.problem, name) from refused
    thumb = square(kept, THUMB)
    if thumb.isNull():
        raise PhotoRefused("broken", name)
    return Evidence(name, kept, thumb)


def _smaller(name: str, content: bytes) -> bytes:
    """As a JPEG of fewer pixels, the right side up."""
    for side in SIDES:
        buffer = QBuffer()
        buffer.setData(QByteArray(content))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer)
        reader.setDecideFormatFromContent(True)
        reader.setAutoTransform(True)
        size = reader.size()
        if bytes(reader.format().data()) not in (b"jpeg", b"png", b"webp"):
            raise PhotoRefused("unknown", name)
        if not size.isValid() or size.width() * size.height() > PIXELS_MOST:
            raise PhotoRefused("too_large" if size.isValid() else "broken", name)
        if max(size.width(), size.height()) > side:
            fitted = size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio)
            reader.setScaledSize(fitted.expandedTo(QSize(1, 1)))
        image = reader.read()
        if image.isNull():
            raise PhotoRefused("broken", name)
        made = _encoded(image.convertToFormat(QImage.Format.Format_RGB32), "JPEG")
        if len(made) <= PHOTO_MOST:
            return made
    raise PhotoRefused("too_large", name)


def _encoded(image: QImage, kind: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind.encode()))
    if kind == "JPEG":
        writer.setQuality(85)
    writer.write(image)
    return bytes(buffer.data().data())
