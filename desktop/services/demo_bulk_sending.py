"""Release, shipping and completion on the demo's books: what services.fulfilment writes."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from desktop.models.automation import Notice
from desktop.models.order import Fulfilment, FulfilmentLine
from desktop.models.vocabulary import (
    DeliveryKind,
    FulfilmentState,
    NoticeState,
    OrderStatus,
    RestReason,
    StockVerb,
)
from desktop.services import demo_bulk_points as ledger
from desktop.services.demo_books import BulkTx, OrderFile
from desktop.services.demo_bulk_state import close_tasks, move_stock, open_units, put, units_of
from desktop.services.fulfilment import Parcel
from desktop.services.notice_queue import SHIPPED, WAITS
from desktop.services.order_rows import OrderRow

S = OrderStatus


def release_order(tx: BulkTx, order_id: int) -> OrderRow:
    return release(tx, tx.books.orders[order_id])


def release(tx: BulkTx, file: OrderFile, reason: str = "") -> OrderRow:
    ship_by = tx.now + timedelta(hours=tx.books.settings.ship_hours)
    return put(
        tx, file, "release_order", to=S.TO_SHIP, values={"ship_by": ship_by, "rest_reason": None},
        after={"ship_by": ship_by.isoformat()}, reason=reason,
    )  # fmt: skip


def unrelease_order(tx: BulkTx, order_id: int, *, reason: str = "") -> OrderRow:
    return put(
        tx, tx.books.orders[order_id], "unrelease_order", to=S.PAID, reason=reason,
        values={"ship_by": None, "rest_reason": RestReason.UNRELEASED.value},
    )  # fmt: skip


def ship_order(
    tx: BulkTx, order_id: int, *, parcel: Parcel | None = None, pickup_code: str | None = None,
    lines: dict[int, int] | None = None,
) -> OrderRow:  # fmt: skip
    file = tx.books.orders[order_id]
    order = file.row
    kind = (DeliveryKind.PARCEL if parcel else DeliveryKind.PICKUP).value
    picked = {
        line.id: (lines.get(line.id, 0) if lines else open_units(line))
        for line in file.lines
        if line.delivery_kind == kind
    }
    picked = {line_id: qty for line_id, qty in picked.items() if qty}
    units = sum(picked.values())
    row = tx.books.add(
        Fulfilment, order_id=order_id, kind=kind, state=FulfilmentState.SHIPPED.value,
        carrier=parcel.carrier if parcel else "", waybill=parcel.waybill if parcel else "", shipped_at=tx.now,
        shipped_by=tx.actor.key,
    )  # fmt: skip
    file.parcels.append((row, picked))
    for line_id, qty in sorted(picked.items()):
        tx.books.add(FulfilmentLine, fulfilment_id=row.id, line_id=line_id, qty=qty)
    for line in file.lines:
        line.shipped += picked.get(line.id, 0)
    move_stock(tx, StockVerb.SHIP, units_of(file, picked), cause=f"fulfilment:{row.id}", order_id=order_id)
    if kind == DeliveryKind.PARCEL.value and order.member_id is not None:
        told = {"order": order.order_no, "fulfilment": row.id, "units": units}
        notice = tx.books.add(
            Notice, kind=SHIPPED, member_id=order.member_id, cause=f"shipped:{row.id}",
            payload=json.dumps(told, ensure_ascii=False), state=NoticeState.WAITING.value, send_at=tx.now + WAITS,
            created_at=tx.now,
        )  # fmt: skip
        file.notices.append(notice)
    all_gone = order.units - order.units_shipped - order.units_cancelled == units
    values: dict[str, Any] = {"units_shipped": order.units_shipped + units}
    if all_gone:
        complete_by = tx.now + timedelta(days=tx.books.settings.complete_days)
        values |= {"shipped_at": tx.now, "complete_by": complete_by}
        close_tasks(tx, file)
    return put(
        tx, file, "ship_order", to=S.SHIPPED if all_gone else S.TO_SHIP, values=values,
        after={"fulfilment": row.id, "units": units, "carrier": row.carrier, "waybill": row.waybill},
    )  # fmt: skip


def undo_shipment(tx: BulkTx, order_id: int, *, fulfilment_id: int, reason: str = "") -> OrderRow:
    file = tx.books.orders[order_id]
    row, picked = next(found for found in file.parcels if found[0].id == fulfilment_id)
    row.state, row.undone_at = FulfilmentState.UNDONE.value, tx.now
    for notice in file.notices:
        if notice.cause == f"shipped:{fulfilment_id}":
            notice.state = NoticeState.DROPPED.value
    for line in file.lines:
        line.shipped -= picked.get(line.id, 0)
    move_stock(tx, StockVerb.UNSHIP, units_of(file, picked), cause=f"fulfilment:{row.id}", order_id=order_id)
    for task in file.tasks:
        task.closed_at = None
    units = sum(picked.values())
    return put(
        tx, file, "undo_shipment", to=S.TO_SHIP, reason=reason,
        values={"units_shipped": file.row.units_shipped - units, "shipped_at": None, "complete_by": None},
        before={"fulfilment": fulfilment_id}, after={"units": units},
    )  # fmt: skip


def correct_waybill(tx: BulkTx, order_id: int, *, fulfilment_id: int, parcel: Parcel) -> OrderRow:
    file = tx.books.orders[order_id]
    row, _ = next(found for found in file.parcels if found[0].id == fulfilment_id)
    before = {"fulfilment": fulfilment_id, "carrier": row.carrier, "waybill": row.waybill}
    row.carrier, row.waybill = parcel.carrier, parcel.waybill
    return put(
        tx, file, "correct_waybill", event="shipment.updated", before=before,
        after={"carrier": parcel.carrier, "waybill": parcel.waybill},
    )  # fmt: skip


def complete_order(tx: BulkTx, order_id: int) -> OrderRow:
    file = tx.books.orders[order_id]
    row = put(tx, file, "complete_order", to=S.COMPLETED, values={"completed_at": tx.now, "complete_by": None})
    ledger.mature(tx, file, tx.books.rules_by_id(file.row.rule_version_id))
    return row
