"""Bills of payment providers as they were read: who imported which file, and each of its rows once."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Big, Id, Moment


class Statement(Base):
    """One file. since and until are the shop days that it tells of; covers is what kinds of rows its type holds.

    Fees are in hundred-thousandths of a yuan, as providers tell them; digest is the file's SHA-256.
    """

    __tablename__ = "statement"
    id: Mapped[Id]
    method: Mapped[str]
    merchant: Mapped[str]
    file_name: Mapped[str]
    digest: Mapped[str] = mapped_column(unique=True)
    covers: Mapped[str]
    since: Mapped[date]
    until: Mapped[date]
    payments: Mapped[int]
    payment_fen: Mapped[Big]
    refunds: Mapped[int]
    refund_fen: Mapped[Big]
    fee_e5: Mapped[Big]
    imported_by: Mapped[str]
    imported_at: Mapped[Moment]
    __table_args__ = (Index(None, "method", "since"),)


class StatementRow(Base):
    """A payment or a refund as the provider booked it. number is the provider's own of it, payment_no the payment's."""

    __tablename__ = "statement_row"
    id: Mapped[Id]
    statement_id: Mapped[int] = mapped_column(ForeignKey("statement.id"))
    line: Mapped[int]
    method: Mapped[str]
    kind: Mapped[str]
    number: Mapped[str]
    payment_no: Mapped[str]
    order_no: Mapped[str] = mapped_column(index=True)
    refund_no: Mapped[str]
    amount_fen: Mapped[Big]
    fee_e5: Mapped[Big]
    at: Mapped[Moment]
    __table_args__ = (
        UniqueConstraint("method", "kind", "number"),
        Index(None, "statement_id", "id"),
        Index(None, "method", "at"),
    )
