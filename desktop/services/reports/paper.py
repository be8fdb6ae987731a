"""Paper: a document being made. Fonts embedded, every text looked through for what the fonts can't draw.

    paper = Paper(words)
    paper.text("不锈钢杯 😀", "商品")      -> "不锈钢杯 [U+1F600]", and paper.missing tells of it
    paper.paragraph(text, where, style)    the same as a paragraph: escaped, wrapped like Chinese
    paper.heading("按状态", level=1)       with its entry in the outline
    paper.build(story, …) -> Printed       header, footer, page x of y, metadata

A character that no font has, and one that would be invisible, is drawn as its code point. A text past its most
characters is cut and says how long it was. Importing this brings reportlab (0.3 s): import it where it is used.
"""

from __future__ import annotations

import io
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph

from desktop import config
from desktop.config import resource
from desktop.services.reports.rows import Missing, Printed
from desktop.services.reports.words import Words

REGULAR, BOLD = "NotoSansSC", "NotoSansSC-SemiBold"
WIDTH, HEIGHT = A4
LEFT = 16 * mm
INNER = WIDTH - 2 * LEFT
TEXT, DIM, RULE, GROUND = HexColor("#1B2230"), HexColor("#566072"), HexColor("#E3E6EB"), HexColor("#F4F6FA")
ACCENT, POINTS, GOOD, DANGER = HexColor("#2A62E8"), HexColor("#985400"), HexColor("#16683A"), HexColor("#C02626")
TEXT_MOST = 120
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
Progress = Callable[[int, int], object]


@cache
def drawable() -> frozenset[int]:
    """Code points that both faces have; registers them with reportlab."""
    found = []
    for name, file in ((REGULAR, "NotoSansSC_400Regular.ttf"), (BOLD, "NotoSansSC_600SemiBold.ttf")):
        face = TTFont(name, str(resource(f"fonts/{file}")))
        pdfmetrics.registerFont(face)
        found.append(frozenset(code for code, glyph in face.face.charToGlyph.items() if glyph))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)
    return found[0] & found[1]


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    return float(pdfmetrics.stringWidth(text, BOLD if bold else REGULAR, size))


def fitted(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """text on one line of that room, cut with … where it is longer."""
    if width_of(text, size, bold=bold) <= room:
        return text
    while text and width_of(f"{text}…", size, bold=bold) > room:
        text = text[: -max(1, len(text) // 20)]
    return f"{text}…"


def style(size: float = 9, *, bold: bool = False, color: Any = TEXT, leading: float = 0, after: float = 0) -> Any:
    return ParagraphStyle(
        f"{size}{bold}{color}{leading}{after}", fontName=BOLD if bold else REGULAR, fontSize=size,
        leading=leading or size * 1.45, textColor=color, wordWrap="CJK", spaceAfter=after,
    )  # fmt: skip


class Paper:
    def __init__(self, words: Words) -> None:
        self.words = words
        self._known = drawable()
        self._missing: Counter[tuple[str, str]] = Counter()

    @property
    def missing(self) -> tuple[Missing, ...]:
        return tuple(Missing(code, where, times) for (code, where), times in sorted(self._missing.items()))

    def text(self, raw: str, where: str, *, most: int = TEXT_MOST) -> str:
        """raw as it can be drawn on one line. where says in the shop's words what it is."""
        if len(raw) > most:
            return self.words("cut", self._drawn(raw[:most], where), f"{len(raw):,}")
        return self._drawn(raw, where)

    def paragraph(self, raw: str, where: str, look: Any, *, most: int = TEXT_MOST) -> Paragraph:
        return Paragraph(escape(self.text(raw, where, most=most)), look)

    def cell(self, raw: str, where: str, *, size: float = 8.5, bold: bool = False, most: int = TEXT_MOST) -> Paragraph:
        """A paragraph that stands on one line with the plain text of the cells beside it."""
        return self.paragraph(raw, where, style(size, bold=bold, leading=max(10.2, size * 1.2)), most=most)

    def heading(self, raw: str, *, level: int = 1, where: str = "") -> list[Flowable]:
        """A heading and its entry in the outline; keep it together with what follows."""
        shown = self.text(raw, where)
        size = 19 if level == 0 else 11.5
        look = style(size, bold=True, after=2 if level == 0 else 5)
        return [_Mark(shown, level), Paragraph(escape(shown), look)]

    def build(
        self, story: Sequence[Flowable], *, title: str, author: str, head: tuple[str, str], foot: str,
        tell: Progress | None = None,
    ) -> Printed:  # fmt: skip
        """head stands left and right above every page, foot beneath at the left; all are already drawable."""
        out = io.BytesIO()
        document = BaseDocTemplate(
            out, pagesize=A4, leftMargin=LEFT, rightMargin=LEFT, topMargin=22 * mm, bottomMargin=18 * mm, title=title,
            author=author, subject=self.words("product"), creator=f"PointsDesk {config.VERSION}", lang="zh-CN",
        )  # fmt: skip
        frame = Frame(
            LEFT, 18 * mm, INNER, HEIGHT - 40 * mm, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0
        )
        document.addPageTemplates(PageTemplate(frames=[frame], onPage=_Margins(self.words, head, foot)))
        if tell is not None:
            document.setProgressCallBack(_Counted(tell, len(story)))
        document.build(list(story), canvasmaker=_canvas_of(self.words))
        return Printed(out.getvalue(), document.page, self.missing)

    def _drawn(self, raw: str, where: str) -> str:
        made = []
        for letter in raw:
            if letter in "\n\r\t":
                made.append(" ")
            elif ord(letter) in self._known and unicodedata.category(letter) not in _UNSEEN:
                made.append(letter)
            else:
                code = f"U+{ord(letter):04X}"
                self._missing[code, where] += 1
                made.append(f"[{code}]")
        return "".join(made)


class _Mark(Flowable):  # type: ignore[misc]  # reportlab has no types
    """An entry of the outline at this place, without size."""

    def __init__(self, title: str, level: int) -> None:
        super().__init__()
        self.title, self.level = title, level

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 0.0, 0.0

    def draw(self) -> None:
        key = f"mark-{id(self)}"
        self.canv.bookmarkPage(key)
        self.canv.addOutlineEntry(self.title, key, self.level, closed=False)


class _Margins:
    """Header and footer of every page. Its number among all stands in a form that is drawn at the end."""

    def __init__(self, words: Words, head: tuple[str, str], foot: str) -> None:
        self.words, self.head, self.foot = words, head, foot

    def __call__(self, canvas: Canvas, document: Any) -> None:
        canvas.saveState()
        canvas.setFont(REGULAR, 8)
        canvas.setFillColor(DIM)
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.5)
        top, bottom = HEIGHT - 14 * mm, 10 * mm
        right = self.head[1]
        canvas.drawString(LEFT, top, fitted(self.head[0], 8, INNER - width_of(right, 8) - 16))
        canvas.drawRightString(WIDTH - LEFT, top, right)
        canvas.line(LEFT, top - 6, WIDTH - LEFT, top - 6)
        canvas.line(LEFT, bottom + 11, WIDTH - LEFT, bottom + 11)
        room = width_of(self.words("page", document.page, 8_888), 8)
        canvas.drawString(LEFT, bottom, fitted(self.foot, 8, INNER - room - 16))
        edge = WIDTH - LEFT
        canvas.translate(edge, bottom)
        canvas.doForm(_number(document.page))
        canvas.restoreState()


def _number(page: int) -> str:
    return f"page-number-{page}"


def _canvas_of(words: Words) -> Callable[..., Canvas]:
    class Counting(Canvas):  # type: ignore[misc]  # reportlab has no types
        def save(self) -> None:
            pages = self.getPageNumber() - 1
            for page in range(1, pages + 1):
                self.beginForm(_number(page), -200, -3, 2, 10)
                self.setFont(REGULAR, 8)
                self.setFillColor(DIM)
                self.drawRightString(0, 0, words("page", page, pages))
                self.endForm()
            super().save()

    return Counting


class _Counted:
    """reportlab tells of its progress as (kind, number); of interest is how much of the story is placed."""

    def __init__(self, tell: Progress, total: int) -> None:
        self.tell, self.total = tell, max(total, 1)

    def __call__(self, kind: str, number: object) -> None:
        if kind == "PROGRESS" and isinstance(number, int):
            self.tell(min(number, self.total), self.total)
