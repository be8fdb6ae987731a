"""After-sales: what was asked for, unit by unit, what became of it, and the photos that go with it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Big, Id, Moment, partial


class ReturnCase(Base):
    """One after-sale of an order. Its version is its order's.

    root_order_id is the order that was paid for: another one where this order is a replacement. points, cash_fen
    (with freight_fen in it) and earn_points are what the refund gave back; refund_id is None where no cash was.
    withheld_fen is by how much less cash that is than the units were allotted, below 0 where it is more.
    replacement_order_id is the order that an exchange waits for or was done by. due_at: until when the shop, or the
    buyer with the goods, has time; None once it is over. words are the buyer's, class 内部.
    """

    __tablename__ = "return_case"
    id: Mapped[Id]
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), index=True)
    root_order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), index=True)
    kind: Mapped[str]
    state: Mapped[str]
    reason: Mapped[str]
    words: Mapped[str]
    cause: Mapped[str] = mapped_column(unique=True)
    requested_by: Mapped[str]
    requested_at: Mapped[Moment]
    decided_by: Mapped[str | None]
    decided_at: Mapped[datetime | None]
    decision: Mapped[str]
    received_by: Mapped[str | None]
    received_at: Mapped[datetime | None]
    refunded_by: Mapped[str | None]
    refunded_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    refund_id: Mapped[int | None] = mapped_column(ForeignKey("refund.id"))
    replacement_order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"), unique=True)
    points: Mapped[Big]
    cash_fen: Mapped[Big]
    freight_fen: Mapped[Big]
    earn_points: Mapped[Big]
    withheld_fen: Mapped[Big] = mapped_column(server_default="0")
    __table_args__ = (
        CheckConstraint("points >= 0 AND cash_fen >= freight_fen AND freight_fen >= 0", name="back"),
        Index(None, "requested_at", "id"),
        Index(None, "state", "requested_at", "id"),
        partial("ix_return_case_due", "due_at", "id", where="due_at IS NOT NULL"),
        partial("ix_return_case_assignee", "assignee_id", "id", where="assignee_id IS NOT NULL"),
    )


class ReturnLine(Base):
    """qty units of a line in an after-sale, unshipped of them were still open when it was asked for.

    root_line_id is the line whose allotment they share: another one where this line is a replacement's. good, damaged
    and kept_out are what became of the goods; returned counts on the root line, once it was refunded, the units that
    aren't cancelled there.
    """

    __tablename__ = "return_line"
    case_id: Mapped[int] = mapped_column(ForeignKey("return_case.id"), primary_key=True, autoincrement=False)
    line_id: Mapped[int] = mapped_column(ForeignKey("order_line.id"), primary_key=True, autoincrement=False)
    root_line_id: Mapped[int] = mapped_column(ForeignKey("order_line.id"), index=True)
    qty: Mapped[Big]
    unshipped: Mapped[Big]
    good: Mapped[Big]
    damaged: Mapped[Big]
    kept_out: Mapped[Big]
    returned: Mapped[Big]
    points: Mapped[Big]
    cash_fen: Mapped[Big]
    earn_points: Mapped[Big]
    __table_args__ = (
        CheckConstraint("qty > 0 AND unshipped >= 0 AND unshipped <= qty", name="units"),
        CheckConstraint("good >= 0 AND damaged >= 0 AND kept_out >= 0 AND good + damaged + kept_out <= qty", name="in"),
        Index(None, "line_id"),
    )


class ReplacementLine(Base):
    """A line of a replacement, the after-sale that it was made for, and the paid line that it stands for."""

    __tablename__ = "replacement_line"
    line_id: Mapped[int] = mapped_column(ForeignKey("order_line.id"), primary_key=True, autoincrement=False)
    case_id: Mapped[int] = mapped_column(ForeignKey("return_case.id"), index=True)
    root_line_id: Mapped[int] = mapped_column(ForeignKey("order_line.id"))


class Attachment(Base):
    """A photo that goes with an after-sale, sealed under the key of the person with that uid. size in bytes."""

    __tablename__ = "attachment"
    id: Mapped[Id]
    case_id: Mapped[int] = mapped_column(ForeignKey("return_case.id"), index=True)
    uid: Mapped[bytes] = mapped_column(index=True)
    media_type: Mapped[str]
    size: Mapped[Big]
    sealed: Mapped[bytes]
    added_by: Mapped[str]
    added_at: Mapped[Moment]
