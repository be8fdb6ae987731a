"""Changing a colleague's role. The data key follows the right to reveal."""

from __future__ import annotations

from sqlalchemy import select, update

from desktop.models.staff import Role, Staff, StaffSession
from desktop.models.vocabulary import Permission
from desktop.services.errors import Invalid
from desktop.services.holders import grant_key, revoke_key
from desktop.services.staff_rows import StaffRow, keep_an_owner, reveals, role_id_of, take_staff
from desktop.services.transaction import Tx, action


@action(Permission.MANAGE_STAFF)
def change_role(tx: Tx, *, login: str, role: str) -> StaffRow:
    """Another role by its name or preset; her sessions end, since rights and key are those of the sign-in.

    A role that reveals gets the data key sealed to her identity, which takes an actor who holds it; one that doesn't
    loses it. Raises NotFound, Invalid (same_as_before, last_owner), KeyUnavailable.
    """
    role_id = role_id_of(tx, role)
    keep_an_owner(tx, login)
    row = take_staff(tx, login)
    if role_id == row.role_id:
        raise Invalid("role", "same_as_before")
    tx.execute(update(Staff).where(Staff.id == row.id).values(role_id=role_id))
    tx.execute(
        update(StaffSession)
        .where(StaffSession.staff_id == row.id, StaffSession.ended_at.is_(None))
        .values(ended_at=tx.now, end_reason="role_changed")
    )
    gets_key = row.active and reveals(tx, role_id)
    if not gets_key:
        revoke_key(tx, row.id)
    elif not reveals(tx, row.role_id):
        grant_key(tx, row.id)
    name: str = tx.scalar(select(Role.name).where(Role.id == role_id))
    tx.record("change_role", "staff", row.id, before={"role": row.role}, after={"role": name})
    return StaffRow(row.login, row.name, name, row.active, row.must_change, gets_key, row.created_at)
