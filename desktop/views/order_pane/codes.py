"""CodesSheet: codes in plain, each to be copied and handed on; on record before they come here, gone with the sheet.

CodesSheet(window, cards, once=True)     once: to who has just issued them, and never again without a reason
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.card_queries import IssuedCard
from desktop.views.dialogs import Sheet
from desktop.views.labels import Card, label, say
from desktop.views.order_pane.copying import CopyButton
from desktop.views.texts import filled, translate


class CodesSheet(Sheet):
    def __init__(self, window: QWidget, number: str, cards: Sequence[IssuedCard], *, once: bool) -> None:
        title = filled(translate("codes", "卡密 {0}"), number)
        about = translate("codes", "已记进「谁看过」")
        super().__init__(window, title, about, icon="key-round", tone="warn" if once else "accent", width=560)
        words = (
            self.tr("只显示这一次，现在就发给客人。关掉后再看要写原因")
            if once
            else self.tr("发给客人本人，别留在别处。看完就关掉")
        )
        self.add(label(words, "muted", wrap=True))
        well = Card("well", (12, 10, 8, 10))
        for card in cards:
            well.box.addWidget(_row(card))
        self.add(well)
        self.copy = CopyButton("\n".join(map(plain, cards)), self.tr("复制全部"), size=16)
        self.add_foot(self.copy)
        self.add_foot(label(filled(self.tr("复制全部 {0} 个"), len(cards)), "caption"))
        self.add_button(self.tr("发好了，关掉"), "check", kind="primary", slot=self.dismiss)


def plain(card: IssuedCard) -> str:
    """As a customer is sent it."""
    said = [card.title, card.code]
    if card.password:
        said.append(filled(translate("codes", "密码 {0}"), card.password))
    if card.expires_on is not None:
        said.append(filled(translate("codes", "{0} 前有效"), card.expires_on.isoformat()))
    return "  ".join(said)


def _row(card: IssuedCard) -> QWidget:
    made, row, words = QWidget(), QHBoxLayout(), QVBoxLayout()
    made.setLayout(row)
    row.setContentsMargins(0, 0, 0, 0)
    words.setSpacing(0)
    words.addWidget(label(card.code, "strong", wrap=True, selectable=True))
    beneath = [card.title]
    if card.password:
        beneath.append(filled(translate("codes", "密码 {0}"), card.password))
    if card.expires_on is not None:
        beneath.append(filled(translate("codes", "{0} 前有效"), card.expires_on.isoformat()))
    words.addWidget(label(" · ".join(beneath), "caption", wrap=True, selectable=True))
    row.addLayout(words, 1)
    row.addWidget(CopyButton(plain(card), translate("codes", "复制卡密")))
    say(made, plain(card))
    return made
