"""地址标签: all that are missing in two acts, the ticked ones, one from the order's pane; the size stays on this PC."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.models.shipping import LabelSize, Paper
from desktop.models.vocabulary import DeliveryKind, Preset
from desktop.services.prints import print_log
from desktop.services.reports.pages import sizes
from desktop.services.shipping_queries import Waiting
from desktop.views.main_window import MainWindow
from desktop.views.paper import panel
from desktop.views.paper.panel import MADE
from desktop.views.paper.slip_sheet import AddressSheet
from tests import papers
from tests.journeys.person import Person
from tests.people import Shop
from tests.views.shipping.test_electronic_waybills import LONG, the_page

MM = 72 / 25.4


def test_labels_that_are_missing_are_printed_together(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = sqlite_shop
    orders = [shop.an_order(points=10) for _ in range(3)]
    fare = shop.a_sku("话费", points=10, delivery=DeliveryKind.TOPUP)
    nowhere = shop.place(shop.a_member(points=10), (fare, 1), recipient=None)
    asked: list[Any] = []
    monkeypatch.setattr(panel, "ask_printer", lambda _host, _pages, slot: asked.append(slot))
    monkeypatch.setattr(panel, "print_pdf", lambda tasks, owner, pdf, printer, then, failed: then(printer))
    warehouse = Person(qtbot, window, shop, Preset.WAREHOUSE)
    page = the_page(warehouse)
    page.table.check_only([nowhere.id])
    page.view.checks_changed.emit([])
    assert not page.bar.label_some.isVisible()
    page.table.check_only([orders[0].id, nowhere.id])
    page.view.checks_changed.emit([])
    assert page.bar.label_some.text() == "打印标签 1 张"
    page.show_tab(Waiting.UNLABELLED.value)
    warehouse.settle()
    assert page.print_all.text() == "打印全部 3 张标签"
    assert [one.order.id for one in page.table.rows()] == [order.id for order in orders]
    warehouse.press(page.print_all)
    sheet = warehouse.over(AddressSheet)
    qtbot.waitUntil(lambda: sheet.panel.state == MADE, timeout=LONG)
    sheet.sizes.choose(LabelSize.SMALL.value)
    sheet.sizes.changed.emit(LabelSize.SMALL.value)
    qtbot.waitUntil(lambda: sheet.panel.state == MADE, timeout=LONG)
    printed = sheet.panel.printed
    assert printed is not None and printed.pages == 3 and orders[1].order_no in papers.text(printed.pdf)
    assert sizes(printed.pdf)[0] == pytest.approx((76 * MM, 130 * MM), abs=0.1)
    warehouse.press(sheet.go)
    asked[0](3)
    warehouse.until(lambda: {row.paper for row in shop.ask(print_log)} == {Paper.ADDRESS})
    warehouse.until(lambda: page.print_all.text() == "没有未打的标签" and page.table.rows() == [])
    warehouse.settle()
    # once more from the order's pane, in the size that was chosen
    warehouse.place.show_order(orders[2].id)
    warehouse.until(lambda: warehouse.place.selected == orders[2].id)
    warehouse.settle()
    assert "print_label" in warehouse.offered()
    warehouse.place.acts.start("print_label", orders[2].id)
    again = warehouse.over(AddressSheet)
    assert again.size_shown is LabelSize.SMALL
    qtbot.waitUntil(lambda: again.panel.state == MADE, timeout=LONG)
    again.dismiss()
    warehouse.settle()
