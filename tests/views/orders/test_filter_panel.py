"""A clerk puts a filter together by clicking, and is told at once what can't be."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import func, select

from desktop.models.journal import Access
from desktop.models.vocabulary import OrderStatus, RefundState
from desktop.services import cancels, catalogue, marks
from desktop.services.catalogue import SkuDraft
from desktop.services.order_filter import OrderFilter
from desktop.views.orders.filter_panel import FilterPanel
from desktop.views.orders.page import OrdersPage
from tests.views.orders.conftest import Counter, click, numbers

S = OrderStatus


def the_panel(counter: Counter, page: OrdersPage) -> FilterPanel:
    """Opened by its button, its choices loaded."""
    click(page.bar.filter)
    panel = page.window().findChild(FilterPanel)
    assert panel is not None
    settled(counter, panel)
    return panel


def settled(counter: Counter, panel: FilterPanel) -> None:
    counter.bot.waitUntil(lambda: not panel._pause.isActive())
    counter.settle()


def test_points_and_status_are_clicked_together_and_the_hits_are_counted_meanwhile(counter: Counter) -> None:
    small, big = counter.shop.an_order(points=100), counter.shop.an_order(points=6_000)
    counter.shop.an_order(points=7_000, fen=100)
    page = counter.open()
    panel = the_panel(counter, page)
    assert panel.apply.text() == "显示 3 笔订单"
    click(panel.statuses.pills[S.TO_SHIP])
    QTest.keyClicks(panel.points.low, "5001")
    settled(counter, panel)
    assert panel.apply.text() == "显示 1 笔订单"
    assert panel.hits.full_text() == "命中 1 笔 · 合计 6,000 积分"
    assert len(numbers(page)) == 3
    click(panel.apply)
    counter.settle()
    assert numbers(page) == [big.order_no]
    assert page.head.tabs.current() == "TO_SHIP"
    assert page.bar.filter.text() == "筛选 2"
    assert small.order_no not in numbers(page)


def test_a_range_the_wrong_way_round_says_so_and_shows_nothing_until_it_is_mended(counter: Counter) -> None:
    counter.shop.an_order(points=100)
    page = counter.open()
    panel = the_panel(counter, page)
    QTest.keyClicks(panel.points.low, "9000")
    QTest.keyClicks(panel.points.high, "50")
    assert panel.points.field.error() == "前面的不能大于后面的"
    assert not panel.apply.isEnabled()
    QTest.keyClick(panel, Qt.Key.Key_Return)
    assert panel.isVisible()
    QTest.keyClicks(panel.points.high, "00")
    QTest.keyClicks(panel.cash.low, "ten")
    assert panel.points.field.error() != ""
    assert panel.cash.field.error() == "「ten」不是数"
    panel.cash.low.clear()
    QTest.keyClicks(panel.points.high, "0")
    QTest.keyClicks(panel.cash.low, "0")
    assert (panel.points.field.error(), panel.cash.field.error()) == ("", "")
    assert panel.apply.isEnabled()


def test_days_that_make_no_sense_are_told_in_words(counter: Counter) -> None:
    page = counter.open()
    panel = the_panel(counter, page)
    QTest.keyClicks(panel.days.since, "2026-13-01")
    assert panel.days.field.error() == "日期写成 2026-11-16 这样"
    panel.days.since.clear()
    QTest.keyClicks(panel.days.since, "2026-11-22")
    QTest.keyClicks(panel.days.until, "2026-11-16")
    assert panel.days.field.error() == "开始的日期要早于结束的日期"
    click(panel.days.spans._buttons["any"])
    assert panel.days.field.error() == ""
    assert panel.draft() == OrderFilter()


def test_in_a_small_window_every_condition_is_reached_by_the_keyboard_and_seen_whole(counter: Counter) -> None:
    page = counter.open()
    page.window().resize(911, 512)
    page.resize(page.window().size())
    panel = the_panel(counter, page)
    QTest.keyClicks(panel.points.low, "9000")
    QTest.keyClicks(panel.points.high, "50")
    counter.settle()
    assert page.window().rect().contains(panel.card.geometry())
    reached: list[QWidget] = []
    while (here := panel.focusWidget()) is not None and here not in reached:
        reached.append(here)
        panel.focusNextPrevChild(True)
        counter.settle()
        seen = QApplication.focusWidget()
        assert seen is not None
        assert seen.visibleRegion().boundingRect() == seen.rect(), seen.accessibleName()
        assert seen.height() >= seen.minimumSizeHint().height(), seen.accessibleName()
    wanted = [panel.days.since, panel.cash.high, panel.keep, *(field.choice for field in panel.picks.values())]
    wanted += panel.statuses.pills.values()
    assert [one for one in wanted if one not in reached and one.isEnabled()] == []
    assert all(one.choices.chosen_button() in reached for one in panel.yes_no.values())
    panel.focus_on("overdue")
    counter.settle()
    overdue = panel.yes_no["overdue"].choices
    assert overdue.visibleRegion().boundingRect() == overdue.rect()


def test_last_week_is_a_click_and_its_days_are_the_shops(counter: Counter) -> None:
    old = counter.shop.an_order(points=100)
    counter.shop.clock.forward(days=7)
    counter.shop.an_order(points=200)
    page = counter.open()
    panel = the_panel(counter, page)
    click(panel.days.spans._buttons["last_week"])
    settled(counter, panel)
    assert (panel.days.since.text(), panel.days.until.text()) == ("2026-11-23", "2026-11-29")
    click(panel.apply)
    counter.settle()
    assert numbers(page) == [old.order_no]
    assert [chip.accessibleName() for chip in page.bar.search._tokens] == ["上周 11-23 至 11-29"]


def test_tag_colleague_and_yes_or_no_narrow_too(counter: Counter) -> None:
    fragile, other = counter.shop.an_order(points=100), counter.shop.an_order(points=200)
    counter.shop.do(marks.tag_order, fragile.id, tag="易碎")
    counter.shop.do(marks.assign_order, fragile.id, login="lixiang")
    counter.shop.do(marks.hold_order, other.id, reason="核对")
    page = counter.open()
    panel = the_panel(counter, page)
    panel.picks["tag"].choice.choose("易碎")
    panel.picks["assignee"].choice.choose("lixiang")
    click(panel.yes_no["held"].choices._buttons["no"])
    settled(counter, panel)
    click(panel.apply)
    counter.settle()
    assert numbers(page) == [fragile.order_no]
    assert [chip.accessibleName() for chip in page.bar.search._tokens] == ["易碎", "李想 领单", "没有挂起"]


def test_a_category_of_goods_narrows(counter: Counter) -> None:
    draft = SkuDraft("TEA", "陈皮白茶", price_points=100, stock=5, category="茶饮")
    counter.shop.do(catalogue.add_sku, draft)
    tea = counter.shop.place(counter.shop.a_member(points=100), ("TEA", 1))
    counter.shop.an_order(points=200)
    page = counter.open()
    panel = the_panel(counter, page)
    panel.picks["category"].choice.choose("茶饮")
    settled(counter, panel)
    click(panel.apply)
    counter.settle()
    assert numbers(page) == [tea.order_no]
    assert [chip.accessibleName() for chip in page.bar.search._tokens] == ["茶饮"]


def test_escape_leaves_the_list_as_it_was(counter: Counter) -> None:
    counter.shop.an_order(points=100)
    page = counter.open()
    panel = the_panel(counter, page)
    click(panel.statuses.pills[S.CANCELLED])
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    counter.settle()
    assert page.chosen == OrderFilter()
    assert len(numbers(page)) == 1


def test_a_chip_is_taken_away_by_its_cross_and_edited_by_a_click(counter: Counter) -> None:
    counter.shop.an_order(points=100)
    page = counter.open()
    page.show_filter(OrderFilter(points_min=50, held=False))
    counter.settle()
    chip = page.bar.search._tokens[0]
    click(chip)
    panel = page.window().findChild(FilterPanel)
    assert panel is not None
    assert panel.points.low.text() == "50"
    assert panel.focusWidget() is panel.points.low
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    click(page.bar.search._tokens[0]._cross)
    counter.settle()
    assert page.chosen == OrderFilter(held=False)


def test_clearing_everything_keeps_what_is_searched(counter: Counter) -> None:
    page = counter.open()
    page.show_filter(OrderFilter(search="咖啡", tier="金卡", overdue=True))
    counter.settle()
    panel = the_panel(counter, page)
    click(panel.clear)
    click(panel.apply)
    counter.settle()
    assert page.chosen == OrderFilter(search="咖啡")


def test_editing_a_filter_beside_a_phone_search_writes_nothing_into_the_access_ledger(counter: Counter) -> None:
    counter.shop.an_order(points=100)
    page = counter.open()
    page.search_for("9516")
    counter.settle()
    seen = counter.shop.count(select(func.count()).select_from(Access))
    panel = the_panel(counter, page)
    click(panel.statuses.pills[S.PAID])
    counter.bot.wait(250)
    counter.settle()
    assert counter.shop.count(select(func.count()).select_from(Access)) == seen
    assert panel.apply.text() == "显示订单"


def test_orders_in_an_after_sale_and_those_whose_refund_waits_are_found_by_the_panel(counter: Counter) -> None:
    shop = counter.shop
    waiting = shop.do(cancels.cancel_paid_order, shop.an_order(fen=2_000, paid=True).id, reason="缺货")
    shop.an_order(points=100)
    page = counter.open()
    panel = the_panel(counter, page)
    panel.picks["refund"].choice.choose("APPROVED")
    click(panel.yes_no["returns_open"].choices._buttons["no"])
    settled(counter, panel)
    click(panel.apply)
    counter.settle()
    assert page.chosen == OrderFilter(refund=RefundState.APPROVED, returns_open=False)
    assert numbers(page) == [waiting.order_no]
    assert page.bar.filter.text() == "筛选 2"
