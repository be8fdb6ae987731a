"""Whom and where a parcel goes. A row is never changed: another address is another row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from desktop.models.member import Recipient
from desktop.services import masks
from desktop.services.errors import Invalid
from desktop.services.transaction import Reading, Tx, insert_row

NAME_MOST, PHONE_MOST, ADDRESS_MOST = 100, 32, 500


@dataclass(frozen=True, slots=True)
class RecipientDraft:
    """region reaches as far as the district and stays readable; name, phone and address are sealed."""

    name: str
    phone: str
    region: str
    address: str


def save_recipient(tx: Tx, draft: RecipientDraft, member_id: int | None) -> int:
    """Seal and keep a recipient. Raises Invalid, KeyUnavailable. Returns the row's id."""
    for field, value, most in (
        ("name", draft.name, NAME_MOST),
        ("phone", draft.phone, PHONE_MOST),
        ("region", draft.region, ADDRESS_MOST),
        ("address", draft.address, ADDRESS_MOST),
    ):
        if len(value) > most:
            raise Invalid(field, "too_long", most)
    if not draft.name.strip():
        raise Invalid("name", "missing")
    uid = tx.persons.new(tx.now)
    values = recipient_values(tx, uid, draft, member_id)
    recipient_id = insert_row(tx, Recipient.id, **values)
    phone = masks.normalise_phone(draft.phone)
    tx.persons.index("R", recipient_id, draft.name.strip(), phone, whole_address(draft.region, draft.address))
    return recipient_id


def whole_address(region: str, address: str) -> str:
    """What two receivers of one place have in common; "" for a district without a street, which says too little."""
    return f"{region}{address}" if address.strip() else ""


def recipient_values(tx: Tx, uid: bytes, draft: RecipientDraft, member_id: int | None) -> dict[str, Any]:
    """The columns of a recipient: sealed under uid's key, with what may be seen."""
    phone = masks.normalise_phone(draft.phone)
    region, street = _told_apart(draft)

    def sealed(column: str, text: str) -> bytes | None:
        return tx.persons.seal(uid, "recipient", column, text) if text else None

    return {
        "uid": uid,
        "member_id": member_id,
        "name_sealed": sealed("name", draft.name.strip()),
        "phone_sealed": sealed("phone", phone),
        "address_sealed": sealed("address", street),
        "name_mask": masks.mask_name(draft.name),
        "phone_mask": masks.mask_phone(phone),
        "phone_last4": masks.phone_last4(phone),
        "region": region,
        "created_at": tx.now,
    }


def _told_apart(draft: RecipientDraft) -> tuple[str, str]:
    """(as far as the district, the rest): what a hurried clerk wrote past it belongs to what is sealed."""
    written = draft.region.strip()
    region = masks.mask_address(written)
    plain = "".join(written.split())
    if plain == region:
        return written, draft.address.strip()
    rest = plain.removeprefix(region) if plain.startswith(region) else written
    return (region if plain.startswith(region) else ""), f"{rest}{draft.address.strip()}"


def open_recipient(reading: Reading, row: Any) -> tuple[str, str, str]:
    """Name, phone and address (without the region) of a row with uid and the sealed columns. Raises KeyUnavailable."""
    unseal = reading.persons.unseal
    return (
        unseal(row.uid, "recipient", "name", row.name_sealed),
        unseal(row.uid, "recipient", "phone", row.phone_sealed),
        unseal(row.uid, "recipient", "address", row.address_sealed),
    )


def shown_recipient(reading: Reading, row: Any, revealed: bool) -> tuple[str, str, str]:
    """As open_recipient, or the masks without an address; nothing where uid is None."""
    if row.uid is None:
        return "", "", ""
    return open_recipient(reading, row) if revealed else (row.name_mask, row.phone_mask, "")
