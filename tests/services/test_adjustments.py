"""Points adjusted by hand: who may alone, who must wait for somebody, and that nothing is posted twice."""

from __future__ import annotations

import dataclasses
import threading
from datetime import date

import pytest
from sqlalchemy import func, select

from desktop import crypto
from desktop.models.ledger import Lot, PointsEntry
from desktop.models.vocabulary import AdjustmentState, Preset
from desktop.services import adjustments, rules, staff
from desktop.services.adjustments import (
    AdjustmentRow,
    approve_adjustment,
    find_adjustments,
    propose_adjustment,
    reject_adjustment,
)
from desktop.services.errors import (
    Decided,
    InsufficientPoints,
    Invalid,
    NotFound,
    NotPermitted,
    PasswordNeeded,
    Refused,
    SecondPersonNeeded,
    SignInRefused,
    TooEarlyAlone,
)
from desktop.services.grants import grant_points, roll_back_grant
from desktop.services.rule_document import RuleDocument
from desktop.services.transaction import Actor
from desktop.services.two_persons import prove_password
from tests.people import PASSWORD, Shop

PROPOSED, POSTED, REJECTED = AdjustmentState.PROPOSED, AdjustmentState.POSTED, AdjustmentState.REJECTED


def posted_adjustments(shop: Shop) -> int:
    found: int = shop.count(select(func.count()).where(PointsEntry.verb == "ADJUST"))
    return found


def test_within_the_limit_who_may_approve_posts_at_once_and_who_may_only_propose_waits(shop: Shop) -> None:
    member = shop.a_member(points=100)
    row = shop.do(propose_adjustment, member, points=1_000, reason="补发活动积分")
    assert (row.state, row.points, row.proposed_by, row.decided_by, row.sole) == (POSTED, 1_000, "李想", "李想", False)
    assert shop.balance(member) == (1_100, 0, 0, 0)
    service = shop.person(Preset.SERVICE)
    row = shop.office.do(service, propose_adjustment, member, points=10, reason="少发了")
    assert (row.state, row.decided_by, shop.balance(member)[0]) == (PROPOSED, "", 1_100)
    with pytest.raises(NotPermitted):
        shop.office.do(service, approve_adjustment, row.id)
    done = shop.office.do(shop.person(Preset.FINANCE), approve_adjustment, row.id, reason="核对过")
    assert (done.state, done.decided_by, done.decision, done.sole) == (POSTED, "Finance", "核对过", False)
    assert shop.balance(member) == (1_110, 0, 0, 0)
    assert shop.count(select(func.max(Lot.expires_on))) == date(2027, 11, 23)
    assert shop.breaks() == []


def test_above_the_limit_somebody_else_decides(shop: Shop) -> None:
    shop.person(Preset.FINANCE)
    member = shop.a_member()
    row = shop.do(propose_adjustment, member, points=1_001, reason="补发")
    assert row.state is PROPOSED
    shop.clock.forward(days=3)
    proof = prove_password(shop.office, shop.owner, PASSWORD, costs=crypto.CHEAP)
    with pytest.raises(SecondPersonNeeded):
        shop.do(approve_adjustment, row.id, reason="只有我", proof=proof)
    assert shop.office.do(shop.person(Preset.MANAGER), approve_adjustment, row.id).state is POSTED
    shop.do(rules.publish_rules, RuleDocument(adjust_limit=0))
    assert shop.do(propose_adjustment, member, points=1, reason="补发").state is PROPOSED
    with pytest.raises(NotPermitted):
        shop.office.do(shop.person(Preset.FINANCE), propose_adjustment, member, points=1, reason="补发")
    assert shop.breaks() == []


def test_an_owner_who_is_alone_approves_her_own_with_password_and_reason_after_a_day(shop: Shop) -> None:
    member = shop.a_member()
    row = shop.do(propose_adjustment, member, points=5_000, reason="迁移补录")
    # somebody was added who has never signed in: she can't be the second person
    staff.add_staff(shop.office, shop.owner, login="new", name="小新", role="FINANCE", costs=crypto.CHEAP)

    def approve(**more: str) -> AdjustmentRow:
        return shop.do(approve_adjustment, row.id, **more)

    shop.clock.forward(hours=22, minutes=30)
    with pytest.raises(TooEarlyAlone) as early:
        approve(reason="核对过")
    assert early.value.hours == 2
    shop.clock.forward(hours=2)
    with pytest.raises(Invalid) as missing:
        approve()
    assert missing.value.field == "reason"
    with pytest.raises(SignInRefused):
        prove_password(shop.office, shop.owner, "wrong", costs=crypto.CHEAP)
    stale = prove_password(shop.office, shop.owner, PASSWORD, costs=crypto.CHEAP)
    shop.clock.forward(minutes=6)
    for proof in ("", "2026", stale, stale[:-2] + "00", f"{shop.clock.now.isoformat()}|{stale.partition('|')[2]}"):
        with pytest.raises(PasswordNeeded):
            approve(reason="核对过", proof=proof)
    fresh = prove_password(shop.office, shop.owner, PASSWORD, costs=crypto.CHEAP)
    done = approve(reason="核对过", proof=fresh)
    assert (done.state, done.sole, shop.balance(member)[0]) == (POSTED, True, 5_000)
    assert shop.breaks() == []


def test_downwards_it_takes_what_runs_out_first_and_never_what_is_frozen_or_past(shop: Shop) -> None:
    member = shop.a_member()
    shop.a_lot(member, 100, None)
    shop.a_lot(member, 60, date(2026, 11, 30))
    shop.a_lot(member, 40, date(2026, 11, 24))
    order = shop.place(member, (shop.a_sku(points=90, fen=100), 1))
    shop.clock.forward(days=1)
    assert shop.balance(member) == (110, 90, 0, 0)
    with pytest.raises(InsufficientPoints) as refused:
        shop.do(propose_adjustment, member, points=-111, reason="误发")
    assert (refused.value.short_by, refused.value.available) == (1, 110)
    shop.do(propose_adjustment, member, points=-30, reason="误发")
    lots = select(Lot.available).where(Lot.member_id == member).order_by(Lot.id)
    with shop.engine.connect() as connection:
        assert list(connection.execute(lots).scalars()) == [80, 0, 0]
    assert (shop.balance(member), order.points) == ((80, 90, 0, 0), 90)
    assert shop.breaks() == []


def test_a_proposal_that_no_longer_fits_stays_open(shop: Shop) -> None:
    member = shop.a_member(points=50)
    row = shop.office.do(shop.person(Preset.SERVICE), propose_adjustment, member, points=-50, reason="误发")
    shop.place(member, (shop.a_sku(points=20), 1))
    with pytest.raises(InsufficientPoints):
        shop.do(approve_adjustment, row.id)
    assert [one.id for one in shop.ask(find_adjustments, state=PROPOSED, member_id=member)] == [row.id]
    done = shop.office.do(shop.person(Preset.SERVICE), reject_adjustment, row.id, reason="客人用掉了")
    assert (done.state, done.decision, posted_adjustments(shop)) == (REJECTED, "客人用掉了", 0)
    assert shop.breaks() == []


def test_points_that_come_by_adjustment_settle_a_debt_first(shop: Shop) -> None:
    member = shop.a_member()
    shop.do(grant_points, member, points=50, reason="生日礼")
    entry = shop.count(select(func.max(PointsEntry.id)))
    shop.place(member, (shop.a_sku(points=50), 1))
    assert shop.do(roll_back_grant, entry, reason="发错了").points == 50
    assert shop.balance(member) == (0, 0, 0, 50)
    shop.do(propose_adjustment, member, points=80, reason="补发")
    assert shop.balance(member) == (30, 0, 0, 0)
    assert shop.breaks() == []


def test_an_adjustment_that_says_nothing_is_refused(shop: Shop) -> None:
    member = shop.a_member()
    for points, reason, field in (
        (0, "x", "points"), (10**9 + 1, "x", "points"), (5, " ", "reason"), (5, "长" * 201, "reason"),
    ):  # fmt: skip
        with pytest.raises(Invalid) as refused:
            shop.do(propose_adjustment, member, points=points, reason=reason)
        assert refused.value.field == field


def test_what_is_decided_is_decided_and_a_repeated_command_gets_its_first_answer(shop: Shop) -> None:
    member = shop.a_member()
    first = shop.office.do_command(shop.owner, "click", propose_adjustment, member, points=9, reason="补发")
    again = shop.office.do_command(shop.owner, "click", propose_adjustment, member, points=9, reason="补发")
    assert (first, posted_adjustments(shop)) == (again, 1)
    for act in (approve_adjustment, reject_adjustment):
        with pytest.raises(Decided) as decided:
            shop.do(act, first.id, reason="再来一次")
        assert decided.value.state is POSTED
    with pytest.raises(NotFound):
        shop.do(approve_adjustment, 10**6)


def test_two_who_approve_at_once_post_once(shop: Shop) -> None:
    finance, manager = shop.person(Preset.FINANCE), shop.person(Preset.MANAGER)
    member = shop.a_member()
    row = shop.office.do(shop.person(Preset.SERVICE), propose_adjustment, member, points=70, reason="补发")
    start, told = threading.Barrier(2), list[str]()

    def approve(person: Actor) -> None:
        start.wait()
        try:
            shop.office.do(person, adjustments.approve_adjustment, row.id)
            told.append("posted")
        except Refused as refused:
            told.append(type(refused).__name__)

    threads = [threading.Thread(target=approve, args=(dataclasses.replace(one),)) for one in (finance, manager)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == ["Decided", "posted"]
    assert (posted_adjustments(shop), shop.balance(member)[0]) == (1, 70)
    assert shop.breaks() == []
