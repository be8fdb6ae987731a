"""Who acts, as the shop knows her today: one row that every act and every question begins with."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Executable, Row, Select, Text, cast, func, select, update
from sqlalchemy.sql.dml import ReturningUpdate

from desktop.models.built import built_once
from desktop.models.journal import Command
from desktop.models.staff import RolePermission, Staff, StaffSession
from desktop.models.vocabulary import Permission
from desktop.services.errors import NotPermitted, PasswordChangeDue, SessionEnded
from desktop.services.settings import settings_text
from desktop.services.transaction import Actor

# held shared from an audit row's number to its commit, exclusively while a batch is sealed
SEALING = 0x7365616C


def standing_of(connection: Connection, actor: Actor, command_id: str | None = None) -> Row[Any] | None:
    """One row of who acts: the session, the rights, the shop's settings, and with a command id what it was answered.
    Of a process, whose rights are its own, only the answer.
    """
    if actor.staff_id is None:
        return None if command_id is None else _seen(command_id).on(connection).one_or_none()
    if command_id is None:
        return _standing(actor.session_id, actor.staff_id).on(connection).one_or_none()
    return _standing_and_seen(actor.session_id, actor.staff_id, command_id).on(connection).one_or_none()


def settings_in(standing: Row[Any] | None) -> str | None:
    return getattr(standing, "settings", None)


def admit(actor: Actor, standing: Row[Any] | None, permissions: tuple[Permission, ...]) -> Actor:
    """The actor with today's rights, or why not: a session ends when its person is disabled."""
    if actor.staff_id is None:
        if actor.permissions.isdisjoint(permissions):
            raise NotPermitted(permissions[0])
        return actor
    if standing is None or standing.ended_at is not None or not standing.active:
        raise SessionEnded("unknown" if standing is None else standing.end_reason or "disabled")
    if standing.must_change:
        raise PasswordChangeDue()
    held = frozenset((standing.held or "").split(","))
    if held.isdisjoint(permissions):
        raise NotPermitted(permissions[0])
    today = frozenset(Permission(name) for name in held if name in Permission.__members__)
    return actor if today == actor.permissions else _with_permissions(actor, today)


@built_once
def _seen(command_id: str) -> Executable:
    return select(Command.actor, Command.content_hash, Command.answer).where(Command.id == command_id)


def _of_session(session_id: int, staff_id: int) -> Select[*tuple[Any, ...]]:
    held = select(func.aggregate_strings(RolePermission.permission, ",")).where(RolePermission.role_id == Staff.role_id)
    return (
        select(StaffSession.ended_at, StaffSession.end_reason, Staff.active, Staff.must_change,
               held.correlate(Staff).scalar_subquery().label("held"), settings_text().label("settings"))
        .join(Staff, Staff.id == StaffSession.staff_id)
        .where(StaffSession.id == session_id, StaffSession.staff_id == staff_id)
    )  # fmt: skip


@built_once
def _standing(session_id: int, staff_id: int) -> Executable:
    return _of_session(session_id, staff_id)


@built_once
def _standing_and_seen(session_id: int, staff_id: int, command_id: str) -> Executable:
    seen = _of_session(session_id, staff_id).add_columns(Command.actor, Command.content_hash, Command.answer)
    return seen.outerjoin(Command, Command.id == command_id)


def _numbers(session_id: int, count: int) -> ReturningUpdate[Any]:
    return (
        update(StaffSession)
        .where(StaffSession.id == session_id)
        .values(last_seq=StaffSession.last_seq + count)
        .returning(StaffSession.last_seq)
    )


@built_once
def numbered(session_id: int, count: int) -> Executable:
    return _numbers(session_id, count)


@built_once
def numbered_and_told(session_id: int, count: int) -> Executable:
    """Under the lock against sealing, taken before the row; every desk is told when the transaction commits."""
    sealing = cast(select(func.pg_advisory_xact_lock_shared(SEALING)).scalar_subquery(), Text)
    told = func.pg_notify("pointsdesk", cast(StaffSession.last_seq, Text))
    return _numbers(session_id, count).where(sealing.is_not(None)).returning(told)


def _with_permissions(actor: Actor, permissions: frozenset[Permission]) -> Actor:
    """Without the right to reveal no key either, though her desk may still have it in hand."""
    keys = actor.keys if Permission.REVEAL in permissions else None
    return replace(actor, permissions=permissions, keys=keys)
