"""A list too long to be read: its scroll bar is that of the whole, and rows come where one looks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from desktop.services import order_queries
from desktop.services.order_filter import OrderFilter
from desktop.services.order_rows import OrderRow
from desktop.views.bulk.sheet import BulkSheet
from desktop.views.cells import CELL_ROLE, WAITING
from desktop.views.orders import listing, sight
from desktop.views.orders.page import OrdersPage
from desktop.views.overlay import overlays_of
from tests.views.orders.conftest import Counter, many_orders, some_orders

ORDERS = 2_345


@pytest.fixture(autouse=True)
def short_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    """What holds for a million of orders, for a list of some thousand."""
    for place in (order_queries, listing):
        monkeypatch.setattr(place, "LANDMARK", 100)
        monkeypatch.setattr(place, "SKIP_MOST", 200)
    monkeypatch.setattr(order_queries, "LANDMARKS_MOST", 4)
    monkeypatch.setattr(order_queries, "COUNT_MOST", 200)


def seen(page: OrdersPage) -> dict[int, str | None]:
    """Line → order number, of all lines on screen."""
    table, rows = page.list.table, {}
    for line in page.list.view.lines_on_screen():
        here = table.id_at(line)
        row = None if here is None else table.row_of(here)
        rows[line] = None if row is None else row.order_no
    return rows


def go_to(counter: Counter, page: OrdersPage, line: int) -> dict[int, str | None]:
    height = page.list.view.verticalHeader().defaultSectionSize()
    page.list.view.verticalScrollBar().setValue(line * height)
    counter.settle()
    return seen(page)


def test_the_scroll_bar_is_that_of_the_whole_list_and_rows_come_where_it_is_dragged(counter: Counter) -> None:
    newest_first = many_orders(counter.shop, ORDERS)[::-1]
    page = counter.open()
    assert page.list.table.rowCount() == ORDERS
    assert page.list.foot.count.full_text() == "共 2,345 笔 · 按下单时间，新的在前"
    assert page.list.foot.points.text() == "2,345 积分"
    for line in (1_200, 2_330, 40, 999, 1_000, 1_030, 700):
        shown = go_to(counter, page, line)
        assert list(shown.values()) == [newest_first[at] for at in shown], line
        assert min(shown) <= line <= max(shown)
    page.list.view.horizontalHeader().sectionClicked.emit(page.list.view._section_of("number"))
    counter.settle()
    shown = go_to(counter, page, 1_500)
    by_number = sorted(newest_first, reverse=True)
    assert list(shown.values()) == [by_number[at] for at in shown]


def test_a_line_that_is_not_here_yet_says_so(counter: Counter) -> None:
    many_orders(counter.shop, 500)
    page = counter.open()
    table = page.list.table
    assert table.waits_at(400)
    cell = table.index(400, 3)
    assert cell.data(CELL_ROLE) is WAITING and cell.data(Qt.ItemDataRole.AccessibleTextRole) == "正在读取"
    assert table.index(400, 0).data(Qt.ItemDataRole.CheckStateRole) is None


def test_rows_that_were_passed_are_let_go_but_the_selected_one(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sight, "HERE_MOST", 400)
    monkeypatch.setattr(sight, "FAR", 50)
    many_orders(counter.shop, ORDERS)
    page = counter.open()
    page.list.view.select(page.list.table.id_at(3))
    chosen = page.list.view.selected_id()
    told: list[object] = []
    page.order_selected.connect(told.append)
    for line in range(0, ORDERS, 60):
        go_to(counter, page, line)
        assert page.list.table.rows_here() < 700
    assert page.list.view.selected_id() == chosen and told == []
    page.list.view.step(1)
    assert page.list.view.currentIndex().row() == 4
    counter.settle()
    assert len(told) == 1 and told[0] == page.list.table.id_at(4)


def test_a_line_that_is_walked_to_before_it_is_here_opens_when_it_comes(counter: Counter) -> None:
    oldest_first = many_orders(counter.shop, ORDERS)
    page = counter.open()
    told: list[object] = []
    page.order_selected.connect(told.append)
    page.list.view.select(page.list.table.id_at(0))
    page.list.view.setFocus()
    QTest.keyClick(page.list.view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert page.list.view.currentIndex().row() == ORDERS - 1 and len(told) == 1
    counter.settle()
    here = page.list.view.selected_id()
    assert here is not None and told[-1] == here
    row = page.list.table.row_of(here)
    assert row is not None and row.order_no == oldest_first[0]


def test_reading_anew_far_down_keeps_the_place(counter: Counter) -> None:
    newest_first = many_orders(counter.shop, ORDERS)[::-1]
    page = counter.open()
    before = go_to(counter, page, 1_500)
    here = page.list.table.id_at(1_504)
    page.list.view.select(here)
    page.reload()
    counter.settle()
    assert seen(page) == before and page.list.view.selected_id() == here
    shown = go_to(counter, page, 1_700)
    assert list(shown.values()) == [newest_first[at] for at in shown]


def test_what_comes_in_moves_the_whole_list_by_a_line(counter: Counter) -> None:
    newest_first = many_orders(counter.shop, ORDERS)[::-1]
    counter.shop.clock.forward(days=3)
    page = counter.open()
    new = [row.order_no for row in some_orders(counter.shop, 2)[::-1]]
    counter.tell(page)
    assert page.list.table.rowCount() == ORDERS + 2
    for line in (0, 1_234):
        shown = go_to(counter, page, line)
        assert list(shown.values()) == [[*new, *newest_first][at] for at in shown]


def test_all_that_a_list_finds_are_ticked_by_a_rule_and_done_in_rounds(counter: Counter) -> None:
    newest_first = many_orders(counter.shop, ORDERS)[::-1]
    page = counter.open()
    page.list.view.setFocus()
    QTest.keyClick(page.list.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.list.foot.ticked.full_text() == "已选全部 2,345 笔 · 合计 2,345 积分"
    go_to(counter, page, 1_500)
    table = page.list.table
    here = table.place_of(table.id_at(1_500) or 0)
    assert table.index(here, 0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    go_to(counter, page, 0)
    left_out = table.id_at(1)
    assert left_out is not None
    table.check(left_out, False)
    assert page.list.foot.ticked.full_text() == "已选全部 2,344 笔 · 合计 2,344 积分"
    page.list.foot.acts["hold_order"].click()
    counter.settle()
    (sheet,) = [one for one in overlays_of(page.window()) if isinstance(one, BulkSheet)]
    assert sheet.part.text() == "选了 2,344 笔，一次做最前面的 500 笔；做完了再选，接着做后面的"
    assert [row.order_no for row in sheet.rows] == [newest_first[0], *newest_first[2:501]]
    sheet.dismiss()
    page.list.rows.copy()
    counter.settle()
    assert QGuiApplication.clipboard().text().splitlines() == [newest_first[0], *newest_first[2:501]]
    QTest.keyClick(page.list.view, Qt.Key.Key_Escape)
    assert not page.list.rows.some()


def test_another_question_begins_at_its_top(counter: Counter) -> None:
    many_orders(counter.shop, ORDERS)
    page = counter.open()
    go_to(counter, page, 2_000)
    page.show_filter(OrderFilter(points_max=0))
    counter.settle()
    assert page.list.table.rowCount() == 0
    page.show_filter(OrderFilter())
    counter.settle()
    assert page.list.view.at_top() and page.list.table.rowCount() == ORDERS
    rows: list[OrderRow] = page.list.table.rows_from_top()
    assert len(rows) >= 100


def test_a_list_that_nobody_sums_says_so_and_what_would_be_summed(counter: Counter) -> None:
    many_orders(counter.shop, 500)
    page = counter.open()
    page.show_filter(OrderFilter(points_max=5))
    counter.settle()
    foot = page.list.foot
    assert "共 500 笔" in foot.count.full_text() and "没有合计：太多了" in foot.count.full_text()
    assert foot.points.text() == ""
    page.list.table.check_all()
    assert foot.ticked.full_text() == "已选全部 500 笔 · 没有合计"
    page.show_filter(OrderFilter())
    counter.settle()
    assert "没有合计" not in foot.count.full_text() and foot.points.text() == "500 积分"


def test_sums_follow_what_came_in_but_not_at_every_order(counter: Counter) -> None:
    many_orders(counter.shop, 500)
    page = counter.open()
    listing, told = page.list.listing, page.list.foot.points
    some_orders(counter.shop, 2)
    counter.tell(page)
    listing._recount.timeout.emit()
    counter.settle()
    assert told.text() == "500 积分"
    listing._sum_pause.timeout.emit()
    counter.settle()
    assert told.text() == "503 积分"
