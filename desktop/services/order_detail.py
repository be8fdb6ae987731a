"""One order in full, and its person revealed on record."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Integer, cast, func, select

from desktop.models.catalogue import RuleVersion, Stock
from desktop.models.journal import Access, AccessSubject, Audit
from desktop.models.ledger import Allocation, Freeze
from desktop.models.member import Recipient
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
from desktop.models.staff import Staff
from desktop.models.vocabulary import AccessAct, OrderStatus, Permission, RefundState
from desktop.services.errors import NotFound
from desktop.services.members import MemberRow, Person, member_row
from desktop.services.order_rows import OrderRow, order_row
from desktop.services.transaction import AccessNote, Reading, query


@dataclass(frozen=True, slots=True)
class LineRow:
    id: int
    sku_id: int | None
    sku_code: str
    title: str
    spec: str
    delivery_kind: str
    shelf: str
    qty: int
    shipped: int
    cancelled: int
    points: int
    cash_fen: int
    on_hand: int
    reserved: int

    @property
    def open_units(self) -> int:
        return self.qty - self.shipped - self.cancelled


@dataclass(frozen=True, slots=True)
class FulfilmentRow:
    id: int
    kind: str
    state: str
    carrier: str
    waybill: str
    shipped_at: datetime
    undone_at: datetime | None
    signed_at: datetime | None
    units: int


@dataclass(frozen=True, slots=True)
class PaymentRow:
    id: int
    method: str
    reference: str
    amount_fen: int
    state: str
    problem: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class RefundRow:
    id: int
    payment_id: int
    amount_fen: int
    state: RefundState
    reason: str
    reference: str | None
    proposed_at: datetime


@dataclass(frozen=True, slots=True)
class TimelineRow:
    at: datetime
    actor: str
    act: str
    from_status: OrderStatus | None
    to_status: OrderStatus | None
    after: Mapping[str, Any]
    reason: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    at: datetime
    author: str
    body: str


@dataclass(frozen=True, slots=True)
class LookRow:
    at: datetime
    who: str
    act: AccessAct
    reason: str


@dataclass(frozen=True, slots=True)
class OrderDetail:
    """Everything the pane shows; personal values stay masks."""

    row: OrderRow
    goods_fen: int
    freight_fen: int
    coupon_fen: int
    coupon_code: str
    deduction_points: int
    deduction_fen: int
    earn_points: int
    points_back: int
    cash_back_fen: int
    lots: int
    rule_number: int | None
    remark: str
    pickup_code: str | None
    recipient_id: int | None
    member: MemberRow | None
    lines: tuple[LineRow, ...]
    fulfilments: tuple[FulfilmentRow, ...]
    payments: tuple[PaymentRow, ...]
    refunds: tuple[RefundRow, ...]
    timeline: tuple[TimelineRow, ...]
    notes: tuple[NoteRow, ...]
    tags: tuple[str, ...]
    looks: tuple[LookRow, ...]
    look_count: int
    exceptions: tuple[str, ...]


@query(Permission.SEE)
def order_detail(reading: Reading, order_id: int) -> OrderDetail:
    """One order in full. Raises NotFound."""
    row = order_row(reading, order_id)
    extra = reading.execute(
        select(Order.goods_fen, Order.freight_fen, Order.coupon_fen, Order.coupon_code, Order.deduction_points,
               Order.deduction_fen, Order.earn_points, Order.points_back, Order.cash_back_fen, Order.remark,
               Order.pickup_code, Order.recipient_id, RuleVersion.number)
        .outerjoin(RuleVersion, RuleVersion.id == Order.rule_version_id)
        .where(Order.id == order_id)
    ).one()  # fmt: skip
    names = _names(reading)
    looks = _looks(reading, order_id, names)
    return OrderDetail(
        row=row,
        goods_fen=extra.goods_fen,
        freight_fen=extra.freight_fen,
        coupon_fen=extra.coupon_fen,
        coupon_code=extra.coupon_code,
        deduction_points=extra.deduction_points,
        deduction_fen=extra.deduction_fen,
        earn_points=extra.earn_points,
        points_back=extra.points_back,
        cash_back_fen=extra.cash_back_fen,
        lots=_lot_count(reading, order_id),
        rule_number=extra.number,
        remark=extra.remark,
        pickup_code=extra.pickup_code,
        recipient_id=extra.recipient_id,
        member=member_row(reading, row.member_id) if row.member_id is not None else None,
        lines=_lines(reading, order_id),
        fulfilments=_fulfilments(reading, order_id),
        payments=tuple(
            PaymentRow(*payment)
            for payment in reading.execute(
                select(
                    Payment.id,
                    Payment.method,
                    Payment.reference,
                    Payment.amount_fen,
                    Payment.state,
                    Payment.problem,
                    Payment.at,
                )
                .where(Payment.order_id == order_id)
                .order_by(Payment.id)
            )
        ),
        refunds=tuple(
            RefundRow(
                refund.id,
                refund.payment_id,
                refund.amount_fen,
                RefundState(refund.state),
                refund.reason,
                refund.reference,
                refund.proposed_at,
            )  # fmt: skip
            for refund in reading.execute(
                select(
                    Refund.id,
                    Refund.payment_id,
                    Refund.amount_fen,
                    Refund.state,
                    Refund.reason,
                    Refund.reference,
                    Refund.proposed_at,
                )
                .where(Refund.order_id == order_id)
                .order_by(Refund.id)
            )
        ),
        timeline=_timeline(reading, order_id, names),
        notes=tuple(
            NoteRow(at, names.get(author, author), body)
            for at, author, body in reading.execute(
                select(OrderNote.at, OrderNote.author, OrderNote.body)
                .where(OrderNote.order_id == order_id)
                .order_by(OrderNote.id.desc())
            )
        ),
        tags=tuple(
            reading.execute(select(OrderTag.tag).where(OrderTag.order_id == order_id).order_by(OrderTag.tag)).scalars()
        ),
        looks=looks[:20],
        look_count=len(looks),
        exceptions=tuple(
            reading.execute(
                select(OrderException.kind).where(
                    OrderException.order_id == order_id, OrderException.closed_at.is_(None)
                )
            ).scalars()
        ),
    )


def _revealed(order_id: int, *, reason: str) -> AccessNote:
    return AccessNote(AccessAct.REVEAL, reason, (("order", order_id),))


@query(Permission.REVEAL, accessed=_revealed)
def reveal_recipient(reading: Reading, order_id: int, *, reason: str) -> Person:
    """Name, phone and address of an order's recipient, on record for reason. Raises KeyUnavailable, NotFound."""
    row = reading.execute(
        select(Recipient.uid, Recipient.name_sealed, Recipient.phone_sealed, Recipient.address_sealed,
               Recipient.region)
        .join(Order, Order.recipient_id == Recipient.id)
        .where(Order.id == order_id)
    ).one_or_none()  # fmt: skip
    if row is None:
        raise NotFound("recipient", str(order_id))
    unseal = reading.persons.unseal
    return Person(
        unseal(row.uid, "recipient", "name", row.name_sealed),
        unseal(row.uid, "recipient", "phone", row.phone_sealed),
        f"{row.region}{unseal(row.uid, 'recipient', 'address', row.address_sealed)}",
    )


def _names(reading: Reading) -> dict[str, str]:
    rows = reading.execute(select(Staff.id, Staff.name)).all()
    return {f"staff:{staff_id}": name for staff_id, name in rows}


def _lines(reading: Reading, order_id: int) -> tuple[LineRow, ...]:
    rows = reading.execute(
        select(OrderLine.id, OrderLine.sku_id, OrderLine.sku_code, OrderLine.title, OrderLine.spec, OrderLine.delivery_kind,
               func.coalesce(Stock.shelf, ""), OrderLine.qty, OrderLine.shipped, OrderLine.cancelled, OrderLine.points,
               OrderLine.cash_fen, func.coalesce(Stock.on_hand, 0), func.coalesce(Stock.reserved, 0))
        .outerjoin(Stock, Stock.sku_id == OrderLine.sku_id)
        .where(OrderLine.order_id == order_id)
        .order_by(OrderLine.position, OrderLine.id)
    )  # fmt: skip
    return tuple(LineRow(*row) for row in rows)


def _fulfilments(reading: Reading, order_id: int) -> tuple[FulfilmentRow, ...]:
    units = (
        select(FulfilmentLine.fulfilment_id, func.sum(FulfilmentLine.qty).label("units"))
        .group_by(FulfilmentLine.fulfilment_id)
        .subquery()
    )
    rows = reading.execute(
        select(Fulfilment.id, Fulfilment.kind, Fulfilment.state, Fulfilment.carrier, Fulfilment.waybill,
               Fulfilment.shipped_at, Fulfilment.undone_at, Fulfilment.signed_at,
               cast(func.coalesce(units.c.units, 0), Integer))
        .outerjoin(units, units.c.fulfilment_id == Fulfilment.id)
        .where(Fulfilment.order_id == order_id)
        .order_by(Fulfilment.id)
    )  # fmt: skip
    return tuple(FulfilmentRow(*row) for row in rows)


def _timeline(reading: Reading, order_id: int, names: dict[str, str]) -> tuple[TimelineRow, ...]:
    rows = reading.execute(
        select(Audit.at, Audit.actor, Audit.act, Audit.from_status, Audit.to_status, Audit.after, Audit.reason)
        .where(Audit.order_id == order_id)
        .order_by(Audit.id)
    )
    return tuple(
        TimelineRow(
            at, names.get(actor, actor), act, OrderStatus(origin) if origin else None,
            OrderStatus(target) if target else None, json.loads(after), reason,
        )
        for at, actor, act, origin, target, after, reason in rows
    )  # fmt: skip


def _looks(reading: Reading, order_id: int, names: dict[str, str]) -> tuple[LookRow, ...]:
    rows = reading.execute(
        select(Access.at, Access.actor, Access.act, Access.reason)
        .join(AccessSubject, AccessSubject.access_id == Access.id)
        .where(AccessSubject.subject == "order", AccessSubject.subject_id == order_id)
        .order_by(Access.id.desc())
        .limit(200)
    )
    return tuple(LookRow(at, names.get(actor, actor), AccessAct(act), reason) for at, actor, act, reason in rows)


def _lot_count(reading: Reading, order_id: int) -> int:
    count = select(func.count()).select_from(Allocation).join(Freeze, Freeze.id == Allocation.freeze_id)
    return int(reading.scalar(count.where(Freeze.order_id == order_id, Freeze.state != "RELEASED")))
