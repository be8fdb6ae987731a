"""Tables on paper: a head that comes again on every page, hairlines, numbers at the right, sums under a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import LongTable, Table, TableStyle

from desktop.services.reports.paper import BOLD, DIM, GROUND, INNER, POINTS, REGULAR, RULE, TEXT


@dataclass(frozen=True, slots=True)
class Column:
    """share: of the width. tone "points" is the colour of points; mark "" for text at the left, "n" for numbers."""

    title: str
    share: float
    mark: str = "n"
    tone: str = ""


def table(
    columns: Sequence[Column], rows: Sequence[Sequence[Any]], sums: Sequence[Sequence[Any]] = (), *,
    width: float = INNER,
) -> LongTable:  # fmt: skip
    """rows and sums hold drawable text or flowables."""
    whole = sum(column.share for column in columns)
    widths = [width * column.share / whole for column in columns]
    head, last = 0, len(rows) + len(sums)
    look: list[tuple[Any, ...]] = [
        ("FONT", (0, 0), (-1, -1), REGULAR, 8.5), ("TEXTCOLOR", (0, 0), (-1, -1), TEXT),
        ("BACKGROUND", (0, head), (-1, head), GROUND), ("FONT", (0, head), (-1, head), BOLD, 8.5),
        ("TEXTCOLOR", (0, head), (-1, head), DIM), ("LINEBELOW", (0, head), (-1, -1), 0.4, RULE),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("TOPPADDING", (0, 0), (-1, -1), 3.2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4.6), ("LEFTPADDING", (0, 0), (-1, -1), 6),
        ("RIGHTPADDING", (0, 0), (-1, -1), 6),
    ]  # fmt: skip
    for at, column in enumerate(columns):
        look.append(("ALIGN", (at, 0), (at, -1), "RIGHT" if column.mark == "n" else "LEFT"))
        if column.tone == "points":
            look.append(("TEXTCOLOR", (at, 1), (at, -1), POINTS))
    if sums:
        look += [
            ("LINEABOVE", (0, len(rows) + 1), (-1, len(rows) + 1), 1.1, TEXT),
            ("FONT", (0, len(rows) + 1), (-1, last), BOLD, 8.5),
        ]  # fmt: skip
    return LongTable(
        [[column.title for column in columns], *map(list, rows), *map(list, sums)], colWidths=widths, repeatRows=1,
        style=TableStyle(look), hAlign="LEFT",
    )  # fmt: skip


def beside(left: Sequence[Any], right: Sequence[Any], gap: float) -> Table:
    """Two columns of flowables, which stay on one page."""
    half = (INNER - gap) / 2
    bare: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    bare += [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
    return Table([[list(left), "", list(right)]], colWidths=[half, gap, half], style=TableStyle(bare))
