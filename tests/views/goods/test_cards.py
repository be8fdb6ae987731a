"""卡密 in the window: pasted or from a file into stock, what a batch holds given up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.models.vocabulary import Preset
from desktop.services.card_queries import card_stock_of
from desktop.views.goods.page import GoodsPage
from desktop.views.main_window import MainWindow
from desktop.views.stock_acts.card_sheets import ImportCardsSheet, VoidCardsSheet
from tests.people import Shop
from tests.views.goods.test_goods_page import calm, select, sheet_of, words
from tests.views.windows import a_window, cheap_passwords, sign_in


@pytest.fixture
def page(qtbot: QtBot, sqlite_shop: Shop) -> Iterator[GoodsPage]:
    cheap_passwords(sqlite_shop)
    sqlite_shop.a_sku("视频月卡", points=100, codes=("VIP-2026-AAAA-0001",), code="VIP")
    sqlite_shop.a_sku("小粒咖啡豆", points=100, code="B1")
    with a_window(qtbot, sqlite_shop.office) as window:
        place = sign_in(qtbot, window, sqlite_shop, Preset.MANAGER)
        place.show_page("goods")
        made = place.pages["goods"]
        assert isinstance(made, GoodsPage)
        qtbot.waitUntil(lambda: made.table.rowCount() == 2, timeout=10_000)
        calm(qtbot, place)
        yield made


def test_codes_are_pasted_or_read_from_a_file_and_what_is_left_is_given_up(
    qtbot: QtBot, page: GoodsPage, sqlite_shop: Shop, tmp_path: Path
) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    select(qtbot, page, sqlite_shop, "VIP")
    shown = words(page.pane)
    assert "已发 0 · 作废 0" in shown
    page.view.selectAll()
    assert [row.code for row in page.chosen_rows()] == [], "its stock isn't counted by hand"
    page.pane.asked.emit("import_cards")
    sheet = sheet_of(qtbot, window, ImportCardsSheet)
    assert not sheet.go.isEnabled()
    sheet.lines.setPlainText("VIP-2026-AAAA-0001\nVIP-2026-AAAA-0002 99 2126-01-31\nabc\n")
    qtbot.waitUntil(sheet.go.isEnabled, timeout=10_000)
    assert sheet.go.text() == "导入 1 个"
    qtbot.waitUntil(lambda: "1 个进过店，跳过" in words(sheet), timeout=10_000)
    assert "第 3 行太短，至少 4 个字" in words(sheet)
    sheet.go.click()
    calm(qtbot, page)
    assert page.toaster.toasts[-1].accessibleName() == "导入了 1 个卡密、跳过 1 个"
    assert sqlite_shop.ask(card_stock_of, "VIP").in_stock == 2
    page.pane.asked.emit("import_cards")
    sheet = sheet_of(qtbot, window, ImportCardsSheet)
    broken = tmp_path / "goods.csv"
    broken.write_text("名称\n咖啡\n", encoding="utf-8")
    sheet.choose_file(broken)
    qtbot.waitUntil(lambda: "goods.csv 里没有叫「卡密」的列" in words(sheet), timeout=10_000)
    fine = tmp_path / "月卡.csv"
    fine.write_text("卡密\nVIP-2026-AAAA-0003\n", encoding="utf-8")
    sheet.choose_file(fine)
    qtbot.waitUntil(sheet.go.isEnabled, timeout=10_000)
    sheet.go.click()
    calm(qtbot, page)
    assert sqlite_shop.ask(card_stock_of, "VIP").batches[0].source == "月卡.csv"
    page.pane.asked.emit("void_cards")
    gone = sheet_of(qtbot, window, VoidCardsSheet)
    gone.go.click()
    assert gone.fields["reason"].error() == "请填原因"
    gone.reason.setText("供应商召回")
    gone.go.click()
    calm(qtbot, page)
    stock = sqlite_shop.ask(card_stock_of, "VIP")
    assert (stock.in_stock, stock.void) == (2, 1)
    assert sqlite_shop.breaks() == []
