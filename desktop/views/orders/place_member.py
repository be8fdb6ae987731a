"""Whom the order is for: a line that finds members, the chosen one's card, and a new one on the spot.

    part = MemberPart(desk)
    part.member -> MemberRow | None      part.chosen(member | None)      part.set_error("先选一位会员")
    part.refresh(balance)                the balance of a newer answer
    part.introduced(name, phone)         a new member, as typed, before chosen

A search by a phone number or its tail goes on record, so it waits for Enter.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.vocabulary import Permission
from desktop.services import members
from desktop.services.members import MemberRow
from desktop.services.points import BalanceRow
from desktop.views.buttons import Button, reveal
from desktop.views.desk import Desk
from desktop.views.formats import points_text
from desktop.views.labels import Avatar, ElidedLabel, SectionHeader, label, say, set_role
from desktop.views.orders.place_new_member import NewMember
from desktop.views.suggest import SuggestEdit, Suggestion
from desktop.views.texts import filled, sentence

_TIER_TONES = {"金卡": "points", "钻石": "diamond"}


class MemberPart(QWidget):
    chosen = Signal(object)
    introduced = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.member: MemberRow | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        may_add = desk.may(Permission.EDIT_MEMBERS)
        self.head = SectionHeader(self.tr("1  会员"), action=self.tr("没找到？新增会员") if may_add else "", role="h3")
        self.head.acted.connect(self.open_new)
        column.addWidget(self.head)
        self.search = SuggestEdit(
            self.tr("手机尾号、会员号、卡号、姓名或拼音首字母"),
            leading="search",
            clearable=True,
            name=self.tr("查找会员"),
        )
        self.search.asked.connect(self._find)
        self.search.submitted.connect(self._find_now)
        self.search.chosen.connect(self._choose_found)
        self.search.textEdited.connect(self._hint)
        self.note = label("", "caption", wrap=True)
        reveal(self.note, False)
        self.card = MemberCard()
        self.card.changed.connect(self.clear)
        reveal(self.card, False)
        self.new = NewMember(desk)
        self.new.added.connect(self.choose)
        self.new.introduced.connect(self.introduced)
        self.new.left.connect(self.close_new)
        reveal(self.new, False)
        for widget in (self.search, self.note, self.card, self.new):
            column.addWidget(widget)
        self._found: dict[str, MemberRow] = {}

    def choose(self, member: MemberRow) -> None:
        self.member = member
        self.card.show_member(member)
        self.search.close_list()
        self.search.clear()
        self._say("")
        for widget, on in ((self.search, False), (self.card, True), (self.new, False)):
            reveal(widget, on)
        self.head.action.hide()
        self.chosen.emit(member)

    def clear(self) -> None:
        """Back to the search."""
        self.member = None
        self.new.empty()
        for widget, on in ((self.search, True), (self.card, False), (self.new, False)):
            reveal(widget, on)
        reveal(self.head.action, bool(self.head.action.text()))
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(None)

    def refresh(self, balance: BalanceRow) -> None:
        if self.member is not None and self.member.balance != balance:
            self.member = replace(self.member, balance=balance)
            self.card.show_member(self.member)

    def set_error(self, text: str) -> None:
        self._say(text, "error")
        self.search.mark_invalid(bool(text))

    @property
    def touched(self) -> bool:
        return self.member is not None or self.new.touched

    def take_focus(self) -> None:
        first = self.new.name if self.new.isVisible() else self.search
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def open_new(self) -> None:
        """The form for a new member, with what was searched for in its right field."""
        self.new.start(self.search.text().strip())
        self._say("")
        for widget, on in ((self.search, False), (self.card, False), (self.new, True)):
            reveal(widget, on)
        self.head.action.hide()
        self.take_focus()

    def close_new(self) -> None:
        self.clear()

    def _say(self, text: str, role: str = "caption") -> None:
        self.note.setText(text)
        set_role(self.note, role)
        reveal(self.note, bool(text))

    def _hint(self, text: str) -> None:
        self.search.mark_invalid(False)
        by_phone = members.is_recorded_search(text)
        self._say(self.tr("按 Enter 用电话查找，会记入「谁看过」") if by_phone else "")

    def _find(self, text: str) -> None:
        if text and not members.is_recorded_search(text):
            self._desk.ask(self, members.find_members, text, then=partial(self._offer, text), key="members")

    def _find_now(self, text: str) -> None:
        """Enter: also by phone; the only one found is taken at once."""
        if text:
            self._desk.ask(
                self, members.find_members, text, then=partial(self._take, text), failed=self._failed, key="members"
            )

    def _offer(self, text: str, found: list[MemberRow]) -> None:
        self._found = {str(member.id): member for member in found}
        self.search.offer(
            text,
            [self._suggestion(member) for member in found],
            nothing=filled(self.tr("没有找到「{0}」，可以新增会员"), text),
        )

    def _take(self, text: str, found: list[MemberRow]) -> None:
        if len(found) == 1:
            self.choose(found[0])
            return
        self._offer(text, found)
        if not found:
            self._say(filled(self.tr("没有找到「{0}」。核对号码，或点右上角新增会员"), text), "error")

    def _choose_found(self, key: str) -> None:
        self.choose(self._found[key])

    def _failed(self, error: Exception) -> None:
        self._say(sentence(error), "error")

    def _suggestion(self, member: MemberRow) -> Suggestion:
        title = "  ".join(part for part in (member.name, member.tier, member.phone) if part)
        hint = "  ".join(part for part in (member.account, member.card_no) if part)
        available = filled(self.tr("{0} 积分"), points_text(member.balance.available))
        return Suggestion(str(member.id), title, hint, available)


class MemberCard(QFrame):
    """Who it is, and what can be spent."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "soft")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 9, 10, 9)
        row.setSpacing(12)
        self._avatar = Avatar("", 34, ground="surface")
        row.addWidget(self._avatar)
        who, have = QVBoxLayout(), QVBoxLayout()
        first, figures = QHBoxLayout(), QHBoxLayout()
        self.name, self.tier, self.phone = label("", "strong"), label("", "caption_strong"), label("", "muted")
        for widget in (self.name, self.tier, self.phone):
            first.addWidget(widget)
        first.addStretch(1)
        first.setSpacing(8)
        self.account = ElidedLabel("", "caption")
        who.setSpacing(1)
        who.addLayout(first)
        who.addWidget(self.account)
        row.addLayout(who, 1)
        self.available, self.others = label("", "points"), label("", "caption")
        figures.setSpacing(6)
        figures.addStretch(1)
        figures.addWidget(label(self.tr("可用"), "caption"))
        figures.addWidget(self.available)
        have.setSpacing(1)
        have.addLayout(figures)
        self.others.setAlignment(Qt.AlignmentFlag.AlignRight)
        have.addWidget(self.others)
        row.addLayout(have)
        self.change = Button(self.tr("换人"), kind="link")
        self.change.clicked.connect(self.changed)
        row.addWidget(self.change)

    def show_member(self, member: MemberRow) -> None:
        self._avatar.show_character(member.name)
        self.name.setText(member.name)
        self.tier.setText(member.tier)
        reveal(self.tier, bool(member.tier))
        set_role(self.tier, _TIER_TONES.get(member.tier, "caption_strong"))
        self.phone.setText(member.phone)
        self.account.setText(" · ".join(part for part in (member.account, member.card_no) if part))
        balance = member.balance
        self.available.setText(filled(self.tr("{0} 积分"), points_text(balance.available)))
        said = [
            filled(self.tr("冻结 {0}"), points_text(balance.frozen)),
            filled(self.tr("待生效 {0}"), points_text(balance.pending)),
        ]
        if balance.debt:
            said.append(filled(self.tr("欠分 {0}"), points_text(balance.debt)))
        self.others.setText(" · ".join(said))
        say(self, f"{member.name} {member.tier} {self.available.text()} {self.others.text()}")
