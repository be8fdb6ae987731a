"""Electronic waybills, given by kuaidi100 on this machine: each order once, doubts asked again, labels sealed."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from desktop.models.dispatch import WaybillAccount, WaybillRequest
from desktop.models.journal import Access
from desktop.models.shipping import WaybillState
from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services import fulfilment, marks
from desktop.services.errors import Held, Invalid, NotFound, NotPermitted
from desktop.services.fulfilment import Parcel
from desktop.services.order_rows import OrderRow
from desktop.services.packing import order_to_pack
from desktop.services.paper_errands import make_labels
from desktop.services.waybill_account import connect_waybills, disconnect_waybills, waybill_account
from desktop.services.waybills import (
    Taken,
    give_back_waybill,
    labels,
    orders_without_waybill,
    take_waybills,
    waybill_requests,
)
from tests.doubles.label_press import KEY, PICTURE, SECRET, LabelPress, a_label_press
from tests.orders_made import row_of
from tests.people import Shop

W = WaybillState


@pytest.fixture
def press(shop: Shop) -> Iterator[LabelPress]:
    with a_label_press() as double:
        shop.do(connect_waybills, **double.account())
        yield double


def take(shop: Shop, *orders: OrderRow, preset: Preset = Preset.WAREHOUSE) -> list[Taken]:
    told: list[Taken] = []
    ids = tuple(order.id for order in orders)
    take_waybills(shop.office, shop.person(preset), ids, told=told.append, stopped=lambda: False, reason="取电子面单")
    return told


def states(shop: Shop) -> list[str]:
    return [row.state.value for row in reversed(shop.ask(waybill_requests))]


def test_each_order_gets_one_number_whose_label_is_sealed_and_printed(shop: Shop, press: LabelPress) -> None:
    first, second, held = (shop.an_order(points=10) for _ in range(3))
    shop.do(marks.hold_order, held.id, reason="等客户")
    assert shop.ask(orders_without_waybill) == (first.id, second.id)
    told = take(shop, first, second, held)
    assert [one.waybill for one in told] == ["SF1407382900000", "SF1407382900001", ""]
    assert isinstance(told[2].fact, Held) and press.refused == 0
    sent = press.orders[0]
    assert (sent["printType"], sent["kuaidicom"], sent["partnerId"], sent["partnerKey"]) == (
        "IMAGE", "shunfeng", "7551234567", "pk-1"
    )  # fmt: skip
    assert sent["recMan"] == {"name": "何小明", "mobile": "19900009516", "printAddr": "江苏省南京市鼓楼区示例路1号"}
    assert sent["sendMan"]["name"] == "悦享生活"
    with shop.engine.connect() as connection:
        looked = connection.execute(select(Access.act, Access.reason)).all()
    assert looked == [("EXPORT", "取电子面单")] * 2
    assert shop.ask(orders_without_waybill) == ()
    assert [one.waybill for one in take(shop, first)] == ["SF1407382900000"]
    assert len(press.orders) == 2, "it isn't asked for a second time"
    sealed = shop.count(select(WaybillRequest.label))
    assert sealed is not None and PICTURE not in sealed
    found = shop.office.ask(shop.person(Preset.WAREHOUSE), labels, (second.id, first.id), reason="打印面单")
    assert [(label.waybill, label.picture) for label in found] == [
        ("SF1407382900001", PICTURE), ("SF1407382900000", PICTURE)
    ]  # fmt: skip
    assert make_labels(shop.office, shop.owner, (first.id, second.id), reason="打印面单").pages == 2
    with pytest.raises(NotPermitted):
        shop.office.ask(shop.person(Preset.FINANCE), labels, (first.id,), reason="打印面单")
    # the label is scanned, the order is found, and it goes under that number
    assert shop.ask(order_to_pack, "SF1407382900000") == first.id
    assert row_of(shop, first).status is OrderStatus.TO_SHIP
    shop.do(fulfilment.ship_order, first.id, parcel=Parcel("shunfeng", "SF1407382900000"))
    request = shop.ask(waybill_requests)[-1]
    with pytest.raises(Invalid) as refused:
        give_back_waybill(shop.office, shop.owner, request.id, reason="不寄了")
    assert refused.value.problem == "used"
    assert shop.breaks() == []


@pytest.mark.parametrize(
    "fault", ["lost", *(pytest.param(fault, marks=pytest.mark.slow) for fault in ("down", "junk"))]
)
def test_what_nobody_knows_is_asked_again_under_the_same_number(shop: Shop, press: LabelPress, fault: str) -> None:
    order = shop.an_order(points=10)
    press.faults = [fault]
    assert [one.waybill for one in take(shop, order)] == [""]
    assert states(shop) == ["UNKNOWN"]
    assert [one.waybill for one in take(shop, order)] == ["SF1407382900000"]
    assert (states(shop), len(press.numbers)) == (["GIVEN"], 1)
    assert len({one["orderId"] for one in press.orders}) == 1


def test_a_plain_refusal_is_told_and_tried_again_as_a_new_request(shop: Shop, press: LabelPress) -> None:
    order = shop.an_order(points=10)
    press.faults = ["poor"]
    told = take(shop, order)
    assert told[0].answer is not None and told[0].answer.problem == "账号单量不足"
    shop.do(connect_waybills, **{**press.account(), "secret": "another"})
    told = take(shop, order)
    assert told[0].answer is not None and (told[0].answer.problem, press.refused) == ("account", 1)
    shop.do(connect_waybills, **press.account())
    press.faults = ["no_picture"]
    assert [one.waybill for one in take(shop, order)] == ["SF1407382900000"]
    assert states(shop) == ["FAILED", "FAILED", "GIVEN"]
    with pytest.raises(NotFound):
        shop.ask(labels, (order.id,), reason="打印面单")
    assert [one.waybill for one in take(shop, order)] == ["SF1407382900000"], "the label is asked for again"
    assert shop.ask(labels, (order.id,), reason="打印面单")[0].picture == PICTURE


def test_a_number_goes_back_to_the_service_and_the_order_may_have_another(shop: Shop, press: LabelPress) -> None:
    order = shop.an_order(points=10)
    take(shop, order)
    request = shop.ask(waybill_requests)[0].id
    press.faults = ["stuck"]
    assert give_back_waybill(shop.office, shop.owner, request, reason="不寄了").problem == "已揽收，不能取消"
    assert states(shop) == ["GIVEN"]
    press.faults = ["down"]
    assert give_back_waybill(shop.office, shop.owner, request, reason="不寄了").state is W.UNKNOWN
    assert give_back_waybill(shop.office, shop.owner, request, reason="不寄了").state is W.CANCELLED
    assert (states(shop), press.cancelled) == (["CANCELLED"], ["SF1407382900000"])
    assert shop.count(select(func.count()).where(WaybillRequest.label.is_not(None))) == 0
    assert [one.waybill for one in take(shop, order)] == ["SF1407382900001"]
    # one parcel went, the rest of the order gets a number of its own
    both = shop.an_order(points=10, qty=2)
    take(shop, both)
    shop.do(
        fulfilment.ship_order, both.id, parcel=Parcel("shunfeng", "SF1407382900002"), lines={shop.lines(both)[0]: 1}
    )
    assert [one.waybill for one in take(shop, both)] == ["SF1407382900003"]
    assert states(shop)[-2:] == ["USED", "GIVEN"]


def test_two_who_take_numbers_for_the_same_orders_at_once_pay_once(shop: Shop, press: LabelPress) -> None:
    orders = [shop.an_order(points=10) for _ in range(3)]
    shop.person(Preset.WAREHOUSE)
    told: list[list[Taken]] = []
    threads = [threading.Thread(target=lambda: told.append(take(shop, *orders))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(press.numbers) == 3
    given = {one.waybill for taken in told for one in taken if one.waybill}
    assert given == set(press.numbers.values())
    assert shop.count(select(func.count()).select_from(WaybillRequest)) == 3


def test_the_account_is_the_owners_and_its_keys_sealed(shop: Shop, press: LabelPress) -> None:
    row = shop.ask(waybill_account)
    assert row is not None and (row.carrier, row.sender_name) == ("shunfeng", "悦享生活")
    sealed = shop.count(select(WaybillAccount.secrets))
    assert KEY.encode() not in sealed and SECRET.encode() not in sealed
    kept = {**press.account(), "key": "", "secret": "", "sender_phone": "02500000000"}
    shop.do(connect_waybills, **kept)
    assert [one.waybill for one in take(shop, shop.an_order(points=10))] == ["SF1407382900000"]
    with pytest.raises(NotPermitted):
        shop.office.do(shop.person(Preset.MANAGER), connect_waybills, **press.account())
    for values, field, problem in (
        ({"partner_id": " "}, "partner_id", "missing"), ({"carrier": "飞鸽"}, "carrier", "unreadable_character"),
        ({"carrier": "pigeon"}, "carrier", "unknown"), ({"endpoint": "http://example.com"}, "endpoint", "not_https"),
        ({"sender_address": "路" * 200}, "sender_address", "too_long"),
    ):  # fmt: skip
        with pytest.raises(Invalid) as refused:
            shop.do(connect_waybills, **{**press.account(), **values})
        assert (refused.value.field, refused.value.problem) == (field, problem)
    shop.do(disconnect_waybills)
    assert shop.ask(waybill_account) is None
    with pytest.raises(Invalid):
        take(shop, shop.an_order(points=10))
    with pytest.raises(NotFound):
        shop.do(disconnect_waybills)
