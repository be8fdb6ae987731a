"""What is pressed on the dashboard besides charts: a row of a card (RowButton), and a card with one figure (KpiCard)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from desktop.views.buttons import LineButton
from desktop.views.charts.spark import Sparkline
from desktop.views.icons import draw
from desktop.views.labels import Card, ElidedLabel, label, say, set_role
from desktop.views.theme import color, font


class RowButton(LineButton):
    """Subclasses paint what stands in it."""

    def __init__(self, height: int) -> None:
        super().__init__()
        self._height = height
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(120, self._height)

    def content(self, painter: QPainter, box: QRectF) -> None:
        raise NotImplementedError  # every row shows something else

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("hover"))
            painter.drawRoundedRect(box, 5, 5)
        self.content(painter, box.adjusted(6, 0, -6, 0))
        self.paint_focus(painter, 5)


def write(
    painter: QPainter, room: QRectF, text: str, token: str = "text", *, size: int = 13, weight: int = 400,
    right: bool = False,
) -> float:  # fmt: skip
    """Cut with … where it doesn't fit. Returns the width that it took."""
    chosen = font(size, weight)
    fits = QFontMetricsF(chosen).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.setFont(chosen)
    painter.setPen(color(token))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, fits)
    return QFontMetricsF(chosen).horizontalAdvance(fits)


class TodoRow(RowButton):
    """Icon, what waits, a grey note, how many, and a chevron."""

    def __init__(self, icon: str, token: str, title: str) -> None:
        super().__init__(31)
        self._icon, self._token, self._title = icon, token, title
        self._count, self._note = "", ""

    def show_count(self, count: str, note: str = "", *, any_: bool = True) -> None:
        self._count, self._note = count, note
        self.setEnabled(any_)
        self.setCursor(Qt.CursorShape.PointingHandCursor if any_ else Qt.CursorShape.ArrowCursor)
        say(self, f"{self._title} {count} {note}".strip())
        self.update()

    def content(self, painter: QPainter, box: QRectF) -> None:
        idle = not self.isEnabled()
        draw(painter, QRectF(box.left(), box.center().y() - 8, 16, 16), self._icon, "text3" if idle else self._token)
        room = box.adjusted(26, 0, -70, 0)
        taken = write(painter, room, self._title, "text2" if idle else "text")
        write(painter, room.adjusted(taken + 8, 0, 0, 0), self._note, "text2", size=12)
        write(painter, box.adjusted(0, 0, -26, 0), self._count, "text2" if idle else "text", weight=600, right=True)
        if not idle:
            draw(painter, QRectF(box.right() - 16, box.center().y() - 8, 16, 16), "chevron-right", "text3")


class KpiCard(Card):
    """One figure: its name, value, change against what was before, and its course. Pressed, it leads to the orders."""

    pressed = Signal()

    def __init__(self, title: str, token: str, *, leads: bool = True) -> None:
        super().__init__(margins=(14, 9, 12, 9))
        self.setObjectName("kpi")
        # all of one width, whatever their figures
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(110)
        self._title, self._leads = title, leads
        self.box.setSpacing(1)
        if leads:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.spark = Sparkline(token)
        head = QHBoxLayout()
        head.addWidget(label(title, "muted"))
        head.addStretch(1)
        head.addWidget(self.spark)
        self.box.addLayout(head)
        self.value = ElidedLabel("", "kpi_value")
        self.box.addWidget(self.value)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        self.change, self.note = label("", "caption_strong"), ElidedLabel("", "caption")
        foot.addWidget(self.change)
        foot.addWidget(self.note, 1)
        self.box.addLayout(foot)

    def show_figure(
        self, value: str, change: tuple[str, str], note: str, course: tuple[int, ...], *, exact: str = ""
    ) -> None:
        """exact is told on hover where the card shows less."""
        self.value.setText(value)
        self.change.setText(change[0])
        self.change.setVisible(bool(change[0]))
        set_role(self.change, {"good": "good_caption", "danger": "error"}.get(change[1], "caption"))
        self.note.setText(note)
        self.spark.show_values(course)
        self.setToolTip(exact if exact != value else "")
        say(self, " ".join(part for part in (self._title, exact or value, change[0], note) if part))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if (
            self._leads
            and event.button() == Qt.MouseButton.LeftButton
            and self.rect().contains(event.position().toPoint())
        ):
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._leads and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)
