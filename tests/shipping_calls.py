"""Examples of the shipping centre's acts, as tests/scenes.py wants them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from desktop.models.shipping import Paper, WaybillState
from desktop.models.top_up import TopUpRequest
from desktop.models.vocabulary import DeliveryKind, OrderStatus
from desktop.services.fulfilment import release_order
from desktop.services.order_rows import OrderRow
from desktop.services.split_parcels import OwnParcel
from desktop.services.topping.provider import TopUpOutcome
from desktop.services.topping.requests import claim_top_ups
from desktop.services.topping.service import connect_top_ups
from desktop.services.waves import make_wave
from desktop.services.waybill_account import connect_waybills
from desktop.services.waybills import claim_waybill, record_waybill
from tests.doubles.charger import KEY, MERCHANT
from tests.doubles.label_press import LabelPress
from tests.orders_made import an_order_in
from tests.people import SF, Shop

Call = tuple[tuple[Any, ...], dict[str, Any]] | tuple[tuple[Any, ...], dict[str, Any], Any]


def waiting(shop: Shop) -> int:
    return an_order_in(shop, OrderStatus.TO_SHIP).id


def _together(shop: Shop) -> Call:
    rows = [an_order_in(shop, OrderStatus.TO_SHIP) for _ in range(2)]
    return (tuple((row.id, row.version) for row in rows),), {"parcel": SF}


def _split(shop: Shop) -> Call:
    sku = shop.a_sku(points=1)
    order = shop.place(shop.a_member(points=2), (sku, 2))
    order = shop.do(release_order, order.id) if order.status is OrderStatus.PAID else order
    line, other = shop.lines(order)[0], replace(SF, waybill="SF1407382950600")
    return (order.id,), {"parcels": (OwnParcel(SF, {line: 1}), OwnParcel(other, {line: 1}))}


ACCOUNT = LabelPress("https://api.kuaidi100.com/label/order").account()


def _disconnect(shop: Shop) -> Call:
    shop.do(connect_waybills, **ACCOUNT)
    return (), {}


def _labelled(shop: Shop) -> int:
    shop.do(connect_waybills, **ACCOUNT)
    return waiting(shop)


def _claimed(shop: Shop) -> int:
    return shop.do(claim_waybill, _labelled(shop)).request_id


def _given(shop: Shop) -> Call:
    request = _claimed(shop)
    shop.do(record_waybill, request, state=WaybillState.GIVEN, waybill="SF1407382950617")
    return (request,), {}


TOP_UPS = {"merchant": MERCHANT, "key": KEY, "endpoint": "https://topup.example.com/api"}


def to_charge(shop: Shop, account: str = "") -> OrderRow:
    """An order of one unit to be topped up, with or without the account given."""
    sku = shop.a_sku("话费 50 元", points=100, delivery=DeliveryKind.TOPUP)
    return shop.place(shop.a_member(points=100), (sku, 1), recipient=None, top_up_account=account)


def _chargeable(shop: Shop) -> int:
    shop.do(connect_top_ups, **TOP_UPS)
    order = to_charge(shop, "13700005678")
    return (shop.do(release_order, order.id) if order.status is OrderStatus.PAID else order).id


def _asked(shop: Shop) -> int:
    (request,) = shop.do(claim_top_ups, _chargeable(shop))
    return request


def _to_ask(shop: Shop) -> Call:
    request = _asked(shop)
    shop.clock.forward(minutes=3)
    return (request,), {}, shop.worker()


def _settle(shop: Shop) -> Call:
    request = _asked(shop)
    serial_no = shop.count(select(TopUpRequest.serial_no).where(TopUpRequest.id == request))
    done = {"serial_no": serial_no, "outcome": TopUpOutcome.DONE, "reference": f"PF-{request}"}
    return (request,), done


def _disconnect_top_ups(shop: Shop) -> Call:
    shop.do(connect_top_ups, **TOP_UPS)
    return (), {}


CALLS: dict[str, Callable[[Shop], Call]] = {
    "connect_waybills": lambda _: ((), ACCOUNT),
    "disconnect_waybills": _disconnect,
    "claim_waybill": lambda shop: ((_labelled(shop),), {}),
    "record_waybill": lambda shop: ((_claimed(shop),), {"state": WaybillState.UNKNOWN, "problem": "no_answer"}),
    "end_waybill": _given,
    "connect_top_ups": lambda _: ((), TOP_UPS),
    "disconnect_top_ups": _disconnect_top_ups,
    "claim_top_ups": lambda shop: ((_chargeable(shop),), {}),
    "claim_asking": _to_ask,
    "hurry_top_up": lambda shop: ((_asked(shop),), {}),
    "settle_top_up": _settle,
    "make_wave": lambda shop: (((waiting(shop),),), {}),
    "finish_wave": lambda shop: ((shop.do(make_wave, (waiting(shop),)).wave_id,), {}),
    "cancel_wave": lambda shop: ((shop.do(make_wave, (waiting(shop),)).wave_id,), {}),
    "ship_together": _together,
    "ship_parcels": _split,
    "record_print": lambda shop: (((waiting(shop),),), {"paper": Paper.SLIP}),
}
