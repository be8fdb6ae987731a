"""A payment provider 支付渠道: what the shop asks of it and what it answers. Amounts in fen, times aware.

A provider is asked over the network and may answer late, twice or not at all, so every refund has a number of its own
(refund_no) under which the provider pays it at most once: asking again with the same number is safe.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class RefundOutcome(StrEnum):
    DONE = "DONE"
    PROCESSING = "PROCESSING"  # accepted, the money is on its way
    REFUSED = "REFUSED"  # certainly not paid; the same number may be tried again
    CLOSED = "CLOSED"  # certainly not paid, and the number is spent
    UNREACHED = "UNREACHED"  # the request never left
    NOT_FOUND = "NOT_FOUND"  # asked about: the provider doesn't know the number
    UNKNOWN = "UNKNOWN"


class PaymentStanding(StrEnum):
    PAID = "PAID"
    NOT_PAID = "NOT_PAID"
    CLOSED = "CLOSED"  # nothing can be paid on it any more
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True, slots=True)
class RefundRequest:
    """amount_fen of a payment of total_fen, which the provider knows as reference."""

    refund_no: str
    reference: str
    amount_fen: int
    total_fen: int
    currency: str
    reason: str


@dataclass(frozen=True, slots=True)
class RefundAnswer:
    """reference is the provider's own number of the refund; problem its code, or ours in small letters."""

    outcome: RefundOutcome
    reference: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class PaymentAnswer:
    standing: PaymentStanding
    reference: str = ""
    amount_fen: int = 0
    currency: str = "CNY"
    paid_at: datetime | None = None
    problem: str = ""


class Provider(Protocol):
    """None of these raises for what the provider or the network does: it stands in the answer."""

    def refund(self, request: RefundRequest, now: datetime) -> RefundAnswer: ...

    def refund_standing(self, request: RefundRequest, now: datetime) -> RefundAnswer: ...

    def payment_standing(self, order_no: str, now: datetime) -> PaymentAnswer: ...

    def close_payment(self, order_no: str, now: datetime) -> PaymentAnswer: ...
