"""BoardView: everything under the dashboard's head, in cards. Imports pyqtgraph, so it is itself imported late.

view = BoardView(); for _ in view.furnish(): …    a piece per turn of the event loop
view.show_board(board, period) · view.show_goods(found, by) · view.show_todo(todo)
view.asked(OrderFilter) · view.list_asked("goods", "low") · view.ranked(by) · view.save_asked(card, name)
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.dashboard import Board, Period, TopProduct
from desktop.services.todo import Todo
from desktop.views.dashboard.chart_cards import AmountCard, HoursCard, OrdersCard
from desktop.views.dashboard.kpis import KpiRow
from desktop.views.dashboard.side_cards import FlowsCard, GoodsCard, TodoCard
from desktop.views.dashboard.widths import CARDS_IN_A_ROW
from desktop.views.dashboard.words import before_word
from desktop.views.labels import Card, hline

_GAP = 12
_HOURS_SHARE = 40


class BoardView(QWidget):
    asked = Signal(object)
    list_asked = Signal(str, str)
    ranked = Signal(str)
    save_asked = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.board: Board | None = None
        self._furnished, self._narrow = False, False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP)

    def furnish(self) -> Iterator[None]:
        """Each piece is polished by itself: the style sheet takes longer than the rest."""
        for piece in self._pieces():
            for widget in (piece, *piece.findChildren(QWidget)):
                widget.ensurePolished()
            yield
        self._furnished = True

    def _pieces(self) -> Iterator[QWidget]:
        self.kpis = KpiRow()
        self.kpis.asked.connect(self.asked)
        self.kpis.members_asked.connect(partial(self.list_asked.emit, "members", "all"))
        self._column.addWidget(self.kpis)
        yield self.kpis
        self.orders = OrdersCard()
        self.orders.setParent(self)
        yield self.orders
        self.amount = AmountCard()
        self._column.addLayout(self._row((self.orders, 14), (self.amount, 11)), 10)
        yield self.amount
        self.hours = HoursCard()
        self.hours.setParent(self)
        yield self.hours
        self.goods, self.flows, self.todo = GoodsCard(), FlowsCard(), TodoCard()
        beside = Card(margins=(10, 10, 10, 6))
        beside.box.setSpacing(5)
        beside.box.addWidget(self.goods, 1)
        beside.box.addWidget(hline())
        beside.box.addWidget(self.flows)
        self._lower = self._row((self.hours, _HOURS_SHARE), (beside, 31), (self.todo, 26))
        self._column.addLayout(self._lower, 11)
        for card in (self.orders, self.amount, self.hours):
            card.chart.setMinimumHeight(130)
            card.asked.connect(self.asked)
            card.save_asked.connect(self.save_asked)
        self.goods.asked.connect(self.asked)
        self.goods.ranked.connect(self.ranked)
        self.todo.asked.connect(self.asked)
        self.todo.list_asked.connect(self.list_asked)
        yield beside
        yield self.todo

    def _row(self, *cards: tuple[QWidget, int]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(_GAP)
        for card, share in cards:
            row.addWidget(card, share)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is narrow, the hours have a row of their own."""
        super().resizeEvent(event)
        narrow = self.width() < CARDS_IN_A_ROW
        if not self._furnished or narrow == self._narrow:
            return
        self._narrow = narrow
        if narrow:
            self._column.insertWidget(self._column.count() - 1, self.hours, 11)
        else:
            self._lower.insertWidget(0, self.hours, _HOURS_SHARE)

    def show_board(self, board: Board, period: Period) -> Iterator[None]:
        """A piece per turn: twelve months of bars are drawn in one, the line in the next."""
        self.board = board
        self.kpis.show_board(board, period)
        yield
        for card in (self.orders, self.amount, self.hours):
            card.show_board(board, period)
            yield
        self.flows.show_board(board, period, before_word(period))

    def show_goods(self, board: Board, found: tuple[TopProduct, ...], by: str) -> None:
        self.goods.show_goods(board, found, by)

    def show_todo(self, todo: Todo) -> None:
        self.todo.show_todo(todo)
