"""A chosen file becomes a small picture by its content; hostile files are refused with a sentence."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QImage, QImageWriter
from pytestqt.qtbot import QtBot

from desktop.services.goods import PICTURE_MOST
from desktop.views.goods.pictures import FILE_MOST, SIDE, PictureRefused, picture_problem, small_picture
from desktop.views.thumbs import THUMB, square
from tests.people import Shop


def an_image(path: Path, kind: str, width: int = 1600, height: int = 900, *, clear: bool = False) -> Path:
    image = QImage(width, height, QImage.Format.Format_ARGB32 if clear else QImage.Format.Format_RGB32)
    image.fill(QColor(40, 90, 200, 120 if clear else 255))
    assert QImageWriter(str(path), QByteArray(kind.encode())).write(image)
    return path


def huge_png() -> bytes:
    """A header that claims 60,000 × 60,000 pixels over a few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 1_000)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_picture_is_scaled_and_encoded_again(qtbot: QtBot, sqlite_shop: Shop, tmp_path: Path, kind: str) -> None:
    made = small_picture(sqlite_shop.office, sqlite_shop.owner, an_image(tmp_path / "a.bin", kind))
    image = QImage.fromData(QByteArray(made))
    assert (image.width(), image.height()) == (SIDE, 288)
    assert made.startswith(b"\xff\xd8\xff") and len(made) <= PICTURE_MOST
    assert (square(made).width(), square(made).height()) == (THUMB, THUMB)


def test_what_shows_through_stays_so(qtbot: QtBot, sqlite_shop: Shop, tmp_path: Path) -> None:
    made = small_picture(sqlite_shop.office, sqlite_shop.owner, an_image(tmp_path / "a.png", "PNG", 40, 40, clear=True))
    image = QImage.fromData(QByteArray(made))
    assert (image.width(), image.hasAlphaChannel()) == (40, True)


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.png", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "not_a_picture"),
        ("a.jpg", b"MZ" + bytes(100), "not_a_picture"),
        ("a.png", b"", "not_a_picture"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(50), "broken"),
        ("a.jpg", b"\xff\xd8\xff" + bytes(50), "broken"),
        ("a.webp", b"RIFF\0\0\0\0WEBP" + bytes(50), "broken"),
        ("a.png", huge_png(), "too_large"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(FILE_MOST), "too_heavy"),
    ],
)
@pytest.mark.qt_log_ignore("Corrupt JPEG|Not a JPEG|JPEG")
def test_a_hostile_file_is_refused_with_a_sentence(
    qtbot: QtBot, sqlite_shop: Shop, tmp_path: Path, name: str, content: bytes, problem: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(PictureRefused) as refused:
        small_picture(sqlite_shop.office, sqlite_shop.owner, tmp_path / name)
    assert refused.value.problem == problem
    assert name in picture_problem(refused.value)


def test_a_truncated_picture_is_refused(qtbot: QtBot, sqlite_shop: Shop, tmp_path: Path) -> None:
    whole = an_image(tmp_path / "a.png", "PNG").read_bytes()
    (tmp_path / "half.png").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(PictureRefused):
        small_picture(sqlite_shop.office, sqlite_shop.owner, tmp_path / "half.png")


def test_a_file_that_is_gone_is_said_to_be(qtbot: QtBot, sqlite_shop: Shop, tmp_path: Path) -> None:
    with pytest.raises(PictureRefused) as refused:
        small_picture(sqlite_shop.office, sqlite_shop.owner, tmp_path / "gone.png")
    assert refused.value.problem == "unreadable"
