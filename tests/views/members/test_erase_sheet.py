"""清除个人资料 and 代客下单 from the card: said beforehand, made sure of, and only offered to who may."""

from __future__ import annotations

from desktop.models.vocabulary import Preset
from desktop.services import erasure, members
from desktop.services.member_detail import member_detail
from desktop.views.members.erase_sheet import EraseSheet
from tests.views.members.conftest import Counter, words


def erasing(counter: Counter) -> tuple[int, EraseSheet]:
    member = counter.shop.do(members.add_member, name="何小明", phone="", account="XM").id
    counter.open()
    counter.show(member)
    counter.page.card.erase.click()
    counter.settle()
    return member, counter.sheet(EraseSheet)


def test_nothing_goes_before_a_reason_and_the_account_are_given(counter: Counter) -> None:
    member, sheet = erasing(counter)
    sheet.go.click()
    assert sheet.places()["reason"].error() == "请填原因"
    sheet.reason.setText("本人来电要求")
    sheet.account.setText("XN")
    sheet.go.click()
    assert sheet.places()["account"].error() == "要和 XM 一样"
    counter.settle()
    assert counter.shop.ask(member_detail, member).row.erased_at is None


def test_who_is_erased_is_told_beforehand_what_goes_and_the_card_says_so_after(counter: Counter) -> None:
    member, sheet = erasing(counter)
    assert "姓名、电话、生日、卡号、备注和标签" in words(sheet.effects)
    sheet.reason.setText("本人来电要求")
    sheet.account.setText("XM")
    sheet.go.click()
    counter.settle()
    row = counter.shop.ask(member_detail, member).row
    assert row.erased_at is not None
    card = counter.page.card
    assert "按本人要求" in words(card.state) and not card.erase.isVisible() and not card.place.isVisible()


def test_with_an_order_under_way_it_is_refused_in_words(counter: Counter) -> None:
    shop = counter.shop
    member, sheet = erasing(counter)
    order = shop.place(member, (shop.a_sku(fen=100), 1))
    sheet.reason.setText("本人来电要求")
    sheet.account.setText("XM")
    sheet.go.click()
    counter.settle()
    assert f"有 1 笔订单没结束，0 笔退款没了结（如 {order.order_no}）" in words(sheet)
    assert shop.ask(erasure.foresee_erasure, "XM").orders == 1


def test_only_the_owner_erases_and_only_who_may_place_places(counter: Counter) -> None:
    member = counter.shop.a_member()
    for preset, erases, places in ((Preset.MANAGER, False, True), (Preset.AUDITOR, False, False)):
        card = counter.open(preset).card
        counter.show(member)
        assert (card.erase.isVisible(), card.place.isVisible()) == (erases, places)
        card.ask_erase()
        assert counter.page.window().findChild(EraseSheet) is None


def test_an_order_for_her_begins_at_her_card(counter: Counter) -> None:
    member = counter.shop.a_member()
    page = counter.open(Preset.SERVICE)
    counter.show(member)
    with counter.bot.waitSignal(page.place_asked) as asked:
        page.card.place.click()
    assert asked.args == [member]
