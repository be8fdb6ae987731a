"""The price at the right: points, deduction, cash, what is earned, and what placing will do.

side = PriceSide()
side.show_rules(rules) · side.show_quote(quote | None, available | None)
side.deduct_points() -> int (0 when off)      raises ValueError on nonsense      side.changed()
side.set_deduction_error("…") · side.set_points_error("…") · side.show_effects([("coins", "冻结 8,800 积分")])
side.show_missing(["会员", "收货地址"])
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.placing import Quote
from desktop.services.rule_document import RuleDocument
from desktop.services.rules import Rules
from desktop.views.buttons import Button, reveal
from desktop.views.form import PointsEdit
from desktop.views.formats import MINUS, money, points_text, signed
from desktop.views.icons import Glyph
from desktop.views.labels import Card, KeyValueRow, SectionHeader, clear, hline, label, set_role
from desktop.views.texts import filled, listed


class PriceSide(QWidget):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._document = RuleDocument()
        self._quote: Quote | None = None
        self._available: int | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        self.head = SectionHeader(self.tr("价格明细"), role="h3")
        column.addWidget(self.head)
        self.goods_points = KeyValueRow(self.tr("商品积分"), "—", tone="points")
        column.addWidget(self.goods_points)
        deduct = QHBoxLayout()
        deduct.setSpacing(8)
        self.deduct = QCheckBox(self.tr("积分抵扣现金"))
        self.points = PointsEdit(name=self.tr("抵扣用的积分"))
        self.points.setFixedWidth(116)
        deduct.addWidget(self.deduct)
        deduct.addStretch(1)
        deduct.addWidget(self.points)
        column.addLayout(deduct)
        hint = QHBoxLayout()
        self.hint = label("", "caption", wrap=True)
        self.most = Button(self.tr("用满"), kind="link")
        hint.addWidget(self.hint, 1)
        hint.addWidget(self.most, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(hint)
        self.deduct.toggled.connect(self._toggled)
        self.points.textEdited.connect(self._edited)
        self.most.clicked.connect(self._use_most)
        self.total_points = KeyValueRow(self.tr("积分合计"), "—", tone="points_total")
        set_role(self.total_points.key, "strong")
        column.addWidget(self.total_points)
        self.after = label("", "caption", wrap=True)
        column.addWidget(self.after)
        column.addWidget(hline())
        self.goods_cash = KeyValueRow(self.tr("商品现金"), "—")
        self.freight = KeyValueRow(self.tr("运费"), "—")
        self.coupon = KeyValueRow(self.tr("优惠券"), "—", tone="good")
        self.deducted = KeyValueRow(self.tr("积分抵扣"), "—", tone="good")
        for row in (self.goods_cash, self.freight, self.coupon, self.deducted):
            column.addWidget(row)
        self.total_cash = KeyValueRow(self.tr("应付现金"), "—", tone="cash_total")
        set_role(self.total_cash.key, "strong")
        column.addWidget(self.total_cash)
        self.earn = KeyValueRow(self.tr("预计获得"), "—", tone="good")
        column.addWidget(self.earn)
        column.addStretch(1)
        self.box = Card(margins=(12, 9, 12, 9))
        self.box.box.setSpacing(5)
        self.box.box.addWidget(label(self.tr("将会发生"), "caption_strong"))
        self._effects = QVBoxLayout()
        self._effects.setSpacing(5)
        self.box.box.addLayout(self._effects)
        column.addWidget(self.box)
        self.deduction_problem = ""
        self._points_problem = ""
        self.show_quote(None, None)

    @property
    def touched(self) -> bool:
        return self.deduct.isChecked()

    def deduct_points(self) -> int:
        if not self.deduct.isChecked():
            return 0
        return self.points.points() or 0

    def empty(self) -> None:
        self.deduct.setChecked(False)
        self.points.clear()
        self.set_deduction_error("")
        self.set_points_error("")

    def show_rules(self, rules: Rules) -> None:
        self._document = rules.document
        self.head.note.setText(filled(self.tr("规则 v{0}"), rules.number))
        self._show_hint()

    def show_quote(self, quote: Quote | None, available: int | None) -> None:
        self._quote, self._available = quote, available
        price = quote.price if quote else None
        most = price.most_deduction if price else 0
        self.deduct.setEnabled(bool(most) or self.deduct.isChecked())
        reveal(self.points, self.deduct.isChecked())
        reveal(self.most, self.deduct.isChecked() and bool(most))
        if price is None:
            for row in (
                self.goods_points,
                self.total_points,
                self.goods_cash,
                self.freight,
                self.total_cash,
                self.earn,
            ):
                row.value.setText("—")
            for row in (self.freight, self.coupon, self.earn):
                row.note.setText("")
            reveal(self.coupon, False)
            reveal(self.deducted, False)
        else:
            unit = self.tr("{0} 积分")
            self.goods_points.value.setText(filled(unit, points_text(price.goods_points)))
            self.total_points.value.setText(filled(unit, points_text(price.points)))
            self.goods_cash.value.setText(money(price.goods_fen))
            self.freight.value.setText(money(price.freight_fen))
            free_from = self._document.freight_free_from_fen
            said = filled(self.tr("满 {0} 包邮"), money(free_from)) if self._document.freight_fen else ""
            if price.freight_fen:
                said = filled(self.tr("再加 {0} 包邮"), money(free_from - price.goods_fen))
            self.freight.note.setText(said)
            self.coupon.value.setText(f"{MINUS}{money(price.coupon_fen)}")
            self.coupon.note.setText(price.coupon_code)
            self.deducted.value.setText(f"{MINUS}{money(price.deduction_fen)}")
            self.deducted.note.setText(filled(unit, points_text(price.deduction_points)))
            reveal(self.coupon, bool(price.coupon_fen))
            reveal(self.deducted, bool(price.deduction_fen))
            self.total_cash.value.setText(money(price.cash_fen))
            self.earn.value.setText(filled(unit, signed(price.earn_points)) if price.earn_points else "—")
            self.earn.note.setText(
                filled(self.tr("完成 {0} 天后生效"), self._document.pending_days) if price.earn_points else ""
            )
        self._show_hint()
        self._show_after()

    def set_deduction_error(self, text: str) -> None:
        self.deduction_problem = text
        self.points.mark_invalid(bool(text))
        self._show_hint()

    def set_points_error(self, text: str) -> None:
        self._points_problem = text
        self._show_after()

    def show_effects(self, effects: Sequence[tuple[str, str]]) -> None:
        """Icon and sentence each."""
        clear(self._effects)
        for icon, words in effects:
            row = QHBoxLayout()
            row.setSpacing(7)
            picture = QVBoxLayout()
            picture.setContentsMargins(0, 3, 0, 0)
            picture.addWidget(Glyph(icon, "text2", 14))
            picture.addStretch(1)
            row.addLayout(picture)
            row.addWidget(label(words, "caption", wrap=True), 1)
            self._effects.addLayout(row)

    def show_missing(self, missing: Sequence[str]) -> None:
        """What is still to be filled in; nothing: something is marked that can't be ordered so."""
        if not missing:
            self.show_effects([("circle-alert", self.tr("先改好标红的地方"))])
            return
        joined = listed(missing)
        self.show_effects([("info", filled(self.tr("还差{0}，填好后这里写清会冻结和预留什么"), joined))])

    def _show_hint(self) -> None:
        if self.deduction_problem:
            self.hint.setText(self.deduction_problem)
            set_role(self.hint, "error")
            return
        set_role(self.hint, "caption")
        document = self._document
        most = self._quote.price.most_deduction if self._quote else 0
        if self._quote is not None and not most:
            self.hint.setText(self.tr("没有可以用积分抵扣的现金商品"))
            return
        words = self.tr("{0} 积分抵 ¥1.00，按 {1} 的倍数，最多抵现金商品的 {2}%")
        if most:
            words = self.tr("{0} 积分抵 ¥1.00，按 {1} 的倍数，最多 {3}（现金商品的 {2}%）")
        values = (document.points_for_yuan, document.deduction_unit, document.deduction_share_percent)
        self.hint.setText(filled(words, *values, points_text(most)))

    def _show_after(self) -> None:
        if self._points_problem:
            self.after.setText(self._points_problem)
            set_role(self.after, "error")
            return
        set_role(self.after, "caption")
        if self._quote is None or self._available is None:
            self.after.setText("")
        else:
            left = self._available - self._quote.price.points
            self.after.setText(filled(self.tr("下单后可用 {0} → {1}"), points_text(self._available), points_text(left)))

    def _most_now(self) -> int:
        """As many as the rules and the balance allow, in whole steps."""
        if self._quote is None:
            return 0
        most, unit = self._quote.price.most_deduction, self._document.deduction_unit
        if self._available is not None:
            most = min(most, max(self._available - self._quote.price.goods_points, 0))
        return most - most % unit

    def _toggled(self, on: bool) -> None:
        reveal(self.points, on)
        reveal(self.most, on)
        self.set_deduction_error("")
        if on and not self.points.text().strip():
            self.points.set_points(self._most_now())
        if on:
            self.points.setFocus(Qt.FocusReason.TabFocusReason)
            self.points.selectAll()
        self.changed.emit()

    def _use_most(self) -> None:
        self.points.set_points(self._most_now())
        self._edited("")

    def _edited(self, text: str) -> None:
        self.set_deduction_error("")
        self.changed.emit()
