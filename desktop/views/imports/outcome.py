"""The right side: how many are created, updated, skipped and refused, and which and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.views.buttons import Button, ToggleChip, reveal
from desktop.views.cells import Text
from desktop.views.flow import Flow
from desktop.views.formats import money
from desktop.views.icons import IconTile
from desktop.views.imports.report import Outcome, Recognised, Refusal, Update
from desktop.views.imports.words import fault_sentence, reason, update_words
from desktop.views.labels import Card, ElidedLabel, clear, label, say, set_role
from desktop.views.table import Column, RowTable
from desktop.views.table_view import TableView
from desktop.views.tabs import Tab, TabBar
from desktop.views.texts import filled, listed

_CHIPS_MOST = 7
_TIGHT_BELOW = 640


class CountCard(Card):
    """Icon, a big number, its word, and a grey note below."""

    def __init__(self, icon: str, tone: str, word: str, *, alert: bool = False) -> None:
        super().__init__(margins=(12, 10, 12, 10))
        self._word, self._alert = word, alert
        row = QHBoxLayout()
        row.setSpacing(10)
        self.tile = IconTile(icon, tone, 36)
        row.addWidget(self.tile)
        words = QVBoxLayout()
        words.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(6)
        self.number = label("0", "h1")
        line.addWidget(self.number)
        line.addWidget(label(word, "caption"))
        line.addStretch(1)
        words.addLayout(line)
        self.note = ElidedLabel("", "caption")
        words.addWidget(self.note)
        row.addLayout(words, 1)
        self.box.addLayout(row)

    def set_tight(self, tight: bool) -> None:
        """Only the number and its word, where four cards share a narrow window."""
        self.tile.setHidden(tight)
        self.note.setHidden(tight)

    def show_count(self, count: int, note: str) -> None:
        self.setToolTip(note)
        set_role(self, "card_alert" if self._alert and count else "card")
        self.number.setText(f"{count:,}")
        self.note.setText(note)
        say(self, f"{self._word} {count:,} {note}")


class OutcomePanel(QWidget):
    """Filled by show_outcome; save_rejects is pressed when the refused rows are wanted as a file."""

    save_rejects = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        cards = QHBoxLayout()
        cards.setSpacing(10)
        self.created = CountCard("plus", "good", self.tr("新建"))
        self.updated = CountCard("refresh-cw", "accent", self.tr("更新"))
        self.skipped = CountCard("copy", "plain", self.tr("跳过"))
        self.refused = CountCard("circle-x", "danger", self.tr("拒绝"), alert=True)
        self._cards = (self.created, self.updated, self.skipped, self.refused)
        for card in self._cards:
            cards.addWidget(card, 1)
        column.addLayout(cards)
        box = Card(margins=(1, 1, 1, 1))
        box.box.setSpacing(0)
        self.tabs = TabBar(
            [Tab("refused", self.tr("拒绝")), Tab("updated", self.tr("更新")), Tab("faults", self.tr("文件里的毛病"))],
            name=self.tr("导入的行"),
        )
        self.save = Button(self.tr("把拒绝的行存成文件"), "download", kind="link")
        self.save.clicked.connect(self.save_rejects)
        self.tabs.add_right(self.save)
        self.tabs.changed.connect(self.show_tab)
        box.box.addWidget(self.tabs)
        self._chips = QWidget()
        around = QVBoxLayout(self._chips)
        around.setContentsMargins(16, 8, 16, 8)
        self._chip_row = Flow(spacing=6)
        around.addLayout(self._chip_row)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        box.box.addWidget(self._chips)
        self._pages = QStackedWidget()
        self._refusals = self._refusal_table()
        self._updates = self._update_table()
        self._faults = self._fault_table()
        for view in (self._refusals, self._updates, self._faults):
            self._pages.addWidget(view)
        box.box.addWidget(self._pages, 1)
        self._rows: tuple[Refusal, ...] = ()
        column.addWidget(box, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for card in self._cards:
            card.set_tight(self.width() < _TIGHT_BELOW)

    def _refusal_table(self) -> TableView:
        table: RowTable[Refusal] = RowTable(
            [
                Column("row", self.tr("行"), 60, _place, align="right"),
                Column("key", self.tr("文件里的单号"), 150, _key, gives_way=2),
                Column("why", self.tr("为什么拒绝"), 180, _why),
                Column("value", self.tr("原来的值"), 150, _value, gives_way=1),
                Column("mend", self.tr("怎么改"), 190, _mend, stretch=True),
            ],
            row_id=_number,
        )
        view = TableView(table, name=self.tr("拒绝的行"), row_height=44)
        view.show_empty("circle-check", self.tr("没有拒绝的行"), self.tr("文件里的每一行都能导入"))
        return view

    def _update_table(self) -> TableView:
        table: RowTable[Update] = RowTable(
            [
                Column("key", self.tr("单号"), 150, _update_key),
                Column("change", self.tr("变了什么"), 240, _change, stretch=True),
            ],
            row_id=_update_number,
        )
        view = TableView(table, name=self.tr("更新的行"))
        view.show_empty("refresh-cw", self.tr("没有要更新的"), self.tr("导过的都和文件一样"))
        return view

    def _fault_table(self) -> TableView:
        table: RowTable[tuple[int, str]] = RowTable(
            [Column("fault", self.tr("照原样导入，记在这里供核对"), 300, _fault, stretch=True)], row_id=_fault_number
        )
        view = TableView(table, name=self.tr("文件里的毛病"))
        view.show_empty("circle-check", self.tr("没有看出毛病"))
        return view

    def show_outcome(self, outcomes: Sequence[Outcome], seen: Recognised) -> None:
        def total(name: str) -> int:
            return sum(getattr(one, name)[one.kind] for one in outcomes)

        self.created.show_count(total("created"), self._contents(outcomes, seen))
        self.updated.show_count(total("updated"), self.tr("状态或内容变了"))
        self.skipped.show_count(total("skipped"), self.tr("导过，一模一样"))
        refused = sum(one.refused for one in outcomes)
        self.refused.show_count(refused, self.tr("不影响其他行"))
        rows = sum(one.rejected_rows for one in outcomes)
        self._rows = tuple(
            Refusal(number, row.file, row.row, row.key, row.reason, row.column, row.value)
            for number, row in enumerate(row for one in outcomes for row in one.rejected)
        )
        updates = [
            Update(number, row.key, row.change)
            for number, row in enumerate(row for one in outcomes for row in one.updates)
        ]
        faults = [fault_sentence(*fault) for group in seen.groups for fault in group.faults]
        self._updates.table.set_rows(updates)
        self._faults.table.set_rows(enumerate(faults))
        self.tabs.show_counts({"refused": rows, "updated": total("updated"), "faults": len(faults)})
        self.save.setText(filled(self.tr("把 {0} 行存成文件"), f"{rows:,}"))
        reveal(self.save, rows > 0)
        self._show_chips()
        self._show_reason("")
        first = "refused" if rows or not (updates or faults) else "updated" if updates else "faults"
        self.tabs.choose(first)
        self.show_tab(first)

    def _contents(self, outcomes: Sequence[Outcome], seen: Recognised) -> str:
        money_words = listed(money(minor, currency) for group in seen.groups for currency, minor in group.money.items())
        if money_words:
            return filled(self.tr("文件共 {0}"), money_words)
        people = sum(one.created["members"] for one in outcomes)
        return filled(self.tr("会员 {0} 位"), people) if people else ""

    def show_tab(self, key: str) -> None:
        self._pages.setCurrentIndex(("refused", "updated", "faults").index(key))
        reveal(self._chips, key == "refused" and len({row.reason for row in self._rows}) > 1)

    def _show_chips(self) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
        clear(self._chip_row)
        counts = Counter(reason(row.reason).short for row in self._rows)
        choices = [("", self.tr("全部"), len(self._rows))]
        choices += [(short, short, count) for short, count in counts.most_common(_CHIPS_MOST)]
        for key, words, count in choices:
            chip = ToggleChip(f"{words} {count:,}")
            chip.setChecked(not key)
            chip.clicked.connect(partial(self._show_reason, key))
            self._group.addButton(chip)
            self._chip_row.addWidget(chip)

    def _show_reason(self, short: str, checked: bool = False) -> None:
        self._refusals.table.set_rows(row for row in self._rows if short in ("", reason(row.reason).short))


def _number(row: Refusal) -> int:
    return row.number


def _place(row: Refusal) -> Text:
    return Text(f"{row.row:,}", "dim", tip=row.file)


def _told(row: Refusal) -> str:
    return f"{row.column} {row.value}".strip()


def _key(row: Refusal) -> Text:
    return Text(row.key or "—", "strong", tip=row.key)


def _why(row: Refusal) -> Text:
    words = reason(row.reason).why
    return Text(words, "danger", icon="circle-x", tip="\n".join((words, row.key, _told(row))).strip())


def _value(row: Refusal) -> Text:
    return Text(_told(row), "dim", tip=_told(row))


def _mend(row: Refusal) -> Text:
    words = reason(row.reason).mend
    return Text(words, tip=words, wrap=True)


def _update_number(row: Update) -> int:
    return row.number


def _update_key(row: Update) -> Text:
    return Text(row.key, "strong")


def _change(row: Update) -> Text:
    words = update_words(row.change)
    return Text(words, tip=words)


def _fault(row: tuple[int, str]) -> Text:
    return Text(row[1], icon="info", tip=row[1])


def _fault_number(row: tuple[int, str]) -> int:
    return row[0]
