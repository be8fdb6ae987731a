"""EraseSheet 清除个人资料: what goes for good and what the books keep, a reason, and the account typed to be sure.

sheet = EraseSheet(window, desk, account) .erased(Erasure)
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desktop.services import erasure
from desktop.services.erasure import REASON_MOST, Erasure
from desktop.services.errors import Invalid
from desktop.views.command_sheet import Command, SendingSheet
from desktop.views.desk import Desk
from desktop.views.form import Field, TextEdit
from desktop.views.formats import points_text
from desktop.views.labels import SectionHeader
from desktop.views.notices import Banner, Effect, EffectBox
from desktop.views.texts import filled, sentence

translate = QCoreApplication.translate


class EraseSheet(SendingSheet):
    erased = Signal(object)

    def __init__(self, window: QWidget, desk: Desk, account: str) -> None:
        title = filled(translate("EraseSheet", "清除 {0} 的个人资料"), account)
        super().__init__(window, desk, title, "", icon="trash-2", tone="danger", width=560)
        self._account = account
        self._found: Erasure | None = None
        self.add(Banner("danger", self.tr("清除以后谁也找不回来，撤销不了，备份里也不会再有")))
        self.effects = EffectBox()
        self.add(SectionHeader(self.tr("将会发生")))
        self.add(self.effects)
        self.reason, self.account = TextEdit(self.tr("比如：本人来电要求删除")), TextEdit(account)
        self.reason.setMaxLength(REASON_MOST)
        self._fields = {
            "reason": Field(self.tr("为什么"), self.reason, required=True),
            "account": Field(self.tr("再输一遍会员号，免得清错人"), self.account, required=True),
        }
        for field in self._fields.values():
            self.add(field)
        self.add_button(self.tr("不清除"), slot=self.dismiss)
        self.go = self.add_button(self.tr("清除个人资料"), "trash-2", kind="danger", slot=self.submit)
        self.go.setEnabled(False)
        desk.ask(self, erasure.foresee_erasure, account, then=self._foresee, failed=self._unknown)

    def places(self) -> Mapping[str, Field]:
        return self._fields

    def take_focus(self) -> None:
        self.reason.setFocus()

    def _foresee(self, found: Erasure) -> None:
        self._found = found
        self.go.setEnabled(True)
        gone = [self.tr("姓名、电话、生日、卡号、备注和标签")]
        if found.recipients:
            gone.append(filled(self.tr("{0} 个收件人和地址"), points_text(found.recipients)))
        if found.orders:
            gone.append(filled(self.tr("{0} 笔订单上的客户留言和备注"), points_text(found.orders)))
        kept = (self.tr("订单的金额、商品和日期，积分和库存流水，谁做过什么"),)
        self.effects.show_effects([
            Effect("trash-2", self.tr("清除"), tuple(gone)), Effect("archive", self.tr("留下"), kept),
        ])  # fmt: skip
        self.place()

    def _unknown(self, fact: Exception) -> None:
        self.show_error(sentence(fact))

    def submit(self) -> None:
        self.begin("")
        if not self.reason.text().strip():
            self.refuse(Invalid("reason", "missing"))
        elif self.account.text().strip() != self._account:
            self._fields["account"].set_error(filled(self.tr("要和 {0} 一样"), self._account))
            self.account.setFocus()
        elif self._found is not None:
            reason = self.reason.text().strip()
            command = Command(erasure.erase_member, (self._found.member_id,), {"reason": reason})
            self.transmit(command, self.tr("正在清除"))

    def succeeded(self, answer: Any, command: Command) -> None:
        self.erased.emit(answer)
        self.close_overlay()
