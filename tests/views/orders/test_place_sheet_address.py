"""代客下单: where the parcel goes, from before or new, typed or pasted."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import func, select

from desktop.models.journal import Access
from desktop.models.member import Recipient
from desktop.models.order import Order
from desktop.services import members, placing
from desktop.services.placing import LineWish
from desktop.services.recipients import RecipientDraft
from desktop.views.buttons import Button
from desktop.views.orders.place_sheet import PlaceSheet
from desktop.views.overlay import Popover
from desktop.views.suggest import SuggestEdit
from tests.people import HOME, Shop
from tests.views.orders.place_desk import ENTER, PlaceDesk

BLOCK = "沈青 139 0000 1111 浙江省杭州市西湖区示例街2号3栋"


def an_address(shop: Shop, order_id: int) -> RecipientDraft:
    """The order's recipient, opened."""
    member = shop.count(select(Order.member_id).where(Order.id == order_id))
    recipient = shop.count(select(Order.recipient_id).where(Order.id == order_id))
    region = shop.count(select(Recipient.region).where(Recipient.id == recipient))
    person = shop.ask(members.reveal_address, member, recipient, reason="测试")
    return RecipientDraft(person.name, person.phone, region, person.address.removeprefix(region))


def ready_but_for_the_address(clerk: PlaceDesk) -> PlaceSheet:
    """A member who never had a parcel, with one coffee chosen."""
    clerk.shop.a_member(points=9_000)
    sheet = clerk.open()
    clerk.choose_member(sheet, "9516")
    clerk.add(sheet, clerk.shop.a_sku("咖啡豆", points=1_200))
    return sheet


def focused() -> SuggestEdit:
    return cast(SuggestEdit, QApplication.focusWidget())


def test_the_address_of_last_time_is_taken_by_itself(clerk: PlaceDesk) -> None:
    sheet, _, _, _ = clerk.a_filled_sheet()
    before = clerk.newest(Order.recipient_id)
    assert sheet.form.address.card.who.text() == "何**  199****9516"
    assert sheet.form.address.card.where.full_text() == HOME.region
    clerk.place(sheet)
    assert clerk.newest(Order.recipient_id) == before


def test_another_of_his_addresses_can_be_chosen(clerk: PlaceDesk) -> None:
    shop = clerk.shop
    member, beans = shop.a_member(points=9_000), shop.a_sku("咖啡豆", points=1_200)
    shop.place(member, (beans, 1))
    office = RecipientDraft("沈青", "13900001111", "浙江省杭州市西湖区", "示例街2号")
    shop.do(placing.place_order, member, lines=(LineWish(beans, 1),), recipient=office)
    sheet = clerk.open()
    clerk.choose_member(sheet, "9516")
    clerk.add(sheet, beans)
    assert sheet.form.address.card.where.full_text() == office.region
    QTest.mouseClick(sheet.form.address.other, Qt.MouseButton.LeftButton)
    [popover] = sheet.window().findChildren(Popover)
    home = next(button for button in popover.findChildren(Button) if HOME.region in button.text())
    QTest.mouseClick(home, Qt.MouseButton.LeftButton)
    clerk.settle(sheet)
    clerk.place(sheet)
    assert an_address(shop, clerk.newest(Order.id)) == HOME


def test_a_pasted_block_becomes_the_recipient(clerk: PlaceDesk) -> None:
    sheet = ready_but_for_the_address(clerk)
    clerk.write(sheet.form.address.form.block, BLOCK)
    assert sheet.form.address.form.said.text() == "已填好，请和客人核对一遍"
    clerk.settle(sheet)
    clerk.place(sheet)
    stored = RecipientDraft("沈青", "13900001111", "浙江省杭州市西湖区", "示例街2号3栋")
    assert an_address(clerk.shop, clerk.newest(Order.id)) == stored


def test_what_a_block_lacks_is_named_and_marked(clerk: PlaceDesk) -> None:
    sheet = ready_but_for_the_address(clerk)
    form = sheet.form.address.form
    clerk.write(form.block, "13900001111 浙江省杭州市示例街2号")
    assert form.said.text() == "没认出收货人、省市区，请补上"
    assert (form.phone.text(), form.address.text()) == ("13900001111", "示例街2号")
    assert form.region.fields[2].error() == "请选区县"
    assert form.block.text()


def test_province_city_and_district_are_typed_by_initials(clerk: PlaceDesk) -> None:
    sheet = ready_but_for_the_address(clerk)
    form = sheet.form.address.form
    form.region.edits[0].setFocus()
    for letters in ("zj", "hz", "xh"):
        QTest.keyClicks(focused(), letters)
        clerk.until(focused().offered)
        QTest.keyClick(focused(), ENTER)
    assert [edit.text() for edit in form.region.edits] == ["浙江省", "杭州市", "西湖区"]
    assert focused() is form.address


def test_a_municipality_asks_only_for_its_district(clerk: PlaceDesk) -> None:
    sheet = ready_but_for_the_address(clerk)
    region = sheet.form.address.form.region
    region.edits[0].setFocus()
    clerk.write(region.edits[0], "北京市")
    clerk.until(region.edits[0].offered)
    QTest.keyClick(region.edits[0], ENTER)
    assert region.edits[1].text() == "北京市"
    assert focused() is region.edits[2]


def test_another_province_takes_city_and_district_away(clerk: PlaceDesk) -> None:
    sheet = ready_but_for_the_address(clerk)
    form = sheet.form.address.form
    clerk.write(form.block, BLOCK)
    form.region.edits[0].setFocus()
    form.region.edits[0].selectAll()
    clerk.write(form.region.edits[0], "江苏省")
    assert [edit.text() for edit in form.region.edits] == ["江苏省", "", ""]
    assert form.draft() is None


@pytest.mark.parametrize(
    ("phone", "said"),
    [("", "请填电话"), ("1390000111", "手机号是 11 位，现在有 10 位"), ("12345", "电话不完整"), ("电话", "电话不完整")],
)
def test_an_order_waits_for_a_phone_that_can_be_one(clerk: PlaceDesk, phone: str, said: str) -> None:
    sheet = ready_but_for_the_address(clerk)
    form = sheet.form.address.form
    clerk.write(form.block, BLOCK)
    form.phone.setText(phone)
    clerk.place(sheet)
    assert form.phone_field.error() == said
    assert focused() is form.phone
    assert clerk.orders() == 0


def test_an_empty_address_is_marked_field_by_field(clerk: PlaceDesk) -> None:
    sheet = ready_but_for_the_address(clerk)
    clerk.place(sheet)
    form = sheet.form.address.form
    assert form.name_field.error() == "请填收货人"
    assert form.address_field.error() == "请填详细地址"
    assert form.region.fields[0].error() == "请选省份"
    assert focused() is form.name


def test_a_full_address_is_shown_on_record(clerk: PlaceDesk) -> None:
    sheet, _, _, _ = clerk.a_filled_sheet()
    card = sheet.form.address.card
    QTest.mouseClick(card.show_button, Qt.MouseButton.LeftButton)
    clerk.until(lambda: HOME.address in card.where.full_text())
    assert card.who.text() == "何小明  19900009516"
    assert clerk.shop.count(select(Access.reason).order_by(Access.id.desc()).limit(1)) == "代客下单，核对地址"


def test_a_typed_address_outlives_a_change_of_the_member(clerk: PlaceDesk) -> None:
    sheet = ready_but_for_the_address(clerk)
    clerk.shop.a_member("李明", phone="13900002222")
    clerk.write(sheet.form.address.form.block, BLOCK)
    QTest.mouseClick(sheet.form.member.card.change, Qt.MouseButton.LeftButton)
    clerk.choose_member(sheet, "13900002222")
    assert sheet.form.address.form.address.text() == "示例街2号3栋"
    assert sheet.form.address.form.isVisible()


def test_no_recipient_is_stored_by_a_rehearsal(clerk: PlaceDesk) -> None:
    sheet = ready_but_for_the_address(clerk)
    clerk.write(sheet.form.address.form.block, BLOCK)
    clerk.settle(sheet)
    assert clerk.effects(sheet)[0] == "扣除 1,200 积分"
    assert clerk.shop.count(select(func.count()).select_from(Recipient)) == 0
