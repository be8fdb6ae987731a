"""A list that is wider than its window: its first columns stay, and all of it works where it is seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.views.cells import Act, Section, Text
from desktop.views.table import Column, RowTable
from desktop.views.table_view import TableView
from tests.views.test_row_pictures import image

EDGE, NUMBER, ACT = 46 + 126, 1, 6
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot: QtBot) -> TableView:
    columns: list[Column[int]] = [
        Column("number", "订单号", 126, lambda row: Text(f"JF2611{row:06}", "strong"), sortable=True),
        *(Column(f"c{at}", f"列{at}", 150, lambda row: Text(f"第 {row} 行")) for at in range(4)),
        Column("act", "", 110, lambda row: Act("审批"), stretch=True),
    ]
    made = TableView(RowTable(columns, row_id=lambda row: row, checkable=True), name="订单")
    qtbot.addWidget(made)
    made.resize(500, 330)
    made.table.set_rows(range(1, 60))
    made.show()
    return made


def go_sideways(view: TableView, by: int) -> None:
    view.horizontalScrollBar().setValue(by)


def head_image(view: TableView) -> QImage:
    return view._head.viewport().grab().toImage()


def click(view: TableView, x: int, line: int) -> None:
    where = QPoint(x, view.rowViewportPosition(line) + 20)
    QTest.mouseClick(view.viewport(), LEFT, pos=where)


def press(view: TableView, key: Qt.Key) -> None:
    view.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))


def test_tick_boxes_and_numbers_stay_and_the_other_columns_go_by_beneath_them(view: TableView) -> None:
    for ratio in (1.0, 1.5):
        go_sideways(view, 0)
        before, edge = image(view, ratio), round(EDGE * ratio)
        go_sideways(view, 120)
        after = image(view, ratio)
        height, rest = after.height(), after.width() - edge
        assert after.copy(0, 0, edge, height) == before.copy(0, 0, edge, height), ratio
        moved = before.copy(edge + round(120 * ratio), 0, rest - round(120 * ratio), height)
        assert after.copy(edge, 0, moved.width(), height) == moved, ratio
    titles = head_image(view)
    go_sideways(view, 0)
    assert titles.copy(0, 0, EDGE, 30) == head_image(view).copy(0, 0, EDGE, 30)
    assert titles.copy(EDGE, 0, 200, 30) != head_image(view).copy(EDGE, 0, 200, 30)


def test_what_is_seen_is_what_is_hit(view: TableView) -> None:
    go_sideways(view, view.horizontalScrollBar().maximum())
    ticked, sorted_by, acted = (QSignalSpy(one) for one in (view.checks_changed, view.sort_requested, view.act_pressed))
    click(view, 27, 2)
    assert ticked.at(0) == [[3]]
    click(view, 100, 3)
    assert view.selected_id() == 4
    assert view.indexAt(QPoint(EDGE - 5, 10)).column() == NUMBER
    box = view.visualRect(view.table.index(4, ACT))
    click(view, box.right() - 30, 4)
    assert acted.at(0) == [5, "act"]
    assert view.visualRect(view.table.index(4, NUMBER)).left() == 46
    QTest.mouseClick(view._head.viewport(), LEFT, pos=QPoint(100, 12))
    assert sorted_by.at(0) == ["number", True]
    for kind, x, button in (
        (QEvent.Type.MouseButtonPress, EDGE - 2, LEFT),
        (QEvent.Type.MouseMove, EDGE + 38, Qt.MouseButton.NoButton),
        (QEvent.Type.MouseButtonRelease, EDGE + 38, LEFT),
    ):
        at, held = QPointF(x, 12), Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(view._head.viewport(), QMouseEvent(kind, at, at, button, LEFT, held))
    assert view.widths()["number"] == 166, "it is dragged wider where it is seen"


def test_keys_go_sideways_and_walking_the_rows_stays_there(view: TableView) -> None:
    view.select(1)
    press(view, Qt.Key.Key_Right)
    press(view, Qt.Key.Key_Right)
    at = view.horizontalScrollBar().value()
    assert at == 160
    for _ in range(20):
        press(view, Qt.Key.Key_J)
    assert (view.selected_id(), view.horizontalScrollBar().value()) == (21, at)
    press(view, Qt.Key.Key_Left)
    assert view.horizontalScrollBar().value() == 80
    view.scrollTo(view.table.index(20, ACT))
    assert view.visualRect(view.table.index(20, ACT)).right() <= view.viewport().width()
    view.scrollTo(view.table.index(20, NUMBER + 1))
    assert view.visualRect(view.table.index(20, NUMBER + 1)).left() == EDGE, "not beneath what stays"


def test_a_tick_is_seen_at_once_however_far_one_went(view: TableView) -> None:
    go_sideways(view, 200)
    before = image(view, 1.0)
    view.table.check(2, on=True)
    one = image(view, 1.0)
    view.table.check_all()
    assert before.copy(0, 40, 46, 40) != one.copy(0, 40, 46, 40) == image(view, 1.0).copy(0, 40, 46, 40)


def test_more_or_fewer_stay_but_never_so_many_that_nothing_goes_by(view: TableView) -> None:
    view.set_frozen("")
    go_sideways(view, 100)
    assert view.visualRect(view.table.index(0, NUMBER)).left() == -54
    view.resize(800, 330)
    view.set_frozen("c1")
    assert view._head.frozen_width() == EDGE + 300
    view.resize(600, 330)
    assert view._head.frozen_width() == EDGE + 150
    view.table.set_rows([Section("紧急", "3 件"), 7])
    at_left = image(view, 1.0)
    go_sideways(view, 60)
    assert image(view, 1.0).copy(0, 0, 400, 40) == at_left.copy(0, 0, 400, 40), "a heading stays as a whole"


def test_where_everything_fits_nothing_is_different(view: TableView, qtbot: QtBot) -> None:
    view.resize(1_200, 330)
    qtbot.waitUntil(lambda: not view.horizontalScrollBar().isVisible())
    seen, titles = image(view, 1.0), head_image(view)
    view.set_frozen("")
    assert (image(view, 1.0), head_image(view)) == (seen, titles)
