"""A PDF's pages as pictures, for a preview and for a printer.

sizes(pdf) -> [(width, height), …] in points         picture(pdf, 0, scale=2.0) -> Picture: pixels per point

To be called off the GUI thread; PDFium knows one caller at a time, so callers wait for each other.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True)
class Picture:
    """Blue, green, red and an unused byte for each pixel, stride bytes for each line."""

    width: int
    height: int
    stride: int
    pixels: bytes = field(repr=False)


@contextmanager
def opened(pdf: bytes) -> Iterator[PdfDocument]:
    """Nobody else is in PDFium meanwhile; what was taken from the document is closed before it."""
    import pypdfium2

    with _one_at_a_time, pypdfium2.PdfDocument(pdf) as document:
        yield document


def sizes(pdf: bytes) -> list[tuple[float, float]]:
    with opened(pdf) as document:
        return [(float(width), float(height)) for width, height in (page.get_size() for page in document)]


def picture(pdf: bytes, page: int, *, scale: float) -> Picture:
    with opened(pdf) as document, closing(document[page].render(scale=scale, prefer_bgrx=True)) as bitmap:
        return Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
