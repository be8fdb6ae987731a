"""Staff, roles, sessions and who holds which key (KEYS: see docs/keys.md)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Id, Moment


class Role(Base):
    __tablename__ = "role"
    id: Mapped[Id]
    name: Mapped[str] = mapped_column(unique=True)
    preset: Mapped[str | None]


class RolePermission(Base):
    __tablename__ = "role_permission"
    role_id: Mapped[int] = mapped_column(ForeignKey("role.id"), primary_key=True, autoincrement=False)
    permission: Mapped[str] = mapped_column(primary_key=True)


class Staff(Base):
    """login_hash = bcrypt of what scrypt makes with salt; activation_until: the password is a one-time code."""

    __tablename__ = "staff"
    id: Mapped[Id]
    login: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    role_id: Mapped[int] = mapped_column(ForeignKey("role.id"))
    active: Mapped[bool]
    salt: Mapped[bytes]
    login_hash: Mapped[bytes]
    must_change: Mapped[bool]
    activation_until: Mapped[datetime | None]
    created_at: Mapped[Moment]
    disabled_at: Mapped[datetime | None]


class LoginAttempt(Base):
    """Failed attempts by HMAC of the login, known or not, so that both wait the same."""

    __tablename__ = "login_attempt"
    login_mac: Mapped[bytes] = mapped_column(primary_key=True)
    failed: Mapped[int]
    last_at: Mapped[Moment]


class StaffSession(Base):
    """From sign-in to sign-out of one actor on one PC; staff_id None: the worker. last_seq counts audit rows."""

    __tablename__ = "staff_session"
    id: Mapped[Id]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    pc: Mapped[str]
    started_at: Mapped[Moment]
    ended_at: Mapped[datetime | None]
    end_reason: Mapped[str | None]
    last_seq: Mapped[int]
    __table_args__ = (Index(None, "staff_id", "id"),)


class Presence(Base):
    """The order that somebody has open just now, and the act that is being prepared ("" none): one row per session.

    beat_at is the last sign of life; what is older than services.presence.GONE_AFTER counts no more.
    """

    __tablename__ = "presence"
    session_id: Mapped[int] = mapped_column(ForeignKey("staff_session.id"), primary_key=True, autoincrement=False)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id", ondelete="CASCADE"), index=True)
    act: Mapped[str]
    since: Mapped[Moment]
    beat_at: Mapped[Moment]


class DataKey(Base):
    """The shop's data key lies only sealed, in key_grant; one row is current (retired_at is None)."""

    __tablename__ = "data_key"
    id: Mapped[Id]
    created_at: Mapped[Moment]
    retired_at: Mapped[datetime | None]


class KeyHolder(Base):
    """An age identity: of a person (sealed under her slot key) or of the recovery sheet (never stored)."""

    __tablename__ = "key_holder"
    id: Mapped[Id]
    kind: Mapped[str]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), unique=True)
    public_key: Mapped[str]
    mac: Mapped[bytes]
    identity_sealed: Mapped[bytes | None]
    created_at: Mapped[Moment]
    removed_at: Mapped[datetime | None]


class KeyGrant(Base):
    """A data key as an age file to one holder."""

    __tablename__ = "key_grant"
    data_key_id: Mapped[int] = mapped_column(ForeignKey("data_key.id"), primary_key=True, autoincrement=False)
    holder_id: Mapped[int] = mapped_column(ForeignKey("key_holder.id"), primary_key=True, autoincrement=False)
    sealed: Mapped[bytes]
