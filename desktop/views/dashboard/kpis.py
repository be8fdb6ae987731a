"""KpiRow: the six figures at the top of the dashboard."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.services.dashboard import Board, Measure, Period
from desktop.services.order_filter import OrderFilter
from desktop.views.dashboard import leads
from desktop.views.dashboard.rows import KpiCard
from desktop.views.dashboard.widths import FIGURES_IN_A_ROW
from desktop.views.dashboard.words import amount_text, before_word, change, short_amount
from desktop.views.formats import points_text
from desktop.views.texts import filled


class KpiRow(QWidget):
    asked = Signal(object)
    members_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._board: Board | None = None
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self.cards = {
            "orders": KpiCard(self.tr("订单"), "chart1"),
            "net": KpiCard(self.tr("订单金额"), "chart3"),
            "average": KpiCard(self.tr("客单价"), "chart3"),
            "points": KpiCard(self.tr("使用积分"), "chart2"),
            "refunds": KpiCard(self.tr("退款"), "chart4"),
            "members": KpiCard(self.tr("新会员"), "chart4"),
        }
        for key, card in self.cards.items():
            card.pressed.connect(partial(self._press, key))
        self._stand(len(self.cards))

    def _stand(self, columns: int) -> None:
        """In one row, or in two where the window is narrow."""
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, place // columns, place % columns)
        for column in range(len(self.cards)):
            self._grid.setColumnStretch(column, int(column < columns))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stand(len(self.cards) if self.width() >= FIGURES_IN_A_ROW else len(self.cards) // 2)

    def show_board(self, board: Board, period: Period) -> None:
        self._board = board
        before = before_word(period)

        def told(key: str, measure: Measure, shown: Callable[[int], str], exact: str = "", falling: bool = False,
                 then: Callable[[int], str] | None = None) -> None:  # fmt: skip
            note = "" if measure.before is None else f"{before} {(then or shown)(measure.before)}"
            changed = change(measure.now, measure.before, falling=falling)
            self.cards[key].show_figure(shown(measure.now), changed, note, measure.course, exact=exact)

        amount = partial(short_amount, board)
        told("orders", board.orders, partial(_counted, self.tr("{0} 笔")), then=points_text)
        told("net", board.net, amount, amount_text(board, board.net.now))
        told("average", board.average, amount, amount_text(board, board.average.now))
        told("points", board.points, points_text)
        told("members", board.members, partial(_counted, self.tr("{0} 人")), then=points_text)
        refunds = filled(self.tr("{0}，{1} 笔退款"), amount_text(board, board.refunds.now), board.refund_count.now)
        told("refunds", board.refunds, amount, refunds, falling=True)

    def lead(self, key: str) -> OrderFilter | None:
        if self._board is None:
            return None
        wanted = {"orders": leads.sales, "average": leads.sales, "net": leads.amounts, "points": leads.with_points,
                  "refunds": leads.refunded}  # fmt: skip
        return wanted[key](self._board)

    def _press(self, key: str) -> None:
        if key == "members":
            self.members_asked.emit()
            return
        chosen = self.lead(key)
        if chosen is not None:
            self.asked.emit(chosen)


def _counted(words: str, count: int) -> str:
    return filled(words, points_text(count))
