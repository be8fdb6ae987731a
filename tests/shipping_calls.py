"""Examples of the shipping centre's acts, as tests/scenes.py wants them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.models.shipping import Paper
from desktop.models.vocabulary import OrderStatus
from desktop.services.waves import make_wave
from tests.orders_made import an_order_in
from tests.people import SF, Shop

Call = tuple[tuple[Any, ...], dict[str, Any]] | tuple[tuple[Any, ...], dict[str, Any], Any]


def waiting(shop: Shop) -> int:
    return an_order_in(shop, OrderStatus.TO_SHIP).id


def _together(shop: Shop) -> Call:
    rows = [an_order_in(shop, OrderStatus.TO_SHIP) for _ in range(2)]
    return (tuple((row.id, row.version) for row in rows),), {"parcel": SF}


CALLS: dict[str, Callable[[Shop], Call]] = {
    "make_wave": lambda shop: (((waiting(shop),),), {}),
    "finish_wave": lambda shop: ((shop.do(make_wave, (waiting(shop),)).wave_id,), {}),
    "cancel_wave": lambda shop: ((shop.do(make_wave, (waiting(shop),)).wave_id,), {}),
    "ship_together": _together,
    "record_print": lambda shop: (((waiting(shop),),), {"paper": Paper.SLIP}),
}
