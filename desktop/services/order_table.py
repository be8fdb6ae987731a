"""The order list as a table in a file: exactly what a view shows, its filter, sort and columns in their order.

    table = TableAsked(chosen, "placed", True, ("number", "placed", "points"), reason="对账")
    export_table(office, actor, table, Path("订单.xlsx"), wording, told=…, stopped=…, keep=…) -> number of orders

Who may export exports anything; who may export only her own view gets the orders that are assigned to her. Every
piece is on the access ledger, with the reason, before it is read. Persons stay masks; recipients with name, phone and
address stand in columns of their own when that is asked for, which takes the right to reveal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import select

from desktop.models.member import Recipient
from desktop.models.order import Order
from desktop.models.vocabulary import AccessAct, Permission
from desktop.services.errors import Invalid, NotPermitted
from desktop.services.list_files import PIECE, Local, cash_value, shop_clock, write_list
from desktop.services.office import Office
from desktop.services.order_filter import OrderFilter, conditions
from desktop.services.order_queries import SORTS, dated, phone_search
from desktop.services.order_rows import OrderRow, as_order_row, select_order_rows
from desktop.services.recipients import open_recipient
from desktop.services.spreadsheets.typed_writing import Value
from desktop.services.transaction import AccessNote, Actor, Reading, query

ORDERS_MOST = 1_000_000
COLUMNS = (
    "number", "placed", "paid", "member", "items", "points", "cash", "status", "ship_by", "channel", "assignee", "slips",
)  # fmt: skip
PERSONS = ("recipient", "phone", "address")


@dataclass(frozen=True, slots=True)
class TableAsked:
    chosen: OrderFilter
    sort: str
    descending: bool
    columns: tuple[str, ...]
    reason: str
    revealed: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """The window's words: titles by column, statuses and channels by key, badges by name; unknown keys stay."""

    titles: Mapping[str, str]
    statuses: Mapping[str, str]
    channels: Mapping[str, str]
    held: str = ""
    units: str = " × {0}"
    more: str = " 等 {0} 件"


@dataclass(frozen=True, slots=True)
class ExportedRow:
    row: OrderRow
    recipient: str = ""
    phone: str = ""
    address: str = ""


# questions


def _noted(ids: Sequence[int], *, reason: str, revealed: bool = False) -> AccessNote:
    return AccessNote(AccessAct.EXPORT, reason, tuple(("order", order_id) for order_id in ids))


@query(Permission.EXPORT, accessed=phone_search)
def ids_to_export(reading: Reading, chosen: OrderFilter, *, sort: str, descending: bool) -> list[int]:
    """Every order of the list, in its order. Raises Invalid past ORDERS_MOST."""
    return _ids(reading, chosen, sort, descending)


@query(Permission.EXPORT_OWN_VIEW, accessed=phone_search)
def own_ids_to_export(reading: Reading, chosen: OrderFilter, *, sort: str, descending: bool) -> list[int]:
    return _ids(reading, _own(reading, chosen), sort, descending)


@query(Permission.EXPORT, accessed=_noted)
def exported_rows(
    reading: Reading, ids: Sequence[int], *, reason: str, revealed: bool = False
) -> tuple[ExportedRow, ...]:
    """At most PIECE orders, in the order of ids. revealed takes the right to reveal."""
    return _rows(reading, ids, revealed)


@query(Permission.EXPORT_OWN_VIEW, accessed=_noted)
def exported_own_rows(
    reading: Reading, ids: Sequence[int], *, reason: str, revealed: bool = False
) -> tuple[ExportedRow, ...]:
    mine = select(Order.id).where(Order.id.in_(ids[:PIECE]), Order.assignee_id == reading.actor.staff_id)
    kept = set(reading.execute(mine).scalars())
    return _rows(reading, [order_id for order_id in ids if order_id in kept], revealed)


def _own(reading: Reading, chosen: OrderFilter) -> OrderFilter:
    if chosen.assignee not in (None, reading.actor.login):
        raise NotPermitted(Permission.EXPORT)
    return replace(chosen, assignee=reading.actor.login)


def _ids(reading: Reading, chosen: OrderFilter, sort: str, descending: bool) -> list[int]:
    if sort not in SORTS:
        raise Invalid("sort", "unknown")
    column = SORTS[sort]
    order = (column.desc(), Order.id.desc()) if descending else (column.asc(), Order.id.asc())
    parts = [*conditions(reading, chosen), *dated(sort)]
    found = list(reading.execute(select(Order.id).where(*parts).order_by(*order).limit(ORDERS_MOST + 1)).scalars())
    if len(found) > ORDERS_MOST:
        raise Invalid("orders", "too_many", ORDERS_MOST)
    return found


def _rows(reading: Reading, ids: Sequence[int], revealed: bool) -> tuple[ExportedRow, ...]:
    if len(ids) > PIECE:
        raise Invalid("orders", "too_many", PIECE)
    if revealed:
        reading.require(Permission.REVEAL)
    rows = {row.id: row for row in map(as_order_row, reading.execute(select_order_rows().where(Order.id.in_(ids))))}
    persons = _persons(reading, ids) if revealed else {}
    return tuple(ExportedRow(rows[one], *persons.get(one, ("", "", ""))) for one in ids if one in rows)


def _persons(reading: Reading, ids: Sequence[int]) -> dict[int, tuple[str, str, str]]:
    found = reading.execute(
        select(Order.id, Recipient.uid, Recipient.name_sealed, Recipient.phone_sealed, Recipient.address_sealed,
               Recipient.region)
        .join(Recipient, Recipient.id == Order.recipient_id)
        .where(Order.id.in_(ids), Recipient.name_sealed.is_not(None))
    ).all()  # fmt: skip
    reading.persons.load([row.uid for row in found])
    persons = {}
    for row in found:
        name, phone, address = open_recipient(reading, row)
        persons[row.id] = (name, phone, f"{row.region or ''}{address}")
    return persons


# the file


def export_table(
    office: Office,
    actor: Actor,
    asked: TableAsked,
    path: Path,
    wording: Wording,
    *,
    told: Callable[[int, int], None],
    stopped: Callable[[], bool],
    keep: Callable[[], bool],
) -> int | None:
    """The number of orders written, None when it was stopped: then nothing stands at path but what stood there.

    keep is asked once, when the whole table lies beside its place. Raises Refused, DatabaseGone; CouldNotWrite with what stood there untouched.
    """
    everything = actor.may(Permission.EXPORT)
    ids = office.ask(
        actor, ids_to_export if everything else own_ids_to_export, asked.chosen, sort=asked.sort,
        descending=asked.descending,
    )  # fmt: skip
    columns = [*asked.columns, *(PERSONS if asked.revealed else ())]
    unknown = [key for key in columns if key not in (*COLUMNS, *PERSONS)]
    if unknown:
        raise Invalid("columns", "unknown")
    local = shop_clock(office, actor)

    def read(piece: Sequence[int]) -> tuple[ExportedRow, ...]:
        ask = exported_rows if everything else exported_own_rows
        return office.ask(actor, ask, piece, reason=asked.reason, revealed=asked.revealed)

    def line(one: ExportedRow) -> list[Value]:
        return [_value(key, one, wording, local) for key in columns]

    titles = [wording.titles.get(key, key) for key in columns]
    return write_list(path, titles, ids, read, line, told=told, stopped=stopped, keep=keep)


def _value(key: str, one: ExportedRow, wording: Wording, local: Local) -> Value:
    row = one.row
    match key:
        case "placed" | "paid":
            return local(row.placed_at if key == "placed" else row.paid_at)
        case "ship_by":
            return local(row.ship_by)
        case "points":
            return row.points
        case "cash":
            return cash_value(row.cash_fen, row.currency, row.minor_units)
        case "member":
            name = row.member_name or row.member_account if row.member_id is not None else row.recipient_name
            return f"{name} {row.tier}".strip()
        case "items":
            tail = wording.more if row.line_count > 1 else wording.units if row.units > 1 else ""
            return row.title + tail.replace("{0}", str(row.units))
        case "status":
            held = f" · {wording.held}" if row.hold_reason is not None and wording.held else ""
            return wording.statuses.get(row.status.value, row.status.value) + held
        case "channel":
            return wording.channels.get(row.channel, row.channel)
        case "assignee":
            return row.assignee
        case "slips":
            return row.slips
        case "number":
            return row.order_no
        case _:
            return str(getattr(one, key))
