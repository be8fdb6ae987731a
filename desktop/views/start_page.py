"""What the window shows before there is a login page: opening, building the demo shop, a shop that can't be opened."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.views.labels import label
from desktop.views.navigation import BrandMark
from desktop.views.notices import EmptyState, ProgressRow, Spinner

_WIDTH, _WIDE = 460, 840


class StartPage(QWidget):
    """pressed: "again", "demo"; cancelled: building the demo shop is to stop."""

    pressed = Signal(str)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("root")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(BrandMark(56), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(10)
        name = label(self.tr("积分掌柜"), "h1")
        column.addWidget(name, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(18)
        self._spinner = Spinner(20)
        self._words = label("", "muted")
        self._bar = ProgressRow(self.tr("正在搭演示店，只要几秒"))
        self._bar.setFixedWidth(_WIDTH)
        self._bar.cancelled.connect(self.cancelled)
        self._state = EmptyState("store", "")
        self._state.acted.connect(self.pressed)
        self._state.setFixedWidth(_WIDE)
        for widget in (self._spinner, self._words, self._bar, self._state):
            widget.hide()
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def show_opening(self) -> None:
        self._only(self._spinner, self._words)
        self._words.setText(self.tr("正在打开店铺"))

    def show_progress(self, words: str, percent: int) -> None:
        self._only(self._bar)
        self._bar.show_progress(percent, 100, words)

    def show_refused(self, error: Exception) -> None:
        """What is the matter and how to go on."""
        from desktop.views.texts import sentence

        again = ("again", self.tr("再看一次"), "refresh-cw", True)
        self._state.show_state("unplug", self.tr("店铺打不开"), sentence(error), [again])
        self._only(self._state)

    def show_failed(self, text: str) -> None:
        again = ("demo", self.tr("再试一次"), "refresh-cw", True)
        self._state.show_state("triangle-alert", self.tr("演示店没有搭成"), text, [again])
        self._only(self._state)

    def _only(self, *shown: QWidget) -> None:
        for widget in (self._spinner, self._words, self._bar, self._state):
            widget.setVisible(widget in shown)
        self.setFocus()
