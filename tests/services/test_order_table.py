"""The list as a file: the view's rows, columns and order; on record first; hostile texts harmless; stopped without trace."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import func, select, update

from desktop.models.journal import Access, AccessSubject
from desktop.models.order import Order
from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services import marks, order_table
from desktop.services.errands import write_errand
from desktop.services.errors import Invalid, NotPermitted
from desktop.services.list_files import CouldNotWrite
from desktop.services.order_filter import OrderFilter
from desktop.services.order_table import TableAsked, Wording
from desktop.services.table_errands import table_wish
from tests.people import NOON, Shop

WORDING = Wording(
    {"number": "订单号", "placed": "下单", "points": "积分", "cash": "现金", "items": "商品", "recipient": "收货人"},
    {"TO_SHIP": "待发货"}, {}, held="挂起",
)  # fmt: skip
ALL = TableAsked(OrderFilter(), "points", True, ("number", "placed", "points", "cash", "items"), "对账")


def exported(shop: Shop, path: Path, asked: TableAsked = ALL, preset: Preset = Preset.OWNER) -> int | None:
    return order_table.export_table(
        shop.office,
        shop.person(preset),
        asked,
        path,
        WORDING,
        told=lambda _done, _all: None,
        stopped=lambda: False,
        keep=lambda: True,
    )


NOON_HERE = NOON.replace(tzinfo=None) + timedelta(hours=8)


def book(path: Path) -> list[list[Any]]:
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def lines(path: Path) -> list[list[str]]:
    text = path.read_bytes().decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.reader(text[1:].splitlines()))


def test_the_books_rows_columns_and_order_are_the_views_and_numbers_stay_numbers(shop: Shop, tmp_path: Path) -> None:
    small, big = shop.an_order(points=100), shop.an_order(points=6_000, fen=1_250)
    assert exported(shop, tmp_path / "订单.xlsx") == 2
    assert book(tmp_path / "订单.xlsx") == [
        ["订单号", "下单", "积分", "现金", "商品"],
        [big.order_no, NOON_HERE, 6_000.0, big.cash_fen / 100, "小粒咖啡豆"],
        [small.order_no, NOON_HERE, 100.0, small.cash_fen / 100, "小粒咖啡豆"],
    ]


def test_a_csv_reads_the_same_with_dates_and_money_as_people_write_them(shop: Shop, tmp_path: Path) -> None:
    order = shop.an_order(points=100, fen=1_250)
    exported(shop, tmp_path / "订单.csv", replace(ALL, chosen=OrderFilter(points_min=50)))
    assert lines(tmp_path / "订单.csv")[1:] == [
        [order.order_no, "2026-11-24 12:00", "100", f"{order.cash_fen / 100:.2f}", "小粒咖啡豆"]
    ]


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\tx", "\rx", '"=1+1"', "何\0"[:1]])
def test_a_hostile_text_stays_a_text(shop: Shop, tmp_path: Path, text: str) -> None:
    order = shop.an_order(points=100)
    with shop.office.transaction() as connection:
        connection.execute(update(Order).where(Order.id == order.id).values(title=text))
    asked = replace(ALL, columns=("items",))
    exported(shop, tmp_path / "a.xlsx", asked)
    assert str(book(tmp_path / "a.xlsx")[1][0]).strip() == text.strip()
    exported(shop, tmp_path / "a.csv", asked)
    (row,) = csv.reader((tmp_path / "a.csv").read_text(encoding="utf-8-sig").split("\n", 1)[1:], strict=True)
    assert row[0][0] not in "=+-@\t\r"


def test_the_export_is_on_record_with_reason_and_orders_before_anything_is_read(shop: Shop, tmp_path: Path) -> None:
    shop.an_order(points=100), shop.an_order(points=200)
    with pytest.raises(Invalid):
        exported(shop, tmp_path / "a.csv", replace(ALL, reason=" "))
    assert list(tmp_path.glob("*.csv")) == []
    exported(shop, tmp_path / "a.csv")
    assert shop.count(select(Access.reason).order_by(Access.id.desc()).limit(1)) == "对账"
    assert shop.count(select(func.count()).select_from(AccessSubject)) == 2


def test_service_exports_the_orders_that_are_hers_and_the_auditor_none(shop: Shop, tmp_path: Path) -> None:
    mine, other = shop.an_order(points=100), shop.an_order(points=200)
    service = shop.person(Preset.SERVICE)
    shop.do(marks.assign_order, mine.id, login=service.login)
    assert exported(shop, tmp_path / "a.csv", preset=Preset.SERVICE) == 1
    assert lines(tmp_path / "a.csv")[1][0] == mine.order_no
    theirs = replace(ALL, chosen=OrderFilter(assignee="lixiang"))
    with pytest.raises(NotPermitted):
        exported(shop, tmp_path / "b.csv", theirs, Preset.SERVICE)
    rows = shop.office.ask(service, order_table.exported_own_rows, [mine.id, other.id], reason="对账")
    assert [one.row.id for one in rows] == [mine.id]
    for preset in (Preset.AUDITOR, Preset.WAREHOUSE):
        with pytest.raises(NotPermitted):
            exported(shop, tmp_path / "c.csv", preset=preset)


def test_persons_stay_masks_unless_they_are_asked_for_by_who_may_reveal(shop: Shop, tmp_path: Path) -> None:
    shop.an_order(points=100)
    exported(shop, tmp_path / "a.csv", replace(ALL, columns=("member",)))
    assert lines(tmp_path / "a.csv")[1] == ["何**"]
    exported(shop, tmp_path / "b.csv", replace(ALL, columns=("number",), revealed=True))
    assert lines(tmp_path / "b.csv")[1][1:] == ["何小明", "19900009516", "江苏省南京市鼓楼区示例路1号"]
    with pytest.raises(NotPermitted):
        exported(shop, tmp_path / "c.csv", replace(ALL, revealed=True), Preset.FINANCE)
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".csv") == ["a.csv", "b.csv"]


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_an_export_that_is_stopped_or_not_kept_leaves_what_stood_there(shop: Shop, tmp_path: Path, name: str) -> None:
    shop.an_order(points=100)
    path = tmp_path / name
    path.write_text("alt", encoding="utf-8")
    for stopped, keep in ((True, True), (False, False)):
        count = order_table.export_table(
            shop.office, shop.owner, ALL, path, WORDING, told=lambda _done, _all: None, stopped=lambda: stopped,  # noqa: B023 - asked within its own turn
            keep=lambda: keep,  # noqa: B023 - so is this
        )  # fmt: skip
        assert count is None
        assert path.read_text(encoding="utf-8") == "alt"
        assert [one.name for one in tmp_path.iterdir() if ".part" in one.name] == []


CHILD = [sys.executable, "-m", "desktop", "table-child"]


def test_a_process_of_its_own_writes_the_table_and_keeps_it_only_when_the_window_says_so(
    shop: Shop, tmp_path: Path
) -> None:
    order = shop.an_order(points=6_000)
    asked = replace(ALL, chosen=OrderFilter(statuses=(OrderStatus.TO_SHIP,), since=date(2026, 11, 1), points_min=5_000))
    path = tmp_path / "a.csv"
    ticket = write_errand(shop.office, shop.owner, **table_wish(asked, path, WORDING))
    for word in (b"", b"stop\n", b"keep\n"):
        with subprocess.Popen(CHILD, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            assert process.stdin is not None and process.stdout is not None
            process.stdin.write(ticket)
            process.stdin.flush()
            told = [json.loads(process.stdout.readline()) for _ in range(2)]
            assert told == [{"kind": "progress", "done": 1, "total": 1}, {"kind": "ready"}]
            assert not path.exists()
            process.stdin.write(word)
            process.stdin.close()
            done = json.loads(process.stdout.readline())
        assert done == {"kind": "done", "rows": 1 if word == b"keep\n" else None}
        assert [one.name for one in tmp_path.iterdir() if "a.csv" in one.name] == (["a.csv"] if done["rows"] else [])
    assert lines(path)[1][0] == order.order_no


def test_the_process_says_why_it_could_not(shop: Shop, tmp_path: Path) -> None:
    asked = replace(ALL, revealed=True)
    ticket = write_errand(shop.office, shop.person(Preset.FINANCE), **table_wish(asked, tmp_path / "a.csv", WORDING))
    shop.an_order(points=100)
    with subprocess.Popen(CHILD, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(ticket)
        process.stdin.flush()
        told = json.loads(process.stdout.readline())
    assert (told["error"], told["fields"]) == ("NotPermitted", {"permission": "REVEAL"})
    assert list(tmp_path.glob("*.csv")) == []


def test_a_place_where_nothing_can_be_written_is_told(shop: Shop, tmp_path: Path) -> None:
    shop.an_order(points=100)
    for name in ("a.csv", "a.xlsx"):
        with pytest.raises(CouldNotWrite):
            exported(shop, tmp_path / "gone" / name)
    with pytest.raises(Invalid):
        exported(shop, tmp_path / "a.csv", replace(ALL, columns=("secret",)))


def test_a_held_order_says_so_beside_its_status(shop: Shop, tmp_path: Path) -> None:
    order = shop.do(marks.hold_order, shop.an_order(points=100).id, reason="等客户")
    assert order.status is OrderStatus.TO_SHIP
    exported(shop, tmp_path / "a.csv", replace(ALL, columns=("status",)))
    assert lines(tmp_path / "a.csv")[1] == ["待发货 · 挂起"]
