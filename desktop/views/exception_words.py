"""Words of exceptions: their kinds, what is done with them, what the books' checks are called.

exception_word("RISKY") -> "要核对风险"      exception_act_word("snooze_exception") -> "稍后处理"
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.models.vocabulary import ExceptionKind

translate = QCoreApplication.translate


def exception_word(kind: str) -> str:
    words = {
        ExceptionKind.LATE_PAYMENT.value: translate("exception", "取消后才付款"),
        ExceptionKind.SECOND_PAYMENT.value: translate("exception", "付了第二次"),
        ExceptionKind.WRONG_AMOUNT.value: translate("exception", "付款金额不对"),
        ExceptionKind.REFUND_FAILED.value: translate("exception", "退款没有成功"),
        ExceptionKind.REFUND_UNKNOWN.value: translate("exception", "退款结果不明"),
        ExceptionKind.PAYMENT_UNKNOWN.value: translate("exception", "不知道付没付款"),
        ExceptionKind.PAYMENT_FAILING.value: translate("exception", "付款总不成功"),
        ExceptionKind.PARCEL_STUCK.value: translate("exception", "包裹不动了"),
        ExceptionKind.PARCEL_RETURNED.value: translate("exception", "包裹退回"),
        ExceptionKind.SHIP_LATE.value: translate("exception", "发货超时"),
        ExceptionKind.OUT_OF_STOCK.value: translate("exception", "库存不足"),
        ExceptionKind.OVERSOLD.value: translate("exception", "预留超过在库"),
        ExceptionKind.RISKY.value: translate("exception", "要核对风险"),
        ExceptionKind.WEBHOOK_DEAD.value: translate("exception", "通知没人取"),
        ExceptionKind.LEDGER_BREAK.value: translate("exception", "账目不平"),
    }
    return words.get(kind, kind)


def exception_act_word(act: str) -> str:
    """What is done with an exception as a verb; "" for any other act."""
    words = {
        "take_exception": translate("act", "认领异常"),
        "assign_exception": translate("act", "转交异常"),
        "snooze_exception": translate("act", "稍后处理"),
        "wake_exception": translate("act", "现在就处理"),
        "settle_exception": translate("act", "处理完异常"),
        "contact_buyer": translate("act", "联系买家"),
        "ask_provider_again": translate("act", "再问支付渠道"),
        "record_failed_payment": translate("act", "付款失败"),
        "notice_uncollected_events": translate("act", "发现通知没人取"),
        "enter_findings": translate("act", "记下核对结果"),
        "propose_mend": translate("act", "提交修正"),
        "approve_mend": translate("act", "批准修正"),
        "reject_mend": translate("act", "驳回修正"),
    }
    return words.get(act, "")


def check_word(check: str) -> str:
    """Which of the books doesn't add up."""
    words = {
        "balance": translate("check", "积分余额"),
        "points_ledger": translate("check", "积分流水"),
        "lots": translate("check", "积分批次"),
        "lot": translate("check", "积分批次"),
        "lot_frozen": translate("check", "冻结的积分"),
        "freeze": translate("check", "冻结的积分"),
        "allocation": translate("check", "冻结的积分"),
        "allocation_back": translate("check", "退回的积分"),
        "settled": translate("check", "冻结的积分"),
        "points_taken": translate("check", "订单用的积分"),
        "points_back": translate("check", "退回的积分"),
        "conservation": translate("check", "积分总账"),
        "adjustment": translate("check", "积分调整"),
        "merged": translate("check", "合并的会员"),
        "stock": translate("check", "库存"),
        "reserved": translate("check", "预留的库存"),
        "status": translate("check", "订单状态"),
        "units": translate("check", "订单件数"),
        "shipped": translate("check", "已发件数"),
        "price": translate("check", "订单金额"),
        "payment": translate("check", "收款"),
        "refund": translate("check", "退款"),
        "imported": translate("check", "导入的订单"),
        "audit": translate("check", "操作记录"),
        "figures": translate("check", "汇总数字"),
        "return_units": translate("check", "售后件数"),
        "returned": translate("check", "售后件数"),
        "returns_open": translate("check", "售后件数"),
        "return_amounts": translate("check", "售后退款"),
        "return_refund": translate("check", "售后退款"),
        "replacement": translate("check", "换货订单"),
    }
    return words.get(check, translate("check", "账"))
