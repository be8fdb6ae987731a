"""What is done once a day of the shop's calendar: codes that ran out, notices before points run out, the nightly
reconciliation.

A day's slot opens at a time on the shop's clock and stays open until it was run: days on which nothing ran are caught
up in their order, CATCH_UP of them. An hour that the clock repeats or leaves out changes nothing, for a slot is a day.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import delete, func, select

from desktop.models.automation import JobRun
from desktop.models.vocabulary import JobState, Permission
from desktop.services.automation.notices import members_to_warn, warn_of_expiry
from desktop.services.automation.slots import TRIES, close, fail, take_slot
from desktop.services.automation.steps import Steps
from desktop.services.cards import expire_cards, skus_with_late_cards
from desktop.services.errors import LeaseLost, Refused
from desktop.services.exceptions.detection import enter_findings, open_findings
from desktop.services.office import Office
from desktop.services.settings import read_settings
from desktop.services.transaction import Actor, Reading, query
from desktop.services.verify import verify

CATCH_UP = 3
KEPT = timedelta(days=90)
TOLD_BREAKS = 5


@dataclass(frozen=True, slots=True)
class Outcome:
    done: int
    broken: int = 0
    told: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class DailyJob:
    name: str
    at: time
    run: Callable[[Steps, date], Outcome]


def _warn(steps: Steps, day: date) -> Outcome:
    warned, tried = 0, frozenset[int]()
    while True:
        waiting = [one for one in steps.office.ask(steps.actor, members_to_warn, day) if one not in tried]
        if not waiting:
            return Outcome(warned)
        tried |= set(waiting)
        warned += steps.do(warn_of_expiry, tuple(sorted(waiting)), day=day)


def _reconcile(steps: Steps, day: date) -> Outcome:
    """Every balance, stock figure, order and audit row against what it follows from."""
    report = steps.office.ask(steps.actor, verify)
    known = steps.office.ask(steps.actor, open_findings)
    if report.breaks or known:
        steps.do(enter_findings, report.breaks)
    told = [f"{one.check} {one.subject}" for one in report.breaks[:TOLD_BREAKS]]
    return Outcome(sum(report.checked.values()), len(report.breaks), {"breaks": told})


def _expire(steps: Steps, day: date) -> Outcome:
    """Codes that ran out before the day leave the stock."""
    late = steps.office.ask(steps.actor, skus_with_late_cards, day)
    return Outcome(sum(steps.do(expire_cards, sku_id, day=day) for sku_id in late))


DAILY = (
    DailyJob("card_expiry", time(0, 5), _expire),
    DailyJob("reconcile", time(3, 0), _reconcile),
    DailyJob("expiry_notice", time(9, 0), _warn),
)


@query(Permission.RUN_CLOCK)
def open_days(reading: Reading, job: str, at: time, since: date | None = None) -> tuple[date, ...]:
    """Days whose slot is to be run now, oldest first, none before since; of a job that never ran, today alone."""
    local = read_settings(reading).local(reading.now)
    last = local.date() if local.time() >= at else local.date() - timedelta(days=1)
    days = [last - timedelta(days=back) for back in reversed(range(CATCH_UP))]
    first = reading.scalar(select(func.min(JobRun.slot)).where(JobRun.job == job)) or local.date().isoformat()
    started = since.isoformat() if since else first
    known = reading.execute(
        select(JobRun.slot, JobRun.state, JobRun.rounds).where(JobRun.job == job, JobRun.slot >= days[0].isoformat())
    ).all()
    over = {
        row.slot for row in known
        if row.state == JobState.DONE.value or (row.state == JobState.FAILED.value and row.rounds >= TRIES)
    }  # fmt: skip
    return tuple(day for day in days if day.isoformat() >= started and day.isoformat() not in over)


def run_daily(office: Office, actor: Actor) -> dict[str, int]:
    """Run every open slot, in order. Returns what each job that ran came to."""
    came_to: dict[str, int] = {}
    for job in DAILY:
        for day in office.ask(actor, open_days, job.name, job.at):
            done = _run_slot(office, actor, job, day)
            if done is None:
                break
            came_to[job.name] = came_to.get(job.name, 0) + done
    if came_to:
        _forget(office)
    return came_to


def _run_slot(office: Office, actor: Actor, job: DailyJob, day: date) -> int | None:
    """None: another worker is at it, or it failed: later days wait for it."""
    lease = take_slot(office, actor, job.name, day.isoformat())
    if lease is None:
        return None
    try:
        outcome = job.run(Steps(office, actor, lease), day)
    except LeaseLost:
        return None
    except (Refused, AssertionError) as why:
        fail(office, lease, f"{type(why).__name__}: {why}"[:300])
        return None
    close(office, lease, done=outcome.done, broken=outcome.broken, told=outcome.told)
    return outcome.done


def _forget(office: Office) -> None:
    with office.reaching(), office.transaction() as connection:
        connection.execute(delete(JobRun).where(JobRun.started_at < office.clock() - KEPT))


@dataclass(frozen=True, slots=True)
class JobRow:
    """The newest slot of a job. breaks is what a reconciliation found, why what made it fail."""

    job: str
    slot: str
    state: JobState
    worker: str
    started_at: datetime
    beat_at: datetime
    rounds: int
    done: int
    skipped: int
    broken: int
    breaks: tuple[str, ...]
    why: str


@query(Permission.SEE)
def job_rows(reading: Reading) -> list[JobRow]:
    """The newest slot of every job that ever ran, by the job's name."""
    # a rule of the shop that acts every day has slots of its own, under its number
    jobs = select(JobRun.job, func.max(JobRun.slot).label("slot")).where(JobRun.job.not_like("%:%"))
    newest = jobs.group_by(JobRun.job).subquery()
    rows = reading.execute(
        select(JobRun.job, JobRun.slot, JobRun.state, JobRun.worker, JobRun.started_at, JobRun.beat_at, JobRun.rounds,
               JobRun.done, JobRun.skipped, JobRun.broken, JobRun.told)
        .join(newest, (newest.c.job == JobRun.job) & (newest.c.slot == JobRun.slot))
        .order_by(JobRun.job)
    ).all()  # fmt: skip
    made = []
    for row in rows:
        said = json.loads(row.told)
        made.append(
            JobRow(
                row.job, row.slot, JobState(row.state), row.worker, row.started_at, row.beat_at, row.rounds, row.done,
                row.skipped, row.broken, tuple(said.get("breaks", ())), said.get("why", ""),
            )
        )  # fmt: skip
    return made
