"""Words of what runs by itself: acts on record, jobs, what state they are in.

job_word("pay_deadline") -> "超时未付取消"
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.models.vocabulary import JobState

translate = QCoreApplication.translate


def automation_act_word(act: str) -> str:
    return {
        "ship_alarm": translate("act", "发货超时提醒"),
        "ship_alarm_over": translate("act", "发货超时已解除"),
        "warn_of_expiry": translate("act", "积分到期提醒"),
    }.get(act, "")


def job_word(job: str) -> str:
    return {
        "pay_deadline": translate("job", "超时未付取消"),
        "hold_expiry": translate("job", "挂起到期"),
        "auto_release": translate("job", "到货后放行"),
        "ship_alarm": translate("job", "发货超时提醒"),
        "ship_alarm_over": translate("job", "解除发货提醒"),
        "auto_complete": translate("job", "到期自动完成"),
        "activate": translate("job", "积分生效"),
        "expire": translate("job", "积分过期"),
        "expiry_notice": translate("job", "积分到期提醒"),
        "tier_review": translate("job", "评等级"),
        "refunds": translate("job", "退款提交与查询"),
        "reconcile": translate("job", "夜间对账"),
    }.get(job, job)


def job_state_word(state: JobState) -> str:
    return {
        JobState.RUNNING: translate("job", "正在做"),
        JobState.RESTING: translate("job", "正常"),
        JobState.DONE: translate("job", "今天的做完了"),
        JobState.FAILED: translate("job", "没做成"),
    }[state]
