"""The shipping sheet 发货表: orders that wait go out with their lines, and come back with a courier and a waybill each.

write_sheet(office, actor, path, ids, reason="发货")          how many rows; on record before anything is read
sheet = read_sheet(Path("发货.xlsx"))                         rows by the header's names, in any order
is_sheet(header)                                              whether a table could be one
the rows that didn't go are saved with their reasons by spreadsheets.writing.write_rest
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select

from desktop.models.member import Recipient
from desktop.models.order import Order, OrderLine
from desktop.models.vocabulary import AccessAct, DeliveryKind, Permission
from desktop.services.bulk import BULK_MOST
from desktop.services.errors import Invalid
from desktop.services.goods_names import called
from desktop.services.office import Office
from desktop.services.recipients import shown_recipient
from desktop.services.spreadsheets.tables import FileRefused, open_table
from desktop.services.spreadsheets.writing import write_whole
from desktop.services.transaction import AccessNote, Actor, Reading, query

ROWS_MOST = 5_000
FIELDS: dict[str, tuple[str, ...]] = {
    "order_no": ("订单号", "订单编号", "订单ID", "商家订单号", "商户订单号"),
    "name": ("收货人", "收货人姓名", "收件人", "收件人姓名", "姓名"),
    "phone": ("电话", "手机", "手机号", "收件人电话", "联系电话"),
    "address": ("地址", "收货地址", "收件地址", "详细地址"),
    "goods": ("商品", "货品", "物品名称"),
    "code": ("商品编码", "商家编码", "规格编码", "SKU编码", "SKU"),
    "units": ("件数", "数量", "商品数量"),
    "remark": ("备注", "买家备注"),
    "carrier": ("快递公司", "快递名称", "物流公司", "承运商", "快递"),
    "waybill": ("运单号", "快递单号", "物流单号", "快递运单号", "面单号"),
}
NEEDED = ("order_no", "waybill")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """number is the file's line; what the sheet says, as it stands there. code: of the goods that go with this waybill,
    units: how many; "" for everything that waits.
    """

    number: int
    order_no: str
    name: str
    carrier: str
    waybill: str
    code: str = ""
    units: str = ""


@dataclass(frozen=True, slots=True)
class FilledSheet:
    path: Path
    rows: tuple[SheetRow, ...]


# out


@dataclass(frozen=True, slots=True)
class SheetLine:
    order_no: str
    name: str
    phone: str
    address: str
    goods: str
    codes: str
    units: int
    remark: str


def _exported(ids: Sequence[int], *, reason: str) -> AccessNote:
    return AccessNote(AccessAct.EXPORT, reason, tuple(("order", order_id) for order_id in ids))


@query(Permission.EXPORT, accessed=_exported)
def sheet_lines(reading: Reading, ids: Sequence[int], *, reason: str) -> tuple[SheetLine, ...]:
    """A line for each order in the order of ids: persons in full for who may reveal, else as their masks."""
    if not 1 <= len(ids) <= BULK_MOST:
        raise Invalid("order_ids", "too_many" if ids else "missing", BULK_MOST)
    revealed = reading.actor.may(Permission.REVEAL) and reading.actor.keys is not None
    rows = reading.execute(
        select(Order.id, Order.order_no, Order.remark, Recipient.uid, Recipient.name_sealed, Recipient.phone_sealed,
               Recipient.address_sealed, Recipient.name_mask, Recipient.phone_mask, Recipient.region)
        .outerjoin(Recipient, Recipient.id == Order.recipient_id)
        .where(Order.id.in_(ids))
    ).all()  # fmt: skip
    if revealed:
        reading.persons.load([row.uid for row in rows if row.uid is not None])
    goods = _goods(reading, ids)
    made = {row.id: _line(reading, row, goods.get(row.id, []), revealed) for row in rows}
    return tuple(made[order_id] for order_id in ids if order_id in made)


def _goods(reading: Reading, ids: Sequence[int]) -> dict[int, list[tuple[str, str, int]]]:
    """(name, code, units) of what still goes by parcel."""
    left = OrderLine.qty - OrderLine.shipped - OrderLine.cancelled
    found: dict[int, list[tuple[str, str, int]]] = {}
    for order_id, title, spec, code, units in reading.execute(
        select(OrderLine.order_id, OrderLine.title, OrderLine.spec, OrderLine.sku_code, left)
        .where(OrderLine.order_id.in_(ids), left > 0, OrderLine.delivery_kind == DeliveryKind.PARCEL.value)
        .order_by(OrderLine.order_id, OrderLine.position, OrderLine.id)
    ):
        found.setdefault(order_id, []).append((called(title, spec), code, units))
    return found


def _line(reading: Reading, row: Any, goods: list[tuple[str, str, int]], revealed: bool) -> SheetLine:
    name, phone, address = shown_recipient(reading, row, revealed)
    told = "；".join(f"{title} × {units}" for title, _, units in goods)
    codes = "；".join(dict.fromkeys(code for _, code, _ in goods))
    return SheetLine(
        row.order_no, name, phone, f"{row.region or ''}{address}", told, codes, sum(units for *_, units in goods),
        row.remark,
    )  # fmt: skip


def write_sheet(office: Office, actor: Actor, path: Path, ids: Sequence[int], *, reason: str) -> int:
    """The sheet as CSV or XLSX, by the name's ending, with the two columns that are to be filled. Raises OSError."""
    lines = office.ask(actor, sheet_lines, tuple(ids), reason=reason)
    rows = [
        [
            line.order_no,
            line.name,
            line.phone,
            line.address,
            line.goods,
            line.codes,
            str(line.units),
            line.remark,
            "",
            "",
        ]
        for line in lines
    ]
    return write_whole(path, [names[0] for names in FIELDS.values()], rows)


# in


def read_sheet(path: Path) -> FilledSheet:
    """Raises FileRefused (no_columns: which of the needed ones are missing; too_many_rows), OSError."""
    table = open_table(path)
    places = {
        field: next((at for at, title in enumerate(table.header) if title in names), -1)
        for field, names in FIELDS.items()
    }
    missing = [FIELDS[field][0] for field in NEEDED if places[field] < 0]
    if missing:
        raise FileRefused("no_columns", path.name, "、".join(missing))
    rows = []
    for number, cells in table.rows():

        def cell(field: str, cells: Sequence[str] = cells) -> str:
            at = places[field]
            return _plain(cells[at]) if 0 <= at < len(cells) else ""

        named = ("order_no", "name", "carrier", "waybill", "code", "units")
        row = SheetRow(number, *map(cell, named))
        if row.order_no or row.waybill:
            rows.append(row)
        if len(rows) > ROWS_MOST:
            raise FileRefused("too_many_rows", path.name, str(ROWS_MOST))
    return FilledSheet(path, tuple(rows))


def is_sheet(header: Sequence[str]) -> bool:
    return all(any(title in FIELDS[field] for title in header) for field in NEEDED)


def _plain(cell: str) -> str:
    """The apostrophe that keeps a number from a spreadsheet's hands falls away; what no database keeps, too."""
    kept = "".join(letter for letter in cell if letter.isprintable() and not "\ud800" <= letter <= "\udfff")
    return kept.strip().strip("'").strip()[:200]
