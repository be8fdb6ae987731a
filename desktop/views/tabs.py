"""TabBar: the row of tabs with counts above a list.

    bar = TabBar([Tab("TO_SHIP", "待发货"), Tab("held", "异常", icon="triangle-alert", token="danger_text", gap=True)])
    bar.changed(key) · bar.choose(key) · bar.show_counts({"TO_SHIP": 12}) · bar.current() · bar.add_right(widget)

Left and right arrows walk the tabs. Where there is no room for all, the icons go, then the counts of what isn't chosen,
then the last tabs into a menu.
A count of None is not shown (while it is being asked); 10_001 and more
are shown as the text the caller gives: show_counts takes int or str ("10,000+").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QMenu, QSizePolicy, QWidget

from desktop.views.buttons import IconButton
from desktop.views.icons import draw
from desktop.views.labels import vline
from desktop.views.theme import color, font


@dataclass(frozen=True, slots=True)
class Tab:
    """`gap`: a thin separator stands before this tab. `token`: the icon's colour."""

    key: str
    text: str
    icon: str = ""
    token: str = "text2"
    gap: bool = False


class TabButton(QAbstractButton):
    """One tab; painted so that the count never moves its neighbours' underline."""

    def __init__(self, tab: Tab) -> None:
        super().__init__()
        self._tab, self._count, self._tight = tab, "", 0
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.show_count("")

    def fit(self, tight: int) -> None:
        """0: all of it, 1: no icon and smaller letters, 2: no count beside them unless it is the chosen tab."""
        self._tight = tight
        self.setFixedSize(self.sizeHint())
        self.update()

    def show_count(self, count: str) -> None:
        self._count = count
        self.setAccessibleName(f"{self._tab.text} {count}".strip())
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        return self.room(self._tight)

    def room(self, tight: int) -> QSize:
        measure = QFontMetricsF(font(12 if tight else 13, 600))
        width = measure.horizontalAdvance(self._tab.text) + (20 if self._tab.icon and not tight else 0)
        if self._count and (tight < 2 or self.isChecked()):
            width += measure.horizontalAdvance(self._count) + 5
        return QSize(int(width) + 5, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        ink = "accent_text" if on else "text" if self.underMouse() else "text2"
        face = font(12 if self._tight else 13, 600 if on else 400)
        measure, at = QFontMetricsF(face), 2.0
        if self._tab.icon and not self._tight:
            draw(painter, QRectF(at, 12, 15, 15), self._tab.icon, "accent_text" if on else self._tab.token)
            at += 20
        painter.setFont(face)
        painter.setPen(color(ink))
        painter.drawText(QRectF(at, 0, self.width(), 38), Qt.AlignmentFlag.AlignVCenter, self._tab.text)
        if self._count and (self._tight < 2 or on):
            at += measure.horizontalAdvance(self._tab.text) + 5
            painter.setPen(color(ink if on else "text2"))
            painter.drawText(QRectF(at, 0, self.width(), 38), Qt.AlignmentFlag.AlignVCenter, self._count)
        if on:
            painter.fillRect(QRectF(0, self.height() - 2, self.width(), 2), color("accent"))
        if self.hasFocus():
            painter.setPen(color("focus"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 6.5, -0.5, -6.5), 4, 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class TabBar(QFrame):
    changed = Signal(str)

    def __init__(self, tabs: Sequence[Tab], *, name: str = "", margin: int = 20) -> None:
        super().__init__()
        self.setObjectName("tabbar")
        self.setAccessibleName(name)
        self.setFixedHeight(41)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(margin - 2, 0, margin, 0)
        self._row.setSpacing(11)
        self._row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self._buttons: dict[str, TabButton] = {}
        self._lines: dict[str, QFrame] = {}
        self._beside: list[QWidget] = []
        self._more = IconButton("ellipsis", self.tr("其他标签"))
        self._more.clicked.connect(self._open_menu)
        self._more.hide()
        for tab in tabs:
            if tab.gap:
                self._lines[tab.key] = vline()
                self._row.addWidget(self._lines[tab.key])
            button = TabButton(tab)
            button.clicked.connect(partial(self._pressed, tab.key))
            button.toggled.connect(self._fit)
            self._buttons[tab.key] = button
            self._row.addWidget(button)
        self._row.addWidget(self._more)
        self._row.addStretch(1)
        if tabs:
            self.choose(tabs[0].key)

    def current(self) -> str:
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        """Shows the tab as chosen without emitting `changed`; none for a key that no tab has."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)
            return
        for button in self._buttons.values():
            button.setAutoExclusive(False)
            button.setChecked(False)
            button.setAutoExclusive(True)

    def show_counts(self, counts: Mapping[str, int | str | None]) -> None:
        for key, button in self._buttons.items():
            count = counts.get(key)
            button.show_count("" if count is None else count if isinstance(count, str) else f"{count:,}")
        self._fit()

    def add_right(self, widget: QWidget) -> None:
        self._row.addWidget(widget)
        self._beside.append(widget)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self, _checked: bool = False) -> None:
        """All tabs in the same way, as roomy as they can be; with no room for all even so, the last go into the menu."""
        margins, gap = self._row.contentsMargins(), self._row.spacing()
        room = self.width() - margins.left() - margins.right()
        room -= sum(one.sizeHint().width() + gap for one in self._beside)
        for tight in range(3):
            if sum(self._width_of(key, tight) for key in self._buttons) <= room:
                self._show_tabs(set(self._buttons), tight)
                return
        room -= self._more.sizeHint().width() + gap
        kept = {self.current()} & self._buttons.keys()
        room -= sum(self._width_of(key, 2) for key in kept)
        for key in [one for one in self._buttons if one not in kept]:
            room -= self._width_of(key, 2)
            if room < 0:
                break
            kept.add(key)
        self._show_tabs(kept, 2)

    def _width_of(self, key: str, tight: int) -> int:
        """A tab with its separator and the gaps behind them."""
        line = self._lines.get(key)
        gap = self._row.spacing()
        return self._buttons[key].room(tight).width() + gap + (line.sizeHint().width() + gap if line else 0)

    def _show_tabs(self, kept: set[str], tight: int) -> None:
        for key, button in self._buttons.items():
            button.fit(tight)
            button.setHidden(key not in kept)
            if key in self._lines:
                self._lines[key].setHidden(key not in kept)
        self._more.setHidden(len(kept) == len(self._buttons))
        self._row.activate()

    def menu(self) -> QMenu:
        """Of the tabs that have no room."""
        made = QMenu(self)
        for key, button in self._buttons.items():
            if button.isHidden():
                made.addAction(button.accessibleName()).triggered.connect(partial(self._chosen_in_menu, key))
        return made

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _chosen_in_menu(self, key: str, checked: bool = False) -> None:
        self.choose(key)
        self.changed.emit(key)

    def minimumSizeHint(self) -> QSize:
        """The chosen tab and the menu: a window isn't kept wide by its tabs."""
        margins, gap = self._row.contentsMargins(), self._row.spacing()
        tab = max((one.room(2).width() for one in self._buttons.values()), default=0)
        return QSize(margins.left() + margins.right() + tab + gap + self._more.sizeHint().width(), 41)

    def _pressed(self, key: str, checked: bool = False) -> None:
        self.changed.emit(key)
