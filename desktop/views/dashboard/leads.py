"""What leads from a figure to the orders behind it: an OrderFilter that shows just what was counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from desktop.models.vocabulary import OrderKind, OrderStatus, RefundState
from desktop.services.dashboard import Board, Step
from desktop.services.order_filter import OrderFilter

COUNTED = tuple(status for status in OrderStatus if status is not OrderStatus.CANCELLED)
TO_SHIP = OrderFilter(statuses=(OrderStatus.TO_SHIP,))
LATE = OrderFilter(overdue=True)
HELD = OrderFilter(held=True)
TO_APPROVE = OrderFilter(refund=RefundState.PROPOSED)
TO_RECORD = OrderFilter(refund=RefundState.APPROVED)


def sales(board: Board) -> OrderFilter:
    """The orders of the period."""
    return OrderFilter(
        statuses=COUNTED, since=board.span.since, until=board.span.until, kind=OrderKind.SALE,
        currency=board.currency if len(board.currencies) > 1 else None,
    )  # fmt: skip


def amounts(board: Board) -> OrderFilter:
    """With what lowers the amount: credits too."""
    return replace(sales(board), kind=None)


def sales_of(board: Board, step: Step) -> OrderFilter:
    return replace(sales(board), since=step.since, until=step.until, hour=step.hour)


def amounts_of(board: Board, step: Step) -> OrderFilter:
    return replace(sales_of(board, step), kind=None)


def hour_of(board: Board, weekday: int, hour: int) -> OrderFilter:
    """Of a single day the weekday says nothing new."""
    return replace(sales(board), weekday=weekday if board.span.days > 1 else None, hour=hour)


def with_points(board: Board) -> OrderFilter:
    return replace(sales(board), kind=None, points_min=1)


def refunded(board: Board) -> OrderFilter:
    """By the day that the money went back, whenever the order was placed."""
    return OrderFilter(refunded_since=board.span.since, refunded_until=board.span.until, currency=sales(board).currency)


def of_product(board: Board, sku: str) -> OrderFilter:
    return replace(sales(board), sku=sku)


def weekdays_in(board: Board) -> tuple[int, ...]:
    """How many Mondays, Tuesdays … the period has."""
    weeks, more = divmod(board.span.days, 7)
    extra = {(board.span.since + timedelta(days=n)).isoweekday() for n in range(more)}
    return tuple(weeks + (weekday in extra) for weekday in range(1, 8))
