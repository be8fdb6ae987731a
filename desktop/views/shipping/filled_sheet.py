"""ShipFromSheet: a filled shipping sheet, what becomes of every row, then the shipping of those that fit.

ShipFromSheet(window, desk, sheet, matches).open()      the rows that don't go can be saved with their reasons
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import OrderStatus
from desktop.services.bulk import Readiness
from desktop.services.errors import Invalid
from desktop.services.order_rows import OrderRow
from desktop.services.sheet_matches import Match, Verdict, parcels_act
from desktop.services.shipping_sheet import FilledSheet
from desktop.services.spreadsheets.writing import write_rest
from desktop.views.bulk.leftovers import Left, goods_cell, person_cell, reason_text
from desktop.views.bulk.sheet import BulkSheet
from desktop.views.buttons import Button, reveal
from desktop.views.cells import Text
from desktop.views.chips import status_word
from desktop.views.desk import Desk
from desktop.views.labels import label
from desktop.views.table import Column, RowTable
from desktop.views.table_height import fit_height
from desktop.views.table_view import TableView
from desktop.views.texts import filled, listed
from desktop.views.words import carrier_word

translate = QCoreApplication.translate
_SHOWN_MOST, _SHOWN_LEAST, _ROOMY = 5, 3, 700


class ShipFromSheet(BulkSheet):
    act = "ship_order"

    def __init__(self, window: QWidget, desk: Desk, sheet: FilledSheet, matches: Sequence[Match]) -> None:
        self._sheet, self.matches = sheet, tuple(matches)
        self._going: dict[int, list[Match]] = {}
        for one in matches:
            if one.verdict is Verdict.SHIPS and one.order is not None:
                self._going.setdefault(one.order.id, []).append(one)
        rows = [_order(ones[0]) for ones in self._going.values()]
        title = filled(QCoreApplication.translate("ShipFromSheet", "按发货表发货：{0}"), sheet.path.name)
        super().__init__(window, desk, rows, title=title, icon="file-spreadsheet", width=860)

    def make_form(self) -> None:
        self.slips = _match_table()
        self.slips.table.set_rows([one for ones in self._going.values() for one in ones])
        rest = [one for one in self.matches if one.verdict is not Verdict.SHIPS]
        self.refused_words = label(filled(self.tr("{0} 行不发，原因如下"), len(rest)), "strong")
        self.refused = _refused_table()
        self.refused.table.set_rows(rest)
        self.save_rest = Button(self.tr("存下没发的行"), "download", kind="link")
        self.save_rest.clicked.connect(self._save_rest)
        self.add_foot(self.save_rest)
        for widget, shown in ((self.slips, self._going), (self.refused_words, rest), (self.refused, rest)):
            self.fields_box.addWidget(widget)
            reveal(widget, bool(shown))
        reveal(self.save_rest, bool(rest))

    def open(self) -> None:
        most = _SHOWN_MOST if self.host().height() >= _ROOMY else _SHOWN_LEAST
        for table in (self.slips, self.refused):
            fit_height(table, most)
        super().open()

    # the act

    def values_for(self, one: Readiness) -> Mapping[str, Any] | Invalid:
        _, values = parcels_act(self._going[one.row.id])
        return {**values, "seen": one.row.version}

    def act_for(self, one: Readiness) -> str:
        act, _ = parcels_act(self._going[one.row.id])
        return act

    def act_words(self, count: int) -> str:
        able = [one.row.id for one in self.able()]
        parcels = sum(len({match.parcel for match in self._going[order_id]}) for order_id in able)
        if len(able) == count and parcels > count:
            return filled(self.tr("发货 {0} 笔，{1} 个包裹"), count, parcels)
        return filled(self.tr("发货 {0} 笔"), count)

    def summary_words(self, all_: int, able: int) -> str:
        rows = len(self.matches)
        if not all_:
            return filled(self.tr("{0} 行里没有一行能发"), rows)
        if able == all_:
            return filled(self.tr("{0} 行里 {1} 笔能发"), rows, able)
        return filled(self.tr("{0} 行对得上 {1} 笔，其中 {2} 笔现在不能发，原因见下"), rows, all_, all_ - able)

    def done_words(self, count: int) -> str:
        return filled(self.tr("{0} 笔已发货"), count)

    # what doesn't go

    def show_ready(self) -> None:
        reveal(self.save_rest, bool(self._reasons()))

    def _show_left(self, left: list[Left]) -> None:
        super()._show_left(left)
        reveal(self.save_rest, bool(self._reasons()))

    def _reasons(self) -> dict[int, str]:
        """Why each row didn't go, by the file's line."""
        reasons = {one.row.number: verdict_words(one) for one in self.matches if one.verdict is not Verdict.SHIPS}
        for left in self.left.table.rows():
            reasons |= {one.row.number: reason_text(left.fact) for one in self._going[left.row.id]}
        return reasons

    def _save_rest(self, checked: bool = False) -> None:
        self.save_rest.setEnabled(False)
        reasons = self._reasons()
        work = partial(write_rest, self._sheet.path, reasons, self.tr("没发的"))
        self.desk.tasks.run(self, work, then=self._saved, failed=self._not_saved)

    def _saved(self, path: Path) -> None:
        self.save_rest.setText(filled(self.tr("存好了：{0}"), path.name))
        self.save_rest.setToolTip(str(path))

    def _not_saved(self, fact: Exception) -> None:
        if not isinstance(fact, OSError):
            raise fact
        self.save_rest.setEnabled(True)
        self.show_error(filled(self.tr("没有存成：{0}。把发货表放到能写的文件夹再试"), fact.strerror or fact))


def verdict_words(match: Match) -> str:
    return filled(
        {
            Verdict.SHIPS: translate("shipping sheet", "可以发"),
            Verdict.DONE: translate("shipping sheet", "这笔已经用这个运单号发过了"),
            Verdict.UNKNOWN_NUMBER: translate("shipping sheet", "没有这个订单号"),
            Verdict.WRONG_STATUS: translate("shipping sheet", "订单现在是「{0}」，不能发"),
            Verdict.WAYBILL_MISSING: translate("shipping sheet", "没有填运单号"),
            Verdict.WAYBILL_MALFORMED: translate("shipping sheet", "运单号不对，可能被表格软件改坏了"),
            Verdict.NO_CARRIER: translate("shipping sheet", "认不出快递公司，在表里写上名字"),
            Verdict.WAYBILL_USED: translate("shipping sheet", "运单号已经用在 {0} 上"),
            Verdict.OTHER_CARRIER: translate("shipping sheet", "同一个运单号前面写的是{0}"),
            Verdict.CODE_MISSING: translate("shipping sheet", "一笔分几个包裹，每行要写商品编码和件数"),
            Verdict.CODE_UNKNOWN: translate("shipping sheet", "这笔没有 {0}，或已经发完、在前面的行里"),
            Verdict.UNITS_UNCLEAR: translate("shipping sheet", "件数「{0}」不清楚，一行写一个编码和它的件数"),
            Verdict.UNITS_TOO_MANY: translate("shipping sheet", "这个商品只剩 {0} 件可发"),
            Verdict.TWICE: translate("shipping sheet", "订单号或运单号在表里出现了两次"),
            Verdict.NAME_DIFFERS: translate("shipping sheet", "收货人对不上，订单上是 {0}"),
            Verdict.TOO_MANY: translate("shipping sheet", "一次最多发 {0} 笔，这一行下次再发"),
        }[match.verdict],
        status_word(OrderStatus(match.detail)) if match.verdict is Verdict.WRONG_STATUS else match.detail,
    )


def _carrier(match: Match) -> Text:
    assert match.parcel is not None
    name = carrier_word(match.parcel.carrier)
    if match.sure:
        return Text(name, "good")
    return Text(
        filled(translate("shipping sheet", "像是{0}"), name),
        "warn",
        tip=translate("shipping sheet", "表里没写快递公司，请核对"),
    )


def _goods(match: Match) -> Text:
    if match.packed is None:
        return goods_cell(_order(match))
    words = listed(filled(translate("shipping sheet", "{0} × {1}"), one.title, one.units) for one in match.packed)
    return Text(words, tip=words)


def _verdict(match: Match) -> Text:
    words = verdict_words(match)
    return Text(words, "dim" if match.verdict is Verdict.DONE else "danger", tip=words)


def _order(match: Match) -> OrderRow:
    assert match.order is not None
    return match.order


def _match_table() -> TableView:
    columns: list[Column[Match]] = [
        Column("number", translate("shipping sheet", "订单号"), 150, lambda one: Text(one.row.order_no, "strong")),
        Column("person", translate("shipping sheet", "收货人"), 80, lambda one: person_cell(_order(one))),
        Column("goods", translate("shipping sheet", "商品"), 140, _goods, stretch=True),
        Column("waybill", translate("shipping sheet", "运单号"), 150, lambda one: Text(one.row.waybill)),
        Column("carrier", translate("shipping sheet", "快递公司"), 130, _carrier),
    ]
    return _table(columns, translate("shipping sheet", "能发的行"))


def _refused_table() -> TableView:
    columns: list[Column[Match]] = [
        Column("line", translate("shipping sheet", "第几行"), 72, lambda one: Text(str(one.row.number), "dim")),
        Column(
            "number", translate("shipping sheet", "订单号"), 150, lambda one: Text(one.row.order_no or "—", "strong")
        ),
        Column("waybill", translate("shipping sheet", "运单号"), 150, lambda one: Text(one.row.waybill or "—")),
        Column("verdict", translate("shipping sheet", "原因"), 240, _verdict, stretch=True),
    ]
    return _table(columns, translate("shipping sheet", "不发的行"))


def _table(columns: list[Column[Match]], name: str) -> TableView:
    table: RowTable[Match] = RowTable(columns, row_id=lambda one: one.row.number)
    view = TableView(table, name=name, density="compact")
    table.setParent(view)
    return view
