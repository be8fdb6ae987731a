"""Cells: what a shop can keep, and what a spreadsheet or a typist has done to them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from desktop.services.spreadsheets import values
from desktop.services.spreadsheets.values import BadCell

SHANGHAI = ZoneInfo("Asia/Shanghai")


def code_of(read: Callable[..., Any], *given: Any, **more: Any) -> str:
    with pytest.raises(BadCell) as bad:
        read(*given, **more)
    return bad.value.code


@pytest.mark.parametrize(
    ("written", "minor"),
    [("129.00", 12900), ("1,288.50", 128850), ("¥29.9", 2990), ("-59.90", -5990), ("", 0), (" 0 ", 0), (".5", 50)],
)
def test_money_is_read_in_minor_units(written: str, minor: int) -> None:
    assert values.money(written) == minor


@pytest.mark.parametrize(
    ("written", "code"),
    [("12,9.00", "bad_money"), ("1.005", "bad_money"), ("一百", "bad_money"), ("2.02E+23", "excel_number"),
     ("9" * 30, "out_of_range"), ("-", "bad_money"), ("NaN", "bad_money"), ("1e5", "bad_money")],
)  # fmt: skip
def test_money_that_can_not_be_is_refused(written: str, code: str) -> None:
    assert code_of(values.money, written) == code


def test_a_number_that_a_spreadsheet_rounded_is_refused() -> None:
    assert code_of(values.number_text, "2.02611E+23") == "excel_number"
    assert values.number_text("1E5") == "1E5"
    assert values.number_text(" 00123\t") == "00123"


@pytest.mark.parametrize(
    ("written", "utc"),
    [
        ("2025-03-01 16:30:00", datetime(2025, 3, 1, 8, 30, tzinfo=UTC)),
        ("2025/3/1 16:30", datetime(2025, 3, 1, 8, 30, tzinfo=UTC)),
        ("2025年3月1日", datetime(2025, 2, 28, 16, 0, tzinfo=UTC)),
        ("2025-03-01T16:30:00+00:00", datetime(2025, 3, 1, 16, 30, tzinfo=UTC)),
        ("2025-03-01T16:30:00Z", datetime(2025, 3, 1, 16, 30, tzinfo=UTC)),
    ],
)
def test_a_moment_without_an_offset_is_the_shops(written: str, utc: datetime) -> None:
    assert values.moment(written, SHANGHAI) == utc


@pytest.mark.parametrize(
    ("written", "code"),
    [("45963", "excel_date"), ("45963.5", "excel_date"), ("2025-02-30", "bad_date"), ("明天", "bad_date"),
     ("2025-01-01 00:00:60", "bad_date"), ("9999-12-31", "bad_date"), ("0001-01-01", "bad_date")],
)  # fmt: skip
def test_a_date_that_is_none_is_refused(written: str, code: str) -> None:
    assert code_of(values.moment, written, SHANGHAI) == code


@pytest.mark.parametrize("written", ["a\0b", "a\ud800b", "\udcff"])
def test_words_that_no_database_keeps_are_refused(written: str) -> None:
    assert code_of(values.text, written, 100) == "unreadable_character"


def test_words_are_kept_as_they_are_when_they_only_look_dangerous() -> None:
    for written in ("<b>何</b>", "=cmd|' /C calc'!A0", "'; DROP TABLE orders; --", "\u202e何小明", "𠮷🍵"):
        assert values.text(written, 100) == written
    assert code_of(values.text, "何" * 5_000, 100) == "too_long"


def test_a_phone_is_refused_when_digits_are_missing() -> None:
    assert values.phone("+86 199-0000-9516") == "19900009516"
    assert values.phone("138****1234") == "138****1234"
    assert values.phone("") == ""
    assert code_of(values.phone, "186***") == "bad_phone"
