"""Step: one page of the first minute: its title, its fields, why it can't go on, back and the way on.

class ShopStep(Step): …      add(field) · places() · begin("正在开店") · show_refused(fact)
step.went_on · step.went_back
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.views.buttons import Button
from desktop.views.command_sheet import said_beneath
from desktop.views.form import Field
from desktop.views.labels import label
from desktop.views.notices import Banner
from desktop.views.texts import sentence


class Step(QWidget):
    went_on = Signal()
    went_back = Signal()

    def __init__(self, title: str, note: str, go: str, icon: str = "") -> None:
        super().__init__()
        self._go_words = go
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addStretch(1)
        self.place = label("", "caption_strong")
        column.addWidget(self.place)
        self.title = label(title, "h1")
        column.addWidget(self.title)
        self.note = label(note, "muted", wrap=True)
        column.addWidget(self.note)
        column.addSpacing(4)
        self.body = QVBoxLayout()
        self.body.setSpacing(9)
        column.addLayout(self.body)
        self.error = Banner("danger")
        column.addWidget(self.error)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self.back = Button(self.tr("返回"), size="large")
        self.go = Button(go, icon, kind="primary", size="large")
        self.back.clicked.connect(self.went_back)
        self.go.clicked.connect(self.submit)
        foot.addWidget(self.back)
        foot.addWidget(self.go, 1)
        column.addSpacing(4)
        column.addLayout(foot)
        column.addStretch(1)

    def show_place(self, words: str) -> None:
        """ "第 1 步，共 3 步" """
        self.place.setText(words)

    def add(self, *parts: QWidget, shares: tuple[int, ...] = ()) -> None:
        """One beneath the other call by call; parts of one call stand beside each other."""
        if len(parts) == 1:
            self.body.addWidget(parts[0])
            return
        row = QHBoxLayout()
        row.setSpacing(12)
        for at, part in enumerate(parts):
            row.addWidget(part, shares[at] if shares else 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)

    def add_with(self, field: Field, button: Button) -> QWidget:
        """A field with a button at the height of its control: the line of both, which takes no room when hidden."""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(field, 1)
        beside = QVBoxLayout()
        beside.addSpacing(field.title.sizeHint().height() + 4)
        beside.addWidget(button)
        beside.addStretch(1)
        row.addLayout(beside)
        self.body.addWidget(line)
        return line

    def places(self) -> Mapping[str, Field]:
        """Fields by the name under which the services know them."""
        return {}

    def take_focus(self) -> None:
        """Where typing begins."""

    def submit(self) -> None:
        self.went_on.emit()

    def begin(self, words: str = "") -> None:
        """Words on the button while it works; "" when it is over."""
        self.clear_errors()
        self.go.setText(words or self._go_words)
        for widget in (self.go, self.back, *(field.control for field in self.places().values())):
            widget.setEnabled(not words)

    def clear_errors(self) -> None:
        self.error.show_text("danger", "")
        for field in self.places().values():
            field.set_error("")

    def show_refused(self, fact: Exception) -> None:
        self.begin()
        if not said_beneath(fact, self.places()):
            self.error.show_text("danger", sentence(fact))

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Beneath their fields, the cursor in the first of them."""
        self.clear_errors()
        for key, words in problems.items():
            self.places()[key].set_error(words)
        for key, field in self.places().items():
            if key in problems:
                field.control.setFocus()
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Esc goes back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.go.isEnabled():
            self.submit()
        elif event.key() == Qt.Key.Key_Escape and self.back.isEnabled():
            self.went_back.emit()
        else:
            super().keyPressEvent(event)
