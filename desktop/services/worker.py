"""What the clock does: overdue orders cancelled, points matured and expired, figures folded, the audit sealed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields

import psutil
from sqlalchemy import Executable, func, select
from sqlalchemy.exc import IntegrityError

from desktop.models.journal import Audit, FigureDelta
from desktop.models.ledger import Lot
from desktop.models.order import Order
from desktop.models.vocabulary import OrderStatus, Permission
from desktop.services.audit import seal_audit, sealed_through
from desktop.services.cancels import cancel_order
from desktop.services.earning import activate_lot
from desktop.services.errors import NotFound, Refused
from desktop.services.expiry import expire_members, past_and_unspent
from desktop.services.figures import FOLD_PAST, fold_figures
from desktop.services.fulfilment import complete_order
from desktop.services.office import Office
from desktop.services.pay_deadlines import open_providers, settle_overdue
from desktop.services.points import lock_balance, shop_today
from desktop.services.providers.provider import Provider
from desktop.services.refund_sending import send_refunds
from desktop.services.rules import rules_at, rules_by_id
from desktop.services.tiers import review_tiers, tiers_due
from desktop.services.tracking import track_parcels
from desktop.services.transaction import Actor, Reading, Tx, action, query

BATCH = 500
PAUSE_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Due:
    """Ids that wait for the clock, at most BATCH of each; expired are members."""

    unpaid: tuple[int, ...]
    complete: tuple[int, ...]
    mature: tuple[int, ...]
    expired: tuple[int, ...]
    tiers: tuple[int, ...]
    deltas: int
    unsealed: int
    more: bool


@dataclass(slots=True)
class Round:
    """What one round of the worker did: skipped is what others had moved meanwhile, broken what no longer adds up."""

    cancelled: int = 0
    completed: int = 0
    activated: int = 0
    expired: int = 0
    refunded: int = 0
    tracked: int = 0
    reviewed: int = 0
    folded: int = 0
    sealed: int = 0
    skipped: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    @property
    def busy(self) -> bool:
        return any(getattr(self, f.name) for f in fields(self) if f.name not in ("skipped", "broken", "sealed"))


@query(Permission.RUN_CLOCK)
def due(reading: Reading) -> Due:
    today = shop_today(reading)

    # by the index of what runs out; a member comes with the first of her lots and loses all that are past
    past = (
        select(Lot.member_id, Lot.expires_on).where(past_and_unspent(today)).order_by(Lot.expires_on, Lot.id)
        .limit(BATCH).subquery()
    )  # fmt: skip

    def ids(statement: Executable) -> tuple[int, ...]:
        return tuple(reading.execute(statement).scalars())

    found = (
        ids(
            select(Order.id)
            .where(Order.status == OrderStatus.UNPAID.value, Order.pay_by <= reading.now,
                   Order.hold_reason.is_(None), Order.history.is_(False))
            .order_by(Order.pay_by, Order.id).limit(BATCH)
        ),
        ids(
            select(Order.id)
            .where(Order.status == OrderStatus.SHIPPED.value, Order.complete_by <= reading.now,
                   Order.hold_reason.is_(None), Order.returns_open == 0, Order.history.is_(False))
            .order_by(Order.complete_by, Order.id).limit(BATCH)
        ),
        ids(
            select(Lot.id).where(Lot.pending > 0, Lot.mature_on <= today).order_by(Lot.mature_on, Lot.id).limit(BATCH)
        ),
        ids(
            select(past.c.member_id).group_by(past.c.member_id).order_by(func.min(past.c.expires_on), past.c.member_id)
        ),
    )  # fmt: skip
    tiers = tiers_due(reading)
    return Due(
        *found,
        tiers,
        int(reading.scalar(select(func.count()).select_from(FigureDelta))),
        int(reading.scalar(select(func.count()).where(Audit.id > sealed_through(reading), Audit.act != "seal_audit"))),
        more=any(len(one) == BATCH for one in found[:3]) or bool(found[3] or tiers),
    )


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
    """One round: everything that is due now, batch after batch. An order that somebody moved meanwhile is skipped, and
    one whose books don't add up is told and left as it is: neither keeps the others waiting.
    """
    done = Round()
    providers = open_providers(office, actor)
    tried: set[tuple[str, int]] = set()
    while True:
        waiting = office.ask(actor, due)
        before = len(tried)
        for order_id in _fresh(tried, "unpaid", waiting.unpaid):
            done.cancelled += _pay_or_cancel(done, office, actor, order_id, providers)
        for order_id in _fresh(tried, "complete", waiting.complete):
            done.completed += _try(done, office, actor, complete_order, order_id)
        for lot_id in _fresh(tried, "mature", waiting.mature):
            done.activated += _try(done, office, actor, activate_due_lot, lot_id)
        done.expired += _expire(done, office, actor, _fresh(tried, "expired", waiting.expired))
        done.reviewed += _review(done, office, actor, tuple(_fresh(tried, "tiers", waiting.tiers)))
        if len(tried) == before or not waiting.more:
            break
    if providers:
        done.refunded = send_refunds(office, actor).paid
    done.tracked = track_parcels(office, actor)
    if waiting.deltas > FOLD_PAST or (waiting.deltas and not done.busy):
        done.folded = office.do(actor, fold_figures)
    if waiting.unsealed or done.busy:
        done.sealed = office.do(actor, seal_audit)
    return done


def _fresh(tried: set[tuple[str, int]], kind: str, ids: Sequence[int]) -> list[int]:
    """What this round hasn't had in hand yet: the rest is left for the next one."""
    new = [one for one in ids if (kind, one) not in tried]
    tried.update((kind, one) for one in new)
    return new


def _expire(done: Round, office: Office, actor: Actor, member_ids: Sequence[int]) -> int:
    """All of them in one transaction; one by one where the books of somebody among them don't add up."""
    if not member_ids:
        return 0
    try:
        return office.do(actor, expire_points, tuple(sorted(member_ids)))
    except Refused as refusal:
        done.skipped.append(f"{member_ids[0]}: {refusal}")
        return 0
    except (AssertionError, IntegrityError) as broken:
        if len(member_ids) > 1:
            return sum(_expire(done, office, actor, [one]) for one in member_ids)
        done.broken.append(f"expire_points {member_ids[0]}: {type(broken).__name__}")
        return 0


def _pay_or_cancel(done: Round, office: Office, actor: Actor, order_id: int, providers: Mapping[str, Provider]) -> int:
    def cancel() -> int:
        return _try(done, office, actor, cancel_order, order_id)

    try:
        return settle_overdue(office, actor, order_id, providers, cancel)
    except Refused as refusal:
        done.skipped.append(f"{order_id}: {refusal}")
        return 0


def _review(done: Round, office: Office, actor: Actor, member_ids: tuple[int, ...]) -> int:
    """Returns of how many members. Who was merged or reviewed meanwhile is nobody's fault."""
    if not member_ids:
        return 0
    try:
        office.do(actor, review_tiers, member_ids)
    except Refused as refusal:
        done.skipped.append(f"{member_ids[0]}: {refusal}")
        return 0
    return len(member_ids)


def _try(done: Round, office: Office, actor: Actor, act: object, subject: int) -> int:
    try:
        office.do(actor, act, subject)  # type: ignore[arg-type]  # each takes one id
    except Refused as refusal:
        done.skipped.append(f"{subject}: {refusal}")
        return 0
    except (AssertionError, IntegrityError) as broken:
        done.broken.append(f"{getattr(act, '__name__', '')} {subject}: {type(broken).__name__}")
        return 0
    return 1


def is_running(pid: int) -> bool:
    """Whether a process of this PC lives: a worker ends with the desk that started it."""
    return psutil.pid_exists(pid)
