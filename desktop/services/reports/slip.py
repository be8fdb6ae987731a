"""Packing slips as a PDF: each order begins a page, its number as Code 128.

slip_pdf(slips, made=Made(now, "张敏"), words=Words()) -> Printed
"""

from __future__ import annotations

from zoneinfo import ZoneInfo

from reportlab.graphics.barcode.code128 import Code128
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, Paragraph, Spacer, Table, TableStyle

from desktop.services.reports.paper import DANGER, DIM, GROUND, INNER, RULE, Paper, Progress, style
from desktop.services.reports.rows import Made, Printed, Slip, SlipLine, Slips
from desktop.services.reports.tables import Column, table
from desktop.services.reports.words import Words

# a scanner of the counter reads bars from 0.19 mm on
THINNEST, WIDEST = 0.19 * mm, 0.38 * mm
BAR_HEIGHT, _ROOM, _QUIET = 14 * mm, 105 * mm, 5 * mm


def slip_pdf(slips: Slips, made: Made, words: Words, tell: Progress | None = None) -> Printed:
    paper = Paper(words)
    zone = ZoneInfo(slips.zone)
    story: list[Flowable] = []
    for at, slip in enumerate(slips.slips):
        story += [PageBreak()] if at else []
        story += _told(paper, slip, zone)
    shop = paper.text(slips.shop, words("slip"))
    when = made.at.astimezone(zone).strftime("%Y-%m-%d %H:%M")
    many = words("slip.many", len(slips.slips)) if len(slips.slips) > 1 else ""
    title = many or f"{words('slip')} {paper.text(slips.slips[0].order_no, words('slip.no'))}"
    return paper.build(
        story, title=title, author=paper.text(made.name, words("slip")), head=(f"{shop} · {words('slip')}", many),
        foot=words("slip.made", when, paper.text(made.name, words("slip"))), tell=tell,
    )  # fmt: skip


def barcode(text: str, room: float = _ROOM, height: float = BAR_HEIGHT) -> Code128 | None:
    """As Code 128, as wide as there is room; None for what it can't hold or a scanner couldn't read."""
    if not text or any(not " " <= letter <= "~" for letter in text):
        return None
    modules = Code128(text, barWidth=1, quiet=False).width
    wide = min(WIDEST, (room - 2 * _QUIET) / modules)
    if wide < THINNEST:
        return None
    return Code128(text, barWidth=wide, barHeight=height, quiet=True, lquiet=_QUIET, rquiet=_QUIET)


def _told(paper: Paper, slip: Slip, zone: ZoneInfo) -> list[Flowable]:
    words, number = paper.words, paper.text(slip.order_no, paper.words("slip.no"))
    placed = words("slip.placed", slip.placed_at.astimezone(zone).strftime("%Y-%m-%d %H:%M"))
    status = words.known("status", slip.status)
    bars = barcode(slip.order_no)
    left: list[Flowable] = [
        *paper.heading(number, level=0), Paragraph(f"{status} · {placed}", style(8.5, color=DIM)),
    ]  # fmt: skip
    if slip.copy > 1:
        left.append(Paragraph(words("slip.again", slip.copy), style(10, bold=True, color=DANGER)))
    right: Flowable = bars if bars is not None else Paragraph(words("slip.barcode"), style(8.5, color=DIM))
    look = TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("ALIGN", (1, 0), (1, 0), "RIGHT"),
                       ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0)])  # fmt: skip
    story: list[Flowable] = [
        Table([[left, right]], colWidths=[INNER - _ROOM, _ROOM], style=look), Spacer(1, 6),
    ]  # fmt: skip
    if slip.held:
        held = paper.paragraph(words("slip.held", slip.held), words("slip.remark"),
                               style(10, bold=True, color=DANGER, after=6), most=500)  # fmt: skip
        story.append(held)
    story += [_person(paper, slip), Spacer(1, 8)]
    if not slip.lines:
        return [*story, Paragraph(words("slip.lines"), style(9, color=DIM))]
    return [*story, _lines(paper, slip)]


def _person(paper: Paper, slip: Slip) -> Flowable:
    words, where = paper.words, paper.words("slip.recipient")
    pickup = bool(slip.lines) and all(line.pickup for line in slip.lines)
    whom = "  ".join(part for part in (slip.name, slip.phone) if part)
    if not whom and not pickup:
        whom = words("slip.nobody")
    rows = [[Paragraph(where, style(8, color=DIM)), paper.paragraph(whom, where, style(11, bold=True))]]
    if pickup:
        rows.append(["", Paragraph(words("slip.pickup"), style(10, bold=True))])
    if slip.address and not pickup:
        rows.append(["", paper.paragraph(slip.address, where, style(10), most=400)])
    if slip.remark:
        remark = paper.paragraph(slip.remark, words("slip.remark"), style(9.5), most=600)
        rows.append([Paragraph(words("slip.remark"), style(8, color=DIM)), remark])
    look = TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("BACKGROUND", (0, 0), (-1, -1), GROUND),
                       ("BOX", (0, 0), (-1, -1), 0.6, RULE), ("LEFTPADDING", (0, 0), (-1, -1), 9)])  # fmt: skip
    return Table(rows, colWidths=[56, INNER - 56], style=look)


def _lines(paper: Paper, slip: Slip) -> Flowable:
    """What is still to be packed, beside what is gone; of an order that is all gone, what was in it."""
    words = paper.words
    some_gone = any(line.shipped for line in slip.lines)
    all_gone = not any(line.open_units for line in slip.lines)
    columns = [
        Column(words("slip.shelf"), 1.1, ""), Column(words("goods"), 3.6, ""), Column(words("slip.spec"), 1.4, ""),
        Column(words("code"), 1.7, ""), *([] if all_gone else [Column(words("slip.qty"), 0.8)]),
        *([Column(words("slip.shipped"), 0.8)] if some_gone else []),
        *([] if all_gone else [Column(words("slip.done"), 0.8)]),
    ]  # fmt: skip
    rows = []
    for line in slip.lines:
        left = [f"{line.open_units:,}" if line.open_units else "—"]
        gone = [f"{line.shipped:,}" if line.shipped else "—"] if some_gone else []
        box = ["□" if line.open_units else ""]
        rows.append([*_goods(paper, line), *([] if all_gone else left), *gone, *([] if all_gone else box)])
    whole = sum(line.qty if all_gone else line.open_units for line in slip.lines)
    total = [words("slip.total", f"{whole:,}"), *[""] * (len(columns) - 1)]
    return table(columns, rows, [total])


def _goods(paper: Paper, line: SlipLine) -> list[object]:
    words = paper.words
    return [
        paper.cell(line.shelf, words("slip.shelf"), size=10, bold=True, most=40),
        paper.cell(line.title, words("goods"), size=9.5, most=200),
        paper.cell(line.spec, words("slip.spec"), most=80),
        paper.cell(line.code, words("code"), most=60),
    ]
