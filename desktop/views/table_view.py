"""TableView: how every list looks and is walked.

    view = TableView(table, name="订单", density="default")
    view.selected(id | None)      the row that is current (mouse, J/K, arrows)     view.select(id) · selected_id()
    view.opened(id)               Enter or double click
    view.sort_requested(key, descending)   a sortable header was pressed           view.show_sort(key, descending)
    view.near_end()               fewer than 20 rows remain below: ask for the next page
    view.act_pressed(id, key)     an Act cell (or a Text cell that is a link or has a chevron) was pressed
    view.folded(id, open)         → or ← on a row whose first cell has a chevron; else they scroll sideways
    view.checks_changed(ids)      Space or the tick box; Ctrl+A ticks all, Shift+click a run, Esc none
    view.set_loading(True)        a skeleton after 150 ms, kept until set_loading(False)
    view.show_empty("inbox", "没有符合条件的订单", text, actions) → .empty_acted(key); shown while there are no rows
    view.set_density("compact" | "default" | "comfortable") · row_height= for two-line rows
    view.set_columns(["order_no", …]) · columns_shown() · widths() / set_widths({key: px}), what was dragged too
    view.set_columns([…], stay=True)      none gives way to a narrow window: one scrolls sideways
    view.set_frozen("order_no") · frozen()   the columns up to this one don't go sideways, "" for none; at first the first

The selected row is kept by its id through set_rows; if it left the list, the row now in its place is selected.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView

from desktop.views.cells import CELL_ROLE, MARGIN, Act, Text, act_rect
from desktop.views.frozen_table import FrozenTable
from desktop.views.notices import EmptyState, Line
from desktop.views.skeleton import Skeleton
from desktop.views.table import RowId, RowTable
from desktop.views.table_header import head_width
from desktop.views.table_widths import shared_widths, wanted_widths
from desktop.views.theme import ROW_HEIGHT

_SKELETON_AFTER_MS = 150
_NEAR_END = 20
# what an arrow key scrolls, in pixels
_SIDEWAYS = 80


class TableView(FrozenTable):
    selected = Signal(object)
    opened = Signal(object)
    sort_requested = Signal(str, bool)
    near_end = Signal()
    act_pressed = Signal(object, str)
    folded = Signal(object, bool)
    checks_changed = Signal(list)
    empty_acted = Signal(str)

    def __init__(self, table: RowTable[Any], *, name: str, density: str = "default", row_height: int = 0) -> None:
        super().__init__(table)
        self.table = table
        self._kept: RowId | None = None
        self._kept_line, self._run_from, self._asked_at = 0, -1, -1
        self._sharing, self._focusing, self._awaited = False, False, False
        self._sort = ("", False)
        self._least = {column.key: max(column.width, head_width(column.title)) for column in table.columns}
        self._widths, self._wanted = dict(self._least), dict[str, int]()
        self._chosen, self._stay = list[str](), False
        self._frozen = table.columns[0].key
        self.setAccessibleName(name)
        self._head.sectionClicked.connect(self._head_pressed)
        self._head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._head.sectionResized.connect(self._dragged)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.set_density(density, row_height)
        self._skeleton = Skeleton(self, self._head.left_of)
        self._empty = EmptyState("inbox", "")
        self._empty.setParent(self.viewport())
        self._empty.hide()
        self._empty.acted.connect(self.empty_acted)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_SKELETON_AFTER_MS)
        self._wait.timeout.connect(self._skeleton.start)
        table.modelReset.connect(self._rows_replaced)
        table.rowsInserted.connect(self._rows_moved)
        table.rowsRemoved.connect(self._rows_moved)
        table.rows_put.connect(self._rows_came)
        table.checks_changed.connect(self._say_checks)
        self.selectionModel().currentRowChanged.connect(self._current_moved)
        self.verticalScrollBar().valueChanged.connect(self._look_for_end)
        self.set_columns([column.key for column in table.columns if not column.optional])
        self.set_frozen(self._frozen)
        self._rows_replaced()

    # looks

    def set_density(self, density: str, row_height: int = 0) -> None:
        self.verticalHeader().setDefaultSectionSize(row_height or ROW_HEIGHT[density])
        self.verticalHeader().setMinimumSectionSize(24)

    def set_columns(self, keys: Sequence[str], *, stay: bool = False) -> None:
        """Shows these columns, in their own order."""
        self._chosen = [column.key for column in self.table.columns if column.key in keys]
        self._stay = stay
        self._share_width()

    def columns_shown(self) -> list[str]:
        """Chosen to be shown, whether the window has room for all of them or not."""
        return list(self._chosen)

    def widths(self) -> dict[str, int]:
        """Each column's own width, without what a stretching one has taken of the rest."""
        return dict(self._widths)

    def set_widths(self, widths: Mapping[str, int]) -> None:
        self._widths |= {key: width for key, width in widths.items() if key in self._widths}
        self._share_width()

    def frozen(self) -> str:
        return self._frozen

    def set_frozen(self, key: str) -> None:
        self._frozen = key
        self.freeze(self._section_of(key))

    def show_sort(self, key: str, descending: bool) -> None:
        self._sort = (key, descending)
        self._share_width()
        self._head.show_sort(self._section_of(key), descending)

    def set_loading(self, on: bool) -> None:
        if on:
            self._empty.hide()
            self._wait.start()
        else:
            self._wait.stop()
            self._skeleton.stop()
            self._show_empty()

    def show_empty(
        self, icon: str, title: str, text: Line = "", actions: Sequence[tuple[str, str, str, bool]] = ()
    ) -> None:
        self._empty.show_state(icon, title, text, actions)
        self._show_empty()

    # rows

    def selected_id(self) -> RowId | None:
        return self.table.id_at(self.currentIndex().row())

    def select(self, row_id: RowId | None) -> None:
        """Selects and scrolls to the row; None, or one that isn't loaded, selects nothing."""
        line = -1 if row_id is None else self.table.place_of(row_id)
        if line < 0:
            self._kept = None
            self.selectionModel().clear()
            return
        self._go(line)

    def step(self, by: int) -> None:
        """J and K: to the next row that can be selected."""
        line = self.currentIndex().row() + by
        while 0 <= line < self.table.rowCount() and self.table.id_at(line) is None and not self.table.waits_at(line):
            line += by
        if 0 <= line < self.table.rowCount():
            self._go(line)
        elif by > 0:
            self.near_end.emit()

    def _go(self, line: int) -> None:
        self._make_current(line)
        self.scrollTo(self.table.index(line, self._shift()))

    def _make_current(self, line: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self.table.index(line, self._shift()), flags)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt would make the first row current; which one is opened is for a person to choose."""
        nowhere = not self.currentIndex().isValid()
        self._focusing = nowhere
        super().focusInEvent(event)
        if nowhere:
            self.selectionModel().clearCurrentIndex()
        self._focusing = False

    def _current_moved(self, current: QModelIndex, before: QModelIndex) -> None:
        if self._focusing:
            return
        self._awaited = self.table.waits_at(current.row())
        if self._awaited:
            return
        row_id = self.table.id_at(current.row())
        if row_id != self._kept or row_id is None:
            self._kept, self._kept_line = row_id, current.row()
            self.selected.emit(row_id)
        self._look_for_end()

    def _rows_came(self, first: int, last: int) -> None:
        """The selected row may stand elsewhere now; a line that was walked to before its row was here is selected."""
        line = self.table.place_of(self._kept) if self._kept is not None else -1
        if self._awaited:
            if first <= self.currentIndex().row() <= last:
                self._current_moved(self.currentIndex(), QModelIndex())
        elif line >= 0 and line != self.currentIndex().row():
            self._make_current(line)

    def _rows_replaced(self) -> None:
        kept = self._kept
        self._asked_at = -1
        if not self.table.waits_at(0):
            self._wanted = wanted_widths(self.table)
        self._share_width()
        self._rows_moved()
        if kept is None:
            return
        line = self.table.place_of(kept)
        if line < 0 and self.table.rowCount():
            line = min(self._kept_line, self.table.rowCount() - 1)
        if self.table.id_at(line) is not None:
            self._go(line)
        elif self.table.waits_at(line):
            self._make_current(line)
        else:
            self._kept = None
            self.selected.emit(None)

    def _rows_moved(self) -> None:
        self.clearSpans()
        for line in self.table.section_lines():
            self.setSpan(line, 0, 1, self.table.columnCount())
        self._show_empty()

    def _show_empty(self) -> None:
        waiting = self._wait.isActive() or self._skeleton.isVisible()
        self._empty.setGeometry(self.viewport().rect())
        self._empty.setVisible(not waiting and self.table.rowCount() == 0)

    def _look_for_end(self) -> None:
        count = self.table.rowCount()
        bottom = self.rowAt(self.viewport().height() - 1)
        if count and (bottom < 0 or bottom >= count - _NEAR_END) and self._asked_at != count:
            self._asked_at = count
            self.near_end.emit()

    # keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in (Qt.Key.Key_J, Qt.Key.Key_Down) and not held:
            self.step(1)
        elif key in (Qt.Key.Key_K, Qt.Key.Key_Up) and not held:
            self.step(-1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held and self.selected_id() is not None:
            self.opened.emit(self.selected_id())
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_X) and not held and self.table.checkable:
            self._toggle(self.currentIndex().row())
        elif key == Qt.Key.Key_A and held:
            if self.table.checkable:
                self.table.check_all()
        elif key == Qt.Key.Key_Escape and (self.table.checks.by_rule or self.table.checked_ids()):
            self.table.clear_checks()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._opens():
            self.folded.emit(self.selected_id(), key == Qt.Key.Key_Right)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not held and self._head.goes_sideways():
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + (_SIDEWAYS if key == Qt.Key.Key_Right else -_SIDEWAYS))
        elif event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            row_id = self.table.id_at(index.row())
            if row_id is None:
                return
            if self.table.checkable and index.column() == 0:
                run = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._toggle(index.row(), run=run)
                return
            key = self.table.columns[index.column() - self._shift()].key
            if self._hits(index, event.position().toPoint()):
                self._go(index.row())
                self.act_pressed.emit(row_id, key)
                return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        row_id = self.table.id_at(index.row())
        if row_id is not None and not (self.table.checkable and index.column() == 0):
            self.opened.emit(row_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        where = event.position().toPoint()
        index = self.indexAt(where)
        self.point_at(index.row())
        hand = index.isValid() and self._hits(index, where)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.point_at(-1)
        return super().viewportEvent(event)

    def _hits(self, index: QModelIndex, where: QPoint) -> bool:
        cell = index.data(CELL_ROLE)
        if isinstance(cell, Act):
            box: QRect = self.visualRect(index).adjusted(MARGIN, 0, -MARGIN, -1)
            return act_rect(box, cell.text).toRect().contains(where)
        return isinstance(cell, Text) and (cell.tone == "link" or cell.icon.startswith("chevron-"))

    def _opens(self) -> bool:
        """Whether the selected row begins with a chevron."""
        cell = self.currentIndex().siblingAtColumn(self._shift()).data(CELL_ROLE)
        return isinstance(cell, Text) and cell.icon.startswith("chevron-")

    def _toggle(self, line: int, *, run: bool = False) -> None:
        row_id = self.table.id_at(line)
        if row_id is None:
            return
        on = row_id not in self.table.checks
        if run and 0 <= self._run_from < self.table.rowCount() and not self.table.checks.by_rule:
            first, last = sorted((self._run_from, line))
            ids = [one for at in range(first, last + 1) if (one := self.table.id_at(at)) is not None]
            self.table.check_only([*self.table.checked_ids(), *ids])
        else:
            self.table.check(row_id, on)
        self._run_from = line

    def _say_checks(self) -> None:
        self.checks_changed.emit(self.table.checked_ids())

    def _head_pressed(self, section: int) -> None:
        at = section - self._shift()
        if at < 0 or not self.table.columns[at].sortable:
            return
        key = self.table.columns[at].key
        self.sort_requested.emit(key, not self._sort[1] if self._sort[0] == key else True)

    # widths

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A row that was selected in sight stays in sight: the pane it opens takes room from the list."""
        selected = self.currentIndex()
        seen = selected.isValid() and 0 <= self.rowViewportPosition(selected.row()) < event.oldSize().height()
        super().resizeEvent(event)
        self._share_width()
        if seen:
            self.scrollTo(selected)
        self._show_empty()
        self._skeleton.setGeometry(self.viewport().geometry())
        self._look_for_end()

    def _share_width(self) -> None:
        """What a hand has set stays; the column that the list is sorted by gives way last."""
        columns = [column for column in self.table.columns if column.key in self._chosen]
        wanted = {key: px for key, px in self._wanted.items() if self._widths[key] == self._least[key]}
        room = self.viewport().width() - 46 * self._shift()
        widths = shared_widths(columns, self._widths, wanted, room, {self._sort[0]}, stay=self._stay)
        self._sharing = True
        if self._shift():
            self.setColumnWidth(0, 46)
        for at, column in enumerate(self.table.columns):
            self.setColumnHidden(at + self._shift(), column.key not in widths)
            if column.key in widths:
                self.setColumnWidth(at + self._shift(), widths[column.key])
        self._sharing = False

    def _dragged(self, section: int, before: int, width: int) -> None:
        """A column that a hand made wider or narrower keeps that width; hiding one isn't by hand."""
        at = section - self._shift()
        if self._sharing or before == 0 or width == 0 or not 0 <= at < len(self.table.columns):
            return
        column = self.table.columns[at]
        if not column.stretch:
            self._widths[column.key] = width

    def _shift(self) -> int:
        return int(self.table.checkable)

    def _section_of(self, key: str) -> int:
        keys = [column.key for column in self.table.columns]
        return keys.index(key) + self._shift() if key in keys else -1
