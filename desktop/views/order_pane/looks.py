"""谁看过: the newest looks at an order or a member; the whole list opens in a sheet. Shared with the member card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.models.vocabulary import AccessAct
from desktop.services import access
from desktop.services.access import LookRow
from desktop.views.cells import Text
from desktop.views.desk import Desk
from desktop.views.dialogs import Sheet
from desktop.views.formats import exact, points_text
from desktop.views.labels import ElidedLabel, label, say
from desktop.views.order_pane.story import reason_shown
from desktop.views.pane_part import PanePart
from desktop.views.table import Column, RowTable
from desktop.views.table_view import TableView
from desktop.views.texts import filled, sentence
from desktop.views.words import access_word, actor_word, role_word

translate = QCoreApplication.translate
NEWEST = 3


def look_words(look: LookRow) -> str:
    """显示了姓名电话，联系派送"""
    word = access_word(look.act)
    reason = reason_shown(look.reason) if look.act is not AccessAct.SEARCH_PHONE else ""
    return translate("pane", "，").join(part for part in (word, reason) if part)


class LooksPart(PanePart[Any]):
    """Of whatever's detail has looks and look_count."""

    all_asked = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("谁看过"))
        self.box.setSpacing(2)
        self.header.acted.connect(self.all_asked)

    def facts(self, shown: Any) -> object:
        return (shown.detail.looks, shown.detail.look_count, shown.today)

    def fill(self, shown: Any) -> None:
        count = shown.detail.look_count
        self.header.action.setText(filled(self.tr("全部 {0} 次"), points_text(count)) if count else "")
        self.header.action.setVisible(count > 0)
        for look in shown.detail.looks[:NEWEST]:
            self.box.addWidget(self._look(look, shown))
        if not count:
            self.box.addWidget(label(self.tr("还没有人打开过"), "caption"))

    def _look(self, look: LookRow, shown: Any) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        who = " ".join(part for part in (actor_word(look.who), role_word(look.role)) if part)
        row.addWidget(label(who, "caption_strong"))
        row.addWidget(ElidedLabel(look_words(look), "caption"), 1)
        right = label(shown.moment(look.at), "caption")
        right.setToolTip("\n".join((shown.exact(look.at), look.pc)))
        row.addWidget(right)
        say(made, " ".join((who, look_words(look), right.text())))
        return made


class LooksSheet(Sheet):
    """Every look at one order or member, newest first: number is what she is told apart by, count how many there are."""

    def __init__(
        self, window: QWidget, desk: Desk, number: str, count: int, zone: ZoneInfo, question: Callable[..., Any],
        subject_id: int,
    ) -> None:  # fmt: skip
        title = filled(translate("looks", "谁看过 {0}"), number)
        subtitle = filled(translate("looks", "一共 {0} 次，新的在前"), points_text(count))
        if count > access.LOOKS_MOST:
            some = translate("looks", "一共 {0} 次，这里是最近 {1} 次")
            subtitle = filled(some, points_text(count), access.LOOKS_MOST)
        super().__init__(window, title, subtitle, icon="eye", width=720)
        self._table: RowTable[tuple[int, LookRow]] = RowTable(
            [
                Column("at", self.tr("时间"), 150, partial(_when, zone)),
                Column("who", self.tr("谁"), 130, _who),
                Column("what", self.tr("做了什么"), 200, _what, stretch=True),
                Column("pc", self.tr("电脑"), 110, _where),
            ],
            row_id=_number,
        )
        self.view = TableView(self._table, name=self.tr("谁看过"), density="compact")
        self.view.setMinimumHeight(160)
        self.least_height = 520
        self.view.set_loading(True)
        self.add(self.view, 1)
        self.add_button(self.tr("关闭"), slot=self.dismiss, default=True)
        desk.ask(self, question, subject_id, then=self._show, failed=self._explain)

    def rows(self) -> list[LookRow]:
        return [look for _, look in self._table.rows()]

    def _show(self, looks: Sequence[LookRow]) -> None:
        self.view.set_loading(False)
        self._table.set_rows(list(enumerate(looks)))

    def _explain(self, error: Exception) -> None:
        self.view.set_loading(False)
        self.show_error(sentence(error))


def _number(row: tuple[int, LookRow]) -> int:
    return row[0]


def _when(zone: ZoneInfo, row: tuple[int, LookRow]) -> Text:
    at: datetime = row[1].at
    return Text(exact(at, zone), "dim")


def _who(row: tuple[int, LookRow]) -> Text:
    return Text(" ".join(part for part in (actor_word(row[1].who), role_word(row[1].role)) if part), "strong")


def _what(row: tuple[int, LookRow]) -> Text:
    return Text(look_words(row[1]))


def _where(row: tuple[int, LookRow]) -> Text:
    return Text(row[1].pc, "dim")
