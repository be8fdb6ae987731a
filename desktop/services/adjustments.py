"""Points adjusted by hand: a reason always, and a second person above the limit of the rules.

Who holds only the right to propose always needs somebody who approves. Who holds both posts at once within the limit;
above it somebody else decides. An adjustment never makes a debt: downwards it takes what is available, the soonest to
expire first, and is refused where that isn't enough.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from desktop.models.ledger import Adjustment, PointsEntry
from desktop.models.member import Member
from desktop.models.vocabulary import AdjustmentState, Permission, PointsVerb
from desktop.services.access import staff_names
from desktop.services.earning import grant
from desktop.services.errors import Decided, Invalid, NotFound
from desktop.services.expiry import expire_members
from desktop.services.lots import shift_lots, spendable, take_soonest
from desktop.services.members import living_member
from desktop.services.order_state import OrderInHand
from desktop.services.points import Move, post, shop_today
from desktop.services.rule_document import expiry_of
from desktop.services.rules import rules_at
from desktop.services.transaction import Reading, Tx, action, insert_row, query
from desktop.services.two_persons import checked_reason, second_person

POINTS_MOST = 10**9
PAGE_MOST = 500


@dataclass(frozen=True, slots=True)
class AdjustmentRow:
    """points with its sign; sole: the one who proposed it decided too (单人复核). Times in UTC, people by name."""

    id: int
    member_id: int
    account: str
    points: int
    reason: str
    state: AdjustmentState
    proposed_by: str
    proposed_at: datetime
    decided_by: str
    decided_at: datetime | None
    decision: str
    sole: bool
    entry_id: int | None


@action(Permission.PROPOSE_ADJUSTMENT)
def propose_adjustment(tx: Tx, member_id: int, *, points: int, reason: str) -> AdjustmentRow:
    """Propose ±points; posted at once where the actor may approve and the rules' limit allows it.

    Raises Invalid, NotFound, Erased, InsufficientPoints.
    """
    if points == 0 or abs(points) > POINTS_MOST:
        raise Invalid("points", "out_of_range", POINTS_MOST)
    reason = checked_reason(reason, needed=True)
    living_member(tx, member_id)
    adjustment_id = put_forward(tx, member_id, points, reason)
    limit = rules_at(tx, tx.now).document.adjust_limit
    if tx.actor.may(Permission.APPROVE_ADJUSTMENT) and abs(points) <= limit:
        _post(tx, _take(tx, adjustment_id), "", sole=False)
    return _row_of(tx, adjustment_id)


def put_forward(tx: Tx, member_id: int, points: int, reason: str) -> int:
    """A proposal that waits for its second person, whoever makes it and however small it is. Returns its id."""
    adjustment_id = insert_row(
        tx, Adjustment.id, member_id=member_id, points=points, reason=reason, state=AdjustmentState.PROPOSED.value,
        proposed_by=tx.actor.key, proposed_at=tx.now, decision="", sole=False,
    )  # fmt: skip
    tx.record(
        "propose_adjustment", "member", member_id, after={"adjustment": adjustment_id, "points": points}, reason=reason
    )
    return adjustment_id


def put_forward_for_order(tx: Tx, order: OrderInHand, points: int) -> None:
    """Points of an imported order that would go back: its file doesn't say from which lots they were taken."""
    if not points or order.member_id is None:
        return
    erased, merged = tx.execute(
        select(Member.erased_at, Member.merged_into).where(Member.id == order.member_id)
    ).one()  # fmt: skip
    if erased is None:
        put_forward(tx, merged or order.member_id, points, f"导入的订单 {order.order_no} 退回积分")


@action(Permission.APPROVE_ADJUSTMENT)
def approve_adjustment(tx: Tx, adjustment_id: int, *, reason: str = "", proof: str = "") -> AdjustmentRow:
    """Post what somebody else proposed. An owner who is the only one with the right approves her own after a day,
    with a reason and the proof of her password.

    Raises NotFound, Decided, SecondPersonNeeded, TooEarlyAlone, PasswordNeeded, InsufficientPoints, Erased.
    """
    reason = checked_reason(reason)
    found = _take(tx, adjustment_id)
    living_member(tx, found.member_id)
    sole = second_person(
        tx, Permission.APPROVE_ADJUSTMENT, proposed_by=found.proposed_by, proposed_at=found.proposed_at, reason=reason,
        proof=proof,
    )  # fmt: skip
    _post(tx, found, reason, sole=sole)
    return _row_of(tx, adjustment_id)


@action(Permission.PROPOSE_ADJUSTMENT, Permission.APPROVE_ADJUSTMENT)
def reject_adjustment(tx: Tx, adjustment_id: int, *, reason: str) -> AdjustmentRow:
    """Nothing is posted. Who may only propose takes back her own. Raises NotFound, Decided, NotPermitted, Invalid."""
    reason = checked_reason(reason, needed=True)
    found = _take(tx, adjustment_id)
    if found.proposed_by != tx.actor.key:
        tx.require(Permission.APPROVE_ADJUSTMENT)
    _decide(tx, found, AdjustmentState.REJECTED, reason, sole=False, entry_id=None)
    tx.record(
        "reject_adjustment", "member", found.member_id, after={"adjustment": found.id, "points": found.points},
        reason=reason,
    )  # fmt: skip
    return _row_of(tx, adjustment_id)


@query(Permission.SEE)
def find_adjustments(
    reading: Reading, *, state: AdjustmentState | None = None, member_id: int | None = None,
    before: int | None = None, limit: int = 100,
) -> tuple[AdjustmentRow, ...]:  # fmt: skip
    """Newest first; before: the id of the last row of the page before. Raises Invalid."""
    if not 1 <= limit <= PAGE_MOST:
        raise Invalid("limit", "out_of_range", PAGE_MOST)
    wanted = _rows()
    if state is not None:
        wanted = wanted.where(Adjustment.state == state.value)
    if member_id is not None:
        wanted = wanted.where(Adjustment.member_id == member_id)
    if before is not None:
        wanted = wanted.where(Adjustment.id < before)
    names = staff_names(reading)
    return tuple(_as_row(row, names) for row in reading.execute(wanted.order_by(Adjustment.id.desc()).limit(limit)))


def _post(tx: Tx, found: Any, reason: str, *, sole: bool) -> None:
    rules = rules_at(tx, tx.now)
    cause = f"adjustment:{found.id}"
    expire_members(tx, [found.member_id])
    if found.points > 0:
        grant(
            tx, found.member_id, found.points, verb=PointsVerb.ADJUST, cause=cause, reason=found.reason,
            expires_on=expiry_of(rules.document, shop_today(tx)), rule_version_id=rules.id,
        )  # fmt: skip
    else:
        move = Move(PointsVerb.ADJUST, cause, available=found.points, reason=found.reason, rule_version_id=rules.id)
        post(tx, found.member_id, move)
        shift_lots(tx, take_soonest(spendable(tx, found.member_id), -found.points), available=-1)
    entry_id = tx.scalar(
        select(PointsEntry.id).where(PointsEntry.cause == cause, PointsEntry.verb == PointsVerb.ADJUST.value)
    )
    _decide(tx, found, AdjustmentState.POSTED, reason, sole=sole, entry_id=entry_id)
    tx.record(
        "approve_adjustment", "member", found.member_id,
        after={"adjustment": found.id, "points": found.points, "sole": sole}, reason=reason,
    )  # fmt: skip


def _take(tx: Tx, adjustment_id: int) -> Any:
    """The locked row of one that is still to be decided."""
    row = tx.execute(
        select(Adjustment.id, Adjustment.member_id, Adjustment.points, Adjustment.reason, Adjustment.state,
               Adjustment.proposed_by, Adjustment.proposed_at)
        .where(Adjustment.id == adjustment_id)
        .with_for_update()
    ).one_or_none()  # fmt: skip
    if row is None:
        raise NotFound("adjustment", str(adjustment_id))
    if row.state != AdjustmentState.PROPOSED.value:
        raise Decided(AdjustmentState(row.state))
    return row


def _decide(tx: Tx, found: Any, state: AdjustmentState, reason: str, *, sole: bool, entry_id: int | None) -> None:
    tx.execute(
        update(Adjustment)
        .where(Adjustment.id == found.id)
        .values(
            state=state.value, decided_by=tx.actor.key, decided_at=tx.now, decision=reason, sole=sole,
            entry_id=entry_id,
        )
    )  # fmt: skip


def _rows() -> Any:
    return select(
        Adjustment.id, Adjustment.member_id, Member.account, Adjustment.points, Adjustment.reason, Adjustment.state,
        Adjustment.proposed_by, Adjustment.proposed_at, Adjustment.decided_by, Adjustment.decided_at,
        Adjustment.decision, Adjustment.sole, Adjustment.entry_id,
    ).join(Member, Member.id == Adjustment.member_id)  # fmt: skip


def _row_of(tx: Tx, adjustment_id: int) -> AdjustmentRow:
    return _as_row(tx.execute(_rows().where(Adjustment.id == adjustment_id)).one(), staff_names(tx))


def _as_row(row: Any, names: Mapping[str, str]) -> AdjustmentRow:
    decided = row.decided_by or ""
    return AdjustmentRow(
        row.id, row.member_id, row.account, row.points, row.reason, AdjustmentState(row.state),
        names.get(row.proposed_by, row.proposed_by), row.proposed_at, names.get(decided, decided), row.decided_at,
        row.decision, row.sole, row.entry_id,
    )  # fmt: skip
