"""How the list looks: which columns, how tall its rows.

ColumnsPicker(window, button, view).open() → changed     DensityPicker(window, button, "default").open() → changed(key)
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.views.buttons import SegmentedControl
from desktop.views.labels import label
from desktop.views.overlay import Popover
from desktop.views.table_view import TableView

_ALWAYS = "number"


class ColumnsPicker(Popover):
    changed = Signal()

    def __init__(self, host: QWidget, anchor: QWidget, view: TableView) -> None:
        super().__init__(host, anchor, width=200)
        self.setAccessibleName(self.tr("选择列"))
        self._view = view
        self.box.addWidget(label(self.tr("显示的列"), "caption"))
        self.ticks: dict[str, QCheckBox] = {}
        for column in view.table.columns:
            if column.key == _ALWAYS:
                continue
            tick = QCheckBox(column.title)
            tick.setChecked(column.key in view.columns_shown())
            tick.toggled.connect(partial(self._show, column.key))
            self.ticks[column.key] = tick
            self.box.addWidget(tick)
        self.closed.connect(self.deleteLater)

    def _show(self, key: str, on: bool) -> None:
        shown = {*self._view.columns_shown(), key} if on else set(self._view.columns_shown()) - {key}
        self._view.set_columns(sorted(shown))
        self.changed.emit()


class DensityPicker(Popover):
    changed = Signal(str)

    def __init__(self, host: QWidget, anchor: QWidget, density: str) -> None:
        super().__init__(host, anchor, width=224)
        self.setAccessibleName(self.tr("行高"))
        self.box.addWidget(label(self.tr("行高"), "caption"))
        choices = [
            ("compact", self.tr("紧凑")), ("default", self.tr("标准")), ("comfortable", self.tr("宽松")),
        ]  # fmt: skip
        self.choices = SegmentedControl(choices, density, name=self.tr("行高"))
        self.choices.changed.connect(self.changed)
        self.box.addWidget(self.choices)
        self.closed.connect(self.deleteLater)
