"""Points that are given: once per sign-in and campaign, from sheets row by row, and taken back."""

from __future__ import annotations

import threading
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from desktop.models.journal import Audit
from desktop.models.ledger import Lot, PointsEntry
from desktop.models.vocabulary import GrantSource, Preset
from desktop.services import cancels, members, merges, worker
from desktop.services.errors import AlreadySo, Invalid, NotFound, NotPermitted
from desktop.services.grants import grant_points, roll_back_grant
from desktop.services.grants_by_sheet import SheetGrant, foresee_sheet, grant_from_sheet
from desktop.services.spreadsheets.grants_sheet import read_grants
from desktop.services.spreadsheets.tables import FileRefused
from tests.people import Shop


def newest_grant(shop: Shop) -> int:
    found: int = shop.count(select(func.max(PointsEntry.id)).where(PointsEntry.verb == "GRANT"))
    return found


def test_a_sign_in_of_one_day_is_one_grant_whoever_says_it_again(shop: Shop) -> None:
    member, mall = shop.a_member(), shop.storefront()
    for _ in range(3):
        row = shop.office.do(mall, grant_points, member, points=5, source=GrantSource.SIGN_IN)
    assert row.balance.available == 5
    assert shop.count(select(PointsEntry.reason).where(PointsEntry.verb == "GRANT")) == "签到"
    assert shop.count(select(func.count()).where(Audit.act == "repeat_grant")) == 2
    shop.clock.forward(hours=11, minutes=59)
    shop.office.do(mall, grant_points, member, points=5, source=GrantSource.SIGN_IN)
    shop.clock.forward(minutes=1)
    shop.office.do(mall, grant_points, member, points=5, source=GrantSource.SIGN_IN)
    assert shop.balance(member) == (10, 0, 0, 0), "the shop's midnight has passed"
    assert shop.breaks() == []


def test_a_campaign_gives_each_member_once_by_hand_as_often_as_somebody_does_it(shop: Shop) -> None:
    one, two = shop.a_member(), shop.a_member()
    campaign: dict[str, Any] = {"points": 88, "reason": "双十一", "source": GrantSource.CAMPAIGN, "reference": "1111"}
    for member in (one, one, two):
        shop.do(grant_points, member, **campaign)
    for _ in range(2):
        shop.do(grant_points, two, points=10, reason="生日礼")
    assert (shop.balance(one)[0], shop.balance(two)[0]) == (88, 108)
    wrong: tuple[dict[str, Any], ...] = (
        {"source": GrantSource.CAMPAIGN}, {"reference": "x" * 65}, {"points": 0}, {"reason": ""},
        {"expires_on": date(2026, 11, 23)},
    )  # fmt: skip
    for values in wrong:
        with pytest.raises(Invalid):
            shop.do(grant_points, one, **{"points": 5, "reason": "活动", **values})
    with pytest.raises(NotPermitted):
        shop.office.do(shop.person(Preset.SERVICE), grant_points, one, **campaign)
    assert shop.breaks() == []


def test_two_sign_ins_at_once_are_one(shop: Shop) -> None:
    member, mall = shop.a_member(), [shop.storefront(), shop.storefront()]
    start = threading.Barrier(2)

    def sign_in(place: int) -> None:
        start.wait()
        shop.office.do(mall[place], grant_points, member, points=5, source=GrantSource.SIGN_IN)

    threads = [threading.Thread(target=sign_in, args=(place,)) for place in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert shop.balance(member) == (5, 0, 0, 0)
    assert shop.breaks() == []


def test_a_sheet_gives_what_it_can_tells_the_rest_and_gives_nothing_twice(shop: Shop, tmp_path: Path) -> None:
    first = shop.do(members.add_member, name="何一", phone="", account="HE-1", card_no="C1").id
    second = shop.do(members.add_member, name="何二", phone="", account="HE-2").id
    third = shop.do(members.add_member, name="何三", phone="", account="HE-3").id
    shop.do(merges.merge_members, third, second, reason="同一个人")
    file = tmp_path / "双十一.csv"
    file.write_text(
        "卡号,积分,原因,到期日\nC1,100,双十一,2026-12-31\nHE-2,50,双十一,\nHE-3,7,双十一,\nHE-9,50,双十一,\n"
        "HE-2,abc,双十一,\nHE-2,-5,双十一,\nHE-2,5,,\nHE-1,5,双十一,2020-01-01\n",
        encoding="utf-8",
    )
    rows, unread = read_grants(file)
    assert [(one.number, one.points, one.problem, one.column) for one in unread] == [
        (6, "abc", "bad_number", "points"), (7, "-5", "out_of_range", "points"), (8, "5", "missing", "reason"),
    ]  # fmt: skip
    told = shop.ask(foresee_sheet, "双十一", tuple(rows))
    assert (told.rows, told.points, told.members, told.repeated) == (3, 157, 2, 0)
    assert shop.balance(first)[0] == 0, "nothing is given before somebody says so"
    done = shop.do(grant_from_sheet, "双十一", tuple(rows))
    assert (done.granted, done.repeated, done.points) == (3, 0, 157)
    assert [(one.number, one.problem) for one in done.refused] == [(5, "unknown_member"), (9, "past")]
    assert told.refused == done.refused, "what was foreseen came"
    assert (shop.balance(first)[0], shop.balance(second)[0]) == (100, 57)
    with shop.engine.connect() as connection:
        ends = connection.execute(select(Lot.expires_on).order_by(Lot.id)).scalars().all()
    assert sorted(str(one) for one in ends) == ["2026-12-31", "2027-11-23", "2027-11-23"]
    again = shop.do(grant_from_sheet, "双十一", (*rows, SheetGrant(10, "HE-1", 3, "补")))
    assert (again.granted, again.repeated, again.points, again.before) == (1, 3, 3, (2, 3, 4))
    shop.do(merges.merge_members, first, second, reason="也是同一个人")
    told = shop.ask(foresee_sheet, "双十一", (*rows, SheetGrant(11, "HE-2", 3, "补"), SheetGrant(11, "HE-2", 3, "补")))
    assert (told.rows, told.points, told.members, told.repeated) == (1, 3, 1, 4), "a merged member's rows were given"
    other = shop.do(grant_from_sheet, "双十一", (SheetGrant(2, "C1", 999, "改了"),))
    assert (other.granted, [one.problem for one in other.refused]) == (0, ["given_otherwise"])
    assert shop.do(grant_from_sheet, "双十二", (rows[0],)).granted == 1
    for batch, some in (("", tuple(rows)), ("x" * 65, tuple(rows)), ("x", ())):
        with pytest.raises(Invalid):
            shop.do(grant_from_sheet, batch, some)
    assert shop.breaks() == []


def test_a_file_of_something_else_is_no_sheet_of_points(tmp_path: Path) -> None:
    file = tmp_path / "goods.csv"
    file.write_text("商品编码,名称\nA,B\n", encoding="utf-8")
    with pytest.raises(FileRefused):
        read_grants(file)
    file.write_text("Member,Points,Reason,Expires\nHE-1,100,Double 11,\n", encoding="utf-8")
    assert read_grants(file) == ([SheetGrant(2, "HE-1", 100, "Double 11")], []), (
        "the words that the English desk asks for"
    )


def test_a_grant_is_taken_back_once_in_all_and_never_what_has_expired(shop: Shop) -> None:
    member = shop.a_member()
    shop.do(grant_points, member, points=100, reason="生日礼", expires_on=date(2026, 11, 30))
    entry = newest_grant(shop)
    with pytest.raises(Invalid):
        shop.do(roll_back_grant, entry, reason="x", points=101)
    assert shop.do(roll_back_grant, entry, reason="发多了", points=30).member.balance.available == 70
    order = shop.place(member, (shop.a_sku(points=50, fen=100), 1))
    shop.clock.forward(days=10)
    assert shop.do(roll_back_grant, entry, reason="发错了").points == 70
    assert shop.balance(member) == (0, 50, 0, 50), "the rest was there, past but not yet expired"
    shop.do(cancels.cancel_order, order.id, reason="不要了")
    assert shop.balance(member) == (0, 0, 0, 0)
    with pytest.raises(AlreadySo):
        shop.do(roll_back_grant, entry, reason="再来")
    with pytest.raises(NotFound):
        shop.do(roll_back_grant, 10**6, reason="没有")
    with pytest.raises(NotPermitted):
        shop.office.do(shop.person(Preset.SERVICE), roll_back_grant, entry, reason="发错了")
    assert shop.breaks() == []


def test_only_a_grant_is_rolled_back_as_one(shop: Shop) -> None:
    shop.a_member(points=100)
    entry = shop.count(select(func.max(PointsEntry.id)).where(PointsEntry.verb == "INIT"))
    with pytest.raises(NotFound):
        shop.do(roll_back_grant, entry, reason="x")


def test_what_comes_home_after_its_grant_was_taken_back_may_still_run_out(shop: Shop) -> None:
    member = shop.a_member()
    shop.do(grant_points, member, points=100, reason="活动", expires_on=shop.clock.now.date() + timedelta(days=5))
    shop.do(grant_points, member, points=100, reason="补偿")
    held = shop.place(member, (shop.a_sku(points=100, fen=100), 1))
    entry = shop.count(select(Lot.entry_id).where(Lot.expires_on.is_not(None)).order_by(Lot.id))
    shop.do(roll_back_grant, entry, reason="发错了")
    assert shop.balance(member)[:2] == (0, 100), "taken from the other grant, for its own points are in an order"
    shop.do(cancels.cancel_order, held.id, reason="不要了")
    shop.clock.forward(days=7)
    worker.run_once(shop.office, shop.worker())
    assert shop.balance(member) == (0, 0, 0, 0)
    assert shop.breaks() == []
