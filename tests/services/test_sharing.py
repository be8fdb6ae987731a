"""Orders are shared out fairly: whoever has least on their hands gets the next."""

from __future__ import annotations

from desktop.models.vocabulary import Preset
from desktop.services import cancels, marks
from desktop.services.sharing import Load, loads, share_out
from tests.people import Shop


def test_the_one_with_least_gets_the_next() -> None:
    among = [Load("a", "甲", 2), Load("b", "乙", 0), Load("c", "丙", 0)]
    shared = share_out([7, 8, 9, 10, 11, 12], among)
    assert list(shared.items()) == [(7, "b"), (8, "c"), (9, "b"), (10, "c"), (11, "a"), (12, "b")]
    assert share_out([], among) == {}


def test_what_still_has_to_go_out_counts_and_nothing_else(shop: Shop) -> None:
    warehouse = shop.person(Preset.WAREHOUSE)
    mine, gone, unassigned = (shop.an_order(points=n) for n in (5, 6, 7))
    for order in (mine, gone):
        shop.do(marks.assign_order, order.id, login=warehouse.login)
    shop.do(cancels.cancel_paid_order, gone.id, reason="不要了")
    assert unassigned.status == "TO_SHIP"
    told = {one.login: one.orders for one in shop.ask(loads)}
    assert told == {"lixiang": 0, warehouse.login: 1}
