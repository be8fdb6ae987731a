"""The page of the points rules: a draft is checked as it is typed, played on thirty days, and published from a day on."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.models.vocabulary import Preset
from desktop.services.changes import Feed
from desktop.services.rule_document import Coupon, RuleDocument, Tier
from desktop.services.rules import current_rules, publish_rules, rule_versions
from desktop.views.chips import TokenChip
from desktop.views.desk import Desk
from desktop.views.form import Field
from desktop.views.labels import ElidedLabel
from desktop.views.overlay import overlays_of
from desktop.views.rules.lists import CampaignSheet, CouponSheet, ListRow, OneSheet, TierSheet
from desktop.views.rules.page import RulesPage
from desktop.views.rules.publish_sheet import PublishSheet
from desktop.views.rules.rows import ChoiceRow, NumberRow
from desktop.views.tasks import Tasks
from desktop.views.toast import Toaster
from tests.people import Shop

FIRST = RuleDocument(
    tiers=(Tier("金卡", 150),), tier_percent={"银卡": 120}, coupons=(Coupon("NEW", "新客", 500, 1_000),)
)


class Office:
    """The page in a window, over a shop with rules and a month of orders."""

    def __init__(self, shop: Shop, bot: QtBot) -> None:
        self.shop, self.bot, self.tasks = shop, bot, Tasks()
        shop.do(publish_rules, FIRST)
        self.gold = shop.a_member(points=10_000, tier="金卡")
        for _ in range(3):
            shop.place(self.gold, (shop.a_sku(fen=10_000), 1))
        self.window = QWidget()
        self.window.resize(1366, 768)
        self.feed = Feed(shop.office)
        self.page = RulesPage(
            Desk(shop.office, shop.person(Preset.MANAGER), self.tasks, self.window), Toaster(self.window)
        )
        self.page.setParent(self.window)
        self.page.resize(1170, 740)
        self.window.show()
        bot.waitExposed(self.window)
        self.page.reload()
        self.settle()

    def settle(self) -> None:
        self.bot.waitUntil(lambda: not self.tasks.busy, timeout=30_000)
        QCoreApplication.sendPostedEvents()

    def number(self, name: str) -> NumberRow:
        row = self.page.rows[name]
        assert isinstance(row, NumberRow)
        return row

    def several(self, name: str) -> ListRow:
        row = self.page.rows[name]
        assert isinstance(row, ListRow)
        return row

    def enter(self, name: str, text: str) -> None:
        edit = self.number(name).edit
        edit.setText(text)
        edit.textEdited.emit(text)

    def play(self) -> None:
        self.page._play()
        self.settle()

    def sheet(self, kind: type[OneSheet]) -> OneSheet:
        return next(one for one in overlays_of(self.window) if isinstance(one, kind))

    def publish(self) -> PublishSheet:
        self.page.publish.click()
        return next(one for one in overlays_of(self.window) if isinstance(one, PublishSheet))


@pytest.fixture
def office(qtbot: QtBot, sqlite_shop: Shop) -> Iterator[Office]:
    made = Office(sqlite_shop, qtbot)
    yield made
    made.window.hide()
    made.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made.tasks.close()


def fill(sheet: OneSheet, **texts: str) -> None:
    for name, text in texts.items():
        field: Field = sheet.fields[name]
        field.control.setText(text)  # type: ignore[attr-defined]  # all of them are line edits
    sheet.go.click()


def test_a_draft_is_checked_played_and_published_from_a_day_on(office: Office) -> None:
    page = office.page
    assert "现行第 2 版" in page.head.note.full_text() and not page.publish.isEnabled()
    office.enter("deduction_share_percent", "130")
    told = office.number("deduction_share_percent").beside
    assert isinstance(told, ElidedLabel)
    assert "从 0 到 100" in told.full_text() and not page.publish.isEnabled()
    assert page.unsaved()
    office.enter("deduction_share_percent", "40")
    office.enter("points_per_yuan", "2")
    assert "原 50%" in office.number("deduction_share_percent").was.text() and page.changes.spec.text == "改了 2 处"
    office.play()
    assert "重放了 3 笔，3 笔（100.0%）会不一样" in page.replay.said.text()
    assert [(row.member_id, row.earned) for row in page.replay.table.rows()] == [(office.gold, 450)]
    office.bot.waitUntil(lambda: page.replay.days.chart is not None, timeout=30_000)
    chart = page.replay.days.chart
    assert chart is not None and chart.isVisible()
    by_day = page.replay.replay.by_day
    drawn = [(int(mark.value), int(was)) for mark, was in zip(chart.marks, chart.others, strict=True)]
    assert [one for one in drawn if one != (0, 0)] == [(would, was) for _, (was, would) in sorted(by_day.items())]
    assert sum(would for would, _ in drawn) == page.replay.replay.after.earned > page.replay.replay.before.earned
    assert len(drawn) == (max(by_day) - min(by_day)).days + 1, "a day without orders is a day"
    assert max(chart.ticks) >= max(chart.values()) and "草稿" in chart.marks[-1].said[1]
    with office.bot.waitSignal(page.member_asked) as asked:
        page.replay.view.opened.emit(office.gold)
    assert asked.args == [office.gold]

    sheet = office.publish()
    sheet.when.choose("day")
    sheet.when.changed.emit("day")
    sheet.go.click()
    assert sheet.fields["effective_at"].error()
    sheet.day.set_day(office.shop.clock.now.date() - timedelta(days=1))
    sheet.go.click()
    assert "已经过了" in sheet.fields["effective_at"].error()
    first = date(2026, 12, 1)
    sheet.day.set_day(first)
    sheet.go.click()
    office.settle()
    newest = office.shop.ask(rule_versions)[0]
    assert (newest.number, newest.in_force, newest.document.points_per_yuan) == (3, False, 2)
    assert newest.effective_at.astimezone(page._zone).date() == first
    assert office.shop.ask(current_rules).number == 2 and not page.unsaved()


def test_tiers_campaigns_and_coupons_are_added_changed_and_taken_out(office: Office) -> None:
    page = office.page
    tiers = office.several("tiers")
    assert [one.name for one in tiers.values] == ["金卡", "银卡"], "with what older rules gave a percent only"
    assert not page.unsaved()
    tiers.add.click()
    sheet = office.sheet(TierSheet)
    fill(sheet, name="金卡")
    assert sheet.fields["name"].error() == "已经有了，换一个"
    fill(sheet, name="钻石", percent="200", fen="5000")
    assert page._draft is not None
    assert page._draft.tiers[-1] == Tier("钻石", 200, None, 500_000) and page._draft.tier_percent == {"银卡": 120}

    chip = tiers.findChildren(TokenChip)[0]
    chip.edited.emit(chip.key)
    fill(office.sheet(TierSheet), percent="120")
    assert page._draft is not None and page._draft.tiers[0] == Tier("金卡", 120)

    office.several("campaigns").add.click()
    campaign = office.sheet(CampaignSheet)
    fill(campaign, name="厨房节", since="2026-12-10", until="2026-12-01", percent="200", categories="厨房，家居")
    assert campaign.fields["until"].error() == "比第一天还早"
    fill(campaign, until="2026-12-20")
    assert page._draft is not None and page._draft.campaigns[0].categories == ("厨房", "家居")

    coupons = office.several("coupons")
    gone = coupons.findChildren(TokenChip)[0]
    gone.removed.emit(gone.key)
    coupons.add.click()
    fill(office.sheet(CouponSheet), code="SPRING", off="8", floor="50")
    assert page._draft is not None and page._draft.coupons == (Coupon("SPRING", "SPRING", 800, 5_000),)
    page.back.click()
    assert page._draft == dataclasses.replace(FIRST) and not page.unsaved()


def test_thresholds_that_fall_cannot_be_published(office: Office) -> None:
    tiers = office.several("tiers")
    for name, fen in (("银牌", "900"), ("金牌", "500")):
        tiers.add.click()
        fill(office.sheet(TierSheet), name=name, fen=fen)
    assert office.page.checked.full_text() and not office.page.publish.isEnabled()


def test_who_published_meanwhile_is_named_and_nothing_typed_is_lost(office: Office) -> None:
    page = office.page
    choice = page.rows["expiry_kind"]
    assert isinstance(choice, ChoiceRow)
    choice.choice.choose("YEAR_END")
    choice.choice.changed.emit("YEAR_END")
    sheet = office.publish()
    office.shop.do(publish_rules, RuleDocument(points_per_yuan=7))
    sheet.go.click()
    office.settle()
    assert "李想" in sheet.error.text() and office.shop.ask(current_rules).document.points_per_yuan == 7
    sheet.dismiss()
    page.changed(office.feed.poll())
    office.settle()
    assert choice.choice.key() == "YEAR_END" and "现行第 3 版" in page.head.note.full_text()


def test_a_replay_is_stopped_half_way(office: Office) -> None:
    page = office.page
    office.enter("points_per_yuan", "3")
    page._play()
    page.replay.progress.cancelled.emit()
    office.settle()
    assert "还没有算完" in page.replay.said.text() and page.replay.progress.isHidden()
