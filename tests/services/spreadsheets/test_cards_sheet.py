"""Codes out of sheets and pasted text: what can be read, and what can't told by its line, never by what stands there."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from desktop.services.spreadsheets import cards_sheet
from desktop.services.spreadsheets.cards_sheet import BadLine, read_cards, read_pasted
from desktop.services.spreadsheets.tables import FileRefused


def test_a_sheet_and_pasted_lines_say_the_same(tmp_path: Path) -> None:
    csv = tmp_path / "月卡.csv"
    csv.write_text("卡密,密码,有效期至\nVIP-0001,12 34,2027-01-31\nVIP-0002,,\n", encoding="gb18030")
    book = tmp_path / "月卡.xlsx"
    with xlsxwriter.Workbook(str(book)) as made:
        for at, row in enumerate((("激活码", "PIN", "到期日"), ("VIP-0001", "12 34", "2027-01-31"), ("VIP-0002",))):
            made.worksheets()[0].write_row(at, 0, row) if at else made.add_worksheet().write_row(0, 0, row)
    pasted = read_pasted("VIP-0001,12 34,2027-01-31\r\n\n  VIP-0002  \n")
    for read in (read_cards(csv), read_cards(book), pasted):
        assert [(one.code, one.password, one.expires_on) for one in read.cards] == [
            ("VIP-0001", "12 34", date(2027, 1, 31)), ("VIP-0002", "", None),
        ]  # fmt: skip
        assert read.bad == ()
    assert [one.number for one in pasted.cards] == [1, 3]
    assert read_pasted("VIP-0003 9876").cards[0].password == "9876"
    assert "VIP" not in repr(pasted)


def test_what_a_spreadsheet_spoiled_or_nobody_can_read_is_told_by_its_line(tmp_path: Path) -> None:
    book = tmp_path / "坏.xlsx"
    with xlsxwriter.Workbook(str(book)) as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, ("卡密", "密码", "有效期"))
        sheet.write_number(1, 0, 1234567890123456789)
        sheet.write_row(2, 0, ("", "1234"))
        sheet.write_row(3, 0, ("VIP\u200b0001",))
        sheet.write_row(4, 0, ("VIP-0002", "", "明年"))
        sheet.write_row(5, 0, ("abc",))
        sheet.write_row(6, 0, ("V" * 201,))
    read = read_cards(book)
    assert (read.cards, read.bad) == (
        (),
        (
            BadLine(2, "card_code", "excel_number"), BadLine(3, "card_code", "missing"),
            BadLine(4, "card_code", "unreadable_character"), BadLine(5, "expires_on", "bad_date"),
            BadLine(6, "card_code", "too_short"), BadLine(7, "card_code", "too_long"),
        ),
    )  # fmt: skip
    assert read_pasted("a b c d e\nVIP\0-0001\n\ud800\ud800\ud800\ud800\n1.23E+17").bad == (
        BadLine(1, "card_code", "too_many_parts"), BadLine(2, "card_code", "unreadable_character"),
        BadLine(3, "card_code", "unreadable_character"), BadLine(4, "card_code", "excel_number"),
    )  # fmt: skip


def test_a_file_that_is_no_sheet_of_codes_is_refused_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(name: str, content: bytes) -> str:
        file = tmp_path / name
        file.write_bytes(content)
        with pytest.raises(FileRefused) as fact:
            read_cards(file)
        return fact.value.code

    assert refused("goods.csv", "名称,积分\nA,1\n".encode()) == "no_code_column"
    assert refused("empty.csv", b"") == "empty"
    assert refused("photo.csv", b"\0\1\2" * 500) == "binary"
    assert (
        refused("long.csv", "卡密\n".encode() + b"".join(b"CODE-%06d\n" % n for n in range(5_001))) == "too_many_rows"
    )
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (60 * 2**20))
    assert refused("bomb.xlsx", bomb.read_bytes()) == "zip_bomb"
    monkeypatch.setattr(cards_sheet, "FILE_MOST", 10)
    assert refused("big.csv", b"x" * 11) == "too_large"
    with pytest.raises(FileRefused):
        read_pasted("x" * (cards_sheet.TEXT_MOST + 1))
