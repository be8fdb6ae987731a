"""RevealedPerson: full name, phone and address for a minute, each to be copied; on record before they come here.

box = RevealedPerson() · box.show_person(person, reason) · box.cover() · box.covered when the masks are back
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from desktop.services.members import Person
from desktop.views.buttons import Button, reveal
from desktop.views.labels import clear, label
from desktop.views.order_pane.copying import CopyButton
from desktop.views.texts import filled

SHOWN_SECONDS = 60


class RevealedPerson(QFrame):
    covered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._left = 0
        self.setProperty("role", "well")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(10, 7, 6, 7)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        reveal(self, False)
        self._hint = label("", "caption")
        self._clock = QTimer(self)
        self._clock.setInterval(1_000)
        self._clock.timeout.connect(self._tick)

    def show_person(self, person: Person, reason: str) -> None:
        clear(self._grid)
        rows = [
            (self.tr("姓名"), person.name, self.tr("复制姓名")),
            (self.tr("电话"), person.phone, self.tr("复制电话")),
            (self.tr("地址"), person.address, self.tr("复制地址")),
        ]
        for line, (key, value, copy) in enumerate(row for row in rows if row[1]):
            self._grid.addWidget(label(key, "caption"), line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(label(value, wrap=True, selectable=True), line, 1, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(CopyButton(value, copy), line, 2, Qt.AlignmentFlag.AlignTop)
        self._hint = label("", "caption")
        self._hint.setToolTip(filled(self.tr("原因：{0}"), reason))
        now = Button(self.tr("现在遮住"), kind="link")
        now.clicked.connect(self.cover)
        foot = QWidget()
        line_of_foot = QHBoxLayout(foot)
        line_of_foot.setContentsMargins(0, 0, 0, 0)
        line_of_foot.addWidget(self._hint, 1)
        line_of_foot.addWidget(now)
        self._grid.addWidget(foot, len(rows), 0, 1, 3)
        reveal(self, True)
        self._left = SHOWN_SECONDS
        self._say_left()
        self._clock.start()

    def cover(self) -> None:
        """Back to the masks."""
        self._clock.stop()
        clear(self._grid)
        reveal(self, False)
        self.covered.emit()

    def _tick(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self.cover()
        else:
            self._say_left()

    def _say_left(self) -> None:
        self._hint.setText(filled(self.tr("{0} 秒后遮住，已记进「谁看过」"), self._left))
