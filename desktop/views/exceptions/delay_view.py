"""DelayView 延误: how old the orders of each step are, which step took longest of late, and what waits with whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.vocabulary import OrderStatus
from desktop.services.exceptions.delays import Delays, PersonAge, StepAge, StepTook, delays
from desktop.services.order_filter import OrderFilter
from desktop.services.order_queries import COUNT_MOST
from desktop.views.buttons import SegmentedControl
from desktop.views.cells import Act, Cell, Text
from desktop.views.chips import status_word
from desktop.views.desk import Desk
from desktop.views.exceptions.words import span_words
from desktop.views.formats import points_text
from desktop.views.labels import ElidedLabel, label
from desktop.views.table import Column, RowId, RowTable
from desktop.views.table_view import TableView
from desktop.views.texts import filled, sentence

translate = QCoreApplication.translate
_ROW, _HEAD = 40, 36


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step: what waits in it now, and what left it in the period."""

    age: StepAge
    took: StepTook
    slowest: bool


class StepTable(RowTable[StepLine]):
    def __init__(self) -> None:
        super().__init__(
            [
                Column("step", translate("delays", "步骤"), 110, _step, stretch=True),
                Column("orders", translate("delays", "现在几笔"), 82, _waiting, align="right"),
                Column("median", translate("delays", "一半等了"), 104, _median_now, align="right"),
                Column("ninety", translate("delays", "九成在"), 104, _ninety_now, align="right", gives_way=1),
                Column("oldest", translate("delays", "最久"), 104, _oldest, align="right"),
                Column("took", translate("delays", "近来一半用"), 104, _took, align="right"),
                Column("took90", translate("delays", "近来九成在"), 104, _took_ninety, align="right", gives_way=2),
                Column("lead", "", 84, _lead_step),
            ],
            row_id=_step_id,
        )


class PeopleTable(RowTable[PersonAge]):
    def __init__(self) -> None:
        super().__init__(
            [
                Column("person", translate("delays", "谁手上"), 120, _person, stretch=True),
                Column("exceptions", translate("delays", "异常"), 70, _exceptions, align="right"),
                Column("orders", translate("delays", "订单"), 82, _orders, align="right"),
                Column("median", translate("delays", "一半等了"), 104, _person_median, align="right"),
                Column("oldest", translate("delays", "最久"), 104, _person_oldest, align="right"),
                Column("lead", "", 84, _lead_person),
            ],
            row_id=_person_id,
        )


class DelayView(QWidget):
    """orders_asked(OrderFilter): the orders behind a row."""

    orders_asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.zone = desk, ZoneInfo("UTC")
        self.found: Delays | None = None
        self.period = SegmentedControl(
            [("7", self.tr("近 7 天")), ("30", self.tr("近 30 天")), ("90", self.tr("近 90 天"))], "30",
            name=self.tr("看多久"),
        )  # fmt: skip
        self.period.changed.connect(self.reload)
        self.slowest = ElidedLabel("", "h3")
        head = QHBoxLayout()
        head.setContentsMargins(20, 12, 20, 10)
        head.addWidget(self.slowest, 1)
        head.addWidget(self.period)
        self.steps, self.people = StepTable(), PeopleTable()
        self.steps_view = TableView(self.steps, name=self.tr("每一步"), row_height=_ROW)
        self.people_view = TableView(self.people, name=self.tr("谁手上"), row_height=_ROW)
        self.steps_view.opened.connect(self._step_opened)
        self.steps_view.act_pressed.connect(self._step_pressed)
        self.people_view.opened.connect(self._person_opened)
        self.people_view.act_pressed.connect(self._person_pressed)
        self.steps_view.setFixedHeight(4 * _ROW + _HEAD + 4)
        self.note = label(
            self.tr("现在几笔、等了多久按此刻算；近来用多久，按这段时间里每步最近走完的一千笔算"), "caption", wrap=True
        )
        self.note.setContentsMargins(20, 8, 20, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.steps_view)
        column.addWidget(self.note)
        column.addWidget(self.people_view, 1)

    def reload(self, _key: str = "") -> None:
        until = self.today()
        since = until - timedelta(days=int(self.period.value()) - 1)
        self.desk.ask(self, delays, since, until, then=self._show, failed=self._explain, key="delays")

    def today(self) -> date:
        return self.desk.office.clock().astimezone(self.zone).date()

    def _show(self, found: Delays) -> None:
        self.found = found
        took = {one.status: one for one in found.took}
        self.steps.set_rows(StepLine(one, took[one.status], one.status is found.slowest) for one in found.ages)
        self.people.set_rows(one for one in found.people if one.orders or one.exceptions)
        if found.slowest is None:
            self.slowest.setText(self.tr("这段时间没有订单往前走"))
        else:
            said = filled(
                self.tr("最慢的一步：{0}，一半要等 {1}"), step_word(found.slowest),
                span_words(took[found.slowest].median),
            )  # fmt: skip
            self.slowest.setText(said)
        self.people_view.show_empty("users", self.tr("没有订单和异常在等"))

    def _explain(self, fact: Exception) -> None:
        self.slowest.setText(sentence(fact))

    def _step_opened(self, key: RowId) -> None:
        self.orders_asked.emit(OrderFilter(statuses=(OrderStatus(str(key)),)))

    def _step_pressed(self, key: RowId, _column: str) -> None:
        self._step_opened(key)

    def _person_opened(self, key: RowId) -> None:
        login = "" if key == NOBODY else str(key)
        waiting = (OrderStatus.UNPAID, OrderStatus.PAID, OrderStatus.TO_SHIP, OrderStatus.SHIPPED)
        self.orders_asked.emit(OrderFilter(statuses=waiting, assignee=login))

    def _person_pressed(self, key: RowId, _column: str) -> None:
        self._person_opened(key)


NOBODY = "-"


def step_word(status: OrderStatus) -> str:
    return {
        OrderStatus.UNPAID: translate("delays", "等付款"),
        OrderStatus.PAID: translate("delays", "等放行"),
        OrderStatus.TO_SHIP: translate("delays", "等发货"),
        OrderStatus.SHIPPED: translate("delays", "等收货"),
    }.get(status, status_word(status))


def _span(orders: int, seconds: int) -> Text:
    return Text(span_words(seconds)) if orders else Text("—", "dim")


def _many(orders: int) -> str:
    return f"{points_text(orders)}+" if orders >= COUNT_MOST else points_text(orders)


def _step(line: StepLine) -> Text:
    word = step_word(line.age.status)
    return (
        Text(word, "danger", icon="hourglass", tip=word)
        if line.slowest
        else Text(word, "strong", icon="clock", tip=word)
    )


def _waiting(line: StepLine) -> Text:
    return Text(_many(line.age.orders), "strong" if line.age.orders else "dim")


def _median_now(line: StepLine) -> Text:
    return _span(line.age.orders, line.age.median)


def _ninety_now(line: StepLine) -> Text:
    return _span(line.age.orders, line.age.ninety)


def _oldest(line: StepLine) -> Text:
    return _span(line.age.orders, line.age.oldest)


def _took(line: StepLine) -> Text:
    return _span(line.took.orders, line.took.median)


def _took_ninety(line: StepLine) -> Text:
    return _span(line.took.orders, line.took.ninety)


def _lead_step(line: StepLine) -> Cell:
    return Act(translate("delays", "看订单")) if line.age.orders else Text("")


def _step_id(line: StepLine) -> str:
    return line.age.status.value


def _person(person: PersonAge) -> Text:
    return Text(person.name, "strong") if person.login else Text(translate("delays", "没人领"), "dim")


def _exceptions(person: PersonAge) -> Text:
    return Text(points_text(person.exceptions), "" if person.exceptions else "dim")


def _orders(person: PersonAge) -> Text:
    return Text(_many(person.orders), "" if person.orders else "dim")


def _person_median(person: PersonAge) -> Text:
    return _span(person.orders, person.median)


def _person_oldest(person: PersonAge) -> Text:
    return _span(person.orders, person.oldest)


def _lead_person(person: PersonAge) -> Cell:
    return Act(translate("delays", "看订单")) if person.orders else Text("")


def _person_id(person: PersonAge) -> str:
    return person.login or NOBODY
