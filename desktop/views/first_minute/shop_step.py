"""ShopStep: the new shop's name and zone, its owner, where it lies. wish() -> ShopWish once everything makes sense."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimeZone

from desktop.passwords import PASSWORD_MOST, weakness
from desktop.services.connecting import sqlite_url
from desktop.services.errors import WeakPassword
from desktop.services.shop import login_problem
from desktop.views.buttons import Button, reveal
from desktop.views.file_dialogs import ask_folder
from desktop.views.first_minute.step import Step
from desktop.views.form import Choice, Field, PasswordEdit, TextEdit
from desktop.views.setting_words import zone_words
from desktop.views.texts import sentence

translate = QCoreApplication.translate
_NAME_MOST = 40


@dataclass(frozen=True, slots=True)
class ShopWish:
    """What a shop is founded from. admin_url: who owns the tables of a PostgreSQL shop."""

    url: str
    name: str
    zone: str
    owner: str
    owner_name: str
    password: str = field(repr=False)
    admin_url: str | None = None


class ShopStep(Step):
    def __init__(self, file: Path) -> None:
        """file: where a shop lies when nobody chooses another folder."""
        super().__init__(
            translate("ShopStep", "开自己的店"), translate("ShopStep", "店名和时区以后能在设置里改"),
            translate("ShopStep", "下一步：恢复单"), "arrow-right",
        )  # fmt: skip
        self.name, self.zone = TextEdit(self.tr("比如：悦享生活")), Choice(list(zone_words().items()))
        here = bytes(QTimeZone.systemTimeZoneId().data()).decode()
        self.zone.choose(here if here in zone_words() else "Asia/Shanghai")
        self.login, self.person = TextEdit("lixiang"), TextEdit(self.tr("比如：李想"))
        self.password, self.again = PasswordEdit(), PasswordEdit()
        self.folder = TextEdit()
        self.folder.setText(str(file.parent))
        self._file_name = file.name
        for edit, most in (
            (self.name, _NAME_MOST), (self.login, _NAME_MOST), (self.person, _NAME_MOST), (self.password, PASSWORD_MOST),
            (self.again, PASSWORD_MOST),
        ):  # fmt: skip
            edit.setMaxLength(most)
        hint = self.tr("至少 12 个字，可以是一句话")
        self._fields = {
            "shop": Field(self.tr("店名"), self.name, required=True), "zone": Field(self.tr("时区"), self.zone),
            "owner": Field(self.tr("店主的账号，英文或数字"), self.login, required=True),
            "owner_name": Field(self.tr("店主姓名"), self.person),
            "password": Field(self.tr("店主的密码"), self.password, required=True, hint=hint),
            "again": Field(self.tr("再输一次密码"), self.again, required=True),
            "folder": Field(self.tr("数据放在哪个文件夹"), self.folder, required=True),
        }  # fmt: skip
        self.choose = Button(self.tr("换一个…"), "folder")
        self.choose.clicked.connect(self._ask_folder)
        self.add(self._fields["shop"], self._fields["zone"], shares=(3, 2))
        self.add(self._fields["owner"], self._fields["owner_name"], shares=(3, 2))
        self.add(self._fields["password"], self._fields["again"])
        self._place = self.add_with(self._fields["folder"], self.choose)
        self._server = ""
        self._open_it: Callable[[], object] | None = None
        self.error.acted.connect(self._open_known)

    def places(self) -> Mapping[str, Field]:
        return self._fields

    def take_focus(self) -> None:
        self.name.setFocus()

    def show_server(self, url: str) -> None:
        """On an empty PostgreSQL database instead of in a folder; "" for a folder again."""
        self._server = url
        reveal(self._place, not url)

    @property
    def server(self) -> str:
        return self._server

    def wish(self) -> ShopWish | None:
        """None with the reasons beneath the fields."""
        problems = {}
        name, login, password = self.name.text().strip(), self.login.text().strip().casefold(), self.password.text()
        if not name:
            problems["shop"] = self.tr("给店起个名字")
        if login_problem(login) is not None:
            problems["owner"] = self.tr("2 到 40 个英文字母或数字")
        if weak := weakness(password, login=login, shop=name):
            problems["password"] = sentence(WeakPassword(weak))
        elif password != self.again.text():
            problems["again"] = self.tr("两次输入的不一样")
        folder = Path(self.folder.text().strip())
        if not self._server and not (self.folder.text().strip() and folder.is_absolute()):
            problems["folder"] = self.tr("写出完整的文件夹，比如 D:\\积分店")
        if problems:
            self.show_problems(problems)
            return None
        self.clear_errors()
        url = self._server or sqlite_url(folder / self._file_name)
        return ShopWish(url, name, self.zone.key(), login, self.person.text().strip(), password, self._server or None)

    def submit(self) -> None:
        if self.wish() is not None:
            self.went_on.emit()

    def offer_known(self, words: str, open_it: Callable[[], object]) -> None:
        """A shop lies in that folder already."""
        self._open_it = open_it
        self.error.show_text("info", words, action=self.tr("打开那家店"))

    def _open_known(self) -> None:
        if self._open_it is not None:
            self._open_it()

    def _ask_folder(self) -> None:
        ask_folder(self, self.tr("数据放在哪个文件夹"), self.folder.setText, start=self.folder.text())
