"""Nothing found, nothing there, nothing read: the list says why and what to do."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services.errors import DatabaseGone
from desktop.services.order_filter import OrderFilter
from desktop.views.buttons import Button
from desktop.views.chips import Chip
from desktop.views.orders.page import OrdersPage
from tests.views.orders.conftest import Counter, click, many_orders, numbers

S = OrderStatus


def words_of_emptiness(page: OrdersPage) -> tuple[str, list[str], list[str]]:
    """Title, chips and buttons of the empty list."""
    empty = page.list.view._empty
    assert empty.isVisible()
    chips = [chip.spec.text for chip in empty.findChildren(Chip) if not chip.isHidden()]
    return empty.accessibleName(), chips, [b.text() for b in empty.findChildren(Button) if not b.isHidden()]


def press(page: OrdersPage, words: str) -> None:
    click(next(b for b in page.list.view._empty.findChildren(Button) if b.text() == words and not b.isHidden()))


@pytest.fixture
def office_away(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Calling it takes the database away, or brings it back."""

    def take(away: bool) -> None:
        def gone(*_given: object, **_named: object) -> None:
            raise DatabaseGone(outcome_known=True)

        if away:
            monkeypatch.setattr(counter.shop.office, "ask_until", gone)
        else:
            monkeypatch.undo()

    return take


def test_an_empty_list_names_the_condition_that_hides_everything_and_takes_it_away(counter: Counter) -> None:
    order = counter.shop.an_order(points=100)
    page = counter.open()
    page.show_filter(OrderFilter(statuses=(S.TO_SHIP,), points_min=50_000))
    counter.settle()
    assert words_of_emptiness(page) == ("没有符合条件的订单", ["积分 ≥ 50,000"], ["去掉这个条件", "清空筛选"])
    press(page, "去掉这个条件")
    counter.settle()
    assert page.chosen == OrderFilter(statuses=(S.TO_SHIP,))
    assert numbers(page) == [order.order_no]


def test_a_search_that_finds_nothing_can_be_taken_away_too(counter: Counter) -> None:
    counter.shop.an_order(points=100)
    page = counter.open()
    page.bar.search.set_text("没有这个")
    page.bar.searched.emit("没有这个")
    counter.settle()
    assert words_of_emptiness(page)[1] == ["搜索「没有这个」"]
    press(page, "去掉这个条件")
    counter.settle()
    assert page.bar.search.text() == ""
    assert page.list.table.rowCount() == 1


def test_where_no_single_condition_helps_the_filter_is_cleared(counter: Counter) -> None:
    counter.shop.an_order(points=100)
    page = counter.open()
    page.show_filter(OrderFilter(statuses=(S.SHIPPED,), points_min=50_000))
    counter.settle()
    assert words_of_emptiness(page) == ("没有符合条件的订单", [], ["清空筛选"])
    press(page, "清空筛选")
    counter.settle()
    assert page.list.table.rowCount() == 1


def test_a_list_by_payment_says_that_it_leaves_out_what_is_unpaid(counter: Counter) -> None:
    counter.shop.an_order(fen=500)
    page = counter.open()
    page.list.view.sort_requested.emit("paid", True)
    counter.settle()
    assert words_of_emptiness(page)[2] == ["改按下单时间"]
    press(page, "改按下单时间")
    counter.settle()
    assert page.list.table.rowCount() == 1


@pytest.mark.parametrize(
    ("preset", "ways"),
    [(Preset.MANAGER, ["代客下单", "导入订单"]), (Preset.SERVICE, ["代客下单"]), (Preset.FINANCE, [])],
)
def test_a_shop_without_orders_offers_what_this_person_may_do(
    counter: Counter, preset: Preset, ways: list[str]
) -> None:
    page = counter.open(preset)
    assert words_of_emptiness(page) == ("还没有订单", [], ways)


def test_a_list_that_cannot_be_read_says_so_and_is_read_again(counter: Counter, office_away: Any) -> None:
    counter.shop.an_order(points=100)
    unpaid = counter.shop.an_order(fen=500)
    page = counter.open()
    office_away(True)
    page.show_filter(OrderFilter(statuses=(S.UNPAID,)))
    counter.settle()
    assert page.list.banner.text() == "数据库连不上，什么都没有改动，填的内容都还在。连上后再试"
    assert numbers(page) == []
    office_away(False)
    click(page.list.banner._action)
    counter.settle()
    assert numbers(page) == [unpaid.order_no]
    assert page.list.banner.isHidden()


def test_a_reload_that_fails_keeps_what_was_read(counter: Counter, office_away: Any) -> None:
    order = counter.shop.an_order(points=100)
    page = counter.open()
    office_away(True)
    page.reload()
    counter.settle()
    assert numbers(page) == [order.order_no]
    assert page.list.foot.count.full_text() == "共 1 笔 · 按下单时间，新的在前"
    assert page.list.banner.isVisible()


def test_a_page_that_fails_is_asked_for_again(counter: Counter, office_away: Any) -> None:
    many_orders(counter.shop, 110)
    page = counter.open()
    office_away(True)
    page.list.view.scrollToBottom()
    counter.settle()
    assert len(numbers(page)) == 100
    office_away(False)
    click(page.list.banner._action)
    counter.settle()
    assert len(numbers(page)) == 110


def test_a_page_opened_while_the_database_is_away_starts_when_it_is_back(counter: Counter, office_away: Any) -> None:
    order = counter.shop.an_order(points=100)
    counter.shop.person(Preset.OWNER)
    office_away(True)
    page = counter.open()
    assert page.list.banner.isVisible()
    office_away(False)
    page.reload()
    counter.settle()
    assert numbers(page) == [order.order_no]
    assert page.list.banner.isHidden()
