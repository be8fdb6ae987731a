"""Mends: proposed by one person who may mend the books, posted by a second one, once, if the books are still as they were.

preview = office.ask(actor, mend_preview, "member", 7)      the cause, the rows that differ, what would be done
office.do(actor, propose_mend, "member", 7, reason="…")      office.do(second, approve_mend, mend_id)
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import select, update

from desktop.models.catalogue import Sku
from desktop.models.member import Member, MemberTotal
from desktop.models.mend import Mend
from desktop.models.order import Order, OrderException
from desktop.models.vocabulary import AdjustmentState, ExceptionKind, Permission
from desktop.services.access import staff_names
from desktop.services.errors import AlreadySo, BreakChanged, Decided, Invalid, NotFound, NotMendable
from desktop.services.exception_cases import close_case
from desktop.services.findings import Diagnosis, Entry
from desktop.services.mends.diagnosis import finding_of
from desktop.services.mends.figure_books import hold_figures
from desktop.services.mends.finding import Finding
from desktop.services.mends.steps import Step, apply_steps
from desktop.services.points import lock_balance
from desktop.services.settings import read_settings
from desktop.services.stock import stock_rows
from desktop.services.transaction import Reading, Tx, action, insert_row, query
from desktop.services.two_persons import checked_reason, second_person

PAGE_MOST = 500
_PLAN = TypeAdapter(tuple[Step, ...])
_NUMBERS: dict[str, tuple[Any, Any]] = {
    "member": (Member.id, Member.account), "member_total": (Member.id, Member.account), "sku": (Sku.id, Sku.code),
    "order": (Order.id, Order.order_no),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class MendRow:
    """number names the subject: an account, a SKU's code, an order's number, "". People by name, times in UTC.

    sole: the one who proposed it decided too (单人复核).
    """

    id: int
    subject: str
    subject_id: int
    number: str
    diagnosis: Diagnosis
    steps: tuple[Step, ...]
    state: AdjustmentState
    reason: str
    proposed_by: str
    proposed_at: datetime
    decided_by: str
    decided_at: datetime | None
    decision: str
    sole: bool


@dataclass(frozen=True, slots=True)
class MendPreview:
    """What would be done now; no steps where no entry sets it right. proposed waits for its second person."""

    subject: str
    subject_id: int
    number: str
    diagnosis: Diagnosis
    entries: tuple[Entry, ...]
    steps: tuple[Step, ...]
    proposed: MendRow | None


@query(Permission.SEE)
def mend_preview(reading: Reading, subject: str, subject_id: int) -> MendPreview:
    """Raises NotFound."""
    finding = finding_of(reading, subject, subject_id)
    steps = () if finding.blocked else tuple(finding.steps)
    waiting = reading.execute(
        _rows().where(
            Mend.subject == subject, Mend.subject_id == subject_id, Mend.state == AdjustmentState.PROPOSED.value
        )
    ).one_or_none()
    return MendPreview(
        subject, subject_id, _number(reading, subject, subject_id), finding.diagnosis, tuple(finding.entries), steps,
        None if waiting is None else _as_row(reading, waiting, staff_names(reading)),
    )  # fmt: skip


@query(Permission.SEE)
def find_mends(
    reading: Reading, *, state: AdjustmentState | None = None, before: int | None = None, limit: int = 100
) -> tuple[MendRow, ...]:
    """Newest first; before: the id of the last row of the page before. Raises Invalid."""
    if not 1 <= limit <= PAGE_MOST:
        raise Invalid("limit", "out_of_range", PAGE_MOST)
    wanted = _rows()
    if state is not None:
        wanted = wanted.where(Mend.state == state.value)
    if before is not None:
        wanted = wanted.where(Mend.id < before)
    names = staff_names(reading)
    found = reading.execute(wanted.order_by(Mend.id.desc()).limit(limit)).all()
    return tuple(_as_row(reading, row, names) for row in found)


@action(Permission.MEND)
def propose_mend(tx: Tx, subject: str, subject_id: int, *, reason: str) -> MendRow:
    """What would set the subject's books right, for somebody else to approve.

    Raises NotFound, Invalid; NotMendable: nothing differs, or no entry sets it right; AlreadySo: one waits already.
    """
    reason = checked_reason(reason, needed=True)
    _hold(tx, subject, subject_id)
    finding = _mendable(finding_of(tx, subject, subject_id))
    waiting = select(Mend.id).where(
        Mend.subject == subject, Mend.subject_id == subject_id, Mend.state == AdjustmentState.PROPOSED.value
    )
    if tx.scalar(waiting) is not None:
        raise AlreadySo("propose_mend")
    mend_id = insert_row(
        tx, Mend.id, subject=subject, subject_id=subject_id, diagnosis=finding.diagnosis.value,
        plan=_PLAN.dump_json(tuple(finding.steps)).decode(), state=AdjustmentState.PROPOSED.value, reason=reason,
        proposed_by=tx.actor.key, proposed_at=tx.now, decision="", sole=False,
    )  # fmt: skip
    _record(tx, "propose_mend", mend_id, finding, reason)
    return _row_of(tx, mend_id)


@action(Permission.MEND)
def approve_mend(tx: Tx, mend_id: int, *, reason: str = "", proof: str = "") -> MendRow:
    """Post what somebody else proposed, if the books still want just that. An owner who is the only one with the
    right approves her own after a day, with a reason and the proof of her password.

    Raises NotFound, Decided, SecondPersonNeeded, TooEarlyAlone, PasswordNeeded, BreakChanged, NotMendable.
    """
    reason = checked_reason(reason)
    found = _take(tx, mend_id)
    sole = second_person(
        tx, Permission.MEND, proposed_by=found.proposed_by, proposed_at=found.proposed_at, reason=reason, proof=proof
    )
    _hold(tx, found.subject, found.subject_id)
    day = read_settings(tx).shop_day(found.proposed_at)
    finding = finding_of(tx, found.subject, found.subject_id, day)
    if finding.blocked or _PLAN.validate_json(found.plan) != tuple(finding.steps):
        raise BreakChanged()
    apply_steps(tx, finding.steps, mend_id, found.reason)
    # figures are appended with the act's own, just before the commit
    if found.subject != "figures" and not finding_of(tx, found.subject, found.subject_id, day).whole:
        raise NotMendable(f"{found.subject}:{found.subject_id}", "still_off")
    _decide(tx, mend_id, AdjustmentState.POSTED, reason, sole=sole)
    _close_cases(tx, f"{found.subject}:{found.subject_id}")
    _record(tx, "approve_mend", mend_id, finding, reason, sole=sole)
    return _row_of(tx, mend_id)


@action(Permission.MEND)
def reject_mend(tx: Tx, mend_id: int, *, reason: str) -> MendRow:
    """Nothing is posted; who proposed it may take it back too. Raises NotFound, Decided, Invalid."""
    reason = checked_reason(reason, needed=True)
    found = _take(tx, mend_id)
    _decide(tx, mend_id, AdjustmentState.REJECTED, reason, sole=False)
    tx.record(
        "reject_mend", "mend", mend_id, order_id=_order_of(found.subject, found.subject_id),
        after={"subject": found.subject, "subject_id": found.subject_id}, reason=reason,
    )  # fmt: skip
    return _row_of(tx, mend_id)


def _hold(tx: Tx, subject: str, subject_id: int) -> None:
    """The lock that every act on these books takes: what is looked at stays so until the commit."""
    if subject == "member":
        lock_balance(tx, subject_id)
    elif subject == "sku":
        stock_rows(tx, [subject_id], lock=True)
    elif subject == "figures":
        hold_figures(tx)
    elif subject in ("order", "member_total"):
        key = Order.id if subject == "order" else MemberTotal.member_id
        if tx.scalar(select(key).where(key == subject_id).with_for_update()) is None:
            raise NotFound(subject, str(subject_id))


def _mendable(finding: Finding) -> Finding:
    subject = f"{finding.subject}:{finding.subject_id}"
    if finding.whole:
        raise NotMendable(subject, "whole")
    if not finding.mend:
        raise NotMendable(subject, "no_entry")
    return finding


def _close_cases(tx: Tx, subject: str) -> None:
    """What the nightly reconciliation has entered of it."""
    for cause, facts in tx.execute(
        select(OrderException.cause, OrderException.facts).where(
            OrderException.kind == ExceptionKind.LEDGER_BREAK.value, OrderException.closed_at.is_(None)
        )
    ).all():
        if json.loads(facts).get("mend") == subject:
            close_case(tx, cause, "approve_mend")


def _record(tx: Tx, act: str, mend_id: int, finding: Finding, reason: str, **more: Any) -> None:
    told = {
        "subject": finding.subject, "subject_id": finding.subject_id, "diagnosis": finding.diagnosis.value,
        "steps": json.loads(_PLAN.dump_json(tuple(finding.steps[:20]))), **more,
    }  # fmt: skip
    order_id = _order_of(finding.subject, finding.subject_id)
    tx.record(act, "mend", mend_id, order_id=order_id, after=told, reason=reason)


def _order_of(subject: str, subject_id: int) -> int | None:
    return subject_id if subject == "order" else None


def _take(tx: Tx, mend_id: int) -> Any:
    """The locked row of one that is still to be decided."""
    row = tx.execute(
        select(Mend.subject, Mend.subject_id, Mend.plan, Mend.state, Mend.reason, Mend.proposed_by, Mend.proposed_at)
        .where(Mend.id == mend_id)
        .with_for_update()
    ).one_or_none()
    if row is None:
        raise NotFound("mend", str(mend_id))
    if row.state != AdjustmentState.PROPOSED.value:
        raise Decided(AdjustmentState(row.state))
    return row


def _decide(tx: Tx, mend_id: int, state: AdjustmentState, reason: str, *, sole: bool) -> None:
    tx.execute(
        update(Mend)
        .where(Mend.id == mend_id)
        .values(state=state.value, decided_by=tx.actor.key, decided_at=tx.now, decision=reason, sole=sole)
    )


def _rows() -> Any:
    return select(
        Mend.id, Mend.subject, Mend.subject_id, Mend.diagnosis, Mend.plan, Mend.state, Mend.reason, Mend.proposed_by,
        Mend.proposed_at, Mend.decided_by, Mend.decided_at, Mend.decision, Mend.sole,
    )  # fmt: skip


def _row_of(tx: Tx, mend_id: int) -> MendRow:
    return _as_row(tx, tx.execute(_rows().where(Mend.id == mend_id)).one(), staff_names(tx))


def _number(reading: Reading, subject: str, subject_id: int) -> str:
    if subject not in _NUMBERS:
        return ""
    key, column = _NUMBERS[subject]
    return str(reading.scalar(select(column).where(key == subject_id)) or "")


def _as_row(reading: Reading, row: Any, names: Mapping[str, str]) -> MendRow:
    decided = row.decided_by or ""
    return MendRow(
        row.id, row.subject, row.subject_id, _number(reading, row.subject, row.subject_id), Diagnosis(row.diagnosis),
        _PLAN.validate_json(row.plan), AdjustmentState(row.state), row.reason,
        names.get(row.proposed_by, row.proposed_by), row.proposed_at, names.get(decided, decided), row.decided_at,
        row.decision, row.sole,
    )  # fmt: skip
