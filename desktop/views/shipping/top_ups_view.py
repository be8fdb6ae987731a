"""TopUpsView 充值: what the provider was asked to charge, the newest first, with the next step where one is needed.

view.reload() · view.order_asked(id) · view.pack_asked(id) for one that wasn't charged · view.done after a change
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal

from desktop.models.shipping import TopUpState
from desktop.models.vocabulary import Permission
from desktop.services.topping.queries import TopUpRow, top_up_requests
from desktop.services.topping.requests import Charged, ask_again
from desktop.views.cells import Act, Chips, Text
from desktop.views.chips import ChipSpec
from desktop.views.desk import Desk
from desktop.views.moments import Moments
from desktop.views.shipping.requests_view import RequestsView
from desktop.views.table import Column, RowTable
from desktop.views.texts import filled
from desktop.views.toast import Toaster
from desktop.views.top_up_words import top_up_problem_words, top_up_state_word

translate = QCoreApplication.translate


class TopUpTable(Moments, RowTable[TopUpRow]):
    def __init__(self, *, may_ship: bool) -> None:
        self._may_ship = may_ship
        super().__init__(
            [
                Column("at", translate("shipping", "提交时间"), 110, self._sent, gives_way=3),
                Column("number", translate("shipping", "订单号"), 140, lambda row: Text(row.order_no, "link")),
                Column("account", translate("shipping", "充值账号"), 110, lambda row: Text(row.account or "—")),
                Column("goods", translate("shipping", "商品"), 130, _goods, gives_way=2),
                Column("reference", translate("shipping", "流水号"), 120, lambda row: Text(row.reference or "—"),
                       gives_way=1),
                Column("state", translate("shipping", "状态"), 110, _state),
                Column("reason", translate("shipping", "说明"), 150, _reason, stretch=True),
                Column("next", translate("shipping", "下一步"), 96, self._next),
            ],
            row_id=lambda row: row.id,
        )  # fmt: skip

    def _sent(self, row: TopUpRow) -> Text:
        return self.when(row.sent_at)

    def _next(self, row: TopUpRow) -> Act | Text:
        if not self._may_ship or not (row.alive or row.to_see_to):
            return Text("—", "dim")
        if row.alive:
            return Act(translate("shipping", "再查一次"))
        return Act(translate("shipping", "重新处理"), primary=True)


class TopUpsView(RequestsView):
    pack_asked = Signal(int)

    def __init__(self, desk: Desk, toaster: Toaster) -> None:
        title, words = (
            translate("TopUpsView", "还没有提交过充值"),
            translate("TopUpsView", "接通充值平台后，发货时可以由平台充"),
        )
        super().__init__(
            desk, toaster, TopUpTable(may_ship=desk.may(Permission.SHIP)), top_up_requests,
            name=translate("TopUpsView", "充值"), empty=("zap", title, words),
        )  # fmt: skip

    def pressed(self, row: TopUpRow, column: str) -> None:
        if column == "next" and row.alive:
            self.desk.call(self, ask_again, row.id, then=self._told, failed=self.refused)
        elif column == "next":
            self.pack_asked.emit(row.order_id)

    def _told(self, one: Charged) -> None:
        word, _, _ = top_up_state_word(one.state)
        words = filled(self.tr("{0}。{1}"), word, top_up_problem_words(one.problem)) if one.problem else word
        self.toaster.say(words, tone="good" if one.state is TopUpState.DONE else "warn")
        self.done.emit()


def _goods(row: TopUpRow) -> Text:
    words = filled(translate("shipping", "{0} × {1}"), row.title, row.qty)
    return Text(words, tip=words)


def _state(row: TopUpRow) -> Chips:
    return Chips((ChipSpec(*top_up_state_word(row.state)),))


def _reason(row: TopUpRow) -> Text:
    words = top_up_problem_words(row.problem) if row.problem and row.state is not TopUpState.DONE else ""
    return Text(words, "danger" if row.to_see_to else "dim", tip=words)
