"""The recovery sheet at work: an owner who forgot her password comes back, and a new sheet takes the old one's place."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from desktop import crypto
from desktop.models.setting import Setting
from desktop.models.staff import KeyGrant, KeyHolder, Role, Staff, StaffSession
from desktop.models.vocabulary import ActorKind, Preset
from desktop.passwords import weakness
from desktop.recovery import new_recovery
from desktop.services.attempts import forget_attempts
from desktop.services.errors import Invalid, KeyUnavailable, NotFound, WeakPassword
from desktop.services.office import Office
from desktop.services.transaction import Actor

_SHEET = "RECOVERY:0"


@dataclass(frozen=True, slots=True)
class Recovered:
    """recovery_words are those of the new sheet; the old ones open nothing any more."""

    owner: str
    recovery_words: str


def shop_secret_from(connection: Connection, identity: str) -> bytes:
    """The shop secret that the sheet's identity opens. Raises Invalid: the sheet of another shop, or an old one."""
    sealed = connection.execute(select(Setting.value).where(Setting.name == "sealed_secret")).scalar()
    try:
        return crypto.open_with(identity, bytes.fromhex(json.loads(sealed or '""')))
    except crypto.Unreadable:
        raise Invalid("recovery_words", "of_another_sheet") from None


def recover_owner(
    office: Office, identity: str, *, login: str, password: str, pc: str, costs: crypto.Costs
) -> Recovered:
    """A new password and identity for an owner, a new recovery identity and sheet, all in one transaction.

    Her sessions end, waiting after wrong guesses ends, the data key is sealed to her new identity.
    Raises WeakPassword, NotFound for who isn't an owner, KeyUnavailable for a swapped holder, Invalid.
    """
    login = login.strip().casefold()
    problem = weakness(password, login=login)
    if problem:
        raise WeakPassword(problem)
    secret, hers = crypto.make_login(password, office.shop_secret, costs), crypto.new_identity()
    words, fresh = new_recovery()
    now = office.clock()
    with office.transaction() as connection:
        owner = connection.execute(
            select(Staff.id, Staff.name)
            .join(Role, Role.id == Staff.role_id)
            .where(Staff.login == login, Role.preset == Preset.OWNER.value)
            .with_for_update(of=Staff)
        ).one_or_none()
        if owner is None:
            raise NotFound("owner", login)
        keys = _data_keys(connection, office.shop_secret, identity)
        for holder in (KeyHolder.staff_id == owner.id, KeyHolder.kind == "RECOVERY"):
            connection.execute(delete(KeyGrant).where(KeyGrant.holder_id.in_(select(KeyHolder.id).where(holder))))
            connection.execute(delete(KeyHolder).where(holder))
        _hold(
            connection, office, f"STAFF:{owner.id}", owner.id, hers, crypto.seal_identity(secret.slot_key, hers), keys
        )
        _hold(connection, office, _SHEET, None, fresh, None, keys)
        sealed = crypto.seal_to([crypto.public_of(fresh)], office.shop_secret).hex()
        connection.execute(
            update(Setting)
            .where(Setting.name == "sealed_secret")
            .values(value=json.dumps(sealed), changed_at=now, changed_by=f"staff:{owner.id}")
        )
        connection.execute(
            update(Staff)
            .where(Staff.id == owner.id)
            .values(salt=secret.salt, login_hash=secret.login_hash, must_change=False, activation_until=None,
                    active=True, disabled_at=None)
        )  # fmt: skip
        connection.execute(
            update(StaffSession)
            .where(StaffSession.staff_id == owner.id, StaffSession.ended_at.is_(None))
            .values(ended_at=now, end_reason="password_changed")
        )
        forget_attempts(office, connection, login)
        session_id: int = connection.execute(
            insert(StaffSession)
            .values(staff_id=owner.id, pc=pc[:100], started_at=now, ended_at=now, end_reason="recovered", last_seq=0)
            .returning(StaffSession.id)
        ).scalar_one()
        actor = Actor(ActorKind.STAFF, f"staff:{owner.id}", owner.name, session_id, pc, frozenset(), staff_id=owner.id)
        office.record_alone(connection, actor, "recover_owner", "staff", owner.id)
    return Recovered(login, words)


def _data_keys(connection: Connection, shop_secret: bytes, identity: str) -> dict[int, bytes]:
    sheet = connection.execute(
        select(KeyHolder.id, KeyHolder.public_key, KeyHolder.mac).where(
            KeyHolder.kind == "RECOVERY", KeyHolder.removed_at.is_(None)
        )
    ).one_or_none()
    if sheet is None or not crypto.is_holder(shop_secret, _SHEET, sheet.public_key, sheet.mac):
        raise KeyUnavailable()
    grants = connection.execute(select(KeyGrant.data_key_id, KeyGrant.sealed).where(KeyGrant.holder_id == sheet.id))
    try:
        return {key_id: crypto.open_with(identity, sealed) for key_id, sealed in grants.all()}
    except crypto.Unreadable:
        raise KeyUnavailable() from None


def _hold(
    connection: Connection, office: Office, name: str, staff_id: int | None, identity: str,
    identity_sealed: bytes | None, keys: dict[int, bytes],
) -> None:  # fmt: skip
    public = crypto.public_of(identity)
    holder_id = connection.execute(
        insert(KeyHolder)
        .values(kind=name.partition(":")[0], staff_id=staff_id, public_key=public, identity_sealed=identity_sealed,
                mac=crypto.holder_mac(office.shop_secret, name, public), created_at=office.clock())
        .returning(KeyHolder.id)
    ).scalar_one()  # fmt: skip
    connection.execute(
        insert(KeyGrant),
        [
            {"data_key_id": key_id, "holder_id": holder_id, "sealed": crypto.seal_to([public], key)}
            for key_id, key in keys.items()
        ],
    )
