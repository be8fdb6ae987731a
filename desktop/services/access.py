"""谁看过: who looked at an order or a member, when, why and from which PC. Only for who may read the audit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Executable, func, select

from desktop.models.built import built_once
from desktop.models.journal import Access, AccessSubject
from desktop.models.staff import Role, Staff
from desktop.models.vocabulary import AccessAct, Permission
from desktop.services.transaction import Reading, query

LOOKS_MOST = 500
# with an order or a member, before the whole list is asked for
LOOKS_TOLD = 5


@dataclass(frozen=True, slots=True)
class LookRow:
    """role as the shop calls it; at is UTC."""

    at: datetime
    who: str
    role: str
    act: AccessAct
    reason: str
    pc: str


@query(Permission.READ_AUDIT)
def order_looks(reading: Reading, order_id: int) -> tuple[LookRow, ...]:
    """The newest LOOKS_MOST looks at an order, newest first."""
    return looks_at(reading, "order", order_id, limit=LOOKS_MOST)


@query(Permission.READ_AUDIT)
def member_looks(reading: Reading, member_id: int) -> tuple[LookRow, ...]:
    """The newest LOOKS_MOST looks at a member, newest first."""
    return looks_at(reading, "member", member_id, limit=LOOKS_MOST)


@built_once
def _looks(subject: str, subject_id: int, limit: int) -> Executable:
    return (
        select(Access.at, Access.actor, Staff.name, Role.name.label("role"), Access.act, Access.reason, Access.pc)
        .join(AccessSubject, AccessSubject.access_id == Access.id)
        .outerjoin(Staff, Staff.id == Access.staff_id)
        .outerjoin(Role, Role.id == Staff.role_id)
        .where(AccessSubject.subject == subject, AccessSubject.subject_id == subject_id)
        .order_by(Access.id.desc())
        .limit(limit)
    )  # fmt: skip


@built_once
def _look_count(subject: str, subject_id: int) -> Executable:
    count = select(func.count()).select_from(AccessSubject)
    return count.where(AccessSubject.subject == subject, AccessSubject.subject_id == subject_id)


@built_once
def _names() -> Executable:
    return select(Staff.id, Staff.name)


def looks_at(reading: Reading, subject: str, subject_id: int, *, limit: int) -> tuple[LookRow, ...]:
    rows = reading.execute(_looks(subject, subject_id, limit))
    return tuple(
        LookRow(row.at, row.name or row.actor, row.role or "", AccessAct(row.act), row.reason, row.pc) for row in rows
    )


def count_looks(reading: Reading, subject: str, subject_id: int) -> int:
    return int(reading.scalar(_look_count(subject, subject_id)))


def staff_names(reading: Reading) -> Mapping[str, str]:
    """Names by actor key, "staff:7"."""
    return {f"staff:{staff_id}": name for staff_id, name in reading.execute(_names())}
