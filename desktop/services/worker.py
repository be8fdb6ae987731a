"""What the clock does, round after round: orders in time, points matured and expired, figures folded, audit sealed.

What happens once a day stands in automation/nightly.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

import psutil
from sqlalchemy import select

from desktop.models.ledger import Lot
from desktop.models.order import Order
from desktop.models.vocabulary import Permission
from desktop.services.audit import seal_audit
from desktop.services.automation.due import Due, due
from desktop.services.automation.orders_in_time import (
    end_hold,
    raise_ship_alarms,
    release_rested,
)
from desktop.services.automation.steps import Steps, at_work
from desktop.services.earning import activate_lot
from desktop.services.errors import NotFound
from desktop.services.exceptions.detection import find_exceptions
from desktop.services.expiry import expire_members
from desktop.services.figures import FOLD_PAST, fold_figures
from desktop.services.fulfilment import complete_order
from desktop.services.office import Office
from desktop.services.pay_deadlines import open_providers, settle_overdue
from desktop.services.points import lock_balance, shop_today
from desktop.services.refund_sending import due_refunds, send_refunds
from desktop.services.rules import rules_at, rules_by_id
from desktop.services.tiers import review_tiers
from desktop.services.topping.requests import ask_top_ups, due_top_ups
from desktop.services.tracking import track_parcels
from desktop.services.transaction import Actor, Tx, action

PAUSE_SECONDS = 5.0


@dataclass(slots=True)
class Round:
    """What one round of the worker did: skipped is what others had moved meanwhile, broken what no longer adds up."""

    cancelled: int = 0
    completed: int = 0
    activated: int = 0
    expired: int = 0
    refunded: int = 0
    charged: int = 0
    tracked: int = 0
    noticed: int = 0
    reviewed: int = 0
    unheld: int = 0
    released: int = 0
    alarmed: int = 0
    folded: int = 0
    sealed: int = 0
    skipped: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    @property
    def busy(self) -> bool:
        return any(getattr(self, f.name) for f in fields(self) if f.name not in ("skipped", "broken", "sealed"))


@action(Permission.RUN_CLOCK)
def activate_due_lot(tx: Tx, lot_id: int) -> int:
    """ACTIVATE one lot whose day has come. Returns its member. Raises NotFound: another worker was first."""
    member_id = tx.scalar(select(Lot.member_id).where(Lot.id == lot_id))
    if member_id is None:
        raise NotFound("lot", str(lot_id))
    lock_balance(tx, member_id)
    if not tx.scalar(select(Lot.id).where(Lot.id == lot_id, Lot.pending > 0, Lot.mature_on <= shop_today(tx))):
        raise NotFound("due_lot", str(lot_id))
    version = tx.scalar(select(Order.rule_version_id).join(Lot, Lot.order_id == Order.id).where(Lot.id == lot_id))
    activate_lot(tx, lot_id, rules_at(tx, tx.now) if version is None else rules_by_id(tx, version))
    tx.record("activate_lot", "member", member_id, after={"lot": lot_id})
    return int(member_id)


@action(Permission.RUN_CLOCK)
def expire_points(tx: Tx, member_ids: tuple[int, ...]) -> int:
    """EXPIRE members' lots past their last day. Returns of how many members. Raises NotFound: nothing is past."""
    gone = expire_members(tx, member_ids)
    if not gone:
        raise NotFound("expired_lot", " ".join(map(str, member_ids[:3])))
    for member_id, points in sorted(gone.items()):
        tx.record("expire_points", "member", member_id, after={"points": points})
    return len(gone)


def run_once(office: Office, actor: Actor) -> Round:
    """One round: everything that is due now, batch after batch, job by job, each under its lease. An order that
    somebody moved meanwhile is skipped, and one whose books don't add up is told and left as it is: neither keeps the
    others waiting. Providers are asked last, since they may be slow.
    """
    done = Round()
    tried: set[tuple[str, int]] = set()
    while True:
        waiting = office.ask(actor, due)
        before = len(tried)
        for job in JOBS:
            _work(done, office, actor, job, waiting, tried)
        if len(tried) == before or not waiting.more:
            break
    if office.ask(actor, due_refunds):
        with at_work(office, actor, "refunds", waiting.today) as steps:
            if steps is not None:
                steps.done = done.refunded = send_refunds(office, actor).paid
    if office.ask(actor, due_top_ups):
        with at_work(office, actor, "top_ups", waiting.today) as steps:
            if steps is not None:
                steps.done = done.charged = ask_top_ups(office, actor)
    done.tracked = track_parcels(office, actor)
    done.noticed = find_exceptions(office, actor)
    if waiting.deltas > FOLD_PAST or (waiting.deltas and not done.busy):
        done.folded = office.do(actor, fold_figures)
    if waiting.unsealed or done.busy:
        done.sealed = office.do(actor, seal_audit)
    return done


@dataclass(frozen=True, slots=True)
class Job:
    """kind is a field of Due, counted one of Round; run answers how many were done."""

    name: str
    kind: str
    counted: str
    run: Callable[[Steps, Sequence[int]], int]


def _settle_overdue(steps: Steps, order_ids: Sequence[int]) -> int:
    return settle_overdue(steps, order_ids, open_providers(steps.office, steps.actor))


def _one_by_one(act: Callable[..., Any]) -> Callable[[Steps, Sequence[int]], int]:
    return lambda steps, ids: steps.each(act, ids)


def _together(act: Callable[..., int]) -> Callable[[Steps, Sequence[int]], int]:
    return lambda steps, ids: steps.together(act, ids)


def _review(steps: Steps, member_ids: Sequence[int]) -> int:
    steps.together(review_tiers, member_ids)
    return len(member_ids)


JOBS = (
    Job("hold_expiry", "held", "unheld", _one_by_one(end_hold)),
    Job("auto_release", "rested", "released", _one_by_one(release_rested)),
    Job("ship_alarm", "late", "alarmed", _together(raise_ship_alarms)),
    Job("auto_complete", "complete", "completed", _one_by_one(complete_order)),
    Job("activate", "mature", "activated", _one_by_one(activate_due_lot)),
    Job("expire", "expired", "expired", _together(expire_points)),
    Job("tier_review", "tiers", "reviewed", _review),
    Job("pay_deadline", "unpaid", "cancelled", _settle_overdue),
)


def _work(
    done: Round, office: Office, actor: Actor, job: Job, waiting: Due, tried: set[tuple[str, int]]
) -> None:  # fmt: skip
    """What this round hasn't had in hand yet; the rest is left for the next one."""
    new = [one for one in getattr(waiting, job.kind) if (job.kind, one) not in tried]
    if not new:
        return
    tried.update((job.kind, one) for one in new)
    with at_work(office, actor, job.name, waiting.today) as steps:
        if steps is not None:
            steps.done = job.run(steps, new)
    if steps is not None:
        setattr(done, job.counted, getattr(done, job.counted) + steps.done)
        done.skipped += steps.skipped
        done.broken += steps.broken


def is_running(pid: int) -> bool:
    """Whether a process of this PC lives: a worker ends with the desk that started it."""
    return psutil.pid_exists(pid)
