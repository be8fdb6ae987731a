"""The shipping sheet: what waits goes out, a filled one comes back, and every row is told what becomes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import select

from desktop.models.journal import Access
from desktop.models.vocabulary import DeliveryKind, OrderStatus, Preset
from desktop.services import fulfilment
from desktop.services.bulk import Plan, Result, run_bulk
from desktop.services.errors import Invalid, NotPermitted
from desktop.services.fulfilment import Parcel
from desktop.services.order_detail import order_detail
from desktop.services.order_rows import OrderRow
from desktop.services.sheet_matches import Match, Verdict, match_sheet, parcels_act
from desktop.services.shipping_sheet import (
    SheetRow,
    read_sheet,
    sheet_lines,
    write_sheet,
)
from desktop.services.split_parcels import OwnParcel, ship_parcels
from desktop.services.spreadsheets.tables import FileRefused
from desktop.services.spreadsheets.writing import write_rest
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
    rows: dict[int, list[Match]] = {}
    for one in matches:
        if one.verdict is V.SHIPS and one.order is not None:
            rows.setdefault(one.order.id, []).append(one)
    plans = []
    for ones in rows.values():
        order, (act, values) = ones[0].order, parcels_act(ones)
        assert order is not None
        plans.append(Plan(order, act, {**values, "seen": order.version}))
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
    assert "何小明,19900009516,江苏省南京市鼓楼区示例路1号,双层玻璃杯 × 1,SKU1,1" in said
    assert shop.count(select(Access.reason).where(Access.act == "EXPORT")) == "发顺丰"
    finance = shop.person(Preset.FINANCE)
    masked = shop.office.ask(finance, sheet_lines, ids, reason="对账")
    assert (masked[0].name, masked[0].phone, masked[1].name) == ("何**", "199****9516", "欧阳*")
    with pytest.raises(NotPermitted):
        shop.office.ask(shop.person(Preset.WAREHOUSE), sheet_lines, ids, reason="对账")
    filled_in(path, {first.order_no: ("顺丰", SF.waybill), second.order_no: ("", "YT7412345678901")})
    sheet = read_sheet(path)
    assert sheet.rows[0] == SheetRow(2, first.order_no, "何小明", "顺丰", SF.waybill, "SKU1", "1")
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
        V.NAME_DIFFERS, V.SHIPS, V.CODE_MISSING, V.CODE_MISSING, V.NO_CARRIER,
    ]  # fmt: skip
    assert (matches[5].detail, matches[6].detail) == (numbers[0], "何**")
    assert [one.row is None for one in ship(shop, matches)] == [False]
    reasons = {one.row.number: one.verdict.value for one in matches if one.verdict is not V.SHIPS}
    saved = write_rest(sheet.path, reasons, "没发的")
    assert saved.name == "回填-没发的.csv"
    kept = saved.read_text(encoding="utf-8-sig").splitlines()
    assert kept[0] == "快递单号,订单编号,收件人,快递名称,店员,拒绝原因"
    assert len(kept) == 11 and kept[1] == "SF1407382950699,JF000000000000,何小明,,小周,UNKNOWN_NUMBER"
    assert write_rest(saved, {2: "还是不对"}, "没发的").name == "回填-没发的-没发的.csv"
    (tmp_path / "别的.csv").write_text("订单号,金额\n1,2\n", encoding="utf-8")
    with pytest.raises(FileRefused) as refused:
        read_sheet(tmp_path / "别的.csv")
    assert (refused.value.code, refused.value.detail) == ("no_columns", "运单号")


def test_rows_of_one_order_are_parcels_of_their_own(shop: Shop, tmp_path: Path) -> None:
    member = shop.a_member(points=1_000)
    cup, beans, fare = (
        shop.a_sku("双层玻璃杯", points=10), shop.a_sku("咖啡豆", points=10),
        shop.a_sku("话费", points=10, delivery=DeliveryKind.TOPUP),
    )  # fmt: skip
    split, whole, wrong = (shop.place(member, (cup, 3), (beans, 2), (fare, 1)) for _ in range(3))
    path = tmp_path / "发货.csv"
    write_sheet(shop.office, shop.owner, path, (split.id, whole.id, wrong.id), reason="发货")
    header, first, second, third = path.read_text(encoding="utf-8-sig").splitlines()
    assert f"双层玻璃杯 × 3；咖啡豆 × 2,{cup}；{beans},5," in first and "话费" not in first

    def row(line: str, code: str, units: str, waybill: str, carrier: str = "顺丰") -> str:
        return line.replace(f"{cup}；{beans},5,", f"{code},{units},").removesuffix(",,") + f",{carrier},{waybill}"

    lines = [
        row(first, cup, "2", "SF1407382950601"), row(first, cup.lower(), "1", "SF1407382950602"),
        row(first, beans, "", "SF1407382950602"), row(first, cup, "1", "SF1407382950603"),
        second.removesuffix(",,") + ",顺丰,SF1407382950604",
        row(third, cup, "4", "SF1407382950605"), row(third, fare, "1", "SF1407382950606"),
        row(third, f"{cup}；{beans}", "3", "SF1407382950607"), row(third, beans, "两件", "SF1407382950608"),
        row(third, "", "", "SF1407382950609"), row(third, beans, "1", "SF1407382950610"),
        row(third, beans, "1", "SF1407382950610", "中通"),
    ]  # fmt: skip
    path.write_text("\n".join([header, *lines]), encoding="utf-8")
    matches = shop.ask(match_sheet, read_sheet(path).rows)
    assert [one.verdict for one in matches] == [
        V.SHIPS, V.SHIPS, V.SHIPS, V.CODE_UNKNOWN, V.SHIPS, V.UNITS_TOO_MANY, V.CODE_UNKNOWN, V.UNITS_UNCLEAR,
        V.UNITS_UNCLEAR, V.CODE_MISSING, V.SHIPS, V.OTHER_CARRIER,
    ]  # fmt: skip
    told = ship(shop, matches)
    assert [one.fact for one in told] == [None, None, None]
    assert [(one.waybill, one.units) for one in shop.ask(order_detail, split.id).fulfilments] == [
        ("SF1407382950601", 2), ("SF1407382950602", 3)
    ]  # fmt: skip
    assert [one.units for one in shop.ask(order_detail, whole.id).fulfilments] == [5]
    assert [one.units for one in shop.ask(order_detail, wrong.id).fulfilments] == [1]
    assert row_of(shop, split).status is OrderStatus.TO_SHIP, "the top-up still waits"
    again = shop.ask(match_sheet, read_sheet(path).rows)
    assert [one.verdict for one in again[:5]] == [V.DONE, V.DONE, V.DONE, V.CODE_UNKNOWN, V.DONE]
    own = (OwnParcel(SF, {shop.lines(wrong)[0]: 1}), OwnParcel(SF, {shop.lines(wrong)[0]: 1}))
    for parcels in ((), own):
        with pytest.raises(Invalid):
            shop.do(ship_parcels, wrong.id, parcels=parcels)
    assert shop.breaks() == []


def test_a_sheet_as_a_workbook_keeps_every_number_as_text(shop: Shop, tmp_path: Path) -> None:
    order = an_order(shop)
    path = tmp_path / "发货.xlsx"
    write_sheet(shop.office, shop.owner, path, (order.id,), reason="发货")
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    assert (rows[0][0], rows[1][0], rows[0][-2:]) == ("订单号", order.order_no, ["快递公司", "运单号"])
    assert read_sheet(path).rows == (SheetRow(2, order.order_no, "何小明", "", "", "SKU1", "1"),)
