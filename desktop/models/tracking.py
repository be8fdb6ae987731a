"""Parcels on their way: the service that is asked about them, when it is asked next, and the stations it told."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, BigId, Id, Moment, partial


class TrackingAccount(Base):
    """The shop's account with a tracking service; secrets is sealed as a service secret of the shop."""

    __tablename__ = "tracking_account"
    service: Mapped[str] = mapped_column(primary_key=True)
    customer: Mapped[str]
    endpoint: Mapped[str]
    secrets: Mapped[bytes]
    changed_at: Mapped[Moment]
    changed_by: Mapped[str]


class Tracking(Base):
    """A parcel that is asked about under waybill: ask_at None once nothing new is to be expected.

    moved_at is the newest station's time; problem why the service tells nothing.
    """

    __tablename__ = "tracking"
    fulfilment_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("fulfilment.id"), primary_key=True, autoincrement=False
    )
    waybill: Mapped[str]
    state: Mapped[str]
    moved_at: Mapped[datetime | None]
    ask_at: Mapped[datetime | None]
    asked: Mapped[int]
    problem: Mapped[str]
    __table_args__ = (partial("ix_tracking_ask", "ask_at", "fulfilment_id", where="ask_at IS NOT NULL"),)


class TrackingEvent(Base):
    __tablename__ = "tracking_event"
    id: Mapped[Id]
    fulfilment_id: Mapped[int] = mapped_column(ForeignKey("fulfilment.id"))
    at: Mapped[Moment]
    text: Mapped[str]
    __table_args__ = (UniqueConstraint("fulfilment_id", "at", "text"),)
