"""Emptiness: a list without a row says what hides everything, and offers the way out.

empty = Emptiness(view, listing, desk)
empty.tell(words) when a list came without rows, words(condition) -> its chip · empty.tell_unread()
empty.tell_too_wide(today) when the database would have to look through too much: a span of days is asked for
empty.place_pressed · import_pressed · clear_pressed · by_placing_pressed · lift_pressed(condition)
empty.days_pressed("last_7"), or "own"
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal

from desktop.models.vocabulary import Permission
from desktop.services.order_filter_state import day_span
from desktop.services.order_queries import OrderCount
from desktop.services.relief import Relief
from desktop.views.chips import ChipSpec
from desktop.views.desk import Desk
from desktop.views.emptiness import LIFT, lift_way, relief_line, several_words
from desktop.views.orders.conditions import ChipWords, day_word
from desktop.views.orders.foot import number_text
from desktop.views.orders.listing import DATED, Listing
from desktop.views.table_view import TableView

Words = Callable[[str], ChipWords]
Action = tuple[str, str, str, bool]


class Emptiness(QObject):
    place_pressed = Signal()
    import_pressed = Signal()
    clear_pressed = Signal()
    by_placing_pressed = Signal()
    lift_pressed = Signal(str)
    days_pressed = Signal(str)

    def __init__(self, view: TableView, listing: Listing, desk: Desk) -> None:
        super().__init__(view)
        self._view, self._listing, self._desk = view, listing, desk
        self._words: Words | None = None
        self._lifts = ""
        view.empty_acted.connect(self._leave)
        listing.relieved.connect(self._tell_reliefs)

    def tell(self, words: Words) -> None:
        self._words = words
        if self._listing.chosen.active or self._listing.sort in DATED:
            self._view.show_empty("inbox", self.tr("没有符合条件的订单"), "", self._clearing())
            self._listing.ask_reliefs()
        else:
            self._tell_nothing_yet()

    def tell_unread(self) -> None:
        self._view.show_empty("inbox", self.tr("没有读到订单"))

    def tell_too_wide(self, today: date) -> None:
        """Spans that are no shorter than the days there are already would not help."""
        chosen, ways = self._listing.chosen, list[Action]()
        asked = (chosen.until or today) - chosen.since if chosen.since is not None else timedelta.max
        for key in ("last_7", "last_30"):
            since, until = day_span(key, today)
            if until - since < asked:
                ways.append((f"days:{key}", day_word(key), "calendar", not ways))
        ways.append(("days:own", self.tr("自己选日期"), "sliders-horizontal", not ways))
        told = self.tr("选一段日子，只在里面找") if len(ways) > 1 else self.tr("选短一点的日子，或者再加一个条件")
        self._view.show_empty("search", self.tr("要翻的订单太多，没有查完"), told, ways)

    def _tell_nothing_yet(self) -> None:
        ways: list[Action] = []
        if self._desk.may(Permission.PLACE_ORDERS):
            ways.append(("place", self.tr("代客下单"), "plus", True))
        if self._desk.may(Permission.IMPORT):
            ways.append(("import", self.tr("导入订单"), "upload", not ways))
        self._view.show_empty("inbox", self.tr("还没有订单"), self.tr("客人下单后会出现在这里"), ways)

    def _clearing(self) -> list[Action]:
        return [("clear", self.tr("清空筛选"), "", False)] if self._listing.chosen.active else []

    def _tell_reliefs(self, reliefs: tuple[Relief, ...]) -> None:
        if self._view.table.rowCount() or self._words is None:
            return
        title, ways = self.tr("没有符合条件的订单"), self._clearing()
        if reliefs:
            best = reliefs[0]
            self._lifts = best.condition
            _, icon, words = self._words(best.condition)
            number = number_text(OrderCount(best.rows, best.capped, None, None))
            told = relief_line(ChipSpec(words, "info", icon), self.tr("就有 {0} 笔"), number)
            self._view.show_empty("inbox", title, told, [lift_way(), *ways])
        elif self._listing.sort in DATED:
            by_placing = ("by_placing", self.tr("改按下单时间"), "arrow-down", True)
            self._view.show_empty("inbox", title, self.tr("这样排序只列有这个时间的订单"), [by_placing, *ways])
        elif len(self._listing.chosen.active) > 1:
            self._view.show_empty("inbox", title, several_words(), ways)

    def _leave(self, way: str) -> None:
        if way == LIFT:
            self.lift_pressed.emit(self._lifts)
            return
        if way.startswith("days:"):
            self.days_pressed.emit(way.removeprefix("days:"))
            return
        {
            "place": self.place_pressed, "import": self.import_pressed, "clear": self.clear_pressed,
            "by_placing": self.by_placing_pressed,
        }[way].emit()  # fmt: skip
