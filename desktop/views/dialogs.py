"""Sheet: the dialog of every act. A child overlay: scrim, centred card, Esc closes, focus stays inside.

    sheet = Sheet(window, "发货 JF261122098203", "萧* 金卡 · 承诺 11-24 16:53 前发出", icon="truck", width=620)
    sheet.add(widget) · sheet.side (a grey column at the right, made when asked) · sheet.add_foot(widget) at the left
    button = sheet.add_button("发货 1 个包裹", "truck", kind="primary", slot=self._ship, default=True)
    sheet.open() · sheet.show_error("…") · sheet.set_busy("正在发货") · sheet.close_overlay() · sheet.closed

The default button answers to Enter (outside a text of several lines) and always to Ctrl+Enter. tone "danger"
colours the icon. While busy nothing can be pressed and Esc does nothing. Deletes itself when closed unless keep=True.
confirm(window, title, text, act="删除草稿", slot=…) is the short one.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.views.bar_room import bar_in_margin
from desktop.views.buttons import Button, IconButton, SegmentedControl
from desktop.views.form import TextEdit
from desktop.views.icons import IconTile
from desktop.views.labels import label, repolish
from desktop.views.notices import Banner, Spinner
from desktop.views.overlay import Overlay
from desktop.views.scrolling import full_height, scrolled

translate = QCoreApplication.translate

_EDGE = 22
_SIDE = 24  # left and right of the body
_SIDE_COLUMN, _QT_MOST = 312, 16_777_215


class Sheet(Overlay):
    def __init__(
        self,
        host: QWidget,
        title: str,
        subtitle: str = "",
        *,
        icon: str = "",
        tone: str = "accent",
        width: int = 620,
        keep: bool = False,
    ) -> None:
        super().__init__(host.window())
        self._width, self._keep, self._busy = width, keep, False
        self._default: QPushButton | None = None
        self.first: QWidget | None = None
        self.least_height = 0
        self.setAccessibleName(title)
        self._grid = QGridLayout(self.card)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.setRowStretch(1, 1)
        self._grid.setColumnStretch(0, 1)
        self._top = self._head(title, subtitle, icon, tone)
        self._grid.addWidget(self._top, 0, 0, 1, 2)
        self._content = QWidget()
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(_SIDE, 2, _SIDE, 16)
        self.body.setSpacing(10)
        self.error = Banner("danger")
        self.body.addWidget(self.error)
        self._content.installEventFilter(self)
        self._area = scrolled(self._content)
        bar_in_margin(self._area, self.body)
        self._reckoned, self._more = 0, 0
        self._area.verticalScrollBar().rangeChanged.connect(self._look_again)
        self._grid.addWidget(self._area, 1, 0)
        self._side: QVBoxLayout | None = None
        self._column: QFrame | None = None
        self._grid.addWidget(self._foot(), 2, 0, 1, 2)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._keep_in_sight)
        if not keep:
            self.closed.connect(self.deleteLater)

    def _head(self, title: str, subtitle: str, icon: str, tone: str) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(24, 18, 18, 14)
        row.setSpacing(12)
        if icon:
            self.tile = IconTile(icon, tone)
            row.addWidget(self.tile)
        words = QVBoxLayout()
        words.setSpacing(1)
        self.title = label(title, "h2")
        self.subtitle = label(subtitle, "caption", wrap=True)
        words.addWidget(self.title)
        if subtitle:
            words.addWidget(self.subtitle)
        row.addLayout(words, 1)
        self._cross = IconButton("x", self.tr("关闭"))
        self._cross.clicked.connect(self.dismiss)
        row.addWidget(self._cross, 0, Qt.AlignmentFlag.AlignVCenter)
        return made

    def _foot(self) -> QWidget:
        self._footer = QFrame()
        self._footer.setObjectName("sheetfoot")
        row = QHBoxLayout(self._footer)
        row.setContentsMargins(24, 11, 24, 11)
        row.setSpacing(8)
        self._left = QHBoxLayout()
        self._spinner, self._busy_words = Spinner(), label("", "caption")
        self._spinner.hide()
        row.addLayout(self._left)
        row.addWidget(self._spinner)
        row.addWidget(self._busy_words)
        row.addStretch(1)
        self._right = QHBoxLayout()
        self._right.setSpacing(8)
        row.addLayout(self._right)
        self._footer.hide()
        return self._footer

    @property
    def side(self) -> QVBoxLayout:
        """The grey column at the right; below the body where the window is too narrow for both."""
        if self._side is None:
            column = QFrame()
            column.setObjectName("sheetside")
            column.setFixedWidth(_SIDE_COLUMN)
            self._side = QVBoxLayout(column)
            self._side.setContentsMargins(20, 12, 20, 16)
            self._side.setSpacing(8)
            self._grid.addWidget(column, 1, 1)
            self._column = column
        return self._side

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        self.body.addWidget(widget, stretch)

    def add_foot(self, widget: QWidget) -> None:
        self._left.addWidget(widget)
        self._footer.show()

    def add_button(
        self,
        text: str,
        icon: str = "",
        *,
        kind: str = "",
        slot: Callable[[], object] | None = None,
        default: bool = False,
    ) -> Button:
        button = Button(text, icon, kind=kind)
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if slot is not None:
            button.clicked.connect(slot)
        if default:
            self._default = button
        self._right.addWidget(button)
        self._footer.show()
        return button

    def show_error(self, text: str) -> None:
        """A sentence above the body; "" takes it away."""
        self.error.show_text("danger", text)
        self.place()
        self._area.verticalScrollBar().setValue(0)

    def set_busy(self, words: str = "") -> None:
        """With words: everything waits. Without: free again."""
        self._busy = bool(words)
        self._busy_words.setText(words)
        self._spinner.setVisible(self._busy)
        for part in (self._content, self._cross, *self._buttons()):
            part.setEnabled(not self._busy)

    def _buttons(self) -> list[QWidget]:
        return _widgets(self._right)

    def _keep_in_sight(self, before: QWidget | None, now: QWidget | None) -> None:
        """What gets the focus is scrolled into view, with the words beneath it."""
        if now is not None and self.isVisible() and self._content.isAncestorOf(now):
            self._area.ensureWidgetVisible(now, 0, 36)

    def dismiss(self) -> None:
        if not self._busy:
            self.close_overlay()

    def take_focus(self) -> None:
        """What has to be filled in first, where the sheet knows (first); else the first text to type, the first
        control, the default button."""
        if self.first is not None and focus_within(self.first):
            return
        found = [one for one in self._content.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        stops = [one for one in found if one.isVisibleTo(self) and one.isEnabled()]
        texts = [one for one in stops if isinstance(one, TextEdit | QPlainTextEdit) and not one.isReadOnly()]
        first = next(iter(texts or stops), self._default) or self._cross
        if isinstance(group := first.parentWidget(), SegmentedControl):
            first = group.chosen_button() or first
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _set_column(self, *, below: bool) -> None:
        column = self._column
        if column is None or below == (column.parentWidget() is self._content):
            return
        hidden = column.isHidden()
        if below:
            column.setMinimumWidth(0)
            column.setMaximumWidth(_QT_MOST)
            self.body.addWidget(column)
        else:
            column.setFixedWidth(_SIDE_COLUMN)
            self._grid.addWidget(column, 1, 1)
        column.setObjectName("sheetbelow" if below else "sheetside")
        repolish(column)
        column.setHidden(hidden)

    def _show_foot(self) -> None:
        """Without a button or a word in it, it is an empty band."""
        parts = [*_widgets(self._left), *self._buttons()]
        self._footer.setVisible(self._busy or any(not one.isHidden() for one in parts))

    def _look_again(self, _least: int, _most: int) -> None:
        """What is laid out in several steps may scroll for one of them: once they are over."""
        QTimer.singleShot(0, self, self._grow)

    def _grow(self) -> None:
        """Words that came to break where nobody reckoned with it: while the window has room nothing has to scroll."""
        most = self._area.verticalScrollBar().maximum()
        if most > 0 and not self._more and self.card.height() < self.height() - 2 * _EDGE:
            self._more = most
            self.place()
        # what came in above it has pushed it down
        self._keep_in_sight(None, self.focusWidget())

    def place(self) -> None:
        width = min(self._width, self.width() - 2 * _EDGE)
        self._show_foot()
        self._set_column(below=width < self._width)
        beside = self._column if self._column is not None and self._column.parentWidget() is self.card else None
        if beside is not None and beside.isHidden():
            beside = None
        inner = width - (_SIDE_COLUMN if beside is not None else 0)
        body = full_height(self._content, inner - _SIDE + self.body.contentsMargins().right())
        if body != self._reckoned:
            self._reckoned, self._more = body, 0
        body += self._more
        if beside is not None:
            body = max(body, beside.sizeHint().height())
        # the body gives way by scrolling, the words above it don't
        self._top.setFixedHeight(top := full_height(self._top, width))
        height = top + body + 2
        if not self._footer.isHidden():
            height += self._footer.sizeHint().height()
        height = min(max(height, self.least_height), self.height() - 2 * _EDGE)
        self.card.setGeometry((self.width() - width) // 2, max(_EDGE, (self.height() - height) // 2), width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            typing = isinstance(self.focusWidget(), QPlainTextEdit | QTextEdit)
            held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if self._default is not None and self._default.isEnabled() and (held or not typing):
                self._default.click()
            event.accept()
            return
        super().keyPressEvent(event)


def _widgets(row: QHBoxLayout) -> list[QWidget]:
    items = (row.itemAt(at) for at in range(row.count()))
    return [widget for item in items if item is not None and (widget := item.widget()) is not None]


def focus_within(widget: QWidget) -> bool:
    """The first control inside gets the focus; False when there is none."""
    found = [one for one in widget.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    first = next((one for one in found if one.isVisibleTo(widget) and one.isEnabled()), None)
    if first is not None:
        first.setFocus(Qt.FocusReason.TabFocusReason)
    return first is not None


def confirm(host: QWidget, title: str, text: str, *, act: str, slot: Callable[[], object], icon: str = "") -> Sheet:
    """Asks before what can't be undone; the button names the act, Enter keeps things as they are. Opens at once."""
    sheet = Sheet(host, title, icon=icon or "triangle-alert", tone="danger", width=460)
    sheet.add(label(text, "muted", wrap=True))
    sheet.add_button(translate("dialog", "不了"), slot=sheet.dismiss, default=True)
    sheet.add_button(act, kind="danger", slot=slot).clicked.connect(sheet.close_overlay)
    sheet.open()
    return sheet
