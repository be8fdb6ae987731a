"""What stands where a list of waiting orders has none."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.services.shipping_queries import Waiting
from desktop.views.table_view import TableView

translate = QCoreApplication.translate


def show_emptiness(view: TableView, which: Waiting) -> None:
    if which is Waiting.ALL:
        words = translate("shipping", "付款放行后，订单会出现在这里")
        view.show_empty("package-check", translate("shipping", "没有等着发的订单"), words)
        return
    icon, title, words = {
        Waiting.PICKED: ("boxes", translate("shipping", "没有拣好等着发的"),
                         translate("shipping", "波次拣完后，它的订单在这里")),
        Waiting.UNLABELLED: ("map-pin", translate("shipping", "标签都打过了"),
                             translate("shipping", "挂起的和不用寄的不在这里")),
        Waiting.UNPRINTED: ("printer", translate("shipping", "配货单都打过了"), translate("shipping", "挂起的不在这里")),
    }[which]  # fmt: skip
    view.show_empty(icon, title, words, [("all", translate("shipping", "看全部待发货"), "x", True)])
