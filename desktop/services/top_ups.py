"""充值 by hand: a colleague charges the buyer's account at the provider and enters the account with its reference.

The account is the buyer's own, sealed under his key; a reference stands for one top-up, so none is entered twice.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import insert, select

from desktop.models.member import Member
from desktop.models.order import Fulfilment, FulfilmentLine, Order, OrderLine
from desktop.models.top_up import TopUpDone
from desktop.models.vocabulary import AccessAct, DeliveryKind, FulfilmentState, Permission
from desktop.services.errors import Erased, Invalid, NotFound, ReferenceTaken
from desktop.services.findings import Break
from desktop.services.members import living_member
from desktop.services.order_state import OrderInHand
from desktop.services.transaction import AccessNote, Reading, Tx, query

ACCOUNT_LEAST, ACCOUNT_MOST, REFERENCE_MOST = 4, 64, 64


@dataclass(frozen=True, slots=True)
class TopUp:
    """account as the provider knows it: a phone number, a QQ number, a card; reference is the provider's own."""

    account: str = field(repr=False)
    reference: str


@dataclass(frozen=True, slots=True)
class ChargedAccount:
    title: str
    account: str = field(repr=False)
    reference: str


def enter_top_up(tx: Tx, order: OrderInHand, fulfilment_id: int, top_up: TopUp) -> None:
    """Raises Invalid, ReferenceTaken, Erased, KeyUnavailable."""
    account, reference = top_up.account.strip(), top_up.reference.strip()
    for name, text, least, most in (
        ("top_up_account", account, ACCOUNT_LEAST, ACCOUNT_MOST), ("reference", reference, 1, REFERENCE_MOST),
    ):  # fmt: skip
        if not least <= len(text) <= most:
            raise Invalid(name, "too_long" if len(text) > most else "too_short" if text else "missing", most)
        if any(unicodedata.category(sign)[0] in "CZ" and sign != " " for sign in text):
            raise Invalid(name, "unreadable_character")
    if order.member_id is None:
        raise Invalid("top_up_account", "no_member")
    living_member(tx, order.member_id)
    taken = tx.scalar(
        select(Order.order_no)
        .join(Fulfilment, Fulfilment.order_id == Order.id)
        .join(TopUpDone, TopUpDone.fulfilment_id == Fulfilment.id)
        .where(TopUpDone.reference == reference)
    )
    if taken is not None:
        raise ReferenceTaken(reference, taken)
    uid = tx.scalar(select(Member.uid).where(Member.id == order.member_id))
    sealed = tx.persons.seal(uid, "top_up", _place(fulfilment_id), account)
    tx.execute(
        insert(TopUpDone).values(
            fulfilment_id=fulfilment_id, uid=uid, account_sealed=sealed, account_mask=mask_account(account),
            reference=reference, done_by=tx.actor.key, done_at=tx.now,
        )
    )  # fmt: skip


def mask_account(account: str) -> str:
    """Its ends, of an account that has enough between them."""
    return f"{account[:3]}****{account[-4:]}" if len(account) >= 10 else f"****{account[-2:]}"


def _place(fulfilment_id: int) -> str:
    return f"account:{fulfilment_id}"


def top_ups_of(reading: Reading, fulfilment_ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """(mask of the account, reference) by fulfilment."""
    ids = list(fulfilment_ids)
    if not ids:
        return {}
    rows = reading.execute(
        select(TopUpDone.fulfilment_id, TopUpDone.account_mask, TopUpDone.reference).where(
            TopUpDone.fulfilment_id.in_(ids)
        )
    )
    return {fulfilment_id: (mask, reference) for fulfilment_id, mask, reference in rows}


def _revealed(order_id: int, *, reason: str) -> AccessNote:
    return AccessNote(AccessAct.REVEAL, reason, (("order", order_id),))


@query(Permission.REVEAL, accessed=_revealed)
def reveal_top_ups(reading: Reading, order_id: int, *, reason: str) -> tuple[ChargedAccount, ...]:
    """The accounts that were charged, on record with the reason. Raises NotFound, Erased, KeyUnavailable."""
    rows = reading.execute(
        select(TopUpDone.fulfilment_id, TopUpDone.account_sealed, TopUpDone.reference, TopUpDone.uid, Order.member_id,
               OrderLine.title)
        .join(Fulfilment, Fulfilment.id == TopUpDone.fulfilment_id)
        .join(Order, Order.id == Fulfilment.order_id)
        .join(FulfilmentLine, FulfilmentLine.fulfilment_id == Fulfilment.id)
        .join(OrderLine, OrderLine.id == FulfilmentLine.line_id)
        .where(Fulfilment.order_id == order_id)
        .order_by(TopUpDone.fulfilment_id, OrderLine.position)
    ).all()  # fmt: skip
    if not rows:
        raise NotFound("top_ups", str(order_id))
    made = []
    for row in rows:
        if row.account_sealed is None:
            raise Erased(row.member_id or 0)
        account = reading.persons.unseal(row.uid, "top_up", _place(row.fulfilment_id), row.account_sealed)
        made.append(ChargedAccount(row.title, account, row.reference))
    return tuple(made)


def every_top_up_has_its_account(reading: Reading) -> Iterator[Break]:
    """What went by top-up was charged to somebody."""
    for fulfilment_id in reading.execute(
        select(Fulfilment.id)
        .outerjoin(TopUpDone, TopUpDone.fulfilment_id == Fulfilment.id)
        .where(
            Fulfilment.kind == DeliveryKind.TOPUP.value, Fulfilment.state == FulfilmentState.SHIPPED.value,
            TopUpDone.fulfilment_id.is_(None),
        )
    ).scalars():  # fmt: skip
        yield Break("top_up", f"fulfilment:{fulfilment_id}", 1, 0, "top_up_missing")
