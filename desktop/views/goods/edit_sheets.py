"""Dialogs that change the catalogue: a new product, a product's title and sale, a SKU's price, shelf and level."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.services import catalogue, goods, goods_list
from desktop.services.goods import ProductDraft
from desktop.services.goods_list import GoodsCard
from desktop.services.goods_names import called
from desktop.services.transaction import Rehearsal
from desktop.views.buttons import SegmentedControl
from desktop.views.command_sheet import Command
from desktop.views.desk import Desk
from desktop.views.form import Field, TextEdit
from desktop.views.formats import money, points_text
from desktop.views.goods.sku_form import CategoryEdit, SkuForm
from desktop.views.notices import Effect
from desktop.views.stock_acts.goods_sheet import GoodsSheet
from desktop.views.texts import filled, translate


class AddSheet(GoodsSheet):
    """A new product with its first SKU; or, with a card, one more SKU of that product."""

    def __init__(self, window: QWidget, desk: Desk, known: Sequence[str], card: GoodsCard | None = None) -> None:
        title = (
            filled(translate("goods", "给 {0} 加一种规格"), card.row.title) if card else translate("goods", "新增商品")
        )
        super().__init__(
            window, desk, title, translate("goods", "保存后马上在售，期初库存记进流水"), icon="package", width=680
        )
        self._card = card
        self.name, self.category = TextEdit(), CategoryEdit(known, self.tr("分类"))
        if card is None:
            line, row = QWidget(), QHBoxLayout()
            line.setLayout(row)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(12)
            self.fields["title"] = Field(self.tr("名称"), self.name, required=True)
            self.fields["category"] = Field(self.tr("分类"), self.category)
            row.addWidget(self.fields["title"], 2)
            row.addWidget(self.fields["category"], 1)
            self.add(line)
        self.form = SkuForm(self, None, with_stock=True)
        self.add(self.form)
        self.add_effects()
        self.name.textChanged.connect(self.changed)
        self.category.textChanged.connect(self.changed)
        self.add_button(self.tr("不加了"), slot=self.dismiss)
        self.add_button(self.tr("保存并上架"), "plus", kind="primary", slot=self.submit, default=True)

    def command(self, *, trial: bool = False) -> Command | None:
        title = self._card.row.title if self._card else self.name.text().strip()
        draft = self.form.draft(title, self.category.text().strip(), quiet=trial)
        if draft is None:
            if trial:
                self.show_nothing(self.tr("填好价格，这里就告诉你会加什么"))
            return None
        if self._card is not None:
            return Command(goods.add_spec, (self._card.row.product_id, draft))
        return Command(catalogue.add_sku, (draft,))

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        new = rehearsal.answer
        prices = [filled(translate("goods", "{0} 积分"), points_text(new.price_points))] if new.price_points else []
        prices += [money(new.price_fen)] if new.price_fen else []
        lines = [filled(self.tr("{0}，{1}"), called(new.title, new.spec), " + ".join(prices))]
        if self._card is None and self.category.is_new():
            lines.append(filled(self.tr("多一个分类「{0}」"), self.category.text().strip()))
        came = sum(move.on_hand for move in rehearsal.stock)
        stock = (
            filled(self.tr("期初 {0} 件记进库存流水"), points_text(came))
            if came
            else self.tr("没有库存，入库以后才卖得了")
        )
        self.effects.show_effects(
            [Effect("store", self.tr("马上在售"), tuple(lines)), Effect("boxes", self.tr("库存"), (stock,))]
        )


class SkuSheet(GoodsSheet):
    """A SKU's own: price, code, limit, level, shelf, on or off sale. Orders that are placed keep their prices."""

    def __init__(self, window: QWidget, desk: Desk, card: GoodsCard) -> None:
        super().__init__(
            window, desk, filled(translate("goods", "改规格 {0}"), card.row.name), translate("goods", "已下的订单不受影响"), icon="pencil",
            width=680,
        )  # fmt: skip
        self._card = card
        self.form = SkuForm(self, card, with_stock=False)
        self.sale = _sale_switch(self, card.row.active)
        self.add(self.form)
        self.add(Field(self.tr("这个规格"), self.sale))
        self.add_effects()
        self.add_button(self.tr("不改"), slot=self.dismiss)
        self.add_button(self.tr("保存规格"), "save", kind="primary", slot=self.submit, default=True)

    def command(self, *, trial: bool = False) -> Command | None:
        draft = self.form.draft("", "", quiet=trial)
        if draft is None:
            if trial:
                self.show_nothing(self.tr("把价格填对，这里就告诉你会改什么"))
            return None
        values = {"active": self.sale.value() == "on", "seen": self._card.sku_version}
        return Command(goods.edit_sku, (self._card.row.id, draft), values)

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        row, new = self._card.row, rehearsal.answer
        lines = []
        if new.price_points != row.price_points:
            lines.append(
                filled(self.tr("积分价 {0} → {1}"), points_text(row.price_points), points_text(new.price_points))
            )
        if new.price_fen != row.price_fen:
            lines.append(filled(self.tr("现金价 {0} → {1}"), money(row.price_fen), money(new.price_fen)))
        effects = [Effect("tag", self.tr("价格"), tuple(lines), self.tr("只管以后的订单"))] if lines else []
        if new.active != row.active:
            words = self.tr("重新上架") if new.active else self.tr("下架，不能再下单；已下的照常发")
            effects.append(Effect("store", self.tr("上下架"), (words,)))
        if not effects:
            effects.append(Effect("info", "", (self.tr("价格和上下架不变，只改其余的"),)))
        self.effects.show_effects(effects)

    def read_again(self) -> None:
        self.desk.ask(self, goods_list.goods_card, self._card.row.id, then=self._renew, key="card")

    def _renew(self, card: GoodsCard) -> None:
        """What this person hasn't touched becomes what it is now; what she typed stays."""
        before, self._card = self._card, card
        for edit, old, new in (
            (self.form.code, before.row.code, card.row.code), (self.form.spec, before.row.spec, card.row.spec),
            (self.form.barcode, before.row.barcode, card.row.barcode),
            (self.form.shelf, before.row.shelf, card.row.shelf),
            (self.form.points, _points(before.row.price_points), _points(card.row.price_points)),
            (self.form.low, _points(before.row.low_level), _points(card.row.low_level)),
        ):  # fmt: skip
            if edit.text() == old:
                edit.setText(new)
        self.changed()


class ProductSheet(GoodsSheet):
    """Title, category, and whether all of a product's SKUs are on sale."""

    def __init__(self, window: QWidget, desk: Desk, known: Sequence[str], card: GoodsCard) -> None:
        super().__init__(
            window, desk, filled(translate("goods", "改商品 {0}"), card.row.title),
            filled(translate("goods", "{0} 种规格一起改，已下的订单不受影响"), len(card.others) + 1), icon="square-pen", width=560,
        )  # fmt: skip
        self._card = card
        self.name, self.category = TextEdit(), CategoryEdit(known, self.tr("分类"))
        self.name.setText(card.row.title)
        self.category.setText(card.row.category)
        self.sale = _sale_switch(self, card.row.product_active)
        self.fields = {
            "title": Field(self.tr("名称"), self.name, required=True),
            "category": Field(self.tr("分类"), self.category, hint=self.tr("写一个新的就会多一个分类")),
            "active": Field(self.tr("这件商品"), self.sale),
        }
        for field in self.fields.values():
            self.add(field)
        self.add_effects()
        self.name.textChanged.connect(self.changed)
        self.category.textChanged.connect(self.changed)
        self.add_button(self.tr("不改"), slot=self.dismiss)
        self.add_button(self.tr("保存商品"), "save", kind="primary", slot=self.submit, default=True)

    def command(self, *, trial: bool = False) -> Command | None:
        draft = ProductDraft(self.name.text().strip(), self.category.text().strip(), self.sale.value() == "on")
        return Command(goods.edit_product, (self._card.row.product_id, draft), {"seen": self._card.product_version})

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        row, effects = self._card.row, []
        title, category, on = self.name.text().strip(), self.category.text().strip(), self.sale.value() == "on"
        if title != row.title:
            words = filled(self.tr("{0} → {1}"), row.title, title)
            effects.append(Effect("tag", self.tr("名称"), (words,), self.tr("已下的订单还是原来的名称")))
        if category != row.category:
            none = self.tr("没有分类")
            words = filled(self.tr("{0} → {1}"), row.category or none, category or none)
            note = self.tr("新的分类") if self.category.is_new() else ""
            effects.append(Effect("folder", self.tr("分类"), (words,), note))
        if on != row.product_active:
            count = len(self._card.others) + 1
            words = (
                self.tr("重新上架，{0} 种规格照各自的开关") if on else self.tr("{0} 种规格都不能再下单；已下的照常发")
            )
            effects.append(Effect("store", self.tr("上下架"), (filled(words, count),)))
        self.effects.show_effects(effects)

    def read_again(self) -> None:
        self.desk.ask(self, goods_list.goods_card, self._card.row.id, then=partial(self._renew), key="card")

    def _renew(self, card: GoodsCard) -> None:
        before, self._card = self._card, card
        if self.name.text() == before.row.title:
            self.name.setText(card.row.title)
        if self.category.text() == before.row.category:
            self.category.setText(card.row.category)
        self.changed()


def _sale_switch(sheet: GoodsSheet, on: bool) -> SegmentedControl:
    made = SegmentedControl(
        [("on", translate("goods", "在售")), ("off", translate("goods", "下架"))], name=translate("goods", "上下架")
    )
    made.choose("on" if on else "off")
    made.changed.connect(sheet.changed)
    return made


def _points(number: int) -> str:
    return f"{number:,}" if number else ""
