"""What the clock does by itself: deadlines, maturing, running out, folding, sealing; and never twice."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from sqlalchemy import func, select, update

from desktop.models.journal import Audit, AuditSeal, Figure, FigureDelta, Outbox
from desktop.models.ledger import Lot, PointsEntry
from desktop.models.vocabulary import ActorKind, OrderStatus, Preset
from desktop.services import cancels, figures, fulfilment, marks, rules, worker
from desktop.services.automation.due import due
from desktop.services.errors import NotFound, NotPermitted
from desktop.services.rule_document import RuleDocument
from desktop.services.worker import Round
from tests.orders_made import row_of, sizes
from tests.people import SF, Shop

S = OrderStatus


def looks(shop: Shop) -> Round:
    return worker.run_once(shop.office, shop.worker())


def test_an_unpaid_order_is_cancelled_at_its_deadline_and_not_before(shop: Shop) -> None:
    order = shop.an_order(points=100, fen=1_000)
    shop.clock.forward(minutes=29, seconds=59)
    assert looks(shop).cancelled == 0
    shop.clock.forward(seconds=1)
    assert looks(shop).cancelled == 1
    assert row_of(shop, order).status is S.CANCELLED
    assert shop.balance(order.member_id or 0) == (100, 0, 0, 0)
    assert looks(shop).cancelled == 0
    assert shop.breaks() == []


def test_a_held_orders_deadlines_wait_until_it_is_let_go(shop: Shop) -> None:
    unpaid = shop.an_order(fen=1_000)
    shipped = shop.do(fulfilment.ship_order, shop.an_order(fen=1_000, paid=True).id, parcel=SF)
    for order in (unpaid, shipped):
        shop.do(marks.hold_order, order.id, reason="等客户")
    shop.clock.forward(days=30)
    done = looks(shop)
    assert (done.cancelled, done.completed, done.skipped) == (0, 0, [])
    for order in (unpaid, shipped):
        shop.do(marks.unhold_order, order.id)
    done = looks(shop)
    assert (done.cancelled, done.completed) == (1, 1)
    assert shop.breaks() == []


def test_a_shipped_order_is_completed_after_seven_days_and_its_points_mature_after_theirs(shop: Shop) -> None:
    order = shop.do(fulfilment.ship_order, shop.an_order(fen=10_000, paid=True).id, parcel=SF)
    member = order.member_id or 0
    shop.do(fulfilment.complete_order, order.id)
    shop.clock.forward(days=6)
    assert looks(shop).activated == 0
    shop.clock.forward(days=1)
    assert looks(shop).activated == 1
    assert shop.balance(member) == (100, 0, 0, 0)
    assert shop.count(select(Lot.expires_on).where(Lot.order_id == order.id)) == date(2027, 11, 30)
    assert shop.breaks() == []


def test_points_run_out_after_their_last_day_in_the_shops_zone(shop: Shop) -> None:
    member = shop.a_member()
    shop.a_lot(member, 500, date(2026, 11, 24))
    shop.clock.forward(hours=11, minutes=59)
    assert looks(shop).expired == 0
    shop.clock.forward(minutes=1)
    assert looks(shop).expired == 1
    assert shop.balance(member) == (0, 0, 0, 0)
    assert looks(shop).expired == 0
    assert shop.breaks() == []


def test_figures_are_folded_when_there_is_quiet_and_say_the_same_after(shop: Shop) -> None:
    for _ in range(3):
        shop.an_order(fen=1_000, paid=True)
    before = shop.ask(figures.figures, "day")
    deltas = shop.count(select(func.count()).select_from(FigureDelta))
    assert looks(shop).folded == deltas > 0
    assert shop.count(select(func.count()).select_from(FigureDelta)) == 0
    assert shop.count(select(func.count()).select_from(Figure)) > 0
    assert shop.ask(figures.figures, "day") == before
    assert looks(shop).folded == 0
    assert shop.breaks() == []


def test_where_no_worker_runs_an_act_folds_what_has_piled_up(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "FOLD_PAST", 20)
    monkeypatch.setattr(figures, "FOLD_LOOK", 10)
    waiting = []
    for _ in range(6):
        shop.an_order(fen=1_000, paid=True)
        waiting.append(shop.count(select(func.count()).select_from(FigureDelta)))
    assert max(waiting) < 50
    assert min(waiting[2:]) < 20
    assert shop.ask(figures.figures, "day").total[0].orders == 6
    assert shop.breaks() == []


def test_audit_rows_are_sealed_in_a_chain_without_gaps(shop: Shop) -> None:
    for _ in range(2):
        shop.an_order(fen=1_000, paid=True)
        assert looks(shop).sealed > 0
    with shop.engine.connect() as connection:
        seals = connection.execute(
            select(AuditSeal.first_id, AuditSeal.last_id, AuditSeal.rows).order_by(AuditSeal.id)
        ).all()
    sealed = sum(rows for _, _, rows in seals)
    assert sealed == shop.count(select(func.count()).where(Audit.id <= seals[-1].last_id))
    assert [seal.first_id for seal in seals[1:]] == [
        shop.count(select(func.min(Audit.id)).where(Audit.id > seal.last_id)) for seal in seals[:-1]
    ]
    quiet = sizes(shop)["audit_seal"]
    assert looks(shop).sealed == 0
    assert sizes(shop)["audit_seal"] == quiet
    assert shop.breaks() == []


def test_what_somebody_did_meanwhile_is_skipped_and_the_rest_goes_on(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = shop.an_order(fen=1_000), shop.an_order(fen=1_000)
    shop.clock.forward(minutes=31)

    def then_somebody_pays(reading: object) -> object:
        found = due(reading)  # type: ignore[arg-type]  # a Reading
        shop.pay(first)
        return found

    from desktop.services import transaction

    entered = transaction.QUERIES["due"]
    monkeypatch.setitem(
        transaction.QUERIES, "due",
        transaction.Query("due", entered.permission, then_somebody_pays, None),
    )  # fmt: skip
    done = looks(shop)
    assert (done.cancelled, len(done.skipped)) == (1, 1)
    assert row_of(shop, first).status is S.TO_SHIP
    assert row_of(shop, second).status is S.CANCELLED
    assert shop.breaks() == []


def test_an_order_whose_books_are_broken_is_told_and_keeps_no_other_waiting(shop: Shop) -> None:
    broken, sound = shop.an_order(points=100, fen=1_000), shop.an_order(points=100, fen=1_000)
    with shop.office.transaction() as connection:
        connection.execute(update(Lot).where(Lot.member_id == broken.member_id).values(frozen=0))
    shop.clock.forward(minutes=31)
    done = worker.run_once(shop.office, shop.worker())
    assert (done.cancelled, done.broken) == (1, [f"cancel_order {broken.id}: IntegrityError"])
    assert (row_of(shop, broken).status, row_of(shop, sound).status) == (OrderStatus.UNPAID, OrderStatus.CANCELLED)
    assert done.sealed


def test_two_workers_at_once_do_nothing_twice(shop: Shop) -> None:
    orders = [shop.an_order(points=10, fen=100) for _ in range(6)]
    ripening = [shop.do(fulfilment.ship_order, shop.an_order(fen=5_000, paid=True).id, parcel=SF) for _ in range(3)]
    for order in ripening:
        shop.do(fulfilment.complete_order, order.id)
    fading = shop.a_member()
    shop.a_lot(fading, 70, date(2026, 11, 25))
    shop.clock.forward(days=8)
    rounds: list[Round] = []
    start = threading.Barrier(2)
    actors = [shop.worker(), shop.worker()]

    def look(place: int) -> None:
        start.wait()
        rounds.append(worker.run_once(shop.office, actors[place]))

    threads = [threading.Thread(target=look, args=(place,)) for place in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(r.cancelled for r in rounds) == 6
    assert sum(r.activated for r in rounds) == 3
    assert sum(r.expired for r in rounds) == 1
    assert all(row_of(shop, order).status is S.CANCELLED for order in orders)
    for act, times in (("cancel_order", 6), ("activate_lot", 3), ("expire_points", 1)):
        assert shop.count(select(func.count()).where(Audit.act == act)) == times
    for verb, times in (("UNFREEZE", 6), ("ACTIVATE", 3), ("EXPIRE", 1)):
        assert shop.count(select(func.count()).where(PointsEntry.verb == verb)) == times
    cancelled = select(func.count()).where(Outbox.topic == "order.status_changed", Outbox.payload.like("%CANCELLED%"))
    assert shop.count(cancelled) == 6
    assert shop.count(select(func.sum(AuditSeal.rows))) == shop.count(
        select(func.count()).where(Audit.id <= select(func.max(AuditSeal.last_id)).scalar_subquery())
    )
    assert shop.breaks() == []


def test_a_lot_or_member_that_isnt_due_is_left_alone(shop: Shop) -> None:
    order = shop.do(fulfilment.ship_order, shop.an_order(fen=5_000, paid=True).id, parcel=SF)
    lot = shop.count(select(Lot.id).where(Lot.order_id == order.id))
    hand, before = shop.worker(), sizes(shop)
    for subject in (lot, 10**6):
        with pytest.raises(NotFound):
            shop.office.do(hand, worker.activate_due_lot, subject)
    for member in (order.member_id or 0, 10**6):
        with pytest.raises(NotFound):
            shop.office.do(hand, worker.expire_points, (member,))
    assert {**sizes(shop), "staff_session": 0} == {**before, "staff_session": 0}


def test_the_clocks_acts_are_nobodys_but_the_workers(shop: Shop) -> None:
    hand = shop.worker()
    assert (hand.kind, hand.keys) == (ActorKind.WORKER, None)
    for person in (shop.owner, shop.person(Preset.MANAGER)):
        with pytest.raises(NotPermitted):
            shop.office.do(person, figures.fold_figures)
        with pytest.raises(NotPermitted):
            shop.office.ask(person, due)
    order = shop.an_order(fen=1_000)
    with pytest.raises(NotPermitted):
        shop.office.do(hand, marks.hold_order, order.id, reason="x")
    with pytest.raises(NotPermitted):
        shop.office.do(hand, cancels.cancel_paid_order, order.id, reason="x")


def test_points_that_mature_by_the_clock_last_as_long_as_the_orders_own_rules_say(shop: Shop) -> None:
    order = shop.do(fulfilment.ship_order, shop.an_order(fen=10_000, paid=True).id, parcel=SF)
    shop.do(fulfilment.complete_order, order.id)
    shop.do(rules.publish_rules, RuleDocument(expiry_months=1))
    shop.clock.forward(days=8)
    assert looks(shop).activated == 1
    ends = select(Lot.expires_on).where(Lot.order_id == order.id)
    with shop.engine.connect() as connection:
        assert connection.execute(ends).scalar_one() == date(2027, 12, 1)
