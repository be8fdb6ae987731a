"""卡密: sealed codes in stock, each issued once. A SKU's stock on hand is how many of its cards are IN_STOCK."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Id, Moment, partial


class CardBatch(Base):
    """Cards that came in together. They are sealed under the key of the batch, which uid names among person keys."""

    __tablename__ = "card_batch"
    id: Mapped[Id]
    sku_id: Mapped[int] = mapped_column(ForeignKey("sku.id"), index=True)
    uid: Mapped[bytes] = mapped_column(unique=True)
    source: Mapped[str]
    cards: Mapped[int]
    imported_by: Mapped[str]
    imported_at: Mapped[Moment]


class Card(Base):
    """sealed holds code and password as JSON, None once its buyer was erased; fingerprint is keyed, of the code alone.

    expires_on is the last day on which it can be used; mask may be seen by every role.
    """

    __tablename__ = "card"
    id: Mapped[Id]
    sku_id: Mapped[int] = mapped_column(ForeignKey("sku.id"))
    batch_id: Mapped[int] = mapped_column(ForeignKey("card_batch.id"))
    fingerprint: Mapped[bytes] = mapped_column(unique=True)
    sealed: Mapped[bytes | None]
    mask: Mapped[str]
    expires_on: Mapped[date | None]
    state: Mapped[str]
    fulfilment_id: Mapped[int | None] = mapped_column(ForeignKey("fulfilment.id"))
    line_id: Mapped[int | None] = mapped_column(ForeignKey("order_line.id"))
    issued_at: Mapped[datetime | None]
    voided_at: Mapped[datetime | None]
    __table_args__ = (
        CheckConstraint(
            "(state = 'ISSUED') = (fulfilment_id IS NOT NULL AND line_id IS NOT NULL AND issued_at IS NOT NULL)",
            name="issued",
        ),
        CheckConstraint("(state = 'VOID') = (voided_at IS NOT NULL)", name="void"),
        partial("ix_card_in_stock", "sku_id", "expires_on", "id", where="state = 'IN_STOCK'"),
        partial("ix_card_issued", "fulfilment_id", "line_id", where="fulfilment_id IS NOT NULL"),
        Index(None, "batch_id", "state"),
        Index(None, "sku_id", "state"),
    )
