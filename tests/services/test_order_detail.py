"""One order in full: where its units went, who looked, what its rules call things."""

from __future__ import annotations

import pytest

from desktop.models.vocabulary import AccessAct, OrderStatus, Permission, Preset
from desktop.services import access, fulfilment, marks, order_detail
from desktop.services.errors import Invalid, NotPermitted
from desktop.services.transaction import AccessNote
from tests.orders_made import an_order_in
from tests.people import SF, Shop


def test_a_parcel_tells_which_lines_went_with_it(shop: Shop) -> None:
    order = an_order_in(shop, OrderStatus.TO_SHIP)
    line = shop.lines(order)[0]
    shop.do(fulfilment.ship_order, order.id, parcel=SF, lines={line: 2})
    (parcel,) = shop.ask(order_detail.order_detail, order.id).fulfilments
    assert (parcel.units, parcel.lines) == (2, ((line, 2),))


def test_the_coupon_has_the_name_that_the_rules_gave_it(shop: Shop) -> None:
    sku = shop.a_sku(fen=3_000)
    order = shop.place(shop.a_member(), (sku, 1), coupon="NEW12")
    detail = shop.ask(order_detail.order_detail, order.id)
    assert (detail.coupon_label, detail.rule_number, detail.zone) == ("新客立减", 1, "Asia/Shanghai")


def test_an_assigned_order_tells_to_whom(shop: Shop) -> None:
    order = shop.an_order(points=100)
    shop.do(marks.assign_order, order.id, login="lixiang")
    assert shop.ask(order_detail.order_detail, order.id).timeline[-1].after["name"] == "李想"


def test_an_untagged_order_tells_which_tag_it_had(shop: Shop) -> None:
    order = shop.an_order(points=100)
    shop.do(marks.tag_order, order.id, tag="易碎")
    shop.do(marks.untag_order, order.id, tag="易碎")
    assert shop.ask(order_detail.order_detail, order.id).timeline[-1].before["tag"] == "易碎"


def test_every_look_is_counted_and_the_newest_come_first(shop: Shop) -> None:
    order = shop.an_order(points=100)
    clerk = shop.person(Preset.SERVICE)
    for _ in range(7):
        shop.office.note_access(clerk, Permission.SEE, [AccessNote(AccessAct.OPEN, "", (("order", order.id),))])
    shop.ask(order_detail.reveal_recipient, order.id, reason="核对地址")
    detail = shop.ask(order_detail.order_detail, order.id)
    assert (len(detail.looks), detail.look_count) == (5, 8)
    assert [(look.who, look.role, look.act, look.reason) for look in detail.looks[:2]] == [
        ("李想", "店主", AccessAct.REVEAL, "核对地址"),
        ("Service", "客服", AccessAct.OPEN, ""),
    ]
    assert len(shop.ask(access.order_looks, order.id)) == 8


@pytest.mark.parametrize("preset", [Preset.SERVICE, Preset.WAREHOUSE, Preset.FINANCE])
def test_who_may_not_read_the_audit_is_not_told_who_looked(shop: Shop, preset: Preset) -> None:
    order = shop.an_order(points=100)
    shop.ask(order_detail.reveal_recipient, order.id, reason="核对地址")
    clerk = shop.person(preset)
    detail = shop.office.ask(clerk, order_detail.order_detail, order.id)
    assert (detail.looks, detail.look_count) == ((), 0)
    with pytest.raises(NotPermitted):
        shop.office.ask(clerk, access.order_looks, order.id)


def test_nobody_is_revealed_without_a_reason(shop: Shop) -> None:
    order = shop.an_order(fen=1_000)
    with pytest.raises(Invalid):
        shop.ask(order_detail.reveal_recipient, order.id, reason="  ")
    assert shop.ask(order_detail.order_detail, order.id).looks == ()
