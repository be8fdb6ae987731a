"""Tiers by what a member has earned and spent within the rules' months: up at once, down only at a review."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, or_, select, update

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


def standing(reading: Reading, member_id: int, document: RuleDocument) -> tuple[int, int]:
    """(points earned, fen spent) by orders that were completed within the months that count, less what went back."""
    since = read_settings(reading).start_of(months_later(shop_today(reading), -document.tier_months))
    completed = Order.status == OrderStatus.COMPLETED.value, Order.completed_at >= since
    points = reading.scalar(
        select(func.coalesce(func.sum(Lot.earned - Lot.rolled_back), 0))
        .join(Order, Order.id == Lot.order_id)
        .where(Lot.member_id == member_id, Lot.origin == PointsVerb.EARN.value, Lot.parent_id.is_(None), *completed)
    )
    fen = reading.scalar(
        select(func.coalesce(func.sum(Order.cash_fen - Order.cash_back_fen), 0)).where(
            Order.member_id == member_id, Order.currency == CURRENCY,
            Order.kind.in_((OrderKind.SALE.value, OrderKind.CREDIT.value)), *completed,
        )
    )  # fmt: skip
    return int(points), int(fen)


def reached(document: RuleDocument, points: int, fen: int) -> str:
    """The highest tier that so much comes to; '' for none."""
    return next((tier.name for tier in reversed(document.tiers) if tier.reached(points, fen)), "")


def promote(tx: Tx, member_id: int, document: RuleDocument) -> None:
    """A higher tier, at once, where the member has come to one."""
    if document.tiers:
        _review(tx, member_id, document, demote=False)


@action(Permission.RUN_CLOCK)
def review_tiers(tx: Tx, member_ids: tuple[int, ...]) -> int:
    """Members' tiers as today's rules have them, downwards too. Returns how many changed. Raises NotFound: none due."""
    document = rules_at(tx, tx.now).document
    waiting = tiers_due(tx, member_ids)
    if not waiting:
        raise NotFound("due_tier", " ".join(map(str, member_ids[:3])))
    changed = sum(_review(tx, member_id, document, demote=True) for member_id in waiting)
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
    joined = Member.joined_at < read_settings(reading).start_of(before)
    wanted = select(Member.id).where(
        Member.tier != "", Member.tier.in_(names), Member.merged_into.is_(None), Member.erased_at.is_(None),
        or_(Member.tier_reviewed_on < before, Member.tier_reviewed_on.is_(None) & joined),
    )  # fmt: skip
    if among is not None:
        wanted = wanted.where(Member.id.in_(sorted(among)))
    return tuple(reading.execute(wanted.order_by(Member.id).limit(limit)).scalars())


def _review(tx: Tx, member_id: int, document: RuleDocument, *, demote: bool) -> int:
    """1 when the tier changed. A tier that the rules don't rank is the shop's own and stays."""
    row = tx.execute(
        select(Member.tier, Member.merged_into, Member.erased_at).where(Member.id == member_id).with_for_update()
    ).one()
    ranks = {"": -1, **{tier.name: rank for rank, tier in enumerate(document.tiers)}}
    if row.tier not in ranks or row.erased_at is not None:
        return 0
    points, fen = standing(tx, member_id, document)
    tier = reached(document, points, fen)
    moves = ranks[tier] > ranks[row.tier] or (demote and tier != row.tier)
    values: dict[str, object] = {"tier_reviewed_on": shop_today(tx)} if demote or moves else {}
    if moves:
        values |= {"tier": tier, "version": Member.version + 1}
        tx.record(
            "change_tier", "member", member_id, before={"tier": row.tier},
            after={"tier": tier, "points": points, "fen": fen},
        )  # fmt: skip
    if values:
        tx.execute(update(Member).where(Member.id == member_id).values(**values))
    return int(moves)
