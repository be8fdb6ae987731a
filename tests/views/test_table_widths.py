"""How a list's columns share the window: nothing is cut where there is room, and lesser columns give way where not."""

from __future__ import annotations

from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from desktop.views.cells import Text
from desktop.views.table import Column, RowTable
from desktop.views.table_view import TableView
from desktop.views.table_widths import shared_widths


def column(key: str, *, stretch: bool = False, gives_way: int = 0) -> Column[str]:
    return Column(key, key, 100, Text, stretch=stretch, gives_way=gives_way)


COLUMNS = [column("title", stretch=True), column("mode", gives_way=1), column("shelf", gives_way=1)]
LEAST = {"title": 100, "mode": 100, "shelf": 100}


def test_what_is_left_over_goes_to_cells_that_would_be_cut_and_then_to_the_stretching_column() -> None:
    assert shared_widths(COLUMNS, LEAST, {"mode": 140}, 400) == {"title": 160, "mode": 140, "shelf": 100}


def test_past_what_its_words_take_the_stretching_column_leaves_air_to_all() -> None:
    assert shared_widths(COLUMNS, LEAST, {"title": 150}, 410) == {"title": 150, "mode": 130, "shelf": 130}
    assert shared_widths(COLUMNS, LEAST, {"title": 150}, 800) == {"title": 536, "mode": 132, "shelf": 132}


def test_where_little_is_left_over_each_gets_its_share_of_what_it_needs() -> None:
    assert shared_widths(COLUMNS, LEAST, {"mode": 140, "shelf": 120}, 330) == {"title": 100, "mode": 120, "shelf": 110}


def test_a_narrow_window_leaves_out_the_last_columns_first_and_the_one_that_sorts_at_the_very_last() -> None:
    assert shared_widths(COLUMNS, LEAST, {}, 250) == {"title": 150, "mode": 100}
    assert shared_widths(COLUMNS, LEAST, {}, 250, {"shelf"}) == {"title": 150, "shelf": 100}
    assert shared_widths(COLUMNS, LEAST, {}, 150, {"shelf"}) == {"title": 150}
    assert shared_widths(COLUMNS, LEAST, {}, 50) == {"title": 100}
    assert shared_widths(COLUMNS, LEAST, {}, 50, stay=True) == LEAST, "unless none may go"


def test_a_column_of_a_higher_rank_stays_longer() -> None:
    ranked = [COLUMNS[0], COLUMNS[1], column("shelf", gives_way=2)]
    assert shared_widths(ranked, LEAST, {}, 250) == {"title": 150, "shelf": 100}


def test_a_row_ends_at_the_right_edge_when_its_stretching_column_gave_way() -> None:
    gone = [column("number"), column("act"), column("reason", stretch=True, gives_way=1)]
    assert shared_widths(gone, {"number": 100, "act": 100, "reason": 100}, {}, 250) == {"number": 100, "act": 150}


def test_a_row_that_was_selected_in_sight_stays_in_sight_when_the_list_gets_lower(qtbot: QtBot) -> None:
    table: RowTable[str] = RowTable([column("number")], row_id=str)
    view = TableView(table, name="订单")
    qtbot.addWidget(view)
    view.resize(300, 400)
    table.set_rows([str(number) for number in range(50)])
    view.show()
    last = view.rowAt(view.viewport().height() - 1) - 1
    view.select(str(last))
    view.resize(300, 200)
    assert 0 <= view.rowViewportPosition(last) <= view.viewport().height() - view.rowHeight(last)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.resize(300, 180)
    assert view.rowViewportPosition(last) < 0, "a row that was scrolled away by hand is left there"


def test_a_long_reason_goes_on_in_a_second_line(qtbot: QtBot) -> None:
    reason = "没有回音，还不知道取到没有。稍后再取，问的是同一个号"

    def inked(text: str) -> list[bool]:
        """Whether there is ink in the upper and in the lower half of its row."""
        table: RowTable[str] = RowTable(
            [Column("reason", "原因", 100, lambda one: Text(one, wrap=True), stretch=True)], row_id=str
        )
        view = TableView(table, name="取号结果", row_height=44)
        qtbot.addWidget(view)
        view.resize(240, 120)
        table.set_rows([text])
        view.show()
        seen = view.viewport().grab(QRect(20, 0, 190, 43)).toImage()
        ground = seen.pixelColor(0, 0)
        return [
            any(seen.pixelColor(x, y) != ground for x in range(seen.width()) for y in half)
            for half in (range(5, 12), range(31, 38))
        ]

    assert inked(reason) == [True, True]
    assert inked("没有回音") == [False, False], "one line stands in the middle"
