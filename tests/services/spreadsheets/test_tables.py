"""Files as they really come: any encoding, damaged, hostile, or no table at all."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from desktop.services.spreadsheets.tables import FileRefused, open_table


def a_file(folder: Path, content: bytes, name: str = "orders.csv") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(FileRefused) as refused:
        list(open_table(path).rows())
    return refused.value.code


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("订单号,姓名\nA1,何小明\n".encode(), "utf-8"),
        ("订单号,姓名\nA1,何小明\n".encode("utf-8-sig"), "utf-8-sig"),
        ("订单号,姓名\nA1,何小明\n".encode("gb18030"), "gb18030"),
        ("订单号,姓名\nA1,𠮷小明🍵\n".encode("gb18030"), "gb18030"),
        ("订单号,姓名\nA1,何小明\n".encode("utf-16"), "utf-16"),
        ("订单号;姓名\nA1;何小明\n".encode(), "utf-8"),
        ("订单号\t姓名\r\nA1\t何小明\r\n".encode(), "utf-8"),
    ],
)
def test_a_table_is_read_in_the_encoding_that_it_has(tmp_path: Path, content: bytes, encoding: str) -> None:
    table = open_table(a_file(tmp_path, content))
    assert (table.encoding, table.header) == (encoding, ("订单号", "姓名"))
    assert [cells[0] for _, cells in table.rows()] == ["A1"]


def test_a_row_over_several_lines_stands_where_it_begins(tmp_path: Path) -> None:
    path = a_file(tmp_path, '订单号,备注\nA1,"第一行\n第二行"\n\nA2,好\n'.encode())
    assert [(number, cells[0]) for number, cells in open_table(path).rows()] == [(2, "A1"), (5, "A2")]


def test_what_guards_a_formula_is_taken_away(tmp_path: Path) -> None:
    path = a_file(tmp_path, "订单号,备注\nA1,'=1+1\nA2,=cmd|x\n".encode())
    assert [cells[1] for _, cells in open_table(path).rows()] == ["=1+1", "=cmd|x"]


def test_a_few_broken_bytes_leave_the_other_rows_readable(tmp_path: Path) -> None:
    lines = ["订单号,备注"] + [f"A{n},好" for n in range(30)]
    content = "\n".join(lines).encode() + b"\nB1,\xed\xa0\x80\xff\n"
    table = open_table(a_file(tmp_path, content))
    rows = [cells for _, cells in table.rows()]
    assert len(rows) == 31
    assert rows[0] == ["A0", "好"]
    assert "\udced" in rows[-1][1]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\n\n", "empty"),
        (b"\x00\x01\x02" * 500, "binary"),
        ("order,姓名".encode("utf-16")[2:] * 200, "binary"),
        (b"\xff\xfe\x00\x00abc", "unknown_encoding"),
        (b"caf\xe9,na\xefve\n1,\xff\n", "unknown_encoding"),
        (b"PK\x03\x04 no zip at all", "broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 no workbook", "broken"),
        (("a," * 600 + "b\n").encode(), "too_many_columns"),
        (("a,b\n1," + '"' + "x" * 5_000_000).encode(), "broken"),
        (("a,b\n" + "1," * 1_000_000 + "2\n").encode(), "too_many_columns"),
    ],
)
def test_what_is_no_table_is_refused_with_a_reason(tmp_path: Path, content: bytes, code: str) -> None:
    assert refusal(a_file(tmp_path, content)) == code


def test_a_workbook_is_told_by_its_content_and_its_numbers_stay_as_typed(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet()
    page.write_row(0, 0, ["订单号", "数量", "时间", "公式"])
    page.write_row(1, 0, [202611031422110001, 2])
    page.write_number(1, 2, 45963)
    page.write_formula(1, 3, "=1+1", None, "2")
    page.write_string(2, 0, "00123")
    page.write_number(2, 1, 17850.0)
    book.close()
    table = open_table(path)
    assert table.encoding == "xlsx"
    (_, first), (_, second) = table.rows()
    assert first[0].startswith("2.026110314221")
    assert "E+17" in first[0]
    assert first[1:3] == ["2", "45963"]
    assert second[:2] == ["00123", "17850"]


def test_a_zip_that_would_fill_the_memory_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _ in range(80):
                sheet.write(b" " * 2**20)
    assert path.stat().st_size < 200_000
    assert refusal(path) == "zip_bomb"
