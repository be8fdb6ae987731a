"""OneOf: a Field for one of a few; where there is only one, it is told as text and nothing has to be chosen.

field = OneOf("包裹")      .show_choices([(key, words), …]) · .key() · .changed(key) · .count()
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.views.buttons import reveal
from desktop.views.form import Choice, Field
from desktop.views.labels import ElidedLabel


class OneOf(QWidget):
    changed = Signal(str)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.choice = Choice(name=title)
        self.choice.changed.connect(self.changed)
        self._only = ElidedLabel("", "strong")
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.choice)
        column.addWidget(self._only)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Field(title, both))

    def show_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        self.choice.show_choices(choices)
        self._only.setText(choices[0][1] if choices else "")
        reveal(self.choice, len(choices) > 1)
        reveal(self._only, len(choices) == 1)

    def key(self) -> str:
        return self.choice.key()

    def count(self) -> int:
        return self.choice.count()
