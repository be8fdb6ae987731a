"""Roles: the six presets, roles of the shop's own, and a colleague's change of role. The data key follows the right
to reveal: it is sealed to who gains it, by an actor who holds it, and taken from who loses it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update

from desktop.models.staff import Role, RolePermission, Staff
from desktop.models.vocabulary import Permission
from desktop.services.errors import Invalid, NotFound
from desktop.services.holders import grant_key, revoke_key
from desktop.services.settings import read_settings
from desktop.services.staff_rows import (
    StaffRow,
    changed_by_other,
    end_sessions,
    keep_an_owner,
    require_all,
    reveals,
    rights_of,
    role_id_of,
    staff_row,
    staff_rows,
    take_staff,
)
from desktop.services.transaction import Reading, Tx, action, insert_row, query

NAME_MOST = 20
# the worker's own right is no person's
GIVEN = frozenset(Permission) - {Permission.RUN_CLOCK}


@dataclass(frozen=True, slots=True)
class RoleRow:
    """preset "" is a role of the shop's own. people: the names of who has it and may sign in; former: how many more."""

    id: int
    name: str
    preset: str
    rights: tuple[Permission, ...]
    people: tuple[str, ...]
    former: int


@dataclass(frozen=True, slots=True)
class People:
    """zone is the shop's."""

    staff: tuple[StaffRow, ...]
    roles: tuple[RoleRow, ...]
    zone: str


@query(Permission.MANAGE_STAFF)
def people(reading: Reading) -> People:
    """Everybody, disabled ones too, and every role, of one moment."""
    return People(tuple(staff_rows(reading)), tuple(_rows(reading)), read_settings(reading).zone)


@query(Permission.MANAGE_STAFF)
def list_roles(reading: Reading) -> list[RoleRow]:
    """Presets first, in the order of the table of rights; then the shop's own as they were made."""
    return _rows(reading)


@query(Permission.SEE)
def my_rights(reading: Reading) -> tuple[Permission, ...]:
    """What the asking person may do today."""
    return tuple(sorted(reading.actor.permissions))


@action(Permission.MANAGE_STAFF)
def create_role(tx: Tx, *, name: str, rights: Sequence[Permission]) -> RoleRow:
    """A role of the shop's own. Raises Invalid (name, rights), NotPermitted for a right that the actor lacks."""
    wanted = _checked(tx, name, rights)
    require_all(tx, wanted)
    role_id = insert_row(tx, Role.id, name=name.strip(), preset=None)
    _write(tx, role_id, wanted)
    tx.record("create_role", "role", role_id, after={"name": name.strip(), "given": sorted(wanted)})
    return _row(tx, role_id)


@action(Permission.MANAGE_STAFF)
def edit_role(
    tx: Tx,
    role_id: int,
    *,
    name: str,
    rights: Sequence[Permission],
    seen_name: str | None = None,
    seen_rights: Sequence[Permission] | None = None,
) -> RoleRow:
    """Another name or other rights, which hold for its people from their next act on.

    Whoever gains or loses the right to reveal signs in again: her key is that of the sign-in. Raises NotFound,
    Invalid (preset, nothing_changed, name, rights), NotPermitted, KeyUnavailable, ChangedByOther when the role isn't
    as it was seen any more.
    """
    before, old = _taken(tx, role_id, seen_name, seen_rights)
    wanted = _checked(tx, name, rights, role_id)
    if wanted == old and name.strip() == before:
        raise Invalid("rights", "nothing_changed")
    require_all(tx, wanted ^ old)
    tx.execute(update(Role).where(Role.id == role_id).values(name=name.strip()))
    tx.execute(delete(RolePermission).where(RolePermission.role_id == role_id))
    _write(tx, role_id, wanted)
    if Permission.REVEAL in wanted ^ old:
        _move_keys(tx, role_id, gains=Permission.REVEAL in wanted)
    tx.record(
        "edit_role", "role", role_id,
        before={"name": before, "taken": sorted(old - wanted)}, after={"name": name.strip(), "given": sorted(wanted - old)},
    )  # fmt: skip
    return _row(tx, role_id)


@action(Permission.MANAGE_STAFF)
def delete_role(
    tx: Tx, role_id: int, *, seen_name: str | None = None, seen_rights: Sequence[Permission] | None = None
) -> str:
    """Only while nobody has it, disabled people included. Returns its name. Raises as edit_role, Invalid in_use."""
    name, old = _taken(tx, role_id, seen_name, seen_rights)
    if tx.scalar(select(Staff.id).where(Staff.role_id == role_id).limit(1)) is not None:
        raise Invalid("role", "in_use")
    require_all(tx, old)
    tx.execute(delete(RolePermission).where(RolePermission.role_id == role_id))
    tx.execute(delete(Role).where(Role.id == role_id))
    tx.record("delete_role", "role", role_id, before={"name": name, "taken": sorted(old)})
    return name


@action(Permission.MANAGE_STAFF)
def change_role(tx: Tx, *, login: str, role: str, seen_role: str | None = None) -> StaffRow:
    """Another role by its name or preset; her sessions end, since rights and key are those of the sign-in.

    A role that reveals gets the data key sealed to her identity, which takes an actor who holds it; one that doesn't
    loses it. Raises NotFound, Invalid (same_as_before, last_owner), NotPermitted, KeyUnavailable, ChangedByOther.
    """
    role_id = role_id_of(tx, role)
    keep_an_owner(tx, login)
    row = take_staff(tx, login)
    if seen_role is not None and row.role != seen_role:
        raise changed_by_other(tx, "staff", row.id)
    if role_id == row.role_id:
        raise Invalid("role", "same_as_before")
    require_all(tx, rights_of(tx, role_id) | rights_of(tx, row.role_id))
    tx.execute(update(Staff).where(Staff.id == row.id).values(role_id=role_id))
    end_sessions(tx, row.id, "role_changed")
    if not (row.active and reveals(tx, role_id)):
        revoke_key(tx, row.id)
    elif not reveals(tx, row.role_id):
        grant_key(tx, row.id)
    changed = staff_row(tx, row.id)
    tx.record("change_role", "staff", row.id, before={"role": row.role}, after={"role": changed.role})
    return changed


def _taken(
    tx: Tx, role_id: int, seen_name: str | None, seen_rights: Sequence[Permission] | None
) -> tuple[str, frozenset[Permission]]:
    """The shop's own role, locked, as it was seen."""
    row = tx.execute(select(Role.name, Role.preset).where(Role.id == role_id).with_for_update()).one_or_none()
    if row is None:
        raise NotFound("role", "")
    if row.preset is not None:
        raise Invalid("role", "preset")
    rights = rights_of(tx, role_id)
    if (seen_name is not None and seen_name != row.name) or (seen_rights is not None and set(seen_rights) != rights):
        raise changed_by_other(tx, "role", role_id)
    return row.name, rights


def _checked(tx: Tx, name: str, rights: Sequence[Permission], role_id: int | None = None) -> frozenset[Permission]:
    name, wanted = name.strip(), frozenset(rights)
    if not 1 <= len(name) <= NAME_MOST:
        raise Invalid("role", "too_long" if name else "missing", NAME_MOST)
    named = (Role.name == name) | (Role.preset == name.upper())
    if tx.scalar(select(Role.id).where(named, Role.id != (role_id or 0))) is not None:
        raise Invalid("role", "taken")
    if Permission.SEE not in wanted or not wanted <= GIVEN:
        raise Invalid("rights", "cant_be_given")
    return wanted


def _write(tx: Tx, role_id: int, rights: frozenset[Permission]) -> None:
    tx.execute(insert(RolePermission), [{"role_id": role_id, "permission": one.value} for one in sorted(rights)])


def _move_keys(tx: Tx, role_id: int, *, gains: bool) -> None:
    people = select(Staff.id).where(Staff.role_id == role_id, Staff.active).order_by(Staff.id).with_for_update()
    for staff_id in tx.execute(people).scalars().all():
        revoke_key(tx, staff_id)
        if gains:
            grant_key(tx, staff_id)
        end_sessions(tx, staff_id, "role_changed")


def _row(reading: Reading, role_id: int) -> RoleRow:
    return next(one for one in _rows(reading) if one.id == role_id)


def _rows(reading: Reading) -> list[RoleRow]:
    roles = reading.execute(select(Role.id, Role.name, Role.preset).order_by(Role.preset.is_(None), Role.id)).all()
    people = reading.execute(select(Staff.role_id, Staff.name, Staff.active).order_by(Staff.id)).all()
    rights: dict[int, list[Permission]] = {}
    for role_id, name in reading.execute(select(RolePermission.role_id, RolePermission.permission)):
        if name in Permission.__members__:
            rights.setdefault(role_id, []).append(Permission(name))
    return [
        RoleRow(
            role.id, role.name, role.preset or "", tuple(sorted(rights.get(role.id, ()))),
            tuple(one.name for one in people if one.role_id == role.id and one.active),
            sum(one.role_id == role.id and not one.active for one in people),
        )
        for role in roles
    ]  # fmt: skip
