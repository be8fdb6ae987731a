"""The audit's own proof: each row's MAC, each session's running number, batches chained by the worker."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache

from sqlalchemy import Executable, func, insert, select

from desktop.models.built import built_once
from desktop.models.journal import Audit, AuditSeal
from desktop.models.staff import StaffSession
from desktop.models.vocabulary import Permission
from desktop.services.audit_macs import AUDIT_MACKED, mac_of, mac_of_told, told_by_sql
from desktop.services.findings import Break
from desktop.services.standing import SEALING
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
    last = tx.execute(_newest()).one_or_none()
    since, digest = (last.last_id, last.digest) if last else (0, START)
    rows = tx.execute(_macs(since)).all()
    if rows:
        tx.execute(
            insert(AuditSeal),
            {
                "first_id": rows[0].id, "last_id": rows[-1].id, "rows": len(rows), "at": tx.now,
                "digest": chain(digest, [(row.id, row.mac) for row in rows]),
            },
        )  # fmt: skip
    tx.record("seal_audit", "audit_seal", 0, after={"rows": len(rows)})
    return len(rows)


def sealed_through(reading: Reading) -> int:
    """The last audit id that a seal covers."""
    return int(reading.scalar(_sealed()))


@built_once
def _newest() -> Executable:
    return select(AuditSeal.last_id, AuditSeal.digest).order_by(AuditSeal.id.desc()).limit(1)


@built_once
def _macs(since: int) -> Executable:
    return select(Audit.id, Audit.mac).where(Audit.id > since).order_by(Audit.id)


@built_once
def _sealed() -> Executable:
    return select(func.coalesce(func.max(AuditSeal.last_id), 0))


def chain(before: bytes, rows: list[tuple[int, bytes]]) -> bytes:
    digest = hashlib.sha256(before)
    for row_id, mac in rows:
        digest.update(row_id.to_bytes(8, "big") + mac)
    return digest.digest()


def audit_breaks(reading: Reading) -> Iterator[Break]:
    """Altered rows by their MAC, removed ones by a session's gap or a batch's count and digest. One pass over all."""
    key, batches = reading.audit_key, _Batches(reading)
    for number, mac, when, told in reading.execute(_told(reading.on_postgresql)):
        if mac_of_told(key, when, told) != mac and not _as_recorded(reading, number):
            yield Break("audit", f"audit:{number}", "row as recorded", "row altered", "audit_row_altered")
        batches.add(number, mac)
    for session_id, told, have in reading.execute(_sessions_of_more_or_fewer_rows()):
        yield Break("audit", f"session:{session_id}", told, have, "audit_row_missing")
    yield from batches.broken()


@cache
def _told(on_postgresql: bool) -> Executable:
    rows = select(Audit.id, Audit.mac, *told_by_sql(on_postgresql=on_postgresql)).order_by(Audit.id)
    return rows.execution_options(yield_per=AT_ONCE)


@built_once
def _sessions_of_more_or_fewer_rows() -> Executable:
    return (
        select(StaffSession.id, StaffSession.last_seq, func.count(Audit.id))
        .outerjoin(Audit, Audit.session_id == StaffSession.id)
        .group_by(StaffSession.id, StaffSession.last_seq)
        .having(StaffSession.last_seq != func.count(Audit.id))
    )


@built_once
def _seals() -> Executable:
    return select(AuditSeal.id, AuditSeal.first_id, AuditSeal.last_id, AuditSeal.rows, AuditSeal.digest).order_by(
        AuditSeal.id
    )


def _as_recorded(reading: Reading, number: int) -> bool:
    """The row by itself, read as its writer had it."""
    columns = [getattr(Audit, name) for name in AUDIT_MACKED]
    mac, *values = reading.execute(select(Audit.mac, *columns).where(Audit.id == number)).one()
    return bool(mac_of(reading.audit_key, values) == mac)


class _Batches:
    """The seals in their order, each followed row by row."""

    def __init__(self, reading: Reading) -> None:
        self._seals = reading.execute(_seals()).all()
        self._at, self._count, self._digest = 0, 0, hashlib.sha256(START)
        self._found: list[Break] = []

    def add(self, number: int, mac: bytes) -> None:
        while self._at < len(self._seals) and number > self._seals[self._at].last_id:
            self._close()
        if self._at < len(self._seals) and number >= self._seals[self._at].first_id:
            self._count += 1
            self._digest.update(number.to_bytes(8, "big") + mac)

    def broken(self) -> list[Break]:
        while self._at < len(self._seals):
            self._close()
        return self._found

    def _close(self) -> None:
        seal = self._seals[self._at]
        if self._count != seal.rows or self._digest.digest() != seal.digest:
            self._found.append(Break("audit", f"seal:{seal.id}", seal.rows, self._count, "audit_chain_broken"))
        self._at, self._count, self._digest = self._at + 1, 0, hashlib.sha256(seal.digest)
