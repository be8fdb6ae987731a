"""Points by lots: where they go back to, when they run out, what is taken back, and that many lots cost no more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import event, func, insert, select, update

from desktop.models.ledger import Balance, Lot, PointsEntry
from desktop.models.vocabulary import Permission, PointsVerb
from desktop.services import cancels, fulfilment, worker
from desktop.services.earning import roll_back_earned
from desktop.services.errors import InsufficientPoints
from desktop.services.expiry import expire_members
from desktop.services.freezes import consume, freeze, revert, unfreeze
from desktop.services.points import shop_today
from desktop.services.transaction import Tx, action
from tests.people import SF, Shop

TODAY = date(2026, 11, 24)


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)


def lots_of(shop: Shop, member: int) -> list[tuple[int, int, int, date | None]]:
    """(available, frozen, expired, last day), the oldest first."""
    columns = Lot.available, Lot.frozen, Lot.expired, Lot.expires_on
    with shop.engine.connect() as connection:
        rows = connection.execute(select(*columns).where(Lot.member_id == member).order_by(Lot.id)).all()
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def verbs_of(shop: Shop, member: int) -> list[tuple[str, int, int]]:
    """(verb, change of available, available after), as they were appended."""
    columns = PointsEntry.verb, PointsEntry.d_available, PointsEntry.available_after
    with shop.engine.connect() as connection:
        found = select(*columns).where(PointsEntry.member_id == member).order_by(PointsEntry.id)
        return [(row[0], row[1], row[2]) for row in connection.execute(found)]


@contextmanager
def counted(tx: Tx) -> Iterator[list[str]]:
    """The statements that go to the database meanwhile."""
    told: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        told.append(statement)

    event.listen(tx.connection, "before_cursor_execute", note)
    try:
        yield told
    finally:
        event.remove(tx.connection, "before_cursor_execute", note)


@action(Permission.MEND)
def count_for_test(tx: Tx, verb: str, member: int, order: int, amount: int) -> int:
    acts: dict[str, Callable[[], object]] = {
        "freeze": lambda: freeze(tx, member, amount, order_id=order),
        "unfreeze": lambda: unfreeze(tx, member, order_id=order, grace_days=30),
        "consume": lambda: consume(tx, member, order_id=order),
        "revert": lambda: revert(tx, member, amount, order_id=order, cause=tx.cause("test"), grace_days=30),
        "expire": lambda: expire_members(tx, [member]),
    }
    shop_today(tx)
    with counted(tx) as told:
        acts[verb]()
    tx.record("count_for_test", "member", member)
    return len(told)


def give_lots(shop: Shop, member: int, count: int, expires_on: date | None) -> None:
    """count lots of 10 points by one entry, straight into the tables."""
    with shop.office.transaction() as connection:
        entry = connection.execute(select(func.max(PointsEntry.id)).where(PointsEntry.member_id == member)).scalar()
        lot = {"member_id": member, "entry_id": entry, "origin": "GRANT", "earned": 10, "available": 10, "frozen": 0,
               "pending": 0, "expired": 0, "rolled_back": 0, "created_at": shop.clock.now, "expires_on": expires_on,
               "root_expires_on": expires_on}  # fmt: skip
        connection.execute(insert(Lot), [lot] * count)
        connection.execute(
            update(Balance).where(Balance.member_id == member).values(available=Balance.available + 10 * count)
        )


@pytest.mark.parametrize("lots", [1, 10, 200])
def test_many_lots_cost_no_more_statements_than_one(shop: Shop, lots: int) -> None:
    sku, buyer = shop.a_sku(fen=1_000), shop.a_member()
    soon, late = (shop.place(buyer, (sku, 1)).id for _ in range(2))
    member = shop.a_member(points=1)
    amount = 10 * lots - 3

    def cost(verb: str, order: int) -> int:
        return shop.do(count_for_test, verb, member, order, amount)

    give_lots(shop, member, lots, in_days(5))
    assert [cost(verb, soon) for verb in ("freeze", "unfreeze", "freeze", "consume", "revert")] == [6, 5, 6, 5, 5]
    shop.clock.forward(days=10)
    assert cost("expire", soon) == 5
    assert shop.balance(member) == (1, 0, 0, 0)
    give_lots(shop, member, lots, in_days(12))
    cost("freeze", late)
    shop.clock.forward(days=5)
    assert cost("unfreeze", late) == 6
    assert [cost(verb, late) for verb in ("freeze", "consume")] == [8, 5], "two more for what runs out first"
    shop.clock.forward(days=60)
    assert cost("revert", late) == 5
    assert shop.balance(member)[0] == 10 * lots - 2


def test_points_unfrozen_after_their_last_day_last_for_the_grace_and_not_a_day_more(shop: Shop) -> None:
    member = shop.a_member()
    shop.a_lot(member, 100, in_days(1))
    shop.a_lot(member, 50, None)
    order = shop.place(member, (shop.a_sku(points=120, fen=1_000), 1))
    shop.clock.forward(days=3)
    shop.do(cancels.cancel_order, order.id, reason="不要了")
    assert lots_of(shop, member) == [(0, 0, 0, in_days(1)), (50, 0, 0, None), (100, 0, 0, in_days(31))]
    assert shop.balance(member) == (150, 0, 0, 0)
    assert shop.breaks() == []


def test_points_unfrozen_past_their_grace_too_run_out_in_the_same_transaction(shop: Shop) -> None:
    member = shop.a_member()
    shop.a_lot(member, 100, in_days(1))
    order = shop.place(member, (shop.a_sku(points=100, fen=1_000), 1))
    shop.clock.forward(days=32)
    shop.do(cancels.cancel_order, order.id, reason="不要了")
    assert lots_of(shop, member) == [(0, 0, 0, in_days(1)), (0, 0, 100, in_days(31))]
    assert verbs_of(shop, member)[-2:] == [("UNFREEZE", 100, 100), ("EXPIRE", -100, 0)]
    assert shop.breaks() == []


def test_points_given_back_after_their_last_day_last_for_the_grace_from_today(shop: Shop) -> None:
    member = shop.a_member()
    shop.a_lot(member, 100, in_days(1))
    order = shop.pay(shop.place(member, (shop.a_sku(points=60, fen=1_000), 1)))
    shop.clock.forward(days=300)
    shop.do(cancels.cancel_paid_order, order.id, reason="缺货")
    assert [lot for lot in lots_of(shop, member) if lot[0]] == [
        (40, 0, 0, in_days(1)), (60, 0, 0, in_days(330)),
    ]  # fmt: skip
    assert shop.breaks() == []


def test_freezing_first_lets_run_out_what_is_past(shop: Shop) -> None:
    member = shop.a_member()
    shop.a_lot(member, 70, in_days(1))
    shop.a_lot(member, 30, in_days(2))
    shop.a_lot(member, 100, in_days(9))
    sku = shop.a_sku(points=60, fen=1_000)
    shop.clock.forward(days=4)
    shop.place(member, (sku, 1))
    assert verbs_of(shop, member)[-3:] == [("EXPIRE", -70, 130), ("EXPIRE", -30, 100), ("FREEZE", -60, 40)]
    assert shop.breaks() == []
    with pytest.raises(InsufficientPoints) as refused:
        shop.place(member, (sku, 1))
    assert (refused.value.short_by, refused.value.available, refused.value.frozen) == (20, 40, 60)


def test_points_that_are_past_are_none_to_pay_with_though_the_balance_still_tells_them(shop: Shop) -> None:
    member = shop.a_member()
    shop.a_lot(member, 100, in_days(1))
    shop.clock.forward(days=2)
    with pytest.raises(InsufficientPoints) as refused:
        shop.place(member, (shop.a_sku(points=60, fen=1_000), 1))
    assert (refused.value.short_by, refused.value.available) == (60, 0)
    assert shop.balance(member) == (100, 0, 0, 0)


def _bought_and_earned(shop: Shop) -> tuple[int, int]:
    """(member, order) whose 100 earned points are available and last a month."""
    order = shop.do(fulfilment.ship_order, shop.an_order(fen=10_000, paid=True).id, parcel=SF)
    shop.do(fulfilment.complete_order, order.id)
    shop.clock.forward(days=7)
    worker.run_once(shop.office, shop.worker())
    return order.member_id or 0, order.id


@action(Permission.MEND)
def roll_back_for_test(tx: Tx, member: int, order: int, amount: int) -> int:
    tx.record("roll_back_for_test", "member", member)
    return roll_back_earned(tx, member, amount, order_id=order, cause=tx.cause("test"))


def test_taking_back_goes_to_the_own_lot_then_to_others_then_into_debt(shop: Shop) -> None:
    member, order = _bought_and_earned(shop)
    shop.place(member, (shop.a_sku(points=80, fen=500), 1))
    shop.a_lot(member, 50, in_days(10))
    assert shop.do(roll_back_for_test, member, order, 100) == 100
    assert shop.balance(member) == (0, 80, 0, 30)
    assert shop.do(roll_back_for_test, member, order, 100) == 0
    shop.a_lot(member, 20, None)
    assert shop.balance(member) == (0, 80, 0, 10)
    assert verbs_of(shop, member)[-1][0] == "SETTLE"
    assert shop.breaks() == []


def test_what_expired_of_a_lot_and_of_its_children_is_not_taken_back_again(shop: Shop) -> None:
    member, earned_by = _bought_and_earned(shop)
    order = shop.place(member, (shop.a_sku(points=80), 1))
    shop.clock.forward(days=400)
    shop.do(cancels.cancel_paid_order, order.id, reason="缺货")
    shop.clock.forward(days=40)
    worker.run_once(shop.office, shop.worker())
    assert shop.balance(member) == (0, 0, 0, 0)
    assert sum(lot[2] for lot in lots_of(shop, member)) == 100
    assert shop.do(roll_back_for_test, member, earned_by, 100) == 0
    assert shop.breaks() == []


def test_a_debt_is_settled_by_whatever_makes_points_available(shop: Shop) -> None:
    member, order = _bought_and_earned(shop)
    other = shop.place(member, (shop.a_sku(points=90, fen=500), 1))
    spent = shop.place(member, (shop.a_sku(points=10), 1))
    shop.do(roll_back_for_test, member, order, 100)
    assert shop.balance(member) == (0, 90, 0, 100)
    shop.do(cancels.cancel_paid_order, spent.id, reason="缺货")
    assert shop.balance(member) == (0, 90, 0, 90)
    shop.do(cancels.cancel_order, other.id, reason="不要了")
    assert shop.balance(member) == (0, 0, 0, 0)
    assert shop.breaks() == []


def test_a_night_takes_everything_that_is_past_however_much_it_is(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.services.automation.due.BATCH", 3)
    people = [shop.a_member() for _ in range(8)]
    for member in people:
        for days in (1, 2, 9):
            shop.a_lot(member, 10, in_days(days))
    shop.clock.forward(days=5)
    hand = shop.worker()
    assert worker.run_once(shop.office, hand).expired == 8
    assert verbs_of(shop, people[0])[-2:] == [("EXPIRE", -10, 20), ("EXPIRE", -10, 10)]
    assert worker.run_once(shop.office, hand).expired == 0
    assert shop.breaks() == []


def test_a_member_whose_books_are_broken_keeps_nobody_elses_points_from_running_out(shop: Shop) -> None:
    people = [shop.a_member() for _ in range(3)]
    for member in people:
        shop.a_lot(member, 10, in_days(1))
    with shop.office.transaction() as connection:
        connection.execute(update(Balance).where(Balance.member_id == people[1]).values(available=0))
    shop.clock.forward(days=5)
    done = worker.run_once(shop.office, shop.worker())
    assert (done.expired, done.broken) == (2, [f"expire_points {people[1]}: IntegrityError"])


def test_a_freeze_is_settled_once_whoever_comes_second(shop: Shop) -> None:
    member = shop.a_member(points=100)
    order = shop.place(member, (shop.a_sku(points=100, fen=500), 1))
    shop.do(count_for_test, "consume", member, order.id, 100)
    for verb in ("consume", "unfreeze"):
        assert shop.do(count_for_test, verb, member, order.id, 100) == 1
    assert shop.balance(member) == (0, 0, 0, 0)
    assert shop.count(select(func.count()).where(PointsEntry.verb == PointsVerb.CONSUME.value)) == 1
