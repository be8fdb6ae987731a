"""CommandPalette: Ctrl+K. Any page, act, order or member by a few letters. A child overlay, so Chinese input works.

    palette = CommandPalette(window, recent=[…])
    palette.show_entries([Entry("go:orders", "clipboard-list", "转到 订单管理", "86 笔", "G D", search="ddgl")])
    palette.typed(text)          ask for orders and members, then palette.show_found(text, [Entry(…)])
    palette.chosen(key)          Enter or a click; the palette has closed by then
    palette.open()

An entry matches when every word typed stands in its title, hint or search text (pinyin initials), in any case.
KeysHelp(window, [("列表", [(("J",), "下一条"), …])]).open() is the sheet behind "?".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.views.dialogs import Sheet
from desktop.views.icons import Glyph
from desktop.views.labels import ElidedLabel, Keys, clear, hline, label, repolish, say
from desktop.views.overlay import Overlay
from desktop.views.scrolling import scrolled

_MOST_ROWS = 40


@dataclass(frozen=True, slots=True)
class Entry:
    """shortcut: keys apart by spaces, "Ctrl Shift L". group: the heading under which it stands."""

    key: str
    icon: str
    title: str
    hint: str = ""
    shortcut: str = ""
    group: str = ""
    search: str = ""

    def matches(self, words: Sequence[str]) -> bool:
        where = f"{self.title} {self.hint} {self.search}".lower()
        return all(word in where for word in words)


class _Row(QFrame):
    pressed = Signal(str)

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry
        self.setObjectName("entry")
        self.setFixedHeight(37)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(11)
        row.addWidget(Glyph(entry.icon, "text2"))
        row.addWidget(label(entry.title))
        row.addWidget(ElidedLabel(entry.hint, "caption"), 1)
        if entry.shortcut:
            row.addWidget(Keys(*entry.shortcut.split()))
        say(self, f"{entry.title} {entry.hint}".strip())

    def mark(self, on: bool) -> None:
        self.setProperty("current", on)
        repolish(self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit(self.entry.key)


class CommandPalette(Overlay):
    chosen = Signal(str)
    typed = Signal(str)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host.window(), card_name="palette")
        self.closes_on_outside = True
        self._entries: list[Entry] = []
        self._found: list[Entry] = []
        self._rows: list[_Row] = []
        self._at = 0
        column = QVBoxLayout(self.card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(20, 4, 20, 4)
        head.setSpacing(12)
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(self.tr("输入命令、订单号、会员、商品…"))
        self.edit.setAccessibleName(self.tr("命令"))
        self.edit.setFixedHeight(44)
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._typed)
        head.addWidget(Glyph("search", "text2", 18))
        head.addWidget(self.edit, 1)
        column.addLayout(head)
        column.addWidget(hline())
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(8, 6, 8, 6)
        self._list.setSpacing(0)
        self._area = scrolled(inner)
        column.addWidget(self._area, 1)
        column.addWidget(hline())
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(18, 8, 18, 8)
        foot.setSpacing(14)
        foot.addWidget(Keys("↑", "↓", words=self.tr("选择")))
        foot.addWidget(Keys("Enter", words=self.tr("执行")))
        foot.addWidget(Keys("Esc", words=self.tr("关闭")))
        foot.addStretch(1)
        foot.addWidget(label(self.tr("支持拼音首字母"), "caption"))
        return foot

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """All that can be done from here."""
        self._entries = list(entries)
        self._show()

    def show_found(self, text: str, found: Sequence[Entry]) -> None:
        """What was found for `text`; ignored when something else has been typed since."""
        if text == self.edit.text().strip():
            self._found = list(found)
            self._show()

    def open(self) -> None:
        self.edit.clear()
        self._found = []
        self._show()
        super().open()

    def take_focus(self) -> None:
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def place(self) -> None:
        width, height = min(600, self.width() - 32), min(488, self.height() - 120)
        self.card.setGeometry((self.width() - width) // 2, max(16, self.height() // 9), width, height)

    def _typed(self, text: str) -> None:
        self._found = []
        self._show()
        self.typed.emit(text.strip())

    def _show(self) -> None:
        words = self.edit.text().lower().split()
        fitting = self._found + [one for one in self._entries if one.matches(words)]
        clear(self._list)
        self._rows = []
        group = ""
        for entry in fitting[:_MOST_ROWS]:
            if entry.group != group:
                group = entry.group
                heading = label(group, "caption")
                heading.setContentsMargins(12, 6, 0, 4)
                self._list.addWidget(heading)
            row = _Row(entry)
            row.pressed.connect(self._choose)
            self._list.addWidget(row)
            self._rows.append(row)
        if not fitting:
            nothing = label(self.tr("没有这样的命令或记录"), "muted")
            nothing.setContentsMargins(12, 16, 0, 16)
            self._list.addWidget(nothing)
        self._list.addStretch(1)
        self._mark(0)

    def _mark(self, at: int) -> None:
        if not self._rows:
            self._at = 0
            return
        self._at = at % len(self._rows)
        for number, row in enumerate(self._rows):
            row.mark(number == self._at)
        self._area.ensureWidgetVisible(self._rows[self._at], 0, 8)
        self.edit.setAccessibleDescription(self._rows[self._at].accessibleName())

    def _choose(self, key: str) -> None:
        self.close_overlay()
        self.chosen.emit(key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self.edit:
            key = event.key()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._mark(self._at + (1 if key == Qt.Key.Key_Down else -1))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self._rows:
                    self._choose(self._rows[self._at].entry.key)
                return True
            return False
        return super().eventFilter(watched, event)


class KeysHelp(Sheet):
    """Every key, by group, in two columns."""

    def __init__(self, host: QWidget, groups: Sequence[tuple[str, Sequence[tuple[tuple[str, ...], str]]]]) -> None:
        super().__init__(host, self.tr("快捷键"), icon="keyboard", width=640)
        grid = QGridLayout()
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(18)
        for number, (title, keys) in enumerate(groups):
            block = QVBoxLayout()
            block.setSpacing(7)
            block.addWidget(label(title, "strong"))
            for caps, words in keys:
                line = QHBoxLayout()
                line.addWidget(label(words, "muted"))
                line.addStretch(1)
                line.addWidget(Keys(*caps))
                block.addLayout(line)
            block.addStretch(1)
            grid.addLayout(block, number // 2, number % 2)
        self.body.addLayout(grid)
