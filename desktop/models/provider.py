"""What lies outside the shop: the payment providers that it has an account with, and refunds that were sent there."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, BigId, Moment, partial


class ProviderAccount(Base):
    """method is a payment's. secrets is JSON of keys, sealed as a service secret of the shop."""

    __tablename__ = "provider_account"
    method: Mapped[str] = mapped_column(primary_key=True)
    merchant: Mapped[str]
    serial: Mapped[str]
    platform_serial: Mapped[str]
    endpoint: Mapped[str]
    secrets: Mapped[bytes]
    changed_at: Mapped[Moment]
    changed_by: Mapped[str]


class RefundSending(Base):
    """A refund that is paid through a provider, who knows it by refund_no and pays that number at most once.

    numbers counts the numbers that it had: the provider may close one for good. ask_at: when to ask next what became
    of it, None once it is settled. problem is the provider's last code.
    """

    __tablename__ = "refund_sending"
    refund_id: Mapped[int] = mapped_column(BigId, ForeignKey("refund.id"), primary_key=True, autoincrement=False)
    refund_no: Mapped[str] = mapped_column(unique=True)
    numbers: Mapped[int]
    first_sent_at: Mapped[Moment]
    asked: Mapped[int]
    ask_at: Mapped[datetime | None]
    problem: Mapped[str]
    __table_args__ = (partial("ix_refund_sending_ask", "ask_at", "refund_id", where="ask_at IS NOT NULL"),)
