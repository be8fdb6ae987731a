"""Parcels on their way: who is asked, what was told, and what follows from a parcel that is signed, stuck or returned.

Names and addresses never leave the house: a tracking service gets the courier, the waybill and, where the courier
wants it, the last four digits of the phone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update

from desktop.models.member import Recipient
from desktop.models.order import Fulfilment, Order
from desktop.models.tracking import Tracking, TrackingEvent
from desktop.models.vocabulary import (
    DeliveryKind,
    ExceptionKind,
    FulfilmentState,
    OrderStatus,
    Permission,
)
from desktop.services.couriers.courier import ParcelEvent, ParcelNews, ParcelState, TrackedParcel, TrackingService
from desktop.services.errors import NotFound, Refused
from desktop.services.exception_cases import close_case, open_case
from desktop.services.office import Office
from desktop.services.order_state import OrderInHand, read_order
from desktop.services.settings import read_settings
from desktop.services.tracking_account import open_service, tracking_secrets
from desktop.services.transaction import Actor, Reading, Tx, action, query, upsert

BATCH = 50
LEASE = timedelta(minutes=5)
# couriers that tell nothing without the receiver's or the sender's phone
WANT_PHONE = frozenset({"shunfeng", "shunfengkuaiyun", "zhongtong", "zhongtongkuaiyun"})
# how soon the next station is to be expected
WAITS = {
    ParcelState.PICKED_UP: timedelta(hours=4),
    ParcelState.IN_TRANSIT: timedelta(hours=4),
    ParcelState.DELIVERING: timedelta(minutes=45),
    ParcelState.PROBLEM: timedelta(hours=4),
    ParcelState.RETURNING: timedelta(hours=12),
    ParcelState.UNKNOWN: timedelta(hours=4),
}
FIRST_LOOK = timedelta(hours=2)
GIVE_UP = timedelta(days=60)
STUCK = timedelta(days=3)
# a fulfilment's id may be committed after a higher one
OVERLAP = 1_000
_ENDED = (ParcelState.SIGNED, ParcelState.RETURNED)


@dataclass(frozen=True, slots=True)
class ClaimedParcel:
    fulfilment_id: int
    parcel: TrackedParcel


@query(Permission.RUN_CLOCK)
def untracked_parcels(reading: Reading) -> tuple[int, ...]:
    """Parcels that went out since the last look and are in nobody's book yet."""
    last = select(func.coalesce(func.max(Tracking.fulfilment_id), 0) - OVERLAP).scalar_subquery()
    rows = reading.execute(
        select(Fulfilment.id)
        .join(Order, Order.id == Fulfilment.order_id)
        .outerjoin(Tracking, Tracking.fulfilment_id == Fulfilment.id)
        .where(
            Fulfilment.id > last, Tracking.fulfilment_id.is_(None), Order.history.is_(False),
            Order.status.in_((OrderStatus.TO_SHIP.value, OrderStatus.SHIPPED.value)),
            Fulfilment.state == FulfilmentState.SHIPPED.value, Fulfilment.kind == DeliveryKind.PARCEL.value,
        )
        .order_by(Fulfilment.id)
        .limit(500)
    )  # fmt: skip
    return tuple(rows.scalars())


@action(Permission.RUN_CLOCK)
def begin_tracking(tx: Tx, fulfilment_ids: tuple[int, ...]) -> int:
    """Enter parcels in the book: the first look is two hours after they went. Returns how many were new."""
    rows = tx.execute(
        select(Fulfilment.id, Fulfilment.waybill, Fulfilment.shipped_at).where(Fulfilment.id.in_(fulfilment_ids))
    ).all()
    if not rows:
        raise NotFound("fulfilment", "")
    made = tx.execute(
        upsert(
            tx, Tracking,
            [{"fulfilment_id": row.id, "waybill": row.waybill, "state": ParcelState.UNKNOWN.value,
              "ask_at": row.shipped_at + FIRST_LOOK, "asked": 0, "problem": ""} for row in rows],
            keys=["fulfilment_id"],
        )
    )  # fmt: skip
    tx.record("begin_tracking", "tracking", 0, after={"parcels": made.rowcount})
    return made.rowcount


@query(Permission.RUN_CLOCK)
def due_parcels(reading: Reading) -> tuple[int, ...]:
    rows = reading.execute(
        select(Tracking.fulfilment_id)
        .where(Tracking.ask_at.is_not(None), Tracking.ask_at <= reading.now)
        .order_by(Tracking.ask_at, Tracking.fulfilment_id)
        .limit(BATCH)
    )
    return tuple(rows.scalars())


@action(Permission.RUN_CLOCK)
def claim_parcels(tx: Tx, fulfilment_ids: tuple[int, ...]) -> tuple[ClaimedParcel, ...]:
    """Those of the parcels that are due and nobody else asks about. What was undone or delivered is asked no more."""
    taken = tx.execute(
        update(Tracking)
        .where(Tracking.fulfilment_id.in_(sorted(fulfilment_ids)), Tracking.ask_at <= tx.now)
        .values(ask_at=tx.now + LEASE)
        .returning(Tracking.fulfilment_id)
    ).scalars()
    mine = sorted(taken)
    rows = tx.execute(
        select(Fulfilment.id, Fulfilment.state, Fulfilment.carrier, Fulfilment.waybill, Fulfilment.shipped_at,
               Order.status, Recipient.phone_last4)
        .join(Order, Order.id == Fulfilment.order_id)
        .outerjoin(Recipient, Recipient.id == Order.recipient_id)
        .where(Fulfilment.id.in_(mine))
        .order_by(Fulfilment.id)
    ).all()  # fmt: skip
    over = [
        row.id for row in rows
        if row.state != FulfilmentState.SHIPPED.value or row.shipped_at < tx.now - GIVE_UP
        or row.status not in (OrderStatus.TO_SHIP.value, OrderStatus.SHIPPED.value)
    ]  # fmt: skip
    if over:
        tx.execute(update(Tracking).where(Tracking.fulfilment_id.in_(over)).values(ask_at=None))
    tx.record("claim_parcels", "tracking", 0, after={"parcels": len(mine)})
    return tuple(
        ClaimedParcel(
            row.id,
            TrackedParcel(row.carrier, row.waybill, (row.phone_last4 or "") if row.carrier in WANT_PHONE else ""),
        )
        for row in rows if row.id not in over
    )  # fmt: skip


@action(Permission.RUN_CLOCK)
def record_news(tx: Tx, fulfilment_id: int, *, waybill: str, news: ParcelNews) -> ParcelState:
    """Enter what was told about a parcel under waybill. Raises NotFound when it has another one by now, or is undone.

    Signed parcels lead to completion: when every parcel of a shipped order is signed, its days run from the last
    signature. One that is stuck or comes back needs a person.
    """
    order_id = tx.scalar(select(Fulfilment.order_id).where(Fulfilment.id == fulfilment_id))
    if order_id is None:
        raise NotFound("fulfilment", str(fulfilment_id))
    order = read_order(tx, order_id, lock=True)
    row = tx.execute(
        select(Fulfilment.waybill, Fulfilment.state, Fulfilment.signed_at, Fulfilment.shipped_at, Tracking.moved_at,
               Tracking.asked, Tracking.waybill.label("under"), Tracking.state.label("told"))
        .join(Tracking, Tracking.fulfilment_id == Fulfilment.id)
        .where(Fulfilment.id == fulfilment_id)
    ).one_or_none()  # fmt: skip
    if row is None or row.waybill != waybill or row.state != FulfilmentState.SHIPPED.value:
        raise NotFound("parcel", waybill)
    if row.under != waybill:
        tx.execute(delete(TrackingEvent).where(TrackingEvent.fulfilment_id == fulfilment_id))
    if news.events:
        tx.execute(
            upsert(
                tx, TrackingEvent,
                [{"fulfilment_id": fulfilment_id, "at": event.at, "text": event.text} for event in news.events],
                keys=["fulfilment_id", "at", "text"],
            )
        )  # fmt: skip
    told, moved = (row.told, row.moved_at) if row.under == waybill else (ParcelState.UNKNOWN.value, None)
    moved_at = max([event.at for event in news.events], default=moved)
    state = news.state if news.events else ParcelState(told)
    ask_at = None if state in _ENDED else tx.now + WAITS[state]
    tx.execute(
        update(Tracking)
        .where(Tracking.fulfilment_id == fulfilment_id)
        .values(waybill=waybill, state=state.value, moved_at=moved_at, ask_at=ask_at, asked=row.asked + 1,
                problem=news.problem)
    )  # fmt: skip
    if state is ParcelState.SIGNED and row.signed_at is None:
        signed_at = max(news.events, key=_moment).at
        tx.execute(update(Fulfilment).where(Fulfilment.id == fulfilment_id).values(signed_at=signed_at))
        _signed(tx, order)
    _ask_for_a_person(tx, order, fulfilment_id, state, moved_at or row.shipped_at, waybill)
    tx.record("track_parcel", "order", order_id, order_id=order_id,
              after={"fulfilment": fulfilment_id, "state": state.value})  # fmt: skip
    if state.value != told:
        tx.emit("shipment.updated", f"order:{order_id}", order.version,
                {"order": order.order_no, "waybill": waybill, "state": state.value})  # fmt: skip
    return state


def _signed(tx: Tx, order: OrderInHand) -> None:
    """The order's version moves: what may be undone has changed."""
    signatures = tx.execute(
        select(Fulfilment.signed_at).where(
            Fulfilment.order_id == order.id, Fulfilment.state == FulfilmentState.SHIPPED.value
        )
    ).scalars()
    values: dict[str, object] = {
        "version": order.version + 1, "changed_at": tx.now, "changed_by": tx.actor.name, "last_act": "track_parcel",
    }  # fmt: skip
    at = list(signatures)
    if order.status is OrderStatus.SHIPPED and all(at):
        values["complete_by"] = max(at) + timedelta(days=read_settings(tx).complete_days)
    tx.execute(update(Order).where(Order.id == order.id).values(**values))


def _ask_for_a_person(
    tx: Tx, order: OrderInHand, fulfilment_id: int, state: ParcelState, moved_at: datetime, waybill: str
) -> None:
    """One exception per parcel: it comes back, or it hasn't moved for three days; closed when it goes on."""
    kind = None
    if state in (ParcelState.RETURNING, ParcelState.RETURNED):
        kind = ExceptionKind.PARCEL_RETURNED
    elif state is ParcelState.PROBLEM or (state is not ParcelState.SIGNED and moved_at < tx.now - STUCK):
        kind = ExceptionKind.PARCEL_STUCK
    cause = f"parcel:{fulfilment_id}"
    if kind is None:
        close_case(tx, cause, "track_parcel")
        return
    facts = {"waybill": waybill, "state": state.value, "moved_at": moved_at.isoformat()}
    open_case(tx, kind, cause, order_id=order.id, facts=facts)


def _moment(event: ParcelEvent) -> datetime:
    return event.at


def track_parcels(office: Office, actor: Actor) -> int:
    """Ask about everything that is due. Returns how many parcels had news; nothing happens without an account."""
    service = office.ask(actor, tracking_secrets)
    if service is None:
        return 0
    new = office.ask(actor, untracked_parcels)
    if new:
        office.do(actor, begin_tracking, new)
    due = office.ask(actor, due_parcels)
    if not due:
        return 0
    told = 0
    opened: TrackingService = open_service(service, office.shop_secret)
    for claimed in office.do(actor, claim_parcels, due):
        news = opened.news_of(claimed.parcel)
        try:
            office.do(actor, record_news, claimed.fulfilment_id, waybill=claimed.parcel.waybill, news=news)
        except Refused:
            continue
        told += bool(news.events)
        if news.problem == "unreached":
            break
    return told
