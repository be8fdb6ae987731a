"""The card's parts that only tell: balances by bucket, habits, entries of the points ledger, newest orders, notes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.ledger_queries import EntryPage, PointsLine, member_entries
from desktop.services.member_detail import HABIT_DAYS, HABIT_ORDERS
from desktop.services.order_detail import NoteRow
from desktop.services.order_rows import OrderRow
from desktop.views.buttons import Button, reveal
from desktop.views.calendar_words import day_part_word, weekday_word
from desktop.views.chips import Chip, status_chip
from desktop.views.desk import Desk
from desktop.views.formats import cash_or_dash, money, points_text, signed
from desktop.views.icons import Glyph
from desktop.views.labels import ElidedLabel, KeyValueRow, label, say
from desktop.views.members.shown import MemberPart, MemberShown
from desktop.views.order_pane.notes import FoldedNotes
from desktop.views.points.moves import bucket_words
from desktop.views.texts import filled, listed
from desktop.views.words import points_word

translate = QCoreApplication.translate


class BalancesPart(MemberPart):
    """可用, 冻结, 待生效, 欠分: each with what holds it; the title's link tells where they come from."""

    def __init__(self) -> None:
        super().__init__(self.tr("积分"))
        self.header.action.setText(self.tr("怎么来的"))
        reveal(self.header.action, True)

    def facts(self, shown: MemberShown) -> object:
        row, detail = shown.row, shown.detail
        return (
            row.available, row.frozen, row.pending, row.debt, detail.lots, detail.first_expiry, detail.freezes,
            detail.pending_from, row.expiring, shown.today,
        )  # fmt: skip

    def fill(self, shown: MemberShown) -> None:
        row = shown.row
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        boxes = (
            ("coins", self.tr("可用"), row.available, self._available(shown), "points"),
            ("lock", self.tr("冻结"), row.frozen, self._frozen(shown), ""),
            ("hourglass", self.tr("待生效"), row.pending, self._pending(shown), ""),
            ("scale", self.tr("欠分"), row.debt, self._debt(shown), "danger" if row.debt else ""),
        )
        for at, (icon, words, points, note, tone) in enumerate(boxes):
            grid.addWidget(_bucket(icon, words, points, note, tone), at // 2, at % 2)
        self.box.addWidget(holder)

    def _available(self, shown: MemberShown) -> str:
        if not shown.row.available:
            return self.tr("没有可用的积分")
        if shown.row.expiring:
            return filled(self.tr("30 天内到期 {0}"), points_text(shown.row.expiring))
        if shown.detail.first_expiry is None:
            return self.tr("长期有效")
        return filled(self.tr("最早 {0} 到期"), shown.detail.first_expiry.isoformat())

    def _frozen(self, shown: MemberShown) -> str:
        if not shown.detail.freezes:
            return self.tr("没有订单占用")
        return filled(self.tr("{0} 笔订单占用"), shown.detail.freezes)

    def _pending(self, shown: MemberShown) -> str:
        if not shown.row.pending:
            return self.tr("没有待生效的")
        if shown.detail.pending_from is None:
            return self.tr("订单完成后生效")
        return filled(self.tr("{0} 起生效"), shown.detail.pending_from.isoformat())

    def _debt(self, shown: MemberShown) -> str:
        return self.tr("下次获得先抵") if shown.row.debt else self.tr("没有欠分")


def _bucket(icon: str, words: str, points: int, note: str, tone: str) -> QFrame:
    made = QFrame()
    made.setProperty("role", "well")
    column = QVBoxLayout(made)
    column.setContentsMargins(10, 7, 10, 7)
    column.setSpacing(1)
    head = QHBoxLayout()
    head.setSpacing(5)
    head.addWidget(Glyph(icon, "points" if tone == "points" else "text2", 14))
    head.addWidget(label(words, "caption"), 1)
    column.addLayout(head)
    column.addWidget(label(points_text(points), {"points": "points_total", "danger": "danger"}.get(tone, "h3")))
    column.addWidget(ElidedLabel(note, "caption"))
    say(made, " ".join((words, points_text(points), note)))
    return made


class HabitsPart(MemberPart):
    def __init__(self) -> None:
        super().__init__(self.tr("习惯"))
        self.box.setSpacing(2)

    def facts(self, shown: MemberShown) -> object:
        return (shown.detail.habits, shown.row.last_order_at, shown.row.spent_fen, shown.row.orders, shown.today)

    def fill(self, shown: MemberShown) -> None:
        habits, row = shown.detail.habits, shown.row
        self.header.note.setText(filled(self.tr("按最近 {0} 笔"), HABIT_ORDERS) if habits.cut else "")
        if habits.first_at is None or row.last_order_at is None:
            self.box.addWidget(label(self.tr("还没有下过单"), "caption"))
            return
        self._row(self.tr("首单"), shown.moment(habits.first_at), tip=shown.exact(habits.first_at))
        self._row(self.tr("最近一单"), shown.moment(row.last_order_at), tip=shown.exact(row.last_order_at))
        total = filled(self.tr("{0} 笔，实付 {1}"), points_text(row.orders), money(row.spent_fen))
        self._row(self.tr("累计"), total)
        self._row(filled(self.tr("近 {0} 天"), HABIT_DAYS), filled(self.tr("{0} 笔"), habits.recent))
        if habits.mean_points is not None:
            mean = filled(self.tr("{0} 积分 + {1}"), points_text(habits.mean_points), money(habits.mean_fen or 0))
            self._row(self.tr("平均每单"), mean)
        if habits.weekday is not None and habits.part is not None:
            when = filled(self.tr("{0}{1}"), weekday_word(habits.weekday), day_part_word(habits.part))
            self._row(self.tr("常在"), when)
        if habits.favourites:
            self._row(self.tr("爱买"), listed(habits.favourites))
        if habits.cancelled:
            share = round(100 * habits.cancelled / habits.counted)
            self._row(self.tr("取消"), filled(self.tr("{0} 笔，占 {1}%"), habits.cancelled, share))

    def _row(self, key: str, value: str, *, tip: str = "") -> None:
        made = KeyValueRow(key, value)
        made.setToolTip(tip)
        self.box.addWidget(made)


class OrdersPart(MemberPart):
    """The newest few; the title's link leads to all of them."""

    order_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__(self.tr("最近的订单"))
        self.box.setSpacing(5)

    def facts(self, shown: MemberShown) -> object:
        return (shown.detail.orders, shown.row.placed, shown.today)

    def fill(self, shown: MemberShown) -> None:
        count = shown.row.placed
        self.header.action.setText(filled(self.tr("全部 {0} 笔"), points_text(count)) if count else "")
        self.header.action.setVisible(bool(count))
        if not shown.detail.orders:
            self.box.addWidget(label(self.tr("还没有订单"), "caption"))
        for order in shown.detail.orders:
            self.box.addWidget(self._order(order, shown))

    def _order(self, order: OrderRow, shown: MemberShown) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(6)
        number = _link(order.order_no)
        number.clicked.connect(partial(self._open, order.id))
        first.addWidget(number)
        first.addStretch(1)
        first.addWidget(Chip(status_chip(order.status)))
        second.setSpacing(6)
        second.addWidget(ElidedLabel(order.title, "caption"), 1)
        cash = cash_or_dash(order.cash_fen, order.currency, order.minor_units)
        worth = [filled(self.tr("{0} 积分"), points_text(order.points))] if order.points else []
        worth += [cash] if order.cash_fen else []
        when = label(shown.moment(order.placed_at), "caption")
        when.setToolTip(shown.exact(order.placed_at))
        second.addWidget(label(" ".join(worth), "caption_strong"))
        second.addWidget(when)
        column.addLayout(first)
        column.addLayout(second)
        return made

    def _open(self, order_id: int, checked: bool = False) -> None:
        self.order_asked.emit(order_id)


def _link(order_no: str) -> Button:
    """An order's number to press, flush with what stands beneath it."""
    made = Button(order_no, kind="link")
    made.setStyleSheet("padding-left: 0; text-align: left;")
    made.setAccessibleName(filled(translate("members", "打开订单 {0}"), order_no))
    return made


class EntriesPart(MemberPart):
    """积分流水, newest first; a page more at a press. What was loaded more stays through refreshes."""

    order_asked = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(self.tr("积分流水"))
        self._desk = desk
        self.box.setSpacing(6)
        self._member_id: int | None = None
        self._older: tuple[PointsLine, ...] = ()
        self._first: tuple[PointsLine, ...] = ()
        self._next: int | None = None
        self._shown: MemberShown | None = None
        self.more = Button(self.tr("再看 20 条"), kind="link")
        self.more.clicked.connect(self._ask_more)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.more)

    def show_state(self, shown: MemberShown) -> None:
        page = shown.detail.entries
        if shown.row.id != self._member_id:
            self._older, self._next = (), page.next
        elif self._older:
            # what has come in since pushes the first page down: nothing between it and the older ones is lost
            known = {one.id for one in page.rows}
            self._older = tuple(one for one in (*self._first, *self._older) if one.id not in known)
        else:
            self._next = page.next
        self._member_id, self._first, self._shown = shown.row.id, page.rows, shown
        super().show_state(shown)
        self.more.setVisible(self._next is not None)

    def facts(self, shown: MemberShown) -> object:
        return (shown.detail.entries.rows, self._older, shown.today)

    def fill(self, shown: MemberShown) -> None:
        entries = (*shown.detail.entries.rows, *self._older)
        if not entries:
            self.box.addWidget(label(self.tr("还没有积分进出"), "caption"))
        for entry in entries:
            self.box.addWidget(self._entry(entry, shown))

    def _ask_more(self) -> None:
        if self._next is not None and self._member_id is not None:
            self.more.setEnabled(False)
            self._desk.ask(
                self, member_entries, self._member_id, before=self._next, then=partial(self._take, self._member_id),
                failed=self._leave, key="entries",
            )  # fmt: skip

    def _take(self, member_id: int, page: EntryPage) -> None:
        self.more.setEnabled(True)
        if member_id != self._member_id or self._shown is None:
            return
        self._older, self._next = (*self._older, *page.rows), page.next
        super().show_state(self._shown)
        self.more.setVisible(self._next is not None)

    def _leave(self, error: Exception) -> None:
        """What is there stays; the window tells of the database."""
        self.more.setEnabled(True)

    def _entry(self, entry: PointsLine, shown: MemberShown) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(6)
        second.setSpacing(6)
        verb, (bucket, change) = points_word(entry.verb), main_change(entry)
        first.addWidget(label(verb, "caption_strong"))
        if entry.order_id is not None:
            number = _link(entry.order_no)
            number.clicked.connect(partial(self._open, entry.order_id))
            first.addWidget(number)
        first.addStretch(1)
        told = filled(self.tr("{0} {1}"), bucket, signed(change))
        first.addWidget(label(told, "good_caption" if bucket == bucket_words()[0] and change > 0 else "caption_strong"))
        when = label(shown.moment(entry.at), "caption")
        when.setToolTip(shown.exact(entry.at))
        second.addWidget(when)
        second.addWidget(ElidedLabel(entry.reason, "caption"), 1)
        after = filled(self.tr("可用余 {0}"), points_text(entry.available_after))
        second.addWidget(label(after, "caption"))
        column.addLayout(first)
        column.addLayout(second)
        say(made, " ".join(part for part in (verb, entry.order_no, told, after, entry.reason) if part))
        return made

    def _open(self, order_id: int, checked: bool = False) -> None:
        self.order_asked.emit(order_id)


def main_change(entry: PointsLine) -> tuple[str, int]:
    """The bucket that an entry is about, and its signed change: the first that it moved."""
    changes = (entry.available, entry.frozen, entry.pending, entry.debt)
    return next(
        ((word, change) for word, change in zip(bucket_words(), changes, strict=True) if change), (bucket_words()[0], 0)
    )


class NotesPart(FoldedNotes[MemberShown]):
    def notes_of(self, shown: MemberShown) -> Sequence[NoteRow]:
        return shown.detail.notes
