"""ReplayCard 近 30 天重放: what the last thirty days would have been under the draft: sums, day by day, and whom it
touches most.

card.play(draft) starts again · card.stop() · card.show_nothing(words)
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.services import rule_replay
from desktop.services.rule_document import RuleDocument
from desktop.services.rule_replay import DAYS, MemberChange, Replay, ReplayPage
from desktop.views.buttons import Button, reveal
from desktop.views.cells import Amount, Text
from desktop.views.desk import Desk
from desktop.views.formats import money, points_text, signed
from desktop.views.labels import Card, KeyValueRow, SectionHeader, clear, label, say
from desktop.views.notices import Banner, ProgressRow
from desktop.views.rules.replay_days import ReplayDays
from desktop.views.table import Column, RowId, RowTable
from desktop.views.table_view import TableView
from desktop.views.texts import filled, sentence

# the head and MEMBERS_SHOWN rows
ROWS_HEIGHT = 300


class ReplayCard(Card):
    member_asked = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(margins=(16, 12, 16, 12))
        self._desk = desk
        self._draft: RuleDocument | None = None
        self.replay = Replay()
        self.box.setSpacing(8)
        self.head = SectionHeader(filled(self.tr("近 {0} 天重放"), DAYS), role="h3")
        self.again = Button(self.tr("重新计算"), "play", size="small")
        self.again.clicked.connect(self._again)
        head = self.head.layout()
        assert head is not None
        head.addWidget(self.again)
        self.said = label("", "caption", wrap=True)
        self.progress = ProgressRow()
        self.progress.cancelled.connect(self._cancel)
        self.trouble = Banner("danger")
        self.figures = QWidget()
        self._grid = QGridLayout(self.figures)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self.days = ReplayDays(desk)
        self.tiers = QVBoxLayout()
        self.tiers.setSpacing(2)
        self.table: RowTable[MemberChange] = RowTable(
            [
                Column("member", self.tr("会员"), 100, _member, stretch=True),
                Column("orders", self.tr("订单"), 50, _orders, align="right"),
                Column("earned", self.tr("获得积分"), 76, _earned, align="right"),
                Column("cash", self.tr("多付"), 76, _cash, align="right"),
            ],
            row_id=_id_of,
        )
        self.view = TableView(self.table, name=self.tr("受影响最多的会员"), density="compact")
        self.view.setMinimumHeight(ROWS_HEIGHT)
        self.view.opened.connect(self._open)
        self.view.act_pressed.connect(self._open)
        for part in (self.head, self.said, self.progress, self.trouble, self.figures, self.days):
            self.box.addWidget(part)
        self.box.addLayout(self.tiers)
        self.most = SectionHeader(self.tr("受影响最多的会员"))
        self.box.addWidget(self.most)
        self.box.addWidget(self.view)
        self.box.addStretch(1)
        reveal(self.progress, False)
        self.show_nothing("")

    def show_nothing(self, words: str) -> None:
        """In place of figures: why there are none."""
        self.stop()
        self._draft = None
        self.replay = Replay()
        self.said.setText(words)
        self._draw()

    def play(self, draft: RuleDocument) -> None:
        self.stop()
        self._draft, self.replay = draft, Replay()
        self.trouble.show_text("danger", "")
        self.progress.begin(self.tr("正在重放"))
        reveal(self.progress, True)
        self._ask(None)

    def stop(self) -> None:
        """What was asked last may still come; it isn't taken."""
        reveal(self.progress, False)

    def _again(self) -> None:
        if self._draft is not None:
            self.play(self._draft)

    def _cancel(self) -> None:
        self.stop()
        self.said.setText(filled(self.tr("停在 {0} 笔，还没有算完"), points_text(self.replay.looked)))
        self._draw()

    def _ask(self, after: tuple[datetime, int] | None) -> None:
        assert self._draft is not None
        self._desk.ask(
            self, rule_replay.replay_rules, self._draft, after=after, then=self._take, failed=self._fail, key="replay"
        )

    def _take(self, page: ReplayPage) -> None:
        if self.progress.isHidden() or self._draft is None:
            return
        self.replay.add(page)
        self.progress.show_progress(self.replay.looked, self.replay.total)
        if page.next is not None:
            self._ask(page.next)
            return
        self.stop()
        replay = self.replay
        share = f"{100 * replay.changed / replay.looked:.1f}%" if replay.looked else "0%"
        words = (
            self.tr("重放了 {0} 笔，{1} 笔（{2}）会不一样")
            if replay.changed
            else self.tr("重放了 {0} 笔，都和现行规则一样")
        )
        self.said.setText(filled(words, points_text(replay.looked), points_text(replay.changed), share))
        self._draw()

    def _fail(self, fact: Exception) -> None:
        self.stop()
        self.trouble.show_text("danger", sentence(fact))

    def _draw(self) -> None:
        replay = self.replay
        clear(self._grid)
        clear(self.tiers)
        before, after = replay.before, replay.after
        figures = (
            (self.tr("消费获得积分"), points_text(after.earned), before.earned, after.earned, points_text(before.earned)),
            (self.tr("积分抵扣"), money(after.deduction_fen), before.deduction_fen, after.deduction_fen,
             money(before.deduction_fen)),
            (self.tr("运费"), money(after.freight_fen), before.freight_fen, after.freight_fen, money(before.freight_fen)),
            (self.tr("客人实付"), money(after.cash_fen), before.cash_fen, after.cash_fen, money(before.cash_fen)),
        )  # fmt: skip
        for place, (title, now, was_number, number, was) in enumerate(figures):
            self._grid.addWidget(
                _figure(title, now, was_number, number, filled(self.tr("现行 {0}"), was)), place // 2, place % 2
            )
        reveal(self.figures, bool(replay.looked))
        self.days.show_days(replay.by_day)
        for tier, (orders, earned) in sorted(replay.by_tier.items(), key=lambda one: -abs(one[1][1])):
            words = filled(self.tr("{0} {1} 笔"), tier or self.tr("没有等级的"), points_text(orders))
            self.tiers.addWidget(KeyValueRow(words, signed(earned)))
        self.table.set_rows(replay.members())
        for part in (self.most, self.view):
            reveal(part, bool(replay.changed))

    def _open(self, member_id: RowId, _key: str = "") -> None:
        if isinstance(member_id, int):
            self.member_asked.emit(member_id)


def _figure(title: str, now: str, was_number: int, number: int, was: str) -> QWidget:
    made = Card("well", (10, 6, 10, 6))
    made.box.setSpacing(0)
    made.box.addWidget(label(title, "caption"))
    made.box.addWidget(label(now, "h3"))
    change = 100 * (number - was_number) / was_number if was_number else 0.0
    words = f"{change:+.1f}%".replace("-", "−") if number != was_number and was_number else ""
    line = KeyValueRow(was, words, tone="danger" if change < 0 else "good")
    made.box.addWidget(line)
    say(made, " ".join((title, now, was, words)))
    return made


def _id_of(row: MemberChange) -> int:
    return row.member_id


def _member(row: MemberChange) -> Text:
    return Text(row.account, "link", tip=row.tier)


def _orders(row: MemberChange) -> Amount:
    return Amount(points_text(row.orders), "dim")


def _earned(row: MemberChange) -> Amount:
    return Amount(signed(row.earned) if row.earned else "—", "cash" if row.earned else "dim")


def _cash(row: MemberChange) -> Amount:
    return Amount(money(row.cash_fen) if row.cash_fen else "—", "cash" if row.cash_fen else "dim")
