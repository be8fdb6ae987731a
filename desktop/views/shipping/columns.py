"""The tables of the shipping centre: orders that wait to go, waves, and the papers that came out."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.models.shipping import WaveState, WaybillState
from desktop.services.prints import PrintRow
from desktop.services.shipping_queries import WaitingOrder
from desktop.services.waves import WaveRow
from desktop.services.waybills import WaybillRow
from desktop.views.cells import Act, Chips, Person, Text
from desktop.views.chips import ChipSpec
from desktop.views.formats import exact, time_left
from desktop.views.moments import Moments
from desktop.views.order_words import units_text
from desktop.views.shipping_words import copy_word, paper_word, waybill_problem_words
from desktop.views.table import Column, RowTable
from desktop.views.texts import filled
from desktop.views.words import carrier_word

translate = QCoreApplication.translate
_SOON = 4 * 3600


class WaitingTable(Moments, RowTable[WaitingOrder]):
    def __init__(self) -> None:
        super().__init__(
            [
                Column("number", translate("shipping", "订单号"), 130, lambda one: Text(one.order.order_no, "strong")),
                Column("ship_by", translate("shipping", "发货期限"), 112, self._ship_by, gives_way=3),
                Column("person", translate("shipping", "收货人"), 84, _person, gives_way=4),
                Column("goods", translate("shipping", "商品"), 130, _goods, stretch=True),
                Column("state", translate("shipping", "打印和备货"), 150, _state, gives_way=5),
                Column("ship", translate("shipping", "下一步"), 96, _ship, align="right"),
            ],
            row_id=lambda one: one.order.id,
            checkable=True,
        )

    def _ship_by(self, one: WaitingOrder) -> Text:
        until = one.order.ship_by
        if until is None:
            return Text("—", "dim")
        left = until - self.now
        seconds = left.total_seconds()
        tone = "danger" if seconds < 0 else "warn" if seconds < _SOON else "dim"
        return Text(time_left(left), tone, tip=exact(until, self.zone))


class PrintTable(Moments, RowTable[PrintRow]):
    def __init__(self) -> None:
        super().__init__(
            [
                Column("at", translate("shipping", "时间"), 110, self._moment),
                Column("number", translate("shipping", "订单号"), 150, lambda row: Text(row.order_no, "link")),
                Column("paper", translate("shipping", "打印了什么"), 110, lambda row: Text(paper_word(row.paper))),
                Column("copy", translate("shipping", "第几次"), 130, _copy, stretch=True),
                Column("who", translate("shipping", "谁打的"), 110, lambda row: Text(row.who)),
            ],
            row_id=lambda row: row.id,
        )

    def _moment(self, row: PrintRow) -> Text:
        return self.when(row.at)


class WaveTable(Moments, RowTable[WaveRow]):
    def __init__(self, *, may_ship: bool) -> None:
        acts = [
            Column("finish", translate("shipping", "拣完"), 96, _finish, align="right"),
            Column("cancel", translate("shipping", "取消"), 72, _cancel, align="right"),
        ]
        super().__init__(
            [
                Column("wave", translate("shipping", "波次"), 72, lambda row: Text(str(row.id), "strong")),
                Column("state", translate("shipping", "状态"), 110, _wave_state),
                Column("made", translate("shipping", "建的时间"), 110, self._made, gives_way=2),
                Column("who", translate("shipping", "谁建的"), 96, lambda row: Text(row.made_by), gives_way=1),
                Column("orders", translate("shipping", "发出"), 130, _gone, stretch=True),
                Column("list", translate("shipping", "拣货单"), 96, _list, align="right"),
                *(acts if may_ship else []),
            ],
            row_id=lambda row: row.id,
        )

    def _made(self, row: WaveRow) -> Text:
        return self.when(row.made_at)


class WaybillTable(Moments, RowTable[WaybillRow]):
    def __init__(self) -> None:
        super().__init__(
            [
                Column("at", translate("shipping", "取号时间"), 110, self._asked, gives_way=2),
                Column("number", translate("shipping", "订单号"), 140, lambda row: Text(row.order_no, "link")),
                Column("carrier", translate("shipping", "快递公司"), 96, _carrier, gives_way=1),
                Column("waybill", translate("shipping", "运单号"), 150, lambda row: Text(row.waybill or "—")),
                Column("state", translate("shipping", "状态"), 130, _waybill_state, stretch=True),
                Column("print", translate("shipping", "面单"), 84, _label, align="right"),
                Column("cancel", translate("shipping", "取消"), 72, _give_back, align="right"),
            ],
            row_id=lambda row: row.id,
        )

    def _asked(self, row: WaybillRow) -> Text:
        return self.when(row.asked_at)


def _carrier(row: WaybillRow) -> Text:
    return Text(carrier_word(row.carrier))


def _waybill_state(row: WaybillRow) -> Chips:
    word, tone, icon = {
        WaybillState.ASKED: (translate("shipping", "取号中"), "warn", "hourglass"),
        WaybillState.UNKNOWN: (translate("shipping", "没有回音"), "warn", "circle-question-mark"),
        WaybillState.GIVEN: (translate("shipping", "已取号"), "good", "circle-check"),
        WaybillState.FAILED: (translate("shipping", "没取到"), "danger", "circle-x"),
        WaybillState.USED: (translate("shipping", "已发出"), "neutral", "truck"),
        WaybillState.CANCELLED: (translate("shipping", "已取消"), "neutral", "ban"),
    }[row.state]
    return Chips((ChipSpec(word, tone, icon),), tip=waybill_problem_words(row.problem) if row.problem else "")


def _label(row: WaybillRow) -> Act | Text:
    there = row.has_label and row.state is WaybillState.GIVEN
    return Act(translate("shipping", "打印")) if there else Text("—", "dim")


def _give_back(row: WaybillRow) -> Act | Text:
    return Act(translate("shipping", "取消")) if row.state is WaybillState.GIVEN else Text("—", "dim")


def _wave_state(row: WaveRow) -> Chips:
    word, tone, icon = {
        WaveState.OPEN: (translate("shipping", "待拣"), "warn", "boxes"),
        WaveState.PICKED: (translate("shipping", "已拣"), "good", "package-check"),
        WaveState.CANCELLED: (translate("shipping", "已取消"), "neutral", "ban"),
    }[row.state]
    return Chips((ChipSpec(word, tone, icon),))


def _gone(row: WaveRow) -> Text:
    return Text(filled(translate("shipping", "{1} 笔里已发 {0} 笔"), row.gone, row.orders))


def _list(row: WaveRow) -> Act | Text:
    return Text("—", "dim") if row.state is WaveState.CANCELLED else Act(translate("shipping", "打印"))


def _finish(row: WaveRow) -> Act | Text:
    return Act(translate("shipping", "拣完了"), primary=True) if row.state is WaveState.OPEN else Text("—", "dim")


def _cancel(row: WaveRow) -> Act | Text:
    return Text("—", "dim") if row.state is WaveState.CANCELLED else Act(translate("shipping", "取消"))


def _copy(row: PrintRow) -> Text:
    return Text(copy_word(row.copy), "warn" if row.copy > 1 else "dim")


def _person(one: WaitingOrder) -> Person:
    return Person(one.order.recipient_name or one.order.member_name, tip=one.order.phone_mask)


def _goods(one: WaitingOrder) -> Text:
    tail = units_text(one.order)
    return Text(one.order.title + tail, tip=one.order.title + tail, tail=tail)


def _state(one: WaitingOrder) -> Chips:
    """What stands in the way first, then what was prepared."""
    order = one.order
    chips: list[ChipSpec] = []
    if order.hold_reason is not None:
        chips.append(ChipSpec(translate("shipping", "挂起"), "held"))
    if order.units_shipped:
        words = filled(translate("shipping", "{0}/{1} 件"), order.units_shipped, order.units - order.units_cancelled)
        chips.append(ChipSpec(words, "neutral", "-", outline=True))
    if one.together:
        chips.append(ChipSpec(filled(translate("shipping", "合 {0} 单"), one.together + 1), "violet", "link"))
    if one.picked:
        chips.append(ChipSpec(translate("shipping", "已拣"), "good", "package-check"))
    elif one.wave is not None:
        chips.append(ChipSpec(filled(translate("shipping", "波次 {0}"), one.wave), "neutral", "boxes"))
    if order.slips:
        chips.append(ChipSpec(translate("shipping", "已打印"), "neutral", "printer"))
    else:
        chips.append(ChipSpec(translate("shipping", "未打印"), "warn", "printer"))
    same = filled(translate("shipping", "另有 {0} 单同收件人，可以一起发"), one.together) if one.together else ""
    return Chips(tuple(chips), tip=order.hold_reason or same)


def _ship(one: WaitingOrder) -> Act | Text:
    if one.order.hold_reason is not None:
        return Text(translate("shipping", "看订单"), "link")
    return Act(translate("shipping", "核对发货"))
