"""Pick waves: one walk for many orders, each in one wave at most, also when two PCs make theirs at once."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import select, update

from desktop.models.catalogue import Sku, Stock
from desktop.models.journal import Access
from desktop.models.shipping import WaveState
from desktop.models.vocabulary import Preset
from desktop.services import fulfilment, marks
from desktop.services.errors import Invalid, NotFound, NotPermitted
from desktop.services.paper_errands import make_pick_list
from desktop.services.shipping_queries import Waiting, waiting_orders
from desktop.services.waves import (
    WaveMade,
    cancel_wave,
    finish_wave,
    make_wave,
    next_for_wave,
    pick_list,
    pick_waves,
)
from tests import papers
from tests.people import SF, Shop


def put_on_shelf(shop: Shop, code: str, shelf: str) -> None:
    mine = select(Sku.id).where(Sku.code == code).scalar_subquery()
    with shop.office.transaction() as connection:
        connection.execute(update(Stock).where(Stock.sku_id == mine).values(shelf=shelf))


def test_a_wave_is_picked_by_one_list_and_its_orders_wait_to_be_packed(shop: Shop) -> None:
    member = shop.a_member(points=10_000)
    cup, beans, counter = shop.a_sku("双层玻璃杯", points=10), shop.a_sku(points=10), shop.a_sku(points=10, pickup=True)
    put_on_shelf(shop, cup, "B-01")
    put_on_shelf(shop, beans, "A-03")
    first = shop.place(member, (cup, 1), (beans, 2))
    second = shop.place(member, (beans, 3), (counter, 1))
    third, held = shop.place(member, (cup, 1)), shop.place(member, (cup, 1))
    shop.do(marks.hold_order, held.id, reason="等客户")
    assert shop.ask(next_for_wave, 2) == (first.id, second.id)
    made = shop.do(make_wave, (first.id, second.id, held.id))
    assert made == WaveMade(made.wave_id, 2, (held.order_no,))
    assert shop.ask(next_for_wave, 10) == (third.id,)
    with pytest.raises(Invalid):
        shop.do(make_wave, (first.id, held.id))
    chosen = shop.ask(pick_list, made.wave_id, reason="拣货")
    assert [(line.shelf, line.units, dict(line.orders)) for line in chosen.lines] == [
        ("A-03", 5, {first.order_no: 2, second.order_no: 3}), ("B-01", 1, {first.order_no: 1})
    ]  # fmt: skip
    assert shop.count(select(Access.reason).where(Access.act == "PRINT")) == "拣货"
    said = papers.text(make_pick_list(shop.office, shop.owner, made.wave_id, reason="拣货").pdf)
    for words in (f"波次{made.wave_id}", "2笔订单，共6件", "A-03", f"{first.order_no}×2", f"{second.order_no}×3"):
        assert words in said
    shop.do(fulfilment.ship_order, first.id, parcel=SF, lines={shop.lines(first)[1]: 1})
    assert [line.units for line in shop.ask(pick_list, made.wave_id, reason="再打").lines] == [4, 1]
    assert shop.do(finish_wave, made.wave_id) == 2
    assert [one.order.id for one in shop.ask(waiting_orders, Waiting.PICKED).rows] == [first.id, second.id]
    with pytest.raises(NotFound):
        shop.do(finish_wave, made.wave_id)
    assert shop.ask(next_for_wave, 10) == (third.id,), "what was picked isn't fetched again"
    other = shop.do(make_wave, (third.id,))
    shop.do(fulfilment.ship_order, second.id, parcel=SF, lines={shop.lines(second)[0]: 3})
    told = [(row.id, row.state, row.orders, row.gone) for row in shop.ask(pick_waves)]
    assert told == [(other.wave_id, WaveState.OPEN, 1, 0), (made.wave_id, WaveState.PICKED, 2, 0)]
    assert shop.do(cancel_wave, made.wave_id) == 2
    with pytest.raises(NotFound):
        shop.ask(pick_list, made.wave_id, reason="拣货")
    assert shop.ask(next_for_wave, 10) == (first.id, second.id)
    with pytest.raises(NotPermitted):
        shop.office.do(shop.person(Preset.FINANCE), cancel_wave, other.wave_id)
    assert shop.breaks() == []


def test_two_who_take_the_same_orders_at_once_never_both_get_them(shop: Shop) -> None:
    orders = [shop.an_order(points=10) for _ in range(6)]
    ids = tuple(order.id for order in orders)
    made: list[WaveMade] = []
    refused: list[Invalid] = []

    def take(chosen: tuple[int, ...]) -> None:
        try:
            made.append(shop.do(make_wave, chosen))
        except Invalid as fact:
            refused.append(fact)

    threads = [threading.Thread(target=take, args=(chosen,)) for chosen in (ids[:4], ids[2:], ids)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(one.orders for one in made) == 6
    assert len(made) + len(refused) == 3
