"""Examples of the acts about exceptions, as tests/scenes.py wants them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from desktop.models.catalogue import Sku
from desktop.models.order import OrderException
from desktop.models.vocabulary import ExceptionKind
from desktop.services.exceptions import acts, failed_payments
from desktop.services.findings import Break, Diagnosis
from desktop.services.order_rows import OrderRow
from desktop.services.stock import Counted, count_stock
from tests.people import Shop

Call = tuple[tuple[Any, ...], dict[str, Any]] | tuple[tuple[Any, ...], dict[str, Any], Any]
BREAK = Break("balance", "member:1:available", 100, 120, "balance_altered", Diagnosis.ALTERED)


def the_exception(shop: Shop, kind: ExceptionKind, order: OrderRow | None = None) -> int:
    """The open one of its kind, of an order."""
    found = select(OrderException.id).where(OrderException.kind == kind.value, OrderException.closed_at.is_(None))
    if order is not None:
        found = found.where(OrderException.order_id == order.id)
    number: int = shop.count(found)
    return number


def a_failing_order(shop: Shop) -> OrderRow:
    """Twice its buyer couldn't pay."""
    order = shop.an_order(fen=9_900)
    for _ in range(2):
        order = shop.do(failed_payments.record_failed_payment, order.id, method="wechat", code="NOT_ENOUGH")
    return order


def a_late_order(shop: Shop) -> OrderRow:
    """Past its ship-by time; the worker hasn't looked yet."""
    order = shop.an_order(points=100)
    assert order.ship_by is not None
    shop.clock.now = order.ship_by + timedelta(hours=1)
    return order


def a_short_sku(shop: Shop, code: str) -> None:
    """Somebody counted one piece fewer than orders have reserved."""
    sku_id, now = shop.count(select(Sku.id).where(Sku.code == code)), shop.stock(code)
    shop.do(count_stock, (Counted(sku_id, now[1] - 1, now[0]),))


def _failing(shop: Shop) -> int:
    return the_exception(shop, ExceptionKind.PAYMENT_FAILING, a_failing_order(shop))


def _snooze(shop: Shop) -> Call:
    return ((_failing(shop),),), {"until": shop.clock.now + timedelta(days=1), "reason": "等买家回话"}


def _wake(shop: Shop) -> Call:
    number = _failing(shop)
    shop.do(acts.snooze_exceptions, (number,), until=shop.clock.now + timedelta(days=1), reason="等买家回话")
    return ((number,),), {}


def _ask_again(shop: Shop) -> Call:
    from desktop.services.pay_deadlines import put_off_deadline

    order = shop.an_order(fen=9_900)
    shop.clock.forward(minutes=31)
    shop.office.do(shop.worker(), put_off_deadline, order.id, why="no_answer")
    return (the_exception(shop, ExceptionKind.PAYMENT_UNKNOWN, order),), {}


def _uncollected(shop: Shop) -> Call:
    shop.an_order(points=100)
    shop.setting("storefront_silent_hours", "2")
    shop.clock.forward(hours=3)
    return (), {}, shop.worker()


CALLS: dict[str, Callable[[Shop], Call]] = {
    "take_exceptions": lambda shop: (((_failing(shop),),), {}),
    "assign_exceptions": lambda shop: (((_failing(shop),),), {"login": "lixiang"}),
    "snooze_exceptions": _snooze,
    "wake_exceptions": _wake,
    "settle_exception": lambda shop: ((_failing(shop),), {"reason": "买家改天再付"}),
    "contact_buyer": lambda shop: ((_failing(shop),), {"how": "copied"}),
    "ask_provider_again": _ask_again,
    "record_failed_payment": lambda shop: ((shop.an_order(fen=9_900).id,), {"method": "wechat", "code": "NOT_ENOUGH"}),
    "notice_uncollected_events": _uncollected,
    "enter_findings": lambda shop: (((BREAK,),), {}),
}
