"""The demo shop's login page: everybody by name and role, one press signs in."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.models.vocabulary import Preset
from desktop.services.demo_cast import DEMO_STAFF
from desktop.views.login_view import DemoRole
from desktop.views.main_window import Welcome

translate = QCoreApplication.translate
_ICONS = {
    Preset.OWNER: "store", Preset.MANAGER: "user-check", Preset.SERVICE: "headset", Preset.WAREHOUSE: "warehouse",
    Preset.FINANCE: "calculator", Preset.AUDITOR: "shield-check",
}  # fmt: skip


def demo_welcome(name: str) -> Welcome:
    """The demo shop's login page: everybody by name, one press signs in."""
    hints = {
        Preset.OWNER: translate("demo", "全部权利"),
        Preset.MANAGER: translate("demo", "放行、退款、规则"),
        Preset.SERVICE: translate("demo", "下单、改单、发货"),
        Preset.WAREHOUSE: translate("demo", "拣货、发货、收货"),
        Preset.FINANCE: translate("demo", "收款、大额退款"),
        Preset.AUDITOR: translate("demo", "只看记录"),
    }
    words = {
        Preset.OWNER: translate("demo", "店主"), Preset.MANAGER: translate("demo", "店长"), Preset.SERVICE: translate("demo", "客服"),
        Preset.WAREHOUSE: translate("demo", "仓库"), Preset.FINANCE: translate("demo", "财务"), Preset.AUDITOR: translate("demo", "审计"),
    }  # fmt: skip
    roles = [
        DemoRole(one.login, _ICONS[one.preset], f"{words[one.preset]} {one.name}", hints[one.preset])
        for one in DEMO_STAFF
    ]
    note = translate("demo", "演示数据在临时文件夹里，退出后清空，不会碰到真实店铺")
    return Welcome(name, roles, {one.login: one.password for one in DEMO_STAFF}, note)
