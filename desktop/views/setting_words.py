"""The shop's settings in words: their names, and what a value of theirs says.

setting_word("pay_minutes") -> "付款期限"      "" for what is no setting
setting_value("pay_minutes", 30) -> "30 分钟"
zone_words() -> {"Asia/Shanghai": "北京时间", …}
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.views.formats import money, points_text
from desktop.views.texts import filled, listed
from desktop.views.words import carrier_word

translate = QCoreApplication.translate


def setting_word(name: str) -> str:
    return {
        "shop_name": translate("setting", "店名"),
        "zone": translate("setting", "时区"),
        "auto_release": translate("setting", "付款后自动放行"),
        "pay_minutes": translate("setting", "付款期限"),
        "ship_hours": translate("setting", "发货期限"),
        "verify_from_units": translate("setting", "逐件扫码核对"),
        "complete_days": translate("setting", "自动完成"),
        "refund_limit_fen": translate("setting", "客服退款限额"),
        "fast_refund_fen": translate("setting", "快速退款限额"),
        "return_hours": translate("setting", "售后处理期限"),
        "return_goods_days": translate("setting", "退货寄回期限"),
        "expiry_notice_days": translate("setting", "积分到期提醒"),
        "idle_lock_minutes": translate("setting", "离开多久锁屏"),
        "risky_first_order_points": translate("setting", "首单核对线"),
        "risky_address_orders": translate("setting", "同地址核对线"),
        "risky_address_days": translate("setting", "同地址看几天"),
        "risky_phone_members": translate("setting", "同电话核对线"),
        "storefront_silent_hours": translate("setting", "商城没来取通知"),
        "carriers": translate("setting", "快递公司"),
    }.get(name, "")


def setting_value(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return translate("setting", "开") if value else translate("setting", "关")
    if isinstance(value, list | tuple):
        return listed(carrier_word(str(one)) for one in value)
    if name in ("refund_limit_fen", "fast_refund_fen"):
        return money(int(value))
    if name == "risky_first_order_points":
        return filled(translate("setting", "{0} 积分"), points_text(int(value)))
    if name == "idle_lock_minutes" and not value:
        return translate("setting", "不锁")
    if name == "expiry_notice_days" and not value:
        return translate("setting", "不提醒")
    if name in ("risky_address_orders", "risky_phone_members", "storefront_silent_hours") and not value:
        return translate("setting", "不看")
    if name == "verify_from_units" and not value:
        return translate("setting", "不核对")
    units = {
        "expiry_notice_days": translate("setting", "提前 {0} 天"),
        "pay_minutes": translate("setting", "{0} 分钟"),
        "idle_lock_minutes": translate("setting", "{0} 分钟"),
        "ship_hours": translate("setting", "{0} 小时"),
        "verify_from_units": translate("setting", "{0} 件起"),
        "complete_days": translate("setting", "{0} 天"),
        "risky_address_orders": translate("setting", "{0} 单"),
        "risky_address_days": translate("setting", "{0} 天"),
        "risky_phone_members": translate("setting", "{0} 位"),
        "storefront_silent_hours": translate("setting", "{0} 小时"),
        "return_hours": translate("setting", "{0} 小时"),
        "return_goods_days": translate("setting", "{0} 天"),
    }
    return filled(units[name], points_text(int(value))) if name in units else str(value)


def zone_words() -> dict[str, str]:
    """The zones that are offered, by the name that a shop keeps."""
    return {
        "Asia/Shanghai": translate("setting", "北京时间"), "Asia/Hong_Kong": translate("setting", "香港"),
        "Asia/Taipei": translate("setting", "台北"), "Asia/Singapore": translate("setting", "新加坡"),
        "Asia/Tokyo": translate("setting", "东京"), "Asia/Dubai": translate("setting", "迪拜"),
        "Europe/London": translate("setting", "伦敦"), "Europe/Paris": translate("setting", "巴黎"),
        "America/New_York": translate("setting", "纽约"), "America/Los_Angeles": translate("setting", "洛杉矶"),
        "Australia/Sydney": translate("setting", "悉尼"),
    }  # fmt: skip
