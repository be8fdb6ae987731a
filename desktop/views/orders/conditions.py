"""An OrderFilter in words and as a tab.

chips(chosen, today, names) -> [(condition, icon, words)]      names gives colleagues' names by login
tab_of(chosen) -> "all" | an OrderStatus value | "held" | "overdue" | "" where no tab says it
with_tab(chosen, "TO_SHIP") -> the filter under that tab, its other conditions kept
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop.models.vocabulary import OrderStatus
from desktop.services.order_filter import OrderFilter
from desktop.services.order_filter_state import NAMED_DAYS, day_key
from desktop.views.calendar_words import weekday_word
from desktop.views.chips import status_word
from desktop.views.formats import money, points_text
from desktop.views.texts import filled, listed
from desktop.views.theme import status_look
from desktop.views.words import carrier_word, channel_word, kind_word, method_word, payment_word, refund_word

translate = QCoreApplication.translate
ChipWords = tuple[str, str, str]


def day_word(key: str) -> str:
    return {
        "any": translate("order filter", "不限"),
        "today": translate("order filter", "今天"),
        "yesterday": translate("order filter", "昨天"),
        "this_week": translate("order filter", "本周"),
        "last_week": translate("order filter", "上周"),
        "this_month": translate("order filter", "本月"),
        "last_month": translate("order filter", "上月"),
        "last_7": translate("order filter", "近 7 天"),
        "last_30": translate("order filter", "近 30 天"),
        "own": translate("order filter", "自定"),
    }[key]


# tabs


def tab_of(chosen: OrderFilter) -> str:
    if len(chosen.statuses) == 1:
        return chosen.statuses[0].value
    if chosen.statuses:
        return ""
    if chosen.held and chosen.overdue is None:
        return "held"
    if chosen.overdue and chosen.held is None:
        return "overdue"
    return "all"


def with_tab(chosen: OrderFilter, tab: str) -> OrderFilter:
    before = tab_of(chosen)
    bare = replace(chosen, statuses=())
    if before in ("held", "overdue") or tab == "all":
        bare = bare.without("held", "overdue")
    if tab == "held":
        return replace(bare, held=True, overdue=None)
    if tab == "overdue":
        return replace(bare, overdue=True, held=None)
    return bare if tab == "all" else replace(bare, statuses=(OrderStatus(tab),))


# words


def chips(chosen: OrderFilter, today: date, names: Mapping[str, str]) -> list[ChipWords]:
    return [chip(name, chosen, today, names) for name in chosen.active if name != "search"]


def chip(name: str, chosen: OrderFilter, today: date, names: Mapping[str, str]) -> ChipWords:
    """One condition that narrows, the searched text too."""
    match name:
        case "search":
            return name, "search", filled(translate("order filter", "搜索「{0}」"), chosen.search.strip())
        case "statuses":
            if set(OrderStatus) - set(chosen.statuses) == {OrderStatus.CANCELLED}:
                return name, "circle-check", translate("order filter", "没取消的")
            icon = status_look(chosen.statuses[0]).icon
            return name, icon, listed(status_word(one) for one in chosen.statuses)
        case "days":
            return name, "calendar", _days(chosen.since, chosen.until, today)
        case "points":
            low, high = (None if n is None else points_text(n) for n in (chosen.points_min, chosen.points_max))
            return name, "coins", filled(translate("order filter", "积分 {0}"), _range(low, high))
        case "cash":
            low, high = (None if n is None else money(n) for n in (chosen.cash_min, chosen.cash_max))
            return name, "banknote", filled(translate("order filter", "现金 {0}"), _range(low, high))
        case "refunded":
            days = _days(chosen.refunded_since, chosen.refunded_until, today)
            return name, "rotate-ccw", filled(translate("order filter", "{0} 退款到账"), days)
        case "held":
            held = translate("order filter", "挂起") if chosen.held else translate("order filter", "没有挂起")
            return name, "hourglass", held
        case "overdue":
            late = translate("order filter", "发货超时") if chosen.overdue else translate("order filter", "没有超时")
            return name, "alarm-clock", late
        case "printed":
            paper = translate("order filter", "已打印") if chosen.printed else translate("order filter", "未打印")
            return name, "printer", paper
        case "returns_open":
            open_ = (
                translate("order filter", "售后中") if chosen.returns_open else translate("order filter", "没有售后")
            )
            return name, "undo-2", open_
        case "exception":
            odd = translate("order filter", "有异常") if chosen.exception else translate("order filter", "没有异常")
            return name, "triangle-alert", odd
        case _:
            return _of_one_value(name, chosen, names)


def _of_one_value(name: str, chosen: OrderFilter, names: Mapping[str, str]) -> ChipWords:
    match name:
        case "channel":
            return name, "store", channel_word(chosen.channel or "")
        case "tier":
            return name, "star", chosen.tier or ""
        case "category":
            return name, "package", chosen.category or ""
        case "payment" if chosen.payment is not None:
            return name, "wallet", payment_word(chosen.payment)
        case "pay_method":
            return name, "credit-card", method_word(chosen.pay_method or "")
        case "carrier":
            return name, "truck", carrier_word(chosen.carrier or "")
        case "tag":
            return name, "tag", chosen.tag or ""
        case "assignee" if chosen.assignee == "":
            return name, "user", translate("order filter", "没人领单")
        case "assignee":
            login = chosen.assignee or ""
            return name, "user-check", filled(translate("order filter", "{0} 领单"), names.get(login, login))
        case "kind" if chosen.kind is not None:
            return name, "receipt-text", kind_word(chosen.kind)
        case "currency":
            return name, "banknote", chosen.currency or ""
        case "sku":
            return name, "package", filled(translate("order filter", "商品 {0}"), chosen.sku)
        case "hour" if chosen.hour is not None:
            return name, "clock", filled(translate("order filter", "{0}–{1} 时下单"), chosen.hour, chosen.hour + 1)
        case "weekday" if chosen.weekday is not None:
            return name, "calendar-clock", weekday_word(chosen.weekday)
        case "refund" if chosen.refund is not None:
            return name, "rotate-ccw", filled(translate("order filter", "退款：{0}"), refund_word(chosen.refund))
        case _:
            return name, "user", filled(translate("order filter", "会员 {0}"), chosen.member)


def _range(low: str | None, high: str | None) -> str:
    if low is None:
        return f"≤ {high}"
    if high is None:
        return f"≥ {low}"
    return f"= {low}" if low == high else filled(translate("order filter", "{0} 至 {1}"), low, high)


def _days(since: date | None, until: date | None, today: date) -> str:
    if since is None:
        return filled(translate("order filter", "{0} 以前"), _day(until, today))
    if until is None:
        return filled(translate("order filter", "{0} 以来"), _day(since, today))
    key = day_key(since, until, today, NAMED_DAYS)
    if key in ("today", "yesterday"):
        return day_word(key)
    if since == until:
        return _day(since, today)
    span = filled(translate("order filter", "{0} 至 {1}"), _day(since, today), _day(until, today))
    return span if key == "own" else filled(translate("order filter", "{0} {1}"), day_word(key), span)


def _day(day: date | None, today: date) -> str:
    if day is None:
        return ""
    return f"{day.month:02}-{day.day:02}" if day.year == today.year else day.isoformat()
