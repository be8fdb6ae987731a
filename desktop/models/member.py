"""Members, the people who receive parcels, and what searches for them without reading them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Big, Id, Moment, partial


class PersonKey(Base):
    """A person's random key, wrapped by a data key. Deleting the row erases what it sealed."""

    __tablename__ = "person_key"
    uid: Mapped[bytes] = mapped_column(LargeBinary(16), primary_key=True)
    data_key_id: Mapped[int] = mapped_column(ForeignKey("data_key.id"), index=True)
    wrapped: Mapped[bytes]
    created_at: Mapped[Moment]


class Member(Base):
    """Sealed values open with the person key of uid; masks and the district are 内部."""

    __tablename__ = "member"
    id: Mapped[Id]
    account: Mapped[str] = mapped_column(unique=True)
    card_no: Mapped[str | None] = mapped_column(unique=True)
    uid: Mapped[bytes] = mapped_column(LargeBinary(16), unique=True)
    name_sealed: Mapped[bytes | None]
    phone_sealed: Mapped[bytes | None]
    birthday_sealed: Mapped[bytes | None]
    name_mask: Mapped[str]
    phone_mask: Mapped[str]
    phone_last4: Mapped[str]
    tier: Mapped[str]
    source: Mapped[str]
    external_no: Mapped[str | None]
    joined_at: Mapped[Moment]
    merged_into: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    erased_at: Mapped[datetime | None]
    version: Mapped[int]
    tier_reviewed_on: Mapped[date | None]
    __table_args__ = (
        UniqueConstraint("source", "external_no"),
        Index(None, "phone_last4", "id"),
        Index(None, "tier", "id"),
        partial("ix_member_tier_review", "tier_reviewed_on", "id", where="tier <> ''"),
        partial("ix_member_merged", "merged_into", where="merged_into IS NOT NULL"),
        # the id of an imported member who was taken back is never given to another one
        {"sqlite_autoincrement": True},
    )


class MemberTotal(Base):
    """What a member's orders come to, kept by the acts: orders, points and fen of sales not cancelled (fen only of
    the shop's own currency), placed of every order, last_order_at the newest of them."""

    __tablename__ = "member_total"
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), primary_key=True, autoincrement=False)
    orders: Mapped[Big]
    placed: Mapped[Big]
    points: Mapped[Big]
    fen: Mapped[Big]
    last_order_at: Mapped[datetime | None]
    __table_args__ = (Index(None, "last_order_at", "member_id"), Index(None, "fen", "member_id"))


class MemberNote(Base):
    """What colleagues write about a member, class 内部: personal values don't belong here."""

    __tablename__ = "member_note"
    id: Mapped[Id]
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    body: Mapped[str]
    author: Mapped[str]
    at: Mapped[Moment]


class MemberTag(Base):
    __tablename__ = "member_tag"
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), primary_key=True, autoincrement=False)
    tag: Mapped[str] = mapped_column(primary_key=True)
    __table_args__ = (Index(None, "tag", "member_id"),)


class Recipient(Base):
    """Whom and where a parcel goes: never changed, a change makes a new row; orders share rows."""

    __tablename__ = "recipient"
    id: Mapped[Id]
    uid: Mapped[bytes] = mapped_column(LargeBinary(16), unique=True)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"), index=True)
    name_sealed: Mapped[bytes | None]
    phone_sealed: Mapped[bytes | None]
    address_sealed: Mapped[bytes | None]
    name_mask: Mapped[str]
    phone_mask: Mapped[str]
    phone_last4: Mapped[str]
    region: Mapped[str]
    created_at: Mapped[Moment]
    __table_args__ = (Index(None, "phone_last4", "id"),)


class SearchToken(Base):
    """HMAC tokens: kind P phone, G name gram, I pinyin initials; subject M member, R recipient."""

    __tablename__ = "search_token"
    kind: Mapped[str] = mapped_column(primary_key=True)
    data_key_id: Mapped[Big] = mapped_column(primary_key=True, autoincrement=False)
    token: Mapped[bytes] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(primary_key=True)
    subject_id: Mapped[Big] = mapped_column(primary_key=True, autoincrement=False)
    __table_args__ = (Index(None, "subject", "subject_id"), {"sqlite_with_rowid": False})
