"""Members and receivers of an import, in bulk: sealed, masked, found by their tokens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, insert, or_, select, tuple_, update

from desktop.models.ledger import Balance
from desktop.models.member import Member, PersonKey, Recipient, SearchToken
from desktop.models.vocabulary import Permission, PointsVerb
from desktop.services import masks
from desktop.services.earning import grant
from desktop.services.import_batches import add_counts, hold_imports, open_batch
from desktop.services.import_digests import LastImport, content_digest, last_imports
from desktop.services.import_verdicts import CREATE, DONE, REFUSE, SKIP, UPDATE, Foreseen, Verdict, foreseen
from desktop.services.member_totals import open_totals
from desktop.services.recipients import whole_address
from desktop.services.settings import read_settings
from desktop.services.spreadsheets.records import ImportedMember, ImportedOrder
from desktop.services.transaction import Reading, Tx, action, query


@query(Permission.IMPORT)
def foresee_members(reading: Reading, members: tuple[ImportedMember, ...]) -> Foreseen:
    judged = _judge(reading, members, None)
    return foreseen([(member, verdict) for member, verdict, _ in judged], "account")


@action(Permission.IMPORT)
def import_members(tx: Tx, batch_id: int, members: tuple[ImportedMember, ...]) -> Foreseen:
    """Create and update members. A new one's points become an INIT lot; a known one's stay what the ledger says."""
    hold_imports(tx)
    batch = open_batch(tx, batch_id)
    judged = _judge(tx, members, batch_id)
    new = [(member, content) for member, verdict, content in judged if verdict.state == CREATE]
    created = _create(tx, [member for member, _ in new])
    for (member, content), member_id in zip(new, created, strict=True):
        if member.points:
            grant(
                tx, member_id, member.points, verb=PointsVerb.INIT, cause=f"import:{member_id}",
                expires_on=member.expires_on, reason="import",
            )  # fmt: skip
        tx.record("import_member", "member", member_id,
                  after={"batch": batch_id, "content": content, "points": member.points})  # fmt: skip
    for member, verdict, content in judged:
        if verdict.state == UPDATE and verdict.order_id is not None:
            _update(tx, verdict.order_id, member)
            tx.record("import_member", "member", verdict.order_id, after={"batch": batch_id, "content": content})
    told = foreseen([(member, verdict) for member, verdict, _ in judged], "account")
    if batch.format == "template_members":
        add_counts(tx, batch_id, told.created, told.updated)
    tx.record("import_members", "import_batch", batch_id, after={"created": created, "updated": told.updated})
    return told


def _judge(
    reading: Reading, members: Sequence[ImportedMember], batch_id: int | None
) -> list[tuple[ImportedMember, Verdict, str]]:
    keys = [(member.source, member.external_no) for member in members]
    accounts = [member.account for member in members]
    cards = [member.card_no for member in members if member.card_no]
    rows = reading.execute(
        select(Member.id, Member.source, Member.external_no, Member.account, Member.card_no, Member.version,
               Member.name_mask, Member.phone_mask, Member.tier, Member.uid, Member.name_sealed, Member.phone_sealed)
        .where(or_(tuple_(Member.source, Member.external_no).in_(keys), Member.account.in_(accounts),
                   Member.card_no.in_(cards)))
    ).all()  # fmt: skip
    by_key = {(row.source, row.external_no or row.account): row for row in rows}
    by_account = {row.account: row for row in rows}
    by_card = {row.card_no: row for row in rows if row.card_no}
    imports = last_imports(reading, "member", "import_member", sorted({row.id for row in rows}))
    judged = []
    for member in members:
        content = content_digest(reading, member)
        row = by_key.get((member.source, member.external_no))
        judged.append(
            (member, _judge_one(reading, member, content, row, by_account, by_card, imports, batch_id), content)
        )
    return judged


def _judge_one(
    reading: Reading, member: ImportedMember, content: str, row: Any, by_account: dict[str, Any], by_card: dict[str, Any],
    imports: dict[int, LastImport], batch_id: int | None,
) -> Verdict:  # fmt: skip
    card = by_card.get(member.card_no)
    if card is not None and (row is None or card.id != row.id):
        return Verdict(REFUSE, "card_taken")
    if row is None:
        return Verdict(REFUSE, "account_taken") if member.account in by_account else Verdict(CREATE)
    last = imports.get(row.id)
    if last is not None and last.content == content:
        return Verdict(DONE if last.batch == batch_id else SKIP, "", row.id)
    if _same_as_here(reading, member, row):
        return Verdict(SKIP, "", row.id)
    if last is None or row.version != 1:
        return Verdict(REFUSE, "changed_here", row.id)
    return Verdict(UPDATE, "", row.id)


def _same_as_here(reading: Reading, member: ImportedMember, row: Any) -> bool:
    """An export, masked or not, comes in again unchanged."""

    def same(said: str, mask: str, column: str, sealed: bytes | None) -> bool:
        if said == mask:
            return True
        if reading.actor.keys is None:
            return False
        return said == reading.persons.unseal(row.uid, "member", column, sealed)

    return (
        member.tier == row.tier
        and (member.card_no or None) == row.card_no
        and same(member.name, row.name_mask, "name", row.name_sealed)
        and same(member.phone, row.phone_mask, "phone", row.phone_sealed)
    )


def _create(tx: Tx, members: Sequence[ImportedMember]) -> list[int]:
    if not members:
        return []
    people = [tx.persons.prepare() for _ in members]
    _put_keys(tx, people)
    rows = [
        {"account": member.account, "card_no": member.card_no or None, "uid": uid, "source": member.source,
         "external_no": member.external_no, "joined_at": member.joined_at, "version": 1,
         **_personal(tx, uid, member)}
        for member, (uid, _, _) in zip(members, people, strict=True)
    ]  # fmt: skip
    ids: list[int] = list(tx.execute(insert(Member).returning(Member.id, sort_by_parameter_order=True), rows).scalars())
    for member in members:
        tx.add_figure("member", read_settings(tx).shop_day(member.joined_at), member.source, n=1)
    tokens: list[dict[str, object]] = []
    for member, member_id in zip(members, ids, strict=True):
        tokens += tx.persons.tokens("M", member_id, member.name, member.phone)
    if tokens:
        tx.execute(insert(SearchToken), tokens)
    tx.execute(
        insert(Balance),
        [{"member_id": member_id, "available": 0, "frozen": 0, "pending": 0, "debt": 0} for member_id in ids],
    )
    open_totals(tx, ids)
    return ids


def _personal(tx: Tx, uid: bytes, member: ImportedMember) -> dict[str, Any]:
    def sealed(column: str, value: str) -> bytes | None:
        return tx.persons.seal(uid, "member", column, value) if value else None

    return {
        "name_sealed": sealed("name", member.name), "phone_sealed": sealed("phone", member.phone),
        "birthday_sealed": sealed("birthday", member.birthday), "name_mask": masks.mask_name(member.name),
        "phone_mask": masks.mask_phone(member.phone), "phone_last4": masks.phone_last4(member.phone),
        "tier": member.tier,
    }  # fmt: skip


def _update(tx: Tx, member_id: int, member: ImportedMember) -> None:
    uid: bytes = tx.scalar(select(Member.uid).where(Member.id == member_id).with_for_update())
    tx.execute(
        update(Member)
        .where(Member.id == member_id)
        .values(card_no=member.card_no or None, **_personal(tx, uid, member))
    )
    tx.execute(delete(SearchToken).where(SearchToken.subject == "M", SearchToken.subject_id == member_id))
    tx.persons.index("M", member_id, member.name, member.phone)


def _put_keys(tx: Tx, people: Sequence[tuple[bytes, bytes, int]]) -> None:
    tx.execute(
        insert(PersonKey),
        [{"uid": uid, "wrapped": wrapped, "data_key_id": key, "created_at": tx.now} for uid, wrapped, key in people],
    )


def put_recipients(tx: Tx, orders: Sequence[tuple[ImportedOrder, int | None]]) -> list[int | None]:
    """The receiver's row of each order; alike receivers of one member share a row. None where the file names none."""
    wanted: dict[tuple[Any, ...], int] = {}
    for order, member_id in orders:
        key = _receiver(order, member_id)
        if any(key[1:]):
            wanted.setdefault(key, len(wanted))
    if not wanted:
        return [None] * len(orders)
    people = [tx.persons.prepare() for _ in wanted]
    _put_keys(tx, people)
    rows = []
    for (member_id, name, phone, region, address), (uid, _, _) in zip(wanted, people, strict=True):
        sealed = {
            f"{column}_sealed": tx.persons.seal(uid, "recipient", column, value) if value else None
            for column, value in (("name", name), ("phone", phone), ("address", address))
        }
        rows.append(
            {"uid": uid, "member_id": member_id, **sealed, "name_mask": masks.mask_name(name),
             "phone_mask": masks.mask_phone(phone), "phone_last4": masks.phone_last4(phone), "region": region,
             "created_at": tx.now}
        )  # fmt: skip
    ids: list[int] = list(
        tx.execute(insert(Recipient).returning(Recipient.id, sort_by_parameter_order=True), rows).scalars()
    )
    tokens: list[dict[str, object]] = []
    for (_, name, phone, region, address), recipient_id in zip(wanted, ids, strict=True):
        if name or phone:
            tokens += tx.persons.tokens("R", recipient_id, name, phone, whole_address(region, address))
    if tokens:
        tx.execute(insert(SearchToken), tokens)
    places = [wanted.get(_receiver(order, member_id)) for order, member_id in orders]
    return [None if place is None else ids[place] for place in places]


def _receiver(order: ImportedOrder, member_id: int | None) -> tuple[Any, ...]:
    return (member_id, order.name, order.phone, order.region, order.address)
