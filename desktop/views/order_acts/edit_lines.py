"""What an order's lines become: the whole basket of an unpaid one, or units of a paid one for other goods.

lines = UnpaidLines(desk, case) | PaidLines(desk, case)
lines.values(say=True) -> {"lines": …, …} for edit_order, {} when nothing was changed, None when it can't be
lines.show_case(case) · lines.basket · lines.changed · lines.words() what was put together, "" when nothing was
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.services.goods_names import called
from desktop.services.order_cases import OrderCase
from desktop.services.placing import LineWish
from desktop.views.desk import Desk
from desktop.views.form import Field, PointsEdit, TextEdit
from desktop.views.formats import money, points_text
from desktop.views.labels import SectionHeader
from desktop.views.order_acts.basket import Basket, Entry
from desktop.views.order_acts.units_picker import UnitsPicker
from desktop.views.texts import filled


class UnpaidLines(QWidget):
    """The basket is priced anew under today's rules, with its coupon and the points that pay for cash."""

    changed = Signal()

    def __init__(self, desk: Desk, case: OrderCase) -> None:
        super().__init__()
        self._case = case
        self.basket = Basket(desk, self.tr("至少留一件商品。都不要了，请取消订单"))
        self.basket.changed.connect(self.changed)
        self._points = PointsEdit("0")
        self._coupon = TextEdit(self.tr("券码"))
        self.deduct_points = Field(self.tr("积分抵现"), self._points)
        self.coupon = Field(self.tr("优惠券"), self._coupon)
        extras = QWidget()
        extras.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        row = QHBoxLayout(extras)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.deduct_points)
        row.addWidget(self.coupon)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.basket)
        column.addWidget(extras)
        self._fill()
        for edit in (self._points, self._coupon):
            edit.textEdited.connect(self._edited)

    def values(self, *, say: bool) -> dict[str, Any] | None:
        detail = self._case.detail
        try:
            points = self._points.points() or 0
        except ValueError:
            self.deduct_points.set_error(self.tr("积分要是整数") if say else "")
            return None
        coupon, wishes = self._coupon.text().strip(), self.basket.wishes()
        if (wishes, points, coupon) == (self._before(), detail.deduction_points, detail.coupon_code):
            return {}
        if not wishes:
            if say:
                self.basket.set_error(self.tr("至少留一件商品。都不要了，请取消订单"))
            return None
        return {"lines": wishes, "deduct_points": points, "coupon": coupon}

    def words(self) -> str:
        return self.basket.words() if self.values(say=False) != {} else ""

    def added(self) -> list[Entry]:
        """What was put into the basket beside what the order had."""
        had = {line.sku_code: line.qty for line in self._case.detail.lines}
        more = [replace(entry, qty=entry.qty - had.get(entry.code, 0)) for entry in self.basket.entries()]
        return [entry for entry in more if entry.qty > 0]

    def fields(self) -> dict[str, Field]:
        return {"coupon": self.coupon, "deduct_points": self.deduct_points}

    def show_case(self, case: OrderCase) -> None:
        """Somebody else has changed the order: its goods are shown as they are now, unless others were put together."""
        touched = self.values(say=False) != {}
        self._case = case
        if not touched:
            self._fill()

    def _before(self) -> tuple[LineWish, ...]:
        return tuple(LineWish(line.sku_code, line.qty) for line in self._case.detail.lines)

    def _fill(self) -> None:
        detail = self._case.detail
        self.basket.show_lines(
            [
                Entry(line.sku_code, called(line.title, line.spec), self._note(line.sku_code, line.points, line.cash_fen), line.qty)
                for line in detail.lines
            ]
        )  # fmt: skip
        self._points.set_points(detail.deduction_points or None)
        self._coupon.setText(detail.coupon_code)

    def _note(self, code: str, points: int, fen: int) -> str:
        parts = [filled(self.tr("{0} 积分"), points_text(points))] if points else []
        parts += [money(fen)] if fen else []
        return filled(self.tr("SKU {0} · 原小计 {1}"), code, " + ".join(parts)) if parts else code

    def _edited(self, _: str) -> None:
        self.coupon.set_error("")
        self.deduct_points.set_error("")
        self.changed.emit()


class PaidLines(QWidget):
    """Open units go out, other goods that aren't dearer come in; the difference goes back."""

    changed = Signal()

    def __init__(self, desk: Desk, case: OrderCase) -> None:
        super().__init__()
        self.picker = UnitsPicker(case.detail.lines, ticked=False)
        self.picker.changed.connect(self._picked)
        self.basket = Basket(desk, self.tr("换上的商品不能比换下的贵，差额退给会员"))
        self.basket.changed.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(SectionHeader(self.tr("换下"), note=self.tr("只能换还没发出的")))
        column.addWidget(self.picker)
        column.addWidget(SectionHeader(self.tr("换上")))
        column.addWidget(self.basket)

    def values(self, *, say: bool) -> dict[str, Any] | None:
        replaced, wishes = self.picker.chosen(), self.basket.wishes()
        if not replaced and not wishes:
            return {}
        if not replaced or not wishes:
            if say:
                self.basket.set_error(
                    self.tr("加上要换的商品。只想少发，请用「取消部分商品」")
                    if replaced
                    else self.tr("勾选要换下的商品。想多要，请另下一单")
                )
            return None
        return {"lines": wishes, "replaced": replaced}

    def words(self) -> str:
        return filled(self.tr("换上 {0}"), goods) if (goods := self.basket.words()) else ""

    def fields(self) -> dict[str, Field]:
        return {}

    def show_case(self, case: OrderCase) -> None:
        self.picker.show_lines(case.detail.lines)

    def _picked(self) -> None:
        self.basket.set_error("")
        self.changed.emit()
