"""Words of after-sales: kinds, states, reasons, acts.

return_kind_word(ReturnKind.EXCHANGE) -> "换货"      return_state_word(ReturnState.TO_RECEIVE) -> "待收货"
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.models.after_sales import ReturnKind, ReturnReason, ReturnState
from desktop.views.chips import ChipSpec

translate = QCoreApplication.translate


def return_kind_word(kind: ReturnKind) -> str:
    return {
        ReturnKind.REFUND_ONLY: translate("after-sale", "仅退款"),
        ReturnKind.RETURN_REFUND: translate("after-sale", "退货退款"),
        ReturnKind.EXCHANGE: translate("after-sale", "换货"),
    }[kind]


def return_state_word(state: ReturnState) -> str:
    return {
        ReturnState.REQUESTED: translate("after-sale", "申请中"),
        ReturnState.TO_RECEIVE: translate("after-sale", "待收货"),
        ReturnState.TO_REFUND: translate("after-sale", "待退款"),
        ReturnState.TO_RESHIP: translate("after-sale", "待补发"),
        ReturnState.DONE: translate("after-sale", "已完成"),
        ReturnState.REJECTED: translate("after-sale", "已拒绝"),
        ReturnState.WITHDRAWN: translate("after-sale", "已撤销"),
    }[state]


def return_chip(state: ReturnState) -> ChipSpec:
    style, icon = {
        ReturnState.REQUESTED: ("warn", "inbox"),
        ReturnState.TO_RECEIVE: ("violet", "package-open"),
        ReturnState.TO_REFUND: ("info", "hand-coins"),
        ReturnState.TO_RESHIP: ("teal", "arrow-right-left"),
        ReturnState.DONE: ("good", "circle-check"),
        ReturnState.REJECTED: ("neutral", "ban"),
        ReturnState.WITHDRAWN: ("neutral", "undo-2"),
    }[state]
    return ChipSpec(return_state_word(state), style, icon)


def return_reason_word(reason: str) -> str:
    """By its code; what is no code comes back as it is."""
    words = {
        ReturnReason.DAMAGED.value: translate("after-sale", "收到时破损"),
        ReturnReason.QUALITY.value: translate("after-sale", "质量问题"),
        ReturnReason.WRONG_ITEM.value: translate("after-sale", "发错商品"),
        ReturnReason.MISSING.value: translate("after-sale", "少件漏发"),
        ReturnReason.NOT_AS_DESCRIBED.value: translate("after-sale", "与描述不符"),
        ReturnReason.NOT_ARRIVED.value: translate("after-sale", "一直没收到"),
        ReturnReason.CHANGED_MIND.value: translate("after-sale", "不想要了"),
        ReturnReason.OTHER.value: translate("after-sale", "其他原因"),
    }
    return words.get(reason, reason)


def return_act_word(act: str) -> str:
    """An act on an after-sale as a verb; "" for any other."""
    words = {
        "request_return": translate("act", "申请售后"),
        "approve_return": translate("act", "同意售后"),
        "reject_return": translate("act", "拒绝售后"),
        "withdraw_return": translate("act", "撤销售后"),
        "receive_return": translate("act", "收退货"),
        "refuse_goods": translate("act", "拒收退货"),
        "approve_all_the_same": translate("act", "没收货也同意"),
        "refund_return": translate("act", "售后退款"),
        "fast_refund": translate("act", "快速退款"),
        "refund_instead": translate("act", "改为退款"),
        "reship_return": translate("act", "补发"),
        "replacement_shipped": translate("act", "寄出补发"),
        "replacement_undone": translate("act", "撤回补发"),
        "replacement_cancelled": translate("act", "取消补发"),
        "replacement_refunded": translate("act", "补发改退款"),
        "assign_return": translate("act", "领售后"),
        "add_return_photo": translate("act", "加售后照片"),
    }
    return words.get(act, "")
