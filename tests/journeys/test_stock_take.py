"""A stock-take through the real window: numbers typed down a column, the ledger says by whom."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.models.vocabulary import Preset, StockVerb
from desktop.services import goods_list, stock
from desktop.views.goods.page import GoodsPage
from desktop.views.main_window import MainWindow
from desktop.views.stock_acts.stock_sheets import CountSheet
from tests.goods_calls import sku_of
from tests.journeys.person import Person
from tests.people import Shop
from tests.views.windows import a_window, cheap_passwords


@pytest.fixture
def window(qtbot: QtBot, shop: Shop) -> Iterator[MainWindow]:
    cheap_passwords(shop)
    for code, title in (("A1", "保温杯"), ("A2", "玻璃杯"), ("A3", "咖啡豆")):
        shop.a_sku(title, points=10, code=code)
    shop.place(shop.a_member(points=100), ("A2", 4))
    with a_window(qtbot, shop.office) as made:
        yield made


def test_the_warehouse_counts_and_the_ledger_says_who(qtbot: QtBot, window: MainWindow, shop: Shop) -> None:
    liqiang = Person(qtbot, window, shop, Preset.WAREHOUSE)
    liqiang.acts = 0
    liqiang.place.show_page("goods")
    page = liqiang.place.pages["goods"]
    assert isinstance(page, GoodsPage)
    liqiang.until(lambda: page.table.rowCount() == 3)
    liqiang.press(page.buttons["count"])
    sheet = liqiang.over(CountSheet)
    liqiang.until(lambda: sheet.table.lines[0].edit.hasFocus())
    found = {"A1": "10", "A2": "3", "A3": "12"}
    for line in sheet.table.lines:
        QTest.keyClicks(line.edit, found[line.row.code])
        QTest.keyClick(line.edit, Qt.Key.Key_Return)
    liqiang.reads("玻璃杯 只有 3 件，已预留 4 件", sheet)

    # somebody brings coffee in meanwhile: what was typed stays, the row says so, and nothing is booked
    shop.do(stock.receive_goods, "A3", qty=5)
    liqiang.acts += 1
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    liqiang.reads("账面刚从 10 变成 15", sheet)
    coffee = next(line for line in sheet.table.lines if line.row.code == "A3")
    assert coffee.edit.text() == "12"
    assert shop.stock("A1") == (10, 0)
    coffee.edit.selectAll()
    QTest.keyClicks(coffee.edit, "17")
    liqiang.acts += 1
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    liqiang.until(lambda: shop.stock("A3") == (17, 0))
    assert shop.stock("A2") == (3, 4)
    assert liqiang.acts == 3

    liqiang.settle()
    page.view.select(sku_of(shop, "A3"))
    liqiang.reads("盘点", page.pane)
    liqiang.reads("Warehouse", page.pane)
    entry = shop.ask(goods_list.stock_ledger, sku_of(shop, "A3"))[0]
    assert (entry.verb, entry.on_hand, entry.actor) == (StockVerb.COUNT, 2, "Warehouse")
    assert shop.ask(goods_list.goods_counts)["short"] == 1
    assert shop.breaks() == []
