"""ForecastSheet 积分负债与到期: what members hold and its worth today, and how much runs out month by month.

sheet = ForecastSheet(window, desk)                          the whole shop
ForecastSheet(window, desk, member_id, account)              one member, without the worth
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.services import points_story
from desktop.services.points_story import ExpiryForecast, Liability
from desktop.views.buttons import reveal
from desktop.views.charts.marks import Mark
from desktop.views.charts.upright import BarChart
from desktop.views.desk import Desk
from desktop.views.dialogs import Sheet
from desktop.views.formats import money, points_text
from desktop.views.labels import KeyValueRow, SectionHeader, clear, label
from desktop.views.texts import filled, sentence

translate = QCoreApplication.translate
CHART_HEIGHT = 172


class ForecastSheet(Sheet):
    def __init__(self, window: QWidget, desk: Desk, member_id: int | None = None, account: str = "") -> None:
        shop = member_id is None
        title = translate("forecast", "积分负债与到期") if shop else translate("forecast", "积分什么时候到期")
        super().__init__(window, title, account, icon="hourglass", width=760)
        self.figures = QWidget()
        self._grid = QGridLayout(self.figures)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(28)
        self._grid.setVerticalSpacing(2)
        self.worth = label("", "caption", wrap=True)
        if shop:
            self.add(self.figures)
            self.add(self.worth)
        self.head = SectionHeader(self.tr("每月到期"))
        self.chart = BarChart(self.tr("每月到期的积分"))
        self.chart.setFixedHeight(CHART_HEIGHT)
        self.none = label(self.tr("12 个月里没有要到期的"), "muted")
        self.rest = label("", "caption", wrap=True)
        self.add(self.head)
        self.add(self.chart)
        self.add(self.none)
        reveal(self.none, False)
        self.add(self.rest)
        self.close_button = self.add_button(self.tr("关闭"), slot=self.dismiss, default=True)
        desk.ask(self, points_story.expiry_forecast, member_id, then=self._show_months, failed=self._explain)
        if shop:
            desk.ask(self, points_story.points_liability, then=self._show_liability, failed=self._explain)

    def take_focus(self) -> None:
        self.close_button.setFocus()

    def _explain(self, error: Exception) -> None:
        self.show_error(sentence(error))

    def _show_liability(self, found: Liability) -> None:
        clear(self._grid)
        rows = (
            (self.tr("可用"), points_text(found.available)), (self.tr("冻结"), points_text(found.frozen)),
            (self.tr("待生效"), points_text(found.pending)), (self.tr("欠分"), points_text(found.debt)),
            (self.tr("有积分的会员"), points_text(found.members)), (self.tr("合计折合"), money(found.fen)),
        )  # fmt: skip
        for at, (key, value) in enumerate(rows):
            row = KeyValueRow(key, value, strong=at == len(rows) - 1)
            self._grid.addWidget(row, at // 2, at % 2)
        words = self.tr("可用、冻结和待生效按现行规则（第 {0} 版）{1} 积分抵 1 元折算，欠分不抵")
        self.worth.setText(filled(words, found.rule, points_text(found.points_for_yuan)))
        self.place()

    def _show_months(self, found: ExpiryForecast) -> None:
        total = sum(one.points for one in found.months)
        self.head.note.setText(filled(self.tr("12 个月里 {0}"), points_text(total)))
        reveal(self.chart, total > 0)
        reveal(self.none, total == 0)
        marks = []
        for one in found.months:
            month = f"{one.month:%Y-%m}"
            marks.append(Mark(one.points, month[2:], (month, filled(self.tr("{0} 积分到期"), points_text(one.points)))))
        self.chart.show_marks(marks, filled(self.tr("12 个月里 {0} 积分到期"), points_text(total)))
        rest = [
            filled(words, points_text(points))
            for words, points in (
                (self.tr("今晚清零 {0}"), found.past), (self.tr("更晚到期 {0}"), found.later),
                (self.tr("长期有效 {0}"), found.never),
            )
            if points
        ]  # fmt: skip
        self.rest.setText(" · ".join(rest))
        self.place()
