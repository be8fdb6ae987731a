"""Tables of the automation page: rules, jobs, notices, what a rule did, what it would have done."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.models.shop_rules import Outcome
from desktop.models.vocabulary import JobState
from desktop.services.automation.nightly import JobRow
from desktop.services.automation.rule_log import RunRow, StaffNoticeRow
from desktop.services.automation.rule_rehearsal import Rehearsed
from desktop.services.automation.shop_rules import ShopRuleRow
from desktop.views.automation.rule_words import draft_text
from desktop.views.automation_words import deed_word, job_state_word, job_word, outcome_word
from desktop.views.cells import Act, Amount, Chips, Text
from desktop.views.chips import ChipSpec, status_chip
from desktop.views.filling import begun
from desktop.views.formats import points_text
from desktop.views.moments import Moments
from desktop.views.table import Column, RowTable
from desktop.views.texts import filled, listed

translate = QCoreApplication.translate
_JOB_STYLES = {JobState.RUNNING: "info", JobState.RESTING: "good", JobState.DONE: "good", JobState.FAILED: "danger"}


class RulesTable(RowTable[ShopRuleRow]):
    """Told before the rows: places, which rule is the how manieth; names of colleagues by login."""

    def __init__(self) -> None:
        self.places: dict[int, int] = {}
        self.names: dict[str, str] = {}
        super().__init__(
            [
                Column("place", translate("automation", "次序"), 66, self._place, align="right"),
                Column("name", translate("automation", "规则"), 150, _rule_name),
                Column("state", translate("automation", "状态"), 96, _rule_state),
                Column("does", translate("automation", "做什么"), 260, self._does, stretch=True),
                Column("lately", translate("automation", "近 7 天"), 84, _lately, align="right"),
                Column("by", translate("automation", "谁发布的"), 110, _by, gives_way=1),
            ],
            row_id=_id,
        )

    def _place(self, row: ShopRuleRow) -> Amount:
        return Amount(str(self.places.get(row.id, 0)), "dim")

    def _does(self, row: ShopRuleRow) -> Text:
        text = draft_text(row.draft, self.names)
        return Text(text, "" if row.active else "dim", tip=text, wrap=True)


def _id(row: ShopRuleRow | RunRow | StaffNoticeRow) -> int:
    return row.id


def _rule_name(row: ShopRuleRow) -> Text:
    return Text(row.name, "strong" if row.active else "dim")


def rule_state(row: ShopRuleRow) -> ChipSpec:
    if not row.active:
        return ChipSpec(translate("automation", "关着"), "neutral", "pause")
    if row.circular:
        return ChipSpec(translate("automation", "会绕圈"), "warn", "rotate-ccw")
    return ChipSpec(translate("automation", "开着"), "good", "zap")


def _rule_state(row: ShopRuleRow) -> Chips:
    return Chips((rule_state(row),))


def _lately(row: ShopRuleRow) -> Amount:
    return Amount(filled(translate("automation", "{0} 次"), points_text(row.lately)), "cash" if row.lately else "dim")


def _by(row: ShopRuleRow) -> Text:
    return Text(row.published_by, "dim")


class JobsTable(RowTable[JobRow]):
    def __init__(self) -> None:
        self.moments = Moments()
        super().__init__(
            [
                Column("job", translate("automation", "任务"), 190, _job),
                Column("state", translate("automation", "状态"), 130, _job_state),
                Column("slot", translate("automation", "哪天"), 96, _slot),
                Column("last", translate("automation", "最近一次"), 110, self._last),
                Column("done", translate("automation", "做了"), 76, _done, align="right"),
                Column("left", translate("automation", "说明"), 160, _left, stretch=True),
                Column("worker", translate("automation", "电脑"), 110, _worker, gives_way=1),
            ],
            row_id=_job_id,
        )

    def _last(self, row: JobRow) -> Text:
        return self.moments.when(row.beat_at)


def _job_id(row: JobRow) -> str:
    return row.job


def _job(row: JobRow) -> Text:
    return Text(job_word(row.job), "strong")


def _job_state(row: JobRow) -> Chips:
    style, word = _JOB_STYLES[row.state], job_state_word(row.state)
    if row.broken:
        style, word = "danger", translate("automation", "账不平")
    return Chips((ChipSpec(word, style, "triangle-alert" if style == "danger" else "circle-check"),))


def _slot(row: JobRow) -> Text:
    return Text(row.slot, "dim")


def _done(row: JobRow) -> Amount:
    return Amount(points_text(row.done), "cash" if row.done else "dim")


def _left(row: JobRow) -> Text:
    if row.why:
        return Text(row.why, "danger", tip=row.why, wrap=True)
    if row.breaks:
        told = listed(row.breaks)
        return Text(filled(translate("automation", "{0} 处不平：{1}"), row.broken, told), "danger", tip=told, wrap=True)
    if row.skipped:
        return Text(
            filled(translate("automation", "{0} 笔别人已经动过，跳过"), points_text(row.skipped)), "dim", wrap=True
        )
    return Text("—", "dim")


def _worker(row: JobRow) -> Text:
    return Text(row.worker or "—", "dim")


class NoticesTable(RowTable[StaffNoticeRow]):
    def __init__(self) -> None:
        self.moments = Moments()
        super().__init__(
            [
                Column("body", translate("automation", "提醒"), 240, _body, stretch=True),
                Column("order", translate("automation", "订单"), 140, _order),
                Column("rule", translate("automation", "来自规则"), 140, _from_rule, gives_way=1),
                Column("at", translate("automation", "时间"), 110, self._when),
                Column("read", translate("automation", "知道了"), 96, _read, align="right"),
            ],
            row_id=_id,
        )

    def _when(self, row: StaffNoticeRow) -> Text:
        return self.moments.when(row.at)


def _body(row: StaffNoticeRow) -> Text:
    return Text(row.body, "dim" if row.read else "strong", icon="" if row.read else "bell", tip=row.body)


def _order(row: StaffNoticeRow) -> Text:
    return Text(row.order_no or "—", "link" if row.order_id else "dim")


def _from_rule(row: StaffNoticeRow) -> Text:
    return Text(row.rule or "—", "dim")


def _read(row: StaffNoticeRow) -> Text | Act:
    return Text(translate("automation", "看过了"), "dim") if row.read else Act(translate("automation", "知道了"))


class RunsTable(RowTable[RunRow]):
    def __init__(self) -> None:
        self.moments = Moments()
        super().__init__(
            [
                Column("at", translate("automation", "时间"), 110, self._when),
                Column("order", translate("automation", "订单"), 140, _run_order),
                Column("did", translate("automation", "做了什么"), 240, _did, stretch=True),
                Column("version", translate("automation", "版本"), 76, _version, gives_way=1),
            ],
            row_id=_id,
        )

    def _when(self, row: RunRow) -> Text:
        return self.moments.when(row.at)


def _run_order(row: RunRow) -> Text:
    return Text(row.order_no, "link")


def _did(row: RunRow) -> Text:
    told = begun(
        listed(
            deed_word(one.deed)
            if one.outcome is Outcome.DONE
            else filled(translate("automation", "{0}（{1}）"), deed_word(one.deed), outcome_word(one.outcome))
            for one in row.did
        )
    )
    return Text(told, tip=told)


def _version(row: RunRow) -> Text:
    return Text(filled(translate("automation", "第 {0} 版"), row.version), "dim")


class RehearsedTable(RowTable[Rehearsed]):
    def __init__(self) -> None:
        self.moments = Moments()
        super().__init__(
            [
                Column("at", translate("automation", "什么时候"), 120, self._when),
                Column("order", translate("automation", "订单"), 150, _rehearsed_order),
                Column("status", translate("automation", "现在"), 110, _status, stretch=True),
            ],
            row_id=_rehearsed_id,
        )

    def _when(self, row: Rehearsed) -> Text:
        return self.moments.when(row.at)


def _rehearsed_id(row: Rehearsed) -> str:
    return f"{row.order_id}:{row.at.isoformat()}"


def _rehearsed_order(row: Rehearsed) -> Text:
    return Text(row.order_no)


def _status(row: Rehearsed) -> Chips:
    return Chips((status_chip(row.status),))
