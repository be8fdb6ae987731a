"""What happened to an order in the shop's words: a sentence for every act on record.

    told(detail) -> oldest first: "下单，冻结 8,800 积分", "支付 ¥129.00，积分已扣", "包裹 1 已发出，还差 1 件"

A sentence holds amounts, counts, parcels, tags and reasons, never a name, phone or address of a customer; a reason
that somebody typed a phone number into is left out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from desktop.models.shop_rules import Deed, Outcome
from desktop.models.vocabulary import ExceptionKind, OrderStatus
from desktop.services.masks import mentions_phone
from desktop.services.order_detail import OrderDetail, TimelineRow
from desktop.views.automation_words import deed_word, outcome_word
from desktop.views.exception_words import exception_act_word
from desktop.views.formats import money, points_text
from desktop.views.order_pane.return_story import return_sentence
from desktop.views.order_pane.story_acts import ENDED, QUIET
from desktop.views.shipping_words import shipping_sentence
from desktop.views.texts import filled, listed
from desktop.views.top_up_words import top_up_sentence
from desktop.views.words import carrier_word, method_word, parcel_word, priority_word

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Told:
    """Something that happened: who is "" for the shop's own machinery, quiet stands beside the workflow."""

    text: str
    at: datetime
    who: str
    quiet: bool = False
    ended: bool = False


@dataclass(frozen=True, slots=True)
class _Order:
    """What sentences need to know beside their own row."""

    detail: OrderDetail
    open_after: int

    def money(self, fen: int) -> str:
        return money(fen, self.detail.row.currency, self.detail.row.minor_units)

    def parcel(self, fulfilment_id: object) -> int:
        ids = [one.id for one in self.detail.fulfilments]
        return ids.index(fulfilment_id) + 1 if fulfilment_id in ids else len(ids)


def told(detail: OrderDetail) -> tuple[Told, ...]:
    """Every act on record, in the shop's words."""
    return tuple(
        Told(
            sentence_of(row, _Order(detail, open_after)),
            row.at,
            "" if row.actor in ("worker", "storefront") else row.actor,
            row.act in QUIET,
            row.act in ENDED,
        )
        for row, open_after in zip(detail.timeline, _open_units(detail), strict=True)
    )


def reason_shown(reason: str) -> str:
    """A typed reason, unless it holds a phone number."""
    reason = reason.strip()
    return translate("story", "原因里有电话，已隐去") if mentions_phone(reason) else reason


def sentence_of(row: TimelineRow, order: _Order) -> str:
    """One act as a sentence; one that isn't known here is no more than a change."""
    write = _SENTENCES.get(row.act)
    if write is not None:
        return write(row, order)
    if told := shipping_sentence(row) or top_up_sentence(row):
        return told
    told = return_sentence(row, order.money) or exception_act_word(row.act)
    return _because(told, row.reason) if told else translate("story", "有一处改动")


def _open_units(detail: OrderDetail) -> list[int]:
    """Units still to ship after every act, counted back from today."""
    row = detail.row
    units = row.units - row.units_shipped - row.units_cancelled
    counts: list[int] = []
    for step in reversed(detail.timeline):
        counts.append(units)
        moved = int(step.after.get("units", 0) or 0)
        if step.act in ("ship_order", "cancel_lines", "cancel_paid_order", "refund_return"):
            units += moved
        elif step.act == "undo_shipment":
            units -= moved
        elif step.act == "edit_order":
            units += int(step.after.get("replaced", 0)) - int(step.after.get("added", 0))
    return counts[::-1]


def _because(text: str, reason: str) -> str:
    said = reason_shown(reason)
    return filled(translate("story", "{0}：{1}"), text, said) if said else text


def _both(points: int, fen: int, order: _Order) -> str:
    """8,800 积分、¥129.00, or the one of them that isn't nothing."""
    parts = [filled(translate("story", "{0} 积分"), points_text(points))] if points else []
    if fen:
        parts.append(order.money(fen))
    return listed(parts)


def _placed(row: TimelineRow, order: _Order) -> str:
    points, fen = int(row.after.get("points", 0)), int(row.after.get("fen", 0))
    if points:
        return filled(translate("story", "下单，冻结 {0} 积分"), points_text(points))
    return filled(translate("story", "下单，应付 {0}"), order.money(fen)) if fen else translate("story", "下单")


def _paid(row: TimelineRow, order: _Order) -> str:
    points, fen = int(row.after.get("points", 0)), int(row.after.get("fen", 0))
    aside = {
        ExceptionKind.LATE_PAYMENT.value: translate("story", "取消后到账 {0}，建议退款"),
        ExceptionKind.SECOND_PAYMENT.value: translate("story", "又付了一次 {0}，建议退款"),
        ExceptionKind.WRONG_AMOUNT.value: translate("story", "付了 {0}，金额不对，建议退款"),
    }.get(str(row.after.get("kept_aside", "")))
    if aside is not None:
        return filled(aside, order.money(fen))
    if row.from_status is OrderStatus.CANCELLED:
        return filled(translate("story", "取消后付了 {0}，订单恢复"), order.money(fen))
    if not fen:
        return filled(translate("story", "{0} 积分付清，不用付现金"), points_text(points))
    if points:
        return filled(translate("story", "支付 {0}，积分已扣"), order.money(fen))
    return filled(translate("story", "支付 {0}"), order.money(fen))


def _payment_failed(row: TimelineRow, order: _Order) -> str:
    return filled(translate("story", "付款没有成功（{0}）"), method_word(str(row.after.get("method", ""))))


def _released(row: TimelineRow, order: _Order) -> str:
    if row.reason == "automatic":
        return translate("story", "自动放行，待发货")
    return translate("story", "放行，待发货")


def _unreleased(row: TimelineRow, order: _Order) -> str:
    return _because(translate("story", "退回待放行"), row.reason)


def _shipped(row: TimelineRow, order: _Order) -> str:
    number, units = order.parcel(row.after.get("fulfilment")), int(row.after.get("units", 0))
    parcel = bool(row.after.get("waybill"))
    if "top_up" in row.after:
        return filled(translate("story", "充值 {0} 件，已登记"), units)
    if "cards" in row.after:
        words = (
            translate("story", "发出 {0} 个卡密，还差 {1} 件")
            if order.open_after
            else translate("story", "发出 {0} 个卡密，全部发完")
        )
        return filled(words, units, order.open_after) if order.open_after else filled(words, units)
    if order.open_after:
        left = str(order.open_after)
        if parcel:
            return filled(translate("story", "包裹 {0} 已发出，还差 {1} 件"), number, left)
        return filled(translate("story", "自提 {0} 件，还差 {1} 件"), units, left)
    if parcel:
        return filled(translate("story", "包裹 {0} 已发出，全部发完"), number)
    return filled(translate("story", "自提 {0} 件，全部取走"), units)


def _shipment_undone(row: TimelineRow, order: _Order) -> str:
    number, units = order.parcel(row.before.get("fulfilment")), int(row.after.get("units", 0))
    return _because(filled(translate("story", "撤回包裹 {0}，{1} 件退回待发"), number, units), row.reason)


def _completed(row: TimelineRow, order: _Order) -> str:
    return {
        "worker": translate("story", "到期自动完成"),
        "storefront": translate("story", "客人确认收货，完成"),
    }.get(row.actor, translate("story", "完成"))


def _cancelled(row: TimelineRow, order: _Order) -> str:
    points = int(row.after.get("unfrozen", 0))
    if row.reason == "deadline":
        text, reason = translate("story", "超时未付，自动取消"), ""
    else:
        text, reason = translate("story", "取消订单"), row.reason
    if points:
        text = filled(translate("story", "{0}，解冻 {1} 积分"), text, points_text(points))
    return _because(text, reason)


def _cancelled_paid(row: TimelineRow, order: _Order) -> str:
    back = _both(int(row.after.get("points", 0)), int(row.after.get("fen", 0)), order)
    text = filled(translate("story", "取消订单，退 {0}"), back) if back else translate("story", "取消订单")
    return _because(text, row.reason)


def _cancelled_lines(row: TimelineRow, order: _Order) -> str:
    back = _both(int(row.after.get("points", 0)), int(row.after.get("fen", 0)), order)
    units = int(row.after.get("units", 0))
    if back:
        text = filled(translate("story", "取消 {0} 件，退 {1}"), units, back)
    else:
        text = filled(translate("story", "取消 {0} 件"), units)
    return _because(text, row.reason)


def _edited(row: TimelineRow, order: _Order) -> str:
    parts = []
    if "recipient" in row.after:
        parts.append(translate("story", "改了收货人"))
    if "remark" in row.after:
        parts.append(translate("story", "改了买家备注"))
    if "replaced" in row.after:
        back = _both(int(row.after.get("points_back", 0)), int(row.after.get("fen_back", 0)), order)
        changed = filled(
            translate("story", "{0} 件换成 {1} 件"), int(row.after["replaced"]), int(row.after.get("added", 0))
        )
        parts.append(filled(translate("story", "{0}，退 {1}"), changed, back) if back else changed)
    elif "points" in row.after:
        now = _both(int(row.after["points"]), int(row.after.get("fen", 0)), order)
        parts.append(filled(translate("story", "改了商品，现为 {0}"), now or order.money(0)))
    return translate("story", "，").join(parts) or translate("story", "修改订单")


def _held(row: TimelineRow, order: _Order) -> str:
    return _because(translate("story", "挂起"), row.reason)


def _unheld(row: TimelineRow, order: _Order) -> str:
    return translate("story", "解除挂起")


def _assigned(row: TimelineRow, order: _Order) -> str:
    name = str(row.after.get("name") or "")
    if row.after.get("staff") is None:
        return translate("story", "放回待领")
    return translate("story", "领单") if name == row.actor else filled(translate("story", "交给 {0}"), name)


def _prioritised(row: TimelineRow, order: _Order) -> str:
    return filled(translate("story", "优先级改为「{0}」"), priority_word(int(row.after.get("priority", 0))))


def _waybill_corrected(row: TimelineRow, order: _Order) -> str:
    carrier = carrier_word(str(row.after.get("carrier", "")))
    return filled(
        translate("story", "包裹 {0} 运单更正为 {1} {2}"),
        order.parcel(row.before.get("fulfilment")), carrier, row.after.get("waybill", ""),
    )  # fmt: skip


def _tagged(row: TimelineRow, order: _Order) -> str:
    return filled(translate("story", "加标签「{0}」"), reason_shown(str(row.after.get("tag", ""))))


def _untagged(row: TimelineRow, order: _Order) -> str:
    return filled(translate("story", "去掉标签「{0}」"), reason_shown(str(row.before.get("tag", ""))))


def _noted(row: TimelineRow, order: _Order) -> str:
    return translate("story", "写了备注")


def _refund(row: TimelineRow, order: _Order) -> str:
    text = {
        "approve_refund": translate("story", "同意退款 {0}"),
        "drop_refund": translate("story", "不退 {0}"),
        "record_refund_done": translate("story", "退款 {0} 已到账"),
        "record_refund_failed": translate("story", "退款 {0} 没有成功"),
        "send_refund": translate("story", "退款 {0} 已提交支付渠道"),
        "refund_paid": translate("story", "退款 {0} 已到账"),
        "refund_refused": translate("story", "支付渠道没有退 {0}"),
        "refund_uncertain": translate("story", "退款 {0} 的结果还不清楚，会继续查询"),
    }[row.act]
    return _because(filled(text, order.money(int(row.after.get("fen", 0)))), row.reason)


def _tracked(row: TimelineRow, order: _Order) -> str:
    where = parcel_word(str(row.after.get("state", ""))) or translate("story", "还没有消息")
    return filled(translate("story", "包裹 {0} {1}"), order.parcel(row.after.get("fulfilment")), where)


def _put_off(row: TimelineRow, order: _Order) -> str:
    return translate("story", "支付渠道还说不清付没付款，期限推迟 5 分钟")


def _repeated(row: TimelineRow, order: _Order) -> str:
    return translate("story", "同一笔付款又通知一次，没有变化")


def _erased(row: TimelineRow, order: _Order) -> str:
    return translate("story", "客人资料已按要求清除")


def _imported(row: TimelineRow, order: _Order) -> str:
    return translate("story", "从文件导入")


def _step_of_the_source(row: TimelineRow, order: _Order) -> str:
    """Its own words, as the source kept them."""
    return reason_shown(row.reason) or translate("story", "原系统里的一步")


def _late(row: TimelineRow, order: _Order) -> str:
    return translate("story", "过了发货期限还没发出，已提醒")


def _ruled(row: TimelineRow, order: _Order) -> str:
    """Each deed in a row of its own has its sentence; here stands who did it, and what was not to be."""
    name, did = str(row.after.get("name", "")), row.after.get("did") or []
    told = [
        deed_word(Deed(one["deed"]))
        if one["outcome"] == Outcome.DONE.value
        else filled(
            translate("story", "{0}（{1}）"), deed_word(Deed(one["deed"])), outcome_word(Outcome(one["outcome"]))
        )
        for one in did
    ]
    return filled(translate("story", "自动规则「{0}」：{1}"), name, listed(told))


_SENTENCES: dict[str, Callable[[TimelineRow, _Order], str]] = {
    "place_order": _placed,
    "erase_member": _erased,
    "import_order": _imported,
    "import_event": _step_of_the_source,
    "confirm_payment": _paid,
    "repeat_payment": _repeated,
    "record_failed_payment": _payment_failed,
    "release_order": _released,
    "unrelease_order": _unreleased,
    "ship_order": _shipped,
    "undo_shipment": _shipment_undone,
    "complete_order": _completed,
    "cancel_order": _cancelled,
    "cancel_paid_order": _cancelled_paid,
    "cancel_lines": _cancelled_lines,
    "edit_order": _edited,
    "hold_order": _held,
    "unhold_order": _unheld,
    "assign_order": _assigned,
    "set_priority": _prioritised,
    "correct_waybill": _waybill_corrected,
    "tag_order": _tagged,
    "untag_order": _untagged,
    "note_order": _noted,
    "approve_refund": _refund,
    "drop_refund": _refund,
    "record_refund_done": _refund,
    "record_refund_failed": _refund,
    "send_refund": _refund,
    "refund_paid": _refund,
    "refund_refused": _refund,
    "refund_uncertain": _refund,
    "put_off_deadline": _put_off,
    "track_parcel": _tracked,
    "ship_alarm": _late,
    "run_shop_rule": _ruled,
}
