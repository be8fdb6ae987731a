"""What a person can't read or reach on a screen: words that are cut, controls that lie over one another or outside.

unreadable(window) -> {"QPushButton 添加员工: cut"}      of everything that is visible      gap_of(dialog) -> 0
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from desktop.views.dialogs import Sheet
from desktop.views.labels import ElidedLabel
from desktop.views.scrolling import full_height
from desktop.views.table_header import head_width
from desktop.views.table_view import TableView

# a combo box's edges and its arrow
_COMBO = 36


def unreadable(top: QWidget) -> set[str]:
    seen = [one for one in (top, *top.findChildren(QWidget)) if one.isVisible() and one.width() and one.height()]
    found = {f"{_name(one)}: cut" for one in seen if _cut(one)}
    controls = [one for one in seen if isinstance(one, QAbstractButton | QLineEdit | QComboBox)]
    found |= {f"{_name(one)}: outside" for one in controls if _outside(one, top)}
    found |= {f"{_name(one)}: over {_name(other)}" for one, other in _crossing(controls)}
    return found | {told for one in seen if isinstance(one, TableView) for told in _of_list(one)}


def gap_of(sheet: Sheet) -> int:
    """How much higher a dialog is than what is in it."""
    room = sheet._area.viewport()
    return room.height() - full_height(sheet._content, room.width())


def _cut(one: QWidget) -> bool:
    match one:
        case ElidedLabel():
            return False  # it says so with a …, and tells the rest on hover
        case QLabel() if one.wordWrap():
            return one.heightForWidth(one.width()) > one.height() + 1
        case QLabel():
            return one.fontMetrics().horizontalAdvance(one.text()) > one.contentsRect().width() + 1
        case QComboBox():
            return one.fontMetrics().horizontalAdvance(one.currentText()) + _COMBO > one.width()
        case QAbstractButton() if one.text():
            return one.sizeHint().width() > one.width() + 1
    return False


def _outside(one: QWidget, top: QWidget) -> bool:
    """Some of its width lies beyond what holds it; what is only further down in an area that scrolls does not."""
    rect, here = one.rect(), one
    across = False
    while here is not top:
        around = here.parentWidget()
        if around is None:
            return False
        rect = QRect(here.mapTo(around, rect.topLeft()), rect.size())
        across = across or isinstance(around.parentWidget(), QScrollArea)
        room = around.rect()
        if rect.left() < room.left() - 1 or rect.right() > room.right() + 1:
            return True
        if not across and (rect.top() < room.top() - 1 or rect.bottom() > room.bottom() + 1):
            return True
        here = around
        if isinstance(around, QAbstractScrollArea):
            rect = rect.intersected(around.rect())
    return False


def _crossing(controls: Sequence[QWidget]) -> Iterator[tuple[QWidget, QWidget]]:
    """Of one parent: others lie over each other by intention."""
    for one, other in combinations(controls, 2):
        if one.parentWidget() is other.parentWidget() and one.geometry().intersects(other.geometry()):
            yield one, other


def _of_list(view: TableView) -> Iterator[str]:
    if view.horizontalScrollBar().maximum() > 0:
        yield f"{view.accessibleName()}: wider than its room"
    model = view.model()
    for section in range(model.columnCount()):
        title = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        if not view.isColumnHidden(section) and view.columnWidth(section) < head_width(title):
            yield f"{view.accessibleName()}: {title} cut"


def _name(one: QWidget) -> str:
    words = one.text() if isinstance(one, QLabel | QAbstractButton | QLineEdit) else ""
    at, size, asks = one.mapTo(one.window(), QPoint(0, 0)), one.size(), one.sizeHint()
    room = f"{size.width()}×{size.height()} for {asks.width()}×{asks.height()}"
    return f"{type(one).__name__} {words or one.accessibleName()} at {at.x()},{at.y()}, {room}"
