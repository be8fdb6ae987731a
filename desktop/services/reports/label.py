"""Couriers' labels as a PDF, a page of 100 mm for each, as high as its picture wants.

label_pdf(labels) -> Printed
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from desktop import config
from desktop.services.reports.paper import Progress
from desktop.services.reports.rows import Label, Printed

WIDTH, HIGHEST = 100 * mm, 200 * mm


def label_pdf(labels: Sequence[Label], tell: Progress | None = None) -> Printed:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, 150 * mm))
    canvas.setCreator(f"PointsDesk {config.VERSION}")
    for at, label in enumerate(labels, start=1):
        picture = ImageReader(io.BytesIO(label.picture))
        wide, high = picture.getSize()
        height = min(WIDTH * high / wide, HIGHEST)
        canvas.setPageSize((WIDTH, height))
        canvas.drawImage(picture, 0, 0, WIDTH, height, preserveAspectRatio=True, anchor="n")
        canvas.showPage()
        if tell is not None:
            tell(at, len(labels))
    canvas.save()
    return Printed(out.getvalue(), len(labels), ())
