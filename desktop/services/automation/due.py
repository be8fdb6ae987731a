"""What waits for the clock, found by index, at most BATCH of each kind."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Executable, Select, exists, false, func, select, true

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
    own, free = Order.history.is_(False), Order.hold_reason.is_(None)

    def ids(statement: Executable) -> tuple[int, ...]:
        return tuple(reading.execute(statement).scalars())

    unpaid = ids(
        select(Order.id).where(Order.status == OrderStatus.UNPAID.value, Order.pay_by <= now, free, own)
        .order_by(Order.pay_by, Order.id).limit(BATCH)
    )  # fmt: skip
    complete = ids(
        select(Order.id)
        .where(Order.status == OrderStatus.SHIPPED.value, Order.complete_by <= now, free, Order.returns_open == 0, own)
        .order_by(Order.complete_by, Order.id).limit(BATCH)
    )  # fmt: skip
    mature = ids(
        select(Lot.id).where(Lot.pending > 0, Lot.mature_on <= today).order_by(Lot.mature_on, Lot.id).limit(BATCH)
    )
    # by the index of what runs out; a member comes with the first of her lots and loses all that are past
    past = (
        select(Lot.member_id, Lot.expires_on).where(past_and_unspent(today)).order_by(Lot.expires_on, Lot.id)
        .limit(BATCH).subquery()
    )  # fmt: skip
    expired = ids(
        select(past.c.member_id).group_by(past.c.member_id).order_by(func.min(past.c.expires_on), past.c.member_id)
    )
    held = ids(
        select(Order.id)
        .where(Order.hold_until <= now, Order.hold_reason.is_not(None), own,
               Order.status.not_in((OrderStatus.COMPLETED.value, OrderStatus.CANCELLED.value)))
        .order_by(Order.hold_until, Order.id).limit(BATCH)
    )  # fmt: skip
    tiers = tiers_due(reading)
    found = (unpaid, complete, mature, held)
    return Due(
        unpaid,
        complete,
        mature,
        expired,
        tiers,
        int(reading.scalar(select(func.count()).select_from(FigureDelta))),
        int(reading.scalar(select(func.count()).where(Audit.id > sealed_through(reading), Audit.act != "seal_audit"))),
        more=any(len(one) == BATCH for one in found) or bool(expired or tiers),
        held=held,
        rested=ids(rested_orders(reading)),
        late=ids(late_orders(reading)),
        today=today.isoformat(),
    )


def rested_orders(reading: Reading) -> Select[int]:
    """Paid orders that were short of stock and aren't any more, where orders go on by themselves."""
    short = exists().where(
        OrderLine.order_id == Order.id, Stock.sku_id == OrderLine.sku_id, Stock.on_hand < Stock.reserved
    )
    return (
        select(Order.id)
        .where(
            Order.status == OrderStatus.PAID.value, Order.rest_reason == RestReason.SHORT_OF_STOCK.value,
            Order.hold_reason.is_(None), Order.history.is_(False), ~short,
            true() if read_settings(reading).auto_release else false(),
        )
        .order_by(Order.id).limit(BATCH)
    )  # fmt: skip


def late_orders(reading: Reading) -> Select[int]:
    told = exists().where(
        OrderException.order_id == Order.id, OrderException.kind == ExceptionKind.SHIP_LATE.value,
        OrderException.closed_at.is_(None),
    )  # fmt: skip
    return (
        select(Order.id)
        .where(Order.status == OrderStatus.TO_SHIP.value, Order.ship_by <= reading.now, Order.hold_reason.is_(None),
               Order.history.is_(False), ~told)
        .order_by(Order.ship_by, Order.id).limit(BATCH)
    )  # fmt: skip
