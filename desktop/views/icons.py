"""Lucide icons, tinted with a token of the theme and cached.

    pixmap("truck", "accent_text", 16, ratio) -> QPixmap   for painting; ratio is the widget's devicePixelRatioF()
    icon("truck", "text", 16) -> QIcon                     crisp at 100 % and on every screen of this PC
    dress(button, "truck", "text", 16)                     gives a button its icon; apply_theme tints it again
    draw(painter, rect, "truck", "text3")                  straight into a paintEvent
    Glyph("truck", "text2", 16)                            a widget that shows one icon
    IconTile("truck", "accent", 36)                        an icon on a rounded ground

The token may also be a "#RRGGBB". Unknown names raise FileNotFoundError.
"""

from __future__ import annotations

from functools import cache, lru_cache
from math import floor

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop.config import resource
from desktop.views.theme import color, on_change


@cache
def _source(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=2000)
def _tinted(name: str, value: str, size: int, ratio: float, gap: int) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", value).encode()))
    drawn = QPixmap(round((size + gap) * ratio), round(size * ratio))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, round(size * ratio), round(size * ratio)))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


def pixmap(name: str, token: str, size: int = 16, ratio: float = 1.0) -> QPixmap:
    return _tinted(name, color(token).name(), size, ratio, 0)


def icon(name: str, token: str = "text", size: int = 16, *, gap: int = 0, disabled: str = "disabled") -> QIcon:
    """`gap`: empty pixels at the right, where a button's text follows."""
    made = QIcon()
    # drawn for the screens that are there: for every scaling there may be it took a tenth of a second at sign-in
    for ratio in sorted({1.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}):
        made.addPixmap(_tinted(name, color(token).name(), size, ratio, gap))
        faded = _tinted(name, color(disabled).name(), size, ratio, gap)
        made.addPixmap(faded, QIcon.Mode.Disabled)
    return made


def draw(painter: QPainter, rect: QRectF, name: str, token: str) -> None:
    """The icon in the middle of rect, as large as its shorter side."""
    size = round(min(rect.width(), rect.height()))
    device = painter.device()
    image = pixmap(name, token, size, device.devicePixelRatio() if device else 1.0)
    # halves always upward: round() takes them to even places, and an icon shook beside its words while it was scrolled
    painter.drawPixmap(floor(rect.center().x() - size / 2 + 0.5), floor(rect.center().y() - size / 2 + 0.5), image)


def dress(button: QAbstractButton, name: str, token: str = "text", size: int = 16) -> None:
    """Sets the icon and remembers name and token, so that a change of scheme can tint it again."""
    button.setProperty("icon_name", name)
    button.setProperty("icon_token", token)
    button.setProperty("icon_size", size)
    gap = 4 if button.text() else 0
    button.setIcon(icon(name, token, size, gap=gap))
    button.setIconSize(QSize(size + gap, size))


def redress_all() -> None:
    for widget in QApplication.allWidgets():
        name = widget.property("icon_name")
        if name and isinstance(widget, QAbstractButton):
            dress(widget, name, widget.property("icon_token"), widget.property("icon_size"))


on_change(redress_all)


class Glyph(QWidget):
    """One icon, decorative unless it gets a name; painted, so it follows scheme and scaling."""

    def __init__(self, name: str, token: str = "text2", size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._token, self._size = name, token, size
        self.setFixedSize(size, size)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_icon(self, name: str, token: str | None = None) -> None:
        self._name, self._token = name, token or self._token
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw(painter, QRectF(self.rect()), self._name, self._token)


_TONES = {
    "accent": ("accent_soft", "accent_text"), "danger": ("danger_soft", "danger_text"),
    "good": ("good_soft", "good"), "warn": ("points_soft", "points"), "plain": ("sunken", "text2"),
}  # fmt: skip


class IconTile(QWidget):
    """An icon on a rounded ground: tones accent, danger, good, warn, plain; or a picture that fills it."""

    def __init__(self, icon: str, tone: str = "accent", size: int = 36) -> None:
        super().__init__()
        self._icon, self._tone = icon, tone
        self._picture = QPixmap()
        self.setFixedSize(size, size)

    def show_picture(self, picture: QPixmap) -> None:
        self._picture = picture
        self.update()

    def has_picture(self) -> bool:
        return not self._picture.isNull()

    def show_icon(self, icon: str, tone: str) -> None:
        self._icon, self._tone = icon, tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, ink = _TONES[self._tone]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(ground))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        if self.has_picture():
            outline = QPainterPath()
            outline.addRoundedRect(QRectF(self.rect()), 8, 8)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setClipPath(outline)
            painter.drawPixmap(self.rect(), self._picture)
            return
        inset = self.width() * 0.26
        draw(painter, QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), self._icon, ink)
