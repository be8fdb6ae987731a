"""How many after-sales wait for the shop: for the number beside their page."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from desktop.models.after_sales import ReturnState
from desktop.models.returns import ReturnCase
from desktop.models.vocabulary import Permission
from desktop.services.figures import read_grain
from desktop.services.order_queries import COUNT_MOST
from desktop.services.transaction import Reading, query

# goods on their way wait for the customer, until their time is up
WAITS_FOR_SHOP = (ReturnState.REQUESTED, ReturnState.TO_REFUND, ReturnState.TO_RESHIP)


@dataclass(frozen=True, slots=True)
class ReturnsWaiting:
    """overdue of them have waited past their time, up to COUNT_MOST."""

    waiting: int
    overdue: int


@query(Permission.SEE)
def returns_waiting(reading: Reading) -> ReturnsWaiting:
    """By the figures, and by the index of what is due."""
    waiting = sum(n for _, key, n, *_ in read_grain(reading, "return_tab") if key.partition("|")[0] in WAITS_FOR_SHOP)
    late = select(ReturnCase.state).where(ReturnCase.due_at < reading.now).limit(COUNT_MOST).subquery()
    overdue = dict(reading.execute(select(late.c.state, func.count()).group_by(late.c.state)).all())
    waiting += overdue.get(ReturnState.TO_RECEIVE.value, 0)
    return ReturnsWaiting(waiting, sum(overdue.values()))
