"""Points by hand at the member card: why she has what she has, giving, adjusting with a second person, taking back, merging."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.models.vocabulary import Preset
from desktop.services import adjustments, fulfilment
from desktop.services.grants import grant_points
from desktop.services.member_detail import member_detail
from desktop.services.rule_document import RuleDocument
from desktop.services.rules import publish_rules
from desktop.views.points.acts import AdjustSheet, GrantSheet, MergeSheet, TakeBackSheet
from desktop.views.points.approvals import ApprovalsSheet, DecisionSheet
from desktop.views.points.forecast_sheet import ForecastSheet
from desktop.views.points.story_sheet import PointsStorySheet
from tests.people import SF
from tests.views.members.conftest import Counter, words


def told(sheet: PointsStorySheet) -> list[tuple[str, str, str]]:
    """What each line says: how it came, points, order."""
    lines = []
    for line in sheet.table.rows():
        cells = [column.cell(line) for column in sheet.table.columns]
        text = [cell if isinstance(cell, str) else cell.text for cell in cells]
        lines.append((text[0].strip(), text[1], text[3]))
    return lines


def test_the_card_tells_where_a_balance_comes_from_and_leads_to_its_orders(counter: Counter) -> None:
    shop = counter.shop
    member = shop.a_member(points=100)
    order = shop.pay(shop.place(member, (shop.a_sku(points=30, fen=5_000), 1)), "P1")
    shop.do(fulfilment.ship_order, order.id, parcel=SF)
    shop.do(fulfilment.complete_order, order.id)
    page = counter.open(Preset.SERVICE)
    counter.show(member)
    page.card.balances.header.action.click()
    counter.settle()
    sheet = counter.sheet(PointsStorySheet)
    assert "70 积分是怎么来的" in sheet.title.text()
    (first, _, _), (earned, points, number) = told(sheet)
    assert (
        first.startswith("期初 · 共 100")
        and earned.startswith("消费获得")
        and (points, number) == ("50", order.order_no)
    )
    sheet.view.setFocus()
    sheet.view.step(1)
    QTest.keyClick(sheet.view, Qt.Key.Key_Right)
    counter.settle()
    assert [line[:2] for line in told(sheet)[1:4]] == [("期初", "100"), ("冻结", "30"), ("使用", "30")], told(sheet)
    QTest.keyClick(sheet.view, Qt.Key.Key_Left)
    assert len(told(sheet)) == 2
    sheet.view.act_pressed.emit(sheet.table.rows()[1].id, "order")
    assert counter.order_asked == [order.id]
    assert not sheet.take_back.isVisible()


def test_points_are_given_after_it_was_said_what_that_does(counter: Counter) -> None:
    shop = counter.shop
    member = shop.a_member(points=100)
    page = counter.open(Preset.OWNER)
    counter.show(member)
    page.card.ask_points("grant")
    sheet = counter.sheet(GrantSheet)
    sheet.go.click()
    assert sheet.fields["points"].error()
    sheet.points.setText("50")
    sheet.rehearse()
    counter.settle()
    assert "可用 100 → 150" in words(sheet.effects)
    assert sheet.go.text() == "送 50 积分"
    sheet.points.setText("")
    sheet.rehearse()
    assert sheet.go.text() == "送积分"
    sheet.points.setText("50")
    sheet.go.click()
    assert sheet.fields["reason"].error() == "请填原因"
    sheet.reason.setText("生日礼")
    sheet.until.setText((shop.clock.now.date() + timedelta(days=30)).isoformat())
    sheet.go.click()
    counter.settle()
    assert shop.ask(member_detail, member).row.available == 150
    assert "生日礼" in words(page.card)


def test_what_was_given_is_taken_back_from_its_story(counter: Counter) -> None:
    shop = counter.shop
    member = shop.a_member()
    shop.do(grant_points, member, points=80, reason="发错人", expires_on=date(2030, 1, 1))
    page = counter.open(Preset.OWNER)
    counter.show(member)
    page.card.ask_story()
    counter.settle()
    sheet = counter.sheet(PointsStorySheet)
    sheet.view.step(1)
    assert sheet.take_back.isVisible()
    sheet.take_back.click()
    back = counter.sheet(TakeBackSheet)
    back.points.setText("30")
    back.reason.setText("发错人了")
    back.go.click()
    counter.settle()
    assert shop.ask(member_detail, member).row.available == 50
    assert told(sheet)[0][1] == "50"


def test_above_the_limit_a_second_person_decides(counter: Counter) -> None:
    shop = counter.shop
    shop.do(publish_rules, RuleDocument(adjust_limit=100))
    member = shop.a_member(points=1_000)
    page = counter.open(Preset.MANAGER)
    counter.show(member)
    page.card.ask_points("adjust")
    sheet = counter.sheet(AdjustSheet)
    sheet.way.choose("down")
    sheet.points.setText("300")
    sheet.reason.setText("多送了")
    sheet.rehearse()
    counter.settle()
    assert "要另一位同事批准" in words(sheet.effects) and "等人批准" in sheet.go.text()
    sheet.go.click()
    counter.settle()
    assert shop.ask(member_detail, member).row.available == 1_000
    assert page.points.waiting.isVisible() and "1" in page.points.waiting.text()

    page.points.waiting.click()
    counter.settle()
    own = counter.sheet(ApprovalsSheet)
    own.approve.click()
    counter.settle()
    counter.sheet(DecisionSheet).go.click()
    counter.settle()
    assert "自己提的不能自己批" in words(counter.sheet(DecisionSheet))

    page = counter.open(Preset.OWNER)
    page.points.waiting.click()
    counter.settle()
    others = counter.sheet(ApprovalsSheet)
    others.approve.click()
    counter.settle()
    decision = counter.sheet(DecisionSheet)
    assert "可用 1,000 → 700" in words(decision.effects)
    decision.go.click()
    counter.settle()
    assert shop.ask(member_detail, member).row.available == 700
    assert not page.points.waiting.isVisible() and others.table.rowCount() == 0


def test_a_proposal_is_turned_down_with_a_reason(counter: Counter) -> None:
    shop = counter.shop
    shop.do(publish_rules, RuleDocument(adjust_limit=0))
    member = shop.a_member(points=1_000)
    shop.office.do(shop.person(Preset.MANAGER), adjustments.propose_adjustment, member, points=500, reason="补偿")
    page = counter.open(Preset.OWNER)
    page.points.waiting.click()
    counter.settle()
    sheet = counter.sheet(ApprovalsSheet)
    sheet.reject.click()
    decision = counter.sheet(DecisionSheet)
    decision.go.click()
    assert decision.fields["reason"].error() == "请填原因"
    decision.reason.setText("没有这回事")
    decision.go.click()
    counter.settle()
    assert shop.ask(adjustments.find_adjustments)[0].decision == "没有这回事"
    assert shop.ask(member_detail, member).row.available == 1_000


def test_two_members_who_are_one_become_one(counter: Counter) -> None:
    shop = counter.shop
    kept, gone = shop.a_member(points=100), shop.a_member(points=40)
    order = shop.place(gone, (shop.a_sku(points=10), 1))
    account = shop.ask(member_detail, kept).row.account
    page = counter.open(Preset.OWNER)
    counter.show(gone)
    page.card.ask_points("merge")
    sheet = counter.sheet(MergeSheet)
    sheet.search.setText(account)
    sheet._find()
    counter.settle()
    assert "可用 100 → 130" in words(sheet.effects) and "1 笔订单" in words(sheet.effects)
    sheet.reason.setText("同一个人")
    sheet.go.click()
    counter.settle()
    assert page.card.member_id == kept
    assert (shop.ask(member_detail, kept).row.available, shop.ask(member_detail, kept).row.placed) == (130, 1)
    assert order.member_id == gone


def test_what_runs_out_and_what_all_is_worth(counter: Counter) -> None:
    shop = counter.shop
    member = shop.a_member()
    shop.do(grant_points, member, points=1_000, reason="活动", expires_on=shop.clock.now.date() + timedelta(days=40))
    page = counter.open(Preset.OWNER)
    page.points.liability.click()
    counter.settle()
    sheet = counter.sheet(ForecastSheet)
    assert "¥10.00" in words(sheet) and [mark.value for mark in sheet.chart.marks].count(1_000) == 1
    sheet.dismiss()
    counter.show(member)
    page.card.ask_points("forecast")
    counter.settle()
    assert "1,000" in counter.sheet(ForecastSheet).head.note.text()


def test_who_may_only_read_is_offered_no_act(counter: Counter) -> None:
    member = counter.shop.a_member()
    page = counter.open(Preset.AUDITOR)
    counter.show(member)
    assert [act.text() for act in page.card.points_menu.actions()] == ["什么时候到期"]
    assert not page.points.waiting.isVisible()
