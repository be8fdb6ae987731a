"""What needs a person is found in one place: opened by what happens, closed by what mends it, taken, put off, told."""

from __future__ import annotations

import threading
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import select, text, update

from desktop.models.journal import Audit, Outbox
from desktop.models.ledger import Balance
from desktop.models.order import Refund
from desktop.models.vocabulary import ExceptionKind, OrderStatus, PaymentState, Preset
from desktop.services import cancels, fulfilment, marks, refunds, stock, todo, verify, worker
from desktop.services.automation import nightly
from desktop.services.errors import AlreadySo, Invalid, NotFound, NotPermitted
from desktop.services.exceptions import acts, detection, failed_payments, queries
from desktop.services.exceptions.evidence import exception_case
from desktop.services.exceptions.queries import ExceptionFilter, ExceptionRow, Scope, Urgency
from desktop.services.recipients import RecipientDraft
from tests.exception_calls import a_failing_order, a_short_sku, the_exception
from tests.orders_made import row_of
from tests.people import HOME, SF, Shop
from tests.statements import Steps

K, S = ExceptionKind, OrderStatus


def listed(shop: Shop, scope: Scope = Scope.OPEN, *kinds: ExceptionKind) -> tuple[ExceptionRow, ...]:
    return shop.ask(queries.exception_list, ExceptionFilter(scope, kinds)).rows


def kinds_of(shop: Shop, scope: Scope = Scope.OPEN) -> list[ExceptionKind]:
    return [row.kind for row in listed(shop, scope)]


def rounds(shop: Shop) -> worker.Round:
    return worker.run_once(shop.office, shop.worker())


def test_a_late_order_waits_in_the_list_until_it_is_sent_and_a_held_one_is_not_late(shop: Shop) -> None:
    order, held = shop.an_order(points=100), shop.an_order(points=100)
    shop.do(marks.hold_order, held.id, reason="等客人")
    assert rounds(shop).alarmed == 0
    shop.clock.forward(hours=49)
    assert rounds(shop).alarmed == 1
    assert rounds(shop).alarmed == 0, "it is told once"
    (row,) = listed(shop)
    assert (row.kind, row.order_id, row.number, row.urgency) == (K.SHIP_LATE, order.id, order.order_no, Urgency.TODAY)
    assert row.facts["units"] == 1
    assert row.opened_at == order.ship_by, "its time runs from the promise, not from when it was seen"
    shop.clock.forward(hours=4)
    assert listed(shop)[0].urgency is Urgency.NOW
    assert shop.ask(todo.todo).exceptions == 1
    shop.do(marks.unhold_order, held.id)
    assert rounds(shop).alarmed == 1
    shop.do(marks.hold_order, held.id, reason="客人改日期")
    shop.do(fulfilment.ship_order, order.id, parcel=SF)
    assert listed(shop) == ()
    done = {one.order_id: one.closed_how for one in listed(shop, Scope.CLOSED)}
    assert done == {order.id: "ship_order", held.id: "hold_order"}


def test_who_cannot_pay_twice_gets_help_and_a_payment_ends_it(shop: Shop) -> None:
    order = shop.an_order(fen=9_900)
    storefront = shop.storefront()
    shop.office.do(storefront, failed_payments.record_failed_payment, order.id, method="wechat", code="NOT_ENOUGH")
    assert listed(shop) == (), "once may happen to anybody"
    again = shop.office.do(storefront, failed_payments.record_failed_payment, order.id, method="alipay", code="BLOCKED")
    assert again.payment_state is PaymentState.FAILED
    (row,) = listed(shop)
    assert (row.kind, dict(row.facts)) == (K.PAYMENT_FAILING, {"tries": 2, "method": "alipay", "code": "BLOCKED"})
    case = shop.ask(exception_case, row.id)
    assert [(one.method, one.code) for one in case.tries] == [("alipay", "BLOCKED"), ("wechat", "NOT_ENOUGH")]
    assert shop.pay(order).payment_state is PaymentState.PAID
    assert kinds_of(shop, Scope.CLOSED) == [K.PAYMENT_FAILING]
    with pytest.raises(Invalid):
        shop.do(failed_payments.record_failed_payment, order.id, method="shells", code="X")


def test_money_that_is_kept_aside_waits_with_its_figures_until_the_refund_is_decided(shop: Shop) -> None:
    order = shop.an_order(fen=60_000)
    shop.pay(order, "W1", fen=70_000)
    (row,) = listed(shop)
    assert (row.kind, row.subject, row.facts["fen"], row.facts["due_fen"]) == (
        K.WRONG_AMOUNT,
        "payment",
        70_000,
        60_000,
    )
    assert row.due_at - row.opened_at == timedelta(hours=2), "much money waits half as long"
    case = shop.ask(exception_case, row.id)
    assert [(paid.reference, paid.fen) for paid in case.payments] == [("W1", 70_000)]
    refund = shop.count(select(Refund.id))
    shop.do(refunds.drop_refund, refund, reason="补了差价")
    (done,) = listed(shop, Scope.CLOSED)
    assert (done.closed_how, done.closed_by) == ("drop_refund", "李想")


def test_an_order_without_goods_goes_on_by_itself_once_they_are_in(shop: Shop) -> None:
    code = shop.a_sku(points=100, stock=3)
    member = shop.a_member(points=900)
    first = shop.place(member, (code, 2))
    assert first.status is S.TO_SHIP
    a_short_sku(shop, code)
    (oversold,) = listed(shop)
    assert (oversold.kind, oversold.subject, oversold.number) == (K.OVERSOLD, "sku", code)
    assert dict(oversold.facts) == {"on_hand": 1, "reserved": 2}
    shop.do(stock.receive_goods, code, qty=2)
    assert listed(shop) == ()
    paid_for = shop.a_sku(fen=500, stock=2)
    order = shop.place(member, (paid_for, 2))
    a_short_sku(shop, paid_for)
    assert shop.pay(order).rest_reason == "SHORT_OF_STOCK"
    assert set(kinds_of(shop)) == {K.OVERSOLD, K.OUT_OF_STOCK}
    case = shop.ask(exception_case, the_exception(shop, K.OUT_OF_STOCK, order))
    (seen,) = case.stock
    assert (seen.code, seen.on_hand, seen.reserved, [one.order_no for one in seen.waiting]) == (
        paid_for, 1, 2, [order.order_no],
    )  # fmt: skip
    assert rounds(shop).released == 0
    shop.do(stock.receive_goods, paid_for, qty=1)
    assert rounds(shop).released == 1
    assert row_of(shop, order).status is S.TO_SHIP
    assert listed(shop) == ()
    assert shop.breaks() == []


def test_a_risky_order_is_let_go_held_or_cancelled_by_a_person(shop: Shop) -> None:
    shop.setting("risky_first_order_points", "1000")
    orders = [shop.an_order(points=2_000, paid=True) for _ in range(3)]
    assert {one.rest_reason for one in orders} == {"RISKY"}
    assert kinds_of(shop) == [K.RISKY] * 3
    assert listed(shop)[0].facts["first_points"] == {"points": 2_000, "limit": 1_000}
    free, held, gone = orders
    shop.do(fulfilment.release_order, free.id)
    shop.do(marks.hold_order, held.id, reason="核实身份")
    shop.do(cancels.cancel_paid_order, gone.id, reason="确认是刷单")
    assert listed(shop) == ()
    ended = {one.order_id: one.closed_how for one in listed(shop, Scope.CLOSED)}
    assert ended == {free.id: "release_order", held.id: "hold_order", gone.id: "cancel_paid_order"}
    shop.do(marks.unhold_order, held.id)
    assert [row.order_id for row in listed(shop)] == [held.id], "nobody has judged it yet"


def test_many_orders_to_one_door_and_many_members_on_one_phone_are_risky(shop: Shop) -> None:
    shop.setting("risky_address_orders", "3")
    door = "示例路 1 号"
    members = [shop.a_member(name, points=5_000, phone=f"1380000000{n}") for n, name in enumerate(("甲", "乙", "丙"))]
    sku = shop.a_sku(points=10, stock=50)
    told = []
    for n, member in enumerate((*members, members[0])):
        goes_to = RecipientDraft(f"收件{n}", f"1390000000{n}", HOME.region, door if n % 2 else "示例路１号")
        told.append(shop.place(member, (sku, 1), recipient=goes_to))
    assert [one.rest_reason for one in told] == [None, None, "RISKY", "RISKY"]
    rows = {row.order_id: row for row in listed(shop)}
    assert rows[told[3].id].facts["same_address"] == {"orders": 4, "members": 3, "days": 7}
    case = shop.ask(exception_case, rows[told[3].id].id)
    assert {one.order_no for one in case.same_address} == {one.order_no for one in told[:3]}
    own = shop.a_member("丁", points=5_000, phone="13700000000")
    house = RecipientDraft("丁", "13700000000", HOME.region, "另一条路9号")
    assert {shop.place(own, (sku, 1), recipient=house).rest_reason for _ in range(4)} == {None}, (
        "one member's own house"
    )
    shop.setting("risky_phone_members", "3")
    for name in ("戊", "己"):
        last = shop.place(shop.a_member(name, points=500, phone="13700000000"), (sku, 1), recipient=house)
    assert last.rest_reason == "RISKY"
    row = next(row for row in listed(shop) if row.order_id == last.id)
    assert row.facts["same_phone"] == {"members": 3}


def test_events_that_no_storefront_collects_are_told_while_one_is_connected(shop: Shop) -> None:
    shop.an_order(points=100)
    shop.clock.forward(hours=5)
    assert rounds(shop).noticed == 0, "no storefront is connected"
    shop.setting("storefront_silent_hours", "2")
    assert rounds(shop).noticed == 1
    (row,) = listed(shop)
    assert (row.kind, row.urgency) == (K.WEBHOOK_DEAD, Urgency.NOW)
    case = shop.ask(exception_case, row.id)
    assert sum(one.n for one in case.events) == row.facts["events"]
    with shop.office.transaction() as connection:
        connection.execute(update(Outbox).values(state="DELIVERED"))
    assert rounds(shop).noticed == 1
    assert [row.closed_how for row in listed(shop, Scope.CLOSED)] == ["collect_events"]


def test_what_verify_finds_is_an_exception_until_it_finds_it_no_more(shop: Shop) -> None:
    member = shop.a_member(points=500)
    with shop.office.transaction() as connection:
        connection.execute(update(Balance).where(Balance.member_id == member).values(available=520))
    found = shop.ask(verify.verify).breaks
    assert shop.do(detection.enter_findings, found) == len(found) > 0
    assert shop.do(detection.enter_findings, found) == 0
    row = next(row for row in listed(shop) if row.facts["check"] == "balance")
    assert (row.kind, row.subject, row.subject_id) == (K.LEDGER_BREAK, "member", member)
    assert (row.facts["expected"], row.facts["found"]) == ("500", "520")
    with pytest.raises(Invalid):
        shop.do(acts.settle_exception, row.id, reason="看过了")
    with shop.office.transaction() as connection:
        connection.execute(update(Balance).where(Balance.member_id == member).values(available=500))
    shop.do(detection.enter_findings, shop.ask(verify.verify).breaks)
    assert shop.ask(detection.open_findings) == 0
    with pytest.raises(NotPermitted):
        shop.office.do(shop.person(Preset.AUDITOR), detection.enter_findings, ())


def test_an_exception_is_taken_given_on_and_put_off_by_those_who_may(shop: Shop) -> None:
    number = the_exception(shop, K.PAYMENT_FAILING, a_failing_order(shop))
    service, warehouse, auditor = (shop.person(one) for one in (Preset.SERVICE, Preset.WAREHOUSE, Preset.AUDITOR))
    assert shop.office.do(warehouse, acts.take_exceptions, (number,)) == acts.Handled(1, 0, 0)
    with pytest.raises(AlreadySo):
        shop.office.do(service, acts.take_exceptions, (number,))
    with pytest.raises(NotPermitted):
        shop.office.do(auditor, acts.take_exceptions, (number,))
    with pytest.raises(NotPermitted):
        shop.office.do(warehouse, acts.assign_exceptions, (number,), login="service")
    assert shop.office.ask(warehouse, queries.exception_counts).mine == 1
    shop.office.do(service, acts.assign_exceptions, (number,), login="service")
    assert listed(shop)[0].owner == "Service"
    with pytest.raises(AlreadySo):
        shop.office.do(warehouse, acts.assign_exceptions, (number,), login=None)
    until = shop.clock.now + timedelta(days=2)
    for wrong in (shop.clock.now, shop.clock.now + timedelta(days=15)):
        with pytest.raises(Invalid):
            shop.office.do(service, acts.snooze_exceptions, (number,), until=wrong, reason="等回话")
    shop.office.do(service, acts.snooze_exceptions, (number,), until=until, reason="等回话")
    assert (listed(shop), kinds_of(shop, Scope.SNOOZED)) == ((), [K.PAYMENT_FAILING])
    counts = shop.ask(queries.exception_counts)
    assert (counts.open, counts.snoozed) == (0, 1)
    shop.office.do(service, acts.wake_exceptions, (number,))
    assert kinds_of(shop) == [K.PAYMENT_FAILING]
    shop.office.do(service, acts.snooze_exceptions, (number,), until=until, reason="等回话")
    shop.clock.forward(days=2, hours=1)
    assert kinds_of(shop) == [K.PAYMENT_FAILING], "its time has come"
    shop.office.do(service, acts.settle_exception, number, reason="买家不要了")
    (done,) = listed(shop, Scope.CLOSED)
    assert (done.closed_how, done.closed_by, done.closed_reason) == ("judged", "Service", "买家不要了")
    with pytest.raises(NotFound):
        shop.office.do(service, acts.settle_exception, number, reason="再一次")
    case = shop.ask(exception_case, number)
    assert [one.act for one in case.history] == [
        "settle_exception", "snooze_exception", "wake_exception", "snooze_exception", "assign_exception",
        "take_exception",
    ]  # fmt: skip
    reasons = select(Audit.reason).where(Audit.act == "snooze_exception")
    assert shop.count(reasons) == "等回话"


def test_two_clerks_who_take_the_same_ones_at_once_each_have_their_own(shop: Shop) -> None:
    ids = tuple(the_exception(shop, K.PAYMENT_FAILING, a_failing_order(shop)) for _ in range(4))
    people = [shop.person(Preset.SERVICE), shop.person(Preset.MANAGER)]
    took: list[int] = []

    def take(place: int) -> None:
        try:
            took.append(shop.office.do(people[place], acts.take_exceptions, ids).done)
        except AlreadySo:
            took.append(0)

    threads = [threading.Thread(target=take, args=(place,)) for place in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sum(took) == 4
    assert all(row.owner for row in listed(shop))


def test_the_list_goes_on_page_by_page_in_the_order_of_its_urgency(shop: Shop) -> None:
    for _ in range(3):
        a_failing_order(shop)
        shop.clock.forward(minutes=5)
    order = shop.an_order(fen=100)
    shop.pay(order, "W2", fen=200)
    wanted = ExceptionFilter()
    first = shop.ask(queries.exception_list, wanted, limit=2)
    second = shop.ask(queries.exception_list, wanted, after=first.next, limit=2)
    assert (first.next is not None, second.next) == (True, None)
    rows = [*first.rows, *second.rows]
    assert [row.due_at for row in rows] == sorted(row.due_at for row in rows)
    assert rows[-1].kind is K.WRONG_AMOUNT
    only = shop.ask(queries.exception_list, ExceptionFilter(kinds=(K.WRONG_AMOUNT,)))
    assert [row.id for row in only.rows] == [rows[-1].id]
    assert shop.ask(queries.exception_counts).kinds == {K.WRONG_AMOUNT: 1, K.PAYMENT_FAILING: 3}
    assert [row.id for row in shop.ask(queries.exception_list, ExceptionFilter(order_id=order.id)).rows] == [
        rows[-1].id
    ]


def test_a_night_finds_what_does_not_add_up_and_the_next_one_that_it_was_mended(shop: Shop) -> None:
    member, worker_ = shop.a_member(points=500), shop.worker()
    with shop.office.transaction() as connection:
        connection.execute(update(Balance).where(Balance.member_id == member).values(available=520))
    nightly.run_daily(shop.office, worker_)
    assert K.LEDGER_BREAK in kinds_of(shop)
    with shop.office.transaction() as connection:
        connection.execute(update(Balance).where(Balance.member_id == member).values(available=500))
    shop.clock.forward(days=1)
    nightly.run_daily(shop.office, worker_)
    assert kinds_of(shop) == []


def test_ten_thousand_open_ones_cost_a_page_and_not_the_whole(shop: Shop) -> None:
    if shop.office.database != "SQLite":
        return
    order = shop.an_order(points=100)
    kinds = ",".join(f"('{kind.value}')" for kind in K)
    with shop.office.transaction() as connection:
        connection.execute(text(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000), "
            f"k(kind) AS (VALUES {kinds}), numbered(kind, at) AS (SELECT kind, row_number() OVER () - 1 FROM k) "
            "INSERT INTO order_exception (order_id, kind, cause, subject, subject_id, facts, opened_at, due_at, "
            "snooze_reason, closed_reason, owner_id) "
            f"SELECT {order.id}, kind, 'x:' || i, 'order', {order.id}, '{{}}', datetime('2026-11-01', i || ' minutes'), "
            "datetime('2026-11-01', (i * 7919 % 90000) || ' minutes'), '', '', CASE WHEN i % 5 THEN NULL ELSE 1 END "
            f"FROM n JOIN numbered ON at = i % {len(K)}"
        ))  # fmt: skip
    steps = Steps()
    page = shop.ask(queries.exception_list, ExceptionFilter())
    for chosen in (ExceptionFilter(), ExceptionFilter(kinds=queries.GROUPS["payment"]), ExceptionFilter(Scope.MINE)):
        for after in (None, page.next):
            found, taken = steps.of(partial(shop.ask, queries.exception_list, chosen, after=after))
            assert len(found.rows) == 100
            assert taken <= 200_000, chosen
    counts, taken = steps.of(partial(shop.ask, queries.exception_counts))
    assert counts.open == 10_000
    assert taken <= 1_000_000
