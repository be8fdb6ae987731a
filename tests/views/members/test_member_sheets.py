"""新增会员 and 修改资料: what is missing is said beside its field, a known phone is pointed out, nothing typed is lost."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from desktop.models.member import Recipient
from desktop.models.vocabulary import Preset
from desktop.services import member_acts, members
from desktop.services.member_detail import member_detail
from desktop.services.members import Person
from desktop.views.members.page import MembersPage
from desktop.views.members.sheets import AddMemberSheet, EditMemberSheet
from desktop.views.region_fields import RegionFields
from tests.views.members.conftest import Counter, accounts


def adding(counter: Counter, who: Preset = Preset.OWNER) -> tuple[MembersPage, AddMemberSheet]:
    page = counter.open(who)
    page.add.click()
    counter.settle()
    return page, counter.sheet(AddMemberSheet)


def editing(counter: Counter, member: int) -> tuple[MembersPage, EditMemberSheet]:
    page = counter.open()
    counter.show(member)
    page.card.edit.click()
    counter.settle()
    return page, counter.sheet(EditMemberSheet)


def test_a_new_member_is_in_the_list_with_the_card_open(counter: Counter) -> None:
    page, sheet = adding(counter)
    sheet.name.setText("何小明")
    sheet.phone.setText("199 0000 9516")
    sheet.card_no.setText("62008813")
    sheet.points.setText("500")
    sheet.until.setText("2027-06-30")
    sheet.submit()
    counter.settle()
    assert accounts(page) == ["M-000001"]
    assert page.card.account.text() == "M-000001"
    detail = counter.shop.ask(member_detail, 1)
    assert (detail.row.available, detail.row.card_no, detail.first_expiry) == (500, "62008813", date(2027, 6, 30))


def test_what_is_missing_is_said_beside_its_field(counter: Counter) -> None:
    _, sheet = adding(counter)
    sheet.phone.setText("139")
    sheet.points.setText("很多")
    sheet.submit()
    told = {key: field.error() for key, field in sheet.places().items() if field.error()}
    assert told == {"name": "请填姓名", "phone": "电话不完整", "points": "要是整数，比如 500"}


def test_initial_points_are_offered_only_with_the_right_to_import(counter: Counter) -> None:
    _, sheet = adding(counter, Preset.SERVICE)
    assert not sheet.points.isVisible()
    sheet.name.setText("何小明")
    sheet.phone.setText("19900009516")
    sheet.submit()
    counter.settle()
    assert counter.shop.balance(1) == (0, 0, 0, 0)


def test_a_known_phone_is_pointed_out_and_a_second_press_means_it(counter: Counter) -> None:
    counter.shop.a_member("何小明", phone="19900009516")
    page, sheet = adding(counter)
    sheet.name.setText("周芷若")
    sheet.phone.setText("19900009516")
    sheet.submit()
    counter.settle()
    assert "何** M-000001" in sheet.places()["phone"].error()
    assert sheet.same.text() == "打开 M-000001"
    assert accounts(page) == ["M-000001"]
    sheet.submit()
    counter.settle()
    assert accounts(page) == ["M-000002", "M-000001"]


def test_the_link_leads_to_the_member_who_has_the_phone(counter: Counter) -> None:
    counter.shop.a_member("何小明", phone="19900009516")
    page, sheet = adding(counter)
    sheet.name.setText("何小明")
    sheet.phone.setText("19900009516")
    sheet.submit()
    counter.settle()
    sheet.same.click()
    counter.settle()
    assert page.card.account.text() == "M-000001"


def test_an_address_goes_with_the_new_member(counter: Counter) -> None:
    _, sheet = adding(counter)
    sheet.name.setText("何小明")
    sheet.phone.setText("19900009516")
    sheet.more.click()
    assert sheet.address.name.text() == "何小明"
    sheet.address.block.setText("何小明 19900009516 江苏省南京市鼓楼区 示例路1号")
    sheet.address.split.click()
    assert isinstance(sheet.address.region, RegionFields)
    sheet.submit()
    counter.settle()
    assert counter.shop.count(select(Recipient.region).where(Recipient.member_id == 1)) == "江苏省南京市鼓楼区"


def test_only_what_is_typed_is_changed(counter: Counter) -> None:
    member = counter.shop.a_member("何小明", phone="19900009516")
    page, sheet = editing(counter, member)
    assert sheet.name.placeholderText() == "何**"
    sheet.phone.setText("13900004471")
    sheet.submit()
    counter.settle()
    assert counter.shop.ask(members.reveal_member, member, reason="核对") == Person("何小明", "13900004471", "")
    row = page.table.row_of(member)
    assert row is not None
    assert row.phone == "139****4471"


def test_nothing_typed_is_said_and_a_phone_of_another_is_pointed_out(counter: Counter) -> None:
    counter.shop.a_member("周芷若", phone="13900004471")
    member = counter.shop.a_member("何小明", phone="19900009516")
    _, sheet = editing(counter, member)
    sheet.submit()
    assert sheet.error.text() == "什么都没有改"
    sheet.phone.setText("13900004471")
    sheet.submit()
    counter.settle()
    assert "M-000001" in sheet.places()["phone"].error()
    sheet.submit()
    counter.settle()
    assert counter.shop.ask(member_detail, member).row.phone == "139****4471"


def test_a_stale_edit_says_who_was_first_and_keeps_what_was_typed(counter: Counter) -> None:
    shop, member = counter.shop, counter.shop.a_member("何小明")
    _, sheet = editing(counter, member)
    sheet.name.setText("何大明")
    shop.office.do(shop.person(Preset.MANAGER), member_acts.edit_member, member, tier="金卡")
    sheet.submit()
    counter.settle()
    assert "Manager 刚刚做了「修改会员资料」" in sheet.error.text()
    assert sheet.name.text() == "何大明"
    sheet.submit()
    counter.settle()
    detail = shop.ask(member_detail, member)
    assert (detail.row.tier, detail.row.version) == ("金卡", 3)
