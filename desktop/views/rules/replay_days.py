"""ReplayDays: points earned on each shop day under the rules in force and under the draft, as two lines.

days.show_days(Replay.by_day)      pyqtgraph is imported on a thread when there is first something to draw
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.views.buttons import reveal
from desktop.views.charts.marks import Mark
from desktop.views.desk import Desk
from desktop.views.formats import points_text
from desktop.views.labels import SectionHeader, label
from desktop.views.texts import filled

if TYPE_CHECKING:
    from desktop.views.charts.pair import PairChart, PairKey

CHART_HEIGHT = 132


def _load() -> tuple[type[PairChart], type[PairKey]]:
    """On a pool thread: brings pyqtgraph and numpy with it."""
    from desktop.views.charts.pair import PairChart, PairKey

    return PairChart, PairKey


class ReplayDays(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.chart: PairChart | None = None
        self._loading = False
        self._days: Mapping[date, tuple[int, int]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(SectionHeader(self.tr("每天的消费获得积分")))
        reveal(self, False)

    def show_days(self, days: Mapping[date, tuple[int, int]]) -> None:
        """By shop day; {} hides the lines."""
        self._days = dict(days)
        reveal(self, bool(days) and self.chart is not None)
        if self.chart is not None:
            self._draw(self.chart)
        elif days and not self._loading:
            self._loading = True
            self._desk.tasks.run(self, _load, then=self._loaded, failed=self._raise)

    def _loaded(self, kinds: tuple[type[PairChart], type[PairKey]]) -> None:
        chart, key = kinds
        self.chart = chart(self.tr("每天的消费获得积分"))
        self.chart.setFixedHeight(CHART_HEIGHT)
        legend = QHBoxLayout()
        legend.setSpacing(6)
        for which, words in (("is", self.tr("现行规则")), ("would", self.tr("草稿"))):
            legend.addWidget(key(which))
            legend.addWidget(label(words, "caption"))
            legend.addSpacing(10)
        legend.addStretch(1)
        self._column.addLayout(legend)
        self._column.addWidget(self.chart)
        self.show_days(self._days)

    def _raise(self, error: Exception) -> None:
        raise error

    def _draw(self, chart: PairChart) -> None:
        marks, others = [], []
        for day in _every_day(self._days):
            was, would = self._days.get(day, (0, 0))
            words = filled(self.tr("草稿 {0} · 现行 {1}"), points_text(would), points_text(was))
            marks.append(Mark(would, f"{day:%m-%d}", (f"{day:%m-%d}", words)))
            others.append(float(was))
        sums = [points_text(sum(one[place] for one in self._days.values())) for place in (1, 0)]
        chart.show_pair(marks, others, filled(self.tr("草稿 {0} · 现行 {1}"), *sums))


def _every_day(days: Mapping[date, tuple[int, int]]) -> list[date]:
    """From the first to the last, with those on which nobody ordered."""
    if not days:
        return []
    first, last = min(days), max(days)
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
