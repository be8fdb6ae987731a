"""One product of an order being placed: its price, stock, quota, quantity, and why it can't be ordered so.

row = LineRow(line) · row.show_line(line) · row.qty_changed(int) · row.removed()
unit_price(4200, 2900) -> "4,200 积分 + ¥29.00"      stock_words(4) -> ("可售 4 件，快没了", "low")
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.vocabulary import DeliveryKind, SaleMode
from desktop.services.catalogue import SkuRow
from desktop.services.errors import LimitReached, OutOfStock
from desktop.services.goods_names import called
from desktop.services.placing import Offer
from desktop.services.prices import LinePrice
from desktop.services.quotas import Room
from desktop.views.buttons import IconButton, Stepper, reveal
from desktop.views.formats import money, points_text
from desktop.views.icons import IconTile
from desktop.views.labels import ElidedLabel, label, say, set_role
from desktop.views.texts import filled, sentence, translate
from desktop.views.words import delivery_word

_LOW = 5
WIDTHS = {"price": 130, "quota": 82, "qty": 96, "sum": 84, "drop": 28}


@dataclass(slots=True)
class Line:
    """room and priced are the last answers; problem is a refusal that the answers don't show by themselves."""

    sku: SkuRow
    qty: int = 1
    room: Room | None = None
    offer: Offer | None = None
    priced: LinePrice | None = None
    problem: str = ""

    def name(self) -> str:
        return called(self.sku.title, self.sku.spec)

    def known_problem(self) -> str:
        """Why it can't be ordered so, as far as it can be told by now; ''."""
        if self.problem or self.room is None:
            return self.problem
        if self.qty > self.room.free:
            return sentence(OutOfStock(self.sku.code, self.room.free, self.qty, self.name()))
        if self.room.limit is not None and self.room.used + self.qty > self.room.limit:
            return sentence(LimitReached(self.sku.code, self.room.limit, self.room.used, self.name()))
        return ""


def unit_price(points: int, fen: int) -> str:
    if points and fen:
        return filled(translate("place", "{0} 积分 + {1}"), points_text(points), money(fen))
    return money(fen) if fen else filled(translate("place", "{0} 积分"), points_text(points))


def stock_words(free: int) -> tuple[str, str]:
    """The words and the label role for how many can still be sold."""
    if free <= 0:
        return translate("place", "缺货"), "error"
    if free <= _LOW:
        return filled(translate("place", "可售 {0} 件，快没了"), free), "low"
    return filled(translate("place", "可售 {0} 件"), free), "caption"


def tile_icon(sku: SkuRow) -> str:
    return {DeliveryKind.PICKUP: "store", DeliveryKind.VIRTUAL: "key-round", DeliveryKind.TOPUP: "zap"}.get(
        sku.delivery, "package"
    )


class LineRow(QWidget):
    """One product of the order."""

    qty_changed = Signal(int)
    removed = Signal()

    def __init__(self, line: Line) -> None:
        super().__init__()
        sku = line.sku
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 7, 0, 7)
        column.setSpacing(2)
        inner = QWidget()
        row = columns(inner)
        self.tile = IconTile(tile_icon(sku), "plain")
        row.addWidget(self.tile)
        title = " ".join(part for part in (sku.title, sku.spec) if part)
        cash = self.tr("可抵扣") if sku.mode is SaleMode.CASH else ""
        words = " · ".join(word for word in (sku.code, cash, delivery_word(sku.delivery.value)) if word)
        row.addLayout(_pair(ElidedLabel(title, "strong"), ElidedLabel(words, "caption")), 1)
        self.price, self.stock = label(), label("", "caption")
        self.quota = label("", "caption")
        self.points, self.cash = label("", "points"), label("", "caption")
        self.stepper = Stepper(line.qty, least=1, most=9_999, name=filled(self.tr("{0} 的数量"), title))
        self.stepper.changed.connect(self.qty_changed)
        for button in self.stepper.findChildren(IconButton):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.remove = IconButton("trash-2", filled(self.tr("去掉 {0}"), title))
        self.remove.setFixedWidth(WIDTHS["drop"])
        self.remove.clicked.connect(self.removed)
        prices = QWidget()
        prices.setFixedWidth(WIDTHS["price"])
        prices.setLayout(_pair(self.price, self.stock))
        row.addWidget(prices)
        self.quota.setFixedWidth(WIDTHS["quota"])
        row.addWidget(self.quota)
        steps = QWidget()
        steps.setFixedWidth(WIDTHS["qty"])
        centred = QHBoxLayout(steps)
        centred.setContentsMargins(0, 0, 0, 0)
        centred.addWidget(self.stepper)
        row.addWidget(steps)
        sums = QWidget()
        sums.setFixedWidth(WIDTHS["sum"])
        sums.setLayout(_pair(self.points, self.cash, right=True))
        row.addWidget(sums)
        row.addWidget(self.remove)
        column.addWidget(inner)
        self.problem = label("", "error", wrap=True)
        self.problem.setContentsMargins(60, 0, 12, 0)
        reveal(self.problem, False)
        column.addWidget(self.problem)
        say(self, title, words)

    def show_line(self, line: Line) -> None:
        if self.stepper.value() != line.qty:
            self.stepper.set_value(line.qty)
        offer = line.offer
        points, fen = (offer or line.sku).price_points, (offer or line.sku).price_fen
        self.price.setText(unit_price(points, fen))
        words, role = stock_words(line.room.free if line.room else line.sku.free)
        self.stock.setText(words)
        set_role(self.stock, role)
        limit, used = (line.room.limit, line.room.used) if line.room else (line.sku.limit, 0)
        self.quota.setText(self.tr("不限") if limit is None else filled(self.tr("限 {0}，已兑 {1}"), limit, used))
        priced = line.priced
        self.points.setText(points_text(priced.goods_points) if priced and priced.goods_points else "—")
        self.cash.setText(money(priced.goods_fen) if priced else "")
        problem = line.known_problem()
        self.problem.setText(problem)
        reveal(self.problem, bool(problem))
        self.stepper.setAccessibleDescription(problem)


def columns(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(widget)
    row.setContentsMargins(14, 0, 8, 0)
    row.setSpacing(10)
    return row


def _pair(upper: QWidget, lower: QWidget, *, right: bool = False) -> QVBoxLayout:
    made = QVBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(0)
    for widget in (upper, lower):
        if right:
            made.addWidget(widget, 0, Qt.AlignmentFlag.AlignRight)
        else:
            made.addWidget(widget)
    return made
