"""Bills against the shop's payments and refunds: what agrees, what is missing here, missing there, and other amounts.

Nothing of this is stored: a payment that somebody confirms later agrees from then on. A payment is found by its
provider's number, else by its order and amount; a refund by its number, else by its payment and amount.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import select

from desktop.models.bill import Statement, StatementRow
from desktop.models.order import Order, Payment, Refund
from desktop.models.provider import RefundSending
from desktop.models.vocabulary import Permission, RefundState
from desktop.services.access import staff_names
from desktop.services.errors import NotFound
from desktop.services.payments import IMPORTED
from desktop.services.refunds import NOT_COUNTED
from desktop.services.settings import read_settings
from desktop.services.statements.reading import RowKind
from desktop.services.transaction import Reading, query

PAGE_MOST = 500
_CHUNK = 500
# a payment at midnight may stand in the bill of the day before or after
EDGE = timedelta(minutes=5)


class Verdict(StrEnum):
    MATCHED = "MATCHED"
    MISSING_HERE = "MISSING_HERE"
    MISSING_THERE = "MISSING_THERE"
    AMOUNT_DIFFERS = "AMOUNT_DIFFERS"
    NOT_DONE_HERE = "NOT_DONE_HERE"


class NextStep(StrEnum):
    """What is right to do about a difference; each leads to an act that there is."""

    CONFIRM_BY_PROOF = "CONFIRM_BY_PROOF"
    ASK_PROVIDER = "ASK_PROVIDER"
    PROPOSE_REFUND = "PROPOSE_REFUND"
    RECORD_REFUND = "RECORD_REFUND"
    FIND_ORDER = "FIND_ORDER"


@dataclass(frozen=True, slots=True)
class Difference:
    """One payment or refund on which the bill and the shop differ; a side that has nothing of it has no amount."""

    verdict: Verdict
    kind: RowKind
    number: str
    order_no: str
    order_id: int | None
    there_fen: int | None
    here_fen: int | None
    at: datetime
    step: NextStep


@dataclass(frozen=True, slots=True)
class BillLine:
    """A bill in the list."""

    id: int
    method: str
    file_name: str
    since: date
    until: date
    payments: int
    payment_fen: int
    refunds: int
    refund_fen: int
    fee_e5: int
    imported_by: str
    imported_at: datetime


@dataclass(frozen=True, slots=True)
class StatementReport:
    """Of all that bills tell of its days, for a row may have come in with another bill. matched counts rows that agree;
    differences in the order of their time, at most PAGE_MOST of each verdict.
    """

    statement: BillLine
    ok: bool
    matched: int
    matched_fen: int
    counts: dict[Verdict, int]
    differences: tuple[Difference, ...]
    now: datetime
    zone: str


@query(Permission.FIGURES)
def statement_list(reading: Reading, *, before: int | None = None, limit: int = 100) -> tuple[BillLine, ...]:
    """Newest first."""
    names = staff_names(reading)
    return tuple(_row(row, names) for row in reading.execute(_columns(before, limit)))


def _columns(before: int | None, limit: int) -> Any:
    names = ("id", "method", "file_name", "since", "until", "payments", "payment_fen", "refunds", "refund_fen",
             "fee_e5", "imported_by", "imported_at", "covers")  # fmt: skip
    wanted = select(*(getattr(Statement, name) for name in names)).order_by(Statement.id.desc())
    if before is not None:
        wanted = wanted.where(Statement.id < before)
    return wanted.limit(min(limit, PAGE_MOST))


def _row(row: Any, names: Any) -> BillLine:
    return BillLine(
        row.id, row.method, row.file_name, row.since, row.until, row.payments, row.payment_fen, row.refunds,
        row.refund_fen, row.fee_e5, names.get(row.imported_by, row.imported_by), row.imported_at,
    )  # fmt: skip


@query(Permission.FIGURES)
def statement_report(reading: Reading, statement_id: int) -> StatementReport:
    """Raises NotFound."""
    row = reading.execute(_columns(None, 1).where(Statement.id == statement_id)).one_or_none()
    if row is None:
        raise NotFound("statement", str(statement_id))
    settings = read_settings(reading)
    first, end = settings.start_of(row.since), settings.start_of(row.until + timedelta(days=1))
    since, until = first + EDGE, end - EDGE
    rows = reading.execute(
        select(StatementRow.kind, StatementRow.number, StatementRow.payment_no, StatementRow.order_no,
               StatementRow.refund_no, StatementRow.amount_fen, StatementRow.at)
        .where(StatementRow.method == row.method, StatementRow.at >= first, StatementRow.at < end)
        .order_by(StatementRow.at, StatementRow.id)
    ).all()  # fmt: skip
    paid = [one for one in rows if one.kind == RowKind.PAYMENT.value]
    back = [one for one in rows if one.kind == RowKind.REFUND.value]
    orders = _orders(reading, {one.order_no for one in rows})
    found: list[Difference] = []
    matched = [
        *_payments(reading, row.method, paid, orders, found), *_refunds(reading, row.method, back, orders, found),
    ]  # fmt: skip
    covers = row.covers.split()
    if RowKind.PAYMENT.value in covers:
        found += _payments_unheard_of(reading, row.method, since, until)
    if RowKind.REFUND.value in covers:
        found += _refunds_unheard_of(reading, row.method, since, until)
    found.sort(key=lambda one: (one.at, one.number))
    counts: dict[Verdict, int] = defaultdict(int)
    kept: list[Difference] = []
    for one in found:
        counts[one.verdict] += 1
        if counts[one.verdict] <= PAGE_MOST:
            kept.append(one)
    return StatementReport(
        _row(row, staff_names(reading)), not found, len(matched), sum(matched), dict(counts), tuple(kept), reading.now,
        settings.zone,
    )  # fmt: skip


def _payments(
    reading: Reading, method: str, rows: list[Any], orders: dict[str, int], found: list[Difference]
) -> list[int]:  # fmt: skip
    """Amounts of the rows that agree."""
    columns = (Payment.id, Payment.reference, Payment.order_id, Payment.amount_fen, Payment.problem)
    by_number = {
        one.reference: one
        for numbers in _chunks({row.number for row in rows})
        for one in reading.execute(
            select(*columns).where(Payment.method == method, Payment.reference.in_(numbers))
        )
    }  # fmt: skip
    of_order: dict[int, list[Any]] = defaultdict(list)
    for ids in _chunks({orders[row.order_no] for row in rows if row.order_no in orders}):
        for one in reading.execute(select(*columns).where(Payment.order_id.in_(ids), Payment.method == method)):
            of_order[one.order_id].append(one)
    used, agreed = {one.id for one in by_number.values()}, list[int]()
    for row in rows:
        here = by_number.get(row.number) or _alike(row, orders, of_order, used)
        order_id = here.order_id if here is not None else orders.get(row.order_no)
        if here is None:
            step = NextStep.FIND_ORDER if order_id is None else NextStep.CONFIRM_BY_PROOF
            found.append(_difference(Verdict.MISSING_HERE, row, order_id, None, step))
        elif here.amount_fen != row.amount_fen:
            found.append(_difference(Verdict.AMOUNT_DIFFERS, row, order_id, here.amount_fen, NextStep.PROPOSE_REFUND))
        else:
            agreed.append(row.amount_fen)
    return agreed


def _refunds(
    reading: Reading, method: str, rows: list[Any], orders: dict[str, int], found: list[Difference]
) -> list[int]:  # fmt: skip
    numbers = {one for row in rows for one in (row.refund_no, row.number) if one}
    by_number: dict[str, Any] = {}
    columns = (Refund.id, Refund.order_id, Refund.amount_fen, Refund.state, Payment.reference)
    joined = select(RefundSending.refund_no, Refund.reference.label("told"), *columns).join(
        Payment, Payment.id == Refund.payment_id
    ).outerjoin(RefundSending, RefundSending.refund_id == Refund.id)  # fmt: skip
    for part in _chunks(numbers):
        for condition in (RefundSending.refund_no.in_(part), Refund.reference.in_(part)):
            for one in reading.execute(joined.where(Payment.method == method, condition)):
                by_number.update({name: one for name in (one.refund_no, one.told) if name})
    of_order: dict[int, list[Any]] = defaultdict(list)
    for ids in _chunks({orders[row.order_no] for row in rows if row.order_no in orders}):
        counted = joined.where(Refund.order_id.in_(ids), Refund.state.not_in(NOT_COUNTED), Payment.method == method)
        for one in reading.execute(counted):
            of_order[one.order_id].append(one)
    used, agreed = {one.id for one in by_number.values()}, list[int]()
    for row in rows:
        here = (
            by_number.get(row.refund_no) or by_number.get(row.number) or _alike(row, orders, of_order, used)
        )  # fmt: skip
        order_id = here.order_id if here is not None else orders.get(row.order_no)
        if here is None:
            step = NextStep.FIND_ORDER if order_id is None else NextStep.ASK_PROVIDER
            found.append(_difference(Verdict.MISSING_HERE, row, order_id, None, step))
        elif here.amount_fen != row.amount_fen:
            found.append(_difference(Verdict.AMOUNT_DIFFERS, row, order_id, here.amount_fen, NextStep.ASK_PROVIDER))
        elif here.state != RefundState.DONE.value:
            found.append(_difference(Verdict.NOT_DONE_HERE, row, order_id, here.amount_fen, NextStep.RECORD_REFUND))
        else:
            agreed.append(row.amount_fen)
    return agreed


def _alike(row: Any, orders: dict[str, int], of_order: dict[int, list[Any]], used: set[int]) -> Any:
    """Recorded by hand with the proof's own number: the order and the amount tell. Each stands for one row only."""
    found = next(
        (one for one in of_order[orders.get(row.order_no, 0)] if one.id not in used and one.amount_fen == row.amount_fen),
        None,
    )  # fmt: skip
    if found is not None:
        used.add(found.id)
    return found


def _payments_unheard_of(reading: Reading, method: str, since: datetime, until: datetime) -> Iterable[Difference]:
    """Payments of the shop on these days that no bill tells of, by number or by order and amount."""
    named = (
        select(StatementRow.id)
        .where(
            StatementRow.method == method, StatementRow.kind == RowKind.PAYMENT.value,
            StatementRow.number == Payment.reference,
        )
        .exists()
    )  # fmt: skip
    alike = (
        select(StatementRow.id)
        .where(
            StatementRow.order_no == Order.order_no, StatementRow.method == method,
            StatementRow.kind == RowKind.PAYMENT.value, StatementRow.amount_fen == Payment.amount_fen,
        )
        .exists()
    )  # fmt: skip
    rows = reading.execute(
        select(Payment.reference, Payment.amount_fen, Payment.at, Order.order_no, Order.id)
        .join(Order, Order.id == Payment.order_id)
        .where(
            Payment.method == method, Payment.at.between(since, until), Payment.recorded_by != IMPORTED,
            Payment.amount_fen > 0, ~named, ~alike,
        )
        .order_by(Payment.at, Payment.id)
    )  # fmt: skip
    for row in rows:
        yield Difference(
            Verdict.MISSING_THERE, RowKind.PAYMENT, row.reference, row.order_no, row.id, None, row.amount_fen, row.at,
            NextStep.ASK_PROVIDER,
        )  # fmt: skip


def _refunds_unheard_of(reading: Reading, method: str, since: datetime, until: datetime) -> Iterable[Difference]:
    alike = (
        select(StatementRow.id)
        .where(
            StatementRow.order_no == Order.order_no, StatementRow.method == method,
            StatementRow.kind == RowKind.REFUND.value, StatementRow.amount_fen == Refund.amount_fen,
        )
        .exists()
    )  # fmt: skip
    rows = reading.execute(
        select(Refund.reference, Refund.amount_fen, Refund.done_at, Order.order_no, Order.id)
        .join(Order, Order.id == Refund.order_id)
        .join(Payment, Payment.id == Refund.payment_id)
        .where(
            Payment.method == method, Refund.state == RefundState.DONE.value, Refund.done_at.between(since, until),
            Refund.done_at.is_not(None), Payment.recorded_by != IMPORTED, ~alike,
        )
        .order_by(Refund.done_at, Refund.id)
    )  # fmt: skip
    for row in rows:
        yield Difference(
            Verdict.MISSING_THERE, RowKind.REFUND, row.reference or "", row.order_no, row.id, None, row.amount_fen,
            row.done_at, NextStep.ASK_PROVIDER,
        )  # fmt: skip


def _difference(verdict: Verdict, row: Any, order_id: int | None, here_fen: int | None, step: NextStep) -> Difference:
    return Difference(
        verdict, RowKind(row.kind), row.number, row.order_no, order_id, row.amount_fen, here_fen, row.at, step
    )


def _orders(reading: Reading, numbers: set[str]) -> dict[str, int]:
    return {
        number: order_id
        for part in _chunks(numbers)
        for number, order_id in reading.execute(select(Order.order_no, Order.id).where(Order.order_no.in_(part)))
    }


def _chunks(values: Iterable[Any]) -> Iterable[list[Any]]:
    every = sorted(values)
    return (every[start : start + _CHUNK] for start in range(0, len(every), _CHUNK))
