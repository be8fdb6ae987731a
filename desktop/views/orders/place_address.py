"""Where the parcel goes: one of the member's addresses, masked, or a new one. Pick-up needs none.

part = AddressPart(desk)
part.show_member(member | None) · part.set_needed(True)
part.recipient(say=True) -> Whither | None      None when one is needed and missing, with the reason shown
part.changed()
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.vocabulary import Permission
from desktop.services import members
from desktop.services.errors import Invalid
from desktop.services.members import MemberRow, Person, RecipientRow
from desktop.services.recipients import RecipientDraft
from desktop.views.buttons import Button, reveal
from desktop.views.desk import Desk
from desktop.views.icons import Glyph
from desktop.views.labels import ElidedLabel, label, say
from desktop.views.overlay import Popover
from desktop.views.recipient_form import RecipientForm
from desktop.views.texts import filled, sentence


@dataclass(frozen=True, slots=True)
class Whither:
    """Either a saved recipient's id or a new draft; neither for pick-up."""

    recipient_id: int | None = None
    draft: RecipientDraft | None = None


class AddressPart(QWidget):
    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._member: MemberRow | None = None
        self._known: list[RecipientRow] = []
        self._chosen: RecipientRow | None = None
        self._needed, self._new = True, True
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(label(self.tr("3  收货地址"), "h3"))
        head.addStretch(1)
        self.other = Button(self.tr("换一个地址"), kind="link")
        self.other.clicked.connect(self._choose_other)
        self.fresh = Button(self.tr("新地址"), kind="link")
        self.fresh.clicked.connect(self._open_new)
        self.back = Button(self.tr("用以前的地址"), kind="link")
        self.back.clicked.connect(self._use_known)
        for button in (self.other, self.fresh, self.back):
            head.addWidget(button)
        column.addLayout(head)
        self.pickup = label(
            self.tr("都是不用寄的商品，不用地址。自提的凭提货码取，卡密和充值的付款后办"), "muted", wrap=True
        )
        self.later = label(self.tr("选好会员后，可以用以前的地址，或填新地址"), "muted", wrap=True)
        self.card = _AddressCard()
        self.card.shown.connect(self._reveal)
        self.card.may_show(desk.may(Permission.REVEAL))
        self.form = RecipientForm()
        self.form.changed.connect(self.changed)
        for widget in (self.pickup, self.later, self.card, self.form):
            column.addWidget(widget)
        self._show()

    @property
    def touched(self) -> bool:
        return self.form.touched

    def show_member(self, member: MemberRow | None) -> None:
        """His addresses are asked for; what is typed as a new one stays."""
        if member is not None and self._member is not None and member.id == self._member.id:
            return
        self._member, self._known, self._chosen = member, [], None
        self._new = True
        self._show()
        if member is not None:
            self._desk.ask(self, members.addresses_of, member.id, then=self._arrived, key="addresses")

    def set_needed(self, needed: bool) -> None:
        if needed != self._needed:
            self._needed = needed
            self._show()

    def recipient(self, *, say: bool = False) -> Whither | None:
        if not self._needed:
            return Whither()
        if not self._new and self._chosen is not None:
            return Whither(recipient_id=self._chosen.id)
        draft = self.form.draft(say=say)
        return None if draft is None else Whither(draft=draft)

    def show_problem(self, problem: Invalid) -> bool:
        return self._needed and self._new and self.form.show_problem(problem)

    def empty(self) -> None:
        self.form.empty()
        self.show_member(None)

    def take_focus(self) -> None:
        self.form.name.setFocus(Qt.FocusReason.TabFocusReason)

    def _arrived(self, known: list[RecipientRow]) -> None:
        self._known = known
        if known and not self.form.touched:
            self._choose(known[0])
        else:
            self._show()

    def _choose(self, row: RecipientRow) -> None:
        self._chosen, self._new = row, False
        self.card.show_address(row)
        self._show()
        self.changed.emit()

    def _choose_other(self) -> None:
        popover = Popover(self.window(), self.other, width=420, name=self.tr("换一个地址"))
        for row in self._known:
            words = "  ".join(part for part in (row.name, row.phone, row.region) if part)
            button = Button(words, kind="ghost")
            button.setStyleSheet("text-align: left;")
            button.clicked.connect(partial(self._picked, popover, row))
            popover.box.addWidget(button)
        popover.closed.connect(popover.deleteLater)
        popover.open()

    def _picked(self, popover: Popover, row: RecipientRow, checked: bool = False) -> None:
        popover.close_overlay()
        self._choose(row)

    def _open_new(self) -> None:
        self._new = True
        self._show()
        self.form.block.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _use_known(self) -> None:
        self._choose(self._chosen or self._known[0])

    def _reveal(self) -> None:
        if self._member is not None and self._chosen is not None:
            self._desk.ask(
                self,
                members.reveal_address,
                self._member.id,
                self._chosen.id,
                reason=self.tr("代客下单，核对地址"),
                then=partial(self.card.show_person, self._chosen),
                failed=self.card.show_failure,
                key="reveal",
            )

    def _show(self) -> None:
        later = self._needed and self._member is None and not self.form.touched
        form = self._needed and not later and (self._new or self._chosen is None)
        card = self._needed and not later and not form
        shown = ((self.pickup, not self._needed), (self.later, later), (self.card, card), (self.form, form))
        for widget, on in shown:
            reveal(widget, on)
        reveal(self.other, card and len(self._known) > 1)
        reveal(self.fresh, card)
        reveal(self.back, form and bool(self._known))


class _AddressCard(QFrame):
    """The chosen address by its masks; in full when asked, on record."""

    shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._may_show = False
        self._row: RecipientRow | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 10, 8)
        row.setSpacing(10)
        row.addWidget(Glyph("map-pin", "accent_text"))
        self.who, self.where = label("", "strong"), ElidedLabel("", "muted")
        row.addWidget(self.who)
        row.addWidget(self.where, 1)
        self.show_button = Button(self.tr("显示"), "eye", kind="link")
        self.show_button.setToolTip(self.tr("显示完整地址，会记入「谁看过」"))
        self.show_button.clicked.connect(self.shown)
        row.addWidget(self.show_button)

    def may_show(self, on: bool) -> None:
        self._may_show = on
        reveal(self.show_button, on)

    def show_address(self, row: RecipientRow) -> None:
        self._row = row
        self._write(row.name, row.phone, row.region)
        reveal(self.show_button, self._may_show)

    def show_person(self, row: RecipientRow, person: Person) -> None:
        if row is self._row:
            self._write(person.name, person.phone, person.address)
            self.show_button.hide()

    def show_failure(self, error: Exception) -> None:
        self.where.setText(sentence(error))

    def _write(self, name: str, phone: str, address: str) -> None:
        self.who.setText("  ".join(part for part in (name, phone) if part))
        self.where.setText(address)
        say(self, filled(self.tr("收货：{0} {1}"), self.who.text(), address))
