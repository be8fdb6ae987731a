"""Addresses as customers send them: from chats, other shops' forms and habits of writing."""

from __future__ import annotations

import pytest

from desktop.services.divisions import Place, all_places
from desktop.services.pasted_address import Recognised, find_region, recognise

NANJING = Place("江苏省", "南京市", "鼓楼区")
HE = Recognised("何小明", "19900009516", NANJING, "示例路1号")


@pytest.mark.parametrize(
    "text",
    [
        "何小明 199 0000 9516 江苏省南京市鼓楼区示例路1号",
        "江苏省南京市鼓楼区示例路1号 何小明 19900009516",
        "江苏南京鼓楼区示例路1号，何小明，199-0000-9516",
        "19900009516何小明江苏省南京市鼓楼区示例路1号",
        "收货人：何小明\n手机号码：１９９００００９５１６\n所在地区：江苏省 南京市 鼓楼区\n详细地址：示例路1号",
        "姓名: 何小明 电话: +86 199 0000 9516 地址: 南京市鼓楼区示例路1号 邮编: 210000",
        "何小明,江苏省/南京市/鼓楼区,示例路1号,19900009516",
    ],
)
def test_the_ways_to_write_one_address_come_to_the_same(text: str) -> None:
    assert recognise(text) == HE


@pytest.mark.parametrize(
    ("text", "place", "address"),
    [
        ("北京市市辖区东城区示例胡同5号", Place("北京市", "北京市", "东城区"), "示例胡同5号"),
        ("北京 北京市 朝阳区 望京街10号", Place("北京市", "北京市", "朝阳区"), "望京街10号"),
        ("北京 北京城区 东城区 示例胡同5号", Place("北京市", "北京市", "东城区"), "示例胡同5号"),
        ("昆山市玉山镇示例路8号", Place("江苏省", "苏州市", "昆山市"), "玉山镇示例路8号"),
        ("江苏省昆山市玉山镇示例路8号", Place("江苏省", "苏州市", "昆山市"), "玉山镇示例路8号"),
        ("广东省东莞市南城街道鸿福路1号", Place("广东省", "东莞市"), "南城街道鸿福路1号"),
        ("河南省济源市示例路", Place("河南省", "济源市"), "示例路"),
        ("湖北恩施恩施市舞阳坝", Place("湖北省", "恩施土家族苗族自治州", "恩施市"), "舞阳坝"),
        ("吉林市船营区示例路", Place("吉林省", "吉林市", "船营区"), "示例路"),
        ("香港特别行政区九龙油尖旺区弥敦道1号", Place("香港特别行政区", "九龙", "油尖旺区"), "弥敦道1号"),
    ],
)
def test_a_region_is_found_however_much_of_it_is_written(text: str, place: Place, address: str) -> None:
    found = recognise(f"张三 13900001111 {text}")
    assert (found.name, found.phone, found.place, found.address) == ("张三", "13900001111", place, address)


def test_a_district_that_several_cities_have_is_not_guessed() -> None:
    assert recognise("江苏省鼓楼区示例路1号").place == Place("江苏省")
    assert recognise("鼓楼区示例路1号").place is None


@pytest.mark.parametrize("street", ["南京西路12号", "上海南京路1号", "上海路12号", "江苏路1号", "朝阳区望京街1号"])
def test_a_street_named_after_a_place_is_no_region(street: str) -> None:
    found = recognise(f"张三 {street}")
    assert found.place is None
    assert (found.name, found.address) == ("张三", street)


def test_landlines_virtual_and_foreign_numbers_are_phones_too() -> None:
    assert recognise("何小明 025-83331234 南京市鼓楼区示例路1号").phone == "02583331234"
    assert recognise("Tom 13900001111-1234 上海市浦东新区张江路1号").phone == "13900001111-1234"
    assert recognise("林小姐 +886 912345678 台湾省台北市大安区信义路1号").phone == "+886912345678"


def test_what_is_not_there_stays_empty() -> None:
    assert recognise("") == Recognised("", "", None, "")
    assert recognise("江苏省南京市鼓楼区示例路1号") == Recognised("", "", NANJING, "示例路1号")
    assert recognise("何小明 19900009516") == Recognised("何小明", "19900009516", None, "")


def test_every_place_of_the_list_is_found_again_in_its_own_words() -> None:
    for place in all_places():
        found = find_region(f"{place.region}示例路1号")
        assert found is not None
        assert found[0] == place
        assert found[2] == len(place.region)
