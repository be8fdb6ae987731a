"""PDFium knows one caller at a time: whoever draws a page while another reads it waits."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
CROWD = """
from concurrent.futures import ThreadPoolExecutor
import io

import pypdfium2.raw as raw
from reportlab.pdfgen.canvas import Canvas

from desktop.services.reports import pages

inside = 0
most = 0


def watched(name):
    call = getattr(raw, name)

    def counted(*given):
        global inside, most
        inside += 1
        most = max(most, inside)
        try:
            return call(*given)
        finally:
            inside -= 1

    return counted


for name in ("FPDF_LoadMemDocument64", "FPDF_RenderPageBitmap", "FPDF_CloseDocument", "FPDFBitmap_Destroy", "FPDF_ClosePage"):
    setattr(raw, name, watched(name))
paper = io.BytesIO()
canvas = Canvas(paper)
for number in range(3):
    for line in range(60):
        canvas.drawString(40, 20 + line * 12, "points " * 12)
    canvas.showPage()
canvas.save()
pdf = paper.getvalue()


def draw(turn):
    assert len(pages.sizes(pdf)) == 3
    return pages.picture(pdf, turn % 3, scale=0.6).width


with ThreadPoolExecutor(6) as pool:
    assert set(pool.map(draw, range(40))) == {358}
assert most == 1, most
print("drawn")
"""


def test_six_who_draw_the_same_paper_at_once_never_meet_in_pdfium() -> None:
    told = subprocess.run(
        [sys.executable, "-c", CROWD], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=60
    )
    assert (told.returncode, told.stdout.strip()) == (0, "drawn"), told.stderr
