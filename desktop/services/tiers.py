"""Tiers by what a member has earned and spent within the rules' months: up at once, down only at a review."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Executable, Select, func, or_, select, update

from desktop.models.built import built_once
from desktop.models.ledger import Lot
from desktop.models.member import Member
from desktop.models.order import Order
from desktop.models.vocabulary import OrderKind, OrderStatus, Permission, PointsVerb
from desktop.services.errors import NotFound
from desktop.services.member_totals import CURRENCY
from desktop.services.points import shop_today
from desktop.services.rule_document import RuleDocument, months_later
from desktop.services.rules import rules_at
from desktop.services.settings import read_settings
from desktop.services.transaction import Reading, Tx, action

REVIEW_BATCH = 200


def standings(reading: Reading, member_ids: Sequence[int], document: RuleDocument) -> dict[int, tuple[int, int]]:
    """By member (points earned, fen spent) by orders that were completed within the months that count, less what went
    back. In two statements, however many they are.
    """
    since = read_settings(reading).start_of(months_later(shop_today(reading), -document.tier_months))
    points = dict(reading.execute(_points_earned(member_ids, since)).all())
    fen = dict(reading.execute(_fen_spent(member_ids, since)).all())
    return {one: (int(points.get(one, 0)), int(fen.get(one, 0))) for one in member_ids}


@built_once
def _points_earned(member_ids: Sequence[int], since: datetime) -> Executable:
    return (
        select(Lot.member_id, func.sum(Lot.earned - Lot.rolled_back))
        .join(Order, Order.id == Lot.order_id)
        .where(
            Lot.member_id.in_(member_ids), Lot.origin == PointsVerb.EARN.value, Lot.parent_id.is_(None),
            Order.status == OrderStatus.COMPLETED.value, Order.completed_at >= since,
        )
        .group_by(Lot.member_id)
    )  # fmt: skip


@built_once
def _fen_spent(member_ids: Sequence[int], since: datetime) -> Executable:
    return (
        select(Order.member_id, func.sum(Order.cash_fen - Order.cash_back_fen))
        .where(
            Order.member_id.in_(member_ids), Order.currency == CURRENCY,
            Order.kind.in_((OrderKind.SALE.value, OrderKind.CREDIT.value)),
            Order.status == OrderStatus.COMPLETED.value, Order.completed_at >= since,
        )
        .group_by(Order.member_id)
    )  # fmt: skip


def reached(document: RuleDocument, points: int, fen: int) -> str:
    """The highest tier that so much comes to; '' for none."""
    return next((tier.name for tier in reversed(document.tiers) if tier.reached(points, fen)), "")


def promote(tx: Tx, member_id: int, document: RuleDocument) -> None:
    """A higher tier, at once, where the member has come to one."""
    if document.tiers:
        _review(tx, (member_id,), document, demote=False)


@action(Permission.RUN_CLOCK)
def review_tiers(tx: Tx, member_ids: tuple[int, ...]) -> int:
    """Members' tiers as today's rules have them, downwards too. Returns how many changed. Raises NotFound: none due."""
    document = rules_at(tx, tx.now).document
    waiting = tiers_due(tx, member_ids)
    if not waiting:
        raise NotFound("due_tier", " ".join(map(str, member_ids[:3])))
    changed = _review(tx, waiting, document, demote=True)
    tx.record("review_tiers", "member", waiting[0], after={"members": len(waiting), "changed": changed})
    return changed


def tiers_due(reading: Reading, among: Sequence[int] | None = None, limit: int = REVIEW_BATCH) -> tuple[int, ...]:
    """Members, ascending, whose tier today's rules want reviewed: each night, or in each year's first."""
    document = rules_at(reading, reading.now).document
    names = [tier.name for tier in document.tiers]
    if not names or document.tier_demotion == "NEVER":
        return ()
    today = shop_today(reading)
    before = today if document.tier_demotion == "NIGHTLY" else date(today.year, 1, 1)
    joined = read_settings(reading).start_of(before)
    asked = (
        _due(names, before, joined, limit) if among is None else _due_among(names, before, joined, limit, sorted(among))
    )
    return tuple(reading.execute(asked).scalars())


@built_once
def _due(names: list[str], before: date, joined_before: datetime, limit: int) -> Executable:
    return _to_review(names, before, joined_before).limit(limit)


@built_once
def _due_among(
    names: list[str], before: date, joined_before: datetime, limit: int, member_ids: list[int]
) -> Executable:  # fmt: skip
    return _to_review(names, before, joined_before).where(Member.id.in_(member_ids)).limit(limit)


def _to_review(names: list[str], before: date, joined_before: datetime) -> Select[int]:
    new = Member.tier_reviewed_on.is_(None) & (Member.joined_at < joined_before)
    return (
        select(Member.id)
        .where(
            Member.tier != "", Member.tier.in_(names), Member.merged_into.is_(None), Member.erased_at.is_(None),
            or_(Member.tier_reviewed_on < before, new),
        )
        .order_by(Member.id)
    )  # fmt: skip


@built_once
def _locked(member_ids: Sequence[int]) -> Executable:
    return (
        select(Member.id, Member.tier)
        .where(Member.id.in_(member_ids), Member.erased_at.is_(None))
        .order_by(Member.id)
        .with_for_update()
    )


def _review(tx: Tx, member_ids: Sequence[int], document: RuleDocument, *, demote: bool) -> int:
    """How many tiers changed. A tier that the rules don't rank is the shop's own and stays."""
    rows = tx.execute(_locked(member_ids)).all()
    ranks = {"": -1, **{tier.name: rank for rank, tier in enumerate(document.tiers)}}
    tiers = {row.id: row.tier for row in rows if row.tier in ranks}
    reviewed = {"tier_reviewed_on": shop_today(tx)}
    changed = 0
    for member_id, (points, fen) in standings(tx, tuple(tiers), document).items():
        old, new = tiers[member_id], reached(document, points, fen)
        if not (ranks[new] > ranks[old] or (demote and new != old)):
            continue
        tx.record(
            "change_tier", "member", member_id, before={"tier": old},
            after={"tier": new, "points": points, "fen": fen},
        )  # fmt: skip
        tx.execute(
            update(Member).where(Member.id == member_id).values(tier=new, version=Member.version + 1, **reviewed)
        )
        changed += 1
    if demote:
        tx.execute(update(Member).where(Member.id.in_(tuple(tiers))).values(**reviewed))
    return changed
