"""Editing an order: an unpaid one is priced anew, a paid one keeps to what its old units were allotted."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import delete

from desktop.models.order import OrderLine
from desktop.models.vocabulary import DeliveryKind, OrderKind, OrderStatus, Permission
from desktop.services.cancels import (
    GivenBack,
    back_values,
    give_back,
    mark_cancelled,
    undo_placing,
    worth_of,
)
from desktop.services.errors import EditTooDear, HistoryOnly, Invalid, NotAllowedNow, UnitsNotOpen
from desktop.services.figures import count_lines, count_order
from desktop.services.freezes import freeze
from desktop.services.order_rows import OrderRow
from desktop.services.order_state import OrderInHand, lines_of, pick_units, put_order, read_order, take_order
from desktop.services.placing import (
    REMARK_MOST,
    LineWish,
    add_lines,
    price_values,
    read_offers,
    reserve_lines,
    settle_without_cash,
    take_quota,
    title_values,
    wanted_of,
)
from desktop.services.prices import Price, allot, price
from desktop.services.quotas import quota_period
from desktop.services.recipients import RecipientDraft, save_recipient
from desktop.services.rules import rules_at, rules_by_id
from desktop.services.transaction import Tx, action


@action(Permission.EDIT_UNPAID, Permission.EDIT_PAID)
def edit_order(
    tx: Tx,
    order_id: int,
    *,
    recipient: RecipientDraft | None = None,
    remark: str | None = None,
    lines: tuple[LineWish, ...] | None = None,
    replaced: dict[int, int] | None = None,
    deduct_points: int = 0,
    coupon: str = "",
    seen: int | None = None,
) -> OrderRow:
    """Change address, remark or lines.

    UNPAID: lines are the whole new basket, priced under today's version. PAID, TO_SHIP: lines take the place of
    the open units in replaced (line id → units), at today's catalogue under the order's own version.
    Raises EditTooDear when new lines cost more than the units they stand for.
    """
    order = take_order(tx, order_id, "edit_order", seen)
    tx.require(Permission.EDIT_UNPAID if order.status is OrderStatus.UNPAID else Permission.EDIT_PAID)
    if remark is not None and len(remark) > REMARK_MOST:
        raise Invalid("remark", "too_long", REMARK_MOST)
    if recipient is None and remark is None and lines is None:
        raise Invalid("edit", "nothing_changed")
    before: dict[str, object] = {}
    after: dict[str, object] = {}
    values: dict[str, object] = {}
    if recipient is not None:
        before["recipient"] = order.recipient_id
        values["recipient_id"] = after["recipient"] = save_recipient(tx, recipient, order.member_id)
    if remark is not None:
        # the buyer's own words can't be taken off the audit again: it tells only whether there were any
        before["remark"], after["remark"] = bool(order.remark), bool(remark)
        values["remark"] = remark
    if lines is not None:
        if order.kind == OrderKind.REPLACEMENT:
            raise NotAllowedNow("edit_order", order.status, ("cancel_paid_order",), because="replacement")
        if order.history or order.member_id is None:
            raise HistoryOnly("edit_order")
        before |= {"points": order.points - order.points_back, "fen": order.cash_fen - order.cash_back_fen}
        if order.status is OrderStatus.UNPAID:
            return _reprice(tx, order, lines, deduct_points, coupon, values, before, after)
        values |= _swap(tx, order, lines, replaced or {}, after)
    return put_order(tx, order, "edit_order", values=values, before=before, after=after, event="order.edited")


def _reprice(
    tx: Tx, order: OrderInHand, wishes: tuple[LineWish, ...], deduct_points: int, coupon: str,
    values: dict[str, object], before: dict[str, object], after: dict[str, object],
) -> OrderRow:  # fmt: skip
    assert order.member_id is not None
    rules = rules_at(tx, tx.now)
    offers = read_offers(tx, wishes)
    nowhere = order.recipient_id is None and "recipient_id" not in values
    if nowhere and any(offer.delivery is DeliveryKind.PARCEL for offer in offers):
        raise Invalid("recipient", "missing")
    priced = price(
        rules.document, wanted_of(offers, wishes), tier=order.tier, deduct_points=deduct_points, coupon=coupon,
        day=order.shop_day,
    )  # fmt: skip
    old = lines_of(tx, order.id)
    undo_placing(tx, order, old, cause=f"order:{order.id}:v{order.version}")
    count_order(tx, order, order.status, -1)
    count_lines(tx, order, old, -1)
    tx.execute(delete(OrderLine).where(OrderLine.order_id == order.id))
    freeze(tx, order.member_id, priced.points, order_id=order.id)
    placed = add_lines(tx, order.id, offers, wishes, priced, period=quota_period(tx, rules.document))
    take_quota(tx, order.member_id, rules.document, placed)
    reserve_lines(tx, order.id, placed, cause=f"order:{order.id}:v{order.version + 1}")
    values |= {"rule_version_id": rules.id, **price_values(priced), **title_values(offers, wishes)}
    after |= {"points": priced.points, "fen": priced.cash_fen, "rule": rules.number}
    row = put_order(tx, order, "edit_order", values=values, before=before, after=after, event="order.edited")
    fresh = read_order(tx, order.id)
    count_order(tx, fresh, fresh.status)
    count_lines(tx, fresh, placed)
    if priced.cash_fen == 0:
        return settle_without_cash(tx, order.id, cause=f"order:{order.id}:v{fresh.version}")
    return row


def _swap(
    tx: Tx, order: OrderInHand, wishes: tuple[LineWish, ...], replaced: dict[int, int], after: dict[str, object]
) -> dict[str, object]:
    """Old units out, new lines in, the difference given back. The other lines keep what they were allotted."""
    assert order.member_id is not None and order.rule_version_id is not None
    old = lines_of(tx, order.id)
    if not replaced:
        raise UnitsNotOpen(0, order.open_units, 0)
    picked = pick_units(old, replaced)
    worth = worth_of(old, picked)
    rules = rules_by_id(tx, order.rule_version_id)
    offers = read_offers(tx, wishes)
    if order.recipient_id is None and any(offer.delivery is DeliveryKind.PARCEL for offer in offers):
        raise Invalid("recipient", "missing")
    priced = price(
        replace(rules.document, freight_fen=0), wanted_of(offers, wishes), tier=order.tier, day=order.shop_day
    )
    if priced.points > worth.points or priced.cash_fen > worth.cash_fen:
        raise EditTooDear(max(priced.points - worth.points, 0), max(priced.cash_fen - worth.cash_fen, 0))
    if priced.earn_points > worth.earn_points:
        priced = _earning_at_most(priced, worth.earn_points)
    back = GivenBack(
        worth.points - priced.points, worth.cash_fen - priced.cash_fen, worth.earn_points - priced.earn_points, 0
    )
    cause = f"order:{order.id}:v{order.version}"
    give_back(tx, order, old, picked, back, cause=cause, reason="edit_order")
    mark_cancelled(tx, order, old, picked)
    placed = add_lines(
        tx, order.id, offers, wishes, priced, period=quota_period(tx, rules.document),
        first=max(line.position for line in old) + 1, for_edit=cause,
    )  # fmt: skip
    take_quota(tx, order.member_id, rules.document, placed)
    reserve_lines(tx, order.id, placed, cause=f"order:{order.id}:v{order.version + 1}")
    count_lines(tx, order, placed)
    units_out, units_in = sum(picked.values()), sum(wish.qty for wish in wishes)
    after |= {"replaced": units_out, "added": units_in, "points_back": back.points, "fen_back": back.cash_fen}
    count_order(tx, order, order.status, -1)
    count_order(tx, replace(order, units=order.units + units_in), order.status)
    return {
        "units": order.units + units_in,
        "units_cancelled": order.units_cancelled + units_out,
        "line_count": len(old) + len(wishes),
        **back_values(order, back),
    }


def _earning_at_most(priced: Price, most: int) -> Price:
    """New lines earn no more than the units they stand for did, however the catalogue has changed."""
    earns = allot(most, [line.cash_fen for line in priced.lines])
    lines = tuple(replace(line, earn_points=earn) for line, earn in zip(priced.lines, earns, strict=True))
    return replace(priced, lines=lines, earn_points=most)
