"""自动化: no rules yet, rules, one in the editor, tried on thirty days, what it did, jobs, what I was told."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from desktop.models.shop_rules import Compare, Deed, Trigger
from desktop.models.vocabulary import Preset
from desktop.services import staff, worker
from desktop.services.automation import nightly, rule_rounds, shop_rules
from desktop.services.automation.rule_draft import Group, Join, Leaf, RuleDraft, Then, When
from desktop.views.automation.editor import RuleSheet
from desktop.views.automation.page import JOBS, NOTICES, RULES, AutomationPage
from desktop.views.main_window import MainWindow
from desktop.views.overlay import overlays_of
from tests.pictures.stage import Stage

LARGE = Leaf("order.cash_fen", Compare.AT_LEAST, 10_000)
MANY = Group(
    Join.ANY, (Leaf("line.qty", Compare.AT_LEAST, 2), Leaf("order.points", Compare.AT_LEAST, 20_000))
)  # fmt: skip


def drafts(login: str) -> tuple[RuleDraft, ...]:
    notify = Then(Deed.NOTIFY, "有一笔新客大单，请打电话核对", login)
    return (
        RuleDraft("新客大单先核对", When(Trigger.PLACED), Group(Join.ALL, (LARGE, MANY)),
                  (Then(Deed.HOLD, "新客大单，先核对"), notify)),
        RuleDraft("挂起太久加急", When(Trigger.HELD_FOR, 24), Group(), (Then(Deed.PRIORITY, number=2), notify)),
        RuleDraft("放行后标易碎", When(Trigger.RELEASED),
                  Group(Join.ALL, (Leaf("line.product", Compare.CONTAINS, "杯"),)), (Then(Deed.TAG, "易碎"),)),
        RuleDraft("两天没发出提醒", When(Trigger.UNSHIPPED_FOR, 48), Group(), (Then(Deed.TAG, "超时"), notify)),
    )  # fmt: skip


def scenes(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    window, page = automation_page(stage)
    yield "automation-empty", window

    window, page = automation_page(stage)
    publish(page)
    stage.settle()
    page.views[RULES].select(page.rules.rows()[0].id)
    yield "automation", window

    window, _ = edited(stage)
    yield "automation-edit", window

    window, sheet = edited(stage)
    sheet.rehearse.click()
    stage.settle()
    yield "automation-rehearse", window

    window, page = automation_page(stage)
    page.new.click()
    stage.settle()
    sheet = next(one for one in overlays_of(window) if isinstance(one, RuleSheet))
    sheet.submit()
    yield "automation-new-error", window

    window, page = automation_page(stage)
    page.views[RULES].select(page.rules.rows()[-1].id)
    page.log.click()
    stage.settle()
    yield "automation-log", window

    window, page = automation_page(stage)
    page.show_list(JOBS)
    yield "automation-jobs", window

    window, page = automation_page(stage)
    page.show_list(NOTICES)
    yield "automation-notices", window

    window, page = automation_page(stage, Preset.AUDITOR)
    yield "automation-auditor", window


def edited(stage: Stage) -> tuple[MainWindow, RuleSheet]:
    """The first rule in the editor."""
    window, page = automation_page(stage)
    page.views[RULES].select(page.rules.rows()[0].id)
    page.edit.click()
    stage.settle()
    return window, next(one for one in overlays_of(window) if isinstance(one, RuleSheet))


def publish(page: AutomationPage) -> None:
    """Four rules, and two rounds of the worker."""
    office, me = page.desk.office, page.desk.actor
    for draft in drafts(me.login):
        office.do(me, shop_rules.save_shop_rule, draft)
    hand = staff.worker_actor(office, "仓库-02")
    worker.run_once(office, hand)
    nightly.run_daily(office, hand)
    rule_rounds.run_rules(office, hand)
    page.reload()


def automation_page(stage: Stage, preset: Preset = Preset.OWNER) -> tuple[MainWindow, AutomationPage]:
    window = stage.window(preset)
    stage.place(window).show_page("automation")
    stage.settle()
    page = stage.place(window).pages["automation"]
    assert isinstance(page, AutomationPage)
    return window, page
