"""The after-sales of an order, in short: its own, and the exchange that it was made for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, Executable, cast, func, or_, select

from desktop.models.after_sales import ReturnKind, ReturnReason, ReturnState
from desktop.models.built import built_once
from desktop.models.returns import ReturnCase, ReturnLine
from desktop.services.transaction import Reading


@dataclass(frozen=True, slots=True)
class OrderReturn:
    """made_for: the order is the replacement that this exchange sends out."""

    id: int
    kind: ReturnKind
    state: ReturnState
    reason: ReturnReason
    units: int
    requested_at: datetime
    due_at: datetime | None
    made_for: bool


@built_once
def _of_order(order_id: int) -> Executable:
    units = select(cast(func.sum(ReturnLine.qty), BigInteger)).where(ReturnLine.case_id == ReturnCase.id)
    return (
        select(ReturnCase.id, ReturnCase.kind, ReturnCase.state, ReturnCase.reason,
               units.correlate(ReturnCase).scalar_subquery(), ReturnCase.requested_at, ReturnCase.due_at,
               ReturnCase.replacement_order_id == order_id)
        .where(or_(ReturnCase.order_id == order_id, ReturnCase.replacement_order_id == order_id))
        .order_by(ReturnCase.id)
    )  # fmt: skip


def order_returns(reading: Reading, order_id: int) -> tuple[OrderReturn, ...]:
    """Oldest first."""
    return tuple(
        OrderReturn(row[0], ReturnKind(row[1]), ReturnState(row[2]), ReturnReason(row[3]), row[4], row[5], row[6],
                    bool(row[7]))
        for row in reading.execute(_of_order(order_id))
    )  # fmt: skip
