"""Acts that take two people: who may be the second, and when the only one there is may be both (单人复核).

proof = prove_password(office, actor, password, costs=…)     the actor's password, right now
sole = second_person(tx, right, proposed_by=…, proposed_at=…, reason=…, proof=proof)
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import func, select

from desktop import crypto
from desktop.models.staff import Role, RolePermission, Staff
from desktop.models.vocabulary import Permission, Preset
from desktop.services.attempts import count_attempt, forget_attempts
from desktop.services.errors import Invalid, PasswordNeeded, SecondPersonNeeded, SignInRefused, TooEarlyAlone
from desktop.services.office import Office
from desktop.services.transaction import Actor, Tx

REASON_MOST = 200
ALONE_AFTER = timedelta(hours=24)
PROOF_LASTS = timedelta(minutes=5)


def prove_password(office: Office, actor: Actor, password: str, *, costs: crypto.Costs) -> str:
    """A word that the actor's session has given her password just now. Raises SignInRefused, as at sign-in."""
    with office.transaction() as connection:
        count_attempt(office, connection, actor.login)
    with office.transaction() as connection:
        row = connection.execute(
            select(Staff.salt, Staff.login_hash, Staff.active).where(Staff.id == actor.staff_id)
        ).one_or_none()
        stored = (row.salt, row.login_hash) if row else None
        slot_key = crypto.check_login(
            password[:1024], stored, login=actor.login, shop_secret=office.shop_secret, costs=costs
        )
        if slot_key is None or row is None or not row.active:
            raise SignInRefused()
        forget_attempts(office, connection, actor.login)
    moment = office.clock().isoformat()
    return f"{moment}|{crypto.mac(office.shop_secret, _told(actor, moment)).hex()}"


def checked_reason(reason: str, *, needed: bool = False) -> str:
    """Without blanks at its ends. Raises Invalid."""
    reason = reason.strip()
    if len(reason) > REASON_MOST or (needed and not reason):
        raise Invalid("reason", "too_long" if reason else "missing", REASON_MOST)
    return reason


def second_person(
    tx: Tx, right: Permission, *, proposed_by: str, proposed_at: datetime, reason: str, proof: str
) -> bool:  # fmt: skip
    """Whether the actor decides on what she proposed herself: then she is the only one who may, and an owner.

    Raises SecondPersonNeeded, TooEarlyAlone, PasswordNeeded, Invalid for a reason that is missing.
    """
    if tx.actor.key != proposed_by:
        return False
    owner = tx.scalar(select(Role.preset).join(Staff, Staff.role_id == Role.id).where(Staff.id == tx.actor.staff_id))
    if owner != Preset.OWNER.value or _holders(tx, right) > 1:
        raise SecondPersonNeeded()
    if tx.now < proposed_at + ALONE_AFTER:
        raise TooEarlyAlone(-((tx.now - proposed_at - ALONE_AFTER) // timedelta(hours=1)))
    if not reason.strip():
        raise Invalid("reason", "missing")
    moment, _, given = proof.partition("|")
    try:
        fresh = timedelta(0) <= tx.now - datetime.fromisoformat(moment) <= PROOF_LASTS
        right_word = crypto.is_mac(tx.shop_secret, _told(tx.actor, moment), bytes.fromhex(given))
    except (ValueError, TypeError):
        raise PasswordNeeded() from None
    if not (fresh and right_word):
        raise PasswordNeeded()
    return True


def _holders(tx: Tx, right: Permission) -> int:
    """People who hold the right and can sign in."""
    return int(
        tx.scalar(
            select(func.count())
            .select_from(Staff)
            .join(RolePermission, RolePermission.role_id == Staff.role_id)
            .where(RolePermission.permission == right.value, Staff.active, Staff.must_change.is_(False))
        )
    )


def _told(actor: Actor, moment: str) -> bytes:
    return f"password\0{actor.key}\0{actor.session_id}\0{moment}".encode()
