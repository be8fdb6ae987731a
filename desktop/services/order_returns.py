"""The after-sales of an order, in short: its own, and the exchange that it was made for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, cast, func, or_, select

from desktop.models.after_sales import ReturnKind, ReturnReason, ReturnState
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


def order_returns(reading: Reading, order_id: int) -> tuple[OrderReturn, ...]:
    """Oldest first."""
    units = select(cast(func.sum(ReturnLine.qty), BigInteger)).where(ReturnLine.case_id == ReturnCase.id)
    rows = reading.execute(
        select(ReturnCase.id, ReturnCase.kind, ReturnCase.state, ReturnCase.reason,
               units.correlate(ReturnCase).scalar_subquery(), ReturnCase.requested_at, ReturnCase.due_at,
               ReturnCase.replacement_order_id == order_id)
        .where(or_(ReturnCase.order_id == order_id, ReturnCase.replacement_order_id == order_id))
        .order_by(ReturnCase.id)
    )  # fmt: skip
    return tuple(
        OrderReturn(row[0], ReturnKind(row[1]), ReturnState(row[2]), ReturnReason(row[3]), row[4], row[5], row[6],
                    bool(row[7]))
        for row in rows
    )  # fmt: skip
