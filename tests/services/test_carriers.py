"""Couriers recognised by their numbers, against the published test numbers and the shop's own."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from desktop.services.carriers import (
    Fit,
    Recognised,
    carrier_name,
    carriers,
    find_carriers,
    fit,
    recognise,
    shape_of,
)
from desktop.services.settings import ShopSettings
from desktop.services.tracking_formats import bare, formats_of

VECTORS = Path(__file__).parents[1] / "data" / "tracking_number_vectors.csv"


def vectors() -> list[tuple[str, str, bool, str]]:
    with VECTORS.open(encoding="utf-8", newline="") as lines:
        return [
            (row["courier_code"], row["format_name"], row["expected"] == "valid", row["number"])
            for row in csv.DictReader(lines)
        ]


def test_every_published_number_is_judged_as_published() -> None:
    published = vectors()
    assert len(published) == 280
    wrong = [
        (courier, name, number)
        for courier, name, right, number in published
        for one in formats_of(courier)
        if one.name == name and (one.judge(bare(number)) is True) is not right
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("number", "carrier", "sure"),
    [
        ("SF1407382950617", "shunfeng", True),
        ("sf 1407 3829 50617", "shunfeng", True),
        ("YT7438291056382", "yuantong", True),
        ("JT3091827364518", "jtexpress", True),
        ("JDVB29384756102", "jd", True),
        ("JD0123456789012-1-1-", "jd", True),
        ("DPK202311223344", "debangkuaidi", True),
        ("78561234567890", "zhongtong", False),
        ("773123456789012", "shentong", False),
        ("462345678901234", "yunda", False),
        ("9812345678901", "youzhengguonei", False),
        ("1123456789012", "ems", False),
        ("RB123456785CN", "youzhengguoji", True),
        ("EA123456785CN", "ems", True),
        ("1Z5R89390357567127", "ups", True),
    ],
)
def test_a_number_tells_its_courier(number: str, carrier: str, sure: bool) -> None:
    assert recognise(number) == Recognised(carrier, sure)


@pytest.mark.parametrize("number", ["", "123", "HELLO-WORLD", "00000"])
def test_a_number_of_no_known_shape_is_nobodys(number: str) -> None:
    assert recognise(number) is None


@pytest.mark.parametrize(("number", "carrier"), [("EA123456784CN", "ems"), ("1Z5R89390357567128", "ups")])
def test_a_misread_digit_is_seen_by_its_check_digit(number: str, carrier: str) -> None:
    assert recognise(number) == Recognised(carrier, sure=True, wrong_check=True)
    assert fit(carrier, number) is Fit.WRONG_CHECK


@pytest.mark.parametrize(
    ("carrier", "number", "expected"),
    [
        ("shunfeng", "SF1407382950617", Fit.FITS),
        ("shunfeng", "YT7438291056382", Fit.OTHER_SHAPE),
        ("dhl", "3318810025", Fit.FITS),
        ("dhl", "3318810010", Fit.WRONG_CHECK),
        ("yundakuaiyun", "12345678", Fit.UNKNOWN),
    ],
)
def test_a_number_is_held_against_the_courier_that_was_chosen(carrier: str, number: str, expected: Fit) -> None:
    assert fit(carrier, number) is expected


def test_couriers_have_the_names_that_the_shop_uses() -> None:
    assert len(carriers()) == 1107 + 451
    assert [carrier_name(code) for code in ShopSettings().carriers] == [
        "顺丰速运", "中通快递", "圆通速递", "韵达快递", "申通快递", "极兔速递", "EMS", "京东物流",
    ]  # fmt: skip
    assert carrier_name("nobody") == "nobody"
    assert ("shunfeng", "顺丰速运") in find_carriers("顺丰")
    assert ("yuantong", "圆通速递") in find_carriers("YUANT")


def test_a_choice_is_remembered_for_numbers_of_the_same_shape() -> None:
    assert shape_of("SF1407382950617") == shape_of("SF0000000000000") == "SF15"
    assert shape_of("78561234567890") == "78…14"
