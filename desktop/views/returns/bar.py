"""ReturnBar: what narrows the list of after-sales beside its tabs: a number, a kind with its counts, whose they are.

bar.searched(text) · bar.narrowed() · bar.kind_chosen() -> ReturnKind | None · bar.assignee(login) -> login, "" or None
bar.show_kinds(counts or None) · bar.clear() · bar.narrows(): something is chosen
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop.models.after_sales import ReturnKind
from desktop.services.return_queries import SEARCH_MOST
from desktop.views.after_sale_words import return_kind_word
from desktop.views.form import Choice
from desktop.views.search_box import SearchBox
from desktop.views.texts import filled

ANY, OWN, NOBODY = "*", "own", "-"


class ReturnBar(QFrame):
    searched = Signal(str)
    narrowed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("filterbar")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(8)
        self.search = SearchBox(self.tr("售后号、订单号、会员号、卡号"), name=self.tr("搜索售后"))
        self.search.edit.setMaxLength(SEARCH_MOST)
        self.search.searched.connect(self.searched)
        self.kind = Choice(name=self.tr("类型"))
        self.owner = Choice(
            [(ANY, self.tr("全部处理人")), (OWN, self.tr("我领的")), (NOBODY, self.tr("没人领的"))],
            name=self.tr("处理人"),
        )
        self.show_kinds(None)
        self.kind.setFixedWidth(150)
        self.owner.setFixedWidth(124)
        for choice in (self.kind, self.owner):
            choice.changed.connect(self._changed)
        row.addWidget(self.search, 1)
        row.addWidget(self.kind)
        row.addWidget(self.owner)

    def show_kinds(self, counts: Mapping[ReturnKind, int] | None) -> None:
        """How many of each there are in the open tab, where somebody counts them."""
        choices = [(ANY, self.tr("全部类型"))]
        for kind in ReturnKind:
            words = return_kind_word(kind)
            if counts is not None:
                words = filled(self.tr("{0} · {1}"), words, f"{counts[kind]:,}")
            choices.append((kind.value, words))
        self.kind.show_choices(choices)

    def kind_chosen(self) -> ReturnKind | None:
        key = self.kind.key()
        return None if key in ("", ANY) else ReturnKind(key)

    def assignee(self, login: str) -> str | None:
        """Of which after-sales, for somebody with that login: hers, nobody's, or all."""
        return {OWN: login, NOBODY: ""}.get(self.owner.key())

    def narrows(self) -> bool:
        return self.kind_chosen() is not None or self.owner.key() != ANY

    def clear(self) -> None:
        self.search.set_text("")
        self.kind.choose(ANY)
        self.owner.choose(ANY)

    def _changed(self, key: str) -> None:
        self.narrowed.emit()
