"""ServerStep: where a shop on PostgreSQL lies, tried before anything is kept, and the recovery words of a PC that is new to it.

step.tested(url, Probe) once the connection stands · step.words_given(url, words)
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal

from desktop.services.connecting import PORT, Probe, Server, postgresql_url, probe, server_of
from desktop.shop_secrets import ShopSecrets
from desktop.views.buttons import Button, reveal
from desktop.views.file_dialogs import ask_file, certificates
from desktop.views.first_minute.step import Step
from desktop.views.form import Field, PasswordEdit, TextEdit
from desktop.views.notices import Banner
from desktop.views.tasks import Tasks
from desktop.views.texts import filled

translate = QCoreApplication.translate


def _asking() -> tuple[str, str]:
    return (
        translate("ServerStep", "连到 PostgreSQL 上的店"),
        translate("ServerStep", "这几样向管数据库的人要。用主人的账号也行，连上后换成店里自己的账号，只记住那一个"),
    )


class ServerStep(Step):
    tested = Signal(str, object)
    words_given = Signal(str, str)

    def __init__(self, tasks: Tasks, kept: ShopSecrets) -> None:
        super().__init__(*_asking(), translate("ServerStep", "测试连接"), "link")
        self._tasks, self._kept = tasks, kept
        self._url = ""
        self.host, self.port = TextEdit("192.168.1.20"), TextEdit()
        self.port.setText(str(PORT))
        self.database, self.user, self.password = TextEdit("pointsdesk"), TextEdit("pointsdesk"), PasswordEdit()
        self.certificate = TextEdit(self.tr("连本机不用填"))
        self.words = TextEdit(self.tr("照恢复单上的编号，25 个词用空格隔开"))
        self._fields = {
            "host": Field(self.tr("服务器地址"), self.host, required=True), "port": Field(self.tr("端口"), self.port),
            "database": Field(self.tr("数据库"), self.database, required=True),
            "user": Field(self.tr("数据库账号"), self.user, required=True),
            "password": Field(self.tr("数据库密码"), self.password),
            "certificate": Field(self.tr("签发证书的机构（文件）"), self.certificate),
            "recovery_words": Field(self.tr("恢复单上的词"), self.words, required=True),
        }  # fmt: skip
        self.choose = Button(self.tr("选文件…"), "folder")
        self.choose.clicked.connect(self._ask_certificate)
        self.found = Banner("info")
        self.add(self._fields["host"], self._fields["port"], shares=(4, 1))
        self.add(self._fields["database"])
        self.add(self._fields["user"], self._fields["password"])
        self._certificate = self.add_with(self._fields["certificate"], self.choose)
        self.body.addWidget(self.found)
        self.add(self._fields["recovery_words"])
        for edit in (self.host, self.port, self.database, self.user, self.password, self.certificate):
            edit.textEdited.connect(self._forget_found)
        self._forget_found()

    def places(self) -> Mapping[str, Field]:
        return self._fields

    def take_focus(self) -> None:
        (self.words if self._url else self.host).setFocus()

    def forget(self) -> None:
        """Asks for an address again."""
        self._forget_found()

    def show_address(self, url: str) -> None:
        """Asks for it again, filled in as it was."""
        self._forget_found()
        told = server_of(url)
        for edit, words in (
            (self.host, told.host), (self.port, str(told.port)), (self.database, told.database), (self.user, told.user),
            (self.password, told.password), (self.certificate, told.certificate),
        ):  # fmt: skip
            edit.setText(words)

    def submit(self) -> None:
        if self._url:
            self._give_words()
            return
        problems = {}
        for key, edit, words in (
            ("host", self.host, self.tr("填服务器的名字或 IP")), ("database", self.database, self.tr("填数据库的名字")),
            ("user", self.user, self.tr("填数据库账号")),
        ):  # fmt: skip
            if not edit.text().strip():
                problems[key] = words
        if not (self.port.text().strip().isdecimal() and 1 <= int(self.port.text()) <= 65_535):
            problems["port"] = self.tr("1 到 65535")
        certificate = self.certificate.text().strip()
        if certificate and not Path(certificate).is_file():
            problems["certificate"] = self.tr("没有这个文件")
        if problems:
            self.show_problems(problems)
            return
        url = postgresql_url(
            Server(
                self.host.text().strip(), int(self.port.text()), self.database.text().strip(),
                self.user.text().strip(), self.password.text(), certificate,
            )
        )  # fmt: skip
        self.begin(self.tr("正在连接"))
        self._tasks.run(
            self, partial(probe, url, self._kept), then=partial(self._answered, url), failed=self.show_refused
        )

    def show_locked(self, url: str, shop: str = "") -> None:
        """The shop is there, but this PC hasn't its secret: the words of the sheet bring it. "": the one it has opened
        until now, whose address nobody needs to type again.
        """
        self.begin()
        self._url = url
        words = filled(self.tr("连上了：{0}。这台电脑第一次用这家店，要店主的恢复单"), shop)
        self.found.show_text("info", words if shop else self.tr("店还在，但这台电脑没有它的密钥，要店主的恢复单"))
        for key, field in self._fields.items():
            reveal(field, bool(shop) or key == "recovery_words")
        reveal(self._certificate, bool(shop))
        if not shop:
            self._say(self.tr("打开这家店"), self.tr("恢复单上的词把密钥带回这台电脑，店里的数据都还在"))
        self._go_words = self.tr("打开这家店")
        self.go.setText(self._go_words)
        self.words.setFocus()

    def _answered(self, url: str, told: Probe) -> None:
        if told.state == "locked":
            self.show_locked(url, told.shop_name)
        else:
            self.begin()
            self.tested.emit(url, told)

    def _give_words(self) -> None:
        if not self.words.text().strip():
            self.show_problems({"recovery_words": self.tr("填恢复单上的 25 个词")})
            return
        self.begin(self.tr("正在打开"))
        self.words_given.emit(self._url, self.words.text())

    def _forget_found(self, _text: str = "") -> None:
        """Another address is another shop."""
        self._url = ""
        self.found.show_text("info", "")
        for key, field in self._fields.items():
            reveal(field, key != "recovery_words")
        reveal(self._certificate, True)
        self._say(*_asking())
        self._go_words = translate("ServerStep", "测试连接")
        self.go.setText(self._go_words)

    def _say(self, title: str, note: str) -> None:
        self.title.setText(title)
        self.note.setText(note)

    def _ask_certificate(self) -> None:
        ask_file(self, self.tr("签发证书的机构（文件）"), certificates(), self.certificate.setText)
