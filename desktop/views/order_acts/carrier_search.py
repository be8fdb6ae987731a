"""CarrierSearch: any courier by a piece of its name, in a panel under its button.

CarrierSearch(window, anchor).picked(code)
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.carriers import find_carriers
from desktop.views.buttons import Button
from desktop.views.form import TextEdit
from desktop.views.labels import clear, label
from desktop.views.overlay import Popover

SHOWN = 8


class CarrierSearch(Popover):
    picked = Signal(str)

    def __init__(self, window: QWidget, anchor: QWidget) -> None:
        super().__init__(window, anchor, width=280, name=self.tr("选快递公司"))
        self.search = TextEdit(self.tr("公司名，如 跨越"), leading="search", clearable=True, name=self.tr("找快递公司"))
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self._first)
        self.box.addWidget(self.search)
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.box.addWidget(self._list)
        self._found: list[tuple[str, str]] = []
        self.closed.connect(self.deleteLater)
        self._find("")

    def take_focus(self) -> None:
        self.search.setFocus()

    def _find(self, text: str) -> None:
        self._found = find_carriers(text)[:SHOWN]
        clear(self._column)
        for code, name in self._found:
            button = Button(name, kind="ghost")
            button.setStyleSheet("text-align: left;")
            button.clicked.connect(partial(self._pick, code))
            self._column.addWidget(button)
        if not self._found:
            self._column.addWidget(label(self.tr("没有叫这个名字的快递公司"), "caption"))
        self.place()

    def _first(self) -> None:
        if self._found:
            self._pick(self._found[0][0])

    def _pick(self, code: str, checked: bool = False) -> None:
        self.close_overlay()
        self.picked.emit(code)
