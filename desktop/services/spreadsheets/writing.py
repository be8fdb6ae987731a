"""Tables going out: the shop's own orders, members and goods, and the rows that an import refused.

CSV is utf-8 with a BOM, so that a spreadsheet opens it right; XLSX writes every cell as text. In a CSV no cell runs
as a formula: an apostrophe stands before it, which reading takes away again.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from desktop.services.spreadsheets.layouts import Sheet
from desktop.services.spreadsheets.records import ImportedMember, ImportedOrder, ImportedSku, Rejected
from desktop.services.spreadsheets.tables import GUARDED, open_table
from desktop.services.spreadsheets.template import (
    DELIVERY_WORDS,
    KIND_WORDS,
    MEMBER_FIELDS,
    METHOD_WORDS,
    MODE_WORDS,
    ORDER_FIELDS,
    SKU_FIELDS,
    STATUS_WORDS,
)
from desktop.services.whole_file import whole

REASON_COLUMN = "拒绝原因"
_NUMBER = re.compile(r"[+-]?[\d.,]+")
Put = Callable[[Sequence[str]], None]


def header(fields: dict[str, tuple[str, ...]]) -> list[str]:
    return [names[0] for names in fields.values()]


def _first(words: dict[str, str], key: str) -> str:
    return next((word for word, known in words.items() if known == key), key)


def order_rows(order: ImportedOrder, zone: ZoneInfo) -> list[list[str]]:
    """The rows of an order in the shop's own table."""

    def money(fen: int) -> str:
        if not order.minor_units:
            return str(fen)
        whole, part = divmod(abs(fen), 10**order.minor_units)
        return f"{'-' if fen < 0 else ''}{whole}.{part:0{order.minor_units}}"

    head = {
        "order_no": order.order_no, "source": order.source,
        "external_no": "" if order.external_no == order.order_no else order.external_no,
        "kind": _first(KIND_WORDS, order.kind.value), "status": _first(STATUS_WORDS, order.status.value),
        "placed_at": _local(order.placed_at, zone), "member": order.member_account, "channel": order.channel,
        "currency": order.currency, "goods_points": str(order.goods_points), "goods": money(order.goods_fen),
        "freight": money(order.freight_fen), "coupon": money(order.coupon_fen),
        "deduction_points": str(order.deduction_points), "deduction": money(order.deduction_fen),
        "points": str(order.points), "cash": money(order.cash_fen), "earn_points": str(order.earn_points),
        "pay_method": _first(METHOD_WORDS, order.pay_method) if order.pay_method else "",
        "paid_at": _local(order.paid_at, zone), "shipped_at": _local(order.shipped_at, zone),
        "completed_at": _local(order.completed_at, zone), "cancelled_at": _local(order.cancelled_at, zone),
        "carrier": order.carrier, "waybill": order.waybill, "name": order.name, "phone": order.phone,
        "region": order.region, "address": order.address, "remark": order.remark, "tags": "、".join(order.tags),
    }  # fmt: skip
    lines = [
        {
            "sku": line.sku_code, "title": line.title, "spec": line.spec, "qty": str(line.qty),
            "unit_points": str(line.unit_points), "unit": money(line.unit_fen), "line_points": str(line.points),
            "line_cash": money(line.fen), "line_earn": str(line.earn_points),
        }
        for line in order.lines
    ]  # fmt: skip
    return [[{**head, **line}.get(name, "") for name in ORDER_FIELDS] for line in lines or [{}]]


def member_row(member: ImportedMember, zone: ZoneInfo) -> list[str]:
    cells = {
        "account": member.account, "source": member.source,
        "external_no": "" if member.external_no == member.account else member.external_no, "name": member.name,
        "phone": member.phone, "birthday": member.birthday, "tier": member.tier, "card_no": member.card_no,
        "joined_at": _local(member.joined_at, zone), "points": str(member.points),
        "expires_on": member.expires_on.isoformat() if member.expires_on else "",
    }  # fmt: skip
    return [cells[name] for name in MEMBER_FIELDS]


def sku_row(sku: ImportedSku) -> list[str]:
    cells = {
        "code": sku.code, "title": sku.title, "spec": sku.spec, "category": sku.category,
        "mode": _first(MODE_WORDS, sku.mode.value), "delivery": _first(DELIVERY_WORDS, sku.delivery.value),
        "price_points": str(sku.price_points), "price": f"{sku.price_fen // 100}.{sku.price_fen % 100:02}",
        "limit": "" if sku.limit is None else str(sku.limit), "stock": str(sku.stock), "shelf": sku.shelf,
        "barcode": sku.barcode, "active": "是" if sku.active else "否",
    }  # fmt: skip
    return [cells[name] for name in SKU_FIELDS]


def _local(at: datetime | None, zone: ZoneInfo) -> str:
    return at.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S") if at is not None else ""


def write_orders(path: Path, orders: Iterable[ImportedOrder], zone: ZoneInfo) -> int:
    """Returns how many rows."""
    return write_rows(path, header(ORDER_FIELDS), (row for order in orders for row in order_rows(order, zone)))


def write_members(path: Path, members: Iterable[ImportedMember], zone: ZoneInfo) -> int:
    return write_rows(path, header(MEMBER_FIELDS), (member_row(member, zone) for member in members))


def write_skus(path: Path, skus: Iterable[ImportedSku]) -> int:
    return write_rows(path, header(SKU_FIELDS), (sku_row(sku) for sku in skus))


def write_rows(path: Path, names: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    with _table(path) as put:
        put(names)
        count = 0
        for row in rows:
            put(row)
            count += 1
    return count


def write_whole(path: Path, names: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """As write_rows, but the file is there whole or not at all."""
    with whole(path) as beside:
        return write_rows(beside, names, rows)


def write_rest(path: Path, reasons: Mapping[int, str], rest: str) -> Path:
    """The lines of a table with these numbers as they were, each with its reason, in a file of its own beside it.

    rest names what they are, "没发的"; nothing that is there is written over. Raises OSError, FileRefused.
    """
    table = open_table(path)
    names = [name for name in table.header if name != REASON_COLUMN]
    dropped = table.header.index(REASON_COLUMN) if REASON_COLUMN in table.header else -1
    rows = []
    for number, cells in table.rows():
        if number in reasons:
            full = [*cells, *[""] * len(table.header)][: len(table.header)]
            rows.append([*(cell for at, cell in enumerate(full) if at != dropped), reasons[number]])
    ending = path.suffix if path.suffix.casefold() in (".csv", ".xlsx") else ".xlsx"
    tried = 1
    while (target := path.with_name(f"{path.stem}-{rest}{'' if tried == 1 else f'-{tried}'}{ending}")).exists():
        tried += 1
    write_whole(target, [*names, REASON_COLUMN], rows)
    return target


@contextmanager
def _table(path: Path) -> Iterator[Put]:
    if path.suffix.casefold() == ".xlsx":
        import xlsxwriter

        book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_formulas": False})
        page = book.add_worksheet()
        line = [0]

        def put_cells(cells: Sequence[str]) -> None:
            for at, cell in enumerate(cells):
                page.write_string(line[0], at, cell[:32_767])
            line[0] += 1

        try:
            yield put_cells
        finally:
            book.close()
        return
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file)

        def put_line(cells: Sequence[str]) -> None:
            writer.writerow([guarded(cell) for cell in cells])

        yield put_line


def guarded(cell: str) -> str:
    """The cell as no spreadsheet runs it."""
    return f"'{cell}" if cell[:1] and cell[0] in GUARDED and not _NUMBER.fullmatch(cell) else cell


def write_rejects(
    path: Path, sheets: Sequence[Sheet], rejects: Sequence[Rejected], phrase: Callable[[Rejected], str]
) -> list[Path]:
    """The refused rows as the files have them, with the reason behind; one file per kind of header.

    A file that was read is never written over: the rows go to one beside it. Returns what was written.
    """
    reasons: dict[str, dict[int, str]] = {}
    for one in rejects:
        reasons.setdefault(one.place.file, {}).setdefault(one.place.row, phrase(one))
    kinds: dict[tuple[str, ...], list[Sheet]] = {}
    for sheet in sheets:
        if sheet.name in reasons:
            kinds.setdefault(sheet.table.header, []).append(sheet)
    written = []
    for place, (names, own) in enumerate(kinds.items()):
        target = path if place == 0 else path.with_name(f"{path.stem}-{place + 1}{path.suffix}")
        while any(target.exists() and target.samefile(sheet.table.path) for sheet in sheets):
            target = target.with_name(f"{target.stem}-{REASON_COLUMN}{target.suffix}")
        kept = [name for name in names if name != REASON_COLUMN]
        write_rows(target, [*kept, REASON_COLUMN], _refused_rows(own, names, reasons))
        written.append(target)
    return written


def _refused_rows(
    sheets: Sequence[Sheet], names: tuple[str, ...], reasons: dict[str, dict[int, str]]
) -> Iterator[list[str]]:
    dropped = names.index(REASON_COLUMN) if REASON_COLUMN in names else -1
    for sheet in sheets:
        wanted = reasons[sheet.name]
        for number, cells in open_table(sheet.table.path).rows():
            if number in wanted:
                full = [*cells, *[""] * (len(names) - len(cells))][: len(names)]
                yield [*(cell for at, cell in enumerate(full) if at != dropped), wanted[number]]
