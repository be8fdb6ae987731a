"""What a dropped file is, told by how it begins, and a bill read within its ZIP without being hurt by one."""

from __future__ import annotations

import struct
import tempfile
import zipfile
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from desktop.services.dropped_files import Dropped, kind_of
from desktop.services.shipping_sheet import FIELDS
from desktop.services.spreadsheets.tables import FileRefused
from desktop.services.spreadsheets.template import LAYOUTS
from desktop.services.spreadsheets.writing import write_rows
from desktop.services.statements import archive
from desktop.services.statements.layouts import StatementRefused
from desktop.services.statements.reading import read_bill
from tests.bills import Told, alipay_bill, alipay_zip, wechat_bill

CHINA = ZoneInfo("Asia/Shanghai")
ROW = Told("2088-1", "JF1", 1_000)


def test_bills_sheets_and_records_are_told_apart_whatever_they_are_called(tmp_path: Path) -> None:
    sheet = [names[0] for names in FIELDS.values()]
    orders = next(one for one in LAYOUTS if "waybill" in one.fields)
    filled = ["JF1", *[""] * (len(sheet) - 1)]
    files = {
        wechat_bill(tmp_path / "a", [ROW]): Dropped.BILL,
        wechat_bill(tmp_path / "a.gbk", [ROW], encoding="gb18030"): Dropped.BILL,
        alipay_bill(tmp_path / "b.txt", [ROW]): Dropped.BILL,
        alipay_zip(tmp_path / "c.dat", [ROW]): Dropped.BILL,
        tmp_path / "d.xlsx": Dropped.SHEET, tmp_path / "e.csv": Dropped.SHEET, tmp_path / "f.csv": Dropped.SHEET,
        tmp_path / "g.csv": Dropped.RECORDS, tmp_path / "h.csv": Dropped.RECORDS, tmp_path / "i.csv": Dropped.RECORDS,
        tmp_path / "j.zip": Dropped.RECORDS, tmp_path / "k.zip": Dropped.RECORDS, tmp_path: Dropped.RECORDS,
        tmp_path / "gone.csv": Dropped.RECORDS,
    }  # fmt: skip
    for name in ("d.xlsx", "e.csv"):
        write_rows(tmp_path / name, sheet, [filled])
    (tmp_path / "f.csv").write_bytes("快递单号\t订单编号\n1\t2\n".encode("gb18030"))
    write_rows(tmp_path / "g.csv", [aliases[0] for aliases in orders.fields.values()], [])
    (tmp_path / "h.csv").write_text("订单号,金额\n1,2\n", encoding="utf-8")
    (tmp_path / "i.csv").write_bytes(b"")
    with zipfile.ZipFile(tmp_path / "j.zip", "w") as other:
        other.writestr("照片.txt", "不是账单")
    (tmp_path / "k.zip").write_bytes(b"PK\x03\x04" + b"\0" * 40)
    assert {path.name: kind_of(path) for path in files} == {path.name: kind for path, kind in files.items()}


def test_a_bill_in_its_zip_reads_like_the_file_that_is_in_it(tmp_path: Path) -> None:
    rows = [ROW, Told("2088-2", "JF2", 500)]
    packed = read_bill(alipay_zip(tmp_path / "支付宝.zip", rows), CHINA)
    plain = read_bill(alipay_bill(tmp_path / "支付宝.csv", rows), CHINA)
    assert packed.rows == plain.rows and packed.file_name == "支付宝.zip"
    assert packed.digest == plain.digest, "the ZIP and its file are one bill, taken in once"
    assert not list(Path(tempfile.gettempdir()).glob("pointsdesk-*"))


@pytest.mark.parametrize("way", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_zip_that_was_damaged_anywhere_is_refused_and_nothing_falls_over(tmp_path: Path, way: int) -> None:
    bill = alipay_bill(tmp_path / "bill.csv", [ROW]).read_bytes()
    path = tmp_path / "支付宝.zip"
    with zipfile.ZipFile(path, "w", way) as made:
        made.writestr("账单.csv", bill)
    whole, told = path.read_bytes(), set()
    for at in range(4, len(whole), 3):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        kind_of(path)
        try:
            read_bill(path, CHINA)
        except (FileRefused, StatementRefused) as why:
            told.add(why.code)
    assert "broken" in told


def test_what_a_zip_says_of_itself_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bill = alipay_bill(tmp_path / "bill.csv", [ROW]).read_bytes()

    def packed(name: str, **members: bytes) -> Path:
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
            for member, content in members.items():
                made.writestr(member, content)
        return path

    def refused(path: Path) -> str:
        try:
            read_bill(path, CHINA)
        except (FileRefused, StatementRefused) as why:
            return why.code
        return ""

    assert refused(packed("bomb.zip", bill=bill, more=b"\0" * (2 * 2**20))) == "zip_bomb"
    assert refused(packed("two.zip", one=bill, two=bill)) == "several_bills"
    assert refused(packed("none.zip", one=b"1,2,3")) == "unknown_layout"
    assert refused(packed("many.zip", **{f"m{at}": b"1" for at in range(archive.MEMBERS_MOST + 1)})) == "zip_bomb"
    cut = packed("cut.zip", bill=bill)
    cut.write_bytes(cut.read_bytes()[:-30])
    assert refused(cut) in ("broken", "unknown_layout", "unknown_encoding", "binary")
    # its directory tells a size that is far below what comes out
    small = packed("liar.zip", bill=bill)
    raw, at = small.read_bytes(), small.read_bytes().rfind(b"PK\x01\x02")
    small.write_bytes(raw[: at + 24] + struct.pack("<I", 10) + raw[at + 28 :])
    monkeypatch.setattr(archive, "BILL_MOST", 100)
    assert refused(small) in ("zip_bomb", "broken", "cut_off")
    locked = packed("locked.zip", bill=bill)
    raw, at = locked.read_bytes(), locked.read_bytes().rfind(b"PK\x01\x02")
    locked.write_bytes(raw[: at + 8] + b"\x01" + raw[at + 9 :])
    monkeypatch.undo()
    assert refused(locked) == "locked"
