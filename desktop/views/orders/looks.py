"""How the list looks, and stays so after a restart: which columns, how wide, how tall its rows.

looks = ListLooks(view)
looks.pick_columns(button) · looks.pick_density(button) · looks.state() · looks.restore(state)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from desktop.views.buttons import SegmentedControl
from desktop.views.form import Choice
from desktop.views.labels import label
from desktop.views.overlay import Popover
from desktop.views.table_view import TableView
from desktop.views.theme import ROW_HEIGHT

_ALWAYS = "number"
_NARROWEST, _WIDEST = 36, 900


class ListLooks(QObject):
    sort_chosen = Signal(str, bool)

    def __init__(self, view: TableView) -> None:
        super().__init__(view)
        self._view, self.density = view, "default"

    def pick_columns(self, button: QWidget, sort: str, descending: bool) -> None:
        picker = ColumnsPicker(button.window(), button, self._view, sort, descending)
        picker.sort_chosen.connect(self.sort_chosen)
        picker.open()

    def pick_density(self, button: QWidget) -> None:
        picker = DensityPicker(button.window(), button, self.density)
        picker.changed.connect(self.set_density)
        picker.open()

    def set_density(self, density: str) -> None:
        self.density = density
        self._view.set_density(density)

    def state(self) -> dict[str, Any]:
        return {
            "density": self.density, "columns": self._view.columns_shown(), "widths": self._view.widths(),
            "frozen": self._view.frozen(),
        }  # fmt: skip

    def restore(self, state: Mapping[str, Any]) -> None:
        """What it doesn't understand, it leaves as it is."""
        if state.get("density") in ROW_HEIGHT:
            self.set_density(state["density"])
        columns, widths = state.get("columns"), state.get("widths")
        if isinstance(columns, list) and _ALWAYS in columns:
            _show_columns(self._view, columns)
        if state.get("frozen") in ("", *(column.key for column in self._view.table.columns)):
            self._view.set_frozen(state["frozen"])
        if isinstance(widths, dict):
            kept = {key: px for key, px in widths.items() if type(px) is int and _NARROWEST <= px <= _WIDEST}
            self._view.set_widths(kept)


def _show_columns(view: TableView, keys: Sequence[str]) -> None:
    """The list as it comes leaves out what a narrow window has no room for. Who adds columns wants to see all of them."""
    view.set_columns(keys, stay=any(column.optional and column.key in keys for column in view.table.columns))


class ColumnsPicker(Popover):
    sort_chosen = Signal(str, bool)

    def __init__(self, host: QWidget, anchor: QWidget, view: TableView, sort: str, descending: bool) -> None:
        super().__init__(host, anchor, width=256)
        self.setAccessibleName(self.tr("列与排序"))
        self._view = view
        sortable = [(column.key, column.title) for column in view.table.columns if column.sortable]
        self.sort = Choice(sortable, name=self.tr("排序"))
        self.sort.choose(sort)
        ways = [("down", self.tr("从大到小")), ("up", self.tr("从小到大"))]
        self.way = SegmentedControl(ways, "down" if descending else "up", name=self.tr("排序"))
        self.sort.changed.connect(self._sort)
        self.way.changed.connect(self._sort)
        self.box.addWidget(label(self.tr("排序"), "caption"))
        self.box.addWidget(self.sort)
        self.box.addWidget(self.way)
        self.box.addWidget(label(self.tr("显示的列"), "caption"))
        self.ticks: dict[str, QCheckBox] = {}
        ticks = QGridLayout()
        others = [column for column in view.table.columns if column.key != _ALWAYS]
        half = (len(others) + 1) // 2
        for at, column in enumerate(others):
            tick = QCheckBox(column.title)
            tick.setChecked(column.key in view.columns_shown())
            tick.toggled.connect(partial(self._show, column.key))
            self.ticks[column.key] = tick
            ticks.addWidget(tick, at % half, at // half)
        self.box.addLayout(ticks)
        self.frozen = Choice(name=self.tr("固定到此列"))
        self.frozen.changed.connect(view.set_frozen)
        self.box.addWidget(label(self.tr("固定到此列"), "caption"))
        self.box.addWidget(self.frozen)
        self._show_frozen()
        self.closed.connect(self.deleteLater)

    def _show_frozen(self) -> None:
        """Of what is shown; where the last of what stays isn't, the one before it is the last."""
        columns, shown = self._view.table.columns, self._view.columns_shown()
        titles = [(column.key, column.title) for column in columns if column.key in shown]
        self.frozen.show_choices([("", self.tr("不固定")), *titles])
        keys = [column.key for column in columns]
        last = keys.index(self._view.frozen()) if self._view.frozen() else -1
        self.frozen.choose(next((key for key in reversed(keys[: last + 1]) if key in shown), ""))

    def _sort(self, _what: str) -> None:
        self.sort_chosen.emit(self.sort.key(), self.way.value() == "down")

    def _show(self, key: str, on: bool) -> None:
        shown = {*self._view.columns_shown(), key} if on else set(self._view.columns_shown()) - {key}
        _show_columns(self._view, sorted(shown))
        self._show_frozen()


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
