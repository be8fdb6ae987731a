"""Doing: what the page's buttons start, each by the very dialog of its act; .done once something has changed.

doing = Doing(desk, window, toaster)
doing.start("release_order", case)      doing.take(rows) · doing.snooze(rows, zone)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop.models.vocabulary import DeliveryKind, Permission
from desktop.services import goods_list
from desktop.services.exceptions import acts
from desktop.services.exceptions.acts import Handled
from desktop.services.exceptions.evidence import ExceptionCase
from desktop.services.exceptions.queries import ExceptionRow
from desktop.services.goods_list import GoodsRow
from desktop.services.mends import acts as mend_acts
from desktop.services.mends.acts import MendPreview, MendRow
from desktop.views.command_sheet import Command
from desktop.views.desk import Desk
from desktop.views.exception_words import check_word
from desktop.views.exceptions.sheets import AssignSheet, CaseSheet, SettleSheet, SnoozeSheet
from desktop.views.exceptions.words import cause_of
from desktop.views.mends.sheets import BreakSheet, MendSheet
from desktop.views.mends.waiting import MendsSheet
from desktop.views.order_acts.acts import OrderActs
from desktop.views.order_acts.offers import Offered
from desktop.views.stock_acts.card_sheets import ImportCardsSheet
from desktop.views.stock_acts.goods_sheet import GoodsSheet
from desktop.views.stock_acts.stock_sheets import ReceiveSheet
from desktop.views.texts import filled, sentence
from desktop.views.toast import Toaster


class Doing(QObject):
    """list_asked(page, what), order_asked(id), member_asked(id) lead elsewhere."""

    done = Signal()
    order_asked = Signal(int)
    member_asked = Signal(int)
    list_asked = Signal(str, str)
    goods_asked = Signal(int)

    def __init__(self, desk: Desk, page: QWidget, toaster: Toaster) -> None:
        super().__init__(page)
        self._desk, self._page, self._toaster = desk, page, toaster
        self.orders = OrderActs(desk, page.window(), toaster)
        self.orders.setParent(self)
        self.orders.done.connect(self._order_changed)

    def offered(self, case: ExceptionCase) -> list[Offered]:
        return [] if case.order is None else self.orders.offered(case.order)

    def start(self, key: str, case: ExceptionCase) -> None:
        own = {
            "take": partial(self.take, [case.row]), "snooze": partial(self.snooze, [case.row], ZoneInfo(case.zone)),
            "wake": partial(self._do, acts.wake_exceptions, (case.row.id,), self.tr("已放回列表")),
            "give_back": partial(
                self._do, acts.assign_exceptions, (case.row.id,), self.tr("已交出，谁都可以领"), login=None
            ),
            "assign": partial(self.assign, [case.row], case.colleagues),
            "settle": partial(self._settle, case),
            "contact": partial(self._contact, case), "ask_again": partial(self._ask_again, case),
            "receive": partial(self._receive, case), "finding": partial(self._show_finding, case),
            "settings": partial(self.list_asked.emit, "settings", "storefront_silent_hours"),
            "open_order": partial(self.order_asked.emit, case.row.order_id or 0),
            "open_member": partial(self.member_asked.emit, case.row.subject_id),
            "open_goods": partial(self.goods_asked.emit, case.stock[0].sku_id if case.stock else 0),
        }  # fmt: skip
        step = own.get(key)
        if step is not None:
            step()
        elif case.row.order_id is not None:
            self.orders.start(key, case.row.order_id)

    def take(self, rows: Sequence[ExceptionRow]) -> None:
        self._do(acts.take_exceptions, tuple(row.id for row in rows), "")

    def snooze(self, rows: Sequence[ExceptionRow], zone: ZoneInfo) -> None:
        self._open(SnoozeSheet(self._page.window(), self._desk, rows, zone))

    def assign(self, rows: Sequence[ExceptionRow], people: Sequence[tuple[str, str]]) -> None:
        self._open(AssignSheet(self._page.window(), self._desk, rows, people))

    def _settle(self, case: ExceptionCase) -> None:
        self._open(SettleSheet(self._page.window(), self._desk, case))

    def _do(self, act: Callable[..., Any], ids: tuple[int, ...], words: str, **more: Any) -> None:
        self._desk.do(self, act, ids, then=partial(self._said, words), failed=self._refused, **more)

    def _said(self, words: str, handled: Handled) -> None:
        if not words:
            words = filled(self.tr("{0} 件归你处理"), handled.done)
            if handled.others:
                words = filled(self.tr("{0} 件归你处理，{1} 件已经有人在办"), handled.done, handled.others)
        self._toaster.say(words)
        self.done.emit()

    def _open(self, sheet: CaseSheet) -> None:
        sheet.done.connect(self._sheet_done)
        sheet.open()

    def _sheet_done(self, handled: Handled, command: Command) -> None:
        words = {
            "snooze_exceptions": self.tr("{0} 件先放着，到时再提醒"),
            "assign_exceptions": self.tr("{0} 件已转交"),
            "settle_exception": self.tr("{0} 件处理完了"),
        }[command.act.__name__]
        self._said(filled(words, handled.done), handled)

    def _contact(self, case: ExceptionCase) -> None:
        """On record first, then on the clipboard: what may be seen of her, and the number to speak of."""
        then = partial(self._copied, case)
        self._desk.do(self, acts.contact_buyer, case.row.id, how="copied", then=then, failed=self._refused)

    def _copied(self, case: ExceptionCase, _handled: Handled) -> None:
        order = case.order
        if order is None:
            return
        said = f"{order.order_no} {order.recipient_name or order.member_name} {order.phone_mask}".strip()
        QApplication.clipboard().setText(said)
        self._toaster.offer(
            filled(self.tr("已复制 {0}，也记下了你联系过"), said), self.tr("打开订单看电话"),
            partial(self.order_asked.emit, order.id), seconds=12, tone="info",
        )  # fmt: skip
        self.done.emit()

    def _ask_again(self, case: ExceptionCase) -> None:
        words = self.tr("几秒钟里会再问一次支付渠道")
        self._desk.do(self, acts.ask_provider_again, case.row.id, then=partial(self._said, words), failed=self._refused)

    def _receive(self, case: ExceptionCase) -> None:
        ids = tuple(one.sku_id for one in case.stock if one.on_hand < one.reserved)
        self._desk.ask(self, goods_list.goods_by_id, ids, then=self._open_receive, failed=self._refused)

    def _open_receive(self, rows: Sequence[GoodsRow]) -> None:
        """Goods by their number; codes, which are stock of their own, by the codes themselves."""
        by_hand = [row for row in rows if row.delivery is not DeliveryKind.VIRTUAL]
        if rows and not by_hand and not self._desk.may(Permission.IMPORT):
            words = filled(self.tr("{0} 要导入卡密，请店主或店长来做"), rows[0].name)
            self._toaster.say(words, tone="warn", seconds=10)
            return
        window = self._page.window()
        sheet: GoodsSheet = (
            ReceiveSheet(window, self._desk, by_hand)
            if by_hand or not rows
            else ImportCardsSheet(window, self._desk, rows[0])
        )
        sheet.done.connect(self._received)
        sheet.open()

    def _received(self, _answer: object) -> None:
        self._toaster.say(self.tr("已入库，等货的订单会自己往下走"))
        self.done.emit()

    def _show_finding(self, case: ExceptionCase) -> None:
        """With what would be done about it as the books stand now."""
        subject, _, number = str(case.row.facts.get("mend", "")).partition(":")
        if not number:
            self._open_finding(case, None)
            return
        self._desk.ask(
            self, mend_acts.mend_preview, subject, int(number), then=partial(self._open_finding, case),
            failed=self._refused,
        )  # fmt: skip

    def _open_finding(self, case: ExceptionCase, preview: MendPreview | None) -> None:
        title = filled(self.tr("{0}不平"), check_word(str(case.row.facts.get("check", ""))))
        sheet = BreakSheet(
            self._page.window(), self._desk, case.row.facts, title, cause_of(case.row, ZoneInfo(case.zone)), preview
        )
        sheet.changed.connect(self._proposed)
        sheet.decide.connect(self._decide)
        sheet.open()

    def _proposed(self) -> None:
        self._toaster.say(self.tr("修正已提交，等第二个人批准"))
        self.done.emit()

    def _decide(self, row: MendRow, approve: bool) -> None:
        sheet = MendSheet(self._page.window(), self._desk, row, approve=approve)
        sheet.decided.connect(partial(self._decided, approve))
        sheet.open()

    def _decided(self, approve: bool) -> None:
        self._toaster.say(self.tr("已修正，这处对上了") if approve else self.tr("已驳回，什么都没动"))
        self.done.emit()

    def show_waiting(self, zone: ZoneInfo) -> None:
        """Mends that wait for their second person."""
        sheet = MendsSheet(self._page.window(), self._desk, zone)
        sheet.decided.connect(self.done)
        sheet.open()

    def _order_changed(self, _row: object) -> None:
        self.done.emit()

    def _refused(self, fact: Exception) -> None:
        self._toaster.say(sentence(fact), tone="danger", seconds=8)
        self.done.emit()
