"""The frozen row of a colleague, and how acts find her and her role."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from desktop.models.staff import Role, RolePermission, Staff
from desktop.models.vocabulary import Permission, Preset
from desktop.services.errors import Invalid, NotFound
from desktop.services.transaction import Tx


@dataclass(frozen=True, slots=True)
class StaffRow:
    login: str
    name: str
    role: str
    active: bool
    must_change: bool
    holds_key: bool
    created_at: datetime


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
    """By the role's name or its preset. Raises NotFound."""
    role_id = tx.scalar(select(Role.id).where((Role.name == role.strip()) | (Role.preset == role.strip().upper())))
    if role_id is None:
        raise NotFound("role", role)
    return int(role_id)


def reveals(tx: Tx, role_id: int) -> bool:
    return bool(
        tx.scalar(
            select(func.count())
            .select_from(RolePermission)
            .where(RolePermission.role_id == role_id, RolePermission.permission == Permission.REVEAL.value)
        )
    )
