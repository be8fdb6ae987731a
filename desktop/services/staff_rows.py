"""The frozen row of a colleague, and how acts find her and her role."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, select, update
from sqlalchemy.orm import aliased

from desktop.models.journal import Audit
from desktop.models.staff import KeyGrant, KeyHolder, Role, RolePermission, Staff, StaffSession
from desktop.models.vocabulary import Permission, Preset
from desktop.services.errors import ChangedByOther, Invalid, NotFound, NotPermitted
from desktop.services.transaction import Reading, Tx


@dataclass(frozen=True, slots=True)
class StaffRow:
    """code_until: an activation code still stands as her password. last_in and pc are of her newest sign-in."""

    id: int
    login: str
    name: str
    role_id: int
    role: str
    active: bool
    must_change: bool
    holds_key: bool
    created_at: datetime
    code_until: datetime | None
    last_in: datetime | None
    pc: str


@dataclass(frozen=True, slots=True)
class StaffInHand:
    id: int
    login: str
    name: str
    role_id: int
    role: str
    active: bool
    must_change: bool
    created_at: datetime


def staff_rows(reading: Reading, *which: ColumnElement[bool]) -> list[StaffRow]:
    """By id: the order in which they came."""
    holding = select(KeyHolder.staff_id).join(KeyGrant, KeyGrant.holder_id == KeyHolder.id)
    holding = holding.where(KeyHolder.staff_id.is_not(None))
    one = aliased(StaffSession)
    newest = select(func.max(one.id)).where(one.staff_id == Staff.id).correlate(Staff).scalar_subquery()
    rows = reading.execute(
        select(Staff.id, Staff.login, Staff.name, Staff.role_id, Role.name.label("role"), Staff.active,
               Staff.must_change, Staff.id.in_(holding).label("holds_key"), Staff.created_at, Staff.activation_until,
               StaffSession.started_at, StaffSession.pc)
        .join(Role, Role.id == Staff.role_id)
        .outerjoin(StaffSession, StaffSession.id == newest)
        .where(*which)
        .order_by(Staff.id)
    ).all()  # fmt: skip
    return [
        StaffRow(
            row.id, row.login, row.name, row.role_id, row.role, row.active, row.must_change, row.holds_key,
            row.created_at, row.activation_until, row.started_at, row.pc or "",
        )
        for row in rows
    ]  # fmt: skip


def staff_row(reading: Reading, staff_id: int) -> StaffRow:
    (row,) = staff_rows(reading, Staff.id == staff_id)
    return row


def take_staff(tx: Tx, login: str) -> StaffInHand:
    """Lock a colleague by login. Raises NotFound."""
    row = tx.execute(
        select(Staff.id, Staff.login, Staff.name, Staff.role_id, Role.name.label("role"), Staff.active,
               Staff.must_change, Staff.created_at)
        .join(Role, Role.id == Staff.role_id)
        .where(Staff.login == login.strip().casefold())
        .with_for_update(of=Staff)
    ).one_or_none()  # fmt: skip
    if row is None:
        raise NotFound("staff", login)
    return StaffInHand(*row)


def keep_an_owner(tx: Tx, leaving: str) -> None:
    """Raises Invalid('login', 'last_owner') unless another owner can sign in when the one with this login goes.

    Owners are locked in one order, before anybody else: two who disable each other can't both succeed.
    """
    owners = tx.execute(
        select(Staff.login)
        .where(Staff.role_id.in_(select(Role.id).where(Role.preset == Preset.OWNER.value)), Staff.active,
               Staff.must_change.is_(False))
        .order_by(Staff.id)
        .with_for_update(of=Staff)
    ).scalars().all()  # fmt: skip
    if set(owners) == {leaving.strip().casefold()}:
        raise Invalid("login", "last_owner")


def role_id_of(tx: Tx, role: str) -> int:
    """By the role's name or its preset; it stays as it is until the commit. Raises NotFound."""
    named = (Role.name == role.strip()) | (Role.preset == role.strip().upper())
    role_id = tx.scalar(select(Role.id).where(named).with_for_update(read=True))
    if role_id is None:
        raise NotFound("role", role)
    return int(role_id)


def rights_of(reading: Reading | Connection, role_id: int) -> frozenset[Permission]:
    names = reading.execute(select(RolePermission.permission).where(RolePermission.role_id == role_id)).scalars()
    return frozenset(Permission(name) for name in names if name in Permission.__members__)


def require_all(tx: Tx, rights: frozenset[Permission]) -> None:
    """Nobody gives away what she hasn't herself. Raises NotPermitted for the first right that the actor lacks."""
    for lacking in sorted(rights - tx.actor.permissions):
        raise NotPermitted(lacking)


def end_sessions(tx: Tx, staff_id: int, reason: str) -> None:
    tx.execute(
        update(StaffSession)
        .where(StaffSession.staff_id == staff_id, StaffSession.ended_at.is_(None))
        .values(ended_at=tx.now, end_reason=reason)
    )


def changed_by_other(reading: Reading, subject: str, subject_id: int) -> ChangedByOther:
    """Who did the last act on record on what somebody saw in an older state."""
    row = reading.execute(
        select(Audit.actor, Audit.at, Audit.act, Staff.name)
        .outerjoin(StaffSession, StaffSession.id == Audit.session_id)
        .outerjoin(Staff, Staff.id == StaffSession.staff_id)
        .where(Audit.subject == subject, Audit.subject_id == subject_id)
        .order_by(Audit.id.desc())
        .limit(1)
    ).one_or_none()
    return ChangedByOther("", None, "") if row is None else ChangedByOther(row.name or row.actor, row.at, row.act)


def reveals(tx: Tx, role_id: int) -> bool:
    return Permission.REVEAL in rights_of(tx, role_id)
