"""DashboardPage: 经营看板. The head with its period, and under it a board that is asked for and drawn piece by piece.

pyqtgraph is imported on a thread when the page is first shown: it takes half a second, which the window doesn't wait.
What others do is drawn again at most every REFRESH_MS, and only what changed; nothing blinks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from desktop.services import dashboard, todo
from desktop.services.changes import Change
from desktop.services.dashboard import Board, Period, TopProduct
from desktop.services.errors import DatabaseGone, Refused, SessionEnded
from desktop.services.periods import COMPARISONS, PERIODS, Span
from desktop.services.todo import Todo
from desktop.views.bar_room import bar_in_margin
from desktop.views.buttons import IconButton
from desktop.views.dashboard.period_bar import OwnDays, PeriodBar
from desktop.views.dashboard.waiting import BoardSkeleton
from desktop.views.desk import Desk
from desktop.views.notices import Banner, EmptyState, InMargins
from desktop.views.pages import Page
from desktop.views.scrolling import scrolled
from desktop.views.shell import PageHead
from desktop.views.texts import filled, sentence
from desktop.views.toast import Toaster

if TYPE_CHECKING:
    from desktop.views.dashboard.board_view import BoardView
    from desktop.views.dashboard.chart_cards import ChartCard

REFRESH_MS = 3_000
# a year of figures takes the database longer, and changes less
LONG_REFRESH_MS = 15_000
# figures move with the clock, too: a day ends, an order becomes late
CLOCK_MS = 60_000
SKELETON_MS = 150


def _load() -> type[BoardView]:
    """On a pool thread: brings pyqtgraph and numpy with it."""
    from desktop.views.dashboard.board_view import BoardView

    return BoardView


class DashboardPage(Page):
    def __init__(self, desk: Desk, toaster: Toaster) -> None:
        super().__init__(desk, toaster)
        self.view: BoardView | None = None
        self.board: Board | None = None
        self._loading = False
        self._shown: tuple[Board, Period] | None = None
        self._goods: tuple[Span, str, tuple[TopProduct, ...], str] | None = None
        self._period = Period()
        self._todo: Todo | None = None
        self._currency = ""
        self._pieces: list[Iterator[None]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.head = PageHead(self.tr("经营看板"))
        self.bar = PeriodBar()
        again = IconButton("refresh-cw", self.tr("刷新"), outline=True)
        again.clicked.connect(self.reload)
        self.head.add_giving(self.bar)
        self.head.add_button(again)
        self.own = OwnDays()
        self.own.hide()
        self.trouble = Banner("danger")
        self.trouble.acted.connect(self.reload)
        self._stack = QStackedLayout()
        self.skeleton, self._place = BoardSkeleton(), QWidget()
        inner = QWidget()
        self._inner = QVBoxLayout(inner)
        self._inner.setContentsMargins(20, 0, 20, 16)
        self.area = scrolled(inner)
        bar_in_margin(self.area, self._inner)
        self.nothing = EmptyState("chart-column", self.tr("这段时间还没有数字"))
        self.nothing.acted.connect(self._empty_acted)
        for widget in (self._place, self.skeleton, self.area, self.nothing):
            self._stack.addWidget(widget)
        for part in (self.head, self.own):
            column.addWidget(part)
        column.addWidget(InMargins(self.trouble))
        column.addLayout(self._stack, 1)
        self.bar.changed.connect(self._period_changed)
        self.bar.own_wanted.connect(self._want_own)
        self.bar.currency_changed.connect(self._currency_changed)
        self.own.picked.connect(self.bar.set_own)
        self._slow, self._live, self._clock, self._turn = QTimer(self), QTimer(self), QTimer(self), QTimer(self)
        for timer, milliseconds, slot in (
            (self._slow, SKELETON_MS, self._show_skeleton), (self._live, REFRESH_MS, self.ask),
            (self._clock, CLOCK_MS, self.ask), (self._turn, 0, self._next_piece),
        ):  # fmt: skip
            timer.setInterval(milliseconds)
            timer.setSingleShot(timer is not self._clock)
            timer.timeout.connect(slot)

    @property
    def drawing(self) -> bool:
        """Pieces are still to come."""
        return bool(self._pieces)

    # asking

    def reload(self) -> None:
        if self.board is None:
            self._slow.start()
        if self.view is None and not self._loading:
            self._loading = True
            self.desk.tasks.run(self, _load, then=self._loaded, failed=self._failed)
        self.ask()

    def ask(self) -> None:
        """Everything anew; what is on screen stays until the answers are there."""
        self._live.stop()
        period = self.bar.period()
        self.desk.ask(
            self, dashboard.board, period, currency=self._currency, then=partial(self._answered, period),
            failed=self._failed, key="board",
        )  # fmt: skip
        self.desk.ask(self, todo.todo, then=self._todo_answered, failed=self._failed, key="todo")

    def changed(self, changes: Sequence[Change]) -> None:
        if changes and not self._live.isActive():
            by_month = self.board is not None and self.board.step == "month"
            self._live.start(LONG_REFRESH_MS if by_month else REFRESH_MS)

    def showEvent(self, event: QShowEvent) -> None:
        fresh = self.board is not None and not self.behind
        super().showEvent(event)
        self._clock.start()
        if fresh:
            self.ask()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()
        self._live.stop()

    def recalled(self, value: Any) -> None:
        """A named period and what it is compared with; days of her own were for once."""
        key, comparison = value if isinstance(value, list) and len(value) == 2 else (None, None)
        if key in PERIODS[:-1] and comparison in COMPARISONS:
            self.bar.begin_with(key, comparison)

    def _period_changed(self, period: Period) -> None:
        if period.key != PERIODS[-1]:
            self.kept.emit([period.key, period.comparison])
        self.own.setVisible(period.key == PERIODS[-1])
        self.ask()

    def _want_own(self) -> None:
        """Nothing is asked before both days are given."""
        self.own.show()
        if self.board is not None:
            self.own.show_days(self.board.span.since, self.board.span.until)
        self.own.since.setFocus()
        self.own.since.selectAll()

    def _currency_changed(self, currency: str) -> None:
        self._currency = currency
        self.ask()

    # answers

    def _loaded(self, made: type[BoardView]) -> None:
        self._loading = False
        self._pieces.append(self._furnish(made()))
        self._turn.start()

    def _furnish(self, view: BoardView) -> Iterator[None]:
        yield from view.furnish()
        view.asked.connect(self.orders_asked)
        view.list_asked.connect(self.list_asked)
        view.ranked.connect(self._ask_goods)
        view.save_asked.connect(self._ask_where)
        self._inner.addWidget(view)
        self.view = view
        yield
        self._show()
        self._ask_goods(view.goods.by.value())

    def _answered(self, period: Period, board: Board) -> None:
        self._say("")
        self.board = board
        self._period = period
        self.bar.show_currencies(board.currencies, board.currency)
        now = f"{board.now.hour:02}:{board.now.minute:02}"
        self.head.note.setText(
            filled(self.tr("数据截至 {0}，随订单实时更新"), now), filled(self.tr("数据截至 {0}"), now)
        )
        self._show()
        if self.view is not None:
            self._ask_goods(self.view.goods.by.value())

    def _todo_answered(self, told: Todo) -> None:
        self._todo = told
        if self.view is not None:
            self.view.show_todo(told)

    def _ask_goods(self, by: str) -> None:
        board = self.board
        if board is not None:
            self.desk.ask(
                self, dashboard.top_products, board.span.since, board.span.until, currency=board.currency, by=by,
                then=partial(self._goods_answered, board, by), failed=self._failed, key="goods",
            )  # fmt: skip

    def _goods_answered(self, board: Board, by: str, found: tuple[TopProduct, ...]) -> None:
        if self.view is not None and (board.span, board.currency, found, by) != self._goods:
            self._goods = (board.span, board.currency, found, by)
            self.view.show_goods(board, found, by)

    def _failed(self, error: Exception) -> None:
        self._loading = False
        self._slow.stop()
        if isinstance(error, SessionEnded) or (isinstance(error, DatabaseGone) and self.board is not None):
            return  # the lock screen and the banner above every page say it
        if isinstance(error, Refused | DatabaseGone):
            self._say(sentence(error))
            if self.board is None:
                self._stack.setCurrentWidget(self._place)
        else:
            raise error

    def _say(self, trouble: str) -> None:
        """Above the cards."""
        self.trouble.show_text("danger", trouble, action=self.tr("再读一次") if trouble else "")

    # showing

    def _show(self) -> None:
        if self.board is None or self.view is None:
            return
        self._slow.stop()
        self.skeleton.stop()
        if self.board.empty and not self._anything_waits():
            self._show_nothing(self._period)
            return
        self._stack.setCurrentWidget(self.area)
        if self._todo is not None:
            self.view.show_todo(self._todo)
        if self._shown is None or not _same(self._shown, (self.board, self._period)):
            self._shown = (self.board, self._period)
            self._pieces.append(self.view.show_board(self.board, self._period))
            self._turn.start()

    def _anything_waits(self) -> bool:
        return self._todo is not None and self._todo.to_ship > 0

    def _show_nothing(self, period: Period) -> None:
        self._shown = None
        longer = [] if period.key == "last_12" else [("longer", self.tr("看近 12 个月"), "calendar", True)]
        self.nothing.show_state(
            "chart-column", self.tr("这段时间还没有数字"),
            self.tr("没有订单、会员和积分往来。有了第一笔，这里就会出现图表"), longer,
        )  # fmt: skip
        self._stack.setCurrentWidget(self.nothing)

    def _empty_acted(self, _key: str) -> None:
        self.bar.choose("last_12")

    def _show_skeleton(self) -> None:
        if self.board is None or self.view is None:
            self._stack.setCurrentWidget(self.skeleton)
            self.skeleton.start()

    def _next_piece(self) -> None:
        if not self._pieces:
            return
        if next(self._pieces[0], self) is self:
            del self._pieces[0]
        if self._pieces:
            self._turn.start()

    # a chart as a picture

    def _ask_where(self, card: ChartCard, name: str) -> None:
        from desktop.views.charts.picture import ask_where

        ask_where(self, name, partial(self.save_picture, card))

    def save_picture(self, card: ChartCard, file: str) -> None:
        """The card without its button, as a PNG twice as fine as the screen; written on a thread."""
        from desktop.views.charts.picture import picture_of

        card.save.hide()
        image = picture_of(card)
        card.save.show()
        self.desk.tasks.run(
            self, partial(image.save, file, "PNG"), then=partial(self._saved, file), failed=self._failed
        )

    def _saved(self, file: str, written: bool) -> None:
        if written:
            self.toaster.say(filled(self.tr("图片已存到 {0}"), file), tone="good", seconds=6)
        else:
            self.toaster.say(filled(self.tr("{0} 写不进去，换个地方再存"), file), tone="danger", seconds=8)


def _same(shown: tuple[Board, Period], fresh: tuple[Board, Period]) -> bool:
    """Whether a fresh answer draws the same: only the minute differs."""
    (one, period), (other, wanted) = shown, fresh
    same_hour = one.now.replace(minute=0, second=0, microsecond=0) == other.now.replace(
        minute=0, second=0, microsecond=0
    )
    return period == wanted and same_hour and replace(one, now=other.now) == other
