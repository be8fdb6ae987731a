"""WaybillFields: a waybill by scanner or keyboard, its courier recognised, or chosen by hand.

fields = WaybillFields(shop_carriers, choices)     .changed · .scanned (a scanner's Enter) · .parcel() -> Parcel
fields.waybill, fields.carrier · fields.number     the two Fields, for errors; the line of the waybill
CarrierChoices(memory)                             what a person chose for numbers of a shape, on this PC
"""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.services.carriers import Fit, fit, recognise, shape_of
from desktop.services.fulfilment import Parcel
from desktop.services.tracking_formats import bare
from desktop.views.buttons import Button, reveal
from desktop.views.form import Choice, Field, TextEdit
from desktop.views.icons import Glyph
from desktop.views.labels import label, set_role
from desktop.views.order_acts.carrier_search import CarrierSearch
from desktop.views.texts import filled
from desktop.views.words import carrier_word

# a scanner types its whole code with less than this between two keys
SCAN_SECONDS = 0.035
SCAN_KEYS = 8
_REMEMBERED_MOST = 200

_JOINT = re.compile(r"(?<=[\u4e00-\u9fff])(?=[A-Za-z])|(?<=[A-Za-z])(?=[\u4e00-\u9fff])")


class Memory(Protocol):
    """What this PC remembers, as plain JSON values by name."""

    def keep(self, name: str, value: Any) -> None: ...

    def recall(self, name: str) -> Any: ...


class CarrierChoices:
    def __init__(self, memory: Memory | None = None) -> None:
        self._memory = memory
        stored = memory.recall("carriers") if memory is not None else None
        self._by_shape: dict[str, str] = {}
        if isinstance(stored, dict):
            self._by_shape = {str(shape): str(code) for shape, code in stored.items()}

    def chosen(self, number: str) -> str:
        return self._by_shape.get(shape_of(number), "")

    def learn(self, parcel: Parcel) -> None:
        """A courier other than the recognised one is kept for this shape; the recognised one is forgotten again."""
        found, shape = recognise(parcel.waybill), shape_of(parcel.waybill)
        if found is not None and found.carrier == parcel.carrier:
            self._by_shape.pop(shape, None)
        else:
            self._by_shape.pop(shape, None)
            self._by_shape[shape] = parcel.carrier
        if self._memory is not None:
            self._memory.keep("carriers", dict(list(self._by_shape.items())[-_REMEMBERED_MOST:]))


class ScanEdit(TextEdit):
    """A line that tells a scanner's Enter from a person's."""

    scanned = Signal()

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder, leading="scan-barcode", clearable=True)
        self._burst, self._last = 0, 0.0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        now = time.monotonic()
        quick = now - self._last < SCAN_SECONDS
        self._last = now
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            scanned, self._burst = quick and self._burst >= SCAN_KEYS, 0
            if scanned:
                event.accept()
                self.scanned.emit()
                return
        elif event.text():
            self._burst = self._burst + 1 if quick or not self._burst else 1
        super().keyPressEvent(event)


class WaybillFields(QWidget):
    changed = Signal()
    scanned = Signal()

    def __init__(self, shop_carriers: Sequence[str], choices: CarrierChoices) -> None:
        super().__init__()
        self._choices, self._by_hand = choices, False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.number = ScanEdit(self.tr("扫描或输入运单号"))
        self.number.setMaxLength(60)
        self.number.textChanged.connect(self._typed)
        self.number.scanned.connect(self.scanned)
        self._courier = Choice([(code, carrier_word(code)) for code in shop_carriers], name=self.tr("快递公司"))
        self._courier.setCurrentIndex(-1)
        self._courier.setPlaceholderText(self.tr("请选择"))
        self._courier.changed.connect(self._chosen)
        self.waybill = Field(self.tr("运单号"), self.number, required=True)
        self.carrier = Field(self.tr("快递公司"), self._courier, required=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.waybill, 3)
        row.addWidget(self.carrier, 2)
        column.addLayout(row)
        said = QHBoxLayout()
        said.setSpacing(6)
        self._icon, self._words, self._note = Glyph("info", "text2"), label("", "good"), label("", "caption")
        said.addWidget(self._icon)
        said.addWidget(self._words)
        said.addWidget(self._note)
        said.addStretch(1)
        self._other = Button(self.tr("换一家"), kind="link")
        self._other.clicked.connect(self._search)
        said.addWidget(self._other)
        column.addLayout(said)
        self._say()

    def parcel(self) -> Parcel:
        """What is typed, right or not: the service says what is wrong with it."""
        return Parcel(self._courier.key(), bare(self.number.text()))

    def set_parcel(self, carrier: str, waybill: str) -> None:
        """A parcel that exists; another number is recognised anew."""
        self.number.setText(waybill)
        self._take(carrier, by_hand=False)

    def clear(self) -> None:
        self._by_hand = False
        self.number.clear()
        self.number.setFocus()

    def take_key(self, event: QKeyEvent) -> bool:
        """A letter or digit that no control wanted begins a new number: somebody scans again from wherever she is."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if held or not event.text().isalnum() or not self.isVisible():
            return False
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)
        self.number.selectAll()
        self.number.keyPressEvent(event)
        return True

    def words(self) -> str:
        """What is said about the number and its courier."""
        return f"{self._words.text()} {self._note.text()}".strip()

    def _typed(self, text: str) -> None:
        if not self._by_hand:
            found = recognise(text)
            self._take(self._choices.chosen(text) or (found.carrier if found else ""), by_hand=False)
        self.waybill.set_error("")
        self._say()
        self.changed.emit()

    def _chosen(self, code: str) -> None:
        self._take(code, by_hand=True)
        self._say()
        self.changed.emit()

    def _take(self, code: str, *, by_hand: bool) -> None:
        self._by_hand = by_hand
        if code and self._courier.findData(code) < 0:
            self._courier.addItem(carrier_word(code), code)
        self._courier.setCurrentIndex(self._courier.findData(code) if code else -1)
        self.carrier.set_error("")
        self._say()

    def _search(self) -> None:
        panel = CarrierSearch(self.window(), self._other)
        panel.picked.connect(self._chosen)
        panel.open()

    def _say(self) -> None:
        number, code = bare(self.number.text()), self._courier.key()
        name, found = carrier_word(code), recognise(number)
        reveal(self._other, bool(number))
        if not number:
            self._show("scan-barcode", "text2", "caption", "", self.tr("扫一下面单，快递公司会自动认出来"))
        elif self._by_hand or (code and (found is None or found.carrier != code) and not self._choices.chosen(number)):
            how = fit(code, number)
            if how is Fit.WRONG_CHECK:
                self._show(
                    "triangle-alert", "points", "warn", self.tr("校验位不对"), self.tr("像是看错或扫错了一位，请核对")
                )
            elif how is Fit.OTHER_SHAPE:
                words = _apart(filled(self.tr("不像{0}的单号"), name))
                self._show("triangle-alert", "points", "warn", words, self.tr("请核对，确认无误仍可发货"))
            else:
                words = _apart(filled(self.tr("已选{0}"), name))
                note = self.tr("运单号格式吻合") if how is Fit.FITS else self.tr("同样格式的单号下次也用这家")
                self._show("circle-check", "good", "good", words, note)
        elif self._choices.chosen(number):
            words = _apart(filled(self.tr("按上次的选择用{0}"), name))
            self._show("history", "good", "good", words, self.tr("同样格式的单号"))
        elif found is None:
            self._show("info", "text2", "caption", "", self.tr("认不出是哪家的单号，请选快递公司"))
        elif found.wrong_check:
            words = _apart(filled(self.tr("像{0}的单号，但校验位不对"), name))
            self._show("triangle-alert", "points", "warn", words, self.tr("可能看错或扫错了一位"))
        elif found.sure:
            words = _apart(filled(self.tr("已识别为{0}"), name))
            self._show("circle-check", "good", "good", words, self.tr("运单号格式吻合"))
        else:
            words = _apart(filled(self.tr("像是{0}"), name))
            self._show("info", "accent_text", "link", words, self.tr("纯数字单号，请核对快递公司"))

    def _show(self, icon: str, token: str, role: str, words: str, note: str) -> None:
        self._icon.show_icon(icon, token)
        set_role(self._words, role)
        self._words.setText(words)
        reveal(self._words, bool(words))
        self._note.setText(note)


def _apart(words: str) -> str:
    """Chinese and Latin letters with a blank between them."""
    return _JOINT.sub(" ", words)
