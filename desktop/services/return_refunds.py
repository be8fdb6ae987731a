"""Money and points that an after-sale gives back: what it would be, and the act itself.

What units are worth is what placing allotted to them, by cumulative floors; of a replacement's units it is what the
units are worth that they stand for. Effects are unique on after-sale and line.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import func, select, update

from desktop.models.after_sales import ReturnKind, ReturnReason
from desktop.models.returns import ReturnCase, ReturnLine
from desktop.models.vocabulary import OrderKind, OrderStatus, Permission, StockVerb
from desktop.services.adjustments import put_forward_for_order
from desktop.services.cancels import (
    GivenBack,
    back_values,
    ending_values,
    give_back_quotas,
    mark_cancelled,
    status_after,
)
from desktop.services.earning import roll_back_earned
from desktop.services.errors import Invalid, NotPermitted, RefundRefused
from desktop.services.freezes import revert
from desktop.services.fulfilment import close_tasks
from desktop.services.order_state import LineInHand, OrderInHand, lines_of, put_order
from desktop.services.refunds import may_approve, record_refund_done, refund_for_act
from desktop.services.return_cases import (
    CaseInHand,
    ReturnRow,
    follow_replacement,
    put_case,
    refusal,
    return_row,
    take_case,
)
from desktop.services.returns import REASON_MOST, approve_return, request_return
from desktop.services.rules import rules_by_id
from desktop.services.settings import read_settings
from desktop.services.stock import move_stock
from desktop.services.transaction import Reading, Tx, action


@dataclass(frozen=True, slots=True)
class LineBack:
    """What a line of an after-sale gives back: cancelled of its units haven't gone, the others had."""

    line_id: int
    root_line_id: int
    units: int
    cancelled: int
    points: int
    cash_fen: int
    earn_points: int


@dataclass(frozen=True, slots=True)
class RefundPlan:
    """cash_fen is without freight_fen. points_to_propose: an imported order's, which no act gives back.

    cash_most is the most that could be chosen in place of the units' allotment, withheld_fen how much less was chosen.
    """

    lines: tuple[LineBack, ...]
    points: int
    cash_fen: int
    freight_fen: int
    earn_points: int
    points_to_propose: int
    to: OrderStatus
    cash_most: int
    withheld_fen: int

    @property
    def refund_fen(self) -> int:
        return self.cash_fen + self.freight_fen


@action(Permission.REFUND_TO_LIMIT, Permission.REFUND_ABOVE)
def refund_return(
    tx: Tx,
    case_id: int,
    *,
    freight: bool = False,
    cash_fen: int | None = None,
    reason: str = "",
    reference: str = "",
    seen: int | None = None,
) -> ReturnRow:
    """待退款 → 已完成: an approved refund, points to their very lots, then the earned share rolled back.

    Units that haven't gone are cancelled: released, quota back, the order's status as with cancel_lines. The freight
    goes back where it is chosen, and where nothing of the order is left. cash_fen in place of what the units were
    allotted takes a reason; the points are theirs in any case. With a reference the money has gone back elsewhere
    already. Raises NotPermitted above one's limit, RefundRefused, Invalid.
    """
    case = take_case(tx, case_id, "refund_return", seen)
    plan = plan_refund(tx, case, freight=freight, cash_fen=cash_fen)
    if plan.withheld_fen and not reason.strip():
        raise Invalid("reason", "missing")
    if len(reason) > REASON_MOST:
        raise Invalid("reason", "too_long", REASON_MOST)
    if not may_approve(tx, plan.refund_fen):
        raise NotPermitted(Permission.REFUND_ABOVE)
    cause = f"return:{case.id}"
    refund_id = refund_for_act(tx, case.root, plan.refund_fen, cause=cause, reason=case.reason)
    if not case.root.history:
        _points_back(tx, case.root, plan, cause)
    own = lines_of(tx, case.order.id)
    picked = {line.line_id: line.cancelled for line in plan.lines if line.cancelled}
    if picked:
        _cancel_open(tx, case.order, own, picked, cause)
    _write_lines(tx, case, plan, {line.id: line.sku_id for line in own})
    back = GivenBack(plan.points, plan.cash_fen, plan.earn_points, plan.freight_fen)
    order_values: dict[str, object] = {}
    if picked:
        order_values |= {"units_cancelled": case.order.units_cancelled + sum(picked.values())}
        order_values |= ending_values(tx, plan.to) if plan.to is not case.order.status else {}
    if plan.to is not case.order.status:
        close_tasks(tx, case.order.id)
    told: dict[str, object] = {
        "why": case.reason,
        "points": plan.points,
        "fen": plan.refund_fen,
        "earn": plan.earn_points,
    }
    if picked:
        told["units"] = sum(picked.values())
    if plan.withheld_fen:
        told["withheld"] = plan.withheld_fen
    if plan.points_to_propose:
        told["points_to_propose"] = plan.points_to_propose
        put_forward_for_order(tx, case.root, plan.points_to_propose)
    same = case.root.id == case.order.id
    row = put_case(
        tx, case, "refund_return", order_to=plan.to, after=told, reason=reason.strip(),
        order_values={**order_values, **(back_values(case.root, back) if same else {})},
        values={
            "refund_id": refund_id, "refunded_by": tx.actor.key, "refunded_at": tx.now, "points": plan.points,
            "cash_fen": plan.refund_fen, "freight_fen": plan.freight_fen, "earn_points": plan.earn_points,
            "withheld_fen": plan.withheld_fen,
        },
    )  # fmt: skip
    if not same:
        put_order(
            tx, case.root, "refund_return", values=back_values(case.root, back), subject=("return", case.id),
            after={"points": plan.points, "fen": plan.refund_fen, "earn": plan.earn_points},
            event="return.status_changed", told={"return": case.id, "state": row.state.value},
        )  # fmt: skip
    if case.order.kind == OrderKind.REPLACEMENT and plan.to is OrderStatus.CANCELLED:
        follow_replacement(tx, case.order.id, "replacement_refunded")
    if reference.strip() and refund_id is not None:
        record_refund_done(tx, refund_id, reference=reference)
    return return_row(tx, case.id)


@action(Permission.HANDLE_RETURNS)
def fast_refund(
    tx: Tx,
    order_id: int,
    *,
    lines: dict[int, int],
    reason: ReturnReason,
    words: str = "",
    shipped_only: bool = False,
    freight: bool = False,
    photos: tuple[bytes, ...] = (),
    seen: int | None = None,
) -> ReturnRow:
    """仅退款, asked for, approved and refunded at once, where all of it isn't worth more than the shop's limit.

    Raises RefundRefused('above_fast_limit'), and what the three acts raise.
    """
    row = request_return(
        tx, order_id, kind=ReturnKind.REFUND_ONLY, lines=lines, reason=reason, words=words, shipped_only=shipped_only,
        photos=photos, seen=seen,
    )  # fmt: skip
    approve_return(tx, row.id)
    case = take_case(tx, row.id, "refund_return")
    plan, limit = plan_refund(tx, case, freight=freight), read_settings(tx).fast_refund_fen
    if worth_in_fen(tx, case.root, plan) > limit:
        raise RefundRefused("above_fast_limit", limit)
    return refund_return(tx, row.id, freight=freight)


@action(Permission.HANDLE_RETURNS)
def refund_instead(tx: Tx, case_id: int, *, reason: str = "", seen: int | None = None) -> ReturnRow:
    """待补发 → 待退款: no other goods after all. A replacement that is under way is cancelled first."""
    case = take_case(tx, case_id, "refund_instead", seen)
    if case.replacement_order_id is not None:
        raise refusal(case, "refund_instead", "replacement_made")
    return put_case(tx, case, "refund_instead", reason=reason.strip())


def plan_refund(
    reading: Reading, case: CaseInHand, *, freight: bool = False, cash_fen: int | None = None
) -> RefundPlan:  # fmt: skip
    """What refunding the case now would give back, line by line; cash_fen: in place of the allotment of its units.

    Raises RefundRefused above what is left of the money without taking from what other units were allotted.
    """
    order, root = case.order, case.root
    by_id = {line.id: line for line in lines_of(reading, root.id)}
    backs, freights = [], 0
    for line in case.lines:
        points, cash, earn, share = by_id[line.root_line_id].back_for(line.qty)
        freights += share
        backs.append(LineBack(line.line_id, line.root_line_id, line.qty, line.unshipped, points, cash, earn))
    cancelled = sum(back.cancelled for back in backs)
    to = status_after(order, cancelled) if cancelled else order.status
    left = root.freight_fen - root.freight_back_fen
    nothing_left = to is OrderStatus.CANCELLED and order.id == root.id
    freight_fen = left if nothing_left else min(freights, left) if freight else 0
    proposed = 0
    if root.history:
        proposed = sum(back.points for back in backs)
        room = max(root.cash_fen - root.cash_back_fen, 0)
        freight_fen = max(min(freight_fen, room), 0)
        backs = _of_history(backs, room - freight_fen, all_of_it=nothing_left)
    allotted = sum(back.cash_fen for back in backs)
    most = allotted + (0 if root.history else withheld_of(reading, root.id))
    if cash_fen is not None:
        if cash_fen < 0:
            raise Invalid("amount_fen", "negative")
        if cash_fen > most:
            raise RefundRefused("above_captured", most + freight_fen)
        backs = _spread(backs, cash_fen)
    cash = sum(back.cash_fen for back in backs)
    return RefundPlan(
        tuple(backs), sum(back.points for back in backs), cash, freight_fen,
        sum(back.earn_points for back in backs), proposed, to, most, allotted - cash,
    )  # fmt: skip


def withheld_of(reading: Reading, root_order_id: int) -> int:
    """What earlier after-sales of a paid order gave back less than their units were allotted."""
    total = func.coalesce(func.sum(ReturnCase.withheld_fen), 0)
    return int(reading.scalar(select(total).where(ReturnCase.root_order_id == root_order_id)))


def _spread(backs: list[LineBack], cash_fen: int) -> list[LineBack]:
    """Another amount over the lines as their allotments are, or their units where those are none."""
    weights = [back.cash_fen for back in backs]
    if not any(weights):
        weights = [back.units for back in backs]
    made, reached, given = [], 0, 0
    for back, weight in zip(backs, weights, strict=True):
        reached += weight
        share = cash_fen * reached // sum(weights) - given
        given += share
        made.append(replace(back, cash_fen=share))
    return made


def _of_history(backs: list[LineBack], room: int, *, all_of_it: bool) -> list[LineBack]:
    """Its lines know no coupon: never more than what is left of its cash, and all of that with its last unit."""
    made = []
    for back in backs:
        cash = max(min(back.cash_fen, room), 0)
        if all_of_it and back is backs[-1]:
            cash = room
        room -= cash
        made.append(replace(back, points=0, earn_points=0, cash_fen=cash))
    return made


def freight_by_choice(reading: Reading, case: CaseInHand) -> int:
    """The freight that would go back with the refund if somebody chose so, in minor units."""
    return plan_refund(reading, case, freight=True).freight_fen


def worth_in_fen(reading: Reading, root: OrderInHand, plan: RefundPlan) -> int:
    """Cash and points together, the points at what they are worth under the order's rules."""
    if root.rule_version_id is None:
        return plan.refund_fen
    return plan.refund_fen + plan.points * 100 // rules_by_id(reading, root.rule_version_id).document.points_for_yuan


def _points_back(tx: Tx, root: OrderInHand, plan: RefundPlan, cause: str) -> None:
    assert root.member_id is not None and root.rule_version_id is not None
    grace = rules_by_id(tx, root.rule_version_id).document.grace_days
    for line in plan.lines:
        own = f"{cause}:{line.line_id}"
        revert(tx, root.member_id, line.points, order_id=root.id, cause=own, grace_days=grace)
    for line in plan.lines:
        roll_back_earned(tx, root.member_id, line.earn_points, order_id=root.id, cause=f"{cause}:{line.line_id}")


def _cancel_open(
    tx: Tx, order: OrderInHand, lines: list[LineInHand], picked: Mapping[int, int], cause: str
) -> None:  # fmt: skip
    """Units that haven't gone: out of the reserve, their place under the limit back."""
    if not order.history:
        if order.kind == OrderKind.SALE:
            assert order.member_id is not None
            give_back_quotas(tx, order.member_id, lines, picked)
        by_sku = sorted((line.sku_id, line.id) for line in lines if line.sku_id is not None and line.id in picked)
        for sku_id, line_id in by_sku:
            units = {sku_id: picked[line_id]}
            move_stock(tx, StockVerb.RELEASE, units, cause=f"{cause}:{line_id}", order_id=order.id)
    mark_cancelled(tx, order, lines, picked)


def _write_lines(tx: Tx, case: CaseInHand, plan: RefundPlan, skus: Mapping[int, int | None]) -> None:
    today, replaced = read_settings(tx).shop_day(tx.now), case.order.id != case.root.id
    for line in plan.lines:
        tx.execute(
            update(ReturnLine)
            .where(ReturnLine.case_id == case.id, ReturnLine.line_id == line.line_id)
            .values(
                points=line.points, cash_fen=line.cash_fen, earn_points=line.earn_points,
                # on the line that was paid for, what a replacement's units stand for had gone
                returned=line.units if replaced else line.units - line.cancelled,
            )
        )  # fmt: skip
        key = f"{skus[line.line_id] or ''}|{case.order.currency}|{case.kind}|{case.reason}"
        tx.add_figure("return", today, key, fen=line.cash_fen, points=line.points)
