"""The shipping sheet 发货表: orders that wait go out with their lines, and come back with a courier and a waybill each.

write_sheet(office, actor, path, ids, reason="发货")          how many rows; on record before anything is read
sheet = read_sheet(Path("发货.xlsx"))                         rows by the header's names, in any order
matches = office.ask(actor, match_sheet, sheet.rows)          a verdict for every row; Verdict.SHIPS alone may go
write_rest(sheet, {3: "这笔已经发了"}, folder)                 the rows that didn't go, with the reason behind them
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import select

from desktop.models.member import Recipient
from desktop.models.order import Fulfilment, Order, OrderLine
from desktop.models.vocabulary import AccessAct, FulfilmentState, OrderStatus, Permission
from desktop.services.bulk import BULK_MOST
from desktop.services.bulk_waybills import named_carrier
from desktop.services.carriers import carrier_name, recognise
from desktop.services.errors import Invalid
from desktop.services.fulfilment import Parcel, check_parcel
from desktop.services.masks import mask_name
from desktop.services.office import Office
from desktop.services.order_rows import OrderRow, as_order_row, select_order_rows
from desktop.services.recipients import shown_recipient
from desktop.services.spreadsheets.tables import FileRefused, open_table
from desktop.services.spreadsheets.writing import REASON_COLUMN, write_rows
from desktop.services.together import keys_of
from desktop.services.tracking_formats import bare
from desktop.services.transaction import AccessNote, Actor, Reading, query

ROWS_MOST = 5_000
FIELDS: dict[str, tuple[str, ...]] = {
    "order_no": ("订单号", "订单编号", "订单ID", "商家订单号", "商户订单号"),
    "name": ("收货人", "收货人姓名", "收件人", "收件人姓名", "姓名"),
    "phone": ("电话", "手机", "手机号", "收件人电话", "联系电话"),
    "address": ("地址", "收货地址", "收件地址", "详细地址"),
    "goods": ("商品", "货品", "物品名称"),
    "units": ("件数", "数量"),
    "remark": ("备注", "买家备注"),
    "carrier": ("快递公司", "快递名称", "物流公司", "承运商", "快递"),
    "waybill": ("运单号", "快递单号", "物流单号", "快递运单号", "面单号"),
}
NEEDED = ("order_no", "waybill")


class Verdict(StrEnum):
    SHIPS = "SHIPS"
    DONE = "DONE"
    UNKNOWN_NUMBER = "UNKNOWN_NUMBER"
    WRONG_STATUS = "WRONG_STATUS"
    WAYBILL_MISSING = "WAYBILL_MISSING"
    WAYBILL_MALFORMED = "WAYBILL_MALFORMED"
    NO_CARRIER = "NO_CARRIER"
    WAYBILL_USED = "WAYBILL_USED"
    TWICE = "TWICE"
    NAME_DIFFERS = "NAME_DIFFERS"
    TOO_MANY = "TOO_MANY"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """number is the file's line; what the sheet says, as it stands there."""

    number: int
    order_no: str
    name: str
    carrier: str
    waybill: str


@dataclass(frozen=True, slots=True)
class FilledSheet:
    path: Path
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """detail names what stands in the way: the order that has the waybill, the courier that nobody knows.

    sure: the sheet names the courier, or the number does beyond doubt.
    """

    row: SheetRow
    verdict: Verdict
    order: OrderRow | None = None
    parcel: Parcel | None = None
    detail: str = ""
    sure: bool = True


# out


@dataclass(frozen=True, slots=True)
class SheetLine:
    order_no: str
    name: str
    phone: str
    address: str
    goods: str
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


def _goods(reading: Reading, ids: Sequence[int]) -> dict[int, list[tuple[str, int]]]:
    left = OrderLine.qty - OrderLine.shipped - OrderLine.cancelled
    found: dict[int, list[tuple[str, int]]] = {}
    for order_id, title, spec, units in reading.execute(
        select(OrderLine.order_id, OrderLine.title, OrderLine.spec, left)
        .where(OrderLine.order_id.in_(ids), left > 0)
        .order_by(OrderLine.order_id, OrderLine.position, OrderLine.id)
    ):
        found.setdefault(order_id, []).append((f"{title} {spec}".strip(), units))
    return found


def _line(reading: Reading, row: Any, goods: list[tuple[str, int]], revealed: bool) -> SheetLine:
    name, phone, address = shown_recipient(reading, row, revealed)
    told = "；".join(f"{title} × {units}" for title, units in goods)
    return SheetLine(
        row.order_no, name, phone, f"{row.region or ''}{address}", told, sum(units for _, units in goods), row.remark
    )


def write_sheet(office: Office, actor: Actor, path: Path, ids: Sequence[int], *, reason: str) -> int:
    """The sheet as CSV or XLSX, by the name's ending, with the two columns that are to be filled. Raises OSError."""
    lines = office.ask(actor, sheet_lines, tuple(ids), reason=reason)
    rows = [
        [line.order_no, line.name, line.phone, line.address, line.goods, str(line.units), line.remark, "", ""]
        for line in lines
    ]
    return _written(path, [names[0] for names in FIELDS.values()], rows)


def _written(path: Path, header: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """Whole or not at all."""
    beside = path.with_name(f".part-{path.name}")
    try:
        count = write_rows(beside, header, rows)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return count


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

        row = SheetRow(number, cell("order_no"), cell("name"), cell("carrier"), cell("waybill"))
        if row.order_no or row.waybill:
            rows.append(row)
        if len(rows) > ROWS_MOST:
            raise FileRefused("too_many_rows", path.name, str(ROWS_MOST))
    return FilledSheet(path, tuple(rows))


def _plain(cell: str) -> str:
    """The apostrophe that keeps a number from a spreadsheet's hands falls away; what no database keeps, too."""
    kept = "".join(letter for letter in cell if letter.isprintable() and not "\ud800" <= letter <= "\udfff")
    return kept.strip().strip("'").strip()[:200]


@query(Permission.SHIP)
def match_sheet(reading: Reading, rows: tuple[SheetRow, ...]) -> tuple[Match, ...]:
    """What becomes of every row; nothing is shipped. A name is compared as its mask, so no key is needed."""
    numbers = {row.order_no.upper() for row in rows if row.order_no} | {row.order_no for row in rows if row.order_no}
    orders: dict[str, OrderRow] = {}
    for piece in _pieces(sorted(numbers)):
        for found in reading.execute(select_order_rows().where(Order.order_no.in_(piece))):
            order = as_order_row(found)
            orders[order.order_no.upper()] = order
    used = _used(reading, sorted({bare(row.waybill) for row in rows if row.waybill}))
    times = Counter(row.order_no.upper() for row in rows if row.order_no)
    waybills = _twice(reading, rows, orders)
    going, made = 0, []
    for row in rows:
        match = _judge(row, orders.get(row.order_no.upper()), used, times, waybills)
        if match.verdict is Verdict.SHIPS:
            going += 1
            if going > BULK_MOST:
                match = Match(row, Verdict.TOO_MANY, match.order, None, str(BULK_MOST))
        made.append(match)
    return tuple(made)


def _twice(reading: Reading, rows: Sequence[SheetRow], orders: Mapping[str, OrderRow]) -> frozenset[str]:
    """Waybills that stand beside several orders, unless these go to one member at one place."""
    found: dict[str, list[int]] = {}
    for row in rows:
        order = orders.get(row.order_no.upper())
        if row.waybill and order is not None:
            found.setdefault(bare(row.waybill), []).append(order.id)
    several = {waybill: ids for waybill, ids in found.items() if len(ids) > 1}
    keys = keys_of(reading, tuple(one for ids in several.values() for one in ids))
    return frozenset(
        waybill
        for waybill, ids in several.items()
        if any(one not in keys for one in ids) or len({keys[one] for one in ids}) > 1
    )


def _used(reading: Reading, waybills: Sequence[str]) -> dict[str, list[tuple[int, str]]]:
    """(order id, number) of the orders that a waybill has gone with."""
    found: dict[str, list[tuple[int, str]]] = {}
    for piece in _pieces(waybills):
        for waybill, order_id, number in reading.execute(
            select(Fulfilment.waybill, Order.id, Order.order_no)
            .join(Order, Order.id == Fulfilment.order_id)
            .where(Fulfilment.waybill.in_(piece), Fulfilment.state == FulfilmentState.SHIPPED.value)
            .order_by(Fulfilment.id)
        ):
            found.setdefault(waybill, []).append((order_id, number))
    return found


def _judge(
    row: SheetRow, order: OrderRow | None, used: Mapping[str, list[tuple[int, str]]], times: Counter[str],
    waybills: frozenset[str],
) -> Match:  # fmt: skip
    """The first thing that stands in the way, in the order in which a person would ask."""
    if order is None:
        return Match(row, Verdict.UNKNOWN_NUMBER, detail=row.order_no)
    waybill = bare(row.waybill)
    if not waybill:
        return Match(row, Verdict.WAYBILL_MISSING, order)
    gone = used.get(waybill, [])
    if any(order_id == order.id for order_id, _ in gone):
        return Match(row, Verdict.DONE, order)
    if order.status is not OrderStatus.TO_SHIP:
        return Match(row, Verdict.WRONG_STATUS, order, detail=order.status.value)
    if times[row.order_no.upper()] > 1 or waybill in waybills:
        return Match(row, Verdict.TWICE, order)
    if gone:
        return Match(row, Verdict.WAYBILL_USED, order, detail=gone[0][1])
    carrier, sure = named_carrier(row.carrier) if row.carrier else "", True
    if row.carrier and not carrier:
        return Match(row, Verdict.NO_CARRIER, order, detail=row.carrier)
    if not carrier:
        guess = recognise(waybill)
        if guess is None:
            return Match(row, Verdict.NO_CARRIER, order)
        carrier, sure = guess.carrier, guess.sure and not guess.wrong_check
    parcel = Parcel(carrier, waybill)
    try:
        check_parcel(parcel)
    except Invalid:
        return Match(row, Verdict.WAYBILL_MALFORMED, order, detail=row.waybill)
    if row.name and order.recipient_name and not _same_name(row.name, order.recipient_name):
        return Match(row, Verdict.NAME_DIFFERS, order, detail=order.recipient_name)
    return Match(row, Verdict.SHIPS, order, parcel, carrier_name(carrier), sure)


def _same_name(told: str, mask: str) -> bool:
    return told == mask or mask_name(told) == mask


def _pieces(values: Sequence[str]) -> list[Sequence[str]]:
    return [values[start : start + 500] for start in range(0, len(values), 500)]


def write_rest(sheet: FilledSheet, reasons: Mapping[int, str]) -> Path:
    """The sheet's rows with these numbers as they were, each with its reason, in a file of its own beside the sheet."""
    table = open_table(sheet.path)
    names = [name for name in table.header if name != REASON_COLUMN]
    dropped = table.header.index(REASON_COLUMN) if REASON_COLUMN in table.header else -1
    rows = []
    for number, cells in table.rows():
        if number in reasons:
            full = [*cells, *[""] * len(table.header)][: len(table.header)]
            rows.append([*(cell for at, cell in enumerate(full) if at != dropped), reasons[number]])
    ending = sheet.path.suffix if sheet.path.suffix.casefold() in (".csv", ".xlsx") else ".xlsx"
    for tried in range(1, ROWS_MOST):
        path = sheet.path.with_name(f"{sheet.path.stem}-没发的{'' if tried == 1 else f'-{tried}'}{ending}")
        if not path.exists():
            break
    _written(path, [*names, REASON_COLUMN], rows)
    return path
