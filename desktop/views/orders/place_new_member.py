"""A member who isn't in the shop yet: name, phone and tier, asked for once; a known phone is pointed out.

new = NewMember(desk) · new.start("13900001111") · new.submit() · new.show_tiers(["金卡"])
new.added(member) · new.introduced(name, phone) before it · new.left()
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.services import masks, members
from desktop.services.errors import Invalid
from desktop.services.members import MemberRow
from desktop.views.buttons import Button, reveal
from desktop.views.desk import Desk
from desktop.views.form import Choice, Field, TextEdit
from desktop.views.labels import label
from desktop.views.texts import field_problem, filled, sentence

_SHORTEST_PHONE = 7


def _is_whole(phone: str) -> bool:
    return len(masks.normalise_phone(phone)) >= _SHORTEST_PHONE


class NewMember(QFrame):
    """Name, phone and tier of a member who isn't in the shop yet; asks when the phone is known already."""

    added = Signal(object)
    introduced = Signal(str, str)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setProperty("role", "well")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(8)
        fields = QHBoxLayout()
        fields.setSpacing(12)
        self.name, self.phone = TextEdit(), TextEdit()
        self.tier = Choice([("", self.tr("无"))])
        self.name_field = Field(self.tr("姓名"), self.name, required=True)
        self.phone_field = Field(self.tr("电话"), self.phone, required=True)
        for field, share in ((self.name_field, 3), (self.phone_field, 4), (Field(self.tr("等级"), self.tier), 2)):
            fields.addWidget(field, share)
        column.addLayout(fields)
        row = QHBoxLayout()
        self._said = label("", "error", wrap=True)
        self.use = Button("", kind="link")
        reveal(self.use, False)
        self.use.clicked.connect(self._use_known)
        row.addWidget(self._said, 1)
        row.addWidget(self.use)
        self.back = Button(self.tr("返回查找"), size="small")
        self.back.clicked.connect(self.left)
        self.add = Button(self.tr("新增并选用"), "user-plus", kind="soft", size="small")
        self.add.clicked.connect(self.submit)
        row.addWidget(self.back)
        row.addWidget(self.add)
        column.addLayout(row)
        self._known: MemberRow | None = None
        self._asked_for = ""
        for edit in (self.name, self.phone):
            edit.textEdited.connect(self._edited)
            edit.returnPressed.connect(self.submit)

    @property
    def touched(self) -> bool:
        return not self.isHidden() and bool(self.name.text().strip() or self.phone.text().strip())

    def show_tiers(self, tiers: list[str]) -> None:
        self.tier.show_choices([("", self.tr("无")), *((tier, tier) for tier in tiers)])

    def start(self, searched: str) -> None:
        self.empty()
        if _is_whole(searched):
            self.phone.setText(searched)
        elif searched and not any(letter.isascii() for letter in searched):
            self.name.setText(searched)

    def empty(self) -> None:
        self.name.clear()
        self.phone.clear()
        self._edited("")

    def submit(self) -> None:
        """First whether the phone is somebody's already, then the new member."""
        for field, edit in ((self.name_field, self.name), (self.phone_field, self.phone)):
            if not edit.text().strip():
                missing = "name" if field is self.name_field else "phone"
                field.set_error(field_problem(Invalid(missing, "missing")))
                edit.setFocus()
                return
        if not _is_whole(self.phone.text()):
            self.phone_field.set_error(self.tr("电话不完整"))
            self.phone.setFocus()
            return
        self.setEnabled(False)
        if self._asked_for == self.phone.text():
            self._add()
        else:
            self._desk.ask(
                self, members.find_members, self.phone.text(), then=self._checked, failed=self._failed, key="known"
            )

    def _checked(self, found: list[MemberRow]) -> None:
        self._asked_for = self.phone.text()
        if not found:
            self._add()
            return
        self.setEnabled(True)
        self._known = found[0]
        words = filled(self.tr("这个电话已有会员 {0} {1}。再点一次仍会新增"), found[0].name, found[0].account)
        self._said.setText(words)
        self.use.setText(filled(self.tr("用 {0}"), found[0].account))
        reveal(self.use, True)
        self.use.setFocus()

    def _use_known(self) -> None:
        if self._known is not None:
            self.added.emit(self._known)

    def _add(self) -> None:
        self._desk.do(
            self,
            members.add_member,
            name=self.name.text().strip(),
            phone=self.phone.text().strip(),
            tier=self.tier.key(),
            then=self._added,
            failed=self._failed,
        )

    def _added(self, member: MemberRow) -> None:
        self.setEnabled(True)
        self.introduced.emit(self.name.text().strip(), self.phone.text().strip())
        self.empty()
        self.added.emit(member)

    def _failed(self, error: Exception) -> None:
        self.setEnabled(True)
        fields = {"name": self.name_field, "phone": self.phone_field}
        if isinstance(error, Invalid) and error.field in fields:
            fields[error.field].set_error(field_problem(error))
        else:
            self._said.setText(sentence(error))

    def _edited(self, text: str) -> None:
        self.name_field.set_error("")
        self.phone_field.set_error("")
        self._said.setText("")
        reveal(self.use, False)
        self._known, self._asked_for = None, ""
