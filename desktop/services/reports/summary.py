"""The summary of a month, or of any period, as a PDF.

summary_pdf(figures, made=Made(now, "张敏", "店长"), words=Words()) -> Printed
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, Spacer, Table, TableStyle

from desktop.services.amounts import MINUS, money, points_text
from desktop.services.figures import FigureRow
from desktop.services.reports import charts
from desktop.services.reports.paper import (
    DANGER,
    DIM,
    GOOD,
    GROUND,
    INNER,
    POINTS,
    RULE,
    TEXT,
    Paper,
    Progress,
    style,
)
from desktop.services.reports.rows import Made, Printed
from desktop.services.reports.tables import Column, beside, table
from desktop.services.reports.words import Words, missing_sentence
from desktop.services.summary_figures import GOODS_MOST, MoneyRow, SummaryFigures

BARS_MOST_DAYS = 62
BESIDE_MOST, _GAP = 12, 18
_SHOWN_VERBS = ("INIT", "EARN", "GRANT", "ADJUST", "ROLLBACK", "CONSUME", "REVERT", "EXPIRE")
_ISSUED, _TAKEN_BACK = ("INIT", "EARN", "GRANT"), ("ROLLBACK",)


def summary_title(figures: SummaryFigures, words: Words) -> str:
    if figures.month:
        return words("summary.month", figures.since.year, figures.since.month)
    return words("summary.days", figures.since.isoformat(), figures.until.isoformat())


def summary_pdf(figures: SummaryFigures, made: Made, words: Words, tell: Progress | None = None) -> Printed:
    paper = Paper(words)
    story = _Story(figures, paper).told()
    at = made.at.astimezone(ZoneInfo(figures.zone)).strftime("%Y-%m-%d %H:%M")
    who = paper.text(" ".join(part for part in (words.known("role", made.role), made.name) if part), words("summary"))
    shop, title = paper.text(figures.shop, words("summary")), summary_title(figures, words)
    note = missing_sentence(words, paper.missing)
    if note:
        story.append(Paragraph(note, style(8, color=DIM)))
    return paper.build(
        story, title=f"{shop} {title}", author=who,
        head=(f"{shop} · {words('product')} {words('summary')}",
              words("period", figures.since.isoformat(), figures.until.isoformat())),
        foot=words("made", at, who), tell=tell,
    )  # fmt: skip


class _Story:
    def __init__(self, figures: SummaryFigures, paper: Paper) -> None:
        self.figures, self.paper, self.words = figures, paper, paper.words
        self.currencies = [row.currency for row in sorted(figures.totals, key=_most_orders_first)]
        self.several = len({*self.currencies, *figures.minor_units}) > 1
        self.credits = any(row.credits for row in figures.totals)
        self.by_month = (figures.until - figures.since).days >= BARS_MOST_DAYS

    def told(self) -> list[Flowable]:
        figures, words = self.figures, self.words
        story: list[Flowable] = [
            *self.paper.heading(summary_title(figures, words), level=0),
            self.paper.paragraph(
                f"{figures.shop}  {words('period', figures.since.isoformat(), figures.until.isoformat())}",
                words("summary"), style(8.5, color=DIM, after=8),
            ),
        ]  # fmt: skip
        for currency in self.currencies or ["CNY"]:
            story += [self._cards(currency), Spacer(1, 10)]
        story += [Paragraph(words("rule"), style(7.5, color=DIM, after=8))]
        for currency in self.currencies:
            story += self._charts(currency)
        if not self.currencies:
            story.append(self._section(words("chart.days"), Paragraph(words("chart.empty"), style(9, color=DIM))))
        story += [self._heat(), self._statuses(), self._goods()]
        story += [*self._moneys(), self._points()]
        if self.by_month:
            story += self._long(words("table.months"), self._dated(words("month"), figures.months))
        return story + self._long(words("table.days"), self._dated(words("day"), figures.days))

    # numbers

    def money(self, minor: int, currency: str) -> str:
        return self.paper.text(
            money(minor, currency, self.figures.minor_units.get(currency, 2)), self.words("currency")
        )

    def _total(self, rows: Sequence[FigureRow], currency: str) -> FigureRow | None:
        return next((row for row in rows if row.currency == currency), None)

    def _refunded(self, currency: str) -> tuple[int, int]:
        rows = [row for row in self.figures.refunds if row.currency == currency]
        return sum(row.times for row in rows), sum(row.amount for row in rows)

    # parts

    def _cards(self, currency: str) -> Table:
        """Four numbers side by side, each with its change against the period before."""
        words = self.words
        now, before = self._total(self.figures.totals, currency), self._total(self.figures.earlier, currency)
        times, back = self._refunded(currency)

        def change(read: Callable[[FigureRow], int], shown: Callable[[int], str]) -> Paragraph:
            old, new = (read(before) if before else 0), (read(now) if now else 0)
            if old <= 0:
                return Paragraph(words("kpi.none"), style(7.5, color=DIM))
            share = (new - old) / old
            if share >= 10:
                return Paragraph(words("kpi.before", shown(old)), style(7.5, color=DIM))
            sign = "+" if share > 0 else MINUS if share < 0 else ""
            told = words("kpi.change", f"{sign}{abs(share):.1%}")
            return Paragraph(told, style(7.5, color=GOOD if share > 0 else DANGER if share < 0 else DIM))

        cash = partial(self.money, currency=currency)
        cards = [
            (words("kpi.orders"), f"{now.orders if now else 0:,}", change(_orders, _whole), TEXT),
            (words("kpi.net"), cash(now.net_fen if now else 0), change(_net, cash), TEXT),
            (words("kpi.points"), points_text(now.points if now else 0), change(_points, points_text), POINTS),
            (words("kpi.refunds"), cash(back),
             Paragraph(words("kpi.times", f"{times:,}"), style(7.5, color=DIM)), TEXT),
        ]  # fmt: skip
        cells = []
        for title, number, beneath, ink in cards:
            shown = words("in.currency", title, self._coin(currency)) if self.several else title
            size = 17.0 if len(number) <= 12 else 17.0 * 12 / len(number)
            cells.append([Paragraph(shown, style(7.5, color=DIM)), Paragraph(number, style(size, bold=True, color=ink)),
                          beneath])  # fmt: skip
        look = TableStyle([
            ("BACKGROUND", (0, 0), (-1, -1), GROUND), ("BOX", (0, 0), (-1, -1), 0.6, RULE),
            ("INNERGRID", (0, 0), (-1, -1), 0.6, RULE), ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 9), ("TOPPADDING", (0, 0), (-1, -1), 7),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 8), ("ROUNDEDCORNERS", [3, 3, 3, 3]),
        ])  # fmt: skip
        return Table([cells], colWidths=[INNER / 4] * 4, style=look)

    def _charts(self, currency: str) -> list[Flowable]:
        words, figures = self.words, self.figures
        rows = {row.key: row for row in (figures.months if self.by_month else figures.days) if row.currency == currency}
        keys = _months(figures.since, figures.until) if self.by_month else _days(figures.since, figures.until)
        names = keys if self.by_month else [key[5:] for key in keys]
        units = 10 ** figures.minor_units.get(currency, 2)
        label = self._coin(currency)
        orders = words("chart.months" if self.by_month else "chart.days")
        net = words("chart.net.months" if self.by_month else "chart.net.days", label)
        return [
            self._section(
                words("in.currency", orders, label) if self.several else orders,
                charts.bars(names, [rows[key].orders if key in rows else 0 for key in keys], _whole),
            ),
            self._section(
                net, charts.line(names, [rows[key].net_fen / units if key in rows else 0.0 for key in keys], _short)
            ),
        ]

    def _heat(self) -> Flowable:
        most = max((max(hours) for hours in self.figures.hours), default=0)
        names = [self.words(f"weekday.{at}") for at in range(1, 8)]
        note = Paragraph(self.words("chart.hours.note", f"{most:,}"), style(7.5, color=DIM, after=3))
        return self._section(self.words("chart.hours"), note, charts.heat(names, self.figures.hours))

    def _statuses(self) -> Flowable:
        words = self.words
        whole = sum(row.orders for row in self.figures.statuses)
        rows = [
            [words.known("status", row.key), *self._currency(row.currency), f"{row.orders:,}",
             f"{row.orders / whole:.1%}" if whole else "", self.money(row.net_fen, row.currency),
             points_text(row.points)]
            for row in self.figures.statuses
        ]  # fmt: skip
        columns = [
            Column(words("status"), 2, ""), *self._currency_column(), Column(words("orders"), 1),
            Column(words("share"), 1), Column(words("net"), 1.6), Column(words("points"), 1.4, tone="points"),
        ]  # fmt: skip
        sums = [
            [words("total.status.currency", self._coin(row.currency)) if self.several else words("total.status"),
             *self._currency(row.currency), f"{row.orders:,}", "", self.money(row.net_fen, row.currency),
             points_text(row.points)]
            for row in sorted(self.figures.totals, key=_most_orders_first)
        ]  # fmt: skip
        return self._tabled(words("table.status"), columns, rows, sums)

    def _goods(self) -> Flowable:
        words, where = self.words, self.words("goods")
        rows = [
            [f"{at}", self.paper.cell(row.title, where), self.paper.cell(row.code, words("code"), most=40),
             *self._currency(row.currency), f"{row.units:,}", self.money(row.amount, row.currency) if row.amount else "—",
             points_text(row.points) if row.points else "—"]
            for at, row in enumerate(self.figures.goods, 1)
        ]  # fmt: skip
        columns = [
            Column(words("rank"), 0.6), Column(where, 3.4, ""), Column(words("code"), 1.6, ""), *self._currency_column(),
            Column(words("units"), 0.9), Column(words("amount"), 1.5), Column(words("points"), 1.4, tone="points"),
        ]  # fmt: skip
        return self._tabled(words("table.goods", GOODS_MOST), columns, rows)

    def _moneys(self) -> list[Flowable]:
        """What came and what went back, side by side while they are short."""
        told = (("table.payments", self.figures.payments), ("table.refunds", self.figures.refunds))
        short = max(len(rows) for _, rows in told) <= BESIDE_MOST
        width = (INNER - _GAP) / 2 if short else INNER
        parts = [[*self.paper.heading(self.words(title)), self._money(rows, width)] for title, rows in told]
        if short:
            return [beside(parts[0], parts[1], _GAP), Spacer(1, 10)]
        return [KeepTogether([*part, Spacer(1, 10)]) for part in parts]

    def _money(self, told: Sequence[MoneyRow], width: float) -> Flowable:
        words = self.words
        if not told:
            return Paragraph(words("nothing"), style(9, color=DIM))
        rows = [
            [self.paper.cell(words.known("method", row.method), words("method"), most=40),
             *self._currency(row.currency), f"{row.times:,}", self.money(row.amount, row.currency)]
            for row in told
        ]  # fmt: skip
        sums = [
            [self._total_word(currency), *self._currency(currency),
             f"{sum(row.times for row in told if row.currency == currency):,}",
             self.money(sum(row.amount for row in told if row.currency == currency), currency)]
            for currency in sorted({row.currency for row in told})
        ]  # fmt: skip
        columns = [
            Column(words("method"), 2, ""), *self._currency_column(), Column(words("times"), 1), Column(words("amount"), 2)
        ]  # fmt: skip
        return table(columns, rows, sums, width=width)

    def _points(self) -> Flowable:
        words = self.words
        by_verb = {row.verb: row for row in self.figures.points}
        moved = {verb: row.points for verb, row in by_verb.items()}
        rows = [
            [words.known("verb", verb), f"{by_verb[verb].times:,}", points_text(by_verb[verb].points)]
            for verb in _SHOWN_VERBS
            if verb in by_verb
        ]
        issued = sum(moved.get(verb, 0) for verb in _ISSUED) - sum(moved.get(verb, 0) for verb in _TAKEN_BACK)
        sums = [
            [words("points.issued"), "", points_text(issued)],
            [words("points.used"), "", points_text(moved.get("CONSUME", 0) - moved.get("REVERT", 0))],
        ]
        columns = [
            Column(words("verb"), 3, ""), Column(words("times"), 1), Column(words("points"), 2, tone="points")
        ]  # fmt: skip
        return self._tabled(words("table.points"), columns, rows, sums if rows else [])

    def _dated(self, first: str, told: Sequence[FigureRow]) -> Flowable:
        """A row for each day (or month) and currency, with the totals of `figures` beneath."""
        words = self.words
        if not told:
            return Paragraph(words("nothing"), style(9, color=DIM))
        columns = [
            Column(first, 1.5, ""), *self._currency_column(), Column(words("orders"), 1), Column(words("gross"), 1.6),
            *([Column(words("credits"), 0.9), Column(words("credit"), 1.4)] if self.credits else []),
            Column(words("net"), 1.6), Column(words("points"), 1.4, tone="points"),
        ]  # fmt: skip
        sums = [
            [self._total_word(row.currency), *self._figures(row)]
            for row in sorted(self.figures.totals, key=_most_orders_first)
        ]
        return table(columns, [[row.key, *self._figures(row)] for row in told], sums)

    # how they stand

    def _figures(self, row: FigureRow) -> list[str]:
        return [
            *self._currency(row.currency), f"{row.orders:,}", self.money(row.gross_fen, row.currency),
            *([f"{row.credits:,}", self.money(row.credit_fen, row.currency)] if self.credits else []),
            self.money(row.net_fen, row.currency), points_text(row.points),
        ]  # fmt: skip

    def _coin(self, currency: str) -> str:
        return self.paper.text(currency, self.words("currency"), most=12)

    def _total_word(self, currency: str) -> str:
        if not self.several:
            return self.words("total")
        return self.words("total.currency", self._coin(currency))

    def _currency(self, currency: str) -> list[str]:
        return [self._coin(currency)] if self.several else []

    def _currency_column(self) -> list[Column]:
        return [Column(self.words("currency"), 0.8, "")] if self.several else []

    def _tabled(
        self, title: str, columns: Sequence[Column], rows: Sequence[Sequence[object]],
        sums: Sequence[Sequence[object]] = (),
    ) -> Flowable:  # fmt: skip
        if not rows:
            return self._section(title, Paragraph(self.words("nothing"), style(9, color=DIM)))
        return self._section(title, table(columns, rows, sums))

    def _section(self, title: str, *parts: Flowable) -> Flowable:
        return KeepTogether([*self.paper.heading(title), *parts, Spacer(1, 10)])

    def _long(self, title: str, part: Flowable) -> list[Flowable]:
        """A table that may run over pages: its heading stays with the first rows."""
        return [CondPageBreak(120), *self.paper.heading(title), part, Spacer(1, 14)]


def _most_orders_first(row: FigureRow) -> tuple[int, str]:
    return -row.orders - row.credits, row.currency


def _orders(row: FigureRow) -> int:
    return row.orders


def _net(row: FigureRow) -> int:
    return row.net_fen


def _points(row: FigureRow) -> int:
    return row.points


def _whole(value: float) -> str:
    return f"{value:,.0f}"


def _short(value: float) -> str:
    """An amount on an axis: decimals only where they say something."""
    text = f"{abs(value):,.2f}".rstrip("0").rstrip(".")
    return f"{MINUS}{text}" if value < 0 else text


def _days(since: date, until: date) -> list[str]:
    return [(since + timedelta(days=at)).isoformat() for at in range((until - since).days + 1)]


def _months(since: date, until: date) -> list[str]:
    return list(dict.fromkeys(day[:7] for day in _days(since, until)))
