"""标签、领单、优先级: what stands beside an order. Tags are put on and taken off in place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.models.vocabulary import Permission
from desktop.services import marks, order_queries
from desktop.services.order_rows import OrderRow
from desktop.views.buttons import Button, reveal
from desktop.views.chips import Badge, TokenChip
from desktop.views.desk import Desk
from desktop.views.flow import Flow
from desktop.views.form import TextEdit
from desktop.views.labels import clear, label, say
from desktop.views.order_pane.shown import Acts, Part, Shown
from desktop.views.overlay import Popover
from desktop.views.words import priority_word

_SUGGESTED = 12


class TagPopover(Popover):
    """A tag is typed, or picked from those that the shop uses."""

    chosen = Signal(str)

    def __init__(
        self, host: QWidget, anchor: QWidget, desk: Desk, taken: tuple[str, ...],
        known: Callable[..., tuple[str, ...]] = order_queries.known_tags,
    ) -> None:  # fmt: skip
        super().__init__(host, anchor, width=280)
        self.setAccessibleName(self.tr("加标签"))
        self._taken, self._known = set(taken), tuple[str, ...]()
        self.edit = TextEdit(self.tr("标签，回车加上"))
        self.edit.setMaxLength(marks.TAG_MOST)
        self.edit.textChanged.connect(self._suggest)
        self.edit.returnPressed.connect(self._typed)
        self.box.addWidget(self.edit)
        self._holder = QWidget()
        self._flow = Flow(self._holder, spacing=6)
        self.box.addWidget(self._holder)
        self.closed.connect(self.deleteLater)
        desk.ask(self, known, then=self._learn, key="tags")

    def suggestions(self) -> list[str]:
        typed = self.edit.text().strip()
        return [tag for tag in self._known if tag not in self._taken and typed in tag][:_SUGGESTED]

    def _learn(self, known: tuple[str, ...]) -> None:
        self._known = known
        self._suggest()

    def _suggest(self, text: str = "") -> None:
        clear(self._flow)
        for tag in self.suggestions():
            button = Button(tag, size="small")
            button.clicked.connect(partial(self._pick, tag))
            self._flow.addWidget(button)
        reveal(self._holder, self._flow.count() > 0)
        self.place()

    def _typed(self) -> None:
        if self.edit.text().strip():
            self._pick(self.edit.text().strip())

    def _pick(self, tag: str, checked: bool = False) -> None:
        self.close_overlay()
        self.chosen.emit(tag)


class TagLine(QWidget):
    """标签 with a chip each; who may takes them off and adds others."""

    removed = Signal(str)

    def __init__(self, tags: tuple[str, ...], *, may: bool) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(label(self.tr("标签"), "caption"), 0, Qt.AlignmentFlag.AlignTop)
        chips = QWidget()
        flow = Flow(chips, spacing=5)
        for tag in tags:
            if may:
                token = TokenChip(tag, tag, "tag")
                token.removed.connect(self.removed)
                flow.addWidget(token)
            else:
                flow.addWidget(Badge("info", tag, "tag"))
        self.add = Button(self.tr("加标签"), "plus", kind="link")
        if may:
            flow.addWidget(self.add)
        elif not tags:
            flow.addWidget(label(self.tr("没有标签"), "caption"))
        line.addWidget(chips, 1)


class TagsPart(Part):
    asked = Signal(str)

    def __init__(self, desk: Desk, acts: Acts) -> None:
        super().__init__()
        self._desk, self._acts = desk, acts
        self._shown: Shown | None = None
        self.box.setSpacing(4)

    def facts(self, shown: Shown) -> object:
        row = shown.detail.row
        keys = tuple(offer.key for offer in shown.offered if offer.key in ("assign_order", "set_priority"))
        return (shown.detail.tags, row.assignee, row.priority, keys)

    def show_state(self, shown: Shown) -> None:
        self._shown = shown
        super().show_state(shown)

    def fill(self, shown: Shown) -> None:
        self._tags(shown)
        row = shown.detail.row
        if row.assignee or shown.offers("assign_order") is not None:
            who = row.assignee or self.tr("还没有人领")
            self._line(self.tr("负责人"), who, "assign_order", self._hands(shown), shown)
        if row.priority or shown.offers("set_priority") is not None:
            self._line(self.tr("优先级"), priority_word(row.priority), "set_priority", self.tr("调整"), shown)

    def _tags(self, shown: Shown) -> None:
        line = TagLine(shown.detail.tags, may=self._desk.may(Permission.TAG))
        line.removed.connect(self._untag)
        line.add.clicked.connect(self.ask_tag)
        self.add = line.add
        self.box.addWidget(line)

    def _line(self, key: str, value: str, act: str, words: str, shown: Shown) -> None:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(label(key, "caption"))
        row.addWidget(label(value))
        row.addStretch(1)
        if shown.offers(act) is not None:
            button = Button(words, kind="link")
            button.clicked.connect(partial(self._ask, act))
            row.addWidget(button)
        say(made, " ".join((key, value)))
        self.box.addWidget(made)

    def _hands(self, shown: Shown) -> str:
        return self.tr("换人") if shown.detail.row.assignee else self.tr("领单")

    def _ask(self, key: str, checked: bool = False) -> None:
        """Taking an order that nobody has is one click; giving it to somebody has a dialog."""
        if key == "assign_order" and self._shown is not None and not self._shown.detail.row.assignee:
            self._mark(marks.assign_order, login=self._desk.actor.login)
        else:
            self.asked.emit(key)

    def ask_tag(self) -> None:
        """The tag is typed or picked in a panel under the link."""
        if self._shown is not None:
            popover = TagPopover(self.window(), self.add, self._desk, self._shown.detail.tags)
            popover.chosen.connect(self._tag)
            popover.open()

    def _tag(self, tag: str) -> None:
        self._mark(marks.tag_order, tag=tag)

    def _untag(self, tag: str) -> None:
        self._mark(marks.untag_order, tag=tag)

    def _mark(self, act: Callable[..., OrderRow], **values: Any) -> None:
        if self._shown is not None:
            self._acts.mark(act, self._shown.detail.row.id, **values)
