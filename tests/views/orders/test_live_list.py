"""Others work on the same orders: the list stays true and nothing moves under the clerk's hand."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from desktop.services import fulfilment, marks
from desktop.services.changes import Change
from desktop.services.order_filter import OrderFilter
from desktop.services.order_queries import OrderPage
from desktop.views.cells import CELL_ROLE
from desktop.views.orders.page import OrdersPage
from tests.people import SF
from tests.views.orders.conftest import Counter, many_orders, numbers, some_orders


def status_words(page: OrdersPage, order_id: int) -> str:
    line = page.list.table.place_of(order_id)
    return str(page.list.table.index(line, page.list.view._section_of("status")).data(CELL_ROLE).text)


def test_an_order_shipped_elsewhere_changes_where_it_stands(counter: Counter) -> None:
    order, other = counter.shop.an_order(points=10), counter.shop.an_order(points=20)
    page = counter.open()
    page.list.view.select(order.id)
    page.list.table.check(other.id, True)
    page.bar.search.set_text("还没打完")
    counter.shop.do(fulfilment.ship_order, order.id, parcel=SF)
    counter.tell(page)
    assert status_words(page, order.id) == "已发货"
    assert page.list.view.selected_id() == order.id
    assert page.list.table.checked_ids() == [other.id]
    assert page.bar.search.text() == "还没打完"
    assert page.head.tabs._buttons["SHIPPED"].accessibleName() == "已发货 1"


def test_a_row_that_no_longer_fits_stays_until_the_next_reload(counter: Counter) -> None:
    order = counter.shop.an_order(points=10)
    page = counter.open()
    page.show_filter(OrderFilter(held=False))
    counter.settle()
    counter.shop.do(marks.hold_order, order.id, reason="核对")
    counter.tell(page)
    assert numbers(page) == [order.order_no]
    assert "挂起" in status_words(page, order.id)
    page.reload()
    counter.settle()
    assert numbers(page) == []


def test_what_changes_while_a_page_is_on_its_way_is_read_again(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = counter.shop.an_order(points=10)
    page = counter.open()
    page.show_filter(OrderFilter(points_min=1_000))
    counter.settle()
    listing, arrive = page.listing, page.listing._first

    def overtaken(same: bool, line: int, found: OrderPage) -> None:
        counter.shop.do(marks.hold_order, order.id, reason="核对")
        page.changed([Change(1, "hold_order", "staff:2", order.id, None, counter.shop.clock.now)])
        arrive(same, line, found)

    monkeypatch.setattr(listing, "_first", overtaken)
    page.show_filter(OrderFilter())
    counter.settle()
    assert "挂起" in status_words(page, order.id)


def test_a_new_order_comes_in_at_its_place_while_the_list_stands_at_its_top(counter: Counter) -> None:
    first = counter.shop.an_order(points=10)
    page = counter.open()
    page.list.view.select(first.id)
    counter.shop.clock.forward(minutes=1)
    new = counter.shop.an_order(points=20)
    counter.tell(page)
    assert numbers(page) == [new.order_no, first.order_no]
    assert page.list.view.selected_id() == first.id
    assert page.list.foot.count.full_text().startswith("共 2 笔")


def test_an_order_that_newly_fits_comes_in_between(counter: Counter) -> None:
    old, middle, new = some_orders(counter.shop, 3)
    counter.shop.do(marks.hold_order, middle.id, reason="核对")
    page = counter.open()
    page.show_filter(OrderFilter(held=False))
    counter.settle()
    assert numbers(page) == [new.order_no, old.order_no]
    counter.shop.do(marks.unhold_order, middle.id)
    counter.tell(page)
    assert numbers(page) == [new.order_no, middle.order_no, old.order_no]


def test_an_order_that_does_not_fit_stays_out(counter: Counter) -> None:
    page = counter.open()
    page.show_filter(OrderFilter(points_min=1_000))
    counter.settle()
    counter.shop.an_order(points=10)
    counter.tell(page)
    assert numbers(page) == []


def test_further_down_a_line_counts_what_came_in_and_brings_it(counter: Counter) -> None:
    many_orders(counter.shop, 60)
    counter.shop.clock.forward(hours=2)
    page = counter.open()
    page.list.view.verticalScrollBar().setValue(400)
    scrolled = page.list.view.verticalScrollBar().value()
    before = numbers(page)
    new = some_orders(counter.shop, 2)
    counter.tell(page)
    line = page.list.view.newcomers_line()
    assert line is not None
    assert line.text() == "有 2 笔新到的订单，点此刷新"
    assert numbers(page) == before
    assert page.list.view.verticalScrollBar().value() == scrolled
    line.click()
    counter.settle()
    assert numbers(page)[:2] == [new[1].order_no, new[0].order_no]
    assert page.list.view.newcomers_line() is None
    assert page.list.view.at_top()


def test_an_order_whose_line_was_never_in_view_waits_for_it(counter: Counter) -> None:
    many_orders(counter.shop, 120)
    page = counter.open()
    counter.shop.do(marks.tag_order, 1, tag="易碎")
    counter.tell(page)
    assert len(numbers(page)) == 100 and page.list.table.rowCount() == 120
    assert page.list.view.newcomers_line() is None


def test_a_changed_row_out_of_sight_is_read_when_it_is_scrolled_to(counter: Counter) -> None:
    many_orders(counter.shop, 60)
    page = counter.open()
    oldest = page.list.table.rows()[-1].id
    counter.shop.do(fulfilment.ship_order, oldest, parcel=SF)
    counter.tell(page)
    assert status_words(page, oldest) == "待发货"
    page.list.view.scrollToBottom()
    counter.settle()
    assert status_words(page, oldest) == "已发货"


def test_what_is_being_typed_is_searched_although_changes_keep_coming(counter: Counter) -> None:
    wanted, other = some_orders(counter.shop, 2)
    page = counter.open()
    page.focus_search()
    for letter in wanted.order_no:
        QTest.keyClicks(page.bar.search.edit, letter)
        page.changed([])
    counter.shop.do(marks.tag_order, other.id, tag="易碎")
    counter.tell(page)
    counter.bot.waitUntil(lambda: numbers(page) == [wanted.order_no])


def test_my_own_act_shows_at_once(counter: Counter) -> None:
    order = counter.shop.an_order(points=10)
    page = counter.open()
    counter.acts.done.emit(counter.shop.do(fulfilment.ship_order, order.id, parcel=SF))
    assert status_words(page, order.id) == "已发货"
    counter.settle()


def test_hours_that_pass_make_an_order_late_without_anybody_acting(counter: Counter) -> None:
    order = counter.shop.an_order(points=10)
    page = counter.open()
    counter.shop.clock.forward(hours=50)
    page._time_passed()
    counter.settle()
    assert status_words(page, order.id) == "待发货 超时"
    assert page.head.line.note.full_text() == "今日新增 0 笔 · 发货超时 1 笔"
