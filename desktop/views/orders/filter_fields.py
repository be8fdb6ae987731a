"""Fields of the filter panel: status pills, days, a choice per condition, yes or no or any.

Every field has .changed, and .show(…) which emits nothing. DaysField and RangeFields say in words what can't be.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.vocabulary import OrderStatus
from desktop.services.order_filter_state import DAY_KEYS, day_key, day_span
from desktop.views.buttons import SegmentedControl, ToggleChip
from desktop.views.chips import status_word
from desktop.views.date_field import DateEdit
from desktop.views.form import Choice, Field
from desktop.views.labels import label
from desktop.views.orders.conditions import day_word
from desktop.views.theme import status_look

ANY, NOBODY = "", "-"


class StatusPills(QWidget):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.pills: dict[OrderStatus, ToggleChip] = {}
        for status in OrderStatus:
            pill = ToggleChip(status_word(status), status_look(status).icon)
            pill.clicked.connect(self.changed)
            self.pills[status] = pill
            row.addWidget(pill)
        row.addStretch(1)

    def show_statuses(self, statuses: Sequence[OrderStatus]) -> None:
        for status, pill in self.pills.items():
            pill.setChecked(status in statuses)

    def statuses(self) -> tuple[OrderStatus, ...]:
        return tuple(status for status, pill in self.pills.items() if pill.isChecked())


class DaysField(QWidget):
    """Named spans, and two days for one's own."""

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        keys = ("any", *DAY_KEYS, "own")
        self.spans = SegmentedControl([(key, day_word(key)) for key in keys], name=self.tr("下单日期"))
        self.spans.changed.connect(self._span_chosen)
        self.since = DateEdit(self.tr("不限"), name=self.tr("从哪天"))
        self.until = DateEdit(self.tr("不限"), name=self.tr("到哪天"))
        line.addWidget(self.spans)
        line.addWidget(self.since, 1)
        line.addWidget(label(self.tr("至"), "caption"))
        line.addWidget(self.until, 1)
        self.field = Field(self.tr("下单日期"), row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        for edit in (self.since, self.until):
            edit.textEdited.connect(self._typed)
            edit.picked.connect(self._typed)

    def show_days(self, since: date | None, until: date | None) -> None:
        self.since.set_day(since)
        self.until.set_day(until)
        self.spans.choose(day_key(since, until, self._today))

    def days(self) -> tuple[date | None, date | None] | None:
        """None, with the reason shown, when they make no sense."""
        found: list[date | None] = []
        for edit in (self.since, self.until):
            try:
                found.append(edit.day())
            except ValueError:
                edit.mark_invalid(True)
                self.field.set_error(self.tr("日期写成 2026-11-16 这样"))
                return None
            edit.mark_invalid(False)
        since, until = found
        if since is not None and until is not None and since > until:
            self.field.set_error(self.tr("开始的日期要早于结束的日期"))
            return None
        self.field.set_error("")
        return since, until

    def _span_chosen(self, key: str) -> None:
        if key == "any":
            self.show_days(None, None)
        elif key == "own":
            self.since.setFocus()
            return
        else:
            self.show_days(*day_span(key, self._today))
        self.changed.emit()

    def _typed(self, _what: object) -> None:
        try:
            self.spans.choose(day_key(self.since.day(), self.until.day(), self._today))
        except ValueError:
            self.spans.choose("own")
        self.changed.emit()


class ChoiceField(Field):
    """One of what occurs in the shop, or any."""

    def __init__(self, title: str, anything: str) -> None:
        self.choice = Choice([(ANY, anything)], name=title)
        super().__init__(title, self.choice)
        self._anything = anything
        self.changed = self.choice.changed

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """A chosen value that doesn't occur any more stays among the choices."""
        kept, words = self.choice.key(), self.choice.currentText()
        known = [(ANY, self._anything), *choices]
        if kept not in {key for key, _ in known}:
            known.append((kept, words))
        self.choice.show_choices(known)

    def show_value(self, value: str | None, words: str) -> None:
        key = ANY if value is None else value or NOBODY
        if self.choice.findData(key) < 0:
            self.choice.addItem(words, key)
        self.choice.choose(key)

    def value(self) -> str | None:
        key = self.choice.key()
        return None if key == ANY else "" if key == NOBODY else key


class YesNoField(QWidget):
    changed = Signal(str)

    def __init__(self, title: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label(title, "caption"))
        choices = [("any", self.tr("不限")), ("yes", self.tr("是")), ("no", self.tr("否"))]
        self.choices = SegmentedControl(choices, name=title)
        self.choices.changed.connect(self.changed)
        row.addWidget(self.choices)
        row.addStretch(1)

    def show_value(self, value: bool | None) -> None:
        self.choices.choose("any" if value is None else "yes" if value else "no")

    def value(self) -> bool | None:
        return {"any": None, "yes": True, "no": False}[self.choices.value()]
