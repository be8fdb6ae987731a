"""经营看板: what it shows, and that whatever is pressed opens just the orders that it counted."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.vocabulary import Preset, SaleMode
from desktop.services import cancels, catalogue, marks, order_queries
from desktop.services.catalogue import SkuDraft
from desktop.services.changes import Change
from desktop.services.dashboard import Period
from desktop.services.errors import DatabaseGone, Invalid
from desktop.services.order_filter import OrderFilter
from desktop.views.charts.plot import Plot
from desktop.views.dashboard.board_view import BoardView
from desktop.views.dashboard.page import DashboardPage
from desktop.views.desk import Desk
from desktop.views.goods.page import GoodsPage
from desktop.views.tasks import Tasks
from desktop.views.theme import apply_theme, color
from desktop.views.toast import Toaster
from desktop.views.workplace import Workplace
from tests.people import Shop
from tests.views.test_screen_reader import controls, nameless
from tests.views.windows import a_window, cheap_passwords, sign_in

TODAY = date(2026, 11, 27)


@dataclass
class Dashboard:
    qtbot: QtBot
    shop: Shop
    page: DashboardPage
    tasks: Tasks
    asked: list[OrderFilter] = field(default_factory=list)

    @property
    def view(self) -> BoardView:
        assert self.page.view is not None
        return self.page.view

    def settle(self) -> None:
        def rests() -> bool:
            return not self.tasks.busy and not self.page.drawing

        self.qtbot.waitUntil(rests, timeout=20_000)

    def count(self, chosen: OrderFilter) -> int:
        return self.shop.ask(order_queries.count_orders, chosen).orders

    def press(self, chart: Plot, place: int) -> OrderFilter:
        """A click on a bar, a point or a cell."""
        self.asked.clear()
        at = chart.widget_point(place).toPoint() + QPoint(0, 1)
        QTest.mouseMove(chart.viewport(), at)
        QTest.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=at)
        (chosen,) = self.asked
        return chosen


def three_days(shop: Shop) -> None:
    """Tuesday noon two orders; Friday one of 2 units, one cancelled, and one held."""
    shop.an_order(fen=500, paid=True)
    shop.an_order(fen=2_000)
    shop.clock.forward(days=3, hours=2)
    shop.an_order(points=100, qty=2)
    shop.do(cancels.cancel_order, shop.an_order(fen=900).id, reason="不要了")
    shop.do(marks.hold_order, shop.an_order(points=300).id, reason="等客人")


@pytest.fixture
def dashboard(qtbot: QtBot, sqlite_shop: Shop) -> Iterator[Dashboard]:
    three_days(sqlite_shop)
    yield from opened(qtbot, sqlite_shop)


@pytest.fixture
def bare(qtbot: QtBot, sqlite_shop: Shop) -> Iterator[Dashboard]:
    """Of a shop where nothing has happened."""
    yield from opened(qtbot, sqlite_shop)


def opened(qtbot: QtBot, shop: Shop) -> Iterator[Dashboard]:
    tasks = Tasks()
    desk = Desk(shop.office, shop.owner, tasks)
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1170, 740)
    page = DashboardPage(desk, Toaster(host))
    QVBoxLayout(host).addWidget(page)
    made = Dashboard(qtbot, shop, page, tasks)
    page.orders_asked.connect(made.asked.append)
    host.show()
    page.reload()
    qtbot.waitUntil(lambda: page.view is not None and page.board is not None, timeout=20_000)
    made.settle()
    yield made
    tasks.close()


def test_the_cards_say_what_the_shop_sold(dashboard: Dashboard) -> None:
    cards = dashboard.view.kpis.cards
    assert cards["orders"].value.full_text() == "4 笔"
    assert cards["net"].value.full_text() == "¥49.00"
    assert cards["average"].value.full_text() == "¥12.25"
    assert cards["points"].value.full_text() == "500"
    assert cards["members"].accessibleName() == "新会员 5 人 上一期 0"
    assert "2026" not in dashboard.page.head.note.text() and "14:00" in dashboard.page.head.note.full_text()


@pytest.mark.parametrize("period", ["last_7", "last_30", "today", "last_12"])
def test_a_bar_opens_exactly_the_orders_that_it_counts(dashboard: Dashboard, period: str) -> None:
    dashboard.page.bar.choose(period)
    dashboard.settle()
    board, chart = dashboard.page.board, dashboard.view.orders.chart
    assert board is not None
    places = [n for n, step in enumerate(board.steps) if step.orders]
    assert sum(board.steps[n].orders for n in places) == (2 if period == "today" else 4)
    for place in places:
        assert dashboard.count(dashboard.press(chart, place)) == board.steps[place].orders == chart.marks[place].value


def test_a_point_of_the_line_opens_the_orders_of_its_amount(dashboard: Dashboard) -> None:
    board, chart = dashboard.page.board, dashboard.view.amount.chart
    assert board is not None
    place = next(n for n, step in enumerate(board.steps) if step.net)
    count = dashboard.shop.ask(order_queries.count_orders, dashboard.press(chart, place))
    assert count.cash is not None
    assert [one.amount for one in count.cash] == [board.steps[place].net] == [4_900]


def test_a_cell_opens_the_orders_of_that_hour(dashboard: Dashboard) -> None:
    chart = dashboard.view.hours.chart
    places = [place for place, mark in enumerate(chart.marks) if mark.value]
    assert places == [1 * 24 + 12, 4 * 24 + 14]
    for place in places:
        assert dashboard.count(dashboard.press(chart, place)) == chart.marks[place].value == 2


def test_every_card_opens_what_it_counts(dashboard: Dashboard) -> None:
    for key, orders in {"orders": 4, "net": 4, "average": 4, "points": 2, "refunds": 0}.items():
        dashboard.asked.clear()
        QTest.mouseClick(dashboard.view.kpis.cards[key], Qt.MouseButton.LeftButton)
        assert dashboard.count(dashboard.asked[0]) == orders
    with dashboard.qtbot.waitSignal(dashboard.page.list_asked) as asked:
        QTest.mouseClick(dashboard.view.kpis.cards["members"], Qt.MouseButton.LeftButton)
    assert asked.args == ["members", "all"]


def test_a_product_opens_the_orders_that_have_it(dashboard: Dashboard) -> None:
    goods = dashboard.view.goods
    assert [one.units for one in goods.found] == [2, 1, 1, 1]
    goods.by._buttons["points"].click()
    dashboard.settle()
    assert [one.points for one in goods.found] == [300, 200]
    goods.rows[1].click()
    assert dashboard.count(dashboard.asked[0]) == 1
    assert not goods.rows[2].isVisible()


def test_what_waits_leads_to_its_rows(dashboard: Dashboard) -> None:
    todo = dashboard.view.todo
    for key, orders in {"to_ship": 3, "late": 1, "held": 1}.items():
        dashboard.asked.clear()
        todo.rows[key].click()
        assert dashboard.count(dashboard.asked[0]) == orders, key
    assert not todo.rows["exceptions"].isEnabled()
    assert todo.rows["late"].accessibleName().startswith("发货超时 1 超时 1 天")


def test_the_keys_walk_the_bars_and_open_one(dashboard: Dashboard) -> None:
    chart = dashboard.view.orders.chart
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    dashboard.qtbot.waitUntil(chart.hasFocus)
    assert chart.bubble.text() == "11-27 周五 2 笔 · 点开看订单"
    QTest.keyClick(chart, Qt.Key.Key_Left, delay=0)
    assert chart.accessibleDescription() == "11-26 周四 0 笔 · 点开看订单"
    QTest.keyClick(chart, Qt.Key.Key_Right)
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert [(one.since, one.until) for one in dashboard.asked] == [(TODAY, TODAY)]
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert chart.current == 0
    hours = dashboard.view.hours.chart
    hours.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(hours, Qt.Key.Key_Up)
    assert hours.bubble.text().startswith("周六 23–24 时")


def test_a_screen_reader_hears_names_and_sums(dashboard: Dashboard) -> None:
    assert nameless(dashboard.page) == []
    assert set(dashboard.view.findChildren(Plot)) <= set(controls(dashboard.page))
    assert dashboard.view.orders.chart.accessibleName() == "订单数 近 30 天 4 笔 · 已下单，不含已取消"


def test_what_others_do_is_drawn_again_without_asking_at_once(dashboard: Dashboard) -> None:
    page = dashboard.page
    dashboard.shop.an_order(points=100)
    change = Change(1, "place_order", "staff:2", 1, None, dashboard.shop.clock.now)
    page.changed([change])
    page.changed([change])
    assert page._live.isActive() and not dashboard.tasks.busy
    page._live.timeout.emit()
    dashboard.qtbot.waitUntil(lambda: dashboard.view.orders.chart.marks[-1].value == 3, timeout=10_000)


def test_an_answer_that_says_the_same_draws_nothing(dashboard: Dashboard) -> None:
    shown = dashboard.page._shown
    dashboard.shop.clock.forward(minutes=1)
    dashboard.page.ask()
    dashboard.settle()
    assert dashboard.page._shown is shown
    assert "14:01" in dashboard.page.head.note.full_text()


def test_own_days_are_asked_for_when_both_are_given(dashboard: Dashboard) -> None:
    page = dashboard.page
    page.bar.names._buttons["own"].click()
    assert page.own.isVisible()
    page.own.since.setText("2026-11-25")
    page.own.until.setText("2026-11-24")
    page.own.show_them.click()
    assert page.own.error.text() == "开始的日期在结束之后，请对调"
    page.own.since.setText("2026-11-24")
    page.own.show_them.click()
    dashboard.settle()
    assert dashboard.view.kpis.cards["orders"].value.full_text() == "2 笔"
    page.bar.names._buttons["last_7"].click()
    assert not page.own.isVisible()


def test_a_shop_without_figures_says_so(bare: Dashboard) -> None:
    page = bare.page
    assert page._stack.currentWidget() is page.nothing
    bare.shop.an_order(points=100)
    page.ask()
    bare.qtbot.waitUntil(lambda: page._stack.currentWidget() is page.area, timeout=10_000)


def test_trouble_is_told_and_what_was_shown_stays(dashboard: Dashboard) -> None:
    page = dashboard.page
    page._failed(DatabaseGone(outcome_known=True))
    assert not page.trouble.isVisible()
    page._failed(Invalid("days", "out_of_range"))
    assert page.trouble.isVisible()
    assert page.trouble.mapTo(page, QPoint(0, 0)).x() == 20, "in line with the head and the cards"
    assert page._stack.currentWidget() is page.area
    page.trouble.acted.emit()
    dashboard.qtbot.waitUntil(lambda: not page.trouble.isVisible(), timeout=10_000)


def test_what_waits_stands_as_the_cards_will(dashboard: Dashboard) -> None:
    """In a narrow window the figures take two rows, and the hours one of their own."""
    page, view = dashboard.page, dashboard.view
    for width, rows in ((1170, [6, 2, 3]), (850, [3, 3, 2, 1, 2])):
        page.window().resize(width, 740)
        dashboard.qtbot.wait(1)
        page.skeleton.resize(page.area.size())
        assert [len(cards) for _, cards in page.skeleton.rows()] == rows
        assert (view.kpis._columns, view._lower.count()) == (rows[0], rows[-1])


def test_a_chart_is_saved_as_a_picture_twice_as_fine(dashboard: Dashboard, tmp_path: Path) -> None:
    card = dashboard.view.orders
    dashboard.page.save_picture(card, str(tmp_path / "订单数.png"))
    dashboard.settle()
    image = QImage(str(tmp_path / "订单数.png"))
    assert image.size() == card.size() * 2
    chart = card.chart
    bar = chart.mapTo(card, chart.widget_point(len(chart.marks) - 4).toPoint() + QPoint(0, 20)) * 2
    assert image.pixelColor(bar) == color("chart1")
    assert card.save.isVisible()


def test_a_change_of_scheme_is_followed_at_once(dashboard: Dashboard) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    try:
        apply_theme(app, "dark")
        dashboard.qtbot.wait(0)
        assert dashboard.view.orders.chart.getAxis("left").textPen().color() == color("text2")
        assert dashboard.view.orders.grab().toImage().pixelColor(8, 40) == color("surface")
    finally:
        apply_theme(app, "light")


def test_the_window_starts_without_the_charts_library() -> None:
    told = "import sys, desktop.views.main_window; print('pyqtgraph' in sys.modules, 'numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, check=True)
    assert done.stdout.split() == [b"False", b"False"]


def test_what_runs_low_leads_to_the_goods_and_the_period_is_remembered(qtbot: QtBot, sqlite_shop: Shop) -> None:
    sqlite_shop.do(
        catalogue.add_sku, SkuDraft("FEW", "杯子", mode=SaleMode.POINTS, price_points=10, stock=2, low_level=5)
    )
    three_days(sqlite_shop)
    cheap_passwords(sqlite_shop)
    with a_window(qtbot, sqlite_shop.office) as window:
        place = sign_in(qtbot, window, sqlite_shop, Preset.MANAGER)
        page = board_of(qtbot, place)
        page.bar.choose("last_7")
        assert page.view is not None
        page.view.todo.rows["low"].click()
        goods = place.pages["goods"]
        assert isinstance(goods, GoodsPage) and place.shell.current_page() == "goods"
        qtbot.waitUntil(lambda: [row.code for row in goods.table.rows()] == ["FEW"], timeout=10_000)
        assert goods.tabs.current() == "low"
        window.sign_out()
        again = board_of(qtbot, sign_in(qtbot, window, sqlite_shop, Preset.MANAGER))
        assert again.bar.period() == Period("last_7") and again.bar.names.value() == "last_7"


def board_of(qtbot: QtBot, place: Workplace) -> DashboardPage:
    place.show_page("dashboard")
    page = place.pages["dashboard"]
    assert isinstance(page, DashboardPage)
    qtbot.waitUntil(lambda: page.view is not None and page.view.todo.rows["late"].isVisible(), timeout=20_000)
    qtbot.waitUntil(lambda: not place.desk.tasks.busy and not page.drawing, timeout=20_000)
    return page


@pytest.mark.parametrize(
    ("preset", "pages"), [(Preset.FINANCE, ["dashboard", "orders"]), (Preset.SERVICE, ["orders"])]
)  # fmt: skip
def test_the_page_stands_first_for_those_who_may_see_figures(
    qtbot: QtBot, sqlite_shop: Shop, preset: Preset, pages: list[str]
) -> None:
    cheap_passwords(sqlite_shop)
    with a_window(qtbot, sqlite_shop.office) as window:
        place = sign_in(qtbot, window, sqlite_shop, preset)
        keys = place.shell.nav.keys()
        assert [key for key in keys if key in ("dashboard", "orders")] == pages
