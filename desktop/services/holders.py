"""Who holds the data key: a person's sealed identity, given, used, sealed anew and taken away."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from desktop import crypto
from desktop.models.staff import KeyGrant, KeyHolder
from desktop.services.errors import KeyUnavailable
from desktop.services.keys import DataKeys
from desktop.services.transaction import Actor, Tx


@dataclass(frozen=True, slots=True)
class StaffSecret:
    """What enter_staff stores: salt and hash of the code, the sealed identity and its public half."""

    salt: bytes
    login_hash: bytes
    public_key: str
    identity_sealed: bytes


def staff_secret(secret: crypto.LoginSecret, identity: str) -> StaffSecret:
    public = crypto.public_of(identity)
    sealed = crypto.seal(secret.slot_key, 0, (b"identity", public.encode()), identity.encode())
    return StaffSecret(secret.salt, secret.login_hash, public, sealed)


def unlock(connection: Connection, staff_id: int, slot_key: bytes, shop_secret: bytes) -> DataKeys | None:
    """The data keys that this person holds, or None. Raises KeyUnavailable for a swapped or altered holder."""
    holder = connection.execute(
        select(KeyHolder.id, KeyHolder.public_key, KeyHolder.identity_sealed, KeyHolder.mac).where(
            KeyHolder.staff_id == staff_id, KeyHolder.removed_at.is_(None)
        )
    ).one_or_none()
    if holder is None or holder.identity_sealed is None:
        return None
    if not crypto.is_holder(shop_secret, f"STAFF:{staff_id}", holder.public_key, holder.mac):
        raise KeyUnavailable()
    grants = connection.execute(
        select(KeyGrant.data_key_id, KeyGrant.sealed).where(KeyGrant.holder_id == holder.id)
    ).all()
    try:
        identity = crypto.open_identity(slot_key, holder.public_key, holder.identity_sealed)
        keys = {key_id: crypto.open_with(identity, sealed) for key_id, sealed in grants}
    except crypto.Unreadable:
        raise KeyUnavailable() from None
    return DataKeys(max(keys), keys) if keys else None


def reseal_identity(connection: Connection, actor: Actor, old_slot: bytes, new_slot: bytes) -> None:
    holder = connection.execute(
        select(KeyHolder.id, KeyHolder.public_key, KeyHolder.identity_sealed).where(
            KeyHolder.staff_id == actor.staff_id, KeyHolder.removed_at.is_(None)
        )
    ).one_or_none()
    if holder is None or holder.identity_sealed is None:
        return
    place = (b"identity", holder.public_key.encode())
    try:
        identity = crypto.unseal(old_slot, place, holder.identity_sealed)
    except crypto.Unreadable:
        raise KeyUnavailable() from None
    connection.execute(
        update(KeyHolder)
        .where(KeyHolder.id == holder.id)
        .values(identity_sealed=crypto.seal(new_slot, 0, place, identity))
    )


def keep_identity(tx: Tx, staff_id: int, secret: StaffSecret) -> None:
    """Everybody has an identity; only who may reveal gets the data key sealed to it."""
    tx.execute(
        insert(KeyHolder).values(
            kind="STAFF", staff_id=staff_id, public_key=secret.public_key,
            mac=crypto.holder_mac(tx.shop_secret, f"STAFF:{staff_id}", secret.public_key),
            identity_sealed=secret.identity_sealed, created_at=tx.now,
        )
    )  # fmt: skip


def grant_key(tx: Tx, staff_id: int) -> None:
    """Seal the actor's data keys to her identity. Raises KeyUnavailable: the actor has none, or hers was swapped."""
    keys = tx.persons.data_keys
    holder = tx.execute(
        select(KeyHolder.id, KeyHolder.public_key, KeyHolder.mac).where(KeyHolder.staff_id == staff_id)
    ).one_or_none()
    if holder is None or not crypto.is_holder(tx.shop_secret, f"STAFF:{staff_id}", holder.public_key, holder.mac):
        raise KeyUnavailable()
    tx.execute(
        insert(KeyGrant),
        [
            {"data_key_id": key_id, "holder_id": holder.id, "sealed": crypto.seal_to([holder.public_key], key)}
            for key_id, key in keys.keys.items()
        ],
    )


def revoke_key(tx: Tx, staff_id: int) -> None:
    holders = select(KeyHolder.id).where(KeyHolder.staff_id == staff_id)
    tx.execute(delete(KeyGrant).where(KeyGrant.holder_id.in_(holders)))


def forget_identity(tx: Tx, staff_id: int) -> None:
    revoke_key(tx, staff_id)
    tx.execute(delete(KeyHolder).where(KeyHolder.staff_id == staff_id))
