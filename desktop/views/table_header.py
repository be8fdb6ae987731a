"""The table's header: painted titles, an arrow on the sorted column, click or Enter-less keyboard through TableView.

It knows which columns stay while the others are scrolled sideways: those up to the section `frozen`.
"""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop.views.cells import MARGIN
from desktop.views.icons import draw
from desktop.views.theme import HEADER_HEIGHT, color, font

_ARROW = 16
# what stays leaves the rest of the window to what goes by
_FROZEN_MOST = 0.6
# how near to a column's edge a hand takes hold of it
_GRIP = 4


def head_width(title: str) -> int:
    """What a title takes."""
    return ceil(QFontMetricsF(font(12, 600)).horizontalAdvance(title)) + 2 * MARGIN


class TableHeader(QHeaderView):
    """Shows where the list is sorted; the list itself is sorted by the query, never here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.sorted_section, self.descending = -1, False
        self.frozen, self._pressed_by = -1, 0
        self._drag: tuple[int, int] | None = None
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(36)
        self.setFixedHeight(HEADER_HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEADER_HEIGHT)

    def show_sort(self, section: int, descending: bool) -> None:
        self.sorted_section, self.descending = section, descending
        self.viewport().update()

    # what stays

    def goes_sideways(self) -> bool:
        return self.length() > self.viewport().width()

    def _staying(self) -> list[int]:
        most = self.viewport().width() * _FROZEN_MOST
        first = (self.logicalIndex(place) for place in range(self.visualIndex(self.frozen) + 1))
        shown = (at for at in first if not self.isSectionHidden(at))
        return [at for at in shown if self.sectionPosition(at) + self.sectionSize(at) <= most]

    def is_frozen(self, section: int) -> bool:
        return section in self._staying()

    def frozen_width(self) -> int:
        return sum(self.sectionSize(at) for at in self._staying())

    def as_scrolled(self, x: int) -> int:
        """Where the section that is seen at x has been scrolled to."""
        return x - self.offset() if x < self.frozen_width() else x

    def left_of(self, section: int) -> int:
        """Where it is seen to begin."""
        return self.sectionPosition(section) - (0 if self.is_frozen(section) else self.offset())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.goes_sideways():
            return
        painter = QPainter(self.viewport())
        for at in self._staying():
            self.paintSection(painter, QRect(self.left_of(at), 0, self.sectionSize(at), self.height()), at)
        painter.fillRect(self.frozen_width() - 1, 0, 1, self.height(), color("border_strong"))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x = round(event.position().x())
        section = self._grip_at(x)
        if section is not None and event.button() == Qt.MouseButton.LeftButton:
            self._drag = (section, self.sectionSize(section) - x)
            return
        self._pressed_by = self.as_scrolled(x) - x
        super().mousePressEvent(_moved(event, self._pressed_by))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = round(event.position().x())
        if self._drag is not None:
            section, more = self._drag
            self.resizeSection(section, max(self.minimumSectionSize(), x + more))
            return
        super().mouseMoveEvent(_moved(event, self._pressed_by if event.buttons() else self.as_scrolled(x) - x))
        if not event.buttons() and self.as_scrolled(x) != x:
            grip = self._grip_at(x) is not None
            self.setCursor(Qt.CursorShape.SplitHCursor if grip else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            self._drag = None
            return
        super().mouseReleaseEvent(_moved(event, self._pressed_by))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        x = round(event.position().x())
        super().mouseDoubleClickEvent(_moved(event, self.as_scrolled(x) - x))

    def _grip_at(self, x: int) -> int | None:
        """The section that stays, away from where Qt has it, and whose edge is at x: Qt doesn't drag it there."""
        edges = ((at, self.left_of(at) + self.sectionSize(at)) for at in self._staying())
        return next((at for at, edge in edges if self.as_scrolled(x) != x and abs(edge - x) <= _GRIP), None)

    # titles

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


def _moved(event: QMouseEvent, by: int) -> QMouseEvent:
    return QMouseEvent(
        event.type(), event.position() + QPointF(by, 0), event.scenePosition(), event.globalPosition(), event.button(),
        event.buttons(), event.modifiers(),
    )  # fmt: skip
