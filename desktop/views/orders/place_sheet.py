"""代客下单: an order for a member on the phone or at the counter, priced live, placed once.

    sheet = PlaceSheet(window, desk, member_id)   # for her; None: she is looked for in the sheet
    sheet.placed.connect(self._show_order)      # OrderRow, when the clerk wants to see it
    sheet.open()

The price on the button is the price that is agreed: when it has changed meanwhile nothing is placed. After the
database went away in the middle, the same command is sent again, so that nobody is charged twice.
"""

from __future__ import annotations

import uuid
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.services import divisions, members, order_detail, placing, rules, settings
from desktop.services import errors as e
from desktop.services.members import MemberRow
from desktop.services.order_detail import OrderDetail
from desktop.services.order_rows import OrderRow
from desktop.services.placing import Agreed, Quote
from desktop.services.rules import Rules
from desktop.services.settings import ShopSettings
from desktop.services.transaction import Rehearsal
from desktop.views.buttons import reveal
from desktop.views.desk import Desk
from desktop.views.dialogs import Sheet, confirm
from desktop.views.formats import money, points_text
from desktop.views.orders.place_form import PlaceForm
from desktop.views.orders.place_quote import LiveQuote
from desktop.views.orders.place_receipt import Receipt
from desktop.views.texts import filled, sentence

translate = QCoreApplication.translate
_REFRESH_MS = 15_000
_WIDE, _TALL, _NARROW = 1060, 724, 560


class PlaceSheet(Sheet):
    placed = Signal(object)

    def __init__(self, window: QWidget, desk: Desk, member_id: int | None = None) -> None:
        super().__init__(
            window,
            translate("PlaceSheet", "代客下单"),
            translate("PlaceSheet", "价格、库存与限兑都是此刻的，下单时再核一次"),
            icon="shopping-cart",
            width=_WIDE,
        )
        self.desk = desk
        self._about = self.subtitle.text()
        self._settings = ShopSettings()
        self._quote: Quote | None = None
        self._command = ""
        self._shown: Agreed | None = None
        self._pressed = self._unpriced = False
        self._rehearsed: dict[str, Any] | None = None
        self.unsettled = False
        self.form = PlaceForm(desk)
        self.add(self.form, 1)
        self.receipt = Receipt()
        reveal(self.receipt, False)
        self.add(self.receipt)
        self.side.addWidget(self.form.price)
        self.cancel = self.add_button(self.tr("取消"), slot=self.dismiss)
        self.again = self.add_button(self.tr("再下一单"), "plus", slot=self.start_again)
        self.copy = self.add_button(self.tr("复制单号"), "copy", slot=self._copy)
        self.submit = self.add_button(self.tr("下单"), "check", kind="primary", slot=self.place_order, default=True)
        self.look = self.add_button(self.tr("查看订单"), "external-link", kind="primary", slot=self._look)
        self.live = LiveQuote(desk, self)
        self.live.quoted.connect(self._quoted)
        self.live.room.connect(self.form.lines.show_rooms)
        self.live.refused.connect(self.form.show_problem)
        self.live.unreachable.connect(self._say_failure)
        self.form.basket_changed.connect(self._basket_changed)
        self.form.address_changed.connect(self._content_changed)
        self.form.chosen.connect(self._member_chosen)
        self._refresh = QTimer(self)
        self._refresh.setInterval(_REFRESH_MS)
        self._refresh.timeout.connect(self._ask_again)
        desk.reachable.connect(self._reached)
        self._show_state(placed=False)
        self._rehearse()
        if member_id is not None:
            desk.ask(self, members.member_card, member_id, then=self.form.member.choose, key="member")

    def open(self) -> None:
        super().open()
        self.desk.ask(self, rules.current_rules, then=self._show_rules, key="rules")
        self.desk.ask(self, settings.shop_settings, then=self._show_settings, key="settings")
        self.desk.tasks.run(self, divisions.prepare, then=None, failed=self._say_failure)
        self._refresh.start()

    def place(self) -> None:
        column = self.side.parentWidget()
        placed = column is None or column.isHidden()
        self._width, self.least_height = (_NARROW, 0) if placed else (_WIDE, _TALL)
        super().place()

    def dismiss(self) -> None:
        """Asks first when something was typed that would be lost."""
        if self.receipt.order is not None or not (self.unsettled or self.form.touched):
            super().dismiss()
        elif not self._busy:
            words = (
                self.tr("还不知道这笔订单下成没有。关掉后请在订单列表里按会员核对，不要马上重下")
                if self.unsettled
                else self.tr("还没有下单，填的会员、商品和地址都会丢掉")
            )
            confirm(self.window(), self.tr("关掉代客下单？"), words, act=self.tr("关掉"), slot=self.close_overlay)

    def close_overlay(self) -> None:
        self._refresh.stop()
        self.live.stop()
        super().close_overlay()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to the field that has the focus; Ctrl+Enter places."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.accept()
            return
        super().keyPressEvent(event)

    def place_order(self) -> None:
        """Once per command id; what can be known to be missing or refused is said beside its field instead."""
        if self._busy or self.receipt.order is not None:
            return
        if self.unsettled:
            self._send()
            return
        self.form.commit_typing()
        if not self.live.fresh:
            self._pressed = True
            self.live.ask_now()
            return
        if self.form.check(self._quote):
            self._command = uuid.uuid4().hex
            self._order = self._arguments()
            self._send()

    def start_again(self) -> None:
        """An empty form for the next order."""
        self.receipt.order = None
        self._show_state(placed=False)
        self.form.empty()
        self.take_focus()
        self._refresh.start()

    def take_focus(self) -> None:
        if self.receipt.order is not None:
            self.look.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.form.member.take_focus()

    def _arguments(self) -> dict[str, Any]:
        assert self._quote is not None
        agreed = Agreed(self._quote.price.points, self._quote.price.cash_fen)
        return {**self.form.arguments(), "agreed": agreed}

    def _send(self) -> None:
        member = self.form.member.member
        assert member is not None
        self.show_error("")
        self._set_busy(self.tr("正在核对") if self.unsettled else self.tr("正在下单"))
        self.desk.do(
            self,
            placing.place_order,
            member.id,
            **self._order,
            command_id=self._command,
            then=self._placed,
            failed=self._refused,
        )

    def _set_busy(self, words: str = "") -> None:
        self.set_busy(words)
        self.form.setEnabled(not words and not self.unsettled)
        self.form.price.setEnabled(not words and not self.unsettled)

    def _placed(self, order: OrderRow) -> None:
        self.unsettled = False
        self._set_busy()
        self._refresh.stop()
        self.live.stop()
        self.receipt.show_order(order, self.desk.office.clock(), self._settings.zone_info)
        self._show_state(placed=True)
        self.take_focus()
        if order.member_id is not None and order.points:
            self.desk.ask(self, members.member_card, order.member_id, then=self._show_balance, key="balance")

        if self.form.lines.has_pickup():
            self.desk.ask(self, order_detail.order_detail, order.id, then=self._show_pickup, key="pickup")

    def _refused(self, error: Exception) -> None:
        self.unsettled = isinstance(error, e.DatabaseGone) and not error.outcome_known
        self._set_busy()
        self._name_the_act()
        if isinstance(error, e.DatabaseGone):
            self.show_error(sentence(error))
            self.submit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._say_problem(error)
        self.live.ask_now()

    def _say_problem(self, error: Exception) -> None:
        if not self.form.show_problem(error):
            self.show_error(sentence(error))

    def _say_failure(self, error: Exception) -> None:
        self._pressed, self._unpriced = False, isinstance(error, e.DatabaseGone)
        if not self.unsettled:
            self.show_error(sentence(error))

    def _reached(self, there: bool) -> None:
        """The database answers again: settle what is open, or price anew."""
        if there and self.unsettled and not self._busy:
            self._send()
        elif there and self._unpriced and not self._busy:
            self._unpriced = False
            self.show_error("")
            self.live.ask_now()

    def _basket_changed(self) -> None:
        self.show_error("")
        self._rehearsed = None
        self.live.ask_soon(self.form.basket())

    def _content_changed(self) -> None:
        self.show_error("")
        self._rehearse()

    def _member_chosen(self, member: MemberRow | None) -> None:
        self._basket_changed()

    def _ask_again(self) -> None:
        idle = not (self._busy or self.unsettled) and self.live.fresh
        if idle and self.form.lines.lines:
            self._ask_balance()
            self.live.ask_now()

    def _ask_balance(self) -> None:
        member = self.form.member.member
        if member is not None:
            self.desk.ask(self, members.member_card, member.id, then=self._refresh_member, key="card")

    def _refresh_member(self, member: MemberRow) -> None:
        current = self.form.member.member
        if current is not None and current.id == member.id:
            self.form.member.refresh(member.balance)
            self.form.show_quote(self._quote, self.live.left_out)

    def _quoted(self, quote: Quote | None) -> None:
        seen, self._quote, self._unpriced = self._shown, quote, False
        self.form.show_quote(quote, self.live.left_out)
        self._name_the_act()
        if self._pressed and self.live.fresh:
            self._pressed = False
            if seen == self._shown:
                self.place_order()
            else:
                self.show_error(self.tr("价格刚刚变了，请核对按钮上的新价格，再按一次"))
        self._rehearse()

    def _rehearse(self) -> None:
        """What placing would do, as soon as nothing is missing; the same content is tried once."""
        missing = self.form.missing()
        if missing or self._quote is None or not self.live.fresh or self.form.known_problem(self._quote):
            self._rehearsed = None
            self.form.price.show_missing(missing)
            return
        member = self.form.member.member
        assert member is not None
        arguments = self._arguments()
        if arguments == self._rehearsed:
            return
        self._rehearsed = arguments
        self.desk.rehearse(
            self, placing.place_order, member.id, **arguments, then=self._show_effects, failed=self._rehearsal_failed
        )

    def _show_effects(self, rehearsal: Rehearsal) -> None:
        if self._rehearsed is not None:
            self.form.price.show_effects(self.form.effects(rehearsal, self._settings))

    def _rehearsal_failed(self, error: Exception) -> None:
        self._rehearsed = None
        self.form.price.show_effects([])
        if isinstance(error, e.PriceChanged):
            self.live.ask_now()
        elif not self._busy and not self.unsettled:
            self._say_problem(error)

    def _name_the_act(self) -> None:
        if self.unsettled:
            self.submit.setText(self.tr("核对并重试，不会重复下单"))
            return
        price = self._quote.price if self._quote else None
        self._shown = Agreed(price.points, price.cash_fen) if price else None
        if price is None:
            words = self.tr("下单")
        elif price.points and price.cash_fen:
            words = filled(self.tr("下单，冻结 {0} 积分 · 待付 {1}"), points_text(price.points), money(price.cash_fen))
        elif price.points:
            words = filled(self.tr("下单，扣除 {0} 积分"), points_text(price.points))
        else:
            words = filled(self.tr("下单，待付 {0}"), money(price.cash_fen))
        self.submit.setText(words)

    def _show_rules(self, found: Rules) -> None:
        self.form.show_rules(found)

    def _show_settings(self, found: ShopSettings) -> None:
        self._settings = found

    def _show_balance(self, member: MemberRow) -> None:
        self.receipt.show_balance(member.balance.available)
        self.place()

    def _show_pickup(self, detail: OrderDetail) -> None:
        if detail.pickup_code:
            self.receipt.show_pickup(detail.pickup_code)
            self.place()

    def _show_state(self, *, placed: bool) -> None:
        column = self.side.parentWidget()
        for widget, on in (
            (self.form, not placed), (column, not placed), (self.cancel, not placed), (self.submit, not placed),
            (self.receipt, placed), (self.again, placed), (self.copy, placed), (self.look, placed),
        ):  # fmt: skip
            if widget is not None:
                reveal(widget, on)
        self._default = self.look if placed else self.submit
        self.copy.setText(self.tr("复制单号"))
        self.subtitle.setText(self.tr("把单号告诉会员") if placed else self._about)
        self._name_the_act()
        self.place()

    def _copy(self) -> None:
        if self.receipt.order is not None:
            QGuiApplication.clipboard().setText(self.receipt.order.order_no)
            self.copy.setText(self.tr("已复制"))

    def _look(self) -> None:
        order = self.receipt.order
        self.close_overlay()
        self.placed.emit(order)
