"""A choice of the shop's on one line: its name, its control, what it was, and a hint or why a value can't be.

row.show_was("50%") · row.show_problem("从 0 到 100") · row.edited
typed_number("40", (0, 100)) -> 40, ValueError with words        shown_number(40) -> "40"; money: fen as yuan
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.views.buttons import reveal
from desktop.views.form import fen_to_yuan, whole_points, yuan_to_fen
from desktop.views.formats import points_text
from desktop.views.labels import label, repolish, say
from desktop.views.texts import filled

translate = QCoreApplication.translate


class FieldRow(QWidget):
    """beside is the label that holds the hint; widths in pixels, control_width 0 for one that takes the whole line and
    has what it was and its hint beneath."""

    edited = Signal()

    def __init__(
        self, name: str, title: str, control: QWidget, hint: str, beside: QLabel, *, title_width: int,
        control_width: int, gap: int = 12,
    ) -> None:  # fmt: skip
        super().__init__()
        self.name, self.control = name, control
        self.was, self.beside, self._hint = label("", "warn"), beside, hint
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(gap)
        words = label(title)
        words.setFixedWidth(title_width)
        row.addWidget(words)
        row.addWidget(control, 0 if control_width else 1)
        column.addLayout(row)
        if control_width:
            control.setFixedWidth(control_width)
            told = row
        else:
            told = QHBoxLayout()
            told.setContentsMargins(title_width + gap, 0, 0, 0)
            column.addLayout(told)
        told.addWidget(self.was)
        told.addWidget(beside, 1)
        beside.setText(hint)
        reveal(self.was, False)
        say(control, title, hint)

    def show_was(self, words: str) -> None:
        """ "" when it is as the shop has it."""
        self.was.setText(filled(translate("row", "原 {0}"), words) if words else "")
        reveal(self.was, bool(words))

    def show_problem(self, words: str) -> None:
        self.beside.setText(words or self._hint)
        self.beside.setProperty("role", "error" if words else "caption")
        self.control.setProperty("invalid", bool(words))
        self.control.setAccessibleDescription(words or self._hint)
        for part in (self.beside, self.control):
            repolish(part)

    def _edited(self, _: object = None) -> None:
        self.edited.emit()


def typed_number(text: str, bounds: tuple[int, int], *, money: bool = False) -> int:
    """A whole number, or fen typed as yuan. ValueError tells why it can't be."""
    least, most = bounds
    try:
        number = yuan_to_fen(text) if money else whole_points(text)
    except ValueError:
        raise ValueError(translate("row", "要填数字")) from None
    if not least <= number <= most:
        shown = (shown_number(one, money=money) for one in (least, most))
        raise ValueError(filled(translate("row", "从 {0} 到 {1}"), *shown))
    return number


def shown_number(number: int, *, money: bool = False) -> str:
    return fen_to_yuan(number) if money else points_text(number)
