"""What order_detail asks: an order is opened all day, so each of its statements is built once.

The first carries whatever there is once for an order; a list of its own costs a statement more.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Executable, ScalarSelect, func, select
from sqlalchemy.orm import aliased

from desktop.models.built import built_once
from desktop.models.catalogue import RuleVersion, Stock
from desktop.models.journal import Audit
from desktop.models.ledger import Allocation, Freeze
from desktop.models.member import Member, Recipient
from desktop.models.order import (
    Fulfilment,
    FulfilmentLine,
    Order,
    OrderException,
    OrderLine,
    OrderNote,
    OrderTag,
    Payment,
    Refund,
)
from desktop.models.provider import RefundSending
from desktop.models.tracking import Tracking, TrackingEvent
from desktop.services.order_rows import select_order_rows

MEMBER_ORDERS_MOST = 1_000


class Extra(NamedTuple):
    """What head has behind the columns of an OrderRow. member_orders up to MEMBER_ORDERS_MOST, so that one busy member
    costs no more than another."""

    goods_fen: int
    freight_fen: int
    coupon_fen: int
    coupon_code: str
    deduction_points: int
    deduction_fen: int
    earn_points: int
    earn_back: int
    points_back: int
    cash_back_fen: int
    complete_by: datetime | None
    remark: str
    pickup_code: str | None
    recipient_id: int | None
    rule_number: int | None
    rules: str | None
    lots: int
    member_orders: int


def _lots() -> ScalarSelect[int]:
    count = select(func.count()).select_from(Allocation).join(Freeze, Freeze.id == Allocation.freeze_id)
    return count.where(Freeze.order_id == Order.id, Freeze.state != "RELEASED").correlate(Order).scalar_subquery()


@built_once
def head(order_id: int) -> Executable:
    other = aliased(Order)
    whose = select(Order.member_id).where(Order.id == order_id).scalar_subquery()
    some = select(other.id).where(other.member_id == whose).limit(MEMBER_ORDERS_MOST).subquery()
    return (
        select_order_rows()
        .add_columns(
            Order.goods_fen, Order.freight_fen, Order.coupon_fen, Order.coupon_code, Order.deduction_points,
            Order.deduction_fen, Order.earn_points, Order.earn_back, Order.points_back, Order.cash_back_fen,
            Order.complete_by, Order.remark, Order.pickup_code, Order.recipient_id, RuleVersion.number,
            RuleVersion.document, _lots(), select(func.count()).select_from(some).scalar_subquery(),
        )
        .outerjoin(RuleVersion, RuleVersion.id == Order.rule_version_id)
        .where(Order.id == order_id)
    )  # fmt: skip


@built_once
def lines(order_id: int) -> Executable:
    return (
        select(OrderLine.id, OrderLine.sku_id, OrderLine.sku_code, OrderLine.title, OrderLine.spec, OrderLine.delivery_kind,
               func.coalesce(Stock.shelf, ""), OrderLine.qty, OrderLine.shipped, OrderLine.cancelled, OrderLine.goods_points,
               OrderLine.goods_fen, OrderLine.points, OrderLine.cash_fen, func.coalesce(Stock.on_hand, 0), func.coalesce(Stock.reserved, 0))
        .outerjoin(Stock, Stock.sku_id == OrderLine.sku_id)
        .where(OrderLine.order_id == order_id)
        .order_by(OrderLine.position, OrderLine.id)
    )  # fmt: skip


@built_once
def payments(order_id: int) -> Executable:
    return (
        select(Payment.id, Payment.method, Payment.reference, Payment.amount_fen, Payment.state, Payment.problem,
               Payment.at)
        .where(Payment.order_id == order_id)
        .order_by(Payment.id)
    )  # fmt: skip


@built_once
def refunds(order_id: int) -> Executable:
    return (
        select(Refund.id, Refund.payment_id, Refund.amount_fen, Refund.state, Refund.reason, Refund.reference,
               Refund.proposed_at, func.coalesce(RefundSending.problem, "").label("problem"))
        .outerjoin(RefundSending, RefundSending.refund_id == Refund.id)
        .where(Refund.order_id == order_id)
        .order_by(Refund.id)
    )  # fmt: skip


@built_once
def notes(order_id: int) -> Executable:
    return (
        select(OrderNote.at, OrderNote.author, OrderNote.body)
        .where(OrderNote.order_id == order_id)
        .order_by(OrderNote.id.desc())
    )


@built_once
def tags(order_id: int) -> Executable:
    return select(OrderTag.tag).where(OrderTag.order_id == order_id).order_by(OrderTag.tag)


@built_once
def open_exceptions(order_id: int) -> Executable:
    return select(OrderException.kind).where(OrderException.order_id == order_id, OrderException.closed_at.is_(None))


@built_once
def fulfilments(order_id: int) -> Executable:
    return (
        select(Fulfilment.id, Fulfilment.kind, Fulfilment.state, Fulfilment.carrier, Fulfilment.waybill,
               Fulfilment.shipped_at, Fulfilment.undone_at, Fulfilment.signed_at, Tracking.state.label("told"))
        .outerjoin(Tracking, Tracking.fulfilment_id == Fulfilment.id)
        .where(Fulfilment.order_id == order_id)
        .order_by(Fulfilment.id)
    )  # fmt: skip


@built_once
def sent_lines(order_id: int) -> Executable:
    return (
        select(FulfilmentLine.fulfilment_id, FulfilmentLine.line_id, FulfilmentLine.qty)
        .join(Fulfilment, Fulfilment.id == FulfilmentLine.fulfilment_id)
        .where(Fulfilment.order_id == order_id)
        .order_by(FulfilmentLine.line_id)
    )


@built_once
def stations(fulfilment_ids: Sequence[int]) -> Executable:
    return (
        select(TrackingEvent.fulfilment_id, TrackingEvent.at, TrackingEvent.text)
        .where(TrackingEvent.fulfilment_id.in_(fulfilment_ids))
        .order_by(TrackingEvent.at.desc(), TrackingEvent.id.desc())
    )


_TOLD = (Audit.at, Audit.actor, Audit.act, Audit.from_status, Audit.to_status, Audit.before, Audit.after, Audit.reason)


@built_once
def timeline(order_id: int) -> Executable:
    return select(*_TOLD).where(Audit.order_id == order_id).order_by(Audit.id)


@built_once
def timeline_about(order_id: int, subject: str, subject_id: int) -> Executable:
    return (
        select(*_TOLD)
        .where(Audit.order_id == order_id, Audit.subject == subject, Audit.subject_id == subject_id)
        .order_by(Audit.id)
    )


@built_once
def number(order_id: int) -> Executable:
    return select(Order.order_no).where(Order.id == order_id)


@built_once
def sealed_recipient(order_id: int) -> Executable:
    return (
        select(Recipient.uid, Recipient.name_sealed, Recipient.phone_sealed, Recipient.address_sealed,
               Recipient.region, Order.member_id, Member.erased_at)
        .join(Order, Order.recipient_id == Recipient.id)
        .outerjoin(Member, Member.id == Order.member_id)
        .where(Order.id == order_id)
    )  # fmt: skip
