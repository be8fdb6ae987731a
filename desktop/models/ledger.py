"""Points: balances by bucket, appended entries, lots with expiry, freezes and their allocations."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Big, Id, Moment, partial


class Balance(Base):
    __tablename__ = "balance"
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), primary_key=True, autoincrement=False)
    available: Mapped[Big]
    frozen: Mapped[Big]
    pending: Mapped[Big]
    debt: Mapped[Big]
    __table_args__ = (
        CheckConstraint("available >= 0 AND frozen >= 0 AND pending >= 0 AND debt >= 0", name="not_negative"),
        Index(None, "available", "member_id"),
        partial("ix_balance_debt", "member_id", where="debt > 0"),
    )


class PointsEntry(Base):
    """One appended line of the points ledger: signed change per bucket, balance after, unique on its cause."""

    __tablename__ = "points_entry"
    id: Mapped[Id]
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    verb: Mapped[str]
    d_available: Mapped[Big]
    d_frozen: Mapped[Big]
    d_pending: Mapped[Big]
    d_debt: Mapped[Big]
    available_after: Mapped[Big]
    frozen_after: Mapped[Big]
    pending_after: Mapped[Big]
    debt_after: Mapped[Big]
    cause: Mapped[str]
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"), index=True)
    reverses_id: Mapped[int | None] = mapped_column(ForeignKey("points_entry.id"))
    rule_version_id: Mapped[int | None] = mapped_column(ForeignKey("rule_version.id"))
    actor: Mapped[str]
    reason: Mapped[str]
    at: Mapped[Moment]
    __table_args__ = (
        UniqueConstraint("cause", "verb"),
        Index(None, "member_id", "id"),
        partial("ix_points_entry_reverses", "reverses_id", where="reverses_id IS NOT NULL"),
    )


class Lot(Base):
    """Points that came in together. expires_on is the last shop day on which they can be spent; None = never.

    earned is what came in; available, frozen and pending are what is left in each bucket. A child lot stands for
    points given back after their lot had expired and keeps the root's expiry in root_expires_on.
    """

    __tablename__ = "lot"
    id: Mapped[Id]
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    entry_id: Mapped[int] = mapped_column(ForeignKey("points_entry.id"))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("lot.id"))
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"), index=True)
    origin: Mapped[str]
    earned: Mapped[Big]
    available: Mapped[Big]
    frozen: Mapped[Big]
    pending: Mapped[Big]
    expired: Mapped[Big]
    rolled_back: Mapped[Big]
    created_at: Mapped[Moment]
    mature_on: Mapped[date | None]
    expires_on: Mapped[date | None]
    root_expires_on: Mapped[date | None]
    __table_args__ = (
        CheckConstraint("available >= 0 AND frozen >= 0 AND pending >= 0", name="not_negative"),
        Index(None, "member_id", "id"),
        partial("ix_lot_spend", "member_id", "expires_on", "id", where="available > 0"),
        partial("ix_lot_expiry", "expires_on", "id", where="available > 0"),
        partial("ix_lot_mature", "mature_on", "id", where="pending > 0"),
        partial("ix_lot_parent", "parent_id", where="parent_id IS NOT NULL"),
    )


class Freeze(Base):
    """Points taken for an order: OPEN until it is settled once, by CONSUME or UNFREEZE."""

    __tablename__ = "freeze"
    id: Mapped[Id]
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), index=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("points_entry.id"))
    amount: Mapped[Big]
    state: Mapped[str]
    settled_entry_id: Mapped[int | None] = mapped_column(ForeignKey("points_entry.id"))
    __table_args__ = (
        CheckConstraint("amount > 0", name="amount"),
        partial("uq_freeze_open", "order_id", where="state = 'OPEN'", unique=True),
    )


class Allocation(Base):
    """Which lot gave how much to a freeze; reverted is what went back after it was consumed."""

    __tablename__ = "allocation"
    freeze_id: Mapped[int] = mapped_column(ForeignKey("freeze.id"), primary_key=True, autoincrement=False)
    lot_id: Mapped[int] = mapped_column(ForeignKey("lot.id"), primary_key=True, autoincrement=False)
    amount: Mapped[Big]
    reverted: Mapped[Big]
    __table_args__ = (
        CheckConstraint("amount > 0 AND reverted >= 0 AND reverted <= amount", name="reverted"),
        Index(None, "lot_id"),
    )


class Adjustment(Base):
    """±points that somebody proposed: posted by entry_id, or not; sole: by the one who proposed them herself."""

    __tablename__ = "adjustment"
    id: Mapped[Id]
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    points: Mapped[Big]
    reason: Mapped[str]
    state: Mapped[str]
    proposed_by: Mapped[str]
    proposed_at: Mapped[Moment]
    decided_by: Mapped[str | None]
    decided_at: Mapped[datetime | None]
    decision: Mapped[str]
    sole: Mapped[bool]
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("points_entry.id"))
    __table_args__ = (
        CheckConstraint("points <> 0", name="points"),
        Index(None, "member_id", "id"),
        Index(None, "state", "id"),
    )
