"""What is changed about a member by hand: who she is, notes and tags."""

from __future__ import annotations

import base64
from datetime import date
from typing import Any

from sqlalchemy import delete, select, update

from desktop.models.journal import Audit
from desktop.models.member import Member, MemberNote, MemberTag, SearchToken
from desktop.models.vocabulary import Permission
from desktop.services import masks, person_search
from desktop.services.errors import ChangedByOther, Erased, Invalid, NotFound
from desktop.services.marks import NOTE_MOST, TAG_MOST
from desktop.services.member_queries import MemberListRow, row_of_member
from desktop.services.members import NAME_MOST, PHONE_MOST, TIER_MOST, person_values
from desktop.services.order_state import actor_name
from desktop.services.points import shop_today
from desktop.services.transaction import Reading, Tx, action, insert_row, query, upsert

TAGS_MOST = 200
OLDEST = date(1900, 1, 1)
_QUIET = ("note_member", "tag_member", "untag_member")
_SEALED = ("name_sealed", "phone_sealed", "birthday_sealed")


@action(Permission.EDIT_MEMBERS)
def edit_member(
    tx: Tx,
    member_id: int,
    *,
    name: str | None = None,
    phone: str | None = None,
    tier: str | None = None,
    birthday: date | None = None,
    shared_phone: bool = False,
    seen: int | None = None,
) -> MemberListRow:
    """Change what is given; None leaves it, an empty phone takes it away.

    A phone that another member has is Invalid('phone', 'taken') unless it is shared. Names, phones and birthdays take
    the data key. Raises NotFound, Erased, ChangedByOther, Invalid, KeyUnavailable.
    """
    row = _take(tx, member_id, seen)
    _check(tx, name, phone, tier, birthday)
    values: dict[str, Any] = {}
    if name is not None or phone is not None:
        values |= _personal(tx, row, name, phone, shared=shared_phone)
    if tier is not None and tier.strip() != row.tier:
        values["tier"] = tier.strip()
    if birthday is not None:
        told = birthday.isoformat()
        if told != tx.persons.unseal(row.uid, "member", "birthday", row.birthday_sealed):
            values["birthday_sealed"] = tx.persons.seal(row.uid, "member", "birthday", told)
    if not values:
        raise Invalid("member", "nothing_changed")
    changed = tx.execute(
        update(Member).where(Member.id == member_id, Member.version == row.version).values(
            **values, version=row.version + 1
        )
    )  # fmt: skip
    if changed.rowcount != 1:
        raise AssertionError(f"member {member_id} changed while it was locked")
    tx.record(
        "edit_member", "member", member_id, before=_on_record(row._asdict(), values), after=_on_record(values, values)
    )
    return row_of_member(tx, member_id)


@action(Permission.NOTE)
def note_member(tx: Tx, member_id: int, *, body: str) -> MemberListRow:
    """A note for colleagues, class 内部: personal data doesn't belong here."""
    if not 1 <= len(body.strip()) <= NOTE_MOST:
        raise Invalid("body", "missing" if not body.strip() else "too_long", NOTE_MOST)
    _take(tx, member_id)
    note_id = insert_row(tx, MemberNote.id, member_id=member_id, body=body.strip(), author=tx.actor.key, at=tx.now)
    tx.record("note_member", "member", member_id, after={"note": note_id})
    return row_of_member(tx, member_id)


@action(Permission.TAG)
def tag_member(tx: Tx, member_id: int, *, tag: str) -> MemberListRow:
    tag = tag.strip()
    if not 1 <= len(tag) <= TAG_MOST:
        raise Invalid("tag", "missing" if not tag else "too_long", TAG_MOST)
    _take(tx, member_id)
    tx.execute(upsert(tx, MemberTag, [{"member_id": member_id, "tag": tag}], keys=["member_id", "tag"]))
    tx.record("tag_member", "member", member_id, after={"tag": tag})
    return row_of_member(tx, member_id)


@action(Permission.TAG)
def untag_member(tx: Tx, member_id: int, *, tag: str) -> MemberListRow:
    _take(tx, member_id)
    gone = tx.execute(delete(MemberTag).where(MemberTag.member_id == member_id, MemberTag.tag == tag))
    if gone.rowcount == 0:
        raise NotFound("tag", tag)
    tx.record("untag_member", "member", member_id, before={"tag": tag})
    return row_of_member(tx, member_id)


@query(Permission.SEE)
def known_member_tags(reading: Reading) -> tuple[str, ...]:
    rows = reading.execute(select(MemberTag.tag).distinct().order_by(MemberTag.tag).limit(TAGS_MOST)).scalars()
    return tuple(rows)


def _take(tx: Tx, member_id: int, seen: int | None = None) -> Any:
    """The locked row of a member with whom business goes on."""
    row = tx.execute(
        select(Member.id, Member.uid, Member.tier, Member.version, Member.merged_into, Member.erased_at,
               Member.name_sealed, Member.phone_sealed, Member.birthday_sealed)
        .where(Member.id == member_id)
        .with_for_update()
    ).one_or_none()  # fmt: skip
    if row is None or row.merged_into is not None:
        raise NotFound("member", str(member_id))
    if row.erased_at is not None:
        raise Erased(member_id)
    if seen is not None and seen != row.version:
        raise _changed_by_other(tx, member_id)
    return row


def _changed_by_other(tx: Tx, member_id: int) -> ChangedByOther:
    last = tx.execute(
        select(Audit.act, Audit.at, Audit.actor)
        .where(Audit.subject == "member", Audit.subject_id == member_id, Audit.act.not_in(_QUIET))
        .order_by(Audit.id.desc())
        .limit(1)
    ).one_or_none()
    if last is None:
        return ChangedByOther("", None, "edit_member")
    return ChangedByOther(actor_name(tx, last.actor), last.at, last.act)


def _check(tx: Tx, name: str | None, phone: str | None, tier: str | None, birthday: date | None) -> None:
    if name is not None and not 1 <= len(name.strip()) <= NAME_MOST:
        raise Invalid("name", "missing" if not name.strip() else "too_long", NAME_MOST)
    for field, value, most in (("phone", phone, PHONE_MOST), ("tier", tier, TIER_MOST)):
        if value is not None and len(value) > most:
            raise Invalid(field, "too_long", most)
    if birthday is not None and not OLDEST <= birthday <= shop_today(tx):
        raise Invalid("birthday", "out_of_range")


def _personal(tx: Tx, row: Any, name: str | None, phone: str | None, *, shared: bool) -> dict[str, Any]:
    """The columns that tell who it is, sealed anew, and the tokens by which she is found."""
    had_name = tx.persons.unseal(row.uid, "member", "name", row.name_sealed)
    had_phone = tx.persons.unseal(row.uid, "member", "phone", row.phone_sealed)
    new_name = had_name if name is None else name.strip()
    new_phone = had_phone if phone is None else masks.normalise_phone(phone)
    if (new_name, new_phone) == (had_name, had_phone):
        return {}
    if new_phone and new_phone != had_phone and not shared and _somebody_elses(tx, row.id, new_phone):
        raise Invalid("phone", "taken")
    tx.execute(delete(SearchToken).where(SearchToken.subject == "M", SearchToken.subject_id == row.id))
    tx.persons.index("M", row.id, new_name, new_phone)
    values = person_values(tx, row.uid, new_name, new_phone)
    del values["uid"]
    if new_name == had_name:
        values = {column: value for column, value in values.items() if not column.startswith("name")}
    if new_phone == had_phone:
        values = {column: value for column, value in values.items() if not column.startswith("phone")}
    return values


def _somebody_elses(tx: Tx, member_id: int, phone: str) -> bool:
    others = select(Member.id).where(
        Member.id.in_(person_search.by_phone(tx, phone, "M")), Member.id != member_id, Member.merged_into.is_(None),
        Member.erased_at.is_(None),
    )  # fmt: skip
    return tx.scalar(others.limit(1)) is not None


def _on_record(values: dict[str, Any], changed: dict[str, Any]) -> dict[str, Any]:
    """What changed; personal values as they are sealed under the person's key, so that erasing her erases them."""
    told: dict[str, Any] = {"tier": values["tier"]} if "tier" in changed else {}
    for column in _SEALED:
        if column in changed:
            sealed = values[column]
            told[column] = base64.b64encode(sealed).decode() if sealed else None
    return told
