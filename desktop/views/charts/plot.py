"""Plot: what every chart of the shop has in common; pyqtgraph without its own looks.

    plot.show_marks(marks, summary)     plot.pressed(int): a place was clicked, or Enter on it
Axes in the shop's font with ticks that we choose; hover shows a bubble; ← → Home End walk the marks, Enter opens; no
menus, no zooming by wheel or drag. Colours are read at paint time and once more at a change of scheme.
"""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QWidget

from desktop.views.charts.bubble import Bubble
from desktop.views.charts.marks import Mark
from desktop.views.theme import color, font

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
TICK_SIZE = 11


class Layer(pg.GraphicsObject):
    """What is painted by hand over the whole view, in the coordinates of the data."""

    def __init__(self, plot: Plot) -> None:
        super().__init__()
        self.plot = plot

    def boundingRect(self) -> QRectF:
        return QRectF(self.plot.getViewBox().viewRect())

    def viewRangeChanged(self) -> None:
        self.prepareGeometryChange()
        self.update()

    def pixel(self) -> tuple[float, float]:
        """How wide and high a pixel is in the data's coordinates."""
        wide, high = self.plot.getViewBox().viewPixelSize()
        return float(wide), float(high)

    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        raise NotImplementedError  # pyqtgraph's items have no abstract base to lean on


class Rules(Layer):
    """The horizontal lines behind bars and curve."""

    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        _, high = self.pixel()
        left, right = self.boundingRect().left(), self.boundingRect().right()
        for tick in self.plot.ticks:
            token = "border_strong" if tick == 0 else "grid"
            painter.fillRect(QRectF(left, tick - high / 2, right - left, high), color(token))


class Plot(pg.PlotWidget):
    """marks stand at 0, 1, 2 … ; subclasses draw them and say where one is."""

    pressed = Signal(int)
    # pyqtgraph's own constructor already sends events here
    _made = False

    def __init__(self, name: str) -> None:
        super().__init__(background=None)
        self._name = name
        self.marks: tuple[Mark, ...] = ()
        self.ticks: tuple[float, ...] = (0.0, 1.0)
        self.current = -1
        self._tick_words: list[str] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(120, 90)
        self.hideButtons()
        self.setMenuEnabled(False)
        self.setMouseEnabled(False, False)
        self.disableAutoRange()
        self.getPlotItem().setContentsMargins(0, 6, 12, 0)
        for side in ("left", "bottom"):
            axis = self.getAxis(side)
            axis.setStyle(
                tickLength=0, tickTextOffset=6, autoExpandTextSpace=False, autoReduceTextSpace=False,
                hideOverlappingLabels=False, tickAlpha=0,
            )  # fmt: skip
            axis.setTickFont(font(TICK_SIZE))
        self.getAxis("bottom").setHeight(22)
        self.bubble = Bubble(self)
        self.setAccessibleName(name)
        self.restyle()
        self._made = True

    # for subclasses

    def draw(self) -> None:
        """The marks have changed."""

    def place_at(self, point: QPointF) -> int:
        """The mark at a point of the data, −1 beside all."""
        raise NotImplementedError  # bars and points are hit differently

    def point_of(self, place: int) -> QPointF:
        """Where the bubble of a mark stands, in the coordinates of the data."""
        raise NotImplementedError  # above a bar, at a point

    def step(self, key: Qt.Key) -> int:
        """Where an arrow leads from the current mark; −1 nowhere."""
        by = _STEPS.get(key, 0)
        return self.current + by if by and 0 <= self.current + by < len(self.marks) else -1

    # marks

    def show_marks(self, marks: Sequence[Mark], summary: str) -> None:
        """summary is what the screen reader says of the whole."""
        self.marks = tuple(marks)
        self.setAccessibleName(f"{self._name} {summary}".strip())
        if self.current >= len(self.marks):
            self.choose(-1)
        self.draw()
        self._tell_again()

    def choose(self, place: int) -> None:
        """Show the values of a mark; −1 of none."""
        if place != self.current:
            self.current = place
            self.scene().update()
        self._tell_again()

    def restyle(self) -> None:
        """The scheme has changed."""
        for side in ("left", "bottom"):
            self.getAxis(side).setPen(pg.mkPen(None))
            self.getAxis(side).setTextPen(color("text2"))

    def set_left_ticks(self, words: Sequence[tuple[float, str]]) -> None:
        axis = self.getAxis("left")
        axis.setTicks([list(words)])
        metrics = QFontMetricsF(font(TICK_SIZE))
        axis.setWidth(round(max((metrics.horizontalAdvance(text) for _, text in words), default=0)) + 10)

    def widget_point(self, place: int) -> QPointF:
        """The mark's point in this widget's coordinates."""
        scene = self.getViewBox().mapViewToScene(self.point_of(place))
        return QPointF(self.mapFromScene(scene))

    def _tell_again(self) -> None:
        if 0 <= self.current < len(self.marks):
            said = self.marks[self.current].said
            self.bubble.show_at(self.widget_point(self.current), said)
            self.setAccessibleDescription(" ".join(said))
        else:
            self.bubble.hide()
            self.setAccessibleDescription("")
        if self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _place_under(self, at: QPoint) -> int:
        view = self.getViewBox()
        scene = self.mapToScene(at)
        inside = bool(self.marks) and view.sceneBoundingRect().contains(scene)
        return self.place_at(view.mapSceneToView(scene)) if inside else -1

    # events: none of them goes to pyqtgraph's own mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._place_under(event.position().toPoint())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if place >= 0 else Qt.CursorShape.ArrowCursor)
        self.choose(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            place = self._place_under(event.position().toPoint())
            if place >= 0:
                self.pressed.emit(place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self.choose(-1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.choose(-1)
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.MouseFocusReason and self.marks:
            self.choose(len(self.marks) - 1)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = Qt.Key(event.key()), len(self.marks) - 1
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and 0 <= self.current <= last:
            self.pressed.emit(self.current)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.marks:
            self.choose(0 if key == Qt.Key.Key_Home else last)
        elif self.step(key) >= 0:
            self.choose(self.step(key))
        elif key not in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if self._made:
            self.draw()
            self._tell_again()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange) and self._made:
            self.restyle()
            self.scene().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setPen(color("focus"))
            painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
