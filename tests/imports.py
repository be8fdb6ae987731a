"""Things to import by name, the files of two real shops, and a job that reads and loads them at once."""

from __future__ import annotations

import csv
import tarfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from desktop.models.vocabulary import OrderKind, OrderStatus
from desktop.services import import_batches, import_job, import_orders
from desktop.services.import_job import Progress, Result
from desktop.services.spreadsheets.records import (
    ImportedLine,
    ImportedMember,
    ImportedOrder,
    ImportedSku,
    Place,
)
from tests.people import Shop

DATA = Path(__file__).parent / "data"
MALL = DATA / "mall"
THEN = datetime(2025, 3, 1, 8, 30, tzinfo=UTC)
HERE = Place("orders.csv", 2)
DAYS = ("2010-12-01.csv", "2010-12-02.csv", "2010-12-03.csv")


def an_imported_order(number: str, **more: Any) -> ImportedOrder:
    line = ImportedLine("CUP", "双层玻璃杯", "透明", 2, 0, 1_500, 0, 3_000)
    given: dict[str, Any] = {
        "goods_fen": 3_000, "cash_fen": 3_000, "paid_at": THEN, "name": "何小明", "phone": "19900009516",
        "region": "江苏省南京市鼓楼区", "address": "示例路1号", "lines": (line,), **more,
    }  # fmt: skip
    kind, status = more.pop("kind", OrderKind.SALE), more.pop("status", OrderStatus.TO_SHIP)
    given = {name: value for name, value in given.items() if name not in ("kind", "status")}
    return ImportedOrder(HERE, "template", number, number, kind, status, THEN, **given)


def an_imported_member(number: str, **more: Any) -> ImportedMember:
    given = {"name": "林晓", "phone": "19900001234", "points": 300, **more}
    return ImportedMember(Place("members.csv", 2), "template", number, number, THEN, **given)


def an_imported_sku(number: str, **more: Any) -> ImportedSku:
    given = {"price_fen": 1_500, "stock": 7, **more}
    return ImportedSku(Place("skus.csv", 2), "template", number, number, number, "双层玻璃杯", number, **given)


def retail_files(folder: Path, days: Sequence[str] = ()) -> list[Path]:
    """The three months of a British shop, or some of its days, as files in folder."""
    with tarfile.open(DATA / "retail" / "by-day.tar.xz") as archive:
        members = [one for one in archive.getmembers() if not days or one.name in days]
        archive.extractall(folder, members, filter="data")
    return [folder / one.name for one in members]


def order_file(path: Path, *rows: dict[str, str], encoding: str = "utf-8") -> Path:
    """A file in the shop's own words: 订单号, 状态, 下单时间, 实付现金 and what the rows name besides."""
    usual = {"订单号": "T1", "状态": "已完成", "下单时间": "2025-03-01 16:30:00", "实付现金": "30.00"}
    full = [{**usual, **row} for row in rows]
    names = list(dict.fromkeys(name for row in full for name in row))
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        writer.writerows(full)
    return path


def run_import(shop: Shop, *paths: Path, stop: Sequence[str] = ()) -> list[Result]:
    """Read and load; stop gives what the person answers after each transaction, '' once it runs out."""
    answers = iter(stop)
    job = import_job.read_job(shop.office, shop.owner, paths)
    return import_job.load(shop.office, shop.owner, job, silent, lambda: next(answers, ""))


def preview(shop: Shop, *paths: Path) -> list[Result]:
    return import_job.foresee(shop.office, shop.owner, import_job.read_job(shop.office, shop.owner, paths), silent)


def silent(progress: Progress) -> None:
    """Nobody watches."""


def reasons(result: Result) -> list[tuple[int, str, str]]:
    """(row, reason, column) of what was refused."""
    return sorted((one.place.row, one.reason, one.column) for one in result.rejected)


def _begun(shop: Shop) -> int:
    shop.made += 1
    return shop.do(
        import_batches.begin_import, source="template", format="template_orders", file_name=f"{shop.made}.csv"
    ).id


def _loaded(shop: Shop) -> int:
    batch = _begun(shop)
    shop.do(import_orders.import_orders, batch, (an_imported_order(f"B{shop.made}"),))
    return batch


# act → what it is called with, made ready in a shop
CALLS: dict[str, Callable[[Shop], tuple[tuple[Any, ...], dict[str, Any]]]] = {
    "begin_import": lambda _: ((), {"source": "mall", "format": "mall", "file_name": "oms_order.csv"}),
    "finish_import": lambda shop: ((_begun(shop),), {"skipped": 1, "rejected": 2}),
    "import_members": lambda shop: ((_begun(shop), (an_imported_member(f"X{shop.made}"),)), {}),
    "import_orders": lambda shop: ((_begun(shop), (an_imported_order(f"X{shop.made}"),)), {}),
    "import_skus": lambda shop: ((_begun(shop), (an_imported_sku(f"X{shop.made}"),)), {}),
    "take_back_import": lambda shop: ((_loaded(shop),), {}),
}
