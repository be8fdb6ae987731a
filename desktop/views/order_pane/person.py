"""Who gets the order: masks, and behind the eye the full name, phone and address for a minute, on record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.vocabulary import Permission
from desktop.services import members, order_detail
from desktop.services.masks import ERASED
from desktop.services.members import Person
from desktop.views.buttons import Button, IconButton, reveal
from desktop.views.desk import Desk
from desktop.views.labels import Avatar, ElidedLabel, clear, label, say, set_role
from desktop.views.notices import Banner
from desktop.views.order_pane.copying import CopyButton
from desktop.views.order_pane.reasons import ReasonPopover
from desktop.views.order_pane.shown import Shown
from desktop.views.texts import filled, sentence
from desktop.views.words import tier_key

SHOWN_SECONDS = 60


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
        self._left = 0
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
        self.revealed = QFrame()
        self.revealed.setProperty("role", "well")
        self._grid = QGridLayout(self.revealed)
        self._grid.setContentsMargins(10, 7, 6, 7)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        reveal(self.revealed, False)
        column.addWidget(self.revealed)
        self._hint = label("", "caption")
        self._clock = QTimer(self)
        self._clock.setInterval(1_000)
        self._clock.timeout.connect(self._tick)

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
        self._clock.stop()
        clear(self._grid)
        reveal(self.revealed, False)
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
        clear(self._grid)
        rows = [
            (self.tr("姓名"), person.name, self.tr("复制姓名")),
            (self.tr("电话"), person.phone, self.tr("复制电话")),
            (self.tr("地址"), person.address, self.tr("复制地址")),
        ]
        for line, (key, value, copy) in enumerate(row for row in rows if row[1]):
            self._grid.addWidget(label(key, "caption"), line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(label(value, wrap=True, selectable=True), line, 1, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(CopyButton(value, copy), line, 2, Qt.AlignmentFlag.AlignTop)
        self._hint = label("", "caption")
        self._hint.setToolTip(filled(self.tr("原因：{0}"), reason))
        now = Button(self.tr("现在遮住"), kind="link")
        now.clicked.connect(self.cover)
        foot = QWidget()
        line_of_foot = QHBoxLayout(foot)
        line_of_foot.setContentsMargins(0, 0, 0, 0)
        line_of_foot.addWidget(self._hint, 1)
        line_of_foot.addWidget(now)
        self._grid.addWidget(foot, len(rows), 0, 1, 3)
        reveal(self.revealed, True)
        self.eye.show_icon("eye-off")
        self.eye.rename(self.tr("遮住"))
        self._left = SHOWN_SECONDS
        self._say_left()
        self._clock.start()

    def _tick(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self.cover()
        else:
            self._say_left()

    def _say_left(self) -> None:
        self._hint.setText(filled(self.tr("{0} 秒后遮住，已记进「谁看过」"), self._left))
