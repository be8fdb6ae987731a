"""What was placed: number, what was frozen, reserved and is still due, and by when.

receipt = Receipt()
receipt.show_order(row, now, zone) · receipt.show_balance(available) · receipt.show_pickup(code)
    receipt.order -> OrderRow
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.vocabulary import OrderStatus
from desktop.services.order_rows import OrderRow
from desktop.views.chips import Chip, status_chip
from desktop.views.formats import moment, money, points_text, time_left
from desktop.views.icons import Glyph
from desktop.views.labels import clear, label
from desktop.views.notices import Effect, EffectBox
from desktop.views.texts import filled
from desktop.views.words import rest_word


class Receipt(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.order: OrderRow | None = None
        self._effects: list[Effect] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 4)
        column.setSpacing(8)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(Glyph("circle-check", "good", 44), 0, middle)
        self.title = label("", "h2")
        column.addWidget(self.title, 0, middle)
        self.number = label("", "order_no", selectable=True)
        self._chips = QHBoxLayout()
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        row.addWidget(self.number)
        row.addLayout(self._chips)
        row.addStretch(1)
        column.addLayout(row)
        self.who = label("", "muted")
        column.addWidget(self.who, 0, middle)
        column.addSpacing(4)
        self.effects = EffectBox()
        column.addWidget(self.effects)

    def show_order(self, order: OrderRow, now: datetime, zone: ZoneInfo) -> None:
        self.order = order
        unpaid = order.status is OrderStatus.UNPAID
        self.title.setText(self.tr("下单成功，等会员付款") if unpaid else self.tr("下单成功，已付清"))
        self.number.setText(order.order_no)
        clear(self._chips)
        self._chips.addWidget(Chip(status_chip(order.status)))
        who = (order.member_name, order.tier, order.region or self.tr("不用寄"))
        self.who.setText(" · ".join(part for part in who if part))
        self._effects = []
        if order.points:
            words = self.tr("冻结 {0}，付款后扣除") if unpaid else self.tr("已扣除 {0}")
            self._effects.append(Effect("coins", self.tr("积分"), (filled(words, points_text(order.points)),)))
        stock = filled(self.tr("预留 {0} 件"), order.units)
        self._effects.append(Effect("boxes", self.tr("库存"), (stock,)))
        if unpaid and order.pay_by is not None:
            until = filled(self.tr("{0} 前付款，逾期自动取消"), moment(order.pay_by, now, zone))
            due = Effect("wallet", self.tr("待付"), (money(order.cash_fen), until), ("", time_left(order.pay_by - now)))
        elif order.status is OrderStatus.PAID:
            due = Effect("package-open", self.tr("发货"), (rest_word(order.rest_reason),))
        else:
            due = Effect("package-open", self.tr("发货"), (self.tr("已转给仓库，等待发货"),))
        self._effects.append(due)
        self.effects.show_effects(self._effects)

    def show_balance(self, available: int) -> None:
        """The member's points after it."""
        note = filled(self.tr("可用还有 {0}"), points_text(available))
        self._effects = [replace(one, note=note) if one.icon == "coins" else one for one in self._effects]
        self.effects.show_effects(self._effects)

    def show_pickup(self, code: str) -> None:
        """What the member has to say at the counter."""
        words = filled(self.tr("提货码 {0}，请告诉会员"), code)
        self._effects.append(Effect("store", self.tr("自提"), (words,)))
        self.effects.show_effects(self._effects)
