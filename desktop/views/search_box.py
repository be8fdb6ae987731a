"""SearchBox: one line for everything; typed conditions stand before it as chips.

    box = SearchBox("继续输入条件…", name="搜索订单")
    box.searched(text)       250 ms after the last key, or at once on Enter
    box.submitted(text)      Enter
    box.chip_removed(key) · box.chip_edited(key)      Backspace at the start removes the last chip; in a box with a
                                                      ConditionEdit it asks for its text: box.chip_unmade(key)
    SearchBox("…", edit=ConditionEdit()) completes what is typed
    box.show_chips([("status", "package-open", "待发货"), …]) · box.text() · box.set_text("…") · box.take_focus()
Chips that don't fit in 62 % of the width are counted in a "+2".
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from desktop.views.buttons import IconButton
from desktop.views.chips import TokenChip
from desktop.views.condition_edit import ConditionEdit
from desktop.views.icons import Glyph
from desktop.views.labels import clear, label, repolish

_PAUSE_MS = 250


class SearchBox(QFrame):
    searched = Signal(str)
    submitted = Signal(str)
    chip_removed = Signal(str)
    chip_edited = Signal(str)
    chip_unmade = Signal(str)

    def __init__(self, placeholder: str = "", *, name: str = "", edit: ConditionEdit | None = None) -> None:
        super().__init__()
        self.setObjectName("tokenbox")
        self.setFixedHeight(32)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 4, 0)
        row.setSpacing(8)
        row.addWidget(Glyph("search"))
        self._chips = QHBoxLayout()
        self._chips.setSpacing(7)
        row.addLayout(self._chips)
        self._more = label("", "caption")
        self._more.hide()
        row.addWidget(self._more)
        self._conditions = edit
        self.edit = edit or QLineEdit()
        self.edit.setProperty("bare", True)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setAccessibleName(name or placeholder)
        self.edit.installEventFilter(self)
        row.addWidget(self.edit, 1)
        self._cross = IconButton("x", self.tr("清空"), size=14)
        self._cross.clicked.connect(self._clear)
        self._cross.hide()
        row.addWidget(self._cross)
        self._tokens: list[TokenChip] = []
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._say)
        self.edit.textEdited.connect(self._typed)
        self.edit.textChanged.connect(self._show_cross)
        self.setFocusProxy(self.edit)

    def text(self) -> str:
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Emits nothing."""
        self._pause.stop()
        self.edit.setText(text)
        if self._conditions is not None:
            self._conditions.close_list()

    def take_focus(self) -> None:
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def show_chips(self, chips: Sequence[tuple[str, str, str]]) -> None:
        """(key, icon, words) each."""
        clear(self._chips)
        self._tokens = []
        for key, icon, words in chips:
            chip = TokenChip(key, words, icon)
            chip.removed.connect(self.chip_removed)
            chip.edited.connect(self.chip_edited)
            self._chips.addWidget(chip)
            self._tokens.append(chip)
        self._fit()

    def _fit(self) -> None:
        room, hidden = self.width() * 0.62, 0
        for chip in self._tokens:
            room -= chip.sizeHint().width() + 7
            chip.setVisible(room >= 0 or chip is self._tokens[0])
            hidden += int(chip.isHidden())
        self._more.setText(f"+{hidden}")
        self._more.setVisible(bool(hidden))

    def _typed(self, text: str) -> None:
        self._pause.start()

    def _show_cross(self, text: str) -> None:
        self._cross.setVisible(bool(text))

    def _say(self) -> None:
        self.searched.emit(self.edit.text())

    def _clear(self) -> None:
        self.edit.clear()
        self._pause.stop()
        self._say()
        self.edit.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.setProperty("focused", event.type() == QEvent.Type.FocusIn)
            repolish(self)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        listed = self._conditions is not None and self._conditions.open
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._conditions is not None and self._conditions.marked:
                return False
            self._pause.stop()
            self.submitted.emit(self.edit.text())
            self._say()
            return True
        if event.key() == Qt.Key.Key_Escape and self.edit.text() and not listed:
            self._clear()
            return True
        at_start = not self.edit.cursorPosition() and not self.edit.hasSelectedText()
        if event.key() == Qt.Key.Key_Backspace and self._tokens and at_start:
            last = self._tokens[-1].key
            (self.chip_removed if self._conditions is None else self.chip_unmade).emit(last)
            return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
