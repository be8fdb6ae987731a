"""A PDF as a reader sees it: its text, what it is drawn with, its outline."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2.raw as raw

from desktop.services.reports.pages import opened


def texts(pdf: bytes) -> list[str]:
    """What can be selected on each page, spaces and line ends left out."""
    with opened(pdf) as document:
        return ["".join(page.get_textpage().get_text_bounded().split()) for page in document]


def text(pdf: bytes) -> str:
    return "".join(texts(pdf))


def kinds(pdf: bytes) -> set[int]:
    """The kinds of objects on its pages, those within forms too."""
    with opened(pdf) as document:
        return {one.type for page in document for one in page.get_objects(max_depth=5)}


def fonts(pdf: bytes) -> dict[str, bool]:
    """Names of the fonts in use, and whether each is embedded."""
    found = {}
    with opened(pdf) as document:
        for page in document:
            for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=5):
                font = raw.FPDFTextObj_GetFont(one.raw)
                name = bytearray(200)
                size = raw.FPDFFont_GetBaseFontName(font, (raw.c_char * 200).from_buffer(name), 200)
                found[name[: size - 1].decode()] = bool(raw.FPDFFont_GetIsEmbedded(font))
    return found


def outline(pdf: bytes) -> list[tuple[str, int]]:
    """(title, page from 1) of every entry."""
    with opened(pdf) as document:
        return [(one.get_title(), one.get_dest().get_index() + 1) for one in document.get_toc()]


def outside(pdf: bytes) -> Iterator[str]:
    """Text objects that stand over a page's edge."""
    with opened(pdf) as document:
        for page in document:
            wide, high = page.get_size()
            for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=1):
                left, bottom, right, top = one.get_bounds()
                if left < -1 or bottom < -1 or right > wide + 1 or top > high + 1:
                    yield f"{left:.0f} {bottom:.0f} {right:.0f} {top:.0f}"
