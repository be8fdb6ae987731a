"""OrderList: the table of orders with its menu, Ctrl+C, and the line that tells of orders that have come in.

view = OrderList(table)
view.menu_wanted(id, global point, the cell's words)         right button, menu key
view.copy_wanted() · view.copy_rows_wanted()                  Ctrl+C, Ctrl+Shift+C
view.lines_on_screen() -> range · view.at_top() · view.lines_moved when others may be on screen
view.show_newcomers(3) → view.newcomers_pressed              floats over the first rows; 0 takes it away
"""

from __future__ import annotations

from PySide6.QtCore import QKeyCombination, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QResizeEvent

from desktop.services.order_rows import OrderRow
from desktop.views.buttons import Button
from desktop.views.table import RowTable
from desktop.views.table_view import TableView
from desktop.views.texts import filled

_COPY_ROWS = QKeyCombination(Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_C)


class OrderList(TableView):
    menu_wanted = Signal(object, QPoint, str)
    copy_wanted = Signal()
    copy_rows_wanted = Signal()
    newcomers_pressed = Signal()
    lines_moved = Signal()

    def __init__(self, table: RowTable[OrderRow]) -> None:
        self._pill: Button | None = None
        super().__init__(table, name="")
        self.setAccessibleName(self.tr("订单"))
        self._pill = Button("", "arrow-up", kind="soft", size="small")
        self._pill.setParent(self)
        self._pill.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._pill.clicked.connect(self.newcomers_pressed)
        self._pill.hide()
        self.verticalScrollBar().valueChanged.connect(self._say_moved)
        self.verticalScrollBar().rangeChanged.connect(self._say_moved)

    def _say_moved(self, *_values: int) -> None:
        self.lines_moved.emit()

    def lines_on_screen(self) -> range:
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height() - 1)
        return range(first, (self.table.rowCount() - 1 if last < 0 else last) + 1)

    def at_top(self) -> bool:
        return self.verticalScrollBar().value() == 0

    def show_newcomers(self, count: int) -> None:
        if self._pill is None:
            return
        self._pill.setText(filled(self.tr("有 {0} 笔新到的订单，点此刷新"), count))
        self._pill.setAccessibleName(self._pill.text())
        self._pill.setVisible(count > 0)
        self._place_pill()

    def newcomers_line(self) -> Button | None:
        """The line while it is shown."""
        return self._pill if self._pill is not None and not self._pill.isHidden() else None

    def _place_pill(self) -> None:
        if self._pill is not None:
            self._pill.adjustSize()
            left = (self.width() - self._pill.width()) // 2
            self._pill.move(left, self.horizontalHeader().height() + 6)
            self._pill.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_pill()
        self.lines_moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
            return
        if event.keyCombination() == _COPY_ROWS:
            self.copy_rows_wanted.emit()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index, where = self.indexAt(self.viewport().mapFromGlobal(event.globalPos())), event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            where = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        row_id = self.table.id_at(index.row())
        if row_id is not None:
            self.select(row_id)
            self.menu_wanted.emit(row_id, where, index.data(Qt.ItemDataRole.DisplayRole) or "")
