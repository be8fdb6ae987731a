"""商品: what was ordered, and of every line how far it has gone."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.models.vocabulary import DeliveryKind, FulfilmentState, OrderStatus
from desktop.services.order_detail import LineRow
from desktop.views.buttons import Button
from desktop.views.formats import points_text
from desktop.views.icons import IconTile
from desktop.views.labels import ElidedLabel, label, say
from desktop.views.order_pane.shown import Part, Shown
from desktop.views.texts import filled
from desktop.views.words import channel_word

translate = QCoreApplication.translate
FIRST_LINES = 8


class GoodsPart(Part):
    def __init__(self) -> None:
        super().__init__(self.tr("商品"))
        self.box.setSpacing(4)
        self._all_of: int | None = None

    def facts(self, shown: Shown) -> object:
        detail = shown.detail
        return (detail.lines, detail.fulfilments, detail.row.status, detail.row.units, shown.today,
                self._all_of == detail.row.id)  # fmt: skip

    def fill(self, shown: Shown) -> None:
        detail, row = shown.detail, shown.detail.row
        counted = filled(self.tr("{0} 件"), row.units)
        about = " · ".join((counted, channel_word(row.channel), shown.moment(row.placed_at)))
        self.header.note.setText(about)
        self.header.note.setToolTip(shown.exact(row.placed_at))
        lines = detail.lines if self._all_of == row.id else detail.lines[:FIRST_LINES]
        for line in lines:
            self.box.addWidget(self._line(line, shown))
        if len(lines) < len(detail.lines):
            more = Button(filled(self.tr("展开全部 {0} 种商品"), len(detail.lines)), kind="link")
            more.clicked.connect(partial(self._show_all, shown))
            self.box.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        if not detail.lines:
            self.box.addWidget(label(row.title or self.tr("没有商品明细"), wrap=True))
            self.box.addWidget(label(self.tr("导入的文件里没有商品明细，整单发货"), "caption", wrap=True))

    def _show_all(self, shown: Shown, checked: bool = False) -> None:
        self._all_of = shown.detail.row.id
        self.show_state(shown)

    def _line(self, line: LineRow, shown: Shown) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(IconTile("package", "plain", 34), 0, 0, 2, 1)
        name = " ".join(part for part in (line.title, line.spec) if part)
        title = ElidedLabel(filled(self.tr("{0} × {1}"), name, line.qty))
        beneath = ElidedLabel(" · ".join(self._about(line, shown)), "caption")
        gone = line.qty == line.cancelled
        price, more = shown.money(line.goods_fen), ""
        if line.goods_points:
            price = points_text(line.goods_points)
            more = filled(self.tr("+ {0}"), shown.money(line.goods_fen)) if line.goods_fen else ""
        grid.addWidget(title, 0, 1)
        grid.addWidget(_right(price, "muted" if gone else "points" if line.goods_points else "strong"), 0, 2)
        grid.addWidget(beneath, 1, 1)
        grid.addWidget(_right(more, "caption"), 1, 2)
        say(made, " ".join((title.full_text(), beneath.full_text(), price, more)))
        return made

    def _about(self, line: LineRow, shown: Shown) -> list[str]:
        parts = [filled(self.tr("SKU {0}"), line.sku_code)] if line.sku_code else []
        parts += line_states(line, shown)
        if line.open_units and shown.detail.row.status in (OrderStatus.PAID, OrderStatus.TO_SHIP):
            if line.shelf:
                parts.append(line.shelf)
            if line.sku_id is not None and line.on_hand < line.open_units and not shown.detail.row.history:
                parts.append(filled(self.tr("在库 {0} 件"), line.on_hand))
        return parts


def line_states(line: LineRow, shown: Shown) -> list[str]:
    """包裹 1 已发, 待发货, 已取消: with a count where the line is split."""
    split = sum(1 for units in (line.open_units, line.cancelled) if units) + (1 if line.shipped else 0) > 1
    states = []
    for number, one in enumerate(shown.detail.fulfilments, start=1):
        units = dict(one.lines).get(line.id, 0)
        if units and one.state == FulfilmentState.SHIPPED.value:
            words = {
                DeliveryKind.PICKUP.value: translate("goods", "自提 {0} 已取"),
                DeliveryKind.VIRTUAL.value: translate("goods", "卡密 {0} 已发"),
                DeliveryKind.TOPUP.value: translate("goods", "充值 {0} 已充"),
            }.get(one.kind, translate("goods", "包裹 {0} 已发"))
            said = filled(words, number)
            states.append(filled(translate("goods", "{0} {1} 件"), said, units) if units < line.qty else said)
    unparcelled = line.shipped - sum(
        dict(one.lines).get(line.id, 0)
        for one in shown.detail.fulfilments
        if one.state == FulfilmentState.SHIPPED.value
    )
    if unparcelled > 0:
        word = translate("goods", "已发出")
        states.append(filled(translate("goods", "{0} {1} 件"), word, unparcelled) if split else word)
    if line.open_units and shown.detail.row.status is not OrderStatus.CANCELLED:
        word = {
            OrderStatus.UNPAID: translate("goods", "待付款"),
            OrderStatus.PAID: translate("goods", "待放行"),
        }.get(
            shown.detail.row.status,
            translate("goods", "待自提")
            if line.delivery_kind == DeliveryKind.PICKUP.value
            else translate("goods", "待发货"),
        )
        states.append(filled(translate("goods", "{0} {1} 件"), word, line.open_units) if split else word)
    if line.cancelled:
        states.append(
            filled(translate("goods", "已取消 {0} 件"), line.cancelled) if split else translate("goods", "已取消")
        )
    return states


def _right(text: str, role: str) -> QWidget:
    made = label(text, role)
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return made
