"""The three charts of the dashboard in their cards: OrdersCard, AmountCard, HoursCard. Imports pyqtgraph.

card.show_board(board, period)      card.asked(OrderFilter): a bar, point or cell was opened
card.save_asked(name): the picture button was pressed
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout

from desktop.services.dashboard import Board, Period
from desktop.services.order_filter import OrderFilter
from desktop.views.buttons import IconButton
from desktop.views.calendar_words import weekday_word
from desktop.views.charts.heat import HOURS, HeatMap, HeatScale
from desktop.views.charts.marks import Mark
from desktop.views.charts.plot import Plot
from desktop.views.charts.upright import BarChart, LineChart
from desktop.views.dashboard import leads
from desktop.views.dashboard.words import (
    amount_text,
    axis_amount,
    period_word,
    step_tick,
    step_title,
    still_running,
)
from desktop.views.formats import points_text
from desktop.views.labels import Card, ElidedLabel, label
from desktop.views.texts import filled

translate = QCoreApplication.translate


class ChartCard(Card):
    """Title, what it covers, a button that saves it as a picture, and the chart."""

    asked = Signal(object)
    save_asked = Signal(object, str)

    def __init__(self, title: str, chart: Plot) -> None:
        super().__init__(margins=(16, 10, 12, 8))
        self.title, self.chart = title, chart
        self.board: Board | None = None
        self.box.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(6)
        self.note = ElidedLabel("", "caption")
        self.save = IconButton("image", filled(self.tr("把「{0}」存成图片"), title), size=14)
        kept = self.save.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.save.setSizePolicy(kept)
        self.save.clicked.connect(self._save)
        head.addWidget(label(title, "h3"))
        head.addWidget(self.note, 1)
        head.addWidget(self.save)
        self.box.addLayout(head)
        self.box.addWidget(chart, 1)
        chart.pressed.connect(self._press)

    def show_board(self, board: Board, period: Period) -> None:
        self.board = board
        note, marks = self.told(board, period)
        self.note.setText(note)
        self.chart.show_marks(marks, note)

    def told(self, board: Board, period: Period) -> tuple[str, list[Mark]]:
        """What stands beside the title, and the marks."""
        raise NotImplementedError  # each card tells another figure

    def lead(self, board: Board, place: int) -> OrderFilter:
        raise NotImplementedError  # each card counts orders of its own

    def _press(self, place: int) -> None:
        if self.board is not None:
            self.asked.emit(self.lead(self.board, place))

    def _save(self) -> None:
        self.save_asked.emit(self, self.title)


class OrdersCard(ChartCard):
    def __init__(self) -> None:
        title = translate("dashboard", "订单数")
        super().__init__(title, BarChart(title))

    def told(self, board: Board, period: Period) -> tuple[str, list[Mark]]:
        note = filled(
            self.tr("{0} {1} 笔 · 已下单，不含已取消"), period_word(period, board.span), points_text(board.orders.now)
        )
        return note, [
            Mark(step.orders, step_tick(board, step),
                 (step_title(board, step), filled(self.tr("{0} 笔 · 点开看订单"), points_text(step.orders))),
                 still_running(board, step))
            for step in board.steps
        ]  # fmt: skip

    def lead(self, board: Board, place: int) -> OrderFilter:
        return leads.sales_of(board, board.steps[place])


class AmountCard(ChartCard):
    def __init__(self) -> None:
        line = LineChart(translate("dashboard", "订单金额"))
        super().__init__(translate("dashboard", "订单金额"), line)
        self._line = line

    def told(self, board: Board, period: Period) -> tuple[str, list[Mark]]:
        # a line that goes on at zero would tell of hours that are still to come
        self._line.set_axis_text(axis_amount(board))
        note = filled(self.tr("{0} {1}"), period_word(period, board.span), amount_text(board, board.net.now))
        return note, [
            Mark(step.net / 10**board.minor_units, step_tick(board, step),
                 (step_title(board, step),
                  filled(self.tr("{0} · {1} 笔"), amount_text(board, step.net), points_text(step.orders))))
            for step in board.steps[: len(board.net.course)]
        ]  # fmt: skip

    def lead(self, board: Board, place: int) -> OrderFilter:
        return leads.amounts_of(board, board.steps[place])


class HoursCard(ChartCard):
    def __init__(self) -> None:
        tick, title = translate("dashboard", "{0} 时"), translate("dashboard", "下单时段")
        hours = [filled(tick, hour) if hour % 4 == 0 else "" for hour in range(HOURS)]
        super().__init__(title, HeatMap(title, days=[weekday_word(n) for n in range(1, 8)], hours=hours))
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 2, 4, 2)
        self.busiest, self.scale = ElidedLabel("", "caption"), HeatScale()
        foot.addWidget(self.busiest, 1)
        foot.addWidget(self.scale)
        self.box.addLayout(foot)

    def told(self, board: Board, period: Period) -> tuple[str, list[Mark]]:
        counts = [n for row in board.hours for n in row]
        most = max(counts)
        self.scale.show_most(filled(self.tr("{0} 笔"), points_text(most)))
        self.scale.setVisible(most > 0)
        days = leads.weekdays_in(board)
        self.busiest.setText(self._busiest(counts.index(most), most, days) if most else "")
        note = filled(self.tr("小时 × 星期，{0}"), period_word(period, board.span))
        return note, [Mark(n, "", self._said(place, n, days)) for place, n in enumerate(counts)]

    def _said(self, place: int, count: int, weekdays: tuple[int, ...]) -> tuple[str, str]:
        weekday, hour = place // HOURS + 1, place % HOURS
        when = filled(self.tr("{0} {1}–{2} 时"), weekday_word(weekday), hour, hour + 1)
        days = weekdays[weekday - 1]
        if days > 1:
            return when, filled(self.tr("{0} 天共 {1} 笔 · 点开看订单"), days, points_text(count))
        return when, filled(self.tr("{0} 笔 · 点开看订单"), points_text(count))

    def _busiest(self, place: int, most: int, weekdays: tuple[int, ...]) -> str:
        weekday, hour = place // HOURS + 1, place % HOURS
        average = f"{most / max(weekdays[weekday - 1], 1):,.1f}".removesuffix(".0")
        return filled(self.tr("最忙：{0} {1} 时，平均 {2} 笔"), weekday_word(weekday), hour, average)

    def lead(self, board: Board, place: int) -> OrderFilter:
        return leads.hour_of(board, place // HOURS + 1, place % HOURS)
