"""Questions about after-sales: the queue page by page, how many stand where, one in full with what it would give back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, and_, cast, func, or_, select

from desktop.models.after_sales import OPEN_RETURNS, ReturnKind, ReturnReason, ReturnState
from desktop.models.catalogue import Sku
from desktop.models.member import Member
from desktop.models.order import Order, OrderLine
from desktop.models.returns import ReturnCase, ReturnLine
from desktop.models.staff import Staff
from desktop.models.vocabulary import OrderStatus, Permission
from desktop.services.access import staff_names
from desktop.services.attachments import PhotoRow, photos_of
from desktop.services.errors import Invalid
from desktop.services.figures import read_grain
from desktop.services.keyset import read_cursor, write_cursor
from desktop.services.order_detail import RefundRow, TimelineRow, refunds_of, timeline_of
from desktop.services.order_queries import COUNT_MOST, PAGE_MOST
from desktop.services.order_rows import OrderRow, order_row
from desktop.services.order_state import lines_of
from desktop.services.return_cases import read_case, units_in_returns
from desktop.services.return_proposals import RefundProposal, proposal_of, worth_of_cases
from desktop.services.transaction import Reading, query

SEARCH_MOST = 100
NUMBER_BEGINS = "AS"


@dataclass(frozen=True, slots=True)
class ReturnFilter:
    """assignee: a login, "" for nobody's. search: an after-sale's or order's number, a member's account or card."""

    states: tuple[ReturnState, ...] = ()
    kinds: tuple[ReturnKind, ...] = ()
    overdue: bool | None = None
    assignee: str | None = None
    search: str = ""


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One after-sale of a list; title is of its first line. due_at: until when it can wait, None once it is over.

    points and cash_fen went back or, while it is open, are what its units were allotted.
    """

    id: int
    order_id: int
    order_no: str
    version: int
    status: OrderStatus
    member_id: int | None
    member_account: str
    member_name: str
    kind: ReturnKind
    state: ReturnState
    reason: ReturnReason
    title: str
    units: int
    points: int
    cash_fen: int
    currency: str
    minor_units: int
    requested_at: datetime
    due_at: datetime | None
    assignee: str


@dataclass(frozen=True, slots=True)
class QueuePage:
    """next is the cursor of the page after, None at the end."""

    rows: tuple[QueueRow, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class ReturnCounts:
    """How many stand in each state, and of each kind in it; overdue up to COUNT_MOST."""

    states: dict[ReturnState, int]
    overdue: int
    kinds: dict[ReturnState, dict[ReturnKind, int]]


@dataclass(frozen=True, slots=True)
class ReturnLineRow:
    """good, damaged and kept_out as received; points, cash_fen and earn_points as refunded."""

    line_id: int
    sku_id: int | None
    product_id: int | None
    sku_code: str
    title: str
    spec: str
    bought: int
    qty: int
    unshipped: int
    good: int
    damaged: int
    kept_out: int
    points: int
    cash_fen: int
    earn_points: int


@dataclass(frozen=True, slots=True)
class ReturnDetail:
    """One after-sale in full. root is the paid order where it isn't the order itself; proposal while money can go.

    refund is where the money stands; earn_points were taken back, withheld_fen is less than the units' allotment.
    """

    row: QueueRow
    order: OrderRow
    words: str
    requested_by: str
    decided_by: str
    decided_at: datetime | None
    decision: str
    received_by: str
    received_at: datetime | None
    refunded_by: str
    refunded_at: datetime | None
    refund_id: int | None
    refund: RefundRow | None
    freight_fen: int
    earn_points: int
    withheld_fen: int
    lines: tuple[ReturnLineRow, ...]
    photos: tuple[PhotoRow, ...]
    root: OrderRow | None
    replacement: OrderRow | None
    proposal: RefundProposal | None
    timeline: tuple[TimelineRow, ...]


@dataclass(frozen=True, slots=True)
class Returnable:
    """Of a line: units that had gone and units still open that an after-sale could be for."""

    line_id: int
    gone: int
    still: int


_UNITS = select(cast(func.sum(ReturnLine.qty), BigInteger)).where(ReturnLine.case_id == ReturnCase.id)
_FIRST = select(func.min(ReturnLine.line_id)).where(ReturnLine.case_id == ReturnCase.id).scalar_subquery()
_COLUMNS = (
    ReturnCase.id, ReturnCase.order_id, Order.order_no, Order.version, Order.status, Order.member_id, Member.account,
    Member.name_mask, ReturnCase.kind, ReturnCase.state, ReturnCase.reason, OrderLine.title,
    _UNITS.correlate(ReturnCase).scalar_subquery(), ReturnCase.points, ReturnCase.cash_fen, Order.currency,
    Order.minor_units, ReturnCase.requested_at, ReturnCase.due_at, Staff.name,
)  # fmt: skip


def return_no(case_id: int) -> str:
    """How an after-sale is called on screen; it is found by that, too."""
    return f"{NUMBER_BEGINS}{case_id:06}"


@query(Permission.SEE)
def return_queue(
    reading: Reading, chosen: ReturnFilter, *, sort: str = "due", after: str | None = None, limit: int = 100
) -> QueuePage:
    """A page by keyset: sort "due" has the open ones, whose time is up first; "requested" all, newest first."""
    column, order, parts = _in_order(reading, chosen, sort)
    if not 1 <= limit <= PAGE_MOST:
        raise Invalid("limit", "out_of_range", PAGE_MOST)
    newest_first = sort == "requested"
    if after is not None:
        value, last_id = read_cursor(after, sort, newest_first, datetime)
        later = and_(column == value, ReturnCase.id < last_id if newest_first else ReturnCase.id > last_id)
        parts.append(or_(column < value if newest_first else column > value, later))
    found = reading.execute(_rows().where(*parts).order_by(*order).limit(limit + 1)).all()
    rows = _queue_rows(reading, found[:limit])
    cursor = None
    if len(found) > limit:
        last = rows[-1]
        cursor = write_cursor(sort, newest_first, last.requested_at if newest_first else last.due_at, last.id)
    return QueuePage(rows, cursor)


def return_queue_ids(reading: Reading, chosen: ReturnFilter, sort: str, limit: int) -> list[tuple[int, int]]:
    """The whole list's after-sales with their orders, in its order, at most limit."""
    _, order, parts = _in_order(reading, chosen, sort)
    wanted = select(ReturnCase.id, ReturnCase.order_id).where(*parts).order_by(*order).limit(limit)
    return [(case_id, order_id) for case_id, order_id in reading.execute(wanted)]


def rows_of_returns(reading: Reading, case_ids: Sequence[int]) -> tuple[QueueRow, ...]:
    """In no order; gone ones are left out."""
    return _queue_rows(reading, reading.execute(_rows().where(ReturnCase.id.in_(case_ids))).all())


def _in_order(reading: Reading, chosen: ReturnFilter, sort: str) -> tuple[Any, tuple[Any, Any], list[Any]]:
    """What a list is sorted by, its order, and its conditions. Raises Invalid."""
    if sort not in ("due", "requested"):
        raise Invalid("sort", "unknown")
    parts = _conditions(reading, chosen)
    if sort == "requested":
        return ReturnCase.requested_at, (ReturnCase.requested_at.desc(), ReturnCase.id.desc()), parts
    return ReturnCase.due_at, (ReturnCase.due_at, ReturnCase.id), [*parts, ReturnCase.due_at.is_not(None)]


@query(Permission.SEE)
def return_counts(reading: Reading) -> ReturnCounts:
    """By the figures; what is overdue is counted by its index."""
    states = dict.fromkeys(ReturnState, 0)
    kinds = {state: dict.fromkeys(ReturnKind, 0) for state in ReturnState}
    for _, key, n, *_ in read_grain(reading, "return_tab"):
        state, _, kind = key.partition("|")
        states[ReturnState(state)] += n
        kinds[ReturnState(state)][ReturnKind(kind)] += n
    late = select(ReturnCase.id).where(ReturnCase.due_at < reading.now).limit(COUNT_MOST).subquery()
    return ReturnCounts(states, int(reading.scalar(select(func.count()).select_from(late))), kinds)


@query(Permission.SEE)
def return_rows(reading: Reading, case_ids: tuple[int, ...]) -> tuple[QueueRow, ...]:
    """Today's rows of after-sales that are on screen; gone ones are left out."""
    return rows_of_returns(reading, case_ids[:PAGE_MOST])


@query(Permission.SEE)
def returns_of(reading: Reading, order_id: int) -> tuple[QueueRow, ...]:
    """An order's after-sales, oldest first."""
    found = reading.execute(_rows().where(ReturnCase.order_id == order_id).order_by(ReturnCase.id)).all()
    return _queue_rows(reading, found)


@query(Permission.SEE)
def returnable_units(reading: Reading, order_id: int) -> tuple[Returnable, ...]:
    """What of an order's lines a new after-sale could be asked for, line by line."""
    lines = lines_of(reading, order_id)
    taken = units_in_returns(reading, [line.id for line in lines])
    return tuple(Returnable(line.id, line.shipped - taken.get(line.id, 0), line.free_units) for line in lines)


@query(Permission.SEE)
def return_detail(reading: Reading, case_id: int) -> ReturnDetail:
    """Raises NotFound."""
    case, names = read_case(reading, case_id), staff_names(reading)
    (row,) = _queue_rows(reading, reading.execute(_rows().where(ReturnCase.id == case_id)).all())
    told = reading.execute(
        select(
            *(getattr(ReturnCase, name) for name in (
                "words", "requested_by", "decided_by", "decided_at", "decision", "received_by", "received_at",
                "refunded_by", "refunded_at", "refund_id", "freight_fen", "earn_points", "withheld_fen",
            ))
        ).where(ReturnCase.id == case_id)
    ).one()._asdict()  # fmt: skip
    for name in ("requested_by", "decided_by", "received_by", "refunded_by"):
        told[name] = names.get(told[name], told[name] or "")
    moving = case.state in (ReturnState.REQUESTED, ReturnState.TO_RECEIVE, ReturnState.TO_REFUND)
    other = case.root.id != case.order.id
    refunds = refunds_of(reading, case.root.id) if told["refund_id"] is not None else ()
    told["refund"] = next((one for one in refunds if one.id == told["refund_id"]), None)
    return ReturnDetail(
        row=row, order=order_row(reading, case.order.id), **told, lines=_lines(reading, case_id),
        photos=photos_of(reading, case_id), root=order_row(reading, case.root.id) if other else None,
        replacement=order_row(reading, case.replacement_order_id) if case.replacement_order_id is not None else None,
        proposal=proposal_of(reading, case) if (moving and case.kind is not ReturnKind.EXCHANGE)
        or case.state is ReturnState.TO_REFUND else None,
        timeline=timeline_of(reading, case.order.id, names, about=("return", case_id)),
    )  # fmt: skip


def _conditions(reading: Reading, chosen: ReturnFilter) -> list[Any]:
    parts: list[Any] = []
    if chosen.states:
        parts.append(ReturnCase.state.in_([state.value for state in chosen.states]))
    if chosen.kinds:
        parts.append(ReturnCase.kind.in_([kind.value for kind in chosen.kinds]))
    if chosen.overdue is not None:
        late = ReturnCase.due_at < reading.now
        parts.append(late if chosen.overdue else or_(ReturnCase.due_at.is_(None), ReturnCase.due_at >= reading.now))
    if chosen.assignee == "":
        parts.append(ReturnCase.assignee_id.is_(None))
    elif chosen.assignee is not None:
        who = select(Staff.id).where(Staff.login == chosen.assignee).scalar_subquery()
        parts.append(ReturnCase.assignee_id == who)
    text = chosen.search.strip()
    if len(text) > SEARCH_MOST:
        raise Invalid("search", "too_long", SEARCH_MOST)
    if text:
        members = select(Member.id).where(or_(Member.account == text, Member.card_no == text))
        orders = select(Order.id).where(or_(Order.order_no.in_((text, text.upper())), Order.member_id.in_(members)))
        named = ReturnCase.order_id.in_(orders)
        number = text.upper().removeprefix("#").removeprefix(NUMBER_BEGINS)
        parts.append(or_(named, ReturnCase.id == int(number)) if number.isdecimal() and len(number) < 18 else named)
    return parts


def _rows() -> Any:
    return (
        select(*_COLUMNS)
        .select_from(ReturnCase)
        .join(Order, Order.id == ReturnCase.order_id)
        .join(OrderLine, OrderLine.id == _FIRST)
        .outerjoin(Member, Member.id == Order.member_id)
        .outerjoin(Staff, Staff.id == ReturnCase.assignee_id)
    )


def _queue_rows(reading: Reading, found: Sequence[Any]) -> tuple[QueueRow, ...]:
    rows = [_queue_row(row) for row in found]
    still = worth_of_cases(reading, [row.id for row in rows if row.state in OPEN_RETURNS])
    return tuple(
        replace(row, points=still[row.id][0], cash_fen=still[row.id][1]) if row.id in still else row for row in rows
    )


def _queue_row(row: Any) -> QueueRow:
    values = list(row)
    values[4] = OrderStatus(values[4])
    values[8:11] = [ReturnKind(values[8]), ReturnState(values[9]), ReturnReason(values[10])]
    for place in (6, 7, 19):
        values[place] = values[place] or ""
    return QueueRow(*values)


def _lines(reading: Reading, case_id: int) -> tuple[ReturnLineRow, ...]:
    rows = reading.execute(
        select(OrderLine.id, OrderLine.sku_id, Sku.product_id, OrderLine.sku_code, OrderLine.title, OrderLine.spec,
               OrderLine.qty.label("bought"), ReturnLine.qty,
               ReturnLine.unshipped, ReturnLine.good, ReturnLine.damaged, ReturnLine.kept_out, ReturnLine.points,
               ReturnLine.cash_fen, ReturnLine.earn_points)
        .join(OrderLine, OrderLine.id == ReturnLine.line_id)
        .outerjoin(Sku, Sku.id == OrderLine.sku_id)
        .where(ReturnLine.case_id == case_id)
        .order_by(OrderLine.position, OrderLine.id)
    )  # fmt: skip
    return tuple(ReturnLineRow(*row) for row in rows)
