"""Overtaken: what it was when a person opened her dialog, what another made of it meanwhile, what she is about to do.

card = Overtaken()
card.show_differences([Difference("remark", "买家备注", "放门卫", "放快递柜", "王芳 10:02", "放前台", group="remark")], words)
card.open · card.yielded      groups of what clashes without her choice yet, and those where the other's stays
card.chosen                   she chose; card.go: she goes on from the newest; card.asked(key): show this one whole

What doesn't clash goes together. Hidden while nothing differs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.views.buttons import Button, SegmentedControl, reveal
from desktop.views.icons import Glyph
from desktop.views.labels import clear, hline, label, set_role
from desktop.views.texts import filled

MINE, THEIRS, NEITHER = "mine", "theirs", "neither"
_NAME_COLUMN = 64


@dataclass(frozen=True, slots=True)
class Difference:
    """who: person, time and act of the other's change, "" where nobody touched it. mine: "" where she doesn't either.

    group: what has to be decided together; "" where both go together. whole: what asking for all of it is called.
    """

    key: str
    name: str
    before: str
    now: str
    who: str = ""
    mine: str = ""
    group: str = ""
    whole: str = ""


class Overtaken(QFrame):
    chosen = Signal()
    go = Signal()
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "well")
        self.rows: tuple[Difference, ...] = ()
        self.choices: dict[str, SegmentedControl] = {}
        self._now: dict[str, QLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(8)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnMinimumWidth(0, _NAME_COLUMN)
        for at in (1, 2, 3):
            self._grid.setColumnStretch(at, 1)
        column.addLayout(self._grid)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self.verdict = label("", "caption", wrap=True)
        self.proceed = Button(self.tr("按最新的接着做"), "check", size="small")
        self.proceed.clicked.connect(self.go)
        foot.addWidget(self.verdict, 1)
        foot.addWidget(self.proceed)
        column.addLayout(foot)
        self.hide()

    @property
    def open(self) -> tuple[str, ...]:
        return tuple(group for group, choice in self.choices.items() if not choice.value())

    @property
    def yielded(self) -> frozenset[str]:
        return frozenset(group for group, choice in self.choices.items() if choice.value() == THEIRS)

    def show_differences(self, rows: Sequence[Difference], options: Sequence[tuple[str, str]]) -> None:
        """options: what MINE and THEIRS are called. A choice stands as long as what it was about stays as it was."""
        before, kept = self.rows, {group: choice.value() for group, choice in self.choices.items()}
        self.rows, self.choices, self._now = tuple(rows), {}, {}
        clear(self._grid)
        heads = (self.tr("你打开时"), self.tr("现在"), self.tr("你要做的"))
        for at, words in enumerate(heads, 1):
            self._grid.addWidget(label(words, "caption"), 0, at)
        for row in rows:
            still = [one for one in before if one.group == row.group] == [one for one in rows if one.group == row.group]
            self._add(row, options, kept.get(row.group, "") if still else "")
        self._show_verdict()
        reveal(self, bool(rows))

    def show_whole(self, key: str, words: str) -> None:
        """What stands masked in the column of today, once it may be read."""
        if key in self._now:
            self._now[key].setText(words)

    def take_choice(self) -> None:
        """The first that has to be chosen gets the focus."""
        group = next(iter(self.open), "")
        buttons = self.choices[group].findChildren(QWidget) if group else []
        for button in buttons[:1]:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_verdict(pressed=True)

    def _add(self, row: Difference, options: Sequence[tuple[str, str]], chosen: str) -> None:
        line = self._grid.rowCount()
        changed = row.before != row.now or bool(row.who)
        name = label(row.name, "strong", wrap=True)
        before, now, mine = label(row.before, wrap=True), label(row.now, wrap=True), label(row.mine or "—", wrap=True)
        set_role(before, "muted")
        if changed:
            set_role(now, "warn")
        for at, part in enumerate((name, before, now, mine)):
            self._grid.addWidget(part, line, at, Qt.AlignmentFlag.AlignTop)
        self._now[row.key] = now
        under = QWidget()
        flow = QHBoxLayout(under)
        flow.setContentsMargins(0, 0, 0, 0)
        flow.setSpacing(8)
        flow.addWidget(label(row.who or self.tr("别人没有动过"), "caption", wrap=True), 1)
        if row.whole:
            link = Button(row.whole, kind="link", size="small")
            link.clicked.connect(partial(self._ask, row.key))
            flow.addWidget(link)
        if row.group:
            flow.addWidget(Glyph("triangle-alert", "points"))
            if row.group not in self.choices:
                name_ = filled(self.tr("{0}两边都有改动"), row.name)
                # neither of them until she chooses
                choice = SegmentedControl(options, chosen or NEITHER, name=name_)
                choice.changed.connect(self._chose)
                self.choices[row.group] = choice
                flow.addWidget(choice)
        self._grid.addWidget(under, line + 1, 1, 1, 3)
        self._grid.addWidget(hline(), line + 2, 0, 1, 4)

    def _ask(self, key: str, checked: bool = False) -> None:
        self.asked.emit(key)

    def _chose(self, _: str) -> None:
        self._show_verdict()
        self.chosen.emit()

    def _show_verdict(self, *, pressed: bool = False) -> None:
        left = len(self.open)
        if left:
            words = filled(self.tr("有 {0} 处和你要做的冲突，先选一个"), left)
        elif self.choices:
            words = self.tr("都选好了，按最新的接着做")
        else:
            words = self.tr("和你要做的不冲突，可以一起做")
        self.verdict.setText(words)
        set_role(self.verdict, "error" if left and pressed else "low" if left else "good_caption")
        self.proceed.setEnabled(not left)
