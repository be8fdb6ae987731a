"""Photos that go with an after-sale: sealed under the person's key, kept in the database, looked at on record.

They are the person's: who is erased, whose photos are deleted. What a camera writes beside a picture never comes in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from desktop.models.member import Member, Recipient
from desktop.models.order import Order
from desktop.models.returns import Attachment, ReturnCase
from desktop.models.vocabulary import AccessAct, Permission
from desktop.services.errors import Erased, Invalid, NotFound
from desktop.services.photo_files import clean_photo
from desktop.services.return_cases import hold_case
from desktop.services.transaction import AccessNote, Reading, Tx, action, insert_row, query

PHOTOS_MOST = 9


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """size in bytes."""

    id: int
    media_type: str
    size: int
    added_by: str
    added_at: datetime


@action(Permission.REQUEST_RETURN)
def add_return_photo(tx: Tx, case_id: int, *, photo: bytes) -> int:
    """Add a JPEG, PNG or WebP of at most PHOTO_MOST bytes, PHOTOS_MOST a case. Returns its id; it moves no version.

    Raises Invalid, NotFound, Erased, KeyUnavailable.
    """
    media_type, content = clean_photo(photo)
    case = hold_case(tx, case_id)
    if tx.scalar(select(func.count()).where(Attachment.case_id == case_id)) >= PHOTOS_MOST:
        raise Invalid("photos", "too_many", PHOTOS_MOST)
    uid = _whose(tx, case.order.id)
    photo_id = insert_row(
        tx, Attachment.id, case_id=case_id, uid=uid, media_type=media_type, size=len(content), added_by=tx.actor.key,
        added_at=tx.now, sealed=tx.persons.seal_bytes(uid, "attachment", f"sealed:{case_id}", content),
    )  # fmt: skip
    tx.record(
        "add_return_photo", "return", case_id, order_id=case.order.id,
        after={"photo": photo_id, "size": len(content), "media_type": media_type},
    )  # fmt: skip
    return photo_id


def photos_of(reading: Reading, case_id: int) -> tuple[PhotoRow, ...]:
    """Which photos there are, without looking at them."""
    rows = reading.execute(
        select(Attachment.id, Attachment.media_type, Attachment.size, Attachment.added_by, Attachment.added_at)
        .where(Attachment.case_id == case_id)
        .order_by(Attachment.id)
    )
    return tuple(PhotoRow(*row) for row in rows)


def _looked(order_id: int, photo_id: int) -> AccessNote:
    return AccessNote(AccessAct.PHOTO, "", (("order", order_id),))


@query(Permission.REVEAL, accessed=_looked)
def return_photo(reading: Reading, order_id: int, photo_id: int) -> bytes:
    """A photo of an after-sale of that order, on record before it is opened. Raises NotFound, KeyUnavailable."""
    row = reading.execute(
        select(Attachment.uid, Attachment.case_id, Attachment.sealed)
        .join(ReturnCase, ReturnCase.id == Attachment.case_id)
        .where(Attachment.id == photo_id, ReturnCase.order_id == order_id)
    ).one_or_none()
    if row is None:
        raise NotFound("photo", str(photo_id))
    return reading.persons.unseal_bytes(row.uid, "attachment", f"sealed:{row.case_id}", row.sealed)


def _whose(tx: Tx, order_id: int) -> bytes:
    """The uid of the member, or of who receives the parcel where an imported order has no member."""
    row = tx.execute(
        select(Member.id, Member.uid, Member.erased_at, Recipient.uid)
        .select_from(Order)
        .outerjoin(Member, Member.id == Order.member_id)
        .outerjoin(Recipient, Recipient.id == Order.recipient_id)
        .where(Order.id == order_id)
    ).one()
    if row[2] is not None:
        raise Erased(row[0])
    uid: bytes | None = row[1] or row[3]
    if uid is None:
        raise Invalid("photo", "no_person")
    return uid
