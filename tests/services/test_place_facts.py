"""What the placing desk asks beside the price: room per line, addresses used before, goods by initials."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from desktop.models.journal import Access
from desktop.models.vocabulary import Preset
from desktop.services import catalogue, members, placing, quotas
from desktop.services.errors import NotFound, PriceChanged
from desktop.services.placing import Agreed, LineWish
from desktop.services.quotas import Room
from desktop.services.recipients import RecipientDraft
from tests.people import HOME, Shop


def test_the_room_of_a_line_is_free_stock_and_what_is_left_of_the_members_limit(shop: Shop) -> None:
    member, other = shop.a_member(points=900), shop.a_member("沈青", points=900)
    limited, free = shop.a_sku(points=100, stock=5, limit=3), shop.a_sku("玻璃杯", points=10, stock=7)
    shop.place(member, (limited, 2), (free, 1))
    assert set(shop.ask(quotas.room_for, member, [limited, free])) == {
        Room(limited, 3, 3, 2),
        Room(free, 6, None, 0),
    }
    assert shop.ask(quotas.room_for, other, [limited]) == [Room(limited, 3, 3, 0)]
    assert shop.ask(quotas.room_for, None, [limited]) == [Room(limited, 3, 3, 0)]


def test_an_order_is_not_placed_for_another_price_than_the_buyer_was_told(shop: Shop) -> None:
    member, sku = shop.a_member(points=900), shop.a_sku(points=100, fen=500)
    lines = (LineWish(sku, 2),)
    with pytest.raises(PriceChanged) as refused:
        shop.do(placing.place_order, member, lines=lines, recipient=HOME, agreed=Agreed(200, 900))
    assert (refused.value.points, refused.value.cash_fen) == (200, 2_200)
    assert shop.balance(member) == (900, 0, 0, 0)
    order = shop.do(placing.place_order, member, lines=lines, recipient=HOME, agreed=Agreed(200, 2_200))
    assert (order.points, order.cash_fen) == (200, 2_200)


def test_an_address_used_twice_is_offered_once_to_who_holds_the_key(shop: Shop) -> None:
    member, sku = shop.a_member(points=900), shop.a_sku(points=1)
    elsewhere = RecipientDraft("何小明", "19900009516", "江苏省南京市鼓楼区", "示例路2号")
    for recipient in (HOME, elsewhere, HOME):
        shop.do(placing.place_order, member, lines=(LineWish(sku, 1),), recipient=recipient)
    offered = shop.ask(members.addresses_of, member)
    assert [row.region for row in offered] == ["江苏省南京市鼓楼区"] * 2
    assert len(shop.office.ask(shop.person(Preset.FINANCE), members.addresses_of, member)) == 3


def test_a_full_address_is_on_record_before_it_is_read(shop: Shop) -> None:
    member, other = shop.a_member(points=900), shop.a_member("沈青")
    shop.place(member, (shop.a_sku(points=1), 1))
    [row] = shop.ask(members.addresses_of, member)
    person = shop.ask(members.reveal_address, member, row.id, reason="核对地址")
    assert (person.name, person.phone, person.address) == ("何小明", "19900009516", "江苏省南京市鼓楼区示例路1号")
    assert shop.count(select(Access.reason).order_by(Access.id.desc()).limit(1)) == "核对地址"
    with pytest.raises(NotFound):
        shop.ask(members.reveal_address, other, row.id, reason="核对地址")


def test_goods_are_found_by_the_initials_of_their_title_and_by_code_in_any_case(shop: Shop) -> None:
    beans = shop.a_sku("小粒咖啡豆", points=1, code="KFD-454")
    shop.a_sku("玻璃杯", points=1)
    assert [row.code for row in shop.ask(catalogue.find_skus, "xlkf")] == [beans]
    assert [row.code for row in shop.ask(catalogue.find_skus, "kfd-4")] == [beans]
    assert shop.ask(catalogue.find_skus, "zzzz") == []
