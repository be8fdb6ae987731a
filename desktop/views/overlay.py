"""Overlays: child widgets that cover a window. Never native windows, so that Chinese input works in them.

Overlay(host, scrim=True)      base: covers host, follows its size, keeps the focus in, Esc closes, .closed
    .card                      the white box; subclasses fill it and say where it stands in place()
    .open() · .close_overlay() · overlays_of(host) -> the open ones, topmost last
Popover(host, anchor, width)   a panel under a button (filters, columns); a press outside closes it; .box
    .add_scrolled(widget)      what scrolls where the window is too low for the whole panel
paint_shadow(painter, rect, radius)
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.views.scrolling import full_height, in_sight, scrolled
from desktop.views.theme import theme

_REACH = 22


def paint_shadow(painter: QPainter, rect: QRectF, radius: float) -> None:
    """A soft shadow around rect, fading over 22 pixels; drawn by hand, since an effect repaints the whole card."""
    device = painter.device()
    drawn = _shadow(rect.size().toTuple(), radius, theme().dark, device.devicePixelRatio() if device else 1.0)
    painter.drawPixmap(rect.topLeft() - QPointF(_REACH, _REACH - 6), drawn)


@lru_cache(maxsize=6)
def _shadow(size: tuple[float, float], radius: float, dark: bool, ratio: float) -> QPixmap:
    """Kept, for it stands over what others change: a list that is painted twice a second."""
    room = QSizeF(size[0] + 2 * _REACH, size[1] + 2 * _REACH)
    drawn = QPixmap((room * ratio).toSize())
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 9) if dark else QColor(20, 24, 36, 4))
    for reach in range(_REACH, 0, -2):
        edge = _REACH - reach
        painter.drawRoundedRect(
            QRectF(QPointF(0, 0), room).adjusted(edge, edge, -edge, -edge), radius + reach, radius + reach
        )
    painter.end()
    return drawn


def overlays_of(host: QWidget) -> list[Overlay]:
    """The open overlays on host's window, in the order in which they cover each other."""
    return [child for child in host.window().findChildren(Overlay) if child.isVisible()]


class Overlay(QWidget):
    """Covers `host` (give the window, or the page for a smaller one)."""

    closed = Signal()

    def __init__(self, host: QWidget, *, scrim: bool = True, card_name: str = "sheet") -> None:
        super().__init__(host)
        self._scrim = scrim
        self._before: QWidget | None = None
        self.is_open = False
        self.closes_on_outside = not scrim
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.card = QFrame(self)
        self.card.setObjectName(card_name)
        host.installEventFilter(self)
        self.card.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        self._before = QApplication.focusWidget()
        self.is_open = True
        self.appear()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.take_focus()

    def appear(self) -> None:
        """Over everything else, as it stands."""
        self.setGeometry(self.host().rect())
        self.show()
        self.raise_()
        self.place()

    def may_wait(self) -> bool:
        """Whether it outlasts a change of persons at the lock; not where it holds nothing that was typed."""
        return True

    def close_overlay(self) -> None:
        if not self.is_open:
            return
        self.is_open = False
        self.hide()
        if self._before is not None and _alive(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        self.closed.emit()

    def host(self) -> QWidget:
        parent = self.parentWidget()
        assert parent is not None
        return parent

    def place(self) -> None:
        """Where the card stands; the middle unless a subclass knows better."""
        size = self.card.sizeHint().boundedTo(self.size())
        self.card.setGeometry(
            QRect(QPoint(0, 0), size).translated(self.rect().center() - QRect(QPoint(), size).center())
        )

    def take_focus(self) -> None:
        """Puts the focus on the first control of the card."""
        self.focusNextPrevChild(True)

    def dismiss(self) -> None:
        """Esc, × or a press outside; a subclass may keep what was typed, or refuse while work runs."""
        self.close_overlay()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self.host().rect())
            self.place()
        elif event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self.place()
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays inside the card."""
        stops = [one for one in _in_tab_order(self.card) if one.isVisibleTo(self) and one.isEnabled()]
        if not stops:
            return True
        here = QApplication.focusWidget()
        at = stops.index(here) if here in stops else (-1 if forward else 0)
        there = stops[(at + (1 if forward else -1)) % len(stops)]
        there.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        in_sight(there)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.closes_on_outside and not self.card.geometry().contains(event.position().toPoint()):
            self.dismiss()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._scrim:
            painter.fillRect(self.rect(), QColor(0, 0, 0, 160) if theme().dark else QColor(16, 24, 40, 102))
        paint_shadow(painter, QRectF(self.card.geometry()), 12)


def _in_tab_order(card: QWidget) -> list[QWidget]:
    """Every widget in the card that Tab stops at, in the order of the focus chain."""
    found: list[QWidget] = []
    one = card.nextInFocusChain()
    while one is not None and one is not card:
        if card.isAncestorOf(one) and one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None:
            found.append(one)
        one = one.nextInFocusChain()
    return found


def _alive(widget: QWidget) -> bool:
    from shiboken6 import isValid

    return isValid(widget)


class Popover(Overlay):
    """A panel below its anchor, moved in when the window's edge is near; add to .box."""

    def __init__(self, host: QWidget, anchor: QWidget, *, width: int = 320, name: str = "") -> None:
        super().__init__(host, scrim=False, card_name="popover")
        self._anchor, self._width = anchor, width
        self.setAccessibleName(name)
        self.box = QVBoxLayout(self.card)
        self.box.setContentsMargins(12, 12, 12, 12)
        self.box.setSpacing(8)
        self._scrolled: tuple[QScrollArea, QWidget] | None = None

    def add_scrolled(self, inner: QWidget) -> None:
        """What gives way when the window is too low for the whole panel."""
        self._scrolled = scrolled(inner), inner
        self.box.addWidget(self._scrolled[0], 1)

    def _full_height(self) -> int:
        """The panel's when nothing in it has to scroll: only read, never set, so that no layout is asked for again."""
        height = max(self.box.sizeHint().height(), self.box.totalHeightForWidth(self._width))
        if self._scrolled is None:
            return height
        area, inner = self._scrolled
        margins = self.box.contentsMargins()
        whole = full_height(inner, self._width - 2 - margins.left() - margins.right())
        return height - area.sizeHint().height() + whole

    def place(self) -> None:
        corner = self._anchor.mapTo(self.host(), QPoint(0, self._anchor.height() + 6))
        wanted = self._full_height()
        height = min(wanted + 2, self.height() - 24)
        x = max(8, min(corner.x(), self.width() - self._width - 8))
        y = max(8, min(corner.y(), self.height() - height - 12))
        self.card.setGeometry(x, y, self._width, height)
