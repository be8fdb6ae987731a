"""Province, city and district: three lines that offer what fits, by a part of the name or pinyin initials.

fields = RegionFields()
fields.place() -> Place | None      None while something is missing, with the reason shown when say=True
fields.show_place(Place("江苏省", "南京市", "鼓楼区")) · fields.changed() · fields.touched
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.services import divisions
from desktop.services.divisions import Place
from desktop.views.form import Field
from desktop.views.suggest import SuggestEdit, Suggestion
from desktop.views.texts import filled

PROVINCE, CITY, DISTRICT = 0, 1, 2


class RegionFields(QWidget):
    changed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        titles = (self.tr("省份"), self.tr("城市"), self.tr("区县"))
        self.edits = [SuggestEdit(name=title, tab_chooses=True, on_focus=True) for title in titles]
        self.fields = [Field(title, edit, required=True) for title, edit in zip(titles, self.edits, strict=True)]
        for level, (edit, field) in enumerate(zip(self.edits, self.fields, strict=True)):
            edit.asked.connect(partial(self._offer, level))
            edit.chosen.connect(partial(self._choose, level))
            edit.submitted.connect(partial(self._entered, level))
            edit.textEdited.connect(partial(self._typed, level))
            row.addWidget(field, 1)
        self._fit()

    @property
    def touched(self) -> bool:
        return any(edit.text().strip() for edit in self.edits)

    def place(self, *, say: bool = False) -> Place | None:
        texts = [edit.text().strip() for edit in self.edits]
        for level in (PROVINCE, CITY, DISTRICT):
            names = self._names(level)
            if level == DISTRICT and not names and texts[CITY]:
                break
            if texts[level] not in names:
                if say:
                    self.fields[level].set_error(self._problem(level, texts[level]))
                    self.edits[level].setFocus(Qt.FocusReason.TabFocusReason)
                return None
        return Place(*texts)

    def show_place(self, place: Place) -> None:
        for edit, text in zip(self.edits, (place.province, place.city, place.district), strict=True):
            edit.close_list()
            edit.setText(text)
        self._fit()

    def empty(self) -> None:
        for edit in self.edits:
            edit.clear()
        self._fit()

    def _names(self, level: int) -> Sequence[str]:
        province, city = self.edits[PROVINCE].text().strip(), self.edits[CITY].text().strip()
        if level == PROVINCE:
            return divisions.provinces()
        return divisions.cities(province) if level == CITY else divisions.districts(province, city)

    def _problem(self, level: int, text: str) -> str:
        titles = (self.tr("省份"), self.tr("城市"), self.tr("区县"))
        if not text:
            return filled(self.tr("请选{0}"), titles[level])
        return filled(self.tr("没有「{0}」，从列表里选"), text)

    def _offer(self, level: int, text: str) -> None:
        names = self._names(level)
        whole = text in names
        fitting = list(names) if whole or not text else divisions.fitting(names, text)
        if whole:
            fitting.remove(text)
            fitting.insert(0, text)
        nothing = filled(self.tr("没有「{0}」"), text) if text and names else ""
        self.edits[level].offer(text, [Suggestion(name, name) for name in fitting], nothing=nothing)

    def _choose(self, level: int, name: str) -> None:
        before = self.edits[level].text().strip()
        self.edits[level].setText(name)
        self.fields[level].set_error("")
        if before != name or level == PROVINCE:
            self._clear_below(level, keep=before == name)
        self._fit()
        self.changed.emit()
        self._next(level)

    def _entered(self, level: int, text: str) -> None:
        if text in self._names(level):
            self._choose(level, text)

    def _typed(self, level: int, text: str) -> None:
        self.fields[level].set_error("")
        self._clear_below(level)
        self._fit()
        self.changed.emit()

    def _clear_below(self, level: int, *, keep: bool = False) -> None:
        for below in range(level + 1, 3):
            if not keep:
                self.edits[below].clear()
            self.fields[below].set_error("")

    def _fit(self) -> None:
        """A municipality is its own city; what has no districts needs none."""
        cities = self._names(CITY)
        if len(cities) == 1 and self.edits[CITY].text() != cities[0]:
            self.edits[CITY].setText(cities[0])
        self.fields[CITY].setEnabled(bool(cities))
        areas = self._names(DISTRICT)
        self.fields[DISTRICT].setEnabled(bool(areas))
        bare = bool(self.edits[CITY].text() in cities and not areas)
        self.edits[DISTRICT].setPlaceholderText(self.tr("没有区县，不用填") if bare else "")

    def _next(self, level: int) -> None:
        for below in range(level + 1, 3):
            edit = self.edits[below]
            if self.fields[below].isEnabled() and not edit.text().strip():
                edit.setFocus(Qt.FocusReason.TabFocusReason)
                return
        self.left.emit()
