"""对账: a bill comes in by button or dropped, its differences lead to their orders, what is no bill is refused in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from desktop.models.bill import StatementRow
from desktop.models.journal import Access
from desktop.models.vocabulary import Preset
from desktop.services.spreadsheets.tables import open_table
from desktop.services.statements.matching import Verdict
from desktop.views.main_window import MainWindow
from desktop.views.overlay import overlays_of
from desktop.views.reconcile.page import ReconcilePage
from desktop.views.shipping.filled_sheet import ShipFromSheet
from desktop.views.workplace import ORDERS
from tests.bills import Told, alipay_bill, alipay_zip, wechat_bill
from tests.people import SF, Shop
from tests.views.windows import sign_in

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def until(qtbot: QtBot) -> Until:
    return lambda so: qtbot.waitUntil(so, timeout=15_000)


def the_page(qtbot: QtBot, window: MainWindow, shop: Shop, who: Preset) -> ReconcilePage:
    place = sign_in(qtbot, window, shop, who)
    place.show_page("reconcile")
    page = place.pages["reconcile"]
    assert isinstance(page, ReconcilePage)
    return page


def drop(page: ReconcilePage, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    page.dropEvent(
        QDropEvent(
            QPointF(20, 20), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )


def test_bills_come_in_and_each_difference_leads_to_its_order(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, until: Until, tmp_path: Path
) -> None:
    agreed, unpaid = sqlite_shop.an_order(fen=1_000), sqlite_shop.an_order(fen=3_000)
    sqlite_shop.pay(agreed, "4200-1")
    page = the_page(qtbot, window, sqlite_shop, Preset.FINANCE)
    until(lambda: page.view.table.rowCount() == 0 and not page.desk.tasks.busy)
    bill = wechat_bill(
        tmp_path / "20261124.csv",
        [Told("4200-1", agreed.order_no, agreed.cash_fen), Told("4200-3", unpaid.order_no, unpaid.cash_fen)],
    )
    cut = alipay_bill(tmp_path / "cut.csv", [Told("2088-1", "JF1", 100)], ending=False)
    drop(page, bill, cut)
    until(lambda: len(page.bills.rows()) == 1 and not page.child.busy and not page.notice.isHidden())
    assert "不完整" in page.notice.text() and "cut.csv" in page.notice.text()
    until(lambda: len(page.table.rows()) == 1)
    (row,) = page.table.rows()
    assert (row.verdict, row.order_id) == (Verdict.MISSING_HERE, unpaid.id)
    assert "对上 1 笔" in page.sums.full_text() and "差异 1 处" in page.sums.full_text()
    page.tabs.changed.emit(Verdict.AMOUNT_DIFFERS.value)
    assert page.table.rows() == []
    page.tabs.changed.emit("all")
    target = tmp_path / "out.csv"
    page.save_to(str(target))
    until(target.exists)
    until(lambda: not page.desk.tasks.busy)
    cells = [cells for _, cells in open_table(target).rows()]
    assert [(one[2], one[3], one[5]) for one in cells] == [("4200-3", unpaid.order_no, "")]
    assert sqlite_shop.count(select(func.count()).select_from(Access).where(Access.act == "EXPORT")) == 1
    page.import_bills([bill])
    until(lambda: not page.child.busy)
    assert sqlite_shop.count(select(func.count()).select_from(StatementRow)) == 2
    sqlite_shop.pay(unpaid, "4200-3")
    until(lambda: page.report is not None and page.report.ok)
    sqlite_shop.pay(sqlite_shop.an_order(fen=500), "4200-5")
    until(lambda: len(page.table.rows()) == 1)
    page.view.act_pressed.emit(page.table.id_at(0), "go")
    place = window.place
    assert place is not None
    until(lambda: place.shell.current_page() == ORDERS)
    until(lambda: not page.desk.tasks.busy)


def test_a_bill_dropped_on_any_page_opens_the_bills_with_it(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, until: Until, tmp_path: Path
) -> None:
    place = sign_in(qtbot, window, sqlite_shop, Preset.MANAGER)
    until(lambda: not place.desk.tasks.busy)
    window.inputs.dropped.emit([alipay_zip(tmp_path / "支付宝.zip", [Told("2088-1", "JF1", 100)])])
    until(lambda: place.shell.current_page() == "reconcile")
    page = place.pages["reconcile"]
    assert isinstance(page, ReconcilePage)
    until(lambda: len(page.bills.rows()) == 1 and len(page.table.rows()) == 1)
    assert page.bills.rows()[0].method == "alipay"
    # a filled shipping sheet leads to what is shipped by it
    order = sqlite_shop.an_order(points=10)
    sheet = tmp_path / "顺丰回单.csv"
    sheet.write_text(f"订单号,快递公司,运单号\n{order.order_no},顺丰,{SF.waybill}\n", encoding="utf-8")
    window.inputs.dropped.emit([sheet])
    until(lambda: place.shell.current_page() == "shipping")
    until(lambda: any(isinstance(one, ShipFromSheet) and one.go.isEnabled() for one in overlays_of(window)))
    (found,) = [one for one in overlays_of(window) if isinstance(one, ShipFromSheet)]
    assert found.go.text() == "发货 1 笔"
    found.dismiss()
    until(lambda: not place.desk.tasks.busy)


def test_an_auditor_looks_and_brings_nothing_in(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, until: Until
) -> None:
    page = the_page(qtbot, window, sqlite_shop, Preset.AUDITOR)
    until(lambda: not page.desk.tasks.busy)
    assert page.bring.isHidden() and page.export.isHidden() and not page.acceptDrops()
    assert str(page.bills.zone) == "Asia/Shanghai", "before any bill was held against the books"
