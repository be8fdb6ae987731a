"""The dialogs about a member: 新增会员, 修改资料.

AddMemberSheet(window, desk, "13900001111") .added(MemberRow)      what was searched for stands in its right field
EditMemberSheet(window, desk, detail) .edited(MemberListRow)       empty fields stay as they are
both: .member_asked(id) leads to the member who has that phone already
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.models.vocabulary import Permission
from desktop.services import masks, member_acts, member_queries, members
from desktop.services.errors import ChangedByOther, Invalid
from desktop.services.member_detail import MemberDetail, member_detail
from desktop.services.members import NAME_MOST, NUMBER_MOST, PHONE_MOST, MemberRow
from desktop.services.recipients import RecipientDraft
from desktop.views.buttons import Button, reveal
from desktop.views.command_sheet import Command, SendingSheet
from desktop.views.date_field import DateEdit
from desktop.views.desk import Desk
from desktop.views.form import Choice, Field, PointsEdit, TextEdit
from desktop.views.labels import label
from desktop.views.recipient_form import RecipientForm
from desktop.views.texts import field_problem, filled

translate = QCoreApplication.translate
_SHORTEST_PHONE = 7


class MemberSheet(SendingSheet):
    """Name, phone and tier; a phone that somebody has already is pointed out before anything is written."""

    member_asked = Signal(int)

    def __init__(self, window: QWidget, desk: Desk, title: str, subtitle: str, *, icon: str) -> None:
        super().__init__(window, desk, title, subtitle, icon=icon, width=560)
        self._checked_phone = ""
        self.name, self.phone = TextEdit(), TextEdit()
        self.name.setMaxLength(NAME_MOST)
        self.phone.setMaxLength(PHONE_MOST)
        self.tier = Choice([("", self.tr("无"))], name=self.tr("等级"))
        self.save: Button
        self.same = Button("", kind="link")
        self._same_id = 0
        self.same.clicked.connect(self._go_to_same)
        reveal(self.same, False)
        self.phone.textEdited.connect(self._forget_check)

    def command(self) -> Command | None:
        """What to do with what is filled in; None with the reasons shown."""
        raise NotImplementedError  # adding and editing send acts of their own

    def known_id(self) -> int | None:
        """Whose own phone is no surprise."""
        return None

    @property
    def phone_is_shared(self) -> bool:
        """She has seen who else has this phone, and goes on."""
        return bool(self._checked_phone) and self._checked_phone == self.phone.text().strip()

    def ask_tiers(self, chosen: str) -> None:
        self.desk.ask(self, member_queries.member_tiers, then=partial(self._show_tiers, chosen), failed=self._leave)

    def _show_tiers(self, chosen: str, tiers: tuple[str, ...]) -> None:
        typed = self.tier.key() or chosen
        every = sorted({*tiers, *([chosen] if chosen else [])})
        self.tier.show_choices([("", self.tr("无")), *((tier, tier) for tier in every)])
        self.tier.choose(typed)

    def _leave(self, error: Exception) -> None:
        """The choice of tiers stays as it was."""

    def submit(self) -> None:
        for field in self.places().values():
            field.set_error("")
        self.show_error("")
        if self.command() is None:
            return
        phone = self.phone.text().strip()
        if phone and not self.phone_is_shared:
            self.set_busy(self.tr("正在核对电话"))
            self.desk.ask(self, members.find_members, phone, then=self._checked, failed=self._refused, key="known")
        else:
            self.send()

    def _checked(self, found: list[MemberRow]) -> None:
        self.set_busy("")
        self._checked_phone = self.phone.text().strip()
        others = [one for one in found if one.id != self.known_id()]
        if not others:
            self.send()
            return
        self._same_id = others[0].id
        words = filled(
            self.tr("这个电话已有会员 {0} {1}。真是两个人合用，就再保存一次"), others[0].name, others[0].account
        )
        self.places()["phone"].set_error(words)
        self.same.setText(filled(self.tr("打开 {0}"), others[0].account))
        reveal(self.same, True)
        self.same.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget_check(self, _text: str) -> None:
        self._checked_phone = ""
        reveal(self.same, False)
        self.places()["phone"].set_error("")

    def _go_to_same(self) -> None:
        self.close_overlay()
        self.member_asked.emit(self._same_id)

    def send(self) -> None:
        command = self.command()
        if command is not None:
            self.transmit(command, self.tr("正在保存"))

    def phone_problem(self) -> str:
        """Beneath the field; empty when it can be one, or there is none."""
        phone = self.phone.text().strip()
        if phone and len(masks.normalise_phone(phone)) < _SHORTEST_PHONE:
            return self.tr("电话不完整")
        return ""


class AddMemberSheet(MemberSheet):
    added = Signal(object)

    def __init__(self, window: QWidget, desk: Desk, searched: str = "") -> None:
        super().__init__(window, desk, translate("AddMemberSheet", "新增会员"), "", icon="user-plus")
        self.card_no = TextEdit(self.tr("没有就留空"))
        self.card_no.setMaxLength(NUMBER_MOST)
        self.points, self.until = PointsEdit("0"), DateEdit(self.tr("长期有效"))
        self._fields = {
            "name": Field(self.tr("姓名"), self.name, required=True),
            "phone": Field(self.tr("电话"), self.phone, required=True),
            "tier": Field(self.tr("等级"), self.tier), "card_no": Field(self.tr("卡号"), self.card_no),
            "points": Field(self.tr("期初积分"), self.points), "expires_on": Field(self.tr("有效到"), self.until),
        }  # fmt: skip
        self.add(_row(self._fields["name"], self._fields["phone"]))
        self.body.addWidget(self.same, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(_row(self._fields["tier"], self._fields["card_no"]))
        self._grants = desk.may(Permission.IMPORT)
        points = _row(self._fields["points"], self._fields["expires_on"])
        reveal(points, self._grants)
        self.add(points)
        self.more = Button(self.tr("加一个收货地址"), "map-pin", kind="link")
        self.more.clicked.connect(self._open_address)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.address = RecipientForm()
        reveal(self.address, False)
        self.add(self.address)
        self.add_button(self.tr("取消"), slot=self.dismiss)
        self.save = self.add_button(self.tr("新增会员"), "user-plus", kind="primary", slot=self.submit, default=True)
        self._start(searched.strip())
        self.ask_tiers("")

    def _start(self, searched: str) -> None:
        if len(masks.normalise_phone(searched)) >= _SHORTEST_PHONE:
            self.phone.setText(searched)
        elif searched and not any(letter.isascii() for letter in searched):
            self.name.setText(searched)

    def places(self) -> Mapping[str, Field]:
        return self._fields

    def _open_address(self) -> None:
        reveal(self.more, False)
        reveal(self.address, True)
        self.address.introduce(self.name.text().strip(), self.phone.text().strip())
        self.place()
        self.address.block.setFocus(Qt.FocusReason.TabFocusReason)

    def command(self) -> Command | None:
        problems: dict[str, str] = {}
        for key, edit in (("name", self.name), ("phone", self.phone)):
            if not edit.text().strip():
                problems[key] = field_problem(Invalid(key, "missing"))
        if problem := self.phone_problem():
            problems["phone"] = problem
        points, until = self._granted(problems)
        draft: RecipientDraft | None = None
        if not self.address.isHidden() and self.address.touched:
            draft = self.address.draft(say=True)
            if draft is None:
                problems.setdefault("", "")
        for key, words in problems.items():
            if key:
                self._fields[key].set_error(words)
        if problems:
            first = next((key for key in problems if key), "")
            if first:
                self._fields[first].control.setFocus()
            return None
        kwargs: dict[str, Any] = {
            "name": self.name.text().strip(), "phone": self.phone.text().strip(), "tier": self.tier.key(),
            "card_no": self.card_no.text().strip(),
        }  # fmt: skip
        if points:
            kwargs |= {"points": points, "expires_on": until}
        if draft is not None:
            kwargs["recipient"] = draft
        return Command(members.add_member, (), kwargs)

    def _granted(self, problems: dict[str, str]) -> tuple[int, date | None]:
        if not self._grants:
            return 0, None
        points, until = 0, None
        try:
            points = self.points.points() or 0
        except ValueError:
            problems["points"] = self.tr("要是整数，比如 500")
        try:
            until = self.until.day()
        except ValueError:
            problems["expires_on"] = self.tr("日期写成 2027-06-30 这样")
        if until is not None and not points:
            problems["points"] = self.tr("有期限就要有积分")
        return points, until

    def refuse(self, fact: Exception) -> None:
        if isinstance(fact, Invalid) and fact.field not in self._fields and self.address.show_problem(fact):
            return
        super().refuse(fact)

    def succeeded(self, answer: Any, command: Command) -> None:
        self.added.emit(answer)
        self.close_overlay()


class EditMemberSheet(MemberSheet):
    edited = Signal(object)

    def __init__(self, window: QWidget, desk: Desk, detail: MemberDetail) -> None:
        super().__init__(window, desk, translate("EditMemberSheet", "修改资料"), detail.row.account, icon="pencil")
        self._detail = detail
        self.birthday = DateEdit()
        self._fields = {
            "name": Field(self.tr("姓名"), self.name), "phone": Field(self.tr("电话"), self.phone),
            "tier": Field(self.tr("等级"), self.tier), "birthday": Field(self.tr("生日"), self.birthday),
        }  # fmt: skip
        holds_key = desk.actor.keys is not None
        words = self.tr("留空的不改。改了的连同原来的一起加密留底")
        self.add(label(words if holds_key else self.tr("你的账号没有数据密钥，只能改等级"), "caption", wrap=True))
        for key in ("name", "phone", "birthday"):
            self._fields[key].setEnabled(holds_key)
        self.add(_row(self._fields["name"], self._fields["phone"]))
        self.body.addWidget(self.same, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(_row(self._fields["tier"], self._fields["birthday"]))
        self.add_button(self.tr("取消"), slot=self.dismiss)
        self.save = self.add_button(self.tr("保存资料"), "check", kind="primary", slot=self.submit, default=True)
        self._show_state(detail)
        self.ask_tiers(detail.row.tier)

    def places(self) -> Mapping[str, Field]:
        return self._fields

    def known_id(self) -> int | None:
        return self._detail.row.id

    def _show_state(self, detail: MemberDetail) -> None:
        """The masks of today stand as placeholders; what is typed stays."""
        self._detail = detail
        self.name.setPlaceholderText(detail.row.name)
        self.phone.setPlaceholderText(detail.row.phone or self.tr("没有电话"))
        self.birthday.setPlaceholderText(self.tr("已登记") if detail.birthday_known else self.tr("没有登记"))

    def command(self) -> Command | None:
        kwargs: dict[str, Any] = {}
        for key, edit in (("name", self.name), ("phone", self.phone)):
            if edit.text().strip():
                kwargs[key] = edit.text().strip()
        if problem := self.phone_problem():
            self._fields["phone"].set_error(problem)
            return None
        if self.tier.key() != self._detail.row.tier:
            kwargs["tier"] = self.tier.key()
        try:
            if (day := self.birthday.day()) is not None:
                kwargs["birthday"] = day
        except ValueError:
            self._fields["birthday"].set_error(self.tr("日期写成 1990-05-01 这样"))
            return None
        if not kwargs:
            self.show_error(field_problem(Invalid("member", "nothing_changed")))
            return None
        if self.phone_is_shared:
            kwargs["shared_phone"] = True
        kwargs["seen"] = self._detail.row.version
        return Command(member_acts.edit_member, (self._detail.row.id,), kwargs)

    def refuse(self, fact: Exception) -> None:
        super().refuse(fact)
        if isinstance(fact, ChangedByOther):
            self.desk.ask(
                self, member_detail, self._detail.row.id, then=self._show_fresh, failed=super().refuse, key="fresh"
            )

    def _show_fresh(self, detail: MemberDetail) -> None:
        if self.tier.key() == self._detail.row.tier:
            self._show_tiers_of(detail.row.tier)
        self._show_state(detail)

    def _show_tiers_of(self, tier: str) -> None:
        if self.tier.findData(tier) < 0:
            self.tier.addItem(tier, tier)
        self.tier.choose(tier)

    def succeeded(self, answer: Any, command: Command) -> None:
        self.edited.emit(answer)
        self.close_overlay()


def _row(*fields: Field) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(12)
    for field in fields:
        line.addWidget(field, 1)
    return made
