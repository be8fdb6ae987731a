"""What an exception says: its cause in one plain sentence, how long it waits, the step that comes next.

cause_of(row, zone) -> "11-24 16:53 前该发，还差 2 件"      waited(row, now) -> "5 小时 08 分"
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from desktop.models.vocabulary import ExceptionKind
from desktop.services.exceptions.queries import ExceptionRow, Urgency
from desktop.services.refunds import BY_HAND
from desktop.views.exception_words import check_word, exception_word
from desktop.views.formats import exact, money, points_text
from desktop.views.provider_words import payment_problem, provider_problem
from desktop.views.texts import filled
from desktop.views.words import method_word, parcel_word

translate = QCoreApplication.translate
K = ExceptionKind
ICONS = {
    K.LATE_PAYMENT: "wallet", K.SECOND_PAYMENT: "wallet", K.WRONG_AMOUNT: "wallet", K.REFUND_FAILED: "rotate-ccw",
    K.REFUND_UNKNOWN: "circle-question-mark", K.PAYMENT_UNKNOWN: "circle-question-mark",
    K.PAYMENT_FAILING: "credit-card", K.PARCEL_STUCK: "truck", K.PARCEL_RETURNED: "undo-2", K.SHIP_LATE: "clock",
    K.OUT_OF_STOCK: "package-x", K.OVERSOLD: "boxes", K.RISKY: "shield-alert", K.WEBHOOK_DEAD: "unplug",
    K.LEDGER_BREAK: "scale",
}  # fmt: skip
TONES = {Urgency.NOW: "danger", Urgency.TODAY: "warn", Urgency.LATER: "accent"}


def group_word(group: str) -> str:
    return {
        "all": translate("exceptions", "全部"),
        "payment": translate("exceptions", "支付"),
        "late": translate("exceptions", "超时"),
        "stock": translate("exceptions", "库存"),
        "risk": translate("exceptions", "风险"),
        "parcel": translate("exceptions", "快递"),
        "storefront": translate("exceptions", "通知"),
        "books": translate("exceptions", "账目"),
    }[group]


def urgency_words(urgency: Urgency) -> tuple[str, str]:
    """A heading and what it asks for."""
    return {
        Urgency.NOW: (translate("exceptions", "紧急"), translate("exceptions", "马上处理")),
        Urgency.TODAY: (translate("exceptions", "今天"), translate("exceptions", "下班前处理")),
        Urgency.LATER: (translate("exceptions", "以后"), translate("exceptions", "可以等一等")),
    }[urgency]


def next_word(kind: ExceptionKind) -> str:
    """The next right step, as the list's button says it before the case is read."""
    return {
        K.LATE_PAYMENT: translate("exceptions", "退款"),
        K.SECOND_PAYMENT: translate("exceptions", "退第二笔"),
        K.WRONG_AMOUNT: translate("exceptions", "退款"),
        K.REFUND_FAILED: translate("exceptions", "重新退款"),
        K.REFUND_UNKNOWN: translate("exceptions", "再问一次"),
        K.PAYMENT_UNKNOWN: translate("exceptions", "再问一次"),
        K.PAYMENT_FAILING: translate("exceptions", "联系买家"),
        K.PARCEL_STUCK: translate("exceptions", "记下处理"),
        K.PARCEL_RETURNED: translate("exceptions", "联系买家"),
        K.SHIP_LATE: translate("exceptions", "现在发货"),
        K.OUT_OF_STOCK: translate("exceptions", "补货入库"),
        K.OVERSOLD: translate("exceptions", "补货入库"),
        K.RISKY: translate("exceptions", "核对放行"),
        K.WEBHOOK_DEAD: translate("exceptions", "看设置"),
        K.LEDGER_BREAK: translate("exceptions", "看修正"),
    }[kind]


def cause_of(row: ExceptionRow, zone: ZoneInfo) -> str:
    """One sentence with its figures; just the kind where they weren't kept."""
    facts = row.facts
    try:
        return _SENTENCES[row.kind](row, facts, zone)
    except (KeyError, ValueError, TypeError):
        return exception_word(row.kind.value)


def _cash(row: ExceptionRow, fen: int) -> str:
    return money(fen, row.currency, row.minor_units)


def _kept_aside(row: ExceptionRow, facts: Mapping[str, Any], zone: ZoneInfo) -> str:
    paid, due = _cash(row, facts["fen"]), _cash(row, facts["due_fen"])
    if row.kind is K.SECOND_PAYMENT:
        return filled(translate("exceptions", "付了两次，第二次 {0} 待退"), paid)
    if row.kind is K.WRONG_AMOUNT:
        return filled(translate("exceptions", "应付 {0}，付了 {1}"), due, paid)
    return filled(translate("exceptions", "取消以后才付了 {0}，待退"), paid)


def _refund(row: ExceptionRow, facts: Mapping[str, Any], zone: ZoneInfo) -> str:
    why = translate("exceptions", "人工登记没退成") if facts["why"] == BY_HAND else provider_problem(facts["why"])
    if row.kind is K.REFUND_FAILED:
        return filled(translate("exceptions", "{0} 没退成：{1}"), _cash(row, facts["fen"]), why)
    return filled(translate("exceptions", "{0} 退没退不清楚：{1}"), _cash(row, facts["fen"]), why)


def _unknown(row: ExceptionRow, facts: Mapping[str, Any], zone: ZoneInfo) -> str:
    return filled(translate("exceptions", "支付渠道没说付没付，已查 {0} 次"), facts["asked"])


def _failing(row: ExceptionRow, facts: Mapping[str, Any], zone: ZoneInfo) -> str:
    return filled(
        translate("exceptions", "{0} {1} 次没付成：{2}"), method_word(facts["method"]), facts["tries"],
        payment_problem(facts["code"]),
    )  # fmt: skip


def _parcel(row: ExceptionRow, facts: Mapping[str, Any], zone: ZoneInfo) -> str:
    since = exact(datetime.fromisoformat(facts["moved_at"]), zone)[5:16]
    if row.kind is K.PARCEL_RETURNED:
        return filled(translate("exceptions", "{0}，运单 {1}"), parcel_word(facts["state"]), facts["waybill"])
    return filled(translate("exceptions", "{0} 以后没有新轨迹，运单 {1}"), since, facts["waybill"])


def _late(row: ExceptionRow, facts: Mapping[str, Any], zone: ZoneInfo) -> str:
    until = exact(datetime.fromisoformat(facts["ship_by"]), zone)[5:16]
    return filled(translate("exceptions", "{0} 前该发，还差 {1} 件"), until, facts["units"])


def _short(row: ExceptionRow, facts: Mapping[str, Any], zone: ZoneInfo) -> str:
    return filled(
        translate("exceptions", "{0} 在库 {1}，订单要 {2}"), facts["title"], points_text(facts["on_hand"]),
        points_text(facts["reserved"]),
    )  # fmt: skip


def _oversold(row: ExceptionRow, facts: Mapping[str, Any], zone: ZoneInfo) -> str:
    return filled(
        translate("exceptions", "盘点后 {0} 在库 {1}，预留 {2}"), row.title or row.number,
        points_text(facts["on_hand"]), points_text(facts["reserved"]),
    )  # fmt: skip


def _risky(row: ExceptionRow, facts: Mapping[str, Any], zone: ZoneInfo) -> str:
    said = []
    if first := facts.get("first_points"):
        said.append(filled(translate("exceptions", "首单用 {0} 积分"), points_text(first["points"])))
    if place := facts.get("same_address"):
        said.append(filled(translate("exceptions", "{0} 天里同地址 {1} 单"), place["days"], place["orders"]))
    if phone := facts.get("same_phone"):
        said.append(filled(translate("exceptions", "{0} 位会员一个电话"), phone["members"]))
    if not said:
        raise KeyError("rules")
    return translate("exceptions", "，").join(said)


def _events(row: ExceptionRow, facts: Mapping[str, Any], zone: ZoneInfo) -> str:
    since = exact(datetime.fromisoformat(facts["oldest"]), zone)[5:16]
    return filled(translate("exceptions", "商城从 {0} 起没来取，积了 {1} 条"), since, points_text(facts["events"]))


def _break(row: ExceptionRow, facts: Mapping[str, Any], zone: ZoneInfo) -> str:
    return filled(
        translate("exceptions", "{0}应为 {1}，实为 {2}"), check_word(facts["check"]), facts["expected"], facts["found"]
    )


_SENTENCES = {
    K.LATE_PAYMENT: _kept_aside, K.SECOND_PAYMENT: _kept_aside, K.WRONG_AMOUNT: _kept_aside, K.REFUND_FAILED: _refund,
    K.REFUND_UNKNOWN: _refund, K.PAYMENT_UNKNOWN: _unknown, K.PAYMENT_FAILING: _failing, K.PARCEL_STUCK: _parcel,
    K.PARCEL_RETURNED: _parcel, K.SHIP_LATE: _late, K.OUT_OF_STOCK: _short, K.OVERSOLD: _oversold, K.RISKY: _risky,
    K.WEBHOOK_DEAD: _events, K.LEDGER_BREAK: _break,
}  # fmt: skip


def span_words(seconds: float) -> str:
    """48 分, 5 小时 08 分, 3 天 4 小时."""
    minutes = max(0, int(seconds)) // 60
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days >= 10:
        return filled(translate("exceptions", "{0} 天"), points_text(days))
    if days:
        return filled(translate("exceptions", "{0} 天 {1} 小时"), days, hours)
    if hours:
        return filled(translate("exceptions", "{0} 小时 {1} 分"), hours, f"{rest:02}")
    return filled(translate("exceptions", "{0} 分"), minutes)


def waited(row: ExceptionRow, now: datetime) -> str:
    return span_words(((row.closed_at or now) - row.opened_at) / timedelta(seconds=1))
