"""A row is painted once and then put in its place: it looks as if Qt painted it now, and is painted no more often."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from operator import ne
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QTableView
from pytestqt.qtbot import QtBot

from desktop.models.vocabulary import OrderStatus
from desktop.views import icons
from desktop.views.cells import Act, Amount, CellDelegate, Chips, Index, Person, Section, Text
from desktop.views.chips import ChipSpec, status_chip
from desktop.views.table import Column, RowTable
from desktop.views.table_view import TableView
from desktop.views.theme import apply_theme

STATUSES = list(OrderStatus)
FINE_TOO = ("scrolled", "lower rows", "sideways")


@dataclass(frozen=True, slots=True)
class Row:
    number: int
    title: str = "纯棉四件套 1.8m"


COLUMNS: list[Column[Row]] = [
    Column("number", "订单号", 126, lambda row: Text(f"JF2611{row.number:06}", "strong")),
    Column("member", "会员", 84, lambda row: Person("何*", "金卡", "gold", avatar="何" if row.number % 2 else "")),
    Column("title", "商品", 120, lambda row: Text(row.title, sub="等 3 件", tile="accent"), stretch=True),
    Column("points", "积分", 70, lambda row: Amount(f"{row.number * 37:,}", sub="¥0.00"), align="right"),
    Column(
        "status",
        "状态",
        150,
        lambda row: Chips((status_chip(STATUSES[row.number % 6]), ChipSpec("0/1 件", icon="-", outline=True))),
    ),
    Column("act", "", 90, lambda row: Act("审批", primary=row.number % 3 == 0)),
]


class AsQtPaints(TableView):
    """Each cell by itself, where Qt has it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        QTableView.paintEvent(self, event)


def image(view: TableView, ratio: float) -> QImage:
    size = view.viewport().size()
    made = QImage(round(size.width() * ratio), round(size.height() * ratio), QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(ratio)
    view.viewport().render(made)
    return made


class Both:
    """One table in our view and in one that Qt paints."""

    ratio = 1.0

    def __init__(self, qtbot: QtBot) -> None:
        self.table: RowTable[Row] = RowTable(COLUMNS, row_id=lambda row: row.number, checkable=True)
        self.views = [TableView(self.table, name="订单"), AsQtPaints(self.table, name="订单")]
        self.table.set_rows([Section("紧急", "3 件"), *(Row(number) for number in range(60))], count=90)
        for view in self.views:
            qtbot.addWidget(view)
            view.set_frozen("")
            view.resize(700, 180)
            view.show()

    def look_alike(self, after: str) -> None:
        for ratio in (1.0, 1.5) if after in FINE_TOO else (1.0,):
            self.ratio = ratio
            ours, theirs = (image(view, ratio) for view in self.views)
            # some dots of a chip that the window's edge cuts may be a shade off; the smallest change is a tick's 200
            off = 0 if ours == theirs else sum(map(ne, ours.constBits(), theirs.constBits()))
            assert off <= 40, (after, ratio, off)

    def do(self, act: Any, *args: Any) -> None:
        for view in self.views:
            act(view, *args)


def point_at(view: TableView, line: int) -> None:
    where = QPointF(200, view.rowViewportPosition(line) + 9)
    none = Qt.MouseButton.NoButton
    view.mouseMoveEvent(
        QMouseEvent(QMouseEvent.Type.MouseMove, where, where, none, none, Qt.KeyboardModifier.NoModifier)
    )


def test_rows_look_as_if_they_were_painted_now_whatever_changes(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    both, drawn = Both(qtbot), icons.pixmap
    # render() tells who draws an icon how the window is scaled, and not the image
    monkeypatch.setattr(icons, "pixmap", lambda name, token, size, _ratio: drawn(name, token, size, both.ratio))
    both.look_alike("rows came")
    for scheme in ("dark", "light"):
        apply_theme(qapp, scheme)
        both.look_alike(scheme)
    changes: dict[str, Callable[[], object]] = {
        "scrolled": lambda: both.do(lambda view: view.verticalScrollBar().setValue(47)),
        "selected": lambda: both.do(TableView.select, 4),
        "another selected": lambda: both.do(TableView.step, 1),
        "pointed at": lambda: both.do(point_at, 3),
        "pointed elsewhere": lambda: both.do(point_at, 6),
        "ticked": lambda: both.table.check(3, on=True),
        "new words": lambda: both.table.update_rows([replace(Row(5), title="双层玻璃杯 380ml")]),
        "a row came in": lambda: both.table.insert_row(3, Row(1_000)),
        "a row went": lambda: both.table.remove_rows([4]),
        "all ticked": both.table.check_all,
        "lower rows": lambda: both.do(TableView.set_density, "compact"),
        "wider": lambda: both.do(TableView.set_widths, {"points": 120}),
        "a column left out": lambda: both.do(TableView.set_columns, ["number", "title", "status", "act"]),
        "a column moved": lambda: both.do(lambda view: view.horizontalHeader().moveSection(1, 3)),
        "a narrow window": lambda: both.do(lambda view: view.resize(420, 160)),
        "sideways": lambda: both.do(lambda view: view.horizontalScrollBar().setValue(30)),
        "rows that aren't here": lambda: both.do(lambda view: view.verticalScrollBar().setValue(1_790)),
        "they come": lambda: both.table.put_rows(50, [Row(number) for number in range(200, 240)]),
        "others": lambda: both.table.set_rows([Row(number) for number in range(7, 40)]),
    }
    for name, change in changes.items():
        change()
        both.look_alike(name)


def test_a_step_of_the_wheel_paints_only_rows_that_came_into_sight_and_two_screens_are_kept(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = Both(qtbot).views[0]
    lines: list[int] = []
    paint = CellDelegate.paint

    def counted(self: CellDelegate, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        lines.append(index.row())
        paint(self, painter, option, index)

    monkeypatch.setattr(CellDelegate, "paint", counted)
    image(view, 1.0)
    assert set(lines) == set(range(4))
    for step in range(1, 30):
        lines.clear()
        view.verticalScrollBar().setValue(step * 40)
        image(view, 1.0)
        assert set(lines) == {step + 3}, step
        assert view._pictures.kept() <= 2 * (view.viewport().height() // 40 + 2)
    lines.clear()
    image(view, 1.0)
    point_at(view, 31)
    image(view, 1.0)
    assert set(lines) == {31}, "of what is pointed at only its row"
