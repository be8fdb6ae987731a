"""What a provider was asked to charge, as rows for screens: accounts are masks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Executable, Select, select

from desktop.models.built import built_once
from desktop.models.order import Order, OrderLine
from desktop.models.shipping import TOP_UP_ALIVE, TopUpState
from desktop.models.top_up import TopUpRequest
from desktop.models.vocabulary import DeliveryKind, OrderStatus, Permission
from desktop.services.top_ups import given_account
from desktop.services.transaction import Reading, query

LISTED_MOST = 200
_WAITING = (OrderStatus.PAID.value, OrderStatus.TO_SHIP.value)


@dataclass(frozen=True, slots=True)
class TopUpRow:
    """waits: it is the last request of its line, which still has units to go, which a person sees to."""

    id: int
    order_id: int
    order_no: str
    line_id: int
    title: str
    qty: int
    account: str
    state: TopUpState
    reference: str
    problem: str
    sent_at: datetime
    waits: bool

    @property
    def alive(self) -> bool:
        return self.state in TOP_UP_ALIVE

    @property
    def to_see_to(self) -> bool:
        return self.state is TopUpState.FAILED and self.waits


@dataclass(frozen=True, slots=True)
class WaitingTopUp:
    """account: mask of the one given with the order. requests: what a provider charges, or wouldn't, of lines that still
    wait; oldest first."""

    account: str = ""
    requests: tuple[TopUpRow, ...] = ()


def _rows() -> Select[*tuple[Any, ...]]:
    later = select(TopUpRequest.id).where(TopUpRequest.line_id == OrderLine.id).order_by(TopUpRequest.id.desc())
    waits = (
        (TopUpRequest.id == later.limit(1).correlate(OrderLine).scalar_subquery())
        & Order.status.in_(_WAITING)
        & (OrderLine.qty > OrderLine.shipped + OrderLine.cancelled)
    )
    return (
        select(TopUpRequest.id, TopUpRequest.order_id, Order.order_no, TopUpRequest.line_id, OrderLine.title,
               TopUpRequest.qty,
               TopUpRequest.account_mask, TopUpRequest.state, TopUpRequest.reference, TopUpRequest.problem,
               TopUpRequest.sent_at, waits.label("waits"))
        .join(Order, Order.id == TopUpRequest.order_id)
        .join(OrderLine, OrderLine.id == TopUpRequest.line_id)
        .order_by(TopUpRequest.id.desc())
    )  # fmt: skip


def _made(row: Any) -> TopUpRow:
    values = row._asdict()
    state, account = TopUpState(values.pop("state")), values.pop("account_mask")
    return TopUpRow(**{**values, "waits": bool(values["waits"])}, state=state, account=account)


@built_once
def _of_order(order_id: int) -> Executable:
    return _rows().where(TopUpRequest.order_id == order_id)


@query(Permission.SEE)
def top_up_requests(reading: Reading) -> tuple[TopUpRow, ...]:
    """The newest LISTED_MOST."""
    return tuple(map(_made, reading.execute(_rows().limit(LISTED_MOST))))


def refused_top_ups(reading: Reading, most: int) -> int:
    """How many wait for a person because they weren't charged, up to most."""
    found = _rows().where(TopUpRequest.state == TopUpState.FAILED.value, Order.status == OrderStatus.TO_SHIP.value)
    rows = reading.execute(found.limit(most + 1))
    return sum(_made(row).to_see_to for row in rows)


def waiting_top_up(reading: Reading, order_id: int, kinds: Iterable[str]) -> WaitingTopUp:
    """kinds are those of its lines: nothing is read of an order that has nothing to be charged."""
    if DeliveryKind.TOPUP.value not in kinds:
        return WaitingTopUp()
    given = given_account(reading, order_id)
    found = map(_made, reading.execute(_of_order(order_id)))
    waiting = tuple(reversed([row for row in found if row.alive or row.to_see_to]))
    return WaitingTopUp(given.mask if given else "", waiting)
