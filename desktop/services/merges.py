"""Two members who are one person: everything of one goes to the other, and she refers to her from then on.

All her orders go over, closed ones too: a late payment or an after-sale may still move points. Her ledger entries stay
where they were appended; two MERGE entries say where her points went.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import case, delete, func, or_, select, update

from desktop.models.catalogue import QuotaUse
from desktop.models.ledger import Adjustment, Freeze, Lot
from desktop.models.member import Member, MemberNote, MemberTag, MemberTotal, Recipient
from desktop.models.order import Order
from desktop.models.vocabulary import Permission, PointsVerb
from desktop.services.errors import Erased, Invalid, NotFound
from desktop.services.member_queries import MemberListRow, row_of_member
from desktop.services.points import Move, lock_balances, post, settle
from desktop.services.transaction import Tx, action, upsert

REASON_MOST = 200


@dataclass(frozen=True, slots=True)
class Merged:
    """Who stands for both now, and what came to her: points per bucket, orders of either kind."""

    member: MemberListRow
    account: str
    available: int
    frozen: int
    pending: int
    debt: int
    orders: int


@action(Permission.MERGE_MEMBERS)
def merge_members(tx: Tx, from_id: int, into_id: int, *, reason: str) -> Merged:
    """MERGE one member into another: every bucket with its lots, freezes and debt, orders, quota use, card, addresses,
    notes and tags; then SETTLE. The first is closed and refers to the other.

    Raises Invalid, NotFound (one that is closed already too), Erased.
    """
    reason = reason.strip()
    if not 1 <= len(reason) <= REASON_MOST:
        raise Invalid("reason", "too_long" if reason else "missing", REASON_MOST)
    if from_id == into_id:
        raise Invalid("into", "same_as_before")
    # orders before members: whoever acts on one of hers goes on with the member whom it has afterwards
    tx.execute(select(Order.id).where(Order.member_id == from_id).order_by(Order.id).with_for_update()).all()
    rows = _hold(tx, from_id, into_id)
    gone = lock_balances(tx, [from_id, into_id])[from_id]
    post(tx, from_id, Move(
        PointsVerb.MERGE, f"merge:{from_id}:out", available=-gone.available, frozen=-gone.frozen,
        pending=-gone.pending, debt=-gone.debt, reason=reason,
    ))  # fmt: skip
    _, balance = post(tx, into_id, Move(
        PointsVerb.MERGE, f"merge:{from_id}:in", available=gone.available, frozen=gone.frozen, pending=gone.pending,
        debt=gone.debt, reason=reason,
    ))  # fmt: skip
    tables: tuple[Any, ...] = (Lot, Freeze, Adjustment, Recipient, MemberNote)
    for table in tables:
        tx.execute(update(table).where(table.member_id == from_id).values(member_id=into_id))
    moved = tx.execute(
        update(Order)
        .where(Order.member_id == from_id)
        .values(
            member_id=into_id, version=Order.version + 1, last_act="merge_members", changed_at=tx.now,
            changed_by=tx.actor.name,
        )
    )  # fmt: skip
    settle(tx, into_id, balance)
    _add_quota(tx, from_id, into_id)
    _add_tags(tx, from_id, into_id)
    _add_totals(tx, from_id, into_id)
    _close(tx, rows[from_id], rows[into_id])
    told = {"available": gone.available, "frozen": gone.frozen, "pending": gone.pending, "debt": gone.debt,
            "orders": moved.rowcount}  # fmt: skip
    tx.record("merge_members", "member", from_id, after={"into": into_id, **told}, reason=reason)
    tx.record("merge_members", "member", into_id, after={"from": from_id, **told}, reason=reason)
    return Merged(
        row_of_member(tx, into_id), rows[from_id].account, gone.available, gone.frozen, gone.pending, gone.debt,
        moved.rowcount,
    )  # fmt: skip


def _hold(tx: Tx, *member_ids: int) -> dict[int, Any]:
    """Their rows by id, locked in ascending order: both are alive."""
    found = tx.execute(
        select(Member.id, Member.account, Member.card_no, Member.merged_into, Member.erased_at)
        .where(Member.id.in_(sorted(member_ids)))
        .order_by(Member.id)
        .with_for_update()
    ).all()
    rows = {row.id: row for row in found}
    for member_id in member_ids:
        row = rows.get(member_id)
        if row is None or row.merged_into is not None:
            raise NotFound("member", str(member_id))
        if row.erased_at is not None:
            raise Erased(member_id)
    return rows


def _add_quota(tx: Tx, from_id: int, into_id: int) -> None:
    hers = tx.execute(
        select(QuotaUse.sku_id, QuotaUse.period, QuotaUse.used).where(QuotaUse.member_id == from_id)
    ).all()
    if hers:
        rows = [{"member_id": into_id, **row._asdict()} for row in hers]
        tx.execute(upsert(tx, QuotaUse, rows, keys=["member_id", "sku_id", "period"], add=["used"]))
        tx.execute(delete(QuotaUse).where(QuotaUse.member_id == from_id))


def _add_tags(tx: Tx, from_id: int, into_id: int) -> None:
    hers = tx.execute(select(MemberTag.tag).where(MemberTag.member_id == from_id)).scalars().all()
    if hers:
        rows = [{"member_id": into_id, "tag": tag} for tag in hers]
        tx.execute(upsert(tx, MemberTag, rows, keys=["member_id", "tag"]))
        tx.execute(delete(MemberTag).where(MemberTag.member_id == from_id))


def _add_totals(tx: Tx, from_id: int, into_id: int) -> None:
    names = ("orders", "placed", "points", "fen")
    gone = tx.execute(
        select(*(getattr(MemberTotal, name) for name in names), MemberTotal.last_order_at).where(
            MemberTotal.member_id == from_id
        )
    ).one()
    last: Any = MemberTotal.last_order_at
    if gone.last_order_at is not None:
        newer = or_(last.is_(None), last < gone.last_order_at)
        last = case((newer, gone.last_order_at), else_=last)
    sums = {name: getattr(MemberTotal, name) + getattr(gone, name) for name in names}
    tx.execute(update(MemberTotal).where(MemberTotal.member_id == into_id).values(**sums, last_order_at=last))
    nothing = {**dict.fromkeys(names, 0), "last_order_at": None}
    tx.execute(update(MemberTotal).where(MemberTotal.member_id == from_id).values(**nothing))


def _close(tx: Tx, gone: Any, kept: Any) -> None:
    """She refers to whom she was merged into, as do those who referred to her; a card goes where there is none."""
    card = gone.card_no if kept.card_no is None else None
    tx.execute(
        update(Member)
        .where(Member.id == gone.id)
        .values(merged_into=kept.id, version=Member.version + 1, card_no=None if card else gone.card_no)
    )
    tx.execute(update(Member).where(Member.merged_into == gone.id).values(merged_into=kept.id))
    tx.execute(
        update(Member)
        .where(Member.id == kept.id)
        .values(version=Member.version + 1, card_no=func.coalesce(Member.card_no, card))
    )
