"""SecretsSheet: codes and charged accounts in plain, each to be copied; on record before they come here, gone with it.

codes_once(window, number, cards)       to who has just issued them, and never again without a reason
codes_again(window, number, cards) · accounts_again(window, number, accounts)       asked for with a reason
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.card_queries import IssuedCard
from desktop.services.top_ups import ChargedAccount
from desktop.views.dialogs import Sheet
from desktop.views.labels import Card, label, say
from desktop.views.order_pane.copying import CopyButton
from desktop.views.texts import filled, translate


@dataclass(frozen=True, slots=True)
class Secret:
    """What stands large, what beneath it, and what is copied."""

    plain: str
    beneath: str
    copied: str


class SecretsSheet(Sheet):
    def __init__(
        self, window: QWidget, title: str, words: str, secrets: Sequence[Secret], *, icon: str, tone: str = "accent"
    ) -> None:
        super().__init__(window, title, translate("codes", "已记进「谁看过」"), icon=icon, tone=tone, width=560)
        self.add(label(words, "muted", wrap=True))
        well = Card("well", (12, 10, 8, 10))
        for secret in secrets:
            well.box.addWidget(_row(secret))
        self.add(well)
        self.copy = CopyButton("\n".join(one.copied for one in secrets), self.tr("复制全部"), size=16)
        self.add_foot(self.copy)
        self.add_foot(label(filled(self.tr("复制全部 {0} 个"), len(secrets)), "caption"))
        self.add_button(self.tr("看好了，关掉"), "check", kind="primary", slot=self.dismiss)


def codes_once(window: QWidget, number: str, cards: Sequence[IssuedCard]) -> SecretsSheet:
    words = translate("codes", "只显示这一次，现在就发给客人。关掉后再看要写原因")
    title = filled(translate("codes", "卡密 {0}"), number)
    return SecretsSheet(window, title, words, list(map(_of_card, cards)), icon="key-round", tone="warn")


def codes_again(window: QWidget, number: str, cards: Sequence[IssuedCard]) -> SecretsSheet:
    words = translate("codes", "发给客人本人，别留在别处。看完就关掉")
    title = filled(translate("codes", "卡密 {0}"), number)
    return SecretsSheet(window, title, words, list(map(_of_card, cards)), icon="key-round")


def accounts_again(window: QWidget, number: str, accounts: Sequence[ChargedAccount]) -> SecretsSheet:
    words = translate("codes", "客人的充值账号，别留在别处。看完就关掉")
    title = filled(translate("codes", "充值 {0}"), number)
    shown = [Secret(one.account, _of_account(one), one.account) for one in accounts]
    return SecretsSheet(window, title, words, shown, icon="zap")


def _of_account(one: ChargedAccount) -> str:
    if not one.reference:
        return filled(translate("codes", "{0} · 下单时给的，还没充"), one.title)
    return filled(translate("codes", "{0} · 流水号 {1}"), one.title, one.reference)


def _of_card(card: IssuedCard) -> Secret:
    beneath, copied = [card.title], [card.title, card.code]
    if card.password:
        beneath.append(filled(translate("codes", "密码 {0}"), card.password))
    if card.expires_on is not None:
        beneath.append(filled(translate("codes", "{0} 前有效"), card.expires_on.isoformat()))
    return Secret(card.code, " · ".join(beneath), "  ".join([*copied, *beneath[1:]]))


def _row(secret: Secret) -> QWidget:
    made, row, words = QWidget(), QHBoxLayout(), QVBoxLayout()
    made.setLayout(row)
    row.setContentsMargins(0, 0, 0, 0)
    words.setSpacing(0)
    words.addWidget(label(secret.plain, "strong", wrap=True, selectable=True))
    words.addWidget(label(secret.beneath, "caption", wrap=True, selectable=True))
    row.addLayout(words, 1)
    row.addWidget(CopyButton(secret.copied, translate("codes", "复制这个")))
    say(made, f"{secret.plain} {secret.beneath}")
    return made
