"""汇总报表: the month before is made at once, other days by choice; saved, printed, stopped, told when it is old."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services import figures, marks
from desktop.views.main_window import MainWindow
from desktop.views.paper.panel import EMPTY, MADE, MAKING
from desktop.views.reports.page import OWN, ReportsPage
from desktop.views.workplace import Workplace
from tests import papers
from tests.orders_made import an_order_in
from tests.people import Shop
from tests.views.test_heartbeat import MOST_MS, Heartbeat
from tests.views.windows import sign_in

LONG = 60_000


def opened(qtbot: QtBot, place: Workplace) -> ReportsPage:
    place.show_page("reports")
    page = place.pages["reports"]
    assert isinstance(page, ReportsPage)
    qtbot.waitUntil(lambda: page.panel.state == MADE, timeout=LONG)
    return page


def said(page: ReportsPage) -> str:
    assert page.panel.printed is not None
    return papers.text(page.panel.printed.pdf)


def test_the_boss_gets_the_month_before_in_three_acts(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, tmp_path: Path
) -> None:
    """The page, 另存为, and Enter in the platform's dialog."""
    shop = sqlite_shop
    for status in (OrderStatus.PAID, OrderStatus.SHIPPED, OrderStatus.CANCELLED):
        an_order_in(shop, status)
    shop.clock.forward(days=10)
    place = sign_in(qtbot, window, shop, Preset.MANAGER)
    place.shell.nav._buttons["reports"].click()
    page = opened(qtbot, place)
    page.save.click()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None and dialog.selectedFiles()[0].endswith("悦享生活 2026-11 经营汇总.pdf")
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("十一月.pdf")
    dialog.accept()
    file = tmp_path / "十一月.pdf"
    qtbot.waitUntil(file.exists, timeout=LONG)
    text = papers.text(file.read_bytes())
    (total,) = shop.ask(figures.figures, "day").total
    assert total.orders == 2
    assert f"合计2¥{total.net_fen / 100:.2f}" in text and "2026年11月经营汇总" in text
    qtbot.waitUntil(lambda: not place.desk.tasks.busy and page.panel.preview.drawn, timeout=LONG)
    assert page.panel.page.text() == "第 1 / 2 页"


def test_days_of_ones_own_are_made_and_nonsense_is_explained(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop
) -> None:
    an_order_in(sqlite_shop, OrderStatus.PAID)
    page = opened(qtbot, sign_in(qtbot, window, sqlite_shop, Preset.FINANCE))
    assert "这段时间没有订单" in said(page)
    page.month.choose(OWN)
    page.month.changed.emit(OWN)
    for since, until, problem in (
        ("2026-11-24", "2026-11-01", "前面的日期不能比后面的晚"), ("2026-11-24", "", "两个日期都要填"),
        ("昨天", "2026-11-24", "日期写成 2026-10-31 这样"),
    ):  # fmt: skip
        page.since.setText(since)
        page.until.setText(until)
        page.make.click()
        assert (page.problem.text(), page.panel.state) == (problem, MADE)
    page.since.setText("2026-11-24")
    page.until.setText("2026-11-24")
    QTest.keyClick(page.until, Qt.Key.Key_Return)
    assert page.panel.state == MAKING
    qtbot.waitUntil(lambda: page.panel.state == MADE, timeout=LONG)
    assert "经营汇总2026-11-24至2026-11-24" in said(page)
    assert page.file_name() == "悦享生活 2026-11-24_2026-11-24 经营汇总.pdf"


def test_stopping_leaves_nothing_behind(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop) -> None:
    place = sign_in(qtbot, window, sqlite_shop, Preset.MANAGER)
    place.show_page("reports")
    page = place.pages["reports"]
    assert isinstance(page, ReportsPage)
    qtbot.waitUntil(lambda: page.panel.state == MAKING, timeout=LONG)
    page.panel.stop()
    assert (page.panel.state, page.panel.child.busy, page.save.isEnabled()) == (EMPTY, False, False)
    page.make.click()
    assert page.panel.child.busy
    window.sign_out()
    qtbot.waitUntil(lambda: not window.findChildren(ReportsPage), timeout=LONG)


def test_who_sees_figures_only_looks_and_prints_but_saves_nothing(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop
) -> None:
    place = sign_in(qtbot, window, sqlite_shop, Preset.AUDITOR)
    place.show_page("reports")
    page = place.pages["reports"]
    assert isinstance(page, ReportsPage)
    assert page.print.isVisible() and not page.save.isVisible()


def test_who_may_see_no_figures_has_no_such_page(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop) -> None:
    place = sign_in(qtbot, window, sqlite_shop, Preset.WAREHOUSE)
    assert "reports" not in place.shell.nav.keys()  # noqa: SIM118 - a method of the navigation


def test_a_paper_says_when_the_shop_has_moved_on(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop) -> None:
    order = an_order_in(sqlite_shop, OrderStatus.PAID)
    place = sign_in(qtbot, window, sqlite_shop, Preset.MANAGER)
    page = opened(qtbot, place)
    qtbot.waitUntil(lambda: place.live.standing, timeout=10_000)
    sqlite_shop.do(marks.note_order, order.id, body="客人来过电话")
    qtbot.waitUntil(lambda: "又有变动" in page.head.note.text(), timeout=10_000)


def test_the_paper_goes_to_a_printer_page_by_page(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, tmp_path: Path
) -> None:
    place = sign_in(qtbot, window, sqlite_shop, Preset.MANAGER)
    page = opened(qtbot, place)
    assert page.panel.printed is not None
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFromTo(1, 1)
    page.panel.print_on(printer)
    qtbot.waitUntil(lambda: "已送到打印机：1 页" in toasts(place), timeout=LONG)
    assert len(papers.texts((tmp_path / "printed.pdf").read_bytes())) == 1


def toasts(place: Workplace) -> list[str]:
    return [one.text() for toast in place.shell.toaster.toasts for one in toast.findChildren(QLabel)]


def test_the_window_answers_while_a_paper_is_made(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop) -> None:
    for status in OrderStatus:
        an_order_in(sqlite_shop, status)
    place = sign_in(qtbot, window, sqlite_shop, Preset.MANAGER)
    qtbot.waitUntil(lambda: not place.desk.tasks.busy, timeout=LONG)
    asked: list[str] = []

    def listen(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if threading.current_thread() is threading.main_thread():
            asked.append(statement)

    event.listen(sqlite_shop.engine, "before_cursor_execute", listen)
    heart = Heartbeat()
    heart.now("making")
    page = opened(qtbot, place)
    qtbot.waitUntil(lambda: page.panel.preview.drawn, timeout=LONG)
    heart.now("")
    event.remove(sqlite_shop.engine, "before_cursor_execute", listen)
    assert asked == []
    assert {doing: took for doing, took in heart.longest.items() if took > MOST_MS} == {}
