"""The form of 代客下单: member, goods, address, coupon and remark at the left, the price for the right column.

form = PlaceForm(desk)            form.price is the right column's widget
form.basket() -> Basket           what the price depends on        form.arguments()   what placing needs beside
form.missing() -> ["会员", …]      form.check(quote) -> bool        says beside the fields what is wrong
form.show_problem(error) -> bool  beside its field; False when no field is to blame
basket_changed() · address_changed() · chosen(member)
"""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.vocabulary import OrderStatus, PointsVerb, StockVerb
from desktop.services import errors as e
from desktop.services.members import MemberRow
from desktop.services.order_rows import OrderRow
from desktop.services.placing import REMARK_MOST, Quote
from desktop.services.rule_document import Coupon
from desktop.services.rules import Rules
from desktop.services.settings import ShopSettings
from desktop.services.top_ups import ACCOUNT_MOST
from desktop.services.transaction import Rehearsal
from desktop.views.buttons import reveal
from desktop.views.desk import Desk
from desktop.views.form import Field, TextEdit
from desktop.views.formats import MINUS, moment, money, points_text
from desktop.views.labels import hline
from desktop.views.orders.place_address import AddressPart
from desktop.views.orders.place_lines import LinesPart
from desktop.views.orders.place_member import MemberPart
from desktop.views.orders.place_price import PriceSide
from desktop.views.orders.place_quote import COUPON, DEDUCTION, Basket
from desktop.views.suggest import SuggestEdit, Suggestion
from desktop.views.texts import field_problem, filled, sentence
from desktop.views.words import rest_word


class PlaceForm(QWidget):
    basket_changed = Signal()
    address_changed = Signal()
    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._coupons: tuple[Coupon, ...] = ()
        self.member, self.lines, self.address = MemberPart(desk), LinesPart(desk), AddressPart(desk)
        self.price = PriceSide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.member, self.lines, self.address):
            column.addWidget(part)
            column.addWidget(hline())
        self.coupon = SuggestEdit(
            self.tr("没有就不填"),
            name=self.tr("优惠券"),
            on_focus=True,
            tab_chooses=True,
            clearable=True,
            list_width=280,
        )
        self.coupon.setMaxLength(64)
        self.remark = TextEdit(self.tr("会员看得到"))
        self.remark.setMaxLength(REMARK_MOST)
        self.coupon_field = Field(self.tr("优惠券"), self.coupon)
        self.remark_field = Field(self.tr("备注（写在小票上）"), self.remark)
        self.charged = TextEdit(self.tr("手机号、QQ 号或卡号；不知道就空着，发货时再填"))
        self.charged.setMaxLength(ACCOUNT_MOST)
        self.charged_field = Field(self.tr("充值账号"), self.charged, hint=self.tr("加密保存，发货时不用再问客人"))
        reveal(self.charged_field, False)
        column.addWidget(self.charged_field)
        extras = QHBoxLayout()
        extras.setSpacing(12)
        extras.addWidget(self.coupon_field, 2)
        extras.addWidget(self.remark_field, 3)
        column.addLayout(extras)
        column.addStretch(1)
        self.member.chosen.connect(self._member_chosen)
        self.member.introduced.connect(self.address.form.introduce)
        self.lines.changed.connect(self._lines_changed)
        self.address.changed.connect(self.address_changed)
        self.price.changed.connect(self._changed)
        self.coupon.asked.connect(self._offer_coupons)
        self.coupon.chosen.connect(self._choose_coupon)
        self.coupon.textChanged.connect(self._coupon_typed)
        self.remark.textChanged.connect(self._remark_typed)
        self.charged.textChanged.connect(self._account_typed)

    @property
    def touched(self) -> bool:
        typed = self.coupon.text().strip() or self.remark.text().strip() or self.charged.text().strip()
        parts = (self.member.touched, bool(self.lines.lines), self.address.touched, self.price.touched)
        return any(parts) or bool(typed)

    def basket(self) -> Basket:
        member = self.member.member
        try:
            points = self.price.deduct_points()
        except ValueError:
            points = -1
        return Basket(
            self.lines.wishes(),
            member.id if member else None,
            member.tier if member else "",
            points,
            self.coupon.text().strip(),
        )

    def arguments(self) -> dict[str, Any]:
        """Keyword arguments of place_order, but for the price agreed. Only when nothing is missing."""
        whither = self.address.recipient()
        assert whither is not None
        basket = self.basket()
        return {
            "lines": basket.lines,
            "recipient": whither.draft,
            "recipient_id": whither.recipient_id,
            "deduct_points": basket.deduct_points,
            "coupon": basket.coupon,
            "remark": self.remark.text().strip(),
            "top_up_account": self.charged.text().strip() if self.lines.has_top_up() else "",
        }

    def missing(self) -> list[str]:
        found = []
        if self.member.member is None:
            found.append(self.tr("会员"))
        if not self.lines.lines:
            found.append(self.tr("商品"))
        if self.address.recipient() is None:
            found.append(self.tr("收货地址"))
        return found

    def known_problem(self, quote: Quote) -> bool:
        """Whether what is shown refuses the order already."""
        return bool(
            self.lines.first_problem()
            or self.coupon_field.error()
            or self.price.deduction_problem
            or self._short_of_points(quote)
        )

    def check(self, quote: Quote | None) -> bool:
        """Whether it can be placed as far as the screen knows; if not, why, and the focus where it can be mended."""
        if self.member.member is None:
            adding = self.member.new.isVisible()
            self.member.set_error(self.tr("先点「新增并选用」，或返回查找") if adding else self.tr("先选一位会员"))
            self.member.take_focus()
            return False
        if not self.lines.lines or quote is None:
            self.lines.set_error(self.tr("先加一件商品"))
            self.lines.search.setFocus(Qt.FocusReason.TabFocusReason)
            return False
        if problem := self.lines.first_problem():
            self.lines.set_error(problem)
            return False
        if self.coupon_field.error():
            self.coupon.setFocus(Qt.FocusReason.TabFocusReason)
            return False
        if self.price.deduction_problem:
            self.price.points.setFocus(Qt.FocusReason.TabFocusReason)
            return False
        if self._short_of_points(quote):
            return False
        return self.address.recipient(say=True) is not None

    def show_problem(self, error: Exception) -> bool:
        match error:
            case e.OutOfStock(code) | e.LimitReached(code) | e.NotSellable(code) | e.NotFound("sku", code):
                self.lines.set_problem(code, sentence(error))
            case e.InsufficientPoints():
                self.price.set_points_error(sentence(error))
            case e.DeductionRefused(0, _):
                self.price.set_deduction_error(self.tr("没有可以用积分抵扣的现金商品了，去掉勾选"))
            case e.DeductionRefused():
                self.price.set_deduction_error(sentence(error))
            case e.NotFound("member", _):
                self.member.set_error(sentence(error))
            case e.Invalid("coupon", _, _):
                self.coupon_field.set_error(self._coupon_problem(error))
            case e.Invalid("remark", _, _):
                self.remark_field.set_error(field_problem(error))
            case e.Invalid("top_up_account", _, _):
                self.charged_field.set_error(field_problem(error))
            case e.Invalid("lines" | "qty", _, _):
                self.lines.set_error(field_problem(error))
            case e.Invalid():
                return self.address.show_problem(error)
            case _:
                return False
        return True

    def show_rules(self, rules: Rules) -> None:
        self._coupons = rules.document.coupons
        self.price.show_rules(rules)
        self.member.new.show_tiers(list(rules.document.tier_names))

    def show_quote(self, quote: Quote | None, left_out: Set[str] = frozenset()) -> None:
        """left_out: what didn't count; whatever counts now is no longer wrong."""
        member = self.member.member
        if COUPON not in left_out:
            self.coupon_field.set_error("")
        if DEDUCTION not in left_out:
            self.price.set_deduction_error("")
        self.price.show_quote(quote, member.balance.available if member else None)
        if quote is not None:
            self.lines.show_quote(quote)
            self._short_of_points(quote)

    def effects(self, rehearsal: Rehearsal, shop: ShopSettings) -> list[tuple[str, str]]:
        """What placing would do, an icon and a sentence each."""
        order: OrderRow = rehearsal.answer
        moved = {verb: sum(abs(m.available) for m in rehearsal.points if m.verb is verb) for verb in PointsVerb}
        reserved = sum(m.reserved for m in rehearsal.stock if m.verb is StockVerb.RESERVE)
        limited = sum(line.qty for line in self.lines.lines if line.room is not None and line.room.limit is not None)
        said = []
        if gone := moved[PointsVerb.EXPIRE]:
            said.append(("hourglass", filled(self.tr("先过期 {0} 积分，期限已过"), points_text(gone))))
        unpaid = order.status is OrderStatus.UNPAID
        if frozen := moved[PointsVerb.FREEZE]:
            words = self.tr("冻结 {0} 积分，支付后扣除") if unpaid else self.tr("扣除 {0} 积分")
            said.append(("coins", filled(words, points_text(frozen))))
        words = filled(self.tr("预留 {0} 件库存"), reserved)
        if limited:
            words = filled(self.tr("{0}，占用限兑 {1} 个"), words, limited)
        said.append(("boxes", words))
        if unpaid and order.pay_by is not None:
            until = moment(order.pay_by, order.placed_at, shop.zone_info)
            said.append(("clock", filled(self.tr("{0} 前没付款自动取消"), until)))
        elif order.status is OrderStatus.PAID:
            said.append(("package-open", rest_word(order.rest_reason)))
        else:
            said.append(("package-open", self.tr("不用付现金，直接转给仓库发货")))
        return said

    def commit_typing(self) -> None:
        """A number that is still being typed counts: its field finishes editing."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def empty(self) -> None:
        self.lines.empty()
        self.address.empty()
        self.price.empty()
        self.coupon.clear()
        self.remark.clear()
        self.charged.clear()
        self.member.clear()

    def _short_of_points(self, quote: Quote) -> bool:
        member = self.member.member
        if member is None:
            return False
        have, wanted = member.balance, quote.price.points
        if wanted <= have.available:
            return False
        short = e.InsufficientPoints(wanted - have.available, have.available, have.frozen)
        self.price.set_points_error(sentence(short))
        return True

    def _coupon_problem(self, error: e.Invalid) -> str:
        if error.problem == "below_minimum" and error.limit is not None:
            return filled(self.tr("商品现金满 {0} 才能用这张券"), money(error.limit))
        if error.problem == "unknown":
            return self.tr("没有这张优惠券，核对券码")
        return field_problem(error)

    def _member_chosen(self, member: MemberRow | None) -> None:
        self.address.show_member(member)
        self.price.set_points_error("")
        self.chosen.emit(member)
        if member is not None:
            self.lines.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lines_changed(self) -> None:
        self.address.set_needed(not self.lines.lines or self.lines.needs_address())
        reveal(self.charged_field, self.lines.has_top_up())
        self._changed()

    def _changed(self) -> None:
        self.coupon_field.set_error("")
        self.price.set_deduction_error("")
        self.price.set_points_error("")
        self.basket_changed.emit()

    def _coupon_typed(self, text: str) -> None:
        self._changed()

    def _remark_typed(self, text: str) -> None:
        self.remark_field.set_error("")
        self.address_changed.emit()

    def _account_typed(self, text: str) -> None:
        self.charged_field.set_error("")
        self.address_changed.emit()

    def _offer_coupons(self, text: str) -> None:
        typed = text.casefold()
        fitting = [one for one in self._coupons if typed in one.code.casefold() or typed in one.label.casefold()]
        offered = [self._coupon_row(one) for one in fitting if one.code != text]
        self.coupon.offer(text, offered)

    def _coupon_row(self, coupon: Coupon) -> Suggestion:
        hint = filled(self.tr("满 {0} 可用"), money(coupon.from_fen)) if coupon.from_fen else self.tr("没有门槛")
        off = f"{MINUS}{money(coupon.off_fen)}"
        return Suggestion(coupon.code, coupon.label or coupon.code, coupon.code, off, hint, right_tone="good")

    def _choose_coupon(self, code: str) -> None:
        self.coupon.setText(code)
