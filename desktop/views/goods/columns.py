"""The columns of the goods list, and the words for a price, for stock and for whether something is on sale."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPixmap

from desktop.services.goods_list import GoodsRow
from desktop.views.cells import MARGIN, Amount, Chips, Text
from desktop.views.chips import ChipSpec, chip_width
from desktop.views.formats import cash_or_dash, money, points_text
from desktop.views.table import Column, RowTable
from desktop.views.texts import filled
from desktop.views.words import delivery_word, sale_word

translate = QCoreApplication.translate


def price_text(row: GoodsRow) -> str:
    points = filled(translate("goods", "{0} 积分"), points_text(row.price_points))
    if row.price_points and row.price_fen:
        return f"{points} + {money(row.price_fen)}"
    return money(row.price_fen) if row.price_fen else points


def state_chips(row: GoodsRow) -> tuple[ChipSpec, ...]:
    """On or off sale, and what is wrong with the stock, most urgent first."""
    chips, made = _state_chips(), []
    if row.on_hand < row.reserved:
        made.append(chips["short"])
    if not row.on_sale:
        made.append(chips["off"])
    elif row.free <= 0:
        made.append(chips["none"])
    elif row.free <= row.low_level:
        made.append(chips["low"])
    else:
        made.append(chips["on"])
    return tuple(made)


def _state_chips() -> dict[str, ChipSpec]:
    return {
        "short": ChipSpec(translate("goods", "不够发"), "danger", "triangle-alert"),
        "off": ChipSpec(translate("goods", "已下架"), "neutral", "ban"),
        "none": ChipSpec(translate("goods", "缺货"), "danger", "package-x"),
        "low": ChipSpec(translate("goods", "低库存"), "warn", "trending-down"),
        "on": ChipSpec(translate("goods", "在售"), "good"),
    }


def _state_width() -> int:
    """Any one of them, in every language."""
    return ceil(max(map(chip_width, _state_chips().values()))) + 2 * MARGIN


class GoodsTable(RowTable[GoodsRow]):
    """thumbs: pictures by product, small, as they come in."""

    def __init__(self) -> None:
        self.thumbs: dict[int, QPixmap] = {}
        super().__init__(
            [
                Column("title", translate("goods", "商品"), 148, self._name, sortable=True, stretch=True),
                Column("category", translate("goods", "分类"), 74, _category, gives_way=2),
                Column("mode", translate("goods", "卖法"), 104, _mode, gives_way=3),
                Column("points", translate("goods", "积分"), 68, _points, align="right", sortable=True),
                Column("cash", translate("goods", "现金"), 76, _cash, align="right", sortable=True),
                Column("on_hand", translate("goods", "在库"), 64, _on_hand, align="right", sortable=True),
                Column("free", translate("goods", "可售"), 64, _free, align="right", sortable=True),
                Column("shelf", translate("goods", "库位"), 58, _shelf, sortable=True, gives_way=1),
                Column("state", translate("goods", "状态"), _state_width(), _state, gives_way=4),
            ],
            row_id=_id, checkable=True,
        )  # fmt: skip

    def _name(self, row: GoodsRow) -> Text:
        sub = " · ".join(part for part in (row.spec, row.code) if part)
        image = self.thumbs.get(row.product_id)
        return Text(row.title, sub=sub, tip=f"{row.name} {row.code}", tile="plain", image=image)


def _id(row: GoodsRow) -> int:
    return row.id


def _category(row: GoodsRow) -> Text:
    return Text(row.category or "—", "dim")


def _mode(row: GoodsRow) -> Text:
    return Text(sale_word(row.mode), "dim", sub=delivery_word(row.delivery.value), tip=sale_word(row.mode))


def _points(row: GoodsRow) -> Amount:
    return Amount(points_text(row.price_points) if row.price_points else "—")


def _cash(row: GoodsRow) -> Amount:
    return Amount(cash_or_dash(row.price_fen), "cash")


def _on_hand(row: GoodsRow) -> Text:
    sub = filled(translate("goods", "预留 {0}"), f"{row.reserved:,}") if row.reserved else ""
    return Text(f"{row.on_hand:,}", sub=sub)


def _free(row: GoodsRow) -> Text:
    tone = "danger" if row.free <= 0 else "warn" if row.free <= row.low_level else "strong"
    sub = filled(translate("goods", "低线 {0}"), f"{row.low_level:,}") if row.low_level else ""
    return Text(points_text(row.free), tone, sub=sub)


def _shelf(row: GoodsRow) -> Text:
    return Text(row.shelf or "—", "dim")


def _state(row: GoodsRow) -> Chips:
    made = state_chips(row)
    return Chips(made, tip=" ".join(one.text for one in made))
