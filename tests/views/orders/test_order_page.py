"""A clerk finds orders by tab, search, sorting and paging."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from desktop.models.journal import Access
from desktop.models.vocabulary import OrderStatus, Permission, Preset
from desktop.services import marks
from desktop.views.orders.looks import ColumnsPicker
from desktop.views.orders.page import OrdersPage
from desktop.views.tabs import TabButton
from tests.views.orders.conftest import Counter, click, many_orders, numbers, some_orders

S = OrderStatus


def tab(page: OrdersPage, key: str) -> TabButton:
    return page.head.tabs._buttons[key]


def test_the_list_shows_the_newest_order_first_with_masks_only(counter: Counter) -> None:
    first, second = some_orders(counter.shop, 2)
    page = counter.open()
    assert numbers(page) == [second.order_no, first.order_no]
    cells = [page.list.table.index(0, at).data() for at in range(1, page.list.table.columnCount())]
    assert "何**" in cells
    assert not any("小明" in str(cell) for cell in cells)
    assert page.list.foot.count.full_text() == "共 2 笔 · 按下单时间，新的在前"
    assert page.list.foot.points.text() == "3 积分"


def test_a_tab_shows_its_status_and_the_counts_stay_those_of_the_shop(counter: Counter) -> None:
    counter.shop.an_order(points=10)
    unpaid = counter.shop.an_order(fen=500)
    page = counter.open()
    click(tab(page, "UNPAID"))
    counter.settle()
    assert numbers(page) == [unpaid.order_no]
    assert tab(page, "TO_SHIP").accessibleName() == "待发货 1"
    assert tab(page, "all").accessibleName() == "全部 2"
    assert page.head.line.note.full_text() == "今日新增 2 笔"


def test_held_and_late_orders_have_tabs_of_their_own(counter: Counter) -> None:
    held, late = counter.shop.an_order(points=10), counter.shop.an_order(points=20)
    counter.shop.do(marks.hold_order, held.id, reason="核对地址")
    page = counter.open()
    click(tab(page, "held"))
    counter.settle()
    assert numbers(page) == [held.order_no]
    counter.shop.clock.forward(hours=60)
    click(tab(page, "overdue"))
    counter.settle()
    assert set(numbers(page)) == {held.order_no, late.order_no}


def test_a_header_sorts_and_a_second_press_turns_it_round(counter: Counter) -> None:
    small, big = some_orders(counter.shop, 2)
    page = counter.open()
    at = page.list.view._section_of("points")
    page.list.view.horizontalHeader().sectionClicked.emit(at)
    counter.settle()
    assert numbers(page) == [big.order_no, small.order_no]
    page.list.view.horizontalHeader().sectionClicked.emit(at)
    counter.settle()
    assert numbers(page) == [small.order_no, big.order_no]
    assert page.list.foot.count.full_text() == "共 2 笔 · 按积分，少的在前"


def test_rows_follow_each_other_without_a_gap_or_a_repeat(counter: Counter) -> None:
    placed = many_orders(counter.shop, 130)
    page = counter.open()
    assert page.list.table.rowCount() == 130 and len(numbers(page)) == 100
    page.list.view.scrollToBottom()
    counter.settle()
    assert numbers(page) == placed[::-1]
    assert page.list.foot.count.full_text().startswith("共 130 笔")


def test_a_search_finds_while_it_is_typed(counter: Counter) -> None:
    wanted = counter.shop.an_order(points=10)
    counter.shop.an_order(points=20)
    page = counter.open()
    page.focus_search()
    QTest.keyClicks(page.bar.search.edit, wanted.order_no)
    counter.bot.waitUntil(lambda: numbers(page) == [wanted.order_no])


def test_a_phone_tail_is_searched_on_enter_and_goes_on_record_once(counter: Counter) -> None:
    order = counter.shop.an_order(points=10)
    page = counter.open()
    seen = counter.shop.count(select(func.count()).select_from(Access))
    page.focus_search()
    QTest.keyClicks(page.bar.search.edit, "9516")
    counter.bot.wait(300)
    assert counter.shop.count(select(func.count()).select_from(Access)) == seen
    QTest.keyClick(page.bar.search.edit, Qt.Key.Key_Return)
    counter.settle()
    assert numbers(page) == [order.order_no]
    assert counter.shop.count(select(func.count()).select_from(Access)) == seen + 1


def test_a_phone_tail_is_searched_after_a_longer_pause_too_but_not_while_it_is_typed_on(counter: Counter) -> None:
    order = counter.shop.an_order(points=10)
    page = counter.open()
    page.bar._phone_pause.setInterval(400)
    page.focus_search()
    QTest.keyClicks(page.bar.search.edit, "9516")
    counter.bot.waitUntil(page.bar._phone_pause.isActive)
    QTest.keyClicks(page.bar.search.edit, "0")
    assert not page.bar._phone_pause.isActive()
    QTest.keyClick(page.bar.search.edit, Qt.Key.Key_Backspace)
    counter.bot.waitUntil(lambda: page.chosen.search == "9516")
    counter.settle()
    assert numbers(page) == [order.order_no]


def test_the_only_order_that_is_found_opens_on_enter(counter: Counter) -> None:
    order = counter.shop.an_order(points=10)
    page = counter.open()
    page.focus_search()
    QTest.keyClicks(page.bar.search.edit, "9516")
    with counter.bot.waitSignal(page.order_selected) as selected:
        QTest.keyClick(page.bar.search.edit, Qt.Key.Key_Return)
    assert selected.args == [order.id]
    assert page.list.view.hasFocus()


def test_of_several_found_none_opens_by_itself(counter: Counter) -> None:
    first, second = some_orders(counter.shop, 2)
    page = counter.open()
    told: list[object] = []
    page.order_selected.connect(told.append)
    page.focus_search()
    QTest.keyClicks(page.bar.search.edit, "9516")
    QTest.keyClick(page.bar.search.edit, Qt.Key.Key_Return)
    counter.settle()
    assert page.list.view.hasFocus()
    assert told == []
    QTest.keyClick(page.list.view, Qt.Key.Key_J)
    assert told == [second.id]
    assert first.order_no in numbers(page)


def test_coming_to_the_list_by_keyboard_opens_nothing(counter: Counter) -> None:
    some_orders(counter.shop, 2)
    page = counter.open()
    told: list[object] = []
    page.order_selected.connect(told.append)
    page.focus_search()
    page.list.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.list.view.hasFocus()
    assert (told, page.list.view.selected_id()) == ([], None)


def test_the_list_is_sorted_without_a_mouse_too(counter: Counter) -> None:
    small, big = some_orders(counter.shop, 2)
    page = counter.open()
    page.bar.columns.click()
    picker = page.window().findChild(ColumnsPicker)
    assert picker is not None
    for _ in range(2):
        QTest.keyClick(picker.sort, Qt.Key.Key_Down)
    counter.settle()
    assert picker.sort.key() == "points"
    assert numbers(page) == [big.order_no, small.order_no]
    click(picker.way._buttons["up"])
    counter.settle()
    assert numbers(page) == [small.order_no, big.order_no]


def test_by_deadline_the_most_urgent_come_first(counter: Counter) -> None:
    first, second = some_orders(counter.shop, 2)
    page = counter.open()
    page.list.view.sort_requested.emit("ship_by", True)
    counter.settle()
    assert numbers(page) == [first.order_no, second.order_no]
    assert page.list.foot.count.full_text().endswith("按发货期限，急的在前，不含没有期限的")


def test_columns_are_ticked_and_the_number_always_stays(counter: Counter) -> None:
    page = counter.open()
    page.bar.columns.click()
    picker = page.window().findChild(ColumnsPicker)
    assert picker is not None
    assert "number" not in picker.ticks
    picker.ticks["channel"].click()
    picker.ticks["member"].click()
    assert page.list.view.columns_shown() == ["number", "placed", "items", "points", "cash", "status", "channel"]


def test_who_adds_columns_sees_all_of_them_and_says_which_ones_stay_while_the_others_go_by(
    counter: Counter, qtbot: QtBot
) -> None:
    some_orders(counter.shop, 2)
    page = counter.open()
    view, scroll = page.list.view, page.list.view.horizontalScrollBar()
    view.setFixedWidth(640)
    counter.settle()
    assert scroll.maximum() == 0, "the list as it comes leaves out what it has no room for"
    page.bar.columns.click()
    picker = page.window().findChild(ColumnsPicker)
    assert picker is not None
    assert picker.frozen.key() == "number"
    for key in ("paid", "channel"):
        picker.ticks[key].click()
    counter.settle()
    assert scroll.maximum() > 0
    assert not any(view.isColumnHidden(view._section_of(key)) for key in view.columns_shown())
    QTest.keyClick(picker.frozen, Qt.Key.Key_Down)
    assert view.frozen() == "placed"
    scroll.setValue(scroll.maximum())
    first = view.table.index(0, 0)
    assert view.visualRect(first.siblingAtColumn(view._section_of("placed"))).left() == 46 + 126
    picker.ticks["placed"].click()
    assert (view.frozen(), picker.frozen.key()) == ("placed", "number"), "of what is shown"
    for key in ("paid", "channel"):
        picker.ticks[key].click()
    qtbot.waitUntil(lambda: scroll.maximum() == 0)


def test_only_the_last_of_quick_questions_is_shown(counter: Counter) -> None:
    some_orders(counter.shop, 3)
    unpaid = counter.shop.an_order(fen=500)
    page = counter.open()
    for key in ("TO_SHIP", "SHIPPED", "all", "UNPAID"):
        click(tab(page, key))
    counter.settle()
    assert numbers(page) == [unpaid.order_no]
    assert page.list.foot.count.full_text().startswith("共 1 笔")


@pytest.mark.parametrize("preset", [Preset.WAREHOUSE, Preset.AUDITOR])
def test_who_may_not_place_or_import_has_no_button_for_it(counter: Counter, preset: Preset) -> None:
    page = counter.open(preset)
    assert page.head.buttons == {}


def test_who_may_place_and_import_says_so_to_the_window(counter: Counter) -> None:
    page = counter.open(Preset.MANAGER)
    with counter.bot.waitSignal(page.place_requested):
        click(page.head.buttons[Permission.PLACE_ORDERS])
    with counter.bot.waitSignal(page.import_requested):
        click(page.head.buttons[Permission.IMPORT])
