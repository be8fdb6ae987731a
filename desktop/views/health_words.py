"""What was found out about this PC and its database, in words: a title, how it stands, what to do."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.services.doctor import Finding, State, told
from desktop.views.filling import filled

translate = QCoreApplication.translate


def health_title(key: str) -> str:
    return {
        "program": translate("health", "程序"),
        "database": translate("health", "数据库"),
        "answer": translate("health", "反应快慢"),
        "clock": translate("health", "时钟"),
        "room": translate("health", "磁盘"),
        "size": translate("health", "数据多少"),
        "log": translate("health", "写入日志"),
        "worker": translate("health", "后台"),
        "figures": translate("health", "数字汇总"),
        "keys": translate("health", "密钥"),
        "backup": translate("health", "备份"),
    }[key]


def health_words(one: Finding) -> tuple[str, str]:
    """How it stands, and what to do; "" where nothing is to be done."""
    value = told(one.values)
    fine = one.state is State.FINE
    match one.key:
        case "program":
            return filled(
                translate("health", "积分掌柜 {0}（{1}，{2}）"), value["version"], value["made_with"], value["system"]
            ), ""
        case "database" if fine:
            return f"{value['kind']} {value['server']}", ""
        case "database":
            return filled(translate("health", "连不上 {0}"), value["kind"]), translate(
                "health", "看看数据库那台电脑开着没有、网络通不通；连上后会自己继续"
            )
        case "answer":
            return filled(translate("health", "最小的一问用 {0} 毫秒"), value["ms"]), "" if fine else translate(
                "health", "看看网络和数据库那台电脑忙不忙；数据文件不要放在网盘或 U 盘上"
            )
        case "clock" if fine:
            return translate("health", "对得上"), ""
        case "clock":
            return filled(translate("health", "差 {0} 秒"), value["seconds"]), translate(
                "health", "打开系统的自动校时；期限和过期都按时钟算"
            )
        case "room":
            return filled(translate("health", "还有 {0}（{1}）"), value["bytes"], value["place"]), (
                "" if fine else translate("health", "清理磁盘，或把数据搬到大一点的盘；满了就什么都存不进去")
            )
        case "size":
            return filled(translate("health", "{0} 笔订单，{1}"), value["orders"], value["bytes"]), ""
        case "log":
            return filled(translate("health", "{0} 还没并进数据文件"), value["bytes"]), "" if fine else translate(
                "health", "退出所有窗口再打开，它会自己变小"
            )
        case "worker" if "hours" in value:
            return filled(translate("health", "夜里的事 {0} 小时前做过"), value["hours"]), "" if fine else translate(
                "health", "退出再打开程序，它会带着后台一起开；到点的取消、完成和过期都靠它"
            )
        case "worker":
            return translate("health", "还没有做过事"), translate("health", "退出再打开程序，它会带着后台一起开")
        case "figures":
            return filled(translate("health", "{0} 条等着汇总"), value["waiting"]), "" if fine else translate(
                "health", "后台会自己汇总；一直不少就退出再打开程序"
            )
        case "keys" if fine:
            return translate("health", "在系统的钥匙串里"), ""
        case "keys":
            return filled(translate("health", "在文件里（{0}）"), value["place"]), translate(
                "health", "只靠这个账户的权限保护：给这台电脑设开机密码，离开时锁屏"
            )
        case "backup" if value["place"]:
            return translate("health", "还没有自动备份"), filled(
                translate("health", "下班退出程序后，把 {0} 复制到别处"), value["place"]
            )
        case "backup":
            return translate("health", "还没有自动备份"), translate("health", "每天用 pg_dump 把数据库导出到别处")
    raise KeyError(one.key)


def health_summary(bad: int, look: int) -> str:
    if bad:
        return filled(translate("health", "{0} 处要马上处理"), bad)
    if look:
        return filled(translate("health", "{0} 处请看一看，其余都好"), look)
    return translate("health", "都好")
