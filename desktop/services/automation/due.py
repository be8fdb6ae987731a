"""What waits for the clock, found by index, at most BATCH of each kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Executable, Select, exists, func, select

from desktop.models.built import Bound, built_once
from desktop.models.catalogue import Stock
from desktop.models.journal import Audit, FigureDelta
from desktop.models.ledger import Lot
from desktop.models.order import Order, OrderException, OrderLine
from desktop.models.vocabulary import ExceptionKind, OrderStatus, Permission, RestReason
from desktop.services.audit import sealed_through
from desktop.services.expiry import past_and_unspent
from desktop.services.points import shop_today
from desktop.services.settings import read_settings
from desktop.services.tiers import tiers_due
from desktop.services.transaction import Reading, query

BATCH = 500
_OWN, _FREE = Order.history.is_(False), Order.hold_reason.is_(None)


@dataclass(frozen=True, slots=True)
class Due:
    """Ids: orders, lots that mature, members whose points expire or whose tier is reviewed; today is the shop's slot.

    held: the hold ends; rested: what kept a paid order from going on is over; late: past ship-by without an alarm.
    """

    unpaid: tuple[int, ...]
    complete: tuple[int, ...]
    mature: tuple[int, ...]
    expired: tuple[int, ...]
    tiers: tuple[int, ...]
    deltas: int
    unsealed: int
    more: bool
    held: tuple[int, ...] = ()
    rested: tuple[int, ...] = ()
    late: tuple[int, ...] = ()
    today: str = ""


@query(Permission.RUN_CLOCK)
def due(reading: Reading) -> Due:
    now, today = reading.now, shop_today(reading)

    def ids(statement: Executable | Bound) -> tuple[int, ...]:
        return tuple(reading.execute(statement).scalars())

    unpaid, complete, held = ids(_unpaid(now)), ids(_complete(now)), ids(_held(now))
    mature, expired = ids(_mature(today)), ids(_expired(today))
    tiers = tiers_due(reading)
    found = (unpaid, complete, mature, held)
    return Due(
        unpaid,
        complete,
        mature,
        expired,
        tiers,
        int(reading.scalar(_deltas())),
        int(reading.scalar(_unsealed(sealed_through(reading)))),
        more=any(len(one) == BATCH for one in found) or bool(expired or tiers),
        held=held,
        rested=ids(_rested()) if read_settings(reading).auto_release else (),
        late=ids(_late(now)),
        today=today.isoformat(),
    )


@built_once
def _unpaid(now: datetime) -> Executable:
    return (
        select(Order.id).where(Order.status == OrderStatus.UNPAID.value, Order.pay_by <= now, _FREE, _OWN)
        .order_by(Order.pay_by, Order.id).limit(BATCH)
    )  # fmt: skip


@built_once
def _complete(now: datetime) -> Executable:
    return (
        select(Order.id)
        .where(Order.status == OrderStatus.SHIPPED.value, Order.complete_by <= now, _FREE, Order.returns_open == 0, _OWN)
        .order_by(Order.complete_by, Order.id).limit(BATCH)
    )  # fmt: skip


@built_once
def _held(now: datetime) -> Executable:
    return (
        select(Order.id)
        .where(Order.hold_until <= now, Order.hold_reason.is_not(None), _OWN,
               Order.status.not_in((OrderStatus.COMPLETED.value, OrderStatus.CANCELLED.value)))
        .order_by(Order.hold_until, Order.id).limit(BATCH)
    )  # fmt: skip


@built_once
def _mature(today: date) -> Executable:
    return select(Lot.id).where(Lot.pending > 0, Lot.mature_on <= today).order_by(Lot.mature_on, Lot.id).limit(BATCH)


@built_once
def _expired(today: date) -> Executable:
    # by the index of what runs out; a member comes with the first of her lots and loses all that are past
    past = (
        select(Lot.member_id, Lot.expires_on).where(past_and_unspent(today)).order_by(Lot.expires_on, Lot.id)
        .limit(BATCH).subquery()
    )  # fmt: skip
    return select(past.c.member_id).group_by(past.c.member_id).order_by(func.min(past.c.expires_on), past.c.member_id)


@built_once
def _deltas() -> Executable:
    return select(func.count()).select_from(FigureDelta)


@built_once
def _unsealed(since: int) -> Executable:
    return select(func.count()).where(Audit.id > since, Audit.act != "seal_audit")


@built_once
def _rested() -> Executable:
    return rested_orders()


@built_once
def _late(now: datetime) -> Executable:
    return late_orders(now)


def rested_orders() -> Select[int]:
    """Paid orders that were short of stock and aren't any more, where orders go on by themselves."""
    short = exists().where(
        OrderLine.order_id == Order.id, Stock.sku_id == OrderLine.sku_id, Stock.on_hand < Stock.reserved
    )
    return (
        select(Order.id)
        .where(
            Order.status == OrderStatus.PAID.value, Order.rest_reason == RestReason.SHORT_OF_STOCK.value,
            _FREE, _OWN, ~short,
        )
        .order_by(Order.id).limit(BATCH)
    )  # fmt: skip


def late_orders(now: datetime) -> Select[int]:
    told = exists().where(
        OrderException.order_id == Order.id, OrderException.kind == ExceptionKind.SHIP_LATE.value,
        OrderException.closed_at.is_(None),
    )  # fmt: skip
    return (
        select(Order.id)
        .where(Order.status == OrderStatus.TO_SHIP.value, Order.ship_by <= now, _FREE, _OWN, ~told)
        .order_by(Order.ship_by, Order.id).limit(BATCH)
    )  # fmt: skip
