"""Orders that an act can't be done on, or wasn't: each with its reason and the next step; and the bar of how it went."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.services.errors import ChangedByOther, DatabaseGone, Invalid
from desktop.services.order_rows import OrderRow
from desktop.views.cells import Act, Person, Text
from desktop.views.order_words import units_text
from desktop.views.table import Column, RowTable
from desktop.views.table_view import TableView
from desktop.views.texts import sentence
from desktop.views.theme import color

translate = QCoreApplication.translate
# a reason in two lines
REASON_ROW = 44


@dataclass(frozen=True, slots=True)
class Left:
    """fact None: the run was stopped before its turn."""

    row: OrderRow
    fact: Exception | None


def reason_text(fact: Exception | None) -> str:
    if isinstance(fact, Invalid) and (fact.field, fact.problem) == ("reason", "missing"):
        return translate("bulk", "过了一分钟，或快递已经有动静，要写原因才能撤销")
    return translate("bulk", "停下时还没轮到，没有动") if fact is None else sentence(fact)


def next_step(fact: Exception | None) -> str:
    match fact:
        case ChangedByOther():
            return translate("bulk", "看改动")
        case None | Invalid() | DatabaseGone():
            return translate("bulk", "重试")
        case _:
            return translate("bulk", "看订单")


def goods_cell(row: OrderRow) -> Text:
    tail = units_text(row)
    return Text(row.title + tail, tip=row.title + tail, tail=tail)


def person_cell(row: OrderRow) -> Person:
    return Person(row.recipient_name or row.member_name, tip=row.phone_mask)


def _reason(left: Left) -> Text:
    words = reason_text(left.fact)
    return Text(words, "dim" if left.fact is None else "danger", tip=words, wrap=True)


def left_table() -> TableView:
    columns: list[Column[Left]] = [
        Column("number", translate("bulk", "订单号"), 150, lambda left: Text(left.row.order_no, "strong")),
        Column("person", translate("bulk", "收货人"), 78, lambda left: person_cell(left.row)),
        Column("goods", translate("bulk", "商品"), 116, lambda left: goods_cell(left.row)),
        Column("reason", translate("bulk", "原因"), 260, _reason, stretch=True),
        Column("next", translate("bulk", "下一步"), 84, lambda left: Act(next_step(left.fact)), align="right"),
    ]
    table: RowTable[Left] = RowTable(columns, row_id=lambda left: left.row.id)
    view = TableView(table, name=translate("bulk", "没有做的订单"), row_height=REASON_ROW)
    table.setParent(view)
    return view


class RatioBar(QWidget):
    """What was done in green, what wasn't in red."""

    def __init__(self) -> None:
        super().__init__()
        self._done, self._left = 0, 0
        self.setFixedHeight(8)

    def show_ratio(self, done: int, left: int) -> None:
        self._done, self._left = done, left
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        total = max(1, self._done + self._left)
        split = self.width() * self._done / total
        gap = 2.0 if self._done and self._left else 0.0
        painter.setBrush(color("good"))
        painter.drawRoundedRect(QRectF(0, 0, max(0.0, split - gap), 8), 4, 4)
        painter.setBrush(color("danger"))
        painter.drawRoundedRect(QRectF(split, 0, self.width() - split, 8), 4, 4)
