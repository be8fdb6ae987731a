"""Goods and stock: the list, what runs low, a card with its ledger, every dialog, an error, a picture."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import Preset
from desktop.services.goods_list import GoodsRow
from desktop.views.goods.edit_sheets import AddSheet, ProductSheet, SkuSheet
from desktop.views.goods.page import GoodsPage
from desktop.views.goods.picture_sheet import PictureSheet
from desktop.views.main_window import MainWindow
from desktop.views.overlay import overlays_of
from desktop.views.stock_acts.stock_sheets import CountSheet, ReceiveSheet, WriteOffSheet
from tests.pictures.stage import Stage


def scenes(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    window, page = opened(stage)
    yield "goods", window

    window, page = opened(stage)
    page.tabs.choose("low")
    page.tabs.changed.emit("low")
    stage.settle()
    yield "goods-low", window

    window, page = opened(stage)
    page.view.select(busiest(page).id)
    stage.settle()
    yield "goods-card", window

    window, page = opened(stage)
    page.search.set_text("没有的东西")
    page.search.submitted.emit("没有的东西")
    page.search.searched.emit("没有的东西")
    stage.settle()
    yield "goods-nothing", window

    window, page = opened(stage)
    count(stage, page, window)
    yield "goods-count", window

    window, page = opened(stage)
    sheet = count(stage, page, window)
    sheet.table.lines[2].edit.clear()
    sheet.table.lines[2].edit.insert("十二")
    sheet.submit()
    stage.settle()
    yield "goods-count-error", window

    window, page = opened(stage)
    receive = ReceiveSheet(window, page.desk, page.table.rows()[:3])
    receive.open()
    for line, qty in zip(receive.table.lines, ("24", "36", ""), strict=True):
        line.edit.setText(qty)
        line.edit.textEdited.emit(qty)
    stage.settle(600)
    yield "goods-receive", window

    window, page = opened(stage)
    off = WriteOffSheet(window, page.desk, busiest(page))
    off.open()
    off.qty.setText("2")
    off.reason.setText("运输破损")
    off.changed()
    stage.settle(600)
    yield "goods-write-off", window

    window, page = opened(stage)
    off = WriteOffSheet(window, page.desk, busiest(page))
    off.open()
    off.qty.setText("9,999")
    off.reason.setText("运输破损")
    off.submit()
    stage.settle(600)
    yield "goods-write-off-refused", window

    for name in ("edit", "product", "spec", "picture"):
        window, page = opened(stage)
        page.view.select(busiest(page).id)
        stage.until(lambda page=page: page.pane.card is not None)  # type: ignore[misc]  # the page of this turn
        page.pane.asked.emit(name)
        stage.settle()
        found = [
            one for one in overlays_of(window) if isinstance(one, AddSheet | SkuSheet | ProductSheet | PictureSheet)
        ]
        if isinstance(found[0], SkuSheet):
            found[0].form.points.setText("1,290")
            found[0].changed()
        if isinstance(found[0], PictureSheet):
            found[0].choose_file(Path(__file__))
        stage.settle(600)
        yield f"goods-{name}", window

    window, page = opened(stage)
    page.buttons["add"].click()
    stage.settle()
    yield "goods-add", window


def opened(stage: Stage) -> tuple[MainWindow, GoodsPage]:
    """The manager's window at the page of goods."""
    window = stage.window(Preset.MANAGER)
    place = stage.place(window)
    place.show_page("goods")
    page = place.pages["goods"]
    assert isinstance(page, GoodsPage)
    stage.until(lambda: page.table.rowCount() > 0)
    stage.settle()
    return window, page


def busiest(page: GoodsPage) -> GoodsRow:
    """Where orders have reserved most."""
    return max(page.table.rows(), key=lambda row: (row.reserved, row.on_hand))


def count(stage: Stage, page: GoodsPage, window: MainWindow) -> CountSheet:
    sheet = CountSheet(window, page.desk, page.table.rows()[:6])
    sheet.open()
    for line, by in zip(sheet.table.lines, (0, -2, 1, 0), strict=False):
        text = str(line.row.on_hand + by)
        line.edit.setText(text)
        line.edit.textEdited.emit(text)
    sheet.reason.setText("月末盘点")
    stage.settle(600)
    return sheet
