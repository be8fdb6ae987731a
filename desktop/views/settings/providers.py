"""支付渠道: which payment providers pay the shop's refunds back, and connecting one.

card = ProvidersCard(desk)      card.show_rows(rows) · card.done(str) after a change, with what to say · card.failed(str)
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.services.provider_accounts import (
    ENDPOINTS,
    KEY_MOST,
    ProviderRow,
    connect_provider,
    disconnect_provider,
)
from desktop.views.buttons import Button
from desktop.views.desk import Desk
from desktop.views.dialogs import confirm
from desktop.views.file_dialogs import ask_file
from desktop.views.form import Field, PasswordEdit, TextEdit
from desktop.views.labels import clear
from desktop.views.notices import Effect
from desktop.views.settings.account_row import AccountRow, AccountsCard, AccountSheet
from desktop.views.texts import filled, translate
from desktop.views.words import method_word


class ProvidersCard(AccountsCard):
    def __init__(self, desk: Desk, heading: QHBoxLayout) -> None:
        super().__init__(desk, heading)
        self.buttons: dict[tuple[str, str], Button] = {}
        self.states: dict[str, Any] = {}

    def show_rows(self, rows: Sequence[ProviderRow]) -> None:
        clear(self.rows)
        self.buttons, self.states = {}, {}
        known = {row.method: row for row in rows}
        for method in ENDPOINTS:
            self.rows.addWidget(self._row(method, known.get(method)))

    def _row(self, method: str, row: ProviderRow | None) -> QWidget:
        said = self.tr("没接通，退款由人登记")
        if row is not None:
            said = filled(self.tr("已接通，商户 {0}"), row.merchant)
        made = AccountRow(method_word(method), said, connected=row is not None)
        made.pressed.connect(partial(self._pressed, method, row))
        self.states[method] = made.state
        self.buttons |= {(method, key): button for key, button in made.buttons.items()}
        return made

    def _pressed(self, method: str, row: ProviderRow | None, key: str) -> None:
        if key == "disconnect":
            confirm(
                self.window(), filled(self.tr("断开{0}？"), method_word(method)),
                self.tr("密钥从这家店里删掉。已同意、还没提交的退款以后由人登记；已提交的请到商户平台核对。"),
                act=self.tr("断开"), slot=partial(self._disconnect, method),
            )  # fmt: skip
            return
        sheet = ProviderSheet(self.window(), self.desk, method, row)
        sheet.connected.connect(self.done)
        sheet.open()

    def _disconnect(self, method: str) -> None:
        self.desk.do(self, disconnect_provider, method=method, then=partial(self._gone, method), failed=self.refuse)

    def _gone(self, method: str, _: bool) -> None:
        self.done.emit(filled(self.tr("{0}断开了"), method_word(method)))


class ProviderSheet(AccountSheet):
    """What a provider's own console shows of the account; keys are typed, pasted or read from their files."""

    def __init__(self, window: QWidget, desk: Desk, method: str, row: ProviderRow | None) -> None:
        super().__init__(
            window, desk, filled(translate("provider", "接通{0}"), method_word(method)),
            translate("provider", "同意了的退款由它原路退回，取消未付订单前先问它"), icon="credit-card", width=560,
        )  # fmt: skip
        self._method, self._row = method, row
        wechat = method == "wechat"
        keep = translate("provider", "已存好，不换就空着") if row is not None else ""
        self.edits = {
            "merchant": TextEdit("1900000109" if wechat else "2014072300007148"),
            "serial": TextEdit("5157F09EFDC096DE15EBE81A47057A7232F1B8E1"),
            "private_key": PasswordEdit(keep, leading="key-round"),
            "platform_serial": TextEdit("PUB_KEY_ID_0119000001092024"),
            "platform_key": TextEdit(keep),
            "endpoint": TextEdit(ENDPOINTS[method]),
        }
        titles = {
            "merchant": self.tr("商户号") if wechat else self.tr("应用 APPID"),
            "serial": self.tr("商户证书序列号"),
            "private_key": self.tr("商户私钥") if wechat else self.tr("应用私钥"),
            "platform_serial": self.tr("微信支付公钥编号"),
            "platform_key": self.tr("微信支付公钥") if wechat else self.tr("支付宝公钥"),
            "endpoint": self.tr("接口地址"),
        }
        shown = [name for name in self.edits if wechat or name not in ("serial", "platform_serial")]
        self.fields = {name: Field(titles[name], self.edits[name], required=name != "endpoint") for name in shown}
        self.files: dict[str, Button] = {}
        for name, field in self.fields.items():
            self.add(self._with_file(name, titles[name], field) if name.endswith("_key") else field)
        if row is not None:
            for name, value in (("merchant", row.merchant), ("serial", row.serial),
                                ("platform_serial", row.platform_serial)):  # fmt: skip
                self.edits[name].setText(value)
            self.edits["endpoint"].setText("" if row.endpoint == ENDPOINTS[method] else row.endpoint)
        done = filled(self.tr("{0}接通了"), method_word(method))
        self.add_end(connect_provider, self._effects(), known=row is not None, done=done)

    def values(self) -> dict[str, Any]:
        return {"method": self._method, **{name: self.edits[name].text() for name in self.fields}}

    def read_file(self, name: str, path: Path) -> None:
        """A key's file is a few lines; anything longer isn't one."""
        try:
            with path.open(encoding="utf-8-sig") as file:
                text = file.read(KEY_MOST + 1)
        except (OSError, UnicodeDecodeError):
            self.fields[name].set_error(self.tr("这个文件读不了，请选渠道后台下载的密钥文件"))
            return
        self.fields[name].set_error("")
        self.edits[name].setText(" ".join(text.split("\n")))

    def _with_file(self, name: str, title: str, field: Field) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(field, 1)
        button = Button(self.tr("选文件"), "file-text")
        button.setAccessibleName(filled(self.tr("从文件读{0}"), title))
        button.clicked.connect(partial(self._ask_file, name))
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self.files[name] = button
        return made

    def _ask_file(self, name: str, checked: bool = False) -> None:
        kind = self.tr("密钥 (*.pem *.key *.txt *.crt *.cer)")
        ask_file(self, self.tr("选密钥文件"), kind, partial(self._picked, name))

    def _picked(self, name: str, file: str) -> None:
        self.read_file(name, Path(file))

    def _effects(self) -> list[Effect]:
        return [
            Effect("rotate-ccw", self.tr("退款"), (self.tr("同意后几秒内提交，到账自动记下"),)),
            Effect("timer", self.tr("到期未付"), (self.tr("先问它付没付，没付才取消"),)),
            Effect("lock", self.tr("密钥"), (self.tr("封好存进数据库，只有本店的电脑能用"),)),
        ]
