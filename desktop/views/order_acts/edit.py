"""EditSheet: address, remark and lines of an order, with the difference before it is saved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.models.vocabulary import OrderStatus, Permission, PointsVerb
from desktop.services import masks
from desktop.services.editing import edit_order
from desktop.services.errors import (
    DeductionRefused,
    EditTooDear,
    InsufficientPoints,
    Invalid,
    LimitReached,
    NotFound,
    NotSellable,
    OutOfStock,
    UnitsNotOpen,
)
from desktop.services.members import Person
from desktop.services.order_cases import OrderCase
from desktop.services.order_detail import reveal_recipient
from desktop.services.order_rows import OrderRow
from desktop.services.placing import REMARK_MOST
from desktop.services.transaction import Rehearsal
from desktop.views.buttons import Button, SegmentedControl, reveal
from desktop.views.command_sheet import Command
from desktop.views.desk import Desk
from desktop.views.dialogs import focus_within
from desktop.views.form import Field
from desktop.views.formats import money, points_text
from desktop.views.labels import ElidedLabel
from desktop.views.notices import Effect, Line
from desktop.views.order_acts.act_sheet import ActSheet
from desktop.views.order_acts.compared import said
from desktop.views.order_acts.edit_lines import PaidLines, UnpaidLines
from desktop.views.order_acts.effects import effects_of
from desktop.views.order_acts.headings import heading
from desktop.views.overtaken import MINE, THEIRS
from desktop.views.recipient_form import RecipientForm
from desktop.views.texts import filled, sentence

translate = QCoreApplication.translate
# by the part of the dialog, the sides of an order that its change writes or relies on
_WRITES = {
    "recipient": ("recipient",), "remark": ("remark",), "goods": ("goods", "price", "status", "shipped"),
}  # fmt: skip
_OF_LINES = (
    DeductionRefused, EditTooDear, InsufficientPoints, LimitReached, NotFound, NotSellable, OutOfStock, UnitsNotOpen,
)  # fmt: skip


class EditSheet(ActSheet):
    def __init__(self, window: QWidget, desk: Desk, case: OrderCase) -> None:
        title = filled(self.tr("修改订单 {0}"), case.row.order_no)
        super().__init__(window, desk, case, title, heading(case), icon="pencil", width=660)
        self.lines = self._lines()
        self._remark_seen = case.detail.remark
        self._parts: dict[str, QWidget] = {}
        if not case.row.history and case.detail.lines:
            self._parts["lines"] = self.lines
        else:
            self.lines.hide()
        self._parts["address"] = self._address()
        self._parts["remark"] = self._remark()
        words = {"lines": self.tr("商品"), "address": self.tr("收货地址"), "remark": self.tr("备注")}
        self.tabs = SegmentedControl([(key, words[key]) for key in self._parts], name=self.tr("改什么"))
        self.tabs.changed.connect(self.show_part)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.tabs)
        line.addStretch(1)
        self.add(row)
        for part in self._parts.values():
            self.add(part)
        self.add_effects()
        self.add_button(self.tr("不改了"), slot=self.dismiss)
        self.go = self.add_button(self.tr("保存修改"), "check", kind="primary", slot=self.submit, default=True)
        self.show_part(self.tabs.value())

    def _address(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        now = QHBoxLayout()
        self._now = ElidedLabel("", "caption")
        now.addWidget(self._now, 1)
        self.show_old = Button(self.tr("填入原地址"), kind="link")
        self.show_old.clicked.connect(self._reveal)
        reveal(self.show_old, self.desk.may(Permission.REVEAL) and self.case.detail.recipient_id is not None)
        now.addWidget(self.show_old)
        column.addLayout(now)
        self.address = RecipientForm()
        self.address.changed.connect(self.changed)
        column.addWidget(self.address)
        self._show_now()
        return made

    def _remark(self) -> QWidget:
        self._text = QPlainTextEdit(self.case.detail.remark)
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(4 * QFontMetrics(self._text.font()).lineSpacing() + 14)
        self._text.textChanged.connect(self._typed)
        self.remark = Field(self.tr("订单备注"), self._text, hint=self.tr("会员或客服下单时写的话"))
        return self.remark

    def show_part(self, key: str) -> None:
        self.tabs.choose(key)
        for name, part in self._parts.items():
            reveal(part, name == key)
        self.place()
        if self.isVisible():
            focus_within(self._parts[key])

    def command(self, *, trial: bool = False) -> Command | None:
        values: dict[str, Any] = {}
        if "lines" in self._parts and self._keeps("goods"):
            lines = self.lines.values(say=not trial)
            if lines is None and not trial:
                self.show_part("lines")
                return None
            values |= lines or {}
        if self.address.touched and self._keeps("recipient"):
            draft = self.address.draft(say=not trial)
            if draft is None and not trial:
                self.show_part("address")
                return None
            values |= {"recipient": draft} if draft is not None else {}
        if (remark := self._new_remark()) is not None:
            values["remark"] = remark
        if not values:
            self._say_nothing(trial=trial)
            return None
        return Command(edit_order, (self.case.row.id,), {**values, "seen": self.case.row.version})

    def places(self) -> dict[str, Field]:
        return {"remark": self.remark, **self.lines.fields()}

    def drafted(self) -> Mapping[str, QLineEdit | QPlainTextEdit]:
        return {"remark": self._text}

    def put_back(self, words: Mapping[str, str]) -> None:
        super().put_back(words)
        self.show_part("remark")

    def mine(self) -> Mapping[str, str]:
        about = {}
        if "lines" in self._parts and (goods := self.lines.words()):
            about["goods"] = goods
        if self.address.touched:
            about["recipient"] = self._masked()
        if self._text.toPlainText().strip() != self._remark_seen:
            about["remark"] = said(self._text.toPlainText())
        return about

    def groups(self, about: Mapping[str, str]) -> Mapping[str, str]:
        """Each part of an edit stands for itself."""
        return {side: part for part in about for side in _WRITES[part]}

    def options(self) -> tuple[tuple[str, str], tuple[str, str]]:
        return (MINE, translate("compared", "用我的")), (THEIRS, translate("compared", "留对方的"))

    def _keeps(self, part: str) -> bool:
        return part not in self.yielded

    def _masked(self) -> str:
        """Where it shall go, as everybody may see it."""
        draft = self.address.draft()
        if draft is None:
            return self.tr("新地址，还没填完")
        name, phone = masks.mask_name(draft.name), masks.mask_phone(masks.normalise_phone(draft.phone))
        return f"{name} {phone} {masks.mask_address(draft.region)}"

    def _new_remark(self) -> str | None:
        """None where she leaves the remark alone."""
        remark = self._text.toPlainText().strip()
        return None if remark == self.case.detail.remark or not self._keeps("remark") else remark

    def show_case(self) -> None:
        if self._text.toPlainText().strip() == self._remark_seen != self.case.detail.remark:
            self._text.setPlainText(self.case.detail.remark)
        self._remark_seen = self.case.detail.remark
        unpaid = self.case.row.status is OrderStatus.UNPAID
        if "lines" in self._parts and unpaid is not isinstance(self.lines, UnpaidLines):
            self._swap_lines()
        self.lines.show_case(self.case)
        self._show_now()

    def _swap_lines(self) -> None:
        """It has been paid meanwhile: from here on goods are exchanged, not priced anew."""
        before, self.lines = self.lines, self._lines()
        if isinstance(before, UnpaidLines):
            self.lines.basket.take_over(before.basket, before.added())
        self.body.replaceWidget(before, self.lines)
        before.hide()
        before.deleteLater()
        self._parts["lines"] = self.lines
        self.show_part(self.tabs.value())

    def _lines(self) -> UnpaidLines | PaidLines:
        unpaid = self.case.row.status is OrderStatus.UNPAID
        made = UnpaidLines(self.desk, self.case) if unpaid else PaidLines(self.desk, self.case)
        made.changed.connect(self.changed)
        return made

    def refuse(self, fact: Exception) -> None:
        if isinstance(fact, _OF_LINES):
            self.lines.basket.set_error(sentence(fact))
            self.show_part("lines")
        elif isinstance(fact, Invalid) and self.address.show_problem(fact):
            self.show_part("address")
        else:
            if isinstance(fact, Invalid) and fact.field in self.places():
                self.show_part("remark" if fact.field == "remark" else "lines")
            super().refuse(fact)

    def trial_refused(self, fact: Exception) -> bool:
        """What is wrong with the goods stands beneath them."""
        if not isinstance(fact, _OF_LINES):
            return False
        self.lines.basket.set_error(sentence(fact))
        return True

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        after: OrderRow = rehearsal.answer
        self.lines.basket.set_error("")
        moved = effects_of(self.case, rehearsal, self.lines.basket.titles())
        found = [self._price(after), self._whereto(after), self._said()]
        self.effects.show_effects([*(effect for effect in found if effect is not None), *moved])
        self.go.setText(self._button(rehearsal))

    def busy_words(self) -> str:
        return self.tr("正在保存修改")

    def _price(self, after: OrderRow) -> Effect | None:
        """What an unpaid order costs before and after."""
        before = self.case.row
        if before.status is not OrderStatus.UNPAID or (before.points, before.cash_fen) == (
            after.points,
            after.cash_fen,
        ):
            return None
        lines: list[Line] = []
        if before.points != after.points:
            lines.append(filled(self.tr("{0} 积分 → {1} 积分"), points_text(before.points), points_text(after.points)))
        if before.cash_fen != after.cash_fen:
            lines.append(filled(self.tr("应付 {0} → {1}"), money(before.cash_fen), money(after.cash_fen)))
        return Effect("receipt", self.tr("价格"), tuple(lines))

    def _whereto(self, after: OrderRow) -> Effect | None:
        if not self.address.touched or not self._keeps("recipient") or self.address.draft() is None:
            return None
        words = (after.recipient_name, after.phone_mask, after.region)
        return Effect("map-pin", self.tr("寄到"), (" ".join(word for word in words if word),))

    def _said(self) -> Effect | None:
        if (remark := self._new_remark()) is None:
            return None
        words = filled(self.tr("改为「{0}」"), remark) if remark else self.tr("清空")
        return Effect("message-square", self.tr("备注"), (words,))

    def _button(self, rehearsal: Rehearsal) -> str:
        """Saved, and what it costs or gives back."""
        after: OrderRow = rehearsal.answer
        if self._price(after) is not None:
            return filled(self.tr("保存修改，应付 {0}"), money(after.cash_fen))
        points = sum(move.available for move in rehearsal.points if move.verb is PointsVerb.REVERT)
        fen = sum(refund.fen for refund in rehearsal.refunds)
        if points and fen:
            return filled(self.tr("保存修改，退还 {0} 积分和 {1}"), points_text(points), money(fen))
        if points:
            return filled(self.tr("保存修改，退还 {0} 积分"), points_text(points))
        return filled(self.tr("保存修改，退款 {0}"), money(fen)) if fen else self.tr("保存修改")

    def _say_nothing(self, *, trial: bool) -> None:
        if trial:
            self.show_nothing(self.tr("改了什么，这里就显示会发生什么"))
            self.go.setText(self.tr("保存修改"))
        elif self.yielded:
            self.show_error(self.tr("都留了对方的，没有要保存的了。关掉就行"))
        else:
            self.show_error(self.tr("什么都没有改"))

    def _show_now(self) -> None:
        row = self.case.row
        words = " ".join(word for word in (row.recipient_name, row.phone_mask, row.region) if word)
        self._now.setText(filled(self.tr("现在寄给 {0}"), words) if words else self.tr("现在没有收货地址"))

    def _typed(self) -> None:
        over = len(self._text.toPlainText()) - REMARK_MOST
        self.remark.set_error(filled(self.tr("最多 {0} 个字，多了 {1} 个"), REMARK_MOST, over) if over > 0 else "")
        self.changed()

    def _reveal(self) -> None:
        """The old address into the form, to mend a part of it; that somebody looked goes on record first."""
        self.desk.ask(
            self,
            reveal_recipient,
            self.case.row.id,
            reason=self.tr("修改收货地址"),
            then=self._fill,
            failed=self.refuse,
        )

    def _fill(self, person: Person) -> None:
        self.address.block.setText(f"{person.name} {person.phone} {person.address}")
        self.address.split.click()
