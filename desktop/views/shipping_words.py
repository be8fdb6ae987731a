"""The shipping centre's words: papers, acts, and what is told of them in an order's story."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.models.shipping import Paper, WaybillState
from desktop.services.order_detail import TimelineRow
from desktop.services.packing import WrongItem
from desktop.views.filling import filled

translate = QCoreApplication.translate
# they stand beside the workflow
SHIPPING_ACTS = frozenset(
    {"record_print", "make_wave", "finish_wave", "cancel_wave", "take_waybill", "record_waybill", "end_waybill"}
)


def paper_word(paper: str) -> str:
    return {
        Paper.SLIP.value: translate("shipping", "配货单"),
        Paper.LABEL.value: translate("shipping", "面单"),
        Paper.ADDRESS.value: translate("shipping", "地址标签"),
        Paper.PICK_LIST.value: translate("shipping", "拣货单"),
    }.get(paper, paper)


def copy_word(copy: int) -> str:
    """ "首次", "重打，第 2 次" """
    return translate("shipping", "首次") if copy == 1 else filled(translate("shipping", "重打，第 {0} 次"), copy)


def shipping_act_word(act: str) -> str:
    """ "" for what isn't the shipping centre's."""
    return {
        "record_print": translate("act", "打印"),
        "make_wave": translate("act", "建拣货波次"),
        "finish_wave": translate("act", "拣完波次"),
        "cancel_wave": translate("act", "取消波次"),
        "take_waybill": translate("act", "取电子面单"),
        "record_waybill": translate("act", "记下运单号"),
        "end_waybill": translate("act", "取消运单号"),
        "connect_waybills": translate("act", "接通电子面单"),
        "disconnect_waybills": translate("act", "断开电子面单"),
    }.get(act, "")


def shipping_sentence(row: TimelineRow) -> str:
    """ "" for what isn't the shipping centre's."""
    if row.act == "record_print":
        paper, copy = paper_word(str(row.after.get("paper", ""))), int(row.after.get("copy", 1))
        if copy == 1:
            return filled(translate("story", "打印了{0}"), paper)
        return filled(translate("story", "重打了{0}，第 {1} 次"), paper, copy)
    if row.act == "take_waybill":
        return translate("story", "向快递公司取电子面单")
    if row.act == "record_waybill":
        waybill = str(row.after.get("waybill", ""))
        if row.after.get("state") == WaybillState.GIVEN.value:
            return filled(translate("story", "取到运单号 {0}"), waybill)
        return translate("story", "没有取到运单号")
    if row.act == "end_waybill":
        return translate("story", "运单号已取消")
    if row.act in SHIPPING_ACTS:
        words = {
            "make_wave": translate("story", "进了拣货波次 {0}"),
            "finish_wave": translate("story", "波次 {0} 拣完了"),
            "cancel_wave": translate("story", "波次 {0} 取消了"),
        }[row.act]
        return filled(words, row.after.get("wave", ""))
    return ""


def wrong_item_words(fact: WrongItem) -> str:
    if fact.surplus:
        return filled(translate("shipping", "多了：{0} 已经够数，放回去"), fact.title)
    return filled(translate("shipping", "不对：{0} 不在这笔订单里，没有计数"), fact.code)


def waybill_problem_words(problem: str) -> str:
    """Why a service gave no number, or kept one; its own words where it has any."""
    if problem.startswith("http_"):
        return translate("waybills", "快递100 暂时出错，还不知道取到没有。稍后再取，问的是同一个号")
    return {
        "unreached": translate("waybills", "连不上快递100，没有取号。检查网络再试"),
        "no_answer": translate("waybills", "没有回音，还不知道取到没有。稍后再取，问的是同一个号"),
        "unreadable": translate("waybills", "快递100 的回答看不懂，还不知道取到没有。稍后再取，问的是同一个号"),
        "no_code": translate("waybills", "快递100 没有说原因。稍后再取，问的是同一个号"),
        "account": translate("waybills", "授权码或签名密钥不对，请店主在设置里核对"),
        "no_label": translate("waybills", "号取到了，面单图没有来。再取一次，会补上图"),
    }.get(problem, filled(translate("waybills", "快递公司说：{0}"), problem))
