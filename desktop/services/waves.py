"""Pick waves: orders whose goods are fetched from the shelves in one walk, by one combined list.

    wave = office.do(actor, make_wave, (7, 8, 9))       WaveMade: its number, and which of them couldn't come along
    office.do(actor, finish_wave, wave.wave_id)         picked; office.do(actor, cancel_wave, …) puts its orders back
    office.ask(actor, pick_list, wave.wave_id, reason="拣货")      by shelf: how many of each SKU, for which orders

An order is in one active wave at most (the database sees to it), and stays there once it is picked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, case, distinct, func, insert, select, update

from desktop.models.catalogue import Stock
from desktop.models.dispatch import PickWave, PickWaveOrder
from desktop.models.order import Order, OrderLine
from desktop.models.shipping import WaveState
from desktop.models.vocabulary import AccessAct, DeliveryKind, OrderStatus, Permission
from desktop.services.access import staff_names
from desktop.services.errors import Invalid, NotFound
from desktop.services.order_state import CLAIMED
from desktop.services.reports.rows import PickLine, PickList
from desktop.services.settings import read_settings
from desktop.services.transaction import AccessNote, Reading, Tx, action, insert_row, query

WAVE_MOST = 200
LISTED_MOST = 100


@dataclass(frozen=True, slots=True)
class WaveMade:
    """left_out: numbers of orders that are held, no longer to be shipped, or in another wave already."""

    wave_id: int
    orders: int
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WaveRow:
    """gone: of its orders, those that wait no more."""

    id: int
    state: WaveState
    made_at: datetime
    made_by: str
    orders: int
    gone: int


@action(Permission.SHIP)
def make_wave(tx: Tx, order_ids: tuple[int, ...]) -> WaveMade:
    """A wave of those that can be picked now. Raises Invalid when none can, or there are too many."""
    ids = tuple(sorted(set(order_ids)))
    if len(ids) > WAVE_MOST:
        raise Invalid("orders", "too_many", WAVE_MOST)
    rows = tx.execute(
        select(Order.id, Order.order_no, Order.status, Order.hold_reason)
        .where(Order.id.in_(ids))
        .order_by(Order.id)
        .with_for_update()
    ).all()
    taken = set(
        tx.execute(
            select(PickWaveOrder.order_id).where(PickWaveOrder.order_id.in_(ids), PickWaveOrder.active)
        ).scalars()
    )
    able = [
        row.id
        for row in rows
        if row.status == OrderStatus.TO_SHIP.value and row.hold_reason is None and row.id not in taken
    ]
    if not able:
        raise Invalid("orders", "none_to_pick")
    wave_id = insert_row(tx, PickWave.id, state=WaveState.OPEN.value, made_at=tx.now, made_by=tx.actor.key)
    tx.execute(insert(PickWaveOrder), [{"wave_id": wave_id, "order_id": one, "active": True} for one in able])
    for order_id in able:
        tx.record("make_wave", "pick_wave", wave_id, order_id=order_id, after={"wave": wave_id})
    return WaveMade(wave_id, len(able), tuple(row.order_no for row in rows if row.id not in able))


@action(Permission.SHIP)
def finish_wave(tx: Tx, wave_id: int) -> int:
    """Everything on the list was fetched. Returns how many orders; NotFound unless the wave is open."""
    return _end(tx, wave_id, "finish_wave", WaveState.PICKED, (WaveState.OPEN,))


@action(Permission.SHIP)
def cancel_wave(tx: Tx, wave_id: int) -> int:
    """Its orders may go into another wave; what was fetched for them is put back. NotFound once it is cancelled."""
    return _end(tx, wave_id, "cancel_wave", WaveState.CANCELLED, (WaveState.OPEN, WaveState.PICKED))


def _end(tx: Tx, wave_id: int, act: str, to: WaveState, origins: tuple[WaveState, ...]) -> int:
    changed = tx.execute(
        update(PickWave)
        .where(PickWave.id == wave_id, PickWave.state.in_([one.value for one in origins]))
        .values(state=to.value, ended_at=tx.now, ended_by=tx.actor.key)
    )
    if changed.rowcount != 1:
        raise NotFound("wave", str(wave_id))
    ids = list(
        tx.execute(
            select(PickWaveOrder.order_id).where(PickWaveOrder.wave_id == wave_id).order_by(PickWaveOrder.order_id)
        ).scalars()
    )
    if to is WaveState.CANCELLED:
        tx.execute(update(PickWaveOrder).where(PickWaveOrder.wave_id == wave_id).values(active=False))
    for order_id in ids:
        tx.record(act, "pick_wave", wave_id, order_id=order_id, after={"wave": wave_id})
    return len(ids)


@query(Permission.SHIP)
def next_for_wave(reading: Reading, count: int) -> tuple[int, ...]:
    """The most urgent orders that no wave has yet."""
    rows = reading.execute(
        select(Order.id)
        .where(
            Order.status == OrderStatus.TO_SHIP.value, Order.hold_reason.is_(None),
            ~select(PickWaveOrder.order_id).where(PickWaveOrder.order_id == Order.id, PickWaveOrder.active).exists(),
        )
        .order_by(Order.ship_by.is_(None), Order.ship_by, Order.id)
        .limit(min(max(count, 1), WAVE_MOST))
    )  # fmt: skip
    return tuple(rows.scalars())


@query(Permission.SEE)
def pick_waves(reading: Reading) -> tuple[WaveRow, ...]:
    """Open waves first, then the newest that were ended."""
    waiting = func.sum(case((Order.status == OrderStatus.TO_SHIP.value, 1), else_=0))
    rows = reading.execute(
        select(PickWave.id, PickWave.state, PickWave.made_at, PickWave.made_by, func.count(distinct(Order.id)), waiting)
        .join(PickWaveOrder, PickWaveOrder.wave_id == PickWave.id)
        .join(Order, Order.id == PickWaveOrder.order_id)
        .group_by(PickWave.id)
        .order_by(PickWave.state != WaveState.OPEN.value, PickWave.id.desc())
        .limit(LISTED_MOST)
    )
    names = staff_names(reading)
    return tuple(
        WaveRow(wave_id, WaveState(state), at, names.get(who, who), count, count - int(left))
        for wave_id, state, at, who, count, left in rows
    )


def waves_of(reading: Reading, order_ids: tuple[int, ...]) -> dict[int, tuple[int, bool]]:
    """(wave, whether it is picked) by order id."""
    rows = reading.execute(
        select(PickWaveOrder.order_id, PickWaveOrder.wave_id, PickWave.state)
        .join(PickWave, PickWave.id == PickWaveOrder.wave_id)
        .where(PickWaveOrder.order_id.in_(order_ids), PickWaveOrder.active)
    )
    return {order_id: (wave_id, state == WaveState.PICKED.value) for order_id, wave_id, state in rows}


def is_picked() -> ColumnElement[bool]:
    """Whether an order's goods were fetched."""
    found = (
        select(PickWaveOrder.order_id)
        .join(PickWave, PickWave.id == PickWaveOrder.wave_id)
        .where(PickWaveOrder.order_id == Order.id, PickWaveOrder.active, PickWave.state == WaveState.PICKED.value)
    )
    return found.correlate(Order).exists()


def _listed(wave_id: int, *, reason: str) -> AccessNote:
    return AccessNote(AccessAct.PRINT, reason)


@query(Permission.PRINT, accessed=_listed)
def pick_list(reading: Reading, wave_id: int, *, reason: str) -> PickList:
    """What is still to be fetched for the wave, by shelf; orders that are held or wait no more are left out."""
    wave = reading.execute(
        select(PickWave.id, PickWave.made_at).where(PickWave.id == wave_id, PickWave.state != WaveState.CANCELLED.value)
    ).one_or_none()
    if wave is None:
        raise NotFound("wave", str(wave_id))
    units = OrderLine.qty - OrderLine.shipped - OrderLine.cancelled - CLAIMED
    rows = reading.execute(
        select(func.coalesce(Stock.shelf, ""), OrderLine.sku_code, OrderLine.title, OrderLine.spec, Order.order_no, units)
        .join(Order, Order.id == OrderLine.order_id)
        .join(PickWaveOrder, PickWaveOrder.order_id == Order.id)
        .outerjoin(Stock, Stock.sku_id == OrderLine.sku_id)
        .where(
            PickWaveOrder.wave_id == wave_id, Order.status == OrderStatus.TO_SHIP.value, Order.hold_reason.is_(None),
            OrderLine.delivery_kind == DeliveryKind.PARCEL.value,
        )
        .order_by(func.coalesce(Stock.shelf, ""), OrderLine.sku_code, Order.ship_by, Order.id)
    )  # fmt: skip
    found: dict[tuple[str, str, str, str], dict[str, int]] = {}
    for shelf, code, title, spec, number, left in rows:
        if left > 0:
            orders = found.setdefault((shelf, code, title, spec), {})
            orders[number] = orders.get(number, 0) + left
    lines = tuple(PickLine(*key, sum(orders.values()), tuple(orders.items())) for key, orders in found.items())
    settings = read_settings(reading)
    return PickList(settings.shop_name, settings.zone, wave_id, wave.made_at, lines)


@query(Permission.PRINT)
def orders_of_wave(reading: Reading, wave_id: int) -> tuple[int, ...]:
    """The orders that its pick list is for, for the print log."""
    rows = reading.execute(
        select(PickWaveOrder.order_id)
        .join(Order, Order.id == PickWaveOrder.order_id)
        .where(PickWaveOrder.wave_id == wave_id, Order.status == OrderStatus.TO_SHIP.value)
        .order_by(PickWaveOrder.order_id)
    )
    return tuple(rows.scalars())
