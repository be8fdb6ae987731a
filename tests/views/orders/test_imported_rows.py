"""How orders from a file stand in the list: old days, and members of whom nothing but an account is known."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import select

from desktop.models.order import Order
from desktop.views.orders.columns import OrderCells
from tests.imports import run_import
from tests.orders_made import row_for_test
from tests.people import NOON, Shop


def test_an_old_invoice_shows_its_day_and_its_members_account(sqlite_shop: Shop, tmp_path: Path) -> None:
    path = tmp_path / "retail.csv"
    path.write_text(
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
        "536365,85123A,HEART,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom\n",
        encoding="utf-8",
    )
    run_import(sqlite_shop, path)
    row = sqlite_shop.ask(row_for_test, sqlite_shop.count(select(Order.id)))
    cells = OrderCells(lambda: NOON, ZoneInfo("Asia/Shanghai"))
    assert row.placed_at == datetime(2010, 12, 1, 0, 26, tzinfo=UTC)
    assert (cells.placed(row).text, cells.placed(row).tip) == ("2010-12-01", "2010-12-01 08:26:00")
    assert cells.member(row).text == "UCI-17850"
