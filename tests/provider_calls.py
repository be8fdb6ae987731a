"""Examples of the acts about payment providers and parcels, as tests/scenes.py wants them: nothing is sent anywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.services import cancels, provider_accounts, refund_sending, tracking, tracking_account
from desktop.services.couriers.courier import ParcelEvent, ParcelNews, ParcelState
from desktop.services.providers.provider import RefundOutcome
from tests.doubles.alipay_door import APP
from tests.doubles.keys import private_pem, public_pem
from tests.people import SF, Shop

Call = tuple[tuple[Any, ...], dict[str, Any]] | tuple[tuple[Any, ...], dict[str, Any], Any]
ACCOUNT = {
    "method": "alipay", "merchant": APP, "private_key": private_pem("merchant"), "platform_key": public_pem("alipay"),
}  # fmt: skip


def _connected(shop: Shop) -> None:
    shop.do(provider_accounts.connect_provider, **ACCOUNT)


def _approved(shop: Shop) -> int:
    from tests.orders_made import refund_of

    _connected(shop)
    order = shop.an_order(fen=9_900)
    shop.pay(order, f"2026{order.id}", method="alipay")
    return refund_of(shop, shop.do(cancels.cancel_paid_order, order.id, reason="缺货"))


def _disconnect(shop: Shop) -> Call:
    _connected(shop)
    return (), {"method": "alipay"}


def _claim(shop: Shop) -> Call:
    return (_approved(shop),), {}, shop.worker()


def _settle(shop: Shop) -> Call:
    refund, worker = _approved(shop), shop.worker()
    claimed = shop.office.do(worker, refund_sending.claim_refund, refund)
    return (refund,), {"refund_no": claimed.refund_no, "outcome": RefundOutcome.DONE}, worker


def _put_off(shop: Shop) -> Call:
    order = shop.an_order(fen=9_900)
    shop.clock.forward(minutes=31)
    return (order.id,), {"why": "no_answer"}, shop.worker()


def _gone(shop: Shop) -> int:
    from tests.orders_made import S, an_order_in, parcel_of

    return parcel_of(shop, an_order_in(shop, S.SHIPPED))


def _tracked(shop: Shop) -> int:
    parcel = _gone(shop)
    shop.office.do(shop.worker(), tracking.begin_tracking, (parcel,))
    shop.clock.forward(hours=3)
    return parcel


def _news(shop: Shop) -> Call:
    news = ParcelNews(ParcelState.SIGNED, (ParcelEvent(shop.clock.now, "已签收"),))
    return (_tracked(shop),), {"waybill": SF.waybill, "news": news}, shop.worker()


def _disconnect_tracking(shop: Shop) -> Call:
    shop.do(tracking_account.connect_tracking, **TRACKING)
    return (), {}


TRACKING = {"customer": "C0FFEE", "key": "JyUkAbCd1234"}
CALLS: dict[str, Callable[[Shop], Call]] = {
    "connect_provider": lambda shop: ((), ACCOUNT),
    "disconnect_provider": _disconnect,
    "claim_refund": _claim,
    "settle_refund": _settle,
    "put_off_deadline": _put_off,
    "connect_tracking": lambda shop: ((), TRACKING),
    "disconnect_tracking": _disconnect_tracking,
    "begin_tracking": lambda shop: (((_gone(shop),),), {}, shop.worker()),
    "claim_parcels": lambda shop: (((_tracked(shop),),), {}, shop.worker()),
    "record_news": _news,
}
