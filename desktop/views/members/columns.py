"""The columns of the member list: a row's cells, made once when it arrives.

cells = MemberCells(clock, zone)         clock() gives the aware moment now, zone is the shop's
member_columns(cells) -> [Column]        keys of sortable columns are keys of member_queries.SORTS
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from desktop.services.member_queries import MemberListRow
from desktop.views.cells import Amount, Person, Text
from desktop.views.formats import cash_or_dash, exact, moment, points_text
from desktop.views.table import Column
from desktop.views.texts import filled
from desktop.views.words import tier_key

translate = QCoreApplication.translate
PLAIN = ("account", "member", "phone", "available", "frozen", "pending", "debt", "orders", "spent", "last_order")


def shown_name(row: MemberListRow) -> str:
    """Her masked name; of one who was erased it is a word of the program, in the language that is spoken."""
    if row.erased_at is not None:
        return translate("members", "已清除")
    return row.name or translate("members", "没有姓名")


class MemberCells:
    """Words of cells at the clock's moment in the shop's zone."""

    def __init__(self, clock: Callable[[], datetime], zone: ZoneInfo) -> None:
        self.clock, self.zone = clock, zone

    def account(self, row: MemberListRow) -> Text:
        tip = filled(translate("members", "卡号 {0}"), row.card_no) if row.card_no else ""
        return Text(row.account, "strong", tip=tip)

    def member(self, row: MemberListRow) -> Person:
        if row.merged_into is not None:
            return Person(shown_name(row), translate("members", "已合并"))
        return Person(shown_name(row), row.tier, tier_key(row.tier))

    def phone(self, row: MemberListRow) -> Text:
        return Text(row.phone or "—", "dim")

    def available(self, row: MemberListRow) -> Amount:
        return Amount(points_text(row.available) if row.available else "—")

    def frozen(self, row: MemberListRow) -> Amount:
        return Amount(points_text(row.frozen) if row.frozen else "—", "cash")

    def pending(self, row: MemberListRow) -> Amount:
        return Amount(points_text(row.pending) if row.pending else "—", "cash")

    def debt(self, row: MemberListRow) -> Text:
        return Text(points_text(row.debt), "danger") if row.debt else Text("—", "dim")

    def expiring(self, row: MemberListRow) -> Text:
        return Text(points_text(row.expiring), "warn") if row.expiring else Text("—", "dim")

    def orders(self, row: MemberListRow) -> Amount:
        tip = filled(translate("members", "连取消的一共 {0} 笔"), points_text(row.placed))
        return Amount(points_text(row.orders) if row.orders else "—", "cash", tip=tip if row.placed else "")

    def spent(self, row: MemberListRow) -> Amount:
        return Amount(cash_or_dash(row.spent_fen), "cash")

    def last_order(self, row: MemberListRow) -> Text:
        if row.last_order_at is None:
            return Text("—", "dim")
        told = moment(row.last_order_at, self.clock(), self.zone)
        # of another year the day is enough: the hour stands on hover
        return Text(told[:10] if told[:4].isdigit() else told, "dim", tip=exact(row.last_order_at, self.zone))


def member_columns(cells: MemberCells) -> list[Column[MemberListRow]]:
    return [
        Column("account", translate("members", "会员号"), 102, cells.account, sortable=True),
        Column("member", translate("members", "会员"), 94, cells.member, stretch=True),
        Column("phone", translate("members", "电话"), 106, cells.phone),
        Column("available", translate("members", "可用"), 76, cells.available, align="right", sortable=True),
        Column("frozen", translate("members", "冻结"), 62, cells.frozen, align="right", gives_way=2),
        Column("pending", translate("members", "待生效"), 62, cells.pending, align="right", gives_way=2),
        Column("debt", translate("members", "欠分"), 54, cells.debt, align="right", gives_way=2),
        Column("expiring", translate("members", "快到期"), 66, cells.expiring, align="right", optional=True),
        Column("orders", translate("members", "订单"), 50, cells.orders, align="right", gives_way=2),
        Column("spent", translate("members", "累计实付"), 92, cells.spent, align="right", sortable=True, gives_way=1),
        Column("last_order", translate("members", "最近下单"), 94, cells.last_order, sortable=True, gives_way=2),
    ]


def sort_choices() -> list[tuple[str, str]]:
    return [
        ("joined", translate("members", "按建档先后")),
        ("account", translate("members", "按会员号")),
        ("available", translate("members", "按可用积分")),
        ("last_order", translate("members", "按最近下单")),
        ("spent", translate("members", "按累计实付")),
    ]


def sort_words(sort: str, descending: bool) -> str:
    """How the list is sorted, for its foot; a list by the last order says whom it leaves out."""
    return {
        ("joined", True): translate("members", "按建档先后，新的在前"),
        ("joined", False): translate("members", "按建档先后，早的在前"),
        ("account", True): translate("members", "按会员号，大的在前"),
        ("account", False): translate("members", "按会员号，小的在前"),
        ("available", True): translate("members", "按可用积分，多的在前"),
        ("available", False): translate("members", "按可用积分，少的在前"),
        ("last_order", True): translate("members", "按最近下单，新的在前，不含没下过单的"),
        ("last_order", False): translate("members", "按最近下单，早的在前，不含没下过单的"),
        ("spent", True): translate("members", "按累计实付，多的在前"),
        ("spent", False): translate("members", "按累计实付，少的在前"),
    }[sort, descending]
