"""The list of members: found, sorted, narrowed; what others do shows without losing the place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import func, select, update

from desktop.models.journal import Access
from desktop.models.ledger import Balance
from desktop.models.vocabulary import Preset
from desktop.services import member_acts, members
from desktop.services.errors import DatabaseGone
from desktop.services.order_filter import OrderFilter
from desktop.views.emptiness import CLEAR, LIFT
from tests.views.members.conftest import Counter, accounts, words


def looks(counter: Counter) -> int:
    return int(counter.shop.count(select(func.count()).select_from(Access)))


def test_the_newest_members_come_first_and_other_orders_are_chosen_above(counter: Counter) -> None:
    rich, poor = counter.shop.a_member("何小明", points=900, tier="金卡"), counter.shop.a_member("周芷若", points=10)
    page = counter.open()
    assert accounts(page) == [f"M-{poor:06}", f"M-{rich:06}"]
    page.bar.sort_chosen.emit("available")
    counter.settle()
    assert accounts(page) == [f"M-{rich:06}", f"M-{poor:06}"]
    assert page.count.full_text() == "共 2 位 · 按可用积分，多的在前"
    page.bar.tier_chosen.emit("金卡")
    counter.settle()
    assert accounts(page) == [f"M-{rich:06}"]


def test_a_tab_narrows_to_who_has_a_debt(counter: Counter) -> None:
    counter.shop.a_member("何小明")
    debtor = counter.shop.a_member("周芷若")
    with counter.shop.office.transaction() as connection:
        connection.execute(update(Balance).where(Balance.member_id == debtor).values(debt=7))
    page = counter.open()
    page.tabs.changed.emit("debt")
    counter.settle()
    assert accounts(page) == [f"M-{debtor:06}"]


def test_a_name_is_searched_while_typing_and_a_phone_only_at_enter(counter: Counter) -> None:
    counter.shop.a_member("周芷若", phone="13900004471")
    him = counter.shop.a_member("何小明", phone="19900009516")
    page = counter.open()
    before = looks(counter)
    QTest.keyClicks(page.bar.search.edit, "9516")
    page.bar.search.searched.emit("9516")
    counter.settle()
    assert (looks(counter), len(accounts(page)), page.bar.hint.isVisible()) == (before, 2, True)
    QTest.keyClick(page.bar.search.edit, Qt.Key.Key_Return)
    counter.settle()
    assert (looks(counter), accounts(page)) == (before + 1, [f"M-{him:06}"])
    page.bar.search.set_text("小明")
    page.bar.search.searched.emit("小明")
    counter.settle()
    assert (looks(counter), accounts(page)) == (before + 1, [f"M-{him:06}"])


def test_who_finds_nobody_is_shown_the_way_back(counter: Counter) -> None:
    counter.shop.a_member("何小明")
    page = counter.open()
    page.bar.search.set_text("没有这人")
    page.bar.search.searched.emit("没有这人")
    counter.settle()
    assert "没有符合条件的会员" in words(page.view) and "核对号码，或换成手机尾号、会员号再找" in words(page.view)
    page.tabs.changed.emit("debt")
    counter.settle()
    assert "只去掉一个条件也没有，要去掉几个才有" in words(page.view)
    page.bar.search.searched.emit("何小明")
    counter.settle()
    assert "有欠分" in words(page.view) and "就有 1 位" in words(page.view)
    page.view.empty_acted.emit(LIFT)
    counter.settle()
    assert len(accounts(page)) == 1 and page.tabs.current() == "all"
    page.tabs.changed.emit("debt")
    counter.settle()
    page.view.empty_acted.emit(CLEAR)
    counter.settle()
    assert len(accounts(page)) == 1
    assert page.bar.search.text() == ""


def test_a_row_opens_the_card_and_o_leads_to_all_orders(counter: Counter) -> None:
    member = counter.shop.a_member("何小明")
    page = counter.open()
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_J)
    counter.settle()
    assert page.card.isVisible()
    assert page.card.account.text() == f"M-{member:06}"
    QTest.keyClick(page.view, Qt.Key.Key_O)
    assert counter.orders_asked == [OrderFilter(member=f"M-{member:06}")]


def test_what_another_pc_does_shows_and_the_draft_and_selection_stay(counter: Counter) -> None:
    shop, member = counter.shop, counter.shop.a_member("何小明", points=500)
    page = counter.open()
    counter.show(member)
    page.card.editor.edit.setPlainText("只收顺丰")
    shop.place(member, (shop.a_sku(points=300, fen=100), 1))
    shop.office.do(shop.person(Preset.MANAGER), member_acts.edit_member, member, tier="金卡")
    counter.tell()
    row = page.table.row_of(member)
    assert row is not None
    assert (row.available, row.frozen, row.orders, row.tier) == (200, 300, 1, "金卡")
    assert "300" in words(page.card.balances)
    assert page.card.editor.edit.toPlainText() == "只收顺丰"
    assert page.view.selected_id() == member


def test_a_member_who_has_just_come_stands_at_the_top_and_the_selection_stays(counter: Counter) -> None:
    first = counter.shop.a_member("何小明")
    page = counter.open()
    counter.show(first)
    counter.shop.do(members.add_member, name="周芷若", phone="13900004471")
    counter.tell()
    assert accounts(page) == ["M-000002", "M-000001"]
    assert page.view.selected_id() == first


def test_a_recorded_search_is_not_asked_again_by_what_others_do(counter: Counter) -> None:
    counter.shop.a_member("何小明", phone="19900009516")
    page = counter.open()
    page.bar.search.set_text("9516")
    page.bar.search.submitted.emit("9516")
    counter.settle()
    before = looks(counter)
    counter.shop.do(members.add_member, name="周芷若", phone="13900009516")
    counter.tell()
    assert looks(counter) == before


def test_who_may_only_see_gets_no_button_and_finds_no_name(counter: Counter) -> None:
    member = counter.shop.a_member("何小明")
    page = counter.open(Preset.AUDITOR)
    assert not page.add.isVisible()
    counter.show(member)
    for part in (page.card.edit, page.card.person.eye, page.card.editor, page.card.tags.add):
        assert not part.isVisible()
    page.card.ask_edit()
    page.bar.search.set_text("何小明")
    page.bar.search.searched.emit("何小明")
    counter.settle()
    assert accounts(page) == []
    assert "会员号、卡号和手机尾号" in words(page.view)


def test_a_lost_database_leaves_the_list_and_says_so(counter: Counter) -> None:
    counter.shop.a_member("何小明")
    page = counter.open()
    page.listing.failed.emit(DatabaseGone(outcome_known=True), True)
    assert len(accounts(page)) == 1
    assert "数据库" in page.banner.text()
