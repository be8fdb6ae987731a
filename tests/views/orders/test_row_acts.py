"""Rows are ticked, copied, opened, and acted on from their menu."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from desktop.models.vocabulary import Preset
from desktop.services.order_filter import OrderFilter
from desktop.views.orders.row_acts import pasted
from tests.views.orders.conftest import Counter, click, numbers, some_orders


def test_ticked_orders_are_counted_and_summed(counter: Counter) -> None:
    first, second, third = some_orders(counter.shop, 3)
    page = counter.open()
    page.list.view.select(third.id)
    QTest.keyClick(page.list.view, Qt.Key.Key_Space)
    QTest.keyClick(page.list.view, Qt.Key.Key_J)
    QTest.keyClick(page.list.view, Qt.Key.Key_X)
    assert page.list.foot.ticked.full_text() == "已选 2 笔 · 合计 5 积分"
    QTest.keyClick(page.list.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.list.table.checked_ids() == [third.id, second.id, first.id]
    QTest.keyClick(page.list.view, Qt.Key.Key_Escape)
    assert page.list.rows.ticked() == []


def test_a_run_is_ticked_with_shift(counter: Counter) -> None:
    some_orders(counter.shop, 5)
    page = counter.open()

    def tick(line: int, held: Qt.KeyboardModifier) -> None:
        where = page.list.view.visualRect(page.list.table.index(line, 0)).center()
        QTest.mouseClick(page.list.view.viewport(), Qt.MouseButton.LeftButton, held, where)

    tick(1, Qt.KeyboardModifier.NoModifier)
    tick(3, Qt.KeyboardModifier.ShiftModifier)
    assert [row.order_no for row in page.list.rows.ticked()] == numbers(page)[1:4]


def test_numbers_are_copied_a_line_each(counter: Counter) -> None:
    first, second = some_orders(counter.shop, 2)
    page = counter.open()
    page.list.view.select(first.id)
    QTest.keyClick(page.list.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == first.order_no
    page.list.table.check_all()
    with counter.bot.waitSignal(page.told) as told:
        page.list.foot.copy_pressed.emit()
    assert told.args == ["已复制 2 个单号"]
    assert QGuiApplication.clipboard().text() == f"{second.order_no}\n{first.order_no}"


def test_whole_rows_and_single_cells_are_copied_for_a_spreadsheet(counter: Counter) -> None:
    first, second = some_orders(counter.shop, 2)
    page = counter.open()
    page.list.view.set_columns(["number", "points", "status"])
    page.list.table.check_all()
    page.list.view.setFocus()
    with counter.bot.waitSignal(page.told) as told:
        QTest.keyClick(
            page.list.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        )
    assert told.args == ["已复制 2 行"]
    heads, *rows = (line.split("\t") for line in QGuiApplication.clipboard().text().splitlines())
    assert heads == ["订单号", "积分", "状态"]
    assert rows == [[second.order_no, "2", "待发货"], [first.order_no, "1", "待发货"]]
    page.list.table.clear_checks()
    menu = page.list.rows.menu_of(first.id, "=HYPERLINK(1)")
    assert menu is not None
    (cell,) = [action for action in menu.actions() if action.text() == "复制这一格"]
    cell.trigger()
    assert QGuiApplication.clipboard().text() == "=HYPERLINK(1)"
    assert pasted("=1+1\t2") == "'=1+1 2"


def test_ticks_outlive_a_reload_and_another_order_of_sorting_but_not_another_filter(counter: Counter) -> None:
    first, _second = some_orders(counter.shop, 2)
    page = counter.open()
    page.list.table.check(first.id, True)
    page.reload()
    counter.settle()
    page.list.view.sort_requested.emit("points", True)
    counter.settle()
    assert [row.id for row in page.list.rows.ticked()] == [first.id]
    page.show_filter(OrderFilter(points_min=1))
    counter.settle()
    assert page.list.rows.ticked() == []


def test_the_menu_offers_the_acts_of_its_row_and_starts_them(counter: Counter) -> None:
    (order,) = some_orders(counter.shop, 1)
    page = counter.open()
    menu = page.list.rows.menu_of(order.id)
    assert menu is not None
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words[0] == "发货 1 件"
    assert words[-3:] == ["复制单号", "复制整行，可贴进表格", "选择这笔"]
    for action in menu.actions():
        if action.text() in ("发货 1 件", "复制单号", "选择这笔"):
            action.trigger()
    assert QGuiApplication.clipboard().text() == order.order_no
    assert page.list.table.checked_ids() == [order.id]
    counter.settle()
    assert counter.acts.sheet is not None
    assert order.order_no in counter.acts.sheet.title.text()


def test_the_menu_offers_only_what_this_person_may_do(counter: Counter) -> None:
    (order,) = some_orders(counter.shop, 1)
    menu = counter.open(Preset.AUDITOR).list.rows.menu_of(order.id)
    assert menu is not None
    assert [action.text() for action in menu.actions() if not action.isSeparator()] == [
        "复制单号",
        "复制整行，可贴进表格",
        "选择这笔",
    ]


def test_the_selected_order_is_told_and_enter_tells_it_again(counter: Counter) -> None:
    first, second = some_orders(counter.shop, 2)
    page = counter.open()
    told: list[object] = []
    page.order_selected.connect(told.append)
    QTest.keyClick(page.list.view, Qt.Key.Key_J)
    QTest.keyClick(page.list.view, Qt.Key.Key_J)
    QTest.keyClick(page.list.view, Qt.Key.Key_Return)
    assert told == [second.id, first.id, first.id]


def test_an_order_is_shown_although_the_list_does_not_hold_it(counter: Counter) -> None:
    first, second = some_orders(counter.shop, 2)
    page = counter.open()
    page.show_filter(OrderFilter(points_min=2))
    counter.settle()
    told: list[object] = []
    page.order_selected.connect(told.append)
    page.show_order(second.id)
    page.show_order(first.id)
    assert told == [second.id, None, first.id]
    assert page.list.view.selected_id() is None


def test_another_filter_lets_go_of_an_order_that_it_hides(counter: Counter) -> None:
    first, second = some_orders(counter.shop, 2)
    page = counter.open()
    page.list.view.select(first.id)
    told: list[object] = []
    page.order_selected.connect(told.append)
    page.show_filter(OrderFilter(points_min=2))
    counter.settle()
    assert told == [None]
    assert numbers(page) == [second.order_no]


def test_the_copy_button_stands_where_the_sum_is(counter: Counter) -> None:
    (order,) = some_orders(counter.shop, 1)
    page = counter.open()
    page.list.table.check(order.id, True)
    click(page.list.foot.copy)
    assert QGuiApplication.clipboard().text() == order.order_no
    click(page.list.foot.clear)
    assert page.list.table.checked_ids() == []
