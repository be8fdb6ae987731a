"""The print log: which paper came out for which order, when, by whom, and whether it was a reprint.

A paper is on record in 谁看过 before it is made (packing_slip.py); here stands what then really came out, so that a
preview that was only looked at leaves its order unprinted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, insert, select

from desktop.models.dispatch import PrintLog
from desktop.models.order import Order
from desktop.models.shipping import Paper
from desktop.models.vocabulary import AccessAct, OrderStatus, Permission
from desktop.services.access import staff_names
from desktop.services.errors import Invalid, NotFound
from desktop.services.transaction import AccessNote, Reading, Tx, action, query

PRINTS_MOST = 500


@dataclass(frozen=True, slots=True)
class PrintRow:
    """copy 1 is the first, later ones are reprints."""

    id: int
    order_id: int
    order_no: str
    paper: Paper
    copy: int
    at: datetime
    who: str


def on_paper(order_ids: Sequence[int], *, reason: str) -> AccessNote:
    """What a paper of these orders puts on record before it is made."""
    return AccessNote(AccessAct.PRINT, reason, tuple(("order", order_id) for order_id in order_ids))


def wanted_orders(order_ids: Sequence[int]) -> tuple[int, ...]:
    """Each once, in the order asked. Raises Invalid for none or more than PRINTS_MOST."""
    ids = tuple(dict.fromkeys(order_ids))
    if not ids:
        raise Invalid("order_ids", "missing")
    if len(ids) > PRINTS_MOST:
        raise Invalid("order_ids", "too_many", PRINTS_MOST)
    return ids


@action(Permission.PRINT)
def record_print(tx: Tx, order_ids: tuple[int, ...], *, paper: Paper) -> int:
    """That this paper came out for the orders. Returns how many of them had it before. Raises NotFound, Invalid."""
    ids = tuple(sorted(wanted_orders(order_ids)))
    there = list(tx.execute(select(Order.id).where(Order.id.in_(ids)).order_by(Order.id).with_for_update()).scalars())
    if gone := set(ids) - set(there):
        raise NotFound("order", str(min(gone)))
    before = copies(tx, ids, paper)
    tx.execute(
        insert(PrintLog),
        [{"order_id": order_id, "paper": paper.value, "copy": before.get(order_id, 0) + 1, "at": tx.now,
          "printed_by": tx.actor.key} for order_id in ids],
    )  # fmt: skip
    for order_id in ids:
        tx.record("record_print", "order", order_id, order_id=order_id,
                  after={"paper": paper.value, "copy": before.get(order_id, 0) + 1})  # fmt: skip
    return len(before)


def copies(reading: Reading, ids: tuple[int, ...], paper: Paper) -> dict[int, int]:
    """How often this paper came out for each of the orders; those without it are left out."""
    counted = (
        select(PrintLog.order_id, func.max(PrintLog.copy))
        .where(PrintLog.order_id.in_(ids), PrintLog.paper == paper.value)
        .group_by(PrintLog.order_id)
    )
    return dict(reading.execute(counted).all())


def has_slip(order_id: ColumnElement[int] | object = Order.id) -> ColumnElement[bool]:
    """Whether a packing slip of the order came out."""
    found = select(PrintLog.id).where(PrintLog.order_id == order_id, PrintLog.paper == Paper.SLIP.value)
    return found.correlate(Order).exists()


def has_label() -> ColumnElement[bool]:
    """Whether a label of the order came out, the courier's or the shop's own."""
    either = (Paper.LABEL.value, Paper.ADDRESS.value)
    found = select(PrintLog.id).where(PrintLog.order_id == Order.id, PrintLog.paper.in_(either))
    return found.correlate(Order).exists()


def with_slip() -> Select[int]:
    """Ids of the orders whose packing slip came out."""
    return select(PrintLog.order_id).where(PrintLog.paper == Paper.SLIP.value)


@query(Permission.PRINT)
def unprinted_orders(reading: Reading) -> tuple[int, ...]:
    """Orders that wait to be shipped and have no slip yet, the most urgent first; held ones are left out."""
    rows = reading.execute(
        select(Order.id)
        .where(Order.status == OrderStatus.TO_SHIP.value, Order.hold_reason.is_(None), ~has_slip())
        .order_by(Order.ship_by, Order.id)
        .limit(PRINTS_MOST)
    )
    return tuple(rows.scalars())


@query(Permission.SEE)
def print_log(reading: Reading, *, before: int | None = None, limit: int = 100) -> tuple[PrintRow, ...]:
    """What came out, the newest first; before: the last row's id, for what is further down."""
    chosen = (
        select(PrintLog.id, PrintLog.order_id, Order.order_no, PrintLog.paper, PrintLog.copy, PrintLog.at,
               PrintLog.printed_by)
        .join(Order, Order.id == PrintLog.order_id)
        .order_by(PrintLog.id.desc())
        .limit(min(limit, PRINTS_MOST))
    )  # fmt: skip
    if before is not None:
        chosen = chosen.where(PrintLog.id < before)
    names = staff_names(reading)
    return tuple(
        PrintRow(id_, order_id, number, Paper(paper), copy, at, names.get(who, who))
        for id_, order_id, number, paper, copy, at, who in reading.execute(chosen)
    )
