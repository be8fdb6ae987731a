"""FrozenTable: rows painted from their pictures; its first columns stay where they are while the others go sideways.

    table.freeze(section)        all up to this one stay, -1 for none; where they'd take too much of the window, fewer
    table.visualRect(index) · indexAt(point) · scrollTo(index)       know of it
    table.point_at(line)         the row that looks pointed at, -1 for none

There is one view and one model: what stays is a part of each row's picture that is put elsewhere.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from desktop.views.cells import CellDelegate
from desktop.views.row_pictures import RowPictures
from desktop.views.table import RowTable
from desktop.views.table_header import TableHeader

Hint = QAbstractItemView.ScrollHint
Index = QModelIndex | QPersistentModelIndex


class FrozenTable(QTableView):
    def __init__(self, table: RowTable[Any]) -> None:
        super().__init__()
        self.setModel(table)
        self._delegate = CellDelegate(self)
        self.setItemDelegate(self._delegate)
        self._head = TableHeader(self)
        self.setHorizontalHeader(self._head)
        self._pictures = RowPictures(self, table, self._delegate)

    def freeze(self, section: int) -> None:
        self._head.frozen = section
        self._redrawn()

    def _redrawn(self) -> None:
        self.viewport().update()
        self._head.viewport().update()

    def point_at(self, line: int) -> None:
        before = self._delegate.hovered_row
        if line != before:
            self._delegate.hovered_row = line
            for one in (before, line):
                top = self.rowViewportPosition(one)
                self.viewport().update(0, top, self.viewport().width(), self.rowHeight(one))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self._pictures.paint(painter, event.rect(), self._head.frozen_width() if self._head.goes_sideways() else 0)
        painter.end()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dx:
            # Qt has moved what was on screen, and what stays with it
            self._redrawn()

    def visualRect(self, index: Index) -> QRect:
        rect: QRect = super().visualRect(index)
        return rect.translated(self._head.offset(), 0) if self._head.is_frozen(index.column()) else rect

    def indexAt(self, pos: QPoint) -> QModelIndex:
        return super().indexAt(QPoint(self._head.as_scrolled(pos.x()), pos.y()))

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        bar, before = self.horizontalScrollBar(), self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        if self._head.is_frozen(index.column()):
            bar.setValue(before)
        elif (covered := self._head.frozen_width() - self.visualRect(index).left()) > 0:
            bar.setValue(bar.value() - covered)
