"""Erasing a member: who he is goes for good, the books stay right.

What goes, in one transaction: the person keys of the member and of everybody who received his parcels, so that what
they sealed can't be opened in any copy; the sealed columns themselves; the tokens that searches use; masks, phone
tails and districts; the birthday; the card; an account or number at a source that isn't plainly a number of the
shop's; what the buyer wrote on his orders and after-sales, the photos there and the codes that were issued
to him and the accounts that were topped up; what colleagues noted there and on his card, with the card's tags; and all of these in the answers that commands
keep. What stays is what the books need and names nobody: orders with amounts, lines, days, payment references and
waybills, the points and stock ledgers, and the audit and access ledgers, whose reasons and tags are class 内部 and
which nothing can take back.

On SQLite secure_delete overwrites what is freed, and the write-ahead log is emptied after the commit. On PostgreSQL
rows are updated and deleted plainly: when their old versions leave the disk is for VACUUM and the WAL's retention.
The uid goes into this PC's list (erased_list), for backups that are older than the erasure.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, delete, func, or_, select, update

from desktop.models.card import Card
from desktop.models.journal import Audit, Command
from desktop.models.member import Member, MemberNote, MemberTag, PersonKey, Recipient, SearchToken
from desktop.models.order import Fulfilment, Order, OrderNote, Refund
from desktop.models.returns import Attachment, ReturnCase
from desktop.models.top_up import TopUpAccount, TopUpDone, TopUpRequest
from desktop.models.vocabulary import OrderStatus, Permission, RefundState
from desktop.services import masks
from desktop.services.automation.notices import drop_notices
from desktop.services.erased_list import list_erased
from desktop.services.errors import Erased, Invalid, NotFound, StillOpen
from desktop.services.office import Office
from desktop.services.transaction import Actor, Reading, Tx, action, query

REASON_MOST = 200
LISTED = "erased_list"
_ENDED = (OrderStatus.COMPLETED.value, OrderStatus.CANCELLED.value)
_SETTLED = (RefundState.DONE.value, RefundState.DROPPED.value)
_PIECE = 500
_SHOPS_NUMBER = re.compile(r"[A-Z]{0,6}-?[0-9]{1,6}")
# what the answers of acts on a member and on his orders hold of a person
_IN_ANSWERS = {
    "name": masks.ERASED, "phone": "", "card_no": "", "member_name": masks.ERASED, "recipient_name": masks.ERASED,
    "phone_mask": "", "region": "",
}  # fmt: skip
_NOBODY: dict[str, Any] = {
    "name_sealed": None, "phone_sealed": None, "name_mask": masks.ERASED, "phone_mask": "", "phone_last4": "",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Erasure:
    """What an erasure takes, or took: the member under the account that stays, receivers and orders of his."""

    member_id: int
    account: str
    recipients: int
    orders: int


@query(Permission.MANAGE_STAFF)
def foresee_erasure(reading: Reading, number: str) -> Erasure:
    """The member with that account or card, erased already or not. Raises NotFound."""
    row = reading.execute(
        select(Member.id, Member.account).where(or_(Member.account == number, Member.card_no == number)).limit(1)
    ).one_or_none()
    if row is None:
        raise NotFound("member", number)
    recipients = reading.scalar(select(func.count()).select_from(Recipient).where(_received(row.id)))
    orders = reading.scalar(select(func.count()).select_from(Order).where(Order.member_id == row.id))
    return Erasure(row.id, row.account, int(recipients), int(orders))


@action(Permission.MANAGE_STAFF)
def erase_member(tx: Tx, member_id: int, *, reason: str) -> Erasure:
    """Erase a member and all his receivers, for good. Raises NotFound, Invalid, StillOpen, Erased."""
    reason = reason.strip()
    if not 1 <= len(reason) <= REASON_MOST:
        raise Invalid("reason", "too_long" if reason else "missing", REASON_MOST)
    _hold(tx, member_id)
    orders, refunds, order_no = _under_way(tx, member_id)
    if orders or refunds:
        raise StillOpen(orders, refunds, order_no)
    erased = _erase(tx, member_id, masks.without_phones(reason))
    # who was merged into her is the same person
    hers = select(Member.id).where(Member.merged_into == member_id, Member.erased_at.is_(None)).order_by(Member.id)
    for other in list(tx.execute(hers.with_for_update()).scalars()):
        _erase(tx, other, masks.without_phones(reason))
    return erased


@action(Permission.RUN_CLOCK)
def erase_listed(tx: Tx, uid: str) -> Erasure:
    """Erase a member whom a restored backup knows again, whatever of his is under way there.

    Raises NotFound for a uid (hex) that nobody has, Erased.
    """
    member_id = tx.scalar(select(Member.id).where(Member.uid == _bytes(uid)))
    if member_id is None:
        raise NotFound("member", uid)
    _hold(tx, member_id)
    return _erase(tx, member_id, LISTED)


@query(Permission.RUN_CLOCK)
def erased_uids(reading: Reading) -> list[str]:
    """The uid of every erased member, as hex."""
    return [uid.hex() for uid in reading.execute(select(Member.uid).where(Member.erased_at.is_not(None))).scalars()]


def apply_erasures(office: Office, actor: Actor, uids: Iterable[str]) -> int:
    """Before a restored shop opens: forget again who was erased since its backup. Returns how many were."""
    again = 0
    for uid in uids:
        try:
            office.do(actor, erase_listed, uid)
        except (NotFound, Erased):
            continue
        again += 1
    return again


def keep_list(office: Office, actor: Actor) -> None:
    """This PC's list with everybody whom other PCs of the shop have erased. Raises OSError."""
    if office.erased_list is not None:
        list_erased(office.erased_list, office.ask(actor, erased_uids), office.clock())


def _hold(tx: Tx, member_id: int) -> None:
    """The member's row, locked: an order that is being placed waits, and then finds him erased."""
    row = tx.execute(select(Member.erased_at).where(Member.id == member_id).with_for_update()).one_or_none()
    if row is None:
        raise NotFound("member", str(member_id))
    if row.erased_at is not None:
        raise Erased(member_id)


def _under_way(tx: Tx, member_id: int) -> tuple[int, int, str]:
    """(orders, refunds, number of one of the orders) that somebody still has to bring to an end."""
    moving = and_(Order.member_id == member_id, or_(Order.status.not_in(_ENDED), Order.returns_open > 0))
    owed = and_(Order.member_id == member_id, Refund.state.not_in(_SETTLED))
    orders = tx.scalar(select(func.count()).select_from(Order).where(moving))
    refunds = tx.scalar(select(func.count()).select_from(Refund).join(Order, Order.id == Refund.order_id).where(owed))
    one = tx.scalar(select(Order.order_no).where(moving).order_by(Order.id).limit(1)) or tx.scalar(
        select(Order.order_no).join(Refund, Refund.order_id == Order.id).where(owed).order_by(Order.id).limit(1)
    )
    return int(orders), int(refunds), str(one or "")


def _received(member_id: int) -> Any:
    """His address book and whoever else stands on his orders."""
    on_orders = select(Order.recipient_id).where(Order.member_id == member_id)
    return or_(
        Recipient.member_id == member_id, and_(Recipient.member_id.is_(None), Recipient.id.in_(on_orders))
    )  # fmt: skip


def _erase(tx: Tx, member_id: int, reason: str) -> Erasure:
    member = tx.execute(select(Member.uid, Member.account, Member.external_no).where(Member.id == member_id)).one()
    drop_notices(tx, member_id)
    orders = list(tx.execute(select(Order.id).where(Order.member_id == member_id).order_by(Order.id)).scalars())
    recipients = tx.execute(select(Recipient.id, Recipient.uid).where(_received(member_id))).all()
    account = member.account if _SHOPS_NUMBER.fullmatch(member.account) else f"{masks.ERASED}-{member_id}"
    number = member.external_no if _SHOPS_NUMBER.fullmatch(member.external_no or "") else None
    tx.execute(
        update(Member)
        .where(Member.id == member_id)
        .values(
            **_NOBODY, birthday_sealed=None, account=account, card_no=None, external_no=number, erased_at=tx.now,
            version=Member.version + 1,
        )
    )  # fmt: skip
    _forget(tx, "M", [member_id], [member.uid])
    tx.execute(update(MemberNote).where(MemberNote.member_id == member_id).values(body=masks.ERASED))
    tx.execute(delete(MemberTag).where(MemberTag.member_id == member_id))
    for start in range(0, len(recipients), _PIECE):
        piece = recipients[start : start + _PIECE]
        ids = [row.id for row in piece]
        tx.execute(
            update(Recipient).where(Recipient.id.in_(ids)).values(**_NOBODY, address_sealed=None, region="")
        )  # fmt: skip
        _forget(tx, "R", ids, [row.uid for row in piece])
    for start in range(0, len(orders), _PIECE):
        ids = orders[start : start + _PIECE]
        tx.execute(update(Order).where(Order.id.in_(ids), Order.remark != "").values(remark=masks.ERASED))
        # an import that knows the order goes by its last act: it writes nobody into it again
        acted = {"last_act": "erase_member", "changed_at": tx.now, "changed_by": tx.actor.name}
        tx.execute(update(Order).where(Order.id.in_(ids)).values(version=Order.version + 1, **acted))
        tx.execute(update(OrderNote).where(OrderNote.order_id.in_(ids)).values(body=masks.ERASED))
        went = select(Fulfilment.id).where(Fulfilment.order_id.in_(ids))
        tx.execute(update(Card).where(Card.fulfilment_id.in_(went)).values(sealed=None, mask=""))
        charged = update(TopUpDone).where(TopUpDone.fulfilment_id.in_(went))
        tx.execute(charged.values(account_sealed=None, account_mask=""))
        for asked in (TopUpAccount, TopUpRequest):
            tx.execute(update(asked).where(asked.order_id.in_(ids)).values(account_sealed=None, account_mask=""))
        worded = and_(ReturnCase.order_id.in_(ids), ReturnCase.words != "")
        tx.execute(update(ReturnCase).where(worded).values(words=masks.ERASED))
        _clear_answers(tx, Audit.order_id.in_(ids), member.account, account)
    _clear_answers(tx, and_(Audit.subject == "member", Audit.subject_id == member_id), member.account, account)
    tx.erased.append(member.uid.hex())
    counts = {"recipients": len(recipients), "orders": len(orders)}
    tx.record("erase_member", "member", member_id, after=counts, reason=reason)
    for order_id in orders:
        tx.record("erase_member", "order", order_id, order_id=order_id, after={"member": member_id})
    return Erasure(member_id, account, len(recipients), len(orders))


def _forget(tx: Tx, subject: str, ids: list[int], uids: list[bytes]) -> None:
    tx.execute(delete(SearchToken).where(SearchToken.subject == subject, SearchToken.subject_id.in_(ids)))
    tx.execute(delete(PersonKey).where(PersonKey.uid.in_(uids)))
    tx.execute(delete(Attachment).where(Attachment.uid.in_(uids)))


def _clear_answers(tx: Tx, recorded: Any, account: str, instead: str) -> None:
    """The answers of commands that left these audit rows, as if they had been given today."""
    commands = select(Audit.command_id).where(recorded, Audit.command_id.is_not(None))
    for command_id, answer in tx.execute(select(Command.id, Command.answer).where(Command.id.in_(commands))).all():
        told = json.loads(answer)
        new = _renamed(told, account, instead)
        if isinstance(new, dict):
            new = {name: _IN_ANSWERS.get(name, value) if value else value for name, value in new.items()}
        if new != told:
            text = json.dumps(new, ensure_ascii=False, separators=(",", ":"))
            tx.execute(update(Command).where(Command.id == command_id).values(answer=text))


def _renamed(told: Any, account: str, instead: str) -> Any:
    """told with the account replaced wherever it stands by itself."""
    if isinstance(told, dict):
        return {name: _renamed(value, account, instead) for name, value in told.items()}
    if isinstance(told, list):
        return [_renamed(value, account, instead) for value in told]
    return instead if told == account else told


def _bytes(uid: str) -> bytes:
    try:
        return bytes.fromhex(uid)
    except ValueError:
        raise NotFound("member", uid) from None
