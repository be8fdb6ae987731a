"""A PDF's pages as pictures, for a preview and for a printer.

sizes(pdf) -> [(width, height), …] in points         picture(pdf, 0, scale=2.0) -> Picture: pixels per point

To be called off the GUI thread; PDFium knows one caller at a time, so callers wait for each other.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True)
class Picture:
    """Blue, green, red and an unused byte for each pixel, stride bytes for each line."""

    width: int
    height: int
    stride: int
    pixels: bytes = field(repr=False)


def sizes(pdf: bytes) -> list[tuple[float, float]]:
    import pypdfium2

    with _one_at_a_time, pypdfium2.PdfDocument(pdf) as document:
        return [(float(width), float(height)) for width, height in (page.get_size() for page in document)]


def picture(pdf: bytes, page: int, *, scale: float) -> Picture:
    import pypdfium2

    with _one_at_a_time, pypdfium2.PdfDocument(pdf) as document:
        bitmap = document[page].render(scale=scale, prefer_bgrx=True)
        return Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
