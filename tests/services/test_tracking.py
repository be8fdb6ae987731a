"""Parcels on their way, told by kuaidi100 on this machine: stations, signatures, what is stuck and what comes back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from desktop.models.order import Fulfilment, Order, OrderException
from desktop.models.tracking import Tracking, TrackingAccount, TrackingEvent
from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services import fulfilment, tracking, tracking_account, worker
from desktop.services.couriers.courier import ParcelNews, ParcelState
from desktop.services.errors import Invalid, NotFound, NotPermitted
from desktop.services.fulfilment import Parcel
from desktop.services.order_detail import order_detail
from desktop.services.order_rows import OrderRow
from tests.doubles.kuaidi100 import RoadDouble, a_road
from tests.orders_made import parcel_of, row_of
from tests.people import SF, Shop

ON_THE_WAY = [("2026-11-24 14:00:00", "【南京市】已揽收，联系电话 13912345678")]
HANDED_OVER = [*ON_THE_WAY, ("2026-11-25 09:30:00", "已签收，签收人：前台")]


@pytest.fixture
def road(shop: Shop) -> Iterator[RoadDouble]:
    with a_road() as double:
        shop.do(tracking_account.connect_tracking, **double.account())
        yield double


def a_parcel(shop: Shop, parcel: Parcel = SF) -> tuple[OrderRow, int]:
    order = shop.do(fulfilment.ship_order, shop.an_order(fen=9_900, paid=True).id, parcel=parcel)
    return order, parcel_of(shop, order)


def looks(shop: Shop, **later: float) -> worker.Round:
    shop.clock.forward(**later)
    return worker.run_once(shop.office, shop.worker())


def open_exceptions(shop: Shop) -> list[str]:
    with shop.engine.connect() as connection:
        return list(connection.execute(
            select(OrderException.kind).where(OrderException.closed_at.is_(None)).order_by(OrderException.id)
        ).scalars())  # fmt: skip


def test_a_signed_parcel_is_told_in_the_order_and_leads_to_its_completion(shop: Shop, road: RoadDouble) -> None:
    order, parcel = a_parcel(shop)
    assert looks(shop).tracked == 0
    assert road.asked == [], "nobody has scanned it yet"
    road.parcels[SF.waybill] = ("0", ON_THE_WAY)
    assert looks(shop, hours=2).tracked == 1
    assert road.asked[0] == {"com": "shunfeng", "num": SF.waybill, "phone": "9516", "order": "asc"}
    one = shop.ask(order_detail, order.id).fulfilments[0]
    assert (one.tracking, one.stations[0].text) == ("IN_TRANSIT", "【南京市】已揽收，联系电话 139****5678")
    assert looks(shop, hours=3).tracked == 0
    version = row_of(shop, order).version
    road.parcels[SF.waybill] = ("3", HANDED_OVER)
    assert looks(shop, hours=20).tracked == 1
    signed = datetime(2026, 11, 25, 1, 30, tzinfo=UTC)
    assert shop.count(select(Fulfilment.signed_at).where(Fulfilment.id == parcel)) == signed
    assert shop.count(select(Order.complete_by).where(Order.id == order.id)) == signed + timedelta(days=7)
    assert row_of(shop, order).version == version + 1
    assert len(shop.ask(order_detail, order.id).fulfilments[0].stations) == 2
    asked = len(road.asked)
    assert looks(shop, days=6).tracked == 0
    assert len(road.asked) == asked
    assert looks(shop, days=1).completed == 1
    assert road.refused == 0
    assert shop.breaks() == []


def test_an_order_in_two_parcels_waits_for_the_second_signature(shop: Shop, road: RoadDouble) -> None:
    order = shop.an_order(fen=5_000, qty=2, paid=True)
    line, second = shop.lines(order)[0], Parcel("yuantong", "YT7412345678901")
    shop.do(fulfilment.ship_order, order.id, parcel=SF, lines={line: 1})
    shop.do(fulfilment.ship_order, order.id, parcel=second)
    before = shop.count(select(Order.complete_by).where(Order.id == order.id))
    road.parcels[SF.waybill] = ("3", HANDED_OVER)
    looks(shop, hours=2)
    assert shop.count(select(Order.complete_by).where(Order.id == order.id)) == before
    road.parcels[second.waybill] = ("3", [("2026-11-26 10:00:00", "已签收")])
    looks(shop, hours=5)
    assert shop.count(select(Order.complete_by).where(Order.id == order.id)) == datetime(2026, 12, 3, 2, tzinfo=UTC)
    assert [asked["phone"] for asked in road.asked if asked["com"] == "yuantong"] == ["", ""]


def test_a_parcel_that_is_stuck_or_comes_back_needs_a_person_until_it_goes_on(shop: Shop, road: RoadDouble) -> None:
    a_parcel(shop)
    road.parcels[SF.waybill] = ("0", ON_THE_WAY)
    looks(shop, hours=2)
    assert open_exceptions(shop) == []
    looks(shop, days=4)
    assert open_exceptions(shop) == ["PARCEL_STUCK"]
    road.parcels[SF.waybill] = ("0", [*ON_THE_WAY, ("2026-11-28 15:00:00", "到达【上海】")])
    looks(shop, hours=5)
    assert open_exceptions(shop) == []
    road.parcels[SF.waybill] = ("6", [*ON_THE_WAY, ("2026-11-29 08:00:00", "客户拒收，退回中")])
    looks(shop, hours=5)
    assert open_exceptions(shop) == ["PARCEL_RETURNED"]
    road.parcels[SF.waybill] = ("4", [*ON_THE_WAY, ("2026-11-30 08:00:00", "退回件已签收")])
    looks(shop, days=1)
    asked = len(road.asked)
    looks(shop, days=1)
    assert (len(road.asked), open_exceptions(shop)) == (asked, ["PARCEL_RETURNED"])
    assert shop.breaks() == []


def test_a_corrected_waybill_is_asked_about_under_its_new_number(shop: Shop, road: RoadDouble) -> None:
    order, parcel = a_parcel(shop)
    road.parcels[SF.waybill] = ("0", [("2026-11-24 13:00:00", "别人的包裹已揽收")])
    looks(shop, hours=2)
    claimed = Parcel("shunfeng", SF.waybill)
    right = Parcel("zhongtong", "75312345678901")
    shop.do(fulfilment.correct_waybill, order.id, fulfilment_id=parcel, parcel=right)
    with pytest.raises(NotFound):
        shop.office.do(
            shop.worker(), tracking.record_news, parcel, waybill=claimed.waybill, news=ParcelNews(ParcelState.SIGNED)
        )
    road.parcels[right.waybill] = ("5", [("2026-11-24 18:00:00", "正在派送")])
    looks(shop, hours=5)
    assert shop.count(select(Tracking.state).where(Tracking.fulfilment_id == parcel)) == "DELIVERING"
    assert [one.text for one in shop.ask(order_detail, order.id).fulfilments[0].stations] == ["正在派送"]
    asked = len(road.asked)
    looks(shop, minutes=46)
    assert len(road.asked) == asked + 1


@pytest.mark.parametrize(("fault", "problem"), [("down", "http_502"), ("junk", "unreadable"), ("quota", "601")])
def test_a_service_that_fails_is_asked_again_later_and_harms_nothing(
    shop: Shop, road: RoadDouble, fault: str, problem: str
) -> None:
    _, parcel = a_parcel(shop)
    road.parcels[SF.waybill] = ("0", ON_THE_WAY)
    road.faults = [fault]
    assert looks(shop, hours=2).tracked == 0
    assert shop.count(select(Tracking.problem).where(Tracking.fulfilment_id == parcel)) == problem
    assert looks(shop).tracked == 0
    assert looks(shop, hours=4).tracked == 1
    assert shop.count(select(Tracking.problem).where(Tracking.fulfilment_id == parcel)) == ""
    assert shop.count(select(func.count()).select_from(TrackingEvent)) == 1


def test_what_was_taken_back_or_imported_is_asked_about_no_more(shop: Shop, road: RoadDouble) -> None:
    order, parcel = a_parcel(shop)
    looks(shop)
    shop.do(fulfilment.undo_shipment, order.id, fulfilment_id=parcel, reason="贴错面单")
    looks(shop, hours=2)
    assert road.asked == []
    assert row_of(shop, order).status is OrderStatus.TO_SHIP


def test_the_account_is_the_owners_and_its_key_sealed(shop: Shop, road: RoadDouble) -> None:
    row = shop.ask(tracking_account.tracking_row)
    assert row is not None and row.customer == road.account()["customer"]
    sealed = shop.count(select(TrackingAccount.secrets))
    assert road.account()["key"].encode() not in sealed
    with pytest.raises(NotPermitted):
        shop.office.do(shop.person(Preset.MANAGER), tracking_account.connect_tracking, **road.account())
    for values, field, problem in (
        ({"customer": " "}, "customer", "missing"), ({"key": "钥匙"}, "key", "unreadable_character"),
        ({"endpoint": "http://example.com"}, "endpoint", "not_https"), ({"key": "x" * 200}, "key", "too_long"),
    ):  # fmt: skip
        with pytest.raises(Invalid) as refused:
            shop.do(tracking_account.connect_tracking, **{**road.account(), **values})
        assert (refused.value.field, refused.value.problem) == (field, problem)
    shop.do(tracking_account.disconnect_tracking)
    assert shop.ask(tracking_account.tracking_row) is None
    a_parcel(shop)
    assert looks(shop, hours=3).tracked == 0
