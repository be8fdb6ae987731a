"""Examples of the shipping centre's acts, as tests/scenes.py wants them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.models.shipping import Paper, WaybillState
from desktop.models.vocabulary import OrderStatus
from desktop.services.waves import make_wave
from desktop.services.waybill_account import connect_waybills
from desktop.services.waybills import claim_waybill, record_waybill
from tests.doubles.label_press import LabelPress
from tests.orders_made import an_order_in
from tests.people import SF, Shop

Call = tuple[tuple[Any, ...], dict[str, Any]] | tuple[tuple[Any, ...], dict[str, Any], Any]


def waiting(shop: Shop) -> int:
    return an_order_in(shop, OrderStatus.TO_SHIP).id


def _together(shop: Shop) -> Call:
    rows = [an_order_in(shop, OrderStatus.TO_SHIP) for _ in range(2)]
    return (tuple((row.id, row.version) for row in rows),), {"parcel": SF}


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


CALLS: dict[str, Callable[[Shop], Call]] = {
    "connect_waybills": lambda _: ((), ACCOUNT),
    "disconnect_waybills": _disconnect,
    "claim_waybill": lambda shop: ((_labelled(shop),), {}),
    "record_waybill": lambda shop: ((_claimed(shop),), {"state": WaybillState.UNKNOWN, "problem": "no_answer"}),
    "end_waybill": _given,
    "make_wave": lambda shop: (((waiting(shop),),), {}),
    "finish_wave": lambda shop: ((shop.do(make_wave, (waiting(shop),)).wave_id,), {}),
    "cancel_wave": lambda shop: ((shop.do(make_wave, (waiting(shop),)).wave_id,), {}),
    "ship_together": _together,
    "record_print": lambda shop: (((waiting(shop),),), {"paper": Paper.SLIP}),
}
