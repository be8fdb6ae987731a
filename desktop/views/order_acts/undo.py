"""What a toast says of an act that is done, and the act that takes it back.

done_words(command, row) -> "已发出 2 件"
way_back(command, before) -> a function of the order as it stands then, or None where nothing takes it back
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from desktop.models.vocabulary import FOR_GOOD, FulfilmentState
from desktop.services import cancels, editing, fulfilment, marks, payments, refunds
from desktop.services.errors import ChangedByOther, NotFound
from desktop.services.order_cases import OrderCase
from desktop.services.order_rows import OrderRow
from desktop.services.topping.requests import claim_top_ups
from desktop.views.command_sheet import Command
from desktop.views.texts import filled
from desktop.views.words import carrier_word, priority_word

translate = QCoreApplication.translate
Back = Callable[[OrderCase], Command]


def done_words(command: Command, row: OrderRow) -> str:
    """The sentence of a toast, with the order's number."""
    values = command.kwargs
    act = command.act
    if act is fulfilment.ship_order:
        parcel = values.get("parcel")
        if values.get("codes"):
            return filled(translate("done", "{0} 的卡密已发出"), row.order_no)
        if values.get("top_up"):
            return filled(translate("done", "{0} 的充值已登记"), row.order_no)
        if parcel is None:
            return filled(translate("done", "{0} 已交付客人"), row.order_no)
        return filled(
            translate("done", "{0} 已发货，{1} {2}"), row.order_no, carrier_word(parcel.carrier), parcel.waybill
        )
    if act is claim_top_ups:
        if values["charged"]:
            return filled(translate("done", "{0} 已由平台充好"), row.order_no)
        return filled(translate("done", "{0} 已提交充值，充好自动算发出"), row.order_no)
    if act is marks.assign_order:
        if row.assignee:
            return filled(translate("done", "{0} 归 {1} 处理"), row.order_no, row.assignee)
        return filled(translate("done", "{0} 不再指定处理人"), row.order_no)
    if act is marks.set_priority:
        return filled(translate("done", "{0} 的优先级改为「{1}」"), row.order_no, priority_word(row.priority))
    if act is marks.tag_order:
        return filled(translate("done", "{0} 加了标签「{1}」"), row.order_no, str(values["tag"]).strip())
    if act is marks.untag_order:
        return filled(translate("done", "{0} 去掉了标签「{1}」"), row.order_no, values["tag"])
    said = {
        payments.confirm_payment: translate("done", "{0} 已登记收款"),
        fulfilment.release_order: translate("done", "{0} 已放行，可以发货"),
        fulfilment.unrelease_order: translate("done", "{0} 已退回待放行"),
        fulfilment.undo_shipment: translate("done", "{0} 的包裹已撤回，商品回到库存"),
        fulfilment.complete_order: translate("done", "{0} 已完成"),
        fulfilment.correct_waybill: translate("done", "{0} 的运单已更正"),
        cancels.cancel_order: translate("done", "{0} 已取消"),
        cancels.cancel_paid_order: translate("done", "{0} 已取消，积分已退回"),
        cancels.cancel_lines: translate("done", "{0} 的部分商品已取消"),
        editing.edit_order: translate("done", "{0} 已修改"),
        marks.hold_order: translate("done", "{0} 已挂起"),
        marks.unhold_order: translate("done", "{0} 已解除挂起"),
        marks.note_order: translate("done", "{0} 的备注已保存"),
        refunds.approve_refund: translate("done", "{0} 的退款已同意"),
        refunds.drop_refund: translate("done", "{0} 的退款已作罢"),
        refunds.record_refund_done: translate("done", "{0} 的退款已登记到账"),
        refunds.record_refund_failed: translate("done", "{0} 的退款已登记失败"),
    }
    return filled(said.get(act, translate("done", "{0} 已保存")), row.order_no)


def way_back(command: Command, before: OrderCase, row: OrderRow) -> Back | None:
    """Raises, when called: ChangedByOther where somebody has changed it since, NotFound."""
    order_id, seen, values = row.id, row.version, command.kwargs

    def unship(now: OrderCase) -> Command:
        gone = [
            one for one in now.detail.fulfilments
            if one.state == FulfilmentState.SHIPPED.value and one.kind not in FOR_GOOD
        ]  # fmt: skip
        if not gone:
            raise NotFound("fulfilment", "")
        return Command(fulfilment.undo_shipment, (order_id,), {"fulfilment_id": gone[-1].id, "seen": seen})

    def unrelease(now: OrderCase) -> Command:
        return Command(fulfilment.unrelease_order, (order_id,), {"seen": seen})

    def release(now: OrderCase) -> Command:
        return Command(fulfilment.release_order, (order_id,), {"seen": seen})

    def hold_as_before(now: OrderCase) -> Command:
        was = before.row
        if was.hold_reason is None:
            return Command(marks.unhold_order, (order_id,), {"seen": seen})
        until = was.hold_until if was.hold_until is not None and was.hold_until > now.now else None
        return Command(marks.hold_order, (order_id,), {"reason": was.hold_reason, "until": until, "seen": seen})

    def assign(now: OrderCase) -> Command:
        if now.assignee_login != (values["login"] or ""):
            raise _changed(now, "assign_order")
        return Command(marks.assign_order, (order_id,), {"login": before.assignee_login or None})

    def priority(now: OrderCase) -> Command:
        if now.row.priority != values["priority"]:
            raise _changed(now, "set_priority")
        return Command(marks.set_priority, (order_id,), {"priority": before.row.priority})

    def untag(now: OrderCase) -> Command:
        return Command(marks.untag_order, (order_id,), {"tag": str(values["tag"]).strip()})

    def tag(now: OrderCase) -> Command:
        return Command(marks.tag_order, (order_id,), {"tag": values["tag"]})

    if values.get("codes") or values.get("top_up"):
        return None
    if command.act is marks.tag_order and str(values["tag"]).strip() in before.detail.tags:
        return None
    ways: dict[Callable[..., object], Back] = {
        fulfilment.ship_order: unship,
        fulfilment.release_order: unrelease,
        fulfilment.unrelease_order: release,
        marks.hold_order: hold_as_before,
        marks.unhold_order: hold_as_before,
        marks.assign_order: assign,
        marks.set_priority: priority,
        marks.tag_order: untag,
        marks.untag_order: tag,
    }
    return ways.get(command.act)


def _changed(now: OrderCase, act: str) -> ChangedByOther:
    last = next((step for step in reversed(now.detail.timeline) if step.act == act), None)
    return ChangedByOther(last.actor if last else "", last.at if last else None, act)
