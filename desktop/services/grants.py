"""Points that members are given: for signing in, by a campaign, by hand; and taken back. A sheet: grants_by_sheet.py.

What names its reference is given once: the same source, reference and member again changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select

from desktop.models.ledger import Lot, PointsEntry
from desktop.models.vocabulary import GrantSource, Permission, PointsVerb
from desktop.services.earning import grant, roll_back_lot
from desktop.services.errors import AlreadySo, Invalid, NotFound
from desktop.services.members import MemberRow, living_member, member_row
from desktop.services.points import lock_balance, shop_today
from desktop.services.rule_document import expiry_of
from desktop.services.rules import rules_at
from desktop.services.transaction import Tx, action

POINTS_MOST = 10**9
REASON_MOST = 200
REFERENCE_MOST = 64
# a sign-in needs no words of its own
_REASONED = {GrantSource.SIGN_IN: "签到"}


@dataclass(frozen=True, slots=True)
class GrantBack:
    """How many points of a grant were taken back, and what the member has now."""

    points: int
    member: MemberRow


@action(Permission.IMPORT, Permission.GRANT_POINTS)
def grant_points(
    tx: Tx,
    member_id: int,
    *,
    points: int,
    reason: str = "",
    expires_on: date | None = None,
    source: GrantSource = GrantSource.BY_HAND,
    reference: str = "",
) -> MemberRow:
    """GRANT points that can be spent at once, through expires_on or for the term of today's rules.

    A sign-in's reference is its shop day, which it has without one too; a campaign's is its own name. By hand nothing
    is a repeat unless a reference says so. Raises Invalid, NotFound, Erased.
    """
    problem = grant_problem(points, reason or _REASONED.get(source, ""), expires_on, shop_today(tx))
    if problem is not None:
        raise problem
    reference = reference.strip() or (shop_today(tx).isoformat() if source is GrantSource.SIGN_IN else "")
    if len(reference) > REFERENCE_MOST or (source is not GrantSource.BY_HAND and not reference):
        raise Invalid("reference", "too_long" if reference else "missing", REFERENCE_MOST)
    living_member(tx, member_id)
    lock_balance(tx, member_id)
    cause = f"{source.value}:{member_id}:{reference}" if reference else tx.cause("grant")
    known = tx.scalar(_granted_by(cause))
    if known is not None:
        tx.record("repeat_grant", "member", member_id, after={"source": source.value, "reference": reference})
        return member_row(tx, member_id)
    give(tx, member_id, points, reason.strip() or _REASONED[source], cause, expires_on)
    tx.record(
        "grant_points", "member", member_id, after={"points": points, "source": source.value}, reason=reason.strip()
    )
    return member_row(tx, member_id)


@action(Permission.MEND, Permission.APPROVE_ADJUSTMENT)
def roll_back_grant(tx: Tx, entry_id: int, *, reason: str, points: int | None = None) -> GrantBack:
    """ROLLBACK a GRANT by its entry, all of it or some points: its own lot, then others, then debt; never what expired.

    Raises NotFound, Invalid, AlreadySo when nothing of it is left to take.
    """
    reason = reason.strip()
    if not 1 <= len(reason) <= REASON_MOST:
        raise Invalid("reason", "too_long" if reason else "missing", REASON_MOST)
    given = (
        select(Lot.id, Lot.member_id, Lot.earned)
        .join(PointsEntry, PointsEntry.id == Lot.entry_id)
        .where(PointsEntry.id == entry_id, PointsEntry.verb == PointsVerb.GRANT.value, Lot.parent_id.is_(None))
    )
    while True:
        lot = tx.execute(given).one_or_none()
        if lot is None:
            raise NotFound("grant", str(entry_id))
        lock_balance(tx, lot.member_id)
        if tx.scalar(select(Lot.member_id).where(Lot.id == lot.id)) == lot.member_id:
            break  # she wasn't merged into another meanwhile
    wanted = lot.earned if points is None else points
    if not 1 <= wanted <= lot.earned:
        raise Invalid("points", "out_of_range", lot.earned)
    taken = roll_back_lot(tx, lot.member_id, lot.id, wanted, cause=tx.cause("roll_back_grant"), reason=reason)
    if taken == 0:
        raise AlreadySo("roll_back_grant")
    tx.record("roll_back_grant", "member", lot.member_id, after={"points": taken, "entry": entry_id}, reason=reason)
    return GrantBack(taken, member_row(tx, lot.member_id))


def give(tx: Tx, member_id: int, points: int, reason: str, cause: str, expires_on: date | None) -> None:
    rules = rules_at(tx, tx.now)
    grant(
        tx, member_id, points, verb=PointsVerb.GRANT, cause=cause, reason=reason,
        expires_on=expires_on or expiry_of(rules.document, shop_today(tx)), rule_version_id=rules.id,
    )  # fmt: skip


def _granted_by(cause: str) -> Select[int, int, int]:
    return select(PointsEntry.id, PointsEntry.member_id, PointsEntry.d_available).where(
        PointsEntry.cause == cause, PointsEntry.verb == PointsVerb.GRANT.value
    )


def grant_problem(points: int, reason: str, expires_on: date | None, today: date) -> Invalid | None:
    """Why a grant can't be given, whoever gets it; today is the shop's day."""
    if not 1 <= points <= POINTS_MOST:
        return Invalid("points", "out_of_range", POINTS_MOST)
    if not 1 <= len(reason.strip()) <= REASON_MOST:
        return Invalid("reason", "missing" if not reason.strip() else "too_long", REASON_MOST)
    if expires_on is not None and expires_on < today:
        return Invalid("expires_on", "past")
    return None
