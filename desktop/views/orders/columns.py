"""The columns of the order list: a row's cells, made once when it arrives.

cells = OrderCells(clock, zone)          clock() gives the aware moment now, zone is the shop's
order_columns(cells) -> [Column]         keys of sortable columns are the keys of order_queries.SORTS
badges(row, now) -> [(ChipSpec, sentence)]       what stands beside the status, most urgent first
sort_place(row, "placed") -> a value to compare rows by, None where the row hasn't got it
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from desktop.models.vocabulary import OrderKind, OrderStatus, PaymentState
from desktop.services.order_rows import OrderRow
from desktop.views.cells import Amount, Chips, Person, Text
from desktop.views.chips import ChipSpec, status_chip
from desktop.views.formats import cash_or_dash, exact, moment, money, points_text, time_left
from desktop.views.order_words import units_text
from desktop.views.table import Column
from desktop.views.texts import filled
from desktop.views.words import channel_word, kind_word, payment_word, rest_word, tier_key

translate = QCoreApplication.translate
Badge = tuple[ChipSpec, str]
_PLACES = {
    "placed": "placed_at", "paid": "paid_at", "ship_by": "ship_by", "points": "points", "cash": "cash_fen",
    "number": "order_no",
}  # fmt: skip


def sort_place(row: OrderRow, sort: str) -> Any:
    return getattr(row, _PLACES[sort])


def is_late(row: OrderRow, now: datetime) -> bool:
    return row.status is OrderStatus.TO_SHIP and row.ship_by is not None and row.ship_by < now


def badges(row: OrderRow, now: datetime) -> list[Badge]:
    made: list[Badge] = []
    if is_late(row, now) and row.ship_by is not None:
        late = translate("order list", "发货{0}")
        made.append((ChipSpec(translate("order list", "超时"), "danger"), filled(late, time_left(row.ship_by - now))))
    if row.hold_reason is not None and row.status not in (OrderStatus.COMPLETED, OrderStatus.CANCELLED):
        told = filled(translate("order list", "挂起：{0}"), row.hold_reason)
        made.append((ChipSpec(translate("order list", "挂起"), "held"), told))
    made += _money(row)
    if row.status is OrderStatus.PAID and row.rest_reason:
        told = filled(translate("order list", "待放行：{0}"), rest_word(row.rest_reason))
        made.append((ChipSpec(translate("order list", "待放行"), "violet", "clock"), told))
    if row.returns_open:
        told = filled(translate("order list", "{0} 笔售后没有结束"), row.returns_open)
        made.append((ChipSpec(translate("order list", "售后中"), "after_sale"), told))
    wanted = row.units - row.units_cancelled
    if 0 < row.units_shipped < wanted:
        words = filled(translate("order list", "{0}/{1} 件"), row.units_shipped, wanted)
        told = filled(translate("order list", "{1} 件里已发出 {0} 件"), row.units_shipped, wanted)
        made.append((ChipSpec(words, "neutral", "-", outline=True), told))
    if row.kind is not OrderKind.SALE:
        made.append((ChipSpec(kind_word(row.kind), "neutral", "-", outline=True), kind_word(row.kind)))
    if row.history:
        told = translate("order list", "导入的历史订单：不再动积分和库存")
        made.append((ChipSpec(translate("order list", "历史"), "neutral", "history"), told))
    return made


def _money(row: OrderRow) -> list[Badge]:
    made: list[Badge] = []
    for fen, words, style, told in (
        (row.refund_failed_fen, translate("order list", "退款失败"), "exception",
         translate("order list", "{0} 没有退成")),
        (row.refund_proposed_fen, translate("order list", "退款待批"), "refunded",
         translate("order list", "{0} 等人审批")),
        (row.refund_due_fen, translate("order list", "退款中"), "refunded", translate("order list", "{0} 还没到账")),
    ):  # fmt: skip
        if fen:
            made.append((ChipSpec(words, style), filled(told, money(fen, row.currency, row.minor_units))))
    if row.payment_state in (PaymentState.FAILED, PaymentState.UNVERIFIED):
        word = payment_word(row.payment_state)
        made.append((ChipSpec(word, "exception"), word))
    elif row.payment_state in (PaymentState.PARTLY_REFUNDED, PaymentState.REFUNDED):
        word = payment_word(row.payment_state)
        made.append((ChipSpec(word, "refunded"), word))
    return made


class OrderCells:
    """Words of cells at the clock's moment in the shop's zone."""

    def __init__(self, clock: Callable[[], datetime], zone: ZoneInfo) -> None:
        self.clock, self.zone = clock, zone

    def number(self, row: OrderRow) -> Text:
        return Text(row.order_no, "strong")

    def placed(self, row: OrderRow) -> Text:
        return self._at(row.placed_at)

    def paid(self, row: OrderRow) -> Text:
        return self._at(row.paid_at)

    def ship_by(self, row: OrderRow) -> Text:
        if row.ship_by is None or row.status is not OrderStatus.TO_SHIP:
            return self._at(row.ship_by)
        left = row.ship_by - self.clock()
        tone = "danger" if left.total_seconds() < 0 else "warn" if left.total_seconds() < 4 * 3600 else "dim"
        return Text(time_left(left), tone, tip=exact(row.ship_by, self.zone))

    def _at(self, at: datetime | None) -> Text:
        if at is None:
            return Text("—", "dim")
        told = moment(at, self.clock(), self.zone)
        # of another year the day is enough: the hour stands on hover
        return Text(told[:10] if told[:4].isdigit() else told, "dim", tip=exact(at, self.zone))

    def member(self, row: OrderRow) -> Person:
        if row.member_id is None:
            return Person(row.recipient_name or translate("order list", "无会员"), tip=row.phone_mask)
        return Person(
            row.member_name or row.member_account,
            row.tier,
            tier_key(row.tier),
            tip=f"{row.member_account} {row.phone_mask}".strip(),
        )

    def items(self, row: OrderRow) -> Text:
        tail = units_text(row)
        return Text(row.title + tail, tip=row.title + tail, tail=tail)

    def points(self, row: OrderRow) -> Amount:
        return Amount(points_text(row.points) if row.points else "—")

    def cash(self, row: OrderRow) -> Amount:
        return Amount(cash_or_dash(row.cash_fen, row.currency, row.minor_units), "cash")

    def status(self, row: OrderRow) -> Chips:
        beside = badges(row, self.clock())
        chip = status_chip(row.status)
        told = "\n".join((chip.text, *(sentence for _, sentence in beside)))
        return Chips((chip, *(spec for spec, _ in beside)), tip=told)

    def channel(self, row: OrderRow) -> Text:
        return Text(channel_word(row.channel), "dim")

    def assignee(self, row: OrderRow) -> Text:
        return Text(row.assignee or "—", "" if row.assignee else "dim")

    def slips(self, row: OrderRow) -> Text:
        if row.slips:
            return Text(filled(translate("order list", "打过 {0} 次"), row.slips), "dim")
        waits = row.status is OrderStatus.TO_SHIP
        return Text(translate("order list", "未打印"), "warn") if waits else Text("—", "dim")


def order_columns(cells: OrderCells) -> list[Column[OrderRow]]:
    return [
        Column("number", translate("order list", "订单号"), 126, cells.number, sortable=True),
        Column("placed", translate("order list", "下单"), 92, cells.placed, sortable=True, gives_way=5),
        Column("paid", translate("order list", "付款"), 92, cells.paid, sortable=True, optional=True, gives_way=1),
        Column("member", translate("order list", "会员"), 84, cells.member, gives_way=6),
        Column("items", translate("order list", "商品"), 120, cells.items, stretch=True),
        Column("points", translate("order list", "积分"), 70, cells.points, align="right", sortable=True, gives_way=4),
        Column("cash", translate("order list", "现金"), 80, cells.cash, align="right", sortable=True, gives_way=3),
        Column("status", translate("order list", "状态"), 176, cells.status),
        Column(
            "ship_by",
            translate("order list", "发货期限"),
            128,
            cells.ship_by,
            sortable=True,
            optional=True,
            gives_way=2,
        ),
        Column("channel", translate("order list", "渠道"), 84, cells.channel, optional=True, gives_way=1),
        Column("assignee", translate("order list", "领单人"), 80, cells.assignee, optional=True, gives_way=1),
        Column("slips", translate("order list", "配货单"), 84, cells.slips, optional=True, gives_way=1),
    ]


def sort_words(sort: str, descending: bool) -> str:
    """How the list is sorted, for its foot; a list by a moment says what it leaves out."""
    return {
        ("placed", True): translate("order list", "按下单时间，新的在前"),
        ("placed", False): translate("order list", "按下单时间，早的在前"),
        ("paid", True): translate("order list", "按付款时间，新的在前，不含没付款的"),
        ("paid", False): translate("order list", "按付款时间，早的在前，不含没付款的"),
        ("ship_by", True): translate("order list", "按发货期限，晚的在前，不含没有期限的"),
        ("ship_by", False): translate("order list", "按发货期限，急的在前，不含没有期限的"),
        ("points", True): translate("order list", "按积分，多的在前"),
        ("points", False): translate("order list", "按积分，少的在前"),
        ("cash", True): translate("order list", "按现金，多的在前"),
        ("cash", False): translate("order list", "按现金，少的在前"),
        ("number", True): translate("order list", "按订单号，大的在前"),
        ("number", False): translate("order list", "按订单号，小的在前"),
    }[sort, descending]
