"""充值: which of the buyer's accounts was charged under which reference, entered by hand or by what a provider did.

The account is the buyer's own, sealed under his key; a reference stands for one top-up, so none is entered twice.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Executable, Row, insert, or_, select

from desktop.models.built import built_once
from desktop.models.member import Member
from desktop.models.order import Fulfilment, FulfilmentLine, Order, OrderLine
from desktop.models.shipping import TopUpState
from desktop.models.top_up import TopUpAccount, TopUpDone, TopUpRequest
from desktop.models.vocabulary import AccessAct, DeliveryKind, FulfilmentState, Permission
from desktop.services.errors import Erased, Invalid, NotFound, ReferenceTaken
from desktop.services.findings import Break
from desktop.services.members import living_member
from desktop.services.order_state import OrderInHand
from desktop.services.transaction import AccessNote, Reading, Tx, query

ACCOUNT_LEAST, ACCOUNT_MOST, REFERENCE_MOST = 4, 64, 64


@dataclass(frozen=True, slots=True)
class TopUp:
    """account as the provider knows it: a phone number, a QQ number, a card; "" is what the buyer gave with the order.
    reference is the provider's own.
    """

    account: str = field(repr=False)
    reference: str


@dataclass(frozen=True, slots=True)
class ChargedAccount:
    """reference is "" for what the buyer gave with the order and hasn't been charged."""

    title: str
    account: str = field(repr=False)
    reference: str


@dataclass(frozen=True, slots=True)
class SealedAccount:
    """An account as its table has it; place is what the seal is bound to. sealed is None once its buyer was erased."""

    uid: bytes
    sealed: bytes | None
    mask: str
    place: str


def enter_top_up(tx: Tx, order: OrderInHand, fulfilment_id: int, top_up: TopUp) -> None:
    """Raises Invalid, ReferenceTaken, Erased, KeyUnavailable."""
    account = account_for(tx, order, top_up.account, f"account:{fulfilment_id}")
    reference = top_up.reference.strip()
    check_text("reference", reference, 1, REFERENCE_MOST)
    taken = order_of_reference(tx, reference)
    if taken is not None:
        raise ReferenceTaken(reference, taken)
    record_top_up(tx, fulfilment_id, account, reference)


def account_for(tx: Tx, order: OrderInHand, account: str, place: str) -> SealedAccount:
    """What was typed, sealed at place; "" takes what the buyer gave with the order.

    Raises Invalid, Erased, KeyUnavailable.
    """
    if order.member_id is None:
        raise Invalid("top_up_account", "no_member")
    living_member(tx, order.member_id)
    given = None if account.strip() else given_account(tx, order.id)
    return given or seal_account(tx, order.member_id, account, place)


def seal_account(tx: Tx, member_id: int, account: str, place: str) -> SealedAccount:
    """Raises Invalid, KeyUnavailable."""
    account = account.strip()
    check_text("top_up_account", account, ACCOUNT_LEAST, ACCOUNT_MOST)
    uid = tx.scalar(select(Member.uid).where(Member.id == member_id))
    return SealedAccount(uid, tx.persons.seal(uid, "top_up", place, account), mask_account(account), place)


def check_text(name: str, text: str, least: int, most: int) -> None:
    if not least <= len(text) <= most:
        raise Invalid(name, "too_long" if len(text) > most else "too_short" if text else "missing", most)
    if any(unicodedata.category(sign)[0] in "CZ" and sign != " " for sign in text):
        raise Invalid(name, "unreadable_character")


def order_of_reference(reading: Reading, reference: str) -> str | None:
    """The number of the order that a reference stands for."""
    found = (
        select(Order.order_no)
        .join(Fulfilment, Fulfilment.order_id == Order.id)
        .join(TopUpDone, TopUpDone.fulfilment_id == Fulfilment.id)
        .where(TopUpDone.reference == reference)
    )
    number: str | None = reading.scalar(found)
    return number


def record_top_up(tx: Tx, fulfilment_id: int, account: SealedAccount, reference: str) -> None:
    tx.execute(
        insert(TopUpDone).values(
            fulfilment_id=fulfilment_id, uid=account.uid, account_sealed=account.sealed, account_mask=account.mask,
            reference=reference, done_by=tx.actor.key, done_at=tx.now, place=account.place,
        )
    )  # fmt: skip


def keep_account(tx: Tx, order_id: int, member_id: int, account: str) -> None:
    """What the buyer gives when he orders. Raises Invalid, KeyUnavailable."""
    sealed = seal_account(tx, member_id, account, f"order:{order_id}")
    tx.execute(
        insert(TopUpAccount).values(
            order_id=order_id, uid=sealed.uid, account_sealed=sealed.sealed, account_mask=sealed.mask
        )
    )


@built_once
def _given(order_id: int) -> Executable:
    return select(TopUpAccount.uid, TopUpAccount.account_sealed, TopUpAccount.account_mask).where(
        TopUpAccount.order_id == order_id
    )


def given_account(reading: Reading, order_id: int) -> SealedAccount | None:
    row = reading.execute(_given(order_id)).one_or_none()
    place = f"order:{order_id}"
    return SealedAccount(row.uid, row.account_sealed, row.account_mask, place) if row is not None else None


def open_account(reading: Reading, account: SealedAccount, member_id: int | None) -> str:
    """Raises Erased, KeyUnavailable."""
    if account.sealed is None:
        raise Erased(member_id or 0)
    return reading.persons.unseal(account.uid, "top_up", account.place, account.sealed)


def mask_account(account: str) -> str:
    """Its ends, of an account that has enough between them."""
    return f"{account[:3]}****{account[-4:]}" if len(account) >= 10 else f"****{account[-2:]}"


@built_once
def _done(fulfilment_ids: Sequence[int]) -> Executable:
    return select(TopUpDone.fulfilment_id, TopUpDone.account_mask, TopUpDone.reference).where(
        TopUpDone.fulfilment_id.in_(fulfilment_ids)
    )


def top_ups_of(reading: Reading, fulfilment_ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """(mask of the account, reference) by fulfilment."""
    ids = list(fulfilment_ids)
    if not ids:
        return {}
    return {fulfilment_id: (mask, reference) for fulfilment_id, mask, reference in reading.execute(_done(ids))}


def _revealed(order_id: int, *, reason: str) -> AccessNote:
    return AccessNote(AccessAct.REVEAL, reason, (("order", order_id),))


@query(Permission.REVEAL, accessed=_revealed)
def reveal_top_ups(reading: Reading, order_id: int, *, reason: str) -> tuple[ChargedAccount, ...]:
    """The accounts that were charged, else the one that is to be, on record with the reason.

    Raises NotFound, Erased, KeyUnavailable.
    """
    rows = reading.execute(
        select(TopUpDone.fulfilment_id, TopUpDone.account_sealed, TopUpDone.reference, TopUpDone.uid, TopUpDone.place,
               TopUpDone.account_mask, Order.member_id, OrderLine.title)
        .join(Fulfilment, Fulfilment.id == TopUpDone.fulfilment_id)
        .join(Order, Order.id == Fulfilment.order_id)
        .join(FulfilmentLine, FulfilmentLine.fulfilment_id == Fulfilment.id)
        .join(OrderLine, OrderLine.id == FulfilmentLine.line_id)
        .where(Fulfilment.order_id == order_id)
        .order_by(TopUpDone.fulfilment_id, OrderLine.position)
    ).all()  # fmt: skip
    if rows:
        return tuple(
            ChargedAccount(row.title, open_account(reading, _account_of(row), row.member_id), row.reference)
            for row in rows
        )
    given = given_account(reading, order_id)
    if given is None:
        raise NotFound("top_ups", str(order_id))
    order = reading.execute(select(Order.title, Order.member_id).where(Order.id == order_id)).one()
    return (ChargedAccount(order.title, open_account(reading, given, order.member_id), ""),)


def _account_of(row: Row[Any]) -> SealedAccount:
    return SealedAccount(row.uid, row.account_sealed, row.account_mask, row.place or f"account:{row.fulfilment_id}")


def every_top_up_has_its_account(reading: Reading) -> Iterator[Break]:
    """What went by top-up was charged to somebody, and what a provider charged has gone."""
    for fulfilment_id in reading.execute(_sent_not_charged()).scalars():
        yield Break("top_up", f"fulfilment:{fulfilment_id}", 1, 0, "top_up_missing")
    for request_id in reading.execute(_charged_not_sent()).scalars():
        yield Break("top_up", f"request:{request_id}", 1, 0, "charged_not_sent")


@built_once
def _sent_not_charged() -> Executable:
    return (
        select(Fulfilment.id)
        .outerjoin(TopUpDone, TopUpDone.fulfilment_id == Fulfilment.id)
        .where(
            Fulfilment.kind == DeliveryKind.TOPUP.value, Fulfilment.state == FulfilmentState.SHIPPED.value,
            TopUpDone.fulfilment_id.is_(None),
        )
    )  # fmt: skip


@built_once
def _charged_not_sent() -> Executable:
    return (
        select(TopUpRequest.id)
        .outerjoin(Fulfilment, Fulfilment.id == TopUpRequest.fulfilment_id)
        .where(
            TopUpRequest.state == TopUpState.DONE.value,
            or_(Fulfilment.id.is_(None), Fulfilment.state != FulfilmentState.SHIPPED.value),
        )
    )
