"""审计: who did what, newest first, by person, order, member, act and days; and one entry in full with its proof.

A page reads at most SCAN_MOST rows of one index: where few of them fit, it ends early and its cursor goes on from there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func, or_, select

from desktop.models.catalogue import Sku
from desktop.models.journal import Audit
from desktop.models.member import Member
from desktop.models.order import Order
from desktop.models.staff import Role, Staff, StaffSession
from desktop.models.vocabulary import OrderStatus, Permission
from desktop.services.access import staff_names
from desktop.services.audit import sealed_through
from desktop.services.audit_macs import AUDIT_MACKED, audit_mac
from desktop.services.errors import Invalid, NotFound
from desktop.services.settings import read_settings
from desktop.services.transaction import Reading, query

SCAN_MOST, PAGE_MOST = 3_000, 500
NEAR = timedelta(minutes=5)
_NEAR_MOST = 3


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """actor is a key: "staff:7", "worker", "storefront". about: an order number, else a member's account or card.

    acts are names on record, for looks the AccessAct values. Days are the shop's, both inclusive.
    """

    actor: str = ""
    acts: tuple[str, ...] = ()
    about: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ActRow:
    """who is a name, or "worker", "storefront"; subject_name its number, account, code or name, "" for none."""

    id: int
    at: datetime
    actor: str
    who: str
    role: str
    act: str
    subject: str
    subject_id: int
    subject_name: str
    order_id: int | None
    reason: str
    pc: str


@dataclass(frozen=True, slots=True)
class ActPage:
    """next: the cursor of the page after, None at the end. unknown: nothing has the number that was asked about."""

    rows: tuple[ActRow, ...]
    next: str | None
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class ActEntry:
    """whole: the row is as it was written. sealed: a batch of the chain covers it. near: hers, minutes before and after."""

    row: ActRow
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    from_status: OrderStatus | None
    to_status: OrderStatus | None
    command_id: str
    session_id: int
    session_since: datetime
    seq: int
    whole: bool
    sealed: bool
    near: tuple[ActRow, ...]


@dataclass(frozen=True, slots=True)
class AuditChoices:
    """people are (actor key, name, role), the shop's own machinery last with neither."""

    people: tuple[tuple[str, str, str], ...]
    zone: str


_COLUMNS = (
    Audit.id, Audit.at, Audit.actor, Audit.act, Audit.subject, Audit.subject_id, Audit.order_id, Audit.reason, Audit.pc,
    Staff.name.label("who"), Role.name.label("role"),
)  # fmt: skip


@query(Permission.READ_AUDIT)
def audit_choices(reading: Reading) -> AuditChoices:
    rows = reading.execute(
        select(Staff.id, Staff.name, Role.name)
        .join(Role, Role.id == Staff.role_id)
        .order_by(Staff.active.desc(), Staff.id)
    )
    people = [(f"staff:{staff_id}", name, role) for staff_id, name, role in rows]
    return AuditChoices(
        (*people, ("worker", "", ""), ("storefront", "", ""), ("new_pc", "", "")), read_settings(reading).zone
    )


@query(Permission.READ_AUDIT)
def find_acts(reading: Reading, chosen: AuditFilter, *, after: str | None = None, limit: int = 100) -> ActPage:
    """Raises Invalid for reversed days, a foreign cursor or a limit out of range."""
    check(chosen, limit)
    found = subject_of(reading, chosen.about)
    if chosen.about.strip() and found is None:
        return ActPage((), None, unknown=True)
    leading, rest = _conditions(chosen, found)
    leading += [*_days(reading, chosen, Audit.at), *_past(after)]
    scan = (
        select(Audit.id, Audit.at, Audit.actor, Audit.act)
        .where(*leading)
        .order_by(Audit.at.desc(), Audit.id.desc())
        .limit(SCAN_MOST)
        .subquery()
    )
    fitting = select(scan.c.id).where(*[getattr(scan.c, name).in_(values) for name, values in rest.items()])
    ids = reading.execute(fitting.order_by(scan.c.at.desc(), scan.c.id.desc()).limit(limit + 1)).scalars().all()
    rows = _rows(reading, ids[:limit])
    if len(ids) > limit:
        return ActPage(rows, cursor_of(rows[-1].at, rows[-1].id))
    if not rest:
        return ActPage(rows, None)
    last = reading.execute(select(scan.c.at, scan.c.id).order_by(scan.c.at, scan.c.id).limit(1)).one_or_none()
    full = last is not None and reading.scalar(select(func.count()).select_from(scan)) == SCAN_MOST
    return ActPage(rows, cursor_of(last.at, last.id) if last is not None and full else None)


@query(Permission.READ_AUDIT)
def act_entry(reading: Reading, entry_id: int) -> ActEntry:
    """One row in full, its MAC computed again. Raises NotFound."""
    columns = [getattr(Audit, name) for name in AUDIT_MACKED]
    found = reading.execute(
        select(Audit.mac, StaffSession.started_at, *columns)
        .join(StaffSession, StaffSession.id == Audit.session_id)
        .where(Audit.id == entry_id)
    ).one_or_none()
    if found is None:
        raise NotFound("entry", str(entry_id))
    values = dict(zip(AUDIT_MACKED, found[2:], strict=True))
    (row,) = _rows(reading, [entry_id])
    around = select(Audit.id).where(
        Audit.actor == row.actor, Audit.at.between(row.at - NEAR, row.at + NEAR), Audit.id != entry_id
    )
    before = around.where(Audit.id < entry_id).order_by(Audit.at.desc(), Audit.id.desc()).limit(_NEAR_MOST)
    later = around.where(Audit.id > entry_id).order_by(Audit.at, Audit.id).limit(_NEAR_MOST)
    near = [*reading.execute(before).scalars(), *reading.execute(later).scalars()]
    after = json.loads(values["after"])
    if row.act == "assign_order" and after.get("staff") is not None:
        after["staff"] = staff_names(reading).get(f"staff:{after['staff']}", "")
    return ActEntry(
        row, json.loads(values["before"]), after,
        OrderStatus(values["from_status"]) if values["from_status"] else None,
        OrderStatus(values["to_status"]) if values["to_status"] else None,
        values["command_id"] or "", values["session_id"], found.started_at, values["seq"],
        audit_mac(reading.audit_key, values) == found.mac, sealed_through(reading) >= entry_id,
        tuple(reversed(_rows(reading, near))),
    )  # fmt: skip


def check(chosen: AuditFilter, limit: int) -> None:
    if not 1 <= limit <= PAGE_MOST:
        raise Invalid("limit", "out_of_range", PAGE_MOST)
    if chosen.since and chosen.until and chosen.since > chosen.until:
        raise Invalid("days", "range_reversed")


def subject_of(reading: Reading, about: str) -> tuple[str, int] | None:
    """('order', id) or ('member', id) by a number that a person typed."""
    about = about.strip()
    if not about:
        return None
    order = reading.scalar(select(Order.id).where(Order.order_no.in_({about, about.upper()})).limit(1))
    if order is not None:
        return "order", order
    member = reading.scalar(
        select(Member.id).where(or_(Member.account.in_({about, about.upper()}), Member.card_no == about)).limit(1)
    )
    return None if member is None else ("member", member)


def cursor_of(at: datetime, row_id: int) -> str:
    return f"{at.astimezone(UTC).isoformat()}~{row_id}"


def read_cursor(after: str) -> tuple[datetime, int]:
    """Raises Invalid for what isn't one."""
    moment, _, row_id = after.partition("~")
    try:
        at, number = datetime.fromisoformat(moment), int(row_id)
    except ValueError:
        raise Invalid("after", "foreign") from None
    if at.tzinfo is None:
        raise Invalid("after", "foreign")
    return at, number


def _conditions(
    chosen: AuditFilter, found: tuple[str, int] | None
) -> tuple[list[ColumnElement[bool]], dict[str, Sequence[str]]]:
    """What one index leads to, and what is left to look through in its rows."""
    rest: dict[str, Sequence[str]] = {}
    if chosen.actor:
        rest["actor"] = (chosen.actor,)
    if chosen.acts:
        rest["act"] = chosen.acts
    if found is not None and found[0] == "order":
        return [Audit.order_id == found[1]], rest
    if found is not None:
        return [Audit.subject == found[0], Audit.subject_id == found[1]], rest
    if chosen.actor:
        return [Audit.actor == rest.pop("actor")[0]], rest
    if len(chosen.acts) == 1:
        return [Audit.act == rest.pop("act")[0]], rest
    return [], rest


def _days(reading: Reading, chosen: AuditFilter, column: Any) -> list[ColumnElement[bool]]:
    start, end = read_settings(reading).span(chosen.since, chosen.until)
    parts: list[ColumnElement[bool]] = []
    if start is not None:
        parts.append(column >= start)
    if end is not None:
        parts.append(column < end)
    return parts


def _past(after: str | None) -> list[ColumnElement[bool]]:
    if after is None:
        return []
    at, row_id = read_cursor(after)
    return [Audit.at <= at, or_(Audit.at < at, and_(Audit.at == at, Audit.id < row_id))]


def _rows(reading: Reading, ids: Sequence[int]) -> tuple[ActRow, ...]:
    """Newest first."""
    if not ids:
        return ()
    rows = reading.execute(
        select(*_COLUMNS)
        .outerjoin(StaffSession, StaffSession.id == Audit.session_id)
        .outerjoin(Staff, Staff.id == StaffSession.staff_id)
        .outerjoin(Role, Role.id == Staff.role_id)
        .where(Audit.id.in_(ids))
        .order_by(Audit.at.desc(), Audit.id.desc())
    ).all()
    names = _names(reading, rows)
    return tuple(
        ActRow(
            row.id, row.at, row.actor, row.who or row.actor, row.role or "", row.act, row.subject, row.subject_id,
            names.get(("order", row.order_id), "") or names.get((row.subject, row.subject_id), ""), row.order_id,
            row.reason, row.pc,
        )
        for row in rows
    )  # fmt: skip


def _names(reading: Reading, rows: Sequence[Row[*tuple[Any, ...]]]) -> dict[tuple[str, int | None], str]:
    wanted: dict[str, set[int]] = {"order": {row.order_id for row in rows if row.order_id is not None}}
    for row in rows:
        wanted.setdefault(row.subject, set()).add(row.subject_id)
    return {
        (kind, key): name
        for kind, (key_column, name_column) in {
            "order": (Order.id, Order.order_no), "member": (Member.id, Member.account), "sku": (Sku.id, Sku.code),
            "staff": (Staff.id, Staff.name), "role": (Role.id, Role.name),
        }.items()
        if wanted.get(kind)
        for key, name in reading.execute(select(key_column, name_column).where(key_column.in_(wanted[kind])))
    }  # fmt: skip
