"""Why somebody wants to see a name and a phone: asked before anything is shown, kept in 谁看过."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.views.buttons import Button
from desktop.views.flow import Flow
from desktop.views.form import TextEdit
from desktop.views.labels import label
from desktop.views.overlay import Popover

REASON_MOST = 100


class ReasonPopover(Popover):
    chosen = Signal(str)

    def __init__(self, host: QWidget, anchor: QWidget) -> None:
        super().__init__(host, anchor, width=296)
        self.setAccessibleName(self.tr("为什么要看"))
        self.box.addWidget(label(self.tr("为什么要看？"), "strong"))
        self.box.addWidget(label(self.tr("会记进「谁看过」，60 秒后自动遮住"), "caption"))
        holder = QWidget()
        flow = Flow(holder, spacing=6)
        self.common = [
            self.tr("联系派送"), self.tr("核对地址"), self.tr("客人来电"), self.tr("核对自提人"), self.tr("处理售后"),
        ]  # fmt: skip
        for words in self.common:
            button = Button(words, size="small")
            button.clicked.connect(partial(self._pick, words))
            flow.addWidget(button)
        self.box.addWidget(holder)
        self.own = TextEdit(self.tr("其他原因，回车确认"))
        self.own.setMaxLength(REASON_MOST)
        self.own.returnPressed.connect(self._own)
        self.box.addWidget(self.own)
        self.closed.connect(self.deleteLater)

    def _own(self) -> None:
        if self.own.text().strip():
            self._pick(self.own.text().strip())

    def _pick(self, reason: str, checked: bool = False) -> None:
        self.close_overlay()
        self.chosen.emit(reason)
