"""ExceptionPane: one exception in full, with its evidence; the next right step as the main button, the rest in a menu."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout

from desktop.services.exceptions.evidence import EventsSeen, ExceptionCase, OrderSeen, StockSeen
from desktop.services.exceptions.queries import Urgency
from desktop.views.buttons import Button, IconButton
from desktop.views.chips import status_word
from desktop.views.exception_words import check_word, exception_act_word, exception_word
from desktop.views.exceptions.columns import ended_by
from desktop.views.exceptions.words import cause_of, urgency_words, waited
from desktop.views.formats import exact, moment, money, points_text
from desktop.views.icons import icon
from desktop.views.labels import KeyValueRow, SectionHeader, clear, hline, initial, label
from desktop.views.mends.words import SHOWN, cause_words, entry_words, way_on
from desktop.views.order_acts.offers import Offered
from desktop.views.provider_words import payment_problem, provider_problem
from desktop.views.side_pane import SidePane
from desktop.views.texts import filled
from desktop.views.words import carrier_word, method_word, parcel_word, refund_word

translate = QCoreApplication.translate


class ExceptionPane(SidePane):
    order_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__(translate("exceptions", "一件异常"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)
        self.case: ExceptionCase | None = None
        self.steps: list[Offered] = []
        self.menu = QMenu(self)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        foot = self._foot.layout()
        assert isinstance(foot, QVBoxLayout)
        foot.addLayout(self._buttons)
        self.main = Button("", kind="primary")
        self.main.clicked.connect(self.start_main)
        self.more = IconButton("ellipsis", self.tr("全部操作"), outline=True)
        self.more.clicked.connect(self._open_menu)
        self._buttons.addWidget(self.main)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.more)

    def show_case(self, case: ExceptionCase, steps: Sequence[Offered]) -> None:
        self.case, self.steps = case, list(steps)
        clear(self._rows)
        row, self._zone = case.row, ZoneInfo(case.zone)
        self.title.setText(exception_word(row.kind.value))
        self.note.setText(" · ".join(part for part in (row.number, row.title) if part))
        self.face.show_character(initial(row.owner) if row.owner else "?")
        self._rows.addWidget(label(cause_of(row, self._zone), "strong", wrap=True, selectable=True))
        self._standing()
        self._payments()
        self._parcel()
        for one in case.stock:
            self._stock(one)
        self._orders(self.tr("同一地址的其他订单"), case.same_address)
        self._events()
        self._finding()
        self._history()
        self._foot.setVisible(bool(steps))
        if steps:
            self.main.setText(steps[0].words)
            self.main.show_icon(steps[0].icon)
        self.more.setVisible(len(steps) > 1)

    def start_main(self, checked: bool = False) -> None:
        if self.steps:
            self.asked.emit(self.steps[0].key)

    def _standing(self) -> None:
        case = self.case
        assert case is not None
        row = case.row
        self._pair(self.tr("已等"), waited(row, case.now))
        if row.closed_at is not None:
            self._pair(self.tr("怎么了结的"), ended_by(row))
            self._pair(self.tr("什么时候"), exact(row.closed_at, self._zone)[:16])
        else:
            word = urgency_words(row.urgency)[0]
            until = moment(row.due_at, case.now, self._zone)
            if row.urgency is Urgency.NOW:
                said = filled(self.tr("{0}，{1} 就该处理"), word, until)
            elif until.startswith(word):
                said = filled(self.tr("{0} 前处理"), until)
            else:
                said = filled(self.tr("{0}，{1} 前处理"), word, until)
            self._pair(self.tr("多急"), said)
        self._pair(self.tr("负责人"), row.owner or self.tr("没人领"))
        if row.snoozed_until is not None and row.snoozed_until > case.now:
            self._pair(self.tr("放到"), moment(row.snoozed_until, case.now, self._zone))
            self._rows.addWidget(label(row.snooze_reason, "caption", wrap=True))
        if (order := case.order) is not None:
            self._pair(self.tr("订单"), status_word(order.status))
            self._pair(self.tr("会员"), f"{order.member_name} {order.phone_mask}".strip() or "—")
            if order.cash_fen:
                self._pair(self.tr("现金"), money(order.cash_fen, order.currency, order.minor_units))
            if order.points:
                self._pair(self.tr("积分"), points_text(order.points))

    def _payments(self) -> None:
        case = self.case
        assert case is not None
        row = case.row

        def cash(fen: int) -> str:
            return money(fen, row.currency, row.minor_units)

        if case.payments or case.tries:
            self._head(self.tr("付款"))
        for paid in case.payments:
            why = exception_word(paid.problem) if paid.problem else self.tr("算这单的")
            self._pair(f"{exact(paid.at, self._zone)[5:16]} {method_word(paid.method)} {cash(paid.fen)}", why)
        for one in case.tries:
            self._pair(f"{exact(one.at, self._zone)[5:16]} {method_word(one.method)}", payment_problem(one.code))
        if case.refunds:
            self._head(self.tr("退款"))
        for back in case.refunds:
            self._pair(cash(back.fen), refund_word(back.state))
            if back.problem:
                said = filled(self.tr("问过 {0} 次：{1}"), back.asked, provider_problem(back.problem))
                self._rows.addWidget(label(said, "caption", wrap=True))

    def _parcel(self) -> None:
        case = self.case
        assert case is not None
        if (parcel := case.parcel) is None:
            return
        self._head(f"{carrier_word(parcel.carrier)} {parcel.waybill}", parcel_word(parcel.state))
        for at, text in parcel.stations:
            self._rows.addWidget(label(exact(at, self._zone)[5:16], "caption"))
            self._rows.addWidget(label(text, wrap=True))
        if not parcel.stations:
            self._rows.addWidget(label(self.tr("还没有轨迹"), "caption"))

    def _stock(self, stock: StockSeen) -> None:
        self._head(stock.title or stock.code, stock.code if stock.title else "")
        self._pair(self.tr("在库"), points_text(stock.on_hand))
        self._pair(self.tr("预留"), points_text(stock.reserved))
        self._pair(self.tr("还缺"), points_text(max(0, stock.reserved - stock.on_hand)))
        self._orders(self.tr("谁在等"), stock.waiting)

    def _orders(self, title: str, orders: Sequence[OrderSeen]) -> None:
        if not orders:
            return
        self._head(title)
        for one in orders:
            line = QHBoxLayout()
            link = Button(one.order_no, kind="link")
            link.clicked.connect(partial(self._lead, one.id))
            line.addWidget(link)
            line.addStretch(1)
            said = filled(self.tr("{0} 件 {1}"), points_text(one.units), status_word(one.status))
            line.addWidget(label(" ".join(part for part in (one.member_name, said) if part), "caption"))
            self._rows.addLayout(line)

    def _events(self) -> None:
        case = self.case
        assert case is not None
        if case.events:
            self._head(self.tr("积着的通知"), self.tr("最早的一千条里"))
        for word, n in events_told(case.events):
            self._pair(word, filled(self.tr("{0} 条"), points_text(n)))

    def _finding(self) -> None:
        case = self.case
        assert case is not None
        facts = case.row.facts
        if "check" in facts:
            self._head(filled(self.tr("核对{0}"), check_word(str(facts["check"]))))
            self._pair(self.tr("应为"), str(facts.get("expected", "")))
            self._pair(self.tr("实为"), str(facts.get("found", "")))
            self._rows.addWidget(label(cause_words(str(facts.get("diagnosis", ""))), "strong", wrap=True))
            for one in facts.get("entries", ())[:SHOWN]:
                # two words of the books beside each other don't always fit
                self._rows.addWidget(label(filled(self.tr("{0}：{1}"), *entry_words(one)), "", wrap=True))
            said = self.tr("可以另记一笔修正，由第二个人批准") if facts.get("mend") else way_on(str(facts["check"]))
            self._rows.addWidget(label(said, "caption", wrap=True))

    def _history(self) -> None:
        case = self.case
        assert case is not None
        if case.history:
            self._head(self.tr("做过什么"))
        for one in case.history:
            self._pair(f"{exact(one.at, self._zone)[5:16]} {one.who}", exception_act_word(one.act))
            if one.reason:
                self._rows.addWidget(label(one.reason, "caption", wrap=True))

    def _head(self, title: str, note: str = "") -> None:
        self._rows.addWidget(hline())
        self._rows.addWidget(SectionHeader(title, note=note))

    def _pair(self, key: str, value: str) -> None:
        self._rows.addWidget(KeyValueRow(key, value))

    def _open_menu(self) -> None:
        self.menu.clear()
        for one in self.steps[1:]:
            act = self.menu.addAction(icon(one.icon, "danger_text" if one.danger else "text2"), one.words)
            act.triggered.connect(partial(self._ask, one.key))
        self.menu.popup(self.more.mapToGlobal(QPoint(0, -self.menu.sizeHint().height() - 4)))

    def _lead(self, order_id: int, checked: bool = False) -> None:
        self.order_asked.emit(order_id)


def events_told(events: Sequence[EventsSeen]) -> list[tuple[str, int]]:
    """How many there are of each kind in the shop's words, the most first."""
    told: Counter[str] = Counter()
    for one in events:
        told[_topic_word(one.topic)] += one.n
    return told.most_common()


def _topic_word(topic: str) -> str:
    words = {
        "order": translate("exceptions", "订单"),
        "shipment": translate("exceptions", "物流"),
        "refund": translate("exceptions", "退款"),
        "points": translate("exceptions", "积分"),
        "stock": translate("exceptions", "库存"),
        "task": translate("exceptions", "待发货提醒"),
        "return": translate("exceptions", "售后"),
    }
    return words.get(topic.partition(".")[0], translate("exceptions", "其他"))
