"""A new address: a block pasted from a chat is taken apart, or every field is typed.

form = RecipientForm()
form.draft(say=True) -> RecipientDraft | None      None with the reasons shown beside the fields
form.changed() · form.touched · form.show_problem(Invalid(…)) · form.empty()
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.services import masks
from desktop.services.errors import Invalid
from desktop.services.pasted_address import Recognised, recognise
from desktop.services.recipients import ADDRESS_MOST, NAME_MOST, RecipientDraft
from desktop.views.buttons import Button, reveal
from desktop.views.form import Field, TextEdit
from desktop.views.labels import label, set_role
from desktop.views.region_fields import RegionFields
from desktop.views.texts import field_problem, filled, listed, translate

_PASTED_LEAST = 8
_MOBILE, _SHORTEST = 11, 7


class RecipientForm(QFrame):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "well")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(8)
        paste = QHBoxLayout()
        paste.setSpacing(8)
        self.block = TextEdit(
            self.tr("粘贴整段：姓名 电话 省市区 详细地址"), leading="sparkles", name=self.tr("粘贴整段地址")
        )
        self.block.setMaxLength(500)
        self.split = Button(self.tr("识别"), size="small")
        self.split.clicked.connect(self._recognise)
        paste.addWidget(self.block, 1)
        paste.addWidget(self.split)
        column.addLayout(paste)
        self.said = label("", "caption", wrap=True)
        reveal(self.said, False)
        column.addWidget(self.said)
        self.name, self.phone, self.address = TextEdit(), TextEdit(), TextEdit(self.tr("街道、楼栋、门牌"))
        self.name.setMaxLength(NAME_MOST)
        self.address.setMaxLength(ADDRESS_MOST)
        self.region = RegionFields()
        self.name_field = Field(self.tr("收货人"), self.name, required=True)
        self.phone_field = Field(self.tr("电话"), self.phone, required=True)
        self.address_field = Field(self.tr("详细地址"), self.address, required=True)
        self._fields = {"name": self.name_field, "phone": self.phone_field, "address": self.address_field}
        who = QHBoxLayout()
        who.setSpacing(12)
        who.addWidget(self.name_field, 1)
        who.addWidget(self.phone_field, 2)
        column.addLayout(who)
        column.addWidget(self.region)
        column.addWidget(self.address_field)
        self._length = 0
        self.block.textEdited.connect(self._pasted)
        self.block.returnPressed.connect(self._recognise)
        self.region.changed.connect(self.changed)
        self.region.left.connect(self.address.setFocus)
        for key, edit in (("name", self.name), ("phone", self.phone), ("address", self.address)):
            edit.textEdited.connect(partial(self._edited, key))

    @property
    def touched(self) -> bool:
        edits = (self.block, self.name, self.phone, self.address)
        return self.region.touched or any(edit.text().strip() for edit in edits)

    def introduce(self, name: str, phone: str) -> None:
        """A member who was just added gets his own parcels, unless something else is typed."""
        if not self.touched:
            self.name.setText(name)
            self.phone.setText(phone)

    def draft(self, *, say: bool = False) -> RecipientDraft | None:
        name, phone, address = (edit.text().strip() for edit in (self.name, self.phone, self.address))
        problems = {
            "name": "" if name else field_problem(Invalid("recipient", "missing")),
            "phone": self._phone_problem(phone),
            "address": "" if address else field_problem(Invalid("address", "missing")),
        }
        place = self.region.place(say=say)
        if say:
            for key, problem in problems.items():
                self._fields[key].set_error(problem)
            first = next((key for key in ("name", "phone") if problems[key]), "")
            if first or (place is not None and problems["address"]):
                self._fields[first or "address"].control.setFocus(Qt.FocusReason.TabFocusReason)
        if place is None or any(problems.values()):
            return None
        return RecipientDraft(name, phone, place.region, address)

    def show_problem(self, problem: Invalid) -> bool:
        """Beside its field, and True; False when no field of mine has that name."""
        if problem.field == "region":
            self.region.place(say=True)
            return True
        if problem.field not in self._fields:
            return False
        self._fields[problem.field].set_error(field_problem(problem))
        self._fields[problem.field].control.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def empty(self) -> None:
        for edit in (self.block, self.name, self.phone, self.address):
            edit.clear()
        self.region.empty()
        for field in self._fields.values():
            field.set_error("")
        self._say("")
        self._length = 0

    def _phone_problem(self, phone: str) -> str:
        digits = masks.normalise_phone(phone).partition("-")[0]
        if not phone:
            return field_problem(Invalid("phone", "missing"))
        if len(digits.lstrip("+")) < _SHORTEST or not digits.lstrip("+").isdigit():
            return translate("place", "电话不完整")
        if digits.startswith("1") and len(digits) != _MOBILE:
            return filled(translate("place", "手机号是 11 位，现在有 {0} 位"), len(digits))
        return ""

    def _pasted(self, text: str) -> None:
        grown, self._length = len(text) - self._length, len(text)
        if grown >= _PASTED_LEAST:
            self._recognise()

    def _recognise(self) -> None:
        text = self.block.text()
        if not text.strip():
            return
        found = recognise(text)
        for edit, value in ((self.name, found.name), (self.phone, found.phone), (self.address, found.address)):
            if value:
                edit.setText(value)
        if found.place is not None:
            self.region.show_place(found.place)
        for field in (*self._fields.values(), *self.region.fields):
            field.set_error("")
        self._say_found(found)
        self.changed.emit()

    def _say_found(self, found: Recognised) -> None:
        whole = found.place is not None and found.place.whole
        missing = [
            words
            for words, there in (
                (self.tr("收货人"), found.name),
                (self.tr("电话"), found.phone),
                (self.tr("省市区"), whole),
                (self.tr("详细地址"), found.address),
            )
            if not there
        ]
        if not missing:
            self.block.clear()
            self._length = 0
            self._say(self.tr("已填好，请和客人核对一遍"), "good_caption")
            return
        joined = listed(missing)
        self._say(filled(self.tr("没认出{0}，请补上"), joined), "low")
        self.draft(say=True)

    def _say(self, text: str, role: str = "caption") -> None:
        self.said.setText(text)
        set_role(self.said, role)
        reveal(self.said, bool(text))

    def _edited(self, key: str, text: str) -> None:
        self._fields[key].set_error("")
        self.changed.emit()
