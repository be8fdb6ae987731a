"""Charts as vectors: bars, a line, a heat map. Numbers in, reportlab drawings out."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from reportlab.graphics.shapes import Circle, Drawing, Line, Polygon, PolyLine, Rect, String
from reportlab.lib.colors import Color, HexColor

from desktop.services.reports.paper import ACCENT, BOLD, DIM, INNER, REGULAR, RULE, TEXT, width_of

HIGH = 124
_LEFT, _BOTTOM, _TOP = 46, 16, 10
_SOFT = HexColor("#EAF0FE")
Say = Callable[[float], str]


def ticks(low: float, high: float, wanted: int = 4, *, whole: bool = False) -> list[float]:
    """Round steps that hold low and high, nought among them."""
    low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        high = float(wanted)
    rough = (high - low) / wanted
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * one for one in (1, 2, 2.5, 5, 10) if power * one >= rough * 0.999)
    if whole:
        step = max(1.0, math.ceil(step))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [step * at for at in range(first, last + 1)]


class _Ground:
    """Axes: where a place and a value lie, grid lines and labels drawn."""

    def __init__(self, names: Sequence[str], values: Sequence[float], say: Say, *, whole: bool) -> None:
        self.drawing = Drawing(INNER, HIGH)
        marks = ticks(min(values, default=0), max(values, default=0), whole=whole)
        self.low, self.high = marks[0], marks[-1]
        self.left: float = max(_LEFT, *(width_of(say(mark), 7) + 10 for mark in marks))
        self.slot: float = (INNER - self.left) / max(len(names), 1)
        for mark in marks:
            y = self.y(mark)
            self.drawing.add(Line(self.left, y, INNER, y, strokeColor=RULE, strokeWidth=0.9 if mark == 0 else 0.5))
            self.drawing.add(_label(self.left - 6, y - 2.5, say(mark), anchor="end"))
        every = max(1, math.ceil(max((width_of(name, 7) for name in names), default=0) * 1.25 / self.slot))
        for at, name in enumerate(names):
            if at % every == 0:
                self.drawing.add(_label(self.x(at), 2, name, anchor="middle"))

    def x(self, at: int) -> float:
        return self.left + self.slot * (at + 0.5)

    def y(self, value: float) -> float:
        return _BOTTOM + (value - self.low) / (self.high - self.low) * (HIGH - _BOTTOM - _TOP)


def _label(
    x: float, y: float, text: str, *, anchor: str, size: float = 7, color: Color = DIM, bold: bool = False
) -> String:
    face = BOLD if bold else REGULAR
    return String(x, y, text, fontName=face, fontSize=size, fillColor=color, textAnchor=anchor)


def bars(names: Sequence[str], values: Sequence[int], say: Say) -> Drawing:
    """A bar for each name; its number stands above where there is room."""
    ground = _Ground(names, values, say, whole=True)
    wide = min(ground.slot * 0.66, 26)
    room = max((width_of(say(value), 6.5) for value in values), default=0) < ground.slot * 1.15
    for at, value in enumerate(values):
        x, base, top = ground.x(at), ground.y(0), ground.y(value)
        if value:
            ground.drawing.add(
                Rect(x - wide / 2, min(base, top), wide, abs(top - base), fillColor=ACCENT, strokeColor=None)
            )
        if value and room:
            ground.drawing.add(_label(x, max(base, top) + 2, say(value), anchor="middle", size=6.5, color=TEXT))
    return ground.drawing


def line(names: Sequence[str], values: Sequence[float], say: Say) -> Drawing:
    """Values joined by a line over a light ground."""
    ground = _Ground(names, values, say, whole=False)
    places = [(ground.x(at), ground.y(value)) for at, value in enumerate(values)]
    if len(places) > 1:
        outline = [number for place in places for number in place]
        base = ground.y(0)
        ground.drawing.add(
            Polygon([places[0][0], base, *outline, places[-1][0], base], fillColor=_SOFT, strokeColor=None)
        )
        ground.drawing.add(PolyLine(outline, strokeColor=ACCENT, strokeWidth=1.4, strokeLineJoin=1))
    if len(places) <= 62:
        for x, y in places:
            ground.drawing.add(Circle(x, y, 1.5, fillColor=ACCENT, strokeColor=None))
    return ground.drawing


def heat(rows: Sequence[str], counts: Sequence[Sequence[int]]) -> Drawing:
    """A cell for each weekday and hour, darker for more; its number inside."""
    high, left = 15.0, 34.0
    drawing = Drawing(INNER, high * len(rows) + 14)
    wide = (INNER - left) / 24
    most = max((max(line_) for line_ in counts), default=0)
    for at, (name, hours) in enumerate(zip(rows, counts, strict=True)):
        y = 14 + high * (len(rows) - 1 - at)
        drawing.add(_label(left - 6, y + 5, name, anchor="end"))
        for hour, count in enumerate(hours):
            share = count / most if most else 0.0
            x = left + wide * hour
            drawing.add(Rect(x + 0.6, y + 0.6, wide - 1.2, high - 1.2, fillColor=_shade(share), strokeColor=None))
            if count:
                ink = HexColor("#FFFFFF") if share > 0.68 else TEXT
                drawing.add(
                    _label(
                        x + wide / 2, y + 5, f"{count:,}", anchor="middle", size=6 if count < 1_000 else 4.5, color=ink
                    )
                )
    for hour in range(0, 24, 3):
        drawing.add(_label(left + wide * (hour + 0.5), 3, f"{hour:02}:00", anchor="middle", size=6.5))
    return drawing


def _shade(share: float) -> Color:
    if share == 0:
        return HexColor("#F4F6FA")
    pale, full = (0.86, 0.91, 0.995), (0.10, 0.30, 0.75)
    return Color(*(a + (b - a) * share for a, b in zip(pale, full, strict=True)))
