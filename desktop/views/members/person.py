"""Who the member is: masks, and behind the eye the full name and phone for a minute, on record."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.vocabulary import Permission
from desktop.services import members
from desktop.services.members import Person, RecipientRow
from desktop.views.buttons import IconButton, reveal
from desktop.views.desk import Desk
from desktop.views.labels import Avatar, ElidedLabel, label, say, set_role
from desktop.views.members.shown import MemberPart, MemberShown
from desktop.views.notices import Banner
from desktop.views.order_pane.reasons import ReasonPopover
from desktop.views.order_pane.revealed import RevealedPerson
from desktop.views.texts import filled, sentence
from desktop.views.words import tier_key


class PersonPart(QWidget):
    looked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._member_id: int | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        row = QHBoxLayout()
        row.setSpacing(6)
        self.avatar = Avatar("", 28)
        self.name, self.tier = label("", "strong"), label("")
        self.phone = ElidedLabel("", "caption")
        self.eye = IconButton("eye", self.tr("显示姓名和电话"), token="accent_text")
        self.eye.clicked.connect(self._ask_reason)
        for widget in (self.avatar, self.name, self.tier):
            row.addWidget(widget)
        row.addWidget(self.phone, 1)
        row.addWidget(self.eye)
        column.addLayout(row)
        self.since = label("", "caption", wrap=True)
        column.addWidget(self.since)
        self.trouble = Banner("danger")
        column.addWidget(self.trouble)
        self.revealed = RevealedPerson()
        self.revealed.covered.connect(self._show_covered)
        column.addWidget(self.revealed)

    def show_state(self, shown: MemberShown) -> None:
        row = shown.row
        if row.id != self._member_id:
            self.cover()
            self.trouble.show_text("danger", "")
        self._member_id = row.id
        if not shown.living:
            self.cover()
        self.avatar.show_character(row.name or "?")
        self.name.setText(row.name or self.tr("没有姓名"))
        self.tier.setText(row.tier)
        set_role(self.tier, {"gold": "warn", "diamond": "diamond"}.get(tier_key(row.tier), "muted"))
        self.phone.setText(row.phone or (self.tr("没有电话") if shown.living else ""))
        self.since.setText(self._facts(shown))
        reveal(self.tier, bool(row.tier))
        reveal(self.eye, self._desk.may(Permission.REVEAL) and row.erased_at is None)
        say(self, " ".join(part for part in (row.name, row.tier, row.phone, self.since.text()) if part))

    def _facts(self, shown: MemberShown) -> str:
        joined = shown.row.joined_at.astimezone(shown.zone)
        told = [filled(self.tr("{0} 入会"), f"{joined.year}-{joined.month:02}-{joined.day:02}")]
        if shown.row.card_no:
            told.append(filled(self.tr("卡号 {0}"), shown.row.card_no))
        if shown.detail.birthday_known:
            told.append(self.tr("生日已登记"))
        return " · ".join(told)

    def cover(self) -> None:
        """Back to the masks."""
        self.revealed.cover()

    def _show_covered(self) -> None:
        self.eye.show_icon("eye")
        self.eye.rename(self.tr("显示姓名和电话"))

    def is_revealed(self) -> bool:
        return not self.revealed.isHidden()

    def _ask_reason(self) -> None:
        if self.is_revealed():
            self.cover()
            return
        popover = ReasonPopover(self.window(), self.eye)
        popover.chosen.connect(self.look)
        popover.open()

    def look(self, reason: str) -> None:
        """Ask who it is, on record for reason; the answer shows only while the same member is here."""
        asked_for = self._member_id
        if asked_for is None:
            return
        self.trouble.show_text("danger", "")
        self.eye.setEnabled(False)

        def show(person: Person) -> None:
            self.eye.setEnabled(True)
            if asked_for == self._member_id and self.isVisible():
                self.revealed.show_person(person, reason)
                self.eye.show_icon("eye-off")
                self.eye.rename(self.tr("遮住"))
            self.looked.emit()

        def explain(error: Exception) -> None:
            self.eye.setEnabled(True)
            if asked_for == self._member_id:
                self.trouble.show_text("danger", sentence(error))

        self._desk.ask(self, members.reveal_member, asked_for, reason=reason, then=show, failed=explain, key="reveal")


class AddressesPart(MemberPart):
    """The last addresses by their masks, each with an eye of its own."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(self.tr("收货地址"))
        self._desk = desk
        self.box.setSpacing(4)

    def facts(self, shown: MemberShown) -> object:
        return (shown.detail.addresses, shown.living)

    def fill(self, shown: MemberShown) -> None:
        if not shown.detail.addresses:
            self.box.addWidget(label(self.tr("还没有收货地址"), "caption"))
        for address in shown.detail.addresses:
            self.box.addWidget(AddressLine(self._desk, shown.row.id, address))

    def cover(self) -> None:
        for line in self.lines():
            line.cover()

    def lines(self) -> list[AddressLine]:
        return self.findChildren(AddressLine)


class AddressLine(QWidget):
    def __init__(self, desk: Desk, member_id: int, address: RecipientRow) -> None:
        super().__init__()
        self._desk, self._member_id, self._address = desk, member_id, address
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(label(address.name, "caption_strong"))
        row.addWidget(label(address.phone, "caption"))
        row.addWidget(ElidedLabel(address.region, "caption"), 1)
        self.eye = IconButton("eye", self.tr("显示这个地址"), token="accent_text", size=14)
        self.eye.clicked.connect(self._ask_reason)
        reveal(self.eye, desk.may(Permission.REVEAL))
        row.addWidget(self.eye)
        column.addLayout(row)
        self.trouble = Banner("danger")
        column.addWidget(self.trouble)
        self.revealed = RevealedPerson()
        column.addWidget(self.revealed)
        say(self, " ".join((address.name, address.phone, address.region)))

    def cover(self) -> None:
        self.revealed.cover()

    def _ask_reason(self) -> None:
        if not self.revealed.isHidden():
            self.cover()
            return
        popover = ReasonPopover(self.window(), self.eye)
        popover.chosen.connect(self.look)
        popover.open()

    def look(self, reason: str) -> None:
        self.trouble.show_text("danger", "")

        def show(person: Person) -> None:
            if self.isVisible():
                self.revealed.show_person(person, reason)

        self._desk.ask(
            self, members.reveal_address, self._member_id, self._address.id, reason=reason, then=show,
            failed=self._explain, key="reveal",
        )  # fmt: skip

    def _explain(self, error: Exception) -> None:
        self.trouble.show_text("danger", sentence(error))
