"""A fresh PC: the first minute, a shop of one's own, a product, an order until it is shipped, today's chart, the month's PDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop import config, this_pc
from desktop.models.vocabulary import OrderStatus, Permission, SaleMode
from desktop.services import figures
from desktop.services.amounts import money
from desktop.views.dashboard.page import DashboardPage
from desktop.views.first_minute.wizard import FirstMinute
from desktop.views.goods.edit_sheets import AddSheet
from desktop.views.goods.page import GoodsPage
from desktop.views.main_window import MainWindow
from desktop.views.order_acts.money import ConfirmPaymentSheet
from desktop.views.order_acts.ship import ShipSheet
from desktop.views.orders.place_sheet import PlaceSheet
from desktop.views.paper.panel import MADE
from desktop.views.reports.page import ReportsPage
from desktop.views.starter import Starter
from desktop.views.tasks import Tasks
from tests import papers
from tests.journeys.person import Person, edit_of, paste

PASSWORD = "纸飞机慢慢飞过教学楼的屋顶"
BLOCK = "何小明 19900009516 江苏省南京市鼓楼区示例路1号"
LONG = 60_000


@pytest.fixture
def pc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A PC where nothing was ever started: its data folder isn't there yet."""
    folder = tmp_path / "积分 掌柜"
    monkeypatch.setattr(config, "data_folder", lambda: folder)
    monkeypatch.setenv("POINTSDESK_SECRETS", str(folder / "secrets"))
    monkeypatch.delenv("POINTSDESK_DB", raising=False)
    return folder


@pytest.fixture
def started(qtbot: QtBot, pc: Path) -> Iterator[tuple[Starter, MainWindow]]:
    """As `pointsdesk` without arguments starts."""
    tasks = Tasks()
    window = MainWindow(tasks, pc="收银台-01")
    window.show()
    qtbot.waitExposed(window)
    begun = Starter(
        window, tasks, this_pc.database_url(), this_pc.kept_secrets(), worker=False, keep=this_pc.choose_shop
    )
    begun.open_shop()
    yield begun, window
    begun.close()
    window.close()
    window.deleteLater()
    qtbot.wait(0)


def test_from_a_fresh_pc_to_the_months_paper(
    qtbot: QtBot, pc: Path, started: tuple[Starter, MainWindow], tmp_path: Path
) -> None:
    begun, window = started
    founded(qtbot, begun, window, tmp_path)
    assert this_pc.database_url() == f"sqlite:///{pc / 'shop.db'}"
    owner = signed_in(qtbot, window)
    a_product(owner)
    placed_paid_and_shipped(owner)
    on_todays_chart(owner)
    in_the_months_paper(owner)


def founded(qtbot: QtBot, begun: Starter, window: MainWindow, folder: Path) -> None:
    qtbot.waitUntil(lambda: window.findChild(FirstMinute) is not None, timeout=LONG)
    page = window.findChild(FirstMinute)
    assert isinstance(page, FirstMinute)
    QTest.keyClick(page.begin.tiles["own"], Qt.Key.Key_Return)
    assert page.step() is page.shop
    paste(page.shop.name, "晨光积分店")
    QTest.keyClicks(page.shop.login, "lixiang")
    paste(page.shop.person, "李想")
    for edit in (page.shop.password, page.shop.again):
        paste(edit, PASSWORD)
    QTest.keyClick(page.shop.again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.step() is page.sheet, timeout=LONG)
    assert not (config.data_folder() / "shop.db").exists() and not page.sheet.go.isEnabled()
    page.sheet.save.click()
    qtbot.waitUntil(lambda: page.sheet.findChild(QFileDialog) is not None, timeout=LONG)
    dialog = page.sheet.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.setDirectory(str(folder))
    dialog.accept()
    sheet = folder / "晨光积分店 恢复单.pdf"
    qtbot.waitUntil(lambda: "存好了" in page.sheet.done.text(), timeout=LONG)
    said = papers.text(sheet.read_bytes())
    assert "晨光积分店的恢复单" in said
    assert all(word in said for word in page.sheet.words)
    page.sheet.kept.click()
    with qtbot.waitSignal(begun.ready, timeout=LONG):
        page.sheet.go.click()


def signed_in(qtbot: QtBot, window: MainWindow) -> Person:
    assert window.login is not None and window.login.login.text() == "lixiang"
    paste(window.login.panel.edit, PASSWORD)
    with qtbot.waitSignal(window.signed_in, timeout=LONG):
        QTest.keyClick(window.login.panel.edit, Qt.Key.Key_Return)
    assert window.place is not None and window.place.settings.shop_name == "晨光积分店"
    return Person.at(qtbot, window, window.place)


def a_product(owner: Person) -> None:
    owner.place.show_page("goods")
    page = owner.place.pages["goods"]
    assert isinstance(page, GoodsPage)
    owner.press(page.buttons["add"])
    sheet = owner.over(AddSheet)
    paste(sheet.name, "双层玻璃杯")
    QTest.keyClicks(sheet.form.code, "CUP")
    sheet.form.mode.choose(SaleMode.CASH.value)
    sheet.form.mode.changed.emit(SaleMode.CASH.value)
    QTest.keyClicks(sheet.form.fen, "45")
    QTest.keyClicks(sheet.form.stock, "8")
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    owner.until(lambda: [(row.code, row.on_hand) for row in page.table.rows()] == [("CUP", 8)])


def placed_paid_and_shipped(owner: Person) -> None:
    owner.place.show_page("orders")
    owner.press(owner.place.orders.head.buttons[Permission.PLACE_ORDERS])
    sheet = owner.over(PlaceSheet)

    def quiet() -> bool:
        return not owner.place.desk.tasks.busy and sheet.live.fresh

    owner.until(quiet)
    owner.press(sheet.form.member.head.action)
    new = sheet.form.member.new
    paste(new.name, "何小明")
    QTest.keyClicks(new.phone, "19900009516")
    owner.press(new.add)
    owner.until(lambda: sheet.form.member.member is not None and quiet())
    owner.write(sheet.form.lines.search, "CUP")
    with owner.qtbot.waitSignal(sheet.form.lines.changed, timeout=15_000):
        QTest.keyClick(sheet.form.lines.search, Qt.Key.Key_Return)
    paste(sheet.form.address.form.block, BLOCK)
    owner.until(lambda: sheet.form.address.recipient() is not None and quiet())
    owner.press(sheet.submit)
    owner.until(lambda: sheet.receipt.order is not None)
    owner.press(sheet.look)
    owner.settle()
    pay = owner.next_step("确认收款")
    assert isinstance(pay, ConfirmPaymentSheet)
    owner.write(edit_of(pay.reference), "4200001")
    owner.submit(pay)
    ship = owner.next_step("发货")
    assert isinstance(ship, ShipSheet)
    owner.write(edit_of(ship.waybill.waybill), "SF1407382950617")
    owner.settle()
    owner.submit(ship)
    owner.until(lambda: [row.status for row in owner.place.orders.table.rows()] == [OrderStatus.SHIPPED])


def on_todays_chart(owner: Person) -> None:
    owner.place.show_page("dashboard")
    page = owner.place.pages["dashboard"]
    assert isinstance(page, DashboardPage)
    owner.until(lambda: page.view is not None and page.board is not None and not page.drawing)
    owner.settle()
    assert page.board is not None and page.view is not None
    assert [step.orders for step in page.board.steps][-1] == 1 and page.board.orders.now == 1
    chart = page.view.orders.chart
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert "1 笔" in chart.accessibleDescription(), chart.accessibleDescription()


def in_the_months_paper(owner: Person) -> None:
    owner.place.show_page("reports")
    page = owner.place.pages["reports"]
    assert isinstance(page, ReportsPage)
    owner.qtbot.waitUntil(lambda: page.panel.state == MADE, timeout=LONG)
    settings = owner.place.settings
    today = settings.shop_day(config.utc_now())
    page.month.choose(f"{today:%Y-%m}")
    page.month.changed.emit(f"{today:%Y-%m}")
    first = page.panel.printed
    owner.press(page.make)
    owner.qtbot.waitUntil(lambda: page.panel.state == MADE and page.panel.printed is not first, timeout=LONG)
    assert page.panel.printed is not None
    said = papers.text(page.panel.printed.pdf)
    desk = owner.place.desk
    (total,) = desk.office.ask(desk.actor, figures.figures, "day", today.replace(day=1), today).total
    assert (total.orders, total.net_fen) == (1, 4_500)
    assert f"合计{total.orders}{money(total.gross_fen)}{money(total.net_fen)}" in said
    assert f"{today.isoformat()}1{money(total.gross_fen)}" in said
