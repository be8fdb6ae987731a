"""What the shipping centre keeps beside the orders: the papers that came out."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Id, Moment


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
