"""Cancelling: an unpaid order, a paid one, or some of its units. Points go back to the lots they came from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import case, update

from desktop.models.order import OrderLine
from desktop.models.vocabulary import ActorKind, OrderKind, OrderStatus, Permission, StockVerb
from desktop.services.adjustments import put_forward_for_order
from desktop.services.earning import roll_back_earned
from desktop.services.errors import Held, Invalid, NotAllowedNow
from desktop.services.exception_cases import close_case
from desktop.services.figures import count_lines
from desktop.services.freezes import revert, revert_plan, unfreeze
from desktop.services.fulfilment import close_tasks
from desktop.services.order_rows import OrderRow
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
from desktop.services.points import shop_today
from desktop.services.prices import share_of_units
from desktop.services.quotas import give_back_quota
from desktop.services.refunds import may_approve, refund_for_act
from desktop.services.return_cases import follow_replacement
from desktop.services.rules import rules_by_id
from desktop.services.settings import read_settings
from desktop.services.stock import move_stock
from desktop.services.transaction import Reading, Tx, action, query


@dataclass(frozen=True, slots=True)
class GivenBack:
    """What units are worth when they are given back; freight_fen only when nothing of the order is left."""

    points: int
    cash_fen: int
    earn_points: int
    freight_fen: int

    @property
    def refund_fen(self) -> int:
        return self.cash_fen + self.freight_fen


@dataclass(frozen=True, slots=True)
class LotBack:
    """Points that go back to a lot; new_expires_on is set where the lot has expired and a child stands for it."""

    lot_id: int
    origin: str
    points: int
    expires_on: date | None
    expired: bool


@dataclass(frozen=True, slots=True)
class CancelPreview:
    """What a cancel would do, before it does it."""

    back: GivenBack
    to: OrderStatus
    lots: tuple[LotBack, ...]
    refund_approved: bool
    grace_days: int


@action(Permission.CANCEL_UNPAID)
def cancel_order(tx: Tx, order_id: int, *, reason: str = "", seen: int | None = None) -> OrderRow:
    """UNPAID → CANCELLED: points unfrozen, stock released, quota back. The worker does it only past the deadline."""
    order = take_order(tx, order_id, "cancel_order", seen)
    by_clock = tx.actor.kind is ActorKind.WORKER
    if by_clock:
        if order.hold_reason is not None:
            raise Held("cancel_order", order.hold_reason, order.hold_until)
        if order.pay_by is None or order.pay_by > tx.now:
            raise NotAllowedNow("cancel_order", order.status, (), because="deadline_ahead")
    lines = lines_of(tx, order_id)
    close_case(tx, f"unpaid:{order_id}", "cancel_order")
    if not order.history:
        undo_placing(tx, order, lines, cause=f"order:{order_id}:v{order.version}")
    count_lines(tx, order, lines, -1)
    tx.execute(update(OrderLine).where(OrderLine.order_id == order_id).values(cancelled=OrderLine.qty))
    return put_order(
        tx, order, "cancel_order", to=OrderStatus.CANCELLED, reason=reason or ("deadline" if by_clock else ""),
        values={"cancelled_at": tx.now, "cancel_cause": "deadline" if by_clock else "person", "pay_by": None,
                "units_cancelled": order.units},
        after={"unfrozen": order.points},
    )  # fmt: skip


def undo_placing(tx: Tx, order: OrderInHand, lines: Iterable[LineInHand], *, cause: str) -> None:
    """Unfreeze, give quota back, release stock: what placing had taken of an unpaid order."""
    lines = list(lines)
    assert order.member_id is not None and order.rule_version_id is not None
    grace = rules_by_id(tx, order.rule_version_id).document.grace_days
    unfreeze(tx, order.member_id, order_id=order.id, grace_days=grace)
    give_back_quotas(tx, order.member_id, lines, {line.id: line.qty for line in lines})
    move_stock(
        tx,
        StockVerb.RELEASE,
        units_of(lines, {line.id: line.qty for line in lines}),
        cause=cause,
        order_id=order.id,
    )


@action(Permission.CANCEL_PAID)
def cancel_paid_order(tx: Tx, order_id: int, *, reason: str, seen: int | None = None) -> OrderRow:
    """PAID or TO_SHIP with nothing shipped → CANCELLED: everything open goes back, with a refund."""
    order = take_order(tx, order_id, "cancel_paid_order", seen)
    if order.units_shipped:
        raise NotAllowedNow("cancel_paid_order", order.status, ("cancel_lines", "undo_shipment"), because="shipped")
    if not reason.strip():
        raise Invalid("reason", "missing")
    return _cancel_units(tx, order, None, "cancel_paid_order", reason)


@action(Permission.CANCEL_LINES)
def cancel_lines(tx: Tx, order_id: int, *, lines: dict[int, int], reason: str, seen: int | None = None) -> OrderRow:
    """Cancel open units, by line id: the order stays, is SHIPPED when the rest is gone, CANCELLED when nothing is."""
    order = take_order(tx, order_id, "cancel_lines", seen)
    if not reason.strip():
        raise Invalid("reason", "missing")
    return _cancel_units(tx, order, lines, "cancel_lines", reason)


@query(Permission.SEE)
def preview_cancel(reading: Reading, order_id: int, lines: dict[int, int] | None = None) -> CancelPreview:
    """What cancelling these open units (all when None) would give back, lot by lot."""
    order = read_order(reading, order_id)
    in_hand = lines_of(reading, order_id)
    picked = pick_units(in_hand, lines)
    if order.status is OrderStatus.UNPAID:
        back = GivenBack(0 if order.history else order.points, 0, 0, 0)
        return CancelPreview(back, OrderStatus.CANCELLED, (), False, 0)
    to = status_after(order, _units(order, in_hand, picked))
    back = _worth(order, in_hand, picked, to)
    grace = rules_by_id(reading, order.rule_version_id).document.grace_days if order.rule_version_id else 0
    lots = lots_back(reading, order_id, back.points)
    return CancelPreview(back, to, lots, may_approve(reading, back.refund_fen), grace)


def lots_back(reading: Reading, order_id: int, points: int) -> tuple[LotBack, ...]:
    """Which lots so many points of an order would go back to."""
    today = shop_today(reading)
    return tuple(
        LotBack(p.lot_id, p.origin, p.amount, p.expires_on, p.expires_on is not None and p.expires_on < today)
        for p in revert_plan(reading, order_id, points)
    )


def _cancel_units(tx: Tx, order: OrderInHand, wanted: Mapping[int, int] | None, act: str, reason: str) -> OrderRow:
    in_hand = lines_of(tx, order.id)
    picked = pick_units(in_hand, wanted)
    units = _units(order, in_hand, picked)
    to = status_after(order, units)
    _check_returns(order, in_hand, act, to)
    back = _worth(order, in_hand, picked, to)
    cause = f"order:{order.id}:v{order.version}"
    give_back(tx, order, in_hand, picked, back, cause=cause, reason=reason)
    mark_cancelled(tx, order, in_hand, picked)
    values: dict[str, object] = {"units_cancelled": order.units_cancelled + units, **back_values(order, back)}
    values |= ending_values(tx, to)
    if to is not order.status:
        close_tasks(tx, order.id)
    after = {"units": units, "points": back.points, "fen": back.refund_fen, "earn": back.earn_points}
    if order.history and (proposed := _points_of_history(order, in_hand, picked, to)):
        after["points_to_propose"] = proposed
        put_forward_for_order(tx, order, proposed)
    row = put_order(tx, order, act, to=to, values=values, after=after, reason=reason)
    if order.kind == OrderKind.REPLACEMENT:
        follow_replacement(tx, order.id, "replacement_cancelled")
    return row


def _points_of_history(
    order: OrderInHand, lines: list[LineInHand], picked: Mapping[int, int], to: OrderStatus
) -> int:  # fmt: skip
    """What an imported order's units took; with the last of them all that is left, since files tell less of lines."""
    if to is not OrderStatus.CANCELLED:
        return worth_of(lines, picked).points
    gone = sum(share_of_units(line.points, line.qty, 0, line.cancelled + line.returned) for line in lines)
    return max(order.points - gone, 0)


def _check_returns(order: OrderInHand, lines: list[LineInHand], act: str, to: OrderStatus) -> None:
    """A paid order isn't cancelled whole past an open after-sale, a replacement not in part: what is left of it can
    only be refunded by an after-sale of its own.
    """
    if act == "cancel_paid_order":
        check_charging(order, lines, act)
    if act == "cancel_paid_order" and any(line.claimed for line in lines):
        raise NotAllowedNow(act, order.status, ("cancel_lines",), because="after_sale_open")
    begun = order.units_shipped or order.units_cancelled or to is not OrderStatus.CANCELLED
    if order.kind == OrderKind.REPLACEMENT and not order.history and begun:
        raise NotAllowedNow(act, order.status, ("request_return",), because="replacement_in_part")


def ending_values(tx: Tx, to: OrderStatus) -> dict[str, object]:
    """What an order keeps besides when nothing of it is open any more."""
    if to is OrderStatus.CANCELLED:
        return {"cancelled_at": tx.now, "cancel_cause": "person", "ship_by": None, "rest_reason": None}
    if to is OrderStatus.SHIPPED:
        # what had gone is all there is: the wait for its receipt starts
        return {"shipped_at": tx.now, "complete_by": tx.now + timedelta(days=read_settings(tx).complete_days)}
    return {}


def give_back(
    tx: Tx, order: OrderInHand, lines: list[LineInHand], picked: Mapping[int, int], back: GivenBack, *, cause: str,
    reason: str,
) -> None:  # fmt: skip
    """Points to their lots, earned points rolled back, refund, stock and quota. History moves only money."""
    refund_for_act(tx, order, back.refund_fen, cause=cause, reason=reason)
    if order.history:
        return
    assert order.member_id is not None and order.rule_version_id is not None
    grace = rules_by_id(tx, order.rule_version_id).document.grace_days
    revert(tx, order.member_id, back.points, order_id=order.id, cause=cause, grace_days=grace)
    roll_back_earned(tx, order.member_id, back.earn_points, order_id=order.id, cause=cause)
    give_back_quotas(tx, order.member_id, lines, picked)
    move_stock(tx, StockVerb.RELEASE, units_of(lines, picked), cause=cause, order_id=order.id)


def mark_cancelled(tx: Tx, order: OrderInHand, lines: list[LineInHand], picked: Mapping[int, int]) -> None:
    if not picked:
        return
    amount = case(dict(picked), value=OrderLine.id)
    tx.execute(update(OrderLine).where(OrderLine.id.in_(sorted(picked))).values(cancelled=OrderLine.cancelled + amount))
    if order.kind != OrderKind.SALE:
        return
    for line in lines:
        if line.sku_id is not None and line.id in picked:
            # the figure knows only what is cancelled; what had gone and came back stands on its own day
            points, cash = (
                share_of_units(total, line.qty, line.cancelled, picked[line.id])
                for total in (line.points, line.cash_fen)
            )
            tx.add_figure(
                "sku", order.shop_day, f"{line.sku_id}|{order.currency}", fen=-cash, points=-points,
                units=-picked[line.id],
            )  # fmt: skip


def back_values(order: OrderInHand, back: GivenBack) -> dict[str, object]:
    return {
        "points_back": order.points_back + (0 if order.history else back.points),
        "cash_back_fen": order.cash_back_fen + back.refund_fen,
        "earn_back": order.earn_back + (0 if order.history else back.earn_points),
        "freight_back_fen": order.freight_back_fen + back.freight_fen,
    }


def worth_of(lines: Iterable[LineInHand], picked: Mapping[int, int]) -> GivenBack:
    """What units are worth by cumulative floors, without freight."""
    sums = [0, 0, 0]
    for line in lines:
        if line.id in picked:
            for place, value in enumerate(line.back_for(picked[line.id])[:3]):
                sums[place] += value
    return GivenBack(sums[0], sums[1], sums[2], 0)


def units_of(lines: Iterable[LineInHand], picked: Mapping[int, int]) -> Counter[int]:
    units: Counter[int] = Counter()
    for line in lines:
        if line.sku_id is not None and line.id in picked:
            units[line.sku_id] += picked[line.id]
    return units


def _worth(order: OrderInHand, lines: list[LineInHand], picked: Mapping[int, int], to: OrderStatus) -> GivenBack:
    if order.history:
        return _worth_of_history(order, worth_of(lines, picked), to)
    worth = worth_of(lines, picked)
    freight = order.freight_fen - order.freight_back_fen if to is OrderStatus.CANCELLED else 0
    return GivenBack(worth.points, worth.cash_fen, worth.earn_points, freight)


def _worth_of_history(order: OrderInHand, worth: GivenBack, to: OrderStatus) -> GivenBack:
    """Its lines know no coupon: never more than what is left of its cash, and all of that with its last unit."""
    left = order.cash_fen - order.cash_back_fen
    if to is not OrderStatus.CANCELLED:
        return GivenBack(0, max(min(worth.cash_fen, left), 0), 0, 0)
    freight = max(min(order.freight_fen - order.freight_back_fen, left), 0)
    return GivenBack(0, left - freight, 0, freight)


def _units(order: OrderInHand, lines: list[LineInHand], picked: Mapping[int, int]) -> int:
    """An imported order without lines goes whole."""
    return sum(picked.values()) if lines else order.open_units


def status_after(order: OrderInHand, units: int) -> OrderStatus:
    if order.open_units > units:
        return order.status
    return OrderStatus.SHIPPED if order.units_shipped else OrderStatus.CANCELLED


def give_back_quotas(tx: Tx, member_id: int, lines: Iterable[LineInHand], picked: Mapping[int, int]) -> None:
    by_period: dict[str, Counter[int]] = {}
    for line in lines:
        if line.sku_id is not None and line.quota_period and line.id in picked:
            by_period.setdefault(line.quota_period, Counter())[line.sku_id] += picked[line.id]
    for period, units in sorted(by_period.items()):
        give_back_quota(tx, member_id, period, units)
