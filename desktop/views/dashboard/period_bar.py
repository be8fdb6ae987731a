"""PeriodBar: which days, what they are compared with, which currency. OwnDays: from and until, under the head.

bar.changed(Period) · bar.currency_changed(str) · bar.period() · bar.show_currencies(("CNY", "GBP"), "CNY")
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.services.dashboard import Period
from desktop.services.errors import Invalid
from desktop.services.periods import span_of
from desktop.views.buttons import Button, SegmentedControl
from desktop.views.dashboard.words import comparison_words, period_words
from desktop.views.date_field import DateEdit
from desktop.views.form import Choice
from desktop.views.labels import label

OWN = "own"


class OwnDays(QFrame):
    """picked(since, until) when both make sense."""

    picked = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 10)
        row.setSpacing(8)
        self.since = DateEdit(self.tr("哪天起"), name=self.tr("从哪天"))
        self.until = DateEdit(self.tr("到哪天"), name=self.tr("到哪天"))
        self.show_them = Button(self.tr("看这几天"), kind="soft")
        self.error = label("", "error")
        row.addStretch(1)
        row.addWidget(self.error)
        for edit in (self.since, self.until):
            edit.setFixedWidth(150)
            edit.returnPressed.connect(self._pick)
        row.addWidget(label(self.tr("从"), "muted"))
        row.addWidget(self.since)
        row.addWidget(label(self.tr("到"), "muted"))
        row.addWidget(self.until)
        row.addWidget(self.show_them)
        self.show_them.clicked.connect(self._pick)

    def show_days(self, since: date, until: date) -> None:
        self.since.set_day(since)
        self.until.set_day(until)

    def _pick(self) -> None:
        try:
            since, until = self.since.day(), self.until.day()
        except ValueError:
            self.error.setText(self.tr("日期要写成 2026-11-16 这样"))
            return
        try:
            span = span_of(OWN, date.min, since, until)
        except Invalid as problem:
            self.error.setText({
                "missing": self.tr("两头的日期都要填"), "range_reversed": self.tr("开始的日期在结束之后，请对调"),
            }.get(problem.problem, self.tr("日期太早或者太长，最多看十年")))  # fmt: skip
            return
        self.error.setText("")
        self.picked.emit(span.since, span.until)


class PeriodBar(QWidget):
    changed = Signal(object)
    own_wanted = Signal()
    currency_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._period = Period()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.currency = Choice(name=self.tr("币种"))
        self.currency.setFixedWidth(84)
        self.currency.hide()
        self.names = SegmentedControl(period_words(), self._period.key, name=self.tr("时段"))
        self.short = Choice(period_words(), name=self.tr("时段"))
        self.short.choose(self._period.key)
        self.short.fit()
        self.short.hide()
        self.comparison = Choice(comparison_words(), name=self.tr("和什么比"))
        self.comparison.fit(108)
        for part in (self.currency, self.names, self.short, self.comparison):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self.names.changed.connect(self._name_chosen)
        self.short.changed.connect(self._name_chosen)
        self.comparison.changed.connect(self._comparison_chosen)
        self.currency.changed.connect(self.currency_changed)

    def period(self) -> Period:
        return self._period

    def is_narrow(self) -> bool:
        return not self.short.isHidden()

    def saved_width(self) -> int:
        """By how much it gets smaller when the names stand one below the other."""
        return self.names.sizeHint().width() - self.short.width()

    def set_narrow(self, on: bool) -> None:
        self.names.setVisible(not on)
        self.short.setVisible(on)

    def begin_with(self, key: str, comparison: str) -> None:
        """Before anything is asked."""
        self._period = Period(key, comparison=comparison)
        self.names.choose(key)
        self.short.choose(key)
        self.comparison.choose(comparison)

    def choose(self, key: str) -> None:
        """A named period, as if it were pressed."""
        self._change(key, None, None)

    def set_own(self, since: date, until: date) -> None:
        self._change(OWN, since, until)

    def show_currencies(self, currencies: tuple[str, ...], chosen: str) -> None:
        """Offered only where there are several."""
        self.currency.show_choices([(one, one) for one in currencies])
        self.currency.choose(chosen)
        self.currency.setVisible(len(currencies) > 1)

    def _name_chosen(self, key: str) -> None:
        if key == OWN:
            self.own_wanted.emit()
        else:
            self._change(key, None, None)

    def _change(self, key: str, since: date | None, until: date | None) -> None:
        self._period = Period(key, since, until, self.comparison.key())
        self.names.choose(key)
        self.short.choose(key)
        self.changed.emit(self._period)

    def _comparison_chosen(self, _key: str) -> None:
        self._change(self._period.key, self._period.since, self._period.until)
