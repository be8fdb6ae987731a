"""Dialogs that change the catalogue: a new product, a product's title and sale, a SKU's price, shelf and level."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.vocabulary import DeliveryKind, SaleMode
from desktop.services import catalogue, goods, goods_list
from desktop.services.catalogue import SkuDraft
from desktop.services.goods import ProductDraft
from desktop.services.goods_list import GoodsCard
from desktop.services.transaction import Rehearsal
from desktop.views.buttons import SegmentedControl
from desktop.views.command_sheet import Command
from desktop.views.desk import Desk
from desktop.views.form import Choice, Field, PointsEdit, TextEdit, YuanEdit
from desktop.views.formats import money, points_text
from desktop.views.goods.goods_sheet import GoodsSheet
from desktop.views.notices import Effect
from desktop.views.suggest import SuggestEdit, Suggestion
from desktop.views.texts import filled, translate
from desktop.views.words import delivery_word, sale_word


class CategoryEdit(SuggestEdit):
    """A category that is there, or a new one."""

    def __init__(self, known: Sequence[str], name: str) -> None:
        super().__init__(name=name, on_focus=True)
        self._known = tuple(known)
        self.asked.connect(self._offer)
        self.chosen.connect(self.setText)

    def _offer(self, text: str) -> None:
        self.offer(text, [Suggestion(one, one) for one in self._known if text in one and text != one])


class SkuForm(QWidget):
    """What a SKU has of its own. draft() reads it; None where a number is none, with the error shown."""

    def __init__(self, sheet: GoodsSheet, card: GoodsCard | None, *, with_stock: bool) -> None:
        super().__init__()
        self._sheet = sheet
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.code, self.barcode, self.spec = TextEdit(), TextEdit(), TextEdit()
        self.mode = Choice([(mode.value, sale_word(mode)) for mode in SaleMode])
        self.delivery = Choice([(kind.value, delivery_word(kind.value)) for kind in DeliveryKind])
        self.points, self.fen = PointsEdit(), YuanEdit()
        pieces = self.tr("件")
        self.limit, self.stock = PointsEdit(self.tr("不限"), suffix=pieces), PointsEdit("0", suffix=pieces)
        self.low, self.shelf = PointsEdit(self.tr("不提醒"), suffix=pieces), TextEdit()
        fields = {
            "spec": Field(self.tr("规格"), self.spec, hint=self.tr("例如 1.8m、380ml")),
            "code": Field(self.tr("编码"), self.code, required=True),
            "barcode": Field(self.tr("条码"), self.barcode),
            "mode": Field(self.tr("卖法"), self.mode),
            "price_points": Field(self.tr("积分价"), self.points),
            "price_fen": Field(self.tr("现金价"), self.fen),
            "delivery": Field(self.tr("怎么给客人"), self.delivery),
            "limit": Field(self.tr("每人限兑"), self.limit),
            "low_level": Field(self.tr("低库存线"), self.low),
            "shelf": Field(self.tr("库位"), self.shelf),
        }
        rows = [["spec", "code", "barcode"], ["mode", "price_points", "price_fen"], ["delivery", "limit"]]
        rows.append(["low_level", "shelf"])
        if with_stock:
            fields["stock"] = Field(self.tr("期初库存"), self.stock)
            rows[-1].append("stock")
        sheet.fields |= fields
        for names in rows:
            line = QHBoxLayout()
            line.setSpacing(12)
            for name in names:
                line.addWidget(fields[name], 1)
            column.addLayout(line)
        if card is not None:
            self.show_card(card)
        for edit in (
            self.code, self.barcode, self.spec, self.points, self.fen, self.limit, self.stock, self.low, self.shelf,
        ):  # fmt: skip
            edit.textEdited.connect(sheet.changed)
        for choice in (self.mode, self.delivery):
            choice.changed.connect(sheet.changed)
        self.mode.changed.connect(self._moded)
        self._moded()

    def show_card(self, card: GoodsCard) -> None:
        row = card.row
        for edit, text in (
            (self.code, row.code), (self.barcode, row.barcode), (self.spec, row.spec), (self.shelf, row.shelf),
        ):  # fmt: skip
            edit.setText(text)
        self.mode.choose(row.mode.value)
        self.delivery.choose(row.delivery.value)
        self.points.set_points(row.price_points or None)
        self.fen.set_fen(row.price_fen or None)
        self.limit.set_points(row.limit)
        self.low.set_points(row.low_level or None)

    def draft(self, title: str, category: str, *, quiet: bool) -> SkuDraft | None:
        numbers: dict[str, int | None] = {}
        for name, edit in (
            ("price_points", self.points), ("limit", self.limit), ("low_level", self.low), ("stock", self.stock),
        ):  # fmt: skip
            try:
                numbers[name] = edit.points()
            except ValueError:
                self._no_number(name, self.tr("要填 0 或以上的整数"), quiet)
                return None
        try:
            fen = self.fen.fen()
        except ValueError:
            self._no_number("price_fen", self.tr("写成 29 或 29.90 这样"), quiet)
            return None
        mode = SaleMode(self.mode.key())
        points = 0 if mode is SaleMode.CASH else numbers["price_points"] or 0
        cash = 0 if mode is SaleMode.POINTS else fen or 0
        for missing, name in ((mode is not SaleMode.CASH and not points, "price_points"),
                              (mode is not SaleMode.POINTS and not cash, "price_fen")):  # fmt: skip
            if missing:
                self._no_number(name, self.tr("这种卖法要有这个价"), quiet)
                return None
        return SkuDraft(
            self.code.text().strip(), title, self.spec.text().strip(), mode, DeliveryKind(self.delivery.key()), points,
            cash, numbers["limit"], numbers["stock"] or 0, self.shelf.text().strip(), category,
            self.barcode.text().strip() or None, numbers["low_level"] or 0,
        )  # fmt: skip

    def _no_number(self, name: str, words: str, quiet: bool) -> None:
        if not quiet:
            field = self._sheet.fields[name]
            field.set_error(words)
            field.control.setFocus()

    def _moded(self, _: str = "") -> None:
        mode = SaleMode(self.mode.key())
        self._sheet.fields["price_points"].setEnabled(mode is not SaleMode.CASH)
        self._sheet.fields["price_fen"].setEnabled(mode is not SaleMode.POINTS)


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
        self.add_button(self.tr("不加了"), slot=self.dismiss)
        self.add_button(self.tr("保存并上架"), "plus", kind="primary", slot=self.submit, default=True)

    def command(self, *, trial: bool = False) -> Command | None:
        if trial:
            return None
        title = self._card.row.title if self._card else self.name.text().strip()
        draft = self.form.draft(title, self.category.text().strip(), quiet=False)
        if draft is None:
            return None
        if self._card is not None:
            return Command(goods.add_spec, (self._card.row.product_id, draft))
        return Command(catalogue.add_sku, (draft,))


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
        self.add_button(self.tr("不改"), slot=self.dismiss)
        self.add_button(self.tr("保存商品"), "save", kind="primary", slot=self.submit, default=True)

    def command(self, *, trial: bool = False) -> Command | None:
        if trial:
            return None
        draft = ProductDraft(self.name.text().strip(), self.category.text().strip(), self.sale.value() == "on")
        return Command(goods.edit_product, (self._card.row.product_id, draft), {"seen": self._card.product_version})

    def read_again(self) -> None:
        self.desk.ask(self, goods_list.goods_card, self._card.row.id, then=partial(self._renew), key="card")

    def _renew(self, card: GoodsCard) -> None:
        before, self._card = self._card, card
        if self.name.text() == before.row.title:
            self.name.setText(card.row.title)
        if self.category.text() == before.row.category:
            self.category.setText(card.row.category)


def _sale_switch(sheet: GoodsSheet, on: bool) -> SegmentedControl:
    made = SegmentedControl(
        [("on", translate("goods", "在售")), ("off", translate("goods", "下架"))], name=translate("goods", "上下架")
    )
    made.choose("on" if on else "off")
    made.changed.connect(sheet.changed)
    return made


def _points(number: int) -> str:
    return f"{number:,}" if number else ""
