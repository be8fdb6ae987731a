"""Points that members are given: a birthday, a campaign, a purchase at the counter."""

from __future__ import annotations

from datetime import date

from desktop.models.vocabulary import Permission, PointsVerb
from desktop.services.earning import grant
from desktop.services.errors import Invalid
from desktop.services.members import MemberRow, living_member, member_row
from desktop.services.points import shop_today
from desktop.services.rules import expiry_of, rules_at
from desktop.services.transaction import Tx, action

REASON_MOST = 200


@action(Permission.IMPORT)
def grant_points(tx: Tx, member_id: int, *, points: int, reason: str, expires_on: date | None = None) -> MemberRow:
    """GRANT points that can be spent at once, through expires_on or for the term of today's rules.

    Raises Invalid, NotFound, Erased.
    """
    if not 1 <= points <= 10**9:
        raise Invalid("points", "out_of_range", 10**9)
    if not 1 <= len(reason.strip()) <= REASON_MOST:
        raise Invalid("reason", "missing" if not reason.strip() else "too_long", REASON_MOST)
    living_member(tx, member_id)
    rules = rules_at(tx, tx.now)
    today = shop_today(tx)
    if expires_on is not None and expires_on < today:
        raise Invalid("expires_on", "past")
    grant(
        tx, member_id, points, verb=PointsVerb.GRANT, cause=tx.cause("grant"), reason=reason.strip(),
        expires_on=expires_on or expiry_of(rules.document, today), rule_version_id=rules.id,
    )  # fmt: skip
    tx.record("grant_points", "member", member_id, after={"points": points}, reason=reason.strip())
    return member_row(tx, member_id)
