"""The combined pick list of a wave as a PDF: shelf by shelf, how many, and for which orders.

pick_pdf(pick_list, made=Made(now, "张敏"), words=Words()) -> Printed
"""

from __future__ import annotations

from zoneinfo import ZoneInfo

from reportlab.platypus import Flowable, Paragraph, Spacer

from desktop.services.goods_names import called
from desktop.services.reports.paper import DIM, Paper, Progress, style
from desktop.services.reports.rows import Made, PickLine, PickList, Printed
from desktop.services.reports.tables import Column, table
from desktop.services.reports.words import Words


def pick_pdf(chosen: PickList, made: Made, words: Words, tell: Progress | None = None) -> Printed:
    paper, zone = Paper(words), ZoneInfo(chosen.zone)
    orders = {number for line in chosen.lines for number, _ in line.orders}
    begun = chosen.made_at.astimezone(zone).strftime("%Y-%m-%d %H:%M")
    units = sum(line.units for line in chosen.lines)
    story: list[Flowable] = [
        *paper.heading(words("pick.wave", chosen.wave), level=0),
        Paragraph(words("pick.facts", begun, len(orders), f"{units:,}"), style(8.5, color=DIM)), Spacer(1, 8),
    ]  # fmt: skip
    if not chosen.lines:
        story.append(Paragraph(words("pick.nothing"), style(9, color=DIM)))
    else:
        story.append(_lines(paper, chosen.lines, units))
    shop = paper.text(chosen.shop, words("pick"))
    when = made.at.astimezone(zone).strftime("%Y-%m-%d %H:%M")
    who = paper.text(made.name, words("pick"))
    return paper.build(
        story, title=words("pick.wave", chosen.wave), author=who, head=(f"{shop} · {words('pick')}", ""),
        foot=words("slip.made", when, who), tell=tell,
    )  # fmt: skip


def _lines(paper: Paper, lines: tuple[PickLine, ...], units: int) -> Flowable:
    words = paper.words
    columns = [
        Column(words("slip.shelf"), 1.0, ""), Column(words("goods"), 2.8, ""), Column(words("code"), 1.3, ""),
        Column(words("units"), 0.7), Column(words("slip.done"), 0.6), Column(words("pick.orders"), 3.2, ""),
    ]  # fmt: skip
    rows = []
    for line in lines:
        told = words("list").join(f"{number} × {count}" for number, count in line.orders)
        rows.append([
            paper.cell(line.shelf or "—", words("slip.shelf"), size=10, bold=True, most=40),
            paper.cell(called(line.title, line.spec), words("goods"), size=9.5, most=200),
            paper.cell(line.code, words("code"), most=60), f"{line.units:,}", "□",
            paper.cell(told, words("pick.orders"), size=7.5, most=4_000),
        ])  # fmt: skip
    total = [words("slip.total", f"{units:,}"), *[""] * (len(columns) - 1)]
    return table(columns, rows, [total])
