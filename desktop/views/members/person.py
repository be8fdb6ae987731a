"""Who the member is: masks, and behind the eye the full name and phone for a minute, on record."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.vocabulary import Permission
from desktop.services import members
from desktop.services.members import RecipientRow
from desktop.views.buttons import reveal
from desktop.views.desk import Desk
from desktop.views.labels import Avatar, ElidedLabel, label, say, set_role
from desktop.views.members.columns import shown_name
from desktop.views.members.shown import MemberPart, MemberShown
from desktop.views.order_pane.eye import Eye
from desktop.views.texts import filled
from desktop.views.words import tier_key


class PersonPart(QWidget):
    looked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        row = QHBoxLayout()
        row.setSpacing(6)
        self.avatar = Avatar("", 28)
        self.name, self.tier = label("", "strong"), label("")
        self.phone = ElidedLabel("", "caption")
        self.eye = Eye(desk, self.tr("显示姓名和电话"))
        self.eye.looked.connect(self.looked)
        self.trouble, self.revealed = self.eye.trouble, self.eye.revealed
        for widget in (self.avatar, self.name, self.tier):
            row.addWidget(widget)
        row.addWidget(self.phone, 1)
        row.addWidget(self.eye)
        column.addLayout(row)
        self.since = label("", "caption", wrap=True)
        column.addWidget(self.since)
        column.addWidget(self.trouble)
        column.addWidget(self.revealed)

    def show_state(self, shown: MemberShown) -> None:
        row = shown.row
        self.eye.watch(row.id, members.reveal_member, row.id)
        if not shown.living:
            self.cover()
        self.avatar.show_character(shown_name(row) if row.name else "?")
        self.name.setText(shown_name(row))
        self.tier.setText(row.tier)
        set_role(self.tier, {"gold": "warn", "diamond": "diamond"}.get(tier_key(row.tier), "muted"))
        self.phone.setText(row.phone or (self.tr("没有电话") if shown.living else ""))
        self.since.setText(self._facts(shown))
        reveal(self.tier, bool(row.tier))
        reveal(self.eye, self._desk.may(Permission.REVEAL) and row.erased_at is None)
        say(self, " ".join(part for part in (shown_name(row), row.tier, row.phone, self.since.text()) if part))

    def _facts(self, shown: MemberShown) -> str:
        joined = shown.row.joined_at.astimezone(shown.zone)
        told = [filled(self.tr("{0} 入会"), f"{joined.year}-{joined.month:02}-{joined.day:02}")]
        if shown.row.card_no:
            told.append(filled(self.tr("卡号 {0}"), shown.row.card_no))
        if shown.detail.birthday_known:
            told.append(self.tr("生日已登记"))
        return " · ".join(told)

    def cover(self) -> None:
        self.eye.cover()

    def is_revealed(self) -> bool:
        return self.eye.is_revealed()

    def look(self, reason: str) -> None:
        self.eye.look(reason)


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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(label(address.name, "caption_strong"))
        row.addWidget(label(address.phone, "caption"))
        row.addWidget(ElidedLabel(address.region, "caption"), 1)
        self.eye = Eye(desk, self.tr("显示这个地址"), size=14)
        self.eye.watch(address.id, members.reveal_address, member_id, address.id)
        reveal(self.eye, desk.may(Permission.REVEAL))
        row.addWidget(self.eye)
        column.addLayout(row)
        self.trouble, self.revealed = self.eye.trouble, self.eye.revealed
        column.addWidget(self.trouble)
        column.addWidget(self.revealed)
        say(self, " ".join((address.name, address.phone, address.region)))

    def cover(self) -> None:
        self.eye.cover()

    def look(self, reason: str) -> None:
        self.eye.look(reason)
