"""The member's card: what it tells, the eye, notes and tags, and where it leads."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import func, select, update

from desktop import crypto
from desktop.models.journal import Access, AccessSubject
from desktop.models.member import Member
from desktop.models.vocabulary import AccessAct, Permission, Preset
from desktop.services import erasure, members, roles, staff
from desktop.services.transaction import Actor
from desktop.views.buttons import Button
from desktop.views.order_pane.looks import LooksSheet
from desktop.views.order_pane.reasons import ReasonPopover
from tests.people import PASSWORD, Shop
from tests.views.members.conftest import Counter, words


def test_the_card_tells_balances_habits_orders_entries_and_addresses(counter: Counter) -> None:
    shop = counter.shop
    member = shop.a_member("何小明", points=800, tier="金卡")
    shop.a_lot(member, 440, shop.clock.now.date() + timedelta(days=9))
    order = shop.place(member, (shop.a_sku("小粒咖啡豆", points=600, fen=1_000), 1))
    page = counter.open()
    counter.show(member)
    told = "可用 640 长期有效 冻结 600 1 笔订单占用 待生效 0 没有待生效的 欠分 0 没有欠分"
    assert words(page.card.balances).split() == ["积分", *told.split()]
    assert "小粒咖啡豆" in words(page.card.habits)
    assert "冻结" in words(page.card.entries)
    assert "江苏省南京市鼓楼区" in words(page.card.addresses)
    for part in (page.card.orders, page.card.entries):
        next(one for one in part.findChildren(Button) if one.text() == order.order_no).click()
    assert counter.order_asked == [order.id, order.id]


def test_older_entries_come_at_a_press_and_stay_when_the_card_is_read_again(counter: Counter) -> None:
    member = counter.shop.a_member("何小明")
    for _ in range(23):
        counter.shop.a_lot(member, 10, None)
    page = counter.open()
    counter.show(member)
    page.card.entries.more.click()
    counter.settle()
    assert words(page.card.entries).count("发放") == 23
    assert not page.card.entries.more.isVisible()
    counter.shop.a_lot(member, 10, None)
    counter.tell()
    assert words(page.card.entries).count("发放") == 24


def test_the_eye_asks_why_and_puts_it_on_record_before_it_shows(counter: Counter) -> None:
    member = counter.shop.a_member("何小明", phone="19900009516")
    page = counter.open(Preset.SERVICE)
    counter.show(member)
    page.card.person.eye.click()
    counter.sheet(ReasonPopover).chosen.emit("客人来电")
    counter.settle()
    assert "何小明" in words(page.card.person)
    assert "19900009516" in words(page.card.person)
    found = select(Access.reason).join(AccessSubject).where(AccessSubject.subject == "member")
    assert counter.shop.count(found.where(AccessSubject.subject_id == member)) == "客人来电"
    page.card.hide()
    assert not page.card.person.is_revealed()


def test_everybody_who_looked_at_her_is_told_to_whoever_may_read_the_audit(counter: Counter) -> None:
    member, other = counter.shop.a_member("何小明"), counter.shop.a_member("周芷若")
    for reason in ("联系派送", "核对地址", "客人来电", "处理售后"):
        counter.shop.ask(members.reveal_member, member, reason=reason)
    page = counter.open(Preset.AUDITOR)
    counter.show(other)
    assert "还没有人打开过" in words(page.card.looks)
    counter.show(member)
    assert "李想 店主" in words(page.card.looks) and "处理售后" in words(page.card.looks)
    assert page.card.looks.header.action.text() == "全部 4 次"
    page.card.looks.header.action.click()
    sheet = counter.sheet(LooksSheet)
    counter.settle()
    assert [look.reason for look in sheet.rows()][-1] == "联系派送"
    service = counter.open(Preset.SERVICE)
    counter.show(member)
    assert service.card.orders.isVisible() and not service.card.looks.isVisible()
    assert "李想 店主" not in words(service.card)


def test_another_member_covers_who_was_revealed(counter: Counter) -> None:
    first, second = counter.shop.a_member("何小明"), counter.shop.a_member("周芷若", phone="13900004471")
    page = counter.open()
    counter.show(first)
    page.card.person.look("客人来电")
    counter.settle()
    counter.show(second)
    assert not page.card.person.is_revealed()
    assert "何小明" not in words(page.card)


def test_an_address_has_an_eye_of_its_own(counter: Counter) -> None:
    shop, member = counter.shop, counter.shop.a_member("何小明")
    shop.place(member, (shop.a_sku(fen=100), 1))
    page = counter.open()
    counter.show(member)
    page.card.addresses.lines()[0].look("核对地址")
    counter.settle()
    assert "示例路1号" in words(page.card.addresses)
    assert shop.count(select(func.count()).where(Access.act == AccessAct.REVEAL.value)) == 1


def a_watcher(shop: Shop) -> Actor:
    """A role of the shop's own: she may see members and edit them, and reveal nobody."""
    rights = (Permission.SEE, Permission.EDIT_MEMBERS, Permission.NOTE, Permission.TAG)
    shop.do(roles.create_role, name="看店", rights=rights)
    code = staff.add_staff(shop.office, shop.owner, login="guan", name="小关", role="看店", costs=crypto.CHEAP).code
    actor = staff.sign_in(shop.office, "guan", code, pc="收银台-03", costs=crypto.CHEAP)
    return staff.change_password(shop.office, actor, code, PASSWORD + "guan", costs=crypto.CHEAP)


def test_a_role_that_may_not_reveal_has_no_eye_and_its_keys_show_nothing(counter: Counter) -> None:
    shop, member = counter.shop, counter.shop.a_member("何小明", phone="19900009516")
    shop.place(member, (shop.a_sku(fen=100), 1))
    page = counter.open(a_watcher(shop))
    counter.show(member)
    assert page.card.edit.isVisible()
    assert not page.card.person.eye.isVisible()
    assert not any(line.eye.isVisible() for line in page.card.addresses.lines())
    page.card.person.look("想看")
    page.card.addresses.lines()[0].look("想看")
    counter.settle()
    assert "没有这项权限" in page.card.person.trouble.text()
    for secret in ("何小明", "19900009516", "示例路1号"):
        assert secret not in words(page.window())
    assert shop.count(select(func.count()).where(Access.act == AccessAct.REVEAL.value)) == 0


def test_a_note_with_a_phone_number_warns_and_is_saved_by_ctrl_enter(counter: Counter) -> None:
    member = counter.shop.a_member("何小明")
    page = counter.open(Preset.FINANCE)
    counter.show(member)
    page.card.editor.edit.setPlainText("改打 13800138000")
    assert page.card.editor.warning.isVisible()
    page.card.editor.edit.setPlainText("只收顺丰")
    assert not page.card.editor.warning.isVisible()
    QTest.keyClick(page.card.editor.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    counter.settle()
    assert "只收顺丰" in words(page.card.notes)
    assert page.card.editor.edit.toPlainText() == ""


def test_a_tag_is_put_on_and_taken_off_in_place(counter: Counter) -> None:
    member = counter.shop.a_member("何小明")
    page = counter.open()
    counter.show(member)
    page.card.tags._tag("企业客户")
    counter.settle()
    assert "企业客户" in words(page.card.tags)
    page.card.tags._untag("企业客户")
    counter.settle()
    assert "企业客户" not in words(page.card.tags)


@pytest.mark.parametrize("state", ["merged", "erased"])
def test_who_is_merged_or_erased_is_shown_decently_and_left_alone(counter: Counter, state: str) -> None:
    shop = counter.shop
    kept, gone = shop.a_member("何小明"), shop.a_member("何大明", phone="13900004471")
    if state == "erased":
        shop.do(erasure.erase_member, gone, reason="本人要求")
    else:
        with shop.office.transaction() as connection:
            connection.execute(update(Member).where(Member.id == gone).values(merged_into=kept))
    page = counter.open()
    counter.show(gone)
    assert ("清除" if state == "erased" else "已合并到 M-000001") in page.card.state.text()
    assert not page.card.edit.isVisible()
    assert not page.card.editor.isVisible()
    if state == "merged":
        page.card.state.acted.emit()
        counter.settle()
        assert page.card.account.text() == "M-000001"
    else:
        assert not page.card.person.eye.isVisible()
