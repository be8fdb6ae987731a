"""Beside the charts: GoodsCard (what sold most), FlowsCard (points issued, used, expired), TodoCard (what waits)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.dashboard import TOP, Board, Measure, Period, TopProduct
from desktop.services.goods_names import called
from desktop.services.order_filter import OrderFilter
from desktop.services.order_queries import COUNT_MOST
from desktop.services.todo import Todo
from desktop.views.buttons import SegmentedControl
from desktop.views.dashboard import leads
from desktop.views.dashboard.rows import RowButton, TodoRow, write
from desktop.views.dashboard.words import change, period_word, short_amount
from desktop.views.formats import points_text, time_left
from desktop.views.labels import Card, ElidedLabel, hline, label, say
from desktop.views.texts import filled
from desktop.views.theme import color, font

translate = QCoreApplication.translate
_WORD, _CHANGE = 52, 50.0
# what isn't a list of orders: the page and its list
LISTS = {"low": ("goods", "low"), "returns": ("returns", "mine"), "exceptions": ("exceptions", "all")}
# of every card in the row: their titles stand on one line
HEAD_HEIGHT = 32


class _GoodsRow(RowButton):
    """Rank, name over a bar of its share, units, and what it is ranked by."""

    def __init__(self, rank: int) -> None:
        super().__init__(28)
        self._rank, self._share = rank, 0.0
        self._title, self._units, self._worth, self._token = "", "", "", "text"

    def show_goods(self, title: str, units: str, worth: str, share: float, token: str) -> None:
        self._title, self._units, self._worth, self._share, self._token = title, units, worth, share, token
        self.setToolTip(title)
        say(self, f"{self._rank} {title} {units} {worth}")
        self.update()

    def content(self, painter: QPainter, box: QRectF) -> None:
        write(painter, box, str(self._rank), "text2", size=12)
        roomy = box.width() >= 300
        name = box.adjusted(18, -3, -148 if roomy else -86, -3)
        write(painter, name, self._title)
        painter.setPen(Qt.PenStyle.NoPen)
        ink = color("chart1")
        ink.setAlpha(190)
        painter.setBrush(ink)
        painter.drawRoundedRect(QRectF(name.left(), box.bottom() - 5, name.width() * self._share, 2.5), 1, 1)
        if roomy:
            write(painter, box.adjusted(0, 0, -84, 0), self._units, "text2", size=12, right=True)
        write(painter, QRectF(box.right() - 80, box.top(), 80, box.height()), self._worth, self._token, weight=600,
              right=True)  # fmt: skip


class GoodsCard(QWidget):
    """ranked(by): another order is wanted."""

    asked = Signal(object)
    ranked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._board: Board | None = None
        self.found: tuple[TopProduct, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(6, 0, 6, 0)
        head.setSpacing(6)
        self.by = SegmentedControl(
            [("units", self.tr("件数")), ("amount", self.tr("金额")), ("points", self.tr("积分"))],
            name=self.tr("热门商品按"),
        )
        self.by.changed.connect(self.ranked)
        head.addWidget(label(self.tr("热门商品"), "h3"))
        head.addStretch(1)
        head.addWidget(self.by)
        column.addLayout(head)
        column.addSpacing(2)
        self.rows = [_GoodsRow(n + 1) for n in range(TOP)]
        for n, row in enumerate(self.rows):
            row.clicked.connect(partial(self._press, n))
            row.hide()
            column.addWidget(row)
        self.nothing = label(self.tr("这段时间没有卖出商品"), "caption")
        self.nothing.hide()
        column.addWidget(self.nothing)
        column.addStretch(1)

    def show_goods(self, board: Board, found: tuple[TopProduct, ...], by: str) -> None:
        self._board, self.found = board, found
        ranked = {one.sku: {"units": one.units, "amount": one.fen, "points": one.points}[by] for one in found}
        most = max(ranked.values(), default=1)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(found))
            if place < len(found):
                one = found[place]
                worth = short_amount(board, one.fen) if by == "amount" or not one.points else points_text(one.points)
                money = by == "amount" or not one.points
                units = filled(self.tr("{0} 件"), points_text(one.units))
                title = called(one.title, one.spec)
                row.show_goods(title, units, worth, ranked[one.sku] / most, "text" if money else "points")
        self.nothing.setVisible(not found)

    def _press(self, place: int, checked: bool = False) -> None:
        if self._board is not None and place < len(self.found):
            self.asked.emit(leads.of_product(self._board, self.found[place].sku))


class _FlowBar(QWidget):
    """A verb, its bar, how many points, and the change."""

    def __init__(self, word: str, token: str, *, good: bool) -> None:
        super().__init__()
        self._word, self._token, self._good = word, token, good
        self._points, self._share, self._change = "", 0.0, ("", "")
        self._beside = _CHANGE
        self.setFixedHeight(22)

    def show_measure(self, measure: Measure, most: int, before: str) -> None:
        self._points, self._share = points_text(measure.now), max(0.0, measure.now / most if most else 0.0)
        self._change = change(measure.now, measure.before, falling=not self._good)
        self.setToolTip("" if measure.before is None else f"{before} {points_text(measure.before)}")
        say(self, f"{self._word} {self._points} {self._change[0]}".strip())
        self.update()

    def change_width(self) -> float:
        return QFontMetricsF(font(12)).horizontalAdvance(self._change[0])

    def leave_beside(self, width: float) -> None:
        """Room for the widest change of the bars, so that the points stand under each other."""
        self._beside = max(_CHANGE, width + 10)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(6, 0, -6, 0)
        write(painter, box, self._word, "text2", size=12)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(self._token))
        room = box.width() - _WORD - 82 - self._beside
        if self._share > 0:
            bar = QRectF(box.left() + _WORD, box.center().y() - 4, max(3.0, room * self._share), 8)
            painter.drawRoundedRect(bar, 1.5, 1.5)
        write(painter, box.adjusted(0, 0, -self._beside, 0), self._points, weight=600, right=True)
        write(painter, box, self._change[0] or "—", "text2", size=12, right=True)


class FlowsCard(QWidget):
    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        head = QHBoxLayout()
        head.setContentsMargins(6, 0, 6, 0)
        self.note = ElidedLabel("", "caption")
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(label(self.tr("积分流向"), "h3"))
        head.addWidget(self.note, 1)
        column.addLayout(head)
        self.issued = _FlowBar(self.tr("发放"), "chart3", good=True)
        self.used = _FlowBar(self.tr("使用"), "chart1", good=True)
        self.expired = _FlowBar(self.tr("过期"), "chart2", good=False)
        for bar in (self.issued, self.used, self.expired):
            column.addWidget(bar)

    def show_board(self, board: Board, period: Period, before: str) -> None:
        self.note.setText(filled(self.tr("{0} · 较{1}"), period_word(period, board.span), before))
        measures = (board.issued, board.used, board.expired)
        most = max(measure.now for measure in measures)
        bars = (self.issued, self.used, self.expired)
        for bar, measure in zip(bars, measures, strict=True):
            bar.show_measure(measure, most, before)
        widest = max(bar.change_width() for bar in bars)
        for bar in bars:
            bar.leave_beside(widest)


class TodoCard(Card):
    asked = Signal(object)
    list_asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(margins=(10, 10, 10, 6))
        self.box.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(6, 0, 6, 0)
        head.addStrut(HEAD_HEIGHT)
        head.addWidget(label(self.tr("待办"), "h3"))
        head.addSpacing(8)
        told = ElidedLabel(self.tr("点开就是那些订单和商品"), "caption")
        told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(told, 1)
        self.box.addLayout(head)
        self.rows = {
            "late": TodoRow("triangle-alert", "danger_text", self.tr("发货超时")),
            "to_ship": TodoRow("package-open", "accent_text", self.tr("待发货")),
            "held": TodoRow("hourglass", "points", self.tr("挂起")),
            "exceptions": TodoRow("circle-alert", "danger_text", self.tr("异常待处理")),
            "to_approve": TodoRow("shield-check", "accent_text", self.tr("退款待审批")),
            "to_record": TodoRow("hand-coins", "points", self.tr("退款待打款登记")),
            "returns": TodoRow("undo-2", "accent_text", self.tr("售后待处理")),
            "low": TodoRow("trending-down", "points", self.tr("低库存商品")),
        }
        for key, row in self.rows.items():
            row.clicked.connect(partial(self._press, key))
            if key != "late":
                self.box.addWidget(hline())
            self.box.addWidget(row)
        self.box.addStretch(1)

    def show_todo(self, todo: Todo) -> None:
        notes = {
            "late": "" if todo.late_since is None else time_left(todo.late_since - todo.now),
            "to_ship": filled(self.tr("今天要发 {0}"), points_text(todo.due_today)) if todo.due_today else "",
            "returns": filled(self.tr("超时 {0}"), points_text(todo.returns_late)) if todo.returns_late else "",
        }
        for key, row in self.rows.items():
            count: int = getattr(todo, key)
            text = f"{points_text(count)}+" if count >= COUNT_MOST and key != "to_ship" else points_text(count)
            row.show_count(text, notes.get(key, ""), any_=count > 0)

    def lead(self, key: str) -> OrderFilter:
        return {"late": leads.LATE, "to_ship": leads.TO_SHIP, "held": leads.HELD,
                "to_approve": leads.TO_APPROVE, "to_record": leads.TO_RECORD}[key]  # fmt: skip

    def _press(self, key: str, checked: bool = False) -> None:
        if key in LISTS:
            self.list_asked.emit(*LISTS[key])
        else:
            self.asked.emit(self.lead(key))
