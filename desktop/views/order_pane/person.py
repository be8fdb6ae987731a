"""Who gets the order: masks, and behind the eye the full name, phone and address for a minute, on record."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.vocabulary import DeliveryKind, Permission
from desktop.services import members, order_detail
from desktop.services.masks import ERASED
from desktop.views.buttons import reveal
from desktop.views.desk import Desk
from desktop.views.labels import Avatar, ElidedLabel, label, say, set_role
from desktop.views.order_pane.eye import Eye
from desktop.views.order_pane.shown import Shown
from desktop.views.words import tier_key


class PersonPart(QWidget):
    looked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(6)
        self.avatar = Avatar("", 24)
        self.name, self.tier = label("", "strong"), label("")
        self.phone, self.region = label("", "caption"), ElidedLabel("", "caption")
        self.eye = Eye(desk, self.tr("显示姓名、电话和地址"))
        self.eye.looked.connect(self.looked)
        self.trouble, self.revealed = self.eye.trouble, self.eye.revealed
        for widget in (self.avatar, self.name, self.tier, self.phone):
            row.addWidget(widget)
        row.addWidget(self.region, 1)
        row.addWidget(self.eye)
        column.addLayout(row)
        column.addWidget(self.trouble)
        column.addWidget(self.revealed)

    def show_state(self, shown: Shown) -> None:
        detail, row = shown.detail, shown.detail.row
        whom = (row.id, detail.recipient_id, row.member_id)
        if detail.recipient_id is None:
            self.eye.watch(whom, members.reveal_member, row.member_id or 0)
        else:
            self.eye.watch(whom, order_detail.reveal_recipient, row.id)
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
        if row.history:
            return self.tr("导入的订单，没有收货地址")
        fetched = any(line.delivery_kind == DeliveryKind.PICKUP.value for line in detail.lines)
        return self.tr("到店自提，没有收货地址") if fetched else self.tr("不用寄，没有收货地址")

    def cover(self) -> None:
        self.eye.cover()

    def is_revealed(self) -> bool:
        return self.eye.is_revealed()

    def look(self, reason: str) -> None:
        self.eye.look(reason)
