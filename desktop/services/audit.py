"""The audit's own proof: each row's MAC, each session's running number, batches chained by the worker."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sqlalchemy import func, insert, select

from desktop.models.journal import Audit, AuditSeal
from desktop.models.staff import StaffSession
from desktop.models.vocabulary import Permission
from desktop.services.findings import Break
from desktop.services.office import AUDIT_MACKED, SEALING, audit_mac
from desktop.services.transaction import Reading, Tx, action

START = hashlib.sha256(b"audit").digest()
AT_ONCE = 2_000


@action(Permission.RUN_CLOCK)
def seal_audit(tx: Tx) -> int:
    """Chain the rows since the last seal into one batch. Returns how many rows.

    PostgreSQL commits ids out of order: the lock waits for who has taken a number and holds off who would take one.
    """
    if tx.on_postgresql:
        tx.execute(select(func.pg_advisory_xact_lock(SEALING)))
    last = tx.execute(select(AuditSeal.last_id, AuditSeal.digest).order_by(AuditSeal.id.desc()).limit(1)).one_or_none()
    since, digest = (last.last_id, last.digest) if last else (0, START)
    rows = tx.execute(select(Audit.id, Audit.mac).where(Audit.id > since).order_by(Audit.id)).all()
    if rows:
        tx.execute(
            insert(AuditSeal).values(
                first_id=rows[0].id, last_id=rows[-1].id, rows=len(rows), at=tx.now,
                digest=chain(digest, [(row.id, row.mac) for row in rows]),
            )
        )  # fmt: skip
    tx.record("seal_audit", "audit_seal", 0, after={"rows": len(rows)})
    return len(rows)


def sealed_through(reading: Reading) -> int:
    """The last audit id that a seal covers."""
    return int(reading.scalar(select(func.coalesce(func.max(AuditSeal.last_id), 0))))


def chain(before: bytes, rows: list[tuple[int, bytes]]) -> bytes:
    digest = hashlib.sha256(before)
    for row_id, mac in rows:
        digest.update(row_id.to_bytes(8, "big") + mac)
    return digest.digest()


def audit_breaks(reading: Reading) -> Iterator[Break]:
    """Altered rows by their MAC, removed ones by a session's gap or a batch's count and digest."""
    columns = [getattr(Audit, name) for name in AUDIT_MACKED]
    every = select(Audit.id, Audit.mac, *columns).order_by(Audit.id)
    for row in reading.execute(every.execution_options(yield_per=AT_ONCE)):
        values = dict(zip(AUDIT_MACKED, row[2:], strict=True))
        if audit_mac(reading.audit_key, values) != row.mac:
            yield Break("audit", f"audit:{row.id}", "row as recorded", "row altered", "audit_row_altered")
    for session_id, told, have in reading.execute(
        select(StaffSession.id, StaffSession.last_seq, func.count(Audit.id))
        .outerjoin(Audit, Audit.session_id == StaffSession.id)
        .group_by(StaffSession.id, StaffSession.last_seq)
        .having(StaffSession.last_seq != func.count(Audit.id))
    ):
        yield Break("audit", f"session:{session_id}", told, have, "audit_row_missing")
    digest = START
    for seal in reading.execute(
        select(AuditSeal.id, AuditSeal.first_id, AuditSeal.last_id, AuditSeal.rows, AuditSeal.digest).order_by(
            AuditSeal.id
        )
    ).all():
        rows = reading.execute(
            select(Audit.id, Audit.mac).where(Audit.id.between(seal.first_id, seal.last_id)).order_by(Audit.id)
        ).all()
        digest = chain(digest, [(row.id, row.mac) for row in rows])
        if len(rows) != seal.rows or digest != seal.digest:
            yield Break("audit", f"seal:{seal.id}", seal.rows, len(rows), "audit_chain_broken")
            digest = seal.digest
