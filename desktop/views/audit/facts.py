"""What an act changed, in words: the values before and after that its row of the audit holds.

facts(before, after) -> [("快递公司", "顺丰速运", "中通快递"), …]; "" where one side says nothing
Nothing personal is ever recorded there; a text that somebody typed a phone number into is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.models.after_sales import ReturnKind, ReturnState
from desktop.models.vocabulary import OrderStatus, Permission
from desktop.services.masks import mentions_phone
from desktop.views.after_sale_words import return_kind_word, return_reason_word, return_state_word
from desktop.views.chips import status_word
from desktop.views.exception_words import exception_word
from desktop.views.formats import money, points_text
from desktop.views.rights import right_word
from desktop.views.setting_words import setting_value, setting_word
from desktop.views.texts import filled, listed
from desktop.views.words import carrier_word, method_word, priority_word

translate = QCoreApplication.translate
# ids that say nothing to a person, and what a machine compares
_MUTE = frozenset(
    {"content", "batch", "lot", "session", "fulfilment", "recipient", "deltas", "resumed", "rule", "return", "photo",
     "media_type", "original", "replacement"}
)  # fmt: skip
_MONEY = ("fen", "fen_back", "amount_fen")
_POINTS = ("points", "points_back", "unfrozen", "earn")


def facts(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    told = []
    for key in dict.fromkeys((*before, *after)):
        if key in _MUTE:
            continue
        old, new = (value_word(key, side[key]) if key in side else "" for side in (before, after))
        if (old or new) and old != new:
            told.append((key_word(key), old, new))
    return told


def key_word(key: str) -> str:
    words = {
        "account": translate("facts", "会员号"),
        "active": translate("facts", "在用"),
        "asked": translate("facts", "申请件数"),
        "damaged": translate("facts", "残次"),
        "earn": translate("facts", "收回积分"),
        "good": translate("facts", "可售"),
        "kept_out": translate("facts", "不入库"),
        "kind": translate("facts", "类型"),
        "size": translate("facts", "大小"),
        "why": translate("facts", "原因"),
        "words": translate("facts", "有说明"),
        "added": translate("facts", "换上"),
        "by": translate("facts", "谁做的文件"),
        "carrier": translate("facts", "快递公司"),
        "code": translate("facts", "编码"),
        "created": translate("facts", "新增"),
        "fen": translate("facts", "现金"),
        "fen_back": translate("facts", "退现金"),
        "format": translate("facts", "表格"),
        "given": translate("facts", "给的权限"),
        "join": translate("facts", "加入文件"),
        "kept_aside": translate("facts", "待核实"),
        "left": translate("facts", "留下"),
        "login": translate("facts", "账号"),
        "members": translate("facts", "会员"),
        "method": translate("facts", "支付方式"),
        "name": translate("facts", "名称"),
        "number": translate("facts", "版本"),
        "orders": translate("facts", "订单"),
        "pc": translate("facts", "电脑"),
        "points": translate("facts", "积分"),
        "points_back": translate("facts", "退积分"),
        "priority": translate("facts", "优先级"),
        "qty": translate("facts", "数量"),
        "reason": translate("facts", "原因"),
        "refused": translate("facts", "没收"),
        "rejected": translate("facts", "退回"),
        "remark": translate("facts", "买家备注"),
        "replaced": translate("facts", "换下"),
        "role": translate("facts", "角色"),
        "rows": translate("facts", "条数"),
        "ship_by": translate("facts", "最晚发出"),
        "skipped": translate("facts", "跳过"),
        "source": translate("facts", "来源"),
        "staff": translate("facts", "交给"),
        "state": translate("facts", "状态"),
        "status": translate("facts", "状态"),
        "stock": translate("facts", "库存"),
        "tag": translate("facts", "标签"),
        "taken": translate("facts", "收回的权限"),
        "units": translate("facts", "件数"),
        "until": translate("facts", "到期"),
        "updated": translate("facts", "更新"),
        "waybill": translate("facts", "运单号"),
        "serial": translate("facts", "充值单号"),
        "outcome": translate("facts", "结果"),
    }
    return words.get(key) or setting_word(key) or translate("facts", "其他")


def value_word(key: str, value: Any) -> str:
    if value is None or value == "" or value == []:
        return ""
    if setting_word(key) and key not in ("carrier",):
        return setting_value(key, value)
    if isinstance(value, bool):
        return translate("facts", "是") if value else translate("facts", "否")
    if key in _MONEY and isinstance(value, int):
        return money(value)
    if key in _POINTS and isinstance(value, int):
        return filled(translate("facts", "{0} 积分"), points_text(value))
    if key in ("given", "taken"):
        known = [right_word(Permission(one)) for one in value if one in Permission.__members__]
        return listed(known)
    if isinstance(value, list):
        return listed(map(str, value))
    if isinstance(value, dict):
        return filled(translate("facts", "{0} 项"), len(value))
    return _word(key, value)


def _word(key: str, value: Any) -> str:
    text = str(value)
    if key == "carrier":
        return carrier_word(text)
    if key == "method":
        return method_word(text)
    if key == "kept_aside":
        return exception_word(text)
    if key == "why":
        return return_reason_word(text)
    if key == "kind" and text in ReturnKind.__members__:
        return return_kind_word(ReturnKind(text))
    if key == "state" and text in ReturnState.__members__ and text != "DONE":
        return return_state_word(ReturnState(text))
    if key == "priority" and isinstance(value, int):
        return priority_word(value)
    if text in OrderStatus.__members__:
        return status_word(OrderStatus(text))
    if text.isascii() and text.isupper() and text.replace("_", "").isalpha():
        return _states().get(text, translate("facts", "变了"))
    return translate("facts", "里面有电话，已隐去") if key != "waybill" and mentions_phone(text) else text


def _states() -> dict[str, str]:
    return {
        "PROPOSED": translate("facts", "待审批"),
        "APPROVED": translate("facts", "待退款"),
        "SENT": translate("facts", "退款中"),
        "DONE": translate("facts", "完成"),
        "FAILED": translate("facts", "失败"),
        "UNKNOWN": translate("facts", "待核实"),
        "DROPPED": translate("facts", "作罢"),
        "OPEN": translate("facts", "进行中"),
    }
