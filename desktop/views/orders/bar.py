"""FilterBar: the search box with the active conditions as chips, and the buttons for filter, columns and row height.

bar.searched(text)          to search now; a phone number only on Enter or after a longer pause: each is on record
bar.chip_removed(condition) · bar.chip_edited(condition) · bar.filter_pressed · columns_pressed · density_pressed
bar.show_filter(chips, searched)
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop.services.order_filter import SEARCH_MOST, looks_for_phone
from desktop.views.buttons import Button, IconButton
from desktop.views.search_box import SearchBox
from desktop.views.texts import filled

PHONE_PAUSE_MS = 1_500


class FilterBar(QFrame):
    searched = Signal(str)
    entered = Signal()
    chip_removed = Signal(str)
    chip_edited = Signal(str)
    filter_pressed = Signal()
    columns_pressed = Signal()
    density_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("filterbar")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 20, 10)
        row.setSpacing(8)
        self.search = SearchBox(self.tr("单号、会员、电话尾号、运单、商品…"), name=self.tr("搜索订单"))
        self.search.edit.setMaxLength(SEARCH_MOST)
        self.filter = Button(self.tr("筛选"), "sliders-horizontal")
        self.columns = IconButton("columns-3", self.tr("列与排序"), outline=True)
        self.density = IconButton("rows-3", self.tr("行高"), outline=True)
        row.addWidget(self.search, 1)
        for button in (self.columns, self.density):
            button.setFixedSize(36, self.search.height())
        for part in (self.filter, self.columns, self.density):
            row.addWidget(part)
        self._phone_pause = QTimer(self)
        self._phone_pause.setSingleShot(True)
        self._phone_pause.setInterval(PHONE_PAUSE_MS)
        self._phone_pause.timeout.connect(self._paused)
        self.search.edit.textEdited.connect(self._typed)
        self.search.submitted.connect(self._submitted)
        self.search.searched.connect(self._searched)
        self.search.chip_removed.connect(self.chip_removed)
        self.search.chip_edited.connect(self.chip_edited)
        self.filter.clicked.connect(self.filter_pressed)
        self.columns.clicked.connect(self.columns_pressed)
        self.density.clicked.connect(self.density_pressed)

    def show_filter(self, chips: Sequence[tuple[str, str, str]]) -> None:
        self.search.show_chips(chips)
        count = len(chips)
        self.filter.setText(filled(self.tr("筛选 {0}"), count) if count else self.tr("筛选"))
        self.search.edit.setPlaceholderText(
            self.tr("继续搜索…") if count else self.tr("单号、会员、电话尾号、运单、商品…")
        )

    def _typed(self, _text: str) -> None:
        self._phone_pause.stop()

    def _searched(self, text: str) -> None:
        if looks_for_phone(text):
            self._phone_pause.start()
        else:
            self.searched.emit(text)

    def _submitted(self, text: str) -> None:
        self._phone_pause.stop()
        self.searched.emit(text)
        self.entered.emit()

    def _paused(self) -> None:
        self.searched.emit(self.search.text())
