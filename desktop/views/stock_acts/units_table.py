"""UnitsTable: goods down a sheet with a number to type beside each; Enter and the arrow keys go down and up.

table = UnitsTable("实盘", differences=True)
table.add(row) · table.rows() · table.typed() -> {sku id: number} or None with the errors shown · table.changed
table.renew(rows)      the books have moved: what was typed stays, moved rows say from what to what
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.services.goods_list import GoodsRow
from desktop.views.buttons import IconButton, reveal
from desktop.views.form import TextEdit, whole_points
from desktop.views.formats import signed
from desktop.views.labels import Card, ElidedLabel, hline, label, say, set_role
from desktop.views.texts import filled

ROWS_MOST = 200
_BOOK, _TYPED, _SHOWN, _DROP = 64, 92, 76, 28


class _Line(QWidget):
    """One SKU of the sheet."""

    def __init__(self, row: GoodsRow, title: str) -> None:
        super().__init__()
        self.row = row
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 5, 8, 5)
        column.setSpacing(2)
        line = QHBoxLayout()
        line.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(row.name, "strong"))
        about = " · ".join(part for part in (row.code, row.shelf) if part)
        words.addWidget(ElidedLabel(about, "caption"))
        line.addLayout(words, 1)
        self.book = _right(f"{row.on_hand:,}", _BOOK)
        self.edit = TextEdit(name=filled(self.tr("{0} 的{1}"), row.name, title))
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.edit.setFixedWidth(_TYPED)
        self.shown = _right("", _SHOWN)
        self.drop = IconButton("x", filled(self.tr("去掉 {0}"), row.name))
        self.drop.setFixedWidth(_DROP)
        self.drop.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for part in (self.book, self.edit, self.shown, self.drop):
            line.addWidget(part)
        column.addLayout(line)
        self.problem = label("", "error", wrap=True)
        reveal(self.problem, False)
        column.addWidget(self.problem)
        say(self, f"{row.name} {about}")

    def number(self) -> int | None:
        """What was typed; None for nothing. Raises ValueError for what is no number."""
        return whole_points(self.edit.text()) if self.edit.text().strip() else None

    def show_problem(self, text: str, *, bad: bool = True) -> None:
        self.problem.setText(text)
        set_role(self.problem, "error" if bad else "low")
        reveal(self.problem, bool(text))
        self.edit.mark_invalid(bad and bool(text))


class UnitsTable(Card):
    changed = Signal()

    def __init__(self, title: str, *, differences: bool) -> None:
        super().__init__(margins=(0, 0, 0, 0))
        self._title, self._differences = title, differences
        self.lines: list[_Line] = []
        self.box.setSpacing(0)
        head = QWidget()
        head.setFixedHeight(32)
        row = QHBoxLayout(head)
        row.setContentsMargins(14, 0, 8, 0)
        row.setSpacing(10)
        row.addWidget(label(self.tr("商品"), "caption"), 1)
        shown = self.tr("差异") if differences else self.tr("入库后")
        for words, width in ((self.tr("账面在库"), _BOOK), (title, _TYPED), (shown, _SHOWN), ("", _DROP)):
            row.addWidget(_right(words, width, "caption"))
        self.box.addWidget(head)
        self.box.addWidget(hline())
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        self.box.addLayout(self._body)
        self._empty = label(self.tr("还没有商品。扫条码或输入品名，按 Enter 加入"), "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setFixedHeight(56)
        self.box.addWidget(self._empty)

    def rows(self) -> list[GoodsRow]:
        return [line.row for line in self.lines]

    def add(self, row: GoodsRow, *, focus: bool = False) -> None:
        """Once each; a row that is there already gets the focus."""
        line = next((one for one in self.lines if one.row.id == row.id), None)
        if line is None and len(self.lines) < ROWS_MOST:
            line = _Line(row, self._title)
            line.edit.textEdited.connect(partial(self._typed, line))
            line.edit.installEventFilter(self)
            line.drop.clicked.connect(partial(self._remove, line))
            self.lines.append(line)
            self._body.addWidget(line)
            reveal(self._empty, False)
            self.changed.emit()
        if focus and line is not None:
            line.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            line.edit.selectAll()

    def typed(self, *, quiet: bool = False) -> dict[int, int] | None:
        """Numbers by SKU, without the rows that were left empty; None when one is no number."""
        found: dict[int, int] = {}
        wrong: _Line | None = None
        for line in self.lines:
            try:
                number = line.number()
            except ValueError:
                wrong = wrong or line
                if not quiet:
                    line.show_problem(self.tr("要填 0 或以上的整数"))
                continue
            if number is not None:
                found[line.row.id] = number
        if wrong is not None and not quiet:
            wrong.edit.setFocus()
        return None if wrong is not None else found

    def renew(self, rows: Sequence[GoodsRow]) -> None:
        fresh = {row.id: row for row in rows}
        for line in self.lines:
            row = fresh.get(line.row.id)
            if row is None:
                continue
            if row.on_hand != line.row.on_hand:
                moved = filled(
                    self.tr("账面刚从 {0} 变成 {1}，请看看数的是之前还是之后"), line.row.on_hand, row.on_hand
                )
                line.show_problem(moved, bad=False)
            line.row = row
            line.book.setText(f"{row.on_hand:,}")
            self._show(line)
        self.changed.emit()

    def _typed(self, line: _Line, text: str) -> None:
        line.show_problem("")
        self._show(line)
        self.changed.emit()

    def _show(self, line: _Line) -> None:
        try:
            number = line.number()
        except ValueError:
            number = None
        if number is None:
            line.shown.setText("")
            return
        if not self._differences:
            line.shown.setText(f"{line.row.on_hand + number:,}")
            return
        difference = number - line.row.on_hand
        line.shown.setText(signed(difference) if difference else self.tr("相符"))
        set_role(line.shown, "strong" if difference > 0 else "danger" if difference < 0 else "caption")

    def _remove(self, line: _Line, checked: bool = False) -> None:
        self.lines.remove(line)
        line.hide()
        line.deleteLater()
        reveal(self._empty, not self.lines)
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not event.modifiers():
            down = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)
            if down or event.key() == Qt.Key.Key_Up:
                at = next((at for at, line in enumerate(self.lines) if line.edit is watched), -1)
                to = at + (1 if down else -1)
                if 0 <= to < len(self.lines):
                    self.lines[to].edit.setFocus(Qt.FocusReason.OtherFocusReason)
                    self.lines[to].edit.selectAll()
                return True
        return super().eventFilter(watched, event)


def _right(text: str, width: int, role: str = "") -> QLabel:
    made = label(text, role)
    made.setFixedWidth(width)
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return made
