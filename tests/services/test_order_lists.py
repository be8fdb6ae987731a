"""What the list of orders counts, offers and blames; each on SQLite and on PostgreSQL."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select, update

from desktop.models.journal import Access
from desktop.models.order import Order
from desktop.models.vocabulary import OrderStatus
from desktop.services import cancels, fulfilment, marks, order_lists, order_queries
from desktop.services.order_filter import OrderFilter
from desktop.services.order_queries import CashSum
from tests.people import Shop

S = OrderStatus


def numbers(shop: Shop, chosen: OrderFilter, sort: str = "placed") -> set[str]:
    return {row.order_no for row in shop.ask(order_queries.find_orders, chosen, sort=sort).rows}


def test_the_tabs_count_statuses_held_late_and_today(shop: Shop) -> None:
    waiting = shop.an_order(points=100)
    shop.an_order(fen=500)
    shop.do(marks.hold_order, waiting.id, reason="等客人确认地址")
    counts = shop.ask(order_lists.list_counts)
    assert (counts.statuses[S.TO_SHIP], counts.statuses[S.UNPAID], counts.held, counts.overdue) == (1, 1, 1, 0)
    assert counts.today == 2
    shop.clock.forward(hours=49)
    later = shop.ask(order_lists.list_counts)
    assert (later.overdue, later.today) == (1, 0)
    assert numbers(shop, OrderFilter(overdue=True)) == {waiting.order_no}


def test_a_held_order_that_was_cancelled_is_held_no_more(shop: Shop) -> None:
    order = shop.an_order(points=100)
    shop.do(marks.hold_order, order.id, reason="等客人确认地址")
    shop.do(cancels.cancel_paid_order, order.id, reason="不要了")
    assert shop.ask(order_lists.list_counts).held == 0
    assert numbers(shop, OrderFilter(held=True)) == set()
    assert numbers(shop, OrderFilter(held=False)) == {order.order_no}


def test_an_order_without_a_ship_by_moment_is_not_late(shop: Shop) -> None:
    order = shop.an_order(points=100)
    with shop.office.transaction() as connection:
        connection.execute(update(Order).where(Order.id == order.id).values(ship_by=None))
    assert numbers(shop, OrderFilter(overdue=False)) == {order.order_no}
    assert numbers(shop, OrderFilter(overdue=True)) == set()


def test_sums_stand_apart_by_currency(shop: Shop) -> None:
    shop.an_order(fen=1_000)
    pounds = shop.an_order(fen=2_000)
    with shop.office.transaction() as connection:
        connection.execute(update(Order).where(Order.id == pounds.id).values(currency="GBP"))
    count = shop.ask(order_queries.count_orders, OrderFilter())
    assert count.orders == 2
    freight = 1_200
    assert count.cash == (CashSum("CNY", 2, 1_000 + freight), CashSum("GBP", 2, 2_000 + freight))


def test_a_list_by_payment_counts_only_what_it_shows(shop: Shop) -> None:
    paid = shop.an_order(fen=1_000, paid=True)
    shop.an_order(fen=2_000)
    assert numbers(shop, OrderFilter(), sort="paid") == {paid.order_no}
    assert shop.ask(order_queries.count_orders, OrderFilter(), sort="paid").orders == 1


def test_a_range_is_one_condition_and_goes_as_one() -> None:
    chosen = OrderFilter(since=date(2026, 11, 16), until=date(2026, 11, 22), points_min=5_001, assignee="")
    assert chosen.active == ("days", "points", "assignee")
    assert chosen.without("days", "assignee") == OrderFilter(points_min=5_001)


def test_an_empty_list_knows_which_condition_hides_everything(shop: Shop) -> None:
    shop.an_order(points=100)
    shop.an_order(points=200)
    chosen = OrderFilter(statuses=(S.TO_SHIP,), points_min=50_000)
    assert shop.ask(order_queries.find_orders, chosen).rows == ()
    (relief,) = shop.ask(order_lists.reliefs, chosen)
    assert (relief.condition, relief.rows, relief.capped) == ("points", 2, False)
    assert shop.ask(order_lists.reliefs, replace(chosen, statuses=(S.SHIPPED,))) == ()


def test_the_filter_offers_what_occurs_in_the_shop(shop: Shop) -> None:
    order = shop.an_order(fen=500, paid=True)
    shop.do(marks.tag_order, order.id, tag="易碎")
    choices = shop.ask(order_lists.filter_choices)
    assert (choices.channels, choices.methods, choices.tags) == (("desk",), ("wechat",), ("易碎",))
    assert choices.tiers == ("金卡",)
    assert "shunfeng" in choices.carriers
    assert choices.colleagues == (("lixiang", "李想"),)


def test_of_changed_orders_only_those_come_in_that_fit(shop: Shop) -> None:
    mine, other = shop.an_order(points=100), shop.an_order(fen=500)
    fitting = shop.ask(order_queries.rows_that_fit, OrderFilter(statuses=(S.TO_SHIP,)), (mine.id, other.id))
    assert [row.id for row in fitting] == [mine.id]
    shop.do(fulfilment.unrelease_order, mine.id)
    assert shop.ask(order_queries.rows_that_fit, OrderFilter(statuses=(S.TO_SHIP,)), (mine.id, other.id)) == ()


@pytest.mark.parametrize("searched", ["9516", "19900009516"])
def test_every_question_about_a_phone_is_on_record(shop: Shop, searched: str) -> None:
    shop.an_order(points=100)
    chosen = OrderFilter(search=searched, points_min=10**6)
    before = shop.count(select(func.count()).select_from(Access))
    shop.ask(order_queries.find_orders, chosen)
    shop.ask(order_queries.count_orders, chosen)
    shop.ask(order_lists.reliefs, chosen)
    shop.ask(order_queries.rows_that_fit, chosen, (1,))
    assert shop.count(select(func.count()).select_from(Access)) == before + 4
