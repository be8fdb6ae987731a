"""Exceptions on the demo's books: what services.exception_cases writes for orders of a story.

Of the risk rules a story's orders break only the first: its members share neither addresses nor phones by the dozen.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop.models.order import OrderException
from desktop.models.vocabulary import ExceptionKind, OrderStatus
from desktop.services.demo_books import BulkTx, OrderFile
from desktop.services.exception_cases import STANDS, case_values


def open_case(
    tx: BulkTx, file: OrderFile, kind: ExceptionKind, cause: str, *, facts: Mapping[str, Any], amount_fen: int = 0
) -> None:
    values = case_values(
        tx.books.settings, kind, cause, tx.now, order_id=file.row.id, facts=facts, amount_fen=amount_fen
    )
    known = file.questions.get(cause)
    if known is None:
        file.questions[cause] = tx.books.add(OrderException, **values)
    elif known.closed_at is not None:
        known.__dict__.update(values)


def close_case(tx: BulkTx, file: OrderFile, cause: str, how: str) -> None:
    known = file.questions.get(cause)
    if known is not None and known.closed_at is None:
        known.closed_at, known.closed_by, known.closed_how = tx.now, tx.actor.key, how


def follow_order(tx: BulkTx, file: OrderFile, act: str, status: OrderStatus) -> None:
    for word, states in STANDS.items():
        if status not in states or (act == "hold_order" and word in ("ship_by", "risky")):
            close_case(tx, file, f"{word}:{file.row.id}", act)
    risky = file.questions.get(f"risky:{file.row.id}")
    if act == "unhold_order" and status is OrderStatus.PAID and risky is not None and risky.closed_how == "hold_order":
        risky.closed_at, risky.closed_by, risky.closed_how = None, None, None
