"""What the shipping centre keeps beside the orders: the papers that came out, and pick waves."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Id, Moment, partial


class PrintLog(Base):
    """A paper that came out for an order: copy 1 is the first of its kind, every later one a reprint."""

    __tablename__ = "print_log"
    id: Mapped[Id]
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    paper: Mapped[str]
    copy: Mapped[int]
    at: Mapped[Moment]
    printed_by: Mapped[str]
    __table_args__ = (UniqueConstraint("order_id", "paper", "copy"), Index(None, "at", "id"))


class PickWave(Base):
    """Orders whose goods are fetched from the shelves in one walk."""

    __tablename__ = "pick_wave"
    id: Mapped[Id]
    state: Mapped[str]
    made_at: Mapped[Moment]
    made_by: Mapped[str]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[str | None]


class PickWaveOrder(Base):
    """active until its wave is cancelled: an order is in one active wave at most."""

    __tablename__ = "pick_wave_order"
    wave_id: Mapped[int] = mapped_column(ForeignKey("pick_wave.id"), primary_key=True, autoincrement=False)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), primary_key=True, autoincrement=False)
    active: Mapped[bool]
    __table_args__ = (
        Index(None, "order_id"),
        partial("uq_pick_wave_order_active", "order_id", where="active", unique=True),
    )


class WaybillAccount(Base):
    """The shop's account for electronic waybills; secrets is JSON, sealed as a service secret of the shop."""

    __tablename__ = "waybill_account"
    service: Mapped[str] = mapped_column(primary_key=True)
    carrier: Mapped[str]
    partner_id: Mapped[str]
    template: Mapped[str]
    sender_name: Mapped[str]
    sender_phone: Mapped[str]
    sender_address: Mapped[str]
    endpoint: Mapped[str]
    secrets: Mapped[bytes]
    changed_at: Mapped[Moment]
    changed_by: Mapped[str]


class WaybillRequest(Base):
    """A number asked for an order; label is the picture to print, sealed under the receiver's key (uid)."""

    __tablename__ = "waybill_request"
    id: Mapped[Id]
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), index=True)
    request_no: Mapped[str] = mapped_column(unique=True)
    carrier: Mapped[str]
    state: Mapped[str]
    waybill: Mapped[str] = mapped_column(index=True)
    courier_no: Mapped[str]
    uid: Mapped[bytes | None]
    label: Mapped[bytes | None]
    problem: Mapped[str]
    asked_at: Mapped[Moment]
    asked_by: Mapped[str]
    changed_at: Mapped[Moment]
    __table_args__ = (
        partial("uq_waybill_request_alive", "order_id", where="state IN ('ASKED', 'UNKNOWN', 'GIVEN')", unique=True),
    )
