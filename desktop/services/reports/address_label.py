"""The shop's own labels as a PDF, a page for each: order number as Code 128, who gets it, the goods, who sends.

address_label_pdf(labels, LabelSize.LARGE, words=Words()) -> Printed

The address is never cut: it gets smaller first, then the goods give way.
"""

from __future__ import annotations

import io
from xml.sax.saxutils import escape

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from desktop import config
from desktop.models.shipping import LabelSize
from desktop.services.reports.paper import BOLD, DANGER, REGULAR, TEXT, Paper, Progress, fitted, style, width_of
from desktop.services.reports.rows import AddressLabel, AddressLabels, Printed
from desktop.services.reports.slip import barcode
from desktop.services.reports.words import Words

EDGE, BARS = 4 * mm, 13 * mm
_ADDRESS_SIZES, _NAME_SIZES = (15, 13, 11.5, 10, 9, 8, 7), (17, 15, 13, 11, 9)
_GOODS, _SMALL, _GOODS_LEAST = 8.5, 8.0, 13.0
ADDRESS_MOST, GOODS_MOST = 500, 600


def address_label_pdf(
    labels: AddressLabels, size: LabelSize, words: Words, tell: Progress | None = None
) -> Printed:  # fmt: skip
    paper, out = Paper(words), io.BytesIO()
    wide, high = (side * mm for side in size.millimetres)
    canvas = Canvas(out, pagesize=(wide, high))
    canvas.setCreator(f"PointsDesk {config.VERSION}")
    canvas.setTitle(words("label"))
    for at, label in enumerate(labels.labels, start=1):
        _Sheet(canvas, paper, wide, high).draw(labels, label)
        canvas.showPage()
        if tell is not None:
            tell(at, len(labels.labels))
    canvas.save()
    return Printed(out.getvalue(), len(labels.labels), paper.missing)


class _Sheet:
    """One page, filled from above; top is where the next thing begins."""

    def __init__(self, canvas: Canvas, paper: Paper, wide: float, high: float) -> None:
        self.canvas, self.paper, self.words = canvas, paper, paper.words
        self.wide, self.room, self.top = wide, wide - 2 * EDGE, high - EDGE

    def draw(self, labels: AddressLabels, label: AddressLabel) -> None:
        words, where = self.words, self.words("slip.recipient")
        foot = self._sender(labels)
        self._number(label)
        if label.held:
            self._text(words("slip.held", label.held), words("slip.remark"), (10, 8), 30, bold=True, color=DANGER)
        self._line()
        self._whom(f"{words('label.to')}  {label.name}", label.phone, where)
        # a line of goods stays free
        self._text(label.address, where, _ADDRESS_SIZES, self.top - foot - _GOODS_LEAST, bold=True, most=ADDRESS_MOST)
        self._line()
        goods = words("list").join(words("label.goods", title, units) for title, units in label.goods)
        if goods and self.top - foot > _GOODS_LEAST - 4:
            self._text(goods, words("goods"), (_GOODS,), self.top - foot, most=GOODS_MOST)

    def _number(self, label: AddressLabel) -> None:
        number = self.paper.text(label.order_no, self.words("slip.no"))
        bars = barcode(label.order_no, self.room, BARS)
        if bars is not None:
            self.top -= BARS
            bars.drawOn(self.canvas, (self.wide - bars.width) / 2, self.top)
        self.top -= 13
        self.canvas.setFillColor(TEXT)
        self.canvas.setFont(BOLD, 11)
        self.canvas.drawCentredString(self.wide / 2, self.top, fitted(number, 11, self.room, bold=True))
        self.top -= 5

    def _whom(self, name: str, phone: str, where: str) -> None:
        """On one line where that can be read; a number is never broken."""
        name = self.paper.text(name, where)
        both = f"{name}  {phone}".strip()
        for size in _NAME_SIZES:
            if width_of(both, size, bold=True) <= self.room:
                self._text(both, where, (size,), size * 1.3, bold=True)
                return
        for line in (name, phone):
            self._text(fitted(line, _NAME_SIZES[-1], self.room, bold=True), where, _NAME_SIZES[-1:], 14, bold=True)

    def _sender(self, labels: AddressLabels) -> float:
        """At the foot; where it begins."""
        name, phone, address = labels.sender
        where = self.words("label.from")
        lines = [f"{where}  {name}  {phone}".strip(), *([address] if address else [])]
        y: float = EDGE + 2
        self.canvas.setFillColor(TEXT)
        self.canvas.setFont(REGULAR, _SMALL)
        for line in reversed(lines):
            self.canvas.drawString(EDGE, y, fitted(self.paper.text(line, where), _SMALL, self.room))
            y += 11
        self.canvas.setLineWidth(0.6)
        self.canvas.line(EDGE, y, self.wide - EDGE, y)
        return y + 4

    def _line(self) -> None:
        self.top -= 3
        self.canvas.setLineWidth(0.9)
        self.canvas.line(EDGE, self.top, self.wide - EDGE, self.top)
        self.top -= 4

    def _text(
        self, raw: str, where: str, sizes: tuple[float, ...], room: float, *, bold: bool = False, most: int = 120,
        color: object = TEXT,
    ) -> None:  # fmt: skip
        """In the largest size that fits the height, else the smallest, cut with …"""
        text = self.paper.text(raw, where, most=most)
        for size in sizes:
            block = Paragraph(escape(text), style(size, bold=bold, color=color, leading=size * 1.25))
            _, height = block.wrap(self.room, room)
            if height <= room:
                break
        while height > room and len(text) > 1:
            text = text[: -max(2, len(text) // 12)].rstrip("…") + "…"
            block = Paragraph(escape(text), style(sizes[-1], bold=bold, color=color, leading=sizes[-1] * 1.25))
            _, height = block.wrap(self.room, room)
        self.top -= height
        block.drawOn(self.canvas, EDGE, self.top)
        self.top -= 2
