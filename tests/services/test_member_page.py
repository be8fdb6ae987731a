"""The list of members: whom the search box names, what narrows and sorts it, and what a member's orders come to."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import func, insert, select, update

from desktop.models.journal import Access, AccessSubject
from desktop.models.ledger import Balance
from desktop.models.member import Member, MemberTotal
from desktop.models.vocabulary import AccessAct, Preset
from desktop.services import cancels, member_queries, members
from desktop.services.errors import Invalid, NotFound
from desktop.services.member_queries import MemberFilter, MemberListRow, find_members_page
from tests.people import Shop
from tests.statements import Steps


def accounts(shop: Shop, sort: str = "joined", *, descending: bool = True, **chosen: object) -> list[str]:
    page = shop.ask(find_members_page, MemberFilter(**chosen), sort=sort, descending=descending)  # type: ignore[arg-type]
    return [row.account for row in page.rows]


def row_of(shop: Shop, member_id: int) -> MemberListRow:
    return shop.ask(member_queries.members_by_id, (member_id,))[0]


def test_the_search_box_knows_account_card_phone_tail_phone_name_and_initials(shop: Shop) -> None:
    shop.do(members.add_member, name="何小明", phone="19900009516", card_no="62008813")
    shop.a_member("周芷若", phone="13900004471")
    for text in ("M-000001", "62008813", "9516", "199 0000 9516", "小明", "hxm"):
        assert accounts(shop, search=text) == ["M-000001"], text
    assert accounts(shop, search="没有这人") == []
    with pytest.raises(Invalid):
        accounts(shop, search="x" * 101)


def test_a_search_by_phone_is_on_record_and_by_name_takes_the_key(shop: Shop) -> None:
    shop.a_member()
    before = shop.count(select(func.count()).select_from(Access))
    accounts(shop, search="小明")
    assert shop.count(select(func.count()).select_from(Access)) == before
    accounts(shop, search="9516")
    accounts(shop, search="19900009516")
    assert shop.count(select(func.count()).where(Access.act == AccessAct.SEARCH_PHONE.value)) == before + 2
    finance = shop.person(Preset.FINANCE)
    found = {
        text: len(shop.office.ask(finance, find_members_page, MemberFilter(search=text)).rows)
        for text in ("9516", "M-000001", "19900009516", "小明")
    }
    assert found == {"9516": 1, "M-000001": 1, "19900009516": 0, "小明": 0}


def test_the_list_is_sorted_and_narrowed(shop: Shop) -> None:
    rich, poor, idle = (
        shop.a_member("何", points=900, tier="金卡"),
        shop.a_member("周", points=300),
        shop.a_member("许"),
    )
    sku = shop.a_sku(points=100, fen=5_000, stock=50)
    shop.place(rich, (sku, 1))
    shop.clock.forward(hours=1)
    shop.place(poor, (sku, 3))
    shop.a_lot(idle, 50, shop.clock.now.date() + timedelta(days=10))
    one, two, three = (f"M-{member:06}" for member in (rich, poor, idle))
    assert accounts(shop) == [three, two, one]
    assert accounts(shop, "account", descending=False) == [one, two, three]
    assert accounts(shop, "available") == [one, three, two]
    assert accounts(shop, "last_order") == [two, one]
    assert accounts(shop, "spent") == [two, one, three]
    assert accounts(shop, tier="金卡") == [one]
    assert accounts(shop, "spent", expiring=True) == [three]
    with shop.office.transaction() as connection:
        connection.execute(update(Balance).where(Balance.member_id == poor).values(debt=20))
    assert accounts(shop, "account", debt=True) == [two]
    counts = shop.ask(member_queries.member_counts)
    assert (counts.members, counts.debt, counts.expiring) == (3, 1, 1)
    assert shop.ask(member_queries.count_members, MemberFilter(tier="金卡")) == 1
    assert shop.ask(member_queries.member_tiers) == ("金卡",)
    assert row_of(shop, idle).expiring == 50


def paged(shop: Shop, sort: str, *, descending: bool) -> list[str]:
    """The whole list, two at a time."""
    found, after = [], None
    while True:
        page = shop.ask(find_members_page, MemberFilter(), sort=sort, descending=descending, after=after, limit=2)
        found += [row.account for row in page.rows]
        if page.next is None:
            return found
        after = page.next


def test_pages_follow_each_other_without_gap_or_repeat(shop: Shop) -> None:
    people = [shop.a_member(f"何{n}", points=100 * (n % 2)) for n in range(5)]
    for member in people[1:4]:
        shop.place(member, (shop.a_sku(fen=500 + member % 2), 1))
        shop.clock.forward(minutes=member % 2)
    for sort in member_queries.SORTS:
        for descending in (True, False):
            whole = accounts(shop, sort, descending=descending)
            assert paged(shop, sort, descending=descending) == whole, (sort, descending)
            assert len(whole) == (3 if sort == "last_order" else 5)


def test_a_foreign_cursor_and_an_unknown_sort_are_refused(shop: Shop) -> None:
    for _ in range(3):
        shop.a_member()
    cursor = shop.ask(find_members_page, MemberFilter(), limit=1).next
    for wrong in ({"sort": "account", "after": cursor}, {"after": "x"}, {"sort": "age"}, {"limit": 0}):
        with pytest.raises(Invalid):
            shop.ask(find_members_page, MemberFilter(), **wrong)


def test_what_her_orders_come_to_is_kept_through_placing_and_cancelling(shop: Shop) -> None:
    member, sku = shop.a_member(points=500), shop.a_sku(points=100, fen=2_000, stock=50)
    shop.place(member, (sku, 1))
    shop.clock.forward(hours=2)
    second = shop.place(member, (sku, 2))
    fen = row_of(shop, member).spent_fen
    assert (row_of(shop, member).orders, row_of(shop, member).spent_points) == (2, 300)
    shop.do(cancels.cancel_order, second.id, reason="不要了")
    row = row_of(shop, member)
    assert (row.orders, row.placed, row.spent_points, row.spent_fen) == (1, 2, 100, fen - second.cash_fen)
    assert row.last_order_at == second.placed_at
    assert shop.breaks() == []


def test_merged_and_erased_members_are_listed_only_by_their_very_number(shop: Shop) -> None:
    kept, merged, erased = (shop.a_member(f"何{n}") for n in "一二三")
    with shop.office.transaction() as connection:
        connection.execute(update(Member).where(Member.id == merged).values(merged_into=kept))
        connection.execute(update(Member).where(Member.id == erased).values(erased_at=shop.clock.now))
    assert accounts(shop) == ["M-000001"]
    assert accounts(shop, search="9516") == ["M-000001"]
    assert accounts(shop, search="M-000002") == ["M-000002"]
    assert shop.ask(member_queries.member_id_of, "M-000003") == erased
    with pytest.raises(NotFound):
        shop.ask(member_queries.member_id_of, "M-000009")


def test_a_page_reads_no_more_of_many_members_than_it_shows(shop: Shop) -> None:
    """Counted in SQLite's steps, thousands of them; PostgreSQL answers the same page."""
    first = shop.a_member(points=10, tier="金卡")
    shop.place(first, (shop.a_sku(fen=100), 1))
    with shop.office.transaction() as connection:
        for table, key in ((Member, "id"), (Balance, "member_id"), (MemberTotal, "member_id")):
            row = dict(
                connection.execute(select(table.__table__).where(table.__table__.c[key] == first)).mappings().one()
            )
            own = {"id", "member_id"} & set(row)
            connection.execute(
                insert(table),
                [{**row, **dict.fromkeys(own, n), **({"account": f"B{n}", "uid": n.to_bytes(16, "big")}
                                                     if table is Member else {})}
                 for n in range(1_000, 6_000)],
            )  # fmt: skip
    if shop.engine.dialect.name != "sqlite":
        assert len(accounts(shop, "spent")) == 100
        return
    steps = Steps()
    for sort in member_queries.SORTS:
        for chosen in (MemberFilter(), MemberFilter(tier="金卡"), MemberFilter(debt=True), MemberFilter(expiring=True)):
            _, taken = steps.of(partial(shop.ask, find_members_page, chosen, sort=sort))
            assert taken < 200_000, (sort, dataclasses.asdict(chosen))


def test_who_looked_is_told_of_the_member(shop: Shop) -> None:
    member = shop.a_member()
    shop.ask(members.reveal_member, member, reason="客人来电")
    assert shop.count(select(AccessSubject.subject_id).where(AccessSubject.subject == "member")) == member
