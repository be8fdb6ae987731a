"""A question that would look through everything ends, and the list asks for a span of days."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.models.vocabulary import OrderKind
from desktop.services import order_lists, order_queries, stopping
from desktop.services.errors import TooWide
from desktop.services.order_filter import OrderFilter
from desktop.views.bulk.sheet import BulkSheet
from desktop.views.orders.filter_panel import FilterPanel
from desktop.views.overlay import overlays_of
from tests.people import Shop
from tests.views.orders.conftest import Counter, many_orders, numbers
from tests.views.orders.test_order_troubles import press, words_of_emptiness

# the figures know of kinds and not of the points of each
UNKEPT = OrderFilter(kind=OrderKind.SALE, points_max=10**9)


@pytest.fixture(autouse=True)
def a_bound_for_thousands(monkeypatch: pytest.MonkeyPatch) -> None:
    """Six thousand orders are to be what a million are."""
    monkeypatch.setattr(stopping, "EACH", 500)
    monkeypatch.setattr(stopping, "STEPS_MOST", 20_000)


def test_a_list_that_would_look_through_everything_asks_for_days_and_finds_within_them(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stopping, "STEPS_MOST", 30_000)
    many_orders(counter.shop, 6_000)
    counter.shop.clock.forward(days=9)
    gold = counter.shop.a_member(points=100, tier="金卡")
    rare = counter.shop.place(gold, (counter.shop.a_sku(points=7, stock=1), 1))
    page = counter.open()
    page.show_filter(OrderFilter(tier="金卡"))
    counter.settle()
    assert words_of_emptiness(page) == (
        "要翻的订单太多，没有查完", [], ["近 7 天", "近 30 天", "自己选日期"],
    )  # fmt: skip
    assert not page.list.banner.isVisible()
    press(page, "近 7 天")
    counter.settle()
    assert page.chosen == OrderFilter(tier="金卡", since=date(2026, 11, 27), until=date(2026, 12, 3))
    assert numbers(page) == [rare.order_no]


def test_where_the_days_are_short_already_only_others_are_offered(counter: Counter) -> None:
    many_orders(counter.shop, 6_000)
    page = counter.open()
    page.show_filter(OrderFilter(tier="金卡", since=date(2026, 11, 23), until=date(2026, 11, 28)))
    counter.settle()
    assert words_of_emptiness(page)[2] == ["自己选日期"]
    press(page, "自己选日期")
    panel = next(one for one in overlays_of(page) if isinstance(one, FilterPanel))
    assert panel.days.since.hasFocus()
    panel.close_overlay()


def test_what_is_too_much_to_count_is_many_and_is_read_page_by_page(counter: Counter) -> None:
    made = many_orders(counter.shop, 6_000)
    page = counter.open()
    page.show_filter(OrderFilter(kind=OrderKind.SALE))
    counter.settle()
    assert (page.list.foot.count.full_text()[:9], page.list.foot.points.text()) == ("共 6,000 笔", "6,000 积分")
    page.show_filter(UNKEPT)
    counter.settle()
    assert page.list.foot.count.full_text().startswith("很多笔 · 按下单时间")
    assert page.table.rowCount() == 200
    page.view.scrollToBottom()
    counter.bot.waitUntil(lambda: page.table.rowCount() > 200, timeout=10_000)
    counter.settle()
    last = page.table.row_of(page.table.id_at(199) or 0)
    assert last is not None and last.order_no == made[-200]
    page.open_filter()
    panel = next(one for one in overlays_of(page) if isinstance(one, FilterPanel))
    counter.bot.waitUntil(lambda: panel.hits.text() == "命中很多笔", timeout=10_000)
    assert panel.apply.text() == "显示订单"
    panel.close_overlay()


def test_all_of_what_is_too_much_to_count_are_acted_on_in_rounds(counter: Counter) -> None:
    made = many_orders(counter.shop, 6_000)
    page = counter.open()
    page.show_filter(UNKEPT)
    counter.settle()
    page.table.check_all()
    foot = page.list.foot
    assert foot.ticked.full_text() == "已选全部，有很多笔 · 没有合计"
    assert foot.acts["ship_order"].text() == "发货" and foot.acts["ship_order"].isVisible()
    foot.acts["hold_order"].click()
    counter.settle()
    (sheet,) = [one for one in overlays_of(page.window()) if isinstance(one, BulkSheet)]
    assert sheet.part.text() == "选了很多笔，一次做最前面的 500 笔；做完了再选，接着做后面的"
    assert [row.order_no for row in sheet.rows] == made[:-501:-1]
    sheet.dismiss()


def test_without_a_condition_there_may_be_many(sqlite_shop: Shop) -> None:
    many_orders(sqlite_shop, 6_000)
    with pytest.raises(TooWide):
        sqlite_shop.ask(order_queries.find_orders, OrderFilter(tier="金卡"))
    assert [
        (one.condition, one.rows, one.capped)
        for one in sqlite_shop.ask(order_lists.reliefs, OrderFilter(kind=OrderKind.SALE, points_min=10**9))
    ] == [("points", 0, True)]
