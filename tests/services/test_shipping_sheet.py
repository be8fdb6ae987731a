"""The shipping sheet: what waits goes out, a filled one comes back, and every row is told what becomes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import select

from desktop.models.journal import Access
from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services import fulfilment
from desktop.services.bulk import Plan, Result, run_bulk
from desktop.services.errors import NotPermitted
from desktop.services.fulfilment import Parcel
from desktop.services.order_rows import OrderRow
from desktop.services.shipping_sheet import (
    Match,
    SheetRow,
    Verdict,
    match_sheet,
    read_sheet,
    sheet_lines,
    write_rest,
    write_sheet,
)
from desktop.services.spreadsheets.tables import FileRefused
from tests.orders_made import row_of
from tests.people import HOME, SF, Shop

V = Verdict


def filled_in(path: Path, waybills: dict[str, tuple[str, str]]) -> Path:
    """The exported sheet with couriers and waybills written into its last two columns."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    done = [lines[0]]
    for line in lines[1:]:
        number = line.split(",")[0]
        carrier, waybill = waybills.get(number, ("", ""))
        done.append(line.removesuffix(",,") + f",{carrier},{waybill}")
    path.write_text("\n".join(done), encoding="gb18030")
    return path


def ship(shop: Shop, matches: tuple[Match, ...]) -> list[Result]:
    told: list[Result] = []
    plans = [
        Plan(one.order, "ship_order", {"parcel": one.parcel, "seen": one.order.version})
        for one in matches
        if one.verdict is V.SHIPS and one.order is not None
    ]
    run_bulk(shop.office, shop.owner, plans, told=told.append, stopped=lambda: False)
    return told


def an_order(shop: Shop, name: str = "何小明") -> OrderRow:
    recipient = HOME.__class__(name, HOME.phone, HOME.region, HOME.address)
    return shop.place(shop.a_member(points=10), (shop.a_sku("双层玻璃杯", points=10), 1), recipient=recipient)


def test_a_sheet_goes_out_comes_back_filled_and_ships_its_orders_once(shop: Shop, tmp_path: Path) -> None:
    first, second = an_order(shop), an_order(shop, "欧阳锋")
    path = tmp_path / "发货.csv"
    ids = (first.id, second.id)
    assert write_sheet(shop.office, shop.owner, path, ids, reason="发顺丰") == 2
    said = path.read_text(encoding="utf-8-sig")
    assert "何小明,19900009516,江苏省南京市鼓楼区示例路1号,双层玻璃杯 × 1,1" in said
    assert shop.count(select(Access.reason).where(Access.act == "EXPORT")) == "发顺丰"
    finance = shop.person(Preset.FINANCE)
    masked = shop.office.ask(finance, sheet_lines, ids, reason="对账")
    assert (masked[0].name, masked[0].phone, masked[1].name) == ("何**", "199****9516", "欧阳*")
    with pytest.raises(NotPermitted):
        shop.office.ask(shop.person(Preset.WAREHOUSE), sheet_lines, ids, reason="对账")
    filled_in(path, {first.order_no: ("顺丰", SF.waybill), second.order_no: ("", "YT7412345678901")})
    sheet = read_sheet(path)
    assert sheet.rows[0] == SheetRow(2, first.order_no, "何小明", "顺丰", SF.waybill)
    matches = shop.ask(match_sheet, sheet.rows)
    assert [(one.verdict, one.parcel) for one in matches] == [
        (V.SHIPS, SF), (V.SHIPS, Parcel("yuantong", "YT7412345678901"))
    ]  # fmt: skip
    assert all(one.row is not None for one in ship(shop, matches))
    assert {row_of(shop, order).status for order in (first, second)} == {OrderStatus.SHIPPED}
    again = shop.ask(match_sheet, read_sheet(path).rows)
    assert [one.verdict for one in again] == [V.DONE, V.DONE]
    # somebody else loaded the same file a moment ago: her answer was older
    assert [type(one.fact).__name__ for one in ship(shop, matches)] == ["ChangedByOther", "ChangedByOther"]
    assert shop.breaks() == []


def test_every_row_that_cannot_go_is_told_why_and_can_be_saved(shop: Shop, tmp_path: Path) -> None:
    orders = [an_order(shop) for _ in range(9)]
    shop.do(fulfilment.ship_order, orders[0].id, parcel=Parcel("shunfeng", "SF1407382950600"))
    numbers = [order.order_no for order in orders]
    rows = [
        ("JF000000000000", "何小明", "", "SF1407382950699"), (numbers[0], "", "", "SF1407382950601"),
        (numbers[1], "", "", ""), (numbers[2], "", "顺丰速运", "7.53E+13"), (numbers[3], "", "飞鸽", "SF1407382950603"),
        (numbers[4], "", "顺丰速运", "SF1407382950600"), (numbers[5], "王五", "", "SF1407382950605"),
        (numbers[6].lower(), "何**", "", "sf 1407 3829 50606"), (numbers[7], "", "", "SF1407382950607"),
        (numbers[7], "", "", "SF1407382950608"), (numbers[8], "", "", "QQ"),
    ]  # fmt: skip
    path = tmp_path / "回填.csv"
    lines = ["快递单号,订单编号,收件人,快递名称,店员"]
    lines += [f"{waybill},{number},{name},{carrier},小周" for number, name, carrier, waybill in rows]
    path.write_text("\n".join(lines), encoding="utf-8")
    sheet = read_sheet(path)
    matches = shop.ask(match_sheet, sheet.rows)
    assert [one.verdict for one in matches] == [
        V.UNKNOWN_NUMBER, V.WRONG_STATUS, V.WAYBILL_MISSING, V.WAYBILL_MALFORMED, V.NO_CARRIER, V.WAYBILL_USED,
        V.NAME_DIFFERS, V.SHIPS, V.TWICE, V.TWICE, V.NO_CARRIER,
    ]  # fmt: skip
    assert (matches[5].detail, matches[6].detail) == (numbers[0], "何**")
    assert [one.row is None for one in ship(shop, matches)] == [False]
    saved = write_rest(sheet, {one.row.number: one.verdict.value for one in matches if one.verdict is not V.SHIPS})
    assert saved.name == "回填-没发的.csv"
    kept = saved.read_text(encoding="utf-8-sig").splitlines()
    assert kept[0] == "快递单号,订单编号,收件人,快递名称,店员,拒绝原因"
    assert len(kept) == 11 and kept[1] == "SF1407382950699,JF000000000000,何小明,,小周,UNKNOWN_NUMBER"
    assert write_rest(read_sheet(saved), {2: "还是不对"}).name == "回填-没发的-没发的.csv"
    (tmp_path / "别的.csv").write_text("订单号,金额\n1,2\n", encoding="utf-8")
    with pytest.raises(FileRefused) as refused:
        read_sheet(tmp_path / "别的.csv")
    assert (refused.value.code, refused.value.detail) == ("no_columns", "运单号")


def test_a_sheet_as_a_workbook_keeps_every_number_as_text(shop: Shop, tmp_path: Path) -> None:
    order = an_order(shop)
    path = tmp_path / "发货.xlsx"
    write_sheet(shop.office, shop.owner, path, (order.id,), reason="发货")
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    assert (rows[0][0], rows[1][0], rows[0][-2:]) == ("订单号", order.order_no, ["快递公司", "运单号"])
    assert read_sheet(path).rows == (SheetRow(2, order.order_no, "何小明", "", ""),)
