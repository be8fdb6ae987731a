"""Buttons and what is pressed: Button, IconButton, LineButton, SegmentedControl, Stepper, ToggleChip.

Button("发货 3 笔", "truck", kind="primary")      "", primary, danger, soft, ghost, link; size="small" | "large"
IconButton("columns-3", "选择列", outline=True)    the second text is tooltip and accessible name
SegmentedControl([("any", "不限"), ("yes", "是")])   .changed(key); .value(), .choose(key)
Stepper(1, least=1, most=9, name="数量")           .changed(int); − n +, typed, arrow keys
ToggleChip("待发货", "package-open")               a checkable pill; checked shows a tick
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QIcon, QIntValidator, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from desktop.views.icons import dress
from desktop.views.theme import color, font

_TOKENS = {"primary": "on_accent", "danger": "on_accent", "soft": "accent_text", "link": "accent_text"}


class Button(QPushButton):
    """The shop's button. The text names the act and its price."""

    def __init__(self, text: str = "", icon: str = "", *, kind: str = "", size: str = "") -> None:
        super().__init__(text)
        self._kind, self._icon = kind, icon
        self._words: str | None = None
        if kind:
            self.setProperty("kind", kind)
        if size:
            self.setProperty("grade", size)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        if icon:
            self.show_icon(icon)

    def show_icon(self, name: str) -> None:
        """ "" takes it away."""
        self._icon = name
        if name:
            dress(self, name, _TOKENS.get(self._kind, "text"), 16)
        else:
            self.setProperty("icon_name", "")
            self.setIcon(QIcon())

    def setText(self, text: str) -> None:
        if self.is_narrow():
            self._words = text
            self.setToolTip(text)
            self.setAccessibleName(text)
            return
        first = not self.text()
        super().setText(text)
        if self._icon and first:
            self.show_icon(self._icon)  # its gap to the words

    def is_narrow(self) -> bool:
        return self._words is not None

    def saved_width(self) -> int:
        """By how much it gets smaller without its words."""
        words = self.text() if self._words is None else self._words
        return self.fontMetrics().horizontalAdvance(words) + 4 if self._icon and words else 0

    def set_narrow(self, on: bool) -> None:
        """Only its icon where there is no room; the words stand on hover."""
        if on == self.is_narrow() or not self._icon:
            return
        if on:
            words = self.text()
            super().setText("")
            self._words = words
            self.setToolTip(words)
            self.setAccessibleName(words)
        else:
            words, self._words = self._words or "", None
            super().setText(words)
            self.setToolTip("")
            self.setAccessibleName("")
        self.show_icon(self._icon)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)


class IconButton(QToolButton):
    """A picture to press; `name` is its tooltip and its name for the screen reader."""

    def __init__(self, icon: str, name: str, *, outline: bool = False, token: str = "text2", size: int = 16) -> None:
        super().__init__()
        if outline:
            self.setProperty("kind", "outline")
            self.setFixedSize(36, 32)  # as high as the buttons beside it
            token = "text" if token == "text2" else token
        self._token, self._size = token, size
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.rename(name)
        dress(self, icon, token, size)

    def rename(self, name: str) -> None:
        self.setToolTip(name)
        self.setAccessibleName(name)

    def show_icon(self, icon: str) -> None:
        dress(self, icon, self._token, self._size)


class LineButton(QAbstractButton):
    """A line of a list to press: Enter presses it, ↑ and ↓ lead to its neighbours. Subclasses paint it."""

    def paint_focus(self, painter: QPainter, radius: float) -> None:
        if self.hasFocus():
            painter.setPen(color("focus"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)


class ToggleChip(QPushButton):
    """A pill that is on or off; on shows a tick before the word."""

    def __init__(self, text: str, icon: str = "") -> None:
        super().__init__(text.replace("&", "&&"))  # a name, no shortcut
        self._icon = icon
        self.setProperty("kind", "pill")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.toggled.connect(self._show)
        self._show(False)

    def _show(self, on: bool) -> None:
        name = "check" if on else self._icon
        if name:
            dress(self, name, "accent_text" if on else "text2", 14)
        else:
            self.setProperty("icon_name", "")
            self.setIcon(QIcon())


class SegmentedControl(QFrame):
    """One of a few, side by side in a grey trough."""

    changed = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], chosen: str = "", *, name: str = "") -> None:
        super().__init__()
        self.setObjectName("segments")
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        for key, words in choices:
            button = QPushButton(words)
            button.setProperty("kind", "segment")
            button.setCheckable(True)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setAccessibleName(f"{name} {words}".strip())
            button.clicked.connect(partial(self._pressed, key))
            button.setMinimumWidth(int(QFontMetricsF(font(12, 600)).horizontalAdvance(words)) + 26)  # as when chosen
            self._group.addButton(button)
            self._buttons[key] = button
            row.addWidget(button)
        self.choose(chosen or (choices[0][0] if choices else ""))

    def value(self) -> str:
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        """Shows the choice without emitting `changed`."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def chosen_button(self) -> QPushButton | None:
        """Where the focus goes that somebody brings here."""
        return next((one for one in self._buttons.values() if one.isChecked()), None)

    def _pressed(self, key: str, checked: bool = False) -> None:
        self.changed.emit(key)


class Stepper(QFrame):
    """A whole number with − and +, between least and most."""

    changed = Signal(int)

    def __init__(self, value: int = 1, *, least: int = 0, most: int = 999, name: str = "") -> None:
        super().__init__()
        self.setObjectName("stepper")
        self._least, self._most, self._value = least, most, value
        self._fewer = IconButton("minus", self.tr("少一个"), size=14)
        self._more = IconButton("plus", self.tr("多一个"), size=14)
        self.edit = QLineEdit(str(value))
        self.edit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.edit.setValidator(QIntValidator(0, 99_999, self))
        self.edit.setFixedWidth(36)
        self.edit.setAccessibleName(name or self.tr("数量"))
        self.edit.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        row.addWidget(self._fewer)
        row.addWidget(self.edit)
        row.addWidget(self._more)
        self._fewer.clicked.connect(partial(self._step, -1))
        self._more.clicked.connect(partial(self._step, 1))
        self.edit.editingFinished.connect(self._typed)
        self.setFixedHeight(32)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._show()

    def value(self) -> int:
        return self._value

    def set_value(self, value: int) -> None:
        """Held between least and most; emits nothing."""
        self._value = max(self._least, min(self._most, value))
        self._show()

    def set_bounds(self, least: int, most: int) -> None:
        self._least, self._most = least, most
        self.set_value(self._value)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Up:
                self._step(1)
                return True
            if event.key() == Qt.Key.Key_Down:
                self._step(-1)
                return True
        return False

    def _step(self, by: int, checked: bool = False) -> None:
        self._move_to(self._value + by)

    def _typed(self) -> None:
        self._move_to(int(self.edit.text() or self._value))

    def _move_to(self, value: int) -> None:
        before = self._value
        self.set_value(value)
        if self._value != before:
            self.changed.emit(self._value)

    def _show(self) -> None:
        self.edit.setText(str(self._value))
        self._fewer.setEnabled(self._value > self._least)
        self._more.setEnabled(self._value < self._most)


def reveal(widget: QWidget, on: bool) -> None:
    """Shows or hides; a widget that has no parent yet is only marked, so that it never flashes as a window."""
    if on and widget.parentWidget() is None:
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
    else:
        widget.setVisible(on)


def stretch_row(*widgets: QWidget, spacing: int = 8) -> QHBoxLayout:
    """A row whose widgets stand at the right end."""
    row = QHBoxLayout()
    row.setSpacing(spacing)
    row.addStretch(1)
    for widget in widgets:
        row.addWidget(widget)
    return row
