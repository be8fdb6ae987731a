"""Putting imported orders in, some hundred in one transaction: rows in bulk, audit, figures, persons sealed.

An imported order is history: no points, lots, quota or stock move with it, now or later.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select, update

from desktop.models.journal import Audit
from desktop.models.order import Fulfilment, FulfilmentLine, Order, OrderLine, OrderTag, Payment
from desktop.models.vocabulary import (
    DeliveryKind,
    FulfilmentState,
    OrderKind,
    OrderStatus,
    PaymentRowState,
    PaymentState,
    Permission,
    RestReason,
    SaleMode,
)
from desktop.services import masks
from desktop.services.figures import count_lines, count_order
from desktop.services.import_batches import add_counts, hold_imports, open_batch, remove_parts, uncount_order
from desktop.services.import_digests import KEPT_OF_LINE, KEPT_OF_ORDER, amounts_digest
from desktop.services.import_people import put_recipients
from desktop.services.import_verdicts import CREATE, UPDATE, Foreseen, Ready, foreseen, judge, skus_here
from desktop.services.order_state import read_order
from desktop.services.payments import IMPORTED
from desktop.services.settings import read_settings
from desktop.services.spreadsheets.records import ImportedLine, ImportedOrder
from desktop.services.transaction import Reading, Tx, action, upsert

SHIPPED = (OrderStatus.SHIPPED, OrderStatus.COMPLETED)
PAID = (OrderStatus.PAID, OrderStatus.TO_SHIP, *SHIPPED)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as it is counted."""

    sku_id: int | None
    qty: int
    cash_fen: int
    points: int


@action(Permission.IMPORT)
def import_orders(tx: Tx, batch_id: int, orders: tuple[ImportedOrder, ...]) -> Foreseen:
    """Create and update orders of history; what can't be is told and stops nothing. Raises KeyUnavailable."""
    hold_imports(tx)
    open_batch(tx, batch_id)
    readies = judge(tx, orders, batch_id)
    put = [ready for ready in readies if ready.verdict.state in (CREATE, UPDATE)]
    for ready in put:
        if ready.verdict.order_id is not None:
            read_order(tx, ready.verdict.order_id, lock=True)
            uncount_order(tx, ready.verdict.order_id)
    updated = [ready.verdict.order_id for ready in put if ready.verdict.order_id is not None]
    if updated:
        remove_parts(tx, updated)
    if put:
        _put(tx, batch_id, put)
    told = foreseen([(ready.order, ready.verdict) for ready in readies], "order_no")
    add_counts(tx, batch_id, told.created, told.updated)
    tx.record(
        "import_orders", "import_batch", batch_id,
        after={"created": told.created, "updated": told.updated, "skipped": told.skipped, "refused": len(told.refused)},
    )  # fmt: skip
    return told


def _put(tx: Tx, batch_id: int, put: Sequence[Ready]) -> None:
    settings = read_settings(tx)
    recipients = put_recipients(tx, [(ready.order, ready.member_id) for ready in put])
    skus = skus_here(tx, [ready.order for ready in put])
    rows = []
    for ready, recipient in zip(put, recipients, strict=True):
        local = settings.local(ready.order.placed_at)
        rows.append(_values(tx, batch_id, ready, recipient) | {"shop_day": local.date(), "shop_hour": local.hour})
    new = [row for ready, row in zip(put, rows, strict=True) if ready.verdict.order_id is None]
    ids = iter(
        tx.execute(insert(Order).returning(Order.id, sort_by_parameter_order=True), new).scalars().all() if new else ()
    )
    order_ids: list[int] = []
    for ready, row in zip(put, rows, strict=True):
        order_id = ready.verdict.order_id
        if order_id is None:
            order_id = next(ids)
        else:
            kept = {name: value for name, value in row.items() if name not in ("batch_id", "order_no", "version")}
            tx.execute(update(Order).where(Order.id == order_id).values(**kept, version=Order.version + 1))
        order_ids.append(order_id)
    lines: list[dict[str, Any]] = []
    for ready, order_id in zip(put, order_ids, strict=True):
        lines += _line_rows(ready.order, order_id, skus)
    if lines:
        tx.execute(insert(OrderLine), lines)
    by_order: dict[int, list[dict[str, Any]]] = {order_id: [] for order_id in order_ids}
    for line in lines:
        by_order[line["order_id"]].append(line)
    _put_parcels(tx, put, order_ids)
    _put_payments(tx, put, order_ids)
    tags = [
        {"order_id": order_id, "tag": tag[:40]}
        for ready, order_id in zip(put, order_ids, strict=True)
        for tag in ready.order.tags
    ]
    if tags:
        tx.execute(upsert(tx, OrderTag, tags, keys=["order_id", "tag"]))
    known = _events_here(tx, [r.verdict.order_id for r in put if r.verdict.order_id is not None])
    for ready, row, order_id in zip(put, rows, order_ids, strict=True):
        _record(tx, batch_id, ready, row, order_id, by_order[order_id], known)


def _values(tx: Tx, batch_id: int, ready: Ready, recipient: int | None) -> dict[str, Any]:
    order = ready.order
    units = units_of(order)
    first = order.lines[0] if order.lines else None
    paid = order.status in PAID or order.paid_at is not None
    return {
        "order_no": ready.order_no, "kind": order.kind.value, "status": order.status.value, "history": True,
        "source": order.source, "external_no": order.external_no, "batch_id": batch_id, "member_id": ready.member_id,
        "recipient_id": recipient, "channel": order.channel or order.source, "currency": order.currency,
        "minor_units": order.minor_units, "tier": ready.tier, "goods_points": order.goods_points,
        "goods_fen": order.goods_fen, "freight_fen": order.freight_fen, "coupon_fen": order.coupon_fen,
        "coupon_code": "", "deduction_points": order.deduction_points, "deduction_fen": order.deduction_fen,
        "points": order.points, "cash_fen": order.cash_fen, "earn_points": order.earn_points, "points_back": 0,
        "cash_back_fen": 0, "earn_back": 0, "freight_back_fen": 0,
        "title": " ".join(part for part in (first.title, first.spec) if part)[:400] if first else "",
        "line_count": len(order.lines), "units": units,
        "units_shipped": units if order.status in SHIPPED else 0,
        "units_cancelled": units if order.status is OrderStatus.CANCELLED else 0,
        "payment_state": (PaymentState.PAID if paid else PaymentState.UNPAID).value, "pay_method": order.pay_method,
        "returns_open": 0, "rest_reason": RestReason.MANUAL.value if order.status is OrderStatus.PAID else None,
        "priority": 0, "remark": order.remark, "placed_at": order.placed_at, "paid_at": order.paid_at,
        "shipped_at": order.shipped_at if order.status in SHIPPED else None, "completed_at": order.completed_at,
        "cancelled_at": order.cancelled_at,
        "cancel_cause": "import" if order.status is OrderStatus.CANCELLED else None, "version": 1,
        "changed_at": tx.now, "changed_by": tx.actor.name, "last_act": "import_order",
    }  # fmt: skip


def units_of(order: ImportedOrder) -> int:
    """Pieces that go out: none of a credit, and one for an order without lines, which ships whole."""
    return max(sum(line.qty for line in order.lines), 0) if order.lines else 1


def _line_rows(order: ImportedOrder, order_id: int, skus: dict[tuple[str, str], int]) -> list[dict[str, Any]]:
    any_source = bool(order.member_account) or order.source == "template"
    return [
        {
            "order_id": order_id, "position": position,
            "sku_id": skus.get(("" if any_source else order.source, line.sku_code)) if line.sku else None,
            "sku_code": line.sku_code, "title": line.title, "spec": line.spec, "sale_mode": _mode(line).value,
            "delivery_kind": DeliveryKind.PARCEL.value, "qty": line.qty, "unit_points": line.unit_points,
            "unit_fen": line.unit_fen, "goods_points": line.points, "goods_fen": line.fen, "coupon_fen": 0,
            "deduction_points": 0, "deduction_fen": 0, "points": line.points, "cash_fen": line.fen, "freight_fen": 0,
            "earn_points": line.earn_points, "shipped": max(line.qty, 0) if order.status in SHIPPED else 0,
            "cancelled": max(line.qty, 0) if order.status is OrderStatus.CANCELLED else 0,
        }
        for position, line in enumerate(order.lines, start=1)
    ]  # fmt: skip


def _mode(line: ImportedLine) -> SaleMode:
    if line.unit_points:
        return SaleMode.POINTS_CASH if line.unit_fen else SaleMode.POINTS
    return SaleMode.CASH


def _put_parcels(tx: Tx, put: Sequence[Ready], order_ids: Sequence[int]) -> None:
    sent = [(ready.order, order_id) for ready, order_id in zip(put, order_ids, strict=True) if ready.order.waybill]
    if not sent:
        return
    parcels = tx.execute(
        insert(Fulfilment).returning(Fulfilment.id, sort_by_parameter_order=True),
        [
            {"order_id": order_id, "kind": DeliveryKind.PARCEL.value, "state": FulfilmentState.SHIPPED.value,
             "carrier": order.carrier, "waybill": order.waybill, "shipped_at": order.shipped_at or order.placed_at,
             "shipped_by": "import"}
            for order, order_id in sent
        ],
    ).scalars()  # fmt: skip
    of_order = dict(zip((order_id for _, order_id in sent), parcels, strict=True))
    rows = [
        {"fulfilment_id": of_order[order_id], "line_id": line_id, "qty": qty}
        for order_id, line_id, qty in tx.execute(
            select(OrderLine.order_id, OrderLine.id, OrderLine.shipped).where(
                OrderLine.order_id.in_(sorted(of_order)), OrderLine.shipped > 0
            )
        )
    ]
    if rows:
        tx.execute(insert(FulfilmentLine), rows)


def _put_payments(tx: Tx, put: Sequence[Ready], order_ids: Sequence[int]) -> None:
    """What a paid sale brought in, so that it can be refunded; by 'other' where the file doesn't say how."""
    settings = read_settings(tx)
    rows = []
    for ready, order_id in zip(put, order_ids, strict=True):
        order = ready.order
        paid = order.status in PAID or order.paid_at is not None
        if not paid or order.kind is not OrderKind.SALE or order.cash_fen <= 0:
            continue
        at, method = order.paid_at or order.placed_at, order.pay_method or "other"
        rows.append(
            {"order_id": order_id, "method": method, "reference": order.external_no, "amount_fen": order.cash_fen,
             "currency": order.currency, "state": PaymentRowState.CAPTURED.value, "at": at, "recorded_at": tx.now,
             "recorded_by": IMPORTED}
        )  # fmt: skip
        tx.add_figure("payment", settings.shop_day(at), f"{method}|{order.currency}", n=1, fen=order.cash_fen)
    if rows:
        tx.execute(insert(Payment), rows)


def _record(
    tx: Tx, batch_id: int, ready: Ready, row: dict[str, Any], order_id: int, lines: Sequence[dict[str, Any]],
    known: dict[int, set[tuple[str, str]]],
) -> None:  # fmt: skip
    order = ready.order
    counted = _counted(row)
    count_order(tx, counted, order.status)
    if order.status is not OrderStatus.CANCELLED:
        count_lines(
            tx, counted, [_Line(line["sku_id"], line["qty"], line["cash_fen"], line["points"]) for line in lines]
        )
    for event in order.events:
        after = {
            "at": event.at.isoformat(),
            "who": event.who,
            "what": masks.without_phones(event.what)[:300],
            "status": event.status,
        }
        if (after["at"], after["what"]) not in known.get(order_id, ()):
            tx.record("import_event", "order", order_id, order_id=order_id, after=after)
    amounts = amounts_digest(
        [row[name] for name in KEPT_OF_ORDER], [[line[name] for name in KEPT_OF_LINE] for line in lines]
    )
    tx.record(
        "import_order", "order", order_id, order_id=order_id, to_status=order.status,
        after={"batch": batch_id, "content": ready.content, "amounts": amounts, "fen": order.cash_fen,
               "points": order.points, "source": order.source},
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Counted:
    kind: str
    shop_day: Any
    shop_hour: int
    channel: str
    currency: str
    cash_fen: int
    points: int
    units: int
    tier: str
    member_id: int | None


def _counted(row: dict[str, Any]) -> _Counted:
    return _Counted(**{name: row[name] for name in _Counted.__dataclass_fields__})


def _events_here(reading: Reading, ids: Sequence[int]) -> dict[int, set[tuple[str, str]]]:
    found: dict[int, set[tuple[str, str]]] = {}
    if ids:
        for order_id, after in reading.execute(
            select(Audit.order_id, Audit.after).where(Audit.order_id.in_(ids), Audit.act == "import_event")
        ):
            values = json.loads(after)
            found.setdefault(order_id, set()).add((values["at"], values["what"]))
    return found
