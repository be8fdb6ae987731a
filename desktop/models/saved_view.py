"""Saved views of the order list, and with which one somebody's day starts."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Id, Moment, partial


class SavedView(Base):
    """content is JSON of filter, sort and columns. A deleted one stays for its undoing; names are one's own."""

    __tablename__ = "saved_view"
    id: Mapped[Id]
    owner_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    name: Mapped[str]
    shared: Mapped[bool]
    content: Mapped[str]
    changed_at: Mapped[Moment]
    deleted_at: Mapped[datetime | None]
    __table_args__ = (
        Index(None, "owner_id", "id"),
        partial("uq_saved_view_name", "owner_id", "name", where="deleted_at IS NULL", unique=True),
        partial("ix_saved_view_shared", "id", where="shared AND deleted_at IS NULL"),
    )


class StartView(Base):
    """The view that opens when this person signs in."""

    __tablename__ = "start_view"
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True, autoincrement=False)
    view_id: Mapped[int] = mapped_column(ForeignKey("saved_view.id"), index=True)
