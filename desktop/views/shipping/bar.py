"""ShippingBar: the line above the waiting orders: scan one, or do something with those that are ticked.

bar.show_ticked(count, labels=…, waves=…) · bar.entered(text) · bar.wave_asked() · bar.print_asked() · bar.label_asked() · bar.ship_asked()
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop.models.vocabulary import Permission
from desktop.views.buttons import Button, reveal
from desktop.views.desk import Desk
from desktop.views.labels import ElidedLabel
from desktop.views.order_acts.pack import CodeEdit
from desktop.views.texts import filled


class ShippingBar(QFrame):
    entered = Signal(str)
    wave_asked = Signal()
    print_asked = Signal()
    label_asked = Signal()
    ship_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setObjectName("filterbar")
        self.scan = CodeEdit(self.tr("扫描订单号或运单号，或输入后回车"), leading="scan-barcode", clearable=True)
        self.scan.setMaxLength(100)
        self.scan.setMinimumWidth(280)
        self.scan.entered.connect(self.entered)
        self.ticked = ElidedLabel("", "caption")
        self.wave_some = Button("", "boxes", size="small")
        self.wave_some.clicked.connect(self.wave_asked)
        self.print_some = Button("", "printer", size="small")
        self.print_some.clicked.connect(self.print_asked)
        self.label_some = Button("", "map-pin", size="small")
        self.label_some.clicked.connect(self.label_asked)
        self.ship_some = Button("", "truck", size="small")
        self.ship_some.clicked.connect(self.ship_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 7, 20, 7)
        row.setSpacing(8)
        row.addWidget(self.scan)
        row.addWidget(self.ticked, 1)
        for button in (self.wave_some, self.print_some, self.label_some, self.ship_some):
            row.addWidget(button)
        self.show_ticked(0, labels=0, waves=False)

    def show_ticked(self, count: int, *, labels: int, waves: bool) -> None:
        """labels: how many of them have an address. waves: whether these orders may go into one."""
        self.ticked.setText(filled(self.tr("选了 {0} 笔"), count) if count else "")
        self.print_some.setText(filled(self.tr("打印 {0} 张"), count))
        self.label_some.setText(filled(self.tr("打印标签 {0} 张"), labels))
        reveal(self.label_some, bool(labels) and self._desk.may(Permission.PRINT))
        self.ship_some.setText(filled(self.tr("发货 {0} 笔"), count))
        self.wave_some.setText(filled(self.tr("建波次 {0} 笔"), count))
        reveal(self.wave_some, bool(count) and waves and self._desk.may(Permission.SHIP))
        for button, right in ((self.print_some, Permission.PRINT), (self.ship_some, Permission.SHIP)):
            reveal(button, bool(count) and self._desk.may(right))
