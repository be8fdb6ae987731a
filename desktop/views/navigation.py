"""Navigation: the left column. Brand, groups of pages with counts, and who is signed in.

    nav = Navigation("悦享生活 · 南山店", [NavItem("orders", "clipboard-list", "订单管理", group="订单"), …])
    nav.chosen(key) · nav.choose(key) · nav.show_badge("exceptions", 10, urgent=True)
    nav.show_person("张敏", "店长") · nav.sign_out · nav.person_pressed
Only pages that exist are passed in. group "" stands first, group "-" at the bottom. Narrow windows show icons only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.config import resource
from desktop.views.buttons import IconButton, LineButton
from desktop.views.chips import CountBadge
from desktop.views.icons import draw
from desktop.views.labels import Avatar, ElidedLabel, clear, hline, initial, label, say
from desktop.views.scrolling import scrolled
from desktop.views.theme import color, font

WIDTH, NARROW = 196, 60


@dataclass(frozen=True, slots=True)
class NavItem:
    key: str
    icon: str
    title: str
    group: str = ""
    badge: int = 0
    urgent: bool = False


class BrandMark(QWidget):
    """The product's icon."""

    def __init__(self, size: int = 30) -> None:
        super().__init__()
        self._renderer = QSvgRenderer(str(resource("icons/product.svg")), self)
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._renderer.render(QPainter(self), QRectF(self.rect()))


def product_pixmap(size: int) -> QPixmap:
    drawn = QPixmap(size, size)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(str(resource("icons/product.svg"))).render(painter)
    painter.end()
    return drawn


class NavButton(LineButton):
    def __init__(self, item: NavItem) -> None:
        super().__init__()
        self.item, self.narrow = item, False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.badge = CountBadge(item.badge, urgent=item.urgent, parent=self)
        self.show_badge(item.badge, item.urgent)

    def show_badge(self, count: int, urgent: bool) -> None:
        self.badge.show_count(count, urgent=urgent)
        self.setAccessibleName(f"{self.item.title} {self.badge.words()}" if count else self.item.title)
        self._stand()

    def set_narrow(self, narrow: bool) -> None:
        self.narrow = narrow
        self.setToolTip(self.item.title if narrow else "")
        self._stand()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 32)

    def resizeEvent(self, event: object) -> None:
        self._stand()

    def _stand(self) -> None:
        self.badge.set_small(self.narrow)
        lift = 0 if self.narrow else (self.height() - self.badge.height()) // 2
        self.badge.move(self.width() - self.badge.width() - (0 if self.narrow else 10), lift)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, box = self.isChecked(), QRectF(self.rect())
        if on or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("sel" if on else "hover"))
            painter.drawRoundedRect(box, 6, 6)
        if on:
            painter.fillRect(QRectF(0, 8, 3, self.height() - 16), color("accent"))
        ink = "accent_text" if on else "text"
        left = (self.width() - 17) / 2 if self.narrow else 12
        draw(painter, QRectF(left, box.center().y() - 8, 16, 16), self.item.icon, ink if on else "text2")
        if not self.narrow:
            painter.setFont(font(13, 600 if on else 400))
            painter.setPen(color(ink))
            room = box.adjusted(38, -1, -self.badge.width() - 14 if self.badge.isVisible() else -4, -1)
            words = painter.fontMetrics().elidedText(self.item.title, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        self.paint_focus(painter, 6)


class Navigation(QFrame):
    chosen = Signal(str)
    sign_out = Signal()
    person_pressed = Signal()

    def __init__(self, shop: str, items: Sequence[NavItem]) -> None:
        super().__init__()
        self.setObjectName("nav")
        self.setAccessibleName(self.tr("页面"))
        self._buttons: dict[str, NavButton] = {}
        self._headings: list[QWidget] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(self._brand(shop))
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(8, 0, 7, 6)
        self._list.setSpacing(1)
        self._fill(items)
        self._area = scrolled(inner)
        self._area.verticalScrollBar().rangeChanged.connect(self._make_room)
        column.addWidget(self._area, 1)
        column.addWidget(hline())
        column.addLayout(self._person())
        self.set_narrow(False)

    def _brand(self, shop: str) -> QHBoxLayout:
        row = self._brand_row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(BrandMark())
        words = QVBoxLayout()
        words.setSpacing(0)
        self._name = label(self.tr("积分掌柜"), "h3")
        self._shop = ElidedLabel(shop, "caption")
        words.addWidget(self._name)
        words.addWidget(self._shop)
        row.addLayout(words, 1)
        return row

    def _fill(self, items: Sequence[NavItem]) -> None:
        group = ""
        for item in [one for one in items if one.group != "-"]:
            if item.group != group:
                group = item.group
                heading = label(group, "caption")
                heading.setContentsMargins(12, 5, 0, 3)
                self._headings.append(heading)
                self._list.addWidget(heading)
            self._add(item)
        self._list.addStretch(1)
        for item in [one for one in items if one.group == "-"]:
            self._add(item)

    def show_items(self, items: Sequence[NavItem]) -> None:
        """Other pages than before; badges of those that stay are kept."""
        chosen, narrow = self.current(), self.width() == NARROW
        counts = {key: button.badge for key, button in self._buttons.items()}
        clear(self._list)
        self._buttons, self._headings = {}, []
        self._fill(items)
        for key, button in self._buttons.items():
            if key in counts:
                button.show_badge(*counts[key].counted())
        self.choose(chosen)
        self.set_narrow(narrow)

    def _add(self, item: NavItem) -> None:
        button = NavButton(item)
        button.clicked.connect(partial(self._pressed, item.key))
        self._buttons[item.key] = button
        self._list.addWidget(button)

    def _person(self) -> QHBoxLayout:
        row = self._person_row = QHBoxLayout()
        row.setSpacing(10)
        self._face = Avatar("", 28)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._person_name, self._role = ElidedLabel("", "strong"), ElidedLabel("", "caption")
        words.addWidget(self._person_name)
        words.addWidget(self._role)
        self._out = IconButton("log-out", self.tr("退出登录"))
        self._out.clicked.connect(self.sign_out)
        row.addWidget(self._face)
        row.addLayout(words, 1)
        row.addWidget(self._out)
        return row

    def show_person(self, name: str, role: str) -> None:
        self._person_name.setText(name)
        self._role.setText(role)
        self._face.show_character(initial(name))
        say(self._face, f"{name} {role}")

    def show_shop(self, shop: str) -> None:
        self._shop.setText(shop)

    def show_badge(self, key: str, count: int, *, urgent: bool = False) -> None:
        if key in self._buttons:
            self._buttons[key].show_badge(count, urgent)

    def keys(self) -> list[str]:
        return list(self._buttons)

    def choose(self, key: str) -> None:
        """Shows the page as chosen without emitting `chosen`."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def current(self) -> str:
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_narrow(self, narrow: bool) -> None:
        self.setFixedWidth(NARROW if narrow else WIDTH)
        for widget in (self._name, self._shop, self._person_name, self._role, self._face, *self._headings):
            widget.setHidden(narrow)
        self._brand_row.setContentsMargins(15 if narrow else 16, 9, 14 if narrow else 12, 8)
        self._person_row.setContentsMargins(14 if narrow else 16, 7, 13 if narrow else 10, 7)
        self._make_room()
        for button in self._buttons.values():
            button.set_narrow(narrow)

    def _make_room(self, *_range: int) -> None:
        """Where the pages scroll, the bar takes the margin; icons alone stay beneath each other in the middle."""
        if self._area.verticalScrollBar().maximum() > 0:  # asked for anew: a bar that was kept may be told deleted
            self._list.setContentsMargins(11 if self.width() == NARROW else 8, 0, 0, 6)
        else:
            self._list.setContentsMargins(8, 0, 7, 6)

    def _pressed(self, key: str, checked: bool = False) -> None:
        self.chosen.emit(key)
