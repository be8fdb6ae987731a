"""The pane's head: order number, menu of acts, and chips that say how the order stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop.models.vocabulary import OrderKind, OrderStatus, PaymentState
from desktop.views.buttons import IconButton
from desktop.views.chips import Chip, ChipSpec, status_chip
from desktop.views.exception_words import exception_word
from desktop.views.flow import Flow
from desktop.views.formats import time_left
from desktop.views.icons import icon
from desktop.views.labels import clear, label, say
from desktop.views.order_pane.copying import CopyButton
from desktop.views.order_pane.shown import Offer, Shown
from desktop.views.order_pane.story import reason_shown
from desktop.views.texts import filled
from desktop.views.theme import font
from desktop.views.words import kind_word, payment_word, priority_word, rest_word

translate = QCoreApplication.translate
_WIDEST = 270
_PAYMENT_STYLE = {
    PaymentState.UNPAID: "neutral", PaymentState.PAID: "neutral", PaymentState.PARTLY_REFUNDED: "refunded",
    PaymentState.REFUNDED: "refunded", PaymentState.FAILED: "exception", PaymentState.UNVERIFIED: "exception",
}  # fmt: skip


def chips_of(shown: Shown) -> list[ChipSpec]:
    """The status first, then what is beside it."""
    row = shown.detail.row
    chips = [status_chip(row.status)]
    if not (row.status is OrderStatus.UNPAID and row.payment_state is PaymentState.UNPAID):
        chips.append(ChipSpec(payment_word(row.payment_state), _PAYMENT_STYLE[row.payment_state]))
    wanted = row.units - row.units_cancelled
    if row.status is OrderStatus.TO_SHIP or 0 < row.units_shipped < wanted:
        counted = filled(translate("pane", "{0}/{1} 件"), row.units_shipped, wanted)
        chips.append(ChipSpec(counted, "neutral", "boxes"))
    if row.hold_reason is not None:
        chips.append(ChipSpec(_held(shown), "held"))
    elif row.status is OrderStatus.TO_SHIP and row.ship_by is not None:
        left = row.ship_by - shown.now
        chips.append(ChipSpec(time_left(left), "danger" if left.total_seconds() < 0 else "warn"))
    elif row.status is OrderStatus.UNPAID and row.pay_by is not None:
        left = row.pay_by - shown.now
        words = filled(translate("pane", "付款{0}"), time_left(left))
        chips.append(ChipSpec(words, "danger" if left.total_seconds() < 0 else "warn"))
    if row.status is OrderStatus.PAID and row.rest_reason and row.hold_reason is None:
        chips.append(ChipSpec(rest_word(row.rest_reason), "violet", "hourglass"))
    if row.returns_open:
        chips.append(ChipSpec(translate("pane", "售后中"), "after_sale"))
    chips += [ChipSpec(exception_word(kind), "exception") for kind in shown.detail.exceptions]
    if row.priority:
        chips.append(ChipSpec(priority_word(row.priority), "danger" if row.priority > 0 else "neutral", "flag"))
    if row.kind is not OrderKind.SALE:
        chips.append(ChipSpec(kind_word(row.kind), "teal", "arrow-right-left"))
    if row.history:
        chips.append(ChipSpec(translate("pane", "导入的历史订单"), "neutral", "history"))
    return chips


def _held(shown: Shown) -> str:
    row = shown.detail.row
    reason = reason_shown(row.hold_reason or "")
    if row.hold_until is None:
        return filled(translate("pane", "挂起：{0}"), reason)
    return filled(translate("pane", "挂起到 {0}：{1}"), shown.moment(row.hold_until), reason)


def fill_menu(menu: QMenu, offered: tuple[Offer, ...], start: Callable[[str], None]) -> None:
    """Every act on offer; the dangerous ones stand apart below."""
    menu.clear()
    for offer in sorted(offered, key=_is_dangerous):
        if offer.danger and not any(action.isSeparator() for action in menu.actions()) and menu.actions():
            menu.addSeparator()
        action = menu.addAction(icon(offer.icon, "danger_text" if offer.danger else "text2", 16), offer.words)
        action.triggered.connect(partial(start, offer.key))


def _is_dangerous(offer: Offer) -> bool:
    return offer.danger


class Head(QWidget):
    closed = Signal()
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._offered: tuple[Offer, ...] = ()
        self._chips_shown: list[ChipSpec] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 9, 12, 8)
        column.setSpacing(3)
        row = QHBoxLayout()
        row.setSpacing(4)
        self.number = label("", "h2", selectable=True)
        self.copy = CopyButton("", self.tr("复制单号"), size=16)
        self.more = IconButton("ellipsis", self.tr("全部操作"))
        self.more.clicked.connect(self._open_menu)
        self.close_button = IconButton("x", self.tr("关闭详情"))
        self.close_button.clicked.connect(self.closed)
        row.addWidget(self.number)
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(self.more)
        row.addWidget(self.close_button)
        column.addLayout(row)
        self._chips = QWidget()
        self._flow = Flow(self._chips, spacing=5)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 6, 0)
        line.addWidget(self._chips, 1)
        column.addLayout(line)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill_menu)

    def show_state(self, shown: Shown) -> None:
        self.show_head(shown.detail.row.order_no, chips_of(shown), shown.offered)

    def show_head(self, number: str, chips: list[ChipSpec], offered: tuple[Offer, ...]) -> None:
        self.number.setText(number)
        self.copy.show_text(number)
        self._offered = offered
        self.more.setEnabled(bool(offered))
        if chips != self._chips_shown:
            self._chips_shown = chips
            clear(self._flow)
            for spec in chips:
                self._flow.addWidget(_chip(spec))
        say(self, number, " ".join(spec.text for spec in chips))

    def chip_words(self) -> list[str]:
        return [spec.text for spec in self._chips_shown]

    def _fill_menu(self) -> None:
        fill_menu(self.menu, self._offered, self._ask)

    def _open_menu(self) -> None:
        self.menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 4)))

    def _ask(self, key: str, checked: bool = False) -> None:
        self.asked.emit(key)


def _chip(spec: ChipSpec) -> Chip:
    """A chip no wider than the pane; what is cut stands in its tooltip."""
    words = QFontMetricsF(font(12, 600)).elidedText(spec.text, Qt.TextElideMode.ElideRight, _WIDEST)
    made = Chip(ChipSpec(words, spec.style, spec.icon, spec.outline))
    made.setAccessibleName(spec.text)
    if words != spec.text:
        made.setToolTip(spec.text)
    return made
