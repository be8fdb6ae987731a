"""Orders and what hangs on them. order.status is the only status; everything else is a side axis."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Big, Id, Moment, partial


class Order(Base):
    """Amounts are those of the placing: cash = goods + freight − coupon − deduction (minor units of currency).

    points is all that was taken (line points + points used as deduction); points_back and cash_back are what acts
    have given back since. shop_day and shop_hour are the shop's clock at placing. A row of history was imported:
    no act on it moves points, quota or stock.
    """

    __tablename__ = "orders"
    id: Mapped[Id]
    order_no: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    status: Mapped[str]
    history: Mapped[bool]
    source: Mapped[str]
    external_no: Mapped[str | None]
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("import_batch.id"), index=True)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    recipient_id: Mapped[int | None] = mapped_column(ForeignKey("recipient.id"))
    channel: Mapped[str]
    currency: Mapped[str]
    minor_units: Mapped[int]
    rule_version_id: Mapped[int | None] = mapped_column(ForeignKey("rule_version.id"))
    tier: Mapped[str]

    goods_points: Mapped[Big]
    goods_fen: Mapped[Big]
    freight_fen: Mapped[Big]
    coupon_fen: Mapped[Big]
    coupon_code: Mapped[str]
    deduction_points: Mapped[Big]
    deduction_fen: Mapped[Big]
    points: Mapped[Big]
    cash_fen: Mapped[Big]
    earn_points: Mapped[Big]
    points_back: Mapped[Big]
    cash_back_fen: Mapped[Big]
    earn_back: Mapped[Big]
    freight_back_fen: Mapped[Big]

    title: Mapped[str]
    line_count: Mapped[int]
    units: Mapped[Big]
    units_shipped: Mapped[Big]
    units_cancelled: Mapped[Big]
    payment_state: Mapped[str]
    pay_method: Mapped[str]
    returns_open: Mapped[int]
    rest_reason: Mapped[str | None]
    hold_reason: Mapped[str | None]
    hold_until: Mapped[datetime | None]
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    priority: Mapped[int]
    remark: Mapped[str]
    pickup_code: Mapped[str | None]
    original_order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"))

    placed_at: Mapped[Moment]
    shop_day: Mapped[date]
    shop_hour: Mapped[int]
    pay_by: Mapped[datetime | None]
    paid_at: Mapped[datetime | None]
    ship_by: Mapped[datetime | None]
    shipped_at: Mapped[datetime | None]
    complete_by: Mapped[datetime | None]
    completed_at: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]
    cancel_cause: Mapped[str | None]

    version: Mapped[int]
    changed_at: Mapped[Moment]
    changed_by: Mapped[str]
    last_act: Mapped[str]

    __table_args__ = (
        UniqueConstraint("source", "external_no"),
        CheckConstraint(
            "units_shipped >= 0 AND units_cancelled >= 0 AND units_shipped + units_cancelled <= units",
            name="units",
        ),
        CheckConstraint("history OR cash_fen = goods_fen + freight_fen - coupon_fen - deduction_fen", name="price"),
        CheckConstraint("history OR points = goods_points + deduction_points", name="points"),
        CheckConstraint(
            "history OR (points_back >= 0 AND points_back <= points AND cash_back_fen >= 0"
            " AND cash_back_fen <= cash_fen AND earn_back >= 0 AND earn_back <= earn_points)",
            name="back",
        ),
        Index(None, "placed_at", "id"),
        Index(None, "paid_at", "id"),
        Index(None, "ship_by", "id"),
        Index(None, "points", "id"),
        Index(None, "cash_fen", "id"),
        Index(None, "status", "placed_at", "id"),
        Index(None, "member_id", "placed_at", "id"),
        Index(None, "recipient_id", "id"),
        Index(None, "external_no"),
        Index(None, "shop_hour", "placed_at", "id"),
        partial("ix_orders_foreign", "currency", "placed_at", "id", where="currency <> 'CNY'"),
        partial(
            "ix_orders_odd_payment", "payment_state", "placed_at", "id", where="payment_state NOT IN ('PAID', 'UNPAID')"
        ),
        partial("ix_orders_odd_kind", "kind", "placed_at", "id", where="kind <> 'SALE'"),
        partial("ix_orders_returns", "placed_at", "id", where="returns_open > 0"),
        partial("ix_orders_pay_by", "pay_by", "id", where="status = 'UNPAID'"),
        partial("ix_orders_complete_by", "complete_by", "id", where="status = 'SHIPPED'"),
        partial("ix_orders_late", "ship_by", "id", where="status = 'TO_SHIP'"),
        partial("ix_orders_held", "placed_at", "id", where="hold_reason IS NOT NULL"),
        partial("ix_orders_hold_until", "hold_until", "id", where="hold_until IS NOT NULL"),
        partial("ix_orders_assignee", "assignee_id", "placed_at", "id", where="assignee_id IS NOT NULL"),
        partial("ix_orders_original", "original_order_id", where="original_order_id IS NOT NULL"),
        # the id of an imported order that was taken back is never given to another one
        {"sqlite_autoincrement": True},
    )


class OrderLine(Base):
    """Amounts are what placing allotted to the whole line; of units given back it gives cumulative floors.

    cash_fen = goods − coupon − deduction, without freight; freight_fen stands beside. Lines that an edit of a paid
    order added carry for_edit (the edit's audit cause); lines of an unpaid order are replaced by an edit.
    """

    __tablename__ = "order_line"
    id: Mapped[Id]
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    position: Mapped[int]
    sku_id: Mapped[int | None] = mapped_column(ForeignKey("sku.id"))
    sku_code: Mapped[str]
    title: Mapped[str]
    spec: Mapped[str]
    sale_mode: Mapped[str]
    delivery_kind: Mapped[str]
    qty: Mapped[Big]
    unit_points: Mapped[Big]
    unit_fen: Mapped[Big]
    goods_points: Mapped[Big]
    goods_fen: Mapped[Big]
    coupon_fen: Mapped[Big]
    deduction_points: Mapped[Big]
    deduction_fen: Mapped[Big]
    points: Mapped[Big]
    cash_fen: Mapped[Big]
    freight_fen: Mapped[Big]
    earn_points: Mapped[Big]
    shipped: Mapped[Big]
    cancelled: Mapped[Big]
    quota_period: Mapped[str | None]
    for_edit: Mapped[str | None]
    __table_args__ = (
        CheckConstraint("shipped >= 0 AND cancelled >= 0", name="units"),
        Index(None, "order_id", "position"),
        Index(None, "sku_id", "order_id"),
    )


class Fulfilment(Base):
    """One parcel, or one hand-over at the counter."""

    __tablename__ = "fulfilment"
    id: Mapped[Id]
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), index=True)
    kind: Mapped[str]
    state: Mapped[str]
    carrier: Mapped[str]
    waybill: Mapped[str]
    shipped_at: Mapped[Moment]
    shipped_by: Mapped[str]
    undone_at: Mapped[datetime | None]
    signed_at: Mapped[datetime | None]
    __table_args__ = (Index(None, "waybill"), Index(None, "carrier", "order_id"))


class FulfilmentLine(Base):
    __tablename__ = "fulfilment_line"
    fulfilment_id: Mapped[int] = mapped_column(ForeignKey("fulfilment.id"), primary_key=True, autoincrement=False)
    line_id: Mapped[int] = mapped_column(ForeignKey("order_line.id"), primary_key=True, autoincrement=False)
    qty: Mapped[Big]
    __table_args__ = (Index(None, "line_id"),)


class Payment(Base):
    """Money that arrived, or that somebody says has arrived. The proof is sealed under the member's key."""

    __tablename__ = "payment"
    id: Mapped[Id]
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), index=True)
    method: Mapped[str]
    reference: Mapped[str]
    amount_fen: Mapped[Big]
    currency: Mapped[str]
    state: Mapped[str]
    problem: Mapped[str | None]
    at: Mapped[Moment]
    recorded_at: Mapped[Moment]
    recorded_by: Mapped[str]
    __table_args__ = (
        UniqueConstraint("method", "reference", "order_id"),
        Index(None, "method", "at"),
        CheckConstraint("amount_fen >= 0", name="amount"),
    )


class Refund(Base):
    """Money to go back: unique on (payment, cause). Until a provider is connected DONE is recorded by hand."""

    __tablename__ = "refund"
    id: Mapped[Id]
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), index=True)
    payment_id: Mapped[int] = mapped_column(ForeignKey("payment.id"))
    cause: Mapped[str]
    amount_fen: Mapped[Big]
    state: Mapped[str]
    reason: Mapped[str]
    proposed_by: Mapped[str]
    proposed_at: Mapped[Moment]
    approved_by: Mapped[str | None]
    done_at: Mapped[datetime | None]
    reference: Mapped[str | None]
    __table_args__ = (
        UniqueConstraint("payment_id", "cause"),
        CheckConstraint("amount_fen > 0", name="amount"),
        Index(None, "state", "id"),
        partial("ix_refund_done_at", "done_at", "order_id", where="done_at IS NOT NULL"),
    )


class OrderNote(Base):
    __tablename__ = "order_note"
    id: Mapped[Id]
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), index=True)
    body: Mapped[str]
    author: Mapped[str]
    at: Mapped[Moment]


class OrderTag(Base):
    __tablename__ = "order_tag"
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), primary_key=True, autoincrement=False)
    tag: Mapped[str] = mapped_column(primary_key=True)
    __table_args__ = (Index(None, "tag", "order_id"),)


class OrderException(Base):
    """Something that needs a person: of an order mostly, else of a SKU, the storefront's events or the books.

    Unique on its cause, so that there is one row for each (kind, subject) however often it comes back. facts is JSON
    of ids, states and figures, never personal; due_at is until when somebody has to act, which is what urgency means.
    closed_how is the act that ended it, or JUDGED for a person's word in closed_reason.
    """

    __tablename__ = "order_exception"
    id: Mapped[Id]
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"), index=True)
    kind: Mapped[str]
    cause: Mapped[str] = mapped_column(unique=True)
    subject: Mapped[str]
    subject_id: Mapped[Big]
    facts: Mapped[str]
    opened_at: Mapped[Moment]
    due_at: Mapped[Moment]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    snoozed_until: Mapped[datetime | None]
    snooze_reason: Mapped[str]
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[str | None]
    closed_how: Mapped[str | None]
    closed_reason: Mapped[str]
    __table_args__ = (
        partial("ix_order_exception_open", "order_id", "opened_at", where="closed_at IS NULL"),
        # the counts are answered by it alone
        partial(
            "ix_order_exception_due", "due_at", "id", "kind", "owner_id", "snoozed_until", where="closed_at IS NULL"
        ),
        partial("ix_order_exception_kind", "kind", "due_at", "id", where="closed_at IS NULL"),
        partial("ix_order_exception_owner", "owner_id", "due_at", "id", where="closed_at IS NULL"),
        partial("ix_order_exception_closed", "closed_at", "id", where="closed_at IS NOT NULL"),
    )


class Task(Base):
    """Work for whoever holds a permission: the ship notice of a paid order."""

    __tablename__ = "task"
    id: Mapped[Id]
    kind: Mapped[str]
    permission: Mapped[str]
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    cause: Mapped[str] = mapped_column(unique=True)
    opened_at: Mapped[Moment]
    closed_at: Mapped[datetime | None]
    __table_args__ = (
        partial("ix_task_open", "permission", "id", where="closed_at IS NULL"),
        Index(None, "order_id"),
    )


class ImportBatch(Base):
    __tablename__ = "import_batch"
    id: Mapped[Id]
    source: Mapped[str]
    format: Mapped[str]
    file_name: Mapped[str]
    created: Mapped[int]
    updated: Mapped[int]
    skipped: Mapped[int]
    rejected: Mapped[int]
    state: Mapped[str]
    started_by: Mapped[str]
    started_at: Mapped[Moment]
    finished_at: Mapped[datetime | None]
