"""MemberBar: the search box, the tier and the order of sorting above the list of members.

bar.searched(text)     to search now; a phone number or its tail only on Enter: each is on record
bar.entered() · bar.tier_chosen(tier) · bar.sort_chosen(key) · bar.show_tiers(tiers)
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.services.members import SEARCH_MOST, is_recorded_search
from desktop.views.buttons import reveal
from desktop.views.form import Choice
from desktop.views.labels import label
from desktop.views.members.columns import sort_choices
from desktop.views.search_box import SearchBox


class MemberBar(QFrame):
    searched = Signal(str)
    entered = Signal()
    tier_chosen = Signal(str)
    sort_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("filterbar")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 10)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.search = SearchBox(self.tr("会员号、卡号、手机尾号、姓名…"), name=self.tr("搜索会员"))
        self.search.edit.setMaxLength(SEARCH_MOST)
        self.tier = Choice([("", self.tr("全部等级"))], name=self.tr("等级"))
        self.sort = Choice(sort_choices(), name=self.tr("排序"))
        self.tier.setFixedWidth(112)
        self.sort.setFixedWidth(132)
        row.addWidget(self.search, 1)
        row.addWidget(self.tier)
        row.addWidget(self.sort)
        column.addLayout(row)
        self.hint = label(self.tr("按 Enter 用电话查找，会记入「谁看过」"), "caption")
        reveal(self.hint, False)
        column.addWidget(self.hint)
        self.search.searched.connect(self._pause)
        self.search.submitted.connect(self._submitted)
        self.search.edit.textChanged.connect(self._hint)
        self.tier.changed.connect(self.tier_chosen)
        self.sort.changed.connect(self.sort_chosen)

    def show_tiers(self, tiers: Sequence[str]) -> None:
        self.tier.show_choices([("", self.tr("全部等级")), *((tier, tier) for tier in tiers)])

    def _hint(self, text: str) -> None:
        reveal(self.hint, is_recorded_search(text))

    def _pause(self, text: str) -> None:
        if not is_recorded_search(text):
            self.searched.emit(text)

    def _submitted(self, text: str) -> None:
        if is_recorded_search(text):
            self.searched.emit(text)
        self.entered.emit()
