"""Two workers, one that is stopped and wakes, one that is killed, a clock that jumps: nothing twice, nothing left out."""

from __future__ import annotations

import sys
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from desktop.models.automation import JobRun, Notice
from desktop.models.journal import Audit
from desktop.models.ledger import PointsEntry
from desktop.models.vocabulary import JobState, OrderStatus
from desktop.services import fulfilment, worker
from desktop.services.automation import nightly, slots
from desktop.services.automation.notices import EXPIRING
from desktop.services.errors import LeaseLost
from desktop.services.order_rows import OrderRow
from tests.orders_made import row_of
from tests.people import SF, Shop
from tests.worker_process import WorkerProcess

S = OrderStatus
stops = pytest.mark.skipif(sys.platform == "win32", reason="Windows can't stop a process and wake it")


def unpaid_orders(shop: Shop, n: int) -> list[OrderRow]:
    member, sku = shop.a_member(points=10 * n), shop.a_sku(points=10, fen=100, stock=n)
    return [shop.place(member, (sku, 1)) for _ in range(n)]


def times(shop: Shop, act: str) -> int:
    return int(shop.count(select(func.count()).where(Audit.act == act)))


def run_of(shop: Shop, job: str) -> tuple[str, int, int]:
    """(state, fence, done) of the job's only slot."""
    with shop.engine.connect() as connection:
        row = connection.execute(select(JobRun.state, JobRun.fence, JobRun.done).where(JobRun.job == job)).one()
    return row.state, row.fence, row.done


def test_two_processes_at_once_do_every_step_once(shop: Shop) -> None:
    orders = unpaid_orders(shop, 8)
    shipped = [shop.do(fulfilment.ship_order, shop.an_order(fen=500, paid=True).id, parcel=SF) for _ in range(3)]
    fading = shop.a_member()
    shop.a_lot(fading, 70, date(2026, 11, 25))
    shop.a_lot(fading, 30, date(2026, 12, 10))
    shop.clock.forward(days=8)
    with WorkerProcess(shop) as one, WorkerProcess(shop, pc="仓库-03") as other:
        both = (one, other)
        assert [each.waits() for each in both] == ["ready", "ready"]
        for each in both:
            each.begin()
        done = [each.end() for each in both]
    # what one of them found in the other's hands is done in the next round
    again = worker.run_once(shop.office, shop.worker())
    nightly.run_daily(shop.office, shop.worker())
    for counted, n in (("cancelled", 8), ("completed", 3), ("expired", 1)):
        assert sum(each[counted] for each in done) + getattr(again, counted) == n, counted
    assert all(row_of(shop, order).status is S.CANCELLED for order in orders)
    assert all(row_of(shop, order).status is S.COMPLETED for order in shipped)
    assert (times(shop, "cancel_order"), times(shop, "complete_order"), times(shop, "warn_of_expiry")) == (8, 3, 1)
    assert shop.count(select(func.count()).where(Notice.kind == EXPIRING)) == 1
    for verb, n in (("UNFREEZE", 8), ("EXPIRE", 1)):
        assert shop.count(select(func.count()).where(PointsEntry.verb == verb)) == n
    assert run_of(shop, "reconcile")[0] == run_of(shop, "expiry_notice")[0] == JobState.DONE
    assert shop.breaks() == []


@stops
def test_a_leader_that_was_stopped_wakes_and_can_do_nothing_any_more(shop: Shop) -> None:
    orders = unpaid_orders(shop, 3)
    shop.clock.forward(minutes=31)
    with WorkerProcess(shop, waits_at="cancel_order") as leader:
        leader.waits()
        leader.begin()
        assert leader.waits() == "cancel_order"
        leader.stop()
        hand = shop.worker()
        assert worker.run_once(shop.office, hand).cancelled == 0, "its lease holds"
        shop.clock.forward(minutes=3)
        assert worker.run_once(shop.office, hand).cancelled == 3, "it gave no sign of life"
        leader.wake()
        leader.goes_on()
        done = leader.end()
    assert done["cancelled"] == 0
    assert [skipped for skipped in done["skipped"] if "LeaseLost" in skipped]
    assert times(shop, "cancel_order") == 3
    assert all(row_of(shop, order).status is S.CANCELLED for order in orders)
    assert run_of(shop, "pay_deadline") == (JobState.RESTING, 2, 3)
    assert shop.breaks() == []


@stops
def test_a_stopped_leader_cant_close_a_day_that_another_one_has_run(shop: Shop) -> None:
    shop.a_lot(shop.a_member(), 70, date(2026, 12, 10))
    with WorkerProcess(shop, waits_at="warn_of_expiry") as leader:
        leader.waits()
        leader.begin()
        assert leader.waits() == "warn_of_expiry"
        leader.stop()
        shop.clock.forward(minutes=3)
        assert nightly.run_daily(shop.office, shop.worker()) == {"expiry_notice": 1}
        leader.wake()
        leader.goes_on()
        assert leader.end()["daily"] == {"card_expiry": 0, "reconcile": leader_checked(shop)}
    assert shop.count(select(func.count()).select_from(Notice)) == 1
    assert run_of(shop, "expiry_notice") == (JobState.DONE, 2, 1)


def leader_checked(shop: Shop) -> int:
    return int(shop.count(select(JobRun.done).where(JobRun.job == "reconcile")))


def test_a_worker_killed_midway_leaves_the_rest_to_the_next_one(shop: Shop) -> None:
    orders = unpaid_orders(shop, 3)
    shop.clock.forward(minutes=31)
    with WorkerProcess(shop, waits_at="cancel_order") as dying:
        dying.waits()
        dying.begin()
        dying.waits()
        dying.goes_on()
        dying.waits()
        dying.kill()
    assert times(shop, "cancel_order") == 1
    shop.clock.forward(minutes=3)
    assert worker.run_once(shop.office, shop.worker()).cancelled == 2
    assert all(row_of(shop, order).status is S.CANCELLED for order in orders)
    assert times(shop, "cancel_order") == 3
    assert shop.breaks() == []


def test_a_clock_that_jumps_a_day_ahead_and_back_repeats_and_leaves_out_nothing(shop: Shop) -> None:
    hand = shop.worker()
    shop.a_lot(shop.a_member(), 70, date(2026, 12, 10))
    assert nightly.run_daily(shop.office, hand)["expiry_notice"] == 1
    shop.clock.forward(days=1)
    late = shop.a_member()
    shop.a_lot(late, 30, date(2026, 12, 25))
    assert nightly.run_daily(shop.office, hand)["expiry_notice"] == 1
    lease = slots.take_slot(shop.office, hand, "pay_deadline", "2026-11-25")
    assert lease is not None
    shop.clock.forward(days=-1)
    order = shop.an_order(fen=100)
    assert nightly.run_daily(shop.office, hand) == {}, "both days are over"
    shop.clock.forward(minutes=31)
    assert worker.run_once(shop.office, hand).cancelled == 1
    taken = slots.take_slot(shop.office, hand, "pay_deadline", "2026-11-25")
    assert taken is not None and taken.fence == 2, "a lease of tomorrow holds nobody up today"
    with pytest.raises(LeaseLost):
        shop.office.do(hand, slots.run_step, lease, "cancel_order", (order.id,), {})
    for _ in range(3):
        shop.clock.forward(days=1)
        nightly.run_daily(shop.office, hand)
    with shop.engine.connect() as connection:
        days = connection.execute(select(JobRun.slot).where(JobRun.job == "reconcile").order_by(JobRun.slot)).scalars()
        assert list(days) == [f"2026-11-{day}" for day in (24, 25, 26, 27)]
    assert shop.count(select(func.count()).select_from(Notice)) == 2


def test_days_without_a_worker_are_caught_up_in_their_order_but_not_for_ever(shop: Shop) -> None:
    hand = shop.worker()
    nightly.run_daily(shop.office, hand)
    shop.clock.forward(days=10)
    nightly.run_daily(shop.office, hand)
    with shop.engine.connect() as connection:
        rows = connection.execute(
            select(JobRun.slot, JobRun.fence).where(JobRun.job == "reconcile").order_by(JobRun.started_at, JobRun.slot)
        ).all()
    assert [row.slot for row in rows] == ["2026-11-24", "2026-12-02", "2026-12-03", "2026-12-04"]


def test_an_hour_that_comes_twice_or_never_is_one_day_all_the_same(shop: Shop) -> None:
    """Berlin's clocks go back on 25 October 2026 and forward on 28 March 2027."""
    shop.setting("zone", '"Europe/Berlin"')
    hand = shop.worker()
    for change, nights in ((date(2026, 10, 24), 3), (date(2027, 3, 27), 3)):
        first = shop.clock.now.replace(year=change.year, month=change.month, day=change.day, hour=0)
        for hour in range(nights * 24):
            shop.clock.now = first + timedelta(hours=hour)
            nightly.run_daily(shop.office, hand)
        days = select(func.count()).where(JobRun.job == "reconcile", JobRun.slot >= change.isoformat())
        assert shop.count(days) == nights
        assert shop.count(select(func.max(JobRun.rounds)).where(JobRun.job == "reconcile")) == 1
