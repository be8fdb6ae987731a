"""The list of after-sales as a table in a file: exactly what the page shows, its filter and sort, one after-sale a row.

    asked = ReturnsAsked(chosen, "due", tuple(columns), reason="对账")
    export_returns(office, actor, asked, Path("售后.xlsx"), wording, told=…, stopped=…, keep=…) -> number of after-sales

Who may export exports anything; who may export only her own view gets the after-sales that she took. Every piece is on
the access ledger, by its orders and with the reason, before it is read. Members stay masks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import select

from desktop.models.after_sales import IDLE_RETURNS, ReturnKind, ReturnState
from desktop.models.returns import ReturnCase
from desktop.models.vocabulary import AccessAct, Permission
from desktop.services.errors import Invalid, NotPermitted
from desktop.services.list_files import PIECE, Local, cash_value, shop_clock, write_list
from desktop.services.office import Office
from desktop.services.return_queries import (
    QueueRow,
    ReturnFilter,
    return_no,
    return_queue_ids,
    rows_of_returns,
)
from desktop.services.spreadsheets.typed_writing import Value
from desktop.services.transaction import AccessNote, Actor, Reading, query

RETURNS_MOST = 200_000
COLUMNS = (
    "due", "number", "order", "requested", "goods", "units", "member", "reason", "kind", "points", "cash", "state",
    "owner",
)  # fmt: skip


# while an exchange isn't to be paid back, what its units are worth says nothing
_EXCHANGING = (ReturnState.REQUESTED, ReturnState.TO_RECEIVE, ReturnState.TO_RESHIP)


@dataclass(frozen=True, slots=True)
class ReturnsAsked:
    chosen: ReturnFilter
    sort: str
    columns: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class ReturnWording:
    """The window's words: titles by column, kinds, reasons and states by key; unknown keys stay."""

    titles: Mapping[str, str]
    kinds: Mapping[str, str]
    reasons: Mapping[str, str]
    states: Mapping[str, str]


# questions: an after-sale goes with its order, by which a look is on record


def _noted(pairs: Sequence[tuple[int, int]], *, reason: str) -> AccessNote:
    return AccessNote(AccessAct.EXPORT, reason, tuple(("order", one) for one in sorted({order for _, order in pairs})))


@query(Permission.EXPORT)
def returns_to_export(reading: Reading, chosen: ReturnFilter, *, sort: str) -> list[tuple[int, int]]:
    """Every after-sale of the list with its order, in the list's order. Raises Invalid past RETURNS_MOST."""
    return _pairs(reading, chosen, sort)


@query(Permission.EXPORT_OWN_VIEW)
def own_returns_to_export(reading: Reading, chosen: ReturnFilter, *, sort: str) -> list[tuple[int, int]]:
    return _pairs(reading, _own(reading, chosen), sort)


@query(Permission.EXPORT, accessed=_noted)
def exported_returns(reading: Reading, pairs: Sequence[tuple[int, int]], *, reason: str) -> tuple[QueueRow, ...]:
    """At most PIECE after-sales with their orders, in that order."""
    return _rows(reading, pairs)


@query(Permission.EXPORT_OWN_VIEW, accessed=_noted)
def exported_own_returns(reading: Reading, pairs: Sequence[tuple[int, int]], *, reason: str) -> tuple[QueueRow, ...]:
    cases = [case for case, _ in pairs[:PIECE]]
    mine = select(ReturnCase.id).where(ReturnCase.id.in_(cases), ReturnCase.assignee_id == reading.actor.staff_id)
    kept = set(reading.execute(mine).scalars())
    return _rows(reading, [one for one in pairs if one[0] in kept])


def _own(reading: Reading, chosen: ReturnFilter) -> ReturnFilter:
    if chosen.assignee not in (None, reading.actor.login):
        raise NotPermitted(Permission.EXPORT)
    return replace(chosen, assignee=reading.actor.login)


def _pairs(reading: Reading, chosen: ReturnFilter, sort: str) -> list[tuple[int, int]]:
    found = return_queue_ids(reading, chosen, sort, RETURNS_MOST + 1)
    if len(found) > RETURNS_MOST:
        raise Invalid("returns", "too_many", RETURNS_MOST)
    return found


def _rows(reading: Reading, pairs: Sequence[tuple[int, int]]) -> tuple[QueueRow, ...]:
    if len(pairs) > PIECE:
        raise Invalid("returns", "too_many", PIECE)
    rows = {(row.id, row.order_id): row for row in rows_of_returns(reading, [case for case, _ in pairs])}
    return tuple(rows[case, order] for case, order in pairs if (case, order) in rows)


# the file


def export_returns(
    office: Office, actor: Actor, asked: ReturnsAsked, path: Path, wording: ReturnWording, *,
    told: Callable[[int, int], None], stopped: Callable[[], bool], keep: Callable[[], bool],
) -> int | None:  # fmt: skip
    """The number of after-sales written, None when it was stopped: then nothing stands at path but what stood there.

    keep is asked once, when the whole table lies beside its place. Raises Refused, DatabaseGone, CouldNotWrite.
    """
    everything = actor.may(Permission.EXPORT)
    ask_ids, ask_rows = (
        (returns_to_export, exported_returns) if everything else (own_returns_to_export, exported_own_returns)
    )
    pairs = office.ask(actor, ask_ids, asked.chosen, sort=asked.sort)
    if not set(asked.columns) <= set(COLUMNS):
        raise Invalid("columns", "unknown")
    local = shop_clock(office, actor)

    def read(piece: Sequence[tuple[int, int]]) -> tuple[QueueRow, ...]:
        return office.ask(actor, ask_rows, piece, reason=asked.reason)

    def line(row: QueueRow) -> list[Value]:
        return [_value(key, row, wording, local) for key in asked.columns]

    titles = [wording.titles.get(key, key) for key in asked.columns]
    return write_list(path, titles, pairs, read, line, told=told, stopped=stopped, keep=keep)


def exchanges(row: QueueRow) -> bool:
    """Its goods are changed for new ones, and nothing is paid back."""
    moving = row.state in _EXCHANGING or not (row.points or row.cash_fen)
    return row.kind is ReturnKind.EXCHANGE and row.state not in IDLE_RETURNS and moving


def pays_back(row: QueueRow) -> bool:
    """Whether points and cash say what goes back, or went."""
    return row.state not in IDLE_RETURNS and not exchanges(row)


def _value(key: str, row: QueueRow, wording: ReturnWording, local: Local) -> Value:
    match key:
        case "due" | "requested":
            return local(row.due_at if key == "due" else row.requested_at)
        case "number":
            return return_no(row.id)
        case "order":
            return row.order_no
        case "goods":
            return row.title
        case "units":
            return row.units
        case "points":
            return row.points if pays_back(row) else None
        case "member":
            return f"{row.member_account} {row.member_name}".strip()
        case "reason":
            return wording.reasons.get(row.reason.value, row.reason.value)
        case "kind":
            return wording.kinds.get(row.kind.value, row.kind.value)
        case "cash":
            return cash_value(row.cash_fen, row.currency, row.minor_units) if pays_back(row) else None
        case "state":
            return wording.states.get(row.state.value, row.state.value)
        case _:
            return row.assignee
