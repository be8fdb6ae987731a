"""Orders of one member to one place that wait together: told, and shipped under one waybill where a person wants it.

    office.ask(actor, together_with, order_id) -> OrderRow of the others, the most urgent first
    office.do(actor, ship_together, ((7, 3), (9, 2)), parcel=Parcel(…))      (id, version as seen); all of them or none

That two addresses are the same is told by their search tokens, so no key is needed.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import and_, select

from desktop.models.member import Recipient, SearchToken
from desktop.models.order import Order
from desktop.models.vocabulary import OrderStatus, Permission
from desktop.services.errors import Invalid
from desktop.services.fulfilment import Parcel, ship_order
from desktop.services.order_rows import OrderRow, as_order_row, select_order_rows
from desktop.services.transaction import Reading, Tx, action, query

TOGETHER_MOST = 20


@query(Permission.SEE)
def together_with(reading: Reading, order_id: int) -> tuple[OrderRow, ...]:
    """Other orders that could go in the order's parcel; none for an order that waits no more."""
    key = keys_of(reading, (order_id,)).get(order_id)
    if key is None:
        return ()
    mine = select(Order.member_id).where(Order.id == order_id).scalar_subquery()
    waiting = list(
        reading.execute(
            select(Order.id)
            .where(Order.member_id == mine, *_waits())
            .order_by(Order.ship_by, Order.id)
            .limit(TOGETHER_MOST * 5)
        ).scalars()
    )
    keys = keys_of(reading, tuple(waiting))
    ids = [one for one in waiting if one != order_id and keys.get(one) == key][:TOGETHER_MOST]
    rows = {row.id: row for row in map(as_order_row, reading.execute(select_order_rows().where(Order.id.in_(ids))))}
    return tuple(rows[one] for one in ids)


@action(Permission.SHIP)
def ship_together(tx: Tx, orders: tuple[tuple[int, int], ...], *, parcel: Parcel) -> tuple[OrderRow, ...]:
    """Each order ships what it still has for a parcel, under the same waybill, with a fulfilment of its own.

    Raises Invalid when they don't go to one member at one place, and what ship_order raises; then nothing has gone.
    """
    ids = tuple(sorted({order_id for order_id, _ in orders}))
    if not 2 <= len(ids) <= TOGETHER_MOST:
        raise Invalid("orders", "too_many" if ids else "missing", TOGETHER_MOST)
    tx.execute(select(Order.id).where(Order.id.in_(ids)).order_by(Order.id).with_for_update())
    keys = keys_of(tx, ids)
    if len(keys) != len(ids) or len(set(keys.values())) != 1:
        raise Invalid("orders", "not_together")
    return tuple(ship_order(tx, order_id, parcel=parcel, seen=seen) for order_id, seen in sorted(orders))


def keys_of(reading: Reading, order_ids: tuple[int, ...]) -> dict[int, tuple[Any, ...]]:
    """What is the same for orders that could go together; orders that wait no more, or name no street, have none."""
    rows = reading.execute(
        select(Order.id, Order.member_id, Recipient.name_mask, Recipient.phone_last4, SearchToken.data_key_id,
               SearchToken.token)
        .join(Recipient, Recipient.id == Order.recipient_id)
        .join(SearchToken, and_(SearchToken.subject == "R", SearchToken.subject_id == Recipient.id))
        .where(Order.id.in_(order_ids), Order.member_id.is_not(None), SearchToken.kind == "A", *_waits())
        .order_by(Order.id, SearchToken.data_key_id.desc())
    )  # fmt: skip
    keys: dict[int, tuple[Any, ...]] = {}
    for order_id, *key in rows:
        keys.setdefault(order_id, tuple(key))
    return keys


def _waits() -> tuple[Any, ...]:
    return (Order.status == OrderStatus.TO_SHIP.value, Order.hold_reason.is_(None))
