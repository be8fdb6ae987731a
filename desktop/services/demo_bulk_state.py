"""What every act on the demo's books shares: putting an order down changed, stock, quotas, receivers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from desktop.models.catalogue import QuotaUse, StockEntry
from desktop.models.member import PersonKey, Recipient, SearchToken
from desktop.models.order import Refund
from desktop.models.vocabulary import (
    DeliveryKind,
    FulfilmentState,
    OrderKind,
    OrderStatus,
    PaymentState,
    RefundState,
    StockVerb,
)
from desktop.services import masks
from desktop.services.demo_books import BulkTx, OrderFile, Row
from desktop.services.demo_bulk_cases import follow_order
from desktop.services.figures import move_order_figures
from desktop.services.order_rows import OrderRow
from desktop.services.order_state import QUIET_ACTS
from desktop.services.recipients import RecipientDraft, recipient_values, whole_address
from desktop.services.stock import SIGNS

S = OrderStatus
_DUE = (RefundState.APPROVED.value, RefundState.SENT.value, RefundState.UNKNOWN.value)


def put(
    tx: BulkTx, file: OrderFile, act: str, *, to: OrderStatus | None = None, values: Mapping[str, Any] | None = None,
    before: Mapping[str, Any] | None = None, after: Mapping[str, Any] | None = None, reason: str = "",
    event: str | None = "order.status_changed",
) -> OrderRow:  # fmt: skip
    """services.order_state.put_order on the books."""
    order, origin = file.row, S(file.row.status)
    target = to or origin
    if target is not origin:
        move_order_figures(tx, order, origin, target)
    if target is not origin or act in ("hold_order", "unhold_order"):
        follow_order(tx, file, act, target)
    quiet = act in QUIET_ACTS
    order.__dict__.update(values or {}, status=target.value)
    tx.books.touched[order.id] = file
    if not quiet:
        touch(tx, order, act)
    tx.record(
        act, "order", order.id, order_id=order.id, from_status=origin, to_status=target, before=before, after=after,
        reason=reason,
    )  # fmt: skip
    if event and not quiet:
        told = {"order": order.order_no, "status": target.value, "version": order.version, "act": act}
        tx.emit(event, f"order:{order.id}", order.version, told)
    tx.add_figure("staff", tx.books.settings.shop_day(tx.now), f"{tx.actor.key}|{act}", n=1)
    return order_row(tx, file)


def touch(tx: BulkTx, order: Row, act: str) -> None:
    tx.books.touched[order.id] = tx.books.orders[order.id]
    order.version += 1
    order.changed_at, order.changed_by, order.last_act = tx.now, tx.actor.name, act


def open_units(line: Row) -> int:
    return int(line.qty - line.shipped - line.cancelled)


def units_of(file: OrderFile, picked: Mapping[int, int]) -> Counter[int]:
    units: Counter[int] = Counter()
    for line in file.lines:
        if line.id in picked:
            units[line.sku_id] += picked[line.id]
    return units


def close_tasks(tx: BulkTx, file: OrderFile) -> None:
    for task in file.tasks:
        task.closed_at = task.closed_at or tx.now


def order_row(tx: BulkTx, file: OrderFile) -> OrderRow:
    order, member, receiver = file.row, file.member.row, file.recipient

    def refunds(*states: str) -> int:
        return sum(refund.amount_fen for refund in file.refunds if refund.state in states)

    gone = Counter(row.kind for row, _ in file.parcels if row.state == FulfilmentState.SHIPPED.value)
    return OrderRow(
        order.id, order.order_no, OrderKind(order.kind), S(order.status), order.history, order.channel,
        order.placed_at, order.paid_at, order.pay_by, order.ship_by, order.member_id, member.account,
        member.name_mask, order.tier, receiver.name_mask if receiver else "",
        receiver.phone_mask if receiver else "", receiver.region if receiver else "", order.title, order.line_count,
        order.points, order.cash_fen, order.currency, order.minor_units, order.units, order.units_shipped,
        order.units_cancelled, PaymentState(order.payment_state), order.returns_open, order.rest_reason,
        order.hold_reason, order.hold_until, tx.books.staff_names.get(order.assignee_id, ""), order.priority,
        order.version, order.changed_at, refunds(RefundState.PROPOSED.value), refunds(*_DUE),
        refunds(RefundState.FAILED.value), gone[DeliveryKind.PARCEL.value], gone[DeliveryKind.PICKUP.value],
    )  # fmt: skip


def all_units(file: OrderFile) -> Counter[int]:
    units: Counter[int] = Counter()
    for line in file.lines:
        units[line.sku_id] += line.qty
    return units


def take_quota(tx: BulkTx, file: OrderFile, period: str) -> None:
    for sku_id, qty in sorted(all_units(file).items()):
        limit = next(offer.limit for offer in tx.books.offers.values() if offer.sku_id == sku_id)
        if limit is None or qty == 0:
            continue
        key = (file.row.member_id, sku_id, period)
        used = tx.books.quotas.get(key)
        if used is None:
            used = tx.books.quotas[key] = tx.books.add(QuotaUse, member_id=key[0], sku_id=sku_id, period=period, used=0)
        if used.used + qty > limit:
            raise AssertionError(f"member {key[0]} takes more than {limit} of sku {sku_id}")
        used.used += qty


def move_stock(
    tx: BulkTx, verb: StockVerb, units: Mapping[int, int], *, cause: str, order_id: int | None = None,
    reason: str = "",
) -> None:  # fmt: skip
    for sku_id, qty in sorted(units.items()):
        if qty == 0:
            continue
        hand, reserved, damaged = (sign * qty for sign in SIGNS[verb])
        stock = tx.books.stock[sku_id]
        stock.on_hand += hand
        stock.reserved += reserved
        stock.damaged += damaged
        if min(stock.on_hand, stock.reserved, stock.on_hand - stock.reserved) < 0:
            raise AssertionError(f"sku {sku_id} has no stock left for {verb}")
        tx.books.append(
            StockEntry,
            {
                "sku_id": sku_id, "verb": verb.value, "d_on_hand": hand, "d_reserved": reserved,
                "d_damaged": damaged, "on_hand_after": stock.on_hand, "reserved_after": stock.reserved,
                "damaged_after": stock.damaged, "cause": cause, "order_id": order_id, "actor": tx.actor.key,
                "reason": reason, "at": tx.now,
            },
        )  # fmt: skip


def save_recipient(tx: BulkTx, draft: RecipientDraft, member_id: int) -> Row:
    row = tx.books.add(Recipient, **recipient_values(tx, new_person(tx), draft, member_id))
    tx.books.recipients[row.id] = row
    phone = masks.normalise_phone(draft.phone)
    address = whole_address(draft.region, draft.address)
    tx.books.rows[SearchToken.__tablename__] += tx.persons.tokens("R", row.id, draft.name.strip(), phone, address)
    return row


def new_person(tx: BulkTx) -> bytes:
    uid, wrapped, key_id = tx.persons.prepare()
    tx.books.add(PersonKey, uid=uid, data_key_id=key_id, wrapped=wrapped, created_at=tx.now)
    return uid


def add_refund(tx: BulkTx, file: OrderFile, payment: Row, fen: int, *, cause: str, reason: str, approved: bool) -> None:
    state = RefundState.APPROVED if approved else RefundState.PROPOSED
    refund = tx.books.add(
        Refund, order_id=file.row.id, payment_id=payment.id, cause=cause, amount_fen=fen, state=state.value,
        reason=reason, proposed_by=tx.actor.key, proposed_at=tx.now,
        approved_by=tx.actor.key if approved else None,
    )  # fmt: skip
    file.refunds.append(refund)
    tx.books.refunds[refund.id] = file, refund
