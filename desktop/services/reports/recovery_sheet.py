"""The recovery sheet as a PDF: what it opens, how it is kept, and the words by their numbers.

recovery_sheet_pdf("悦享生活", "lixiang", words, at, Words()) -> Printed
"""

from __future__ import annotations

from datetime import datetime

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Spacer, Table, TableStyle

from desktop.services.reports.paper import DIM, GROUND, INNER, RULE, Paper, style
from desktop.services.reports.rows import Printed
from desktop.services.reports.words import Words

COLUMNS = 5


def recovery_sheet_pdf(shop: str, owner: str, recovery_words: str, at: datetime, words: Words) -> Printed:
    """at is the PC's own clock: no shop is there yet whose zone would count."""
    paper = Paper(words)
    name = paper.text(shop, words("sheet"), most=40)
    story: list[Flowable] = [
        *paper.heading(words("sheet.of", name), level=0),
        Paragraph(words("sheet.owner", owner, f"{at:%Y-%m-%d %H:%M}"), style(9, color=DIM, after=10)),
        *(Paragraph(words(key), style(11, after=6)) for key in ("sheet.opens", "sheet.keep")),
        Spacer(1, 8), _words(recovery_words.split()), Spacer(1, 14), Paragraph(words("sheet.use"), style(9.5, color=DIM)),
    ]  # fmt: skip
    return paper.build(
        story, title=words("sheet.of", name), author=name, head=(f"{name} · {words('sheet')}", ""),
        foot=words("sheet.only"),
    )  # fmt: skip


def _words(every: list[str]) -> Table:
    """In rows of five, each word beneath its number."""
    cells = [
        [Paragraph(str(number), style(8, color=DIM)), Paragraph(word, style(14, bold=True))]
        for number, word in enumerate(every, start=1)
    ]
    rows = [cells[at : at + COLUMNS] for at in range(0, len(cells), COLUMNS)]
    look = TableStyle([
        ("BACKGROUND", (0, 0), (-1, -1), GROUND), ("GRID", (0, 0), (-1, -1), 0.6, RULE),
        ("LEFTPADDING", (0, 0), (-1, -1), 9), ("TOPPADDING", (0, 0), (-1, -1), 6), ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
    ])  # fmt: skip
    return Table(rows, colWidths=[INNER / COLUMNS] * COLUMNS, rowHeights=[17 * mm] * len(rows), style=look)
