"""充值 by a provider on this machine: charged once, doubts asked about, refusals back to a person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from sqlalchemy import func, select, update

from desktop.models.after_sales import ReturnKind, ReturnReason
from desktop.models.journal import Access
from desktop.models.shipping import TopUpState
from desktop.models.top_up import TopUpAccount, TopUpDone, TopUpRequest, TopUpService
from desktop.models.vocabulary import DeliveryKind, Preset
from desktop.services import cancels, erasure, fulfilment, marks, returns, wire, worker
from desktop.services.errors import Invalid, NotAllowedNow, NotFound, NotPermitted, UnitsNotOpen, UnitsNotReturnable
from desktop.services.order_detail import order_detail
from desktop.services.order_rows import OrderRow
from desktop.services.shipping_queries import shipping_counts
from desktop.services.top_ups import ChargedAccount, TopUp, reveal_top_ups
from desktop.services.topping.queries import top_up_requests
from desktop.services.topping.requests import Charged, ask_again, claim_top_ups, send_top_ups
from desktop.services.topping.service import connect_top_ups, disconnect_top_ups, top_up_service
from tests.doubles.charger import KEY, Charger, a_charger
from tests.orders_made import everything, row_of
from tests.people import SF, Shop
from tests.services.test_bad_luck import at_once, kinds
from tests.shipping_calls import to_charge

ACCOUNT, OTHER = "13700005678", "13900001234"
S = TopUpState


@pytest.fixture
def charger(shop: Shop) -> Iterator[Charger]:
    with a_charger(shop.office.clock) as double:
        shop.do(connect_top_ups, **double.account())
        yield double


def charge(shop: Shop, order: OrderRow, account: str = "", preset: Preset = Preset.WAREHOUSE) -> Charged:
    person = shop.person(preset)
    claimed = shop.office.do(person, claim_top_ups, order.id, account=account)
    (made,) = send_top_ups(shop.office, person, order.id, claimed, reason="充值")
    return made


def round_later(shop: Shop, **time: int) -> int:
    shop.clock.forward(**time)
    return worker.run_once(shop.office, shop.worker()).charged


def test_a_provider_charges_the_account_that_was_given_with_the_order(shop: Shop, charger: Charger) -> None:
    order = to_charge(shop, f" {ACCOUNT} ")
    assert shop.ask(order_detail, order.id).top_up.account == "137****5678"
    assert shop.ask(reveal_top_ups, order.id, reason="客人来问") == (ChargedAccount(order.title, ACCOUNT, ""),)
    with pytest.raises(NotPermitted):
        shop.office.do(shop.person(Preset.FINANCE), claim_top_ups, order.id)
    assert charge(shop, order).state is S.DONE
    assert (charger.charged, charger.refused) == ([ACCOUNT], 0)
    (asked,) = charger.orders.values()
    assert (asked["product"], asked["quantity"]) == ("SKU1", 1)
    assert (row_of(shop, order).status, shop.stock("SKU1")) == ("SHIPPED", (9, 0))
    went = shop.ask(order_detail, order.id).fulfilments[0]
    assert (went.kind, went.charged, went.reference) == (DeliveryKind.TOPUP, "137****5678", "PF000000")
    assert shop.ask(reveal_top_ups, order.id, reason="核对")[0] == ChargedAccount(order.title, ACCOUNT, "PF000000")
    assert ACCOUNT not in "".join(row for rows in everything(shop).values() for row in rows)
    with shop.engine.connect() as connection:
        assert ("EXPORT", "充值") in connection.execute(select(Access.act, Access.reason)).all()
    with pytest.raises(NotAllowedNow):
        shop.do(fulfilment.undo_shipment, order.id, fulfilment_id=went.id, reason="充错了")
    by_hand = to_charge(shop, OTHER)
    shop.do(fulfilment.ship_order, by_hand.id, top_up=TopUp("", "HAND-1"))
    assert shop.ask(reveal_top_ups, by_hand.id, reason="核对")[0].account == OTHER
    shop.do(fulfilment.complete_order, order.id)
    shop.do(erasure.erase_member, order.member_id or 0, reason="本人要求")
    left = select(func.count()).select_from(TopUpRequest).where(TopUpRequest.account_sealed.is_not(None))
    assert shop.count(left) == 0
    gone = select(TopUpAccount.account_mask).where(TopUpAccount.order_id == order.id)
    assert shop.count(gone) == ""
    assert shop.breaks() == []


def test_what_is_under_way_can_neither_be_taken_back_nor_sent_twice(shop: Shop, charger: Charger) -> None:
    sku, mug = shop.a_sku("话费 50 元", points=100, delivery=DeliveryKind.TOPUP), shop.a_sku("杯子", points=100)
    order = shop.place(shop.a_member(points=300), (sku, 2), (mug, 1))
    line = shop.lines(order)[0]
    charger.faults = ["processing"]
    assert charge(shop, order, ACCOUNT).state is S.PROCESSING
    refused: tuple[tuple[Callable[..., Any], dict[str, Any]], ...] = (
        (claim_top_ups, {"account": ACCOUNT}), (fulfilment.ship_order, {"top_up": TopUp(ACCOUNT, "HAND")}),
        (cancels.cancel_lines, {"lines": {line: 1}, "reason": "不要了"}),
    )  # fmt: skip
    for act, values in refused:
        with pytest.raises(UnitsNotOpen):
            shop.do(act, order.id, **values)
    blocked: tuple[tuple[Callable[..., Any], dict[str, Any]], ...] = (
        (cancels.cancel_paid_order, {"reason": "不要了"}), (fulfilment.unrelease_order, {"reason": "看看"}),
    )  # fmt: skip
    for act, values in blocked:
        with pytest.raises(NotAllowedNow) as fact:
            shop.do(act, order.id, **values)
        assert fact.value.because == "top_up_under_way"
    with pytest.raises(UnitsNotReturnable):
        shop.do(
            returns.request_return, order.id, kind=ReturnKind.REFUND_ONLY, lines={line: 1}, reason=ReturnReason.QUALITY
        )
    shop.do(fulfilment.ship_order, order.id, parcel=SF)
    assert row_of(shop, order).status == "TO_SHIP"
    shop.do(marks.hold_order, order.id, reason="等客人")
    assert round_later(shop, minutes=1) == 0
    charger.arrives(*charger.orders)
    assert round_later(shop, minutes=3) == 1
    assert (row_of(shop, order).status, charger.charged, shop.stock("SKU1")) == ("SHIPPED", [ACCOUNT], (8, 0))
    assert len([one for one in charger.asked if one.startswith("POST")]) == 1
    assert shop.breaks() == []


@pytest.mark.parametrize("fault", ["lost", "slow", pytest.param("junk", marks=pytest.mark.slow)])
def test_an_answer_that_is_lost_is_asked_about_and_the_account_charged_once(
    shop: Shop, charger: Charger, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wire, "SECONDS", 0.5 if fault == "slow" else wire.SECONDS)
    order = to_charge(shop, ACCOUNT)
    charger.faults = [fault, "down", "elsewhere"]
    assert charge(shop, order).state is S.SENT
    for _ in range(2):
        assert round_later(shop, minutes=5) == 0
    assert shop.ask(top_up_requests)[0].problem == "http_404", "a page that isn't the provider's tells nothing"
    assert ask_again(shop.office, shop.person(Preset.WAREHOUSE), 1).state is S.DONE
    assert charger.charged == [ACCOUNT]
    with pytest.raises(NotFound):
        ask_again(shop.office, shop.owner, 1)
    assert shop.breaks() == []


def test_what_never_arrived_is_sent_again_under_its_own_number_by_a_person(shop: Shop, charger: Charger) -> None:
    order = to_charge(shop, ACCOUNT)
    charger.faults = ["dropped"]
    assert charge(shop, order).state is S.SENT
    assert round_later(shop, minutes=1) == 0
    assert shop.ask(top_up_requests)[0].state is S.SENT, "too early to be sure"
    assert round_later(shop, minutes=5) == 0
    assert shop.ask(order_detail, order.id).top_up.requests[0].problem == "never_arrived"
    assert charge(shop, order).state is S.DONE
    assert (charger.charged, len(shop.ask(top_up_requests))) == ([ACCOUNT], 1)
    # somebody dies between what is on record and what is sent, and corrects the account after
    again = to_charge(shop, ACCOUNT)
    shop.do(claim_top_ups, again.id)
    assert round_later(shop, minutes=5) == 0
    assert charge(shop, again, OTHER).state is S.DONE
    assert (charger.charged, len(charger.orders)) == ([ACCOUNT, OTHER], 2)
    assert shop.breaks() == []


def test_two_who_send_at_once_charge_once(shop: Shop, charger: Charger) -> None:
    order = to_charge(shop, ACCOUNT)
    done = at_once(*(partial(charge, shop, order, preset=preset) for preset in (Preset.WAREHOUSE, Preset.SERVICE)))
    # who comes second finds the units asked for, or, when the answer came meanwhile, the order shipped
    assert kinds(done) in ({"Charged": 1, "UnitsNotOpen": 1}, {"Charged": 1, "NotAllowedNow": 1})
    assert charger.charged == [ACCOUNT]
    assert shop.breaks() == []


def test_what_is_refused_waits_with_the_providers_reason(shop: Shop, charger: Charger) -> None:
    order = to_charge(shop, ACCOUNT)
    charger.faults = ["poor", "failed"]
    assert charge(shop, order).problem == "余额不足，找 139****5678"
    waiting = shop.ask(order_detail, order.id).top_up.requests
    assert [(row.state, row.to_see_to) for row in waiting] == [(S.FAILED, True)]
    assert shop.ask(shipping_counts).top_ups == 1
    assert charge(shop, order).problem == "号码不存在"
    assert charger.charged == []
    shop.do(connect_top_ups, **{**charger.account(), "key": "another"})
    assert (charge(shop, order).problem, charger.refused) == ("account", 1)
    shop.do(fulfilment.ship_order, order.id, top_up=TopUp(OTHER, "HAND-1"))
    assert shop.ask(order_detail, order.id).top_up.requests == ()
    assert not any(row.to_see_to for row in shop.ask(top_up_requests))
    assert shop.ask(shipping_counts).top_ups == 0
    assert shop.breaks() == []
    with shop.office.transaction() as connection:
        connection.execute(update(TopUpRequest).where(TopUpRequest.id == 1).values(state=S.DONE.value))
    assert [found.split()[0] for found in shop.breaks()] == ["top_up"]


def test_a_provider_is_connected_with_a_key_that_is_sealed(shop: Shop) -> None:
    good = {"merchant": "M1", "key": KEY, "endpoint": "https://topup.example.com/v1"}
    for wrong, field in (
        ({"merchant": ""}, "merchant"), ({"key": ""}, "key"), ({"endpoint": "http://topup.example.com"}, "endpoint"),
        ({"merchant": "商户"}, "merchant"), ({"key": "k" * 129}, "key"),
    ):  # fmt: skip
        with pytest.raises(Invalid) as fact:
            shop.do(connect_top_ups, **{**good, **wrong})
        assert fact.value.field == field
    order = to_charge(shop, ACCOUNT)
    with pytest.raises(Invalid):
        shop.do(claim_top_ups, order.id)
    shop.do(connect_top_ups, **good)
    assert KEY.encode() not in (shop.count(select(TopUpService.secrets)) or b"")
    row = shop.do(connect_top_ups, **{**good, "key": "", "merchant": "M2"})
    assert (row.merchant, shop.ask(top_up_service)) == ("M2", row)
    shop.do(disconnect_top_ups)
    with pytest.raises(NotFound):
        shop.do(disconnect_top_ups)
    assert shop.count(select(func.count()).select_from(TopUpDone)) == 0
