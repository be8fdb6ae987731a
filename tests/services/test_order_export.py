"""The shop's own table: what goes out comes in again and changes nothing; refused rows come back corrected."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.models.journal import Access
from desktop.models.order import Order
from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services import figures, import_job, order_detail, order_export
from desktop.services.errors import NotPermitted
from desktop.services.settings import shop_settings
from desktop.services.spreadsheets.writing import write_members, write_orders, write_rejects, write_skus
from tests.imports import MALL, order_file, run_import
from tests.orders_made import an_order_in, everything
from tests.people import Shop


def order_ids(shop: Shop) -> list[int]:
    with shop.engine.connect() as connection:
        return list(connection.execute(select(Order.id).order_by(Order.id)).scalars())


def goods_and_people(shop: Shop) -> dict[str, list[str]]:
    """Everything but what tells of the import itself."""
    return {
        name: rows
        for name, rows in everything(shop).items()
        if name not in ("audit", "command", "import_batch", "staff_session", "access", "access_subject")
    }


@pytest.mark.parametrize("revealed", [False, True])
@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_every_order_of_the_shop_goes_out_and_comes_in_unchanged(
    shop: Shop, tmp_path: Path, revealed: bool, ending: str
) -> None:
    for status in OrderStatus:
        an_order_in(shop, status)
    run_import(shop, MALL)
    orders = shop.ask(order_export.export_orders, order_ids(shop), reason="对账", revealed=revealed)
    path = tmp_path / f"orders{ending}"
    write_orders(path, orders, shop.ask(shop_settings).zone_info)
    before = goods_and_people(shop)
    (result,) = run_import(shop, path)
    assert result.rejected == []
    assert (result.orders.created, result.orders.updated, result.orders.skipped) == (0, 0, 71)
    assert goods_and_people(shop) == before


def test_members_and_goods_go_out_and_come_in_unchanged(shop: Shop, tmp_path: Path) -> None:
    shop.a_member("何小明", points=300, tier="金卡")
    shop.a_sku(points=100, fen=990, stock=7, limit=2)
    run_import(shop, MALL)
    zone = shop.ask(shop_settings).zone_info
    write_members(tmp_path / "m.csv", shop.ask(order_export.export_members, reason="搬家"), zone)
    write_skus(tmp_path / "s.csv", shop.ask(order_export.export_skus))
    before = goods_and_people(shop)
    skus, people = run_import(shop, tmp_path / "m.csv", tmp_path / "s.csv")
    assert (skus.skus.skipped, people.members.skipped) == (97, 11)
    assert (skus.rejected, people.rejected) == ([], [])
    assert goods_and_people(shop) == before


def test_orders_go_out_with_names_only_for_who_may_read_them(shop: Shop, tmp_path: Path) -> None:
    order = an_order_in(shop, OrderStatus.PAID)
    finance = shop.person(Preset.FINANCE)
    (masked,) = shop.office.ask(finance, order_export.export_orders, [order.id], reason="对账")
    assert (masked.name, masked.phone, masked.address) == ("何**", "199****9516", "")
    with pytest.raises(NotPermitted):
        shop.office.ask(finance, order_export.export_orders, [order.id], reason="对账", revealed=True)
    looks = shop.ask(order_detail.order_detail, order.id).looks
    assert {(look.act.value, look.reason) for look in looks} == {("EXPORT", "对账")}


def test_an_export_of_members_is_on_record_with_its_reason(shop: Shop) -> None:
    shop.a_member()
    shop.ask(order_export.export_members, reason="搬家")
    with shop.engine.connect() as connection:
        assert connection.execute(select(Access.act, Access.reason)).all() == [("EXPORT", "搬家")]


def test_refused_rows_go_to_a_file_and_come_in_once_they_are_corrected(shop: Shop, tmp_path: Path) -> None:
    trap = {"订单号": "T2", "备注": "=cmd|' /C calc'!A0", "实付现金": "12,9.00"}
    path = order_file(tmp_path / "o.csv", {}, trap, encoding="gb18030")
    (result,) = run_import(shop, path)
    job = import_job.read_job(shop.office, shop.owner, [path])
    (written,) = write_rejects(tmp_path / "bad.csv", job.sheets, result.rejected, lambda one: one.reason)
    text = written.read_text(encoding="utf-8-sig")
    assert "'=cmd|" in text
    with written.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["订单号"], row["实付现金"], row["拒绝原因"]) == ("T2", "12,9.00", "bad_money")
    written.write_text(text.replace("12,9.00", "129.00"), encoding="utf-8-sig")
    (again,) = run_import(shop, written)
    assert (again.orders.created, again.rejected) == (1, [])
    detail = shop.ask(order_detail.order_detail, shop.count(select(Order.id).where(Order.order_no == "T2")))
    assert (detail.remark, detail.row.cash_fen) == ("=cmd|' /C calc'!A0", 12_900)
    assert sum(row_.orders for row_ in shop.ask(figures.figures, "status").rows) == 2


def test_refused_rows_never_go_over_the_file_that_they_came_from(shop: Shop, tmp_path: Path) -> None:
    path = order_file(tmp_path / "o.csv", {}, {"订单号": "T2", "实付现金": "12,9.00"})
    before = path.read_bytes()
    (result,) = run_import(shop, path)
    job = import_job.read_job(shop.office, shop.owner, [path])
    (written,) = write_rejects(path, job.sheets, result.rejected, lambda one: one.reason)
    assert path.read_bytes() == before
    assert written.parent == tmp_path and "T2" in written.read_text(encoding="utf-8-sig")
