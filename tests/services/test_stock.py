"""The stock ledger by hand: what comes in, what is written off, what a stock-take finds, and who did it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

import pytest

from desktop.models.vocabulary import Preset, StockVerb
from desktop.services import fulfilment, goods_list, stock
from desktop.services.errors import ChangedByOther, Invalid, NotFound, NotPermitted, OutOfStock, Refused
from desktop.services.goods_list import GoodsFilter, LedgerRow
from desktop.services.stock import Arrived, Counted
from tests.goods_calls import sku_of
from tests.people import SF, Shop


def ledger(shop: Shop, code: str) -> tuple[LedgerRow, ...]:
    return shop.ask(goods_list.stock_ledger, sku_of(shop, code))


def test_a_delivery_of_several_goods_comes_in_as_one(shop: Shop) -> None:
    cups, beans = shop.a_sku("玻璃杯", points=1), shop.a_sku("咖啡豆", points=1)
    person = shop.person(Preset.WAREHOUSE)
    rows = shop.office.do(
        person, stock.receive_several, (Arrived(sku_of(shop, cups), 5), Arrived(sku_of(shop, beans), 7)),
        reason="采购到货",
    )  # fmt: skip
    assert [row.on_hand for row in rows] == [15, 17]
    newest = ledger(shop, beans)[0]
    assert (newest.verb, newest.on_hand, newest.on_hand_after) == (StockVerb.RECEIVE, 7, 17)
    assert (newest.actor, newest.reason) == ("Warehouse", "采购到货")
    assert shop.breaks() == []


def test_a_delivery_with_one_unknown_article_brings_nothing_in(shop: Shop) -> None:
    cups = shop.a_sku(points=1)
    with pytest.raises(NotFound):
        shop.do(stock.receive_several, (Arrived(sku_of(shop, cups), 5), Arrived(999_999, 1)))
    assert shop.stock(cups) == (10, 0)


@pytest.mark.parametrize("qty", [0, -3, 1_000_001])
def test_a_number_that_makes_no_sense_is_refused(shop: Shop, qty: int) -> None:
    with pytest.raises(Invalid):
        shop.do(stock.receive_goods, shop.a_sku(points=1), qty=qty)


def test_a_write_off_stops_at_what_orders_have_reserved(shop: Shop) -> None:
    code = shop.a_sku(points=10, stock=5)
    shop.place(shop.a_member(points=100), (code, 3))
    with pytest.raises(OutOfStock) as refused:
        shop.do(stock.write_off, code, qty=3, reason="破损")
    assert (refused.value.left, refused.value.wanted) == (2, 3)
    assert shop.do(stock.write_off, code, qty=2, reason="破损").on_hand == 3
    assert shop.stock(code) == (3, 3)
    assert ledger(shop, code)[0].reason == "破损"
    assert shop.breaks() == []


def test_a_write_off_says_why(shop: Shop) -> None:
    code = shop.a_sku(points=1)
    with pytest.raises(Invalid) as refused:
        shop.do(stock.write_off, code, qty=1, reason=" ")
    assert (refused.value.field, refused.value.problem) == ("reason", "missing")


def test_write_offs_and_orders_at_once_never_leave_less_than_is_reserved(shop: Shop) -> None:
    code = shop.a_sku(points=1, stock=6)
    members = [shop.a_member(points=10, phone=f"1990000952{n}") for n in range(4)]
    calls: list[Callable[[], object]] = [partial(shop.place, member, (code, 2)) for member in members]
    calls += [partial(shop.do, stock.write_off, code, qty=2, reason="破损") for _ in range(4)]
    refusals: list[Refused] = []

    def run(call: Callable[[], object]) -> None:
        try:
            call()
        except Refused as refused:
            refusals.append(refused)

    threads = [threading.Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    on_hand, reserved = shop.stock(code)
    assert on_hand == reserved
    assert len(refusals) == 5 and all(isinstance(one, OutOfStock) for one in refusals)
    assert shop.breaks() == []


def test_a_stock_take_enters_the_difference_under_the_counters_name(shop: Shop) -> None:
    cups, beans = shop.a_sku("玻璃杯", points=1), shop.a_sku("咖啡豆", points=1)
    person = shop.person(Preset.WAREHOUSE)
    counts = (Counted(sku_of(shop, cups), 8, 10), Counted(sku_of(shop, beans), 10, 10))
    shop.office.do(person, stock.count_stock, counts, reason="月末盘点")
    entry = ledger(shop, cups)[0]
    assert (entry.verb, entry.on_hand, entry.on_hand_after) == (StockVerb.COUNT, -2, 8)
    assert (entry.actor, entry.reason) == ("Warehouse", "月末盘点")
    same = ledger(shop, beans)[0]
    assert (same.verb, same.on_hand, same.on_hand_after) == (StockVerb.COUNT, 0, 10)
    assert shop.breaks() == []


def test_a_stock_take_may_find_less_than_is_reserved_and_the_goods_stand_out(shop: Shop) -> None:
    code = shop.a_sku(fen=1_000, stock=5)
    order = shop.pay(shop.place(shop.a_member(), (code, 4)))
    shop.do(stock.count_stock, (Counted(sku_of(shop, code), 1, 5),))
    assert shop.stock(code) == (1, 4)
    assert shop.ask(goods_list.goods_counts)["short"] == 1
    assert [row.code for row in shop.ask(goods_list.find_goods, GoodsFilter(state="short")).rows] == [code]
    with pytest.raises(OutOfStock):
        shop.do(fulfilment.ship_order, order.id, parcel=SF)
    shop.do(stock.receive_goods, code, qty=3)
    assert shop.ask(goods_list.goods_counts)["short"] == 0
    assert shop.breaks() == []


def test_a_count_is_refused_when_goods_came_or_went_since_and_says_who_moved_them(shop: Shop) -> None:
    code = shop.a_sku(points=1)
    other = shop.a_sku(points=1)
    shop.office.do(shop.person(Preset.WAREHOUSE), stock.receive_goods, code, qty=2)
    with pytest.raises(ChangedByOther) as refused:
        shop.do(stock.count_stock, (Counted(sku_of(shop, other), 9, 10), Counted(sku_of(shop, code), 9, 10)))
    assert (refused.value.who, refused.value.what) == ("Warehouse", "RECEIVE")
    assert shop.stock(other) == (10, 0)


def test_orders_that_only_reserve_dont_disturb_a_count(shop: Shop) -> None:
    code = shop.a_sku(points=1)
    shop.place(shop.a_member(points=10), (code, 2))
    shop.do(stock.count_stock, (Counted(sku_of(shop, code), 9, 10),))
    assert shop.stock(code) == (9, 2)


def test_a_count_sent_twice_counts_once(shop: Shop) -> None:
    code = shop.a_sku(points=1)
    counts = (Counted(sku_of(shop, code), 7, 10),)
    for _ in range(3):
        shop.office.do_command(shop.owner, "click-1", stock.count_stock, counts)
    assert [entry.verb for entry in ledger(shop, code)] == [StockVerb.COUNT, StockVerb.INIT]


def test_an_article_counted_twice_in_one_sheet_is_refused(shop: Shop) -> None:
    sku = sku_of(shop, shop.a_sku(points=1))
    with pytest.raises(Invalid):
        shop.do(stock.count_stock, (Counted(sku, 7, 10), Counted(sku, 8, 10)))


def test_who_has_no_right_to_count_or_receive_cant(shop: Shop) -> None:
    code = shop.a_sku(points=1)
    service = shop.person(Preset.SERVICE)
    with pytest.raises(NotPermitted):
        shop.office.do(service, stock.count_stock, (Counted(sku_of(shop, code), 7, 10),))
    with pytest.raises(NotPermitted):
        shop.office.do(service, stock.write_off, code, qty=1, reason="破损")
    with pytest.raises(NotPermitted):
        shop.office.do(service, stock.receive_several, (Arrived(sku_of(shop, code), 1),))
    assert shop.stock(code) == (10, 0)


def test_the_ledger_is_read_on_from_where_it_ended_and_names_the_order(shop: Shop) -> None:
    code = shop.a_sku(points=1)
    order = shop.place(shop.a_member(points=10), (code, 2))
    shop.do(stock.receive_goods, code, qty=1)
    first = shop.ask(goods_list.stock_ledger, sku_of(shop, code), limit=2)
    assert [row.verb for row in first] == [StockVerb.RECEIVE, StockVerb.RESERVE]
    assert (first[1].order_id, first[1].order_no) == (order.id, order.order_no)
    rest = shop.ask(goods_list.stock_ledger, sku_of(shop, code), before=first[-1].id)
    assert [row.verb for row in rest] == [StockVerb.INIT]
