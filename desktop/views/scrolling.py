"""Areas that scroll up and down where a window is too low for what they hold.

scrolled(inner)            fills what its layout gives it
scrolled_middle(column)    a column of fixed width in the middle
in_sight(widget)           every area that it lies in scrolls until it is seen, with the words beneath it
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget


def scrolled(inner: QWidget) -> QScrollArea:
    """A frameless area that scrolls `inner` up and down only."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inner.setObjectName("scrolled")
    area.setWidget(inner)
    return area


def scrolled_middle(column: QWidget) -> QScrollArea:
    """A column of fixed width in the middle, which scrolls where the window is low."""
    inner = QWidget()
    row = QHBoxLayout(inner)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(column, 1, Qt.AlignmentFlag.AlignHCenter)
    return scrolled(inner)


def in_sight(widget: QWidget) -> None:
    """Every area that the widget lies in scrolls until it is seen, with the words beneath it."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget, 12, 36)
        around = around.parentWidget()


def full_height(inner: QWidget, width: int) -> int:
    """How high a widget stands at that width when nothing of it is hidden."""
    return inner.heightForWidth(width) if inner.hasHeightForWidth() else inner.sizeHint().height()
