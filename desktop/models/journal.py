"""What happened: audit with its chain, who looked, the outbox, commands seen, and the figures' deltas."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Big, Id, Moment, partial


class Audit(Base):
    """One act on one subject, appended. before and after are JSON of ids, states, amounts and masks only.

    mac covers every other column under the audit key; (session_id, seq) runs without gaps. The id is the change
    number that desks poll. order_id is no foreign key: the record outlives an imported order that was taken back.
    """

    __tablename__ = "audit"
    id: Mapped[Id]
    at: Mapped[Moment]
    actor: Mapped[str]
    session_id: Mapped[int] = mapped_column(ForeignKey("staff_session.id"))
    seq: Mapped[int]
    pc: Mapped[str]
    act: Mapped[str]
    subject: Mapped[str]
    subject_id: Mapped[Big]
    order_id: Mapped[int | None] = mapped_column(BigInteger)
    from_status: Mapped[str | None]
    to_status: Mapped[str | None]
    before: Mapped[str]
    after: Mapped[str]
    reason: Mapped[str]
    command_id: Mapped[str | None]
    mac: Mapped[bytes]
    __table_args__ = (
        UniqueConstraint("session_id", "seq"),
        Index(None, "order_id", "id"),
        Index(None, "subject", "subject_id", "id"),
        Index(None, "at", "id"),
        Index(None, "actor", "at", "id"),
        Index(None, "act", "at", "id"),
    )


class AuditSeal(Base):
    """A chained batch of audit rows: digest over their macs and the digest before, with their count."""

    __tablename__ = "audit_seal"
    id: Mapped[Id]
    first_id: Mapped[Big]
    last_id: Mapped[Big] = mapped_column(unique=True)
    rows: Mapped[Big]
    digest: Mapped[bytes]
    at: Mapped[Moment]


class Access(Base):
    """Who looked, why and from which PC; the orders and members are in access_subject."""

    __tablename__ = "access"
    id: Mapped[Id]
    at: Mapped[Moment]
    actor: Mapped[str]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    pc: Mapped[str]
    act: Mapped[str]
    reason: Mapped[str]
    __table_args__ = (Index(None, "at", "id"), Index(None, "actor", "at", "id"), Index(None, "act", "at", "id"))


class AccessSubject(Base):
    __tablename__ = "access_subject"
    access_id: Mapped[int] = mapped_column(ForeignKey("access.id"), primary_key=True, autoincrement=False)
    subject: Mapped[str] = mapped_column(primary_key=True)
    subject_id: Mapped[Big] = mapped_column(primary_key=True, autoincrement=False)
    __table_args__ = (Index(None, "subject", "subject_id", "access_id"),)


class Outbox(Base):
    """Events for the storefront: ids, states and amounts only. state PENDING until something delivers it."""

    __tablename__ = "outbox"
    id: Mapped[Id]
    event_id: Mapped[str] = mapped_column(unique=True)
    topic: Mapped[str]
    aggregate: Mapped[str]
    aggregate_version: Mapped[int]
    payload: Mapped[str]
    state: Mapped[str]
    attempts: Mapped[int]
    next_at: Mapped[Moment]
    lease_until: Mapped[datetime | None]
    created_at: Mapped[Moment]
    __table_args__ = (
        partial("ix_outbox_due", "next_at", "id", where="state = 'PENDING'"),
        Index(None, "aggregate", "id"),
    )


class Command(Base):
    """A command seen: its content's hash and its first answer. The same id never acts twice."""

    __tablename__ = "command"
    id: Mapped[str] = mapped_column(primary_key=True)
    actor: Mapped[str]
    act: Mapped[str]
    content_hash: Mapped[bytes]
    answer: Mapped[str]
    at: Mapped[Moment]
    __table_args__ = (Index(None, "at"),)


class Figure(Base):
    """Folded figures. See services.figures for grains and what key means in each."""

    __tablename__ = "figure"
    grain: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    n: Mapped[Big]
    fen: Mapped[Big]
    points: Mapped[Big]
    units: Mapped[Big]


class FigureDelta(Base):
    __tablename__ = "figure_delta"
    id: Mapped[Id]
    grain: Mapped[str]
    day: Mapped[date]
    key: Mapped[str]
    n: Mapped[Big]
    fen: Mapped[Big]
    points: Mapped[Big]
    units: Mapped[Big]
