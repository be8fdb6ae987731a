"""Masks tell the shop whom it deals with, and nobody else."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.masks import (
    mask_address,
    mask_name,
    mask_phone,
    mentions_phone,
    normalise_phone,
    phone_last4,
    without_phones,
)

any_text = st.text(st.characters(), max_size=80)
phonelike = st.text(st.sampled_from("0123456789+-*# ()转８６\u200e\ud800"), max_size=40)


@pytest.mark.parametrize(
    ("name", "mask"),
    [
        ("何静", "何*"), ("何新宇", "何**"), ("何", "何*"), (" 何 静 ", "何*"), ("阿卜杜拉·买买提", "阿**"),
        ("欧阳娜", "欧阳*"), ("欧阳娜娜", "欧阳**"), ("欧阳", "欧*"),
        ("John Smith", "J***"), ("Jo", "J***"), ("Ｊｏｈｎ", "J***"), ("Élodie", "É***"), ("Иван", "И***"),
        ("", ""), ("  ", ""), ("\u202e何静", "何*"), ("\x00何静", "何*"), ("\ud800", "*"), ("\ud800何静", "何*"),
        ("何" * 5000, "何**"),
    ],
)  # fmt: skip
def test_a_name_shows_its_surname(name: str, mask: str) -> None:
    assert mask_name(name) == mask


@pytest.mark.parametrize(
    ("written", "phone", "mask", "tail"),
    [
        ("19712349516", "19712349516", "197****9516", "9516"),
        ("１９７ 1234 9516", "19712349516", "197****9516", "9516"),
        ("+86 197-1234-9516", "19712349516", "197****9516", "9516"),
        ("(+86) 19712349516", "19712349516", "197****9516", "9516"),
        ("0086 19712349516", "19712349516", "197****9516", "9516"),
        ("8619712349516", "19712349516", "197****9516", "9516"),
        ("\u200e+86 19712349516\x00", "19712349516", "197****9516", "9516"),
        ("197****9516", "197****9516", "197****9516", "9516"),
        ("19712349516-1234", "19712349516-1234", "197****9516", "9516"),
        ("19712349516转1234", "19712349516-1234", "197****9516", "9516"),
        ("0571-88886666", "057188886666", "057****6666", "6666"),
        ("010-8888-6666", "01088886666", "010****6666", "6666"),
        ("+86 571 8888 6666", "57188886666", "571****6666", "6666"),
        ("+852 9876 5432", "+85298765432", "+85****5432", "5432"),
        ("8888666", "8888666", "8****66", "8666"),
        ("10086", "10086", "*****", ""),
        ("无", "", "", ""),
        ("", "", "", ""),
    ],
)
def test_a_phone_however_it_was_written(written: str, phone: str, mask: str, tail: str) -> None:
    assert normalise_phone(written) == phone
    assert mask_phone(written) == mask_phone(phone) == mask
    assert phone_last4(written) == phone_last4(phone) == tail


@pytest.mark.parametrize(
    ("address", "region"),
    [
        ("浙江省杭州市西湖区文三路90号", "浙江省杭州市西湖区"),
        ("浙江省 杭州市 西湖区 文三路90号", "浙江省杭州市西湖区"),
        ("浙江省义乌市江滨路1号", "浙江省义乌市"),
        ("北京市朝阳区建国路", "北京市朝阳区"),
        ("上海市浦东新区世纪大道", "上海市浦东新区"),
        ("江苏省南京市鼓楼区中山路", "江苏省南京市鼓楼区"),
        ("江苏省苏州市工业园区星湖街", "江苏省苏州市工业园区"),
        ("广西壮族自治区南宁市青秀区民族大道", "广西壮族自治区南宁市青秀区"),
        ("湖北省恩施土家族苗族自治州恩施市舞阳坝", "湖北省恩施土家族苗族自治州恩施市"),
        ("内蒙古自治区呼伦贝尔市鄂温克族自治旗", "内蒙古自治区呼伦贝尔市鄂温克族自治旗"),
        ("河南省新乡市红旗区平原路", "河南省新乡市红旗区"),
        ("西湖区文三路", "西湖区"),
        ("广东省东莞市东城街道", "广东省东莞市"),
        ("\ud800浙江省杭州市\u202e西湖区文三路", "浙江省杭州市西湖区"),
    ],
)
def test_an_address_shows_as_far_as_the_district(address: str, region: str) -> None:
    assert mask_address(address) == region


@pytest.mark.parametrize(
    ("address", "region"),
    [
        ("杭州市文三路小区3幢", "杭州市"),
        ("浙江省杭州市翠苑一区3幢", "浙江省杭州市"),
        ("杭州市丁桥三区", "杭州市"),
        ("上海市阳光家园A区", "上海市"),
        ("文三路超市", ""),
        ("Room 3, 5 Main St", ""),
        ("", ""),
    ],
)
def test_an_estate_or_a_street_is_not_taken_for_a_district(address: str, region: str) -> None:
    assert mask_address(address) == region


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("打 138 0013 8000 找王姐", True), ("电话：１３８００１３８０００", True), ("138-0013-8000", True),
        ("138-001-38000", True), ("+8613800138000", True), ("打0571-88886666", True), ("(010)88886666", True),
        ("+852 9876 5432", True), ("138\u200b00138000", True),
        ("订单20241124138001380001", False), ("SF1380013800012", False), ("2024-11-24 13:00", False),
        ("送100积分, 5000元", False), ("价格13.8001380000", False), ("", False),
    ],
)  # fmt: skip
def test_a_note_with_a_phone_number_is_noticed(note: str, found: bool) -> None:
    assert mentions_phone(note) is found


@given(st.one_of(phonelike, any_text))
def test_a_normalised_phone_stays_as_it_is(written: str) -> None:
    once = normalise_phone(written)
    assert normalise_phone(once) == once


@given(st.from_regex(r"\A1[3-9][0-9]{9}\Z"))
def test_a_mask_keeps_four_digits_back(phone: str) -> None:
    mask = mask_phone(phone)
    assert (mask[:3], mask[3:7], mask[7:]) == (phone[:3], "****", phone[7:])


@given(any_text)
def test_every_mask_can_be_stored(text: str) -> None:
    for mask in (
        mask_name(text),
        mask_phone(text),
        mask_address(text),
        normalise_phone(text),
        phone_last4(text),
    ):
        assert "\0" not in mask
        assert mask.encode("utf-8").decode("utf-8") == mask
    mentions_phone(text)


@given(any_text)
def test_a_name_never_shows_more_than_its_first_two_characters(name: str) -> None:
    assert len(mask_name(name).rstrip("*")) <= 2


@pytest.mark.parametrize("text", ["何" * 5000, "1" * 5000, "1 " * 5000, "+" * 5000, "省市区" * 5000, "\ufdfa" * 5000])
def test_a_hostile_text_costs_little(text: str) -> None:
    began = process_time()
    for mask in (mask_name, mask_phone, mask_address, normalise_phone, mentions_phone):
        mask(text)
    assert process_time() - began < 1


@pytest.mark.parametrize("number", ["13812345678", "138-1234-5678", "138 1234 5678", "(021) 5888 6666"])
def test_words_of_another_shop_keep_no_number_that_can_be_dialled(number: str) -> None:
    told = without_phones(f"改收货电话：{number}，请尽快")
    assert not mentions_phone(told)
    assert told.startswith("改收货电话：") and told.endswith("，请尽快") and "****" in told
