"""SidePane: the pane at the right of a page about one thing: a head, a body that scrolls, acts at its foot."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.views.bar_room import bar_in_margin
from desktop.views.buttons import Button, IconButton
from desktop.views.flow import Flow
from desktop.views.labels import Avatar, ElidedLabel, clear, hline
from desktop.views.scrolling import scrolled


class SidePane(QFrame):
    """A head with a cross, a body that scrolls, and buttons at its foot: .asked(key), .closed."""

    asked = Signal(str)
    closed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(18, 13, 12, 11)
        head.setSpacing(10)
        self.face = Avatar("", 36)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.title, self.note = ElidedLabel("", "h2"), ElidedLabel("", "caption")
        words.addWidget(self.title)
        words.addWidget(self.note)
        cross = IconButton("x", self.tr("关闭"))
        cross.clicked.connect(self.closed)
        head.addWidget(self.face)
        head.addLayout(words, 1)
        head.addWidget(cross)
        column.addLayout(head)
        column.addWidget(hline())
        inner = QWidget()
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(18, 12, 18, 12)
        self.body.setSpacing(7)
        area = scrolled(inner)
        bar_in_margin(area, self.body)
        column.addWidget(area, 1)
        self._foot = QFrame()
        self._foot.setObjectName("panefoot")
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(16, 8, 16, 7)
        holder = QWidget()
        self._acts = Flow(holder, spacing=8)
        foot.addWidget(holder)
        column.addWidget(self._foot)

    def show_acts(self, acts: Sequence[tuple[str, str, str, str]]) -> None:
        """(key, words, icon, kind) each."""
        clear(self._acts)
        for key, words, icon, kind in acts:
            button = Button(words, icon, kind=kind)
            button.clicked.connect(partial(self._ask, key))
            self._acts.addWidget(button)
        self._foot.setVisible(bool(acts))

    def _ask(self, key: str, checked: bool = False) -> None:
        self.asked.emit(key)
