"""谁看过, of the whole shop: who looked at what, newest first, by person, order, member, way of looking and days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select

from desktop.models.journal import Access, AccessSubject
from desktop.models.member import Member
from desktop.models.order import Order
from desktop.models.staff import Role, Staff
from desktop.models.vocabulary import AccessAct, Permission
from desktop.services.audit_queries import NEAR, SCAN_MOST, AuditFilter, check, cursor_of, read_cursor, subject_of
from desktop.services.errors import NotFound
from desktop.services.settings import read_settings
from desktop.services.transaction import Reading, query

SUBJECTS_MOST = 50
_NEAR_MOST = 3


@dataclass(frozen=True, slots=True)
class LookLine:
    """orders and members are (id, number) of what was looked at, the first few of count."""

    id: int
    at: datetime
    actor: str
    who: str
    role: str
    act: AccessAct
    reason: str
    pc: str
    orders: tuple[tuple[int, str], ...]
    members: tuple[tuple[int, str], ...]
    count: int


@dataclass(frozen=True, slots=True)
class LookPage:
    """next: the cursor of the page after, None at the end. unknown: nothing has the number that was asked about."""

    rows: tuple[LookLine, ...]
    next: str | None
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class LookEntry:
    """near: her other looks, minutes before and after, newest first."""

    row: LookLine
    near: tuple[LookLine, ...]


@query(Permission.READ_AUDIT)
def find_looks(reading: Reading, chosen: AuditFilter, *, after: str | None = None, limit: int = 100) -> LookPage:
    """Raises Invalid as find_acts does."""
    check(chosen, limit)
    found = subject_of(reading, chosen.about)
    if chosen.about.strip() and found is None:
        return LookPage((), None, unknown=True)
    rest: dict[str, Sequence[str]] = {}
    if chosen.actor:
        rest["actor"] = (chosen.actor,)
    if chosen.acts:
        rest["act"] = chosen.acts
    scan = select(Access.id, Access.at, Access.actor, Access.act)
    if found is not None:
        of_it = select(AccessSubject.access_id).where(
            AccessSubject.subject == found[0], AccessSubject.subject_id == found[1]
        )
        scan = scan.where(Access.id.in_(of_it.order_by(AccessSubject.access_id.desc()).limit(SCAN_MOST)))
    elif chosen.actor:
        scan = scan.where(Access.actor == rest.pop("actor")[0])
    elif len(chosen.acts) == 1:
        scan = scan.where(Access.act == rest.pop("act")[0])
    start, end = read_settings(reading).span(chosen.since, chosen.until)
    if start is not None:
        scan = scan.where(Access.at >= start)
    if end is not None:
        scan = scan.where(Access.at < end)
    part = scan.where(*_past(after)).order_by(Access.at.desc(), Access.id.desc()).limit(SCAN_MOST).subquery()
    fitting = select(part.c.id).where(*[getattr(part.c, name).in_(values) for name, values in rest.items()])
    ids = reading.execute(fitting.order_by(part.c.at.desc(), part.c.id.desc()).limit(limit + 1)).scalars().all()
    rows = _lines(reading, ids[:limit])
    if len(ids) > limit:
        return LookPage(rows, cursor_of(rows[-1].at, rows[-1].id))
    if not rest:
        return LookPage(rows, None)
    last = reading.execute(select(part.c.at, part.c.id).order_by(part.c.at, part.c.id).limit(1)).one_or_none()
    full = last is not None and reading.scalar(select(func.count()).select_from(part)) == SCAN_MOST
    return LookPage(rows, cursor_of(last.at, last.id) if last is not None and full else None)


@query(Permission.READ_AUDIT)
def look_entry(reading: Reading, access_id: int) -> LookEntry:
    """One look with what it was at, up to SUBJECTS_MOST. Raises NotFound."""
    lines = _lines(reading, [access_id])
    if not lines:
        raise NotFound("entry", str(access_id))
    row = lines[0]
    around = select(Access.id).where(
        Access.actor == row.actor, Access.at.between(row.at - NEAR, row.at + NEAR), Access.id != access_id
    )
    before = around.where(Access.id < access_id).order_by(Access.at.desc(), Access.id.desc()).limit(_NEAR_MOST)
    later = around.where(Access.id > access_id).order_by(Access.at, Access.id).limit(_NEAR_MOST)
    near = [*reading.execute(before).scalars(), *reading.execute(later).scalars()]
    return LookEntry(row, _lines(reading, near))


def _past(after: str | None) -> list[ColumnElement[bool]]:
    if after is None:
        return []
    at, row_id = read_cursor(after)
    return [Access.at <= at, or_(Access.at < at, and_(Access.at == at, Access.id < row_id))]


def _lines(reading: Reading, ids: Sequence[int]) -> tuple[LookLine, ...]:
    """Newest first."""
    if not ids:
        return ()
    rows = reading.execute(
        select(Access.id, Access.at, Access.actor, Staff.name.label("who"), Role.name.label("role"), Access.act,
               Access.reason, Access.pc)
        .outerjoin(Staff, Staff.id == Access.staff_id)
        .outerjoin(Role, Role.id == Staff.role_id)
        .where(Access.id.in_(ids))
        .order_by(Access.at.desc(), Access.id.desc())
    ).all()  # fmt: skip
    counted = select(AccessSubject.access_id, func.count()).where(AccessSubject.access_id.in_(ids))
    counts = {row[0]: row[1] for row in reading.execute(counted.group_by(AccessSubject.access_id))}
    numbers = {kind: _numbers(reading, ids, kind) for kind in ("order", "member")}
    return tuple(
        LookLine(
            row.id, row.at, row.actor, row.who or row.actor, row.role or "", AccessAct(row.act), row.reason, row.pc,
            tuple(numbers["order"].get(row.id, ())), tuple(numbers["member"].get(row.id, ())), counts.get(row.id, 0),
        )
        for row in rows
    )  # fmt: skip


def _numbers(reading: Reading, ids: Sequence[int], kind: str) -> dict[int, list[tuple[int, str]]]:
    """By access id: (subject's id, its number) of the first SUBJECTS_MOST."""
    key, name = (Order.id, Order.order_no) if kind == "order" else (Member.id, Member.account)
    ranked: Any = (
        select(
            AccessSubject.access_id, AccessSubject.subject_id,
            func.row_number()
            .over(partition_by=AccessSubject.access_id, order_by=AccessSubject.subject_id)
            .label("place"),
        )
        .where(AccessSubject.access_id.in_(ids), AccessSubject.subject == kind)
        .subquery()
    )  # fmt: skip
    told: dict[int, list[tuple[int, str]]] = {}
    for access_id, subject_id, number in reading.execute(
        select(ranked.c.access_id, ranked.c.subject_id, name)
        .join(key.class_, key == ranked.c.subject_id)
        .where(ranked.c.place <= SUBJECTS_MOST)
        .order_by(ranked.c.access_id, ranked.c.subject_id)
    ):
        told.setdefault(access_id, []).append((subject_id, number))
    return told
