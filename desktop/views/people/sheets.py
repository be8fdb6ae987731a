"""Dialogs about one person: adding her, her role, her code, and taking her way in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import Permission
from desktop.services import roles, staff
from desktop.services.errors import ChangedByOther, Invalid
from desktop.services.roles import RoleRow
from desktop.services.staff import ACTIVATION_DAYS, Activation
from desktop.services.staff_rows import StaffRow
from desktop.views.command_sheet import Command, SendingSheet
from desktop.views.desk import Desk
from desktop.views.dialogs import Sheet
from desktop.views.form import Choice, Field, TextEdit
from desktop.views.formats import exact
from desktop.views.labels import Card, label
from desktop.views.notices import Effect, EffectBox
from desktop.views.people.paper import print_lines
from desktop.views.texts import field_problem, filled, translate
from desktop.views.words import role_word


class PersonSheet(SendingSheet):
    """done(answer) when the act is done, before it closes; refusals stand beside their field."""

    done = Signal(object)

    def __init__(self, window: QWidget, desk: Desk, title: str, subtitle: str, **looks: Any) -> None:
        super().__init__(window, desk, title, subtitle, **looks)
        self.fields: dict[str, Field] = {}

    def places(self) -> Mapping[str, Field]:
        return self.fields

    def send(self, act: Callable[..., Any], words: str, **values: Any) -> None:
        self.transmit(Command(act, (), values), words)

    def send_call(self, work: Callable[..., Any], words: str, **values: Any) -> None:
        """For what isn't an act: making a person's code."""
        self.begin(words)
        self.desk.call(self, work, then=self._called, failed=self._refused, **values)

    def succeeded(self, answer: Any, command: Command) -> None:
        self._finish(answer)

    def _called(self, answer: Any) -> None:
        self.set_busy("")
        self._finish(answer)

    def _finish(self, answer: Any) -> None:
        self.done.emit(answer)
        self.close_overlay()


class AddSheet(PersonSheet):
    def __init__(self, window: QWidget, desk: Desk, known: Sequence[RoleRow]) -> None:
        super().__init__(
            window, desk, translate("people", "添加员工"), translate("people", "给她一个激活码，第一次登录时她自己设密码"), icon="user-plus",
            width=520,
        )  # fmt: skip
        self._known = {row.name: row for row in known}
        self.name, self.login = TextEdit(self.tr("周敏")), TextEdit("zhoumin")
        self.role = Choice([(row.name, role_word(row.name)) for row in known], name=self.tr("角色"))
        self.fields = {
            "name": Field(self.tr("姓名"), self.name, required=True),
            "login": Field(self.tr("账号"), self.login, required=True,
                           hint=self.tr("2 到 40 个小写字母、数字、点或下划线，以后不能改")),
            "role": Field(self.tr("角色"), self.role, required=True),
        }  # fmt: skip
        for field in self.fields.values():
            self.add(field)
        self.role.changed.connect(self._explain)
        usual = next((row.name for row in known if row.preset == "SERVICE"), "")
        self.role.choose(usual)
        self._explain()
        self.add_button(self.tr("不加了"), slot=self.dismiss)
        self.add_button(self.tr("添加并生成激活码"), "user-plus", kind="primary", slot=self.submit, default=True)

    def _explain(self, _: str = "") -> None:
        row = self._known.get(self.role.key())
        self.fields["role"].set_hint("" if row is None else role_hint(row))

    def submit(self) -> None:
        missing = [key for key, edit in (("name", self.name), ("login", self.login)) if not edit.text().strip()]
        for key in missing:
            self.fields[key].set_error(field_problem(Invalid(key, "missing")))
        if missing:
            self.fields[missing[0]].control.setFocus()
            return
        self.send_call(
            staff.add_staff, self.tr("正在生成激活码"), login=self.login.text(), name=self.name.text(),
            role=self.role.key(),
        )  # fmt: skip


class RoleSheet(PersonSheet):
    """Another role for somebody."""

    def __init__(self, window: QWidget, desk: Desk, person: StaffRow, known: Sequence[RoleRow]) -> None:
        super().__init__(
            window, desk, filled(translate("people", "给 {0} 换角色"), person.name), filled(translate("people", "现在是{0}"), role_word(person.role)),
            icon="id-card", width=520,
        )  # fmt: skip
        self._person, self._known = person, {row.name: row for row in known}
        self.role = Choice(
            [(row.name, role_word(row.name)) for row in known if row.id != person.role_id], name=self.tr("角色")
        )
        self.role.setCurrentIndex(-1)
        self.role.setPlaceholderText(self.tr("请选择"))
        self.fields = {"role": Field(self.tr("新角色"), self.role, required=True)}
        self.add(self.fields["role"])
        self._effects = EffectBox()
        self.add(self._effects)
        self.role.changed.connect(self._explain)
        self.add_button(self.tr("不换了"), slot=self.dismiss)
        self.act = self.add_button(self.tr("换角色"), "id-card", kind="primary", slot=self.submit, default=True)
        self._explain()

    def _explain(self, _: str = "") -> None:
        row = self._known.get(self.role.key())
        self.act.setEnabled(row is not None)
        if row is None:
            self._effects.show_effects([Effect("info", self.tr("先选新角色"), (self.tr("这里会写明有什么变化"),))])
            return
        self.act.setText(filled(self.tr("换成{0}"), row.name))
        sees = Permission.REVEAL in row.rights
        eye = self.tr("能显示姓名、电话和地址") if sees else self.tr("只看遮住的，数据密钥收回")
        if sees and self._person.holds_key:
            eye = self.tr("照样能显示姓名、电话和地址")
        self._effects.show_effects([
            Effect("shield", self.tr("权限"), (filled(self.tr("{0} 项"), len(row.rights)),)),
            Effect("eye", self.tr("客人资料"), (eye,)),
            Effect("log-in", self.tr("登录"), (self.tr("她现在的窗口会锁上，用原密码再进来"),)),
        ])  # fmt: skip

    def submit(self) -> None:
        self.send(
            roles.change_role, self.tr("正在换角色"), login=self._person.login, role=self.role.key(),
            seen_role=self._person.role,
        )  # fmt: skip

    def _refused(self, fact: Exception) -> None:
        super()._refused(fact)
        if isinstance(fact, ChangedByOther):
            self.act.setEnabled(False)


class DisableSheet(PersonSheet):
    def __init__(self, window: QWidget, desk: Desk, person: StaffRow) -> None:
        super().__init__(
            window, desk, filled(translate("people", "停用 {0}"), person.name), f"{person.login} · {role_word(person.role)}", icon="ban",
            tone="danger", width=520,
        )  # fmt: skip
        self._person = person
        self.reason = TextEdit(self.tr("离职、休假……"))
        self.reason.setMaxLength(100)
        self.fields = {"reason": Field(self.tr("原因"), self.reason, required=True)}
        self.add(self.fields["reason"])
        self.add(EffectBox([
            Effect("log-out", self.tr("登录"), (self.tr("她打开着的窗口马上锁上，进不来了"),)),
            Effect("key-round", self.tr("钥匙"), (self.tr("数据密钥收回，她的密码作废"),)),
            Effect("history", self.tr("记录"), (self.tr("她做过的都还在，要她回来就重新启用"),)),
        ]))  # fmt: skip
        self.add_button(self.tr("不停用"), slot=self.dismiss)
        self.add_button(filled(self.tr("停用 {0}"), person.name), "ban", kind="danger", slot=self.submit, default=True)

    def submit(self) -> None:
        if not self.reason.text().strip():
            self.fields["reason"].set_error(field_problem(Invalid("reason", "missing")))
            return
        self.send(staff.disable_staff, self.tr("正在停用"), login=self._person.login, reason=self.reason.text().strip())


class ResetSheet(PersonSheet):
    """A new code, for who forgot her password and for who comes back."""

    def __init__(self, window: QWidget, desk: Desk, person: StaffRow) -> None:
        back = not person.active
        title = translate("people", "重新启用 {0}") if back else translate("people", "给 {0} 重发激活码")
        super().__init__(
            window,
            desk,
            filled(title, person.name),
            f"{person.login} · {role_word(person.role)}",
            icon="key-round",
            width=520,
        )
        self._person = person
        self.add(EffectBox([
            Effect("key-round", self.tr("密码"), (self.tr("原来的密码马上作废，用新的激活码登录"),)),
            Effect("log-out", self.tr("登录"), (self.tr("她打开着的窗口马上锁上"),)),
        ]))  # fmt: skip
        self.add_button(self.tr("不了"), slot=self.dismiss)
        act = self.tr("启用并生成激活码") if back else self.tr("生成新的激活码")
        self.add_button(act, "key-round", kind="primary", slot=self.submit, default=True)

    def submit(self) -> None:
        self.send_call(staff.reset_staff, self.tr("正在生成激活码"), login=self._person.login)


class CodeSheet(Sheet):
    """The activation code, this once."""

    def __init__(self, window: QWidget, given: Activation, name: str, *, now: datetime, zone: ZoneInfo) -> None:
        until = exact(now + timedelta(days=ACTIVATION_DAYS), zone)[:16]
        super().__init__(
            window, filled(translate("people", "{0} 的激活码"), name or given.login),
            translate("people", "只显示这一次，关上就看不到了"), icon="key-round", tone="good", width=480,
        )  # fmt: skip
        self.given = given
        card = Card("well", (20, 14, 20, 14))
        self.code = label(given.code, "h1", selectable=True)
        self.code.setAccessibleName(filled(self.tr("激活码 {0}"), given.code))
        card.box.addWidget(label(filled(self.tr("账号 {0}"), given.login), "caption", selectable=True))
        card.box.addWidget(self.code)
        card.box.addWidget(label(filled(self.tr("{0} 前有效，只能用一次"), until), "caption"))
        self.add(card)
        self.add(label(self.tr("当面交给她，别发在群里。她登录时用它当密码，然后换成自己的。"), "muted", wrap=True))
        self._lines = [
            filled(self.tr("账号 {0}"), given.login), filled(self.tr("激活码 {0}"), given.code),
            filled(self.tr("{0} 前有效，只能用一次"), until),
        ]  # fmt: skip
        self._copy = self.add_button(self.tr("复制"), "copy", kind="primary", slot=self.copy, default=True)
        self.add_button(self.tr("打印"), "printer", slot=self.print)
        self.add_button(self.tr("交给她了"), "check", slot=self.dismiss)

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self.given.code)
        self._copy.setText(self.tr("已复制"))

    def print(self) -> None:
        print_lines(self, self.title.text(), self._lines)


def role_hint(row: RoleRow) -> str:
    sees = Permission.REVEAL in row.rights
    eye = (
        translate("people", "能显示客人的姓名、电话和地址")
        if sees
        else translate("people", "客人的姓名、电话只看遮住的")
    )
    return filled(translate("people", "{0} 项权限，{1}"), len(row.rights), eye)
