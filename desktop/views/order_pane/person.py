"""Who gets the order: masks, and behind the eye the full name, phone and address for a minute, on record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.vocabulary import Permission
from desktop.services import members, order_detail
from desktop.services.masks import ERASED
from desktop.services.members import Person
from desktop.views.buttons import IconButton, reveal
from desktop.views.desk import Desk
from desktop.views.labels import Avatar, ElidedLabel, label, say, set_role
from desktop.views.notices import Banner
from desktop.views.order_pane.reasons import ReasonPopover
from desktop.views.order_pane.revealed import RevealedPerson
from desktop.views.order_pane.shown import Shown
from desktop.views.texts import sentence
from desktop.views.words import tier_key


@dataclass(frozen=True, slots=True)
class _Whom:
    """The order and the recipient (or, where there is none, the member) that the eye looks at."""

    order_id: int
    recipient_id: int | None
    member_id: int | None


class PersonPart(QWidget):
    looked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._whom: _Whom | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(6)
        self.avatar = Avatar("", 24)
        self.name, self.tier = label("", "strong"), label("")
        self.phone, self.region = label("", "caption"), ElidedLabel("", "caption")
        self.eye = IconButton("eye", self.tr("显示姓名、电话和地址"), token="accent_text")
        self.eye.clicked.connect(self._ask_reason)
        for widget in (self.avatar, self.name, self.tier, self.phone):
            row.addWidget(widget)
        row.addWidget(self.region, 1)
        row.addWidget(self.eye)
        column.addLayout(row)
        self.trouble = Banner("danger")
        column.addWidget(self.trouble)
        self.revealed = RevealedPerson()
        self.revealed.covered.connect(self._show_covered)
        column.addWidget(self.revealed)

    def show_state(self, shown: Shown) -> None:
        detail, row = shown.detail, shown.detail.row
        whom = _Whom(row.id, detail.recipient_id, row.member_id)
        if whom != self._whom:
            self.cover()
            self.trouble.show_text("danger", "")
        self._whom = whom
        name = row.recipient_name or (row.member_name if detail.recipient_id is None else "") or row.member_account
        phone = row.phone_mask or (detail.member.phone if detail.member and detail.recipient_id is None else "")
        self.avatar.show_character(name or "?")
        self.name.setText(name or self.tr("没有姓名"))
        self.tier.setText(row.tier)
        set_role(self.tier, {"gold": "warn", "diamond": "diamond"}.get(tier_key(row.tier), "muted"))
        self.phone.setText(phone)
        self.region.setText(self._where(shown))
        nobody = detail.recipient_id is None and row.member_id is None
        erased = name == ERASED
        reveal(self.avatar, not nobody)
        reveal(self.name, not nobody)
        reveal(self.tier, bool(row.tier))
        reveal(self.phone, bool(phone))
        reveal(self.eye, self._desk.may(Permission.REVEAL) and not nobody and not erased)
        say(self, " ".join(part for part in (name, row.tier, phone, self.region.full_text()) if part))

    def _where(self, shown: Shown) -> str:
        detail, row = shown.detail, shown.detail.row
        if ERASED in (row.recipient_name, row.member_name):
            return self.tr("客人资料已按要求清除，找不回来")
        if detail.recipient_id is not None:
            return row.region
        if row.member_id is None:
            return self.tr("导入的订单，没有会员和收货人资料")
        return self.tr("导入的订单，没有收货地址") if row.history else self.tr("到店自提，没有收货地址")

    def cover(self) -> None:
        """Back to the masks."""
        self.revealed.cover()

    def _show_covered(self) -> None:
        self.eye.show_icon("eye")
        self.eye.rename(self.tr("显示姓名、电话和地址"))

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
        """Ask for the person, on record for reason; the answer shows only while the same order is here."""
        if self._whom is None:
            return
        self.trouble.show_text("danger", "")
        self.eye.setEnabled(False)
        whom = self._whom
        question: Callable[..., Person] = order_detail.reveal_recipient
        subject = whom.order_id
        if whom.recipient_id is None:
            question, subject = members.reveal_member, whom.member_id or 0

        def show(person: Person) -> None:
            self.eye.setEnabled(True)
            if whom == self._whom:
                self._show(person, reason)
            self.looked.emit()

        def explain(error: Exception) -> None:
            self.eye.setEnabled(True)
            if whom == self._whom:
                self.trouble.show_text("danger", sentence(error))

        self._desk.ask(self, question, subject, reason=reason, then=show, failed=explain, key="reveal")

    def _show(self, person: Person, reason: str) -> None:
        self.revealed.show_person(person, reason)
        self.eye.show_icon("eye-off")
        self.eye.rename(self.tr("遮住"))
