"""Members: adding them, finding one for an order, what the card shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Executable, func, or_, select

from desktop.models.built import built_once
from desktop.models.ledger import Balance
from desktop.models.member import Member, Recipient
from desktop.models.vocabulary import AccessAct, Permission, PointsVerb
from desktop.services import masks, person_search
from desktop.services.earning import grant
from desktop.services.errors import Erased, Invalid, NotFound
from desktop.services.member_totals import open_totals
from desktop.services.points import BalanceRow, open_balance
from desktop.services.recipients import RecipientDraft, open_recipient, save_recipient
from desktop.services.settings import read_settings
from desktop.services.transaction import AccessNote, Reading, Tx, action, insert_row, query

NAME_MOST, PHONE_MOST, TIER_MOST, NUMBER_MOST, SEARCH_MOST = 100, 32, 40, 64, 100
_NUMBERING = 0x6D656D62


@dataclass(frozen=True, slots=True)
class MemberRow:
    """Masks and balances; joined_at in UTC."""

    id: int
    account: str
    card_no: str
    name: str
    phone: str
    tier: str
    joined_at: datetime
    balance: BalanceRow


@dataclass(frozen=True, slots=True)
class RecipientRow:
    """A saved address by its masks; since in UTC."""

    id: int
    name: str
    phone: str
    region: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Person:
    """Revealed: who this is. Only ever shown after its access is on record."""

    name: str
    phone: str
    address: str


_COLUMNS = (
    Member.id, Member.account, Member.card_no, Member.name_mask, Member.phone_mask, Member.tier, Member.joined_at,
    Balance.available, Balance.frozen, Balance.pending, Balance.debt,
)  # fmt: skip


@action(Permission.EDIT_MEMBERS)
def add_member(
    tx: Tx,
    *,
    name: str,
    phone: str,
    tier: str = "",
    account: str = "",
    card_no: str = "",
    points: int = 0,
    expires_on: date | None = None,
    recipient: RecipientDraft | None = None,
) -> MemberRow:
    """A new member, with an address where one is given. Points, which take the right to import, become an INIT lot.

    Raises Invalid, KeyUnavailable.
    """
    if not 1 <= len(name.strip()) <= NAME_MOST:
        raise Invalid("name", "missing" if not name.strip() else "too_long", NAME_MOST)
    for field, value, most in (
        ("phone", phone, PHONE_MOST), ("tier", tier, TIER_MOST), ("account", account, NUMBER_MOST),
        ("card_no", card_no, NUMBER_MOST),
    ):  # fmt: skip
        if len(value) > most:
            raise Invalid(field, "too_long", most)
    if not 0 <= points <= 10**9:
        raise Invalid("points", "out_of_range", 10**9)
    if points:
        tx.require(Permission.IMPORT)
    account, card_no = account.strip(), card_no.strip()
    if not account:
        account = _next_account(tx)
    elif tx.scalar(select(Member.id).where(Member.account == account)) is not None:
        raise Invalid("account", "taken")
    if card_no and tx.scalar(select(Member.id).where(Member.card_no == card_no)) is not None:
        raise Invalid("card_no", "taken")
    member_id = insert_member(
        tx, name=name.strip(), phone=masks.normalise_phone(phone), tier=tier, account=account, card_no=card_no or None,
        source="desk", external_no=None, joined_at=tx.now,
    )  # fmt: skip
    if recipient is not None:
        save_recipient(tx, recipient, member_id)
    if points:
        grant(tx, member_id, points, verb=PointsVerb.INIT, cause=f"member:{member_id}", expires_on=expires_on)
    tx.record("add_member", "member", member_id, after={"points": points})
    return member_row(tx, member_id)


def insert_member(
    tx: Tx, *, name: str, phone: str, tier: str, account: str, card_no: str | None, source: str,
    external_no: str | None, joined_at: datetime,
) -> int:  # fmt: skip
    """The sealed row with its tokens and an empty balance. Returns the member's id."""
    uid = tx.persons.new(tx.now)
    values = person_values(tx, uid, name, phone)
    member_id = insert_row(
        tx, Member.id, account=account, card_no=card_no, tier=tier, source=source, external_no=external_no,
        joined_at=joined_at, version=1, **values,
    )  # fmt: skip
    tx.persons.index("M", member_id, name, phone)
    open_balance(tx, member_id)
    tx.add_figure("member", read_settings(tx).shop_day(joined_at), source, n=1)
    open_totals(tx, [member_id])
    return member_id


def person_values(tx: Tx, uid: bytes, name: str, phone: str) -> dict[str, Any]:
    """The columns of a member that tell who it is: sealed under uid's key, with what may be seen."""
    return {
        "uid": uid,
        "name_sealed": tx.persons.seal(uid, "member", "name", name) if name else None,
        "phone_sealed": tx.persons.seal(uid, "member", "phone", phone) if phone else None,
        "name_mask": masks.mask_name(name),
        "phone_mask": masks.mask_phone(phone),
        "phone_last4": masks.phone_last4(phone),
    }


@built_once
def _member(member_id: int) -> Executable:
    return select(*_COLUMNS).join(Balance, Balance.member_id == Member.id).where(Member.id == member_id)


@built_once
def _living(member_id: int) -> Executable:
    return (
        select(Member.tier, Member.merged_into, Member.erased_at)
        .where(Member.id == member_id)
        .with_for_update(read=True)
    )


def member_row(reading: Reading, member_id: int) -> MemberRow:
    row = reading.execute(_member(member_id)).one_or_none()
    if row is None:
        raise NotFound("member", str(member_id))
    return _as_row(row)


def living_member(tx: Tx, member_id: int) -> str:
    """The tier of a member with whom business can go on; nobody erases him meanwhile. Raises NotFound, Erased."""
    row = tx.execute(_living(member_id)).one_or_none()
    if row is None or row.merged_into is not None:
        raise NotFound("member", str(member_id))
    if row.erased_at is not None:
        raise Erased(member_id)
    return str(row.tier)


@query(Permission.SEE)
def member_card(reading: Reading, member_id: int) -> MemberRow:
    return member_row(reading, member_id)


def is_recorded_search(text: str) -> bool:
    """Whether looking for text is a search by phone or its last four, which goes on record."""
    text = text.strip()
    digits = masks.normalise_phone(text)
    lettered = any(letter.isascii() and letter.isalpha() for letter in text)
    return (len(digits) >= 7 and not lettered) or (len(digits) == 4 and digits == text)


def _searched(text: str) -> AccessNote | None:
    return AccessNote(AccessAct.SEARCH_PHONE, "member") if is_recorded_search(text) else None


@query(Permission.SEE, accessed=_searched)
def find_members(reading: Reading, text: str) -> list[MemberRow]:
    """At most 20 members by account, card, phone or its last four; by name and initials where the key is held."""
    text = text.strip()
    if not text or len(text) > SEARCH_MOST:
        return []
    # the account or card of one who was merged leads to whom she was merged into
    merged = select(Member.merged_into).where(
        or_(Member.account == text, Member.card_no == text), Member.merged_into.is_not(None)
    )
    rows = reading.execute(
        select(*_COLUMNS)
        .join(Balance, Balance.member_id == Member.id)
        .where(
            or_(named_by(reading, text), Member.id.in_(merged)),
            Member.merged_into.is_(None),
            Member.erased_at.is_(None),
        )
        .order_by(Member.id.desc())
        .limit(20)
    ).all()
    return [_as_row(row) for row in rows]


def named_by(reading: Reading, text: str) -> ColumnElement[bool]:
    """Whom a text of the search box names."""
    wanted = [Member.account == text, Member.card_no == text]
    digits = masks.normalise_phone(text)
    if len(digits) == 4 and digits == text:
        wanted.append(Member.phone_last4 == digits)
    if reading.actor.keys is not None and is_recorded_search(text):
        wanted.append(Member.id.in_(person_search.by_phone(reading, digits, "M")))
    else:
        wanted.append(Member.id.in_(person_search.by_name(reading, text, "M")))
    return or_(*wanted)


@query(Permission.SEE)
def addresses_of(reading: Reading, member_id: int) -> list[RecipientRow]:
    """The member's last five addresses, newest first. Who holds the key gets each address once."""
    rows = reading.execute(
        select(Recipient.id, Recipient.name_mask, Recipient.phone_mask, Recipient.region, Recipient.created_at,
               Recipient.uid, Recipient.name_sealed, Recipient.phone_sealed, Recipient.address_sealed)
        .join(Member, Member.id == Recipient.member_id)
        .where(Recipient.member_id == member_id, Member.erased_at.is_(None))
        .order_by(Recipient.id.desc())
        .limit(30)
    ).all()  # fmt: skip
    found: dict[tuple[str, ...], RecipientRow] = {}
    if reading.actor.keys is not None:
        reading.persons.load([row.uid for row in rows])
    for row in rows:
        content: tuple[str, ...] = (str(row.id),)
        if reading.actor.keys is not None:
            content = (row.region, *open_recipient(reading, row))
        found.setdefault(content, RecipientRow(*row[:5]))
    return list(found.values())[:5]


def _address_revealed(member_id: int, recipient_id: int, *, reason: str) -> AccessNote:
    return AccessNote(AccessAct.REVEAL, reason, (("member", member_id),))


@query(Permission.REVEAL, accessed=_address_revealed)
def reveal_address(reading: Reading, member_id: int, recipient_id: int, *, reason: str) -> Person:
    """One of the member's addresses in full, on record for reason. Raises NotFound, Erased, KeyUnavailable."""
    row = reading.execute(
        select(Recipient.uid, Recipient.region, Recipient.name_sealed, Recipient.phone_sealed,
               Recipient.address_sealed, Member.erased_at)
        .join(Member, Member.id == Recipient.member_id)
        .where(Recipient.id == recipient_id, Recipient.member_id == member_id)
    ).one_or_none()  # fmt: skip
    if row is None:
        raise NotFound("recipient", str(recipient_id))
    if row.erased_at is not None:
        raise Erased(member_id)
    name, phone, address = open_recipient(reading, row)
    return Person(name, phone, f"{row.region}{address}")


def _revealed(member_id: int, *, reason: str) -> AccessNote:
    return AccessNote(AccessAct.REVEAL, reason, (("member", member_id),))


@query(Permission.REVEAL, accessed=_revealed)
def reveal_member(reading: Reading, member_id: int, *, reason: str) -> Person:
    """Name and phone of a member, on record for reason. Raises NotFound, Erased, KeyUnavailable."""
    row = reading.execute(
        select(Member.uid, Member.name_sealed, Member.phone_sealed, Member.erased_at).where(Member.id == member_id)
    ).one_or_none()
    if row is None:
        raise NotFound("member", str(member_id))
    if row.erased_at is not None:
        raise Erased(member_id)
    unseal = reading.persons.unseal
    return Person(
        unseal(row.uid, "member", "name", row.name_sealed), unseal(row.uid, "member", "phone", row.phone_sealed), ""
    )


def _next_account(tx: Tx) -> str:
    """A number that nobody has; on PostgreSQL whoever needs one waits until the one before has it."""
    if tx.on_postgresql:
        tx.execute(select(func.pg_advisory_xact_lock(_NUMBERING)))
    number = (tx.scalar(select(func.max(Member.id))) or 0) + 1
    while tx.scalar(select(Member.id).where(Member.account == f"M-{number:06}")) is not None:
        number += 1
    return f"M-{number:06}"


def _as_row(row: Any) -> MemberRow:
    values: list[Any] = list(row)
    balance = BalanceRow(*values[7:11])
    return MemberRow(values[0], values[1], values[2] or "", values[3], values[4], values[5], values[6], balance=balance)
