"""The line under the list: how many, in which order, what it comes to; and while orders are ticked, what to do with them.

foot = ListFoot()
foot.show_loading() · foot.show_count(count, "按下单时间，新的在前") · foot.show_ticked(rows) · show_all_ticked(count)
foot.copy_pressed · print_pressed · clear_pressed · foot.offer({"ship_order": Permission.SHIP}, may)
foot.bulk_pressed("ship_order") · foot.offer_undo("3 笔已发货") · foot.undo_pressed
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.models.vocabulary import Permission
from desktop.services.bulk import may_begin
from desktop.services.order_queries import CashSum, OrderCount
from desktop.services.order_rows import OrderRow
from desktop.views.buttons import Button, IconButton, reveal
from desktop.views.formats import money, points_text
from desktop.views.labels import ElidedLabel, label
from desktop.views.notices import Spinner
from desktop.views.texts import filled

translate = QCoreApplication.translate
_ICONS = {
    "ship_order": "truck", "release_order": "arrow-right", "hold_order": "pause", "tag_order": "tag",
    "assign_order": "user-check", "set_priority": "flag",
}  # fmt: skip


def sum_of(rows: Iterable[OrderRow]) -> OrderCount:
    """The count of rows that are all here."""
    orders, points, cash = 0, 0, defaultdict[tuple[str, int], int](int)
    for row in rows:
        orders += 1
        points += row.points
        cash[row.currency, row.minor_units] += row.cash_fen
    sums = tuple(CashSum(currency, units, amount) for (currency, units), amount in sorted(cash.items()))
    return OrderCount(orders, False, points, sums)


def number_text(count: OrderCount) -> str:
    if count.many:
        return translate("order list", "很多")
    return f"{count.orders:,}" + ("+" if count.capped else "")


def cash_text(count: OrderCount) -> str:
    """One sum per currency, never mixed; nothing where all are nought."""
    return " ".join(money(one.amount, one.currency, one.minor_units) for one in count.cash or () if one.amount)


def hits_text(count: OrderCount) -> str:
    if count.many:
        return translate("order list", "命中很多笔")
    hit = filled(translate("order list", "命中 {0} 笔"), number_text(count))
    if count.points is None:
        return hit
    return filled(
        translate("order list", "{0} · 合计 {1} 积分 {2}"), hit, points_text(count.points), cash_text(count)
    ).strip()


class ListFoot(QFrame):
    copy_pressed = Signal()
    print_pressed = Signal()
    clear_pressed = Signal()
    bulk_pressed = Signal(str)
    undo_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("tablebar")
        self.setFixedHeight(44)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._count_line())
        self._ticked, self._ticked_row = self._ticked_line()
        self._stack.addWidget(self._ticked)
        column.addWidget(self._stack)

    def _count_line(self) -> QWidget:
        made, row = _line()
        self._spinner = Spinner()
        self._spinner.hide()
        self.count = ElidedLabel("", "caption")
        self._total_word = label(self.tr("合计"), "caption")
        self.points, self.cash = label("", "points"), label("", "strong")
        row.addWidget(self._spinner)
        row.addWidget(self.count, 1)
        self.undo = Button(self.tr("撤销刚才的批量"), "undo-2", kind="link")
        self.undo.clicked.connect(self.undo_pressed)
        self.undo.hide()
        row.addWidget(self.undo)
        for part in (self._total_word, self.points, self.cash):
            row.addWidget(part)
        self._show_totals("", "")
        return made

    def _ticked_line(self) -> tuple[QWidget, QHBoxLayout]:
        made, row = _line()
        self.ticked = ElidedLabel("", "strong")
        self.copy = IconButton("copy", self.tr("复制单号"))
        self.copy.clicked.connect(self.copy_pressed)
        self.print = IconButton("printer", self.tr("打印配货单（Ctrl+P）"))
        self.print.clicked.connect(self.print_pressed)
        self.clear = IconButton("x", self.tr("取消选择"))
        self.clear.clicked.connect(self.clear_pressed)
        self._few = ""
        self.acts: dict[str, Button] = {}
        self._acts_row = QHBoxLayout()
        self._acts_row.setSpacing(6)
        row.addWidget(self.ticked, 1)
        row.addLayout(self._acts_row)
        row.addWidget(self.print)
        row.addWidget(self.copy)
        row.addWidget(self.clear)
        return made, row

    def offer(self, acts: Mapping[str, Permission], may: Callable[[Permission], bool]) -> None:
        """Acts on many orders with their rights; shown to who may, as long as a ticked one looks ready for them."""
        self._rights, self._may = acts, may
        reveal(self.print, may(Permission.PRINT))
        for act in acts:
            button = Button("", _ICONS[act], kind="soft" if act == "ship_order" else "", size="small")
            button.clicked.connect(partial(self._press, act))
            button.hide()
            self.acts[act] = button
            self._acts_row.addWidget(button)

    def offer_undo(self, words: str) -> None:
        """The last bulk act can be taken back as a whole; "" for no more."""
        self.undo.setToolTip(words)
        reveal(self.undo, bool(words))

    def _press(self, act: str, _checked: bool = False) -> None:
        self.bulk_pressed.emit(act)

    def show_loading(self) -> None:
        self._spinner.show()
        self.count.setText(self.tr("正在读取…"))
        self._show_totals("", "")

    def show_nothing(self) -> None:
        """After a list that couldn't be read."""
        self._spinner.hide()
        self.count.setText("")
        self._show_totals("", "")

    def show_count(self, count: OrderCount | None, sorted_by: str) -> None:
        """None: not counted yet."""
        self._spinner.setVisible(count is None)
        if count is None:
            self.count.setText(sorted_by)
            return
        if not count.orders and not count.many:
            self.count.setText(self.tr("共 0 笔"))
            self._show_totals("", "")
            return
        if count.many:
            told = filled(self.tr("很多笔 · {0}"), sorted_by)
        else:
            told = filled(self.tr("共 {0} 笔 · {1}"), number_text(count), sorted_by)
        if count.unsummed:
            told = filled(self.tr("{0} · 没有合计：太多了，只按状态、下单日期、渠道筛选时才有"), told)
        self.count.setText(told)
        points = "" if count.points is None else filled(self.tr("{0} 积分"), points_text(count.points))
        self._show_totals(points, cash_text(count))

    def show_ticked(self, rows: Sequence[OrderRow]) -> None:
        able = {act: sum(may_begin(act, row) for row in rows) for act in self.acts}
        count = sum_of(rows)
        told = filled(
            self.tr("已选 {0} 笔 · 合计 {1} 积分 {2}"), number_text(count), points_text(count.points or 0),
            cash_text(count),
        )  # fmt: skip
        few = filled(self.tr("已选 {0} 笔"), number_text(count))
        self._stack.setCurrentIndex(1 if rows else 0)
        self._show_ticked(told, few, {act: f"{number:,}" for act, number in able.items() if number})

    def show_all_ticked(self, count: OrderCount) -> None:
        """All that the list finds, by a rule: which of them are able isn't known before they are read."""
        some = self.tr("已选全部，有很多笔")
        few = some if count.many else filled(self.tr("已选全部 {0} 笔"), number_text(count))
        told = few
        if count.points is not None:
            told = filled(self.tr("{0} · 合计 {1} 积分 {2}"), few, points_text(count.points), cash_text(count))
        elif count.unsummed:
            told = filled(self.tr("{0} · 没有合计"), few)
        self._stack.setCurrentIndex(1)
        number = "" if count.many else number_text(count)
        self._show_ticked(told, few, dict.fromkeys(self.acts, number) if count.orders or count.many else {})

    def _show_ticked(self, told: str, few: str, able: Mapping[str, str]) -> None:
        """able: on how many orders an act can be begun, "" on more than can be counted."""
        self._few = few
        self.ticked.setText(told.strip(), few)
        words = {
            "ship_order": (self.tr("发货 {0} 笔"), self.tr("发货")),
            "release_order": (self.tr("放行 {0} 笔"), self.tr("放行")),
            "hold_order": (self.tr("挂起"), ""),
            "tag_order": (self.tr("标签"), ""),
            "assign_order": (self.tr("领单"), ""),
            "set_priority": (self.tr("优先级"), ""),
        }
        for act, button in self.acts.items():
            with_number, bare = words[act]
            number = able.get(act, "")
            button.setText(filled(with_number, number) if number or not bare else bare)
            reveal(button, act in able and self._may(self._rights[act]))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where the line is short the acts do without their pictures, so that it can say how many are ticked."""
        for act, button in self.acts.items():
            button.show_icon(_ICONS[act])
        words = self.ticked.fontMetrics().horizontalAdvance(self._few)
        if self._ticked_row.sizeHint().width() - self.ticked.sizeHint().width() + words > self.width():
            for button in self.acts.values():
                button.show_icon("")

    def _show_totals(self, points: str, cash: str) -> None:
        self.points.setText(points)
        self.cash.setText(cash)
        reveal(self._total_word, bool(points or cash))


def _line() -> tuple[QWidget, QHBoxLayout]:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(20, 0, 20, 0)
    row.setSpacing(8)
    return made, row
