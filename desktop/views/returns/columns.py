"""The columns of the list of after-sales: how long it can wait, which, of whom, what for, what goes back, what is next."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from math import ceil
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontMetricsF

from desktop.models.after_sales import ReturnKind, ReturnState
from desktop.models.vocabulary import Permission
from desktop.services.return_queries import QueueRow, return_no
from desktop.services.return_table import exchanges, pays_back
from desktop.views.after_sale_words import return_chip, return_kind_word, return_reason_word
from desktop.views.cells import ICON_ROOM, MARGIN, Act, Amount, Cell, Chips, Text
from desktop.views.chips import chip_width
from desktop.views.formats import exact, moment, money, points_text, time_left
from desktop.views.return_acts.offers import step_act, step_words
from desktop.views.table import Column
from desktop.views.texts import filled
from desktop.views.theme import font

translate = QCoreApplication.translate
SOON = timedelta(hours=12)
STEP = "step"


class ReturnCells:
    """now and zone are those of the page; what is late turns so when its row is made again."""

    def __init__(self, clock: Callable[[], datetime], zone: ZoneInfo, may: Callable[[Permission], bool]) -> None:
        self._clock, self.zone, self._may = clock, zone, may

    def due(self, row: QueueRow) -> Cell:
        now = self._clock()
        if row.due_at is None:
            return Text(moment(row.requested_at, now, self.zone), "dim", tip=exact(row.requested_at, self.zone))
        left = row.due_at - now
        tone = "danger" if left < timedelta(hours=1) else "warn" if left < SOON else "dim"
        return Text(time_left(left), tone, icon="clock", tip=exact(row.due_at, self.zone))

    def number(self, row: QueueRow) -> Cell:
        return Text(return_no(row.id), "strong", sub=row.order_no)

    def goods(self, row: QueueRow) -> Cell:
        who = row.member_name or translate("returns", "没有会员")
        about = " · ".join((who, return_reason_word(row.reason.value)))
        name = filled(translate("returns", "{0} × {1}"), row.title, row.units)
        return Text(name, sub=about, tail=f" × {row.units}", tip=name)

    def kind(self, row: QueueRow) -> Cell:
        return Text(return_kind_word(row.kind), "dim")

    def back(self, row: QueueRow) -> Cell:
        if not pays_back(row):
            return Text(translate("returns", "换新") if exchanges(row) else "—", "dim")
        cash = money(row.cash_fen, row.currency, row.minor_units)
        if not row.points:
            return Amount(cash, "cash")
        return Amount(points_text(row.points), "points", sub=cash)

    def state(self, row: QueueRow) -> Cell:
        return Chips((return_chip(row.state),))

    def owner(self, row: QueueRow) -> Cell:
        return Text(row.assignee or "—", "dim")

    def step(self, row: QueueRow) -> Cell:
        if step_act(row, self._may):
            return Act(step_words(row))
        return Text("")


def _room(words: Iterable[str]) -> int:
    """For any one of them, in every language."""
    measure = QFontMetricsF(font(13))
    return ceil(max(map(measure.horizontalAdvance, words))) + 2 * MARGIN


def return_columns(cells: ReturnCells) -> list[Column[QueueRow]]:
    state_width = ceil(max(chip_width(return_chip(state)) for state in ReturnState)) + 2 * MARGIN
    kind_width = _room(return_kind_word(kind) for kind in ReturnKind)
    due_width = (
        _room((time_left(-timedelta(hours=23, minutes=59)), time_left(timedelta(days=14, hours=23)))) + ICON_ROOM
    )
    return [
        Column("due", translate("returns", "期限"), due_width + 10, cells.due, sortable=True),
        Column("number", translate("returns", "售后单 / 订单"), 138, cells.number),
        Column("goods", translate("returns", "商品 / 会员与原因"), 150, cells.goods, stretch=True),
        Column("kind", translate("returns", "类型"), kind_width, cells.kind, gives_way=2),
        Column("back", translate("returns", "退还"), 92, cells.back, align="right", gives_way=5),
        Column("state", translate("returns", "状态"), state_width, cells.state, gives_way=4),
        Column("owner", translate("returns", "处理人"), 76, cells.owner, gives_way=1),
        Column(STEP, translate("returns", "下一步"), 84, cells.step, align="right", gives_way=3),
    ]
