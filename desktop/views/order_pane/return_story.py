"""What happened to an after-sale, as a sentence of its order's story.

return_sentence(row, money) -> "收到退货：可售 1、残次 1、不入库 1"; "" for what is no act on an after-sale
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.models.after_sales import ReturnKind, ReturnState
from desktop.services.order_detail import TimelineRow
from desktop.views.after_sale_words import return_kind_word, return_reason_word
from desktop.views.formats import points_text
from desktop.views.texts import filled, listed

translate = QCoreApplication.translate


def return_sentence(row: TimelineRow, money: Callable[[int], str]) -> str:
    """What an act did to an after-sale of an order, without its reason; money writes fen in the order's currency."""
    after = row.after
    match row.act:
        case "request_return":
            return filled(
                translate("story", "申请{0} {1} 件（{2}）"),
                return_kind_word(ReturnKind(after["kind"])), after.get("asked", 0),
                return_reason_word(str(after.get("why", ""))),
            )  # fmt: skip
        case "approve_return" if after.get("state") == ReturnState.TO_REFUND:
            return translate("story", "同意仅退款，等退款")
        case "receive_return":
            return filled(
                translate("story", "收到退货：可售 {0}、残次 {1}、不入库 {2}"),
                after.get("good", 0), after.get("damaged", 0), after.get("kept_out", 0),
            )  # fmt: skip
        case "refund_return":
            back = _back(after, money)
            return filled(translate("story", "售后退 {0}"), back) if back else translate("story", "售后退款办完")
        case "reship_return" if "original" in after:
            return filled(translate("story", "为 {0} 换货补发"), after.get("number", ""))
        case "reship_return":
            return filled(translate("story", "生成补发单 {0}"), after.get("number", ""))
        case "assign_return":
            name = str(after.get("name") or "")
            if after.get("staff") is None:
                return translate("story", "售后放回待领")
            taken = name == row.actor
            return translate("story", "领了售后") if taken else filled(translate("story", "售后交给 {0}"), name)
        case _:
            return _plain_sentences().get(row.act, "")


def _plain_sentences() -> dict[str, str]:
    return {
        "approve_return": translate("story", "同意售后，等退货寄回"),
        "reject_return": translate("story", "拒绝售后"),
        "withdraw_return": translate("story", "撤销售后"),
        "refuse_goods": translate("story", "退货不收，拒绝售后"),
        "approve_all_the_same": translate("story", "退货没收下，仍然同意"),
        "refund_instead": translate("story", "不补发，改为退款"),
        "replacement_shipped": translate("story", "补发寄出，换货完成"),
        "replacement_undone": translate("story", "补发撤回，换货没完"),
        "replacement_cancelled": translate("story", "补发单取消，等重新补发或退款"),
        "replacement_refunded": translate("story", "补发单已退款，换货结束"),
        "add_return_photo": translate("story", "加了售后照片"),
    }


def _back(after: Mapping[str, Any], money: Callable[[int], str]) -> str:
    points, fen = int(after.get("points", 0)), int(after.get("fen", 0))
    parts = [filled(translate("story", "{0} 积分"), points_text(points))] if points else []
    return listed([*parts, money(fen)] if fen else parts)
