"""Text of every kind: labels, section headers, key and value rows, avatars, keys, lines.

label("8,800 积分", "points")                    plain text; roles are listed in theme.py's style sheet
ElidedLabel("纯棉四件套 1.8m 等 2 件")            cuts with …, the full text on hover
SectionHeader("积分与金额", action="规则 v7")      .acted when the link is pressed; note= grey text instead
KeyValueRow("积分已用", "8,800 积分", note="3 个批次", tone="points")
Avatar("敏", 28) · Keys("Ctrl", "K") · hline() · vline() · Card()
set_role(widget, "danger") · say(widget, "name for the screen reader") · clear(layout)
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.views.buttons import Button, reveal
from desktop.views.theme import color, font


def label(text: str = "", role: str = "", *, wrap: bool = False, selectable: bool = False) -> QLabel:
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    if selectable:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def set_role(widget: QWidget, role: str) -> None:
    if widget.property("role") != role:
        widget.setProperty("role", role)
        repolish(widget)


def repolish(widget: QWidget) -> None:
    """The style sheet looks at a property again after it changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def say(widget: QWidget, name: str, description: str = "") -> None:
    widget.setAccessibleName(name)
    if description:
        widget.setAccessibleDescription(description)


def clear(layout: QLayout) -> None:
    """Takes everything out of the layout; widgets are hidden at once and deleted when Qt is idle."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


def hline(*, on_page: bool = False) -> QFrame:
    """on_page: over the page's own ground, where a card's hairline can't be seen."""
    made = QFrame()
    made.setProperty("role", "page_hline" if on_page else "hline")
    return made


def vline(height: int = 14) -> QFrame:
    made = QFrame()
    made.setProperty("role", "vline")
    made.setFixedHeight(height)
    return made


class Card(QFrame):
    """White box with a border; add to .box. role="well" is the grey one."""

    def __init__(self, role: str = "card", margins: tuple[int, int, int, int] = (16, 12, 16, 12)) -> None:
        super().__init__()
        self.setProperty("role", role)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(*margins)
        self.box.setSpacing(8)


class ElidedLabel(QLabel):
    """One line that gives way: cut at the right with …, full text as tooltip when cut; narrower than `least`, nothing.
    middle: cut there, where the end tells something too, as a file's name does.

    setText(text, shorter, …) says the first that there is room for.
    """

    def __init__(
        self, text: str = "", role: str = "", parent: QWidget | None = None, *, least: int = 0, middle: bool = False
    ) -> None:
        super().__init__(parent)
        self._least = least
        self._where = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        if role:
            self.setProperty("role", role)
        self._full = ""
        self._shorter: tuple[str, ...] = ()
        self.setText(text)

    def setText(self, text: str, *shorter: str) -> None:
        self._full, self._shorter = text, shorter
        self.setAccessibleName(text)
        super().setText(text)
        self._cut()

    def full_text(self) -> str:
        return self._full

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self._full) + 2
        return QSize(width, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        room, measure = self.contentsRect().width(), self.fontMetrics()
        said = (self._full, *self._shorter)
        fits = next((one for one in said if measure.horizontalAdvance(one) <= room), None)
        if fits is None:
            fits = "" if room < self._least else measure.elidedText(said[-1], self._where, room)
        if self.width() > 24 and fits != super().text():
            super().setText(fits)
        self.setToolTip(self._full if fits != self._full else "")


class SectionHeader(QWidget):
    """A section's title, with grey text or a link at its right."""

    acted = Signal()

    def __init__(self, title: str, *, note: str = "", action: str = "", role: str = "strong") -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.title = label(title, role)
        self.note = label(note, "caption")
        self.action = Button(action, kind="link")
        reveal(self.action, bool(action))
        self.action.clicked.connect(self.acted)
        row.addWidget(self.title)
        row.addStretch(1)
        row.addWidget(self.note)
        row.addWidget(self.action)


class KeyValueRow(QWidget):
    """Grey key (and note) at the left, value at the right; tone is a label role."""

    def __init__(self, key: str, value: str, *, note: str = "", tone: str = "", strong: bool = False) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.key = label(key, "caption")
        self.value = ElidedLabel(value, tone or ("strong" if strong else ""))
        self.value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.key)
        self.note = label(note, "caption")
        row.addWidget(self.note)
        row.addStretch(1)
        row.addWidget(self.value)
        say(self, f"{key} {note} {value}".replace("  ", " "))


def initial(name: str) -> str:
    """What stands for a person: the last character of a Chinese name, the first letter of a Latin one."""
    return name[:1].upper() if name.isascii() else name[-1:]


class Avatar(QWidget):
    """A round ground with one character of a name."""

    def __init__(
        self, character: str, size: int = 28, parent: QWidget | None = None, *, ground: str = "accent_soft"
    ) -> None:
        super().__init__(parent)
        self._ground = ground
        self._character = character[:1]
        self.setFixedSize(size, size)

    def show_character(self, character: str) -> None:
        self._character = character[:1]
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_avatar(painter, QRectF(self.rect()), self._character, self._ground)


def paint_avatar(painter: QPainter, rect: QRectF, character: str, ground: str = "accent_soft") -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(ground))
    painter.drawEllipse(rect)
    painter.setPen(color("accent_text"))
    painter.setFont(font(round(rect.height() * 0.42), 600))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, character)
    painter.restore()


class Keys(QWidget):
    """Key caps in a row: Keys("Ctrl", "K"), with grey words behind."""

    def __init__(self, *caps: str, words: str = "") -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        for cap in caps:
            made = label(cap, "kbd")
            made.setFixedHeight(19)
            made.setAlignment(Qt.AlignmentFlag.AlignCenter)
            row.addWidget(made)
        if words:
            row.addWidget(label(words, "caption"))
        say(self, " ".join((*caps, words)).strip())
