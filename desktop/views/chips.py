"""Chips: status, badges, conditions. Icon + word + colour, never colour alone.

ChipSpec("挂起", "held")                  what a chip shows: words, a style of theme.STATUS or BADGE, another icon
status_chip(OrderStatus.TO_SHIP)          its ChipSpec, with the status's word
Chip(ChipSpec(…))                         a widget; StatusChip(status), Badge("held", "挂起") are short for it
paint_chip(painter, x, middle, spec)      for delegates; returns the width it took
TokenChip("key", "积分 > 5,000", "coins")   a typed condition with ×: .removed(key), .edited(key)
CountBadge(10, urgent=True)               the number beside a navigation item
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from desktop.models.vocabulary import OrderStatus
from desktop.views.buttons import IconButton, reveal
from desktop.views.icons import Glyph, draw
from desktop.views.labels import label
from desktop.views.theme import Look, badge_look, color, font, status_look

CHIP_HEIGHT = 22
_PADDING, _ICON, _GAP = 8.0, 14.0, 4.0


@dataclass(frozen=True, slots=True)
class ChipSpec:
    """`style` is an OrderStatus value or a key of BADGE; icon "-" means none, "" the style's own."""

    text: str
    style: str = "neutral"
    icon: str = ""
    outline: bool = False


def status_word(status: OrderStatus) -> str:
    words = {
        OrderStatus.UNPAID: QCoreApplication.translate("status", "未支付"),
        OrderStatus.PAID: QCoreApplication.translate("status", "已支付"),
        OrderStatus.TO_SHIP: QCoreApplication.translate("status", "待发货"),
        OrderStatus.SHIPPED: QCoreApplication.translate("status", "已发货"),
        OrderStatus.COMPLETED: QCoreApplication.translate("status", "已完成"),
        OrderStatus.CANCELLED: QCoreApplication.translate("status", "已取消"),
    }
    return words[status]


def status_chip(status: OrderStatus) -> ChipSpec:
    return ChipSpec(status_word(status), status.value)


def _look(spec: ChipSpec) -> Look:
    if spec.style in OrderStatus.__members__:
        return status_look(OrderStatus(spec.style))
    return badge_look(spec.style)


def _icon(spec: ChipSpec, look: Look) -> str:
    return "" if spec.icon == "-" else spec.icon or look.icon


def chip_width(spec: ChipSpec) -> float:
    words = QFontMetricsF(font(12, 600)).horizontalAdvance(spec.text)
    return 2 * _PADDING + words + (_ICON + _GAP if _icon(spec, _look(spec)) else 0)


def paint_chip(painter: QPainter, x: float, middle: float, spec: ChipSpec, *, selected: bool = False) -> float:
    """Draws the chip from x around the line `middle`; on a selected row its ground is the surface."""
    look, width = _look(spec), chip_width(spec)
    box = QRectF(x, middle - CHIP_HEIGHT / 2, width, CHIP_HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color("border_strong"), 1) if spec.outline else Qt.PenStyle.NoPen)
    painter.setBrush(color("surface") if selected or spec.outline else QColor(look.background))
    inset = 0.5 if spec.outline else 0.0
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), CHIP_HEIGHT / 2, CHIP_HEIGHT / 2)
    at = x + _PADDING
    if name := _icon(spec, look):
        draw(painter, QRectF(at, middle - _ICON / 2, _ICON, _ICON), name, look.foreground)
        at += _ICON + _GAP
    painter.setPen(QColor(look.foreground))
    painter.setFont(font(12, 600))
    words = QRectF(at, box.top() - 1, box.right() - at, box.height())
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, spec.text)
    painter.restore()
    return width


class Chip(QWidget):
    """A chip that is only looked at."""

    def __init__(self, spec: ChipSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_spec(spec)

    def show_spec(self, spec: ChipSpec) -> None:
        self.spec = spec
        self.setAccessibleName(spec.text)
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(int(chip_width(self.spec)) + 1, CHIP_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_chip(QPainter(self), 0, self.height() / 2, self.spec)


class StatusChip(Chip):
    def __init__(self, status: OrderStatus, parent: QWidget | None = None) -> None:
        super().__init__(status_chip(status), parent)


class Badge(Chip):
    """after_sale, refunded, exception, held, info, good, warn, danger, violet, teal or neutral."""

    def __init__(self, style: str, text: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(ChipSpec(text, style, icon), parent)


class CountBadge(QWidget):
    """A count in a pill; red and white when urgent, hidden at none."""

    def __init__(self, count: int = 0, *, urgent: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count, self._urgent, self._small = count, urgent, False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_count(count, urgent=urgent)

    def show_count(self, count: int, *, urgent: bool | None = None) -> None:
        self._count = count
        self._urgent = self._urgent if urgent is None else urgent
        reveal(self, count > 0)
        self._fit()

    def set_small(self, small: bool) -> None:
        """For the shoulder of an icon, of which it hides no more than a corner."""
        self._small = small
        self._fit()

    def _fit(self) -> None:
        words = QFontMetricsF(font(10 if self._small else 11, 600)).horizontalAdvance(self._shown())
        self.setFixedSize(
            max(14, int(words) + 7) if self._small else max(22, int(words) + 14), 14 if self._small else 18
        )
        self.update()

    def _shown(self) -> str:
        return "99+" if self._small and self._count > 99 else self.words()

    def counted(self) -> tuple[int, bool]:
        """(count, urgent) as shown."""
        return self._count, self._urgent

    def words(self) -> str:
        return "999+" if self._count > 999 else str(self._count)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("danger" if self._urgent else "sunken"))
        painter.drawRoundedRect(QRectF(self.rect()), self.height() / 2, self.height() / 2)
        painter.setPen(color("on_accent" if self._urgent else "text2"))
        painter.setFont(font(10 if self._small else 11, 600))
        painter.drawText(self.rect().adjusted(0, -1, 0, -1), Qt.AlignmentFlag.AlignCenter, self._shown())


class TokenChip(QFrame):
    """A condition in a search box. Click or Enter edits it, ×, Delete or Backspace removes it."""

    removed = Signal(str)
    edited = Signal(str)

    def __init__(self, key: str, text: str, icon: str = "") -> None:
        super().__init__()
        self.key = key
        self.setObjectName("token")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 2, 0)
        row.setSpacing(5)
        if icon:
            row.addWidget(Glyph(icon, "accent_text", 13))
        row.addWidget(label(text, "token"))
        self._cross = IconButton("x", self.tr("去掉 {0}").replace("{0}", text), token="accent_text", size=12)
        self._cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cross.clicked.connect(self._remove)
        row.addWidget(self._cross)
        self.setFixedHeight(24)

    def _remove(self) -> None:
        self.removed.emit(self.key)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.edited.emit(self.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self.key)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edited.emit(self.key)
        else:
            super().keyPressEvent(event)
