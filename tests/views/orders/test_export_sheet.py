"""The list into a file, in two presses: with reason, place and kind; for some only their own orders."""

from __future__ import annotations

import csv
from functools import partial
from pathlib import Path

from sqlalchemy import func, select, update

from desktop.models.journal import Access
from desktop.models.order import Order
from desktop.models.vocabulary import Preset
from desktop.services import marks
from desktop.services.order_filter import OrderFilter
from desktop.views.orders.export_sheet import OrdersExport
from desktop.views.orders.page import OrdersPage
from tests.views.cut_words import gap_of
from tests.views.orders.conftest import Counter, click

LONG = 60_000


def the_sheet(counter: Counter, page: OrdersPage, folder: Path) -> OrdersExport:
    page._folder = folder
    click(page.head.export)
    sheet = page.window().findChild(OrdersExport)
    assert sheet is not None
    return sheet


def written(counter: Counter, sheet: OrdersExport) -> list[list[str]]:
    click(sheet.go)
    counter.bot.waitUntil(lambda: not sheet.done.isHidden(), timeout=LONG)
    return list(csv.reader(sheet.path.read_text(encoding="utf-8-sig").splitlines()))


def test_what_the_list_shows_is_written_with_its_columns_in_two_presses(counter: Counter, tmp_path: Path) -> None:
    counter.shop.an_order(points=100)
    big = counter.shop.an_order(points=6_000)
    page = counter.open(state={"columns": ["number", "points", "status"]})
    page.show_filter(OrderFilter(points_min=5_000))
    counter.settle()
    sheet = the_sheet(counter, page, tmp_path)
    assert sheet.reasons.choice.hasFocus()
    counter.settle()
    assert gap_of(sheet) <= 1, "no higher than what is in it"
    sheet.kind.choose("csv")
    sheet._kind_chosen("csv")
    assert sheet.path.name == "订单-积分 ≥ 5,000-2026-11-24.csv"
    assert written(counter, sheet) == [["订单号", "积分", "状态"], [big.order_no, "6000", "待发货"]]
    assert counter.shop.count(select(Access.reason).order_by(Access.id.desc()).limit(1)) == "对账"
    assert page.state()["folder"] == str(tmp_path)


def test_a_file_that_is_there_is_never_written_over_unasked(counter: Counter, tmp_path: Path) -> None:
    counter.shop.an_order(points=100)
    page = counter.open()
    (tmp_path / "订单-2026-11-24.xlsx").write_text("alt", encoding="utf-8")
    sheet = the_sheet(counter, page, tmp_path)
    assert sheet.path.name == "订单-2026-11-24 (2).xlsx"
    sheet.take_place(str(tmp_path / "orders.csv"))
    assert (sheet.path, sheet.kind.value()) == (tmp_path / "orders.csv", "csv")
    sheet.take_place(str(tmp_path / "orders"))
    assert sheet.path.name == "orders.csv"


def test_service_is_told_that_only_her_orders_go_out(counter: Counter, tmp_path: Path) -> None:
    mine = counter.shop.an_order(points=100)
    counter.shop.an_order(points=200)
    counter.shop.person(Preset.SERVICE)
    counter.shop.do(marks.assign_order, mine.id, login="service")
    page = counter.open(Preset.SERVICE, state={"columns": ["number"]})
    sheet = the_sheet(counter, page, tmp_path)
    assert sheet.own.isVisible()
    sheet.take_place(str(tmp_path / "mine.csv"))
    assert written(counter, sheet) == [["订单号"], [mine.order_no]]


def test_who_may_not_reveal_is_not_offered_names_and_a_place_that_is_gone_is_told(
    counter: Counter, tmp_path: Path
) -> None:
    counter.shop.an_order(points=100)
    page = counter.open(Preset.FINANCE)
    sheet = the_sheet(counter, page, tmp_path)
    assert not sheet.revealed.isVisible()
    sheet.take_place(str(tmp_path / "gone" / "a.csv"))
    click(sheet.go)
    counter.bot.waitUntil(lambda: not sheet.error.isHidden(), timeout=LONG)
    assert sheet.form.isVisible()
    assert list(tmp_path.glob("*.csv")) == []


def test_an_export_that_is_stopped_or_whose_process_dies_leaves_no_file(counter: Counter, tmp_path: Path) -> None:
    counter.shop.an_order(points=100)
    page = counter.open()
    sheet = the_sheet(counter, page, tmp_path)
    for ending, words in (
        (partial(click, sheet.progress._cancel), "停下了，没有留下文件"),
        (partial(kill, sheet), "导出中断了，没有留下文件。再试一次"),
    ):
        # while somebody else writes, the process waits for its place on the access ledger
        with counter.shop.office.transaction() as connection:
            connection.execute(update(Order).values(remark="慢"))
            click(sheet.go)
            assert sheet.progress.isVisible() and sheet.progress._cancel.isEnabled()
            assert not sheet._footer.isVisible(), "a foot without a button is an empty band"
            counter.bot.waitUntil(lambda: any(one.name.endswith(".part") for one in tmp_path.iterdir()), timeout=LONG)
            ending()
            counter.bot.waitUntil(sheet.form.isVisible, timeout=LONG)
        assert sheet.error.text() == words
        assert not sheet.child.busy and [one for one in tmp_path.iterdir() if "订单" in one.name] == []
    assert counter.shop.count(select(func.count()).select_from(Access).where(Access.act == "EXPORT")) == 0


def kill(sheet: OrdersExport) -> None:
    process = sheet.child.talk._process
    assert process is not None
    process.kill()


def test_who_may_not_export_has_no_button(counter: Counter) -> None:
    counter.shop.an_order(points=100)
    assert counter.open(Preset.WAREHOUSE).head.export.isHidden()
