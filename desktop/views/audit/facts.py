"""What an act changed, in words: the values before and after that its row of the audit holds.

facts(before, after) -> [("快递公司", "顺丰速运", "中通快递"), …]; "" where one side says nothing
Nothing personal is ever recorded there; a text that somebody typed a phone number into is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.models.after_sales import ReturnKind, ReturnState
from desktop.models.vocabulary import OrderStatus, Permission, SaleMode
from desktop.services.masks import mentions_phone
from desktop.views.after_sale_words import return_kind_word, return_reason_word, return_state_word
from desktop.views.audit.fact_names import MUTE, fact_name
from desktop.views.chips import status_word
from desktop.views.exception_words import exception_word
from desktop.views.formats import money, points_text
from desktop.views.rights import right_word
from desktop.views.setting_words import setting_value, setting_word
from desktop.views.shipping_words import paper_word
from desktop.views.texts import filled, listed
from desktop.views.words import carrier_word, delivery_word, method_word, priority_word, sale_word

translate = QCoreApplication.translate
_MONEY = ("fen", "fen_back", "amount_fen", "price_fen")
_POINTS = frozenset(
    {"available", "debt", "earn", "frozen", "pending", "points", "points_back", "price_points", "unfrozen"}
)


def facts(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    told = []
    for key in dict.fromkeys((*before, *after)):
        if key in MUTE:
            continue
        if key.endswith("_sealed"):
            told.append((fact_name(key), "", translate("facts", "改过，加密存着")))
            continue
        old, new = (value_word(key, side[key]) if key in side else "" for side in (before, after))
        if (old or new) and old != new:
            told.append((fact_name(key) or translate("facts", "其他"), old, new))
    return told


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
    if isinstance(value, list) and not any(isinstance(one, dict) for one in value):
        return listed(map(str, value))
    if isinstance(value, dict | list):
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
    if key == "paper":
        return paper_word(text)
    if key == "sale_mode" and text in SaleMode.__members__:
        return sale_word(SaleMode(text))
    if key == "delivery_kind":
        return delivery_word(text)
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
