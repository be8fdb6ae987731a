"""DateEdit: a day typed or picked. Typed as 2026-11-16, 2026/11/16, 2026.11.16 or 20261116.

edit = DateEdit("不限", first_day_of_week=Monday)   .day() -> date | None, raises ValueError; .set_day(date)
edit.picked(date) when it was picked or typed to the end
parse_day("2026-11-16") -> date                    ValueError for anything else
"""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget

from desktop.views.form import TextEdit
from desktop.views.overlay import Popover
from desktop.views.theme import color

# seven days that can all be read
_WIDTH = 332
_DAY = re.compile(r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})")


def parse_day(text: str) -> date:
    matched = _DAY.fullmatch(text.strip())
    if matched is None or (not matched[2] and len(matched[0]) != 8):
        raise ValueError(text)
    return date(int(matched[1]), int(matched[3]), int(matched[4]))


class Calendar(QCalendarWidget):
    """A month, weeks beginning on Monday; Saturday and Sunday stand back a little."""

    def __init__(self) -> None:
        super().__init__()
        self.setLocale(QLocale())
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setGridVisible(False)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _dress(self) -> None:
        """What the style sheet doesn't reach: the days' names and the weekend."""
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            shape = self.weekdayTextFormat(weekday)
            shape.setForeground(color("text2"))
            self.setWeekdayTextFormat(weekday, shape)
        head = self.headerTextFormat()
        head.setForeground(color("text2"))
        head.setBackground(color("surface"))
        self.setHeaderTextFormat(head)


class DateEdit(TextEdit):
    picked = Signal(object)

    def __init__(self, placeholder: str = "", *, name: str = "") -> None:
        super().__init__(placeholder, name=name)
        self._open = self.add_trailing("calendar", self.tr("打开日历"))
        self._open.clicked.connect(self.open_calendar)
        self.editingFinished.connect(self._typed)
        self._popover: Popover | None = None

    def day(self) -> date | None:
        return parse_day(self.text()) if self.text().strip() else None

    def set_day(self, day: date | None) -> None:
        self.setText("" if day is None else day.isoformat())
        self.mark_invalid(False)

    def open_calendar(self) -> None:
        calendar = Calendar()
        try:
            day = self.day()
        except ValueError:
            day = None
        if day is not None:
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.clicked.connect(self._chosen)
        calendar.activated.connect(self._chosen)
        self._popover = Popover(self.window(), self, width=_WIDTH, name=self.tr("日历"))
        self._popover.box.addWidget(calendar)
        self._popover.closed.connect(self._popover.deleteLater)
        self._popover.open()
        calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
            return
        super().keyPressEvent(event)

    def _chosen(self, day: QDate) -> None:
        if self._popover is not None:
            popover, self._popover = self._popover, None
            popover.close_overlay()
        self.set_day(date(day.year(), day.month(), day.day()))
        self.picked.emit(self.day())

    def _typed(self) -> None:
        try:
            day = self.day()
        except ValueError:
            self.mark_invalid(True)
            return
        self.set_day(day)
        self.picked.emit(day)
