"""Completing, sending back, taking a parcel back, correcting its waybill."""

from __future__ import annotations

from desktop.models.vocabulary import OrderStatus
from desktop.services import fulfilment
from desktop.services.order_detail import order_detail
from tests.orders_made import S, an_order_in
from tests.people import SF
from tests.views.order_acts.bench import Bench


def test_completing_asks_first_and_shows_the_status_after(bench: Bench) -> None:
    order = an_order_in(bench.shop, S.SHIPPED)
    bench.start("complete_order", order)
    assert bench.effects().endswith("已发货\n已完成")
    bench.submit()
    assert bench.rows[-1].status is OrderStatus.COMPLETED


def test_a_released_order_goes_back_with_a_reason(bench: Bench) -> None:
    order = an_order_in(bench.shop, S.TO_SHIP)
    bench.shop.clock.forward(minutes=5)
    bench.start("unrelease_order", order)
    bench.submit()
    assert bench.sheet().reasons.field.error() == "请填原因"
    bench.sheet().reasons.choice.choose("check")
    bench.submit()
    assert (bench.rows[-1].status, bench.rows[-1].rest_reason) == (OrderStatus.PAID, "UNRELEASED")


def test_the_parcel_that_is_chosen_comes_back(bench: Bench) -> None:
    shop = bench.shop
    order = an_order_in(shop, S.TO_SHIP, part="shipped")
    shop.do(fulfilment.ship_order, order.id, parcel=fulfilment.Parcel("yunda", "YD1234567890123"))
    shop.clock.forward(minutes=5)
    bench.start("undo_shipment", order)
    sheet = bench.sheet()
    assert sheet.parcel.count() == 2
    assert sheet.go.text() == "撤回这个包裹，2 件回库"
    first = sheet.gone()[0]
    sheet.parcel.choice.choose(str(first.id))
    sheet.chose("")
    bench.settle()
    assert sheet.go.text() == "撤回这个包裹，1 件回库"
    sheet.reasons.choice.choose("wrong")
    bench.submit()
    assert (bench.rows[-1].status, bench.rows[-1].units_shipped) == (OrderStatus.TO_SHIP, 2)


def test_a_waybill_is_corrected_and_the_new_courier_recognised(bench: Bench) -> None:
    order = an_order_in(bench.shop, S.SHIPPED)
    bench.start("correct_waybill", order)
    assert bench.sheet().waybill.parcel() == SF
    bench.submit()
    assert bench.sheet().waybill.waybill.error() == "和原来的一样，没有要改的"
    bench.sheet().waybill.waybill.control.setText("YT7438291056382")
    bench.settle()
    assert "改为 圆通速递 YT7438291056382" in bench.effects()
    bench.submit()
    gone = bench.shop.ask(order_detail, order.id).fulfilments[-1]
    assert (gone.carrier, gone.waybill) == ("yuantong", "YT7438291056382")
