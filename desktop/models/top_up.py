"""充值: accounts that were charged, and those that a provider was asked to charge."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, BigId, Id, Moment, partial


class TopUpDone(Base):
    """One per fulfilment of its kind. The account is sealed under the key of uid, the member's then, and None once he
    was erased; its mask may be seen by every role. A reference stands for one top-up only.

    place is what the seal is bound to; "" stands for the fulfilment.
    """

    __tablename__ = "top_up"
    fulfilment_id: Mapped[int] = mapped_column(ForeignKey("fulfilment.id"), primary_key=True, autoincrement=False)
    uid: Mapped[bytes]
    account_sealed: Mapped[bytes | None]
    account_mask: Mapped[str]
    reference: Mapped[str] = mapped_column(unique=True)
    done_by: Mapped[str]
    done_at: Mapped[Moment]
    place: Mapped[str] = mapped_column(server_default="")


class TopUpAccount(Base):
    """The account that the buyer gave when he ordered, sealed as TopUpDone's is."""

    __tablename__ = "top_up_account"
    order_id: Mapped[int] = mapped_column(BigId, ForeignKey("orders.id"), primary_key=True, autoincrement=False)
    uid: Mapped[bytes]
    account_sealed: Mapped[bytes | None]
    account_mask: Mapped[str]


class TopUpService(Base):
    """The shop's account with a provider of top-ups; secrets is JSON, sealed as a service secret of the shop."""

    __tablename__ = "top_up_service"
    service: Mapped[str] = mapped_column(primary_key=True)
    merchant: Mapped[str]
    endpoint: Mapped[str]
    secrets: Mapped[bytes]
    changed_at: Mapped[Moment]
    changed_by: Mapped[str]


class TopUpRequest(Base):
    """Units of a line that a provider was asked to charge, once under serial_no.

    ask_at: when to ask next what became of it, None once it is settled; asked counts how often. problem is why it
    wasn't done, or isn't known yet. fulfilment_id is what it became. A line has one that is alive at most.
    """

    __tablename__ = "top_up_request"
    id: Mapped[Id]
    order_id: Mapped[int] = mapped_column(BigId, ForeignKey("orders.id"), index=True)
    line_id: Mapped[int] = mapped_column(BigId, ForeignKey("order_line.id"), index=True)
    qty: Mapped[int]
    serial_no: Mapped[str] = mapped_column(unique=True)
    state: Mapped[str]
    uid: Mapped[bytes]
    account_sealed: Mapped[bytes | None]
    account_mask: Mapped[str]
    place: Mapped[str]
    reference: Mapped[str]
    problem: Mapped[str]
    fulfilment_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("fulfilment.id"))
    asked: Mapped[int]
    ask_at: Mapped[datetime | None]
    sent_at: Mapped[Moment]
    sent_by: Mapped[str]
    changed_at: Mapped[Moment]
    __table_args__ = (
        partial("uq_top_up_request_alive", "line_id", where="state IN ('SENT', 'PROCESSING')", unique=True),
        partial("ix_top_up_request_ask", "ask_at", "id", where="ask_at IS NOT NULL"),
    )
