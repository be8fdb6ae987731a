"""让另一台电脑加入: the owner makes a join file for a second PC and sees its passphrase, this once.

JoinSheet(window, desk) asks for the server's address only where this PC is the server.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.services.errors import JoinRefused
from desktop.services.join_file import HOURS, MadeJoin, create_join, join_address, write_join
from desktop.services.list_files import writing
from desktop.services.office import Office
from desktop.services.transaction import Actor
from desktop.views.buttons import Button
from desktop.views.command_sheet import SendingSheet
from desktop.views.desk import Desk
from desktop.views.dialogs import Sheet
from desktop.views.file_dialogs import ask_file, ask_place, certificates
from desktop.views.form import Field, TextEdit
from desktop.views.formats import exact
from desktop.views.labels import Card, label
from desktop.views.notices import Effect, EffectBox
from desktop.views.texts import filled, sentence, translate


class JoinSheet(SendingSheet):
    def __init__(self, window: QWidget, desk: Desk, *, shop: str, zone: ZoneInfo) -> None:
        super().__init__(
            window, desk, translate("JoinSheet", "让另一台电脑加入"),
            translate("JoinSheet", "做一个加入文件，拿到那台电脑上，第一次打开时选它"), icon="monitor", width=540,
        )  # fmt: skip
        self._host, self._shop, self._zone = window, shop, zone
        here = not join_address(desk.office)
        self.address, self.certificate = TextEdit("192.168.1.20"), TextEdit(self.tr("别的电脑要验的那一张"))
        self._fields = {
            "host": Field(self.tr("别的电脑怎么找到这台服务器"), self.address, required=True,
                          hint=self.tr("数据库就在这台电脑上，填它在店里的地址")),
            "certificate": Field(self.tr("签发证书的机构（文件）"), self.certificate),
        } if here else {}  # fmt: skip
        for field in self._fields.values():
            self.add(field)
        if here:
            self.choose = Button(self.tr("选证书…"), "folder")
            self.choose.clicked.connect(self._ask_certificate)
            self.add(self.choose)
        self.add(EffectBox([
            Effect("database", self.tr("里面有"), (self.tr("数据库地址、店里的数据库账号和店的密钥，口令锁着"),)),
            Effect("timer", self.tr("有效"), (filled(self.tr("{0} 小时，用完就删掉文件"), HOURS),)),
            Effect("log-in", self.tr("登录"), (self.tr("那台电脑上的人照样要用自己的账号登录"),)),
            Effect("history", self.tr("记录"), (self.tr("谁做的、哪台电脑用了，都记进审计"),)),
        ]))  # fmt: skip
        self.add_button(self.tr("不做了"), slot=self.dismiss)
        self.make = self.add_button(self.tr("存到哪里…"), "download", kind="primary", slot=self.ask_where, default=True)

    def places(self) -> Mapping[str, Field]:
        return self._fields

    def ask_where(self) -> None:
        if "host" in self._fields and not self.address.text().strip():
            self._refused(JoinRefused("this_machine"))
            return
        name = "".join(letter for letter in self._shop if letter.isalnum() or letter in " -_")
        offered = filled(self.tr("{0} 加入.pdjoin"), name)
        ask_place(self, self.tr("加入文件存到哪里"), offered, [self.tr("加入文件 (*.pdjoin)")], self.make_at)

    def make_at(self, name: str) -> None:
        self.begin(self.tr("正在做"))
        certificate = self.certificate.text().strip()
        self.desk.call(
            self, _make, Path(name), self.address.text(), Path(certificate) if certificate else None,
            then=partial(self._made, Path(name)), failed=self._refused,
        )  # fmt: skip

    def _made(self, file: Path, made: MadeJoin) -> None:
        self.set_busy("")
        self.close_overlay()
        PassphraseSheet(self._host, file, made.passphrase, made.until, self._zone).open()

    def refuse(self, fact: Exception) -> None:
        place = {"this_machine": "host", "no_certificate": "certificate"}.get(getattr(fact, "code", ""))
        if place in self._fields:
            self._fields[place].set_error(sentence(fact))
            self._fields[place].control.setFocus()
        else:
            super().refuse(fact)

    def _ask_certificate(self) -> None:
        ask_file(self, self.tr("签发证书的机构（文件）"), certificates(), self.certificate.setText)


class PassphraseSheet(Sheet):
    """The passphrase of a join file, this once."""

    def __init__(self, window: QWidget, file: Path, passphrase: str, until: datetime, zone: ZoneInfo) -> None:
        super().__init__(
            window, translate("JoinSheet", "加入文件的口令"), translate("JoinSheet", "只显示这一次，关上就看不到了"),
            icon="key-round", tone="good", width=480,
        )  # fmt: skip
        card = Card("well", (20, 14, 20, 14))
        self.passphrase = label(passphrase, "h1", selectable=True)
        self.passphrase.setAccessibleName(filled(self.tr("口令 {0}"), passphrase))
        card.box.addWidget(label(filled(self.tr("文件 {0}"), file.name), "caption", selectable=True))
        card.box.addWidget(self.passphrase)
        card.box.addWidget(label(filled(self.tr("{0} 前有效"), exact(until, zone)[:16]), "caption"))
        self.add(card)
        words = self.tr(
            "口令和文件分开交：文件用 U 盘，口令当面说。那台电脑第一次打开时选「用加入文件」，加入以后把文件删掉。"
        )
        self.add(label(words, "muted", wrap=True))
        self._copy = self.add_button(self.tr("复制"), "copy", kind="primary", slot=self.copy, default=True)
        self.add_button(self.tr("记下了"), "check", slot=self.dismiss)

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self.passphrase.text())
        self._copy.setText(self.tr("已复制"))


def _make(office: Office, actor: Actor, file: Path, host: str, certificate: Path | None) -> MadeJoin:
    """On a pool thread."""
    made = create_join(office, actor, host=host, certificate=certificate)
    with writing(file):
        write_join(file, made.content)
    return made
