"""Top-ups by a provider: claimed, sent, asked about until the outcome is certain, never charged twice.

    claim_top_ups → send_top_ups(office, actor, ids)       by who holds the data key, since the account is the buyer's
    ask_top_ups(office, actor)                             by the worker, which needs the serial numbers only

What is sent is on record before it leaves. Whoever dies after that leaves a request that is SENT: it is asked about,
and only where the provider has never heard of its number may the very same number be sent again, by a person.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, or_, select, update

from desktop.models.order import Order, OrderLine
from desktop.models.shipping import TOP_UP_ALIVE, TopUpState
from desktop.models.top_up import TopUpDone, TopUpRequest
from desktop.models.vocabulary import AccessAct, DeliveryKind, Permission
from desktop.services.automation.asking import asked_at_once
from desktop.services.errors import Invalid, KeyUnavailable, NotFound, Refused, UnitsNotOpen
from desktop.services.fulfilment import check_returns, send_units, units_of_kind
from desktop.services.office import Office
from desktop.services.order_state import OrderInHand, lines_of, read_order, take_order
from desktop.services.top_ups import SealedAccount, account_for, open_account, order_of_reference
from desktop.services.topping.provider import TopUpAnswer, TopUpOutcome, TopUpWish
from desktop.services.topping.service import open_top_ups, read_service, top_up_secrets
from desktop.services.transaction import AccessNote, Actor, Reading, Tx, action, insert_row, query

BATCH = 20
# how long whoever sends is waited for before the worker asks what became of it
LEASE = timedelta(minutes=2)
WAITS = tuple(timedelta(minutes=minutes) for minutes in (0.5, 1, 2, 5, 10, 30, 60))
NEVER_ARRIVED = "never_arrived"
_ALIVE = [state.value for state in TOP_UP_ALIVE]


@action(Permission.SHIP)
def claim_top_ups(
    tx: Tx, order_id: int, *, account: str = "", lines: dict[int, int] | None = None, seen: int | None = None
) -> tuple[int, ...]:
    """Requests, one per line, that are on record to be sent now. account "" is the one given with the order.

    Raises NotAllowedNow, Held, UnitsNotOpen, Invalid, Erased, KeyUnavailable, NotPermitted.
    """
    tx.require(Permission.REVEAL)
    order = take_order(tx, order_id, "ship_order", seen)
    if read_service(tx) is None:
        raise Invalid("top_ups", "not_connected")
    if tx.actor.keys is None:
        raise KeyUnavailable()
    in_hand = lines_of(tx, order_id)
    check_returns(order, in_hand, lines, DeliveryKind.TOPUP)
    picked = units_of_kind(in_hand, lines, DeliveryKind.TOPUP)
    if not picked:
        raise UnitsNotOpen(0, 0, 0)
    return tuple(_claim(tx, order, line_id, qty, account) for line_id, qty in sorted(picked.items()))


def _claim(tx: Tx, order: OrderInHand, line_id: int, qty: int, account: str) -> int:
    serial_no = f"CZ{uuid.uuid4().hex}"
    sealed, before = account_for(tx, order, account, f"request:{serial_no}"), _newest(tx, line_id)
    values = {
        "state": TopUpState.SENT.value, "ask_at": tx.now + LEASE, "changed_at": tx.now, "problem": "", "asked": 0,
        "sent_at": tx.now, "sent_by": tx.actor.key,
    }  # fmt: skip
    if before is not None and before.problem == NEVER_ARRIVED and _same(tx, before, qty, sealed):
        tx.execute(update(TopUpRequest).where(TopUpRequest.id == before.id).values(**values))
        request_id, serial_no = int(before.id), before.serial_no
    else:
        request_id = insert_row(
            tx, TopUpRequest.id, order_id=order.id, line_id=line_id, qty=qty, serial_no=serial_no, uid=sealed.uid,
            account_sealed=sealed.sealed, account_mask=sealed.mask, place=sealed.place, reference="", **values,
        )  # fmt: skip
    tx.record("send_top_up", "top_up", request_id, order_id=order.id, after={"serial": serial_no, "units": qty})
    return request_id


def _newest(tx: Tx, line_id: int) -> Row[Any] | None:
    """The line's last request; none of them is alive."""
    return tx.execute(
        select(TopUpRequest).where(TopUpRequest.line_id == line_id).order_by(TopUpRequest.id.desc()).limit(1)
    ).one_or_none()


def _same(tx: Tx, before: Row[Any], qty: int, sealed: SealedAccount) -> bool:
    """Whether the number may be sent again: it would ask for the very same."""
    was = SealedAccount(before.uid, before.account_sealed, before.account_mask, before.place)
    return before.qty == qty and was.uid == sealed.uid and open_account(tx, was, 0) == open_account(tx, sealed, 0)


def _sent(request_id: int, order_id: int, *, reason: str) -> AccessNote:
    return AccessNote(AccessAct.EXPORT, reason, (("order", order_id),))


@query(Permission.REVEAL, accessed=_sent)
def top_up_wish(reading: Reading, request_id: int, order_id: int, *, reason: str) -> TopUpWish:
    """What the provider is told, on record first. Raises NotFound, Erased, KeyUnavailable."""
    row = reading.execute(
        select(TopUpRequest.serial_no, TopUpRequest.qty, TopUpRequest.uid, TopUpRequest.account_sealed,
               TopUpRequest.account_mask, TopUpRequest.place, OrderLine.sku_code, Order.member_id)
        .join(OrderLine, OrderLine.id == TopUpRequest.line_id)
        .join(Order, Order.id == TopUpRequest.order_id)
        .where(TopUpRequest.id == request_id, Order.id == order_id, TopUpRequest.state == TopUpState.SENT.value)
    ).one_or_none()  # fmt: skip
    if row is None:
        raise NotFound("top_ups", str(request_id))
    account = SealedAccount(row.uid, row.account_sealed, row.account_mask, row.place)
    return TopUpWish(row.serial_no, row.sku_code, row.qty, open_account(reading, account, row.member_id))


@query(Permission.RUN_CLOCK)
def due_top_ups(reading: Reading) -> tuple[int, ...]:
    rows = reading.execute(
        select(TopUpRequest.id)
        .where(TopUpRequest.ask_at.is_not(None), TopUpRequest.ask_at <= reading.now)
        .order_by(TopUpRequest.ask_at, TopUpRequest.id)
        .limit(BATCH)
    )
    return tuple(rows.scalars())


@action(Permission.RUN_CLOCK)
def claim_asking(tx: Tx, request_id: int) -> str:
    """Take a request to ask about; its serial number. Raises NotFound: it is settled, or somebody else asks."""
    return _claimed(tx, request_id, TopUpRequest.ask_at <= tx.now, "due_top_up")


def _claimed(tx: Tx, request_id: int, free: ColumnElement[bool], subject: str) -> str:
    """The serial number of a request that is free, which nobody else is to ask about for a while."""
    serial_no: str | None = tx.execute(
        update(TopUpRequest)
        .where(TopUpRequest.id == request_id, free)
        .values(ask_at=tx.now + LEASE)
        .returning(TopUpRequest.serial_no)
    ).scalar()
    if serial_no is None:
        raise NotFound(subject, str(request_id))
    tx.record("ask_top_up", "top_up", request_id, after={"serial": serial_no})
    return serial_no


@action(Permission.RUN_CLOCK, Permission.SHIP)
def settle_top_up(
    tx: Tx, request_id: int, *, serial_no: str, outcome: TopUpOutcome, reference: str = "", problem: str = ""
) -> TopUpState:
    """Enter what the provider said of serial_no: what was charged is sent, as by hand; what was refused is open again.

    A hold doesn't keep it back: the money is gone. Raises NotFound: it was settled meanwhile.
    """
    order_id = tx.scalar(select(TopUpRequest.order_id).where(TopUpRequest.id == request_id))
    if order_id is None:
        raise NotFound("top_ups", str(request_id))
    order = read_order(tx, order_id, lock=True)
    row = tx.execute(
        select(TopUpRequest).where(
            TopUpRequest.id == request_id, TopUpRequest.serial_no == serial_no,
            or_(
                TopUpRequest.state.in_(_ALIVE),
                # its sender slept, and comes late with what the provider said
                and_(TopUpRequest.state == TopUpState.FAILED.value, TopUpRequest.problem == NEVER_ARRIVED),
            ),
        )
    ).one_or_none()  # fmt: skip
    if row is None:
        raise NotFound("top_ups", serial_no)
    values: dict[str, object] = {"asked": row.asked + 1, "problem": problem, "changed_at": tx.now, "ask_at": None}
    state, act = TopUpState(row.state), "top_up_under_way"
    if outcome is TopUpOutcome.DONE:
        state = TopUpState.DONE
        values |= _charged(tx, order, row, reference)
        act = ""
    elif outcome in (TopUpOutcome.REFUSED, TopUpOutcome.UNREACHED) or (
        outcome is TopUpOutcome.NOT_FOUND and row.sent_at + LEASE <= tx.now
    ):
        state, act = TopUpState.FAILED, "top_up_refused"
    else:
        if outcome is TopUpOutcome.PROCESSING:
            state = TopUpState.PROCESSING
        values["ask_at"] = tx.now + WAITS[min(row.asked, len(WAITS) - 1)]
    tx.execute(update(TopUpRequest).where(TopUpRequest.id == request_id).values(state=state.value, **values))
    if act:
        told = {"serial": serial_no, "outcome": outcome.value}
        tx.record(act, "top_up", request_id, order_id=order_id, after=told, reason=problem)
    return state


def _charged(tx: Tx, order: OrderInHand, row: Row[Any], reference: str) -> dict[str, object]:
    """The units go. Raises UnitsNotOpen where they were entered by hand after the request was given up."""
    own = reference if reference and order_of_reference(tx, reference) is None else row.serial_no
    account = SealedAccount(row.uid, row.account_sealed, row.account_mask, row.place)
    in_hand = lines_of(tx, order.id)
    line = next(one for one in in_hand if one.id == row.line_id)
    if line.open_units < row.qty:
        raise UnitsNotOpen(line.id, line.open_units, row.qty)
    send_units(tx, order, in_hand, {row.line_id: row.qty}, DeliveryKind.TOPUP, charged=(account, own))
    went = tx.scalar(select(TopUpDone.fulfilment_id).where(TopUpDone.reference == own))
    return {"reference": own, "fulfilment_id": went, "problem": ""}


@dataclass(frozen=True, slots=True)
class Charged:
    """What became of a request; problem "" where there is none."""

    request_id: int
    state: TopUpState
    problem: str


def send_top_ups(
    office: Office, actor: Actor, order_id: int, request_ids: Sequence[int], *, reason: str
) -> tuple[Charged, ...]:
    """Send what claim_top_ups put on record. Raises Invalid without an account, NotFound, KeyUnavailable."""
    account = office.ask(actor, top_up_secrets)
    if account is None:
        raise Invalid("top_ups", "not_connected")
    provider = open_top_ups(account, office.shop_secret, office.clock)
    made = []
    for request_id in request_ids:
        wish = office.ask(actor, top_up_wish, request_id, order_id, reason=reason)
        answer = provider.charge(wish)
        made.append(_settle(office, actor, request_id, wish.serial_no, answer))
    return tuple(made)


def ask_again(office: Office, actor: Actor, request_id: int) -> Charged:
    """What became of one request, asked now because a person wants to know. Raises Invalid, NotFound."""
    account = office.ask(actor, top_up_secrets)
    if account is None:
        raise Invalid("top_ups", "not_connected")
    serial_no = office.do(actor, hurry_top_up, request_id)
    answer = open_top_ups(account, office.shop_secret, office.clock).standing(serial_no)
    return _settle(office, actor, request_id, serial_no, answer)


@action(Permission.SHIP)
def hurry_top_up(tx: Tx, request_id: int) -> str:
    """A request that is under way, to be asked about at once; its serial number. Raises NotFound: it is settled."""
    return _claimed(tx, request_id, TopUpRequest.state.in_(_ALIVE), "top_ups")


def ask_top_ups(office: Office, actor: Actor) -> int:
    """Ask about everything that is due, some at the same time and for a bounded while. Returns how many were charged;
    nothing happens without an account.
    """
    due = office.ask(actor, due_top_ups)
    account = office.ask(actor, top_up_secrets) if due else None
    if account is None:
        return 0
    provider = open_top_ups(account, office.shop_secret, office.clock)
    away = False

    def claims() -> Iterator[tuple[tuple[int, str], str]]:
        for request_id in due:
            if away:
                return
            try:
                serial_no = office.do(actor, claim_asking, request_id)
            except Refused:
                continue
            yield (request_id, serial_no), serial_no

    charged = 0
    for (request_id, serial_no), answer in asked_at_once(provider.standing, claims()):
        away = away or answer.problem == "unreached"
        try:
            charged += _settle(office, actor, request_id, serial_no, answer).state is TopUpState.DONE
        except Refused:
            continue
    return charged


def _settle(office: Office, actor: Actor, request_id: int, serial_no: str, answer: TopUpAnswer) -> Charged:
    state = office.do(
        actor, settle_top_up, request_id, serial_no=serial_no, outcome=answer.outcome, reference=answer.reference,
        problem=answer.problem,
    )  # fmt: skip
    return Charged(request_id, state, answer.problem)
