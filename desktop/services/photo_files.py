"""A photo as it is kept: known by its content, and without what a camera writes beside the picture.

    clean_photo(content) -> ("image/jpeg", content without place, time and device)

Nothing is decoded or encoded anew: of JPEG, PNG and WebP only the parts that draw the picture are copied, up to its
end. A JPEG keeps which side is up.
"""

from __future__ import annotations

import struct
import zlib

from desktop.services.errors import Invalid

PHOTO_MOST = 2 * 1024 * 1024
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = {
    b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"pHYs", b"sBIT", b"bKGD", b"acTL", b"fcTL", b"fdAT",
}  # fmt: skip
_UP = 0x0112
_ALONE = {0x01, *range(0xD0, 0xD8)}


class _Broken(Exception):
    """It begins like a picture and doesn't go on like one."""


def clean_photo(content: bytes) -> tuple[str, bytes]:
    """(media type, content). Raises Invalid('photo'): missing, too_large, unknown, broken."""
    if not content:
        raise Invalid("photo", "missing")
    if len(content) > PHOTO_MOST:
        raise Invalid("photo", "too_large", PHOTO_MOST)
    try:
        if content.startswith(b"\xff\xd8\xff"):
            return "image/jpeg", _jpeg(content)
        if content.startswith(_PNG):
            return "image/png", _png(content)
        if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
            return "image/webp", _webp(content)
    except (_Broken, struct.error):
        raise Invalid("photo", "broken") from None
    raise Invalid("photo", "unknown")


def _jpeg(content: bytes) -> bytes:
    """JFIF, colour profile, Adobe's marker and everything that draws; no comment, Exif or maker's notes."""
    kept, upright, at, scanned = [b"\xff\xd8"], 1, 2, False
    while True:
        if content[at : at + 1] != b"\xff":
            raise _Broken
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == 0xD9:
            break
        if marker in _ALONE:
            kept.append(content[at : at + 2])
            at += 2
            continue
        (length,) = struct.unpack(">H", content[at + 2 : at + 4])
        end = at + 2 + length
        if length < 2 or end > len(content):
            raise _Broken
        segment = content[at:end]
        if marker == 0xE1 and segment[4:10] == b"Exif\0\0":
            upright = _orientation(segment[10:])
        if marker == 0xDA:
            scanned, end = True, _end_of_scan(content, end)
            segment = content[at:end]
        if _draws(marker, segment):
            kept.append(segment)
        at = end
    if not scanned:
        raise _Broken
    if upright in range(2, 9):
        kept.insert(1, _exif(upright))
    return b"".join([*kept, b"\xff\xd9"])


def _draws(marker: int, segment: bytes) -> bool:
    if marker == 0xE2:
        return segment[4:16] == b"ICC_PROFILE\0"
    return marker != 0xFE and (marker not in range(0xE0, 0xF0) or marker in (0xE0, 0xEE))


def _end_of_scan(content: bytes, at: int) -> int:
    """Where the next marker stands: within a scan 0xFF is followed by 0 or a restart."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            raise _Broken
        if content[at + 1] != 0 and content[at + 1] not in range(0xD0, 0xD8):
            return at
        at += 2


def _orientation(tiff: bytes) -> int:
    """1 to 8 as Exif says it, 1 where it doesn't."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 1
    try:
        (directory,) = struct.unpack(order + "I", tiff[4:8])
        (count,) = struct.unpack(order + "H", tiff[directory : directory + 2])
        for place in range(min(count, 200)):
            entry = tiff[directory + 2 + 12 * place : directory + 14 + 12 * place]
            tag, _, _, value = struct.unpack(order + "HHIH", entry[:10])
            if tag == _UP:
                return int(value)
    except struct.error:
        return 1
    return 1


def _exif(upright: int) -> bytes:
    """An Exif segment that says only which side is up."""
    tiff = b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _UP, 3, 1, upright, 0, 0)
    return b"\xff\xe1" + struct.pack(">H", len(tiff) + 8) + b"Exif\0\0" + tiff


def _png(content: bytes) -> bytes:
    kept, at = [_PNG], len(_PNG)
    while True:
        (length,) = struct.unpack(">I", content[at : at + 4])
        kind, end = content[at + 4 : at + 8], at + 12 + length
        if end > len(content) or not kind.isalpha():
            raise _Broken
        if struct.unpack(">I", content[end - 4 : end])[0] != zlib.crc32(content[at + 4 : end - 4]):
            raise _Broken
        if kind[:1].isupper() or kind in _PNG_KEPT:
            kept.append(content[at:end])
        at = end
        if kind == b"IEND":
            return b"".join(kept)


def _webp(content: bytes) -> bytes:
    (size,) = struct.unpack("<I", content[4:8])
    whole, at, kept = 8 + size, 12, []
    if whole > len(content):
        raise _Broken
    while at < whole:
        kind = content[at : at + 4]
        (length,) = struct.unpack("<I", content[at + 4 : at + 8])
        end = at + 8 + length + length % 2
        if end > whole + 1:
            raise _Broken
        chunk = content[at:end]
        if kind == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~0x0C]) + chunk[9:]
        if kind not in (b"EXIF", b"XMP "):
            kept.append(chunk)
        at = end
    if not kept:
        raise _Broken
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body
