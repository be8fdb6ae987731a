"""Why a balance is what it is, what runs out when, and what the shop owes its members in points."""

from __future__ import annotations

import time
from datetime import date

import pytest
from sqlalchemy import func, insert, select, update

from desktop.models.ledger import Balance, Lot, PointsEntry
from desktop.models.vocabulary import Preset
from desktop.services import cancels, fulfilment, rules, worker
from desktop.services.errors import Invalid, NotFound, NotPermitted
from desktop.services.grants import grant_points, roll_back_grant
from desktop.services.points_story import (
    LotStory,
    MonthEnding,
    PointsStory,
    expiry_forecast,
    lot_story,
    points_liability,
    points_story,
)
from desktop.services.rule_document import RuleDocument
from tests.people import SF, Shop


def verbs(story: LotStory) -> list[tuple[str, int]]:
    return [(entry.verb.value, entry.points) for entry in story.entries]


def test_a_balance_is_told_down_to_who_did_what_and_why(shop: Shop) -> None:
    member = shop.a_member(points=100)
    order = shop.pay(shop.place(member, (shop.a_sku(points=30, fen=5_000), 1)), "P1")
    shop.do(fulfilment.ship_order, order.id, parcel=SF)
    shop.do(fulfilment.complete_order, order.id)
    shop.do(grant_points, member, points=20, reason="生日礼", expires_on=date(2026, 12, 31))
    held = shop.place(member, (shop.a_sku(points=25, fen=100), 1))
    story = shop.ask(points_story, member)
    for bucket in ("available", "frozen", "pending"):
        assert sum(getattr(lot, bucket) for lot in story.lots) == getattr(story.balance, bucket)
    gift, earned, first = sorted(story.lots, key=lambda lot: lot.earned)
    assert [lot.id for lot in story.lots] == [gift.id, first.id, earned.id], "the soonest to run out first"
    assert (gift.frozen, gift.entry.reason, gift.entry.actor, gift.entry.rule) == (20, "生日礼", "李想", 1)
    assert (first.available, first.frozen, first.origin) == (65, 5, "INIT")
    assert (earned.pending, earned.entry.order_no, earned.entry.points) == (50, order.order_no, 50)
    told = shop.ask(lot_story, first.id)
    assert verbs(told) == [("INIT", 100), ("FREEZE", 30), ("CONSUME", 30), ("FREEZE", 5)]
    assert [entry.order_no for entry in told.entries[1:]] == [order.order_no, order.order_no, held.order_no]
    shop.do(cancels.cancel_order, held.id, reason="不要了")
    assert verbs(shop.ask(lot_story, gift.id))[-2:] == [("FREEZE", 20), ("UNFREEZE", 20)]
    with pytest.raises(NotFound):
        shop.ask(points_story, 10**6)
    with pytest.raises(NotFound):
        shop.ask(lot_story, 10**6)
    with pytest.raises(Invalid):
        shop.ask(points_story, member, limit=0)


def test_what_went_back_ran_out_and_is_owed_is_told_too(shop: Shop) -> None:
    member = shop.a_member()
    shop.do(grant_points, member, points=40, reason="活动", expires_on=date(2026, 11, 25))
    entry = shop.count(select(func.max(PointsEntry.id)))
    order = shop.place(member, (shop.a_sku(points=30), 1))
    shop.clock.forward(days=3)
    worker.run_once(shop.office, shop.worker())
    shop.do(cancels.cancel_paid_order, order.id, reason="缺货")
    lot = shop.count(select(func.min(Lot.id)).where(Lot.member_id == member))
    told = shop.ask(lot_story, lot)
    assert verbs(told) == [("GRANT", 40), ("FREEZE", 30), ("CONSUME", 30), ("EXPIRE", 10), ("REVERT", 30)]
    (child,) = told.children
    assert shop.ask(lot_story, child).lot.parent == lot
    shop.place(member, (shop.a_sku(points=30), 1))
    shop.do(roll_back_grant, entry, reason="发错了")
    story = shop.ask(points_story, member)
    assert (story.balance.debt, story.lots) == (30, ())
    assert [(one.verb.value, one.points, one.reason) for one in story.debts] == [("ROLLBACK", 30, "发错了")]
    assert verbs(shop.ask(lot_story, lot))[-1] == ("ROLLBACK", 0)


def test_ten_thousand_entries_are_told_page_by_page_in_a_tenth_of_a_second(shop: Shop) -> None:
    member = shop.a_member(points=1)
    with shop.office.transaction() as connection:
        row = {"member_id": member, "verb": "GRANT", "d_available": 1, "d_frozen": 0, "d_pending": 0, "d_debt": 0,
               "frozen_after": 0, "pending_after": 0, "debt_after": 0, "actor": "worker", "reason": "",
               "at": shop.clock.now}  # fmt: skip
        entries = connection.execute(
            insert(PointsEntry).returning(PointsEntry.id),
            [{**row, "available_after": n + 2, "cause": f"many:{n}"} for n in range(10_000)],
        ).scalars()
        lot = {"member_id": member, "origin": "GRANT", "earned": 1, "available": 1, "frozen": 0, "pending": 0,
               "expired": 0, "rolled_back": 0, "created_at": shop.clock.now}  # fmt: skip
        days = [date(2027, 1 + n % 12, 1) if n % 3 else None for n in range(10_000)]
        connection.execute(
            insert(Lot),
            [{**lot, "entry_id": entry, "expires_on": day, "root_expires_on": day}
             for entry, day in zip(entries, days, strict=True)],
        )  # fmt: skip
        connection.execute(update(Balance).where(Balance.member_id == member).values(available=10_001))
    seen, quickest, page = list[int](), 9.0, shop.ask(points_story, member)
    for _ in range(4):
        # the processor's time: how many others want the machine is no matter of the question
        begun = time.process_time()
        page = shop.ask(points_story, member, after=page.next)
        quickest = min(quickest, time.process_time() - begun)
        seen += [one.id for one in page.lots]
    assert quickest < 0.1
    assert len(seen) == len(set(seen)) == 200
    page, seen = shop.ask(points_story, member, limit=500), []
    while True:
        seen += [one.id for one in page.lots]
        if page.next is None:
            break
        page = shop.ask(points_story, member, after=page.next, limit=500)
    assert len(seen) == len(set(seen)) == 10_001
    assert isinstance(page, PointsStory)


def test_what_runs_out_is_told_by_month_for_a_year(shop: Shop) -> None:
    member, other = shop.a_member(), shop.a_member()
    for points, day in ((10, date(2026, 11, 24)), (20, date(2026, 11, 30)), (30, date(2027, 10, 31)),
                        (40, date(2027, 11, 1)), (50, None)):  # fmt: skip
        shop.a_lot(member, points, day)
    shop.a_lot(other, 5, date(2026, 12, 5))
    shop.place(member, (shop.a_sku(points=4, fen=100), 1))
    shop.clock.forward(days=1)
    told = shop.ask(expiry_forecast, member)
    assert (told.past, told.later, told.never) == (6, 40, 50)
    assert [month for month in told.months if month.points] == [
        MonthEnding(date(2026, 11, 1), 20), MonthEnding(date(2027, 10, 1), 30),
    ]  # fmt: skip
    assert len(told.months) == 12
    everybody = shop.ask(expiry_forecast)
    assert sum(month.points for month in everybody.months) == 55
    service = shop.person(Preset.SERVICE)
    assert shop.office.ask(service, expiry_forecast, member) == told
    with pytest.raises(NotPermitted):
        shop.office.ask(service, expiry_forecast)


def test_what_the_shop_owes_is_valued_by_todays_rules(shop: Shop) -> None:
    shop.pay(shop.place(shop.a_member(points=950), (shop.a_sku(points=50, fen=1_000), 1)), "P1")
    shop.place(shop.a_member(points=100), (shop.a_sku(points=40, fen=100), 1))
    told = shop.ask(points_liability)
    assert (told.available, told.frozen, told.pending, told.debt) == (960, 40, 10, 0)
    assert (told.fen, told.members, told.rule) == (1_010, 2, 1)
    shop.do(rules.publish_rules, RuleDocument(points_for_yuan=200))
    assert (shop.ask(points_liability).fen, shop.ask(points_liability).points_for_yuan) == (505, 200)
    with pytest.raises(NotPermitted):
        shop.office.ask(shop.person(Preset.SERVICE), points_liability)
