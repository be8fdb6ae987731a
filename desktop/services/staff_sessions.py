"""Where a colleague is signed in, and ending it from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from desktop.models.staff import StaffSession
from desktop.models.vocabulary import Permission
from desktop.services.errors import Invalid, NotFound
from desktop.services.transaction import Reading, Tx, action, query

SESSIONS_MOST = 50


@dataclass(frozen=True, slots=True)
class SessionRow:
    """ended_at None: still open. acts: how many acts on record. mine: the asking person's own."""

    id: int
    pc: str
    started_at: datetime
    ended_at: datetime | None
    end_reason: str
    acts: int
    mine: bool


@query(Permission.MANAGE_STAFF)
def sessions_of(reading: Reading, staff_id: int, *, limit: int = SESSIONS_MOST) -> tuple[SessionRow, ...]:
    """The open ones first, then the newest."""
    columns = (StaffSession.id, StaffSession.pc, StaffSession.started_at, StaffSession.ended_at,
               StaffSession.end_reason, StaffSession.last_seq)  # fmt: skip
    newest = select(*columns).where(StaffSession.staff_id == staff_id).order_by(StaffSession.id.desc())
    rows = reading.execute(newest.limit(min(limit, SESSIONS_MOST))).all()
    older = newest.where(StaffSession.ended_at.is_(None), StaffSession.id < rows[-1].id) if rows else None
    if older is not None:
        rows = [*rows, *reading.execute(older.limit(SESSIONS_MOST)).all()]
    made = [
        SessionRow(row.id, row.pc, row.started_at, row.ended_at, row.end_reason or "", row.last_seq,
                   row.id == reading.actor.session_id)
        for row in rows
    ]  # fmt: skip
    return tuple(sorted(made, key=lambda one: (one.ended_at is not None, -one.id)))


@action(Permission.MANAGE_STAFF)
def end_session(tx: Tx, session_id: int, *, reason: str = "") -> SessionRow:
    """Her desk there locks with a sentence. Raises NotFound, Invalid (yourself, ended_already)."""
    row = tx.execute(
        select(StaffSession.id, StaffSession.staff_id, StaffSession.pc, StaffSession.started_at, StaffSession.ended_at,
               StaffSession.last_seq)
        .where(StaffSession.id == session_id, StaffSession.staff_id.is_not(None))
        .with_for_update()
    ).one_or_none()  # fmt: skip
    if row is None:
        raise NotFound("session", "")
    if session_id == tx.actor.session_id:
        raise Invalid("session", "yourself")
    if row.ended_at is not None:
        raise Invalid("session", "ended_already")
    tx.execute(update(StaffSession).where(StaffSession.id == session_id).values(ended_at=tx.now, end_reason="ended"))
    tx.record("end_session", "staff", row.staff_id, before={"session": session_id, "pc": row.pc}, reason=reason)
    return SessionRow(session_id, row.pc, row.started_at, tx.now, "ended", row.last_seq, False)
