"""Dialogs on an exception itself: put off, given to a colleague, settled by a word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desktop.services.errors import Invalid
from desktop.services.exceptions import acts
from desktop.services.exceptions.evidence import ExceptionCase
from desktop.services.exceptions.queries import ExceptionRow
from desktop.views.buttons import SegmentedControl, reveal
from desktop.views.command_sheet import Command, SendingSheet
from desktop.views.date_field import DateEdit
from desktop.views.desk import Desk
from desktop.views.exception_words import exception_word
from desktop.views.form import Choice, Field
from desktop.views.labels import label
from desktop.views.order_acts.reason_fields import ReasonFields
from desktop.views.texts import field_problem, filled

translate = QCoreApplication.translate
_MORNING = time(9, 0)
DAYS = {"1": 1, "3": 3, "7": 7}


def subject_line(rows: Sequence[ExceptionRow]) -> str:
    """One by its kind and number, several by how many."""
    if len(rows) == 1:
        return f"{exception_word(rows[0].kind.value)} {rows[0].number}".strip()
    return filled(translate("exceptions", "{0} 件异常"), len(rows))


class CaseSheet(SendingSheet):
    """done(Handled, Command) before it closes."""

    done = Signal(object, object)

    def succeeded(self, answer: object, command: Command) -> None:
        self.done.emit(answer, command)
        self.close_overlay()

    def busy_words(self) -> str:
        return self.tr("正在保存")


class SnoozeSheet(CaseSheet):
    """Out of the list until a time, with the reason."""

    def __init__(self, window: QWidget, desk: Desk, rows: Sequence[ExceptionRow], zone: ZoneInfo) -> None:
        super().__init__(
            window, desk, translate("exceptions", "稍后提醒"), subject_line(rows), icon="alarm-clock", width=580
        )
        self._ids, self._zone = tuple(row.id for row in rows), zone
        self.span = SegmentedControl(
            [("hours", self.tr("2 小时后")), ("1", self.tr("明天")), ("3", self.tr("3 天后")), ("7", self.tr("一周后")),
             ("day", self.tr("选日期"))],
            name=self.tr("提醒时间"),
        )  # fmt: skip
        self.span.changed.connect(self._spanned)
        self.until = Field(self.tr("什么时候再提醒"), self.span, hint=self._hint("hours"))
        self.day = DateEdit(self.tr("例如 2026-12-01"), name=self.tr("提醒哪天"))
        self.day_field = Field(self.tr("日期"), self.day)
        reveal(self.day_field, False)
        self.reasons = ReasonFields(
            self.tr("为什么先放着"),
            [("buyer", self.tr("等买家回话")), ("courier", self.tr("等快递回话")), ("goods", self.tr("等补货")),
             ("provider", self.tr("等支付渠道")), ("colleague", self.tr("等同事核实"))],
        )  # fmt: skip
        for one in (self.until, self.day_field, self.reasons):
            self.add(one)
        self.add_button(self.tr("不放"), slot=self.dismiss)
        self.add_button(self.tr("稍后提醒"), "alarm-clock", kind="primary", slot=self.submit, default=True)

    def places(self) -> Mapping[str, Field]:
        return {"until": self.day_field if self.span.value() == "day" else self.until, "reason": self.reasons.field}

    def submit(self) -> None:
        try:
            until = self._moment()
        except ValueError:
            self.day_field.set_error(self.tr("日期写成 2026-12-01 这样"))
            return
        reason = self.reasons.reason()
        if not reason:
            self.reasons.field.set_error(field_problem(Invalid("reason", "missing")))
            return
        self.transmit(
            Command(acts.snooze_exceptions, (self._ids,), {"until": until, "reason": reason}), self.busy_words()
        )

    def _moment(self) -> datetime:
        now, key = self.desk.office.clock(), self.span.value()
        if key == "hours":
            return now + timedelta(hours=2)
        today = now.astimezone(self._zone).date()
        day = self.day.day() if key == "day" else today + timedelta(days=DAYS[key])
        if day is None:
            raise ValueError("day")
        return datetime.combine(day, _MORNING, self._zone)

    def _hint(self, key: str) -> str:
        return self.tr("到时回到列表") if key == "hours" else self.tr("到那天早上 9 点回到列表，最多两周")

    def _spanned(self, key: str) -> None:
        self.until.set_hint(self._hint(key))
        reveal(self.day_field, key == "day")
        if key == "day":
            self.day.setFocus()


class AssignSheet(CaseSheet):
    def __init__(
        self, window: QWidget, desk: Desk, rows: Sequence[ExceptionRow], people: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(window, desk, translate("exceptions", "转交"), subject_line(rows), icon="users", width=520)
        self._ids = tuple(row.id for row in rows)
        self.who = Choice([*people, ("", self.tr("没人负责"))], name=self.tr("交给谁"))
        self.field = Field(self.tr("交给谁"), self.who)
        self.add(self.field)
        self.add_button(self.tr("不转"), slot=self.dismiss)
        self.add_button(self.tr("转交"), "users", kind="primary", slot=self.submit, default=True)

    def places(self) -> Mapping[str, Field]:
        return {"login": self.field}

    def submit(self) -> None:
        login = self.who.key() or None
        self.transmit(Command(acts.assign_exceptions, (self._ids,), {"login": login}), self.busy_words())


class SettleSheet(CaseSheet):
    """A person's word that it is dealt with."""

    def __init__(self, window: QWidget, desk: Desk, case: ExceptionCase) -> None:
        super().__init__(
            window,
            desk,
            translate("exceptions", "记下怎么处理的"),
            subject_line([case.row]),
            icon="circle-check",
            width=580,
        )
        self._id = case.row.id
        self.reasons = ReasonFields(
            self.tr("怎么处理的"),
            [("courier", self.tr("问过快递，会接着送")), ("lost", self.tr("快递说丢了，在理赔")),
             ("buyer", self.tr("和买家说好了")), ("back", self.tr("退回来了，等入库"))],
        )  # fmt: skip
        self.add(self.reasons)
        self.add(label(self.tr("这件就离开列表；再有新的动静，会重新出现"), "caption", wrap=True))
        self.add_button(self.tr("不记"), slot=self.dismiss)
        self.add_button(self.tr("处理完了"), "circle-check", kind="primary", slot=self.submit, default=True)

    def places(self) -> Mapping[str, Field]:
        return {"reason": self.reasons.field}

    def submit(self) -> None:
        reason = self.reasons.reason()
        if not reason:
            self.reasons.field.set_error(field_problem(Invalid("reason", "missing")))
            return
        self.transmit(Command(acts.settle_exception, (self._id,), {"reason": reason}), self.busy_words())
