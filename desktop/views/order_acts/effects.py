"""What an act will move, as rows of an EffectBox: stock, points, money, the order's status.

box.show_effects(effects_of(case, rehearsal))
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.models.vocabulary import OrderStatus, PaymentState, RefundState
from desktop.services.goods_names import called
from desktop.services.order_cases import OrderCase
from desktop.services.order_rows import OrderRow
from desktop.services.transaction import PointsMove, Rehearsal, StockMove
from desktop.views.chips import status_chip
from desktop.views.formats import money, points_text
from desktop.views.notices import Effect, Line
from desktop.views.points.moves import moved_buckets
from desktop.views.texts import filled
from desktop.views.words import method_word, payment_word

translate = QCoreApplication.translate
SKUS_SHOWN = 3


def effects_of(case: OrderCase, rehearsal: Rehearsal, titles: dict[int, str] | None = None) -> list[Effect]:
    """titles names SKUs that the order doesn't have yet."""
    after: OrderRow = rehearsal.answer
    found = [
        payment_effect(case, after),
        stock_effect(rehearsal.stock, titles_of(case) | (titles or {})),
        points_effect(case, rehearsal.points, after),
        refund_effect(case, rehearsal),
        status_effect(case, after),
    ]
    return [effect for effect in found if effect is not None]


def titles_of(case: OrderCase) -> dict[int, str]:
    return {line.sku_id: called(line.title, line.spec) for line in case.detail.lines if line.sku_id is not None}


def payment_effect(case: OrderCase, after: OrderRow) -> Effect | None:
    """The payment badge, where the act moves it."""
    before = case.row
    if before.payment_state is after.payment_state:
        return None
    words = filled(
        translate("effects", "{0} → {1}"), payment_word(before.payment_state), payment_word(after.payment_state)
    )
    aside = after.payment_state is PaymentState.UNVERIFIED
    note = translate("effects", "另外记一笔异常，等人核实") if aside else ""
    return Effect("banknote", translate("effects", "付款"), (words,), note)


def stock_effect(moves: tuple[StockMove, ...], titles: dict[int, str]) -> Effect | None:
    """A line per SKU, in the order of titles: from → to of what is on hand and reserved, or free where only the reserve moves."""
    lines: list[Line] = []
    notes: list[str] = []
    moved = {move.sku_id for move in moves}
    for sku_id in [*(known for known in titles if known in moved), *sorted(moved - titles.keys())]:
        own = [move for move in moves if move.sku_id == sku_id]
        hand, kept = own[-1].on_hand_after, own[-1].reserved_after
        hand_before = hand - sum(move.on_hand for move in own)
        kept_before = kept - sum(move.reserved for move in own)
        if (hand, kept) == (hand_before, kept_before):
            continue
        name = shortened(titles.get(sku_id, ""))
        if hand != hand_before:
            lines.append(
                filled(
                    translate("effects", "{0}  在库 {1} → {2}，预留 {3} → {4}"),
                    name, *map(points_text, (hand_before, hand, kept_before, kept)),
                )
            )  # fmt: skip
            gone = hand_before - hand
            notes.append(
                filled(translate("effects", "出库 {0}"), gone)
                if gone > 0
                else filled(translate("effects", "回库 {0}"), -gone)
            )
        else:
            lines.append(
                filled(
                    translate("effects", "{0}  预留 {1} → {2}，可售 {3} → {4}"),
                    name, *map(points_text, (kept_before, kept, hand - kept_before, hand - kept)),
                )
            )  # fmt: skip
            freed = kept_before - kept
            notes.append(
                filled(translate("effects", "释放 {0}"), freed)
                if freed > 0
                else filled(translate("effects", "预留 {0}"), -freed)
            )
    if len(lines) > SKUS_SHOWN + 1:
        rest = filled(translate("effects", "另外 {0} 种商品也一样"), len(lines) - SKUS_SHOWN)
        lines, notes = [*lines[:SKUS_SHOWN], rest], notes[:SKUS_SHOWN]
    return Effect("boxes", translate("effects", "库存"), tuple(lines), tuple(notes)) if lines else None


def shortened(name: str) -> str:
    """A long name by its beginning and its end, where goods of one kind differ."""
    return name if len(name) <= 12 else f"{name[:7]}…{name[-4:]}"


def points_effect(case: OrderCase, moves: tuple[PointsMove, ...], after: OrderRow) -> Effect | None:
    """A line per bucket that moves, with its balance before and after; else why none does."""
    title = translate("effects", "积分")
    if case.row.history:
        return Effect("coins", title, (translate("effects", "导入的历史订单，不动积分和库存"),))
    if (moved := moved_buckets(moves)) is not None:
        return moved
    left = case.row.points - case.detail.points_back
    if not left:
        return Effect("coins", title, (translate("effects", "这一步不动积分"),))
    if after.status is OrderStatus.UNPAID:
        return Effect("coins", title, (filled(translate("effects", "冻结的 {0} 积分不变"), points_text(left)),))
    pending = case.detail.earn_points - case.detail.earn_back
    note = filled(translate("effects", "待生效 +{0} 不变"), points_text(pending)) if pending else ""
    return Effect(
        "coins", title, (filled(translate("effects", "{0} 积分支付时已扣，不再变动"), points_text(left)),), note
    )


def pending_effect(moves: tuple[PointsMove, ...]) -> Effect | None:
    """Points that the order would have earned, taken back."""
    by = sum(move.pending for move in moves)
    if not by:
        return None
    now = moves[-1].pending_after
    line = filled(translate("effects", "本单预计获得的 {0} 积分撤回"), points_text(-by))
    note = filled(translate("effects", "待生效 {0} → {1}"), points_text(now - by), points_text(now))
    return Effect("sparkles", translate("effects", "待生效"), (line,), note)


def refund_effect(case: OrderCase, rehearsal: Rehearsal) -> Effect | None:
    if not rehearsal.refunds:
        return None
    lines: list[Line] = []
    notes: list[str] = []
    for refund in rehearsal.refunds:
        amount = money(refund.fen, case.row.currency, case.row.minor_units)
        method = method_of(case)
        lines.append(
            filled(translate("effects", "{0} 退回{1}"), amount, method)
            if method
            else filled(translate("effects", "{0} 原路退回"), amount)
        )
        notes.append(
            translate("effects", "在你的权限内，直接批准")
            if refund.state is RefundState.APPROVED
            else translate("effects", "等有权限的人审批")
        )
    return Effect("wallet", translate("effects", "退款"), tuple(lines), tuple(notes))


def status_effect(case: OrderCase, after: OrderRow) -> Effect:
    before = case.row
    title = translate("effects", "订单")
    if after.status is before.status:
        return Effect(
            "clipboard-list",
            title,
            ((status_chip(after.status), translate("effects", "状态不变")),),
            _progress(before, after),
        )
    note = {
        OrderStatus.SHIPPED: filled(translate("effects", "{0} 天后自动完成"), case.settings.complete_days),
        OrderStatus.TO_SHIP: filled(translate("effects", "{0} 小时内发出"), case.settings.ship_hours),
        OrderStatus.CANCELLED: translate("effects", "不能恢复"),
    }.get(after.status, "")
    return Effect("clipboard-list", title, ((status_chip(before.status), "→", status_chip(after.status)),), note)


def _progress(before: OrderRow, after: OrderRow) -> str:
    """How many units there are and have gone, where that changes."""
    units, units_after = before.units - before.units_cancelled, after.units - after.units_cancelled
    if before.units_shipped or after.units_shipped:
        gone, gone_after = before.units_shipped, after.units_shipped
        if (gone, units) == (gone_after, units_after):
            return ""
        words = translate("effects", "已发 {0}/{1} 件 → {2}/{3} 件")
        return filled(words, gone, units, gone_after, units_after)
    if units == units_after:
        return ""
    return filled(translate("effects", "共 {0} 件 → {1} 件"), units, units_after)


def method_of(case: OrderCase) -> str:
    """How the order was paid, in words; "" for an order without a payment."""
    captured = [payment for payment in case.detail.payments if payment.problem is None]
    return method_word(captured[0].method) if captured else ""
