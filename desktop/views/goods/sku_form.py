"""What is typed of a SKU and of its category; shared by the dialogs that change the catalogue."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.vocabulary import DeliveryKind, SaleMode
from desktop.services.catalogue import SkuDraft
from desktop.services.goods_list import GoodsCard
from desktop.views.form import Choice, Field, PointsEdit, TextEdit, YuanEdit
from desktop.views.stock_acts.goods_sheet import GoodsSheet
from desktop.views.suggest import SuggestEdit, Suggestion
from desktop.views.words import delivery_word, sale_word


class CategoryEdit(SuggestEdit):
    """A category that is there, or a new one."""

    def __init__(self, known: Sequence[str], name: str) -> None:
        super().__init__(name=name, on_focus=True)
        self._known = tuple(known)
        self.asked.connect(self._offer)
        self.chosen.connect(self.setText)

    def is_new(self) -> bool:
        return self.text().strip() not in ("", *self._known)

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
