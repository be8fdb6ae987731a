"""One setting on the page: its name, its control, what it was, and why a value can't be.

row = NumberRow("pay_minutes", "分钟", "…")      row.show_value(30) · row.value() -> int, raises ValueError
row.edited · row.show_was("30 分钟") · row.show_problem("从 1 到 10,080")
"""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.settings import RANGES, TEXT_MOST
from desktop.views.buttons import Button, ToggleChip
from desktop.views.field_row import FieldRow, shown_number, typed_number
from desktop.views.flow import Flow
from desktop.views.form import Choice, TextEdit
from desktop.views.labels import clear, label
from desktop.views.order_acts.carrier_search import CarrierSearch
from desktop.views.setting_words import setting_word, zone_words
from desktop.views.texts import filled
from desktop.views.words import carrier_word

_NAME, _CONTROL = 140, 200


class SettingRow(FieldRow):
    def __init__(self, name: str, control: QWidget, hint: str, *, wide: bool = False) -> None:
        super().__init__(
            name, setting_word(name), control, hint, label("", "caption", wrap=True), title_width=_NAME,
            control_width=0 if wide else _CONTROL,
        )  # fmt: skip

    def value(self) -> Any:
        """ValueError for what makes no sense; its text says why."""
        raise NotImplementedError  # every control holds another kind of value

    def show_value(self, value: Any) -> None:
        raise NotImplementedError  # every control holds another kind of value

    def problem(self) -> str:
        return self.beside.text() if self.beside.text() != self._hint else ""


class TextRow(SettingRow):
    def __init__(self, name: str, hint: str) -> None:
        self.edit = TextEdit()
        self.edit.setMaxLength(TEXT_MOST)
        super().__init__(name, self.edit, hint)
        self.edit.textEdited.connect(self._edited)

    def value(self) -> str:
        if not self.edit.text().strip():
            raise ValueError(filled(self.tr("请填{0}"), setting_word(self.name)))
        return self.edit.text().strip()

    def show_value(self, value: Any) -> None:
        self.edit.setText(str(value))


class NumberRow(SettingRow):
    """A whole number, or fen typed as yuan, within what the shop allows."""

    def __init__(self, name: str, unit: str, hint: str, *, money: bool = False) -> None:
        self.edit = TextEdit(suffix=unit)
        super().__init__(name, self.edit, hint)
        self._money = money
        self.edit.textEdited.connect(self._edited)

    def value(self) -> int:
        return typed_number(self.edit.text(), RANGES[self.name], money=self._money)

    def show_value(self, value: Any) -> None:
        self.edit.setText(shown_number(int(value), money=self._money))


class SwitchRow(SettingRow):
    def __init__(self, name: str, words: str, hint: str) -> None:
        self.box = QCheckBox(words)
        super().__init__(name, self.box, hint)
        self.box.toggled.connect(self._edited)

    def value(self) -> bool:
        return self.box.isChecked()

    def show_value(self, value: Any) -> None:
        self.box.blockSignals(True)
        self.box.setChecked(bool(value))
        self.box.blockSignals(False)


class ZoneRow(SettingRow):
    def __init__(self, name: str, hint: str) -> None:
        self._zones = zone_words()
        self.choice = Choice(list(self._zones.items()))
        super().__init__(name, self.choice, hint)
        self.choice.changed.connect(self._edited)

    def value(self) -> str:
        return self.choice.key()

    def show_value(self, value: Any) -> None:
        self._zones.setdefault(str(value), str(value))
        self.choice.show_choices(list(self._zones.items()))
        self.choice.choose(str(value))


class CarriersRow(SettingRow):
    """Couriers that are offered when a parcel is sent; the first one stands first in every list."""

    def __init__(self, name: str, hint: str) -> None:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        holder = QWidget()
        self._flow = Flow(holder, spacing=6)
        self.first = Choice()
        self.first.setFixedWidth(_CONTROL)
        self.more = Button("", "plus", size="small")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self._first_words = label("", "caption")
        for part in (self._first_words, self.first, self.more):
            foot.addWidget(part)
        foot.addStretch(1)
        column.addWidget(holder)
        column.addLayout(foot)
        super().__init__(name, made, hint, wide=True)
        self._first_words.setText(self.tr("排第一的"))
        self.first.setAccessibleName(self.tr("排第一的快递公司"))
        self.more.setText(self.tr("再加一家"))
        self.more.clicked.connect(self._search)
        self.first.changed.connect(self._edited)
        self.chips: dict[str, ToggleChip] = {}

    def value(self) -> list[str]:
        offered = [code for code, chip in self.chips.items() if chip.isChecked()]
        if not offered:
            raise ValueError(self.tr("至少留一家"))
        first = self.first.key()
        return [first, *(code for code in offered if code != first)] if first in offered else offered

    def show_value(self, value: Any) -> None:
        known = list(dict.fromkeys([*self.chips, *value]))
        clear(self._flow)
        self.chips = {}
        for code in known:
            self._add(code, code in value)
        self._offer_first(value[0] if value else "")

    def _add(self, code: str, on: bool) -> None:
        chip = ToggleChip(carrier_word(code))
        chip.setChecked(on)
        chip.toggled.connect(self._toggled)
        self.chips[code] = chip
        self._flow.addWidget(chip)

    def _toggled(self, _on: bool) -> None:
        self._offer_first(self.first.key())
        self._edited()

    def _offer_first(self, first: str) -> None:
        offered = [code for code, chip in self.chips.items() if chip.isChecked()]
        self.first.show_choices([(code, carrier_word(code)) for code in offered])
        self.first.choose(first if first in offered else (offered[0] if offered else ""))

    def _search(self) -> None:
        search = CarrierSearch(self.window(), self.more)
        search.picked.connect(self.add_carrier)
        search.open()

    def add_carrier(self, code: str) -> None:
        if code in self.chips:
            self.chips[code].setChecked(True)
        else:
            self._add(code, True)
            self._toggled(True)
