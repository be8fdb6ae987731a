"""The table's header: painted titles, an arrow on the sorted column, click or Enter-less keyboard through TableView."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop.views.cells import MARGIN
from desktop.views.icons import draw
from desktop.views.theme import HEADER_HEIGHT, color, font

_ARROW = 16


def head_width(title: str) -> int:
    """What a title takes."""
    return ceil(QFontMetricsF(font(12, 600)).horizontalAdvance(title)) + 2 * MARGIN


class TableHeader(QHeaderView):
    """Shows where the list is sorted; the list itself is sorted by the query, never here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.sorted_section, self.descending = -1, False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(36)
        self.setFixedHeight(HEADER_HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEADER_HEIGHT)

    def show_sort(self, section: int, descending: bool) -> None:
        self.sorted_section, self.descending = section, descending
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        painter.fillRect(rect, color("surface2"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, color("border"))
        model = self.model()
        title = model.headerData(logicalIndex, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
        if title:
            align = Qt.AlignmentFlag(
                model.headerData(logicalIndex, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
            )
            left = MARGIN + (10 if self.visualIndex(logicalIndex) == 0 else 0)
            box = QRectF(rect).adjusted(left, 0, -MARGIN, -1)
            self._title(painter, box, str(title), align, logicalIndex == self.sorted_section)
        painter.restore()

    def _title(self, painter: QPainter, box: QRectF, title: str, align: Qt.AlignmentFlag, is_sorted: bool) -> None:
        face = font(12, 600)
        measure = QFontMetricsF(face)
        room = box.width() - (_ARROW if is_sorted else 0)
        words = measure.elidedText(title, Qt.TextElideMode.ElideRight, room + 0.5)
        width = measure.horizontalAdvance(words)
        x = box.right() - width - (_ARROW if is_sorted else 0) if align & Qt.AlignmentFlag.AlignRight else box.left()
        painter.setFont(face)
        painter.setPen(color("text" if is_sorted else "text2"))
        painter.drawText(QRectF(x, box.top(), width + 1, box.height()), Qt.AlignmentFlag.AlignVCenter, words)
        if is_sorted:
            arrow = QRectF(x + width + 4, box.center().y() - 6, 12, 12)
            draw(painter, arrow, "arrow-down" if self.descending else "arrow-up", "accent_text")
