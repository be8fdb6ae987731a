"""Words of what runs by itself: acts on record, jobs, what state they are in.

job_word("pay_deadline") -> "超时未付取消"
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.models.shop_rules import Deed, Outcome
from desktop.models.vocabulary import JobState

translate = QCoreApplication.translate


def automation_act_word(act: str) -> str:
    return {
        "ship_alarm": translate("act", "发货超时提醒"),
        "warn_of_expiry": translate("act", "积分到期提醒"),
        "save_shop_rule": translate("act", "发布自动规则"),
        "switch_shop_rule": translate("act", "开关自动规则"),
        "move_shop_rule": translate("act", "调整规则次序"),
        "delete_shop_rule": translate("act", "删除自动规则"),
        "run_shop_rule": translate("act", "自动规则"),
        "read_staff_notices": translate("act", "看了提醒"),
    }.get(act, "")


def automation_field_word(field: str) -> str:
    return {
        "rule_name": translate("field", "规则名"),
        "rule_time": translate("field", "几点"),
        "rule_hours": translate("field", "小时数"),
        "rule_condition": translate("field", "条件"),
        "rule_then": translate("field", "要做的事"),
        "rule_person": translate("field", "同事"),
        "rule_active": translate("field", "开关"),
        "rule_place": translate("field", "次序"),
        "rules": translate("field", "规则"),
    }.get(field, "")


def deed_word(deed: Deed) -> str:
    return {
        Deed.HOLD: translate("rule", "挂起"),
        Deed.RELEASE: translate("rule", "放行"),
        Deed.TAG: translate("rule", "加标签"),
        Deed.ASSIGN: translate("rule", "交给同事"),
        Deed.PRIORITY: translate("rule", "调整优先级"),
        Deed.NOTE: translate("rule", "写备注"),
        Deed.NOTIFY: translate("rule", "提醒同事"),
    }[deed]


def outcome_word(outcome: Outcome) -> str:
    return {
        Outcome.DONE: translate("rule", "做了"),
        Outcome.ALREADY_SO: translate("rule", "早就是这样"),
        Outcome.REFUSED: translate("rule", "这时不能做"),
        Outcome.TOO_DEEP: translate("rule", "规则连环触发，停在这里"),
    }[outcome]


def job_word(job: str) -> str:
    return {
        "pay_deadline": translate("job", "超时未付取消"),
        "hold_expiry": translate("job", "挂起到期"),
        "auto_release": translate("job", "到货后放行"),
        "ship_alarm": translate("job", "发货超时提醒"),
        "auto_complete": translate("job", "到期自动完成"),
        "activate": translate("job", "积分生效"),
        "expire": translate("job", "积分过期"),
        "expiry_notice": translate("job", "积分到期提醒"),
        "card_expiry": translate("job", "卡密到期下架"),
        "tier_review": translate("job", "评等级"),
        "refunds": translate("job", "退款提交与查询"),
        "top_ups": translate("job", "充值查询"),
        "reconcile": translate("job", "夜间对账"),
        "shop_rules": translate("job", "自动规则"),
    }.get(job, job)


def job_state_word(state: JobState) -> str:
    return {
        JobState.RUNNING: translate("job", "正在做"),
        JobState.RESTING: translate("job", "正常"),
        JobState.DONE: translate("job", "今天的做完了"),
        JobState.FAILED: translate("job", "没做成"),
    }[state]
