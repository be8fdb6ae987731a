"""Two members who were one person: what goes over, what stays, and that nothing is lost or made on the way."""

from __future__ import annotations

import threading
from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select, update

from desktop.models.catalogue import QuotaUse
from desktop.models.ledger import Lot, PointsEntry
from desktop.models.member import Member, MemberTotal
from desktop.models.order import Order
from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services import (
    adjustments,
    cancels,
    erasure,
    grants,
    ledger_queries,
    member_acts,
    member_detail,
    member_queries,
    members,
    merges,
    placing,
)
from desktop.services.errors import Erased, Invalid, LimitReached, NotFound, NotPermitted, Refused
from desktop.services.placing import LineWish
from tests.orders_made import row_of
from tests.people import HOME, Shop

MERGE: dict[str, Any] = {"reason": "同一个人，两张卡"}


def in_debt(shop: Shop, points: int) -> int:
    member = shop.a_member()
    shop.do(grants.grant_points, member, points=points, reason="生日礼")
    entry = shop.count(select(func.max(PointsEntry.id)))
    shop.place(member, (shop.a_sku(points=points), 1))
    shop.do(grants.roll_back_grant, entry, reason="发错了")
    assert shop.balance(member) == (0, 0, 0, points)
    return member


def test_everything_of_one_member_goes_to_the_other(shop: Shop) -> None:
    sku = shop.a_sku(points=100, fen=1_000, limit=3)
    one = shop.do(members.add_member, name="何小明", phone="19900009516", card_no="62008813", points=700).id
    two = shop.a_member("何晓明", points=40, tier="金卡", phone="13900004471")
    unpaid = shop.place(one, (sku, 1))
    paid = shop.pay(shop.place(one, (sku, 1)), "P2")
    own = shop.pay(shop.place(two, (shop.a_sku(fen=2_000), 1)), "P3")
    shop.do(member_acts.tag_member, one, tag="企业客户")
    shop.do(member_acts.note_member, one, body="只收顺丰")
    asked = shop.office.do(shop.person(Preset.SERVICE), adjustments.propose_adjustment, one, points=9, reason="补发")
    hers, before = shop.balance(one), shop.balance(two)
    done = shop.do(merges.merge_members, one, two, **MERGE)
    assert (done.available, done.frozen, done.pending, done.debt, done.orders) == (*hers, 2)
    assert shop.balance(one) == (0, 0, 0, 0)
    assert shop.balance(two) == (540, 100, before[2] + hers[2], 0)
    detail = shop.ask(member_detail.member_detail, two)
    assert (detail.tags, [note.body for note in detail.notes]) == (("企业客户",), ["只收顺丰"])
    assert {order.id for order in detail.orders} == {unpaid.id, paid.id, own.id}
    assert (detail.row.orders, detail.row.card_no, detail.row.tier) == (3, "62008813", "金卡")
    assert shop.count(select(MemberTotal.orders).where(MemberTotal.member_id == one)) == 0
    assert shop.count(select(QuotaUse.used).where(QuotaUse.member_id == two)) == 2
    assert len(shop.ask(members.addresses_of, two)) >= 1
    assert shop.ask(adjustments.find_adjustments, member_id=two)[0].id == asked.id
    # her own entries stay with her, and two say where the points went
    verbs = [entry.verb for entry in shop.ask(ledger_queries.member_ledger, one).entries]
    assert (verbs[0], "INIT" in verbs) == ("MERGE", True)
    assert shop.breaks() == []


def test_what_happens_to_her_orders_later_happens_to_the_one_who_stands_for_her(shop: Shop) -> None:
    one, two = shop.a_member(points=300), shop.a_member()
    sku = shop.a_sku(points=100, fen=1_000, stock=20)
    unpaid, late = shop.place(one, (sku, 1)), shop.place(one, (sku, 1))
    paid = shop.pay(shop.place(one, (sku, 1)), "P1")
    shop.clock.forward(minutes=31)
    shop.office.do(shop.worker(), cancels.cancel_order, late.id)
    shop.do(merges.merge_members, one, two, **MERGE)
    shop.do(cancels.cancel_order, unpaid.id, reason="不要了")
    shop.do(cancels.cancel_paid_order, paid.id, reason="缺货")
    assert shop.balance(two) == (300, 0, 0, 0)
    assert shop.pay(late, "P2").status is OrderStatus.TO_SHIP
    assert (shop.balance(two)[0], shop.balance(one)) == (200, (0, 0, 0, 0))
    assert row_of(shop, late).member_id == two
    assert shop.breaks() == []


@pytest.mark.parametrize(("debt", "points", "left"), [(80, 200, (120, 0)), (80, 30, (0, 50))])
def test_a_debt_goes_over_too_and_is_settled(shop: Shop, debt: int, points: int, left: tuple[int, int]) -> None:
    owing, other = in_debt(shop, debt), shop.a_member(points=points)
    shop.do(merges.merge_members, owing, other, **MERGE)
    assert (shop.balance(other)[0], shop.balance(other)[3]) == left
    assert shop.breaks() == []
    owing, other = in_debt(shop, debt), shop.a_member(points=points)
    shop.do(merges.merge_members, other, owing, **MERGE)
    assert (shop.balance(owing)[0], shop.balance(owing)[3]) == left
    assert shop.breaks() == []


def test_her_account_and_card_lead_to_the_other_also_after_another_merge(shop: Shop) -> None:
    one = shop.do(members.add_member, name="何一", phone="", account="HE-1", card_no="C1").id
    two = shop.do(members.add_member, name="何二", phone="", account="HE-2", card_no="C2").id
    three = shop.do(members.add_member, name="何三", phone="", account="HE-3").id
    shop.do(merges.merge_members, one, two, **MERGE)
    shop.do(merges.merge_members, two, three, **MERGE)
    for number in ("HE-1", "C1", "HE-2", "C2", "HE-3"):
        assert shop.ask(member_queries.member_id_of, number) == three
        assert [row.id for row in shop.ask(members.find_members, number)] == [three]
    assert shop.count(select(Member.card_no).where(Member.id == three)) == "C2"
    assert shop.count(select(func.count()).where(Member.merged_into == three)) == 2
    assert shop.breaks() == []


def test_who_was_merged_does_no_more_business_and_isnt_merged_again(shop: Shop) -> None:
    one, two, gone = shop.a_member(points=10), shop.a_member(), shop.a_member()
    shop.do(merges.merge_members, one, two, **MERGE)
    shop.do(erasure.erase_member, gone, reason="本人要求")
    for pair in ((one, two), (two, one), (two, 10**6)):
        with pytest.raises(NotFound):
            shop.do(merges.merge_members, *pair, **MERGE)
    with pytest.raises(NotFound):
        shop.do(grants.grant_points, one, points=5, reason="生日礼")
    with pytest.raises(NotFound):
        shop.do(adjustments.propose_adjustment, one, points=5, reason="补发")
    for pair in ((gone, two), (two, gone)):
        with pytest.raises(Erased):
            shop.do(merges.merge_members, *pair, **MERGE)
    with pytest.raises(Invalid):
        shop.do(merges.merge_members, two, two, **MERGE)
    with pytest.raises(Invalid):
        shop.do(merges.merge_members, two, shop.a_member(), reason=" ")
    with pytest.raises(NotPermitted):
        shop.office.do(shop.person(Preset.SERVICE), merges.merge_members, two, shop.a_member(), **MERGE)


def test_what_both_have_taken_counts_against_the_limit(shop: Shop) -> None:
    sku = shop.a_sku(points=1, limit=3)
    one, two = shop.a_member(points=9), shop.a_member(points=9)
    for member in (one, two):
        shop.place(member, (sku, 2))
    shop.do(merges.merge_members, one, two, **MERGE)
    with pytest.raises(LimitReached) as refused:
        shop.place(two, (sku, 1))
    assert (refused.value.limit, refused.value.used) == (3, 4)


def test_erasing_who_stands_for_both_erases_both(shop: Shop) -> None:
    one, two = shop.a_member("何小明"), shop.a_member("何晓明")
    shop.do(merges.merge_members, one, two, **MERGE)
    shop.do(erasure.erase_member, two, reason="本人要求")
    assert shop.count(select(func.count()).where(Member.erased_at.is_not(None), Member.name_sealed.is_(None))) == 2
    assert shop.breaks() == []


def test_an_order_that_is_placed_meanwhile_goes_over_or_is_refused(shop: Shop) -> None:
    one, two = shop.a_member(points=500), shop.a_member(points=500)
    sku = shop.a_sku(points=10, stock=100)
    start, told = threading.Barrier(3), list[str]()

    def place(member: int) -> None:
        start.wait()
        for _ in range(4):
            try:
                shop.do(placing.place_order, member, lines=(LineWish(sku, 1),), recipient=HOME)
            except Refused as refused:
                told.append(type(refused).__name__)

    def merge() -> None:
        start.wait()
        shop.do(merges.merge_members, one, two, **MERGE)

    threads = [threading.Thread(target=place, args=(member,)) for member in (one, two)]
    threads.append(threading.Thread(target=merge))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(told) <= {"NotFound"}
    assert shop.count(select(func.count()).where(Order.member_id == one)) == 0
    assert shop.balance(one) == (0, 0, 0, 0)
    assert shop.balance(two)[0] == 1_000 - 10 * shop.count(select(func.count(Order.id)))
    assert shop.breaks() == []


def test_verify_sees_what_a_merge_left_behind(shop: Shop) -> None:
    one, two = shop.a_member(points=10), shop.a_member(points=20)
    shop.a_lot(one, 30, date(2026, 12, 31))
    shop.do(merges.merge_members, one, two, **MERGE)
    assert shop.breaks() == []
    with shop.office.transaction() as connection:
        connection.execute(update(Lot).where(Lot.earned == 30).values(member_id=one))
    assert any(found.startswith(f"merged member:{one}") for found in shop.breaks())
