"""DetailPane: one of the shop's things in full at the right side of the window, whatever it is.

    class MemberCard(DetailPane[MemberShown]):
        words = …                              what it says of itself, PaneWords
        def build(self) -> QWidget             its page; sections(groups) makes the part of it that scrolls
        def read(self, subject_id, **heard)    asks for it: desk.ask(self, …, subject_id, **heard)
        def shown_of(self, detail) -> shown    the answer at this moment
        def show_parts(self, shown)            on the screen
        def cover(self)                        back to the masks: another one is shown, or the pane hides

What is on screen is always one thing as a whole. It stays while it is asked for again, and scrolling stays with it;
a skeleton comes after 150 ms, a banner tells that the newest couldn't be read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from desktop.services.errors import NotFound
from desktop.views.bar_room import bar_in_margin
from desktop.views.desk import Desk
from desktop.views.labels import hline
from desktop.views.notices import Banner, EmptyState
from desktop.views.pane_part import S
from desktop.views.pane_skeleton import PaneSkeleton
from desktop.views.scrolling import scrolled
from desktop.views.texts import sentence

SKELETON_AFTER_MS = 150
TICK_MS = 30_000
_SIDE = 18


@dataclass(frozen=True, slots=True)
class PaneWords:
    """Sentences of a pane: its name, nothing selected, being read, gone (with an icon), and not read."""

    name: str
    nothing: str
    nothing_note: str
    reading: str
    gone_icon: str
    gone: str
    gone_note: str
    unread: str


class DetailPane(QFrame, Generic[S]):
    closed = Signal()

    def __init__(self, desk: Desk, words: PaneWords, *, top: int, gap: int) -> None:
        super().__init__()
        self._desk, self._words, self._top, self._gap = desk, words, top, gap
        self._wanted: int | None = None
        self._shown: S | None = None
        self.setAccessibleName(words.name)
        self.stale = Banner("warn", action="")
        self.stale.acted.connect(self._again)
        self._nothing = EmptyState("mouse-pointer-click", words.nothing, words.nothing_note)
        self._skeleton, self._trouble = PaneSkeleton(words.reading), EmptyState("unplug", "")
        self._trouble.acted.connect(self._again)
        self._stack = QStackedLayout(self)
        self._page = self.build()
        for page in (self._nothing, self._skeleton, self._trouble, self._page):
            self._stack.addWidget(page)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SKELETON_AFTER_MS)
        self._slow.timeout.connect(self._show_skeleton)
        self._minute = QTimer(self)
        self._minute.setInterval(TICK_MS)
        self._minute.timeout.connect(self._tick)
        self._minute.start()

    def build(self) -> QWidget:
        raise NotImplementedError  # what a pane holds is its own; Qt's metaclass leaves no room for ABC's

    def read(self, subject_id: int, *, then: Callable[[Any], object], failed: Callable[[Exception], object]) -> None:
        raise NotImplementedError  # each asks its own question

    def shown_of(self, detail: Any) -> S:
        raise NotImplementedError  # each answer has its own shape

    def show_parts(self, shown: S) -> None:
        raise NotImplementedError  # what a pane holds is its own

    def cover(self) -> None:
        raise NotImplementedError  # a pane that masks nobody says so itself

    def gone(self) -> None:
        """What was wanted isn't there any more."""

    def sections(self, groups: Sequence[Sequence[QWidget]], lines: dict[QWidget, QFrame]) -> QScrollArea:
        """Groups with a line between them; lines has that of a group by its first part, where it is hidden at times."""
        self._sections = QWidget()
        inner = QVBoxLayout(self._sections)
        inner.setContentsMargins(_SIDE, self._top, _SIDE, 12)
        inner.setSpacing(self._gap)
        for at, group in enumerate(groups):
            if at:
                inner.addWidget(lines.get(group[0]) or hline())
            for part in group:
                inner.addWidget(part)
        inner.addStretch(1)
        self.area: QScrollArea = scrolled(self._sections)
        bar_in_margin(self.area, inner)
        return self.area

    def show_subject(self, subject_id: int | None) -> None:
        if subject_id == self._wanted:
            return
        self._wanted = subject_id
        self.cover()
        if subject_id is None:
            self._slow.stop()
            self._shown = None
            self._stack.setCurrentWidget(self._nothing)
            return
        self._slow.start()
        self._ask()

    def _ask(self) -> None:
        if self._wanted is not None:
            self.read(self._wanted, then=self._answered, failed=partial(self._failed, self._wanted))

    def _answered(self, detail: Any) -> None:
        if detail.row.id != self._wanted:
            return
        self._slow.stop()
        other = self._shown is None or self._shown.subject_id != detail.row.id
        self.stale.show_text("warn", "")
        self._show(detail)
        self._stack.setCurrentWidget(self._page)
        if other:
            self.area.verticalScrollBar().setValue(0)

    def _show(self, detail: Any) -> None:
        self._shown = shown = self.shown_of(detail)
        at = self.area.verticalScrollBar().value()
        self.show_parts(shown)
        self.area.verticalScrollBar().setValue(at)

    def _failed(self, subject_id: int, error: Exception) -> None:
        if subject_id != self._wanted:
            return
        self._slow.stop()
        if self._shown is not None and self._shown.subject_id == subject_id and not isinstance(error, NotFound):
            self.stale.show_text("warn", sentence(error), action=self.tr("重试"))
            return
        self._shown = None
        words = self._words
        if isinstance(error, NotFound):
            self.gone()
            close = [("close", self.tr("关闭"), "x", False)]
            self._trouble.show_state(words.gone_icon, words.gone, words.gone_note, close)
        else:
            again = [("again", self.tr("重试"), "refresh-cw", True)]
            self._trouble.show_state("unplug", words.unread, sentence(error), again)
        self._stack.setCurrentWidget(self._trouble)

    def _again(self, key: str = "") -> None:
        if key == "close":
            self.closed.emit()
        else:
            self._ask()

    def _show_skeleton(self) -> None:
        self._stack.setCurrentWidget(self._skeleton)

    def _tick(self) -> None:
        if self._shown is not None and self.isVisible():
            self._show(self._shown.detail)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.cover()
        super().hideEvent(event)
