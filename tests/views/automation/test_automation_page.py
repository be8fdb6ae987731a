"""The page of automation: a rule written, tried, published, moved, switched and deleted; jobs; what I was told."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from desktop.models.shop_rules import Compare, Deed, Trigger
from desktop.models.vocabulary import Preset
from desktop.services import worker
from desktop.services.automation import nightly, rule_rounds, shop_rules
from desktop.services.automation.rule_draft import Group, Join, Leaf, Then
from desktop.services.order_detail import order_detail
from desktop.views.automation.conditions import GroupBox, LeafRow
from desktop.views.automation.editor import RuleSheet
from desktop.views.automation.page import JOBS, NOTICES, RULES, AutomationPage
from desktop.views.automation.rehearsal import RehearsalSheet
from desktop.views.automation.rule_words import draft_text
from desktop.views.form import TextEdit, YuanEdit
from desktop.views.main_window import MainWindow
from desktop.views.navigation import NavButton
from desktop.views.order_pane import story
from desktop.views.overlay import overlays_of
from desktop.views.workplace import Workplace
from tests.automation_calls import a_draft
from tests.people import Shop
from tests.views.windows import sign_in


def automation(qtbot: QtBot, place: Workplace) -> AutomationPage:
    place.show_page("automation")
    page = place.pages["automation"]
    assert isinstance(page, AutomationPage)
    calm(qtbot, place)
    return page


def calm(qtbot: QtBot, place: Workplace) -> None:
    qtbot.waitUntil(lambda: not place.desk.tasks.busy, timeout=10_000)
    qtbot.wait(1)


def badge(place: Workplace) -> str:
    found = next(one for one in place.shell.nav.findChildren(NavButton) if one.item.key == "automation")
    return found.badge.words() if found.badge.isVisible() else ""


def sheet_of(window: MainWindow) -> RuleSheet:
    return next(one for one in overlays_of(window) if isinstance(one, RuleSheet))


def write(edit: TextEdit, text: str) -> None:
    edit.selectAll()
    QTest.keyClicks(edit, text)


def test_a_rule_is_written_tried_published_and_acts(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop) -> None:
    shop = sqlite_shop
    order = shop.an_order(fen=150_000)
    shop.clock.forward(minutes=1)
    place = sign_in(qtbot, window, shop)
    page = automation(qtbot, place)
    QTest.mouseClick(page.new, Qt.MouseButton.LeftButton)
    sheet = sheet_of(window)
    sheet.submit()
    assert sheet.error.isVisible(), "a hold needs its reason"
    write(sheet.name, "Large")
    sheet.trigger.choose(Trigger.PLACED.value)
    sheet.condition.more.click()
    leaf = sheet.condition.parts[0]
    assert isinstance(leaf, LeafRow) and isinstance(leaf.value, YuanEdit)
    write(sheet.deeds[0].text, "check")
    sheet.submit()
    assert "还没填" in sheet.error.text(), "the condition has no amount yet"
    write(leaf.value, "1000")
    sheet.more.click()
    second = sheet.deeds[1]
    second.deed.setCurrentIndex(second.deed.findData(Deed.NOTIFY.value))
    second.deed.activated.emit(second.deed.currentIndex())
    second.person.choose("lixiang")
    write(second.text, "please look")
    wanted = a_draft(
        "Large", Trigger.PLACED, Then(Deed.HOLD, "check"), Then(Deed.NOTIFY, "please look", "lixiang"),
        parts=(Leaf("order.cash_fen", Compare.AT_LEAST, 100_000),),
    )  # fmt: skip
    assert sheet.draft() == wanted
    sheet.rehearse.click()
    calm(qtbot, place)
    tried = next(one for one in overlays_of(window) if isinstance(one, RehearsalSheet))
    assert [row.order_no for row in tried.table.rows()] == [order.order_no]
    tried.dismiss()
    sheet.submit()
    calm(qtbot, place)
    (rule,) = page.rules.rows()
    assert rule.name == "Large"
    said = page.rules._does(rule).text
    assert "李想，please look" in said and "lixiang" not in said, "colleagues are told by name"
    shop.clock.forward(minutes=1)
    late = shop.an_order(fen=200_000)
    hand = shop.worker()
    worker.run_once(shop.office, hand)
    nightly.run_daily(shop.office, hand)
    assert rule_rounds.run_rules(shop.office, hand) == 1
    qtbot.waitUntil(lambda: badge(place) == "1", timeout=10_000)
    page.reload()
    calm(qtbot, place)
    told = story.told(shop.ask(order_detail, late.id))
    assert [one.text for one in told if one.quiet] == ["自动规则「Large」：挂起、提醒同事"]
    page.show_list(NOTICES)
    (notice,) = page.notices.rows()
    assert (notice.body, notice.order_no, notice.rule) == ("please look", late.order_no, "Large")
    with qtbot.waitSignal(page.order_asked):
        page.views[NOTICES].opened.emit(notice.id)
    page.views[NOTICES].act_pressed.emit(notice.id, "read")
    calm(qtbot, place)
    assert page.notices.rows()[0].read
    page.show_list(JOBS)
    assert {row.job for row in page.jobs.rows()} >= {"reconcile", "shop_rules"}


def test_rules_are_moved_switched_edited_and_deleted_from_the_list(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop
) -> None:
    shop = sqlite_shop
    nested = Group(Join.ANY, (Leaf("order.first", Compare.IS, True), Leaf("line.qty", Compare.AT_LEAST, 3)))
    first = a_draft("甲", Trigger.HELD_FOR, hours=24, parts=(nested, Leaf("member.tier", Compare.IS, "金卡")))
    for draft in (first, a_draft("乙", Trigger.EVERY_DAY, Then(Deed.RELEASE), at="09:00")):
        shop.do(shop_rules.save_shop_rule, draft)
    place = sign_in(qtbot, window, shop)
    page = automation(qtbot, place)
    page.views[RULES].select(page.rules.rows()[1].id)
    page.up.click()
    calm(qtbot, place)
    assert [row.name for row in page.rules.rows()] == ["乙", "甲"]
    assert page.rule() is not None and not page.up.isEnabled()
    page.switch.click()
    calm(qtbot, place)
    assert [row.active for row in page.rules.rows()] == [False, True]
    page.views[RULES].select(page.rules.rows()[1].id)
    page.edit.click()
    sheet = sheet_of(window)
    assert sheet.draft() == first, "what is shown is what was published"
    assert draft_text(first, {"lixiang": "李想"}) in sheet.told.text()
    group = sheet.condition.parts[0]
    assert isinstance(group, GroupBox)
    group.removed.emit()
    write(sheet.hours, "48")
    sheet.submit()
    calm(qtbot, place)
    row = next(one for one in page.rules.rows() if one.name == "甲")
    assert (row.version, row.draft.when.hours, len(row.draft.condition.parts)) == (2, 48, 1)
    page.log.click()
    calm(qtbot, place)
    overlays_of(window)[-1].close_overlay()
    page.delete.click()
    button = next(
        one for over in overlays_of(window) for one in over.findChildren(QAbstractButton) if one.text() == "删除规则"
    )
    button.click()
    calm(qtbot, place)
    assert [one.name for one in page.rules.rows()] == ["乙"]


def test_who_may_not_publish_reads_rules_and_her_own_notices(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop
) -> None:
    sqlite_shop.do(shop_rules.save_shop_rule, a_draft("甲", Trigger.PLACED))
    page = automation(qtbot, sign_in(qtbot, window, sqlite_shop, Preset.WAREHOUSE))
    assert [row.name for row in page.rules.rows()] == ["甲"]
    assert not any(one.isVisible() for one in (page.new, page.edit, page.switch, page.delete, page.up, page.down))
    page.views[RULES].select(page.rules.rows()[0].id)
    page.views[RULES].opened.emit(page.rules.rows()[0].id)
    assert not overlays_of(window)
    assert page.log.isVisible()
