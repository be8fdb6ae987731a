"""A job's slot is a day of the shop's own calendar, held by one worker at a time and closed at most once.

take_slot(office, "auto_complete", "2026-11-30") -> Lease, or None: another worker has it, or it is over
run_step (an act)   another act under a lease: committed only while nobody has taken the slot over
rest, close, fail   what becomes of the slot

Who is stopped and wakes after the lease ran out finds a higher fence: its step is refused with LeaseLost, though it
had checked everything before. A clock that was set back makes no lease longer: a beat from the future counts as none.
The bookkeeping isn't an act: it leaves no audit row, what the steps do does.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Executable, Update, or_, update

from desktop.models.automation import JobRun
from desktop.models.built import built_once
from desktop.models.vocabulary import JobState, Permission
from desktop.services.errors import Invalid, LeaseLost, NotPermitted
from desktop.services.office import Office
from desktop.services.transaction import ACTIONS, Actor, Tx, action, conflict_insert

LEASE = timedelta(minutes=2)
# how often a slot is tried that fails, and how long after
TRIES, AGAIN = 3, timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Lease:
    job: str
    slot: str
    fence: int


def take_slot(office: Office, actor: Actor, job: str, slot: str) -> Lease | None:
    """Hold the slot until LEASE after the last step. What rests, or whose holder gave no sign of life, is taken over."""
    now = office.clock()
    row = {
        "job": job, "slot": slot, "worker": actor.pc, "beat_at": now, "lease_until": now + LEASE, "fence": 1,
        "state": JobState.RUNNING.value, "started_at": now, "ended_at": None, "rounds": 1, "done": 0, "skipped": 0,
        "broken": 0, "told": "{}",
    }  # fmt: skip
    with office.reaching(), office.transaction() as connection:
        first = (
            conflict_insert(JobRun, on_postgresql=connection.dialect.name == "postgresql")
            .values(row)
            .on_conflict_do_nothing(index_elements=["job", "slot"])
        )
        if connection.execute(first.returning(JobRun.fence)).first() is not None:
            return Lease(job, slot, 1)
        fence = _taken_over(job, slot, actor.pc, now, now + LEASE).on(connection).scalar_one_or_none()
        return None if fence is None else Lease(job, slot, fence)


@built_once
def _taken_over(job: str, slot: str, worker: str, now: datetime, lease_until: datetime) -> Executable:
    free = or_(
        JobRun.state == JobState.RESTING.value,
        (JobRun.state == JobState.FAILED.value) & (JobRun.rounds < TRIES) & (JobRun.lease_until <= now),
        (JobRun.state == JobState.RUNNING.value) & (JobRun.lease_until <= now),
        # LEASE from now and later: a beat from the future
        (JobRun.state != JobState.DONE.value) & (JobRun.beat_at > lease_until),
    )
    return (
        update(JobRun)
        .where(JobRun.job == job, JobRun.slot == slot, free)
        .values(
            worker=worker, beat_at=now, lease_until=lease_until, state=JobState.RUNNING.value, fence=JobRun.fence + 1,
            rounds=JobRun.rounds + 1,
        )
        .returning(JobRun.fence)
    )  # fmt: skip


@action(Permission.RUN_CLOCK)
def run_step(tx: Tx, lease: Lease, act: str, args: tuple[Any, ...], told: Mapping[str, Any]) -> Any:
    """Another act by its name, with its own right, under a lease: a sign of life at the same time.

    Raises LeaseLost, Invalid.
    """
    kept = tx.execute(_beat(lease.job, lease.slot, lease.fence, tx.now, tx.now + LEASE))
    if kept.rowcount != 1:
        raise LeaseLost("lease", f"{lease.job} {lease.slot}")
    entered = ACTIONS.get(act)
    if entered is None:
        raise Invalid("act", "unknown")
    if tx.actor.permissions.isdisjoint(entered.permissions):
        raise NotPermitted(entered.permissions[0])
    return entered.run(tx, *args, **told)


def rest(office: Office, lease: Lease, *, done: int, skipped: int = 0, broken: int = 0) -> None:
    """The round is over, the slot goes on. Nothing happens where somebody else holds it."""
    _leave(office, lease, JobState.RESTING, done, skipped, broken, {})


def close(office: Office, lease: Lease, *, done: int, broken: int = 0, told: Mapping[str, Any] | None = None) -> None:
    """The slot is over, for good."""
    _leave(office, lease, JobState.DONE, done, 0, broken, told or {})


def fail(office: Office, lease: Lease, why: str) -> None:
    """The slot is tried again in AGAIN, TRIES times in all."""
    _leave(office, lease, JobState.FAILED, 0, 0, 0, {"why": why})


def _leave(
    office: Office, lease: Lease, state: JobState, done: int, skipped: int, broken: int, told: Mapping[str, Any]
) -> None:
    now = office.clock()
    with office.reaching(), office.transaction() as connection:
        _left(
            lease.job, lease.slot, lease.fence, state.value, now, now + AGAIN if state is JobState.FAILED else now, done,
            skipped, broken, json.dumps(dict(told), ensure_ascii=False),
        ).on(connection)  # fmt: skip


@built_once
def _beat(job: str, slot: str, fence: int, now: datetime, lease_until: datetime) -> Executable:
    return _held(job, slot, fence).values(beat_at=now, lease_until=lease_until)


@built_once
def _left(
    job: str, slot: str, fence: int, state: str, now: datetime, lease_until: datetime, done: int, skipped: int,
    broken: int, told: str,
) -> Executable:  # fmt: skip
    return _held(job, slot, fence).values(
        state=state, beat_at=now, lease_until=lease_until, ended_at=now, done=JobRun.done + done,
        skipped=JobRun.skipped + skipped, broken=JobRun.broken + broken, told=told,
    )  # fmt: skip


def _held(job: str, slot: str, fence: int) -> Update:
    return update(JobRun).where(
        JobRun.job == job, JobRun.slot == slot, JobRun.fence == fence, JobRun.state == JobState.RUNNING.value
    )
