"""The page of goods and stock in its window: lists, tabs, the card, the dialogs, and what others do meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.vocabulary import Preset
from desktop.services import catalogue, goods, goods_list, stock
from desktop.services.catalogue import SkuDraft
from desktop.views.chips import Chip
from desktop.views.emptiness import CLEAR, LIFT
from desktop.views.goods.edit_sheets import AddSheet, ProductSheet, SkuSheet
from desktop.views.goods.page import GoodsPage
from desktop.views.goods.picture_sheet import PictureSheet
from desktop.views.main_window import MainWindow
from desktop.views.overlay import Overlay, overlays_of
from desktop.views.stock_acts.stock_sheets import ReceiveSheet, WriteOffSheet
from desktop.views.workplace import Workplace
from tests.goods_calls import PNG, product_of, sku_of
from tests.people import Shop
from tests.views.windows import a_window, cheap_passwords, sign_in

W = TypeVar("W", bound=Overlay)


@pytest.fixture
def window(qtbot: QtBot, sqlite_shop: Shop) -> Iterator[MainWindow]:
    """Beans with plenty, cups of which four are reserved and which run low, towels that are gone."""
    cheap_passwords(sqlite_shop)
    for code, title, category, units, low in (
        ("B1", "小粒咖啡豆", "食品", 40, 5), ("C1", "双层玻璃杯", "厨房", 9, 6), ("T1", "全棉浴巾", "家居", 0, 3),
    ):  # fmt: skip
        draft = SkuDraft(code, title, category=category, price_points=100, stock=units, low_level=low)
        sqlite_shop.do(catalogue.add_sku, draft)
    sqlite_shop.place(sqlite_shop.a_member(points=1_000), ("C1", 4))
    with a_window(qtbot, sqlite_shop.office) as made:
        yield made


def opened(qtbot: QtBot, window: MainWindow, shop: Shop, preset: Preset = Preset.MANAGER) -> GoodsPage:
    place = sign_in(qtbot, window, shop, preset)
    place.show_page("goods")
    page = place.pages["goods"]
    assert isinstance(page, GoodsPage)
    qtbot.waitUntil(lambda: page.table.rowCount() == 3, timeout=10_000)
    calm(qtbot, place)
    return page


def calm(qtbot: QtBot, place: Workplace | GoodsPage) -> None:
    qtbot.waitUntil(lambda: not place.desk.tasks.busy, timeout=10_000)


def codes(page: GoodsPage) -> list[str]:
    return [row.code for row in page.table.rows()]


def words(widget: QWidget) -> str:
    chips = [one.spec.text for one in widget.findChildren(Chip) if one.isVisibleTo(widget)]
    return "\n".join([*(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)), *chips])


def sheet_of(qtbot: QtBot, window: MainWindow, kind: type[W]) -> W:
    def found() -> list[W]:
        return [one for one in overlays_of(window) if isinstance(one, kind)]

    qtbot.waitUntil(lambda: bool(found()), timeout=10_000)
    return found()[0]


def select(qtbot: QtBot, page: GoodsPage, shop: Shop, code: str) -> None:
    page.view.select(sku_of(shop, code))
    qtbot.waitUntil(lambda: page.pane.card is not None and page.pane.card.row.code == code, timeout=10_000)
    calm(qtbot, page)


def test_tabs_count_and_narrow_the_list(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop) -> None:
    page = opened(qtbot, window, sqlite_shop)
    assert "2 种低库存" in page.head.note.full_text()
    page.tabs.changed.emit("low")
    qtbot.waitUntil(lambda: sorted(codes(page)) == ["C1", "T1"], timeout=10_000)
    page.tabs.changed.emit("out")
    qtbot.waitUntil(lambda: codes(page) == ["T1"], timeout=10_000)


def test_search_and_category_narrow_and_an_empty_list_offers_all(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop
) -> None:
    page = opened(qtbot, window, sqlite_shop)
    page.search.searched.emit("kfd")
    qtbot.waitUntil(lambda: codes(page) == ["B1"], timeout=10_000)
    page.category.changed.emit("厨房")
    qtbot.waitUntil(lambda: codes(page) == [], timeout=10_000)
    qtbot.waitUntil(lambda: "去掉" in words(page.view), timeout=10_000)
    assert "kfd" in words(page.view) and "就有 1 种" in words(page.view), "what to take away, and what shows then"
    page.view.empty_acted.emit(LIFT)
    qtbot.waitUntil(lambda: len(codes(page)) == 1, timeout=10_000)
    assert (page.search.text(), page.category.key()) == ("", "厨房")
    page.tabs.changed.emit("short")
    qtbot.waitUntil(lambda: codes(page) == [], timeout=10_000)
    qtbot.waitUntil(lambda: "不够发" in words(page.view) and "就有 1 种" in words(page.view), timeout=10_000)
    page.search.searched.emit("没有这个")
    qtbot.waitUntil(lambda: "只去掉一个条件也没有，要去掉几个才有" in words(page.view), timeout=10_000)
    page.view.empty_acted.emit(CLEAR)
    qtbot.waitUntil(lambda: len(codes(page)) == 3, timeout=10_000)
    assert (page.search.text(), page.category.key(), page.tabs.current()) == ("", "*", "all")


def test_the_card_tells_stock_and_ledger_and_leads_to_the_order(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop
) -> None:
    page = opened(qtbot, window, sqlite_shop)
    select(qtbot, page, sqlite_shop, "C1")
    told = words(page.pane)
    assert "双层玻璃杯" in page.pane.title.full_text()
    for part in ("预留 +4", "期初", "余 9 · 预留 4"):
        assert part in told
    link = next(one for one in page.pane.findChildren(QAbstractButton) if one.text().startswith("JF"))
    with qtbot.waitSignal(page.order_asked):
        link.click()


def test_what_others_do_shows_without_asking_and_the_row_stays(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop
) -> None:
    page = opened(qtbot, window, sqlite_shop)
    select(qtbot, page, sqlite_shop, "T1")
    sqlite_shop.do(stock.receive_goods, "T1", qty=12)
    row = sku_of(sqlite_shop, "T1")
    qtbot.waitUntil(lambda: getattr(page.table.row_of(row), "on_hand", 0) == 12, timeout=10_000)
    qtbot.waitUntil(lambda: page.pane.card is not None and page.pane.card.row.on_hand == 12, timeout=10_000)
    assert page.view.selected_id() == row


def test_a_delivery_says_the_stock_before_it_is_booked(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop) -> None:
    page = opened(qtbot, window, sqlite_shop)
    for code in ("B1", "T1"):
        page.table.check(sku_of(sqlite_shop, code), True)
    page.buttons["receive"].click()
    sheet = sheet_of(qtbot, window, ReceiveSheet)
    for line, qty in zip(sheet.table.lines, ("5", "7"), strict=True):
        line.edit.setText(qty)
        line.edit.textEdited.emit(qty)
    qtbot.waitUntil(lambda: "小粒咖啡豆 在库 40 → 45" in words(sheet), timeout=10_000)
    assert sheet.button.text() == "入库 12 件"
    first = sheet.table.lines[0].edit
    for text, button, told in (("五", "入库", "有一格不是整数"), ("5", "入库 12 件", "在库 40 → 45")):
        first.setText(text)
        first.textEdited.emit(text)
        qtbot.waitUntil(lambda told=told: told in words(sheet), timeout=10_000)  # type: ignore[misc]  # of this turn
        assert sheet.button.text() == button
    sheet.submit()
    qtbot.waitUntil(lambda: sqlite_shop.stock("T1") == (7, 0), timeout=10_000)
    assert sqlite_shop.stock("B1") == (45, 0)


def test_a_write_off_below_what_is_reserved_is_refused_with_a_sentence(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop
) -> None:
    page = opened(qtbot, window, sqlite_shop)
    select(qtbot, page, sqlite_shop, "C1")
    page.pane.asked.emit("write_off")
    sheet = sheet_of(qtbot, window, WriteOffSheet)
    sheet.submit()
    assert sheet.fields["qty"].error()
    sheet.qty.setText("6")
    sheet.reason.setText("破损")
    sheet.submit()
    qtbot.waitUntil(lambda: "双层玻璃杯（C1） 只剩 5 件" in sheet.error.text(), timeout=10_000)
    sheet.qty.setText("5")
    sheet.submit()
    qtbot.waitUntil(lambda: sqlite_shop.stock("C1") == (4, 4), timeout=10_000)


def test_a_stale_edit_says_who_changed_what_and_keeps_what_was_typed(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop
) -> None:
    page = opened(qtbot, window, sqlite_shop)
    select(qtbot, page, sqlite_shop, "B1")
    page.pane.asked.emit("edit")
    sheet = sheet_of(qtbot, window, SkuSheet)
    sheet.form.points.setText("150")
    draft = SkuDraft("B1", "", price_points=100, shelf="A-09", low_level=5)
    sqlite_shop.do(goods.edit_sku, sku_of(sqlite_shop, "B1"), draft)
    sheet.submit()
    qtbot.waitUntil(lambda: "李想 刚刚做了「修改规格」" in sheet.error.text(), timeout=10_000)
    qtbot.waitUntil(lambda: sheet.form.shelf.text() == "A-09", timeout=10_000)
    assert sheet.form.points.text() == "150"
    calm(qtbot, page)
    sheet.submit()
    qtbot.waitUntil(lambda: sqlite_shop.ask(catalogue.find_skus, "B1")[0].price_points == 150, timeout=10_000)
    assert sqlite_shop.ask(catalogue.find_skus, "B1")[0].shelf == "A-09"


def test_a_new_product_is_told_what_is_missing_and_then_sold(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop
) -> None:
    page = opened(qtbot, window, sqlite_shop)
    page.buttons["add"].click()
    sheet = sheet_of(qtbot, window, AddSheet)
    sheet.submit()
    assert sheet.fields["price_points"].error()
    sheet.form.points.setText("300")
    sheet.submit()
    qtbot.waitUntil(lambda: sheet.fields["code"].error() == "请填编码", timeout=10_000)
    sheet.name.setText("帆布袋")
    sheet.form.code.setText("F1")
    sheet.form.stock.setText("20")
    sheet.category.setText("布艺")
    qtbot.waitUntil(lambda: "期初 20 件记进库存流水" in told(sheet), timeout=10_000)
    assert {"帆布袋，300 积分", "多一个分类「布艺」"} <= told(sheet)
    assert not sqlite_shop.ask(catalogue.find_skus, "F1")
    sheet.submit()
    qtbot.waitUntil(lambda: page.table.rowCount() == 4, timeout=10_000)
    assert sqlite_shop.stock("F1") == (20, 0)


def told(sheet: AddSheet | ProductSheet) -> set[str]:
    """What the sheet says will happen."""
    return {label.text() for label in sheet.effects.findChildren(QLabel)}


def test_a_product_taken_off_sale_stands_under_its_tab(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop) -> None:
    page = opened(qtbot, window, sqlite_shop)
    select(qtbot, page, sqlite_shop, "B1")
    page.pane.asked.emit("product")
    sheet = sheet_of(qtbot, window, ProductSheet)
    was = sheet.name.text()
    sheet.name.setText("新名字")
    sheet.sale.choose("off")
    sheet.changed()
    qtbot.waitUntil(lambda: f"{was} → 新名字" in told(sheet), timeout=10_000)
    assert any(words.endswith("种规格都不能再下单；已下的照常发") for words in told(sheet))
    sheet.submit()
    qtbot.waitUntil(lambda: sqlite_shop.ask(goods_list.goods_counts)["off"] == 1, timeout=10_000)
    calm(qtbot, page)


def test_a_picture_comes_into_the_list_and_the_card(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop) -> None:
    page = opened(qtbot, window, sqlite_shop)
    select(qtbot, page, sqlite_shop, "B1")
    page.pane.asked.emit("picture")
    sheet = sheet_of(qtbot, window, PictureSheet)
    sheet._show(PNG)
    sheet.save.click()
    qtbot.waitUntil(lambda: product_of(sqlite_shop, "B1") in page.table.thumbs, timeout=10_000)
    qtbot.waitUntil(page.pane.picture.has_image, timeout=10_000)


def test_who_may_only_look_has_no_buttons(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop) -> None:
    page = opened(qtbot, window, sqlite_shop, Preset.SERVICE)
    assert page.buttons == {}
    select(qtbot, page, sqlite_shop, "B1")
    assert not page.pane.picture_button.isVisible()
    assert not page.pane._foot.isVisible()
