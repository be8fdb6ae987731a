"""The shipping centre's words: papers, acts, and what is told of them in an order's story."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.models.shipping import Paper
from desktop.services.order_detail import TimelineRow
from desktop.services.packing import WrongItem
from desktop.views.filling import filled

translate = QCoreApplication.translate
# they stand beside the workflow
SHIPPING_ACTS = frozenset({"record_print", "make_wave", "finish_wave", "cancel_wave"})


def paper_word(paper: str) -> str:
    return {
        Paper.SLIP.value: translate("shipping", "配货单"),
        Paper.LABEL.value: translate("shipping", "面单"),
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
    }.get(act, "")


def shipping_sentence(row: TimelineRow) -> str:
    """ "" for what isn't the shipping centre's."""
    if row.act == "record_print":
        paper, copy = paper_word(str(row.after.get("paper", ""))), int(row.after.get("copy", 1))
        if copy == 1:
            return filled(translate("story", "打印了{0}"), paper)
        return filled(translate("story", "重打了{0}，第 {1} 次"), paper, copy)
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
