"""Photos that go with an after-sale, made ready: known by their content, small enough to keep, with a thumbnail.

read_photo(office, actor, path)       for Desk.call; so is pasted_photo(office, actor, image)
-> Evidence(name, content, thumb)     raises PhotoRefused with the file's name

A photo that is too large to keep is made smaller; what a camera writes beside it goes in any case.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage

from desktop.services.errors import Invalid, Refused
from desktop.services.office import Office
from desktop.services.photo_files import PHOTO_MOST, clean_photo
from desktop.services.transaction import Actor
from desktop.views.images import Unusable, encoded, file_content, shrunk
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
        content = file_content(path, FILE_MOST)
    except Unusable as why:
        raise PhotoRefused(why.problem, path.name) from why
    return _evidence(path.name, content)


def pasted_photo(_office: Office, _actor: Actor, image: QImage) -> Evidence:
    return _evidence(translate("evidence", "粘贴的图片"), encoded(image, "PNG"))


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
    try:
        for side in SIDES:
            image = shrunk(content, side, PIXELS_MOST)
            made = encoded(image.convertToFormat(QImage.Format.Format_RGB32), "JPEG")
            if len(made) <= PHOTO_MOST:
                return made
    except Unusable as why:
        raise PhotoRefused(why.problem, name) from why
    raise PhotoRefused("too_large", name)
