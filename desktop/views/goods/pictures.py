"""Pictures of goods: a chosen file becomes a small PNG or JPEG, off the GUI thread.

small_picture(path) -> bytes          raises PictureRefused("not_a_picture" | "too_heavy" | "too_large" | "broken" | "unreadable")
picture_problem(refused) -> "……"      its sentence
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QImage, QPainter

from desktop.services.errors import Refused
from desktop.services.goods import PICTURE_MOST
from desktop.services.office import Office
from desktop.services.transaction import Actor
from desktop.views.images import Unusable, encoded, file_content, shrunk
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
        content = file_content(path, FILE_MOST)
        if not _is_picture(content):
            raise Unusable("not_a_picture")
        image = shrunk(content, SIDE, PIXELS_MOST)
    except Unusable as why:
        # it begins like a picture, so that what isn't known of it is broken
        raise PictureRefused("broken" if why.problem == "unknown" else why.problem, path.name) from why
    made = encoded(image, "PNG") if image.hasAlphaChannel() else b""
    if not made or len(made) > PICTURE_MOST:
        made = encoded(_on_white(image), "JPEG")
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


def _is_picture(content: bytes) -> bool:
    webp = content[:4] == b"RIFF" and content[8:12] == b"WEBP"
    return webp or content.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"))


def _on_white(image: QImage) -> QImage:
    flat = QImage(image.size(), QImage.Format.Format_RGB32)
    flat.fill(Qt.GlobalColor.white)
    painter = QPainter(flat)
    painter.drawImage(0, 0, image)
    painter.end()
    return flat
