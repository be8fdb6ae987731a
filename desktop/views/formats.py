"""Numbers, money and moments as a screen shows them.

    points_text(8800) -> "8,800"             signed(193) -> "+193", signed(-12) -> "−12"
    money(12900) -> "¥129.00"                money(12900, "GBP") -> "£129.00"; None -> "—"
    moment(at, now, zone) -> "今天 10:12", "昨天 19:24", "11-22 17:38", "2025-03-01 17:38"
    exact(at, zone) -> "2026-11-22 17:38:21"
    time_left(timedelta(hours=23, minutes=57)) -> "剩 23 小时 57 分"; negative: "超时 2 小时 5 分"

Times are aware UTC; zone is the shop's.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from desktop.services.amounts import MINUS as MINUS
from desktop.services.amounts import money as money
from desktop.services.amounts import points_text as points_text

translate = QCoreApplication.translate


def signed(number: int) -> str:
    return f"{MINUS if number < 0 else '+'}{abs(number):,}"


def cash_or_dash(minor: int, currency: str = "CNY", minor_units: int = 2) -> str:
    return money(minor, currency, minor_units) if minor else "—"


def moment(at: datetime, now: datetime, zone: ZoneInfo) -> str:
    local, today = at.astimezone(zone), now.astimezone(zone)
    clock = f"{local.hour:02}:{local.minute:02}"
    days = (today.date() - local.date()).days
    if days == 0:
        return translate("moment", "今天 {0}").replace("{0}", clock)
    if days == 1:
        return translate("moment", "昨天 {0}").replace("{0}", clock)
    if days == -1:
        return translate("moment", "明天 {0}").replace("{0}", clock)
    if local.year == today.year:
        return f"{local.month:02}-{local.day:02} {clock}"
    return f"{local.year}-{local.month:02}-{local.day:02} {clock}"


def exact(at: datetime, zone: ZoneInfo) -> str:
    return at.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")


def time_left(left: timedelta) -> str:
    minutes = abs(int(left.total_seconds())) // 60
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days:
        span = translate("moment", "{0} 天 {1} 小时").replace("{0}", str(days)).replace("{1}", str(hours))
    elif hours:
        span = translate("moment", "{0} 小时 {1} 分").replace("{0}", str(hours)).replace("{1}", str(rest))
    else:
        span = translate("moment", "{0} 分钟").replace("{0}", str(rest))
    late = left.total_seconds() < 0
    return (translate("moment", "超时 {0}") if late else translate("moment", "剩 {0}")).replace("{0}", span)
