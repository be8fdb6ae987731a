"""One order in full, and its person revealed on record."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop.models.vocabulary import AccessAct, DeliveryKind, OrderStatus, Permission, RefundState
from desktop.services import order_statements
from desktop.services.access import LOOKS_TOLD, LookRow, count_looks, looks_at, staff_names
from desktop.services.card_queries import masks_of
from desktop.services.couriers.courier import ParcelEvent
from desktop.services.errors import Erased, NotFound
from desktop.services.members import MemberRow, Person, member_row
from desktop.services.order_returns import OrderReturn, order_returns
from desktop.services.order_rows import ROW_COLUMNS, OrderRow, as_order_row
from desktop.services.recipients import open_recipient
from desktop.services.rules import parsed_rules
from desktop.services.settings import read_settings
from desktop.services.top_ups import top_ups_of
from desktop.services.topping.queries import WaitingTopUp, waiting_top_up
from desktop.services.transaction import AccessNote, Reading, query


@dataclass(frozen=True, slots=True)
class LineRow:
    """goods_… is the price of the whole line; points and cash_fen what is left after coupon and deduction."""

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
    goods_points: int
    goods_fen: int
    points: int
    cash_fen: int
    on_hand: int
    reserved: int

    @property
    def open_units(self) -> int:
        return self.qty - self.shipped - self.cancelled


@dataclass(frozen=True, slots=True)
class FulfilmentRow:
    """tracking is a ParcelState, '' for what nobody asks about; stations newest first; cards are masks of codes,
    charged that of the account topped up under reference."""

    id: int
    kind: str
    state: str
    carrier: str
    waybill: str
    shipped_at: datetime
    undone_at: datetime | None
    signed_at: datetime | None
    units: int
    lines: tuple[tuple[int, int], ...]
    tracking: str = ""
    stations: tuple[ParcelEvent, ...] = ()
    cards: tuple[str, ...] = ()
    charged: str = ""
    reference: str = ""


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
    """problem: why the provider didn't pay it, by its own code; '' when it did or was never asked."""

    id: int
    payment_id: int
    amount_fen: int
    state: RefundState
    reason: str
    reference: str | None
    proposed_at: datetime
    problem: str


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """actor is a person's name, "worker" or "storefront"; after of assign_order has the colleague's name
    beside, that of reship_return the other order's number."""

    at: datetime
    actor: str
    act: str
    from_status: OrderStatus | None
    to_status: OrderStatus | None
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    reason: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    at: datetime
    author: str
    body: str


@dataclass(frozen=True, slots=True)
class OrderDetail:
    """Everything the pane shows; personal values stay masks. FulfilmentRow.lines are (line id, units)."""

    row: OrderRow
    zone: str
    goods_fen: int
    freight_fen: int
    coupon_fen: int
    coupon_code: str
    coupon_label: str
    deduction_points: int
    deduction_fen: int
    earn_points: int
    earn_back: int
    pending_days: int
    points_back: int
    cash_back_fen: int
    complete_by: datetime | None
    lots: int
    rule_number: int | None
    remark: str
    pickup_code: str | None
    recipient_id: int | None
    member: MemberRow | None
    member_orders: int
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
    returns: tuple[OrderReturn, ...]
    top_up: WaitingTopUp


@query(Permission.SEE)
def order_detail(reading: Reading, order_id: int) -> OrderDetail:
    """One order in full; who looked at it only for who may read the audit. Raises NotFound."""
    head = reading.execute(order_statements.head(order_id)).one_or_none()
    if head is None:
        raise NotFound("order", str(order_id))
    row, told = as_order_row(head[:ROW_COLUMNS]), reading.actor.may(Permission.READ_AUDIT)
    extra = order_statements.Extra(*head[ROW_COLUMNS:])
    rules = parsed_rules(extra.rules) if extra.rules is not None else None
    coupons = rules.coupons if rules else ()
    names, lines = staff_names(reading), _lines(reading, order_id)
    looks = looks_at(reading, "order", order_id, limit=LOOKS_TOLD) if told else ()
    return OrderDetail(
        row=row,
        zone=read_settings(reading).zone,
        goods_fen=extra.goods_fen,
        freight_fen=extra.freight_fen,
        coupon_fen=extra.coupon_fen,
        coupon_code=extra.coupon_code,
        coupon_label=next((coupon.label for coupon in coupons if coupon.code == extra.coupon_code), ""),
        deduction_points=extra.deduction_points,
        deduction_fen=extra.deduction_fen,
        earn_points=extra.earn_points,
        earn_back=extra.earn_back,
        pending_days=rules.pending_days if rules else 0,
        points_back=extra.points_back,
        cash_back_fen=extra.cash_back_fen,
        complete_by=extra.complete_by,
        lots=extra.lots,
        rule_number=extra.rule_number,
        remark=extra.remark,
        pickup_code=extra.pickup_code,
        recipient_id=extra.recipient_id,
        member=member_row(reading, row.member_id) if row.member_id is not None else None,
        member_orders=extra.member_orders,
        lines=lines,
        fulfilments=_fulfilments(reading, order_id),
        payments=tuple(PaymentRow(*one) for one in reading.execute(order_statements.payments(order_id))),
        refunds=refunds_of(reading, order_id),
        timeline=timeline_of(reading, order_id, names),
        notes=_notes(reading, order_id, names),
        tags=tuple(reading.execute(order_statements.tags(order_id)).scalars()),
        looks=looks,
        look_count=count_looks(reading, "order", order_id) if len(looks) == LOOKS_TOLD else len(looks),
        exceptions=tuple(reading.execute(order_statements.open_exceptions(order_id)).scalars()),
        returns=order_returns(reading, order_id),
        top_up=waiting_top_up(reading, order_id, [line.delivery_kind for line in lines]),
    )


def _revealed(order_id: int, *, reason: str) -> AccessNote:
    return AccessNote(AccessAct.REVEAL, reason, (("order", order_id),))


@query(Permission.REVEAL, accessed=_revealed)
def reveal_recipient(reading: Reading, order_id: int, *, reason: str) -> Person:
    """Name, phone and address of an order's recipient, on record for reason. Raises NotFound, Erased, KeyUnavailable."""
    row = reading.execute(order_statements.sealed_recipient(order_id)).one_or_none()
    if row is None:
        raise NotFound("recipient", str(order_id))
    if row.erased_at is not None:
        raise Erased(row.member_id)
    name, phone, address = open_recipient(reading, row)
    return Person(name, phone, f"{row.region}{address}")


def refunds_of(reading: Reading, order_id: int) -> tuple[RefundRow, ...]:
    rows = reading.execute(order_statements.refunds(order_id))
    return tuple(
        RefundRow(row.id, row.payment_id, row.amount_fen, RefundState(row.state), row.reason, row.reference,
                  row.proposed_at, row.problem)
        for row in rows
    )  # fmt: skip


def _notes(reading: Reading, order_id: int, names: Mapping[str, str]) -> tuple[NoteRow, ...]:
    rows = reading.execute(order_statements.notes(order_id))
    return tuple(NoteRow(at, names.get(author, author), body) for at, author, body in rows)


def _lines(reading: Reading, order_id: int) -> tuple[LineRow, ...]:
    return tuple(LineRow(*row) for row in reading.execute(order_statements.lines(order_id)))


def _fulfilments(reading: Reading, order_id: int) -> tuple[FulfilmentRow, ...]:
    rows = reading.execute(order_statements.fulfilments(order_id)).all()
    if not rows:
        return ()
    went: dict[int, list[tuple[int, int]]] = {}
    for fulfilment_id, line_id, qty in reading.execute(order_statements.sent_lines(order_id)):
        went.setdefault(fulfilment_id, []).append((line_id, qty))
    stations = _stations(reading, [row.id for row in rows if row.told])
    charged = top_ups_of(reading, [row.id for row in rows if row.kind == DeliveryKind.TOPUP.value])
    cards = masks_of(reading, [row.id for row in rows if row.kind == DeliveryKind.VIRTUAL.value])
    return tuple(
        FulfilmentRow(
            row.id, row.kind, row.state, row.carrier, row.waybill, row.shipped_at, row.undone_at, row.signed_at,
            sum(qty for _, qty in went.get(row.id, ())), tuple(went.get(row.id, ())), row.told or "",
            tuple(stations.get(row.id, ())), cards.get(row.id, ()), *charged.get(row.id, ("", "")),
        )
        for row in rows
    )  # fmt: skip


def _stations(reading: Reading, fulfilment_ids: Sequence[int]) -> dict[int, list[ParcelEvent]]:
    told: dict[int, list[ParcelEvent]] = {}
    if fulfilment_ids:
        for row in reading.execute(order_statements.stations(fulfilment_ids)):
            told.setdefault(row.fulfilment_id, []).append(ParcelEvent(row.at, row.text))
    return told


def timeline_of(
    reading: Reading, order_id: int, names: Mapping[str, str], *, about: tuple[str, int] | None = None
) -> tuple[TimelineRow, ...]:
    """What is on record of an order, oldest first; about: only of that subject of it."""
    rows = reading.execute(
        order_statements.timeline(order_id) if about is None else order_statements.timeline_about(order_id, *about)
    )
    made = []
    for at, actor, act, origin, target, before, after, reason in rows:
        values = json.loads(after)
        if act == "import_event":
            # a step that the source of an imported order kept stands with its own time, person and words
            at, actor, target, reason = (
                datetime.fromisoformat(values["at"]),
                values["who"],
                values["status"],
                values["what"],
            )
            values = {}
        if act in ("assign_order", "assign_return") and values.get("staff") is not None:
            values["name"] = names.get(f"staff:{values['staff']}", "")
        if act == "reship_return":
            other = values.get("original") or values["replacement"]
            values["number"] = reading.scalar(order_statements.number(other)) or ""
        made.append(
            TimelineRow(
                at, names.get(actor, actor), act, OrderStatus(origin) if origin else None,
                OrderStatus(target) if target else None, json.loads(before), values, reason,
            )
        )  # fmt: skip
    return tuple(made)
