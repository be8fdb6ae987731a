"""The list of divisions, folded into what people write; its counts are those of its source."""

from __future__ import annotations

import pytest

from desktop.services.divisions import Place, all_places, cities, districts, fitting, provinces
from desktop.services.masks import mask_address


def test_the_list_has_every_province_with_hong_kong_macau_and_taiwan() -> None:
    assert len(provinces()) == 31 + 3
    assert provinces()[0] == "北京市"


def test_every_district_of_the_source_is_reached_once() -> None:
    mainland = [p for p in all_places() if p.province not in ("香港特别行政区", "澳门特别行政区", "台湾省")]
    # 2,978 rows of areas.csv; the four cities without districts stand for themselves
    assert len(mainland) == len(set(mainland)) == 2_978
    assert len(all_places()) == len(set(all_places())) == 2_978 + 18 + 7 + 358


@pytest.mark.parametrize(
    ("place", "region"),
    [
        (Place("江苏省", "南京市", "鼓楼区"), "江苏省南京市鼓楼区"),
        (Place("北京市", "北京市", "东城区"), "北京市东城区"),
        (Place("河南省", "济源市"), "河南省济源市"),
        (Place("广东省", "东莞市"), "广东省东莞市"),
        (Place("重庆市", "重庆市", "彭水苗族土家族自治县"), "重庆市彭水苗族土家族自治县"),
        (Place("香港特别行政区", "九龙", "油尖旺区"), "香港特别行政区九龙油尖旺区"),
    ],
)
def test_a_region_is_written_as_people_write_it(place: Place, region: str) -> None:
    assert place in all_places()
    assert place.region == region
    assert place.whole


def test_a_city_with_districts_is_not_yet_a_whole_place() -> None:
    assert not Place("江苏省", "南京市").whole
    assert not Place("江苏省").whole


def test_the_lists_own_stand_ins_are_nowhere_to_be_chosen() -> None:
    names = {city for province in provinces() for city in cities(province)}
    assert not {name for name in names if name in ("市辖区", "县") or "直辖" in name}
    assert cities("北京市") == ("北京市",)
    assert districts("广东省", "东莞市") == ()
    assert cities("月球省") == ()


def test_names_are_found_by_a_part_or_by_initials_those_that_begin_so_first() -> None:
    assert fitting(cities("江苏省"), "nj") == ["南京市"]
    assert fitting(cities("江苏省"), "通") == ["南通市"]
    assert fitting(provinces(), "js")[0] == "江苏省"
    assert fitting(districts("江苏省", "南京市"), "glq") == ["鼓楼区"]
    assert fitting(provinces(), "vv") == []


def test_the_mask_of_an_address_shows_no_more_than_its_region() -> None:
    for place in all_places():
        mask = mask_address(f"{place.region}示例路1号2栋301")
        assert place.region.startswith(mask), place
