"""One act on many orders: what could not be done and why, before; a result per order, one by one, while it runs.

    ready = office.ask(actor, bulk_readiness, "ship_order", ((order_id, version), …))   Readiness per order
    run_bulk(office, actor, plans, told=…, stopped=…)        each plan an act of its own under its own command id

Orders are never done in one transaction: what is done stays done when the run is stopped, the rest isn't begun.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from desktop.models.catalogue import Stock
from desktop.models.order import Order, OrderLine, OrderTag
from desktop.models.staff import Staff
from desktop.models.vocabulary import DeliveryKind, Permission, allowed_acts
from desktop.services.errors import (
    AlreadySo,
    DatabaseGone,
    Invalid,
    NotAllowedNow,
    NotForParcel,
    OutOfStock,
    Refused,
    SessionEnded,
    StorageFull,
)
from desktop.services.fulfilment import release_order, ship_order, undo_shipment, unrelease_order
from desktop.services.goods_names import called
from desktop.services.marks import assign_order, hold_order, set_priority, tag_order, unhold_order, untag_order
from desktop.services.office import Office
from desktop.services.order_rows import OrderRow, as_order_row, select_order_rows
from desktop.services.order_state import CLAIMED, changed_by_other, check_act, read_order
from desktop.services.split_parcels import ship_parcels
from desktop.services.transaction import Actor, Reading, query

BULK_MOST = 500
_BATCH = "bulk-"
ACTS: dict[str, Callable[..., OrderRow]] = {
    "ship_order": ship_order, "release_order": release_order, "hold_order": hold_order, "tag_order": tag_order,
    "assign_order": assign_order, "set_priority": set_priority, "unhold_order": unhold_order,
    "untag_order": untag_order, "undo_shipment": undo_shipment, "unrelease_order": unrelease_order,
    "ship_parcels": ship_parcels,
}  # fmt: skip
RIGHTS = {
    "ship_order": Permission.SHIP, "release_order": Permission.RELEASE, "hold_order": Permission.HOLD,
    "tag_order": Permission.TAG, "assign_order": Permission.ASSIGN, "set_priority": Permission.SET_PRIORITY,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Readiness:
    """An order as it stands, and why the act would be refused; before: its assignee's login, for the way back."""

    row: OrderRow
    refused: Refused | None
    before: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """One order's act. The command id stays the same for as long as its outcome is in doubt."""

    row: OrderRow
    act: str
    values: Mapping[str, Any] = field(default_factory=dict)
    command_id: str = field(default_factory=lambda: uuid.uuid4().hex)


def new_batch() -> str:
    """A name for a bulk act: the ids of its commands begin with it, so that the record knows which acts were one."""
    return f"{_BATCH}{uuid.uuid4().hex}"


def command_in(batch: str) -> str:
    return f"{batch}-{uuid.uuid4().hex[:16]}"


def batch_of(command_id: str) -> str:
    """The bulk act that a command was part of; "" for one that stood alone."""
    batch, _, own = command_id.rpartition("-")
    return batch if own and batch.startswith(_BATCH) else ""


@dataclass(frozen=True, slots=True)
class Result:
    """row is the order after its act; fact why it wasn't done (a Refused, or DatabaseGone)."""

    plan: Plan
    row: OrderRow | None
    fact: Exception | None


@query(Permission.SEE)
def bulk_readiness(
    reading: Reading, act: str, seen: tuple[tuple[int, int], ...], *, value: str = ""
) -> tuple[Readiness, ...]:
    """Each order's readiness, in their order; seen are (id, version as on screen). value: the tag, login or priority.

    Stock is counted down over all of them, so that the last piece isn't promised twice. Gone orders are left out.
    """
    if act not in RIGHTS:
        raise Invalid("act", "unknown")
    if len(seen) > BULK_MOST:
        raise Invalid("orders", "too_many", BULK_MOST)
    ids = [order_id for order_id, _ in seen]
    found = reading.execute(select_order_rows().where(Order.id.in_(ids)))
    rows = {row.id: row for row in map(as_order_row, found)}
    logins: dict[int, str] = dict(
        reading.execute(
            select(Order.id, Staff.login).join(Staff, Staff.id == Order.assignee_id).where(Order.id.in_(ids))
        ).all()
    )
    tagged = set(
        reading.execute(select(OrderTag.order_id).where(OrderTag.tag == value, OrderTag.order_id.in_(ids))).scalars()
    )
    parcels = _Parcels(reading, ids) if act == "ship_order" else None
    ready = []
    for order_id, version in seen:
        if order_id in rows:
            row, login = rows[order_id], logins.get(order_id, "")
            so = {
                "tag_order": order_id in tagged, "assign_order": bool(value) and login == value,
                "set_priority": value == str(row.priority),
            }.get(act, False)  # fmt: skip
            ready.append(Readiness(row, _refusal(reading, act, row, version, so, parcels), login))
    return tuple(ready)


def _refusal(
    reading: Reading, act: str, row: OrderRow, version: int, so: bool, parcels: _Parcels | None
) -> Refused | None:
    order = read_order(reading, row.id)
    if order.version != version:
        return changed_by_other(reading, order)
    try:
        check_act(order, act)
    except Refused as fact:
        return fact
    if so or (act == "hold_order" and row.hold_reason is not None):
        return AlreadySo(act)
    return parcels.refusal(row) if parcels is not None else None


class _Parcels:
    """What the orders' parcels would take out of stock, counted down order by order."""

    def __init__(self, reading: Reading, ids: Sequence[int]) -> None:
        self._lines: dict[int, list[Any]] = {}
        lines = reading.execute(
            select(OrderLine.order_id, OrderLine.sku_id, OrderLine.sku_code, OrderLine.title, OrderLine.spec,
                   OrderLine.delivery_kind,
                   (OrderLine.qty - OrderLine.shipped - OrderLine.cancelled).label("open"), CLAIMED.label("claimed"))
            .where(OrderLine.order_id.in_(ids))
            .order_by(OrderLine.id)
        )  # fmt: skip
        for line in lines:
            self._lines.setdefault(line.order_id, []).append(line)
        skus = {line.sku_id for one in self._lines.values() for line in one if line.sku_id is not None}
        stock = reading.execute(select(Stock.sku_id, Stock.on_hand).where(Stock.sku_id.in_(skus)))
        self._left: Counter[int] = Counter(dict(stock.all()))

    def refusal(self, row: OrderRow) -> Refused | None:
        lines = self._lines.get(row.id, [])
        going = [line for line in lines if line.delivery_kind == DeliveryKind.PARCEL.value and line.open]
        if lines and not going:
            return NotForParcel(row.order_no)
        if any(line.claimed for line in going):
            return NotAllowedNow("ship_order", row.status, (), because="after_sale_open")
        if row.history:
            return None
        wanted: Counter[int] = Counter()
        for line in going:
            wanted[line.sku_id] += line.open
        for line in going:
            if self._left[line.sku_id] < wanted[line.sku_id]:
                left = max(0, self._left[line.sku_id])
                return OutOfStock(line.sku_code, left, wanted[line.sku_id], called(line.title, line.spec))
        self._left.subtract(wanted)
        return None


def may_begin(act: str, row: OrderRow) -> bool:
    """Whether a row looks as if the act could be done: for the number on a button, before anything is asked."""
    if act not in allowed_acts(row.status):
        return False
    return row.hold_reason is None or act not in ("ship_order", "release_order", "hold_order")


def run_bulk(
    office: Office,
    actor: Actor,
    plans: Iterable[Plan],
    *,
    told: Callable[[Result], None],
    stopped: Callable[[], bool],
) -> None:
    """Each plan once, in their order, until stopped() between two of them; each result is told as it comes.

    Ends by itself where nothing more can be done: the session is over, the disk is full, or the database is gone (that one result is
    then in doubt, and its plan tried again tells what became of it).
    """
    for plan in plans:
        if stopped():
            return
        try:
            row = office.do_command(actor, plan.command_id, ACTS[plan.act], plan.row.id, **plan.values)
        except (Refused, DatabaseGone) as fact:
            told(Result(plan, None, fact))
            if isinstance(fact, DatabaseGone | SessionEnded | StorageFull):
                return
        else:
            told(Result(plan, row, None))
