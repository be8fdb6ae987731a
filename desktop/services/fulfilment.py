"""From paid to received: release, parcels and pick-ups, their undoing, completion."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Executable, case, insert, select, update

from desktop.models.built import built_once
from desktop.models.order import Fulfilment, FulfilmentLine, Order, OrderLine, Task
from desktop.models.vocabulary import (
    FOR_GOOD,
    DeliveryKind,
    ExceptionKind,
    FulfilmentState,
    OrderKind,
    OrderStatus,
    Permission,
    RestReason,
    StockVerb,
)
from desktop.services.cards import issue_cards
from desktop.services.carriers import WAYBILL
from desktop.services.earning import mature_order
from desktop.services.errors import Invalid, NotAllowedNow, NotFound, UnitsNotOpen, WrongPickupCode
from desktop.services.exception_cases import open_case
from desktop.services.notice_queue import SHIPPED, drop_notice, enter_notice
from desktop.services.order_rows import OrderRow, order_row
from desktop.services.order_state import (
    LineInHand,
    OrderInHand,
    check_charging,
    lines_of,
    pick_units,
    put_order,
    read_order,
    take_order,
)
from desktop.services.return_cases import follow_replacement, units_in_returns
from desktop.services.risks import risks_of, shortage_of
from desktop.services.rules import rules_at, rules_by_id
from desktop.services.settings import read_settings
from desktop.services.stock import move_stock
from desktop.services.tiers import promote
from desktop.services.top_ups import SealedAccount, TopUp, enter_top_up, record_top_up
from desktop.services.transaction import Tx, action, insert_row, into
from desktop.services.undo import cancelled_since, may_undo


@dataclass(frozen=True, slots=True)
class Parcel:
    """carrier is a courier code of resources/carriers; waybill 4 to 40 letters, digits and hyphens."""

    carrier: str
    waybill: str


def after_payment(tx: Tx, order_id: int, *, cause: str) -> OrderRow:
    """The ship notice, and the release where it goes by itself; else the reason why the order rests."""
    tx.execute(
        insert(Task),
        {
            "kind": "ship", "permission": Permission.SHIP.value, "order_id": order_id, "cause": f"ship:{cause}",
            "opened_at": tx.now,
        },
    )  # fmt: skip
    tx.emit("task.opened", f"order:{order_id}", 0, {"kind": "ship", "order_id": order_id})
    return go_on(tx, order_id)


def go_on(tx: Tx, order_id: int) -> OrderRow:
    """A paid order is released where it goes by itself, else it rests with the reason."""
    order = read_order(tx, order_id)
    risks, short = risks_of(tx, order), None if order.history else shortage_of(tx, order_id)
    if risks:
        open_case(
            tx, ExceptionKind.RISKY, f"risky:{order_id}", order_id=order_id, facts=risks, amount_fen=order.cash_fen
        )
    if short is not None:
        open_case(tx, ExceptionKind.OUT_OF_STOCK, f"short:{order_id}", order_id=order_id, facts=short)
    reason = _rests(tx, order, bool(risks), short is not None)
    if reason is None:
        return _release(tx, order, reason="automatic")
    tx.execute(update(Order).where(Order.id == order_id).values(rest_reason=reason.value))
    return order_row(tx, order_id)


def _rests(tx: Tx, order: OrderInHand, risky: bool, short: bool) -> RestReason | None:
    if not read_settings(tx).auto_release:
        return RestReason.MANUAL
    if order.hold_reason is not None:
        return RestReason.HELD
    if short:
        return RestReason.SHORT_OF_STOCK
    return RestReason.RISKY if risky else None


@action(Permission.RELEASE)
def release_order(tx: Tx, order_id: int, *, seen: int | None = None) -> OrderRow:
    """PAID → TO_SHIP; the ship-by deadline starts."""
    return _release(tx, take_order(tx, order_id, "release_order", seen))


def _release(tx: Tx, order: OrderInHand, reason: str = "") -> OrderRow:
    ship_by = tx.now + timedelta(hours=read_settings(tx).ship_hours)
    return put_order(
        tx, order, "release_order", to=OrderStatus.TO_SHIP, values={"ship_by": ship_by, "rest_reason": None},
        after={"ship_by": ship_by.isoformat()}, reason=reason,
    )  # fmt: skip


@action(Permission.UNRELEASE, Permission.UNDO_OWN)
def unrelease_order(tx: Tx, order_id: int, *, reason: str = "", seen: int | None = None) -> OrderRow:
    """TO_SHIP with nothing shipped → PAID."""
    order = take_order(tx, order_id, "unrelease_order", seen)
    if order.units_shipped:
        raise NotAllowedNow("unrelease_order", order.status, ("undo_shipment",), because="shipped")
    check_charging(order, lines_of(tx, order_id), "unrelease_order")
    may_undo(tx, order, "release_order", Permission.UNRELEASE, reason)
    return put_order(
        tx, order, "unrelease_order", to=OrderStatus.PAID, reason=reason,
        values={"ship_by": None, "rest_reason": RestReason.UNRELEASED.value},
    )  # fmt: skip


@action(Permission.SHIP)
def ship_order(
    tx: Tx,
    order_id: int,
    *,
    parcel: Parcel | None = None,
    pickup_code: str | None = None,
    codes: bool = False,
    top_up: TopUp | None = None,
    lines: dict[int, int] | None = None,
    seen: int | None = None,
) -> OrderRow:
    """Send a parcel, hand over at the counter against the order's code, issue sealed codes,
    one per unit, or enter a top-up that was done.

    lines maps line ids to units; without it everything open of that kind goes. Stock leaves per unit.
    """
    if (parcel is not None) + (pickup_code is not None) + codes + (top_up is not None) != 1:
        raise Invalid("parcel", "one_way_of_delivery")
    order = take_order(tx, order_id, "ship_order", seen)
    kind = _kind_of(parcel, codes, top_up)
    if parcel:
        check_parcel(parcel)
    elif kind is DeliveryKind.PICKUP and (order.pickup_code is None or pickup_code != order.pickup_code):
        raise WrongPickupCode(order.order_no)
    in_hand = lines_of(tx, order_id)
    check_returns(order, in_hand, lines, kind)
    picked = units_of_kind(in_hand, lines, kind)
    if not picked and (in_hand or kind in FOR_GOOD):
        raise UnitsNotOpen(0, order.open_units, 0)
    return send_units(tx, order, in_hand, picked, kind, parcel=parcel, top_up=top_up)


def send_units(
    tx: Tx, order: OrderInHand, in_hand: list[LineInHand], picked: dict[int, int], kind: DeliveryKind, *,
    parcel: Parcel | None = None, top_up: TopUp | None = None, charged: tuple[SealedAccount, str] | None = None,
) -> OrderRow:  # fmt: skip
    """Units of a locked order go; who calls has checked that they may. charged: an account and its reference."""
    units = sum(picked.values()) if in_hand else order.open_units
    fulfilment_id = insert_row(
        tx, Fulfilment.id, order_id=order.id, kind=kind.value, state=FulfilmentState.SHIPPED.value,
        carrier=parcel.carrier if parcel else "", waybill=parcel.waybill if parcel else "", shipped_at=tx.now,
        shipped_by=tx.actor.key,
    )  # fmt: skip
    if top_up is not None:
        enter_top_up(tx, order, fulfilment_id, top_up)
    if charged is not None:
        record_top_up(tx, fulfilment_id, *charged)
    if picked:
        tx.execute(
            into(FulfilmentLine),
            [{"fulfilment_id": fulfilment_id, "line_id": line, "qty": qty} for line, qty in sorted(picked.items())],
        )
        _shift_shipped(tx, picked, 1)
    if not order.history:
        move_stock(tx, StockVerb.SHIP, _by_sku(in_hand, picked), cause=f"fulfilment:{fulfilment_id}", order_id=order.id)
    if order.member_id is not None and not order.history and kind is not DeliveryKind.PICKUP:
        told = {"order": order.order_no, "fulfilment": fulfilment_id, "units": units}
        enter_notice(tx, SHIPPED, order.member_id, cause=f"shipped:{fulfilment_id}", payload=told)
    codes = kind is DeliveryKind.VIRTUAL
    cards = issue_cards(tx, fulfilment_id, picked, *_skus_of(in_hand)) if codes else []
    all_gone = order.open_units == units
    settings = read_settings(tx)
    values: dict[str, object] = {"units_shipped": order.units_shipped + units}
    if all_gone:
        values |= {"shipped_at": tx.now, "complete_by": tx.now + timedelta(days=settings.complete_days)}
        close_tasks(tx, order.id)
    row = put_order(
        tx, order, "ship_order", to=OrderStatus.SHIPPED if all_gone else OrderStatus.TO_SHIP, values=values,
        after={"fulfilment": fulfilment_id, "units": units, "carrier": parcel.carrier if parcel else "",
               "waybill": parcel.waybill if parcel else "", **({"cards": len(cards)} if codes else {}),
               **({"top_up": True} if kind is DeliveryKind.TOPUP else {})},
        told={"fulfilment": fulfilment_id, "cards": cards} if codes else None,
    )  # fmt: skip
    if order.kind == OrderKind.REPLACEMENT:
        follow_replacement(tx, order.id, "replacement_shipped")
    return row


def check_returns(
    order: OrderInHand, lines: list[LineInHand], wanted: Mapping[int, int] | None, kind: DeliveryKind
) -> None:
    """A line doesn't go while units of it that haven't gone wait in an after-sale."""
    for line in lines:
        going = line.delivery_kind == kind.value if wanted is None else line.id in wanted
        if line.claimed and going:
            raise NotAllowedNow("ship_order", order.status, (), because="after_sale_open")


@action(Permission.UNDO_SHIPMENT, Permission.UNDO_OWN)
def undo_shipment(tx: Tx, order_id: int, *, fulfilment_id: int, reason: str = "", seen: int | None = None) -> OrderRow:
    """Take one fulfilment back: its units are open again and in stock.

    Refused once rest units were cancelled, or units of a line that went with it are in an after-sale, open or done.
    """
    order = take_order(tx, order_id, "undo_shipment", seen)
    row = tx.execute(
        select(Fulfilment.kind, Fulfilment.state, Fulfilment.shipped_at, Fulfilment.signed_at).where(
            Fulfilment.id == fulfilment_id, Fulfilment.order_id == order_id
        )
    ).one_or_none()
    if row is None:
        raise NotFound("fulfilment", str(fulfilment_id))
    if row.kind in FOR_GOOD:
        why = "code_issued" if row.kind == DeliveryKind.VIRTUAL.value else "topped_up"
        raise NotAllowedNow("undo_shipment", order.status, ("request_return",), because=why)
    if row.state != FulfilmentState.SHIPPED.value:
        raise NotAllowedNow("undo_shipment", order.status, (), because="undone_already")
    if cancelled_since(tx, order_id, fulfilment_id):
        raise NotAllowedNow("undo_shipment", order.status, (), because="units_cancelled_since")
    sent = None if row.signed_at is not None else fulfilment_id
    may_undo(tx, order, "ship_order", Permission.UNDO_SHIPMENT, reason, fulfilment=sent)
    in_hand = lines_of(tx, order_id)
    picked: dict[int, int] = dict(
        tx.execute(
            select(FulfilmentLine.line_id, FulfilmentLine.qty).where(FulfilmentLine.fulfilment_id == fulfilment_id)
        ).all()
    )
    if units_in_returns(tx, picked):
        raise NotAllowedNow("undo_shipment", order.status, (), because="units_in_after_sale")
    units = sum(picked.values()) if in_hand else order.units_shipped
    tx.execute(
        update(Fulfilment)
        .where(Fulfilment.id == fulfilment_id)
        .values(state=FulfilmentState.UNDONE.value, undone_at=tx.now)
    )
    drop_notice(tx, f"shipped:{fulfilment_id}")
    if picked:
        _shift_shipped(tx, picked, -1)
    if not order.history:
        move_stock(
            tx, StockVerb.UNSHIP, _by_sku(in_hand, picked), cause=f"fulfilment:{fulfilment_id}", order_id=order_id
        )
    tx.execute(update(Task).where(Task.order_id == order_id, Task.kind == "ship").values(closed_at=None))
    undone = put_order(
        tx, order, "undo_shipment", to=OrderStatus.TO_SHIP, reason=reason,
        values={"units_shipped": order.units_shipped - units, "shipped_at": None, "complete_by": None},
        before={"fulfilment": fulfilment_id}, after={"units": units},
    )  # fmt: skip
    if order.kind == OrderKind.REPLACEMENT and order.units_shipped == units:
        follow_replacement(tx, order_id, "replacement_undone")
    return undone


@action(Permission.COMPLETE)
def complete_order(tx: Tx, order_id: int, *, seen: int | None = None) -> OrderRow:
    """SHIPPED → COMPLETED by receipt or by the clock; waits for open after-sales. Earned points start to mature."""
    order = take_order(tx, order_id, "complete_order", seen)
    if order.returns_open:
        raise NotAllowedNow("complete_order", order.status, (), because="after_sale_open")
    row = put_order(
        tx, order, "complete_order", to=OrderStatus.COMPLETED, values={"completed_at": tx.now, "complete_by": None}
    )
    if not order.history and order.rule_version_id is not None:
        if order.member_id is not None:
            promote(tx, order.member_id, rules_at(tx, tx.now).document)
        mature_order(tx, order_id, rules_by_id(tx, order.rule_version_id))
    return row


@action(Permission.CORRECT_WAYBILL)
def correct_waybill(tx: Tx, order_id: int, *, fulfilment_id: int, parcel: Parcel, seen: int | None = None) -> OrderRow:
    """Another waybill for a parcel that exists, while the order isn't completed."""
    check_parcel(parcel)
    order = take_order(tx, order_id, "correct_waybill", seen)
    row = tx.execute(
        select(Fulfilment.carrier, Fulfilment.waybill, Fulfilment.kind, Fulfilment.state).where(
            Fulfilment.id == fulfilment_id, Fulfilment.order_id == order_id
        )
    ).one_or_none()
    if row is None or row.kind != DeliveryKind.PARCEL.value or row.state != FulfilmentState.SHIPPED.value:
        raise NotFound("fulfilment", str(fulfilment_id))
    tx.execute(
        update(Fulfilment).where(Fulfilment.id == fulfilment_id).values(carrier=parcel.carrier, waybill=parcel.waybill)
    )
    return put_order(
        tx, order, "correct_waybill", event="shipment.updated",
        before={"fulfilment": fulfilment_id, "carrier": row.carrier, "waybill": row.waybill},
        after={"carrier": parcel.carrier, "waybill": parcel.waybill},
    )  # fmt: skip


def check_parcel(parcel: Parcel) -> None:
    if not 1 <= len(parcel.carrier) <= 40 or not parcel.carrier.isascii():
        raise Invalid("carrier", "missing" if not parcel.carrier else "unknown")
    if not WAYBILL.fullmatch(parcel.waybill):
        raise Invalid("waybill", "malformed" if parcel.waybill else "missing", 40)


def close_tasks(tx: Tx, order_id: int) -> None:
    tx.execute(_tasks_closed(order_id, tx.now))


@built_once
def _tasks_closed(order_id: int, now: datetime) -> Executable:
    return update(Task).where(Task.order_id == order_id, Task.closed_at.is_(None)).values(closed_at=now)


def units_of_kind(lines: list[LineInHand], wanted: Mapping[int, int] | None, kind: DeliveryKind) -> dict[int, int]:
    kinds = {line.id: line.delivery_kind for line in lines}
    if wanted is not None:
        for line_id in wanted:
            if kinds.get(line_id, kind.value) != kind.value:
                raise Invalid("lines", "other_delivery_kind")
    picked = pick_units(lines, wanted)
    return {line_id: units for line_id, units in picked.items() if kinds[line_id] == kind.value}


def _kind_of(parcel: Parcel | None, codes: bool, top_up: TopUp | None) -> DeliveryKind:
    if parcel is not None:
        return DeliveryKind.PARCEL
    if top_up is not None:
        return DeliveryKind.TOPUP
    return DeliveryKind.VIRTUAL if codes else DeliveryKind.PICKUP


def _skus_of(lines: list[LineInHand]) -> tuple[dict[int, int], dict[int, str]]:
    """SKU and its code by line."""
    return {line.id: line.sku_id for line in lines if line.sku_id}, {line.id: line.sku_code for line in lines}


def _by_sku(lines: list[LineInHand], picked: Mapping[int, int]) -> Counter[int]:
    units: Counter[int] = Counter()
    for line in lines:
        if line.sku_id is not None and line.id in picked:
            units[line.sku_id] += picked[line.id]
    return units


@built_once
def _shifted(line_ids: list[int], units: int) -> Executable:
    return update(OrderLine).where(OrderLine.id.in_(line_ids)).values(shipped=OrderLine.shipped + units)


def _shift_shipped(tx: Tx, picked: Mapping[int, int], sign: int) -> None:
    if len(alike := set(picked.values())) == 1:
        tx.execute(_shifted(sorted(picked), sign * alike.pop()))
        return
    amount = case(dict(picked), value=OrderLine.id)
    tx.execute(
        update(OrderLine).where(OrderLine.id.in_(sorted(picked))).values(shipped=OrderLine.shipped + sign * amount)
    )
