"""SuggestEdit: a line with a list beneath of what fits. The list is a child widget, so that Chinese input works.

    edit = SuggestEdit("扫条码，或输入品名、编码", leading="scan-barcode")
    edit.asked(text)                 200 ms after the last letter; answer with
    edit.offer(text, [Suggestion("7", "小粒咖啡豆 454g", "SKU 20377", "1,340 积分", "可售 4 件")], nothing="没有这件商品")
    edit.chosen(key)                 a click, or Enter on the marked row; Tab too where tab_chooses
    edit.submitted(text)             Enter while nothing is offered
    edit.close_list()
    edit.show_picture(key, pixmap)   of an offer that has a tile

↑ and ↓ mark, Esc closes the list only. An offer for a text that has changed since is ignored. Where the text may stand
as it is (unmarked), Enter submits it until a row was marked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.views.form import TextEdit
from desktop.views.icons import IconTile
from desktop.views.labels import ElidedLabel, clear, label, repolish, say
from desktop.views.overlay import Overlay, paint_shadow

PAUSE_MS = 200
_ROOM = 30
_MOST = 50
_BY_HAND = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """title and hint at the left, right and note at the right; the tones are label roles of those two. tile: an icon
    before them, and picture, once it is there, in its place."""

    key: str
    title: str
    hint: str = ""
    right: str = ""
    note: str = ""
    tone: str = "caption"
    right_tone: str = "points"
    tile: str = ""
    picture: QPixmap | None = None


class _Row(QFrame):
    pressed = Signal(str)

    def __init__(self, suggestion: Suggestion) -> None:
        super().__init__()
        self.key = suggestion.key
        self.setObjectName("entry")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        two = bool(suggestion.hint or suggestion.note)
        self.setFixedHeight(46 if two else 32)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 3, 10, 3)
        row.setSpacing(12)
        self.tile = IconTile(suggestion.tile, "plain", 34) if suggestion.tile else None
        if self.tile is not None:
            row.addWidget(self.tile)
            if suggestion.picture is not None:
                self.tile.show_picture(suggestion.picture)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(0)
        left.addWidget(ElidedLabel(suggestion.title))
        if suggestion.hint:
            left.addWidget(ElidedLabel(suggestion.hint, "caption"))
        for text, role in ((suggestion.right, suggestion.right_tone), (suggestion.note, suggestion.tone)):
            if text:
                said = label(text, role)
                said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                right.addWidget(said)
        row.addLayout(left, 1)
        row.addLayout(right)
        words = (suggestion.title, suggestion.hint, suggestion.right, suggestion.note)
        say(self, " ".join(word for word in words if word))

    def mark(self, on: bool) -> None:
        self.setProperty("current", on)
        repolish(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit(self.key)


class _List(QWidget):
    """The rows with their shadow, above everything else of the overlay or window."""

    pressed = Signal(str)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.box = QFrame(self)
        self.box.setObjectName("popover")
        self.area = QScrollArea(self.box)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setObjectName("scrolled")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(5, 5, 5, 5)
        self._column.setSpacing(0)
        self.area.setWidget(inner)
        self.rows: list[_Row] = []
        self.hide()

    def show_rows(self, suggestions: Sequence[Suggestion], nothing: str) -> None:
        clear(self._column)
        self.rows = [_Row(one) for one in suggestions[:_MOST]]
        for row in self.rows:
            row.pressed.connect(self.pressed)
            self._column.addWidget(row)
        if not self.rows:
            said = label(nothing, "muted", wrap=True)
            said.setContentsMargins(10, 7, 10, 7)
            self._column.addWidget(said)
        self._column.addStretch(1)

    def lay_out(self, anchor: QWidget, least: int) -> None:
        host = self.parentWidget()
        assert host is not None
        width = min(max(anchor.width(), least), host.width() - 16)
        wanted = sum(row.height() for row in self.rows) + 12 if self.rows else 46
        below = anchor.mapTo(host, QPoint(0, anchor.height() + 4))
        room_below, room_above = host.height() - below.y() - 8, below.y() - anchor.height() - 12
        upwards = wanted > room_below and room_above > room_below
        height = min(wanted, 330, room_above if upwards else room_below)
        x = max(8, min(below.x(), host.width() - width - 8))
        y = below.y() - anchor.height() - 8 - height if upwards else below.y()
        self.setGeometry(x - _ROOM, y - _ROOM, width + 2 * _ROOM, height + 2 * _ROOM)
        self.box.setGeometry(_ROOM, _ROOM, width, height)
        self.area.setGeometry(1, 1, width - 2, height - 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_shadow(QPainter(self), QRectF(self.box.geometry()), 10)


class SuggestEdit(TextEdit):
    asked = Signal(str)
    chosen = Signal(str)
    submitted = Signal(str)

    def __init__(
        self,
        placeholder: str = "",
        *,
        leading: str = "",
        clearable: bool = False,
        name: str = "",
        tab_chooses: bool = False,
        on_focus: bool = False,
        list_width: int = 0,
        unmarked: bool = False,
    ) -> None:
        """on_focus: asks as soon as the line gets the focus, for short lists."""
        super().__init__(placeholder, leading=leading, clearable=clearable, name=name)
        self._tab_chooses, self._on_focus, self._list_width = tab_chooses, on_focus, list_width
        self._unmarked = unmarked
        self._list: _List | None = None
        self._scrolls: QScrollArea | None = None
        self._offered_for = ""
        self._at = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.textEdited.connect(self._typed)

    @property
    def offering(self) -> bool:
        """Whether there are rows for the text as it stands."""
        shown = self._list is not None and self._list.isVisible() and bool(self._list.rows)
        return shown and self._offered_for == self.text().strip()

    def offer(self, text: str, suggestions: Sequence[Suggestion], *, nothing: str = "") -> None:
        """What fits `text`; with nothing to offer, the words of `nothing` (or no list at all)."""
        if text != self.text().strip() or not self.hasFocus():
            return
        if not suggestions and not nothing:
            self.close_list()
            return
        if self._list is None:
            self._list = _List(_layer_of(self))
            self._list.pressed.connect(self._choose)
        self._offered_for = text
        self._list.show_rows(suggestions, nothing)
        self._list.lay_out(self, self._list_width)
        self._list.show()
        self._list.raise_()
        self._follow(True)
        self._at = -1
        if not self._unmarked:
            self._mark(0)

    @property
    def open(self) -> bool:
        return self._list is not None and self._list.isVisible()

    @property
    def marked(self) -> bool:
        """Whether Enter would choose a row."""
        return self.offering and self._at >= 0

    def offered(self) -> list[str]:
        """The keys that are offered now, in order."""
        return [row.key for row in self._list.rows] if self.offering and self._list else []

    def show_picture(self, key: str, picture: QPixmap) -> None:
        """It came after the words that were offered."""
        for row in self._list.rows if self._list is not None else ():
            if row.key == key and row.tile is not None:
                row.tile.show_picture(picture)

    def close_list(self) -> None:
        self._pause.stop()
        if self._list is not None and self._list.isVisible():
            self._list.hide()
            self._follow(False)

    def _typed(self, text: str) -> None:
        if text.strip() or self._on_focus:
            self._pause.start()
        else:
            self.close_list()

    def _ask(self) -> None:
        self.asked.emit(self.text().strip())

    def _choose(self, key: str) -> None:
        self.close_list()
        self.chosen.emit(key)

    def _mark(self, at: int) -> None:
        rows = self._list.rows if self._list is not None else []
        if not rows or self._list is None:
            return
        self._at = at % len(rows)
        for number, row in enumerate(rows):
            row.mark(number == self._at)
        self._list.area.ensureWidgetVisible(rows[self._at], 0, 8)
        self.setAccessibleDescription(rows[self._at].accessibleName())

    def _follow(self, on: bool) -> None:
        """While the list is open, it moves with the page that scrolls beneath it."""
        if self._scrolls is not None and not on:
            self._scrolls.verticalScrollBar().valueChanged.disconnect(self._scrolled)
            self._scrolls = None
        elif self._scrolls is None and on:
            above = self.parentWidget()
            while above is not None and not isinstance(above, QScrollArea):
                above = above.parentWidget()
            if above is not None:
                self._scrolls = above
                above.verticalScrollBar().valueChanged.connect(self._scrolled)

    def _scrolled(self, value: int) -> None:
        if self._list is not None and self._list.isVisible():
            self._list.lay_out(self, self._list_width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.marked and self._list is not None:
                self._choose(self._list.rows[self._at].key)
            else:
                self._pause.stop()
                self.submitted.emit(self.text().strip())
            event.accept()
            return
        if self._list is not None and self._list.isVisible():
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._mark(self._at + 1 if key == Qt.Key.Key_Down else max(self._at, 0) - 1)
                return
            if key == Qt.Key.Key_Escape:
                self.close_list()
                event.accept()
                return
        elif key == Qt.Key.Key_Down and (self._on_focus or self.text().strip()):
            self._ask()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab:
            if self._tab_chooses and self.offering and self._list is not None and self.text().strip():
                self._choose(self._list.rows[max(self._at, 0)].key)
                if not self.hasFocus():
                    return True
            self.close_list()
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._on_focus and event.reason() in _BY_HAND:
            self._ask()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.close_list()

    def hideEvent(self, event: QHideEvent) -> None:
        self.close_list()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._list is not None and self._list.isVisible():
            self._list.lay_out(self, self._list_width)


def _layer_of(widget: QWidget) -> QWidget:
    """The overlay that holds widget, or its window."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, Overlay):
        above = above.parentWidget()
    return above or widget.window()
