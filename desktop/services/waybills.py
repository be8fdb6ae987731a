"""Electronic waybills: numbers asked for orders that wait, each once; their labels printed; numbers given back.

    take_waybills(office, actor, (7, 8), told=…, stopped=…)       Taken per order as it comes
    give_back_waybill(office, actor, request_id)                  the number is cancelled with the service

What is asked is on record before it leaves. Who dies after that, or hears nothing, leaves a request that is ASKED or
UNKNOWN: it is asked again under the very same request number, never under another one.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select, update

from desktop.models.dispatch import WaybillRequest
from desktop.models.member import Recipient
from desktop.models.order import Fulfilment, Order, OrderLine
from desktop.models.shipping import WAYBILL_ALIVE, WaybillState
from desktop.models.vocabulary import AccessAct, DeliveryKind, FulfilmentState, OrderStatus, Permission
from desktop.services.couriers.waybills import Person, WaybillAnswer, WaybillService, WaybillWish
from desktop.services.errors import DatabaseGone, Invalid, KeyUnavailable, NotFound, Refused, SessionEnded, StorageFull
from desktop.services.office import Office
from desktop.services.order_state import take_order
from desktop.services.prints import on_paper
from desktop.services.recipients import open_recipient
from desktop.services.reports.rows import Label
from desktop.services.transaction import AccessNote, Actor, Reading, Tx, action, insert_row, query
from desktop.services.waybill_account import open_waybills, read_account, waybill_secrets

TAKEN_MOST = 50
LISTED_MOST = 200
# how long whoever asks is waited for before somebody else asks again
LEASE = timedelta(minutes=2)
_ALIVE = [state.value for state in WAYBILL_ALIVE]


@dataclass(frozen=True, slots=True)
class ClaimedWaybill:
    """given: the number and its label are there already, nothing is to be asked."""

    request_id: int
    given: bool


@dataclass(frozen=True, slots=True)
class Taken:
    """waybill "" with the reason why: a Refused, or the service's answer."""

    order_id: int
    waybill: str
    fact: Exception | None = None
    answer: WaybillAnswer | None = None


@dataclass(frozen=True, slots=True)
class WaybillRow:
    id: int
    order_id: int
    order_no: str
    carrier: str
    waybill: str
    state: WaybillState
    problem: str
    asked_at: datetime
    has_label: bool


@action(Permission.SHIP)
def claim_waybill(tx: Tx, order_id: int) -> ClaimedWaybill:
    """The order's request, new or the one that is in doubt. Raises NotAllowedNow, Held, Invalid, KeyUnavailable."""
    tx.require(Permission.REVEAL)
    order = take_order(tx, order_id, "ship_order")
    account = read_account(tx)
    if account is None:
        raise Invalid("waybills", "not_connected")
    if tx.actor.keys is None:
        raise KeyUnavailable()
    row = tx.execute(
        select(WaybillRequest.id, WaybillRequest.state, WaybillRequest.waybill, WaybillRequest.changed_at,
               WaybillRequest.label.is_not(None).label("has_label"), WaybillRequest.asked_by)
        .where(WaybillRequest.order_id == order_id, WaybillRequest.state.in_(_ALIVE))
    ).one_or_none()  # fmt: skip
    if row is not None and row.state == WaybillState.GIVEN.value and _is_used(tx, order_id, row.waybill):
        _move(tx, row.id, WaybillState.USED)
        row = None
    if row is None:
        uid = tx.scalar(select(Recipient.uid).where(Recipient.id == (order.recipient_id or 0)))
        if uid is None:
            raise Invalid("recipient", "missing")
        request_id = insert_row(
            tx, WaybillRequest.id, order_id=order_id, request_no=uuid.uuid4().hex, carrier=account.row.carrier,
            uid=uid, state=WaybillState.ASKED.value, waybill="", courier_no="", problem="", asked_at=tx.now,
            asked_by=tx.actor.key, changed_at=tx.now,
        )  # fmt: skip
        tx.record("take_waybill", "waybill", request_id, order_id=order_id, after={"carrier": account.row.carrier})
        return ClaimedWaybill(request_id, False)
    if row.state == WaybillState.ASKED.value and row.changed_at > tx.now - LEASE:
        raise Invalid("waybill", "being_asked")
    given = row.state == WaybillState.GIVEN.value and row.has_label
    if not given:
        _move(tx, row.id, WaybillState(row.state))
    tx.record("take_waybill", "waybill", row.id, order_id=order_id, after={"again": True})
    return ClaimedWaybill(row.id, given)


def _is_used(reading: Reading, order_id: int, waybill: str) -> bool:
    used = select(Fulfilment.id).where(
        Fulfilment.order_id == order_id, Fulfilment.waybill == waybill,
        Fulfilment.state == FulfilmentState.SHIPPED.value,
    )  # fmt: skip
    return reading.scalar(used.limit(1)) is not None


def _move(tx: Tx, request_id: int, to: WaybillState, **values: object) -> None:
    tx.execute(
        update(WaybillRequest)
        .where(WaybillRequest.id == request_id)
        .values(state=to.value, changed_at=tx.now, **values)
    )


def _sent(request_id: int, order_id: int, *, reason: str) -> AccessNote:
    return AccessNote(AccessAct.EXPORT, reason, (("order", order_id),))


@query(Permission.REVEAL, accessed=_sent)
def waybill_wish(reading: Reading, request_id: int, order_id: int, *, reason: str) -> WaybillWish:
    """What the courier is told of the order, on record first. Raises NotFound."""
    row = reading.execute(
        select(WaybillRequest.request_no, WaybillRequest.carrier, Order.order_no, Order.title, Recipient.uid,
               Recipient.name_sealed, Recipient.phone_sealed, Recipient.address_sealed, Recipient.region)
        .join(Order, Order.id == WaybillRequest.order_id)
        .join(Recipient, Recipient.id == Order.recipient_id)
        .where(WaybillRequest.id == request_id, Order.id == order_id)
    ).one_or_none()  # fmt: skip
    if row is None:
        raise NotFound("waybill", str(request_id))
    name, phone, address = open_recipient(reading, row)
    receiver = Person(name, phone, f"{row.region}{address}")
    return WaybillWish(row.request_no, row.carrier, receiver, row.title, row.order_no)


@action(Permission.SHIP)
def record_waybill(
    tx: Tx, request_id: int, *, state: WaybillState, waybill: str = "", courier_no: str = "", label: bytes = b"",
    problem: str = "",
) -> WaybillState:  # fmt: skip
    """What the service answered. Raises NotFound for a request that was ended meanwhile."""
    row = tx.execute(
        select(WaybillRequest.order_id, WaybillRequest.uid, WaybillRequest.waybill)
        .where(WaybillRequest.id == request_id, WaybillRequest.state.in_(_ALIVE))
        .with_for_update()
    ).one_or_none()
    if row is None:
        raise NotFound("waybill", str(request_id))
    if row.waybill and state is not WaybillState.GIVEN:
        state, waybill = WaybillState.GIVEN, row.waybill  # the number is there; only its label didn't come again
    values: dict[str, object] = {"waybill": waybill, "courier_no": courier_no, "problem": problem}
    if label:
        values["label"] = tx.persons.seal_bytes(row.uid, "waybill_request", f"label:{request_id}", label)
    _move(tx, request_id, state, **values)
    tx.record("record_waybill", "waybill", request_id, order_id=row.order_id,
              after={"state": state.value, "waybill": waybill})  # fmt: skip
    return state


@action(Permission.SHIP)
def end_waybill(tx: Tx, request_id: int) -> bool:
    """The service took the number back. Raises NotFound."""
    order_id = tx.scalar(
        select(WaybillRequest.order_id).where(
            WaybillRequest.id == request_id, WaybillRequest.state == WaybillState.GIVEN.value
        )
    )
    if order_id is None:
        raise NotFound("waybill", str(request_id))
    _move(tx, request_id, WaybillState.CANCELLED, label=None)
    tx.record("end_waybill", "waybill", request_id, order_id=order_id)
    return True


@dataclass(frozen=True, slots=True)
class GivenWaybill:
    carrier: str
    waybill: str
    courier_no: str


@query(Permission.SHIP)
def given_waybill(reading: Reading, request_id: int) -> GivenWaybill:
    """A number that hasn't been used. Raises NotFound, Invalid("waybill", "used")."""
    row = reading.execute(
        select(
            WaybillRequest.order_id, WaybillRequest.carrier, WaybillRequest.waybill, WaybillRequest.courier_no
        ).where(WaybillRequest.id == request_id, WaybillRequest.state == WaybillState.GIVEN.value)
    ).one_or_none()
    if row is None:
        raise NotFound("waybill", str(request_id))
    if _is_used(reading, row.order_id, row.waybill):
        raise Invalid("waybill", "used")
    return GivenWaybill(row.carrier, row.waybill, row.courier_no)


@query(Permission.SHIP)
def orders_without_waybill(reading: Reading) -> tuple[int, ...]:
    """The most urgent orders that could get a number: to be sent by parcel, and none alive."""
    alive = select(WaybillRequest.id).where(WaybillRequest.order_id == Order.id, WaybillRequest.state.in_(_ALIVE))
    parcels = select(OrderLine.id).where(
        OrderLine.order_id == Order.id, OrderLine.delivery_kind == DeliveryKind.PARCEL.value,
        OrderLine.qty > OrderLine.shipped + OrderLine.cancelled,
    )  # fmt: skip
    rows = reading.execute(
        select(Order.id)
        .where(
            Order.status == OrderStatus.TO_SHIP.value, Order.hold_reason.is_(None), Order.recipient_id.is_not(None),
            ~alive.exists(), parcels.exists(),
        )
        .order_by(Order.ship_by.is_(None), Order.ship_by, Order.id)
        .limit(TAKEN_MOST)
    )  # fmt: skip
    return tuple(rows.scalars())


@query(Permission.SHIP)
def waybill_requests(reading: Reading) -> tuple[WaybillRow, ...]:
    """The newest LISTED_MOST."""
    rows = reading.execute(
        select(WaybillRequest.id, WaybillRequest.order_id, Order.order_no, WaybillRequest.carrier,
               WaybillRequest.waybill, WaybillRequest.state, WaybillRequest.problem, WaybillRequest.asked_at,
               func.coalesce(func.length(WaybillRequest.label), 0))
        .join(Order, Order.id == WaybillRequest.order_id)
        .order_by(WaybillRequest.id.desc())
        .limit(LISTED_MOST)
    )  # fmt: skip
    return tuple(
        WaybillRow(id_, order_id, number, carrier, waybill, WaybillState(state), problem, at, bool(size))
        for id_, order_id, number, carrier, waybill, state, problem, at, size in rows
    )


@query(Permission.PRINT, accessed=on_paper)
def labels(reading: Reading, order_ids: Sequence[int], *, reason: str) -> tuple[Label, ...]:
    """The labels of orders that have one, in the order of order_ids, on record first. Raises NotFound, NotPermitted."""
    reading.require(Permission.REVEAL)
    rows = reading.execute(
        select(WaybillRequest.order_id, WaybillRequest.id, WaybillRequest.uid, WaybillRequest.waybill,
               WaybillRequest.label)
        .where(WaybillRequest.order_id.in_(tuple(order_ids)), WaybillRequest.state == WaybillState.GIVEN.value,
               WaybillRequest.label.is_not(None))
    ).all()  # fmt: skip
    found = {row.order_id: row for row in rows}
    reading.persons.load([row.uid for row in rows])
    made = tuple(
        Label(row.waybill, reading.persons.unseal_bytes(row.uid, "waybill_request", f"label:{row.id}", row.label))
        for one in order_ids
        if (row := found.get(one)) is not None
    )
    if not made:
        raise NotFound("label", "")
    return made


def take_waybills(
    office: Office, actor: Actor, order_ids: Sequence[int], *, told: Callable[[Taken], None],
    stopped: Callable[[], bool], reason: str,
) -> None:  # fmt: skip
    """Each order once, one after another, until stopped() between two of them. Raises Invalid without an account."""
    account = office.ask(actor, waybill_secrets)
    if account is None:
        raise Invalid("waybills", "not_connected")
    service = open_waybills(account, office.shop_secret, office.clock)
    for order_id in tuple(dict.fromkeys(order_ids))[:TAKEN_MOST]:
        if stopped():
            return
        try:
            told(_take(office, actor, service, order_id, reason))
        except (Refused, DatabaseGone) as fact:
            told(Taken(order_id, "", fact))
            if isinstance(fact, DatabaseGone | SessionEnded | StorageFull):
                return


def _take(office: Office, actor: Actor, service: WaybillService, order_id: int, reason: str) -> Taken:
    claimed = office.do(actor, claim_waybill, order_id)
    if claimed.given:
        return Taken(order_id, office.ask(actor, given_waybill, claimed.request_id).waybill)
    wish = office.ask(actor, waybill_wish, claimed.request_id, order_id, reason=reason)
    answer = service.take(wish)
    state = office.do(
        actor, record_waybill, claimed.request_id, state=answer.state, waybill=answer.waybill,
        courier_no=answer.courier_no, label=answer.label, problem=answer.problem,
    )  # fmt: skip
    return Taken(order_id, answer.waybill if state is WaybillState.GIVEN else "", None, answer)


def give_back_waybill(office: Office, actor: Actor, request_id: int, *, reason: str) -> WaybillAnswer:
    """CANCELLED where the service took it back; else its answer, and the number stays. Raises what the acts raise."""
    given = office.ask(actor, given_waybill, request_id)
    account = office.ask(actor, waybill_secrets)
    if account is None:
        raise Invalid("waybills", "not_connected")
    service = open_waybills(account, office.shop_secret, office.clock)
    answer = service.give_back(given.carrier, given.waybill, given.courier_no, reason)
    if answer.state is WaybillState.CANCELLED:
        office.do(actor, end_waybill, request_id)
    return answer
