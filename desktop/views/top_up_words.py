"""The words of top-ups by a provider: acts, what is told of them in an order's story, states and reasons."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.models.shipping import TopUpState
from desktop.services.order_detail import TimelineRow
from desktop.views.filling import filled

translate = QCoreApplication.translate
# they stand beside the workflow
TOP_UP_ACTS = frozenset({"send_top_up", "ask_top_up", "top_up_under_way", "top_up_refused"})


def top_up_act_word(act: str) -> str:
    """ "" for what has nothing to do with top-ups."""
    return {
        "send_top_up": translate("act", "提交充值"),
        "ask_top_up": translate("act", "查询充值"),
        "top_up_under_way": translate("act", "充值未完"),
        "top_up_refused": translate("act", "充值没成"),
        "connect_top_ups": translate("act", "接通充值平台"),
        "disconnect_top_ups": translate("act", "断开充值平台"),
    }.get(act, "")


def top_up_sentence(row: TimelineRow) -> str:
    """ "" for what has nothing to do with top-ups."""
    if row.act == "send_top_up":
        return filled(translate("story", "提交充值平台 {0} 件"), row.after.get("units", ""))
    if row.act == "top_up_under_way":
        if row.after.get("outcome") == "PROCESSING":
            return translate("story", "充值平台正在充")
        return translate("story", "还不知道充了没有，会再问")
    if row.act == "top_up_refused":
        return filled(translate("story", "没有充成：{0}"), top_up_problem_words(row.reason))
    return top_up_act_word(row.act) if row.act in TOP_UP_ACTS else ""


def top_up_state_word(state: TopUpState) -> tuple[str, str, str]:
    """(word, tone, icon)"""
    return {
        TopUpState.SENT: (translate("top_ups", "没有回音"), "warn", "circle-question-mark"),
        TopUpState.PROCESSING: (translate("top_ups", "充值中"), "warn", "hourglass"),
        TopUpState.DONE: (translate("top_ups", "已充好"), "good", "circle-check"),
        TopUpState.FAILED: (translate("top_ups", "没充成"), "danger", "circle-x"),
    }[state]


def top_up_problem_words(problem: str) -> str:
    """Why it wasn't charged, or isn't known yet; the provider's own words where it has any."""
    if problem.startswith("http_"):
        return translate("top_ups", "充值平台暂时出错，还不知道充了没有，会再问")
    return {
        "unreached": translate("top_ups", "连不上充值平台。检查网络再试"),
        "no_answer": translate("top_ups", "没有回音，还不知道充了没有，会再问"),
        "unreadable": translate("top_ups", "充值平台的回答看不懂，还不知道充了没有，会再问"),
        "never_arrived": translate("top_ups", "平台没有收到，没有充。可以再提交一次"),
        "account": translate("top_ups", "商户号或密钥不对，请店主在设置里核对"),
        "no_reason": translate("top_ups", "平台没有说原因。核对账号再试，或充好后登记"),
    }.get(problem, filled(translate("top_ups", "平台说：{0}"), problem))
