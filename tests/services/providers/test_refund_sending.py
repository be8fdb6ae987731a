"""Refunds that a provider pays, against WeChat Pay and Alipay on this machine; and deadlines that ask them first."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from sqlalchemy import func, select, update

from desktop.models.journal import Audit
from desktop.models.order import Order, OrderException, Refund
from desktop.models.provider import ProviderAccount, RefundSending
from desktop.models.vocabulary import OrderStatus, PaymentState, Preset, RefundState
from desktop.services import cancels, provider_accounts, refund_sending, refunds, worker
from desktop.services.errors import Invalid, NotFound, NotPermitted
from desktop.services.order_rows import OrderRow
from desktop.services.providers.provider import RefundOutcome
from tests.doubles.alipay_door import an_alipay
from tests.doubles.keys import private_pem
from tests.doubles.purse import Purse
from tests.doubles.wechat_pay import a_wechat
from tests.orders_made import refund_of, row_of
from tests.people import Shop

S, R = OrderStatus, RefundState


@pytest.fixture(params=["wechat", "alipay"])
def provider(request: pytest.FixtureRequest, shop: Shop) -> Iterator[tuple[str, Purse]]:
    with ExitStack() as stack:
        double: Any = stack.enter_context(a_wechat(shop.clock) if request.param == "wechat" else an_alipay())
        shop.do(provider_accounts.connect_provider, **double.account())
        yield request.param, double.purse


def a_cancelled_order(shop: Shop, method: str, purse: Purse) -> tuple[OrderRow, int]:
    """Paid through the provider, then cancelled by the owner: its refund is approved."""
    order = shop.an_order(fen=9_900)
    trade = purse.pays(order.order_no, order.cash_fen)
    shop.pay(order, trade.reference, method=method)
    order = shop.do(cancels.cancel_paid_order, order.id, reason="缺货")
    return order, refund_of(shop, order)


def state_of(shop: Shop, refund: int) -> RefundState:
    return RefundState(shop.count(select(Refund.state).where(Refund.id == refund)))


def looks(shop: Shop) -> worker.Round:
    return worker.run_once(shop.office, shop.worker())


def open_exceptions(shop: Shop) -> list[str]:
    with shop.engine.connect() as connection:
        rows = select(OrderException.kind).where(OrderException.closed_at.is_(None)).order_by(OrderException.id)
        return list(connection.execute(rows).scalars())


def test_an_approved_refund_is_paid_by_its_provider_and_the_order_shows_it(
    shop: Shop, provider: tuple[str, Purse]
) -> None:
    method, purse = provider
    order, refund = a_cancelled_order(shop, method, purse)
    assert looks(shop).refunded == 1
    assert state_of(shop, refund) is R.DONE
    assert row_of(shop, order).payment_state is PaymentState.REFUNDED
    assert purse.trades[order.order_no].back == 9_900
    asked = len(purse.asked)
    assert looks(shop).refunded == 0
    assert len(purse.asked) == asked
    assert purse.refused == 0
    assert shop.breaks() == []


def test_money_that_is_still_on_its_way_is_asked_about_until_it_arrived(
    shop: Shop, provider: tuple[str, Purse]
) -> None:
    method, purse = provider
    order, refund = a_cancelled_order(shop, method, purse)
    purse.faults = ["late"]
    looks(shop)
    assert state_of(shop, refund) is R.SENT
    asked = len(purse.asked)
    looks(shop)
    assert len(purse.asked) == asked, "it isn't time yet"
    shop.clock.forward(minutes=1)
    looks(shop)
    assert (state_of(shop, refund), len(purse.asked)) == (R.SENT, asked + 1)
    purse.arrives(next(iter(purse.refunds)))
    shop.clock.forward(minutes=2)
    assert looks(shop).refunded == 1
    assert row_of(shop, order).payment_state is PaymentState.REFUNDED
    assert open_exceptions(shop) == []


@pytest.mark.parametrize("fault", ["lost", "forged"])
def test_an_outcome_that_nobody_knows_is_asked_again_and_never_paid_twice(
    shop: Shop, provider: tuple[str, Purse], fault: str
) -> None:
    method, purse = provider
    order, refund = a_cancelled_order(shop, method, purse)
    purse.faults = [fault]
    looks(shop)
    assert state_of(shop, refund) is R.UNKNOWN
    assert open_exceptions(shop) == ["REFUND_UNKNOWN"]
    shop.clock.forward(minutes=1)
    assert looks(shop).refunded == 1
    assert (state_of(shop, refund), purse.trades[order.order_no].back) == (R.DONE, 9_900)
    assert len(purse.refunds) == 1
    assert open_exceptions(shop) == []
    assert shop.breaks() == []


def test_what_the_provider_never_heard_of_is_sent_again_under_the_same_number(
    shop: Shop, provider: tuple[str, Purse]
) -> None:
    method, purse = provider
    order, refund = a_cancelled_order(shop, method, purse)
    purse.faults = ["down"]
    looks(shop)
    assert (state_of(shop, refund), purse.refunds) == (R.UNKNOWN, {})
    number = shop.count(select(RefundSending.refund_no).where(RefundSending.refund_id == refund))
    shop.clock.forward(minutes=1)
    looks(shop)
    assert list(purse.refunds) == [number]
    assert (state_of(shop, refund), purse.trades[order.order_no].back) == (R.DONE, 9_900)


def test_a_sender_that_died_after_the_claim_leaves_a_refund_that_the_next_round_asks_about(
    shop: Shop, provider: tuple[str, Purse]
) -> None:
    method, purse = provider
    order, refund = a_cancelled_order(shop, method, purse)
    dead = shop.worker()
    claimed = shop.office.do(dead, refund_sending.claim_refund, refund)
    purse.refund(claimed.refund_no, purse.trades[order.order_no], claimed.amount_fen, "")
    looks(shop)
    assert state_of(shop, refund) is R.SENT, "its sender may still be at it"
    shop.clock.forward(minutes=3)
    assert looks(shop).refunded == 1
    assert purse.trades[order.order_no].back == 9_900
    with pytest.raises(NotFound):
        shop.office.do(
            dead, refund_sending.settle_refund, refund, refund_no=claimed.refund_no, outcome=RefundOutcome.REFUSED
        )
    assert state_of(shop, refund) is R.DONE


def test_a_refusal_waits_for_a_person_who_may_try_again(shop: Shop, provider: tuple[str, Purse]) -> None:
    method, purse = provider
    order, refund = a_cancelled_order(shop, method, purse)
    purse.faults = ["poor"]
    looks(shop)
    assert state_of(shop, refund) is R.FAILED
    assert open_exceptions(shop) == ["REFUND_FAILED"]
    looks(shop)
    assert state_of(shop, refund) is R.FAILED
    shop.do(refunds.approve_refund, refund)
    assert open_exceptions(shop) == []
    assert looks(shop).refunded == 1
    assert purse.trades[order.order_no].back == 9_900
    assert shop.breaks() == []


def test_a_number_that_wechat_closed_is_spent_and_the_next_try_has_another(shop: Shop) -> None:
    with a_wechat(shop.clock) as double:
        shop.do(provider_accounts.connect_provider, **double.account())
        order, refund = a_cancelled_order(shop, "wechat", double.purse)
        double.purse.faults = ["closed"]
        looks(shop)
        assert state_of(shop, refund) is R.FAILED
        shop.do(refunds.approve_refund, refund)
        assert looks(shop).refunded == 1
        assert len(double.purse.refunds) == 2
        assert double.purse.trades[order.order_no].back == 9_900


def test_a_refund_that_the_card_refuses_stays_open_for_a_person(shop: Shop) -> None:
    with a_wechat(shop.clock) as double:
        shop.do(provider_accounts.connect_provider, **double.account())
        _, refund = a_cancelled_order(shop, "wechat", double.purse)
        double.purse.faults = ["odd"]
        looks(shop)
        assert (state_of(shop, refund), open_exceptions(shop)) == (R.UNKNOWN, ["REFUND_UNKNOWN"])
        problem = select(RefundSending.problem).where(RefundSending.refund_id == refund)
        assert shop.count(problem) == "ABNORMAL"
        shop.do(refunds.record_refund_done, refund, reference="商户平台改退银行卡")
        shop.clock.forward(days=1)
        asked = len(double.purse.asked)
        looks(shop)
        assert (len(double.purse.asked), open_exceptions(shop)) == (asked, [])


def test_nobody_answers_and_the_refund_waits_without_harm(shop: Shop) -> None:
    with a_wechat(shop.clock) as double:
        account, purse = double.account(), double.purse
        shop.do(provider_accounts.connect_provider, **account)
        made = [a_cancelled_order(shop, "wechat", purse)[1] for _ in range(2)]
    looks(shop)
    assert [state_of(shop, refund) for refund in made] == [R.SENT, R.SENT]
    with a_wechat(shop.clock) as double:
        double.purse.trades = purse.trades
        shop.do(provider_accounts.connect_provider, **{**double.account(), "private_key": "", "platform_key": ""})
        shop.clock.forward(minutes=3)
        assert looks(shop).refunded == 2


def test_two_senders_at_once_pay_once(shop: Shop, provider: tuple[str, Purse]) -> None:
    method, purse = provider
    made = [a_cancelled_order(shop, method, purse) for _ in range(4)]
    rounds: list[refund_sending.Sent] = []
    start = threading.Barrier(2)
    actors = [shop.worker(), shop.worker()]

    def send(place: int) -> None:
        start.wait()
        rounds.append(refund_sending.send_refunds(shop.office, actors[place]))

    threads = [threading.Thread(target=send, args=(place,)) for place in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(sent.paid for sent in rounds) == 4
    assert [purse.trades[order.order_no].back for order, _ in made] == [9_900] * 4
    assert shop.count(select(func.count()).where(Audit.act == "send_refund")) == 4
    assert shop.breaks() == []


def test_only_what_a_connected_provider_took_is_sent(shop: Shop, provider: tuple[str, Purse]) -> None:
    method, purse = provider
    order = shop.an_order(fen=9_900)
    shop.pay(order, "柜台", method="cash")
    by_hand = refund_of(shop, shop.do(cancels.cancel_paid_order, order.id, reason="缺货"))
    imported, refund = a_cancelled_order(shop, method, purse)
    with shop.office.transaction() as connection:
        connection.execute(update(Order).where(Order.id == imported.id).values(history=True))
    looks(shop)
    assert (state_of(shop, by_hand), state_of(shop, refund)) == (R.APPROVED, R.APPROVED)
    assert purse.asked == []


def test_money_that_arrived_before_the_deadline_is_entered_and_the_rest_is_cancelled(
    shop: Shop, provider: tuple[str, Purse]
) -> None:
    method, purse = provider
    paid, opened, never = (shop.an_order(fen=9_900) for _ in range(3))
    trade = purse.pays(paid.order_no, 9_900)
    purse.opens(opened.order_no, 9_900)
    shop.clock.forward(minutes=31)
    assert looks(shop).cancelled == 2
    row = row_of(shop, paid)
    assert (row.status, row.payment_state) == (S.TO_SHIP, PaymentState.PAID)
    assert shop.count(select(Order.pay_method).where(Order.id == paid.id)) == method
    assert [row_of(shop, order).status for order in (opened, never)] == [S.CANCELLED, S.CANCELLED]
    assert purse.trades[opened.order_no].state == "CLOSED", "nobody can pay for it any more"
    assert trade.back == 0
    assert shop.breaks() == []


def test_a_deadline_waits_while_the_provider_doesnt_tell(shop: Shop, provider: tuple[str, Purse]) -> None:
    _, purse = provider
    order = shop.an_order(fen=9_900)
    purse.pays(order.order_no, 9_900)
    shop.clock.forward(minutes=31)
    purse.faults = ["forged"]
    done = looks(shop)
    assert (done.cancelled, row_of(shop, order).status, open_exceptions(shop)) == (0, S.UNPAID, ["PAYMENT_UNKNOWN"])
    assert looks(shop).cancelled == 0
    shop.clock.forward(minutes=5)
    looks(shop)
    assert (row_of(shop, order).status, open_exceptions(shop)) == (S.TO_SHIP, [])


def test_a_payment_that_is_another_orders_already_waits_for_a_person(shop: Shop, provider: tuple[str, Purse]) -> None:
    method, purse = provider
    first, second = shop.an_order(fen=9_900), shop.an_order(fen=9_900)
    trade = purse.pays(second.order_no, 9_900)
    shop.pay(first, trade.reference, method=method)
    shop.clock.forward(minutes=31)
    assert looks(shop).cancelled == 0
    assert (row_of(shop, second).status, open_exceptions(shop)) == (S.UNPAID, ["PAYMENT_UNKNOWN"])


def test_a_payment_that_was_faster_than_the_closing_counts(shop: Shop) -> None:
    with a_wechat(shop.clock) as double:
        shop.do(provider_accounts.connect_provider, **double.account())
        order = shop.an_order(fen=9_900)
        double.purse.opens(order.order_no, 9_900)
        double.purse.faults = ["", "faster"]
        shop.clock.forward(minutes=31)
        assert looks(shop).cancelled == 0
        assert row_of(shop, order).status is S.TO_SHIP


def test_an_accounts_keys_are_sealed_checked_and_nobodys_but_the_owners(shop: Shop) -> None:
    with a_wechat(shop.clock) as double:
        account = double.account()
        row = shop.do(provider_accounts.connect_provider, **account)
        assert (row.method, row.merchant) == ("wechat", "1900000109")
        sealed = shop.count(select(ProviderAccount.secrets).where(ProviderAccount.method == "wechat"))
        assert private_pem("merchant").encode()[40:80] not in sealed
        assert [one.method for one in shop.ask(provider_accounts.provider_rows)] == ["wechat"]
        with pytest.raises(NotPermitted):
            shop.office.do(shop.person(Preset.MANAGER), provider_accounts.connect_provider, **account)
        for field, value, problem in (
            ("method", "cash", "unknown"), ("merchant", " ", "missing"), ("serial", "", "missing"),
            ("merchant", 'a"b', "unreadable_character"), ("private_key", "-----BEGIN x", "not_a_key"),
            ("platform_key", private_pem("merchant"), "not_a_key"), ("private_key", "A" * 9_000, "too_long"),
            ("endpoint", "http://pay.example.com", "not_https"), ("endpoint", "https://u@x?y=1", "not_https"),
        ):  # fmt: skip
            with pytest.raises(Invalid) as refused:
                shop.do(provider_accounts.connect_provider, **{**account, field: value})
            assert (refused.value.field, refused.value.problem) == (field, problem)
        shop.do(provider_accounts.disconnect_provider, method="wechat")
        assert shop.ask(provider_accounts.provider_rows) == ()
        with pytest.raises(NotFound):
            shop.do(provider_accounts.disconnect_provider, method="wechat")
