"""The order page in its window: what others do, keys, the palette, the scanner, and the next start."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services import fulfilment, marks
from desktop.services.order_rows import OrderRow
from desktop.views.imports.sheet import READ, ImportSheet
from desktop.views.main_window import MainWindow
from desktop.views.members.page import MembersPage
from desktop.views.memory import Memory
from desktop.views.orders.place_sheet import PlaceSheet
from desktop.views.overlay import overlays_of
from desktop.views.palette import CommandPalette
from desktop.views.workplace import Workplace
from tests.orders_made import an_order_in
from tests.people import SF, Shop
from tests.views.windows import a_window, cheap_passwords, sign_in

S = OrderStatus


@pytest.fixture
def orders(sqlite_shop: Shop) -> list[OrderRow]:
    """One in every status, the newest last."""
    cheap_passwords(sqlite_shop)
    made = []
    for status in S:
        made.append(an_order_in(sqlite_shop, status))
        sqlite_shop.clock.forward(minutes=1)
    return made


@pytest.fixture
def window(qtbot: QtBot, sqlite_shop: Shop, orders: list[OrderRow]) -> Iterator[MainWindow]:
    with a_window(qtbot, sqlite_shop.office) as made:
        yield made


def calm(qtbot: QtBot, place: Workplace) -> None:
    qtbot.waitUntil(lambda: not place.desk.tasks.busy, timeout=20_000)


def come_in(qtbot: QtBot, window: MainWindow, shop: Shop, preset: Preset = Preset.MANAGER) -> Workplace:
    place = sign_in(qtbot, window, shop, preset)
    qtbot.waitUntil(lambda: place.orders.table.rowCount() > 0, timeout=20_000)
    calm(qtbot, place)
    return place


def select(qtbot: QtBot, place: Workplace, order: OrderRow) -> None:
    place.show_order(order.id)
    qtbot.waitUntil(lambda: place.selected == order.id, timeout=20_000)
    calm(qtbot, place)


def status_shown(place: Workplace, order: OrderRow) -> OrderStatus | None:
    row = place.orders.table.row_of(order.id)
    return row.status if row is not None else None


def of(orders: list[OrderRow], status: OrderStatus) -> OrderRow:
    return next(row for row in orders if row.status is status)


def test_what_another_pc_does_is_on_screen_and_nothing_else_moves(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, orders: list[OrderRow]
) -> None:
    place = come_in(qtbot, window, sqlite_shop)
    theirs, mine = of(orders, S.TO_SHIP), of(orders, S.PAID)
    select(qtbot, place, mine)
    place.orders.focus_search()
    place.orders.bar.search.edit.insert("小粒咖")
    place.pane.editor.edit.setPlainText("客人要求周末送")
    sqlite_shop.do(fulfilment.ship_order, theirs.id, parcel=SF)
    qtbot.waitUntil(lambda: status_shown(place, theirs) is S.SHIPPED, timeout=20_000)
    assert place.selected == mine.id
    assert place.orders.bar.search.edit.text() == "小粒咖"
    assert place.pane.editor.edit.toPlainText() == "客人要求周末送"


def test_the_pane_follows_what_another_pc_does_with_its_order(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, orders: list[OrderRow]
) -> None:
    place = come_in(qtbot, window, sqlite_shop)
    mine = of(orders, S.TO_SHIP)
    select(qtbot, place, mine)
    sqlite_shop.do(marks.hold_order, mine.id, reason="等客人回电")
    qtbot.waitUntil(lambda: place.pane.head.isVisible() and _held(place), timeout=20_000)


def _held(place: Workplace) -> bool:
    row = place.orders.table.row_of(place.selected or 0)
    return row is not None and row.hold_reason == "等客人回电"


def test_j_and_k_walk_the_list_from_anywhere(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, orders: list[OrderRow]
) -> None:
    place = come_in(qtbot, window, sqlite_shop)
    select(qtbot, place, orders[-1])
    place.shell.nav.setFocus()
    QTest.keyClick(place.shell, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: place.selected == orders[-2].id, timeout=20_000)
    QTest.keyClick(place.shell, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: place.selected == orders[-1].id, timeout=20_000)


def test_a_slash_goes_to_the_search(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, orders: list[OrderRow]
) -> None:
    place = come_in(qtbot, window, sqlite_shop)
    QTest.keyClicks(place.orders.view, "/")
    assert place.orders.bar.search.edit.hasFocus()


def test_f5_reads_the_list_again(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, orders: list[OrderRow]) -> None:
    place = come_in(qtbot, window, sqlite_shop)
    with qtbot.waitSignal(place.orders.listing.arrived, timeout=20_000):
        QTest.keyClick(place.orders.view, Qt.Key.Key_F5)


def test_a_scanned_number_opens_its_order(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, orders: list[OrderRow]
) -> None:
    place = come_in(qtbot, window, sqlite_shop)
    window.inputs.scanned.emit(orders[1].order_no)
    qtbot.waitUntil(lambda: place.selected == orders[1].id, timeout=20_000)


def test_a_scan_of_nothing_known_is_told(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, orders: list[OrderRow]
) -> None:
    place = come_in(qtbot, window, sqlite_shop)
    window.inputs.scanned.emit("YT0000000000001")
    qtbot.waitUntil(lambda: bool(place.shell.toaster.toasts), timeout=20_000)
    assert place.shell.toaster.toasts[0].accessibleName() == "没有找到 YT0000000000001 的订单"


def test_a_file_dropped_on_the_window_opens_the_import(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, orders: list[OrderRow], tmp_path: Path
) -> None:
    come_in(qtbot, window, sqlite_shop)
    file = tmp_path / "orders.csv"
    file.write_text("订单号,金额\n", encoding="utf-8")
    window.inputs.dropped.emit([file])

    def opened() -> list[ImportSheet]:
        return [one for one in overlays_of(window) if isinstance(one, ImportSheet)]

    qtbot.waitUntil(lambda: bool(opened()), timeout=20_000)
    sheets = opened()
    assert [sheet.paths for sheet in sheets] == [[file]]
    qtbot.waitUntil(lambda: sheets[0].state != READ, timeout=60_000)


def test_who_may_not_import_is_told_who_may(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, orders: list[OrderRow], tmp_path: Path
) -> None:
    place = come_in(qtbot, window, sqlite_shop, Preset.WAREHOUSE)
    window.inputs.dropped.emit([tmp_path / "orders.csv"])
    qtbot.waitUntil(lambda: bool(place.shell.toaster.toasts), timeout=20_000)
    assert overlays_of(window) == []
    assert place.shell.toaster.toasts[0].accessibleName() == "导入要店主或店长来做"


def test_an_order_is_placed_from_the_page_and_stands_in_the_list(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, orders: list[OrderRow]
) -> None:
    place = come_in(qtbot, window, sqlite_shop)
    place.orders.place_requested.emit()
    sheets = [one for one in overlays_of(window) if isinstance(one, PlaceSheet)]
    assert len(sheets) == 1
    row = an_order_in(sqlite_shop, S.PAID)
    sheets[0].placed.emit(row)
    sheets[0].close_overlay()
    qtbot.waitUntil(lambda: place.selected == row.id, timeout=20_000)
    qtbot.waitUntil(lambda: place.orders.table.row_of(row.id) is not None, timeout=20_000)


def palette(qtbot: QtBot, window: MainWindow) -> CommandPalette:
    window.open_palette()
    found = next(one for one in overlays_of(window) if isinstance(one, CommandPalette))
    assert window.place is not None
    calm(qtbot, window.place)
    return found


def titles(shown: CommandPalette) -> list[str]:
    return [row.entry.title for row in shown._rows]


def test_the_palette_offers_the_acts_of_the_selected_order(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, orders: list[OrderRow]
) -> None:
    place = come_in(qtbot, window, sqlite_shop)
    select(qtbot, place, of(orders, S.TO_SHIP))
    shown = palette(qtbot, window)
    qtbot.waitUntil(lambda: titles(shown)[0] == "发货 3 件", timeout=20_000)
    shown.edit.setText("fh")
    QTest.keyClick(shown.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: place.acts.sheet is not None, timeout=20_000)


def test_the_palette_finds_orders_and_members_by_typing(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, orders: list[OrderRow]
) -> None:
    place = come_in(qtbot, window, sqlite_shop)
    shown = palette(qtbot, window)
    shown.edit.setText(orders[0].order_no)
    qtbot.waitUntil(lambda: titles(shown)[:1] == [orders[0].order_no], timeout=20_000)
    shown.edit.setText(orders[0].member_account)
    qtbot.waitUntil(lambda: any(title.startswith("欧") for title in titles(shown)), timeout=20_000)
    shown._rows[-1].pressed.emit(shown._rows[-1].entry.key)
    page = place.pages["members"]
    assert isinstance(page, MembersPage)
    qtbot.waitUntil(lambda: page.card.account.text() == orders[0].member_account, timeout=20_000)
    QTest.keyClick(page.view, Qt.Key.Key_O)
    assert place.orders.chosen.member == orders[0].member_account


def test_the_member_behind_an_order_has_her_card_one_press_away(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, orders: list[OrderRow]
) -> None:
    place = come_in(qtbot, window, sqlite_shop)
    select(qtbot, place, of(orders, S.TO_SHIP))
    qtbot.waitUntil(place.pane.member.header.action.isVisible, timeout=20_000)
    place.pane.member.header.action.click()
    page = place.pages["members"]
    assert isinstance(page, MembersPage)
    qtbot.waitUntil(lambda: page.card.account.text() == orders[0].member_account, timeout=20_000)
    assert page.card.isVisible()


def test_the_next_start_finds_the_list_as_it_was(
    qtbot: QtBot, sqlite_shop: Shop, orders: list[OrderRow], tmp_path: Path
) -> None:
    file = tmp_path / "desk.ini"
    with a_window(qtbot, sqlite_shop.office, memory=Memory(file)) as first:
        place = come_in(qtbot, first, sqlite_shop)
        first.resize(880, 640)
        place.orders._tab_chosen("TO_SHIP")
        qtbot.waitUntil(lambda: place.orders.table.rowCount() == 1, timeout=20_000)
        first.close()
    with a_window(qtbot, sqlite_shop.office, memory=Memory(file)) as second:
        assert second.login is not None and second.login.login.text() == "manager"
        assert (second.width(), second.height()) == (880, 640)
        place = come_in(qtbot, second, sqlite_shop)
        qtbot.waitUntil(lambda: place.orders.table.rowCount() == 1, timeout=20_000)
        assert place.orders.chosen.statuses == (S.TO_SHIP,)
