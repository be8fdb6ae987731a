"""What the clock does beside cancelling and completing: holds end, orders go on, alarms, notices; slow providers."""

from __future__ import annotations

import json
import threading
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from desktop.models.automation import Notice
from desktop.models.order import Order, OrderException
from desktop.models.vocabulary import JobState, NoticeState, OrderStatus, RestReason
from desktop.services import cancels, erasure, fulfilment, marks, stock, worker
from desktop.services.automation import asking, nightly, orders_in_time
from desktop.services.errors import NotFound
from desktop.services.providers.provider import PaymentAnswer, PaymentStanding
from desktop.services.stock import Counted
from desktop.services.worker import Round
from tests.goods_calls import sku_of
from tests.orders_made import row_of
from tests.people import SF, Shop

S = OrderStatus


def looks(shop: Shop) -> Round:
    return worker.run_once(shop.office, shop.worker())


def rests_for(shop: Shop, order_id: int) -> str | None:
    found: str | None = shop.count(select(Order.rest_reason).where(Order.id == order_id))
    return found


def test_a_hold_ends_at_its_time_and_what_waited_for_it_goes_on(shop: Shop) -> None:
    until = shop.clock.now + timedelta(minutes=45)
    unpaid, paid, shipped = shop.an_order(fen=500), shop.an_order(fen=500), shop.an_order(fen=500, paid=True)
    shop.do(fulfilment.ship_order, shipped.id, parcel=SF)
    for order in (unpaid, paid, shipped):
        shop.do(marks.hold_order, order.id, reason="等客户", until=until)
    shop.pay(paid)
    assert rests_for(shop, paid.id) == RestReason.HELD
    shop.clock.forward(minutes=44)
    assert looks(shop).unheld == 0
    with pytest.raises(NotFound):
        shop.office.do(shop.worker(), orders_in_time.end_hold, paid.id)
    shop.clock.forward(minutes=1)
    assert looks(shop).unheld == 3
    assert row_of(shop, paid).status is S.TO_SHIP
    assert looks(shop).cancelled == 1, "its deadline had waited for the hold"
    assert row_of(shop, unpaid).status is S.CANCELLED
    assert looks(shop).unheld == 0
    assert shop.breaks() == []


def test_a_paid_order_that_was_short_of_stock_goes_on_when_the_goods_have_come(shop: Shop) -> None:
    sku = shop.a_sku(fen=500, stock=1)
    order = shop.place(shop.a_member(), (sku, 1))
    shop.do(stock.count_stock, (Counted(sku_of(shop, sku), 0, 1),))
    shop.pay(order)
    assert rests_for(shop, order.id) == RestReason.SHORT_OF_STOCK
    assert looks(shop).released == 0
    shop.do(stock.receive_goods, sku, qty=5)
    shop.setting("auto_release", "false")
    assert looks(shop).released == 0, "the shop releases by hand"
    shop.setting("auto_release", "true")
    assert looks(shop).released == 1
    assert row_of(shop, order).status is S.TO_SHIP
    assert shop.breaks() == []


def test_an_order_that_should_have_gone_raises_one_alarm_until_it_has(shop: Shop) -> None:
    late, held, gone = (shop.an_order(fen=500, paid=True) for _ in range(3))
    shop.do(marks.hold_order, held.id, reason="等客户")
    shop.clock.forward(hours=47)
    assert looks(shop).alarmed == 0
    shop.clock.forward(hours=2)
    assert looks(shop).alarmed == 2
    assert looks(shop).alarmed == 0
    open_ = select(OrderException.order_id).where(OrderException.closed_at.is_(None)).order_by(OrderException.id)
    with shop.engine.connect() as connection:
        assert list(connection.execute(open_).scalars()) == [late.id, gone.id]
    shop.do(fulfilment.ship_order, gone.id, parcel=SF)
    shop.do(cancels.cancel_paid_order, late.id, reason="缺货")
    assert shop.count(open_) is None, "each act has ended its own"


def test_members_hear_once_before_their_points_run_out_and_the_message_waits_a_minute(shop: Shop) -> None:
    soon, later, gone = shop.a_member(), shop.a_member(), shop.a_member()
    shop.a_lot(soon, 70, date(2026, 12, 20))
    shop.a_lot(soon, 30, date(2026, 12, 20))
    shop.a_lot(later, 10, date(2027, 3, 1))
    shop.a_lot(gone, 40, date(2026, 12, 10))
    hand = shop.worker()
    assert nightly.run_daily(shop.office, hand)["expiry_notice"] == 2
    with shop.engine.connect() as connection:
        row = connection.execute(select(Notice).where(Notice.member_id == soon)).one()
    assert json.loads(row.payload) == {"points": 100, "expires_on": "2026-12-20"}
    assert (row.state, row.send_at - row.created_at) == (NoticeState.WAITING, timedelta(seconds=60))
    shop.do(erasure.erase_member, gone, reason="客人要求")
    assert shop.count(select(Notice.state).where(Notice.member_id == gone)) == NoticeState.DROPPED
    shop.clock.forward(days=5)
    assert nightly.run_daily(shop.office, hand)["expiry_notice"] == 0, "told already"
    shop.setting("expiry_notice_days", "0")
    shop.a_lot(later, 10, date(2026, 12, 1))
    shop.clock.forward(days=1)
    assert nightly.run_daily(shop.office, hand)["expiry_notice"] == 0
    assert shop.count(select(func.count()).select_from(Notice)) == 2
    assert {row.job: row.state for row in shop.ask(nightly.job_rows)} == {
        "card_expiry": JobState.DONE, "expiry_notice": JobState.DONE, "reconcile": JobState.DONE,
    }  # fmt: skip


def test_the_nightly_reconciliation_names_what_doesnt_add_up(shop: Shop) -> None:
    from sqlalchemy import update

    from desktop.models.ledger import Balance

    member = shop.a_member(points=100)
    with shop.office.transaction() as connection:
        connection.execute(update(Balance).where(Balance.member_id == member).values(available=99))
    nightly.run_daily(shop.office, shop.worker())
    found = next(row for row in shop.ask(nightly.job_rows) if row.job == "reconcile")
    assert (found.state, found.broken > 0) == (JobState.DONE, True)
    assert f"balance member:{member}:available" in found.breaks


def test_a_slow_provider_holds_up_nothing_else_and_no_round_for_ever(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    member, sku = shop.a_member(), shop.a_sku(fen=100, stock=20)
    orders = [shop.place(member, (sku, 1)) for _ in range(10)]
    shipped = shop.do(fulfilment.ship_order, shop.an_order(fen=500, paid=True).id, parcel=SF)
    shop.clock.forward(days=8)
    together, seen = threading.Barrier(asking.AT_ONCE), []

    class Slow:
        def payment_standing(self, order_no: str, now: object) -> PaymentAnswer:
            seen.append(row_of(shop, shipped).status)
            together.wait(timeout=20)
            return PaymentAnswer(PaymentStanding.CLOSED)

    monkeypatch.setattr(worker, "open_providers", lambda office, actor: {"wechat": Slow()})
    until = iter([0.0, 0.0, 99.0])
    monkeypatch.setattr(asking, "time", type("Watch", (), {"monotonic": staticmethod(lambda: next(until, 99.0))}))
    done = looks(shop)
    assert done.cancelled == asking.AT_ONCE, "what wasn't asked within its time waits for the next round"
    assert set(seen) == {S.COMPLETED}, "what needs no provider was done before"
    assert sum(row_of(shop, order).status is S.UNPAID for order in orders) == 6
